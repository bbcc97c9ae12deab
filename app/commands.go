package app

import (
	"path/filepath"
	"runtime"
	"slices"

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
	also  []desktop.CustomShortcut // further keys
	over  bool                     // acts also while a dialog or another sheet lies over the window
	on    func() bool              // the item has a tick
	able  func() bool              // it can act now; nil where it always can
	in    scope
}

// scope says in which windows a command is.
type scope int

const (
	mainWindow  scope = iota
	everyWindow       // also in the window of an article by itself
	ownWindow         // only there
)

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

// plusKeys are the plus that is typed with Shift, and those of keypads and of keyboards
// that have one by itself.
var plusKeys = []desktop.CustomShortcut{
	{KeyName: fyne.KeyEqual, Modifier: ctrl | fyne.KeyModifierShift},
	{KeyName: fyne.KeyPlus, Modifier: ctrl},
	{KeyName: fyne.KeyPlus, Modifier: ctrl | fyne.KeyModifierShift},
}

// commands are those of the main window.
func (d *desk) commands() []command { return d.commandsOf(&d.reader, mainWindow) }

// commandsOf are the commands of a window, with those about an article for the one
// that is read there.
func (d *desk) commandsOf(r *reader, window scope) []command {
	commands := slices.DeleteFunc(d.allCommands(r), func(c command) bool { return c.in != everyWindow && c.in != window })
	for i, c := range commands {
		if c.run != nil {
			commands[i].run = func() {
				d.use.now()
				if c.over || !r.covered() {
					c.run()
				}
			}
		}
	}
	return commands
}

// allCommands is the table of all commands.
func (d *desk) allCommands(r *reader) []command {
	return []command{
		{menu: fileMenu, label: "Import files…", key: fyne.KeyO, mod: ctrl, run: d.chooseFiles, able: d.writable},
		{menu: fileMenu, label: "Import folder…", key: fyne.KeyO, mod: ctrl | fyne.KeyModifierShift, run: d.chooseFolder, able: d.writable},
		{menu: fileMenu, label: "Imports…", key: fyne.KeyI, mod: ctrl, run: d.showImports},
		{menu: fileMenu, label: "Watched folders…", run: d.showWatched, key: fyne.KeyW, mod: ctrl | fyne.KeyModifierShift, able: d.writable},
		{menu: fileMenu, label: "Read originals again…", run: d.proposeReread, able: d.writable},
		{menu: fileMenu, label: separator},
		{menu: fileMenu, label: "New archive…", key: fyne.KeyN, mod: ctrl, run: d.newArchive},
		{menu: fileMenu, label: "Open archive…", run: d.chooseArchive, key: fyne.KeyA, mod: ctrl | fyne.KeyModifierShift},
		{menu: fileMenu, label: "Open recent", kids: d.recentItems},
		{menu: fileMenu, label: "Open the sample archive", run: d.openSample},
		{menu: fileMenu, label: separator},
		{menu: fileMenu, label: "Close the window", key: fyne.KeyW, mod: ctrl, run: r.close, in: ownWindow},
		{menu: fileMenu, label: quitLabel, over: true, key: fyne.KeyQ, mod: ctrl, run: d.quit, in: everyWindow},

		{menu: editMenu, label: "Undo", key: fyne.KeyZ, mod: ctrl, run: d.undo, able: d.canUndo},
		{menu: editMenu, label: separator},
		{menu: editMenu, label: "Copy", over: true, key: fyne.KeyC, mod: ctrl, run: func() { r.pass(&fyne.ShortcutCopy{Clipboard: d.app.Clipboard()}) }, in: everyWindow},
		{menu: editMenu, label: "Select all", over: true, key: fyne.KeyA, mod: ctrl, run: func() { r.pass(&fyne.ShortcutSelectAll{}) }, in: everyWindow},
		{menu: editMenu, label: separator},
		{menu: editMenu, label: "Search articles", key: fyne.KeyL, mod: ctrl, run: d.focusSearch},
		{label: "Search articles", rune: '/', run: d.focusSearch},
		{menu: editMenu, label: "Clear the search", run: d.clearSearch, key: fyne.KeyL, mod: ctrl | fyne.KeyModifierShift, able: func() bool { return d.asked.text != "" }},
		{menu: editMenu, label: "Clear all filters", run: d.clearFilters, key: fyne.KeyF, mod: ctrl | fyne.KeyModifierShift, able: func() bool { return d.asked.narrowed() || len(d.asked.steps) > 0 }},

		{menu: viewMenu, label: "Library", key: fyne.KeyB, mod: ctrl, run: d.toggleLibrary, on: d.room.SidebarVisible, able: d.room.SidebarUseful},
		{menu: viewMenu, label: "Timeline", key: fyne.KeyT, mod: ctrl, run: d.toggleTimeline, on: d.room.TimelineVisible},
		{menu: viewMenu, label: "Table", key: fyne.KeyT, mod: ctrl | fyne.KeyModifierShift, run: d.toggleTable, on: d.listPane.Table},
		{menu: viewMenu, label: separator},
		{menu: viewMenu, label: "Larger text", over: true, key: fyne.KeyEqual, mod: ctrl, also: plusKeys, shown: "Ctrl++", run: func() { d.scaleText(1) }, in: everyWindow},
		{menu: viewMenu, label: "Smaller text", over: true, key: fyne.KeyMinus, mod: ctrl, run: func() { d.scaleText(-1) }, in: everyWindow},
		{menu: viewMenu, label: "Normal text", over: true, key: fyne.Key0, mod: ctrl, run: func() { d.scaleText(0) }, in: everyWindow},
		{menu: viewMenu, label: "Article text", kids: d.typographyItems, in: everyWindow},
		{menu: viewMenu, label: separator, in: everyWindow},
		{menu: viewMenu, label: "Light and dark like the system", run: func() { d.setScheme(views.FollowSystem) }, on: func() bool { return d.prefs.theme().Scheme == views.FollowSystem }, in: everyWindow},
		{menu: viewMenu, label: "Light", run: func() { d.setScheme(views.Light) }, on: func() bool { return d.prefs.theme().Scheme == views.Light }, in: everyWindow},
		{menu: viewMenu, label: "Dark", run: func() { d.setScheme(views.Dark) }, on: func() bool { return d.prefs.theme().Scheme == views.Dark }, in: everyWindow},
		{menu: viewMenu, label: "High contrast, light", run: func() { d.setScheme(views.ContrastLight) }, on: func() bool { return d.prefs.theme().Scheme == views.ContrastLight }, in: everyWindow},
		{menu: viewMenu, label: "High contrast, dark", run: func() { d.setScheme(views.ContrastDark) }, on: func() bool { return d.prefs.theme().Scheme == views.ContrastDark }, in: everyWindow},
		{menu: viewMenu, label: separator},
		{menu: viewMenu, label: "Language", kids: d.languageItems},
		{menu: viewMenu, label: separator},
		{menu: viewMenu, label: "Command palette…", key: fyne.KeyK, mod: ctrl, run: d.showPalette},
		{menu: viewMenu, label: "Next pane", key: fyne.KeyF6, run: d.nextPane},

		{menu: articleMenu, label: "Next article", rune: 'j', run: func() { d.list.SelectNext() }, able: d.found},
		{menu: articleMenu, label: "Previous article", rune: 'k', run: func() { d.list.SelectPrevious() }, able: d.found},
		{menu: articleMenu, label: "Back", key: fyne.KeyLeft, mod: fyne.KeyModifierAlt, shown: "Alt+←", run: d.goBack, able: func() bool { return d.trail.can(-1) }},
		{menu: articleMenu, label: "Forward", key: fyne.KeyRight, mod: fyne.KeyModifierAlt, shown: "Alt+→", run: d.goForward, able: func() bool { return d.trail.can(1) }},
		{menu: articleMenu, label: "Read on", rune: ' ', shown: "Space", run: r.page, in: everyWindow},
		{menu: articleMenu, label: "Open in a window of its own", key: fyne.KeyReturn, mod: ctrl, shown: "Ctrl+Enter", run: d.openWindow, able: r.reading},
		{menu: articleMenu, label: "Mark as read or unread", rune: 'u', run: d.toggleRead, able: func() bool { return d.writable() && (d.shown != nil || d.list.SelectedCount() > 0) }},
		{menu: articleMenu, label: "Versions…", rune: 'v', run: r.showVersions, able: func() bool { return r.reading() && r.article().Versions > 0 }, in: everyWindow},
		{menu: articleMenu, label: separator, in: everyWindow},
		{menu: articleMenu, label: "Find in article…", key: fyne.KeyF, mod: ctrl, run: r.findInArticle, able: r.reading, in: everyWindow},
		{menu: articleMenu, label: "Next hit", key: fyne.KeyF3, run: func() { r.nextHit(1) }, able: r.hasHits, in: everyWindow},
		{menu: articleMenu, label: "Previous hit", key: fyne.KeyF3, mod: fyne.KeyModifierShift, run: func() { r.nextHit(-1) }, able: r.hasHits, in: everyWindow},
		{menu: articleMenu, label: separator, in: everyWindow},
		{menu: articleMenu, label: "Copy citation", rune: 'c', run: r.copyAs(data.CitePlain, lang.L("The citation is copied")), able: r.reading, in: everyWindow},
		{menu: articleMenu, label: "Copy citation as", kids: r.citationItems, able: r.reading, in: everyWindow},
		{menu: articleMenu, label: "Copy text", key: fyne.KeyC, mod: ctrl | fyne.KeyModifierShift, run: r.copyAs(data.WholeText, lang.L("The article is copied")), able: r.reading, in: everyWindow},
		{menu: articleMenu, label: separator, in: everyWindow},
		{menu: articleMenu, label: "Information…", rune: 'i', run: r.showInformation, able: r.reading, in: everyWindow},
		{menu: articleMenu, label: "Show the original…", key: fyne.KeyO, mod: fyne.KeyModifierAlt, run: r.showOriginal, able: r.reading, in: everyWindow},
		{menu: articleMenu, label: "Open the original", rune: 'o', run: r.openOriginal, able: r.reading, in: everyWindow},
		{menu: articleMenu, label: "Show the original in its folder", run: r.revealOriginal, able: r.reading, in: everyWindow},

		{menu: timelineMenu, label: "Previous period", rune: '[', run: func() { d.timeline.MoveRange(-1) }},
		{menu: timelineMenu, label: "Next period", rune: ']', run: func() { d.timeline.MoveRange(1) }},
		{menu: timelineMenu, label: "Undated articles", run: d.timeline.ToggleUndated, on: func() bool { return d.asked.undated }, key: fyne.KeyD, mod: ctrl},
		{menu: timelineMenu, label: "Zoom in", rune: '+', run: func() { d.timeline.Zoom(1) }},
		{menu: timelineMenu, label: "Zoom out", rune: '-', shown: "−", run: func() { d.timeline.Zoom(-1) }},
		{menu: timelineMenu, label: "Whole archive", run: d.resetTimeline, key: fyne.KeyHome, mod: fyne.KeyModifierAlt},
		{menu: timelineMenu, label: separator},
		{menu: timelineMenu, label: "Compare queries", key: fyne.KeyM, mod: ctrl, run: d.toggleCompare, on: func() bool { return d.compared.on }},
		{menu: timelineMenu, label: separator},
		{menu: timelineMenu, label: "Save as PNG…", run: func() { d.saveFigure(figurePNG) }, able: d.charted},
		{menu: timelineMenu, label: "Save as SVG…", run: func() { d.saveFigure(figureSVG) }, able: d.charted},
		{menu: timelineMenu, label: "Save as CSV…", run: func() { d.saveFigure(figureCSV) }, able: d.charted},

		{menu: helpMenu, label: "How to search", key: fyne.KeyF1, run: d.search.ToggleHelp},
		{menu: helpMenu, label: "Keys", rune: '?', run: r.showKeys, in: everyWindow},
		{menu: helpMenu, label: "About Dateline", run: d.showAbout},
	}
}

// keyName is how a command's key is written.
func (c command) keyName() string { return keyText(c.englishKey()) }

// englishKey is how it is written in English where there is a key named Ctrl.
func (c command) englishKey() string {
	switch {
	case c.shown != "":
		return c.shown
	case c.rune != 0:
		return string(upper(c.rune))
	case c.key == "":
		return ""
	}
	name := ""
	if c.mod&ctrl != 0 {
		name += "Ctrl+"
	}
	if c.mod&fyne.KeyModifierAlt != 0 {
		name += "Alt+"
	}
	if c.mod&fyne.KeyModifierShift != 0 {
		name += "Shift+"
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
func (d *desk) menu() *fyne.MainMenu { return menuOf(d.commands()) }

// menuOf builds a menu of commands, without the menus that have none.
func menuOf(commands []command) *fyne.MainMenu {
	main := fyne.NewMainMenu()
	for _, name := range menus {
		menu := fyne.NewMenu(lang.L(name))
		for _, c := range commands {
			if c.menu == name {
				menu.Items = append(menu.Items, c.item())
			}
		}
		if len(menu.Items) > 0 {
			main.Items = append(main.Items, menu)
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
	if item.Shortcut != nil && runtime.GOOS != "darwin" { // whose menus are not drawn by Fyne
		item.Shortcut = menuKey{item.Shortcut, c.keyName()}
	}
	if c.on != nil {
		item.Checked = c.on()
	}
	item.Disabled = !c.canAct()
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
