package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views"
)

// command is one thing a person can do. Menus, keys and the list of keys come
// from the table of commands and from nowhere else. Its menu and its label are
// keys of the translations.
type command struct {
	menu  string // "" where the command has only a key
	label string
	key   fyne.KeyName
	mod   fyne.KeyModifier
	rune  rune   // instead of key: acts only outside text fields
	shown string // how the list of keys names the key, where it differs
	run   func()
	kids  func() []*fyne.MenuItem
	on    func() bool // the item has a tick
	off   func() bool // the item cannot be chosen now
}

const (
	separator = "-"
	quitLabel = "Quit"
)

// The menus in their order; keys of the translations.
const (
	fileMenu     = "File"
	editMenu     = "Edit"
	viewMenu     = "View"
	articleMenu  = "Article"
	timelineMenu = "Timeline"
	helpMenu     = "Help"
)

var menus = []string{fileMenu, editMenu, viewMenu, articleMenu, timelineMenu, helpMenu}

const ctrl = fyne.KeyModifierShortcutDefault

// commands is the table of all commands.
func (d *desk) commands() []command {
	return []command{
		{menu: fileMenu, label: "Import files…", off: d.cannotWrite, key: fyne.KeyO, mod: ctrl, run: d.chooseFiles},
		{menu: fileMenu, label: "Import folder…", off: d.cannotWrite, key: fyne.KeyO, mod: ctrl | fyne.KeyModifierShift, run: d.chooseFolder},
		{menu: fileMenu, label: "Imports…", key: fyne.KeyI, mod: ctrl, run: d.showImports},
		{menu: fileMenu, label: "Watched folders…", run: d.showWatched},
		{menu: fileMenu, label: "Read originals again…", off: d.cannotWrite, run: d.proposeReread},
		{menu: fileMenu, label: separator},
		{menu: fileMenu, label: "New archive…", key: fyne.KeyN, mod: ctrl, run: d.newArchive},
		{menu: fileMenu, label: "Open archive…", run: d.chooseArchive},
		{menu: fileMenu, label: "Open recent", kids: d.recentItems},
		{menu: fileMenu, label: "Open the sample archive", run: d.openSample},
		{menu: fileMenu, label: separator},
		{menu: fileMenu, label: quitLabel, key: fyne.KeyQ, mod: ctrl, run: d.quit},

		{menu: editMenu, label: lang.L("Undo"), key: fyne.KeyZ, mod: ctrl, run: d.undo, off: func() bool { return !d.canUndo() }},
		{menu: editMenu, label: separator},
		{menu: editMenu, label: "Copy", key: fyne.KeyC, mod: ctrl, run: func() { d.pass(&fyne.ShortcutCopy{Clipboard: d.app.Clipboard()}) }},
		{menu: editMenu, label: "Select all", key: fyne.KeyA, mod: ctrl, run: func() { d.pass(&fyne.ShortcutSelectAll{}) }},
		{menu: editMenu, label: separator},
		{menu: editMenu, label: "Search articles", key: fyne.KeyL, mod: ctrl, run: d.focusSearch},
		{label: "Search articles", rune: '/', run: d.focusSearch},
		{menu: editMenu, label: "Clear the search", run: d.clearSearch},
		{menu: editMenu, label: "Clear all filters", run: d.clearFilters},

		{menu: viewMenu, label: "Library", key: fyne.KeyB, mod: ctrl, run: d.toggleLibrary, on: d.room.SidebarVisible},
		{menu: viewMenu, label: "Timeline", key: fyne.KeyT, mod: ctrl, run: d.toggleTimeline, on: d.room.TimelineVisible},
		{menu: viewMenu, label: "Table", key: fyne.KeyT, mod: ctrl | fyne.KeyModifierShift, run: d.toggleTable, on: d.listPane.Table},
		{menu: viewMenu, label: separator},
		{menu: viewMenu, label: "Larger text", key: fyne.KeyEqual, mod: ctrl, shown: "Ctrl++", run: func() { d.scaleText(1) }},
		{menu: viewMenu, label: "Smaller text", key: fyne.KeyMinus, mod: ctrl, run: func() { d.scaleText(-1) }},
		{menu: viewMenu, label: "Normal text", key: fyne.Key0, mod: ctrl, run: func() { d.scaleText(0) }},
		{menu: viewMenu, label: "Article text", kids: d.typographyItems},
		{menu: viewMenu, label: separator},
		{menu: viewMenu, label: "Light and dark like the system", run: func() { d.setScheme(views.FollowSystem) }, on: func() bool { return d.prefs.theme().Scheme == views.FollowSystem }},
		{menu: viewMenu, label: "Light", run: func() { d.setScheme(views.Light) }, on: func() bool { return d.prefs.theme().Scheme == views.Light }},
		{menu: viewMenu, label: "Dark", run: func() { d.setScheme(views.Dark) }, on: func() bool { return d.prefs.theme().Scheme == views.Dark }},
		{menu: viewMenu, label: separator},
		{menu: viewMenu, label: "Language", kids: d.languageItems},
		{menu: viewMenu, label: separator},
		{menu: viewMenu, label: "Next pane", key: fyne.KeyF6, run: d.nextPane},

		{menu: articleMenu, label: "Next article", rune: 'j', run: func() { d.list.SelectNext() }},
		{menu: articleMenu, label: "Previous article", rune: 'k', run: func() { d.list.SelectPrevious() }},
		{menu: articleMenu, label: "Back", key: fyne.KeyLeft, mod: fyne.KeyModifierAlt, shown: "Alt+←", run: d.goBack},
		{menu: articleMenu, label: "Forward", key: fyne.KeyRight, mod: fyne.KeyModifierAlt, shown: "Alt+→", run: d.goForward},
		{menu: articleMenu, label: "Read on", rune: ' ', shown: "Space", run: d.page},
		{menu: articleMenu, label: "Open in a window of its own", key: fyne.KeyReturn, mod: ctrl, shown: "Ctrl+Enter", run: d.openWindow},
		{menu: articleMenu, label: "Mark as read or unread", rune: 'u', run: d.toggleRead, off: d.cannotWrite},
		{menu: articleMenu, label: "Versions…", rune: 'v', run: d.showVersions},
		{menu: articleMenu, label: separator},
		{menu: articleMenu, label: "Find in article…", key: fyne.KeyF, mod: ctrl, run: d.findInArticle},
		{menu: articleMenu, label: "Next hit", key: fyne.KeyF3, run: func() { d.nextHit(1) }},
		{menu: articleMenu, label: "Previous hit", key: fyne.KeyF3, mod: fyne.KeyModifierShift, run: func() { d.nextHit(-1) }},
		{menu: articleMenu, label: separator},
		{menu: articleMenu, label: "Copy citation", rune: 'c', run: d.copyAs(data.CitePlain, lang.L("The citation is copied"))},
		{menu: articleMenu, label: "Copy citation as", kids: d.citationItems},
		{menu: articleMenu, label: "Copy text", key: fyne.KeyC, mod: ctrl | fyne.KeyModifierShift, run: d.copyAs(data.WholeText, lang.L("The article is copied"))},
		{menu: articleMenu, label: separator},
		{menu: articleMenu, label: "Information…", rune: 'i', run: d.showInformation},
		{menu: articleMenu, label: "Show the original…", key: fyne.KeyO, mod: fyne.KeyModifierAlt, run: d.showOriginal},
		{menu: articleMenu, label: "Open the original", rune: 'o', run: d.openOriginal},
		{menu: articleMenu, label: "Show the original in its folder", run: d.revealOriginal},

		{menu: timelineMenu, label: "Previous period", rune: '[', run: func() { d.timeline.MoveRange(-1) }},
		{menu: timelineMenu, label: "Next period", rune: ']', run: func() { d.timeline.MoveRange(1) }},
		{menu: timelineMenu, label: "Undated articles", run: d.timeline.ToggleUndated, on: func() bool { return d.asked.undated }},
		{menu: timelineMenu, label: "Whole archive", run: d.resetTimeline},
		{menu: timelineMenu, label: separator},
		{menu: timelineMenu, label: "Compare queries", key: fyne.KeyM, mod: ctrl, run: d.toggleCompare, on: func() bool { return d.compared.on }},
		{menu: timelineMenu, label: separator},
		{menu: timelineMenu, label: "Save as PNG…", run: func() { d.saveFigure(figurePNG) }},
		{menu: timelineMenu, label: "Save as SVG…", run: func() { d.saveFigure(figureSVG) }},
		{menu: timelineMenu, label: "Save as CSV…", run: func() { d.saveFigure(figureCSV) }},

		{menu: helpMenu, label: "How to search", key: fyne.KeyF1, run: d.search.ToggleHelp},
		{menu: helpMenu, label: "Keys", rune: '?', run: d.showKeys},
		{menu: helpMenu, label: "About Dateline", run: d.showAbout},
	}
}

// keyName is how a command's key is written.
func (c command) keyName() string {
	switch {
	case c.shown != "":
		return keyText(c.shown)
	case c.rune != 0:
		return string(upper(c.rune))
	case c.key == "":
		return ""
	}
	name := ""
	if c.mod&ctrl != 0 {
		name += lang.L("Ctrl") + "+"
	}
	if c.mod&fyne.KeyModifierAlt != 0 {
		name += lang.L("Alt") + "+"
	}
	if c.mod&fyne.KeyModifierShift != 0 {
		name += lang.L("Shift") + "+"
	}
	return name + string(c.key)
}

func upper(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}

// menu builds the window's menu.
func (d *desk) menu() *fyne.MainMenu {
	all := map[string]*fyne.Menu{}
	main := fyne.NewMainMenu()
	for _, name := range menus {
		all[name] = fyne.NewMenu(lang.L(name))
		main.Items = append(main.Items, all[name])
	}
	for _, c := range d.commands() {
		if m := all[c.menu]; m != nil {
			m.Items = append(m.Items, c.item())
		}
	}
	return main
}

func (c command) item() *fyne.MenuItem {
	if c.label == separator {
		return fyne.NewMenuItemSeparator()
	}
	item := fyne.NewMenuItem(lang.L(c.label), c.run)
	item.IsQuit = c.label == quitLabel // else Fyne adds one of its own
	switch {
	case c.kids != nil:
		item.ChildMenu = fyne.NewMenu("", c.kids()...)
	case c.key == fyne.KeyC && c.mod == ctrl:
		item.Shortcut = &fyne.ShortcutCopy{}
	case c.key == fyne.KeyZ && c.mod == ctrl:
		item.Shortcut = &fyne.ShortcutUndo{}
	case c.key == fyne.KeyA && c.mod == ctrl:
		item.Shortcut = &fyne.ShortcutSelectAll{}
	case c.key != "":
		item.Shortcut = &desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}
	case c.rune == ' ':
		item.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeySpace}
	case c.rune != 0:
		item.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyName(upper(c.rune))}
	}
	if c.on != nil {
		item.Checked = c.on()
	}
	item.Disabled = c.off != nil && c.off()
	return item
}

func (d *desk) recentItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, path := range d.prefs.recent() {
		items = append(items, fyne.NewMenuItem(filepath.Base(path)+" — "+filepath.Dir(path), func() { d.openKnown(path) }))
	}
	if len(items) == 0 {
		none := fyne.NewMenuItem(lang.L("No archive was opened yet"), nil)
		none.Disabled = true
		items = append(items, none)
	}
	return items
}

// cannotWrite reports whether the archive that is open takes no changes.
func (d *desk) cannotWrite() bool { return d.archive != nil && (d.archive.ReadOnly() || d.gone != nil) }
