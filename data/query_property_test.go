package data

import (
	"math/rand"
	"strings"
	"testing"
)

// answers evaluates a query over the tokens of a text, by its definition and
// without an index.
func (s searchedText) answers(n node) bool {
	switch n := n.(type) {
	case nil:
		return true
	case andNode:
		for _, kid := range n {
			if !s.answers(kid) {
				return false
			}
		}
		return true
	case orNode:
		for _, kid := range n {
			if s.answers(kid) {
				return true
			}
		}
		return false
	case notNode:
		return !s.answers(n.node)
	case facetNode:
		for _, f := range s.facets {
			if f == n.term || n.prefix && strings.HasPrefix(f, n.term) {
				return true
			}
		}
		return false
	}
	for column := range s.columns {
		if s.holds(column, n) {
			return true
		}
	}
	return false
}

// holds reports whether a phraseNode or nearNode is found in one column.
func (s searchedText) holds(column columns, n node) bool {
	terms := s.termsOf(column)
	at := func(p phraseNode, i int) bool {
		if i+len(p.terms) > len(terms) || p.columns&column == 0 {
			return false
		}
		for k, want := range p.terms {
			last := p.prefix && k == len(p.terms)-1
			if terms[i+k] != want && (!last || !strings.HasPrefix(terms[i+k], want)) {
				return false
			}
		}
		return true
	}
	for i := range terms {
		switch n := n.(type) {
		case phraseNode:
			if at(n, i) {
				return true
			}
		case nearNode:
			for j := range terms {
				between := j - i - len(n.left.terms)
				if j < i {
					between = i - j - len(n.right.terms)
				}
				if at(n.left, i) && at(n.right, j) && between <= n.distance {
					return true
				}
			}
		}
	}
	return false
}

// asked returns the phrases and NEARs of a query that are not under a NOT.
func asked(n node) (parts []node) {
	switch n := n.(type) {
	case andNode:
		for _, kid := range n {
			parts = append(parts, asked(kid)...)
		}
	case orNode:
		for _, kid := range n {
			parts = append(parts, asked(kid)...)
		}
	case phraseNode, nearNode:
		parts = []node{n}
	}
	return parts
}

// The vocabulary is small, so that random queries find something, and holds
// words of which one begins with another in several scripts.
var (
	wordsOfTexts = strings.Fields("a ab abc Café cafe\u0301 n.k. 25,000 3차 제3차 한국 대한민국 국민 한 북한은 北京 東京都 京 ﾆｭｰｽ ニュース か\u3099 " +
		"Москва Ёлка елка مُحَمَّد محمد हिन्दी หนึ่ง ab‐abc Straße place place¦x \u1112\u1161\u11ab ½ O’Hara")
	gaps        = []string{" ", " ", " ", ", ", ". ", "\n\n", "", "-"}
	facetValues = []string{"New York", "Newark", "서울", "ab"}
)

func randomText(r *rand.Rand, words int) string {
	var b strings.Builder
	for range r.Intn(words + 1) {
		b.WriteString(wordsOfTexts[r.Intn(len(wordsOfTexts))] + gaps[r.Intn(len(gaps))])
	}
	return b.String()
}

func randomRow(r *rand.Rand) searchedText {
	row := searchedText{columns: map[columns]string{
		headlineColumn: randomText(r, 3), bylineColumn: randomText(r, 2), datelineColumn: randomText(r, 2), bodyColumn: randomText(r, 14),
	}}
	for _, v := range facetValues {
		if r.Intn(3) == 0 {
			row.facets = append(row.facets, facetTerm("place", v))
		}
	}
	return row
}

func randomQuery(r *rand.Rand, depth int) string {
	word := func() string { return wordsOfTexts[r.Intn(len(wordsOfTexts))] }
	star := func() string { return []string{"", "", "*"}[r.Intn(3)] }
	if depth == 0 || r.Intn(4) == 0 {
		switch r.Intn(9) {
		case 0:
			return `"` + word() + " " + word() + star() + `"`
		case 1:
			return word() + star() + " NEAR/" + []string{"0", "1", "3"}[r.Intn(3)] + " " + word() + star()
		case 2:
			return []string{"title:", "body:", "by:"}[r.Intn(3)] + word() + star()
		case 3:
			return `place:"` + facetValues[r.Intn(len(facetValues))] + star() + `"`
		case 4:
			text := []rune(word())
			return string(text[:1+r.Intn(len(text))]) + star()
		default:
			return word() + star()
		}
	}
	a, b := randomQuery(r, depth-1), randomQuery(r, depth-1)
	switch r.Intn(5) {
	case 0:
		return a + " OR " + b
	case 1:
		return a + " NOT (" + b + ")"
	case 2:
		return "(" + a + ") -(" + b + ")"
	case 3:
		return "title:(" + a + ") OR " + b
	default:
		return a + " " + b
	}
}

// TestMarkedIsMatched holds the three readers of a query against each other:
// FTS5, the highlighter, and the definition.
func TestMarkedIsMatched(t *testing.T) {
	r := rand.New(rand.NewSource(20190622))
	f := newFTSTable(t)
	for range 150 {
		f.insert(randomRow(r))
	}
	queries, hits := 0, 0
	for range 500 {
		q := ParseQuery(randomQuery(r, 3), r.Intn(2) == 0)
		expr, ok := match(q.root)
		var found map[int]bool
		if ok {
			queries++
			found = f.find(expr)
			hits += len(found)
		}
		h := q.highlighter()
		for i, row := range f.rows {
			if answers := row.answers(q.root); ok && answers != found[i] {
				t.Fatalf("%q, that is %s: FTS5 finds %q: %t", q.Text, expr, row, found[i])
			}
			for column, text := range row.columns {
				holds := false
				for _, part := range asked(q.root) {
					holds = holds || row.holds(column, part)
				}
				if spans := h.spans(column, text); (len(spans) > 0) != holds {
					t.Fatalf("%q marks %s, but holds it: %t", q.Text, marked(text, spans), holds)
				}
			}
		}
		checkSnippet(t, h, strings.Split(f.rows[r.Intn(len(f.rows))].columns[bodyColumn], paragraphBreak), 20+r.Intn(100))
	}
	if queries < 300 || hits < 3000 {
		t.Errorf("%d queries with %d hits are too few to tell", queries, hits)
	}
}
