package data

import (
	"strconv"
	"strings"
)

// The full-text index has the columns headline, byline, dateline and body, of
// text that indexText has cut into terms, and facet, of facetTerms.
const (
	facetColumn = "facet"
	anyText     = "{headline byline dateline body} : "
)

var columnFilters = map[columns]string{
	headlineColumn: "headline : ", bylineColumn: "byline : ", datelineColumn: "dateline : ", bodyColumn: "body : ",
}

// match returns the expression by which FTS5 finds the articles that answer a
// part of a query. It is not ok for what FTS5 cannot say: a part that holds
// dates, or that excludes from all articles.
func match(n node) (expr string, ok bool) {
	var b strings.Builder
	ok = writeMatch(&b, n)
	if !ok {
		return "", false
	}
	return b.String(), true
}

func writeMatch(b *strings.Builder, n node) bool {
	switch n := n.(type) {
	case andNode:
		return writeAnd(b, n)
	case orNode:
		return writeJoined(b, n, " OR ")
	case phraseNode:
		writeFilter(b, n.columns, n.prefix)
		writePhrase(b, n)
		return true
	case nearNode:
		writeFilter(b, n.left.columns, n.left.prefix || n.right.prefix)
		b.WriteString("NEAR(")
		writePhrase(b, n.left)
		b.WriteByte(' ')
		writePhrase(b, n.right)
		b.WriteString(", " + strconv.Itoa(n.distance) + ")")
		return true
	case facetNode:
		b.WriteString(facetColumn + ` : `)
		writeTerms(b, n.term, n.prefix)
		return true
	}
	return false
}

func writeJoined(b *strings.Builder, parts []node, operator string) bool {
	b.WriteByte('(')
	for i, part := range parts {
		if i > 0 {
			b.WriteString(operator)
		}
		if !writeMatch(b, part) {
			return false
		}
	}
	b.WriteByte(')')
	return true
}

func writeAnd(b *strings.Builder, n andNode) bool {
	var wanted, excluded []node
	for _, kid := range n {
		if not, ok := kid.(notNode); ok {
			excluded = append(excluded, not.node)
		} else {
			wanted = append(wanted, kid)
		}
	}
	if len(wanted) == 0 {
		return false
	}
	if len(excluded) == 0 {
		return writeJoined(b, wanted, " AND ")
	}
	b.WriteByte('(')
	if !writeJoined(b, wanted, " AND ") {
		return false
	}
	b.WriteString(" NOT ")
	if !writeJoined(b, excluded, " OR ") {
		return false
	}
	b.WriteByte(')')
	return true
}

// writeFilter names the columns to look in. A whole word of text is never
// equal to a facet's term, so that looking in every column says the same and
// spares FTS5 the positions; the beginning of one may be.
func writeFilter(b *strings.Builder, in columns, prefix bool) {
	switch {
	case in != textColumns:
		b.WriteString(columnFilters[in])
	case prefix:
		b.WriteString(anyText)
	}
}

func writePhrase(b *strings.Builder, n phraseNode) {
	writeTerms(b, strings.Join(n.terms, " "), n.prefix)
}

// writeTerms quotes terms. They hold letters and digits only, no quote.
func writeTerms(b *strings.Builder, terms string, prefix bool) {
	b.WriteByte('"')
	b.WriteString(terms)
	b.WriteByte('"')
	if prefix {
		b.WriteByte('*')
	}
}
