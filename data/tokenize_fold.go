package data

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// runeKind is what a character does to the term it meets.
type runeKind uint8

const (
	runeBreak  runeKind = iota // ends it
	runeWord                   // begins or continues it
	runeMark                   // continues it
	runeSilent                 // leaves no trace: soft hyphens, joiners, direction marks
)

const (
	arabicTatweel  = '\u0640' // stretches a word
	zeroWidthSpace = '\u200b' // parts words where no space is written
)

// asciiFold holds the lower case of ASCII letters and digits, 0 for the rest.
var asciiFold = func() (fold [256]byte) {
	for c := '0'; c <= '9'; c++ {
		fold[c] = byte(c)
	}
	for c := 'a'; c <= 'z'; c++ {
		fold[c], fold[c-'a'+'A'] = byte(c), byte(c)
	}
	return fold
}()

// foldTableEnd is the end of the Latin, Greek, Cyrillic, Hebrew and Arabic letters
// whose folding is looked up.
const foldTableEnd = 0x700

var foldTable = func() (table [foldTableEnd]struct {
	kind runeKind
	text string
}) {
	for r := rune(utf8.RuneSelf); r < foldTableEnd; r++ {
		table[r].kind = kindOf(r)
		if table[r].kind != runeBreak {
			table[r].text = string(foldCluster(nil, string(r)))
		}
	}
	return table
}()

func kindOf(r rune) runeKind {
	switch {
	case r < utf8.RuneSelf:
		if asciiFold[r] == 0 {
			return runeBreak
		}
		return runeWord
	case isPlainCJK(r), unicode.IsLetter(r), unicode.IsNumber(r), unicode.Is(unicode.Co, r):
		return runeWord
	case unicode.IsMark(r):
		return runeMark
	case unicode.Is(unicode.Cf, r) && r != zeroWidthSpace:
		return runeSilent
	default:
		return runeBreak
	}
}

// isPlainCJK reports whether r is one of the common characters of Chinese,
// Japanese and Korean, which fold to themselves.
func isPlainCJK(r rune) bool {
	return 0xac00 <= r && r <= 0xd7a3 || // Hangul syllables
		0x3400 <= r && r <= 0x4dbf || 0x4e00 <= r && r <= 0x9fff || // Han
		0x3041 <= r && r <= 0x3096 || 0x30a1 <= r && r <= 0x30fa || r == 0x30fc // kana, ー
}

// isCJK reports whether a folded r is read in pairs.
func isCJK(r rune) bool {
	return r >= 0x1100 && (isPlainCJK(r) || 0x3031 <= r && r <= 0x3035 || // kana repeat marks
		unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana))
}

// foldRune appends the folding of a single character, of which s is the text,
// and returns its kind. It is foldCluster with short cuts.
func foldRune(dst []byte, r rune, s string) (runeKind, []byte) {
	if r < foldTableEnd {
		if r < utf8.RuneSelf {
			return kindOf(r), append(dst, asciiFold[r])
		}
		return foldTable[r].kind, append(dst, foldTable[r].text...)
	}
	if isPlainCJK(r) {
		return runeWord, append(dst, s...)
	}
	kind := kindOf(r)
	switch {
	case kind == runeBreak || kind == runeSilent:
		return kind, dst
	case kind == runeWord && norm.NFKC.PropertiesString(s).Decomposition() == nil:
		return kind, utf8.AppendRune(dst, unicode.ToLower(r))
	default:
		return kind, foldCluster(dst, s)
	}
}

// foldAt appends the character at s[i:] with its combining marks, folded, and returns
// where it ends. dst must be empty.
func foldAt(dst []byte, s string, i int) (kind runeKind, folded []byte, end int) {
	r, size := utf8.DecodeRuneInString(s[i:])
	end = i + size
	for n := 1; n < maxClusterRunes && combinesAt(s, end); n++ {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	if end == i+size {
		kind, folded = foldRune(dst, r, s[i:end])
		return kind, folded, end
	}
	return kindOf(r), foldCluster(dst, s[i:end]), end
}

// foldCluster appends one character with its marks in the form that is
// compared: without case, diacritics, vowel points and compatibility forms
// (NFKD, marks dropped, NFC). dst must be empty.
func foldCluster(dst []byte, cluster string) []byte {
	var decomposed, kept [128]byte
	k := kept[:0]
	base := rune(-1)
	for d := norm.NFKD.AppendString(decomposed[:0], cluster); len(d) > 0; {
		r, n := utf8.DecodeRune(d)
		d = d[n:]
		switch kindOf(r) {
		case runeWord:
			base = r
			k = appendLower(k, r)
		case runeMark:
			if !isDiacritic(base, r) {
				k = utf8.AppendRune(k, r)
			}
		case runeBreak: // ½ is 1⁄2 and ⑴ is (1): better kept whole
			whole, _ := utf8.DecodeRuneInString(cluster)
			return utf8.AppendRune(dst, unicode.ToLower(whole))
		}
	}
	return norm.NFC.Append(dst, k...)
}

func appendLower(dst []byte, r rune) []byte {
	switch r {
	case 'ß', 'ẞ':
		return append(dst, "ss"...)
	case 'ς':
		r = 'σ'
	case arabicTatweel:
		return dst
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

// isDiacritic reports whether a mark is dropped from its letter: accents, the
// points of Hebrew, Arabic and Syriac, variation selectors. Vowel signs of
// Indic scripts and Thai, voiced marks of kana, and what makes й, ў and ї
// letters of their own are kept.
func isDiacritic(base, mark rune) bool {
	switch {
	case 0x0300 <= mark && mark <= 0x036f:
		switch base {
		case 'и', 'И', 'у', 'У':
			return mark != 0x0306
		case 'і', 'І':
			return mark != 0x0308
		}
		return true
	case 0x0483 <= mark && mark <= 0x0489, // Cyrillic
		0x0591 <= mark && mark <= 0x05c7,                                   // Hebrew
		0x0610 <= mark && mark <= 0x06ed, 0x0898 <= mark && mark <= 0x08ff, // Arabic
		0x0711 <= mark && mark <= 0x074a,                                   // Syriac
		0x180b <= mark && mark <= 0x180f,                                   // Mongolian selectors
		0x1ab0 <= mark && mark <= 0x1aff, 0x1dc0 <= mark && mark <= 0x1dff, // accents, extended
		0x20d0 <= mark && mark <= 0x20ff, 0xfe20 <= mark && mark <= 0xfe2f, // for symbols, halves
		0xfe00 <= mark && mark <= 0xfe0f, 0xe0100 <= mark && mark <= 0xe01ef: // variation selectors
		return true
	}
	return false
}
