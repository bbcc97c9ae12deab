package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
	"dateline/locale"
)

func TestSearchHelpIsUnderstood(t *testing.T) {
	for _, example := range QueryExamples {
		for _, query := range example.Queries {
			if field, beginning := strings.CutSuffix(query, ":"); beginning {
				known := map[string]string{"is": "undated", "has": "author"}[field]
				if known == "" {
					known = "busan"
				}
				q := data.ParseQuery(query+known, false)
				if len(q.Problems) > 0 || !data.CanComplete(field, len(field)) {
					t.Errorf("%s is no field: %v", query, q.Problems)
				}
				continue
			}
			if found := data.ParseQuery(query, false).Problems; len(found) > 0 {
				t.Errorf("%s: %v", query, found)
			}
		}
	}
}

// TestExamplesAreInEveryLanguage holds that an example is understood in each.
func TestExamplesAreInEveryLanguage(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	for _, l := range locale.Languages {
		if err := locale.Use(l.Tag); err != nil {
			t.Fatal(err)
		}
		for _, example := range QueryExamples {
			for _, query := range example.Queries {
				local := localExample(query)
				if found := data.ParseQuery(local, false).Problems; !strings.HasSuffix(query, ":") && len(found) > 0 {
					t.Errorf("%s: %s: %v", l.Tag, local, found)
				}
				if l.Tag == "ko" && strings.ContainsAny(query, "abcdefghijklmnopqrstuvwxyz") && !strings.Contains(query, ":") && local == query {
					t.Errorf("%s is English in Korean", query)
				}
			}
		}
	}
}

func TestSearchHelpAppends(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := newCompleting(t, 1024, 700)
	changed := ""
	c.search.OnChanged = func(text string) { changed = text }
	c.search.SetText("storm")
	c.w.Canvas().Unfocus()
	tap := func(query string) {
		t.Helper()
		for _, row := range c.search.help.rows {
			for _, example := range row.examples {
				if example.query == query {
					test.TapCanvas(c.w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(example).AddXY(5, 5))
				}
			}
		}
	}
	test.Tap(c.search.ask)
	if !c.search.help.Visible() || !c.search.Focused() {
		t.Fatal("the button does not open the help, or takes the keyboard with it")
	}
	tap("ferr*")
	if changed != "storm ferr*" || c.search.Text() != changed || c.search.help.Visible() {
		t.Errorf("the field says %q, told %q", c.search.Text(), changed)
	}
	c.search.ToggleHelp()
	tap("place:")
	c.expect(t, "a field", "storm ferr* place:", 4)
	c.search.SetText("")
	c.search.ToggleHelp()
	tap("-storm")
	c.expect(t, "into an empty field", "-storm", 0)
}

func TestSearchHelpCloses(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := newCompleting(t, 1024, 700)
	c.search.SetProblems([]data.Problem{{Message: "Odd."}})
	test.Type(c.search.entry, "place:")
	c.search.ToggleHelp()
	c.expect(t, "help in place of completions", "place:", 0)
	test.Type(c.search.entry, "b")
	if !c.search.help.Visible() {
		t.Error("typing closes the help")
	}
	c.expect(t, "typing under the help", "place:b", 0)
	if c.search.notice.Visible() {
		t.Error("the notice shows beside the help")
	}
	c.keys(fyne.KeyEscape)
	if c.search.help.Visible() || c.escapes != 0 {
		t.Error("Esc does not close the help alone")
	}
	c.search.ToggleHelp()
	test.TapCanvas(c.w.Canvas(), fyne.NewPos(20, 600))
	if c.search.help.Visible() {
		t.Error("a click beside the help does not close it")
	}
	c.search.ToggleHelp()
	test.Tap(c.search.help.dismiss)
	if c.search.help.Visible() || !c.search.notice.Visible() {
		t.Error("the cross does not close the help, or the notice does not come back")
	}
	c.search.ToggleHelp()
	c.search.ToggleHelp()
	if c.search.help.Visible() {
		t.Error("F1 does not close what it opened")
	}
}

func TestSearchHelpFits(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		startApp(t, Theme{Scheme: Light, Scale: scale})
		c := newCompleting(t, 1024, 660) // the menu takes the rest of 700
		c.pill.SetProgress(runningImport)
		c.search.ToggleHelp()
		h := c.search.help
		low := h.Position().Y + h.ground.Position().Y + h.ground.Size().Height
		if h.ground.Position().X < 0 || low > 660 {
			t.Errorf("at scale %v the card lies at %v, %v, to %v", scale, h.ground.Position(), h.ground.Size(), low)
		}
		if scale > 1 {
			continue // there it scrolls, and long lines are shortened
		}
		if h.scroll.Content.MinSize().Height > h.scroll.Size().Height {
			t.Error("it must be scrolled")
		}
		for _, row := range h.rows {
			if row.what.Size().Width < row.what.full().Width {
				t.Errorf("%q is cut", row.what.text)
			}
		}
	}
}

// TestExamplesAreLevel holds that an example stands on the line of its explanation, in a
// font that has the letters of both.
func TestExamplesAreLevel(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	for _, l := range locale.Languages {
		if err := locale.Use(l.Tag); err != nil {
			t.Fatal(err)
		}
		for _, scale := range []float32{0.8, 1, 1.5} {
			startApp(t, Theme{Scheme: Light, Scale: scale})
			c := newCompleting(t, 1400, 1000)
			c.search.ToggleHelp()
			for _, row := range c.search.help.rows {
				for _, e := range row.examples {
					baseline := func(o fyne.CanvasObject, look textLook, text string) float32 {
						_, ascent := fyne.CurrentApp().Driver().RenderedTextSize(text, look.textSize(), look.style(), look.font())
						return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + ascent
					}
					drawn := test.WidgetRenderer(e).Objects()[1]
					if a, b := baseline(drawn, e.look(), e.query), baseline(row.what, row.what.look, row.what.text); a != b {
						t.Errorf("%s at %v: %s stands at %v, %q at %v", l.Tag, scale, e.query, a, row.what.text, b)
					}
					if e.look().style() != row.what.look.style() {
						t.Errorf("%s is in another font", e.query)
					}
				}
			}
		}
	}
}

func TestKoreanSearchHelpPicture(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	if err := locale.Use("ko"); err != nil {
		t.Fatal(err)
	}
	startApp(t, Theme{Scheme: Light})
	c := newCompleting(t, 900, 520)
	c.search.ToggleHelp()
	capture(t, c.w, "searchhelp-ko", Light)
}

func TestSearchHelpPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		c := newCompleting(t, 900, 520)
		c.search.ToggleHelp()
		c.search.help.rows[3].examples[0].MouseIn(nil)
		capture(t, c.w, "searchhelp", scheme)
	})
}
