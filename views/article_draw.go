package views

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dateline/data"
)

const (
	articleBarHeight = 46 // at text size 13, above the article
	hitRadius        = 3
	hitOverhang      = 1 // of a hit's ground, left and right of its letters
	hitBorder        = 2 // around the current hit
)

// articleArt is what an ArticlePane draws: layers of pooled rectangles and
// texts in a clip, below a bar and beside a scroll bar.
type articleArt struct {
	pane  *ArticlePane
	bar   *hitBar
	ways  *ways
	tools []*Button         // at the right, the most wanted last
	edge  *canvas.Rectangle // under the bar, where text runs beneath it
	clip  *container.Clip
	thumb *scrollBar
	empty *StatePage // instead of an article
	mark  *focusMark

	rects    rectPool // grounds of hits, chips and rules
	marked   rectPool // the selection, under them
	texts    textPool
	fold     *canvas.Image
	drawn    foldIcon
	segments []segment // of the line being drawn
}

// foldIcon is what the trailer's arrow was last drawn as: parsing it again for
// every step of a scroll would be slow.
type foldIcon struct {
	name  string
	color color.Color
}

func newArticleArt(p *ArticlePane) *articleArt {
	art := &articleArt{
		pane:   p,
		bar:    newHitBar(p),
		ways:   newWays(p),
		edge:   canvas.NewRectangle(nil),
		empty:  NewStatePage(),
		mark:   newFocusMark(p),
		fold:   &canvas.Image{FillMode: canvas.ImageFillContain},
		rects:  rectPool{layer: container.New(freeLayout{})},
		marked: rectPool{layer: container.New(freeLayout{})},
		texts:  textPool{layer: container.New(freeLayout{})},
	}
	art.thumb = newScrollBar(func(position float64) { p.scrollTo(position) })
	art.clip = container.NewClip(container.New(freeLayout{}, art.marked.layer, art.rects.layer, art.texts.layer, art.fold))
	return art
}

// toolsHeight is that of the ways, the tools and the counter of hits.
func (art *articleArt) toolsHeight() float32 {
	if art.pane.plain {
		return 0
	}
	return scaled(articleBarHeight)
}

func (art *articleArt) barHeight() float32 {
	if art.pane.find.open {
		return art.toolsHeight() + scaled(findHeight)
	}
	return art.toolsHeight()
}

func (art *articleArt) viewHeight() float32 {
	return max(0, art.pane.Size().Height-art.barHeight())
}

// Layout is Fyne's.
func (art *articleArt) Layout(size fyne.Size) {
	top := art.barHeight()
	art.edge.Move(fyne.NewPos(0, top-1))
	art.edge.Resize(fyne.NewSize(size.Width, 1))
	art.clip.Move(fyne.NewPos(0, top))
	art.clip.Resize(fyne.NewSize(size.Width, art.viewHeight()))
	art.thumb.Move(fyne.NewPos(size.Width-scrollBarWidth, top))
	art.thumb.Resize(fyne.NewSize(scrollBarWidth, art.viewHeight()))
	place(art.empty, 0, top, size.Width, size.Height-top)
	art.mark.place(size.Width)

	p := art.pane
	if p.width != size.Width || p.scale != textScale() {
		p.compose()
	}
	p.scroll.view = float64(art.viewHeight())
	p.scroll.position = p.scroll.clamp(p.scroll.position)
	art.layoutBar(size)
	art.draw()
}

// MinSize is Fyne's.
func (art *articleArt) MinSize() fyne.Size { return fyne.NewSize(scaled(220), scaled(160)) }

// Refresh is Fyne's: the theme may have changed.
func (art *articleArt) Refresh() {
	art.mark.restyle()
	art.texts.forget()
	art.thumb.Refresh()
	art.empty.Refresh()
	art.bar.Refresh()
	for _, b := range art.tools {
		b.Refresh()
	}
	art.pane.find.line.Refresh()
	art.Layout(art.pane.Size())
	canvas.Refresh(art.pane)
}

// Destroy is Fyne's.
func (art *articleArt) Destroy() {}

// Objects is Fyne's.
func (art *articleArt) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{art.clip, art.edge, art.empty}
	objects = append(objects, art.ways.objects()...)
	for _, b := range art.tools {
		objects = append(objects, b)
	}
	return append(objects, art.bar, art.pane.find.line, art.thumb, art.mark.line)
}

// draw brings what is on the screen up to the pane's state.
func (art *articleArt) draw() {
	p := art.pane
	if p.page.faces == nil {
		return
	}
	paint(art.edge, colorOf(ColorLine))
	art.edge.Hidden = !p.find.open && (p.scroll.position == 0 || p.plain)
	if shown := p.article == nil; art.empty.Visible() != shown {
		art.empty.Hidden = !shown
		art.empty.Refresh()
	}
	art.bar.set(p.CurrentHit(), p.HitCount())
	art.layoutBar(p.Size())
	art.thumb.set(p.scroll.total, p.scroll.view, p.scroll.position)

	art.fold.Hidden = true
	first, past := p.page.visible(p.scroll.position, p.scroll.position+p.scroll.view)
	for i := first; i < past; i++ {
		art.drawBlock(i)
	}
	art.rects.end()
	art.marked.end()
	art.texts.end()
}

// y turns a height of the page into one of the view, on a whole pixel.
func (art *articleArt) y(top float64) float32 {
	return float32(top - math.Round(art.pane.scroll.position))
}

func (art *articleArt) drawBlock(i int) {
	p := art.pane
	art.texts.pixels = pixelScale(p)
	b := &p.page.blocks[i]
	face := p.page.face(b)
	switch b.look {
	case lookRule:
		art.rects.put(b.x, art.y(b.top), b.width, 1, rectStyle{fill: colorOf(ColorLine)})
		return
	case lookMark:
		pad := chipPadding * p.scale
		spare := float32(math.Round(float64(face.lineHeight-chipHeight*p.scale) / 2))
		art.rects.put(b.x-pad, art.y(b.top)+spare, b.width+2*pad, p.page.heightOf(b)-2*spare,
			rectStyle{stroke: colorOf(ColorLine), strokeWidth: 1, radius: 4})
	case lookFold:
		art.drawFold(b)
	}
	for n := p.page.lineAt(b, p.scroll.position); n < b.past; n++ {
		top := p.page.lineTop(b, n)
		if top >= p.scroll.position+p.scroll.view {
			break
		}
		line := p.page.lines[n]
		art.segments = p.page.segments(art.segments[:0], b, line)
		for _, s := range art.segments {
			color := face.font.color
			if s.hit {
				color = ColorHitText
			}
			y := art.y(top) + float32(math.Round(float64(face.lineHeight-face.textHeight)/2))
			art.texts.put(textKey{i, s.start}, directed(b.text[s.start:s.end], s.toRight), fyne.NewPos(s.x, y),
				fyne.NewSize(s.width, face.textHeight), face.font, colorOf(color))
		}
		art.drawHits(i, line, art.y(top))
		art.drawFound(i, line, art.y(top))
		art.drawSelection(i, n, art.y(top))
	}
}

// drawHits puts a ground behind the hits of a line, and a border around the
// current one, unless something else is looked for.
func (art *articleArt) drawHits(i int, line textLine, y float32) {
	p := art.pane
	b := &p.page.blocks[i]
	for _, h := range b.hitsIn(int(line.start), b.inkEnd(line)) {
		art.drawGround(b, h, y, ColorHit, p.found[p.hit] == hitPlace{i, h} && len(p.find.places) == 0)
	}
}

// drawGround puts a ground behind a part of the line that is being drawn, and
// a border around it where it is the current one.
func (art *articleArt) drawGround(b *block, s data.Span, y float32, fill fyne.ThemeColorName, current bool) {
	p := art.pane
	height := min(p.page.face(b).lineHeight, p.page.face(b).textHeight+2)
	y += float32(math.Round(float64(p.page.face(b).lineHeight-height) / 2))
	style := rectStyle{fill: colorOf(fill), radius: hitRadius}
	style.stroke, style.strokeWidth = outlineStroke(thinOutline)
	out := float32(hitOverhang)
	if current {
		style.strokeWidth = hitBorder // thicker than the others' outline, yet beside the letters
		style.stroke = colorOf(ColorAccent)
		out += hitBorder / 2
	}
	for _, e := range p.page.extents(b, art.segments, s.Start, s.End) {
		left, right := floor(e.left-out), ceil(e.right+out)
		if style.strokeWidth > 0 && !current { // an outline keeps from the next letter
			left, right = round(e.left-out), round(e.right+out)
		}
		art.rects.put(left, y+hitOverhang-out, right-left, height+2*(out-hitOverhang), style)
	}
}

func floor(x float32) float32 { return float32(math.Floor(float64(x))) }
func ceil(x float32) float32  { return float32(math.Ceil(float64(x))) }

func (art *articleArt) drawSelection(i, n int, y float32) {
	p := art.pane
	b := &p.page.blocks[i]
	if p.selected.empty() || !b.selectable() {
		return
	}
	line := p.page.lines[n]
	s := p.selected.in(i, b.text)
	s = data.Span{Start: max(s.Start, int(line.start)), End: min(s.End, int(line.end))}
	if s.End <= s.Start {
		return
	}
	parts := p.page.extents(b, art.segments, s.Start, s.End)
	if len(parts) == 0 { // a space at the line's end shows that it is taken
		x := p.page.xOf(b, art.segments, s.Start)
		parts = []extent{{x, x + p.page.face(b).alone(' ')}}
	}
	for _, e := range parts {
		art.marked.put(e.left, y, e.right-e.left, p.page.face(b).lineHeight, rectStyle{fill: colorOf(ColorSelection)})
	}
}

// drawFold draws the arrow before the line that folds the trailer.
func (art *articleArt) drawFold(b *block) {
	p := art.pane
	icon := theme.MenuExpandIcon()
	if p.unfolded {
		icon = theme.MenuDropDownIcon()
	}
	side := scaled(20)
	if drawn := (foldIcon{icon.Name(), colorOf(ColorSoftText)}); art.drawn != drawn {
		art.drawn = drawn
		art.fold.Resource = theme.NewColoredResource(icon, ColorSoftText)
		art.fold.Refresh()
	}
	art.fold.Hidden = false
	art.fold.Resize(fyne.NewSquareSize(side))
	art.fold.Move(fyne.NewPos(b.x-scaled(foldIconIndent)-scaled(5), art.y(b.top)+(p.page.face(b).lineHeight-side)/2))
}

func paint(r *canvas.Rectangle, fill color.Color) {
	if r.FillColor != fill {
		r.FillColor = fill
		canvas.Refresh(r)
	}
}
