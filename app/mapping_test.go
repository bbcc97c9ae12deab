package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/importer"
	"dateline/views"
)

// TestAMappingSaysWhyItCannotBeImported holds that a person learns what is missing.
func TestAMappingSaysWhyItCannotBeImported(t *testing.T) {
	const why = "Choose a column for the headline or the text."
	for _, c := range []struct {
		mapping map[string]string
		says    bool
	}{
		{nil, true},
		{map[string]string{"outlet": "one"}, true},
		{map[string]string{"headline": "one"}, false},
		{map[string]string{"body": "two"}, false},
	} {
		r := newsRig(t)
		set := importer.Dataset{Shape: "x", Path: "x.csv", Columns: []string{"one", "two"}, Mapping: c.mapping}
		r.askMapping([]importer.Dataset{set}, 1, map[string]bool{}, func() {})
		r.settle()
		if got := slices.Contains(texts(r.window.Canvas().Overlays().Top()), why); got != c.says {
			t.Errorf("mapped %v, it says so: %v", c.mapping, got)
		}
	}
}

// table writes a table whose columns are not clear, with so many articles.
func table(t *testing.T, folder, name string, articles ...int) string {
	t.Helper()
	text := "title,printed,crawled,text\n"
	for _, n := range articles {
		text += fmt.Sprintf("Ferry number %d is late,2023-03-%02d,2024-01-0%d,\"The ferry to Port Maren was late again on Monday. Its captain blamed the tide, and the tide said nothing.\"\n", n, n, n)
	}
	write(t, folder, name, text)
	return filepath.Join(folder, name)
}

func (r *rig) imports(paths ...string) {
	r.t.Helper()
	before := r.task
	r.importPaths(paths)
	r.wait("the import", func() bool { return r.task != before && r.task.progress.Done })
	r.settle()
}

func (r *rig) asks() bool { return r.window.Canvas().Overlays().Top() != nil }

func (r *rig) presses(key fyne.KeyName) {
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	r.settle()
}

// answerLeft is how the last import leads to the question; nil where nothing waits.
func (r *rig) answerLeft() func() {
	for _, g := range r.task.progress.Groups {
		if g.Answer != nil {
			return g.Answer
		}
	}
	return nil
}

// TestATableHoldsUpNothing imports a folder with a table that is not clear: all else
// is filed, and the table waits, also after its question was closed.
func TestATableHoldsUpNothing(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	folder := news(t)
	table(t, folder, "a.csv", 1, 2)
	r.imports(folder)
	if r.asks() || r.count("") != 5 || !r.drawer.Visible() {
		t.Fatalf("it asks: %v; %d articles; it says what waits: %v", r.asks(), r.count(""), r.drawer.Visible())
	}
	waited := r.task.id
	r.answerLeft()()
	r.settle()
	if !r.asks() {
		t.Fatal("it is not asked what the columns hold")
	}
	r.presses(fyne.KeyEscape)
	if r.asks() || r.task.id != waited || r.answerLeft() == nil {
		t.Fatal("the table is lost when its question is closed")
	}

	r.openHistory() // where it is found after the next start, too
	r.settle()
	r.pressIn(r.history.list, "Say what the columns hold…")
	r.presses(fyne.KeyReturn)
	r.wait("the table", func() bool { return r.task.id != waited && r.task.progress.Done })
	r.settle()
	if r.asks() || r.count("date:2023-03-01") != 1 || r.count("") != 7 {
		t.Errorf("it asks again: %v; %d articles of the day, %d in all", r.asks(), r.count("date:2023-03-01"), r.count(""))
	}
	if paths, err := importer.WaitingPaths(t.Context(), r.archive, waited); err != nil || len(paths) > 0 {
		t.Errorf("%q still wait in the older import, %v", paths, err)
	}
	table(t, folder, "b.csv", 3)
	r.imports(folder)
	if r.answerLeft() != nil || r.count("") != 8 {
		t.Errorf("it is asked again what was answered; %d articles", r.count(""))
	}
}

// TestNothingToReadIsSaid drops an empty folder, and one of pictures.
func TestNothingToReadIsSaid(t *testing.T) {
	pictures := t.TempDir()
	write(t, pictures, "a.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01")
	for name, folder := range map[string]string{"empty": t.TempDir(), "pictures": pictures} {
		r := newRig(t)
		r.opened(filepath.Join(t.TempDir(), "a.dateline"))
		r.imports(folder)
		if !r.drawer.Visible() || !r.task.progress.Barren() {
			t.Errorf("%s: nothing is said", name)
		}
	}
}

// pressIn presses a button in an object.
func (r *rig) pressIn(in fyne.CanvasObject, label string) {
	r.t.Helper()
	var find func(fyne.CanvasObject) *views.Button
	find = func(o fyne.CanvasObject) *views.Button {
		var inside []fyne.CanvasObject
		switch o := o.(type) {
		case *views.Button:
			if slices.Contains(texts(o), label) {
				return o
			}
		case *fyne.Container:
			inside = o.Objects
		case fyne.Widget:
			inside = test.WidgetRenderer(o).Objects()
		}
		for _, o := range inside {
			if b := find(o); b != nil && o.Visible() {
				return b
			}
		}
		return nil
	}
	b := find(in)
	if b == nil {
		r.t.Fatalf("there is no button %q among %q", label, texts(in))
	}
	test.Tap(b)
	r.settle()
}

// TestATableByItselfIsAskedAboutFirst drops nothing but a table.
func TestATableByItselfIsAskedAboutFirst(t *testing.T) {
	for name, c := range map[string]struct {
		key      fyne.KeyName
		articles int
	}{
		"answered": {fyne.KeyReturn, 2},
		"later":    {fyne.KeyEscape, 0},
	} {
		r := newRig(t)
		r.opened(filepath.Join(t.TempDir(), "a.dateline"))
		r.importPaths([]string{table(t, t.TempDir(), "a.csv", 1, 2)})
		r.wait("the question", r.asks)
		r.presses(c.key)
		r.wait("the import", func() bool { return r.task != nil && r.task.progress.Done })
		r.settle()
		if r.asks() || r.count("") != c.articles || (r.answerLeft() == nil) != (c.articles > 0) {
			t.Errorf("%s: it asks again: %v; %d articles; it waits: %v", name, r.asks(), r.count(""), r.answerLeft() != nil)
		}
	}
}
