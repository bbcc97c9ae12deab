package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestStatePageWays(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	p, way := NewStatePage(), 0
	p.Set(State{Headline: "Nothing", Ways: []WayOut{{"One", func() { way = 1 }}, {"Two", func() { way = 2 }}}})
	shown(t, p, 600, 400)
	test.Tap(p.ways[1])
	if way != 2 {
		t.Errorf("the second way leads to %d", way)
	}
	p.Set(State{Headline: "Nothing"})
	if len(p.ways) != 0 || p.bar.Visible() || p.sentence.Visible() {
		t.Error("what an earlier state offered is still there")
	}
}

// TestStatePageFitsEveryPane holds that no button leaves a narrow pane, and that
// what is too high can be scrolled to.
func TestStatePageFitsEveryPane(t *testing.T) {
	startApp(t, Theme{Scheme: Light, Scale: 2})
	p := NewStatePage()
	p.Set(upgradeState)
	for _, size := range []fyne.Size{fyne.NewSize(240, 200), fyne.NewSize(700, 300), fyne.NewSize(1500, 900)} {
		shown(t, p, size.Width, size.Height)
		for _, b := range p.ways {
			if left, right := b.Position().X, b.Position().X+b.Size().Width; left < 0 || right > size.Width {
				t.Errorf("at %v a button reaches from %g to %g", size, left, right)
			}
		}
		last := p.ways[len(p.ways)-1]
		if bottom := last.Position().Y + last.Size().Height; bottom > p.content.Size().Height {
			t.Errorf("at %v the last button ends at %g of %g", size, bottom, p.content.Size().Height)
		}
	}
}

var upgradeState = State{
	Headline: "Bringing “Coast Ledger 1998–2024” up to date",
	Sentence: "It was made by an older Dateline. Its articles are indexed anew, once; a copy of the file as it was is kept beside it.",
	Working:  true, Share: 0.37,
	Ways: []WayOut{{"Cancel", nil}, {"Open another archive…", nil}, {"Back to “Harbor”", nil}},
}

func TestStatePagePictures(t *testing.T) {
	empty := EmptyState("harbor decembre", false, []string{"decembre"}, []WayOut{
		{"Search “december”", nil}, {"Search without “decembre” (31)", nil}, {"Clear the dates", nil}, {"Clear the search", nil},
	})
	for name, c := range map[string]struct {
		state State
		theme Theme
		size  fyne.Size
	}{
		"empty-light":         {empty, Theme{Scheme: Light}, fyne.NewSize(420, 360)},
		"empty-dark":          {empty, Theme{Scheme: Dark}, fyne.NewSize(420, 360)},
		"empty-large":         {empty, Theme{Scheme: Light, Scale: 1.5}, fyne.NewSize(630, 540)},
		"upgrade-light":       {upgradeState, Theme{Scheme: Light}, fyne.NewSize(700, 320)},
		"upgrade-dark":        {upgradeState, Theme{Scheme: Dark}, fyne.NewSize(700, 320)},
		"upgrade-large-light": {upgradeState, Theme{Scheme: Light, Scale: 1.5}, fyne.NewSize(700, 420)},
		"upgrade-large-dark":  {upgradeState, Theme{Scheme: Dark, Scale: 1.5}, fyne.NewSize(700, 420)},
	} {
		t.Run(name, func(t *testing.T) {
			startApp(t, c.theme)
			p := NewStatePage()
			p.Set(c.state)
			w := shown(t, p, c.size.Width, c.size.Height)
			test.AssertImageMatches(t, "state-"+name+".png", w.Canvas().Capture())
		})
	}
}

func TestBannerPictures(t *testing.T) {
	for name, th := range map[string]Theme{
		"light": {Scheme: Light}, "dark": {Scheme: Dark}, "large-light": {Scheme: Light, Scale: 1.5}, "large-dark": {Scheme: Dark, Scale: 1.5},
	} {
		t.Run(name, func(t *testing.T) {
			startApp(t, th)
			b := NewBanner()
			b.Set("“Coast Ledger” is open in another Dateline, which writes to it. You can search and read it here; importing and marking wait.",
				WayOut{"Try again", nil}, WayOut{"Open another…", nil})
			w := shown(t, b, 700, b.heightFor(700))
			test.AssertImageMatches(t, "banner-"+name+".png", w.Canvas().Capture())
		})
	}
}

func TestBannerHides(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	b, resized := NewBanner(), 0
	b.whenResized(func() { resized++ })
	b.Set("It cannot be written.")
	b.Set("")
	if b.Visible() || resized != 2 {
		t.Errorf("visible %v, told %d times of another size", b.Visible(), resized)
	}
}
