package views

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// Comparison shows two versions of an article side by side. What was taken out
// is struck through at the left, what was put in underlined at the right; both
// scroll together.
type Comparison struct {
	widget.BaseWidget
	OnKey func(key *fyne.KeyEvent) // what it does not use

	rows   []data.ComparedRow
	titles [2]string

	pages  [2]page // the older and the newer
	sans   bool
	faces  *[looks]typeface
	scale  float32
	width  float32
	scroll scrollRange

	differences []float64 // the heights of lines that differ
	at          int       // the one that was gone to

	art *comparisonArt
}

// NewComparison makes a comparison of nothing yet.
func NewComparison() *Comparison {
	c := &Comparison{}
	c.art = newComparisonArt(c)
	c.ExtendBaseWidget(c)
	return c
}

// ShowVersions compares two versions, each under a title, and shows their first
// difference.
func (c *Comparison) ShowVersions(older, newer string, rows []data.ComparedRow) {
	c.rows, c.titles, c.faces = rows, [2]string{older, newer}, nil
	c.sans = false
	for _, r := range rows {
		c.sans = c.sans || serifLacks(r.Old) || serifLacks(r.New)
	}
	c.scroll.position, c.at = 0, 0
	c.compose()
	c.showDifference()
}

// NextDifference scrolls to the next line that differs, and from the last to
// the first; -1 goes the other way.
func (c *Comparison) NextDifference(step int) {
	if n := len(c.differences); n > 0 {
		c.at = (c.at + step + n) % n
		c.showDifference()
	}
}

// showDifference scrolls to the present difference unless it shows already.
func (c *Comparison) showDifference() {
	if len(c.differences) > 0 {
		line := float64(c.faces[lookBody].lineHeight)
		if top := c.differences[c.at]; top < c.scroll.position || top+2*line > c.scroll.position+c.scroll.view {
			const above = 0.3 // of the view, to read what leads to it
			c.scroll.position = c.scroll.clamp(top - above*c.scroll.view)
		}
	}
	c.art.draw()
}

// findDifferences notes the heights of the lines that differ.
func (c *Comparison) findDifferences() {
	c.differences = c.differences[:0]
	for side := range c.pages {
		p := &c.pages[side]
		for i := range p.blocks {
			b := &p.blocks[i]
			for _, s := range b.hits {
				c.differences = append(c.differences, p.lineTop(b, p.lineOf(b, s.Start)))
			}
		}
	}
	slices.Sort(c.differences)
	c.differences = slices.Compact(c.differences)
	c.at = max(0, min(c.at, len(c.differences)-1))
}

// comparedLooks are those of the rows. Facts are set as notes.
var comparedLooks = map[data.RowKind]look{data.HeadlineRow: lookVersion, data.FactsRow: lookNote, data.ParagraphRow: lookBody}

// compose lays both pages out, so that what belongs together begins at one height.
func (c *Comparison) compose() {
	if scale := textScale(); c.faces == nil || scale != c.scale {
		c.scale, c.faces = scale, renderedFaces(scale, typesetting{sans: c.sans, spacing: 1, region: themeRegion()})
	}
	c.width = c.Size().Width
	column := c.columnWidth()
	y := math.Round(float64(14 * c.scale))
	for side := range c.pages {
		c.pages[side] = page{faces: c.faces}
	}
	for _, r := range c.rows {
		l := comparedLooks[r.Kind]
		bottom := y
		for side, s := range []struct {
			text  string
			spans []data.Span
		}{{r.Old, r.Removed}, {r.New, r.Added}} {
			if s.text == "" {
				continue
			}
			text := drawable(s.text)
			b := c.pages[side].add(l, text, cleanHits(text, s.spans), c.left(side), column, y)
			bottom = max(bottom, c.pages[side].bottom(b))
		}
		y = bottom + math.Round(float64(14*c.scale))
	}
	c.findDifferences()
	c.scroll.total, c.scroll.view = y, float64(c.art.viewHeight())
	c.scroll.position = c.scroll.clamp(c.scroll.position)
}

// gutter is the room between the columns and at the edges.
func (c *Comparison) gutter() float32 { return scaled(20) }

func (c *Comparison) columnWidth() float32 {
	return max(1, floor((c.width-3*c.gutter()-scrollBarWidth)/2))
}

// left returns where a column begins.
func (c *Comparison) left(side int) float32 {
	return c.gutter() + float32(side)*(c.columnWidth()+c.gutter())
}

func (c *Comparison) scrollBy(pixels float64) {
	c.scroll.position = c.scroll.clamp(c.scroll.position + pixels)
	c.art.draw()
}

// Scrolled moves both versions.
func (c *Comparison) Scrolled(ev *fyne.ScrollEvent) { c.scrollBy(-float64(ev.Scrolled.DY)) }

// FocusGained does nothing: the comparison looks the same.
func (c *Comparison) FocusGained() {}

// FocusLost does nothing.
func (c *Comparison) FocusLost() {}

// TypedRune does nothing.
func (c *Comparison) TypedRune(rune) {}

// TypedKey scrolls both versions.
func (c *Comparison) TypedKey(key *fyne.KeyEvent) {
	line := float64(c.faces[lookBody].lineHeight)
	switch key.Name {
	case fyne.KeyDown:
		c.scrollBy(2 * line)
	case fyne.KeyUp:
		c.scrollBy(-2 * line)
	case fyne.KeyPageDown, fyne.KeySpace:
		c.scrollBy(c.scroll.view - 2*line)
	case fyne.KeyPageUp:
		c.scrollBy(2*line - c.scroll.view)
	case fyne.KeyF3:
		c.NextDifference(1)
	case fyne.KeyHome:
		c.scrollBy(-c.scroll.total)
	case fyne.KeyEnd:
		c.scrollBy(c.scroll.total)
	default:
		if c.OnKey != nil {
			c.OnKey(key)
		}
	}
}

// CreateRenderer is Fyne's.
func (c *Comparison) CreateRenderer() fyne.WidgetRenderer { return c.art }

// comparisonArt is what a Comparison draws.
type comparisonArt struct {
	comparison *Comparison
	ground     *canvas.Rectangle
	titles     [2]*line
	edge       *canvas.Rectangle // under the titles
	between    *canvas.Rectangle // the columns
	clip       *container.Clip
	thumb      *scrollBar

	grounds, strokes rectPool // behind and over the text
	texts            textPool
	segments         []segment
}

func newComparisonArt(c *Comparison) *comparisonArt {
	art := &comparisonArt{
		comparison: c,
		ground:     canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), between: canvas.NewRectangle(nil),
		grounds: rectPool{layer: container.New(freeLayout{})},
		strokes: rectPool{layer: container.New(freeLayout{})},
		texts:   textPool{layer: container.New(freeLayout{})},
	}
	for side := range art.titles {
		art.titles[side] = newLine(textLook{color: ColorSoftText, size: 12, bold: true}, "")
	}
	art.thumb = newScrollBar(func(position float64) { c.scrollBy(position - c.scroll.position) })
	art.clip = container.NewClip(container.New(freeLayout{}, art.grounds.layer, art.texts.layer, art.strokes.layer))
	return art
}

func (art *comparisonArt) titleHeight() float32 { return scaled(32) }

func (art *comparisonArt) viewHeight() float32 {
	return max(0, art.comparison.Size().Height-art.titleHeight())
}

// Layout is Fyne's.
func (art *comparisonArt) Layout(size fyne.Size) {
	c, top := art.comparison, art.titleHeight()
	if c.width != size.Width || c.scale != textScale() {
		c.compose()
	}
	c.scroll.view = float64(art.viewHeight())
	c.scroll.position = c.scroll.clamp(c.scroll.position)
	art.ground.Resize(size)
	for side, t := range art.titles {
		high := t.MinSize().Height
		place(t, c.left(side), (top-high)/2, c.columnWidth(), high)
	}
	place(art.edge, 0, top-1, size.Width, 1)
	place(art.between, c.left(1)-c.gutter()/2, top, 1, art.viewHeight())
	place(art.clip, 0, top, size.Width, art.viewHeight())
	place(art.thumb, size.Width-scrollBarWidth, top, scrollBarWidth, art.viewHeight())
	art.draw()
}

// MinSize is Fyne's.
func (art *comparisonArt) MinSize() fyne.Size { return fyne.NewSize(scaled(300), scaled(160)) }

// Refresh is Fyne's: the theme may have changed.
func (art *comparisonArt) Refresh() {
	art.texts.forget()
	art.thumb.Refresh()
	art.Layout(art.comparison.Size())
	canvas.Refresh(art.comparison)
}

// Destroy is Fyne's.
func (art *comparisonArt) Destroy() {}

// Objects is Fyne's.
func (art *comparisonArt) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{art.ground, art.between, art.clip, art.edge, art.titles[0], art.titles[1], art.thumb}
}

// draw brings what is on the screen up to the comparison's state.
func (art *comparisonArt) draw() {
	c := art.comparison
	if c.faces == nil {
		return
	}
	paint(art.ground, colorOf(ColorPane))
	paint(art.edge, colorOf(ColorLine))
	paint(art.between, colorOf(ColorLine))
	art.thumb.set(c.scroll.total, c.scroll.view, c.scroll.position)
	art.texts.pixels = pixelScale(c)
	for side := range c.pages {
		art.titles[side].set(c.titles[side])
		p := &c.pages[side]
		first, past := p.visible(c.scroll.position, c.scroll.position+c.scroll.view)
		for i := first; i < past; i++ {
			art.drawBlock(side, i)
		}
	}
	art.grounds.end()
	art.strokes.end()
	art.texts.end()
}

func (art *comparisonArt) drawBlock(side, i int) {
	c := art.comparison
	p := &c.pages[side]
	b := &p.blocks[i]
	face := p.face(b)
	key := 2*i + side // blocks of both pages have names of their own
	for n := p.lineAt(b, c.scroll.position); n < b.past; n++ {
		top := p.lineTop(b, n)
		if top >= c.scroll.position+c.scroll.view {
			break
		}
		y := float32(top - math.Round(c.scroll.position))
		line := p.lines[n]
		art.segments = p.segments(art.segments[:0], b, line)
		for _, s := range art.segments {
			at := fyne.NewPos(s.x, y+float32(math.Round(float64(face.lineHeight-face.textHeight)/2)))
			art.texts.put(textKey{key, s.start}, directed(b.text[s.start:s.end], s.toRight), at, fyne.NewSize(s.width, face.textHeight), face.font, colorOf(face.font.color))
		}
		for _, s := range b.hitsIn(int(line.start), b.inkEnd(line)) {
			for _, e := range p.extents(b, art.segments, s.Start, s.End) {
				art.mark(side, floor(e.left-hitOverhang), y, ceil(e.right+hitOverhang), face.lineHeight)
			}
		}
	}
}

// mark draws a ground behind words that differ, and a stroke for whom the
// colours are alike: through what was removed, under what was added.
func (art *comparisonArt) mark(side int, left, y, right, high float32) {
	fill, stroke := ColorRemoved, floor(high*0.54)
	if side == 1 {
		fill, stroke = ColorAdded, high-3
	}
	art.grounds.put(left, y+1, right-left, high-2, rectStyle{fill: colorOf(fill), radius: hitRadius})
	art.strokes.put(left+1, y+stroke, right-left-2, 1, rectStyle{fill: colorOf(ColorSoftText)})
}
