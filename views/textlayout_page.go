package views

import (
	"sort"
	"strings"
	"unicode/utf8"

	"dateline/data"
)

// look names how a block of an article's page is drawn.
type look uint8

const (
	lookMark look = iota // a chip: LEAD
	lookHeadline
	lookNoHeadline // in place of one
	lookVersion    // a headline beside another
	lookDate
	lookFact
	lookLink // a fact that leads somewhere
	lookRule
	lookNote
	lookBody
	lookFold // the line that folds and unfolds the trailer
	lookRank
	lookPlain   // of the trailer, not a headline
	lookRelated // a headline of the trailer
	lookKnown   // a headline of an article in the archive
	lookSource  // a line of a file
	looks       // how many there are
)

// typeface is a font at a size, with the height of its lines, in pixels.
type typeface struct {
	*advances
	font       font
	textHeight float32 // of the text as drawn
	lineHeight float32
}

// block is a paragraph, a fact, a chip or a rule on a page.
type block struct {
	look     look
	text     string
	hits     []data.Span
	found    []data.Span // what a person looks for in the article
	x, width float32
	top      float64
	first    int // its lines, in the page's
	past     int
	toRight  bool // set from right to left
	link     bool // leads to the older versions
	ours     bool // the program's words, not the article's
	item     *data.TrailerItem
}

// page is an article laid out in blocks from top to bottom. Heights are
// float64: float32 loses pixels in a book-length article.
type page struct {
	faces  *[looks]typeface
	blocks []block
	lines  []textLine
	height float64
}

func (b *block) selectable() bool {
	return b.look == lookSource || b.look == lookHeadline || b.look == lookNote || b.look == lookBody
}

func (p *page) face(b *block) *typeface { return &p.faces[b.look] }

func (p *page) bottom(b *block) float64 { return b.top + float64(p.heightOf(b)) }

func (p *page) heightOf(b *block) float32 {
	if b.look == lookRule {
		return 1
	}
	return float32(b.past-b.first) * p.face(b).lineHeight
}

// add lays out a block at a place and returns it. Its text is clean already.
func (p *page) add(l look, text string, hits []data.Span, x, width float32, top float64) *block {
	b := block{look: l, text: text, hits: hits, x: x, width: width, top: top, first: len(p.lines)}
	if l != lookRule {
		b.toRight = beginsRightToLeft(text)
		p.lines = wrap(p.lines, text, width, p.faces[l].advances)
	}
	b.past = len(p.lines)
	p.blocks = append(p.blocks, b)
	return &p.blocks[len(p.blocks)-1]
}

// visible returns the blocks that show between two heights: first ≤ b < past.
func (p *page) visible(from, to float64) (first, past int) {
	first = sort.Search(len(p.blocks), func(i int) bool { return p.bottom(&p.blocks[i]) > from })
	past = sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].top >= to })
	return first, max(first, past)
}

// lineAt returns the line of a block at a height of the page, or the nearest.
func (p *page) lineAt(b *block, y float64) int {
	n := int((y - b.top) / float64(p.face(b).lineHeight))
	return b.first + min(max(n, 0), b.past-b.first-1)
}

// lineOf returns the line that holds an offset of a block.
func (p *page) lineOf(b *block, offset int) int {
	n := sort.Search(b.past-b.first, func(i int) bool { return int(p.lines[b.first+i].end) > offset })
	return b.first + min(n, b.past-b.first-1)
}

// lineTop returns the height at which a line of a block begins.
func (p *page) lineTop(b *block, line int) float64 {
	return b.top + float64(line-b.first)*float64(p.face(b).lineHeight)
}

// inkEnd returns where a line's text ends, without its last spaces.
func (b *block) inkEnd(line textLine) int {
	return int(line.start) + len(strings.TrimRight(b.text[line.start:line.end], " "))
}

// segment is a part of a line that is drawn in one piece.
type segment struct {
	start, end int
	x, width   float32
	hit        bool
	toRight    bool // set from right to left
}

// segments appends the pieces a line is drawn in, from left to right. They
// part where the direction and the colour change. A hit in a script that joins
// its letters, or in another font than the line's, has no colour of its own.
func (p *page) segments(into []segment, b *block, line textLine) []segment {
	face := p.face(b)
	start, end := int(line.start), b.inkEnd(line)
	first, x := len(into), b.x
	piece := func(from, to int, hit, toRight bool) {
		if to > from {
			w := face.measure(b.text[from:to])
			into = append(into, segment{start: from, end: to, x: x, width: w, hit: hit, toRight: toRight})
			x += w
		}
	}
	for _, r := range visualRuns(b.text, start, end, b.toRight) {
		at := r.start
		if !r.toRight && !isWhole(b.text[r.start:r.end], face) {
			for _, h := range b.hitsIn(r.start, r.end) {
				piece(at, h.Start, false, false)
				at = max(at, h.Start)
				piece(at, min(h.End, r.end), true, false)
				at = min(h.End, r.end)
			}
		}
		piece(at, r.end, false, r.toRight)
	}
	if len(into) == first {
		into = append(into, segment{start: start, end: start, x: x, toRight: b.toRight})
	}
	if b.toRight {
		for i := range into[first:] {
			into[first+i].x += b.x + b.width - x
		}
	}
	return into
}

// hitsIn returns the hits that touch text[start:end].
func (b *block) hitsIn(start, end int) []data.Span { return spansIn(b.hits, start, end) }

// isWhole reports whether a text is drawn in one piece, because its letters
// may join or come from several fonts.
func isWhole(text string, face *typeface) bool {
	for _, r := range text {
		if r >= 0x300 && (needsShaping(r) || r >= firstWide && face.font.serif) {
			return true
		}
	}
	return false
}

// xOf returns where an offset stands in a line drawn as segments.
func (p *page) xOf(b *block, drawn []segment, offset int) float32 {
	found := 0
	for i, s := range drawn {
		if offset >= s.start && offset <= s.end {
			found = i
			if offset < s.end {
				break
			}
		}
	}
	return p.xIn(b, drawn[found], offset)
}

// xIn returns where an offset stands in a segment, or the nearest in it.
func (p *page) xIn(b *block, s segment, offset int) float32 {
	offset = min(max(offset, s.start), s.end)
	w := s.width
	if offset < s.end {
		w = p.face(b).measure(b.text[s.start:offset])
	}
	if s.toRight {
		return s.x + s.width - w
	}
	return s.x + w
}

// offsetAt returns the offset of the letter's edge nearest to x in a line.
func (p *page) offsetAt(b *block, line textLine, x float32) int {
	drawn := p.segments(nil, b, line)
	s := drawn[0]
	for _, next := range drawn[1:] {
		if x >= next.x {
			s = next
		}
	}
	edges := letterEnds(b.text[s.start:s.end])
	at := func(i int) float32 {
		w := p.xIn(b, s, s.start+edges[i])
		if s.toRight {
			return -w
		}
		return w
	}
	if s.toRight {
		x = -x
	}
	i := sort.Search(len(edges), func(i int) bool { return at(i) >= x })
	if i == len(edges) || i > 0 && x-at(i-1) < at(i)-x {
		i--
	}
	return s.start + edges[i]
}

// extent is a part of a line from its left to its right edge.
type extent struct{ left, right float32 }

// extents returns where text[from:to] stands on a line, from the left: in one
// place, or in several where the direction changes.
func (p *page) extents(b *block, drawn []segment, from, to int) []extent {
	var out []extent
	for _, s := range drawn {
		if from >= s.end && s.end > s.start || to <= s.start {
			continue
		}
		left, right := p.xIn(b, s, from), p.xIn(b, s, to)
		left, right = min(left, right), max(left, right)
		if last := len(out) - 1; last >= 0 && left-out[last].right < slack {
			out[last].right = right
			continue
		}
		out = append(out, extent{left, right})
	}
	return out
}

// cleanHits returns the hits that lie in text, ascending and on characters'
// edges.
func cleanHits(text string, hits []data.Span) []data.Span {
	kept := make([]data.Span, 0, len(hits))
	past := 0
	for _, h := range hits {
		if h.Start >= past && h.End > h.Start && h.End <= len(text) && onEdge(text, h.Start) && onEdge(text, h.End) {
			kept, past = append(kept, h), h.End
		}
	}
	return kept
}

func onEdge(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
