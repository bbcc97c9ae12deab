package views

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/data"
)

// spot is an edge between two letters of a page.
type spot struct{ block, offset int }

func (a spot) before(b spot) bool {
	return a.block < b.block || a.block == b.block && a.offset < b.offset
}

// selection is what a person has marked. It is empty where both ends meet.
type selection struct{ anchor, focus spot }

func (s selection) empty() bool { return s.anchor == s.focus }

// bounds returns the ends in the order of the text.
func (s selection) bounds() (from, to spot) {
	if s.focus.before(s.anchor) {
		return s.focus, s.anchor
	}
	return s.anchor, s.focus
}

// cover returns a selection from s's anchor side to the far end of a span, so
// that a drag by words or paragraphs never cuts the one it began with.
func cover(began, now selection) selection {
	from, to := began.bounds()
	nowFrom, nowTo := now.bounds()
	if nowFrom.before(from) {
		return selection{to, nowFrom}
	}
	if to.before(nowTo) {
		to = nowTo
	}
	return selection{from, to}
}

// in returns the part of a block's text that is selected.
func (s selection) in(block int, text string) data.Span {
	from, to := s.bounds()
	if block < from.block || block > to.block {
		return data.Span{}
	}
	span := data.Span{End: len(text)}
	if block == from.block {
		span.Start = min(from.offset, len(text))
	}
	if block == to.block {
		span.End = min(to.offset, len(text))
	}
	return span
}

// textOf returns the selected text, its paragraphs parted by a blank line.
func (p *page) textOf(s selection) string {
	var parts []string
	between := "\n\n"
	from, to := s.bounds()
	for i := from.block; i <= to.block && i < len(p.blocks); i++ {
		if b := &p.blocks[i]; b.selectable() {
			if b.look == lookSource {
				between = "\n"
			}
			if span := s.in(i, b.text); span.End > span.Start {
				parts = append(parts, b.text[span.Start:span.End])
			}
		}
	}
	return strings.Join(parts, between)
}

// all selects everything that can be.
func (p *page) all() selection {
	first, last := p.neighbour(-1, 1), p.neighbour(len(p.blocks), -1)
	if first < 0 {
		return selection{}
	}
	return selection{spot{first, 0}, spot{last, len(p.blocks[last].text)}}
}

// neighbour returns the next selectable block in a direction, -1 if none.
func (p *page) neighbour(block, by int) int {
	for block += by; block >= 0 && block < len(p.blocks); block += by {
		if p.blocks[block].selectable() {
			return block
		}
	}
	return -1
}

// nearest returns the place nearest to a point of the page. It is false on a
// page without text.
func (p *page) nearest(x float32, y float64) (spot, bool) {
	first, past := p.visible(y, y+1)
	for i := first; i < past; i++ {
		if b := &p.blocks[i]; b.selectable() {
			return spot{i, p.offsetAt(b, p.lines[p.lineAt(b, y)], x)}, true
		}
	}
	above, below := p.neighbour(first, -1), p.neighbour(past-1, 1)
	switch {
	case above < 0 && below < 0:
		return spot{}, false
	case above < 0 || below >= 0 && p.blocks[below].top-y < y-p.bottom(&p.blocks[above]):
		b := &p.blocks[below]
		return spot{below, p.offsetAt(b, p.lines[b.first], x)}, true
	}
	b := &p.blocks[above]
	return spot{above, p.offsetAt(b, p.lines[b.past-1], x)}, true
}

// onText reports whether a point is on text that can be selected.
func (p *page) onText(x float32, y float64) bool {
	first, past := p.visible(y, y+1)
	for i := first; i < past; i++ {
		if b := &p.blocks[i]; b.selectable() && x >= b.x && x <= b.x+b.width {
			return true
		}
	}
	return false
}

// lineFrom returns the place above or below another, so many lines away.
func (p *page) lineFrom(at spot, by int) spot {
	b := &p.blocks[at.block]
	n := p.lineOf(b, at.offset)
	x := p.xOf(b, p.segments(nil, b, p.lines[n]), at.offset)
	n += by
	if n < b.first || n >= b.past {
		next := p.neighbour(at.block, by)
		if next < 0 {
			all := p.all()
			if by < 0 {
				return all.anchor
			}
			return all.focus
		}
		at.block, b = next, &p.blocks[next]
		n = b.first
		if by < 0 {
			n = b.past - 1
		}
	}
	return spot{at.block, p.offsetAt(b, p.lines[n], x)}
}

// nextLetter and previousLetter return the neighbouring place, across
// paragraphs; the same at the text's ends.
func (p *page) nextLetter(at spot) spot {
	text := p.blocks[at.block].text
	if at.offset >= len(text) {
		return p.stepOver(at, 1)
	}
	_, size := utf8.DecodeRuneInString(text[at.offset:])
	end := at.offset + size
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !isMark(r) {
			break
		}
		end += size
	}
	return spot{at.block, end}
}

func (p *page) previousLetter(at spot) spot {
	text := p.blocks[at.block].text
	for start := at.offset; start > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
		if !isMark(r) || start == 0 {
			return spot{at.block, start}
		}
	}
	return p.stepOver(at, -1)
}

// stepOver goes over a paragraph's end.
func (p *page) stepOver(at spot, by int) spot {
	next := p.neighbour(at.block, by)
	switch {
	case next < 0:
		return at
	case by > 0:
		return spot{next, 0}
	}
	return spot{next, len(p.blocks[next].text)}
}

// nextWord returns where the next word ends, previousWord where one begins.
func (p *page) nextWord(at spot) spot {
	text := p.blocks[at.block].text
	if at.offset >= len(text) {
		return p.stepOver(at, 1)
	}
	end := at.offset
	for end < len(text) {
		span := wordAt(text, end)
		end = span.End
		if r, _ := utf8.DecodeRuneInString(text[span.Start:]); wordKind(r) > 1 {
			break
		}
	}
	return spot{at.block, end}
}

func (p *page) previousWord(at spot) spot {
	text := p.blocks[at.block].text
	if at.offset <= 0 {
		return p.stepOver(at, -1)
	}
	start := at.offset
	for start > 0 {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start = wordAt(text, start-size).Start
		if r, _ := utf8.DecodeRuneInString(text[start:]); wordKind(r) > 1 {
			break
		}
	}
	return spot{at.block, start}
}

// lineEdges returns the first and the last place of the line that holds at.
func (p *page) lineEdges(at spot) (start, end spot) {
	b := &p.blocks[at.block]
	line := p.lines[p.lineOf(b, at.offset)]
	return spot{at.block, int(line.start)}, spot{at.block, b.inkEnd(line)}
}

// wordKind sorts characters: those of one kind make a word. 0 is space, 1 is
// anything else between words.
func wordKind(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return 0
	case unicode.Is(unicode.Hangul, r):
		return 3
	case unicode.Is(unicode.Han, r):
		return 4
	case unicode.Is(unicode.Hiragana, r):
		return 5
	case unicode.Is(unicode.Katakana, r), r == 'ー':
		return 6
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
		return 2
	}
	return 1
}

// wordAt returns the word, or what is between words, that holds the character
// at an offset. An apostrophe between letters belongs to the word.
func wordAt(text string, offset int) data.Span {
	if offset >= len(text) {
		_, size := utf8.DecodeLastRuneInString(text)
		offset = len(text) - size
	}
	if text == "" {
		return data.Span{}
	}
	kindAt := func(i int) int {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\'' || r == '’' {
			last, _ := utf8.DecodeLastRuneInString(text[:i])
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if unicode.IsLetter(last) && unicode.IsLetter(next) {
				return wordKind(next)
			}
		}
		return wordKind(r)
	}
	kind := kindAt(offset)
	start, end := offset, offset
	for start > 0 {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		if kindAt(start-size) != kind {
			break
		}
		start -= size
	}
	for end < len(text) && kindAt(end) == kind {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return data.Span{Start: start, End: end}
}
