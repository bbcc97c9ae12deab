package views

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func TestTimelineAsksOnlyForWhatItLacks(t *testing.T) {
	tl, w := shownTimeline(t, Theme{Scheme: Light}, 1300)
	asked := 0
	tl.OnViewChanged = func(from, to time.Time, by data.Unit) {
		asked++
		g := grainOf(by)
		if r := span(from, to); !g.whole(r) || !r.covers(g.outward(tl.view.days())) {
			t.Errorf("asked for %v to %v by %s", from, to, by)
		}
	}
	expect := func(what string, want int) {
		t.Helper()
		if asked != want {
			t.Errorf("%s: asked %d times, want %d", what, asked, want)
		}
		asked = 0
	}
	tl.SetExtent(date(2017, 1, 3), date(2024, 1, 9))
	tl.SetExtent(date(2017, 1, 3), date(2024, 1, 10))
	expect("nothing new", 0)
	tl.SetExtent(date(2017, 1, 3), date(2024, 6, 10))
	expect("a wider archive", 1)
	tl.zoom(tl.view.from, 0.3)
	expect("a small zoom", 0)
	tl.zoom(float64(dayAt(date(2021, 11, 10))), 2)
	expect("a zoom to another unit", 1)
	wheel(tl, fyne.NewPos(500, 20), 25, 0)
	expect("a small pan", 0)
	for range 20 {
		wheel(tl, fyne.NewPos(500, 20), 25, 0)
	}
	if asked == 0 || asked > 4 {
		t.Errorf("a long pan asked %d times", asked)
	}
	asked = 0
	w.Resize(fyne.NewSize(330, 96))
	expect("a narrower window", 1)
}

func TestTimelineKeepsOldBarsUntilAnswered(t *testing.T) {
	tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
	tl.OnViewChanged = nil
	before := len(tl.bars)
	tl.zoom(float64(dayAt(date(2021, 11, 10))), 2)
	if _, _, by := tl.View(); by != data.ByWeek || tl.grain != grainMonth || len(tl.bars) != before {
		t.Errorf("asked by %s, shows grain %d in %d bars", by, tl.grain, len(tl.bars))
	}
	tl.SetData(counted(tl.View()))
	if tl.grain != grainWeek {
		t.Errorf("answered, it shows grain %d", tl.grain)
	}
}

func TestTimelineMoveRange(t *testing.T) {
	tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
	calls := heard(tl)
	tl.MoveRange(-1)
	tl.MoveRange(1) // the archive ends
	tl.MoveRange(-1)
	tl.SetRange(date(2019, 1, 1), date(2020, 1, 1))
	tl.MoveRange(1)
	tl.SetRange(date(2022, 1, 1), time.Time{}) // 25 months of the archive
	tl.MoveRange(-1)
	tl.SetRange(date(2021, 3, 1), date(2021, 3, 8))
	tl.zoom(float64(dayAt(date(2021, 3, 4))), 9)
	tl.zoom(float64(dayAt(date(2021, 3, 4))), 9)
	for range 3 {
		tl.MoveRange(1)
	}
	want := []string{"January 2024", "December 2023", "2020", "December 2019 – December 2021", "8 March – 14 March 2021", "15 March – 21 March 2021", "22 March – 28 March 2021"}
	if !slices.Equal(*calls, want) {
		t.Errorf("told %q, want %q", *calls, want)
	}
	if shown := tl.view.days(); !shown.covers(tl.selected) {
		t.Errorf("the range %s is out of view", rangeName(tl.selected))
	}
}

func TestTimelineSetRange(t *testing.T) {
	tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
	calls := heard(tl)
	for name, c := range map[string]struct {
		from, to time.Time
		want     dayRange
	}{
		"none":   {time.Time{}, time.Time{}, dayRange{}},
		"closed": {date(2020, 1, 1), date(2021, 1, 1), span(date(2020, 1, 1), date(2021, 1, 1))},
		"after":  {date(2020, 1, 1), time.Time{}, dayRange{dayAt(date(2020, 1, 1)), endOfDays}},
		"before": {time.Time{}, date(2021, 1, 1), dayRange{0, dayAt(date(2021, 1, 1))}},
		"turned": {date(2021, 1, 1), date(2020, 1, 1), dayRange{}},
	} {
		if tl.SetRange(c.from, c.to); tl.selected != c.want {
			t.Errorf("%s: %v", name, tl.selected)
		}
		if shown := !tl.parts.brush.Hidden; shown == c.want.empty() {
			t.Errorf("%s: the brush is shown: %v", name, shown)
		}
	}
	tl.ResetView()
	tl.zoom(tl.view.from, 5)
	tl.SetRange(date(2022, 5, 1), date(2022, 5, 8))
	if !tl.view.days().covers(tl.selected) {
		t.Error("a range out of view is not brought into it")
	}
	if len(*calls) != 0 {
		t.Errorf("told %q", *calls)
	}
}

func TestTimelineTooltipStaysInside(t *testing.T) {
	tl, _ := shownTimeline(t, Theme{Scheme: Light, Scale: 1.5}, 700)
	for x := float32(14); x < tl.parts.plot.X+tl.parts.plot.Width; x += 3 {
		tl.MouseMoved(mouseAt(fyne.NewPos(x, 30)))
		tip := tl.parts.tip
		if tip.Hidden || tip.Position().X < 0 || tip.Position().X+tip.Size().Width > 700 {
			t.Fatalf("at %v: hidden %v, %v wide at %v", x, tip.Hidden, tip.Size().Width, tip.Position().X)
		}
	}
	tl.MouseMoved(mouseAt(fyne.NewPos(690, 2)))
	if !tl.parts.tip.Hidden {
		t.Error("shown beside the bars")
	}
}

func TestTimelineWithoutArticles(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{Scheme: Light})
	tl := NewTimeline()
	calls := heard(tl)
	tl.OnViewChanged = func(time.Time, time.Time, data.Unit) { t.Error("asked for counts") }
	exercise := func() {
		tl.SetData(data.Timeline{})
		click(tl, fyne.NewPos(100, 30), 0)
		drag(tl, fyne.NewPos(100, 30), fyne.NewPos(300, 30))
		tl.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(100, 30)})
		tl.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 25)})
		press(tl, fyne.KeyLeft, fyne.KeyEnter, fyne.KeyUp, fyne.KeyEscape)
		tl.TypedRune('+')
		tl.MoveRange(1)
		tl.SetRange(date(2020, 1, 1), date(2021, 1, 1))
		tl.SetRange(time.Time{}, time.Time{})
		tl.ResetView()
		tl.Cursor()
		tl.Refresh()
	}
	exercise() // before it has a size
	if from, to, by := tl.View(); !from.IsZero() || !to.IsZero() || by != data.ByYear {
		t.Errorf("its view is %v to %v by %s", from, to, by)
	}
	w := test.NewTempWindow(t, tl)
	w.Resize(fyne.NewSize(900, 100))
	exercise()
	w.Canvas().Capture()
	if len(*calls) != 0 || tl.parts.empty.Hidden {
		t.Errorf("told %q; the sentence is hidden: %v", *calls, tl.parts.empty.Hidden)
	}
}

func TestTimelineExtremes(t *testing.T) {
	for name, extent := range map[string][2]time.Time{
		"a day":         {date(2021, 11, 3), date(2021, 11, 3)},
		"the first day": {date(1, 1, 1), date(1, 1, 2)},
		"the last day":  {date(9999, 12, 31), date(9999, 12, 31)},
		"everything":    {date(1, 1, 1), date(9999, 12, 31)},
		"turned":        {date(2021, 11, 3), date(1999, 11, 3)},
		"beyond":        {date(-500, 11, 3), date(20000, 11, 3)},
	} {
		t.Run(name, func(t *testing.T) {
			tl, w := shownTimeline(t, Theme{Scheme: Dark}, 800)
			tl.SetExtent(extent[0], extent[1])
			for _, dy := range []float32{25, 25, 200, 200, 200, 200, -75, -900} {
				for _, x := range []float32{0, 14, 300, 799} {
					pos := fyne.NewPos(x, 30)
					wheel(tl, pos, 0, dy)
					wheel(tl, pos, -dy, 0)
					click(tl, pos, 0)
					drag(tl, pos, pos.AddXY(150, 0))
					tl.MoveRange(-1)
					press(tl, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyHome)
				}
				w.Canvas().Capture()
			}
		})
	}
}
