package views

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Widths of the chart's lines, in device-independent pixels.
const (
	seriesLine   = 2
	seriesBridge = 1  // where the archive has nothing
	seriesDot    = 3  // radius
	dotRoom      = 18 // between the bars' middles, the least at which each has a dot
	keptStrip    = 4  // under the bars of which the archive has articles
)

// chartPaint is what the picture of a comparison depends on, apart from its
// size.
type chartPaint struct {
	chart
	colors     []color.Color // of each series
	kept, grid color.Color
}

// picture draws the series over their grid on a transparent ground of w by h
// pixels. Along the foot a pale strip tells where the archive has articles.
func (p chartPaint) picture(w, h int, scale float32) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	strip := int(math.Round(float64(keptStrip * scale)))
	high := h - strip
	if high <= 0 {
		return img
	}
	thin := max(1, int(math.Round(float64(scale))))
	for _, tick := range p.ticks() {
		y := high - int(math.Round(p.rise(tick.value, float64(high))))
		fill(img, image.Rect(0, y, w, y+thin), p.grid)
	}
	for _, b := range p.bars {
		if b.archive > 0 {
			left, right := barEdges(p.view, b.days, w, scale)
			fill(img, image.Rect(left, h-strip+thin, right, h), p.kept)
		}
	}
	if p.style.Stacked {
		p.stacks(img, high, scale)
		return img
	}
	pen := newPen(w, h, scale)
	dots := len(p.bars) > 0 && grainWidth(p.bars[0], p.view, w) >= dotRoom*float64(scale)
	for n := p.series - 1; n >= 0; n-- { // the first on top
		pen.line(img, p.line(n, float64(w), float64(high)), dots, p.colors[n])
	}
	return img
}

// grainWidth returns how many pixels a bar takes.
func grainWidth(b timeBar, v timeView, w int) float64 {
	return float64(b.days.to-b.days.from) / v.span() * float64(w)
}

// stacks draws bars of which each series is a part, a hair apart.
func (p chartPaint) stacks(img *image.RGBA, high int, scale float32) {
	hair := max(1, int(math.Round(float64(scale))))
	for _, b := range p.bars {
		left, right := barEdges(p.view, b.days, img.Rect.Dx(), scale)
		from := 0
		for n, end := range p.stack(b, float64(high)) {
			to := int(math.Round(end))
			if n < len(b.counts) && b.counts[n] > 0 {
				to = min(max(to, from+hair), high)
				gap := 0
				if from > 0 && to-from > 2*hair {
					gap = hair
				}
				fill(img, image.Rect(left, high-to, right, high-from-gap), p.colors[n])
			}
			from = max(to, from)
		}
	}
}

func fill(img *image.RGBA, r image.Rectangle, c color.Color) {
	draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// pen draws smooth lines.
type pen struct {
	*vector.Rasterizer
	mask  *image.Alpha // how much of each pixel a line covers
	scale float32
}

func newPen(w, h int, scale float32) pen {
	return pen{vector.NewRasterizer(w, h), image.NewAlpha(image.Rect(0, 0, w, h)), scale}
}

// line draws a line through points from left to right, thin where it is not
// solid. Points that stand alone are dots.
func (p pen) line(img *image.RGBA, points []chartPoint, dots bool, c color.Color) {
	size := p.Size()
	p.Reset(size.X, size.Y)
	for i, at := range points {
		if i > 0 {
			width := float32(seriesBridge)
			if at.solid {
				width = seriesLine
			}
			p.stroke(points[i-1], at, width*p.scale)
		}
		alone := !at.solid && (i+1 == len(points) || !points[i+1].solid)
		radius := float32(seriesLine) / 2
		if dots || alone {
			radius = seriesDot
		}
		p.dot(at, radius*p.scale)
	}
	p.DrawOp = draw.Src // Reset sets it back
	p.Draw(p.mask, p.mask.Rect, image.Opaque, image.Point{})
	p.ink(img, c)
}

// ink colours a picture of the mask's size where the mask is set. Most of it is
// not, which drawing in general does not make use of.
func (p pen) ink(img *image.RGBA, c color.Color) {
	r, g, b, a := c.RGBA()
	ink := [4]uint32{r >> 8, g >> 8, b >> 8, a >> 8}
	for i, cover := range p.mask.Pix {
		if cover == 0 {
			continue
		}
		pixel := img.Pix[4*i : 4*i+4]
		for k, v := range ink {
			pixel[k] = uint8((v*uint32(cover) + uint32(pixel[k])*(255-uint32(cover)) + 127) / 255)
		}
	}
}

// stroke adds a straight line. All shapes turn the same way, or they would
// cancel each other out where they overlap.
func (p pen) stroke(a, b chartPoint, width float32) {
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	half := float64(width) / 2 / length
	nx, ny := float32(-dy*half), float32(dx*half)
	ax, ay, bx, by := float32(a.x), float32(a.y), float32(b.x), float32(b.y)
	p.MoveTo(ax-nx, ay-ny)
	p.LineTo(bx-nx, by-ny)
	p.LineTo(bx+nx, by+ny)
	p.LineTo(ax+nx, ay+ny)
	p.ClosePath()
}

// dot adds a disc.
func (p pen) dot(at chartPoint, radius float32) {
	const kappa = 0.5523 // of the cubic that comes nearest to a quarter of a circle
	x, y, k := float32(at.x), float32(at.y), radius*kappa
	p.MoveTo(x, y-radius)
	p.CubeTo(x+k, y-radius, x+radius, y-k, x+radius, y)
	p.CubeTo(x+radius, y+k, x+k, y+radius, x, y+radius)
	p.CubeTo(x-k, y+radius, x-radius, y+k, x-radius, y)
	p.CubeTo(x-radius, y-k, x-k, y-radius, x, y-radius)
	p.ClosePath()
}
