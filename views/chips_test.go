package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestChipsRemove(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	removed := map[string]int{}
	chip := func(label string) Chip {
		return Chip{Label: label, Value: "value", OnRemove: func() { removed[label]++ }}
	}
	c := NewChips()
	if c.Visible() || c.heightFor(800) != 0 {
		t.Error("an empty row takes room")
	}
	shown(t, c, 800, 30)
	c.SetChips([]Chip{chip("date"), chip("place")})
	if !c.Visible() {
		t.Fatal("the chips are hidden")
	}

	first := c.chips[0]
	test.TapAt(first, fyne.NewPos(12, 12))
	if removed["date"] != 0 {
		t.Error("a click on the words removed the chip")
	}
	test.TapAt(first, fyne.NewPos(first.Size().Width-12, 12))
	first.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	first.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if removed["date"] != 3 || removed["place"] != 0 {
		t.Errorf("removed %v", removed)
	}

	test.Tap(c.clear)
	if removed["date"] != 4 || removed["place"] != 1 {
		t.Errorf("“Clear all” removed %v", removed)
	}
	cleared := 0
	c.OnClear = func() { cleared++ }
	test.Tap(c.clear)
	if cleared != 1 || removed["place"] != 1 {
		t.Error("“Clear all” does not call OnClear alone")
	}
}

// TestChipsFold has more chips than a line takes: their number is told, all are there on
// demand, and “Clear all” stays.
func TestChipsFold(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := NewChips()
	shown(t, c, 900, 100)
	c.SetChips([]Chip{{"place", "Busan, Seoul", nil}, {"outlet", "The Coast Ledger", nil}, {"agency", "Yonhap", nil}})
	words := func() string { return chipWords(c) }
	all := "place Busan, Seoul outlet The Coast Ledger agency Yonhap"
	if got := words(); got != all+" Clear all" {
		t.Errorf("where there is room it says %q", got)
	}
	high := c.heightFor(900)
	for _, s := range []struct {
		width float32
		want  string
	}{
		{400, "place Busan, Seoul +2 ▾ Clear all"},
		{200, "place Busan, Seoul +2 ▾ Clear all"}, // the first is cut
	} {
		c.Resize(fyne.NewSize(s.width, 100))
		if got := words(); got != s.want || c.heightFor(s.width) != high || c.endFor(s.width) > s.width+1 {
			t.Errorf("in %v it says %q, is %v high and ends at %v", s.width, got, c.heightFor(s.width), c.endFor(s.width))
		}
	}
	resized := 0
	c.whenResized(func() { resized++ })
	test.Tap(c.more)
	if got := words(); got != all+" Fewer Clear all" || c.heightFor(200) <= 2*high || c.endFor(200) > 200 || resized != 1 {
		t.Errorf("unfolded it says %q, is %v high and ends at %v", got, c.heightFor(200), c.endFor(200))
	}
	test.Tap(c.more)
	if c.heightFor(200) != high {
		t.Error("“Fewer” does not fold them")
	}
}

// TestChipsSayTheirValuesWhole shows values of all widths where there is room.
func TestChipsSayTheirValuesWhole(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		startApp(t, Theme{Scheme: Light, Scale: scale})
		c := NewChips()
		shown(t, c, 900, 100)
		for _, chip := range []Chip{{"date", "2012–2023", nil}, {"outlet", "Tideline", nil}, {"place", "not BUSAN", nil}, {"year", "2021", nil}} {
			c.SetChips([]Chip{chip})
			if got, want := chipWords(c), strings.TrimSpace(chip.Label+" "+chip.Value); got != want {
				t.Errorf("at %v it says %q, want %q", scale, got, want)
			}
		}
	}
}

// TestChipsStandOnWholePixels is about texts that would be blurred elsewhere.
func TestChipsStandOnWholePixels(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := NewChips()
	shown(t, c, 900, 100)
	c.SetChips([]Chip{{"place", "Busan, Seoul", nil}, {"outlet", "The Coast Ledger", nil}, {"agency", "Yonhap", nil}})
	whole := func(o fyne.CanvasObject) {
		if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o); at.X != round(at.X) || at.Y != round(at.Y) {
			t.Errorf("%T stands at %v", o, at)
		}
	}
	for _, chip := range c.chips {
		whole(chip)
		for _, o := range test.WidgetRenderer(chip).Objects() {
			if l, ok := o.(*line); ok {
				whole(l)
			}
		}
	}
	whole(c.clear)
}

func chipWords(c *Chips) string {
	var words []string
	for _, box := range c.arrange(c.Size().Width) {
		switch o := box.of.(type) {
		case *chipButton:
			words = append(words, o.chip.Label, o.chip.Value)
		case *Button:
			words = append(words, o.label)
		}
	}
	return strings.Join(words, " ")
}
