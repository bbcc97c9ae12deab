package app

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2/lang"

	"dateline/views"
)

// keyGroups is the list of keys: the commands by menu, and what the panes do
// with keys of their own.
func (d *desk) keyGroups() []views.KeyGroup {
	return append(commandKeys(d.commands()), paneKeys()...)
}

// commandKeys are the commands that have keys, by menu.
func commandKeys(commands []command) []views.KeyGroup {
	var groups []views.KeyGroup
	for _, menu := range menus {
		g := views.KeyGroup{Title: lang.L(menu)}
		for _, c := range commands {
			if name := c.keyName(); name != "" && (c.menu == menu || c.menu == "" && menu == editMenu) {
				if n := len(g.Keys); n > 0 && g.Keys[n-1].What == lang.L(c.label) {
					g.Keys[n-1].Keys = append(g.Keys[n-1].Keys, name)
					continue
				}
				g.Keys = append(g.Keys, views.KeyHelp{Keys: []string{name}, What: lang.L(c.label)})
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
		{Title: lang.L("In the results"), Keys: []views.KeyHelp{
			{Keys: keyTexts("↑", "↓"), What: lang.L("Previous and next article")}, {Keys: keyTexts("Page Up", "Page Down"), What: lang.L("A page of results")},
			{Keys: keyTexts("Home", "End"), What: lang.L("First and last result")}, {Keys: keyTexts("Enter"), What: lang.L("Read the article")},
			{Keys: keyTexts("Shift+arrows"), What: lang.L("Select several")}, {Keys: keyTexts("Menu"), What: lang.L("What can be done with the rows")},
		}},
		{Title: lang.L("In the article"), Keys: []views.KeyHelp{
			{Keys: keyTexts("↑", "↓"), What: lang.L("Scroll")}, {Keys: keyTexts("Shift+arrows"), What: lang.L("Select text")},
		}},
		{Title: lang.L("In the library"), Keys: []views.KeyHelp{
			{Keys: keyTexts("↑", "↓"), What: lang.L("Previous and next line")}, {Keys: keyTexts("Enter"), What: lang.L("Include, or no longer")},
			{Keys: keyTexts("−"), What: lang.L("Exclude, or no longer")}, {Keys: keyTexts("Space"), What: lang.L("Fold the section")},
		}},
		{Title: lang.L("In the timeline"), Keys: []views.KeyHelp{
			{Keys: keyTexts("←", "→"), What: lang.L("Walk the bars")}, {Keys: keyTexts("Shift+← →"), What: lang.L("Select bars")},
			{Keys: keyTexts("+", "−"), What: lang.L("Zoom")}, {Keys: keyTexts("Enter"), What: lang.L("Select the bar")},
			{Keys: keyTexts("Ctrl+← →"), What: lang.L("Move the range")}, {Keys: keyTexts("Ctrl+Shift+← →"), What: lang.L("Move its end")},
			{Keys: keyTexts("1 … 6"), What: lang.L("Choose a compared query there")},
		}},
		{Title: lang.L("Anywhere"), Keys: []views.KeyHelp{{Keys: keyTexts("Esc"), What: lang.L("Back one step")}}},
	}
}

// keyWords are the words in the names of keys that languages have names for. They
// are keys of the translations.
var keyWords = []string{"Page Up", "Page Down", "Ctrl", "Alt", "Shift", "arrows", "Home", "End", "Enter", "Space", "Menu", "Esc"}

// keyText is how a key or several that are pressed at once are written.
func keyText(english string) string {
	if runtime.GOOS == "darwin" {
		english = macKey(english)
	}
	for _, word := range keyWords {
		english = strings.ReplaceAll(english, word, lang.L(word))
	}
	return english
}

func keyTexts(english ...string) []string {
	for i := range english {
		english[i] = keyText(english[i])
	}
	return english
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
