package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Banner is a quiet line across the window that says what is so for as long as
// it is: that an archive cannot be written, or that its file is gone.
type Banner struct {
	widget.BaseWidget
	resizer
	text *paragraph
	ways []*Button
}

// NewBanner makes a hidden banner.
func NewBanner() *Banner {
	b := &Banner{text: newParagraph(textLook{ours: true}, "")}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Set shows a sentence and what can be done; an empty sentence hides the banner.
func (b *Banner) Set(sentence string, ways ...WayOut) {
	b.text.set(sentence)
	b.ways = nil
	for _, w := range ways {
		b.ways = append(b.ways, NewLinkButton(w.Label, w.Action))
	}
	b.Hidden = sentence == ""
	b.Refresh()
	b.tellResized()
}

// Text returns the sentence that is shown; it is empty where there is none.
func (b *Banner) Text() string { return b.text.text }

// waysWidth is the width that the buttons take at the right.
func (b *Banner) waysWidth() float32 {
	width := float32(0)
	for _, way := range b.ways {
		width += way.MinSize().Width
	}
	return width
}

func (b *Banner) heightFor(width float32) float32 {
	high := b.text.heightFor(b.textWidth(width))
	if len(b.ways) > 0 {
		high = max(high, b.ways[0].MinSize().Height)
	}
	return high + 2*scaled(4)
}

func (b *Banner) textWidth(width float32) float32 {
	return max(scaled(80), width-2*scaled(roomMargin)-scaled(10)-b.waysWidth())
}

// CreateRenderer is for Fyne.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	ground, mark := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	p := &plan{minSize: func() fyne.Size {
		return fyne.NewSize(scaled(200), b.heightFor(max(b.Size().Width, scaled(200))))
	}}
	p.paint = func() {
		ground.FillColor = colorOf(ColorAccentFaint)
		mark.FillColor, mark.CornerRadius = colorOf(ColorAccent), 1
		p.objects = []fyne.CanvasObject{ground, mark, b.text}
		for _, way := range b.ways {
			p.objects = append(p.objects, way)
		}
	}
	p.layout = func(size fyne.Size) {
		ground.Resize(size)
		left := scaled(roomMargin)
		place(mark, left, scaled(6), 2, size.Height-scaled(12))
		width := b.textWidth(size.Width)
		high := b.text.heightFor(width)
		place(b.text, left+scaled(10), (size.Height-high)/2, width, high)
		x := size.Width - left - b.waysWidth()
		for _, way := range b.ways {
			wants := way.MinSize()
			place(way, x, (size.Height-wants.Height)/2, wants.Width, wants.Height)
			x += wants.Width
		}
	}
	return newPlan(b, p)
}
