package views

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ desktop.Hoverable   = (*Timeline)(nil)
	_ desktop.Mouseable   = (*Timeline)(nil)
	_ desktop.Cursorable  = (*Timeline)(nil)
	_ fyne.Draggable      = (*Timeline)(nil)
	_ fyne.DoubleTappable = (*Timeline)(nil)
	_ fyne.Scrollable     = (*Timeline)(nil)
)

const (
	wheelDoubling = 40 // units of scrolling that halve or double the view; a notch has 25
	wheelPan      = 2  // pixels a unit of sideways scrolling pans
	clickReach    = 6  // pixels apart that two clicks are still at one place
)

// A timeDrag is a press of the pointer and what it took hold of.
type timeDrag struct {
	zone    timeZone
	bin     bool    // the undated bin was pressed
	from    float64 // where the press began
	at      float64 // where the pointer is, within the view
	started bool    // the pointer has moved
}

// stretch returns the days that the brush covers while it is dragged, not yet
// in whole buckets.
func (t *Timeline) stretch() (from, to float64) {
	d, r := t.drag, t.selected
	switch d.zone {
	case zoneFrom:
		from, to = d.at, float64(r.to)
	case zoneTo:
		from, to = float64(r.from), d.at
	case zoneBrush:
		from, to = float64(r.from)+d.at-d.from, float64(r.to)+d.at-d.from
	default:
		from, to = d.from, d.at
	}
	return min(from, to), max(from, to)
}

// snapped returns what letting go of the drag would select.
func (t *Timeline) snapped() dayRange {
	d := t.drag
	switch d.zone {
	case zoneFrom:
		return t.grain.resized(t.selected.to, d.at)
	case zoneTo:
		return t.grain.resized(t.selected.from, d.at)
	case zoneBrush:
		return t.grain.moved(t.selected, d.at-d.from)
	default:
		return t.grain.touched(d.from, d.at)
	}
}

// place returns the day at a position in the widget, within the view.
func (t *Timeline) place(pos fyne.Position) float64 {
	return t.view.clamped(t.view.at(pos.X-t.parts.plot.X, t.parts.plot.Width))
}

func (t *Timeline) zone(pos fyne.Position) timeZone {
	return zoneAt(pos.X-t.parts.plot.X, t.parts.plot.Width, t.view, t.selected)
}

// MouseDown begins a click or a drag.
func (t *Timeline) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	t.clicks = [2]fyne.Position{t.clicks[1], e.Position}
	t.drag = nil
	switch {
	case t.parts.bin.contains(e.Position):
		t.drag = &timeDrag{bin: true}
	case !t.extent.empty():
		at := t.place(e.Position)
		t.drag = &timeDrag{zone: t.zone(e.Position), from: at, at: at}
	}
	t.parts.mark.click()
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
}

// MouseUp ends a click: on a bar it selects the bar's bucket, with Shift it
// extends the selection to it.
func (t *Timeline) MouseUp(e *desktop.MouseEvent) {
	d := t.drag
	if d == nil || d.started || e.Button != desktop.MouseButtonPrimary {
		return
	}
	t.drag = nil
	if d.bin {
		if t.parts.bin.contains(e.Position) {
			t.ToggleUndated()
		}
		return
	}
	t.anchor = noDay
	bucket := t.grain.bucket(dayIn(d.from))
	if e.Modifier&fyne.KeyModifierShift != 0 && !t.selected.empty() {
		t.selectRange(t.selected.union(bucket))
		return
	}
	if n, ok := t.seriesAt(e.Position); ok {
		t.chooseSeries(n, bucket)
		return
	}
	t.toggle(bucket)
}

// Dragged moves what the press took hold of.
func (t *Timeline) Dragged(e *fyne.DragEvent) {
	t.pointed(e.Position)
	if t.drag == nil || t.drag.bin {
		return
	}
	t.drag.started = true
	t.drag.at = t.place(e.Position)
	t.cursor = timeCursor{day: noDay}
	t.parts.showOverlay()
}

// DragEnd selects what was dragged over, in whole buckets.
func (t *Timeline) DragEnd() {
	d := t.drag
	if d == nil || d.bin || !d.started {
		t.drag = nil
		return
	}
	r := t.snapped()
	t.drag, t.anchor = nil, noDay
	t.parts.showOverlay()
	t.selectRange(r)
}

// DoubleTapped resets the view and clears the selection.
func (t *Timeline) DoubleTapped(e *fyne.PointEvent) {
	apart := t.clicks[1].Subtract(t.clicks[0])
	if t.parts.bin.contains(e.Position) || math.Hypot(float64(apart.X), float64(apart.Y)) > clickReach {
		return
	}
	t.ResetView()
	t.selectRange(dayRange{})
}

// Scrolled zooms around the pointer, or pans where the wheel turns sideways;
// Fyne turns it sideways with Shift.
func (t *Timeline) Scrolled(e *fyne.ScrollEvent) {
	if t.extent.empty() || t.parts.plot.Width <= 0 {
		return
	}
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	if math.Abs(dx) > math.Abs(dy) {
		t.setView(t.view.panned(-dx*wheelPan*t.view.span()/float64(t.parts.plot.Width), t.whole()))
	} else {
		t.zoom(t.place(e.Position), dy/wheelDoubling)
	}
	t.hover(e.Position)
}

// zoom halves the view's length a number of times, a fraction of times too.
func (t *Timeline) zoom(centre, times float64) {
	times = min(max(times, -3), 3)
	t.setView(t.view.zoomed(centre, math.Exp2(-times), t.whole()))
}

// MouseIn begins hovering.
func (t *Timeline) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved shows the count of the bar under the pointer.
func (t *Timeline) MouseMoved(e *desktop.MouseEvent) {
	t.hover(e.Position)
}

func (t *Timeline) pointed(at fyne.Position) {
	t.pointer = at
	if t.OnPointed != nil {
		t.OnPointed()
	}
}

func (t *Timeline) hover(pos fyne.Position) {
	t.pointed(pos)
	x := pos.X - t.parts.plot.X
	if t.drag == nil || !t.drag.started {
		if x >= 0 && x < t.parts.plot.Width {
			t.setCursor(t.grain.bucket(dayIn(t.place(pos))).from, false)
		} else if !t.cursor.byKey {
			t.setCursor(noDay, false)
		}
	}
	t.parts.showBinHover(t.parts.bin.contains(pos))
}

// MouseOut ends hovering.
func (t *Timeline) MouseOut() {
	if t.drag == nil || !t.drag.started {
		t.drag = nil
	}
	if !t.cursor.byKey {
		t.setCursor(noDay, false)
	}
	t.pointer = fyne.NewPos(-1, -1)
	t.parts.showBinHover(false)
}

// Cursor shows what a press would take hold of.
func (t *Timeline) Cursor() desktop.Cursor {
	if t.parts.bin.contains(t.pointer) {
		return desktop.PointerCursor
	}
	if _, ok := t.seriesAt(t.pointer); ok && t.drag == nil {
		return desktop.PointerCursor
	}
	zone := t.zone(t.pointer)
	if t.drag != nil && t.drag.started {
		zone = t.drag.zone
	}
	switch zone {
	case zoneFrom, zoneTo:
		return desktop.HResizeCursor
	case zoneBrush:
		return desktop.PointerCursor
	default:
		return desktop.DefaultCursor
	}
}
