package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dateline/views"
)

// openSheetIn shows a sheet over a window. It returns what closes it and gives the
// keyboard back to what had it.
func openSheetIn(window fyne.Window, s *views.Sheet) (closeSheet func()) {
	canvas := window.Canvas()
	before := canvas.Focused()
	pop := widget.NewModalPopUp(s, canvas)
	closeSheet = func() { pop.Hide(); canvas.Focus(before) }
	s.OnClose = closeSheet
	pop.Resize(s.WantedSize(canvas.Size()))
	pop.Show()
	canvas.Focus(s)
	return closeSheet
}
