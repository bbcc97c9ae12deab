package views

import (
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
	"dateline/locale"
)

// TestCountsAreWhole holds that no number and no word of the counts is cut or touches
// the next, in any language and at any size of text.
func TestCountsAreWhole(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	for _, l := range locale.Languages {
		if err := locale.Use(l.Tag); err != nil {
			t.Fatal(err)
		}
		for _, scale := range []float32{0.8, 1, 2} {
			startApp(t, Theme{Scheme: Light, Scale: scale})
			for _, width := range []float32{300 * scale, 420, 540} {
				g := newCountGrid()
				g.set(doneImport().Counts)
				shown(t, g, width, g.heightFor(width))
				lines := append([]*line{g.total, g.totalName}, append(g.numbers, g.names...)...)
				for i, a := range lines {
					if a.Size().Width < a.full().Width {
						t.Errorf("%s at %v, %v wide: %q has %v of %v", l.Tag, scale, width, a.text, a.Size().Width, a.full().Width)
					}
					if end := a.Position().AddXY(a.Size().Width, a.Size().Height); end.X > width || end.Y > g.heightFor(width)+0.5 {
						t.Errorf("%s at %v, %v wide: %q ends at %v", l.Tag, scale, width, a.text, end)
					}
					for _, b := range lines[:i] {
						if overlap(a, b) {
							t.Errorf("%s at %v, %v wide: %q covers %q", l.Tag, scale, width, a.text, b.text)
						}
					}
				}
			}
		}
	}
}

func TestFailuresStandFirst(t *testing.T) {
	for _, c := range []struct {
		i    data.Import
		want string
	}{
		{data.Import{State: data.ImportDone, Counts: data.Counts{Added: 1403, Updated: 4, Failed: 8}}, "8 failed · 1,403 added · 4 updated"},
		{data.Import{State: data.ImportDone, Counts: data.Counts{Added: 12}}, "12 added"},
		{data.Import{State: data.ImportCancelled, Counts: data.Counts{Added: 12, Failed: 1}}, "1 failed · cancelled · 12 added"},
		{data.Import{State: data.ImportDone, Kind: data.ByReread, Counts: data.Counts{Updated: 3, Failed: 2}}, "2 failed · 3 read otherwise"},
		{data.Import{State: data.ImportUndone, Counts: data.Counts{Added: 12, Failed: 1}}, "undone"},
	} {
		if got := importGist(c.i); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestNothingLiesUnderAScrollBar holds that a stack with a margin keeps it free.
func TestNothingLiesUnderAScrollBar(t *testing.T) {
	startApp(t, Theme{Scheme: Light, Scale: 2})
	s, h := historySheet()
	h.SetImports(someImports())
	shown(t, s, 960, 600)
	for _, o := range h.right.Content.(*fyne.Container).Objects {
		if o.Size().Width > h.right.Size().Width-scaled(scrollMargin) {
			t.Errorf("%T is %v wide in %v", o, o.Size().Width, h.right.Size().Width)
		}
	}
}
