package views

import (
	"math"

	"fyne.io/fyne/v2"
)

// crisp returns the whole pixel next to a position of a text in its parent.
// Fyne shows a text's picture at the width between its left and right edge,
// each rounded; from a part of a pixel that may be one pixel off the picture's
// own width, and the text is blurred.
func crisp(at fyne.Position, scale float32) fyne.Position {
	snap := func(v float32) float32 { return float32(math.Round(float64(v*scale))) / scale }
	return fyne.NewPos(snap(at.X), snap(at.Y))
}

// middle is where a text of a height stands in the middle of another height.
func middle(high, within float32) float32 { return float32(math.Floor(float64(within-high) / 2)) }

// pixelScale is how many pixels there are to one of Fyne's units where an
// object is shown.
func pixelScale(o fyne.CanvasObject) float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}
