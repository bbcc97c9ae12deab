package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/views"
)

// withoutKey are the commands that need none: what is asked for once in a while, and
// choices that stand beside each other in a menu.
var withoutKey = []string{
	"Read originals again…", "Open recent", "Open the sample archive", "Article text",
	"Light and dark like the system", "Light", "Dark", "High contrast, light", "High contrast, dark",
	"Copy citation as", "Language", "Show the original in its folder", "Save as PNG…", "Save as SVG…", "Save as CSV…", "About Dateline",
}

func TestEveryKeyIsInAMenuAndHasOneCommand(t *testing.T) {
	r := newRig(t)
	for _, window := range []scope{mainWindow, ownWindow} {
		commands := r.commandsOf(&r.reader, window)
		inMenu := map[string]bool{}
		for _, c := range commands {
			if c.menu != "" {
				inMenu[c.label] = true
			}
		}
		taken := map[string]string{}
		for _, c := range commands {
			name := c.keyName()
			switch {
			case c.label == separator:
				continue
			case !inMenu[c.label]:
				t.Errorf("%s is in no menu", c.label)
			case name == "" && !slices.Contains(withoutKey, c.label):
				t.Errorf("%s has no key", c.label)
			case name != "" && slices.Contains(withoutKey, c.label):
				t.Errorf("%s has a key, though it is said to need none", c.label)
			case name != "" && taken[name] != "":
				t.Errorf("%s is the key of %s and of %s", name, taken[name], c.label)
			}
			taken[name] = c.label
			if c.key != "" && c.mod == 0 && c.rune != 0 {
				t.Errorf("%s has a key and a letter", c.label)
			}
		}
	}
}

func TestMacKeys(t *testing.T) {
	for name, want := range map[string]string{
		"Ctrl+K": "⌘K", "Ctrl+Shift+C": "⇧⌘C", "Alt+←": "⌥←", "Ctrl++": "⌘+", "F3": "F3", "Shift+F3": "⇧F3", "J": "J",
		"Ctrl+Shift+← →": "⇧⌘← →", "Shift+arrows": "⇧arrows", "+": "+",
	} {
		if got := macKey(name); got != want {
			t.Errorf("%s is written %s, want %s", name, got, want)
		}
	}
}

// item finds an item of a window's menu.
func item(t *testing.T, w fyne.Window, menu, label string) *fyne.MenuItem {
	t.Helper()
	for _, m := range w.MainMenu().Items {
		for _, i := range m.Items {
			if m.Label == menu && i.Label == label {
				return i
			}
		}
	}
	t.Fatalf("there is no %s ▸ %s", menu, label)
	return nil
}

func TestMenusSayWhatCanBeDone(t *testing.T) {
	r := newRig(t)
	expect := func(when string, able bool, labels ...string) {
		t.Helper()
		for _, label := range labels {
			for _, c := range r.commands() {
				if c.label == label && c.menu != "" && item(t, r.window, c.menu, label).Disabled == able {
					t.Errorf("%s: %s can act: %v", when, label, !able)
				}
			}
		}
	}
	expect("with no archive", false, "Save as PNG…", "Next article", "Next hit", "Copy citation", "Versions…", "Back", "Clear the search", "Watched folders…")
	expect("with no archive", true, "Quit", "Open archive…", "Light")
	r.readFirst(t, news(t))
	expect("reading", true, "Save as PNG…", "Next article", "Copy citation", "Find in article…", "Watched folders…")
	expect("reading", false, "Next hit", "Versions…", "Back", "Clear the search", "Clear all filters")
	r.searchFor("harbor")
	r.settle()
	expect("searching", true, "Next hit", "Clear the search")
}

func TestTheMenuFollowsTheLibrary(t *testing.T) {
	r := shelved(t)
	library := func() bool { return item(t, r.window, viewMenu, "Library").Checked }
	r.window.Resize(fyne.NewSize(1400, 800))
	if !library() {
		t.Fatal("the library is not ticked in a wide window")
	}
	r.window.Resize(fyne.NewSize(700, 800))
	if library() {
		t.Error("the library is ticked where a narrow window hides it")
	}
	r.window.Resize(fyne.NewSize(1400, 800))
	if !library() {
		t.Error("the library is not ticked when it comes back")
	}
}

func TestHighContrastIsChosenAndKept(t *testing.T) {
	r := newRig(t)
	for label, want := range map[string]views.Scheme{"High contrast, light": views.ContrastLight, "High contrast, dark": views.ContrastDark} {
		item(t, r.window, viewMenu, label).Action()
		if got := r.prefs.theme().Scheme; got != want || r.app.Settings().Theme() != (views.Theme{Scheme: want, Scale: 1}) {
			t.Errorf("%s: kept %q", label, got)
		}
		if !item(t, r.window, viewMenu, label).Checked || item(t, r.window, viewMenu, "Light").Checked {
			t.Errorf("%s is not ticked alone", label)
		}
	}
}

func entryNames(entries []paletteEntry) []string {
	var names []string
	for _, e := range entries {
		names = append(names, e.name)
	}
	return names
}

func TestThePaletteHoldsEveryCommand(t *testing.T) {
	r := newRig(t)
	r.prefs.addRecent("/tmp/one.dateline")
	names := entryNames(paletteEntries(r.commands()))
	for _, c := range r.commands() {
		if c.menu != "" && c.label != separator && c.kids == nil && !slices.Contains(names, c.menu+paletteStep+c.label) {
			t.Errorf("%s is not in the palette", c.label)
		}
	}
	for _, name := range []string{"Article ▸ Copy citation as ▸ BibTeX", "View ▸ Article text ▸ Serif", "File ▸ Open recent ▸ one.dateline — /tmp"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not in the palette: %q", name, names)
		}
	}
	if sorted := slices.Sorted(slices.Values(names)); len(slices.Compact(sorted)) != len(names) {
		t.Error("two entries have the same name")
	}
	for _, e := range paletteEntries(r.commands()) {
		if ticked := e.name == "View ▸ Light and dark like the system"; ticked && !e.shown.Ticked {
			t.Errorf("%s has no tick", e.name)
		}
		if e.name == "Article ▸ Next hit" && !e.shown.Disabled {
			t.Error("what cannot act looks as if it could")
		}
	}
}

// runFromPalette finds a command in the palette that is open, and runs it.
func (r *rig) runFromPalette(letters string) {
	field := r.window.Canvas().Focused()
	for _, letter := range letters {
		field.TypedRune(letter)
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestThePaletteGivesTheKeyboardBack(t *testing.T) {
	r := newRig(t)
	r.readFirst(t, news(t))
	r.window.Canvas().Focus(r.desk.article)
	r.showPalette()
	if r.window.Canvas().Focused() == fyne.Focusable(r.desk.article) {
		t.Fatal("the palette has not the keyboard")
	}
	r.runFromPalette("larger t")
	if got := r.prefs.theme().Scale; got < 1.05 {
		t.Errorf("text of %v: the command did not run", got)
	}
	if r.window.Canvas().Focused() != fyne.Focusable(r.desk.article) {
		t.Errorf("afterwards %T has the keyboard", r.window.Canvas().Focused())
	}
	r.showPalette()
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.window.Canvas().Overlays().Top() != nil || r.window.Canvas().Focused() != fyne.Focusable(r.desk.article) {
		t.Error("Esc does not lead back")
	}
	entries := paletteEntries(r.commands())
	usedFirst(entries, r.prefs.used())
	if entries[0].shown.Label != "Larger text" || !strings.HasPrefix(entries[1].name, "File") {
		t.Errorf("the last used is not the first: %q", entryNames(entries)[:2])
	}
}

func TestCommandsOfAnArticlesOwnWindow(t *testing.T) {
	r := newRig(t)
	r.readFirst(t, news(t))
	r.openWindow()
	w := r.windows[0]
	for _, label := range []string{"Find in article…", "Next hit", "Copy text", "Copy citation", "Information…", "Show the original…", "Larger text", "Read on", "Close the window", "Keys"} {
		if !slices.ContainsFunc(w.commands(), func(c command) bool { return c.label == label }) {
			t.Errorf("the window has no %s", label)
		}
	}
	for _, label := range []string{"Next article", "Import files…", "Library"} {
		if slices.ContainsFunc(w.commands(), func(c command) bool { return c.label == label }) {
			t.Errorf("the window has %s", label)
		}
	}
	first := w.article()
	r.list.Select(1)
	r.wait("the next article", func() bool { return r.shown != first })
	w.pane.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: ctrl | fyne.KeyModifierShift})
	if got := r.app.Clipboard().Content(); !strings.Contains(got, first.Body[0]) {
		t.Errorf("copied %q, not the window's article", got)
	}
	w.pane.TypedRune('i')
	r.settle()
	if w.window.Canvas().Overlays().Top() == nil || r.window.Canvas().Overlays().Top() != nil {
		t.Fatal("the information is not shown over its own window")
	}
	w.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.window.Canvas().Overlays().Top() != nil || len(r.windows) != 1 {
		t.Error("Esc does not go back one step")
	}
	w.pane.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: ctrl})
	if got := r.prefs.theme().Scale; got < 1.05 {
		t.Errorf("text of %v after Ctrl++ there", got)
	}
	if !item(t, w.window, viewMenu, "Light and dark like the system").Checked {
		t.Error("its menu has no ticks")
	}
	r.setScheme(views.ContrastDark)
	if !item(t, w.window, viewMenu, "High contrast, dark").Checked {
		t.Error("its menu does not follow the main window")
	}
	w.pane.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyW, Modifier: ctrl})
	if len(r.windows) != 0 {
		t.Error("Ctrl+W does not close it")
	}
}

// TestNextPaneGoesRoundWithoutAnArticle holds that the article's pane hands keys on
// while it says that none is chosen: F6 stayed there.
func TestNextPaneGoesRoundWithoutAnArticle(t *testing.T) {
	r := shelved(t)
	canvas := r.window.Canvas()
	press := func() { canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6}) }
	r.focusSearch()
	for _, reached := range []struct {
		pane string
		is   func() bool
	}{
		{"results", func() bool { return canvas.Focused() == r.list }},
		{"article", func() bool { return canvas.Focused() == r.article }},
		{"timeline", func() bool { return canvas.Focused() == r.timeline }},
		{"library", r.library.Focused},
		{"search", r.search.Focused},
	} {
		press()
		if !reached.is() {
			t.Fatalf("F6 does not lead to the %s but to %T", reached.pane, canvas.Focused())
		}
	}
}
