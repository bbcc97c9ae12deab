package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// WayOut is a button that leads on from a state.
type WayOut struct {
	Label  string // "Clear the dates"
	Action func()
}

// State is what stands where there is nothing else to show: what is so, why in
// a sentence, and what can be done about it.
type State struct {
	Headline, Sentence string
	Ways               []WayOut

	Working bool    // shows a bar
	Share   float64 // of the work that is done, from 0 to 1; less than 0 where that is not known
}

// StatePage shows a state in place of results, or of an article. All states
// look alike.
type StatePage struct {
	widget.BaseWidget
	state              State
	headline, sentence *paragraph
	bar                *progressBar
	ways               []*Button
	content            *fyne.Container
	scroll             *container.Scroll
}

// NewStatePage makes a page that says nothing yet.
func NewStatePage() *StatePage {
	p := &StatePage{
		headline: newParagraph(textLook{size: 20, serif: true, bold: true, align: fyne.TextAlignCenter, ours: true}, ""),
		sentence: newParagraph(textLook{size: 14, color: ColorSoftText, align: fyne.TextAlignCenter, ours: true}, ""),
		bar:      newProgressBar(shareHeight),
	}
	p.content = container.New(stateLayout{p}, p.headline, p.sentence, p.bar)
	p.scroll = container.NewVScroll(p.content)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows a state.
func (p *StatePage) Set(s State) {
	p.state = s
	p.headline.set(s.Headline)
	p.sentence.set(s.Sentence)
	p.bar.set(s.Share, true)
	p.bar.Hidden = !s.Working
	p.ways = nil
	p.content.Objects = []fyne.CanvasObject{p.headline, p.sentence, p.bar}
	for _, way := range s.Ways {
		b := NewPillButton(shorten(way.Label, maxShownQuery), way.Action)
		p.ways = append(p.ways, b)
		p.content.Objects = append(p.content.Objects, b)
	}
	p.Refresh()
}

// SetShare moves the bar of the state that is shown.
func (p *StatePage) SetShare(share float64) {
	p.state.Share = share
	p.bar.set(share, true)
}

// State returns what is shown.
func (p *StatePage) State() State { return p.state }

// CreateRenderer is for Fyne.
func (p *StatePage) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(p, &plan{
		objects: []fyne.CanvasObject{p.scroll},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(200), scaled(140)) },
		layout: func(size fyne.Size) {
			p.scroll.Resize(size)
			p.scroll.Refresh()
			p.content.Layout.Layout(p.content.Objects, p.content.Size())
		},
	})
}

// stateLayout centres the parts of a page, a little above the middle.
type stateLayout struct{ *StatePage }

// Lengths of a state, at text size 13.
const (
	stateWidth  = 480
	stateMargin = 20
	stateGap    = 18
	wayGap      = 8
	shareWidth  = 280
	shareHeight = 4
)

// wayRows parts the buttons into rows that fit a width.
func (s stateLayout) wayRows(width float32) (rows [][]*Button) {
	used := float32(0)
	for _, b := range s.ways {
		wide := b.MinSize().Width
		if len(rows) == 0 || used+scaled(wayGap)+wide > width {
			rows, used = append(rows, nil), -scaled(wayGap)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], b)
		used += scaled(wayGap) + wide
	}
	return rows
}

// height returns the width of the parts in a page, and how high they are.
func (s stateLayout) height(page float32) (width, height float32) {
	width = max(0, min(scaled(stateWidth), page-2*scaled(stateMargin)))
	height = s.headline.heightFor(width) + 2*scaled(stateMargin)
	if s.state.Sentence != "" {
		height += scaled(8) + s.sentence.heightFor(width)
	}
	if s.state.Working {
		height += scaled(stateGap) + scaled(shareHeight)
	}
	if rows := s.wayRows(width); len(rows) > 0 {
		height += scaled(stateGap) + float32(len(rows))*(s.ways[0].MinSize().Height+scaled(wayGap)) - scaled(wayGap)
	}
	return width, height
}

func (s stateLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	_, height := s.height(s.Size().Width)
	return fyne.NewSize(0, height)
}

func (s stateLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width, height := s.height(size.Width)
	left, y := (size.Width-width)/2, scaled(stateMargin)+max(0, (size.Height-height)*0.42)
	high := s.headline.heightFor(width)
	place(s.headline, left, y, width, high)
	y += high
	s.sentence.Hidden = s.state.Sentence == ""
	if !s.sentence.Hidden {
		high = s.sentence.heightFor(width)
		place(s.sentence, left, y+scaled(8), width, high)
		y += scaled(8) + high
	}
	if s.state.Working {
		wide := min(width, scaled(shareWidth))
		place(s.bar, (size.Width-wide)/2, y+scaled(stateGap), wide, scaled(shareHeight))
		y += scaled(stateGap) + scaled(shareHeight)
	}
	y += scaled(stateGap)
	for _, row := range s.wayRows(width) {
		total := -scaled(wayGap)
		for _, b := range row {
			total += scaled(wayGap) + min(width, b.MinSize().Width)
		}
		x, high := (size.Width-total)/2, row[0].MinSize().Height
		for _, b := range row {
			wide := min(width, b.MinSize().Width)
			place(b, x, y, wide, high)
			x += wide + scaled(wayGap)
		}
		y += high + scaled(wayGap)
	}
}
