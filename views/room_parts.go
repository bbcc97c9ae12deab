package views

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// plan is a widget renderer given by functions, so that a widget of a few
// objects needs no renderer type of its own.
type plan struct {
	owner   fyne.Widget
	objects []fyne.CanvasObject
	layout  func(size fyne.Size)
	minSize func() fyne.Size
	paint   func() // takes texts and colours from the widget and the theme; may be nil
	laid    fyne.Size
}

// theming is true while Fyne hands out a theme.
var theming bool

// UseTheme draws an app's windows in a theme. Fyne lays each object out and
// refreshes it then, those within it first; so that none does the same again to what
// is within it, which would draw an object as often as it lies deep.
func UseTheme(a fyne.App, t Theme) {
	theming = true
	defer func() { theming = false }()
	a.Settings().SetTheme(t)
}

func newPlan(owner fyne.Widget, p *plan) *plan {
	p.owner = owner
	if p.paint != nil {
		p.paint()
	}
	return p
}

func (p *plan) Destroy()                     {}
func (p *plan) MinSize() fyne.Size           { return p.minSize() }
func (p *plan) Objects() []fyne.CanvasObject { return p.objects }

func (p *plan) Layout(size fyne.Size) {
	if theming && size == p.laid {
		return // it is refreshed next
	}
	p.laid = size
	p.layout(size)
}

func (p *plan) Refresh() {
	if p.paint != nil {
		p.paint()
	}
	p.laid = p.owner.Size()
	p.layout(p.laid)
	for _, o := range p.objects {
		if _, done := o.(fyne.Widget); !done || !theming {
			o.Refresh()
		}
	}
}

// call calls a callback that may not be set.
func call(f func()) {
	if f != nil {
		f()
	}
}

// resizer is embedded by the parts of a Room whose wanted size or visibility
// changes of itself. Fyne does not lay a window out again when a part hides.
type resizer struct{ resized func() }

func (r *resizer) whenResized(f func()) { r.resized = f }

func (r *resizer) tellResized() {
	if r.resized != nil {
		r.resized()
	}
}

// tall is an object whose height follows from its width.
type tall interface{ heightFor(width float32) float32 }

func heightOf(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case tall:
		return o.heightFor(width)
	case *fyne.Container:
		if s, ok := o.Layout.(*stack); ok {
			return s.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// stack lays objects out one under the other over the whole width. Its minimum
// is for the width that it was last laid out for.
type stack struct {
	gap    float32
	margin float32 // kept free at the right, for a scroll bar, at text size 13
	width  float32
}

func (s *stack) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	width -= scaled(s.margin)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if height > 0 {
			height += s.gap
		}
		height += heightOf(o, width)
	}
	return height
}

func (s *stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, s.heightFor(objects, s.width))
}

func (s *stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.width = size.Width
	width, y := size.Width-scaled(s.margin), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := heightOf(o, width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(width, height))
		y += height + s.gap
	}
}

// place moves and resizes an object.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, width), max(0, height)))
}

// card is the ground of what floats over the window: a rounded box with a
// quiet shadow. It keeps the pointer from what lies beneath.
type card struct{ widget.BaseWidget }

// cardMargin is the room that a card's shadow takes on each side.
const cardMargin = 6

func newCard() *card {
	c := &card{}
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) CreateRenderer() fyne.WidgetRenderer {
	var shadows [3]*canvas.Rectangle
	r := &plan{minSize: func() fyne.Size { return fyne.NewSquareSize(2 * cardMargin) }}
	for i := range shadows {
		shadows[i] = canvas.NewRectangle(nil)
		r.objects = append(r.objects, shadows[i])
	}
	box := canvas.NewRectangle(nil)
	r.objects = append(r.objects, box)
	r.paint = func() {
		for i, s := range shadows {
			s.FillColor = color.NRGBA{A: 0x0a}
			s.CornerRadius = scaled(10) + cardMargin - 2*float32(i)
		}
		box.FillColor, box.StrokeColor, box.StrokeWidth = colorOf(ColorPane), colorOf(ColorLine), 1
		box.CornerRadius = scaled(10)
	}
	r.layout = func(size fyne.Size) {
		for i, s := range shadows {
			inset := 2 * float32(i)
			place(s, inset, inset, size.Width-2*inset, size.Height-2*inset)
		}
		place(box, cardMargin, cardMargin, size.Width-2*cardMargin, size.Height-2*cardMargin)
	}
	return newPlan(c, r)
}

// A card takes every pointer event and does nothing with it.

func (c *card) Tapped(*fyne.PointEvent)          {}
func (c *card) TappedSecondary(*fyne.PointEvent) {}
func (c *card) DoubleTapped(*fyne.PointEvent)    {}
func (c *card) Scrolled(*fyne.ScrollEvent)       {}
func (c *card) Dragged(*fyne.DragEvent)          {}
func (c *card) DragEnd()                         {}
func (c *card) MouseDown(*desktop.MouseEvent)    {}
func (c *card) MouseUp(*desktop.MouseEvent)      {}
func (c *card) MouseIn(*desktop.MouseEvent)      {}
func (c *card) MouseMoved(*desktop.MouseEvent)   {}
func (c *card) MouseOut()                        {}
func (c *card) Cursor() desktop.Cursor           { return desktop.DefaultCursor }

// rule is a line of one pixel between parts of the window.
type rule struct{ widget.BaseWidget }

func newRule() *rule {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	drawn := canvas.NewRectangle(nil)
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{drawn},
		minSize: func() fyne.Size { return fyne.NewSquareSize(1) },
		paint:   func() { drawn.FillColor = colorOf(ColorLine) },
		layout:  func(size fyne.Size) { drawn.Resize(size) },
	})
}
