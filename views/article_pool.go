package views

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// rectStyle is how a pooled rectangle looks.
type rectStyle struct {
	fill, stroke        color.Color
	strokeWidth, radius float32
}

// rectPool draws any number of rectangles with as few objects as are seen at
// once. After all were put, end hides those left over.
type rectPool struct {
	layer *fyne.Container
	rects []*canvas.Rectangle
	used  int
}

func (pool *rectPool) put(x, y, width, height float32, style rectStyle) {
	if pool.used == len(pool.rects) {
		r := canvas.NewRectangle(nil)
		pool.rects = append(pool.rects, r)
		pool.layer.Objects = append(pool.layer.Objects, r)
		canvas.Refresh(pool.layer) // Fyne does not know the new object, so that its own refresh draws nothing
	}
	r := pool.rects[pool.used]
	pool.used++
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(width, height))
	is := rectStyle{r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius}
	if is != style || r.Hidden {
		r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = style.fill, style.stroke, style.strokeWidth, style.radius
		r.Hidden = false
		canvas.Refresh(r)
	}
}

func (pool *rectPool) end() {
	for _, r := range pool.rects[pool.used:] {
		if !r.Hidden {
			r.Hide()
		}
	}
	pool.used = 0
}

// textKey names a piece of text on the page, so that it keeps its object, and
// that its picture, while the page scrolls.
type textKey struct{ block, start int }

// textPool draws any number of texts with as few objects as are seen at once.
type textPool struct {
	layer      *fyne.Container
	live, next map[textKey]*inkedTexts
	spare      []*inkedTexts
	waiting    []waitingText
	pixels     float32 // to one of Fyne's units
}

type waitingText struct {
	key  textKey
	text placedText
}

func (pool *textPool) put(key textKey, text string, at fyne.Position, size fyne.Size, f font, c color.Color) {
	p := placedText{text, f.size, f.style(), f.source(), c, at, size}
	if t, ok := pool.live[key]; ok && t.texts[0].fyne.Text == text {
		delete(pool.live, key)
		pool.keep(key, t)
		t.draw(pool.pixels, p)
		return
	}
	pool.waiting = append(pool.waiting, waitingText{key, p})
}

func (pool *textPool) keep(key textKey, t *inkedTexts) {
	if pool.next == nil {
		pool.next = map[textKey]*inkedTexts{}
	}
	pool.next[key] = t
}

// end draws the texts that came into view, with the objects of those that
// left it.
func (pool *textPool) end() {
	for _, t := range pool.live {
		pool.spare = append(pool.spare, t)
	}
	clear(pool.live)
	for _, w := range pool.waiting {
		if len(pool.spare) == 0 {
			t := newInkedTexts()
			pool.layer.Objects = append(pool.layer.Objects, t.box)
			canvas.Refresh(pool.layer) // Fyne does not know the new objects yet
			pool.spare = append(pool.spare, t)
		}
		last := len(pool.spare) - 1
		t := pool.spare[last]
		pool.spare = pool.spare[:last]
		pool.keep(w.key, t)
		t.draw(pool.pixels, w.text)
		setVisible(true, t.box)
	}
	clear(pool.waiting)
	pool.waiting = pool.waiting[:0]
	for _, t := range pool.spare {
		setVisible(false, t.box)
	}
	pool.live, pool.next = pool.next, pool.live
}

// forget makes every text be drawn anew.
func (pool *textPool) forget() {
	for _, t := range pool.live {
		t.texts[0].fyne.Text = ""
	}
}
