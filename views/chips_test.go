package views

import (
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

func TestChipsWrap(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := NewChips()
	c.SetChips([]Chip{{"place", "Busan, Seoul", nil}, {"outlet", "The Coast Ledger", nil}})
	one, two := c.heightFor(900), c.heightFor(200)
	if two <= 2*one || c.endFor(200) > 200 {
		t.Errorf("in 900 they are %v high, in 200 %v, ending at %v", one, two, c.endFor(200))
	}
}
