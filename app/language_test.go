package app

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"dateline/locale"
	"dateline/views"
)

// Another language makes all views anew: what was asked, found, chosen and read
// is there again, and the choice is kept.
func TestAnotherLanguageKeepsWhatIsShown(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.search.OnSubmitted("ferry")
	r.answered(4)
	r.list.Select(2)
	r.wait("the article", func() bool { return r.shown != nil })
	shown, before := r.shown, r.list

	r.speak("de")
	r.settle()
	if r.list == before || r.window.Content() != r.room {
		t.Fatal("the views are the old ones")
	}
	if got := r.window.MainMenu().Items[0].Label; got != "Datei" {
		t.Errorf("the first menu is called %q", got)
	}
	if r.search.Text() != "ferry" || r.list.Count() != 4 || r.list.Selected() != 2 || r.shown != shown {
		t.Errorf("shown are %d results of %q, row %d", r.list.Count(), r.search.Text(), r.list.Selected())
	}
	if !r.article.Visible() || r.drawer.Visible() {
		t.Error("the article is hidden, or the drawer is open")
	}
	r.search.OnSubmitted("gulls")
	r.answered(1)

	again := &desk{prefs: r.prefs}
	if got := again.prefs.language(); got != "de" {
		t.Errorf("kept is %q", got)
	}
	r.speak("")
	if said := lang.L("Close"); said != "Close" {
		t.Errorf("like the system, it says %q for Close", said)
	}
}

func TestAnotherLanguageBeforeAnArchiveIsOpen(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	r := newRig(t)
	r.speak("ko")
	if got := r.window.MainMenu().Items[0].Label; got != "파일" {
		t.Errorf("the first menu is called %q", got)
	}
}

func TestLanguagesAreNamedInThemselves(t *testing.T) {
	r := newRig(t)
	items := r.languageItems()
	if len(items) != len(locale.Languages)+2 || !items[0].Checked {
		t.Fatalf("there are %d items", len(items))
	}
	for i, l := range locale.Languages {
		if items[i+2].Label != l.Name {
			t.Errorf("%s is called %q", l.Tag, items[i+2].Label)
		}
	}
}

// Windows of articles and the timeline's view outlive the change.
func TestAnotherLanguageKeepsWindowsAndTimeline(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	r := newsRig(t)
	r.list.Select(0)
	r.wait("the article", func() bool { return r.shown != nil })
	r.openWindow()
	r.timeline.Zoom(3)
	r.settle()
	from, to, by := r.timeline.View()
	pane := r.windows[0].pane
	r.speak("de")
	r.settle()
	if f, l, u := r.timeline.View(); f != from || l != to || u != by {
		t.Errorf("the timeline shows %v to %v by %v, not %v to %v by %v", f, l, u, from, to, by)
	}
	w := r.windows[0]
	if w.pane == pane || w.window.Content() != w.pane {
		t.Error("the window keeps its old pane")
	}
	w.pane.SelectAll()
	w.pane.Copy()
	if !strings.HasPrefix(r.app.Clipboard().Content(), r.shown.Headline) {
		t.Errorf("the window shows %q", r.app.Clipboard().Content())
	}
}

// A running import goes on in the new views.
func TestAnotherLanguageKeepsTheDrawer(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.task.progress = views.ImportProgress{Files: 10, FilesDone: 4}
	r.showTask()
	r.drawer.Show()
	r.speak("fr")
	if !r.drawer.Visible() || !r.pill.Visible() {
		t.Error("the import is no longer shown")
	}
}

// Menus write keys in the window's language, and Fyne finds items by them as before.
func TestMenusWriteKeysAsTheListOfKeysDoes(t *testing.T) {
	if runtime.GOOS == "darwin" {
		t.Skip("its menus are not drawn by Fyne")
	}
	t.Cleanup(func() { _ = locale.Use("en") })
	r := newRig(t)
	r.speak("de")
	larger := (&desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: ctrl}).ShortcutName()
	written := map[string]fyne.KeyName{}
	for _, menu := range r.window.MainMenu().Items {
		for _, item := range menu.Items {
			if key, ok := item.Shortcut.(fyne.KeyboardShortcut); ok {
				written[key.ShortcutName()] = key.Key()
				if strings.Contains(string(key.Key()), "Ctrl") || key.Mod() != 0 {
					t.Errorf("%s has %s", item.Label, key.Key())
				}
			}
		}
	}
	if written[larger] != "Strg++" || written[(&fyne.ShortcutCopy{}).ShortcutName()] != "Strg+C" {
		t.Errorf("the keys are written %v", written)
	}
}
