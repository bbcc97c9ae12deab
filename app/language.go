package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
)

// languageItems choose the language of the window. Each is named in itself, so
// that whoever cannot read the present one finds their own.
func (d *desk) languageItems() []*fyne.MenuItem {
	chosen := d.prefs.language()
	item := func(name, tag string) *fyne.MenuItem {
		i := fyne.NewMenuItem(name, func() { d.speak(tag) })
		i.Checked = tag == chosen
		return i
	}
	items := []*fyne.MenuItem{item(lang.L("Same as the system"), ""), fyne.NewMenuItemSeparator()}
	for _, l := range locale.Languages {
		items = append(items, item(l.Name, l.Tag))
	}
	return items
}

// speak shows the window in another language, or in the system's where the tag
// is empty.
func (d *desk) speak(tag string) {
	if err := locale.Use(tag); err != nil {
		d.say(err)
		return
	}
	d.prefs.setLanguage(tag)
	d.rebuild()
}

// rebuild makes all views anew, since most take their words when they are made,
// and shows in them what was shown before.
func (d *desk) rebuild() {
	top, _ := d.list.Top()
	row, scroll, drawer, pill := d.list.Selected(), d.article.Scroll(), d.drawer.Visible(), d.pill.Visible()
	timeline, state, stated := d.timeline, d.state.State(), d.room.Shows(d.state)
	d.build()
	d.timeline.Continue(timeline)
	d.wire()
	d.rebuildMenus()
	d.window.SetContent(d.room)
	for _, w := range d.windows {
		scroll := w.pane.Scroll()
		w.fill()
		w.pane.ScrollTo(scroll)
	}
	if d.archive == nil {
		d.room.SetContentPage(d.start)
		if stated {
			d.showState(d.stating, state)
		}
		d.search.Focus()
		return
	}
	d.nameStart()
	d.setStats(d.stats)
	d.window.SetMainMenu(d.menu()) // now that it is known whether the library is shown
	d.search.SetText(d.asked.text)
	d.showSort(d.asked.sort)
	d.showDates()
	if d.results != nil {
		d.list.SetResults(d.results.Len(), d.pages.hit)
		d.list.ScrollTo(top)
		d.markRow(row)
	}
	if d.shown != nil {
		d.article.ShowArticle(d.shown, data.HitsIn(d.shown, d.asked.base()))
		d.article.SetWays(d.trail.can(-1), d.trail.can(1))
		d.article.ScrollTo(scroll)
		d.linkTrailer(d.shown)
	}
	d.showBanner()
	if d.task.running() || pill {
		d.showTask()
		d.drawer.Hidden = !drawer
		d.room.Refresh()
	}
	if d.compared.on {
		d.showComparing()
	}
	d.ask(d.results != nil)
	d.focusResults()
}
