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
	narrowColumn   = 72  // a column where there is little room
	minHeadline    = 220 // beside columns that can give way
	leastHeadline  = 110 // beside those that a table is for
	usualColumns   = 3
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

// cells lays the columns out in a row of some width. Where the headline would get too
// little, the columns but that of dates become narrower; where that is not enough, the
// last ones have no place. They are reached by skipping the first ones, so that the
// headline is always there.
func (w columnWidths) cells(width, scale float32, skipped int) []tableCell {
	room := width/scale - 2*rowPadding
	columns := w.unskipped(skipped)
	shown := len(columns)
	for shown > usualColumns && w.headlineIn(room, columns[:shown], true) < minHeadline-0.5 { // widths that were dragged are not exact
		shown--
	}
	for shown > 2 && w.headlineIn(room, columns[:shown], true) < leastHeadline {
		shown--
	}
	columns = columns[:shown]
	give := min(max(0, minHeadline-w.headlineIn(room, columns, false)), w.spare(columns))
	share := give / max(1, w.spare(columns)) // of what each column can give
	cells := make([]tableCell, 0, shown)
	x := float32(rowPadding)
	for _, c := range columns {
		wide := w[c] - share*(w[c]-w.least(c))
		if c == headlineColumn {
			wide = max(0, w.headlineIn(room, columns, false)+give)
		}
		cells = append(cells, tableCell{c, x * scale, wide * scale})
		x += wide + columnGap
	}
	return cells
}

// unskipped returns the columns without the first ones, the headline's excepted.
func (columnWidths) unskipped(skipped int) []tableColumn {
	var columns []tableColumn
	for c := range tableColumns {
		if c != headlineColumn && skipped > 0 {
			skipped--
			continue
		}
		columns = append(columns, c)
	}
	return columns
}

// cellsFrom lays the columns out where so many are to be skipped, or as many as can be.
func (w columnWidths) cellsFrom(width, scale float32, skipped int) []tableCell {
	return w.cells(width, scale, min(skipped, w.mostSkipped(width, scale)))
}

// mostSkipped is how many columns can be skipped until the last one shows.
func (w columnWidths) mostSkipped(width, scale float32) int {
	for skipped := range int(tableColumns) - 2 {
		if cells := w.cells(width, scale, skipped); cells[len(cells)-1].column == tableColumns-1 {
			return skipped
		}
	}
	return int(tableColumns) - 2
}

// least is how narrow a column becomes where there is little room.
func (w columnWidths) least(c tableColumn) float32 {
	if c == dateColumn {
		return w[c]
	}
	return min(w[c], narrowColumn)
}

// spare is how much narrower the columns can become together.
func (w columnWidths) spare(columns []tableColumn) float32 {
	spare := float32(0)
	for _, c := range columns {
		spare += w[c] - w.least(c)
	}
	return spare
}

// headlineIn is what columns leave the headline, as narrow as they can become or as
// they are.
func (w columnWidths) headlineIn(room float32, columns []tableColumn, narrow bool) float32 {
	for _, c := range columns {
		if c != headlineColumn {
			room -= w[c] + columnGap
		}
	}
	if narrow {
		room += w.spare(columns)
	}
	return room
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
	for _, c := range cells {
		w[c.column] = c.width / scale // where there is little room it was narrower
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
