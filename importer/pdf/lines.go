package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/responses"
)

// lineBuilder collects the characters of a line.
type lineBuilder struct {
	lines []Line
	text  strings.Builder
	line  Line
	sizes map[float64]int
	lows  []float64 // the lower edges of its characters, in this row
	based bool      // its first row has ended
}

// linesOf makes lines of a page's characters. The engine puts line ends and
// spaces in where the page has only gaps, and marks a hyphen that parts a word.
func linesOf(chars []*responses.GetPageTextStructuredChar) []Line {
	b := &lineBuilder{}
	b.begin()
	for _, c := range chars {
		switch c.Text {
		case "\r", "\n":
			b.end()
		case "\x02", "\ufffe", "\u00ad":
			b.line.Hyphen = true
		case "\x00", "":
		default:
			b.add(c)
		}
	}
	b.end()
	return b.lines
}

func (b *lineBuilder) begin() {
	b.text.Reset()
	b.line, b.sizes, b.lows = Line{}, map[float64]int{}, b.lows[:0]
	b.based = false
}

func (b *lineBuilder) add(c *responses.GetPageTextStructuredChar) {
	b.text.WriteString(c.Text)
	if strings.TrimFunc(c.Text, unicode.IsSpace) == "" {
		return
	}
	b.line.Hyphen = false
	p := c.PointPosition
	low, size := min(p.Bottom, p.Top), 0.0
	if c.FontInformation != nil {
		if size = c.FontInformation.RenderedSize; size <= 0 {
			size = c.FontInformation.Size
		}
	}
	b.sizes[size]++
	switch {
	case len(b.lows) == 0:
		b.line.Left, b.line.Right = p.Left, p.Right
	case low < b.lows[0]-size*nextRow && p.Left < b.line.Right-size: // the engine joins what a hyphen parts
		b.endRow()
		b.line.Right = p.Right
	}
	b.line.Left, b.line.Right = min(b.line.Left, p.Left), max(b.line.Right, p.Right)
	b.lows = append(b.lows, low)
}

// nextRow is how far below, in sizes of its letters, another row of a line is.
const nextRow = 0.6

// endRow sets what a line stands on: most of its letters do.
func (b *lineBuilder) endRow() {
	slices.Sort(b.lows)
	b.line.Foot = b.lows[len(b.lows)/2]
	if !b.based {
		b.line.Base, b.based = b.line.Foot, true
	}
	b.lows = b.lows[:0]
}

func (b *lineBuilder) end() {
	if text := strings.Join(strings.Fields(b.text.String()), " "); text != "" && len(b.lows) > 0 {
		b.endRow()
		b.line.Text = text
		most := 0
		for size, n := range b.sizes {
			if n > most || n == most && size > b.line.Size {
				most, b.line.Size = n, size
			}
		}
		b.lines = append(b.lines, b.line)
	}
	b.begin()
}
