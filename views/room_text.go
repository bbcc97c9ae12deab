package views

import (
	"image/color"
	"math"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// maxShownRunes bounds a text shown in the frame of the window: reasons and
// paths come from files, and may be of any length.
const maxShownRunes = 2000

// scaled turns a length made for text of size 13 into one for the theme's text
// size, in whole device-independent pixels.
func scaled(length float32) float32 {
	return float32(math.Round(float64(length * theme.TextSize() / 13)))
}

// textLook says how a line or a paragraph is drawn.
type textLook struct {
	color  fyne.ThemeColorName // empty means ColorText
	size   float32             // at text size 13; 0 means 13
	bold   bool
	serif  bool
	align  fyne.TextAlign
	middle bool // shorten in the middle rather than at the end
	ours   bool // a sentence of the window's, from left to right whatever it quotes
}

// visual is a line in the order in which Fyne draws it.
func (l textLook) visual(text string) string {
	return visualLineIn(text, !l.ours && beginsRightToLeft(text))
}

func (l textLook) textSize() float32 {
	if l.size == 0 {
		return theme.TextSize()
	}
	return round(l.size * theme.TextSize() / 13)
}

func (l textLook) style() fyne.TextStyle { return fyne.TextStyle{Bold: l.bold} }

func (l textLook) font() fyne.Resource {
	switch {
	case !l.serif:
		return nil
	case l.bold:
		return SerifBold
	default:
		return SerifRegular
	}
}

// measure returns the size of a text on one line.
func (l textLook) measure(text string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, l.textSize(), l.style(), l.font())
	return size
}

func (l textLook) width(text string) float32 { return l.measure(text).Width }

func (l textLook) lineHeight() float32 { return l.measure("M").Height }

// ink is the colour.
func (l textLook) ink() color.Color {
	if l.color == "" {
		return colorOf(ColorText)
	}
	return colorOf(l.color)
}

// draw gives a canvas text the look.
func (l textLook) draw(t *canvas.Text) {
	t.Color = l.ink()
	t.TextSize, t.TextStyle, t.FontSource, t.Alignment = l.textSize(), l.style(), l.font(), l.align
}

// line is one line of text, shortened to the width that it is given.
type line struct {
	widget.BaseWidget
	look textLook
	text string
}

func newLine(look textLook, text string) *line {
	l := &line{look: look}
	l.ExtendBaseWidget(l)
	l.text = cleanText(text)
	return l
}

func (l *line) set(text string) {
	if text = cleanText(text); text != l.text {
		l.text = text
		l.Refresh()
	}
}

// full returns the size of the whole text.
func (l *line) full() fyne.Size { return l.look.measure(l.text) }

func (l *line) CreateRenderer() fyne.WidgetRenderer {
	drawn := canvas.NewText("", nil)
	return newPlan(l, &plan{
		objects: []fyne.CanvasObject{drawn},
		minSize: func() fyne.Size { return fyne.NewSize(0, l.look.lineHeight()) },
		paint:   func() { l.look.draw(drawn) },
		layout: func(size fyne.Size) {
			drawn.Text = l.look.visual(shortenTo(l.text, size.Width, l.look.middle, l.look.width))
			drawn.Resize(size)
		},
	})
}

// paragraph is a short text wrapped at words, of the height that its width
// asks for.
type paragraph struct {
	widget.BaseWidget
	look  textLook
	serif bool // wished for; the look has it where it can show the text
	text  string

	lines []string
	width float32 // that lines were wrapped for
	size  float32 // of text, likewise
}

func newParagraph(look textLook, text string) *paragraph {
	p := &paragraph{look: look, serif: look.serif}
	p.ExtendBaseWidget(p)
	p.take(cleanText(text))
	return p
}

func (p *paragraph) set(text string) {
	if text = cleanText(text); text != p.text {
		p.take(text)
		p.Refresh()
	}
}

func (p *paragraph) take(text string) {
	p.text, p.lines = text, nil
	p.look.serif = p.serif && !serifLacks(text)
}

// heightFor returns the height of the text wrapped to a width.
func (p *paragraph) heightFor(width float32) float32 {
	return float32(len(p.wrapped(width))) * p.look.lineHeight()
}

func (p *paragraph) wrapped(width float32) []string {
	if p.lines == nil || p.width != width || p.size != p.look.textSize() {
		p.lines = wrapWords(p.text, width, p.look.width)
		if count := len(p.lines); count > 1 && p.look.align == fyne.TextAlignCenter {
			p.lines = balanced(p.text, width, count, p.look.width)
		}
		p.width, p.size = width, p.look.textSize()
	}
	return p.lines
}

func (p *paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := &plan{minSize: func() fyne.Size { return fyne.NewSize(0, p.look.lineHeight()) }}
	r.layout = func(size fyne.Size) {
		lines, high := p.wrapped(size.Width), p.look.lineHeight()
		for len(r.objects) < len(lines) {
			r.objects = append(r.objects, canvas.NewText("", nil))
		}
		r.objects = r.objects[:len(lines)]
		for i, text := range lines {
			drawn := r.objects[i].(*canvas.Text)
			p.look.draw(drawn)
			drawn.Text = p.look.visual(text)
			drawn.Move(fyne.NewPos(0, float32(i)*high))
			drawn.Resize(fyne.NewSize(size.Width, high))
		}
	}
	return newPlan(p, r)
}

// cleanText makes a text from a file fit to be drawn on one line: no control
// characters, bounded.
func cleanText(text string) string {
	count := 0
	for i := range text {
		if count == maxShownRunes {
			text = text[:i] + "…"
			break
		}
		count++
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text))
}

// shortenTo cuts a text to a width, marking the cut with an ellipsis at the end
// or, keeping more of the end than of the beginning, in the middle.
func shortenTo(text string, width float32, middle bool, measure func(string) float32) string {
	if measure(text) <= width {
		return text
	}
	runes := []rune(text)
	cut := func(kept int) string {
		head := kept
		if middle {
			head = kept * 2 / 5
		}
		return string(runes[:head]) + "…" + string(runes[len(runes)-(kept-head):])
	}
	kept := longest(len(runes)-1, func(n int) bool { return measure(cut(n)) <= width })
	if kept == 0 {
		return ""
	}
	return cut(kept)
}

// wrapWords breaks a text at spaces, and a word wider than the width within.
func wrapWords(text string, width float32, measure func(string) float32) []string {
	var lines []string
	current := ""
	for _, piece := range piecesOf(text) {
		word := piece.text
		longer := word
		switch {
		case current != "" && piece.spaced:
			longer = current + " " + word
		case current != "":
			longer = current + word
		}
		if measure(longer) <= width {
			current = longer
			continue
		}
		if current != "" {
			lines = append(lines, current)
		}
		runes := []rune(word)
		for len(runes) > 1 && measure(string(runes)) > width {
			n := max(1, longest(len(runes)-1, func(n int) bool { return measure(string(runes[:n])) <= width }))
			n = afterSeparator(runes[:n])
			lines = append(lines, string(runes[:n]))
			runes = runes[n:]
		}
		current = string(runes)
	}
	if current != "" {
		lines = append(lines, current)
	}
	return lines
}

// A wordPiece is what a line is not broken within unless it must be: a word, or
// a character of a script that is written without spaces.
type wordPiece struct {
	text   string
	spaced bool // a space stands before it
}

func piecesOf(text string) []wordPiece {
	var pieces []wordPiece
	for _, word := range strings.Fields(text) {
		spaced, start := true, 0
		before, last := classSpace, classSpace
		lastWide := false
		for i, r := range word {
			class, wide := classOf(r), isUnspaced(r)
			if i > start && (wide || lastWide) && breaks(before, last, class) {
				pieces = append(pieces, wordPiece{word[start:i], spaced})
				spaced, start = false, i
			}
			before, last, lastWide = last, class, wide
		}
		pieces = append(pieces, wordPiece{word[start:], spaced})
	}
	return pieces
}

// isUnspaced reports whether a character is of a script written without spaces,
// which Korean is not.
func isUnspaced(r rune) bool { return r >= 0x2E80 && !unicode.Is(unicode.Hangul, r) }

// afterSeparator returns where a part of a path is best cut: after its last
// separator, if that is in its second half, or at its end.
func afterSeparator(part []rune) int {
	for i := len(part) - 1; i >= len(part)/2; i-- {
		if part[i] == '/' || part[i] == '\\' {
			return i + 1
		}
	}
	return len(part)
}

// balanced wraps a text to lines of like length, as many as the width asks for.
func balanced(text string, width float32, count int, measure func(string) float32) []string {
	cut := longest(int(width), func(n int) bool { return len(wrapWords(text, width-float32(n), measure)) <= count })
	return wrapWords(text, width-float32(cut), measure)
}

// longest returns the greatest n in [0, most] that fits, where everything
// shorter than a fitting n fits too.
func longest(most int, fits func(n int) bool) int {
	low, high := 0, most
	for low < high {
		mid := (low + high + 1) / 2
		if fits(mid) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}
