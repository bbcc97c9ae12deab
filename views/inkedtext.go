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

// inkedText is a text that changes often. It is drawn with ink where that has all
// its letters, else by Fyne.
type inkedText struct {
	fyne   *canvas.Text
	raster *canvas.Raster
	well   *glyphs.Inkwell // nil where Fyne draws

	changed bool    // since it was drawn
	pixels  float32 // to one of Fyne's units, when it was drawn
}

func newInkedText() *inkedText {
	t := &inkedText{fyne: canvas.NewText("", nil)}
	t.raster = canvas.NewRaster(t.picture)
	t.raster.ScaleMode = canvas.ImageScalePixels
	return t
}

// set changes what is drawn. A source that is nil is the theme's font.
func (t *inkedText) set(text string, size float32, style fyne.TextStyle, source fyne.Resource, c color.Color) {
	f := t.fyne
	same := f.Text == text && f.TextSize == size && f.TextStyle == style && f.FontSource == source && f.Color == c
	f.Text, f.TextSize, f.TextStyle, f.FontSource, f.Color = text, size, style, source, c
	well := wellOf(source, style)
	if well != nil && (!inkable(text) || !well.Has(text)) {
		well = nil
	}
	t.changed = t.changed || !same || t.well != well
	t.well = well
}

// place places the text, whose size is known, and returns the object that draws
// it. The pixels are to one of Fyne's units.
func (t *inkedText) place(at fyne.Position, size fyne.Size, pixels float32) fyne.CanvasObject {
	at = crisp(at, pixels)
	t.fyne.Move(at)
	t.fyne.Resize(size)
	if t.well == nil {
		if t.changed {
			t.changed = false
			t.fyne.Refresh()
		}
		return t.fyne
	}
	whole := func(v float32) float32 { return float32(math.Ceil(float64(v*pixels))) / pixels }
	wants := fyne.NewSize(whole(size.Width+1), whole(size.Height)) // and room for what leans out
	t.raster.Move(at)
	if t.changed || t.pixels != pixels || t.raster.Size() != wants {
		t.changed, t.pixels = false, pixels
		t.raster.Resize(wants)
		t.raster.Refresh()
	}
	return t.raster
}

// drawLook draws the text with a look, and shows what draws it.
func (t *inkedText) drawLook(text string, look textLook, at fyne.Position, size fyne.Size, pixels float32) {
	t.set(text, look.textSize(), look.style(), look.font(), look.ink())
	t.show(t.place(at, size, pixels))
}

// show shows one of the two objects that draw the text, or neither.
func (t *inkedText) show(one fyne.CanvasObject) {
	for _, o := range []fyne.CanvasObject{t.fyne, t.raster} {
		switch {
		case o == one && !o.Visible():
			o.Show()
		case o != one && o.Visible():
			o.Hide()
		}
	}
}

// picture is the text on nothing, of a size in pixels.
func (t *inkedText) picture(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	if high := t.raster.Size().Height; high > 0 && t.well != nil {
		t.well.Draw(picture, t.fyne.Text, t.fyne.TextSize, float32(height)/high, t.fyne.Color)
	}
	return picture
}

// wellOf returns the ink of a font. Han characters as another country than the
// window's writes them are left to Fyne: each such font takes 12 MB.
func wellOf(source fyne.Resource, style fyne.TextStyle) *glyphs.Inkwell {
	switch source {
	case nil:
		return glyphs.InkwellOf(fyne.CurrentApp().Settings().Theme().Font(style))
	case SerifRegular, SerifBold:
		return glyphs.InkwellOf(source)
	}
	return nil
}

// inkable reports whether a text's letters are shaped by nothing but kerning.
func inkable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || needsShaping(r) })
}
