package data

import "bytes"

// varints reads SQLite's variable-length integers: seven bits a byte, the
// highest first, all eight of a ninth.
type varints struct {
	b   []byte
	bad bool // it ended before its time
}

func (r *varints) next() uint64 {
	v, n := varint(r.b)
	if n == 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

// varint returns the integer that b begins with and its length, 0 where b is
// too short.
func varint(b []byte) (v uint64, n int) {
	for i, c := range b {
		if i == 8 {
			return v<<8 | uint64(c), 9
		}
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// walker reads the leaves of a segment one after the other and visits the rows
// of the terms that are looked for.
type walker struct {
	segment *segment
	term    []byte // with the index's mark
	prefix  bool
	facets  bool // terms of the facet column count
	visit   func(row int64, positions []byte)

	done    bool   // all that can match has been read
	current []byte // the term under way
	inside  bool   // it is looked for
	row     int64
	started bool   // row is known, and the next is a difference from it
	missing int    // bytes of positions that are on the next leaf
	pending []byte // the positions so far
	halfway bool   // row is read, its positions' length is on the next leaf
}

// leaf reads a leaf: two bytes that say where its first row begins, two that
// say where its content ends, the content, then the places of its terms as
// differences. It returns false where that does not hold.
func (w *walker) leaf(page []byte) bool {
	if len(page) < 4 {
		return false
	}
	firstRow := int(page[0])<<8 | int(page[1])
	end := int(page[2])<<8 | int(page[3])
	if end < 4 || end > len(page) || firstRow > end {
		return false
	}
	places := varints{b: page[end:]}
	at, next := 4, end
	if len(places.b) > 0 {
		next = int(places.next())
	}
	if next < 4 || next > end {
		return false
	}
	// Before the first term lies the rest of the last one of the page before.
	// The first row that begins on a page is written whole.
	restart := -1
	if firstRow > 0 && firstRow < next {
		restart = firstRow
	}
	if w.inside && !w.rows(page[at:next], restart-at) {
		return false
	}
	w.current = w.current[:0] // a page's first term is written whole
	for first := true; next < end && !w.done; first = false {
		at, next = next, end
		if len(places.b) > 0 {
			next = at + int(places.next())
		}
		if places.bad || next > end || next < at {
			return false
		}
		n, ok := w.beginTerm(page[at:next], first)
		if !ok || w.inside && !w.rows(page[at+n:next], 0) {
			return false
		}
	}
	return true
}

// beginTerm reads a term, of which all but a page's first are written as the
// length that they share with the one before, and the rest.
func (w *walker) beginTerm(b []byte, whole bool) (size int, ok bool) {
	if w.missing > 0 || w.halfway {
		return 0, false
	}
	r := varints{b: b}
	shared := uint64(0)
	if !whole {
		shared = r.next()
	}
	n := r.next()
	if r.bad || shared > uint64(len(w.current)) || n > uint64(len(r.b)) {
		return 0, false
	}
	w.current = append(w.current[:shared], r.b[:n]...)
	w.row, w.started, w.inside = 0, false, false
	switch {
	case bytes.Equal(w.current, w.term):
		w.inside = true
	case bytes.Compare(w.current, w.term) < 0:
	case w.prefix && bytes.HasPrefix(w.current, w.term):
		w.inside = w.facets || !bytes.Contains(w.current, []byte(facetSeparator))
	default:
		w.done = true
	}
	return len(b) - len(r.b) + int(n), true
}

// rows reads rows with their positions, which may begin and end in the middle
// of one. The row that begins at restart is written whole.
func (w *walker) rows(b []byte, restart int) bool {
	at := 0
	if w.missing > 0 {
		n := min(w.missing, len(b))
		w.pending = append(w.pending, b[:n]...)
		at, w.missing = n, w.missing-n
		if w.missing > 0 {
			return true
		}
		w.found(w.pending)
	}
	for at < len(b) {
		if !w.halfway {
			v, n := varint(b[at:])
			if n == 0 {
				return false
			}
			if w.started && at != restart {
				w.row += int64(v)
			} else {
				w.row, w.started = int64(v), true
			}
			if at += n; at == len(b) {
				w.halfway = true
				return true
			}
		}
		w.halfway = false
		v, n := varint(b[at:])
		if n == 0 {
			return false
		}
		at += n
		size := int(v >> 1) // the lowest bit marks what was deleted without a tombstone
		if v&1 != 0 || size < 0 || v>>1 > maxPositions {
			return false
		}
		if at+size > len(b) {
			w.pending, w.missing = append(w.pending[:0], b[at:]...), at+size-len(b)
			return true
		}
		w.found(b[at : at+size])
		at += size
	}
	return true
}

// maxPositions bounds the bytes of positions of one term in one article.
const maxPositions = 1 << 28

func (w *walker) found(positions []byte) {
	if w.segment.gone != nil {
		if _, gone := w.segment.gone[w.row]; gone {
			return
		}
	}
	w.visit(w.row, positions)
}
