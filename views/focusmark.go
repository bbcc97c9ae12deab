package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const focusMarkHigh = 2

// focusMark is the line along the top of a pane that has the keyboard. It does not
// show while the pane has that from a click, until a key is pressed.
type focusMark struct {
	pane             fyne.CanvasObject
	line             *canvas.Rectangle
	focused, clicked bool
}

func newFocusMark(pane fyne.CanvasObject) *focusMark {
	m := &focusMark{pane: pane, line: canvas.NewRectangle(nil)}
	m.line.Hide()
	m.restyle()
	return m
}

func (m *focusMark) gained() { m.set(true, m.clicked) }
func (m *focusMark) lost()   { m.set(false, false) }
func (m *focusMark) typed()  { m.set(m.focused, false) }
func (m *focusMark) click()  { m.set(m.focused, true) } // before it gives the pane the keyboard

func (m *focusMark) set(focused, clicked bool) {
	m.focused, m.clicked = focused, clicked
	if hidden := !focused || clicked; m.line.Hidden != hidden {
		m.line.Hidden = hidden
		canvas.Refresh(m.pane)
	}
}

// restyle takes the theme's colour.
func (m *focusMark) restyle() { m.line.FillColor = colorOf(ColorAccent) }

// place puts the line over the top of a pane of a width.
func (m *focusMark) place(width float32) { place(m.line, 0, 0, width, focusMarkHigh) }
