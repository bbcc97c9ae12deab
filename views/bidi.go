package views

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Marks without width that have a direction.
const (
	leftToRightMark = "\u200e"
	rightToLeftMark = "\u200f"
	arabicMark      = "\u061c"
)

// directedRun is a part of a line whose characters follow each other in one
// direction.
type directedRun struct {
	start, end int
	toRight    bool // set from right to left
	raised     bool // within text of the other direction: a number after Arabic
}

// hasRightToLeft reports whether text has a character of a script that is
// written from right to left.
func hasRightToLeft(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < 0xd6 { // below Hebrew's first byte
			continue
		}
		for _, r := range text[i:] {
			if r >= 0x590 && isRightToLeft(r) {
				return true
			}
		}
		return false
	}
	return false
}

func isRightToLeft(r rune) bool {
	switch classOfDirection(r) {
	case bidi.R, bidi.AL, bidi.AN:
		return true
	}
	return false
}

func classOfDirection(r rune) bidi.Class {
	properties, _ := bidi.LookupRune(r)
	return properties.Class()
}

// visualRuns returns the runs of text[start:end], a line of a paragraph that is
// set from right to left or from left to right, in the order in which they
// stand on the screen from the left.
func visualRuns(text string, start, end int, toRight bool) []directedRun {
	line := text[start:end]
	if !toRight && !hasRightToLeft(line) || line == "" {
		return []directedRun{{start: start, end: end}}
	}
	own := leftToRightMark
	if toRight {
		own = rightToLeftMark
	}
	// What stands beside the line decides on its first and last punctuation.
	before := own + strongest(text[:start], true)
	runs := directedRuns(before, line, strongest(text[end:], false)+own)
	for i := range runs {
		runs[i].start += start
		runs[i].end += start
	}
	if toRight {
		slices.Reverse(runs)
		return runs
	}
	runs = raiseNumbers(text, runs)
	for i := 0; i < len(runs); i++ {
		from := i
		for i < len(runs) && (runs[i].toRight || runs[i].raised) {
			i++
		}
		slices.Reverse(runs[from:i])
	}
	return runs
}

// directedRuns returns the runs of a line in the order in which they are read.
// The marks before and after it say in which direction it is set.
func directedRuns(before, line, after string) []directedRun {
	toRight := strings.HasPrefix(before, rightToLeftMark)
	whole := []directedRun{{end: len(line), toRight: toRight}}
	var paragraph bidi.Paragraph
	if _, err := paragraph.SetString(string(pairBrackets([]rune(before+line+after), toRight))); err != nil {
		return whole
	}
	ordering, err := paragraph.Order()
	if err != nil {
		return whole
	}
	offsets := make([]int, 0, len(line)+1) // of the line's characters
	for i := range line {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(line))
	skipped := utf8.RuneCountInString(before)
	var runs []directedRun
	for i := range ordering.NumRuns() {
		run := ordering.Run(i)
		first, last := run.Pos()
		from, to := max(first-skipped, 0), min(last+1-skipped, len(offsets)-1)
		if to > from {
			runs = append(runs, directedRun{start: offsets[from], end: offsets[to], toRight: run.Direction() == bidi.RightToLeft})
		}
	}
	return runs
}

// raiseNumbers parts runs from left to right where a number belongs to the text
// from right to left beside it. The bidi package tells directions but not
// levels, so that both look alike to it.
func raiseNumbers(text string, runs []directedRun) []directedRun {
	var out []directedRun
	for i, r := range runs {
		if r.toRight {
			out = append(out, r)
			continue
		}
		head, tail := r.start, r.end
		if i > 0 {
			head += numberLength(text[r.start:r.end], strongest(text[:r.start], true) == arabicMark)
		}
		if i+1 < len(runs) && head < tail {
			tail = arabicNumberStart(text, head, tail)
		}
		for _, part := range []directedRun{{r.start, head, false, true}, {head, tail, false, false}, {tail, r.end, false, true}} {
			if part.end > part.start {
				out = append(out, part)
			}
		}
	}
	return out
}

// numberLength returns how long the number is that text begins with, with the
// signs at it. After an Arabic letter those do not belong to it.
func numberLength(text string, afterArabic bool) int {
	end, digits := 0, false
	for i, r := range text {
		switch classOfDirection(r) {
		case bidi.EN, bidi.AN:
			end, digits = i+utf8.RuneLen(r), true
		case bidi.ET:
			if digits && !afterArabic {
				end = i + utf8.RuneLen(r)
			}
		case bidi.ES, bidi.CS, bidi.NSM, bidi.BN:
		default:
			return end
		}
	}
	return end
}

// arabicNumberStart returns where the number in Arabic digits begins that
// text[start:end] ends with; end if there is none.
func arabicNumberStart(text string, start, end int) int {
	at := end
	for i := end; i > start; {
		r, size := utf8.DecodeLastRuneInString(text[start:i])
		i -= size
		switch classOfDirection(r) {
		case bidi.AN:
			at = i
		case bidi.CS, bidi.NSM, bidi.BN:
		default:
			return at
		}
	}
	return at
}

// strongest returns a mark of the direction of the strong letter nearest to the
// end of text, or to its beginning; nothing if there is none close by.
func strongest(text string, last bool) string {
	const enough = 200 // bytes
	for n := 0; text != "" && n < enough; {
		r, size := utf8.DecodeRuneInString(text)
		rest := text[size:]
		if last {
			r, size = utf8.DecodeLastRuneInString(text)
			rest = text[:len(text)-size]
		}
		switch classOfDirection(r) {
		case bidi.L:
			return leftToRightMark
		case bidi.R:
			return rightToLeftMark
		case bidi.AL:
			return arabicMark
		}
		text = rest
		n += size
	}
	return ""
}

// directed returns the text of a run as Fyne draws it in that direction: Fyne
// takes punctuation at the ends of a text to be from left to right.
func directed(text string, toRight bool) string {
	if !toRight {
		return text
	}
	return rightToLeftMark + text + rightToLeftMark
}

// visualLine returns a text for one line as Fyne draws it rightly: Fyne knows
// the direction of each part of it, but sets the parts from left to right.
func visualLine(text string) string { return visualLineIn(text, beginsRightToLeft(text)) }

// visualLineIn does so in a given direction.
func visualLineIn(text string, toRight bool) string {
	if !hasRightToLeft(text) {
		return text
	}
	text = drawable(text)
	var out strings.Builder
	for _, r := range visualRuns(text, 0, len(text), toRight) {
		out.WriteString(leftToRightMark)
		out.WriteString(directed(text[r.start:r.end], r.toRight))
	}
	out.WriteString(leftToRightMark)
	return out.String()
}
