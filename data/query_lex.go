package data

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// itemKind is a kind of item of a query's text.
type itemKind uint8

const (
	itemEnd itemKind = iota
	itemWord
	itemPhrase
	itemOpen
	itemClose
	itemAnd
	itemOr
	itemNot
	itemNear
)

// An item is a piece of a query's text.
type item struct {
	kind       itemKind
	start, end int    // in the query, with minus, field and quotes
	not        bool   // a minus stands before it
	field      string // the known field before it, in lower case
	text       string // of a word or phrase, without field, quotes and final stars
	textStart  int
	prefix     bool // a star stands after text
	open       bool // no quotation mark closes the phrase, or nothing follows the word
	distance   int  // of NEAR
}

// lexer cuts a query into items. It keeps the depth of brackets within its
// bound, so that the parser may recurse.
type lexer struct {
	text     string
	pos      int
	depth    int
	problems *problems
}

func (l *lexer) next() item {
	for {
		l.skipSpace()
		if l.pos == len(l.text) {
			return item{kind: itemEnd, start: l.pos, end: l.pos}
		}
		it := item{start: l.pos}
		if rest := l.text[l.pos:]; len(rest) > 1 && rest[0] == '-' && startsOperand(rest[1:]) {
			it.not = true
			l.pos++
		}
		it.field = l.field()
		c, size := utf8.DecodeRuneInString(l.text[l.pos:])
		switch {
		case size == 0:
			it.kind = itemWord
		case c == '(':
			l.pos++
			it.kind = itemOpen
			if l.depth++; l.depth > maxQueryDepth {
				l.problems.add(it.start, l.pos, "Brackets are nested too deep here; this one was left out.")
				continue
			}
		case c == ')' && it.field == "":
			l.pos++
			it.kind = itemClose
			if l.depth > 0 {
				l.depth--
				if l.depth >= maxQueryDepth {
					continue
				}
			}
		case quoteClass(c) != 0:
			l.phrase(&it, quoteClass(c), size)
		default:
			l.word(&it)
		}
		it.end = l.pos
		return it
	}
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.pos:])
		if !unicode.IsSpace(r) {
			return
		}
		l.pos += size
	}
}

// startsOperand reports whether s begins with something that a minus can
// exclude. A dash or a number's sign before nothing is punctuation.
func startsOperand(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsSpace(r) && r != '-' && r != ')'
}

// field reads the name of a known field and its colon.
func (l *lexer) field() string {
	colon := l.pos
	for colon < len(l.text) && colon-l.pos < longestField && asciiFold[l.text[colon]] != 0 {
		colon++
	}
	if colon == len(l.text) || l.text[colon] != ':' {
		return ""
	}
	name := strings.ToLower(l.text[l.pos:colon])
	if !isField(name) {
		return ""
	}
	l.pos = colon + 1
	return name
}

// phrase reads from a quotation mark to the next of its class.
func (l *lexer) phrase(it *item, class, size int) {
	it.kind = itemPhrase
	l.pos += size
	it.textStart = l.pos
	it.open = true
	for l.pos < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.pos:])
		if quoteClass(r) == class && !insideHebrew(l.text, l.pos, size) {
			it.open = false
			break
		}
		l.pos += size
	}
	it.text = l.text[it.textStart:l.pos]
	if it.open {
		l.problems.add(it.start, l.pos, "This quotation mark is not closed; the phrase runs to the end.")
	} else {
		l.pos += quoteSize(l.text[l.pos:])
	}
	trimmed := strings.TrimRight(it.text, "*")
	it.prefix = trimmed != it.text
	it.text = trimmed
	for l.pos < len(l.text) && l.text[l.pos] == '*' {
		it.prefix = true
		l.pos++
	}
}

// word reads up to a space, a bracket or a quotation mark.
func (l *lexer) word(it *item) {
	it.kind = itemWord
	it.textStart = l.pos
	for l.pos < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.pos:])
		if unicode.IsSpace(r) || r == '(' || r == ')' || quoteClass(r) != 0 && !insideHebrew(l.text, l.pos, size) {
			break
		}
		l.pos += size
	}
	it.text = l.text[it.textStart:l.pos]
	it.open = l.pos == len(l.text)
	if it.field == "" && !it.not {
		l.operator(it)
	}
	trimmed := strings.TrimRight(it.text, "*")
	it.prefix = trimmed != it.text
	it.text = trimmed
}

// operator turns a word that is an operator into one.
func (l *lexer) operator(it *item) {
	switch it.text {
	case "AND":
		it.kind = itemAnd
	case "OR":
		it.kind = itemOr
	case "NOT":
		it.kind = itemNot
	case "NEAR":
		it.kind, it.distance = itemNear, defaultNear
	default:
		digits, ok := strings.CutPrefix(it.text, "NEAR/")
		if !ok {
			return
		}
		it.kind, it.distance = itemNear, defaultNear
		n, err := strconv.Atoi(digits)
		switch {
		case err != nil || n < 0:
			l.problems.add(it.start, l.pos, "NEAR/ needs a number of words, as in NEAR/5; 10 was taken.")
		case n > maxNear:
			it.distance = maxNear
			l.problems.add(it.start, l.pos, "NEAR reaches no farther than 1000 words; 1000 was taken.")
		default:
			it.distance = n
		}
	}
}

// quoteClass tells the kinds of quotation marks apart, so that a phrase in
// guillemets may hold curly quotes. It is 0 for other characters.
func quoteClass(r rune) int {
	switch r {
	case '"', '“', '”', '„':
		return 1
	case '«', '»':
		return 2
	}
	return 0
}

func quoteSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// insideHebrew reports whether the straight mark at s[i:] stands between two
// Hebrew letters, where it is part of an abbreviation: צה"ל.
func insideHebrew(s string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	return s[i] == '"' && unicode.Is(unicode.Hebrew, before) && unicode.Is(unicode.Hebrew, after)
}
