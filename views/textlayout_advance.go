package views

import (
	"math"
	"strings"
	"unicode/utf8"
)

const (
	maxWords   = 20_000  // widths of shaped words that are kept; past it all are forgotten
	firstWide  = 0x2e80  // from here on characters do not kern
	firstOther = 0x40000 // from here on there is little but private use
)

// advances remembers how far text advances in one font at one size. Where
// neighbours only kern, the width of any text is the sum of its pairs'; a few
// hundred pairs, each measured once, then stand for every Western word. A
// character of a script that needs shaping is measured with its whole word.
type advances struct {
	measure func(text string) float32

	pages [firstOther >> 8]*runePage
	slots [firstWide]uint8   // rows and columns of pairs: the alphabets in use, at most 255 characters
	used  uint8              // slots given out; 0 is none
	pairs [256]*[256]float32 // advance of the first before the second; NaN if not yet measured
	words map[string]float32 // widths of shaped words
	space float32            // of a space alone
	after float32            // of a space after a wide character, which is the fallback font's; -1 if not yet measured
}

// runePage is what is known of 256 neighbouring characters.
type runePage struct {
	alone  [256]float32 // NaN if not yet measured
	class  [256]runeClass
	shaped [256]bool
}

// newAdvances returns advances over measure, which tells the width in pixels
// that a text has when it is drawn.
func newAdvances(measure func(text string) float32) *advances {
	return &advances{measure: measure, words: map[string]float32{}, space: measure(" "), after: -1}
}

// page returns the page of a character below firstOther.
func (a *advances) page(r rune) *runePage {
	page := a.pages[r>>8]
	if page == nil {
		page = new(runePage)
		for i := range page.alone {
			c := r&^0xff + rune(i)
			page.alone[i] = unknown
			page.class[i] = classOf(c)
			page.shaped[i] = needsShaping(c)
		}
		a.pages[r>>8] = page
	}
	return page
}

var unknown = float32(math.NaN())

func isKnown(w float32) bool { return w == w }

// traits returns what classOf and needsShaping say.
func (a *advances) traits(r rune) (class runeClass, shaped bool) {
	if r < utf8.RuneSelf {
		return asciiClass[r], false
	}
	if r >= firstOther {
		return classOf(r), needsShaping(r)
	}
	page := a.page(r)
	return page.class[r&0xff], page.shaped[r&0xff]
}

// alone returns the advance of a character by itself.
func (a *advances) alone(r rune) float32 {
	if r >= firstOther || r < 0 {
		return a.word(string(r))
	}
	w := &a.page(r).alone[r&0xff]
	if !isKnown(*w) {
		*w = a.measure(string(r))
	}
	return *w
}

// before returns the advance of r where next follows it.
func (a *advances) before(r, next rune) float32 {
	if r >= firstWide || next >= firstWide {
		if r >= firstWide && next == ' ' {
			return a.alone(r) + a.afterWide(r) - a.space
		}
		return a.alone(r)
	}
	row, column := a.slot(r), a.slot(next)
	if row == 0 || column == 0 {
		return a.alone(r) // a text in more alphabets than anyone reads
	}
	if a.pairs[row] == nil {
		a.pairs[row] = new([256]float32)
		for i := range a.pairs[row] {
			a.pairs[row][i] = unknown
		}
	}
	w := &a.pairs[row][column]
	if !isKnown(*w) {
		*w = a.measure(string([]rune{r, next})) - a.alone(next)
	}
	return *w
}

func (a *advances) slot(r rune) uint8 {
	if a.slots[r] == 0 && a.used < math.MaxUint8 {
		a.used++
		a.slots[r] = a.used
	}
	return a.slots[r]
}

func (a *advances) afterWide(r rune) float32 {
	if a.after < 0 {
		a.after = a.measure(string(r)+" ") - a.alone(r)
	}
	return a.after
}

// word returns the width of a short text shaped as a whole.
func (a *advances) word(text string) float32 {
	w, ok := a.words[text]
	if !ok {
		if len(a.words) >= maxWords {
			clear(a.words)
		}
		w = a.measure(text)
		a.words[strings.Clone(text)] = w // not to keep the article it is cut from
	}
	return w
}
