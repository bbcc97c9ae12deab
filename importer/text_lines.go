package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of a text, trimmed, with what stood before it.
type line struct {
	text   string
	indent int  // columns of white space that stood before it
	blank  bool // an empty line stands before it
}

// splitLines cuts a text into its lines that are not empty.
func splitLines(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	blank := false
	plain := isCleanASCII(text) && strings.IndexByte(text, '\t') < 0 // there is no white space but spaces
	for raw := range strings.SplitSeq(text, "\n") {
		body := ""
		if plain {
			body = strings.TrimLeft(raw, " ")
		} else {
			body = strings.TrimLeftFunc(raw, isSpaceOrNothing)
		}
		if body == "" {
			blank = true
			continue
		}
		lines = append(lines, line{
			text:   singleSpaced(body, plain),
			indent: columns(raw[:len(raw)-len(body)]),
			blank:  blank,
		})
		blank = false
	}
	return lines
}

// singleSpaced puts one space between the words of a line. Most lines have it.
// Plain says that there is no white space but spaces.
func singleSpaced(s string, plain bool) string {
	if plain && !twoSpaces(s) {
		return strings.TrimRight(s, " ")
	}
	s = strings.TrimRightFunc(s, isBlank)
	for i, r := range s {
		if (r <= ' ' || r >= utf8.RuneSelf) && isBlank(r) && (r != ' ' || i > 0 && s[i-1] == ' ') {
			return strings.Join(strings.FieldsFunc(s, isBlank), " ")
		}
	}
	return s
}

// twoSpaces is strings.Contains(s, "  "), quicker where spaces are many.
func twoSpaces(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] == ' ' && s[i-1] == ' ' {
			return true
		}
	}
	return false
}

// isSpaceOrNothing is white space, and characters of no width that a web page
// leaves at the start of a line.
func isSpaceOrNothing(r rune) bool {
	return unicode.IsSpace(r) || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\ufeff'
}

// isBlank is white space that parts words; the ideographic space stays within
// a line, where it is part of a dateline or a name.
func isBlank(r rune) bool { return unicode.IsSpace(r) && r != '　' }

// columns is the width of s on a terminal: wide characters take two columns.
func columns(s string) int {
	if isCleanASCII(s) && strings.IndexByte(s, '\t') < 0 {
		return len(s)
	}
	n := 0
	for _, r := range s {
		switch {
		case r == '\t':
			n += 4
		case r == '　' || isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

const (
	minWrap = 40  // columns: text wrapped more narrowly is a list or a poem
	maxWrap = 100 // columns: a longer line is a paragraph
	ragged  = 10  // columns that a line in the midst of a sentence may lack to be full
)

// paragraphs joins lines that were wrapped at a fixed width. Text with one
// paragraph a line stays as it is.
func paragraphs(lines []line) []string {
	width := wrapWidth(lines)
	var out []string
	var para strings.Builder
	for i, l := range lines {
		if i > 0 {
			if width > 0 && continues(lines[i-1], l, width) {
				para.WriteString(between(lines[i-1].text, l.text))
			} else {
				out = append(out, para.String())
				para.Reset()
			}
		}
		para.WriteString(l.text)
	}
	if len(lines) > 0 {
		out = append(out, para.String())
	}
	return out
}

// continues reports whether l goes on with the paragraph of prev: its first
// word would not have fitted on prev, or it begins in the midst of a sentence.
func continues(prev, l line, width int) bool {
	switch {
	case l.blank || l.indent > prev.indent+1 || standsAlone(prev.text) || standsAlone(l.text) || opensBlock(l.text):
		return false
	case isFull(prev.text, l.text, width):
		return true
	}
	first, _ := utf8.DecodeRuneInString(l.text)
	return unicode.IsLower(first) && !endsSentence(prev.text) && columns(prev.text)*2 > width
}

// wrapWidth returns the width that lines were wrapped at, or 0 if they were
// not: most lines that do not end a sentence are as full as the width allows.
// Short lines, such as a page's labels, are no evidence; a line that begins in
// the midst of a sentence must be among them.
func wrapWidth(lines []line) int {
	var widths []int
	total, long := 0, 0
	for _, l := range lines {
		n := columns(l.text)
		total += n
		if n > maxWrap {
			long += n
		} else {
			widths = append(widths, n)
		}
	}
	if long*4 > total {
		return 0
	}
	slices.Sort(widths)
	width := 0
	for i := len(widths) - 1; i >= 0; i-- { // the widest that is no exception
		low, _ := slices.BinarySearch(widths, widths[i]-8)
		if i-low+1 >= max(2, len(widths)/10) {
			width = widths[i]
			break
		}
	}
	if width < minWrap {
		return 0
	}
	pairs, full, within := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		prev, l := lines[i-1], lines[i]
		if l.blank || columns(prev.text)*2 < width || endsSentence(prev.text) || standsAlone(prev.text) || standsAlone(l.text) {
			continue
		}
		pairs++
		if isFull(prev.text, l.text, width) {
			full++
			if first, _ := utf8.DecodeRuneInString(l.text); !unicode.IsUpper(first) && unicode.IsLetter(first) {
				within++
			}
		}
	}
	if within == 0 || full*2 < pairs {
		return 0
	}
	return width
}

// isFull reports that the first word of next had no room left on text.
func isFull(text, next string, width int) bool {
	n := columns(text)
	if n > maxWrap {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(next)
	if isWide(last) && isWide(first) && !unicode.Is(unicode.Hangul, first) {
		return n+6 > width // a mark that may not begin a line moves with the character before it
	}
	word, _, _ := strings.Cut(next, " ")
	if !endsSentence(text) {
		n += ragged
	}
	return n+1+columns(word) > width
}

// between is what joins two wrapped lines: a space, but nothing in Chinese and
// Japanese and after a hyphen that parts a word.
func between(a, b string) string {
	last, size := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	before, _ := utf8.DecodeLastRuneInString(a[:len(a)-size])
	if isWide(last) && isWide(first) && !unicode.Is(unicode.Hangul, last) && !unicode.Is(unicode.Hangul, first) ||
		last == '-' && unicode.IsLetter(before) && unicode.IsLower(first) {
		return ""
	}
	return " "
}

// standsAlone reports a line that is never part of a wrapped paragraph.
func standsAlone(s string) bool {
	return isSeparator(s) || isNumber(s) || isEndMark(s) || onlyEmails(s)
}

// opensBlock reports a line that begins something new.
func opensBlock(s string) bool {
	if strings.HasPrefix(s, "(ATTN") || isByline(s) {
		return true
	}
	d, _, ok := parseDateline(s)
	return ok && len(d.places) > 0
}

// isSeparator reports a line without any letter or digit: "-----", "* * *", ".".
func isSeparator(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

func isNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) <= 9
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = wordSet(`Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec. Mr. Mrs. Ms. Dr. Gov. Gen. Sen. Rep. St. No. vs. Co. Inc. Ltd. Corp. a.m. p.m.
	Bros. Pte. Jr. Sr. Ft. Mt. Prof. Rev. Hon. Capt. Col. Lt. Sgt. Adm. Dept. Univ. Assn. Ave. Intl. Tex. Calif. Fla. Mass. Pa. Va. Wash.`)

// initialLetters are such as "D.C." and "U.A.E."
var initialLetters = lazily(`^(?:\p{Lu}\.){2,}$`)

// endsSentence reports a full stop, question or exclamation mark at the end,
// quotation marks and brackets aside; an abbreviation's full stop does not count.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’」』)）]» ")
	last, _ := utf8.DecodeLastRuneInString(s)
	switch last {
	case '.':
		word := s[strings.LastIndexByte(s, ' ')+1:]
		return !abbreviations[word] && !initialLetters.MatchString(word)
	case '?', '!', '。', '！', '？', '…', '।', '؟', '．':
		return true
	}
	return false
}

// words counts words; three wide characters count as two.
func words(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if wide := wideLetters(w); wide > 0 && !hasHangul(w) {
			n += (wide*2 + 2) / 3
			continue
		}
		n++
	}
	return n
}
