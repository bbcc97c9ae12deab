package views

import (
	"image"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dateline/views/glyphs"
)

// inkedText is a text of a row, which is drawn with ink where its font's has all
// of it, else by Fyne.
type inkedText struct {
	fyne   *canvas.Text
	raster *canvas.Raster
	well   *glyphs.Inkwell // nil where Fyne draws

	changed bool // since it was drawn
}

func newInkedText() *inkedText {
	t := &inkedText{fyne: canvas.NewText("", nil)}
	t.raster = canvas.NewRaster(t.picture)
	t.raster.ScaleMode = canvas.ImageScalePixels
	return t
}

// set changes what is drawn.
func (t *inkedText) set(text string, size float32, style fyne.TextStyle, c color.Color) {
	f := t.fyne
	same := f.Text == text && f.TextSize == size && f.TextStyle == style && f.Color == c
	f.Text, f.TextSize, f.TextStyle, f.Color = text, size, style, c
	well := glyphs.InkwellOf(fyne.CurrentApp().Settings().Theme().Font(style))
	if !inkable(text) || !well.Has(text) {
		well = nil
	}
	t.changed = t.changed || !same || t.well != well
	t.well = well
}

// place places the text, whose size is known, and returns the object that draws
// it. The pixels are to one of Fyne's units.
func (t *inkedText) place(at fyne.Position, size fyne.Size, pixels float32) fyne.CanvasObject {
	at = crisp(at, pixels)
	if t.well == nil {
		t.fyne.Move(at)
		t.fyne.Resize(fyne.NewSize(size.Width, 0))
		return t.fyne
	}
	whole := func(v float32) float32 { return float32(math.Ceil(float64(v*pixels))) / pixels }
	wants := fyne.NewSize(whole(size.Width)+1, whole(size.Height)) // and room for what leans out
	t.raster.Move(at)
	if t.changed || t.raster.Size() != wants {
		t.changed = false
		t.raster.Resize(wants)
		t.raster.Refresh()
	}
	return t.raster
}

// picture is the text on nothing, of a size in pixels.
func (t *inkedText) picture(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	if high := t.raster.Size().Height; high > 0 && t.well != nil {
		t.well.Draw(picture, t.fyne.Text, t.fyne.TextSize*float32(height)/high, t.fyne.Color)
	}
	return picture
}

// inkable reports whether a text's letters are shaped by nothing but kerning.
func inkable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || needsShaping(r) })
}
