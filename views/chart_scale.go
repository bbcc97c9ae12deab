package views

import (
	"math"
	"slices"

	"fyne.io/fyne/v2/lang"

	"dateline/locale"
)

// MostSeries is how many queries can be compared: more colours than this are
// not told apart.
const MostSeries = 6

// A TimelineSeries is one of the queries that a timeline compares.
type TimelineSeries struct {
	Query  string
	Prefix bool // its last word stands for all that begin so, as while it is typed
	Slot   int  // of its colour, from 0
	Total  int  // articles that it finds, the undated too
}

// ChartStyle says how compared queries are drawn.
type ChartStyle struct {
	Stacked bool // bars one on the other instead of lines
	Share   bool // of the archive's articles of each bar instead of counts
}

// chart is a comparison as it is drawn over a view.
type chart struct {
	bars   []timeBar // those in view and one more on either side
	view   timeView
	series int
	style  ChartStyle
	top    float64 // the largest value in view
}

func newChart(bars []timeBar, v timeView, series int, style ChartStyle) chart {
	c := chart{view: v, series: series, style: style}
	for _, b := range barsIn(bars, v.days()) {
		sum := 0.0
		for n := range series {
			value, _ := c.value(b, n)
			sum += value
			if !style.Stacked {
				c.top = max(c.top, value)
			}
		}
		if style.Stacked {
			c.top = max(c.top, sum)
		}
	}
	r := v.days()
	c.bars = barsIn(bars, dayRange{r.from - 1, r.to + 1})
	return c
}

// value returns what is drawn of a series in a bar; it is not known where the
// archive has nothing.
func (c chart) value(b timeBar, n int) (value float64, known bool) {
	if n >= len(b.counts) || b.archive <= 0 && b.counts[n] <= 0 {
		return 0, false
	}
	value = float64(b.counts[n])
	if c.style.Share {
		value /= float64(max(b.archive, b.counts[n]))
	}
	return value, true
}

// overlaps reports whether queries of a bar find more articles together than there are, as
// some are found by several.
func (b timeBar) overlaps() bool {
	found := 0
	for _, n := range b.counts {
		found += n
	}
	return b.archive > 0 && found > b.archive
}

// overfull reports whether a bar is higher than the whole of its articles.
func (c chart) overfull() bool {
	return c.style.Stacked && c.style.Share && slices.ContainsFunc(c.bars, timeBar.overlaps)
}

// chartAir keeps a point at the largest value from being cut off.
const chartAir = 1.04

// rise returns the height of a value in a plot.
func (c chart) rise(value, height float64) float64 {
	if c.top <= 0 {
		return 0
	}
	return value / (c.top * chartAir) * height
}

// A chartPoint is a value of a line. Where the archive has nothing between it
// and the point before, the line is not solid.
type chartPoint struct {
	x, y  float64
	solid bool
}

// line returns the points of a series in a plot, from left to right.
func (c chart) line(n int, width, height float64) []chartPoint {
	points := make([]chartPoint, 0, len(c.bars))
	gap := true
	for _, b := range c.bars {
		value, known := c.value(b, n)
		if !known {
			gap = true
			continue
		}
		middle := float64(b.days.from+b.days.to) / 2
		x := (middle - c.view.from) / c.view.span() * width
		points = append(points, chartPoint{x, height - c.rise(value, height), !gap})
		gap = false
	}
	return points
}

// stack returns the heights above the base at which the parts of a bar end;
// the first begins at the base.
func (c chart) stack(b timeBar, height float64) []float64 {
	ends := make([]float64, c.series)
	sum := 0.0
	for n := range ends {
		value, _ := c.value(b, n)
		sum += value
		ends[n] = c.rise(sum, height)
	}
	return ends
}

// pointReach is how far above or below a line a click still means it.
const pointReach = 10

// hit returns the series that a place in the plot is on.
func (c chart) hit(x, y, width, height float64) (n int, ok bool) {
	d := dayIn(c.view.at(float32(x), float32(width)))
	under := barsIn(c.bars, dayRange{d, d + 1})
	if len(under) == 0 {
		return 0, false
	}
	if c.style.Stacked {
		from := 0.0
		for n, to := range c.stack(under[0], height) {
			if above := height - y; to > from && above >= from && above < to {
				return n, true
			}
			from = to
		}
		return 0, false
	}
	nearest := float64(pointReach)
	for i := range c.series {
		value, known := c.value(under[0], i)
		if apart := math.Abs(height - c.rise(value, height) - y); known && apart <= nearest {
			n, ok, nearest = i, true, apart
		}
	}
	return n, ok
}

// A chartTick is a line across the chart with a label at its left.
type chartTick struct {
	value float64
	label string
}

// ticks returns the lines to draw: few, at round values, none at zero.
func (c chart) ticks() []chartTick {
	const most = 4
	if c.top <= 0 {
		return nil
	}
	power := math.Pow(10, math.Floor(math.Log10(c.top/most)))
	step := power
	for _, factor := range []float64{1, 2, 5, 10} {
		if step = factor * power; c.top/step < most+0.999 {
			break
		}
	}
	if !c.style.Share {
		step = max(step, 1)
	}
	var ticks []chartTick
	for i := 1.0; i*step <= c.top*(1+1e-9); i++ {
		value := i * step
		ticks = append(ticks, chartTick{value, c.tickLabel(value, step)})
	}
	return ticks
}

func (c chart) tickLabel(value, step float64) string {
	if c.style.Share {
		digits := max(0, -int(math.Floor(math.Log10(step*100)+1e-9)))
		return locale.Percent(value*100, digits)
	}
	switch {
	case value >= 1e6:
		return lang.L("{{.N}}M", map[string]any{"N": locale.Decimal(value/1e6, -1)})
	case value >= 1e4:
		return lang.L("{{.N}}k", map[string]any{"N": locale.Decimal(value/1e3, -1)})
	default:
		return locale.Number(int(math.Round(value)))
	}
}

// shareText writes a part of a whole as "7.6%".
func shareText(part, whole int) string {
	switch {
	case whole <= 0:
		return "–"
	case part <= 0:
		return locale.Percent(0, 0)
	}
	percent := float64(part) / float64(whole) * 100
	switch {
	case percent < 0.1:
		return "<" + locale.Percent(0.1, 1)
	case percent < 10:
		return locale.Percent(percent, 1)
	default:
		return locale.Percent(percent, 0)
	}
}
