package glyphs

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

const (
	inkSteps = 4    // places within a pixel at which a glyph may begin
	maxInks  = 6000 // pictures of glyphs that are kept; past it all are forgotten
)

// Inkwell draws lines of text in one font with pictures of their glyphs that it
// keeps. Fyne fills the outline of each glyph of each new text, some 25 µs a letter, which
// a list that changes with every key has no time for.
type Inkwell struct {
	face      *font.Face
	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	inks      map[inkKey]ink
}

// inkKey names the picture of a glyph: its size in 64ths of a pixel, and where
// within a pixel it begins.
type inkKey struct {
	glyph font.GID
	size  fixed.Int26_6
	step  uint8
}

// ink is a glyph's picture, whose top left corner lies at a place from the glyph's
// own beginning on the baseline.
type ink struct {
	mask *image.Alpha // nil where nothing is to be seen
	at   image.Point
}

// inkwells are those of the fonts that have been drawn with. A font is the same each
// time, and only the screen's goroutine draws.
var inkwells = map[fyne.Resource]*Inkwell{}

// InkwellOf returns that of a font, nil where the font cannot be read.
func InkwellOf(resource fyne.Resource) *Inkwell {
	well, ok := inkwells[resource]
	if !ok {
		if face, err := font.ParseTTF(bytes.NewReader(resource.Content())); err == nil {
			well = &Inkwell{face: face, inks: map[inkKey]ink{}}
		}
		inkwells[resource] = well
	}
	return well
}

// Has reports whether the font has every character of a text.
func (w *Inkwell) Has(text string) bool {
	if w == nil {
		return false
	}
	for _, r := range text {
		if _, ok := w.face.NominalGlyph(r); !ok {
			return false
		}
	}
	return true
}

// Line is a text's pictures of glyphs, each at its place from the text's top left
// corner, in pixels. Bounds is the rectangle around them, empty where nothing is seen.
type Line struct {
	Bounds image.Rectangle
	masks  []*image.Alpha
	places []image.Rectangle
}

// Line sets a text of a size, with pixels to the size's unit, and its baseline as Fyne
// places it: letters advance as at that size, which the shaper rounds, times the pixels. The
// text is in scripts whose letters are shaped by nothing but kerning, and goes from left
// to right.
func (w *Inkwell) Line(text string, size, pixels float32) Line {
	var line Line
	runes := []rune(text)
	whole := shaping.Input{Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: w.face, Size: fixed.Int26_6(size * 64)}
	drawn := fixed.Int26_6(size * pixels * 64)
	scaled := func(v fixed.Int26_6) fixed.Int26_6 { return fixed.Int26_6(float32(v) * pixels) }
	x := fixed.Int26_6(0)                              // not scaled
	for _, part := range w.segmenter.Split(whole, w) { // by scripts
		run := w.shaper.Shape(part)
		base := scaled(run.LineBounds.Ascent).Ceil()
		for _, g := range run.Glyphs {
			begin := scaled(x+g.XOffset) + 64/inkSteps/2 // to the nearest step
			i := w.ink(inkKey{g.GlyphID, drawn, uint8((begin & 63) * inkSteps / 64)})
			if i.mask != nil {
				place := i.mask.Rect.Add(i.at).Add(image.Pt(begin.Floor(), base-scaled(g.YOffset).Round()))
				line.masks, line.places = append(line.masks, i.mask), append(line.places, place)
				line.Bounds = line.Bounds.Union(place)
			}
			x += g.Advance
		}
	}
	return line
}

// Draw draws the text on a picture, its top left corner at a place.
func (l Line) Draw(picture *image.RGBA, corner image.Point, c color.Color) {
	source := image.NewUniform(c)
	for i, mask := range l.masks {
		draw.DrawMask(picture, l.places[i].Add(corner), source, image.Point{}, mask, image.Point{}, draw.Over)
	}
}

// ResolveFace returns the one font.
func (w *Inkwell) ResolveFace(rune) *font.Face { return w.face }

func (w *Inkwell) ink(key inkKey) ink {
	i, ok := w.inks[key]
	if !ok {
		if len(w.inks) >= maxInks {
			clear(w.inks)
		}
		i = w.fill(key)
		w.inks[key] = i
	}
	return i
}

// fill fills a glyph's outline.
func (w *Inkwell) fill(key inkKey) ink {
	outline, ok := w.face.GlyphData(key.glyph).(font.GlyphOutline)
	if !ok || len(outline.Segments) == 0 {
		return ink{}
	}
	scale := float32(key.size) / 64 / float32(w.face.Upem())
	from := float32(key.step) / inkSteps
	least, most := opentype.SegmentPoint{X: math.MaxFloat32, Y: math.MaxFloat32}, opentype.SegmentPoint{X: -math.MaxFloat32, Y: -math.MaxFloat32}
	place := func(p opentype.SegmentPoint) (x, y float32) { return p.X*scale + from, -p.Y * scale }
	for _, s := range outline.Segments {
		for _, p := range s.ArgsSlice() {
			x, y := place(p)
			least.X, least.Y = min(least.X, x), min(least.Y, y)
			most.X, most.Y = max(most.X, x), max(most.Y, y)
		}
	}
	left, top := pixelBelow(least.X), pixelBelow(least.Y)
	width, height := pixelBelow(most.X)+1-left, pixelBelow(most.Y)+1-top
	at := func(p opentype.SegmentPoint) (x, y float32) {
		x, y = place(p)
		return x - float32(left), y - float32(top)
	}
	filler := vector.NewRasterizer(width, height)
	for _, s := range outline.Segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			filler.ClosePath()
			filler.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			filler.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			filler.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			filler.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	filler.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, width, height))
	filler.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	return ink{mask, image.Pt(left, top)}
}

func pixelBelow(v float32) int { return int(math.Floor(float64(v))) }
