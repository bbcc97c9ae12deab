package views

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

const (
	hitArrowWidth = 22 // of the ground on which an arrow can be clicked
	hitArrowSlack = 8  // of that ground, right of the last arrow
)

// hitBar says which hit is the current one and steps to its neighbours:
// "Hit 3 of 17 ‹ ›". It is not there where there are no hits.
type hitBar struct {
	widget.BaseWidget
	pane           *ArticlePane
	label, count   *canvas.Text
	back, on       *canvas.Text
	current, total int
	pointed        float32 // the pointer's x, -1 outside
}

func newHitBar(p *ArticlePane) *hitBar {
	h := &hitBar{
		pane:  p,
		label: canvas.NewText(lang.L("Hit"), nil), count: canvas.NewText("", nil),
		back: canvas.NewText("‹", nil), on: canvas.NewText("›", nil),
		pointed: -1,
	}
	h.count.TextStyle.Bold = true
	h.back.Alignment, h.on.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	h.ExtendBaseWidget(h)
	h.Hidden = true
	return h
}

func (h *hitBar) set(current, total int) {
	if h.current == current && h.total == total {
		return
	}
	h.current, h.total = current, total
	h.Hidden = total == 0
	h.Refresh()
}

// arrowAt returns -1 or 1 for the arrow at x, 0 for none.
func (h *hitBar) arrowAt(x float32) int {
	switch arrow := scaled(hitArrowWidth); {
	case x >= h.Size().Width-arrow:
		return 1
	case x >= h.Size().Width-2*arrow:
		return -1
	}
	return 0
}

// Tapped goes to the next or the previous hit.
func (h *hitBar) Tapped(at *fyne.PointEvent) {
	switch h.arrowAt(at.Position.X) {
	case 1:
		h.pane.NextHit()
	case -1:
		h.pane.PreviousHit()
	}
}

// Cursor is a hand over an arrow.
func (h *hitBar) Cursor() desktop.Cursor {
	if h.pointed >= 0 && h.arrowAt(h.pointed) != 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn lights the arrow under the pointer.
func (h *hitBar) MouseIn(ev *desktop.MouseEvent) { h.point(ev.Position.X) }

// MouseMoved lights the arrow under the pointer.
func (h *hitBar) MouseMoved(ev *desktop.MouseEvent) { h.point(ev.Position.X) }

// MouseOut puts the light out.
func (h *hitBar) MouseOut() { h.point(-1) }

func (h *hitBar) point(x float32) {
	h.pointed = x
	h.Refresh()
}

// CreateRenderer is Fyne's.
func (h *hitBar) CreateRenderer() fyne.WidgetRenderer { return &hitBarRenderer{h} }

type hitBarRenderer struct{ bar *hitBar }

func (r *hitBarRenderer) Refresh() {
	h := r.bar
	h.count.Text = oneOf(h.current, h.total)
	size := textLook{}.textSize()
	h.label.TextSize, h.count.TextSize = size, size
	h.back.TextSize, h.on.TextSize = size*1.35, size*1.35
	h.label.Color, h.count.Color = colorOf(ColorSoftText), colorOf(ColorText)
	h.back.Color = r.arrowColor(-1, h.current > 1)
	h.on.Color = r.arrowColor(1, h.current < h.total)
	r.Layout(h.Size())
	for _, o := range r.Objects() {
		canvas.Refresh(o)
	}
}

func (r *hitBarRenderer) arrowColor(arrow int, leads bool) color.Color {
	switch {
	case !leads:
		return colorOf(ColorLine)
	case r.bar.pointed >= 0 && r.bar.arrowAt(r.bar.pointed) == arrow:
		return colorOf(ColorAccent)
	}
	return colorOf(ColorSoftText)
}

func (r *hitBarRenderer) MinSize() fyne.Size {
	label, count := r.bar.label.MinSize(), r.bar.count.MinSize()
	return fyne.NewSize(label.Width+scaled(4)+count.Width+scaled(2)+2*scaled(hitArrowWidth), scaled(24))
}

func (r *hitBarRenderer) Layout(size fyne.Size) {
	h := r.bar
	label := h.label.MinSize()
	place(h.label, 0, 0, label.Width, size.Height)
	place(h.count, label.Width+scaled(4), 0, h.count.MinSize().Width, size.Height)
	arrow := scaled(hitArrowWidth)
	up := -round(scaled(3)) // their glyphs stand low
	place(h.back, size.Width-2*arrow, up, arrow, size.Height)
	place(h.on, size.Width-arrow, up, arrow, size.Height)
}

func (r *hitBarRenderer) Destroy() {}

func (r *hitBarRenderer) Objects() []fyne.CanvasObject {
	h := r.bar
	return []fyne.CanvasObject{h.label, h.count, h.back, h.on}
}
