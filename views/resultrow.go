package views

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

var rowStyles = [...]fyne.TextStyle{headlineFont: {Bold: true}, columnFont: {Bold: true}, chipFont: {}}

// newRowMetrics measures the running app's theme. Widths are added up from those of
// pairs of letters, since a row tries many beginnings of a text until one fits.
func newRowMetrics() rowMetrics {
	scale := theme.TextSize() / 13
	m := rowMetrics{
		pixels: 1,
		scale:  scale,
		height: float32(int(rowHeight*scale + 0.5)),
		size:   [...]float32{plainFont: round(13 * scale), headlineFont: round(14 * scale), readFont: round(14 * scale), columnFont: round(13 * scale), chipFont: round(10.5 * scale)},
	}
	for font, size := range m.size {
		var letter fyne.Size
		letter, m.ascent[font] = fyne.CurrentApp().Driver().RenderedTextSize("x", size, rowStyles[font], nil)
		m.line[font] = letter.Height
	}
	var widths [len(rowStyles)]*advances
	for font, style := range rowStyles {
		size := m.size[font]
		widths[font] = newAdvances(func(text string) float32 { return fyne.MeasureText(text, size, style).Width })
	}
	m.width = func(text string, font rowFont) float32 { return widths[font].width(text) }
	m.date = widestDate(func(text string) float32 { return m.width(text, plainFont) }) / scale
	return m
}

// resultRow draws one row. Its objects are used again for other results.
type resultRow struct {
	box    *fyne.Container
	ground *canvas.Rectangle
	accent *canvas.Rectangle
	line   *canvas.Rectangle
	boxes  []*canvas.Rectangle
	upper  *inkedTexts
	lower  *inkedTexts
	drawn  bool // holds the drawing of its row
}

func newResultRow() *resultRow {
	return &resultRow{
		box:    container.NewWithoutLayout(),
		ground: canvas.NewRectangle(nil),
		accent: canvas.NewRectangle(nil),
		line:   canvas.NewRectangle(nil),
		upper:  newInkedTexts(),
		lower:  newInkedTexts(),
	}
}

// draw shows a drawing in a row of some width.
func (r *resultRow) draw(d rowDrawing, width float32, m rowMetrics) {
	for len(r.boxes) < len(d.boxes) {
		r.boxes = append(r.boxes, canvas.NewRectangle(nil))
	}
	objects := append(r.box.Objects[:0], r.ground)
	for i, b := range d.boxes {
		rect := r.boxes[i]
		rect.FillColor, rect.StrokeColor, rect.StrokeWidth = nil, nil, 0
		if b.fill != "" {
			rect.FillColor = colorOf(b.fill)
		}
		if b.fill == ColorHit {
			outline(rect, thinOutline)
		}
		if b.stroke != "" {
			rect.StrokeColor, rect.StrokeWidth = colorOf(b.stroke), 1
		}
		rect.CornerRadius = b.radius
		rect.Move(fyne.NewPos(b.x, b.y))
		rect.Resize(fyne.NewSize(b.width, b.height))
		objects = append(objects, rect)
	}
	var upper, lower []placedText
	for _, t := range d.texts {
		text := placedText{
			text: t.text, size: m.size[t.font], style: rowStyles[t.font], color: colorOf(t.colour),
			at: fyne.NewPos(t.x, t.y), room: fyne.NewSize(t.width, m.line[t.font]),
		}.leveled()
		if t.lower {
			lower = append(lower, text)
		} else {
			upper = append(upper, text)
		}
	}
	r.upper.draw(m.pixels, upper...)
	r.lower.draw(m.pixels, lower...)
	r.box.Objects = append(objects, r.upper.box, r.lower.box, r.accent, r.line)
	r.box.Resize(fyne.NewSize(width, m.height))
	r.ground.Resize(fyne.NewSize(width, m.height))
	r.accent.Resize(fyne.NewSize(3*m.scale, m.height-1))
	r.accent.FillColor = colorOf(ColorAccent)
	r.line.Resize(fyne.NewSize(width, 1))
	r.line.Move(fyne.NewPos(0, m.height-1))
	r.line.FillColor = colorOf(ColorLine)
	r.drawn = true
}

// setState shows whether the row is selected, whether it leads the selection,
// and whether the pointer is on it.
func (r *resultRow) setState(selected, leads, hovered bool) {
	fill := color.Color(color.Transparent)
	switch {
	case selected:
		fill = colorOf(ColorSelectedRow)
	case hovered:
		fill = withAlpha(colorOf(ColorSelectedRow), 0x80)
	}
	r.ground.FillColor = fill
	r.ground.StrokeWidth = 0
	if selected || hovered {
		outlineChosen(r.ground, selected)
	}
	r.accent.Hidden = !leads
}

// withAlpha returns a colour made see-through, 0 being wholly so.
func withAlpha(c color.Color, alpha uint8) color.Color {
	opaque := color.NRGBAModel.Convert(c).(color.NRGBA)
	opaque.A = alpha
	return opaque
}
