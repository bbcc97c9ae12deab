package views

import (
	"strings"
	"time"

	"dateline/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// tableColumn is one of a table of results.
type tableColumn uint8

const (
	dateColumn tableColumn = iota
	headlineColumn
	sourceColumn
	placeColumn
	authorColumn
	tableColumns // how many there are
)

// columnNames are keys of the translations.
var columnNames = [tableColumns]string{"Date", "Headline", "Outlet or agency", "Place", "Author"}

// columnWidths are the widths of a table's columns, at scale 1. The headline
// has none: it takes what the others leave.
type columnWidths [tableColumns]float32

// The measures of a table, in pixels at scale 1.
const (
	tableRowHeight = 28
	tableBaseline  = 18
	tableHeadHigh  = 27
	columnGap      = 16
	minColumn      = 44
	maxColumn      = 600
	minHeadline    = 220
)

var usualWidths = columnWidths{dateColumn: 80, sourceColumn: 112, placeColumn: 84, authorColumn: 104}

// fitting returns the widths with room for whole dates.
func (w columnWidths) fitting(date float32) columnWidths {
	w[dateColumn] = max(w[dateColumn], date)
	return w
}

// widestDate is the width of the widest that the date column may say.
func widestDate(width func(text string) float32) float32 {
	widest := width(dateText(data.Date{}))
	for month := time.January; month <= time.December; month++ {
		for _, day := range []int{20, 26, 28} { // digits may differ in width
			for _, year := range []int{2000, 2026, 2028} {
				date := data.Day(year, month, day, "", "")
				widest = max(widest, width(dateText(date)))
			}
		}
	}
	return ceil(widest)
}

// tableCell is where a column stands in a row.
type tableCell struct {
	column   tableColumn
	x, width float32
}

// cells lays the columns out in a row of some width. Where the headline would
// get too little, columns go: the author first, then the place and the outlet.
func (w columnWidths) cells(width, scale float32) []tableCell {
	room := width - 2*rowPadding*scale
	shown := int(tableColumns)
	left := func() float32 {
		rest := room
		for c := range tableColumn(shown) {
			if c != headlineColumn {
				rest -= (w[c] + columnGap) * scale
			}
		}
		return rest
	}
	for shown > 2 && left() < minHeadline*scale-0.5 { // widths that were dragged are not exact
		shown--
	}
	cells := make([]tableCell, 0, shown)
	x, headline := rowPadding*scale, max(0, left())
	for c := range tableColumn(shown) {
		wide := w[c] * scale
		if c == headlineColumn {
			wide = headline
		}
		cells = append(cells, tableCell{c, x, wide})
		x += wide + columnGap*scale
	}
	return cells
}

// dragged returns the widths after the border behind a cell was moved: what one
// of its sides gains, the other loses.
func (w columnWidths) dragged(cells []tableCell, border int, by, scale float32) columnWidths {
	if border < 0 || border+1 >= len(cells) {
		return w
	}
	least := func(c tableCell) float32 {
		if c.column == headlineColumn {
			return min(c.width, minHeadline*scale)
		}
		return min(c.width, minColumn*scale)
	}
	before, behind := cells[border], cells[border+1]
	by = min(max(by, least(before)-before.width), behind.width-least(behind))
	w[before.column] += by / scale
	w[behind.column] -= by / scale
	w[headlineColumn] = 0
	return w
}

// borderAt returns the cell whose right border is at x, -1 if none is near.
func borderAt(cells []tableCell, x float32) int {
	for i := range len(cells) - 1 {
		end := cells[i].x + cells[i].width
		if x >= end && x <= cells[i+1].x {
			return i
		}
	}
	return -1
}

// cellAt returns the cell at x, -1 if none is there.
func cellAt(cells []tableCell, x float32) int {
	for i, c := range cells {
		if x >= c.x && x < c.x+c.width {
			return i
		}
	}
	return -1
}

// drawTableRow lays a result out in one line.
func drawTableRow(hit data.Hit, cells []tableCell, m rowMetrics) rowDrawing {
	var d rowDrawing
	d.unreadDot(hit, tableBaseline, m)
	for _, c := range cells {
		text, hits, font, colour := cellText(hit, c.column)
		line, hits := oneLine(text, hits)
		d.line(line, hits, font, colour, c.x, c.x+c.width, tableBaseline, m)
	}
	return d
}

// cellText is what a column says of a result.
func cellText(hit data.Hit, c tableColumn) (text string, hits []data.Span, font rowFont, colour fyne.ThemeColorName) {
	switch c {
	case dateColumn:
		return dateText(hit.Published), nil, plainFont, ColorSoftText
	case headlineColumn:
		switch {
		case strings.TrimSpace(hit.Headline) == "":
			return lang.L("No headline"), nil, plainFont, ColorSoftText
		case hit.Read:
			return hit.Headline, hit.HeadlineHits, plainFont, ColorText
		}
		return hit.Headline, hit.HeadlineHits, columnFont, ColorText
	case sourceColumn:
		return sourceOf(hit), nil, plainFont, ColorSoftText
	case placeColumn:
		return strings.Join(hit.Places[:min(len(hit.Places), maxFactPlaces)], "/"), nil, plainFont, ColorSoftText
	default:
		return strings.Join(hit.Authors[:min(len(hit.Authors), maxFactPlaces)], ", "), nil, plainFont, ColorSoftText
	}
}

// drawTablePlaceholder lays out a line whose article is not loaded yet.
func drawTablePlaceholder(row int, cells []tableCell, m rowMetrics) rowDrawing {
	var d rowDrawing
	vary := float32(row*7%5) / 20
	for _, c := range cells {
		d.boxes = append(d.boxes, rowBox{
			x: c.x, y: (tableBaseline - 9) * m.scale, width: (0.55 + vary) * c.width, height: 9 * m.scale,
			radius: 3, fill: ColorLine,
		})
	}
	return d
}
