package views

import (
	"image/color"

	"fyne.io/fyne/v2/canvas"
)

// How wide outlines are. What is chosen differs by more than a colour from what the
// pointer is on.
const (
	thinOutline  = 1
	thickOutline = 2
)

// outline draws a line around a ground in high contrast, where a ground that text
// is read on cannot stand out by itself. In the other schemes it draws none.
func outline(ground *canvas.Rectangle, width float32) {
	ground.StrokeColor, ground.StrokeWidth = outlineStroke(width)
}

// outlineStroke returns colour and width of such a line.
func outlineStroke(width float32) (color.Color, float32) {
	if c := colorOf(ColorOutline); c != color.Transparent {
		return c, width
	}
	return nil, 0
}

// outlineChosen draws the line around the ground of a row that may be chosen.
func outlineChosen(ground *canvas.Rectangle, chosen bool) {
	if chosen {
		outline(ground, thickOutline)
	} else {
		outline(ground, thinOutline)
	}
}
