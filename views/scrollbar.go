package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	scrollBarWidth  = 12 // of the whole bar; the thumb is narrower
	thumbWidth      = 5
	thumbWidthHover = 8
)

// scrollBar is a vertical scroll bar with nothing but a thumb. It holds no
// content: it is told a range with set and asks for positions with OnScrolled.
type scrollBar struct {
	widget.BaseWidget
	// OnScrolled is called with the position, in pixels, that a person asks for.
	OnScrolled func(position float64)

	in       scrollRange
	thumb    *canvas.Rectangle
	hovered  bool
	dragging bool
	grip     float64 // distance from the thumb's beginning to where it was caught
}

var (
	_ desktop.Mouseable = (*scrollBar)(nil)
	_ desktop.Hoverable = (*scrollBar)(nil)
	_ fyne.Draggable    = (*scrollBar)(nil)
)

func newScrollBar(onScrolled func(position float64)) *scrollBar {
	b := &scrollBar{OnScrolled: onScrolled, thumb: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	return b
}

// set tells the bar how long the content and the view are and where the view
// stands, in pixels. It does not call OnScrolled.
func (b *scrollBar) set(total, view, position float64) {
	in := scrollRange{total, view, position}
	if in == b.in {
		return
	}
	b.in = in
	b.place()
}

// place moves and colours the thumb.
func (b *scrollBar) place() {
	start, length := b.in.thumb(float64(b.Size().Height))
	b.thumb.Hidden = length == 0
	width, colour := float32(thumbWidth), theme.ColorNameScrollBar
	if b.hovered || b.dragging {
		width, colour = thumbWidthHover, ColorSoftText
	}
	b.thumb.FillColor = colorOf(colour)
	b.thumb.CornerRadius = width / 2
	b.thumb.Resize(fyne.NewSize(width, float32(length)))
	b.thumb.Move(fyne.NewPos(b.Size().Width-width-2, float32(start)))
	canvas.Refresh(b)
}

func (b *scrollBar) ask(position float64) {
	position = b.in.clamp(position)
	if position != b.in.position && b.OnScrolled != nil {
		b.OnScrolled(position)
	}
}

// MouseDown catches the thumb, or turns a page where the trough is pressed.
func (b *scrollBar) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	y := float64(ev.Position.Y)
	start, length := b.in.thumb(float64(b.Size().Height))
	switch {
	case length == 0:
	case y < start:
		b.ask(b.in.position - b.in.view)
	case y >= start+length:
		b.ask(b.in.position + b.in.view)
	default:
		b.dragging, b.grip = true, y-start
		b.place()
	}
}

// MouseUp lets the thumb go.
func (b *scrollBar) MouseUp(*desktop.MouseEvent) { b.DragEnd() }

// Dragged moves the caught thumb to the pointer. It goes by the pointer's
// place, not by its steps, so the thumb never drifts away from it.
func (b *scrollBar) Dragged(ev *fyne.DragEvent) {
	if b.dragging {
		b.ask(b.in.positionAt(float64(ev.Position.Y)-b.grip, float64(b.Size().Height)))
	}
}

// DragEnd lets the thumb go.
func (b *scrollBar) DragEnd() {
	b.dragging = false
	b.place()
}

// MouseIn widens the thumb.
func (b *scrollBar) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.place()
}

// MouseMoved does nothing.
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut narrows the thumb.
func (b *scrollBar) MouseOut() {
	b.hovered = false
	b.place()
}

// CreateRenderer is for Fyne.
func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(b, &plan{
		objects: []fyne.CanvasObject{b.thumb},
		minSize: func() fyne.Size { return fyne.NewSize(scrollBarWidth, minThumb) },
		layout:  func(fyne.Size) { b.place() },
	})
}
