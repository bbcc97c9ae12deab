package views

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// comparedQueries are six queries of a fictional archive.
var comparedQueries = []TimelineSeries{
	{Query: "harbor", Slot: 0, Total: 18204}, {Query: "ferry OR boat", Slot: 1, Total: 9021},
	{Query: "place:Busan -storm", Slot: 2, Total: 4310}, {Query: "항만", Slot: 3, Total: 2207},
	{Query: `"tidal barrier" author:"Ines Duarte"`, Slot: 4, Total: 733}, {Query: "harvest", Slot: 5, Total: 12},
}

// countedSeries gives series counts of which each has waves of its own.
func countedSeries(from, to time.Time, by data.Unit, series int) data.Timeline {
	tl := counted(from, to, by)
	for i := range tl.Buckets {
		b := &tl.Buckets[i]
		middle := float64(dayAt(b.Start))
		b.Counts = make([]int, series)
		for n := range b.Counts {
			wave := 1 + math.Sin(middle/(120+70*float64(n))+float64(2*n))
			b.Counts[n] = int(wave * float64(b.Archive) / float64(8+4*n))
		}
	}
	return tl
}

// comparing makes a timeline compare the first queries.
func comparing(tl *Timeline, series int, style ChartStyle) {
	base := tl.OnViewChanged
	show := func(from, to time.Time, by data.Unit) {
		tl.SetSeries(comparedQueries[:series], countedSeries(from, to, by, series))
	}
	tl.OnViewChanged = func(from, to time.Time, by data.Unit) {
		base(from, to, by)
		show(from, to, by)
	}
	tl.SetComparing(true)
	tl.SetChartStyle(style)
	show(tl.View())
}

func TestComparePictures(t *testing.T) {
	light, dark := Theme{Scheme: Light}, Theme{Scheme: Dark}
	for name, c := range map[string]struct {
		theme  Theme
		width  float32
		series int
		style  ChartStyle
		act    func(*Timeline)
	}{
		"lines-light": {light, 1440, 3, ChartStyle{}, func(tl *Timeline) {
			tl.SetRange(date(2020, 1, 1), date(2022, 5, 1))
			tl.MouseMoved(mouseAt(at(tl, date(2021, 11, 10))))
		}},
		"lines-dark": {dark, 1000, 6, ChartStyle{Share: true}, func(tl *Timeline) {
			tl.MouseMoved(mouseAt(at(tl, date(2023, 11, 10))))
		}},
		"stacked-light": {light, 1000, 6, ChartStyle{Stacked: true}, func(*Timeline) {}},
		"stacked-dark": {dark, 1440, 4, ChartStyle{Stacked: true, Share: true}, func(tl *Timeline) {
			tl.zoom(float64(dayAt(date(2020, 4, 2))), 2)
			tl.MouseMoved(mouseAt(at(tl, date(2020, 5, 10))))
		}},
		"large": {Theme{Scheme: Light, Scale: 1.5}, 1024, 6, ChartStyle{}, func(tl *Timeline) {
			tl.MouseMoved(mouseAt(at(tl, date(2017, 2, 10))))
		}},
		"days": {light, 700, 2, ChartStyle{}, func(tl *Timeline) {
			for range 3 {
				tl.zoom(float64(dayAt(date(2020, 4, 28))), 2)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			tl, w := shownTimeline(t, c.theme, c.width)
			comparing(tl, c.series, c.style)
			w.Resize(fyne.NewSize(c.width, tl.MinSize().Height))
			c.act(tl)
			test.AssertImageMatches(t, "compare-"+name+".png", w.Canvas().Capture())
		})
	}
}

// shownComparison is a timeline at its height for comparing.
func shownComparison(t testing.TB, series int, style ChartStyle) *Timeline {
	tl, w := shownTimeline(t, Theme{Scheme: Light}, 1300)
	comparing(tl, series, style)
	w.Resize(fyne.NewSize(1300, tl.MinSize().Height))
	return tl
}

// seriesSpot returns where a series is drawn in the bar of a day.
func seriesSpot(tl *Timeline, series int, day time.Time) fyne.Position {
	area := tl.parts.chartArea()
	bucket := tl.grain.bucket(dayAt(day))
	b := barsIn(tl.bars, bucket)[0]
	y := float64(area.Height)
	if tl.style.Stacked {
		ends, from := tl.chart.stack(b, y), 0.0
		if series > 0 {
			from = ends[series-1]
		}
		y -= (from + ends[series]) / 2
	} else {
		value, _ := tl.chart.value(b, series)
		y -= tl.chart.rise(value, y)
	}
	return fyne.NewPos(area.X+tl.view.x(float64(bucket.from+bucket.to)/2, area.Width), area.Y+float32(y))
}

func TestClickChoosesASeries(t *testing.T) {
	for name, c := range map[string]struct {
		style ChartStyle
		at    func(tl *Timeline) fyne.Position
		want  []string
	}{
		"a point": {ChartStyle{}, func(tl *Timeline) fyne.Position { return seriesSpot(tl, 1, date(2018, 5, 9)) }, []string{"series 1 in May 2018"}},
		"a part of a bar": {ChartStyle{Stacked: true}, func(tl *Timeline) fyne.Position { return seriesSpot(tl, 2, date(2019, 8, 9)) },
			[]string{"series 2 in August 2019"}},
		"a part of a share": {ChartStyle{Stacked: true, Share: true}, func(tl *Timeline) fyne.Position { return seriesSpot(tl, 0, date(2019, 8, 9)) },
			[]string{"series 0 in August 2019"}},
		"above all": {ChartStyle{}, func(tl *Timeline) fyne.Position {
			pos := seriesSpot(tl, 2, date(2020, 6, 9))
			pos.Y = tl.parts.plot.Y + 1
			return pos
		}, []string{"June 2020"}},
	} {
		t.Run(name, func(t *testing.T) {
			tl := shownComparison(t, 3, c.style)
			calls := heard(tl)
			tl.OnSeries = func(slot int, from, to time.Time) {
				*calls = append(*calls, fmt.Sprintf("series %d in %s", slot, rangeName(span(from, to))))
			}
			pos := c.at(tl)
			tl.MouseMoved(mouseAt(pos))
			hand := tl.Cursor() == desktop.PointerCursor
			click(tl, pos, 0)
			if !slices.Equal(*calls, c.want) || hand != (name != "above all") {
				t.Errorf("told %q with a hand %v, want %q", *calls, hand, c.want)
			}
		})
	}
}

func TestADigitChoosesASeries(t *testing.T) {
	tl := shownComparison(t, 2, ChartStyle{})
	got := ""
	tl.OnSeries = func(slot int, from, to time.Time) { got += fmt.Sprintf("%d %s;", slot, rangeName(span(from, to))) }
	press(tl, fyne.KeyHome)
	tl.TypedRune('2')
	tl.TypedRune('3')
	if want := "1 January 2017;"; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
}

func TestComparingStaysWithinTheWidget(t *testing.T) {
	tl := shownComparison(t, 6, ChartStyle{})
	for x := float32(0); x < 1300; x += 5 {
		tl.MouseMoved(mouseAt(fyne.NewPos(x, 60)))
		tip := tl.parts.tip
		if tip.Visible() && (tip.Position().X < 0 || tip.Position().X+tip.Size().Width > 1300 ||
			tip.Position().Y < 0 || tip.Position().Y+tip.Size().Height > tl.Size().Height) {
			t.Fatalf("at %v the tip is at %v, %v", x, tip.Position(), tip.Size())
		}
	}
	tl.MouseMoved(mouseAt(fyne.NewPos(600, 60)))
	if !tl.parts.tipRows[5].name.Visible() {
		t.Error("the tip does not tell all six")
	}
	tl.MouseOut()
	if tl.parts.tipRows[0].name.Visible() || tl.parts.tip.Visible() {
		t.Error("the tip stays")
	}
}

func TestHoverDoesNotRedrawTheChart(t *testing.T) {
	tl := shownComparison(t, 6, ChartStyle{})
	before := tl.parts.raster.Generator(1200, 150)
	for x := float32(0); x < 1300; x += 9 {
		tl.MouseMoved(mouseAt(fyne.NewPos(x, 60)))
	}
	drag(tl, fyne.NewPos(300, 10), fyne.NewPos(700, 10))
	if tl.parts.raster.Generator(1200, 150) != before {
		t.Error("hovering or brushing drew the chart again")
	}
}

func TestWithoutQueriesTheBarsStay(t *testing.T) {
	tl := shownComparison(t, 0, ChartStyle{})
	low := NewTimeline().MinSize().Height
	if tl.charted() || len(tl.bars) == 0 || tl.MinSize().Height <= low {
		t.Errorf("charted %v with %d bars, %v high", tl.charted(), len(tl.bars), tl.MinSize().Height)
	}
	tl.SetComparing(false)
	if tl.MinSize().Height != low {
		t.Error("it stays tall")
	}
}

func BenchmarkCompareHover(b *testing.B) {
	tl := shownComparison(b, 6, ChartStyle{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		tl.MouseMoved(mouseAt(fyne.NewPos(float32(20+i*17%1200), 60)))
	}
}

func BenchmarkCompareDrawSixLines(b *testing.B) {
	tl := shownComparison(b, 6, ChartStyle{})
	b.ReportAllocs()
	for b.Loop() {
		tl.parts.picture = nil
		tl.parts.raster.Generator(1920, 160)
	}
}

// TestSharesOverAllAreExplained has an article that two queries find.
func TestSharesOverAllAreExplained(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	for _, c := range []struct {
		counts []int
		style  ChartStyle
		want   bool
	}{
		{[]int{6, 5}, ChartStyle{Stacked: true, Share: true}, true},
		{[]int{6, 4}, ChartStyle{Stacked: true, Share: true}, false},
		{[]int{6, 5}, ChartStyle{Share: true}, false},
		{[]int{6, 5}, ChartStyle{Stacked: true}, false},
	} {
		bar := timeBar{days: dayRange{0, 30}, archive: 10, counts: c.counts}
		f := Figure{charted: true, chart: newChart([]timeBar{bar}, viewOf(dayRange{0, 30}), 2, c.style)}
		if got := strings.HasSuffix(f.period(), countedTwice()); got != c.want {
			t.Errorf("%v as %+v: the figure says %q", c.counts, c.style, f.period())
		}
	}
}
