package views

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

const (
	clickInterval = 400 * time.Millisecond // between the clicks of a double click
	clickDistance = 4                      // pixels that they may lie apart
	dragTick      = 0.4                    // of the distance beyond the edge, scrolled per frame
)

var (
	_ fyne.Draggable         = (*ArticlePane)(nil)
	_ fyne.Scrollable        = (*ArticlePane)(nil)
	_ fyne.SecondaryTappable = (*ArticlePane)(nil)
	_ desktop.Cursorable     = (*ArticlePane)(nil)
	_ desktop.Hoverable      = (*ArticlePane)(nil)
	_ desktop.Mouseable      = (*ArticlePane)(nil)
)

// pointer is the mouse: where it is, and what a press of it began.
type pointer struct {
	at       fyne.Position
	pressed  time.Time
	clicks   int       // 1, 2 and 3 select by letter, word and paragraph
	began    selection // what the press took
	down     bool
	dragging bool
	pull     *fyne.Animation // scrolls while a drag is held beyond an edge
}

// onPage turns a place on the pane into one on the page.
func (p *ArticlePane) onPage(at fyne.Position) (x float32, y float64) {
	return at.X, float64(at.Y-p.art.barHeight()) + p.scroll.position
}

// MouseDown begins a selection, or lengthens it where Shift is held.
func (p *ArticlePane) MouseDown(ev *desktop.MouseEvent) {
	p.art.mark.click()
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
	if ev.Button != desktop.MouseButtonPrimary || ev.Position.Y < p.art.barHeight() {
		return
	}
	p.countClick(ev.Position)
	x, y := p.onPage(ev.Position)
	at, ok := p.page.nearest(x, y)
	if !ok {
		return
	}
	p.pointer.down = true
	if ev.Modifier&fyne.KeyModifierShift != 0 && p.pointer.clicks == 1 {
		p.pointer.began = selection{p.selected.anchor, p.selected.anchor}
		p.choose(selection{p.selected.anchor, at})
		return
	}
	p.pointer.began = p.page.grown(at, p.pointer.clicks)
	p.choose(p.pointer.began)
}

func (p *ArticlePane) countClick(at fyne.Position) {
	near := max(at.X-p.pointer.at.X, p.pointer.at.X-at.X, at.Y-p.pointer.at.Y, p.pointer.at.Y-at.Y) <= clickDistance
	now := time.Now()
	if near && now.Sub(p.pointer.pressed) <= clickInterval {
		p.pointer.clicks = p.pointer.clicks%3 + 1
	} else {
		p.pointer.clicks = 1
	}
	p.pointer.at, p.pointer.pressed = at, now
}

// grown returns the selection that so many clicks make: none, a word, a
// paragraph.
func (p *page) grown(at spot, clicks int) selection {
	text := p.blocks[at.block].text
	span := data.Span{Start: at.offset, End: at.offset}
	switch clicks {
	case 2:
		span = wordAt(text, at.offset)
	case 3:
		span = data.Span{End: len(text)}
	}
	return selection{spot{at.block, span.Start}, spot{at.block, span.End}}
}

// MouseUp ends a press. One that selected nothing is a click on what is there.
func (p *ArticlePane) MouseUp(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary && !p.pointer.dragging && ev.Position.Y >= p.art.barHeight() {
		p.click(ev.Position)
	}
	p.DragEnd()
}

// click folds the trailer or follows one of its headlines.
func (p *ArticlePane) click(at fyne.Position) {
	b := p.linkAt(at)
	switch {
	case b == nil:
	case b.look == lookFold:
		p.toggleTrailer()
	case b.link:
		call(p.OnVersions)
	case b.item != nil && p.OnTrailer != nil:
		p.OnTrailer(*b.item)
	}
}

// linkAt returns the block at a place on the pane that can be clicked.
func (p *ArticlePane) linkAt(at fyne.Position) *block {
	x, y := p.onPage(at)
	first, past := p.page.visible(y, y+1)
	for i := first; i < past; i++ {
		b := &p.page.blocks[i]
		left := b.x
		if b.look == lookFold {
			left -= scaled(foldIconIndent)
		}
		if (b.look == lookFold || b.item != nil || b.link) && x >= left && x < b.x+b.width && y < p.page.bottom(b) {
			return b
		}
	}
	return nil
}

// Dragged moves the selection's end to the pointer, and scrolls where the
// pointer is beyond an edge.
func (p *ArticlePane) Dragged(ev *fyne.DragEvent) {
	if !p.pointer.down {
		return
	}
	p.pointer.dragging, p.pointer.at = true, ev.Position
	p.dragTo()
	if p.beyond() != 0 && p.pointer.pull == nil {
		p.pointer.pull = &fyne.Animation{
			Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever,
			Curve: fyne.AnimationLinear, Tick: func(float32) { p.pullOn() },
		}
		p.pointer.pull.Start()
	}
}

func (p *ArticlePane) dragTo() {
	x, y := p.onPage(p.pointer.at)
	if at, ok := p.page.nearest(x, y); ok {
		p.choose(cover(p.pointer.began, p.page.grown(at, p.pointer.clicks)))
	}
}

// pullOn scrolls a little towards a pointer beyond an edge.
func (p *ArticlePane) pullOn() {
	if by := p.beyond(); by != 0 && p.scrollBy(by*dragTick) {
		p.dragTo()
	}
}

// beyond returns how far the pointer is below the view, or above where it is
// negative.
func (p *ArticlePane) beyond() float64 {
	top, bottom := p.art.barHeight(), p.Size().Height
	switch y := p.pointer.at.Y; {
	case y < top:
		return float64(y - top)
	case y > bottom:
		return float64(y - bottom)
	}
	return 0
}

// DragEnd ends a press or a drag.
func (p *ArticlePane) DragEnd() {
	p.pointer.down, p.pointer.dragging = false, false
	if p.pointer.pull != nil {
		p.pointer.pull.Stop()
		p.pointer.pull = nil
	}
}

// Scrolled moves the article by the pixels of a wheel or touchpad.
func (p *ArticlePane) Scrolled(ev *fyne.ScrollEvent) { p.scrollBy(-float64(ev.Scrolled.DY)) }

// TappedSecondary opens a menu that offers to copy and to select all.
func (p *ArticlePane) TappedSecondary(ev *fyne.PointEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if p.article == nil || c == nil {
		return
	}
	copying := fyne.NewMenuItem(lang.L("Copy"), p.Copy)
	copying.Disabled = p.selected.empty()
	menu := fyne.NewMenu("", copying, fyne.NewMenuItem(lang.L("Select all"), p.SelectAll))
	widget.ShowPopUpMenuAtPosition(menu, c, ev.AbsolutePosition)
}

// Cursor is a hand over what can be clicked and a bar over text.
func (p *ArticlePane) Cursor() desktop.Cursor {
	if p.pointer.at.Y < p.art.barHeight() {
		return desktop.DefaultCursor
	}
	if p.linkAt(p.pointer.at) != nil {
		return desktop.PointerCursor
	}
	if p.page.onText(p.onPage(p.pointer.at)) {
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// MouseIn follows the pointer.
func (p *ArticlePane) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved follows the pointer.
func (p *ArticlePane) MouseMoved(ev *desktop.MouseEvent) { p.pointer.at = ev.Position }

// MouseOut does nothing.
func (p *ArticlePane) MouseOut() {}
