package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	ellipsis = "…"
	// firstLook is how much of a body is searched for a first hit to begin with.
	firstLook = 2048
)

// snippet returns one line of about width characters around the first hit of
// a body, or of its beginning where there is none, and what to mark in it.
// White space is collapsed; an ellipsis stands where the body was cut.
func (h *highlighter) snippet(paragraphs []string, width int) (string, []Span) {
	body := strings.Join(paragraphs, paragraphBreak)
	spans := h.firstSpans(body, width)
	from := 0
	if len(spans) > 0 {
		hit := spans[0].Start
		after := utf8.RuneCountInString(body[hit:snippetEnd(body, hit, width)])
		from = snippetStart(body, hit, max(width/3, width-after))
	}
	return snippetLine(body, from, width, spans)
}

// firstSpans returns what to mark in the beginning of a body: as far as the
// first hit and about width characters on. It looks at twice as much each
// time, so that the whole is linear and a hit near the top costs little.
func (h *highlighter) firstSpans(body string, width int) []Span {
	if !h.marks(bodyColumn) {
		return nil
	}
	for look := firstLook; look < len(body); look *= 2 {
		cut := strings.LastIndexAny(body[:look], " \n") // no term spans it
		if cut < look/2 {
			continue
		}
		spans := h.spans(bodyColumn, body[:cut])
		if len(spans) > 0 && spans[0].Start+width*utf8.UTFMax < cut {
			return spans
		}
	}
	return h.spans(bodyColumn, body)
}

// snippetStart returns where a snippet begins that shows up to lead characters
// before hit: at the beginning of a word, or of any CJK character.
func snippetStart(body string, hit, lead int) int {
	at := hit
	for n := 0; n < lead && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(body[:at])
		at -= size
	}
	for at > 0 && at < hit && !parts(body, at) {
		_, size := utf8.DecodeRuneInString(body[at:])
		at += size
	}
	for at < hit && at > 0 {
		r, size := utf8.DecodeRuneInString(body[at:])
		if !isGap(r) {
			break
		}
		at += size
	}
	return at
}

// snippetLine returns width characters of body from an offset on, less a word
// cut in two, and the spans that fall within.
func snippetLine(body string, from, width int, spans []Span) (string, []Span) {
	end, keep := snippetEnd(body, from, width), 0
	if len(spans) > 0 {
		keep = min(spans[0].End, end)
	}
	if end < len(body) {
		at := end
		for at > from && !parts(body, at) {
			_, size := utf8.DecodeLastRuneInString(body[:at])
			at -= size
		}
		if at > from && at >= keep {
			end = at
		}
	}
	var line strings.Builder
	if hasText(body[:from]) {
		line.WriteString(ellipsis + " ")
	}
	var marks []Span
	blank := true
	for i := from; i < end; {
		for len(spans) > 0 && spans[0].End <= i {
			spans = spans[1:]
		}
		r, size := utf8.DecodeRuneInString(body[i:])
		switch {
		case !isGap(r):
			if len(spans) > 0 && spans[0].Start <= i {
				marks = extend(marks, line.Len(), size, spans[0].Start == i || len(marks) == 0)
			}
			line.WriteString(body[i : i+size])
			blank = false
		case !blank:
			if len(spans) > 0 && spans[0].Start < i {
				marks = extend(marks, line.Len(), 1, false)
			}
			line.WriteByte(' ')
			blank = true
		}
		i += size
	}
	text := strings.TrimRight(line.String(), " ")
	if n := len(marks); n > 0 {
		marks[n-1].End = min(marks[n-1].End, len(text))
	}
	if hasText(body[end:]) {
		text += " " + ellipsis
	}
	return text, marks
}

// extend marks size more bytes at an offset, in a span of its own if begins.
func extend(marks []Span, at, size int, begins bool) []Span {
	if begins {
		return append(marks, Span{at, at + size})
	}
	marks[len(marks)-1].End = at + size
	return marks
}

// snippetEnd returns where width characters from an offset on end, a run of
// white space counted as one.
func snippetEnd(body string, from, width int) int {
	n, blank := 0, true
	for i, r := range body[from:] {
		if !isGap(r) || !blank {
			if n++; n > width {
				return from + i
			}
		}
		blank = isGap(r)
	}
	return len(body)
}

// parts reports whether a line may be cut at an offset: at white space or
// beside a CJK character.
func parts(body string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(body[:at])
	after, _ := utf8.DecodeRuneInString(body[at:])
	return isGap(before) || isGap(after) || isCJK(before) || isCJK(after)
}

func hasText(s string) bool { return strings.TrimLeftFunc(s, isGap) != "" }

// isGap reports whether a snippet shows r as a space.
func isGap(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
