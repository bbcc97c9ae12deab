package views

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
)

// heard records a timeline's calls as words.
func heard(tl *Timeline) *[]string {
	var calls []string
	tl.OnRange = func(from, to time.Time) {
		r := span(from, to)
		if from.IsZero() && to.IsZero() {
			calls = append(calls, "cleared")
			return
		}
		calls = append(calls, rangeName(r))
	}
	tl.OnUndated = func(on bool) { calls = append(calls, fmt.Sprint("undated ", on)) }
	return &calls
}

func click(tl *Timeline, pos fyne.Position, modifier fyne.KeyModifier) {
	e := mouseAt(pos)
	e.Modifier = modifier
	tl.MouseMoved(e)
	tl.MouseDown(e)
	tl.MouseUp(e)
}

// drag presses, moves and lets go, in the order that Fyne tells it.
func drag(tl *Timeline, from, to fyne.Position) {
	tl.MouseMoved(mouseAt(from))
	tl.MouseDown(mouseAt(from))
	for _, part := range []float32{0.3, 1} {
		delta := to.Subtract(from)
		pos := from.AddXY(delta.X*part, delta.Y*part)
		tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos}})
	}
	tl.MouseUp(mouseAt(to))
	tl.DragEnd()
}

func wheel(tl *Timeline, pos fyne.Position, dx, dy float32) {
	tl.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: pos}, Scrolled: fyne.NewDelta(dx, dy)})
}

func press(tl *Timeline, keys ...fyne.KeyName) {
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		tl.KeyDown(e)
		tl.TypedKey(e)
		if k != desktop.KeyShiftLeft {
			tl.KeyUp(e)
		}
	}
}

func TestTimelinePointer(t *testing.T) {
	const shift = fyne.KeyModifierShift
	for name, c := range map[string]struct {
		act  func(tl *Timeline)
		want []string
	}{
		"click, click again": {func(tl *Timeline) {
			click(tl, at(tl, date(2021, 11, 10)), 0)
			click(tl, at(tl, date(2021, 11, 20)), 0)
		}, []string{"November 2021", "cleared"}},
		"Shift extends": {func(tl *Timeline) {
			click(tl, at(tl, date(2021, 11, 10)), 0)
			click(tl, at(tl, date(2021, 8, 20)), shift)
		}, []string{"November 2021", "August – November 2021"}},
		"drag": {func(tl *Timeline) {
			drag(tl, at(tl, date(2020, 1, 10)), at(tl, date(2022, 4, 20)))
		}, []string{"January 2020 – April 2022"}},
		"drag back": {func(tl *Timeline) {
			drag(tl, at(tl, date(2022, 4, 20)), at(tl, date(2020, 1, 10)))
		}, []string{"January 2020 – April 2022"}},
		"drag from edge to edge and beyond": {func(tl *Timeline) {
			drag(tl, fyne.NewPos(1, 20), fyne.NewPos(5000, 900))
		}, []string{"January 2017 – January 2024"}},
		"first handle": {func(tl *Timeline) {
			tl.SetRange(date(2020, 1, 1), date(2022, 1, 1))
			drag(tl, at(tl, date(2020, 1, 1)), at(tl, date(2021, 2, 26)))
		}, []string{"March – December 2021"}},
		"other handle": {func(tl *Timeline) {
			tl.SetRange(date(2020, 1, 1), date(2022, 1, 1))
			drag(tl, at(tl, date(2022, 1, 1)), at(tl, date(2023, 1, 3)))
		}, []string{"2020–2022"}},
		"handle across the other": {func(tl *Timeline) {
			tl.SetRange(date(2020, 1, 1), date(2021, 1, 1))
			drag(tl, at(tl, date(2020, 1, 1)), at(tl, date(2021, 6, 29)))
		}, []string{"January – June 2021"}},
		"brush moved": {func(tl *Timeline) {
			tl.SetRange(date(2020, 1, 1), date(2020, 4, 1))
			drag(tl, at(tl, date(2020, 2, 10)), at(tl, date(2021, 2, 9)))
		}, []string{"January – March 2021"}},
		"brush put back": {func(tl *Timeline) {
			tl.SetRange(date(2020, 1, 1), date(2020, 4, 1))
			drag(tl, at(tl, date(2020, 2, 10)), at(tl, date(2020, 2, 12)))
		}, nil},
		"drag let go by Escape": {func(tl *Timeline) {
			tl.MouseDown(mouseAt(at(tl, date(2020, 2, 10))))
			tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(tl, date(2021, 2, 9))}})
			if !tl.Escape() {
				t.Error("Escape found no drag")
			}
			tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(tl, date(2021, 3, 9))}})
			tl.MouseUp(mouseAt(at(tl, date(2021, 3, 9))))
			tl.DragEnd()
		}, nil},
		"a drag that began elsewhere": {func(tl *Timeline) {
			tl.MouseIn(mouseAt(at(tl, date(2020, 2, 10))))
			tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(tl, date(2021, 2, 9))}})
			tl.DragEnd()
		}, nil},
		"the other button": {func(tl *Timeline) {
			e := mouseAt(at(tl, date(2020, 2, 10)))
			e.Button = desktop.MouseButtonSecondary
			tl.MouseDown(e)
			tl.MouseUp(e)
		}, nil},
		"undated": {func(tl *Timeline) {
			bin := fyne.NewPos(tl.parts.bin.X+9, tl.parts.bin.Y+9)
			click(tl, bin, 0)
			click(tl, bin, 0)
			tl.DoubleTapped(&fyne.PointEvent{Position: bin})
		}, []string{"undated true", "undated false"}},
		"double click": {func(tl *Timeline) {
			tl.SetRange(date(2020, 1, 1), date(2020, 4, 1))
			pos := at(tl, date(2022, 2, 10))
			click(tl, pos, 0)
			click(tl, pos, 0)
			tl.DoubleTapped(&fyne.PointEvent{Position: pos})
		}, []string{"February 2022", "cleared"}},
		"two quick clicks on two bars": {func(tl *Timeline) {
			a, b := at(tl, date(2022, 2, 10)), at(tl, date(2022, 3, 10))
			click(tl, a, 0)
			click(tl, b, 0)
			tl.DoubleTapped(&fyne.PointEvent{Position: b})
		}, []string{"February 2022", "March 2022"}},
	} {
		t.Run(name, func(t *testing.T) {
			tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
			calls := heard(tl)
			c.act(tl)
			if !slices.Equal(*calls, c.want) {
				t.Errorf("told %q, want %q", *calls, c.want)
			}
		})
	}
}

func TestTimelineKeys(t *testing.T) {
	const shift = desktop.KeyShiftLeft
	for name, c := range map[string]struct {
		selected []time.Time
		keys     []fyne.KeyName
		want     []string
		tip      string
	}{
		"left from the newest": {nil, []fyne.KeyName{fyne.KeyLeft, fyne.KeyEnter}, []string{"December 2023"},
			"December 2023 · 670 of 1,555 articles"},
		"beyond the end":     {nil, []fyne.KeyName{fyne.KeyRight, fyne.KeyReturn}, []string{"January 2024"}, ""},
		"first":              {nil, []fyne.KeyName{fyne.KeyHome, fyne.KeyEnter, fyne.KeyEnter}, []string{"January 2017", "cleared"}, ""},
		"last":               {nil, []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd, fyne.KeyEnter}, []string{"January 2024"}, ""},
		"from the selection": {[]time.Time{date(2020, 6, 1), date(2020, 9, 1)}, []fyne.KeyName{fyne.KeyRight, fyne.KeyEnter}, []string{"July 2020"}, ""},
		"Shift extends": {nil, []fyne.KeyName{fyne.KeyHome, shift, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft},
			[]string{"January – February 2017", "January – March 2017", "January – February 2017"}, ""},
		"Shift to the end": {nil, []fyne.KeyName{fyne.KeyHome, shift, fyne.KeyEnd}, []string{"January 2017 – January 2024"}, ""},
		"zoomed":           {nil, []fyne.KeyName{fyne.KeyHome, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyEnter}, []string{"1 January 2017"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			tl, w := shownTimeline(t, Theme{Scheme: Light}, 1300)
			calls := heard(tl)
			if c.selected != nil {
				tl.SetRange(c.selected[0], c.selected[1])
			}
			w.Canvas().Focus(tl)
			press(tl, c.keys...)
			if !slices.Equal(*calls, c.want) {
				t.Errorf("told %q, want %q", *calls, c.want)
			}
			if c.tip != "" && (tl.parts.tip.Hidden || tl.parts.tipText.Text != c.tip) {
				t.Errorf("the tooltip says %q, want %q", tl.parts.tipText.Text, c.tip)
			}
			w.Canvas().Unfocus()
			if !tl.parts.tip.Hidden {
				t.Error("the tooltip stays when the focus leaves")
			}
		})
	}
}

func TestTimelineMovesTheRangeByKeys(t *testing.T) {
	left, right := fyne.KeyLeft, fyne.KeyRight
	for name, c := range map[string]struct {
		from, to time.Time
		key      fyne.KeyName
		mod      fyne.KeyModifier
		want     []string
	}{
		"on":                   {date(2020, 1, 1), date(2020, 4, 1), right, 0, []string{"February – April 2020"}},
		"back":                 {date(2020, 1, 1), date(2020, 4, 1), left, 0, []string{"December 2019 – February 2020"}},
		"longer":               {date(2020, 1, 1), date(2020, 4, 1), right, fyne.KeyModifierShift, []string{"January – April 2020"}},
		"shorter":              {date(2020, 1, 1), date(2020, 4, 1), left, fyne.KeyModifierShift, []string{"January – February 2020"}},
		"not to nothing":       {date(2020, 1, 1), date(2020, 2, 1), left, fyne.KeyModifierShift, nil},
		"not out of the end":   {date(2024, 1, 1), date(2024, 2, 1), right, 0, nil},
		"not out of the start": {date(2017, 1, 1), date(2017, 2, 1), left, 0, nil},
		"to whole bars":        {date(2020, 1, 15), date(2020, 3, 9), right, 0, []string{"February – April 2020"}},
		"nothing selected":     {time.Time{}, time.Time{}, right, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
			calls := heard(tl)
			tl.SetRange(c.from, c.to)
			tl.TypedShortcut(&desktop.CustomShortcut{KeyName: c.key, Modifier: fyne.KeyModifierControl | c.mod})
			if !slices.Equal(*calls, c.want) {
				t.Errorf("told %q, want %q", *calls, c.want)
			}
		})
	}
}

func TestTimelinePassesOtherKeysOn(t *testing.T) {
	tl, w := shownTimeline(t, Theme{Scheme: Light}, 1300)
	var passed []string
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { passed = append(passed, string(e.Name)) })
	w.Canvas().SetOnTypedRune(func(r rune) { passed = append(passed, string(r)) })
	w.Canvas().Focus(tl)
	whole := tl.view
	tl.TypedRune('j')
	tl.TypedRune('+')
	if tl.view.span() >= whole.span() {
		t.Error("+ does not zoom in")
	}
	tl.TypedRune('-')
	if tl.view != whole {
		t.Error("- does not zoom out")
	}
	press(tl, fyne.KeyF6, fyne.KeyEscape, fyne.KeyEscape)
	if want := []string{"j", "F6", string(fyne.KeyEscape)}; !slices.Equal(passed, want) {
		t.Errorf("passed on %q, want %q", passed, want)
	}
}

func TestTimelineWheel(t *testing.T) {
	tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
	pos := at(tl, date(2021, 11, 10))
	scroll := func(dx, dy float32) { wheel(tl, pos, dx, dy) }
	whole := tl.view
	units := []data.Unit{}
	for range 40 {
		if _, _, by := tl.View(); len(units) == 0 || units[len(units)-1] != by {
			units = append(units, by)
		}
		scroll(0, 25)
	}
	if want := []data.Unit{data.ByMonth, data.ByWeek, data.ByDay}; !slices.Equal(units, want) {
		t.Errorf("zoomed through %v, want %v", units, want)
	}
	if apart := tl.place(pos) - float64(dayAt(date(2021, 11, 10))); apart < -0.2 || apart > 0.2 {
		t.Errorf("the place under the pointer moved by %v days", apart)
	}
	if tl.view.span() < leastView-1e-6 || tl.view.span() > leastView+1e-6 {
		t.Errorf("zoomed to %v days", tl.view.span())
	}
	before := tl.view
	scroll(-25, 3)
	if tl.view.from <= before.from || tl.view.to-before.to > 1 {
		t.Errorf("panned from %v to %v", before, tl.view)
	}
	scroll(0, -1e6)
	scroll(0, -1e6)
	scroll(0, -1e6)
	scroll(0, -1e6)
	if tl.view != whole {
		t.Errorf("zoomed out to %v, want %v", tl.view, whole)
	}
	scroll(0, 25)
	if !tl.Escape() || tl.view != whole || tl.Escape() {
		t.Error("Escape resets the view once")
	}
}

func TestTimelineCursors(t *testing.T) {
	tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
	tl.SetRange(date(2020, 1, 1), date(2022, 1, 1))
	for name, c := range map[string]struct {
		pos  fyne.Position
		want desktop.Cursor
	}{
		"first end": {at(tl, date(2020, 1, 3)), desktop.HResizeCursor},
		"other end": {at(tl, date(2021, 12, 28)), desktop.HResizeCursor},
		"between":   {at(tl, date(2021, 2, 3)), desktop.PointerCursor},
		"outside":   {at(tl, date(2018, 2, 3)), desktop.DefaultCursor},
		"undated":   {fyne.NewPos(tl.parts.bin.X+5, tl.parts.bin.Y+5), desktop.PointerCursor},
	} {
		tl.MouseMoved(mouseAt(c.pos))
		if got := tl.Cursor(); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	tl.MouseOut()
	if tl.Cursor() != desktop.DefaultCursor {
		t.Error("outside the widget")
	}
}
