package app

import (
	"fyne.io/fyne/v2/widget"

	"dateline/views"
)

// openSheet shows a sheet over the window. It returns what closes it.
func (d *desk) openSheet(s *views.Sheet) (closeSheet func()) {
	canvas := d.window.Canvas()
	pop := widget.NewModalPopUp(s, canvas)
	closeSheet = func() { pop.Hide(); d.focusResults() }
	s.OnClose = closeSheet
	pop.Resize(s.WantedSize(canvas.Size()))
	pop.Show()
	canvas.Focus(s)
	return closeSheet
}
