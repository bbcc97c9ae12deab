package views

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/locale"
)

// Spaces between labels, in device-independent pixels.
const (
	labelGap  = 14 // the least
	labelCalm = 36 // the least that a step of labels is chosen for
)

// A timeLabel is a text under the bars and the place of its left edge.
type timeLabel struct {
	x    float32
	text string
}

// A labelStep is a distance between labels.
type labelStep struct {
	grain grain
	every int
}

// labelSteps are the distances between labels, ascending.
var labelSteps = []labelStep{
	{grainDay, 1},
	{grainWeek, 1},
	{grainMonth, 1},
	{grainMonth, 3},
	{grainYear, 1},
	{grainYear, 2},
	{grainYear, 5},
	{grainYear, 10},
	{grainYear, 20},
	{grainYear, 50},
	{grainYear, 100},
	{grainYear, 200},
	{grainYear, 500},
	{grainYear, 1000},
	{grainYear, 2000},
	{grainYear, 5000},
}

// widest is a text as wide as any label of the step.
func (s labelStep) widest() string {
	form := locale.Year // also of a month, since January is a year
	if s.grain < grainMonth {
		form = locale.DayLabel
	}
	return locale.Date(time.Date(2028, time.November, 28, 0, 0, 0, 0, time.UTC), form)
}

// timeLabels chooses the labels of a view over a width: none overlap, all lie
// within the width, and where months or days are named the year is too. Where
// the bars are decades, they are named as such: "1920s".
func timeLabels(v timeView, bars grain, width float32, measure func(string) float32) []timeLabel {
	suffix := ""
	if bars == grainDecade {
		suffix = "s"
	}
	yearlyLabel := func(g grain, d day) string { return yearlyLabel(g, d) + suffix }
	shortLabel := func(g grain, d day) string { return shortLabel(g, d) + suffix }
	row := labelRow{width: width, measure: measure}
	step := labelSteps[len(labelSteps)-1]
	for _, s := range labelSteps {
		if bars == grainDecade && s.grain == grainYear && s.every < 10 {
			continue
		}
		if s.grain.days()*float64(s.every)/v.span()*float64(width) >= float64(measure(s.widest()+suffix)+labelCalm) {
			step = s
			break
		}
	}
	g := step.grain
	var ticks []day
	for i := g.index(dayIn(v.from)) / step.every; ; i++ {
		d := g.start(i * step.every)
		if float64(d) >= v.to || d == endOfDays {
			break
		}
		if float64(d) >= v.from {
			ticks = append(ticks, d)
		}
	}

	for i, d := range ticks {
		if i > 0 && d.time().Year() != ticks[i-1].time().Year() {
			row.place(v.x(float64(d), width), yearlyLabel(g, d))
		}
	}
	// The first label names the year: the left edge's own where there is room
	// before the first tick, else that tick's.
	left := yearlyLabel(g, dayIn(v.from))
	if bars == grainDecade {
		left = yearlyLabel(g, bars.bucket(dayIn(v.from)).from)
	}
	switch {
	case len(ticks) == 0 || v.x(float64(ticks[0]), width) >= measure(left)+labelGap:
		row.place(0, left)
	default:
		row.place(v.x(float64(ticks[0]), width), yearlyLabel(g, ticks[0]))
	}
	for _, d := range ticks {
		row.place(v.x(float64(d), width), shortLabel(g, d))
	}
	return row.labels
}

// labelRow collects labels that do not overlap.
type labelRow struct {
	width   float32
	measure func(string) float32
	labels  []timeLabel
}

// place adds a label at x, or a little left of it to stay within the width,
// where there is room.
func (r *labelRow) place(x float32, text string) {
	w := r.measure(text)
	x = min(x, r.width-w)
	if x < 0 {
		return
	}
	for _, l := range r.labels {
		if x < l.x+r.measure(l.text)+labelGap && l.x < x+w+labelGap {
			return
		}
	}
	r.labels = append(r.labels, timeLabel{x, text})
}

// yearlyLabel names a day's bucket with its year: "2021", "Nov 2021",
// "3 Nov 2021". A January is the year alone.
func yearlyLabel(g grain, d day) string {
	t := d.time()
	short := shortLabel(g, d)
	if g >= grainMonth && short == yearName(d) {
		return short
	}
	if g >= grainMonth {
		return locale.Date(t, locale.ShortMonth)
	}
	return locale.Date(t, locale.ShortDay)
}

// shortLabel names a day's bucket as briefly as its neighbours allow: "2021",
// "Nov", "3 Nov".
func shortLabel(g grain, d day) string {
	t := d.time()
	switch {
	case g >= grainYear, g == grainMonth && t.Month() == time.January:
		return yearName(d)
	case g == grainMonth:
		return locale.Date(t, locale.MonthLabel)
	default:
		return locale.Date(t, locale.DayLabel)
	}
}

// tipText is what hovering over a bar says. Where the query is the whole
// archive it does not say so twice.
func tipText(name string, query, archive int, all bool) string {
	if all {
		return name + " · " + locale.Count("{{.N}} articles", archive)
	}
	return name + " · " + lang.N("{{.At}} of {{.N}} articles", archive, map[string]any{"At": locale.Number(query), "N": locale.Number(archive)})
}
