package app

import (
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
	desk    *desk
	window  fyne.Window
	pane    *views.ArticlePane
	article *data.Article
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
	w := &articleWindow{desk: d, window: d.app.NewWindow(title + " — Dateline"), pane: views.NewArticlePane(), article: a}
	w.wire(d.known)
	w.pane.SetTypography(d.prefs.typography())
	w.window.SetPadded(false)
	w.window.SetContent(w.pane)
	w.window.Resize(fyne.NewSize(760, 820))
	w.window.SetOnClosed(func() {
		d.windows = slices.DeleteFunc(d.windows, func(other *articleWindow) bool { return other == w })
	})
	d.windows = append(d.windows, w)
	w.pane.ShowArticle(a, data.HitsIn(a, d.asked.base()))
	known := map[string]bool{}
	for headline := range d.known {
		known[headline] = true
	}
	w.pane.SetKnown(known)
	w.window.Show()
	w.window.Canvas().Focus(w.pane)
}

// wire connects the window's pane. Headlines and versions open in the main
// window.
func (w *articleWindow) wire(known map[string]int64) {
	d, p := w.desk, w.pane
	p.Find = data.FindText
	p.OnCopy = func(text string) { d.app.Clipboard().SetContent(text) }
	p.OnTrailer = func(item data.TrailerItem) {
		if id, ok := known[item.Headline]; ok {
			d.reopen(place{article: id})
			d.window.RequestFocus()
		}
	}
	p.OnVersions = func() {
		d.showVersionsOf(w.article)
		d.window.RequestFocus()
	}
	p.OnKey, p.OnShortcut = w.key, w.shortcut
	p.OnRune = func(r rune) {
		if r == 'c' || r == 'C' {
			d.app.Clipboard().SetContent(data.CitePlain(w.article))
		}
	}
	w.window.Canvas().SetOnTypedKey(w.key)
	for _, key := range []fyne.KeyName{fyne.KeyW, fyne.KeyF} {
		w.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: ctrl}, w.shortcut)
	}
}

// key closes the window with Esc and goes through the hits with F3.
func (w *articleWindow) key(event *fyne.KeyEvent) {
	step := 1
	if driver, ok := w.desk.app.Driver().(desktop.Driver); ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		step = -1
	}
	switch {
	case event.Name == fyne.KeyEscape:
		w.window.Close()
	case event.Name == fyne.KeyF3 && w.pane.Finding():
		w.pane.FindNext(step)
	case event.Name == fyne.KeyF3 && step > 0:
		w.pane.NextHit()
	case event.Name == fyne.KeyF3:
		w.pane.PreviousHit()
	}
}

func (w *articleWindow) shortcut(shortcut fyne.Shortcut) {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != ctrl {
		return
	}
	switch custom.KeyName {
	case fyne.KeyW:
		w.window.Close()
	case fyne.KeyF:
		w.pane.OpenFind()
	}
}
