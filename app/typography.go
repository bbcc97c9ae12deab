package app

import (
	"fmt"

	"fyne.io/fyne/v2"

	"dateline/views"
)

// typographyItems choose how articles are set.
func (d *desk) typographyItems() []*fyne.MenuItem {
	now := d.prefs.typography()
	item := func(label string, changed views.Typography) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, func() { d.setTypography(changed) })
		i.Checked = changed == now
		return i
	}
	with := func(change func(*views.Typography)) views.Typography {
		changed := now
		change(&changed)
		return changed
	}
	items := []*fyne.MenuItem{
		item("Serif", with(func(t *views.Typography) { t.Sans = false })),
		item("Sans serif", with(func(t *views.Typography) { t.Sans = true })),
		fyne.NewMenuItemSeparator(),
	}
	for _, letters := range []int{65, 70, 75} {
		items = append(items, item(fmt.Sprintf("Lines of %d letters", letters), with(func(t *views.Typography) { t.Letters = letters })))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, s := range []struct {
		label   string
		spacing views.Spacing
	}{{"Close lines", views.CloseSpacing}, {"Normal lines", views.NormalSpacing}, {"Wide lines", views.WideSpacing}} {
		items = append(items, item(s.label, with(func(t *views.Typography) { t.Spacing = s.spacing })))
	}
	return items
}

func (d *desk) setTypography(t views.Typography) {
	d.prefs.setTypography(t)
	d.article.SetTypography(t)
	for _, w := range d.windows {
		w.pane.SetTypography(t)
	}
	d.rebuildMenus()
}
