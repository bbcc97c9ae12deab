package app

import (
	"runtime"
	"strings"

	"dateline/views"
)

// keyGroups is the list of keys: the commands by menu, and what the panes do
// with keys of their own.
func (d *desk) keyGroups() []views.KeyGroup {
	groups := commandKeys(d.commands())
	return append(groups, paneKeys()...)
}

// commandKeys are the commands that have keys, by menu.
func commandKeys(commands []command) []views.KeyGroup {
	var groups []views.KeyGroup
	for _, menu := range menus {
		g := views.KeyGroup{Title: menu}
		for _, c := range commands {
			if name := c.keyName(); name != "" && (c.menu == menu || c.menu == "" && menu == editMenu) {
				if n := len(g.Keys); n > 0 && g.Keys[n-1].What == c.label {
					g.Keys[n-1].Keys = append(g.Keys[n-1].Keys, name)
					continue
				}
				g.Keys = append(g.Keys, views.KeyHelp{Keys: []string{name}, What: c.label})
			}
		}
		if len(g.Keys) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// paneKeys are the keys that the panes use themselves.
func paneKeys() []views.KeyGroup {
	return []views.KeyGroup{
		{Title: "In the results", Keys: []views.KeyHelp{
			{Keys: []string{"↑", "↓"}, What: "Previous and next article"}, {Keys: []string{"Page Up", "Page Down"}, What: "A page of results"},
			{Keys: []string{"Home", "End"}, What: "First and last result"}, {Keys: []string{"Enter"}, What: "Read the article"},
			{Keys: []string{"Shift+arrows"}, What: "Select several"}, {Keys: []string{"Menu"}, What: "What can be done with the rows"},
		}},
		{Title: "In the article", Keys: []views.KeyHelp{
			{Keys: []string{"↑", "↓"}, What: "Scroll"}, {Keys: []string{"Shift+arrows"}, What: "Select text"},
		}},
		{Title: "In the library", Keys: []views.KeyHelp{
			{Keys: []string{"↑", "↓"}, What: "Previous and next line"}, {Keys: []string{"Enter"}, What: "Include, or no longer"},
			{Keys: []string{"−"}, What: "Exclude, or no longer"}, {Keys: []string{"Space"}, What: "Fold the section"},
		}},
		{Title: "In the timeline", Keys: []views.KeyHelp{
			{Keys: []string{"←", "→"}, What: "Walk the bars"}, {Keys: []string{"Shift+← →"}, What: "Select bars"},
			{Keys: []string{"+", "−"}, What: "Zoom"}, {Keys: []string{"Enter"}, What: "Select the bar"},
			{Keys: []string{"Ctrl+← →"}, What: "Move the range"}, {Keys: []string{"Ctrl+Shift+← →"}, What: "Move its end"},
			{Keys: []string{"1 … 6"}, What: "Choose a compared query there"},
		}},
		{Title: "Anywhere", Keys: []views.KeyHelp{{Keys: []string{"Esc"}, What: "Back one step"}}},
	}
}

// systemKeys writes the keys of a list as the system does.
func systemKeys(groups []views.KeyGroup) []views.KeyGroup {
	for _, group := range groups {
		for _, help := range group.Keys {
			for i, key := range help.Keys {
				help.Keys[i] = systemKey(key)
			}
		}
	}
	return groups
}

// systemKey writes a key as the system does that the program runs on.
func systemKey(name string) string {
	if runtime.GOOS == "darwin" {
		return macKey(name)
	}
	return name
}

// macKey writes a key such as "Ctrl+Shift+C" as a Mac's menus do: "⇧⌘C".
func macKey(name string) string {
	signs := ""
	for _, modifier := range []struct{ name, sign string }{{"Alt+", "⌥"}, {"Shift+", "⇧"}, {"Ctrl+", "⌘"}} {
		if before, after, found := strings.Cut(name, modifier.name); found {
			name, signs = before+after, signs+modifier.sign
		}
	}
	return signs + name
}
