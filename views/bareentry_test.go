package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// cursorSeen reports whether the cursor of an entry lies in what is shown of it.
func cursorSeen(e *bareEntry) bool {
	x := e.run.Position().X + e.CursorPosition().X
	return x >= 0 && x+e.Entry.Theme().Size(theme.SizeNameInputBorder) <= e.clip.Size().Width
}

// longEntry is a search field with a text longer than itself, and its entry.
func longEntry(t *testing.T, scale float32) (*SearchBar, *bareEntry) {
	t.Helper()
	startApp(t, Theme{Scheme: Light, Scale: scale})
	s := NewSearchBar("Ctrl L")
	shown(t, s, 400, 60)
	s.Focus()
	test.Type(s.entry, strings.Repeat("harbor ", 30))
	return s, &s.entry.bareEntry
}

func TestALongTextShowsItsCursor(t *testing.T) {
	for _, scale := range []float32{0.8, 1, 2} {
		s, e := longEntry(t, scale)
		if !cursorSeen(e) || e.hidden == 0 {
			t.Errorf("at %v: typing at the end does not show it: %v hidden", scale, e.hidden)
		}
		s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		if !cursorSeen(e) || e.hidden != 0 {
			t.Errorf("at %v: Home does not show the beginning: %v hidden", scale, e.hidden)
		}
		for range 120 {
			s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			if !cursorSeen(e) {
				t.Fatalf("at %v: the cursor is lost at %v", scale, e.CursorColumn)
			}
		}
		s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		if !cursorSeen(e) || e.clip.Size().Width-e.run.Position().X-e.run.MinSize().Width > 0 {
			t.Errorf("at %v: End leaves room behind the text", scale)
		}
		s.SetText("harbor")
		if e.hidden != 0 {
			t.Errorf("at %v: %v of a short text are hidden", scale, e.hidden)
		}
	}
}

func TestAClickIntoALongText(t *testing.T) {
	s, e := longEntry(t, 1)
	at := fyne.NewPos(150, 15)
	s.entry.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	s.entry.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	x := e.clip.Position().X + e.run.Position().X + e.CursorPosition().X
	if off := x - at.X; off < -8 || off > 8 {
		t.Errorf("the cursor stands at %v, clicked was %v", x, at.X)
	}
}

// TestDraggingBeyondAnEntry goes on at its beginning, as Fyne tells it: relative to the
// text, wherever that is moved to.
func TestDraggingBeyondAnEntry(t *testing.T) {
	s, e := longEntry(t, 1)
	run := e.run.(fyne.Draggable)
	for range 80 {
		at := fyne.NewPos(-e.run.Position().X-5, 10)
		run.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: fyne.NewDelta(-5, 0)})
		if !cursorSeen(e) {
			t.Fatalf("the cursor is lost at %v", e.CursorColumn)
		}
	}
	run.DragEnd()
	if e.hidden != 0 || len(s.entry.SelectedText()) < 150 {
		t.Errorf("%v hidden, selected %q", e.hidden, s.entry.SelectedText())
	}
}

// TestAnEntryIsBare holds that nothing of Fyne's is drawn but text and cursor, and that
// a text without room is cut off in the entry.
func TestAnEntryIsBare(t *testing.T) {
	s, e := longEntry(t, 1)
	for _, o := range test.WidgetRenderer(s.entry).Objects() {
		if o != fyne.CanvasObject(e.clip) {
			t.Errorf("%T is drawn beside the text", o)
		}
	}
	for _, o := range test.WidgetRenderer(e.run).Objects() {
		if _, bar := o.(*canvas.Raster); bar {
			t.Errorf("%T is drawn in the text", o)
		}
	}
	if e.clip.Position().X < 0 || e.clip.Position().X+e.clip.Size().Width > s.entry.Size().Width {
		t.Errorf("the text shows from %v, %v wide, in %v", e.clip.Position().X, e.clip.Size().Width, s.entry.Size().Width)
	}
}

// TestFieldsHandOn holds that every field of the window hands on what edits no text, and
// keeps what does.
func TestFieldsHandOn(t *testing.T) {
	startApp(t, Theme{Scheme: Light, Scale: 1})
	var keys []fyne.KeyName
	hear := func(key *fyne.KeyEvent) { keys = append(keys, key.Name) }

	search := NewSearchBar("")
	search.OnKey = hear
	article := NewArticlePane()
	article.OnKey = hear
	library := NewLibrary()
	library.OnKey = hear
	bar := NewCompareBar()
	window := test.NewTempWindow(t, container.NewStack(search, article, library, bar))
	window.Canvas().SetOnTypedKey(hear)

	shortcuts := 0
	lookUp := &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}
	article.OnShortcut = func(fyne.Shortcut) { shortcuts++ }
	window.Canvas().AddShortcut(lookUp, func(fyne.Shortcut) { shortcuts++ })

	for name, f := range map[string]interface {
		fyne.Focusable
		fyne.Shortcutable
		MinSize() fyne.Size
	}{"search": search.entry, "find": article.find.line.field, "filter": library.filter.entry, "compare": bar.fields[0].entry} {
		f.MinSize() // Fyne's entry knows its text once it was measured
		keys, shortcuts = nil, 0
		for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyF3, fyne.KeyF6, fyne.KeyHome} {
			f.TypedKey(&fyne.KeyEvent{Name: key})
		}
		if want := []fyne.KeyName{fyne.KeyF1, fyne.KeyF3, fyne.KeyF6}; !slices.Equal(keys, want) {
			t.Errorf("%s hands on the keys %v, want %v", name, keys, want)
		}
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl})
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
		if f.TypedShortcut(lookUp); shortcuts != 1 {
			t.Errorf("%s hands on %v shortcuts, want the one that edits no text", name, shortcuts)
		}
	}
}
