package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/views"
)

// paletteStep parts a menu from the menu within it, where the palette names both.
const paletteStep = " ▸ "

// paletteEntry is a command as the palette holds it. Its name stays the same from one
// start to the next.
type paletteEntry struct {
	name  string
	shown views.PaletteCommand
	run   func()
}

// paletteEntries are the commands of a table and the items of its submenus, in the
// order of the menus.
func paletteEntries(commands []command) []paletteEntry {
	var entries []paletteEntry
	for _, c := range commands {
		menu := c.menu // a key of the translations, as the label is
		switch {
		case c.menu == "" || c.label == separator: // a second key of another, or no command
		case c.kids != nil:
			for _, item := range c.kids() {
				if !item.IsSeparator {
					entries = append(entries, paletteEntry{
						name:  c.menu + paletteStep + c.label + paletteStep + item.Label,
						shown: views.PaletteCommand{Menu: lang.L(menu) + paletteStep + lang.L(c.label), Label: item.Label, Ticked: item.Checked, Disabled: item.Disabled || !c.canAct()},
						run:   item.Action,
					})
				}
			}
		default:
			entries = append(entries, paletteEntry{
				name:  c.menu + paletteStep + c.label,
				shown: views.PaletteCommand{Menu: lang.L(menu), Label: lang.L(c.label), Key: c.keyName(), Ticked: c.on != nil && c.on(), Disabled: !c.canAct()},
				run:   c.run,
			})
		}
	}
	return entries
}

// usedFirst puts the entries that were used last before the others.
func usedFirst(entries []paletteEntry, used []string) {
	place := func(e paletteEntry) int {
		if at := slices.Index(used, e.name); at >= 0 {
			return at
		}
		return len(used)
	}
	slices.SortStableFunc(entries, func(a, b paletteEntry) int { return place(a) - place(b) })
}

// showPalette lists all commands, to find one by its letters. What cannot act now is
// shown, but not run.
func (d *desk) showPalette() {
	entries := paletteEntries(d.commands())
	usedFirst(entries, d.prefs.used())
	commands := make([]views.PaletteCommand, len(entries))
	for i, e := range entries {
		commands[i] = e.shown
	}
	palette := views.NewPalette(commands)
	closeSheet := d.openSheet(views.NewSheet(lang.L("Commands"), "", palette, fyne.NewSize(620, 520)))
	palette.OnClose = closeSheet
	palette.OnChosen = func(command int) {
		closeSheet()
		d.prefs.addUsed(entries[command].name)
		entries[command].run()
	}
	d.window.Canvas().Focus(palette.Field())
}
