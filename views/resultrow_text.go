package views

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/data"
)

const (
	maxLineBytes = 2048 // more than the widest window shows, in any script
	maxMarkRun   = 4    // combining marks kept on one letter
	ellipsis     = "…"
)

// oneLine makes text safe to draw on one line: white space and control
// characters become single spaces, characters that turn or hide text are
// dropped, and it ends after maxLineBytes. The hits are moved along; what is
// wrong in them (out of range, overlapping, unsorted) is left out.
func oneLine(text string, hits []data.Span) (string, []data.Span) {
	if len(text) > maxLineBytes {
		end := maxLineBytes
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	text, hits = composed(text, hits)
	var out strings.Builder
	at := make([]int, 0, len(text)+1) // where each byte of text begins in out
	marks := 0
	space := true // at the beginning, and after a space: no further one
	for i, r := range text {
		for len(at) <= i {
			at = append(at, out.Len())
		}
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			if !space {
				out.WriteByte(' ')
			}
			space = true
			continue
		case unicode.Is(unicode.Cf, r) && !isJoiner(r):
			continue
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarkRun {
				continue
			}
		default:
			marks = 0
		}
		space = false
		out.WriteRune(r)
	}
	line := strings.TrimRight(out.String(), " ")
	for len(at) <= len(text) {
		at = append(at, len(line))
	}

	var moved []data.Span
	past := 0
	for _, h := range hits {
		if h.Start < past || h.End <= h.Start || h.Start >= len(text) {
			continue
		}
		past = min(h.End, len(text))
		if start, end := at[h.Start], min(at[past], len(line)); start < end {
			moved = append(moved, data.Span{Start: start, End: end})
		}
	}
	return line, moved
}

// isJoiner reports whether r joins or parts the letters beside it, as Persian
// and emoji need.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// piece is a part of a line in one look, with its place from the line's
// beginning.
type piece struct {
	text     string
	hit      bool
	x, width float32
}

// fitLine splits a line at its hits and cuts it with … where it is wider than
// width. A cut hit keeps its … inside. It returns the pieces from left to
// right and the width they take, never more than width.
func fitLine(line string, hits []data.Span, width float32, measure func(string) float32) ([]piece, float32) {
	var pieces []piece
	total := float32(0)
	for _, p := range splitAtHits(line, hits) {
		p.width = measure(p.text)
		pieces = append(pieces, p)
		if total += p.width; total > width {
			break
		}
	}
	if total > width {
		pieces, _ = cutPieces(pieces, width, measure)
	}
	return inVisualOrder(pieces, measure)
}

// inVisualOrder places pieces, which are in the order in which they are read,
// as they stand on the screen; a piece in both directions is parted.
func inVisualOrder(pieces []piece, measure func(string) float32) ([]piece, float32) {
	var text strings.Builder
	for _, p := range pieces {
		text.WriteString(p.text)
	}
	line := text.String()
	var placed []piece
	x := float32(0)
	if !hasRightToLeft(line) {
		for _, p := range pieces {
			p.x = x
			x += p.width
			placed = append(placed, p)
		}
		return placed, x
	}
	for _, r := range visualRuns(line, 0, len(line), beginsRightToLeft(line)) {
		first, at := len(placed), 0
		for _, p := range pieces {
			from, to := max(r.start, at), min(r.end, at+len(p.text))
			if at += len(p.text); to > from {
				placed = append(placed, piece{text: line[from:to], hit: p.hit})
			}
		}
		if r.toRight {
			slices.Reverse(placed[first:])
		}
		for i := range placed[first:] {
			p := &placed[first+i]
			p.x, p.width = x, measure(p.text)
			x += p.width
			p.text = directed(p.text, r.toRight)
		}
	}
	return placed, x
}

func splitAtHits(line string, hits []data.Span) []piece {
	var pieces []piece
	at := 0
	for _, h := range hits {
		if h.Start > at {
			pieces = append(pieces, piece{text: line[at:h.Start]})
		}
		pieces = append(pieces, piece{text: line[h.Start:h.End], hit: true})
		at = h.End
	}
	if at < len(line) {
		pieces = append(pieces, piece{text: line[at:]})
	}
	return pieces
}

// cutPieces shortens pieces, whose widths are known and too large, to width.
func cutPieces(pieces []piece, width float32, measure func(string) float32) ([]piece, float32) {
	dots := piece{text: ellipsis, width: measure(ellipsis)}
	room := width - dots.width
	if room < 0 {
		return nil, 0
	}
	total := float32(0)
	for i, p := range pieces {
		if total+p.width <= room {
			total += p.width
			continue
		}
		pieces = pieces[:i]
		text := strings.TrimRight(longestPrefix(p.text, room-total, p.width, measure), " ")
		if text != "" {
			p.text, p.width = text, measure(text)
			pieces = append(pieces, p)
			total += p.width
			dots.hit = p.hit
		}
		break
	}
	total += dots.width
	if n := len(pieces); n > 0 && pieces[n-1].hit == dots.hit {
		// One text: where Fyne draws it wider than it measures, as at half a scale,
		// the … moves along.
		pieces[n-1].text += dots.text
		pieces[n-1].width += dots.width
		return pieces, total
	}
	return append(pieces, dots), total
}

// longestPrefix returns the most of text, whose own width is full, that is not
// wider than width. It never separates a letter from its marks.
func longestPrefix(text string, width, full float32, measure func(string) float32) string {
	ends := letterEnds(text)
	low, high := 0, len(ends)-1 // ends[low] fits, ends[high] does not
	lowWidth, highWidth := float32(0), full
	for step := 0; high-low > 1; step++ {
		mid := (low + high) / 2
		if step < 4 && highWidth > lowWidth { // widths are nearly even: guess first, then halve
			mid = low + int(float32(high-low)*(width-lowWidth)/(highWidth-lowWidth))
			mid = min(max(mid, low+1), high-1)
		}
		if w := measure(text[:ends[mid]]); w <= width {
			low, lowWidth = mid, w
		} else {
			high, highWidth = mid, w
		}
	}
	return text[:ends[low]]
}

// letterEnds returns 0 and the offset after each letter of text with its
// combining marks.
func letterEnds(text string) []int {
	ends := []int{0}
	joined := false
	for i, r := range text {
		mark := unicode.Is(unicode.M, r) || isJoiner(r)
		if i > 0 && !mark && !joined {
			ends = append(ends, i)
		}
		joined = r == '\u200d'
	}
	return append(ends, len(text))
}

// showFirstHit drops the beginning of a line, at a word, where its first hit
// would otherwise be cut off at width, and shows "… " instead.
func showFirstHit(line string, hits []data.Span, width float32, measure func(string) float32) (string, []data.Span) {
	if len(hits) == 0 || measure(line[:hits[0].End])+measure(ellipsis) <= width {
		return line, hits
	}
	const (
		lead  = ellipsis + " "
		share = 0.3 // of the width, for the words before the hit; more where the line ends soon
	)
	first := hits[0].Start
	room := width - measure(lead)
	ends := letterEnds(line[:first])
	start := ends[sort.Search(len(ends)-1, func(i int) bool {
		return measure(line[ends[i]:first]) <= share*width || measure(line[ends[i]:]) <= room
	})]
	if start == 0 {
		return line, hits
	}
	if line[start-1] != ' ' {
		start += strings.IndexByte(line[start:first], ' ') + 1
	}
	moved := make([]data.Span, len(hits))
	for i, h := range hits {
		moved[i] = data.Span{Start: h.Start - start + len(lead), End: h.End - start + len(lead)}
	}
	return lead + line[start:], moved
}

// beginsRightToLeft reports whether the first letter of text is of a script
// that is written from right to left.
func beginsRightToLeft(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}

// isForeign reports whether text begins in a script that may come from another
// font than the theme's. Text from right to left is the theme's, and a space
// before it would stand at its right.
func isForeign(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return first > unicode.MaxLatin1 && !isRightToLeft(first) &&
		!unicode.In(first, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.P, unicode.Cf)
}

// shorten cuts text to so many letters, the last an ellipsis.
func shorten(text string, letters int) string {
	if utf8.RuneCountInString(text) <= letters {
		return text
	}
	ends := letterEnds(text)
	return strings.TrimRight(text[:ends[min(letters-1, len(ends)-1)]], " ") + ellipsis
}
