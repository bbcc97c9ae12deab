package data

import (
	"context"
	"fmt"
	"slices"
)

// findNear adds the articles where two words stand near each other to found.
// One of them at most is a beginning; it is not kept, since it may have any
// number of words.
func (v *view) findNear(ctx context.Context, n nearNode, within, found bitmap) error {
	kept, other := n.left, n.right
	if kept.prefix {
		kept, other = other, kept
	}
	for k := range v.index.segments {
		s := &v.index.segments[k]
		near, err := v.rawIn(ctx, s, kept.terms[0], within)
		if err != nil {
			return err
		}
		at, before := 0, int64(-1)
		if err := v.index.entries(ctx, s, other.terms[0], other.prefix, func(row int64, positions []byte) {
			if row <= before { // another term begins
				at = 0
			}
			before = row
			if at = near.seek(row, at); at == len(near.rows) || near.rows[at] != row {
				return
			}
			if meet(near.raw(at), positions, n.left.columns, place(n.distance+1)) {
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

// maxPlaces bounds how many places of a phrase are held at once: 80 MB. FTS5
// holds them more closely; what has more is asked of SQL.
const maxPlaces = 20_000_000

// placesIn lists the articles of a segment, by ordinal, that hold a phrase.
func (v *view) placesIn(ctx context.Context, s *segment, p phraseNode, within bitmap) (postings, error) {
	found := postings{places: []place{}}
	sorted := true
	err := v.phraseIn(ctx, s, p, within, true, func(i int, ends []place) {
		if n := len(found.rows); n > 0 && found.rows[n-1] >= int64(i) {
			sorted = false
		}
		if len(found.places) <= maxPlaces {
			found.places = append(found.places, ends...)
			found.add(int64(i))
		}
	})
	if len(found.places) > maxPlaces {
		return postings{}, fmt.Errorf("%w: a word with too many places", errIndexForm)
	}
	if sorted || err != nil {
		return found, err
	}
	// Of a beginning, an article comes once for each term.
	return found.joined(v.len()), nil
}

// joined puts places that came in no order into that of n ordinals.
func (p *postings) joined(n int) postings {
	next := make([]int32, n+1) // where the places of an ordinal begin, then end
	for i, ordinal := range p.rows {
		next[ordinal+1] += p.ends[i] - p.begin(i)
	}
	for i := range n {
		next[i+1] += next[i]
	}
	out := postings{places: make([]place, len(p.places))}
	for i, ordinal := range p.rows {
		copy(out.places[next[ordinal]:], p.places[p.begin(i):p.ends[i]])
		next[ordinal] += p.ends[i] - p.begin(i)
	}
	begin := int32(0)
	for ordinal, end := range next[:n] {
		if end > begin {
			slices.Sort(out.places[begin:end])
			out.rows, out.ends = append(out.rows, int64(ordinal)), append(out.ends, end)
		}
		begin = end
	}
	return out
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
