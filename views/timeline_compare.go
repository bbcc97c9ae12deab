package views

import (
	"image/color"

	"fyne.io/fyne/v2"

	"dateline/data"
)

// SetComparing makes the timeline taller for comparing queries, or small
// again. What lays it out is to do so anew.
func (t *Timeline) SetComparing(on bool) {
	if t.comparing != on {
		t.comparing = on
		t.parts.arrange()
	}
}

// SetSeries shows the counts of queries that are compared: the nth count of
// each bucket is of the nth series. It shows them while comparing; without any
// the query's own bars stay.
func (t *Timeline) SetSeries(series []TimelineSeries, tl data.Timeline) {
	t.series, t.compared = series, tl
	t.parts.arrange()
}

// SetChartStyle says how compared queries are drawn.
func (t *Timeline) SetChartStyle(style ChartStyle) {
	t.style = style
	t.parts.arrange()
}

// charted reports whether compared queries are what is drawn.
func (t *Timeline) charted() bool { return t.comparing && len(t.series) > 0 }

// drawn returns the counts that the bars are made of.
func (t *Timeline) drawn() data.Timeline {
	if t.charted() {
		return t.compared
	}
	return t.timeline
}

// seriesColor returns the colour of a series.
func (t *Timeline) seriesColor(n int) color.Color { return colorOf(slotColor(t.series[n].Slot)) }

func slotColor(slot int) fyne.ThemeColorName {
	return seriesColors[min(max(slot, 0), MostSeries-1)]
}

// seriesAt returns the series whose point or bar is at a position.
func (t *Timeline) seriesAt(pos fyne.Position) (n int, ok bool) {
	area := t.parts.chartArea()
	if !t.charted() || pos.X < area.X || pos.X >= area.X+area.Width {
		return 0, false
	}
	return t.chart.hit(float64(pos.X-area.X), float64(pos.Y-area.Y), float64(area.Width), float64(area.Height))
}

// chooseSeries tells that a person wants a series' articles of a bucket.
func (t *Timeline) chooseSeries(n int, bucket dayRange) {
	if n >= len(t.series) || bucket.empty() {
		return
	}
	if t.OnSeries != nil {
		from, to := bucket.times()
		t.OnSeries(t.series[n].Slot, from, to)
	}
}
