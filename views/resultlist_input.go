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
)

// TypedKey moves the selection or activates it.
func (l *ResultList) TypedKey(ev *fyne.KeyEvent) {
	l.byMouse = false
	l.placeMark()
	last := l.scroll.count - 1
	switch ev.Name {
	case fyne.KeyDown:
		l.SelectNext()
	case fyne.KeyUp:
		l.SelectPrevious()
	case fyne.KeyPageDown:
		l.Select(min(l.current()+l.scroll.page(), last))
	case fyne.KeyPageUp:
		l.Select(min(max(l.current()-l.scroll.page(), 0), last))
	case fyne.KeyHome:
		l.Select(min(0, last))
	case fyne.KeyEnd:
		l.Select(last)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.activate()
	default:
		if l.OnKey != nil {
			l.OnKey(ev)
		}
	}
}

// TypedRune hands characters on.
func (l *ResultList) TypedRune(r rune) {
	if l.OnRune != nil {
		l.OnRune(r)
	}
}

func (l *ResultList) activate() {
	if l.selected >= 0 && l.OnActivated != nil {
		l.OnActivated(l.selected)
	}
}

// FocusGained marks the list, unless the focus came from the mouse.
func (l *ResultList) FocusGained() {
	l.focused = true
	l.placeMark()
}

// FocusLost takes the mark away.
func (l *ResultList) FocusLost() {
	l.focused, l.byMouse = false, false
	l.placeMark()
}

func (l *ResultList) placeMark() {
	hidden := !l.focused || l.byMouse
	if l.mark.Hidden != hidden {
		l.mark.Hidden = hidden
		l.repaint()
	}
}

// MouseDown selects the row under the pointer and takes the focus. The list
// does not scroll, so that a second click meets the same row.
func (l *ResultList) MouseDown(ev *desktop.MouseEvent) {
	l.byMouse = true
	l.placeMark()
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	if row := l.scroll.rowAt(ev.Position.Y); row >= 0 {
		l.choose(row)
	}
}

// MouseUp does nothing: a row is selected as soon as it is pressed.
func (l *ResultList) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped activates the row under the pointer.
func (l *ResultList) DoubleTapped(ev *fyne.PointEvent) {
	if l.scroll.rowAt(ev.Position.Y) == l.selected {
		l.activate()
	}
}

// TappedSecondary asks for the menu of the row under the pointer.
func (l *ResultList) TappedSecondary(ev *fyne.PointEvent) {
	if row := l.scroll.rowAt(ev.Position.Y); row >= 0 && l.OnMenu != nil {
		l.OnMenu(row, ev.AbsolutePosition)
	}
}

// Scrolled moves the list by the pixels of a wheel or touchpad.
func (l *ResultList) Scrolled(ev *fyne.ScrollEvent) {
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
