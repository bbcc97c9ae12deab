package views

import (
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dateline/views/glyphs"
)

// placedText is a text on one line and its place.
type placedText struct {
	text   string
	size   float32
	style  fyne.TextStyle
	source fyne.Resource // nil is the theme's font
	color  color.Color
	at     fyne.Position
	room   fyne.Size // that it takes, as measured
}

// placed is a text with the look.
func (l textLook) placed(text string, at fyne.Position, room fyne.Size) placedText {
	return placedText{text, l.textSize(), l.style(), l.font(), l.ink(), at, room}
}

// leveled returns the text with a space before it where its letters may come from
// another font than the theme's: Fyne takes the baseline from the font of the first
// letter, and a space keeps the line level.
func (p placedText) leveled() placedText {
	if isForeign(p.text) {
		space := fyne.MeasureText(" ", p.size, p.style).Width
		p.text = " " + p.text
		p.at.X -= space
		p.room.Width += space
	}
	return p
}

// inkedTexts are texts that change often. Those with letters that ink has are one
// picture, no larger than what is seen of them, since a renderer takes its time by the picture and
// by the pixel. Fyne draws the others.
type inkedTexts struct {
	box    *fyne.Container // the picture and Fyne's texts, hidden where they are in the picture
	raster *canvas.Raster
	texts  []*inkedText
	used   int             // of the texts
	bounds image.Rectangle // of the picture in the box, in pixels
	pixels float32         // to one of Fyne's units
}

type inkedText struct {
	fyne   *canvas.Text
	font   *glyphs.Inkwell
	inked  bool
	line   glyphs.Line
	corner image.Point // of the line in the picture
}

func newInkedTexts() *inkedTexts {
	d := &inkedTexts{}
	d.raster = canvas.NewRaster(d.picture)
	d.raster.ScaleMode = canvas.ImageScalePixels
	d.raster.Hide()
	d.box = &fyne.Container{Layout: freeLayout{}, Objects: []fyne.CanvasObject{d.raster}}
	return d
}

// draw shows the texts, and no others. The pixels are to one of Fyne's units.
func (d *inkedTexts) draw(pixels float32, texts ...placedText) {
	changed := d.used != len(texts) || d.pixels != pixels
	d.grow(len(texts))
	var corners []image.Point
	var bounds image.Rectangle
	var extent fyne.Size
	for i, p := range texts {
		p.at = crisp(p.at, pixels)
		t := d.texts[i]
		changed = t.set(p, pixels, d.pixels != pixels) || changed
		corner := image.Pt(int(round(p.at.X*pixels)), int(round(p.at.Y*pixels)))
		corners = append(corners, corner)
		bounds = bounds.Union(t.line.Bounds.Add(corner))
		extent = extent.Max(fyne.NewSize(p.at.X+p.room.Width, p.at.Y+p.room.Height))
	}
	for i, corner := range corners {
		corner = corner.Sub(bounds.Min)
		changed = changed || d.texts[i].corner != corner
		d.texts[i].corner = corner
	}
	for _, t := range d.texts[len(texts):] {
		t.fyne.Text, t.line = "", glyphs.Line{}
		setVisible(false, t.fyne)
	}
	changed = changed || d.bounds.Size() != bounds.Size()
	d.used, d.pixels, d.bounds = len(texts), pixels, bounds
	d.box.Resize(extent)
	d.raster.Move(fyne.NewPos(float32(bounds.Min.X)/pixels, float32(bounds.Min.Y)/pixels))
	d.raster.Resize(fyne.NewSize(float32(bounds.Dx())/pixels, float32(bounds.Dy())/pixels))
	setVisible(!bounds.Empty(), d.raster)
	if changed && !bounds.Empty() {
		d.raster.Refresh()
	}
}

// grow has Fyne's texts for so many.
func (d *inkedTexts) grow(n int) {
	if len(d.texts) >= n {
		return
	}
	for len(d.texts) < n {
		t := &inkedText{fyne: canvas.NewText("", nil)}
		t.fyne.Hide()
		d.texts = append(d.texts, t)
		d.box.Objects = append(d.box.Objects, t.fyne)
	}
	canvas.Refresh(d.box) // Fyne does not know the new objects, so that their own refresh draws nothing
}

// picture is all with ink on nothing, of a size in pixels. Where the window has come to
// another scale since the texts were drawn, it is of that scale.
func (d *inkedTexts) picture(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	grown := float32(width) / float32(d.bounds.Dx())
	for _, t := range d.texts {
		line, corner := t.line, t.corner
		if width != d.bounds.Dx() && t.inked {
			line = t.font.Line(t.fyne.Text, t.fyne.TextSize, d.pixels*grown)
			corner = image.Pt(int(round(float32(corner.X)*grown)), int(round(float32(corner.Y)*grown)))
		}
		line.Draw(picture, corner, t.fyne.Color)
	}
	return picture
}

// set takes what is to be drawn and reports whether it is drawn otherwise than
// before.
func (t *inkedText) set(p placedText, pixels float32, rescaled bool) bool {
	f := t.fyne
	well := wellOf(p.source, p.style)
	reset := rescaled || t.font != well || f.Text != p.text || f.TextSize != p.size || f.TextStyle != p.style || f.FontSource != p.source
	changed := reset || f.Color != p.color
	f.Text, f.TextSize, f.TextStyle, f.FontSource, f.Color = p.text, p.size, p.style, p.source, p.color
	if reset {
		t.font, t.inked, t.line = well, inkable(p.text) && well.Has(p.text), glyphs.Line{}
		if t.inked {
			t.line = well.Line(p.text, p.size, pixels)
		}
	}
	setVisible(!t.inked, f)
	if !t.inked {
		f.Move(p.at)
		f.Resize(p.room)
		if changed {
			f.Refresh()
		}
	}
	return changed
}

// wellOf returns the ink of a font, nil where it has none. Han characters as another country than the
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
