package app

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/views"
)

// key handles the keys that a pane does not use itself.
func (d *desk) key(event *fyne.KeyEvent) {
	d.use.now()
	if event.Name == fyne.KeyEscape {
		d.escape()
		return
	}
	runKey(d.commands(), event.Name, d.modifiers())
}

// modifiers are the keys such as Shift that are held.
func (d *desk) modifiers() fyne.KeyModifier {
	if driver, ok := d.app.Driver().(desktop.Driver); ok {
		return driver.CurrentKeyModifiers()
	}
	return 0
}

// runKey runs the command that has a key.
func runKey(commands []command, key fyne.KeyName, mod fyne.KeyModifier) {
	for _, c := range commands {
		if c.run != nil && c.hasKey(key, mod) {
			c.run()
			return
		}
	}
}

// hasKey reports whether a key is the command's.
func (c command) hasKey(key fyne.KeyName, mod fyne.KeyModifier) bool {
	return c.key == key && c.mod == mod || slices.Contains(c.also, desktop.CustomShortcut{KeyName: key, Modifier: mod})
}

// addFurtherKeys gives a window the keys of its commands that its menu does not know.
func addFurtherKeys(canvas fyne.Canvas, commands []command, shortcut func(fyne.Shortcut)) {
	for _, c := range commands {
		for i := range c.also {
			canvas.AddShortcut(&c.also[i], shortcut)
		}
	}
}

// shortcut runs the command of a key that neither the menu nor a pane knows.
func (d *desk) shortcut(shortcut fyne.Shortcut) {
	if custom, ok := shortcut.(*desktop.CustomShortcut); ok {
		runKey(d.commands(), custom.KeyName, custom.Modifier)
	}
}

// rune handles the letters that act outside text fields.
func (d *desk) rune(r rune) {
	d.use.now()
	runRune(d.commands(), r)
}

// runRune runs the command that has a letter.
func runRune(commands []command, r rune) {
	for _, c := range commands {
		if c.rune != 0 && upper(c.rune) == upper(r) {
			c.run()
			return
		}
	}
}

// escape goes back one step: overlay, help, toast, drawer, library over the rest,
// search field or article, timeline, comparison, what narrows the results, the last first,
// query.
func (d *desk) escape() {
	overlays := d.window.Canvas().Overlays()
	switch {
	case overlays.Top() != nil:
		overlays.Remove(overlays.Top())
	case d.search.Help().Visible():
		d.search.HideHelp()
	case d.toast.Visible():
		d.toast.Dismiss()
	case d.drawer.Visible():
		d.closeDrawer()
	case d.room.SidebarOver():
		d.toggleLibrary()
	case d.article.Finding() && !d.search.Focused():
		d.article.CloseFind()
	case d.search.Focused(), d.window.Canvas().Focused() == d.article:
		d.focusResults()
	case d.compare.Focused():
		d.endCompare()
	case d.timeline.Escape():
	case d.compared.on:
		d.endCompare()
	case len(d.asked.steps) > 0:
		d.unwind()
	case d.asked.text != "":
		d.escapeSearch()
	case d.library.Focused():
		d.focusResults()
	}
}

func (d *desk) focusSearch() { d.search.Focus() }

func (d *desk) focusResults() { d.window.Canvas().Focus(d.list) }

// nextPane moves the keyboard from the search field to the results, the
// article, the timeline, the library and round again.
func (d *desk) nextPane() {
	canvas := d.window.Canvas()
	switch focused := canvas.Focused(); {
	case d.search.Focused():
		canvas.Focus(d.list)
	case focused == d.list:
		canvas.Focus(d.article)
	case focused == d.article && d.room.TimelineVisible():
		canvas.Focus(d.timeline)
	case (focused == d.article || focused == d.timeline) && d.room.SidebarVisible():
		d.library.Focus()
	default:
		d.search.Focus()
	}
}

func (d *desk) toggleTimeline() {
	d.room.SetTimelineVisible(!d.room.TimelineVisible())
	d.prefs.setTimeline(d.room.TimelineVisible())
	d.renewMenus()
}

// toggleTable shows the results as a table, or as rows of two lines.
func (d *desk) toggleTable() {
	d.listPane.SetTable(!d.listPane.Table())
	d.prefs.setTable(d.listPane.Table())
	d.renewMenus()
}

func (d *desk) resetTimeline() {
	d.timeline.ResetView()
	if d.asked.narrowed() {
		d.selectDates(time.Time{}, time.Time{})
	}
}

// showKeys lists the keys of the reader's window.
func (r *reader) showKeys() {
	groups := r.desk.keyGroups()
	if r.own {
		groups = commandKeys(r.desk.commandsOf(r, ownWindow))
	}
	list := views.NewKeyList(groups)
	canvas := r.home.Canvas()
	pop := widget.NewModalPopUp(list, canvas)
	before := canvas.Focused()
	list.OnClose = func() { pop.Hide(); canvas.Focus(before) }
	size, scale := canvas.Size(), r.desk.prefs.theme().Scale
	pop.Resize(fyne.NewSize(min(760*scale, size.Width*0.94), min(560*scale, size.Height*0.9)))
	pop.Show()
	canvas.Focus(list)
}

func (d *desk) showAbout() {
	text := "Dateline " + d.app.Metadata().Version + "\n\n" + lang.L("An archive browser for news articles.") + "\n" +
		lang.L("Nothing leaves this computer; your files are not changed.") + "\n\n" +
		lang.L("This archive: {{.Path}}", map[string]any{"Path": d.archivePath()})
	dialog.ShowInformation(lang.L("About Dateline"), text, d.window)
}

func (d *desk) archivePath() string {
	if d.archive == nil {
		return lang.L("none is open")
	}
	return d.archive.Path()
}
