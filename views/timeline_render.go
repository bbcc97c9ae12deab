package views

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"dateline/locale"
)

// Lengths of the timeline, in device-independent pixels.
const (
	timelineSide  = 14 // left and right of everything
	timelineTop   = 5
	timelineFoot  = 8
	timelineBars  = 66  // least height of the plot
	timelineChart = 160 // the same while comparing
	axisGap       = 8   // between the labels of a chart's lines and the plot
	timelineAir   = 6   // above the highest bar
	brushLine     = 2
	endWidth      = 6 // of the handle on a brush's end
	endHeight     = 20
	labelDrop     = 4  // between the plot and its labels
	binGap        = 26 // between the plot and the undated bin
	binPadding    = 12 // left and right of its texts
	binLeastWidth = 72
	tipPadding    = 8
)

// A timeArea is a rectangle of the widget.
type timeArea struct{ X, Y, Width, Height float32 }

func (a timeArea) contains(p fyne.Position) bool {
	return p.X >= a.X && p.X < a.X+a.Width && p.Y >= a.Y && p.Y < a.Y+a.Height
}

// fit puts an object on the area.
func (a timeArea) fit(o fyne.CanvasObject) {
	o.Resize(fyne.NewSize(a.Width, a.Height))
	o.Move(fyne.NewPos(a.X, a.Y))
}

// timelineParts draws a Timeline. What hovering and brushing change are
// objects of their own: refreshing the widget would draw the bars again.
type timelineParts struct {
	t         *Timeline
	size      fyne.Size
	plot, bin timeArea // an absent bin has no size

	brush, column     *canvas.Rectangle
	raster            *canvas.Raster
	picture           *image.RGBA // what the raster last drew, nil when out of date
	ends, grips       [2]*canvas.Rectangle
	base              *canvas.Rectangle // the flat line of an empty archive
	labels, axis      *inkedTexts
	empty             *canvas.Text
	binBox            *canvas.Rectangle
	binName, binCount *canvas.Text
	binHovered        bool
	tip               *canvas.Rectangle
	tipText           *canvas.Text
	tipRows           [MostSeries]tipRow
	mark              *focusMark
	objects           []fyne.CanvasObject
}

var _ fyne.WidgetRenderer = (*timelineParts)(nil)

func newTimelineParts(t *Timeline) *timelineParts {
	box := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	text := func(s string) *canvas.Text { return canvas.NewText(s, color.Transparent) }
	p := &timelineParts{
		t:     t,
		brush: box(), column: box(), base: box(), binBox: box(), tip: box(),
		ends:   [2]*canvas.Rectangle{box(), box()},
		grips:  [2]*canvas.Rectangle{box(), box()},
		labels: newInkedTexts(),
		axis:   newInkedTexts(),
		mark:   newFocusMark(t),
		empty:  text(lang.L("No dated articles in this archive yet")), binName: text(lang.L("Undated")), binCount: text(""), tipText: text(""),
	}
	p.raster = canvas.NewRaster(p.drawBars)
	p.raster.ScaleMode = canvas.ImageScalePixels
	p.binBox.CornerRadius, p.binBox.StrokeWidth, p.tip.CornerRadius = 6, 1, 4
	p.binCount.TextStyle.Bold = true
	p.objects = []fyne.CanvasObject{
		p.column, p.raster, p.brush, p.ends[0], p.ends[1], p.grips[0], p.grips[1], p.base, p.labels.box, p.axis.box, p.empty,
		p.binBox, p.binName, p.binCount, p.tip, p.tipText,
	}
	for i := range p.tipRows {
		p.tipRows[i] = newTipRow()
		p.objects = append(p.objects, p.tipRows[i].objects()...)
	}
	p.objects = append(p.objects, p.mark.line)
	p.dress()
	return p
}

// Objects returns what is drawn, from back to front.
func (p *timelineParts) Objects() []fyne.CanvasObject { return p.objects }

// Destroy has nothing to let go of.
func (p *timelineParts) Destroy() {}

// MinSize returns the height of the least plot and its labels.
func (p *timelineParts) MinSize() fyne.Size {
	plot := float32(timelineBars)
	if p.t.comparing {
		plot = timelineChart
	}
	return fyne.NewSize(320, timelineTop+plot+labelDrop+p.measure(p.empty).Height+timelineFoot)
}

// Layout places everything for a size.
func (p *timelineParts) Layout(size fyne.Size) {
	p.size = size
	p.mark.place(size.Width)
	p.arrange()
}

// Refresh follows a change of theme.
func (p *timelineParts) Refresh() {
	p.dress()
	p.arrange()
}

// dress gives the objects the theme's colours and text size.
func (p *timelineParts) dress() {
	textSize := scaled(12)
	for _, text := range []*canvas.Text{p.empty, p.binName, p.binCount, p.tipText} {
		text.TextSize = textSize
	}
	p.brush.FillColor = withAlpha(colorOf(ColorAccent), 0x1c) // over the bars, which keep their contrast
	for i := range p.ends {
		p.ends[i].FillColor, p.grips[i].FillColor = colorOf(ColorAccent), colorOf(ColorAccent)
		p.grips[i].StrokeColor, p.grips[i].StrokeWidth, p.grips[i].CornerRadius = colorOf(ColorPane), 1, endWidth/2
	}
	p.base.FillColor = colorOf(ColorLine)
	p.mark.restyle()
	p.empty.Color = colorOf(ColorSoftText)
	p.column.FillColor = withAlpha(colorOf(ColorText), 0x14)
	outline(p.column, thinOutline)
	outline(p.brush, thinOutline)
	p.dressBin()
	p.dressTip()
	for _, o := range p.objects {
		o.Refresh()
	}
}

func (p *timelineParts) measure(text *canvas.Text) fyne.Size {
	return fyne.MeasureText(text.Text, text.TextSize, text.TextStyle)
}

// arrange divides the widget into plot and bin, and shows everything.
func (p *timelineParts) arrange() {
	if p.size.IsZero() {
		return
	}
	whole := p.t.view == p.t.whole()
	line := p.measure(p.empty).Height
	right := p.size.Width - timelineSide
	p.bin = timeArea{}
	if size := p.binSize(); !size.IsZero() {
		p.bin = timeArea{right - size.Width, (p.size.Height - size.Height) / 2, size.Width, size.Height}
		right = p.bin.X - binGap
	}
	left := timelineSide + p.axisWidth()
	p.plot = timeArea{left, timelineTop, max(right-left, 0), 0}
	p.plot.Height = max(p.size.Height-timelineTop-labelDrop-line-timelineFoot, 0)

	bars := p.plot
	bars.Y, bars.Height = bars.Y+timelineAir, max(bars.Height-timelineAir, 0)
	bars.fit(p.raster)
	timeArea{p.plot.X, p.plot.Y + p.plot.Height - 1, p.plot.Width, 1}.fit(p.base)
	p.placeBin()
	p.dressTip()
	if whole {
		p.t.view = p.t.whole()
	}
	p.t.setView(p.t.view)
}

// showBars draws the bars again.
func (p *timelineParts) showBars() {
	p.picture = nil
	p.raster.Refresh()
	p.showAxis()
}

// drawBars makes the raster's picture of w by h pixels.
func (p *timelineParts) drawBars(w, h int) image.Image {
	if p.picture == nil || p.picture.Rect.Dx() != w || p.picture.Rect.Dy() != h {
		scale := float32(1)
		if p.plot.Width > 0 {
			scale = float32(w) / p.plot.Width
		}
		if p.t.charted() {
			p.picture = p.chartPaint().picture(w, h, scale)
		} else {
			paint := barPaint{p.t.bars, p.t.view, colorOf(ColorArchiveBar), colorOf(ColorAccent)}
			p.picture = paint.picture(w, h, scale)
		}
	}
	return p.picture
}

func (p *timelineParts) chartPaint() chartPaint {
	paint := chartPaint{chart: p.t.chart, kept: colorOf(ColorArchiveBar), grid: colorOf(ColorLine)}
	for n := range p.t.series {
		paint.colors = append(paint.colors, p.t.seriesColor(n))
	}
	return paint
}

// labelLook is that of the labels of the plot and of a chart's lines.
var labelLook = textLook{size: 12, color: ColorSoftText}

// showLabels places the labels, or says that there is nothing to label.
func (p *timelineParts) showLabels() {
	none := p.t.extent.empty()
	setVisible(none, p.base, p.empty)
	var texts []placedText
	if none {
		size := p.measure(p.empty)
		p.empty.Resize(size)
		p.empty.Move(fyne.NewPos(p.plot.X+(p.plot.Width-size.Width)/2, p.plot.Y+(p.plot.Height-size.Height)/2))
	} else if p.plot.Width > 0 {
		for _, l := range timeLabels(p.t.view, p.t.grain, p.plot.Width, labelLook.width) {
			at := fyne.NewPos(p.plot.X+l.x, p.plot.Y+p.plot.Height+labelDrop)
			texts = append(texts, labelLook.placed(l.text, at, labelLook.measure(l.text)))
		}
	}
	p.labels.draw(pixelScale(p.t), texts...)
}

// binSize returns the size of the undated bin, none where the archive has no
// undated articles.
func (p *timelineParts) binSize() fyne.Size {
	if p.t.timeline.ArchiveUndated <= 0 {
		return fyne.Size{}
	}
	name, count := p.measure(p.binName), p.measure(p.binCount)
	width := max(name.Width, count.Width) + 2*binPadding
	return fyne.NewSize(max(width, binLeastWidth), name.Height+count.Height+12)
}

// showUndated shows the bin's count and state, and makes room for it.
func (p *timelineParts) showUndated() {
	count := 0
	if len(p.t.timeline.Undated) > 0 {
		count = max(p.t.timeline.Undated[0], 0)
	}
	p.binCount.Text = locale.Number(count)
	if p.binSize() != fyne.NewSize(p.bin.Width, p.bin.Height) {
		p.arrange()
	}
	p.dressBin()
}

func (p *timelineParts) placeBin() {
	setVisible(p.bin.Width > 0, p.binBox, p.binName, p.binCount)
	p.bin.fit(p.binBox)
	y := p.bin.Y + 6
	for _, text := range []*canvas.Text{p.binName, p.binCount} {
		size := p.measure(text)
		timeArea{p.bin.X + (p.bin.Width-size.Width)/2, y, size.Width, size.Height}.fit(text)
		y += size.Height
	}
}

// dressBin colours the bin by its state.
func (p *timelineParts) dressBin() {
	fill, line, name, count := ColorPane, ColorLine, ColorSoftText, ColorText
	switch {
	case p.t.undated:
		fill, line, name, count = ColorAccentFaint, ColorAccent, ColorAccent, ColorAccent
	case p.binHovered:
		fill = ColorSelectedRow
	}
	p.binBox.FillColor, p.binBox.StrokeColor = colorOf(fill), colorOf(line)
	p.binName.Color, p.binCount.Color = colorOf(name), colorOf(count)
	p.binBox.Refresh()
	p.binName.Refresh()
	p.binCount.Refresh()
}

// showBinHover shows whether a click would meet the bin.
func (p *timelineParts) showBinHover(on bool) {
	if on != p.binHovered {
		p.binHovered = on
		p.dressBin()
	}
}

func setVisible(on bool, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		switch {
		case on == o.Visible():
		case on:
			o.Show()
		default:
			o.Hide()
		}
	}
}
