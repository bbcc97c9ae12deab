package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dateline/data"
)

// completionRow shows a completion: its kind, what it writes, what that means and
// how many articles have it. Being able to take the keyboard, it leaves the
// keyboard with the field when it is clicked.
type completionRow struct {
	control
	marked                    bool
	kind, text, detail, count *line
}

func newCompletionRow(c data.Completion, first bool, chosen func()) *completionRow {
	look := textLook{}
	if c.Kind == data.FieldCompletion {
		look.color = ColorSoftText // only a hint: most words are no field
	}
	r := &completionRow{
		kind:   newLine(textLook{color: ColorSoftText, size: 12}, ""),
		text:   newLine(look, c.Text),
		detail: newLine(textLook{color: ColorSoftText, size: 12}, c.Detail),
		count:  newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignTrailing}, ""),
	}
	if first {
		r.kind.text = c.Kind
	}
	if c.Count > 0 {
		r.count.text = groupedDigits(c.Count)
	}
	r.OnTapped = chosen
	r.extend(r)
	return r
}

// Lengths of a row, at text size 13.
const (
	completionKindWidth = 54
	completionGap       = 12
	completionSide      = 8
)

// wants is the width that shows the whole row.
func (r *completionRow) wants() float32 {
	width := scaled(2*completionSide+completionKindWidth) + r.text.full().Width
	for _, l := range []*line{r.detail, r.count} {
		if l.text != "" {
			width += scaled(completionGap) + l.full().Width
		}
	}
	return width
}

func (r *completionRow) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{ground, r.kind, r.text, r.detail, r.count},
		minSize: func() fyne.Size { return fyne.NewSize(0, r.text.MinSize().Height+scaled(9)) },
		paint: func() {
			ground.CornerRadius, ground.Hidden = scaled(6), !r.marked && !r.hovered
			ground.FillColor = colorOf(ColorSelectedRow)
			if r.marked {
				ground.FillColor = colorOf(ColorAccentFaint)
			}
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			middle := func(l *line, x, width float32) {
				high := l.MinSize().Height
				place(l, x, (size.Height-high)/2, width, high)
			}
			left, right := scaled(completionSide), size.Width-scaled(completionSide)
			middle(r.kind, left, scaled(completionKindWidth-4))
			left += scaled(completionKindWidth)
			if r.count.text != "" {
				width := r.count.full().Width
				middle(r.count, right-width, width)
				right -= width + scaled(completionGap)
			}
			text := min(r.text.full().Width, right-left)
			middle(r.text, left, text)
			left += text + scaled(completionGap)
			middle(r.detail, left, right-left)
		},
	})
}
