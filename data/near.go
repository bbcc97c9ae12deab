package data

import (
	"context"
	"slices"
)

// findNear adds the articles where two words stand near each other to found.
func (v *view) findNear(ctx context.Context, n nearNode, within, found bitmap) error {
	reach := place(n.distance + 1)
	for k := range v.index.segments {
		s := &v.index.segments[k]
		left, err := v.rawIn(ctx, s, n.left.terms[0], within)
		if err != nil {
			return err
		}
		at := 0
		if err := v.index.entries(ctx, s, n.right.terms[0], false, func(row int64, positions []byte) {
			if at = left.seek(row, at); at == len(left.rows) || left.rows[at] != row {
				return
			}
			if meet(left.raw(at), positions, n.left.columns, reach) {
				if i, live := v.ordinal(row); live {
					found.add(i)
				}
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// meet reports whether a place of a and one of b, in some columns, are at most
// reach apart.
func meet(a, b []byte, in columns, reach place) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	i, first := nextPlace(a, 0, 0)
	j, second := nextPlace(b, 0, 0)
	for {
		near := first <= second+reach && second <= first+reach
		switch {
		case near && first.in(in) && second.in(in):
			return true
		case first < second || near && j == len(b):
			if i == len(a) {
				return false
			}
			i, first = nextPlace(a, i, first)
		default:
			if j == len(b) {
				return false
			}
			j, second = nextPlace(b, j, second)
		}
	}
}

// eachNear calls visit with the articles where the phrases of a NEAR stand near
// each other, and which places of each do. Both lists are valid during the call
// only.
func (v *view) eachNear(ctx context.Context, n nearNode, within bitmap, visit func(i int, left, right []place)) error {
	for k := range v.index.segments {
		s := &v.index.segments[k]
		left, err := v.placesIn(ctx, s, n.left, within)
		if err != nil {
			return err
		}
		right, err := v.placesIn(ctx, s, n.right, within)
		if err != nil {
			return err
		}
		at := 0
		var kept, others []place
		for i, ordinal := range right.rows {
			if at = left.seek(ordinal, at); at == len(left.rows) {
				break
			}
			if left.rows[at] != ordinal {
				continue
			}
			p, q := left.of(at, 0, nil), right.of(i, 0, nil)
			kept = near(kept[:0], p, len(n.left.terms), q, len(n.right.terms), n.distance)
			if len(kept) > 0 {
				others = near(others[:0], q, len(n.right.terms), p, len(n.left.terms), n.distance)
				visit(int(ordinal), kept, others)
			}
		}
	}
	return nil
}

// placesIn lists the articles of a segment, by ordinal, that hold a phrase.
func (v *view) placesIn(ctx context.Context, s *segment, p phraseNode, within bitmap) (postings, error) {
	found := postings{places: []place{}}
	sorted := true
	err := v.phraseIn(ctx, s, p, within, true, func(i int, ends []place) {
		if n := len(found.rows); n > 0 && found.rows[n-1] >= int64(i) {
			sorted = false
		}
		found.places = append(found.places, ends...)
		found.add(int64(i))
	})
	if sorted {
		return found, err
	}
	// Of a beginning, an article comes once for each term.
	type at struct {
		ordinal int64
		place   place
	}
	var all []at
	for n, ordinal := range found.rows {
		for _, p := range found.of(n, 0, nil) {
			all = append(all, at{ordinal, p})
		}
	}
	slices.SortFunc(all, func(a, b at) int {
		if a.ordinal != b.ordinal {
			return int(a.ordinal - b.ordinal)
		}
		return int(int64(a.place) - int64(b.place))
	})
	joined := postings{places: make([]place, 0, len(all))}
	for n, a := range all {
		joined.places = append(joined.places, a.place)
		if n+1 == len(all) || all[n+1].ordinal != a.ordinal {
			joined.add(a.ordinal)
		}
	}
	return joined, err
}

// near appends those of p, a phrase of pTerms terms, that have a q within
// distance: as many terms at most lie between the two.
func near(dst, p []place, pTerms int, q []place, qTerms, distance int) []place {
	next := 0
	for _, end := range p {
		from := int64(end) - int64(pTerms-1)
		for next < len(q) && int64(q[next])+1+int64(distance) < from {
			next++
		}
		if next < len(q) && int64(q[next])-int64(qTerms-1) <= int64(end)+1+int64(distance) {
			dst = append(dst, end)
		}
	}
	return dst
}
