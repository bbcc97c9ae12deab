package app

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
)

// While a dialog is open, what is typed beside its fields does nothing, and no further
// dialog comes over it.
func TestNoCommandActsBehindADialog(t *testing.T) {
	r := newsRig(t)
	r.showImports()
	over := r.window.Canvas().Overlays()
	for _, letter := range "jkuv?/" {
		r.rune(letter)
	}
	runKey(r.commands(), fyne.KeyN, ctrl)
	runKey(r.commands(), fyne.KeyK, ctrl)
	for _, menu := range r.menu().Items {
		for _, item := range menu.Items {
			if item.Label == "About Dateline" || item.Label == "New archive…" {
				item.Action()
			}
		}
	}
	if n := len(over.List()); n != 1 || r.list.Selected() >= 0 {
		t.Errorf("%d overlays, row %d is selected", n, r.list.Selected())
	}
	scale := r.prefs.theme().Scale
	runKey(r.commands(), fyne.KeyEqual, ctrl)
	if r.prefs.theme().Scale <= scale {
		t.Error("the text does not become larger")
	}
	r.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if over.Top() != nil {
		t.Error("Esc does not close it")
	}
}

func TestANewArchiveIsNamedByTyping(t *testing.T) {
	r := newsRig(t)
	folder := t.TempDir()
	r.nameArchive(folder)
	field, ok := r.window.Canvas().Focused().(*nameEntry)
	if !ok {
		t.Fatalf("the keyboard is with %T", r.window.Canvas().Focused())
	}
	for _, letter := range "Harbor" {
		field.TypedRune(letter)
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.wait("the archive", func() bool { return r.archive.Path() == filepath.Join(folder, "Harbor"+data.Extension) })
	if r.window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
	r.nameArchive(folder)
	r.window.Canvas().Focused().(*nameEntry).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.window.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the dialog")
	}
}

func TestEachPlusMakesTheTextLarger(t *testing.T) {
	r := newsRig(t)
	for _, key := range append(plusKeys, desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: ctrl}) {
		before := r.prefs.theme().Scale
		if runKey(r.commands(), key.KeyName, key.Modifier); r.prefs.theme().Scale <= before {
			t.Errorf("%s leaves the text as it was", key.ShortcutName())
		}
		before = r.prefs.theme().Scale
		for _, focused := range []fyne.Shortcutable{r.list, r.article} {
			if key.KeyName == fyne.KeyPlus {
				focused.TypedShortcut(&key)
			}
		}
		if key.KeyName == fyne.KeyPlus && r.prefs.theme().Scale <= before+textStep {
			t.Errorf("%s does not pass the panes", key.ShortcutName())
		}
		r.scaleText(0)
	}
}

func TestAnEscapedSearchComesBack(t *testing.T) {
	r := newsRig(t)
	r.searchFor("ferry")
	r.answered(4)
	r.focusResults()
	for by, empty := range map[string]func(){"Esc": r.escape, "the field's button": r.search.OnClear} {
		empty()
		r.answered(5)
		r.undo()
		r.answered(4)
		if r.search.Text() != "ferry" {
			t.Errorf("emptied by %s, the field says %q after undo", by, r.search.Text())
		}
	}
}

// Neither Return nor Esc undoes an import, and both lead back to the list.
func TestUndoingAnImportTakesMoreThanReturn(t *testing.T) {
	r := newsRig(t)
	over := r.window.Canvas().Overlays()
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		r.showImports()
		r.wait("the imports", func() bool { _, ok := r.history.list.Chosen(); return ok })
		before := r.task
		r.undoChosen()
		r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		if r.task != before || len(over.List()) != 1 || r.history == nil {
			t.Errorf("%s: %d overlays, undone %v", key, len(over.List()), r.task != before)
		}
		r.history.close()
	}
}

func TestTheImportsAreWalkedByKey(t *testing.T) {
	r := newsRig(t)
	before := r.task
	r.importPaths([]string{r.task.progress.Paths[0]})
	r.wait("the second import", func() bool { return r.task != before && !r.task.running() })
	r.showImports()
	r.wait("the imports", func() bool { _, ok := r.history.list.Chosen(); return ok })
	first, _ := r.history.list.Chosen()
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if second, _ := r.history.list.Chosen(); second.ID != first.ID-1 {
		t.Errorf("from %d to %d", first.ID, second.ID)
	}
	if first.Counts.Added+first.Counts.Updated > 0 {
		t.Fatalf("the second import changed something: %+v", first.Counts)
	}
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if !r.history.undo.Disabled() {
		t.Error("an import that changed nothing can be undone")
	}
}
