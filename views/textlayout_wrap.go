package views

import "unicode/utf8"

// maxUnit is how many bytes are looked at together where no break is found.
// It is wider than a line, so that it never shows, and keeps wrapping linear.
const maxUnit = 512

// slack is what a line may be too wide by: the rounding of many advances.
const slack = 0.25

// textLine is one line of a wrapped paragraph, text[start:end], with the
// spaces that end it. A paragraph's lines adjoin.
type textLine struct{ start, end int32 }

// unit is a piece of text that is not broken unless it must be: a word with
// the spaces after it, or one wide character.
type unit struct {
	ink, end  int     // where its spaces begin, and where it ends
	inkWidth  float32 // without its spaces
	width     float32
	joined    bool // cut off at maxUnit: no line may end here unless it must
	byShaping bool
}

// wrap appends the lines of a paragraph, no wider than width where that can
// be. An empty text has one line.
func wrap(lines []textLine, text string, width float32, a *advances) []textLine {
	start, at := 0, 0
	used := float32(0)
	joined := false
	for at < len(text) {
		u := a.nextUnit(text, at)
		if used+u.inkWidth > width+slack && at > start && !joined {
			lines = append(lines, textLine{int32(start), int32(at)})
			start, used = at, 0
		}
		if used+u.inkWidth > width+slack {
			for _, cut := range a.cuts(text, at, u, width, &used) {
				lines = append(lines, textLine{int32(start), int32(cut)})
				start = cut
			}
			used += u.width - u.inkWidth
		} else {
			used += u.width
		}
		at, joined = u.end, u.joined
	}
	return append(lines, textLine{int32(start), int32(len(text))})
}

// width returns how wide a text is on one line.
func (a *advances) width(text string) float32 {
	sum := float32(0)
	for at := 0; at < len(text); {
		u := a.nextUnit(text, at)
		sum, at = sum+u.width, u.end
	}
	return sum
}

// nextUnit measures the unit that begins at a byte of text.
func (a *advances) nextUnit(text string, at int) unit {
	var u unit
	before, class := classSpace, classSpace // as if after a space
	last := rune(-1)
	width := float32(0) // up to but without last
	i := at
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if class == classLetter && r < utf8.RuneSelf && asciiClass[r] == classLetter && i-at < maxUnit {
			width += a.before(last, r) // within a word: nothing to decide
			before, last = class, r
			i++
			continue
		}
		next, shaped := a.traits(r)
		if i > at {
			if breaks(before, class, next) {
				break
			}
			if i-at >= maxUnit && next != classJoiner && next != classGlue && class != classGlue && next != classSpace {
				u.joined = true
				break
			}
			if next == classSpace && class != classSpace {
				u.ink, u.inkWidth = i, width+a.alone(last)
			}
			width += a.before(last, r)
		} else if next == classSpace {
			u.ink = at
		}
		u.byShaping = u.byShaping || shaped
		before, class, last = class, next, r
		i += size
	}
	u.end, u.width = i, width+a.alone(last)
	if class != classSpace {
		u.ink, u.inkWidth = i, u.width
	}
	if u.byShaping {
		u.inkWidth = a.word(text[at:u.ink])
		u.width = u.inkWidth + float32(u.end-u.ink)*a.alone(' ')
	}
	return u
}

// cuts returns where a unit too wide for its line is broken, and leaves in
// used what the unit takes of the last line.
func (a *advances) cuts(text string, at int, u unit, width float32, used *float32) []int {
	var cuts []int
	begin := at
	for i := at; i < u.ink; {
		r, size := utf8.DecodeRuneInString(text[i:u.ink])
		end := i + size
		for class := classLetter; end < u.ink; { // with what belongs to it
			next, size := utf8.DecodeRuneInString(text[end:u.ink])
			before := class
			if class, _ = a.traits(next); class != classJoiner && class != classGlue && before != classGlue {
				break
			}
			end += size
		}
		w := a.alone(r)
		if *used+w > width && (i > begin || i == at && *used > 0) {
			cuts = append(cuts, i)
			begin, *used = i, 0
		}
		*used += w
		i = end
	}
	return cuts
}
