package data

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FindText returns where a text has what a person typed to find in it,
// ascending and without overlaps. Case and accents fold as they do in the
// archive's index. Where only words were typed, whatever parts two of them is
// alike: "tidal barrier" finds "tidal-barrier". A sign that was typed must be
// there, in any of its typographic forms.
func FindText(text, wanted string) []Span {
	signs := strings.ContainsFunc(wanted, func(r rune) bool { return kindOf(r) == runeBreak && !unicode.IsSpace(r) })
	needle := bytes.TrimSpace(foldText(wanted, signs).bytes)
	if len(needle) == 0 {
		return nil
	}
	in := foldText(text, signs)
	var found []Span
	for from := 0; ; {
		i := bytes.Index(in.bytes[from:], needle)
		if i < 0 {
			return merge(found)
		}
		i += from
		from = i + len(needle)
		found = append(found, Span{int(in.places[i].start), int(in.places[from-1].end)})
	}
}

// foldedText is a text as it is compared, with the place in the original that
// each of its bytes stands for.
type foldedText struct {
	bytes  []byte
	places []foldedPlace
}

type foldedPlace struct{ start, end int32 }

// foldText folds a text character by character. Every run of spaces becomes one,
// and so does every other run between words unless signs are kept.
func foldText(s string, signs bool) foldedText {
	folded := foldedText{bytes: make([]byte, 0, len(s)), places: make([]foldedPlace, 0, len(s))}
	scratch := make([]byte, 0, maxClusterBytes)
	for i := 0; i < len(s); {
		var kind runeKind
		var j int
		kind, scratch, j = foldAt(scratch[:0], s, i)
		if kind == runeBreak {
			r, _ := utf8.DecodeRuneInString(s[i:])
			scratch = append(scratch[:0], ' ')
			if signs && !unicode.IsSpace(r) {
				scratch = utf8.AppendRune(scratch[:0], plainSign(r))
			}
		}
		folded.add(scratch, i, j)
		i = j
	}
	return folded
}

// add appends the folding of s[i:j], but no second space in a row.
func (f *foldedText) add(folding []byte, i, j int) {
	if n := len(f.bytes); string(folding) == " " && n > 0 && f.bytes[n-1] == ' ' {
		f.places[n-1].end = int32(j)
		return
	}
	f.bytes = append(f.bytes, folding...)
	for range folding {
		f.places = append(f.places, foldedPlace{int32(i), int32(j)})
	}
}

// plainSign is a sign as a keyboard has it.
func plainSign(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	}
	return unicode.ToLower(r)
}
