package data

import (
	"sort"
	"strings"
)

// paragraphBreak stands between paragraphs where a body is read as one text.
const paragraphBreak = "\n\n"

// highlighter finds the places of a text that answer a query: every phrase
// that the query asks for, with its NEAR partners where it has some. What is
// under NOT, and values of fields and dates, mark nothing. It is for one
// goroutine at a time.
type highlighter struct {
	phrases []phraseNode
	nears   []nearNode
	tokens  []token // of the last text, to be used again
}

func (q Query) highlighter() *highlighter {
	h := &highlighter{}
	h.collect(q.root)
	return h
}

func (h *highlighter) collect(n node) {
	switch n := n.(type) {
	case andNode:
		for _, kid := range n {
			h.collect(kid)
		}
	case orNode:
		for _, kid := range n {
			h.collect(kid)
		}
	case phraseNode:
		h.phrases = append(h.phrases, n)
	case nearNode:
		h.nears = append(h.nears, n)
	}
}

// marks reports whether anything of the column can be marked.
func (h *highlighter) marks(column columns) bool {
	for _, p := range h.phrases {
		if p.columns&column != 0 {
			return true
		}
	}
	for _, n := range h.nears {
		if n.left.columns&column != 0 {
			return true
		}
	}
	return false
}

// spans returns what to mark in the text of one column, ascending and without
// overlaps. Marks that touch stay apart: they are hits of their own.
func (h *highlighter) spans(column columns, text string) []Span {
	if !h.marks(column) {
		return nil
	}
	h.tokens = tokenize(h.tokens[:0], text)
	tokens := h.tokens
	var found []Span
	for _, p := range h.phrases {
		if p.columns&column != 0 {
			for _, at := range p.positions(tokens) {
				found = append(found, p.span(tokens, at))
			}
		}
	}
	for _, n := range h.nears {
		if n.left.columns&column != 0 {
			found = n.appendSpans(found, tokens)
		}
	}
	return merge(found)
}

// headlineSpans returns what to mark in a headline, found together with its
// marks as headlineText has them in the index.
func (h *highlighter) headlineSpans(headline string, marks []string) []Span {
	spans := h.spans(headlineColumn, headlineText(headline, marks))
	for i, s := range spans {
		if s.Start >= len(headline) {
			return spans[:i]
		}
		spans[i].End = min(s.End, len(headline))
	}
	return spans
}

// headlineText is the text of the index's headline column: the headline, then
// its marks.
func headlineText(headline string, marks []string) string {
	if len(marks) == 0 {
		return headline
	}
	return headline + "\n" + strings.Join(marks, "\n")
}

// paragraphSpans returns what to mark in each paragraph of a body. A phrase
// that runs over a paragraph's end is marked on both sides of it, to the end
// of the one paragraph and from the beginning of the other.
func (h *highlighter) paragraphSpans(paragraphs []string) [][]Span {
	spans := h.spans(bodyColumn, strings.Join(paragraphs, paragraphBreak))
	out := make([][]Span, len(paragraphs))
	begin := 0
	for i, p := range paragraphs {
		end := begin + len(p)
		for len(spans) > 0 && spans[0].Start < end {
			s := Span{max(spans[0].Start, begin) - begin, min(spans[0].End, end) - begin}
			if s.Start < s.End {
				out[i] = append(out[i], s)
			}
			if spans[0].End > end {
				break
			}
			spans = spans[1:]
		}
		begin = end + len(paragraphBreak)
	}
	return out
}

// articleHits returns all that is to be marked in an article.
func (h *highlighter) articleHits(a *Article) ArticleHits {
	return ArticleHits{
		Headline: h.headlineSpans(a.Headline, a.Marks),
		Byline:   h.spans(bylineColumn, strings.Join(a.Authors, ", ")),
		Dateline: h.spans(datelineColumn, a.Dateline),
		Body:     h.paragraphSpans(a.Body),
	}
}

// positions returns where in the tokens the phrase begins, ascending.
func (p phraseNode) positions(tokens []token) []int {
	var at []int
	last := len(p.terms) - 1
	for i := 0; i+last < len(tokens); i++ {
		k := 0
		for k < last && tokens[i+k].term == p.terms[k] {
			k++
		}
		if k < last {
			continue
		}
		term := tokens[i+last].term
		if term == p.terms[last] || p.prefix && strings.HasPrefix(term, p.terms[last]) {
			at = append(at, i)
		}
	}
	return at
}

// span is the place of the phrase that begins at a position. Of a pair of CJK
// characters found by its first, that one alone is marked.
func (p phraseNode) span(tokens []token, at int) Span {
	last := tokens[at+len(p.terms)-1]
	end := last.end
	if len(last.term) > len(p.terms[len(p.terms)-1]) {
		end = last.head
	}
	return Span{tokens[at].start, end}
}

// appendSpans appends the places of both phrases where they are near each
// other. As in FTS5, the distance is the number of terms from the end of the
// one that begins first to the beginning of the other.
func (n nearNode) appendSpans(dst []Span, tokens []token) []Span {
	left, right := n.left.positions(tokens), n.right.positions(tokens)
	dst = appendNear(dst, tokens, n.left, left, n.right, right, n.distance)
	return appendNear(dst, tokens, n.right, right, n.left, left, n.distance)
}

// appendNear appends the places of p, beginning at the positions in at, that
// have a q within distance.
func appendNear(dst []Span, tokens []token, p phraseNode, at []int, q phraseNode, others []int, distance int) []Span {
	next := 0
	for _, i := range at {
		for next < len(others) && others[next] < i-len(q.terms)-distance {
			next++
		}
		if next < len(others) && others[next] <= i+len(p.terms)+distance {
			dst = append(dst, p.span(tokens, i))
		}
	}
	return dst
}

// merge sorts spans and joins those that overlap.
func merge(spans []Span) []Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}
