package views

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"dateline/locale"
)

const (
	tipSwatch    = 8
	tipNameWidth = 190 // at most, of a query
)

// A tipRow tells the count of one compared query.
type tipRow struct {
	swatch      *canvas.Rectangle
	name, value *canvas.Text
}

func newTipRow() tipRow {
	r := tipRow{canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Transparent), canvas.NewText("", color.Transparent)}
	r.swatch.CornerRadius = 2
	return r
}

func (r tipRow) objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.swatch, r.name, r.value} }

// dressTip colours the tip: inverted over bars, quiet where it shows colours.
func (p *timelineParts) dressTip() {
	ground, text, rim := ColorText, ColorPane, float32(0)
	if p.t.charted() {
		ground, text, rim = ColorPane, ColorText, 1
	}
	p.tip.FillColor, p.tip.StrokeColor, p.tip.StrokeWidth = colorOf(ground), colorOf(ColorLine), rim
	p.tipText.Color = colorOf(text)
	p.tipText.TextStyle.Bold = p.t.charted()
	nameWidth := func(s string) float32 {
		return fyne.MeasureText(s, p.tipText.TextSize, fyne.TextStyle{}).Width
	}
	for i, row := range p.tipRows {
		row.name.TextSize, row.value.TextSize = p.tipText.TextSize, p.tipText.TextSize
		row.name.Color, row.value.Color = colorOf(ColorText), colorOf(ColorText)
		if i < len(p.t.series) {
			row.swatch.FillColor = p.t.seriesColor(i)
			row.name.Text = shortenTo(cleanText(p.t.series[i].Query), scaled(tipNameWidth), false, nameWidth)
		}
		for _, o := range row.objects() {
			o.Refresh()
		}
	}
	p.tip.Refresh()
	p.tipText.Refresh()
}

// showTip says the counts of a range, where they are on hand, over an area.
func (p *timelineParts) showTip(name string, r dayRange, over timeArea) {
	text, sum := name, timeBar{}
	bars := barsIn(p.t.bars, r)
	known := len(bars) > 0 && bars[0].days.union(bars[len(bars)-1].days) == r
	if known {
		sum = sumOf(bars)
		text = tipText(name, sum.query, sum.archive, p.t.all)
	}
	if p.t.charted() {
		switch text = name; {
		case known && sum.archive == 0:
			text += " · " + lang.L("nothing in the archive")
		case known:
			text += " · " + locale.Count("{{.N}} articles", sum.archive)
			if p.t.style.Stacked && sum.overlaps() {
				text += " · " + countedTwice()
			}
		}
	}
	setText(p.tipText, text)
	size := p.measure(p.tipText)
	if p.t.charted() && known && sum.archive > 0 {
		p.showTipRows(sum, size, over)
		return
	}
	p.hideTipRows(0)
	box := timeArea{0, p.plot.Y + 3, size.Width + 2*tipPadding, size.Height + 4}
	box.X = over.X + (over.Width-box.Width)/2
	box.X = max(min(box.X, p.size.Width-box.Width-tipPadding/2), tipPadding/2)
	box.fit(p.tip)
	timeArea{box.X + tipPadding, box.Y + 2, size.Width, size.Height}.fit(p.tipText)
}

// showTipRows says the counts of each series, beside an area so as not to
// cover it.
func (p *timelineParts) showTipRows(sum timeBar, head fyne.Size, beside timeArea) {
	shown := min(len(p.t.series), len(p.tipRows), len(sum.counts))
	names, values := float32(0), float32(0)
	for i, row := range p.tipRows[:shown] {
		setText(row.value, locale.Number(sum.counts[i])+" · "+shareText(sum.counts[i], sum.archive))
		names, values = max(names, p.measure(row.name).Width), max(values, p.measure(row.value).Width)
	}
	high := head.Height + 1
	body := max(head.Width, tipSwatch+6+names+14+values)
	box := timeArea{beside.X + beside.Width + 6, p.plot.Y + 2, body + 2*tipPadding, high*float32(shown+1) + 8}
	if box.X+box.Width > p.size.Width-tipPadding/2 {
		box.X = beside.X - 6 - box.Width
	}
	box.X = max(min(box.X, p.size.Width-box.Width-tipPadding/2), tipPadding/2)
	box.Y = max(0, min(box.Y, p.size.Height-box.Height))
	box.fit(p.tip)
	left, y := box.X+tipPadding, box.Y+4
	timeArea{left, y, head.Width, head.Height}.fit(p.tipText)
	for _, row := range p.tipRows[:shown] {
		y += high
		value := p.measure(row.value)
		timeArea{left, y + (high-tipSwatch)/2, tipSwatch, tipSwatch}.fit(row.swatch)
		timeArea{left + tipSwatch + 6, y, names, value.Height}.fit(row.name)
		timeArea{left + body - value.Width, y, value.Width, value.Height}.fit(row.value)
		setVisible(true, row.swatch, row.name, row.value)
	}
	p.hideTipRows(shown)
}

// hideTipRows hides the rows from the nth on.
func (p *timelineParts) hideTipRows(n int) {
	for _, row := range p.tipRows[n:] {
		setVisible(false, row.swatch, row.name, row.value)
	}
}

// countedTwice says why the parts of a bar can be more than the whole.
func countedTwice() string { return lang.L("an article counts for each query that finds it") }

func setText(t *canvas.Text, s string) {
	if t.Text != s {
		t.Text = s
		t.Refresh()
	}
}

// sumOf adds up bars.
func sumOf(bars []timeBar) timeBar {
	sum := timeBar{}
	for _, b := range bars {
		sum.query, sum.archive = sum.query+b.query, sum.archive+b.archive
		for i, count := range b.counts {
			if i == len(sum.counts) {
				sum.counts = append(sum.counts, 0)
			}
			sum.counts[i] += count
		}
	}
	return sum
}
