package views

import (
	"bytes"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func sameImage(a, b image.Image) bool {
	return bytes.Equal(a.(*image.NRGBA).Pix, b.(*image.NRGBA).Pix)
}

func TestSearchBarTyping(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	s := NewSearchBar("Ctrl L")
	w := shown(t, s, 600, 38)
	var changes []string
	submitted, escaped, down := "", 0, 0
	s.OnChanged = func(text string) { changes = append(changes, text) }
	s.OnSubmitted = func(text string) { submitted = text }
	s.OnEscape = func() { escaped++ }
	s.OnDown = func() { down++ }

	s.SetText("old")
	if len(changes) != 0 || s.Text() != "old" || !s.clear.Visible() {
		t.Errorf("SetText: changes %q, text %q", changes, s.Text())
	}
	s.Focus()
	if !s.Focused() {
		t.Fatal("Focus does not give the keyboard")
	}
	test.Type(s.entry, "ab") // over the selected text
	if len(changes) != 2 || changes[0] != "a" || changes[1] != "ab" {
		t.Errorf("typing told %q", changes)
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape, fyne.KeyDown} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	if submitted != "ab" || escaped != 1 || down != 1 {
		t.Errorf("submitted %q, escaped %d, down %d", submitted, escaped, down)
	}

	test.Tap(s.clear)
	if s.Text() != "" || changes[len(changes)-1] != "" || s.clear.Visible() || !s.Focused() {
		t.Errorf("the cross left %q, told %q", s.Text(), changes)
	}

	clipboard := test.NewClipboard()
	clipboard.SetContent("부산 항만")
	s.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if s.Text() != "부산 항만" {
		t.Errorf("pasting gave %q", s.Text())
	}
}

func TestSearchBarPassesShortcutsOn(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	s := NewSearchBar("")
	w := shown(t, s, 600, 38)
	passed := 0
	for _, key := range []fyne.KeyName{fyne.KeyE, fyne.KeyLeft} {
		w.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl},
			func(fyne.Shortcut) { passed++ })
	}
	s.Focus()
	s.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl})
	s.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl})
	if passed != 1 {
		t.Errorf("%d shortcuts reached the window, want that of Ctrl+E alone", passed)
	}
}

func TestSearchBarPlaceholderFits(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	s := NewSearchBar("Ctrl L")
	w := shown(t, s, 700, 38)
	if s.entry.PlaceHolder != placeholders[0] {
		t.Errorf("wide: %q", s.entry.PlaceHolder)
	}
	w.Resize(fyne.NewSize(420, 38))
	if s.entry.PlaceHolder != placeholders[1] {
		t.Errorf("narrow: %q", s.entry.PlaceHolder)
	}
}

func TestProblemText(t *testing.T) {
	problem := func(start, end int, message string) data.Problem {
		return data.Problem{Span: data.Span{Start: start, End: end}, Message: message}
	}
	for name, c := range map[string]struct {
		query    string
		problems []data.Problem
		want     string
	}{
		"none":        {"harbor", nil, ""},
		"named":       {"harbor date:20", []data.Problem{problem(7, 14, "“date:20” is not a date.")}, "“date:20” is not a date (character 8 of the search)"},
		"not named":   {"부산 (", []data.Problem{problem(7, 8, "The bracket is never closed.")}, "“(”: The bracket is never closed (character 4 of the search)"},
		"two":         {"( [", []data.Problem{problem(0, 1, "“(” is not closed"), problem(2, 3, "“[” is not closed")}, "“(” is not closed (character 1 of the search) and 1 more"},
		"long":        {"abcdefghijklmnopqrstuvwxyz", []data.Problem{problem(0, 26, "Odd.")}, "“abcdefghijklmnopqrstuvw…”: Odd (character 1 of the search)"},
		"outside":     {"ab", []data.Problem{problem(5, 9, "Odd.")}, "Odd (character 3 of the search)"},
		"upside down": {"ab", []data.Problem{problem(1, -4, "Odd.")}, "Odd (character 2 of the search)"},
	} {
		if got := problemText(c.query, c.problems); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
