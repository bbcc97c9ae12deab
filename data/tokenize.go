package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Bounds of a term. A longer run of letters is cut into several terms.
const (
	maxTermRunes = 64
	maxTermBytes = 200
)

// Bounds of a letter with its combining marks, as written and as folded.
const (
	maxClusterRunes = 8
	maxClusterBytes = 96
)

// A token is one term of a text and where it stands.
//
// A term is a run of letters and digits, folded as foldCluster says. A run of
// Chinese, Japanese and Korean characters has no spaces to part its words, so
// it yields overlapping pairs and its last character alone: "ABC" is "AB",
// "BC", "C". Any two characters are then found as a term, more as a phrase of
// pairs, and one as the beginning of a term.
type token struct {
	term       string
	start, end int // byte offsets in the text
	head       int // where the first character of a pair ends; end for other terms
}

// tokenize appends the tokens of s to dst. Their places in the result are the
// positions that the full-text index knows.
func tokenize(dst []token, s string) []token {
	dst = slices.Grow(dst, len(s)/6)
	t := tokenizer{src: s, buf: make([]byte, 0, len(s)+len(s)/4), toks: dst, places: true}
	t.run()
	terms := string(t.buf)
	for i := len(dst); i < len(t.toks); i++ {
		t.toks[i].term, terms, _ = strings.Cut(terms, " ")
	}
	return t.toks
}

// indexText returns the terms of s, a space between them: what the full-text
// index is given, whose own tokenizer then has only spaces to look for.
func indexText(s string) string {
	return string(appendIndexText(nil, s))
}

// appendIndexText appends the terms of s to dst, a space before each except at
// the beginning of dst. Texts appended one after the other yield the positions
// of the texts joined by blank lines.
func appendIndexText(dst []byte, s string) []byte {
	t := tokenizer{src: s, buf: dst}
	t.run()
	return t.buf
}

// tokenizer reads src into buf, one term after the other. At most one of the
// two is under way: a term of letters, or a CJK character waiting for its next.
type tokenizer struct {
	src    string
	buf    []byte // the terms, spaces between
	toks   []token
	places bool // record toks
	whole  bool // take CJK characters as any other letter

	inTerm     bool
	from       int // the term's beginning in buf
	runes      int
	start, end int // the term's place in src

	char               [maxClusterBytes]byte
	charLen            int // 0 when no character waits
	charStart, charEnd int

	scratch []byte
}

func (t *tokenizer) run() {
	s := t.src
	for i := 0; i < len(s); {
		if s[i] >= utf8.RuneSelf {
			i = t.cluster(i)
			continue
		}
		j := i
		for j < len(s) && asciiFold[s[j]] != 0 {
			j++
		}
		if j == i {
			t.endTerm()
			t.endChars()
			i++
			continue
		}
		if combinesAt(s, j) {
			t.ascii(i, j-1)
			i = t.cluster(j - 1)
			continue
		}
		t.ascii(i, j)
		i = j
	}
	t.endTerm()
	t.endChars()
}

// ascii adds the ASCII letters and digits src[i:j].
func (t *tokenizer) ascii(i, j int) {
	for i < j {
		t.begin(i, 1, 1)
		n := min(j-i, maxTermRunes-t.runes, maxTermBytes-(len(t.buf)-t.from))
		for _, c := range []byte(t.src[i : i+n]) {
			t.buf = append(t.buf, asciiFold[c])
		}
		i += n
		t.runes += n
		t.end = i
	}
}

// cluster adds the character at src[i:] with its combining marks and returns
// where it ends.
func (t *tokenizer) cluster(i int) int {
	var kind runeKind
	var j int
	kind, t.scratch, j = foldAt(t.scratch[:0], t.src, i)
	switch kind {
	case runeWord:
		t.characters(t.scratch, i, j)
	case runeMark:
		if t.inTerm {
			t.letter(t.scratch, i, j)
		}
	case runeBreak:
		t.endTerm()
		t.endChars()
	}
	return j
}

// characters adds folded text, each of whose characters stands at src[i:j].
func (t *tokenizer) characters(folded []byte, i, j int) {
	for len(folded) > 0 {
		r, n := utf8.DecodeRune(folded)
		for n < len(folded) {
			m, size := utf8.DecodeRune(folded[n:])
			if kindOf(m) != runeMark {
				break
			}
			n += size
		}
		if isCJK(r) && !t.whole {
			t.cjk(folded[:n], i, j)
		} else {
			t.letter(folded[:n], i, j)
		}
		folded = folded[n:]
	}
}

func (t *tokenizer) letter(c []byte, i, j int) {
	n := utf8.RuneCount(c)
	t.begin(i, n, len(c))
	t.buf = append(t.buf, c...)
	t.runes += n
	t.end = j
}

func (t *tokenizer) cjk(c []byte, i, j int) {
	t.endTerm()
	if t.charLen > 0 {
		t.separate()
		t.buf = append(t.buf, t.char[:t.charLen]...)
		t.buf = append(t.buf, c...)
		t.emit(token{start: t.charStart, end: j, head: t.charEnd})
	}
	t.charLen = copy(t.char[:], c)
	t.charStart, t.charEnd = i, j
}

// begin makes sure of a term with room for so many runes and bytes more.
func (t *tokenizer) begin(i, runes, bytes int) {
	t.endChars()
	if t.inTerm && (t.runes+runes > maxTermRunes || len(t.buf)-t.from+bytes > maxTermBytes) {
		t.endTerm()
	}
	if !t.inTerm {
		t.separate()
		t.inTerm, t.from, t.runes, t.start = true, len(t.buf), 0, i
	}
}

func (t *tokenizer) endTerm() {
	if t.inTerm {
		t.inTerm = false
		t.emit(token{start: t.start, end: t.end, head: t.end})
	}
}

func (t *tokenizer) endChars() {
	if t.charLen > 0 {
		t.separate()
		t.buf = append(t.buf, t.char[:t.charLen]...)
		t.charLen = 0
		t.emit(token{start: t.charStart, end: t.charEnd, head: t.charEnd})
	}
}

func (t *tokenizer) separate() {
	if len(t.buf) > 0 {
		t.buf = append(t.buf, ' ')
	}
}

func (t *tokenizer) emit(k token) {
	if t.places {
		t.toks = append(t.toks, k)
	}
}

// combinesAt reports whether what stands at s[i:] joins the character before
// it: a combining mark, a vowel of decomposed Hangul, a halfwidth voiced mark.
func combinesAt(s string, i int) bool {
	return i < len(s) && s[i] >= utf8.RuneSelf && !norm.NFKC.PropertiesString(s[i:]).BoundaryBefore()
}
