package pdf

import (
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
	empty bool
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
	b.line, b.sizes, b.empty = Line{}, map[float64]int{}, true
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
	if b.empty {
		b.line.Left, b.line.Right, b.line.Base, b.empty = p.Left, p.Right, low, false
		return
	}
	b.line.Left, b.line.Right = min(b.line.Left, p.Left), max(b.line.Right, p.Right)
	b.line.Base = min(b.line.Base, low)
}

func (b *lineBuilder) end() {
	if text := strings.Join(strings.Fields(b.text.String()), " "); text != "" && !b.empty {
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
