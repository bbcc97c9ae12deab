package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*Timeline)(nil)
	_ fyne.Shortcutable = (*Timeline)(nil)
	_ desktop.Keyable   = (*Timeline)(nil)
)

// FocusGained shows the cursor that the arrow keys move.
func (t *Timeline) FocusGained() {
	t.parts.mark.gained()
	if t.cursor.day == noDay && t.drag == nil {
		t.setCursor(t.firstCursor(), true)
	}
}

// FocusLost hides it.
func (t *Timeline) FocusLost() {
	t.parts.mark.lost()
	t.shift, t.anchor = false, noDay
	if t.cursor.byKey {
		t.setCursor(noDay, false)
	}
}

// KeyDown follows the Shift key, which TypedKey does not tell.
func (t *Timeline) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		t.shift = true
	}
}

// KeyUp follows the Shift key.
func (t *Timeline) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		t.shift = false
	}
}

// TypedKey moves the cursor, selects and zooms. Keys it has no use for go to
// the window.
func (t *Timeline) TypedKey(e *fyne.KeyEvent) {
	t.parts.mark.typed()
	if t.extent.empty() || !t.typed(e.Name) {
		passKey(t, e)
	}
}

func (t *Timeline) typed(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft:
		t.stepCursor(-1)
	case fyne.KeyRight:
		t.stepCursor(1)
	case fyne.KeyHome:
		t.moveCursor(t.extent.from)
	case fyne.KeyEnd:
		t.moveCursor(t.extent.to - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.anchor = noDay
		t.toggle(t.grain.bucket(t.cursorOrFirst()))
	case fyne.KeyUp:
		t.zoomAtCursor(1)
	case fyne.KeyDown:
		t.zoomAtCursor(-1)
	case fyne.KeyEscape:
		return t.Escape()
	default:
		return false
	}
	return true
}

// TypedRune zooms with + and -, wherever a keyboard has them; while comparing a
// digit chooses a query in the cursor's bar. Other characters go to the window.
func (t *Timeline) TypedRune(r rune) {
	switch {
	case t.charted() && r >= '1' && int(r-'1') < len(t.series):
		t.chooseSeries(int(r-'1'), t.grain.bucket(t.cursorOrFirst()))
	case (r == '+' || r == '=') && !t.extent.empty():
		t.zoomAtCursor(1)
	case r == '-' && !t.extent.empty():
		t.zoomAtCursor(-1)
	default:
		passRune(t, r)
	}
}

// TypedShortcut moves the selected range by one bar with Ctrl and an arrow key,
// with Shift too its later end. Other shortcuts go to the window.
func (t *Timeline) TypedShortcut(shortcut fyne.Shortcut) {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	step := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}
	if !ok || step[custom.KeyName] == 0 {
		passShortcut(t, shortcut)
		return
	}
	t.nudge(step[custom.KeyName], custom.Modifier&fyne.KeyModifierShift != 0)
}

// nudge moves the selected range, or only its later end, by n bars. It stays
// within the archive's extent.
func (t *Timeline) nudge(n int, end bool) {
	r := t.selected
	if t.extent.empty() || r.empty() {
		return
	}
	whole := t.grain.outward(t.extent)
	next := t.grain.stepped(t.grain.outward(r), n)
	if end {
		next.from = r.from
	}
	if next.empty() || !whole.covers(next) {
		return
	}
	t.setView(t.view.showing(next, t.whole()))
	t.selectRange(next)
}

// firstCursor returns where the arrow keys begin: at the selection where it
// is in view, else at the newest bar in view.
func (t *Timeline) firstCursor() day {
	shown := t.view.days()
	switch {
	case t.extent.empty():
		return noDay
	case !t.selected.empty() && t.selected.overlaps(shown):
		return max(t.selected.from, shown.from)
	default:
		return min(shown.to, t.extent.to) - 1
	}
}

func (t *Timeline) cursorOrFirst() day {
	if t.cursor.day == noDay {
		return t.firstCursor()
	}
	return t.cursor.day
}

// stepCursor moves the cursor by n bars.
func (t *Timeline) stepCursor(n int) {
	if t.cursor.day == noDay && !t.shift {
		t.moveCursor(t.firstCursor())
		return
	}
	t.moveCursor(t.grain.stepped(t.grain.bucket(t.cursorOrFirst()), n).from)
}

// moveCursor puts the cursor on the bar of a day, within the archive, and
// brings it into view; with Shift it selects from where Shift began.
func (t *Timeline) moveCursor(d day) {
	from := t.cursorOrFirst()
	bucket := t.grain.bucket(min(max(d, t.extent.from), t.extent.to-1))
	t.setView(t.view.showing(bucket, t.whole()))
	t.setCursor(bucket.from, true)
	if !t.shift {
		t.anchor = noDay
		return
	}
	if t.anchor == noDay {
		t.anchor = from
	}
	t.selectRange(t.grain.bucket(t.anchor).union(bucket))
}

// Zoom shows half of the time that is seen (1), or twice as much (-1).
func (t *Timeline) Zoom(step int) {
	if !t.extent.empty() {
		t.zoomAtCursor(float64(step))
	}
}

func (t *Timeline) zoomAtCursor(times float64) {
	centre := (t.view.from + t.view.to) / 2
	if d := t.cursor.day; d != noDay {
		b := t.grain.bucket(d)
		centre = t.view.clamped(float64(b.from+b.to) / 2)
	}
	t.zoom(centre, times)
}
