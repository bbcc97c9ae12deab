package app

import (
	"runtime"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views"
)

// articleWindow is an article in a window of its own. It stays as it is when
// the main window moves on.
type articleWindow struct {
	reader
	window fyne.Window
	hits   data.ArticleHits // of the query with which it was opened
	known  map[string]int64 // articles of the archive, by their headlines in the trailer
}

// openWindow shows the article once more, in a window of its own.
func (d *desk) openWindow() {
	if d.shown == nil {
		d.note(lang.L("Choose an article to open it in a window of its own"))
		return
	}
	a := d.shown
	title := a.Headline
	if title == "" {
		title = lang.L("Without a headline")
	}
	w := &articleWindow{window: d.app.NewWindow(title + " — Dateline"), hits: data.HitsIn(a, d.asked.base()), known: d.known}
	w.reader = reader{desk: d, home: w.window, article: func() *data.Article { return a }, own: true, from: d.archive.Path()}
	w.window.SetPadded(false)
	w.fill()
	w.window.Resize(fyne.NewSize(760, 820))
	w.window.SetOnClosed(func() {
		d.windows = slices.DeleteFunc(d.windows, func(other *articleWindow) bool { return other == w })
	})
	d.windows = append(d.windows, w)
	w.window.Show()
	w.window.Canvas().Focus(w.pane)
}

// fill shows the article in a pane of the present language.
func (w *articleWindow) fill() {
	w.pane = views.NewArticlePane()
	w.wire()
	w.setMenu()
	w.pane.SetTypography(w.desk.prefs.typography())
	w.window.SetContent(w.pane)
	w.pane.ShowArticle(w.article(), w.hits)
	known := map[string]bool{}
	for headline := range w.known {
		known[headline] = true
	}
	w.pane.SetKnown(known)
	w.renew()
}

// commands are those of the window, from the table of all.
func (w *articleWindow) commands() []command { return w.desk.commandsOf(&w.reader, ownWindow) }

// setMenu gives the window its menu. A Mac has one menu for all windows, which stays
// the main window's.
func (w *articleWindow) setMenu() {
	if runtime.GOOS != "darwin" {
		w.window.SetMainMenu(menuOf(w.commands()))
	}
}

// renew brings the window's menu up to date.
func (w *articleWindow) renew() { renewMenu(w.window.MainMenu(), w.commands()) }

// wire connects the window's pane. Headlines and versions open in the main
// window.
func (w *articleWindow) wire() {
	d, p := w.desk, w.pane
	p.Find = data.FindText
	p.OnCopy = func(text string) { d.app.Clipboard().SetContent(text) }
	p.OnTrailer = func(item data.TrailerItem) {
		id, known := w.known[item.Headline]
		if !known {
			return
		}
		if _, ok := w.filed(); ok {
			d.reopen(place{article: id})
			d.window.RequestFocus()
		}
	}
	p.OnVersions = w.showVersions
	p.OnKey, p.OnShortcut = w.key, w.shortcut
	p.OnRune = func(r rune) { runRune(w.commands(), r) }
	w.window.Canvas().SetOnTypedKey(w.key)
	w.window.Canvas().SetOnTypedRune(p.OnRune)
	addFurtherKeys(w.window.Canvas(), w.commands(), w.shortcut)
	for _, c := range w.commands() {
		if c.key != "" && c.mod != 0 && c.mod != fyne.KeyModifierShift {
			w.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}, w.shortcut)
		}
	}
}

// key goes back one step with Esc: what lies over the article, then the window. Other
// keys are those of commands.
func (w *articleWindow) key(event *fyne.KeyEvent) {
	if event.Name != fyne.KeyEscape {
		runKey(w.commands(), event.Name, w.desk.modifiers())
		return
	}
	if over := w.window.Canvas().Overlays(); over.Top() != nil {
		over.Remove(over.Top())
		return
	}
	w.window.Close()
}

func (w *articleWindow) shortcut(shortcut fyne.Shortcut) {
	if custom, ok := shortcut.(*desktop.CustomShortcut); ok {
		runKey(w.commands(), custom.KeyName, custom.Modifier)
	}
}
