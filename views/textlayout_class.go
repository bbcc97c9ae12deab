package views

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// runeClass is what line breaking needs to know of a character. It is a small
// part of Unicode's UAX #14, enough for news copy.
type runeClass uint8

const (
	classLetter  runeClass = iota // no break beside it; Korean breaks at spaces, as its newspapers do on a screen
	classDigit                    // as a letter, and keeps a hyphen or slash before it
	classSpace                    // a break follows
	classHyphen                   // a break may follow, between words
	classDash                     // a break follows
	classSlash                    // a break may follow, between words
	classWide                     // Chinese, Japanese: breaks on both sides
	classOpener                   // as wide, but no break follows (kinsoku)
	classCloser                   // as wide, but no break before (kinsoku)
	classEnding                   // Western closing marks: no break before, even after a space
	classQuiet                    // marks that may begin a word: no break before but after a space
	classOpening                  // Western opening marks: no break after
	classJoiner                   // belongs to the character before
	classGlue                     // as a joiner, and keeps the next character too
)

var asciiClass = func() (t [utf8.RuneSelf]runeClass) {
	for c := range t {
		switch {
		case c == ' ':
			t[c] = classSpace
		case c >= '0' && c <= '9':
			t[c] = classDigit
		case c == '-':
			t[c] = classHyphen
		case c == '/':
			t[c] = classSlash
		case strings.ContainsRune("([{", rune(c)):
			t[c] = classOpening
		case strings.ContainsRune(")]}!?:;", rune(c)):
			t[c] = classEnding
		case strings.ContainsRune(".,%'\"", rune(c)):
			t[c] = classQuiet
		}
	}
	return t
}()

func classOf(r rune) runeClass {
	if r < utf8.RuneSelf {
		return asciiClass[r]
	}
	switch {
	case r < 0x300:
		switch r {
		case '«':
			return classOpening
		case '»', 0xad:
			return classEnding
		}
		return classLetter
	case r >= 0x2000 && r <= 0x206f:
		return classOfPunctuation(r)
	case r >= 0x2e80 && r <= 0x9fff, r >= 0xf900 && r <= 0xfaff,
		r >= 0xff00 && r <= 0xffef, r >= 0x20000 && r <= 0x3ffff:
		return classOfWide(r)
	case r >= 0x1f3fb && r <= 0x1f3ff, r >= 0x1f1e6 && r <= 0x1f1ff, isMark(r):
		return classJoiner // skin tones, flags
	case r >= 0x1f000 && r <= 0x1faff:
		return classWide
	case r == 0x1680:
		return classSpace
	}
	return classLetter
}

func classOfPunctuation(r rune) runeClass {
	switch r {
	case 0x2007, 0x202f, 0x2060: // these spaces do not break
		return classLetter
	case '‐', '–':
		return classHyphen
	case '—', '―':
		return classDash
	case '“', '‘', '‹', '‚', '„':
		return classOpening
	case '’':
		return classQuiet
	case '”', '›', '…', '‥', '‼', '⁇', '⁈', '⁉', '‰':
		return classEnding
	}
	switch {
	case r <= 0x200b:
		return classSpace
	case r == 0x200c:
		return classJoiner
	case r == 0x200d:
		return classGlue
	}
	return classLetter
}

// classOfWide knows which East Asian marks may not begin or end a line, after
// JIS X 4051.
func classOfWide(r rune) runeClass {
	switch r {
	case '\u3000':
		return classSpace
	case '「', '『', '（', '〔', '［', '｛', '〈', '《', '【', '〖', '〘', '｢', '〝', '￥', '＄', '￡':
		return classOpener
	case '、', '。', '，', '．', '・', '：', '；', '？', '！', '」', '』', '）', '〕', '］', '｝', '〉', '》', '】', '〗', '〙',
		'｣', '｡', '､', '･', '〟', '〞', 'ー', 'ｰ', '々', '〻', '゠', '～', '〜', '％', '゛', '゜', 'ヽ', 'ヾ', 'ゝ', 'ゞ',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ゕ', 'ゖ',
		'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return classCloser
	case '\u3099', '\u309a':
		return classJoiner
	}
	return classWide
}

func isMark(r rune) bool {
	return r >= 0x300 && (unicode.Is(unicode.M, r) || r == 0x200c || r == 0x200d)
}

// breaks reports whether a line may end between two neighbours. The rune
// before the first of them matters only to a hyphen or slash.
func breaks(before, a, b runeClass) bool {
	switch b {
	case classSpace, classJoiner, classGlue, classEnding, classCloser: // spaces stay on the line before
		return false
	case classQuiet:
		return a == classSpace
	}
	switch a {
	case classSpace:
		return true
	case classOpener, classOpening, classGlue:
		return false
	case classHyphen:
		return b == classLetter && before == classLetter || b == classWide
	case classSlash:
		return b == classLetter && before != classSpace || b == classWide
	case classDash:
		return b != classDash && b != classHyphen
	case classWide, classCloser:
		return true
	}
	return b == classWide || b == classOpener
}

// needsShaping reports whether a character's width depends on its neighbours
// in ways that pairs do not tell: joining scripts, marks, emoji.
func needsShaping(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r >= 0x590 && r <= 0x11ff: // Hebrew to Hangul's single letters
		return true
	case r >= 0x1680 && r <= 0x1cff: // Ogham to Vedic signs
		return true
	case r == 0x200c, r == 0x200d, r >= 0xfe00 && r <= 0xfe0f:
		return true
	case r >= 0xa840 && r <= 0xabff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfefe:
		return true
	case r >= 0x10000:
		return r < 0x20000 || r > 0x3ffff
	}
	return unicode.Is(unicode.M, r)
}

// drawable replaces what must not reach the screen by something harmless of
// the same number of bytes, so that offsets stay true: control characters and
// bytes that are not UTF-8 become spaces or question marks, and characters
// that would turn the text's direction become nothing visible.
func drawable(text string) string {
	if clean(text) {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			out = append(out, '?')
		case r < 0x20 || r == 0x7f:
			out = append(out, ' ')
		case r >= 0x80 && r < 0xa0:
			out = append(out, "\u00a0"...)
		case turns(r):
			out = append(out, "\u200b"...)
		default:
			out = append(out, text[i:i+size]...)
		}
		i += size
	}
	return string(out)
}

func clean(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < 0x20 || c == 0x7f {
			return false
		}
		if c >= utf8.RuneSelf {
			for _, r := range text[i:] {
				if r < 0x20 || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || turns(r) {
					return false
				}
			}
			return true
		}
	}
	return true
}

// turns reports whether r is one of the marks that embed, override or isolate
// a direction, or that separate lines.
func turns(r rune) bool {
	return r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff
}
