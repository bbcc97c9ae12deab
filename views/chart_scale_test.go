package views

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// chartOf makes a chart of days with counts of an archive and of series.
func chartOf(style ChartStyle, archive []int, counts ...[]int) chart {
	var bars []timeBar
	for i, n := range archive {
		b := timeBar{days: dayRange{day(100 + i), day(101 + i)}, archive: n}
		for _, series := range counts {
			b.counts = append(b.counts, series[i])
		}
		bars = append(bars, b)
	}
	return newChart(bars, timeView{100, 100 + float64(len(archive))}, len(counts), style)
}

func TestChartTop(t *testing.T) {
	archive, a, b := []int{10, 0, 20}, []int{5, 0, 2}, []int{1, 0, 8}
	for name, c := range map[string]struct {
		style ChartStyle
		want  float64
	}{
		"counts":         {ChartStyle{}, 8},
		"stacked counts": {ChartStyle{Stacked: true}, 10},
		"share":          {ChartStyle{Share: true}, 0.5},
		"stacked share":  {ChartStyle{Stacked: true, Share: true}, 0.6},
	} {
		if got := chartOf(c.style, archive, a, b).top; math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestChartTicks(t *testing.T) {
	for _, c := range []struct {
		share bool
		top   float64
		want  string
	}{
		{false, 0, ""},
		{false, 1, "1"},
		{false, 3, "1 2 3"},
		{false, 7, "2 4 6"},
		{false, 664, "200 400 600"},
		{false, 1458, "500 1,000"},
		{false, 25000, "10k 20k"},
		{false, 6e6, "2M 4M 6M"},
		{false, 1.6e6, "500k 1M 1.5M"},
		{true, 1, "50% 100%"},
		{true, 0.25, "10% 20%"},
		{true, 0.012, "0.5% 1.0%"},
		{true, 0.0007, "0.02% 0.04% 0.06%"},
	} {
		var labels []string
		for _, tick := range (chart{top: c.top, style: ChartStyle{Share: c.share}}).ticks() {
			labels = append(labels, tick.label)
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("up to %v: %q, want %q", c.top, got, c.want)
		}
	}
}

func TestChartLineIsThinWhereNothingWasKept(t *testing.T) {
	c := chartOf(ChartStyle{}, []int{10, 10, 0, 10, 10}, []int{4, 0, 0, 2, 3})
	points := c.line(0, 500, 104)
	var xs []float64
	var solid []bool
	for _, p := range points {
		xs, solid = append(xs, p.x), append(solid, p.solid)
	}
	if !slices.Equal(xs, []float64{50, 150, 350, 450}) || !slices.Equal(solid, []bool{false, true, false, true}) {
		t.Errorf("points at %v, solid %v", xs, solid)
	}
	if points[1].y != 104 || math.Abs(points[0].y-4) > 1e-9 {
		t.Errorf("nothing found is at %v, the most at %v", points[1].y, points[0].y)
	}
}

func TestChartHit(t *testing.T) {
	archive, a, b := []int{10, 10, 0}, []int{4, 0, 0}, []int{8, 2, 0}
	lines, stacked := chartOf(ChartStyle{}, archive, a, b), chartOf(ChartStyle{Stacked: true}, archive, a, b)
	y := func(c chart, value float64) float64 { return 100 - c.rise(value, 100) }
	for name, c := range map[string]struct {
		chart  chart
		x, y   float64
		series int
		ok     bool
	}{
		"on a point":             {lines, 50, y(lines, 4), 0, true},
		"near a point":           {lines, 90, y(lines, 8) + 6, 1, true},
		"between two":            {lines, 50, y(lines, 6), 0, false},
		"the nearer at the foot": {lines, 150, 99, 0, true},
		"nothing kept":           {lines, 250, 99, 0, false},
		"first part":             {stacked, 50, y(stacked, 1), 0, true},
		"second part":            {stacked, 50, y(stacked, 11), 1, true},
		"an empty part":          {stacked, 150, y(stacked, 1), 1, true},
		"above the bar":          {stacked, 150, y(stacked, 3), 0, false},
		"beside all bars":        {stacked, 900, 50, 0, false},
	} {
		if n, ok := c.chart.hit(c.x, c.y, 300, 100); ok != c.ok || ok && n != c.series {
			t.Errorf("%s: series %d, %v; want %d, %v", name, n, ok, c.series, c.ok)
		}
	}
}

func TestShareText(t *testing.T) {
	for want, c := range map[string][2]int{
		"–": {0, 0}, "0%": {0, 9}, "<0.1%": {1, 5000}, "0.4%": {1, 250}, "9.9%": {99, 1000}, "33%": {1, 3}, "100%": {5, 5},
	} {
		if got := shareText(c[0], c[1]); got != want {
			t.Errorf("%d of %d: %q, want %q", c[0], c[1], got, want)
		}
	}
}
