package data

import (
	"slices"
	"sort"
	"time"
)

// Bounds of a query; what exceeds one is left out and named in a Problem.
const (
	maxQueryBytes    = 4096
	maxQueryDepth    = 32 // of brackets
	maxQueryTerms    = 256
	maxQueryProblems = 20
	maxNear          = 1000 // words
	defaultNear      = 10
)

// Query is a query that was understood as far as it could be. The zero Query
// is answered by every article.
type Query struct {
	Text     string
	Problems []Problem // what was left out of Text, in its order

	root node // nil for every article
}

// IsAll reports whether every article answers the query.
func (q Query) IsAll() bool { return q.root == nil }

// splitDates parts the query into days that an article must be within and the
// rest, nil where there is none. The days may be none at all: last before first.
func (q Query) splitDates() (rest node, days datesNode) {
	all, ok := q.root.(andNode)
	if !ok {
		if q.root == nil {
			return nil, datesNode{}
		}
		all = andNode{q.root}
	}
	for _, kid := range all {
		if d, ok := kid.(datesNode); ok {
			days = days.intersect(d)
		} else {
			rest = newAnd(rest, kid)
		}
	}
	return rest, days
}

// A node is a part of a query: an andNode, orNode, notNode, phraseNode,
// nearNode, facetNode, valueNode, readNode or datesNode.
type node interface{}

// The nodes that join others. andNode and orNode have at least two members,
// none of their own kind; a notNode holds no notNode.
type (
	andNode []node
	orNode  []node
	notNode struct{ node node }
)

// columns is a set of the text columns of the full-text index.
type columns uint8

// The text columns, in the order of the index: the nth is 1 << n.
const (
	bodyColumn columns = 1 << iota
	headlineColumn
	bylineColumn
	datelineColumn

	textColumns = headlineColumn | bylineColumn | datelineColumn | bodyColumn
)

// A phraseNode is terms in a row within one of the columns. With prefix, the
// last term stands for all that begin with it.
type phraseNode struct {
	columns columns
	terms   []string
	prefix  bool
}

// A nearNode is two phrases in one column with at most distance terms between.
// The phrases have the same columns.
type nearNode struct {
	left, right phraseNode
	distance    int
}

// A facetNode is a value of a field, as facetTerm writes it. With prefix, the
// term stands for all that begin with it.
type facetNode struct {
	term   string
	prefix bool
}

// A valueNode is a value of a field, as facet_value has it. With prefix, it
// stands for all that begin with it. It is compared with the columns that facets
// are counted by; the full-text index knows nothing of it.
type valueNode struct {
	field  facetField
	term   string
	prefix bool
}

// A readNode is what a person has read.
type readNode struct{}

// A datesNode is the days from first to last, UTC midnights, both included. A
// zero Time is an open end.
type datesNode struct{ first, last time.Time }

func (d datesNode) intersect(e datesNode) datesNode {
	if d.first.IsZero() || e.first.After(d.first) {
		d.first = e.first
	}
	if d.last.IsZero() || !e.last.IsZero() && e.last.Before(d.last) {
		d.last = e.last
	}
	return d
}

// newAnd joins two nodes and changes neither; nil stands for a part that was left out.
func newAnd(a, b node) node {
	if a == nil || b == nil {
		return either(a, b)
	}
	return slices.Concat(members[andNode](a), members[andNode](b))
}

// newOr is newAnd for orNode.
func newOr(a, b node) node {
	if a == nil || b == nil {
		return either(a, b)
	}
	return slices.Concat(members[orNode](a), members[orNode](b))
}

func newNot(n node) node {
	switch n := n.(type) {
	case nil:
		return nil
	case notNode:
		return n.node
	}
	return notNode{n}
}

func either(a, b node) node {
	if a == nil {
		return b
	}
	return a
}

func members[T ~[]node](n node) T {
	if list, ok := n.(T); ok {
		return list
	}
	return T{n}
}

// problems collects what a query left out.
type problems []Problem

func (p *problems) add(start, end int, message string) {
	if len(*p) < maxQueryProblems {
		*p = append(*p, Problem{Span: Span{start, end}, Message: message})
	}
}

func (p problems) sorted() []Problem {
	sort.SliceStable(p, func(i, j int) bool { return p[i].Span.Start < p[j].Span.Start })
	return p
}
