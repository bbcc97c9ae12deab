package views

import (
	"time"

	"fyne.io/fyne/v2"
)

// Fyne makes a picture of every new text, a tenth of a millisecond for a short
// one. So that a frame is not late, what comes into view at once is drawn in
// several, from the top: no more than this much in each.
const (
	lettersAFrame   = 900 // bytes of an article's text
	rowsAFrame      = 5
	tableRowsAFrame = 10
)

// nextFrame runs a function before the next frame is painted.
func nextFrame(draw func()) {
	fyne.NewAnimation(time.Millisecond, func(float32) { draw() }).Start()
}
