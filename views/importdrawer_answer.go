package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// answerRow is the button under the reason of items that wait for an answer.
type answerRow struct {
	widget.BaseWidget
	button *Button
}

func newAnswerRow(answer func()) *answerRow {
	r := &answerRow{button: NewPrimaryButton(lang.L("Say what the columns hold…"), answer)}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *answerRow) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{r.button},
		minSize: func() fyne.Size { return fyne.NewSize(0, r.button.MinSize().Height+scaled(10)) },
		layout: func(size fyne.Size) {
			wants := r.button.MinSize()
			place(r.button, scaled(reasonIndent), scaled(4), min(wants.Width, size.Width-scaled(reasonIndent)), wants.Height)
		},
	})
}
