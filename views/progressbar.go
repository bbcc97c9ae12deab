package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// progressBar is a thin bar without a text, which tells how much of some work is done.
type progressBar struct {
	widget.BaseWidget
	high     float32 // at text size 13
	fraction float64
}

func newProgressBar(high float32) *progressBar {
	b := &progressBar{high: high}
	b.ExtendBaseWidget(b)
	return b
}

// set shows a fraction, or an empty track where it is not known.
func (b *progressBar) set(fraction float64, known bool) {
	if !known {
		fraction = 0
	}
	if fraction = min(max(fraction, 0), 1); b.fraction != fraction {
		b.fraction = fraction
		b.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	track, done := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	return newPlan(b, &plan{
		objects: []fyne.CanvasObject{track, done},
		minSize: func() fyne.Size { return fyne.NewSize(0, scaled(b.high)) },
		paint: func() {
			track.FillColor, track.CornerRadius = colorOf(ColorLine), scaled(b.high)/2
			done.FillColor, done.CornerRadius = colorOf(ColorAccent), scaled(b.high)/2
		},
		layout: func(size fyne.Size) {
			track.Resize(size)
			done.Hidden = b.fraction == 0
			done.Resize(fyne.NewSize(max(size.Height, size.Width*float32(b.fraction)), size.Height))
		},
	})
}
