package views

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// barPaint is what the picture of the bars depends on, apart from its size.
type barPaint struct {
	bars    []timeBar
	view    timeView
	archive color.Color // of the pale bars
	query   color.Color // of the strong ones
}

// picture draws the bars on a transparent ground of w by h pixels, a pale
// archive bar behind each strong query bar, to one linear scale by the
// archive's maximum in view. Scale is pixels per device-independent pixel.
func (p barPaint) picture(w, h int, scale float32) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	bars := barsIn(p.bars, p.view.days())
	most := 0
	for _, b := range bars {
		most = max(most, b.archive, b.query)
	}
	least := max(1, int(math.Round(2*float64(scale))))
	pale, strong := image.NewUniform(p.archive), image.NewUniform(p.query)
	for _, b := range bars {
		fillBar(img, p.view, b, barHeight(b.archive, most, h, least), scale, pale)
	}
	for _, b := range bars {
		fillBar(img, p.view, b, barHeight(b.query, most, h, least), scale, strong)
	}
	return img
}

func fillBar(img *image.RGBA, v timeView, b timeBar, height int, scale float32, c *image.Uniform) {
	if height == 0 {
		return
	}
	bounds := img.Bounds()
	left, right := barEdges(v, b.days, bounds.Dx(), scale)
	draw.Draw(img, image.Rect(left, bounds.Dy()-height, right, bounds.Dy()), c, image.Point{}, draw.Src)
}

// barEdges returns a bar's first pixel column and the one after its last,
// leaving a gap to the next bar.
func barEdges(v timeView, days dayRange, width int, scale float32) (left, right int) {
	left = int(math.Round(float64(v.x(float64(days.from), float32(width)))))
	right = int(math.Round(float64(v.x(float64(days.to), float32(width)))))
	gap := max(1, int(math.Round(float64(scale))))
	return left, max(right-gap, left+1)
}

// barHeight returns a bar's height of full pixels: none for nothing, at least
// the least for anything.
func barHeight(count, most, full, least int) int {
	if count <= 0 || most <= 0 {
		return 0
	}
	height := int(math.Round(float64(count) / float64(most) * float64(full)))
	return min(max(height, least), max(full, 1))
}
