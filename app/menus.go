package app

import "fyne.io/fyne/v2"

// menuKey is an item's key as the list of keys writes it. Fyne writes the names of
// modifiers in English, and finds the item of a key by its shortcut's name alone.
type menuKey struct {
	fyne.Shortcut
	text string
}

var _ fyne.KeyboardShortcut = menuKey{}

// Key is what Fyne writes.
func (k menuKey) Key() fyne.KeyName { return fyne.KeyName(k.text) }

// Mod is nothing, as Fyne would write it before the key.
func (k menuKey) Mod() fyne.KeyModifier { return 0 }

// canAct reports whether a command can do something now.
func (c command) canAct() bool { return c.able == nil || c.able() }

// writable reports whether an archive is open that takes changes.
func (d *desk) writable() bool { return d.archive != nil && !d.archive.ReadOnly() && d.gone == nil }

// found reports whether there are results.
func (d *desk) found() bool { return d.results != nil && d.results.Len() > 0 }

// charted reports whether the timeline shows something.
func (d *desk) charted() bool { return d.base != nil }

// rebuildMenus makes the menus of all windows anew, for what changes in their
// submenus.
func (d *desk) rebuildMenus() {
	d.window.SetMainMenu(d.menu())
	for _, w := range d.windows {
		w.setMenu()
	}
}

// renewMenus brings what is ticked, and what can act now, up to date in the menus of
// all windows.
func (d *desk) renewMenus() {
	renewMenu(d.window.MainMenu(), d.commands())
	for _, w := range d.windows {
		w.renew()
	}
}

// renewMenu does so in a menu that menuOf has made of the same commands.
func renewMenu(shown *fyne.MainMenu, commands []command) {
	if shown == nil {
		return
	}
	changed := false
	for m, menu := range menuOf(commands).Items {
		for i, is := range menu.Items {
			was := shown.Items[m].Items[i]
			if was.Checked != is.Checked || was.Disabled != is.Disabled {
				was.Checked, was.Disabled, changed = is.Checked, is.Disabled, true
			}
		}
	}
	if changed {
		shown.Refresh()
	}
}
