package views

import (
	"cmp"
	"math"
	"strings"

	"dateline/data"
	"dateline/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// rowFont is one of the looks of text in a row.
type rowFont uint8

const (
	plainFont rowFont = iota
	headlineFont
	readFont   // of the headline of an article that was read
	columnFont // of a headline in one line of a table
	chipFont
	rowFonts // how many there are
)

// rowMetrics are the measures of every row at one text size.
type rowMetrics struct {
	scale  float32 // 1 at a text size of 13
	pixels float32 // to one of Fyne's units
	height float32
	size   [rowFonts]float32 // of text
	ascent [rowFonts]float32
	line   [rowFonts]float32 // height of a line
	width  func(text string, font rowFont) float32
	date   float32 // the widest date's width, at scale 1
}

// rowBox is a rectangle behind the text of a row.
type rowBox struct {
	x, y, width, height, radius float32
	fill, stroke                fyne.ThemeColorName
}

// rowText is a text in a row.
type rowText struct {
	text        string
	font        rowFont
	colour      fyne.ThemeColorName
	x, y, width float32
	lower       bool // in the lower one of two lines
}

// rowDrawing is what a row shows, with places from its top left corner.
type rowDrawing struct {
	boxes []rowBox
	texts []rowText
}

// The measures of a row, in pixels at scale 1.
const (
	rowHeight     = 62
	rowPadding    = 16
	rowBaseline1  = 25
	rowBaseline2  = 45
	rowGap        = 12 // between headline and date
	unreadSide    = 5
	chipGap       = 7
	chipInset     = 5
	maxChips      = 3
	maxChipRunes  = 24
	maxFactRunes  = 48
	maxFactPlaces = 4
)

// drawRow lays a result out in a row of some width.
func drawRow(hit data.Hit, width float32, m rowMetrics) rowDrawing {
	var d rowDrawing
	d.unreadDot(hit, rowBaseline1, m)
	left, right := rowPadding*m.scale, width-rowPadding*m.scale
	d.headlineLine(hit, left, right, m)
	d.snippetLine(hit, left, right, m)
	return d
}

// unreadDot draws a dot before an article that was not read. Its headline is
// bold, too, but the fonts of many scripts have no bold.
func (d *rowDrawing) unreadDot(hit data.Hit, baseline float32, m rowMetrics) {
	if hit.Read {
		return
	}
	side := unreadSide * m.scale
	d.boxes = append(d.boxes, rowBox{
		x: (rowPadding*m.scale - side) / 2, y: (baseline-4.5)*m.scale - side/2,
		width: side, height: side, radius: side / 2, fill: ColorAccent,
	})
}

// headlineLine draws marks, headline and date. The date is drawn whole; what
// is before it gives way.
func (d *rowDrawing) headlineLine(hit data.Hit, left, right float32, m rowMetrics) {
	date := dateText(hit.Published)
	dateWidth := m.width(date, plainFont)
	d.text(date, plainFont, ColorSoftText, right-dateWidth, rowBaseline1, m)

	right -= dateWidth + rowGap*m.scale
	x := d.chips(hit.Marks, left, left+(right-left)/2, m)
	line, hits := oneLine(hit.Headline, hit.HeadlineHits)
	if line == "" {
		d.line(lang.L("No headline"), nil, plainFont, ColorSoftText, x, right, rowBaseline1, m)
		return
	}
	font := headlineFont
	if hit.Read {
		font = readFont
	}
	d.line(line, hits, font, ColorText, x, right, rowBaseline1, m)
}

// snippetLine draws where the article is from and its snippet.
func (d *rowDrawing) snippetLine(hit data.Hit, left, right float32, m rowMetrics) {
	const most = 0.55 // of the width for the facts, so that the snippet shows too
	x := left
	line, hits := oneLine(hit.Snippet, hit.SnippetHits)
	if facts := factsOf(hit); len(facts) > 0 {
		end := right
		if line != "" {
			end = left + most*(right-left)
		}
		for len(facts) > 1 && m.width(strings.Join(facts, factGap), plainFont) > end-left {
			facts = facts[:len(facts)-1]
		}
		x = d.facts(facts, left, end, m)
		x += 6 * m.scale
	}
	measure := func(text string) float32 { return m.width(text, plainFont) }
	line, hits = showFirstHit(line, hits, right-x, measure)
	d.line(line, hits, plainFont, ColorText, x, right, rowBaseline2, m)
}

// facts draws facts in their order from left to right, as all parts of a row are, whatever
// the direction that each is written in. It returns where they end.
func (d *rowDrawing) facts(facts []string, left, end float32, m rowMetrics) float32 {
	joined := strings.Join(facts, factGap)
	if !hasRightToLeft(joined) {
		return d.line(joined, nil, plainFont, ColorSoftText, left, end, rowBaseline2, m)
	}
	for i, fact := range facts {
		if i > 0 {
			left = d.line(factGap, nil, plainFont, ColorSoftText, left, end, rowBaseline2, m)
		}
		left = d.line(fact, nil, plainFont, ColorSoftText, left, end, rowBaseline2, m)
	}
	return left
}

// line draws text from left, its hits marked, cut at right. It returns where
// the text ends.
func (d *rowDrawing) line(line string, hits []data.Span, font rowFont, colour fyne.ThemeColorName,
	left, right, baseline float32, m rowMetrics,
) float32 {
	pieces, width := fitLine(line, hits, right-left, func(text string) float32 { return m.width(text, font) })
	for i, p := range pieces {
		c := colour
		if p.hit {
			c = ColorHitText
			d.hitBox(p, i > 0 && pieces[i-1].hit && p.x > pieces[i-1].x, left, baseline, m)
		}
		d.text(p.text, font, c, left+p.x, baseline, m)
	}
	return left + width
}

// hitBox draws the ground of a hit, or lengthens the last one by it.
func (d *rowDrawing) hitBox(p piece, joined bool, left, baseline float32, m rowMetrics) {
	if joined {
		d.boxes[len(d.boxes)-1].width += p.width
		return
	}
	// Text is drawn at whole pixels: a box that did otherwise would sit
	// askew.
	x, end := round(left+p.x), round(left+p.x+p.width)
	d.boxes = append(d.boxes, rowBox{
		x: x - 1, y: round((baseline - 13) * m.scale),
		width: end - x + 2, height: round(17 * m.scale), radius: 3,
		fill: ColorHit,
	})
}

func round(px float32) float32 { return float32(math.Round(float64(px))) }

// chips draws an article's marks, as many as fit before right. It returns
// where the headline begins.
func (d *rowDrawing) chips(marks []string, left, right float32, m rowMetrics) float32 {
	x := left
	for _, mark := range marks[:min(len(marks), maxChips)] {
		text, _ := oneLine(mark, nil)
		text = shorten(text, maxChipRunes)
		textWidth := m.width(text, chipFont)
		width := round(textWidth + 2*chipInset*m.scale)
		if text == "" || x+width > right {
			continue
		}
		d.boxes = append(d.boxes, rowBox{
			x: x, y: round((rowBaseline1 - 13) * m.scale), width: width, height: round(17 * m.scale), radius: 4,
			fill: ColorPane, stroke: ColorLine, // without a fill the stroke is drawn darker than it is
		})
		d.text(visualLine(text), chipFont, ColorSoftText, x+chipInset*m.scale, rowBaseline1-0.5, m)
		x += width + round(chipGap*m.scale)
	}
	return x
}

func (d *rowDrawing) text(text string, font rowFont, colour fyne.ThemeColorName, x, baseline float32, m rowMetrics) {
	d.texts = append(d.texts, rowText{
		text: text, font: font, colour: colour,
		x: x, y: baseline*m.scale - m.ascent[font], width: m.width(text, font), lower: baseline == rowBaseline2,
	})
}

// drawPlaceholder lays out a row whose article is not loaded yet. The bars
// differ from row to row, as text would.
func drawPlaceholder(row int, width float32, m rowMetrics) rowDrawing {
	left, right := rowPadding*m.scale, width-rowPadding*m.scale
	full := right - left
	bar := func(x, baseline, width float32) rowBox {
		return rowBox{
			x: x, y: (baseline - 9) * m.scale, width: max(0, width), height: 9 * m.scale,
			radius: 3, fill: ColorLine,
		}
	}
	vary := float32(row*7%5) / 20
	date := 64 * m.scale
	return rowDrawing{boxes: []rowBox{
		bar(left, rowBaseline1, (0.45+vary)*(full-date)),
		bar(right-date, rowBaseline1, date),
		bar(left, rowBaseline2, (0.95-vary)*full),
	}}
}

// dateText is a date as a row shows it, to the day at most.
func dateText(d data.Date) string {
	switch d.Precision {
	case data.NoDate:
		return lang.L("undated")
	case data.ToYear:
		return locale.Date(d.Time, locale.Year)
	case data.ToMonth:
		return locale.Date(d.Time, locale.ShortMonth)
	default:
		return locale.Date(d.Time, locale.ShortDay)
	}
}

// factGap parts the facts about an article.
const factGap = " · "

// factsOf says where an article is from, the most telling first: "SEOUL",
// "Yonhap", "Han Ji-won".
func factsOf(hit data.Hit) []string {
	author := ""
	if len(hit.Authors) > 0 {
		author = hit.Authors[0]
	}
	places := strings.Join(hit.Places[:min(len(hit.Places), maxFactPlaces)], "/")
	var facts []string
	for _, fact := range []string{places, sourceOf(hit), author} {
		if fact, _ = oneLine(fact, nil); fact != "" {
			facts = append(facts, shorten(fact, maxFactRunes))
		}
	}
	return facts
}

// sourceOf is who published an article, as far as that is known.
func sourceOf(hit data.Hit) string { return cmp.Or(hit.Outlet, hit.Agency) }
