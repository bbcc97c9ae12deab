package views

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// Timeline shows how many articles there are over time: a pale bar for the
// archive's, a strong one before it for the query's. A range can be brushed,
// the view zoomed to the day, and the undated articles chosen by a bin of
// their own.
//
// Days are civil dates and ranges half-open: [from, to), at UTC midnight. Zero
// times are no range. The last day's range ends on 1 January 10000.
type Timeline struct {
	widget.BaseWidget

	// OnViewChanged asks for the counts of whole buckets [from, to), which
	// SetData is to bring; until then the old bars stay. The range is wider
	// than the view, so that a small pan asks for nothing. It may be called
	// while the window is laid out.
	OnViewChanged func(from, to time.Time, by data.Unit)
	// OnPointed tells that the pointer moved over the timeline, or drags.
	OnPointed func()
	// OnRange tells that a person selected a range, or cleared it.
	OnRange func(from, to time.Time)
	// OnUndated tells that the undated bin was switched on or off.
	OnUndated func(on bool)
	// OnSeries tells that a person clicked a compared query, by its slot, in
	// the bar of a range.
	OnSeries func(slot int, from, to time.Time)

	extent   dayRange // of the archive
	view     timeView
	asked    dayRange // the last range asked for, and
	askedBy  grain    // the grain it was asked for
	timeline data.Timeline
	bars     []timeBar // of timeline, in grain
	grain    grain
	all      bool // the query is the whole archive

	comparing bool
	series    []TimelineSeries
	compared  data.Timeline // of the series
	style     ChartStyle
	chart     chart // of bars, while comparing

	selected dayRange
	undated  bool // the bin is selected

	cursor  timeCursor
	drag    *timeDrag // the press under way
	clicks  [2]fyne.Position
	shift   bool // held
	anchor  day  // where Shift began to extend, or noDay
	pointer fyne.Position

	parts *timelineParts
}

// noDay stands for no day at all.
const noDay day = -1

// A timeCursor marks the bucket that the pointer or the arrow keys are on.
type timeCursor struct {
	day   day // any of the bucket, or noDay
	byKey bool
}

// NewTimeline makes a timeline without articles.
func NewTimeline() *Timeline {
	t := &Timeline{cursor: timeCursor{day: noDay}, anchor: noDay}
	t.parts = newTimelineParts(t)
	t.ExtendBaseWidget(t)
	return t
}

// SetExtent tells the days of the archive's oldest and newest article: what
// the view shows when it is reset. Zero times are an archive without any.
func (t *Timeline) SetExtent(first, last time.Time) {
	var extent dayRange
	if !first.IsZero() || !last.IsZero() {
		extent.from = min(dayAt(first), endOfDays-1)
		extent.to = min(max(dayAt(last), extent.from), endOfDays-1) + 1
	}
	if extent == t.extent {
		return
	}
	whole := t.extent.empty() || t.view == t.whole()
	t.extent = extent
	if whole {
		t.view = t.whole()
	}
	t.setView(t.view)
}

// Continue takes the extent and the view of a timeline that this one replaces.
func (t *Timeline) Continue(other *Timeline) {
	t.extent, t.view = other.extent, other.view
}

// SetData shows counts, the query's being the first of each bucket.
func (t *Timeline) SetData(tl data.Timeline) {
	t.timeline = tl
	t.all = true
	for _, b := range tl.Buckets {
		if len(b.Counts) == 0 || b.Counts[0] != b.Archive {
			t.all = false
			break
		}
	}
	t.groupBars()
	t.parts.showUndated()
	t.parts.showBars()
	t.parts.showOverlay()
}

// SetRange shows the range that the query selects, without calling OnRange.
// A zero time on one side is a range open to that side.
func (t *Timeline) SetRange(from, to time.Time) {
	var r dayRange
	switch {
	case to.IsZero() && !from.IsZero():
		r = dayRange{dayAt(from), endOfDays}
	case !to.IsZero():
		r = dayRange{dayAt(from), dayAt(to)}
	}
	if r.empty() {
		r = dayRange{}
	}
	if r == t.selected {
		return
	}
	t.selected = r
	if r.overlaps(t.extent) && !r.overlaps(t.view.days()) {
		t.setView(t.view.showing(r, t.whole()))
	}
	t.parts.showOverlay()
}

// SetUndated shows whether the query selects the undated articles.
func (t *Timeline) SetUndated(on bool) {
	t.undated = on
	t.parts.dressBin()
}

// ToggleUndated does what a click on the bin does.
func (t *Timeline) ToggleUndated() {
	t.SetUndated(!t.undated)
	if t.OnUndated != nil {
		t.OnUndated(t.undated)
	}
}

// View returns what OnViewChanged last asked for. Before it did, and in an
// archive without dated articles, that is everything by year: zero times.
func (t *Timeline) View() (from, to time.Time, by data.Unit) {
	if t.asked.empty() {
		return time.Time{}, time.Time{}, data.ByYear
	}
	from, to = t.asked.times()
	return from, to, t.askedBy.unit()
}

// MoveRange selects the step-th next period of the selected one's length, a
// period of whole months by months, or previous where step is negative. An
// open end counts as the archive's. Without a selection it selects the first
// or last bucket in view. It stays within the archive's extent.
func (t *Timeline) MoveRange(step int) {
	if t.extent.empty() || step == 0 {
		return
	}
	from, whole := t.selected, t.whole().days()
	if from.from == 0 {
		from.from = whole.from
	}
	if from.to == endOfDays {
		from.to = whole.to
	}
	var next dayRange
	switch {
	case !t.selected.empty() && !from.empty():
		next = periodAfter(from, step)
	case step > 0:
		next = t.grain.bucket(t.view.days().from)
	default:
		next = t.grain.bucket(t.view.days().to - 1)
	}
	if next.overlaps(t.extent) {
		t.setView(t.view.showing(next, t.whole()))
		t.selectRange(next)
	}
}

// ResetView shows the whole archive.
func (t *Timeline) ResetView() {
	t.setView(t.whole())
}

// Escape goes back one level: it lets go of a drag, else hides the cursor of
// the arrow keys, else resets the view. It reports whether there was any.
func (t *Timeline) Escape() bool {
	switch {
	case t.drag != nil:
		t.drag = nil
	case t.cursor.byKey:
		t.setCursor(noDay, false)
	case t.view != t.whole():
		t.ResetView()
	default:
		return false
	}
	t.parts.showOverlay()
	return true
}

// whole returns the view of the archive's extent.
func (t *Timeline) whole() timeView {
	if t.extent.empty() {
		return timeView{}
	}
	return viewOfAll(t.extent, t.parts.plot.Width)
}

// setView shows a view and asks for its counts where they were not asked for.
func (t *Timeline) setView(v timeView) {
	if whole := t.whole(); !t.extent.empty() {
		t.view = v.within(whole)
		t.ask(whole)
	} else {
		t.view, t.asked = timeView{}, dayRange{}
	}
	t.groupBars()
	t.parts.showBars()
	t.parts.showLabels()
	t.parts.showOverlay()
}

func (t *Timeline) ask(whole timeView) {
	if t.parts.plot.Width <= 0 {
		return
	}
	g := t.viewGrain()
	if g == t.askedBy && t.asked.covers(g.outward(t.view.days())) {
		return
	}
	margin := t.view.span() / 2
	wide := timeView{max(t.view.from-margin, whole.from), min(t.view.to+margin, whole.to)}
	t.asked, t.askedBy = g.outward(wide.days()), g
	if t.OnViewChanged != nil {
		t.OnViewChanged(t.View())
	}
}

// viewGrain returns the grain that suits the view.
func (t *Timeline) viewGrain() grain {
	return grainFor(t.view.span(), t.parts.plot.Width)
}

// groupBars makes the bars. The counts on hand may still be of another unit
// than the view's; years are summed as the view needs.
func (t *Timeline) groupBars() {
	t.grain = t.viewGrain()
	drawn := t.drawn()
	if by := grainOf(drawn.By); len(drawn.Buckets) > 0 && by.unit() != t.grain.unit() {
		t.grain = by
	}
	t.bars = barsOf(drawn.Buckets, t.grain)
	if t.charted() {
		t.chart = newChart(t.bars, t.view, len(t.series), t.style)
	}
}

// selectRange shows a range and tells it.
func (t *Timeline) selectRange(r dayRange) {
	if r == t.selected {
		return
	}
	t.selected = r
	t.parts.showOverlay()
	if t.OnRange != nil {
		t.OnRange(r.times())
	}
}

// toggle selects a bucket, or clears it where it is the selected range.
func (t *Timeline) toggle(bucket dayRange) {
	if bucket == t.selected {
		bucket = dayRange{}
	}
	t.selectRange(bucket)
}

// setCursor marks the bucket of a day.
func (t *Timeline) setCursor(d day, byKey bool) {
	c := timeCursor{d, byKey && d != noDay}
	if t.extent.empty() {
		c = timeCursor{day: noDay}
	}
	if c != t.cursor {
		t.cursor = c
		t.parts.showOverlay()
	}
}

// CreateRenderer is the link to Fyne.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer { return t.parts }
