package rtf

type tokenKind int

const (
	opens  tokenKind = iota
	closes           // a group
	word             // a control word, or a control symbol
	char             // a byte of text
)

type token struct {
	kind   tokenKind
	name   string
	number int
	has    bool // a number stands after the name
	char   byte
}

// lexer parts a document into tokens.
type lexer struct {
	b  []byte
	at int
}

// next returns the next token; ok is false at the end. Line ends are no text.
func (l *lexer) next() (t token, ok bool) {
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		switch c {
		case '{':
			return token{kind: opens}, true
		case '}':
			return token{kind: closes}, true
		case '\r', '\n', 0:
		case '\\':
			if t, ok := l.control(); ok {
				return t, true
			}
		default:
			return token{kind: char, char: c}, true
		}
	}
	return token{}, false
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

const maxWord, maxDigits = 32, 10 // of a control word

// control reads what follows a backslash.
func (l *lexer) control() (token, bool) {
	if l.at >= len(l.b) {
		return token{}, false
	}
	c := l.b[l.at]
	if !isLetter(c) {
		l.at++
		switch c {
		case '\'':
			return l.hex()
		case '\\', '{', '}':
			return token{kind: char, char: c}, true
		case '\r', '\n':
			return token{kind: word, name: "par"}, true
		}
		return token{kind: word, name: string(rune(c))}, true
	}
	from := l.at
	for l.at < len(l.b) && isLetter(l.b[l.at]) && l.at-from < maxWord {
		l.at++
	}
	t := token{kind: word, name: string(l.b[from:l.at])}
	sign := 1
	if l.at+1 < len(l.b) && l.b[l.at] == '-' && isDigit(l.b[l.at+1]) {
		sign = -1
		l.at++
	}
	for n := 0; l.at < len(l.b) && isDigit(l.b[l.at]) && n < maxDigits; n++ {
		t.number, t.has = t.number*10+int(l.b[l.at]-'0'), true
		l.at++
	}
	t.number *= sign
	if l.at < len(l.b) && l.b[l.at] == ' ' {
		l.at++ // ends the word
	}
	if t.name == "bin" && t.number > 0 {
		l.at += min(t.number, len(l.b)-l.at)
	}
	return t, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// hex reads a byte of text that is written as two digits.
func (l *lexer) hex() (token, bool) {
	value, digits := byte(0), 0
	for ; digits < 2 && l.at < len(l.b); digits++ {
		c := l.b[l.at]
		switch {
		case isDigit(c):
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return token{kind: char, char: value}, digits > 0
		}
		value = value<<4 | c
		l.at++
	}
	return token{kind: char, char: value}, digits == 2
}
