package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

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
		item(lang.L("Serif"), with(func(t *views.Typography) { t.Sans = false })),
		item(lang.L("Sans serif"), with(func(t *views.Typography) { t.Sans = true })),
		fyne.NewMenuItemSeparator(),
	}
	for _, letters := range []int{65, 70, 75} {
		items = append(items, item(lang.N("Lines of {{.N}} letters", letters, map[string]any{"N": letters}), with(func(t *views.Typography) { t.Letters = letters })))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, s := range []struct {
		label   string
		spacing views.Spacing
	}{{lang.L("Close lines"), views.CloseSpacing}, {lang.L("Normal lines"), views.NormalSpacing}, {lang.L("Wide lines"), views.WideSpacing}} {
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
