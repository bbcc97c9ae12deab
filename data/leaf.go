package data

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// The full-text index is read page by page, as FTS5 writes it: its format is
// told in the comments of SQLite's fts5_index.c. A segment is a sorted list of
// terms, each with the rows that hold it and the positions in each row, cut
// into leaves. Asking SQL instead costs about a microsecond a row.

// errIndexForm is returned where the index is not in the form that is read
// here; SQL reads it then.
var errIndexForm = errors.New("the full-text index has an unknown form")

const (
	ftsVersion       = 4  // in fts_config
	structureID      = 10 // in fts_data
	segmentShift     = 37 // of a segment's number in the id of a leaf
	tombstoneSegment = 1 << 16
	maxSegments      = 2000
	mainIndex        = '0' // before each term
)

// structureForm is the mark of an index that keeps tombstones.
var structureForm = []byte{0xff, 0, 0, 1}

// ftsIndex is the full-text index as one transaction sees it.
type ftsIndex struct {
	tx           querier
	segments     []segment
	seek, leaves *sql.Stmt // last until the transaction ends
}

// segment is one sorted part of the index.
type segment struct {
	id, first, last int64
	gone            map[int64]struct{} // rows that were deleted since it was written
}

// openIndex reads the list of segments and what was deleted in each.
func openIndex(ctx context.Context, tx querier) (*ftsIndex, error) {
	var version int
	if err := tx.QueryRowContext(ctx, "SELECT v FROM fts_config WHERE k = 'version'").Scan(&version); err != nil {
		return nil, err
	}
	if version != ftsVersion {
		return nil, fmt.Errorf("%w: version %d", errIndexForm, version)
	}
	var record []byte
	if err := tx.QueryRowContext(ctx, "SELECT block FROM fts_data WHERE id = ?", structureID).Scan(&record); err != nil {
		return nil, err
	}
	if len(record) < 8 || !bytes.Equal(record[4:8], structureForm) {
		return nil, fmt.Errorf("%w: no tombstones", errIndexForm)
	}
	x := &ftsIndex{tx: tx}
	var err error
	if x.seek, err = tx.PrepareContext(ctx, "SELECT pgno >> 1 FROM fts_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1"); err != nil {
		return nil, err
	}
	if x.leaves, err = tx.PrepareContext(ctx, "SELECT block FROM fts_data WHERE id BETWEEN ? AND ? ORDER BY id"); err != nil {
		return nil, err
	}
	r := varints{b: record[8:]}
	levels, count := r.next(), r.next()
	r.next() // how much was written
	if levels > maxSegments || count > maxSegments {
		return nil, fmt.Errorf("%w: %d segments", errIndexForm, count)
	}
	for range levels {
		r.next() // how many are being merged
		for range min(r.next(), maxSegments+1) {
			s := segment{id: int64(r.next()), first: int64(r.next()), last: int64(r.next())}
			r.next() // the first and the last of its origins
			r.next()
			tombstones := int64(r.next())
			r.next() // entries of tombstones, and of its own
			r.next()
			if r.bad || s.id < 1 || s.id >= tombstoneSegment || tombstones > s.last+maxSegments {
				return nil, fmt.Errorf("%w: a segment's record", errIndexForm)
			}
			if s.first == 0 {
				continue // merged away
			}
			if err := x.loadTombstones(ctx, &s, tombstones); err != nil {
				return nil, err
			}
			x.segments = append(x.segments, s)
		}
	}
	return x, nil
}

// loadTombstones reads the rows that were deleted of a segment. Its pages are
// hash tables of rows: a header of eight bytes, then slots of four or eight.
func (x *ftsIndex) loadTombstones(ctx context.Context, s *segment, pages int64) error {
	if pages == 0 {
		return nil
	}
	s.gone = map[int64]struct{}{}
	from := (s.id + tombstoneSegment) << segmentShift
	seen := int64(0)
	err := each(ctx, x.tx, "SELECT block FROM fts_data WHERE id >= ? AND id < ?", func(rows *sql.Rows) error {
		var page sql.RawBytes
		if err := rows.Scan(&page); err != nil {
			return err
		}
		seen++
		if len(page) < 8 {
			return fmt.Errorf("%w: a page of tombstones", errIndexForm)
		}
		if page[1] != 0 {
			s.gone[0] = struct{}{}
		}
		size := 8
		if page[0] == 4 {
			size = 4
		}
		for at := 8; at+size <= len(page); at += size {
			row := int64(0)
			for _, c := range page[at : at+size] {
				row = row<<8 | int64(c)
			}
			if row != 0 {
				s.gone[row] = struct{}{}
			}
		}
		return nil
	}, from, from+pages)
	if err == nil && seen != pages {
		err = fmt.Errorf("%w: pages of tombstones are missing", errIndexForm)
	}
	return err
}

// entries calls visit with the rows of a term, or of all terms that begin
// with it, in one segment: term by term, rows ascending, with the positions as
// FTS5 writes them. positions is valid during the call only. Terms of the facet
// column are visited only for a term that holds a separator itself.
func (x *ftsIndex) entries(ctx context.Context, s *segment, term string, prefix bool, visit func(row int64, positions []byte)) error {
	w := walker{segment: s, term: append([]byte{mainIndex}, term...), prefix: prefix, visit: visit,
		facets: bytes.Contains([]byte(term), []byte(facetSeparator))}
	first := s.first
	err := x.seek.QueryRowContext(context.WithoutCancel(ctx), s.id, w.term).Scan(&first)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	first = max(first, s.first)
	leaves, err := x.leaves.QueryContext(context.WithoutCancel(ctx), s.id<<segmentShift+first, s.id<<segmentShift+s.last)
	if err != nil {
		return err
	}
	defer func() { _ = leaves.Close() }()
	for !w.done && leaves.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		var leaf sql.RawBytes
		if err := leaves.Scan(&leaf); err != nil {
			return err
		}
		if !w.leaf(leaf) {
			return fmt.Errorf("%w: a leaf", errIndexForm)
		}
	}
	return leaves.Err()
}
