package app

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

const (
	menuRunes  = 40 // of a name in a menu
	menuPlaces = 3
)

// openRowMenu opens the menu of a row, which acts on all that are selected
// where that makes sense.
func (d *desk) openRowMenu(row int, at fyne.Position) {
	hit, ok := d.pages.hit(row)
	if !ok || d.results == nil {
		return
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", d.rowItems(row, hit)...), d.window.Canvas(), at)
}

// rowItems are what can be done with a row, whose article is given, and with
// those selected beside it.
func (d *desk) rowItems(row int, hit data.Hit) []*fyne.MenuItem {
	selected := d.list.SelectedCount()
	mark, rows := lang.L("Mark as read"), lang.L("Copy row")
	switch several := selected > 1; {
	case several && hit.Read:
		mark = locale.Count("Mark as unread ({{.N}} rows)", selected)
	case several:
		mark = locale.Count("Mark as read ({{.N}} rows)", selected)
	case hit.Read:
		mark = lang.L("Mark as unread")
	}
	if selected > 1 {
		rows = locale.Count("Copy {{.N}} rows", selected)
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Open"), func() { d.openRow(row) }),
		fyne.NewMenuItem(mark, func() { d.markRows(!hit.Read) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Copy headline"), func() { d.copyHeadline(hit) }),
		fyne.NewMenuItem(rows, d.copyRows),
	}
	items[1].Disabled = d.archive.ReadOnly()
	for _, more := range [][]*fyne.MenuItem{d.sourceItems(hit), d.dayItems(hit.Published)} {
		if len(more) > 0 {
			items = append(append(items, fyne.NewMenuItemSeparator()), more...)
		}
	}
	return items
}

// openRow shows the article of a row and gives it the keyboard.
func (d *desk) openRow(row int) {
	d.list.Select(row)
	d.enterRow(row)
}

// sourceItems narrow the results to where an article is from.
func (d *desk) sourceItems(hit data.Hit) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(field, value string) {
		name := strings.Join(strings.Fields(value), " ")
		if name == "" {
			return
		}
		if runes := []rune(name); len(runes) > menuRunes {
			name = string(runes[:menuRunes-1]) + "…"
		}
		items = append(items, fyne.NewMenuItem(lang.L("Show only from {{.Name}}", map[string]any{"Name": name}), func() {
			d.searchFor(data.WithCondition(d.asked.text, field, value))
			d.focusResults()
		}))
	}
	add("outlet", hit.Outlet)
	if !strings.EqualFold(hit.Agency, hit.Outlet) {
		add("agency", hit.Agency)
	}
	for _, place := range hit.Places[:min(len(hit.Places), menuPlaces)] {
		add("place", place)
	}
	return items
}

// dayItems narrow the results to the day and the month of an article, as far
// as its date is known.
func (d *desk) dayItems(date data.Date) []*fyne.MenuItem {
	y, m, day := date.Time.Date()
	period := func(name string, first time.Time, years, months, days int) *fyne.MenuItem {
		return fyne.NewMenuItem(lang.L("Articles of {{.Period}}", map[string]any{"Period": name}), func() {
			d.selectDates(first, first.AddDate(years, months, days))
			d.focusResults()
		})
	}
	from := func(m time.Month, day int) time.Time { return time.Date(y, m, day, 0, 0, 0, 0, time.UTC) }
	var items []*fyne.MenuItem
	if date.Precision >= data.ToDay {
		items = append(items, period(locale.Date(date.Time, locale.Day), from(m, day), 0, 0, 1))
	}
	if date.Precision >= data.ToMonth {
		items = append(items, period(locale.Date(date.Time, locale.Month), from(m, 1), 0, 1, 0))
	}
	if date.Precision == data.ToYear {
		items = append(items, period(locale.Date(date.Time, locale.Year), from(time.January, 1), 1, 0, 0))
	}
	return items
}
