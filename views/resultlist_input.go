package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable         = (*ResultList)(nil)
	_ fyne.Scrollable        = (*ResultList)(nil)
	_ fyne.DoubleTappable    = (*ResultList)(nil)
	_ fyne.SecondaryTappable = (*ResultList)(nil)
	_ desktop.Hoverable      = (*ResultList)(nil)
	_ desktop.Mouseable      = (*ResultList)(nil)
	_ desktop.Keyable        = (*ResultList)(nil)
	_ fyne.Shortcutable      = (*ResultList)(nil)
)

// TypedKey moves the selection or activates it; with Shift it extends it.
func (l *ResultList) TypedKey(ev *fyne.KeyEvent) {
	l.mark.typed()
	to, moves := l.rowByKey(ev.Name)
	switch {
	case moves:
		l.goTo(to)
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		l.activate()
	case ev.Name == fyne.KeyEscape && l.SelectedCount() > 1:
		l.pick(l.selected)
	case ev.Name == desktop.KeyMenu && l.scroll.count > 0:
		l.openMenu()
	case ev.Name == fyne.KeyLeft && l.stepAside(-1), ev.Name == fyne.KeyRight && l.stepAside(1):
	case l.OnKey != nil:
		l.OnKey(ev)
	}
}

// rowByKey returns the row that a key leads to, if it leads to any. Beyond the
// ends is a row that does not exist.
func (l *ResultList) rowByKey(name fyne.KeyName) (row int, moves bool) {
	last := l.scroll.count - 1
	from := l.current()
	switch name {
	case fyne.KeyDown, fyne.KeyUp:
		switch {
		case l.selected < 0:
		case name == fyne.KeyDown:
			from++
		default:
			from--
		}
		return from, true
	case fyne.KeyPageDown:
		return min(from+l.scroll.page(), last), true
	case fyne.KeyPageUp:
		return min(max(from-l.scroll.page(), 0), last), true
	case fyne.KeyHome:
		return min(0, last), true
	case fyne.KeyEnd:
		return last, true
	}
	return 0, false
}

// goTo selects a row, with Shift together with those on the way to it.
func (l *ResultList) goTo(row int) {
	switch {
	case row < 0 || row >= l.scroll.count:
	case l.shift:
		l.scroll.reveal(row)
		l.extend(row, nil)
	default:
		l.Select(row)
	}
}

// openMenu asks for the menu of the leading row, at its lower edge.
func (l *ResultList) openMenu() {
	row := l.current()
	if l.scroll.reveal(row); l.selected < 0 {
		l.pick(row)
	}
	l.update()
	if l.OnMenu != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
		l.OnMenu(row, at.AddXY(rowPadding*l.metrics.scale, l.scroll.y(row)+l.metrics.height))
	}
}

// KeyDown follows the Shift key, which TypedKey does not tell.
func (l *ResultList) KeyDown(ev *fyne.KeyEvent) { l.noteShift(ev, true) }

// KeyUp follows the Shift key.
func (l *ResultList) KeyUp(ev *fyne.KeyEvent) { l.noteShift(ev, false) }

func (l *ResultList) noteShift(ev *fyne.KeyEvent, held bool) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		l.shift = held
	}
}

// TypedShortcut copies the selected rows or selects all. Other shortcuts go to the
// window.
func (l *ResultList) TypedShortcut(shortcut fyne.Shortcut) {
	switch shortcut.(type) {
	case *fyne.ShortcutCopy:
		if len(l.picked) > 0 {
			call(l.OnCopy)
		}
	case *fyne.ShortcutSelectAll:
		l.SelectAll()
	default:
		passShortcut(l, shortcut)
	}
}

// TypedRune hands characters on.
func (l *ResultList) TypedRune(r rune) {
	if l.OnRune != nil {
		l.OnRune(r)
	}
}

func (l *ResultList) activate() {
	if l.selected < 0 {
		return
	}
	l.choose(l.selected)
	if l.OnActivated != nil {
		l.OnActivated(l.selected)
	}
}

// FocusGained marks the list, unless the focus came from the mouse.
func (l *ResultList) FocusGained() { l.mark.gained() }

// FocusLost takes the mark away.
func (l *ResultList) FocusLost() {
	l.shift = false
	l.mark.lost()
}

// MouseDown selects the row under the pointer and takes the focus. Shift selects
// all up to it, Ctrl adds it or takes it out. The list does not scroll, so that
// a second click meets the same row.
func (l *ResultList) MouseDown(ev *desktop.MouseEvent) {
	l.mark.click()
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	row := l.scroll.rowAt(ev.Position.Y)
	shift, add := ev.Modifier&fyne.KeyModifierShift != 0, ev.Modifier&fyne.KeyModifierShortcutDefault != 0
	switch {
	case row < 0 || ev.Button == desktop.MouseButtonTertiary:
	case ev.Button == desktop.MouseButtonSecondary:
		if !l.picked.has(row) {
			l.choose(row) // and not only mark it: a mark beside another article misleads
		}
	case shift && add:
		l.extend(row, l.picked)
	case shift:
		l.extend(row, nil)
	case add:
		l.toggle(row)
	default:
		l.choose(row)
	}
}

// MouseUp does nothing: a row is selected as soon as it is pressed.
func (l *ResultList) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped activates the row under the pointer.
func (l *ResultList) DoubleTapped(ev *fyne.PointEvent) {
	if l.SelectedCount() == 1 && l.scroll.rowAt(ev.Position.Y) == l.selected {
		l.activate()
	}
}

// TappedSecondary asks for the menu of the row under the pointer.
func (l *ResultList) TappedSecondary(ev *fyne.PointEvent) {
	if row := l.scroll.rowAt(ev.Position.Y); row >= 0 && l.OnMenu != nil {
		l.OnMenu(row, ev.AbsolutePosition)
	}
}

// stepAside leads to a table's columns that have no place, if there are any.
func (l *ResultList) stepAside(by int) bool { return l.table && l.onStep != nil && l.onStep(by) }

// Scrolled moves the list by the pixels of a wheel or touchpad, or a table by columns
// where that is turned sideways.
func (l *ResultList) Scrolled(ev *fyne.ScrollEvent) {
	const toStep = 24 // pixels, one notch of a wheel
	if l.aside -= ev.Scrolled.DX; l.aside >= toStep || l.aside <= -toStep {
		l.stepAside(map[bool]int{true: 1, false: -1}[l.aside > 0])
		l.aside = 0
	}
	l.scroll.by(-ev.Scrolled.DY)
	l.update()
}

// MouseIn tints the row under the pointer.
func (l *ResultList) MouseIn(ev *desktop.MouseEvent) { l.hover(ev.Position.Y) }

// MouseMoved tints the row under the pointer.
func (l *ResultList) MouseMoved(ev *desktop.MouseEvent) { l.hover(ev.Position.Y) }

// MouseOut takes the tint away.
func (l *ResultList) MouseOut() { l.hover(-1) }

func (l *ResultList) hover(y float32) {
	before := l.scroll.rowAt(l.pointer)
	l.pointer = y
	if l.scroll.rowAt(y) != before {
		l.update()
	}
}
