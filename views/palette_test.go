package views

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func someCommands() []PaletteCommand {
	return []PaletteCommand{
		{Menu: "View", Label: "Dark", Ticked: true},
		{Menu: "File", Label: "Import files…", Key: "Ctrl+O"},
		{Menu: "File", Label: "Import folder…", Key: "Ctrl+Shift+O"},
		{Menu: "File ▸ Open recent", Label: "Coast stories.dateline — /home/mina/archives"},
		{Menu: "Article", Label: "Next hit", Key: "F3", Disabled: true},
		{Menu: "Article", Label: "Copy citation", Key: "C"},
		{Menu: "Article ▸ Copy citation as", Label: "BibTeX"},
		{Menu: "Article ▸ Copy citation as", Label: "RIS"},
		{Menu: "View", Label: "Larger text", Key: "Ctrl++"},
		{Menu: "Affichage", Label: "Éléments précédents"},
		{Menu: "보기", Label: "밝게"},
	}
}

func TestCommandsAreRanked(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"import fo", []string{"Import folder…"}},
		{"import", []string{"Import files…", "Import folder…"}},
		{"fi", []string{"Import files…", "Import folder…", "Coast stories.dateline — /home/mina/archives", "Éléments précédents"}},
		{"text", []string{"Larger text"}},
		{"article hit", []string{"Next hit"}},
		{"cit", []string{"Copy citation", "BibTeX", "RIS", "Coast stories.dateline — /home/mina/archives"}},
		{"as bib", []string{"BibTeX"}},
		{"ORT", []string{"Import files…", "Import folder…"}},
		{"lgt", []string{"Larger text"}},
		{"elem", []string{"Éléments précédents"}},
		{"밝", []string{"밝게"}},
		{"zzz", nil},
	} {
		var got []string
		for _, i := range rankCommands(someCommands(), c.typed) {
			got = append(got, someCommands()[i].Label)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q finds %q, want %q", c.typed, got, c.want)
		}
	}
	if all := rankCommands(someCommands(), ""); len(all) != len(someCommands()) || !slices.IsSorted(all) {
		t.Errorf("nothing typed gives %v", all)
	}
}

func TestAMatchIsOfItsKind(t *testing.T) {
	for _, c := range []struct {
		menu, label, typed string
		want               paletteMatch
	}{
		{"File", "Open archive…", "open a", labelBegins},
		{"File", "Open archive…", "arch op", labelWords},
		{"File", "Open archive…", "fi arch", pathWords},
		{"File", "Open archive…", "pen", partsOfWords},
		{"File", "Open archive…", "oarc", lettersInTurn},
		{"File", "Open archive…", "cra", noMatch},
	} {
		if got := matchCommand(c.menu, c.label, c.typed); got != c.want {
			t.Errorf("%q in %s ▸ %s: %d, want %d", c.typed, c.menu, c.label, got, c.want)
		}
	}
}

// paletteRig is a palette in a window, and what was chosen from it.
type paletteRig struct {
	*Palette
	w      fyne.Window
	chosen []string
	closed int
}

func newPaletteRig(t *testing.T, height float32) *paletteRig {
	r := &paletteRig{Palette: NewPalette(someCommands())}
	r.OnChosen = func(i int) { r.chosen = append(r.chosen, r.commands[i].Label) }
	r.OnClose = func() { r.closed++ }
	r.w = shown(t, r.Palette, 520, height)
	r.w.Canvas().Focus(r.Field())
	return r
}

func (r *paletteRig) keys(names ...fyne.KeyName) {
	for _, name := range names {
		r.field.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (r *paletteRig) markedLabel() string {
	if r.marked < 0 {
		return ""
	}
	return r.commands[r.found[r.marked]].Label
}

func TestPaletteByKey(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	r := newPaletteRig(t, 200)
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "Dark"}, {fyne.KeyDown, "Import files…"}, {fyne.KeyDown, "Import folder…"},
		{fyne.KeyDown, "Coast stories.dateline — /home/mina/archives"},
		{fyne.KeyDown, "Copy citation"}, // what cannot act is passed over
		{fyne.KeyUp, "Coast stories.dateline — /home/mina/archives"},
		{fyne.KeyEnd, "밝게"}, {fyne.KeyDown, "밝게"}, {fyne.KeyHome, "Dark"},
	} {
		r.keys(c.key)
		if got := r.markedLabel(); got != c.want {
			t.Errorf("%s leads to %q, want %q", c.key, got, c.want)
		}
	}
	r.keys(fyne.KeyPageDown)
	if r.marked < r.page() || r.marked > r.page()+1 || r.page() < 2 {
		t.Errorf("a page of %d leads to row %d", r.page(), r.marked)
	}
	r.keys(fyne.KeyEnd)
	row := r.rows[r.found[r.marked]]
	if bottom := row.Position().Y + row.Size().Height - r.scroll.Offset.Y; bottom > r.scroll.Size().Height {
		t.Errorf("the marked row ends at %v of %v", bottom, r.scroll.Size().Height)
	}
	test.Type(r.field, "bib")
	r.keys(fyne.KeyReturn)
	if len(r.chosen) != 1 || r.chosen[0] != "BibTeX" {
		t.Errorf("chose %q", r.chosen)
	}
	test.Type(r.field, "zzz")
	r.keys(fyne.KeyReturn, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyEscape)
	if len(r.chosen) != 1 || r.closed != 1 || r.none.Hidden {
		t.Errorf("nothing found: chose %q, closed %d", r.chosen, r.closed)
	}
}

func TestPaletteByMouse(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	r := newPaletteRig(t, 400)
	test.Tap(r.rows[5])
	test.Tap(r.rows[4])
	if !slices.Equal(r.chosen, []string{"Copy citation"}) {
		t.Errorf("chose %q: what cannot act is run, or what can is not", r.chosen)
	}
}

func TestPalettePictures(t *testing.T) {
	for _, scheme := range schemes {
		for _, scale := range []float32{1, 1.5} {
			t.Run(fmt.Sprintf("%s %v", scheme, scale), func(t *testing.T) {
				startApp(t, Theme{Scheme: scheme, Scale: scale})
				p := NewPalette(someCommands())
				s := NewSheet("Commands", "", p, fyne.NewSize(560, 380))
				w := shown(t, s, 560*scale, 380*scale)
				p.mark(2, 1)
				p.rows[5].MouseIn(nil)
				name := "palette"
				if scale > 1 {
					name = "palette-large"
				}
				capture(t, w, name, scheme)
			})
		}
	}
}

func TestTheLabelItselfComesFirst(t *testing.T) {
	commands := []PaletteCommand{{Label: "Light and dark like the system"}, {Label: "Keys of this window"}, {Label: "Light"}, {Label: "Keys…"}}
	for typed, want := range map[string]int{"light": 2, "keys": 3, "Light ": 2, "light a": 0} {
		if got := rankCommands(commands, typed)[0]; got != want {
			t.Errorf("%q finds %q first", typed, commands[got].Label)
		}
	}
}

// A short menu is named in full beside a label that has no room for all of itself.
func TestAMenuIsNamedBesideALongLabel(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	row := newPaletteRow(PaletteCommand{Menu: "File ▸ Open recent", Label: strings.Repeat("a long way to an archive ", 9)}, nil)
	test.NewTempWindow(t, row)
	row.Resize(fyne.NewSize(580, 28))
	if room, wants := row.menu.Size().Width, row.menu.full().Width; room < wants {
		t.Errorf("the menu has %v of %v", room, wants)
	}
}
