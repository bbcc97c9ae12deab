package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TimelinePane is the timeline under the bar of compared queries, which is
// there while comparing.
type TimelinePane struct {
	widget.BaseWidget
	resizer
	bar      *CompareBar
	timeline *Timeline
}

// NewTimelinePane arranges the two.
func NewTimelinePane(bar *CompareBar, timeline *Timeline) *TimelinePane {
	p := &TimelinePane{bar: bar, timeline: timeline}
	bar.Hide()
	bar.whenResized(p.tellResized)
	p.ExtendBaseWidget(p)
	return p
}

// SetComparing shows the bar and makes the timeline taller, or neither.
func (p *TimelinePane) SetComparing(on bool) {
	setVisible(on, p.bar)
	p.timeline.SetComparing(on)
	p.tellResized()
}

// heightFor returns the height that a width asks for. Further rows of queries take theirs
// from the timeline, so that adding one moves nothing beneath.
func (p *TimelinePane) heightFor(width float32) float32 {
	high := p.timeline.MinSize().Height
	if p.bar.Visible() {
		high += p.bar.leastHeight(width)
	}
	return high
}

// CreateRenderer is for Fyne.
func (p *TimelinePane) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(p, &plan{
		objects: []fyne.CanvasObject{p.timeline, p.bar},
		minSize: func() fyne.Size {
			return fyne.NewSize(p.timeline.MinSize().Width, p.heightFor(p.Size().Width))
		},
		layout: func(size fyne.Size) {
			top := float32(0)
			if p.bar.Visible() {
				top = p.bar.heightFor(size.Width)
				place(p.bar, 0, 0, size.Width, top)
			}
			place(p.timeline, 0, top, size.Width, size.Height-top)
		},
	})
}
