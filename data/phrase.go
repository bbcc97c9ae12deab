package data

import "context"

// A place is where a term stands in an article: the column in the upper four
// bits, the position in it in the others. Places that follow each other in a
// text differ by 1.
type place uint32

const (
	columnShift = 28
	maxPosition = 1<<columnShift - 1
)

// noPlace stands for positions that cannot be read; it is next to no other.
const noPlace = ^place(0) - 1

// nextPlace returns the place that is written at b[i:], after the place before
// it, and where the next is written. FTS5 writes the difference from the one
// before plus two; a 1 comes before the number of a column, in which they begin
// anew.
func nextPlace(b []byte, i int, before place) (next int, p place) {
	if v := b[i]; v > 1 && v < 0x80 {
		return i + 1, before + place(v) - 2
	}
	return farPlace(b, i, before)
}

func farPlace(b []byte, i int, before place) (next int, p place) {
	if b[i] == 1 {
		if i+2 >= len(b) || b[i+1] > 7 {
			return len(b), noPlace
		}
		before = place(b[i+1]) << columnShift
		i += 2
	}
	v, n := varint(b[i:])
	if n == 0 || v < 2 || v > maxPosition {
		return len(b), noPlace
	}
	return i + n, before + place(v) - 2
}

func (p place) in(c columns) bool { return c&(1<<(p>>columnShift)) != 0 && p != noPlace }

// appendPlaces decodes positions, those in some columns.
func appendPlaces(dst []place, positions []byte, in columns) []place {
	at := place(0)
	for i := 0; i < len(positions); {
		if i, at = nextPlace(positions, i, at); at.in(in) {
			dst = append(dst, at)
		}
	}
	return dst
}

// countPlaces tells how many places appendPlaces would find.
func countPlaces(positions []byte, in columns) (n int) {
	wanted := in&1 != 0
	for i := 0; i < len(positions); i++ {
		switch v := positions[i]; {
		case v == 1:
			if i++; i == len(positions) || positions[i] > 7 {
				return n
			}
			wanted = in&(1<<positions[i]) != 0
		default:
			for v >= 0x80 && i+1 < len(positions) {
				i++
				v = positions[i]
			}
			if wanted {
				n++
			}
		}
	}
	return n
}

// adjacent reports whether a place of b, in some columns, stands right behind
// one of a.
func adjacent(a, b []byte, in columns) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	i, first := nextPlace(a, 0, 0)
	j, second := nextPlace(b, 0, 0)
	for {
		switch next := first + 1; {
		case next < second:
			if i == len(a) {
				return false
			}
			i, first = nextPlace(a, i, first)
		case next == second && second.in(in):
			return true
		default:
			if j == len(b) {
				return false
			}
			j, second = nextPlace(b, j, second)
		}
	}
}

// postings are rows, ascending, with the places that a part of a phrase ends
// at in each.
type postings struct {
	rows   []int64
	ends   []int32 // of the nth row's bytes or places
	bytes  []byte  // positions as the index has them, of one term
	places []place // or decoded, of several
}

func (p *postings) add(row int64) {
	p.rows, p.ends = append(p.rows, row), append(p.ends, int32(len(p.bytes)+len(p.places)))
}

func (p *postings) begin(n int) int32 {
	if n == 0 {
		return 0
	}
	return p.ends[n-1]
}

// raw returns the positions of the nth row as the index has them.
func (p *postings) raw(n int) []byte { return p.bytes[p.begin(n):p.ends[n]] }

// of decodes the places of the nth row into scratch.
func (p *postings) of(n int, in columns, scratch []place) []place {
	if p.places != nil {
		return p.places[p.begin(n):p.ends[n]]
	}
	return appendPlaces(scratch[:0], p.raw(n), in)
}

// seek returns the first n from at on whose row is not below row: it gallops,
// so that a list is passed in time of the shorter of two.
func (p *postings) seek(row int64, at int) int {
	step := 1
	for at+step < len(p.rows) && p.rows[at+step] < row {
		at, step = at+step, 2*step
	}
	end := min(at+step, len(p.rows))
	for at < end && p.rows[at] < row {
		mid := int(uint(at+end) >> 1)
		if p.rows[mid] < row {
			at = mid + 1
		} else {
			end = mid
		}
	}
	return at
}

// eachPhrase calls visit with the articles that hold a phrase, within some or
// in all for nil: ascending in the articles of a segment, unless its last term
// is a beginning. An article may then come several times. With ends, visit is
// told the places of the last term, which are valid during the call only.
func (v *view) eachPhrase(ctx context.Context, p phraseNode, within bitmap, ends bool, visit func(i int, ends []place)) error {
	for k := range v.index.segments {
		if err := v.phraseIn(ctx, &v.index.segments[k], p, within, ends, visit); err != nil {
			return err
		}
	}
	return nil
}

func (v *view) phraseIn(ctx context.Context, s *segment, p phraseNode, within bitmap, ends bool, visit func(i int, ends []place)) error {
	holds := func(row int64) (int, bool) {
		i, live := v.ordinal(row)
		return i, live && (within == nil || within.has(i))
	}
	last := len(p.terms) - 1
	if last == 0 {
		var places []place
		return v.index.entries(ctx, s, p.terms[0], p.prefix, func(row int64, positions []byte) {
			if i, ok := holds(row); ok {
				if places = appendPlaces(places[:0], positions, p.columns); len(places) > 0 {
					visit(i, places)
				}
			}
		})
	}
	found, err := v.rawIn(ctx, s, p.terms[0], within)
	if err != nil {
		return err
	}
	var mine, others []place
	for k := 1; k <= last && len(found.rows) > 0; k++ {
		next := postings{}
		at, before := 0, int64(-1)
		if err := v.index.entries(ctx, s, p.terms[k], k == last && p.prefix, func(row int64, positions []byte) {
			if row <= before { // another term begins
				at = 0
			}
			before = row
			if at = found.seek(row, at); at == len(found.rows) || found.rows[at] != row {
				return
			}
			if k == last && !ends && found.places == nil {
				if adjacent(found.raw(at), positions, p.columns) {
					if i, ok := holds(row); ok {
						visit(i, nil)
					}
				}
				return
			}
			others = found.of(at, p.columns, others)
			mine = following(others, appendPlaces(mine[:0], positions, p.columns))
			switch {
			case len(mine) == 0:
			case k < last:
				next.places = append(next.places, mine...)
				next.add(row)
			default:
				if i, ok := holds(row); ok {
					visit(i, mine)
				}
			}
		}); err != nil {
			return err
		}
		found = next
	}
	return nil
}

// rawIn lists the rows of a term in a segment, within some articles or all,
// with its positions as they are.
func (v *view) rawIn(ctx context.Context, s *segment, term string, within bitmap) (found postings, err error) {
	err = v.index.entries(ctx, s, term, false, func(row int64, positions []byte) {
		if within != nil {
			if i, live := v.ordinal(row); !live || !within.has(i) {
				return
			}
		}
		found.bytes = append(found.bytes, positions...)
		found.add(row)
	})
	return found, err
}

// following returns those of next that stand right behind one of at. It writes
// over next.
func following(at, next []place) []place {
	kept := next[:0]
	for _, p := range next {
		for len(at) > 0 && at[0]+1 < p {
			at = at[1:]
		}
		if len(at) > 0 && at[0]+1 == p {
			kept = append(kept, p)
		}
	}
	return kept
}
