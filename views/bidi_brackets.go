package views

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

const mostOpen = 63 // brackets within brackets, as Unicode bounds them

// bracketPair is where a bracket opens and closes.
type bracketPair struct{ open, shut int }

// pairBrackets returns text with marks of a direction for the brackets that
// take one from what they hold: rule N0 of Unicode's algorithm, which the bidi
// package leaves out for text that it is given as a string. Both of a pair
// then mirror, or neither.
func pairBrackets(text []rune, toRight bool) []rune {
	pairs := bracketPairs(text)
	if len(pairs) == 0 {
		return text
	}
	out := slices.Clone(text)
	own, other := bidi.L, bidi.R
	marks := map[bidi.Class]rune{bidi.L: []rune(leftToRightMark)[0], bidi.R: []rune(rightToLeftMark)[0]}
	if toRight {
		own, other = other, own
	}
	for _, p := range pairs {
		before, inside := own, bidi.ON
		for i, class := range strongClasses(out, own)[:p.shut] {
			switch {
			case class == bidi.ON:
			case i < p.open:
				before = class
			case inside != own:
				inside = class
			}
		}
		if inside == bidi.ON {
			continue
		}
		mark := marks[own]
		if inside == other && before == other {
			mark = marks[other]
		}
		out[p.open], out[p.shut] = mark, mark
	}
	return out
}

// bracketPairs returns the pairs of text in the order in which they open.
func bracketPairs(text []rune) []bracketPair {
	type opened struct {
		closer rune
		at     int
	}
	var open []opened
	var pairs []bracketPair
	for i, r := range text {
		properties, _ := bidi.LookupRune(r)
		if !properties.IsBracket() {
			continue
		}
		if properties.IsOpeningBracket() {
			if len(open) == mostOpen {
				break
			}
			closer, _ := utf8.DecodeRuneInString(bidi.ReverseString(string(r)))
			open = append(open, opened{closer, i})
			continue
		}
		for n := len(open) - 1; n >= 0; n-- {
			if open[n].closer == r {
				pairs = append(pairs, bracketPair{open[n].at, i})
				open = open[:n]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b bracketPair) int { return cmp.Compare(a.open, b.open) })
	return pairs
}

// strongClasses returns L or R for the characters that have a direction, and ON
// for the others. A number has that of the letters before it, or R.
func strongClasses(text []rune, own bidi.Class) []bidi.Class {
	classes := make([]bidi.Class, len(text))
	last := own
	for i, r := range text {
		switch class := classOfDirection(r); class {
		case bidi.L:
			classes[i], last = bidi.L, bidi.L
		case bidi.R, bidi.AL:
			classes[i], last = bidi.R, bidi.R
		case bidi.AN:
			classes[i] = bidi.R
		case bidi.EN:
			classes[i] = last
		default:
			classes[i] = bidi.ON
		}
	}
	return classes
}
