package views

import (
	"math"
	"sort"

	"dateline/data"
)

const (
	leastBarWidth = 5  // of a bar with its gap, in device-independent pixels
	leastYearBar  = 9  // of a year's: a century is read by its decades first
	leastView     = 7  // days, the closest zoom
	leastAll      = 28 // days, so that one day's articles are not one wide block
	handleReach   = 5  // pixels either side of a brush's end
)

// grainFor returns the finest grain for a number of days over a width.
func grainFor(days float64, width float32) grain {
	for g := grainDay; g < grainCentury; g++ {
		least := float64(leastBarWidth)
		if g == grainYear {
			least = leastYearBar
		}
		if g.days()*float64(width) >= least*days {
			return g
		}
	}
	return grainCentury
}

// A timeView is the stretch of time in view, in days with fractions.
type timeView struct{ from, to float64 }

func viewOf(r dayRange) timeView { return timeView{float64(r.from), float64(r.to)} }

// viewOfAll returns the view of an archive's whole extent, in whole bars.
func viewOfAll(extent dayRange, width float32) timeView {
	if lack := leastAll - int(extent.to-extent.from); lack > 0 {
		extent.from -= day(lack / 2)
		extent.to += day(lack - lack/2)
		late, early := max(extent.to-endOfDays, 0), max(-extent.from, 0)
		extent = dayRange{extent.from + early - late, extent.to + early - late}
	}
	return viewOf(grainFor(float64(extent.to-extent.from), width).outward(extent))
}

func (v timeView) span() float64 { return v.to - v.from }

// days returns the days that are at least partly in view.
func (v timeView) days() dayRange {
	return dayRange{dayIn(v.from), dayIn(math.Ceil(v.to)-1) + 1}
}

// x returns the place of a day, which may lie outside the width.
func (v timeView) x(d float64, width float32) float32 {
	return float32((d - v.from) / v.span() * float64(width))
}

// at is the inverse of x.
func (v timeView) at(x, width float32) float64 {
	return v.from + float64(x)/float64(width)*v.span()
}

// clamped returns the place in view that is nearest.
func (v timeView) clamped(d float64) float64 { return min(max(d, v.from), v.to) }

// within returns v moved, and shrunk where it must be, into limits.
func (v timeView) within(limits timeView) timeView {
	span := min(v.span(), limits.span())
	from := min(max(v.from, limits.from), limits.to-span)
	return timeView{from, from + span}
}

// zoomed returns a view factor times as long in which centre keeps its place.
func (v timeView) zoomed(centre, factor float64, limits timeView) timeView {
	span := min(max(v.span()*factor, leastView), limits.span())
	from := centre - (centre-v.from)*span/v.span()
	return timeView{from, from + span}.within(limits)
}

// panned returns the view moved by days.
func (v timeView) panned(days float64, limits timeView) timeView {
	return timeView{v.from + days, v.to + days}.within(limits)
}

// showing returns the view moved as little as will show a range, or its
// beginning where it is longer than the view.
func (v timeView) showing(r dayRange, limits timeView) timeView {
	from, to := float64(r.from), float64(r.to)
	switch {
	case from < v.from || to-from > v.span():
		return v.panned(from-v.from, limits)
	case to > v.to:
		return v.panned(to-v.to, limits)
	default:
		return v
	}
}

// touched returns the whole buckets that a stretch between two places meets.
func (g grain) touched(a, b float64) dayRange {
	a, b = min(a, b), max(a, b)
	r := g.bucket(dayIn(a))
	if last := dayIn(math.Ceil(b) - 1); last > r.from {
		r.to = g.bucket(last).to
	}
	return r
}

// border returns the border between buckets that is nearest to a place.
func (g grain) border(at float64) day {
	b := g.bucket(dayIn(at))
	if at-float64(b.from) < float64(b.to)-at {
		return b.from
	}
	return b.to
}

// resized returns the whole buckets between an end that stays and an end let
// go at a place: at least the bucket of that place.
func (g grain) resized(fixed day, at float64) dayRange {
	b := g.border(at)
	if b == fixed {
		return g.bucket(dayIn(at))
	}
	return dayRange{min(fixed, b), max(fixed, b)}
}

// moved returns a range let go some days away: a range of whole buckets stays
// as many buckets, another keeps its number of days.
func (g grain) moved(r dayRange, by float64) dayRange {
	if !g.whole(r) {
		n := day(math.Round(by))
		n = min(max(n, -r.from), endOfDays-r.to)
		return dayRange{r.from + n, r.to + n}
	}
	to := g.border(float64(r.from) + by)
	steps := g.index(min(to, endOfDays-1)) - g.index(r.from)
	return g.stepped(r, steps)
}

// A timeZone is what a press in the plot takes hold of.
type timeZone int

const (
	zonePlot  timeZone = iota
	zoneFrom           // the brush's first end
	zoneTo             // the brush's other end
	zoneBrush          // between them
)

// zoneAt returns the zone of a place, for a brush that may be empty. An end
// out of view has no handle, and a narrow brush keeps a middle to be moved by.
func zoneAt(x, width float32, v timeView, brush dayRange) timeZone {
	if brush.empty() {
		return zonePlot
	}
	from, to := v.x(float64(brush.from), width), v.x(float64(brush.to), width)
	inside := min(handleReach, (to-from)/4)
	switch {
	case from >= 0 && x >= from-handleReach && x <= from+inside:
		return zoneFrom
	case to <= width && x >= to-inside && x <= to+handleReach:
		return zoneTo
	case x > from && x < to:
		return zoneBrush
	default:
		return zonePlot
	}
}

// A timeBar is one bar: its days, and the articles in them.
type timeBar struct {
	days           dayRange
	query, archive int
	counts         []int // of each compared query
}

// barsOf makes bars of a timeline's buckets, summing those of one bucket of
// the grain. The first count is the query's.
func barsOf(buckets []data.Bucket, g grain) []timeBar {
	bars := make([]timeBar, 0, len(buckets))
	var counts []int // one allocation for all bars
	if len(buckets) > 0 {
		counts = make([]int, 0, len(buckets)*len(buckets[0].Counts))
	}
	for _, b := range buckets {
		start := min(dayAt(b.Start), endOfDays-1)
		if n := len(bars); n == 0 || !bars[n-1].days.contains(start) {
			first := len(counts)
			counts = append(counts, make([]int, len(b.Counts))...)
			bars = append(bars, timeBar{days: g.bucket(start), counts: counts[first:len(counts):len(counts)]})
		}
		bar := &bars[len(bars)-1]
		bar.archive += max(b.Archive, 0)
		for i := range min(len(b.Counts), len(bar.counts)) {
			bar.counts[i] += max(b.Counts[i], 0)
		}
		if len(bar.counts) > 0 {
			bar.query = bar.counts[0]
		}
	}
	return bars
}

// barsIn returns the bars that meet a range. Bars are in order of time.
func barsIn(bars []timeBar, r dayRange) []timeBar {
	from := sort.Search(len(bars), func(i int) bool { return bars[i].days.to > r.from })
	to := sort.Search(len(bars), func(i int) bool { return bars[i].days.from >= r.to })
	return bars[from:max(from, to)]
}
