package views

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"dateline/data"
)

// composed returns text with letters and their marks as one character where there is one,
// and the spans moved along. Fonts have such characters more often than loose marks,
// which then come from another font, of another size.
func composed(text string, spans []data.Span) (string, []data.Span) {
	if norm.NFC.IsNormalString(text) {
		return text, spans
	}
	var out strings.Builder
	starts, ends := make([]int, len(text)+1), make([]int, len(text)+1) // of what holds each byte
	var parts norm.Iter
	parts.InitString(norm.NFC, text)
	for !parts.Done() {
		from, start := parts.Pos(), out.Len()
		out.Write(parts.Next())
		for at := from; at < parts.Pos(); at++ {
			starts[at], ends[at+1] = start, out.Len()
		}
	}
	starts[len(text)] = out.Len()
	var moved []data.Span
	for _, s := range spans {
		if s.Start >= 0 && s.Start < min(s.End, len(text)) {
			moved = append(moved, data.Span{Start: starts[s.Start], End: ends[min(s.End, len(text))]})
		}
	}
	return out.String(), moved
}
