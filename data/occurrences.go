package data

import (
	"context"
	"slices"
)

// An occurrence is a place of a term: the article's ordinal in the upper half,
// then four bits of the column and 28 of the position in it. So occurrences
// that follow each other in a text differ by 1.
type occurrence uint64

const (
	ordinalShift = 32
	columnShift  = 28
	maxPosition  = 1<<columnShift - 1
)

func (o occurrence) ordinal() int { return int(o >> ordinalShift) }

// eachPosition reads positions as FTS5 writes them: each as the difference
// from the one before plus two; a 1 comes before the number of a column.
func eachPosition(positions []byte, in columns, f func(column int, position uint64)) {
	column, wanted := 0, in&1 != 0
	at := uint64(0)
	for len(positions) > 0 {
		v, n := varint(positions)
		if n == 0 {
			return
		}
		positions = positions[n:]
		if v == 1 {
			c, n := varint(positions)
			if n == 0 {
				return
			}
			positions = positions[n:]
			column, at = int(c), 0
			wanted = c < 8 && in&(1<<c) != 0
			continue
		}
		at += v - 2
		if wanted {
			f(column, at)
		}
	}
}

// holdsColumn reports whether positions has one in the columns.
func holdsColumn(positions []byte, in columns) bool {
	if in&1 != 0 && len(positions) > 0 && positions[0] != 1 {
		return true
	}
	found := false
	eachPosition(positions, in, func(int, uint64) { found = true })
	return found
}

// collect lists the occurrences of a term in the columns, ascending.
func (v *view) collect(ctx context.Context, term string, prefix bool, in columns, within bitmap) ([]occurrence, error) {
	var list []occurrence
	err := v.eachEntry(ctx, term, prefix, func(i int, positions []byte) {
		if within != nil && !within.has(i) {
			return
		}
		eachPosition(positions, in, func(column int, position uint64) {
			if position < maxPosition {
				list = append(list, occurrence(i)<<ordinalShift|occurrence(column)<<columnShift|occurrence(position))
			}
		})
	})
	if err == nil && !slices.IsSorted(list) {
		slices.Sort(list)
	}
	return list, err
}

// occurrences lists where a phrase stands within some articles, or in all for
// nil: the places of its last term.
func (v *view) occurrences(ctx context.Context, p phraseNode, within bitmap) ([]occurrence, error) {
	for i, term := range p.terms {
		if len(p.terms) == 1 {
			break // there is nothing to narrow
		}
		set, err := v.find(ctx, phraseNode{columns: textColumns, terms: []string{term}, prefix: p.prefix && i == len(p.terms)-1}, nil)
		if err != nil {
			return nil, err
		}
		if within == nil {
			within = set
		} else {
			within = within.and(set)
		}
	}
	var at []occurrence
	for i, term := range p.terms {
		next, err := v.collect(ctx, term, p.prefix && i == len(p.terms)-1, p.columns, within)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			next = following(at, next)
		}
		at = next
		if len(p.terms) > 2 && i > 0 {
			within = v.articlesOf(at)
		}
	}
	return at, nil
}

// articlesOf returns the articles of occurrences.
func (v *view) articlesOf(at []occurrence) bitmap {
	set := newBitmap(v.len())
	for _, o := range at {
		set.add(o.ordinal())
	}
	return set
}

// following returns those of next that stand right behind one of at. It writes
// over next.
func following(at, next []occurrence) []occurrence {
	kept := next[:0]
	for _, o := range next {
		for len(at) > 0 && at[0]+1 < o {
			at = at[1:]
		}
		if len(at) > 0 && at[0]+1 == o {
			kept = append(kept, o)
		}
	}
	return kept
}

// nearOccurrences lists where either phrase of a nearNode stands near the
// other: the places of the last term of each.
func (v *view) nearOccurrences(ctx context.Context, n nearNode, within bitmap) (left, right []occurrence, err error) {
	for _, p := range []phraseNode{n.left, n.right} {
		for i, term := range p.terms {
			set, err := v.find(ctx, phraseNode{columns: textColumns, terms: []string{term}, prefix: p.prefix && i == len(p.terms)-1}, nil)
			if err != nil {
				return nil, nil, err
			}
			if within == nil {
				within = set
			} else {
				within = within.and(set)
			}
		}
	}
	if left, err = v.occurrences(ctx, n.left, within); err != nil {
		return nil, nil, err
	}
	if right, err = v.occurrences(ctx, n.right, v.articlesOf(left)); err != nil {
		return nil, nil, err
	}
	return near(left, len(n.left.terms), right, len(n.right.terms), n.distance),
		near(right, len(n.right.terms), left, len(n.left.terms), n.distance), nil
}

// near returns those of p, a phrase of pTerms terms, that have a q within
// distance: as many terms at most lie between the two.
func near(p []occurrence, pTerms int, q []occurrence, qTerms, distance int) []occurrence {
	var kept []occurrence
	begin := func(o occurrence, terms int) occurrence { return o - occurrence(terms-1) }
	next := 0
	for _, o := range p {
		from := begin(o, pTerms)
		for next < len(q) && begin(q[next], qTerms)+occurrence(qTerms+distance) < from {
			next++
		}
		if next < len(q) && begin(q[next], qTerms) <= from+occurrence(pTerms+distance) {
			kept = append(kept, o)
		}
	}
	return kept
}
