package data

import (
	"context"
	"fmt"
	"time"
)

// find evaluates a part of a query. What FTS5 can say whole is asked of it
// whole; the rest is combined here.
func (a *Archive) find(ctx context.Context, n node) (rowSet, error) {
	if n == nil {
		return a.queryRows(ctx, 0, "SELECT id FROM doc ORDER BY id")
	}
	if expr, ok := match(n); ok {
		return a.queryRows(ctx, 0, "SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid", expr)
	}
	switch n := n.(type) {
	case datesNode:
		return a.findDates(ctx, n)
	case notNode:
		return a.findWithout(ctx, nil, n)
	case orNode:
		var found rowSet
		for _, kid := range n {
			rows, err := a.find(ctx, kid)
			if err != nil {
				return nil, err
			}
			found = found.or(rows)
		}
		return found, nil
	case andNode:
		return a.findAll(ctx, n)
	}
	return nil, fmt.Errorf("a query has no part of type %T", n)
}

// findAll intersects the parts of an andNode: what FTS5 can say together
// first, within the days that all must lie in.
func (a *Archive) findAll(ctx context.Context, n andNode) (found rowSet, err error) {
	var together node
	var others []node
	days, dated := datesNode{}, false
	for _, kid := range n {
		if d, ok := kid.(datesNode); ok {
			days, dated = days.intersect(d), true
		} else if _, ok := match(newAnd(together, kid)); ok {
			together = newAnd(together, kid)
		} else {
			others = append(others, kid)
		}
	}
	switch {
	case together != nil:
		expr, _ := match(together)
		from, to := days.rows()
		if !dated {
			from, to = 0, rowsEnd
		}
		if found, err = a.queryRows(ctx, 0, "SELECT rowid FROM fts WHERE fts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid", expr, from, to); err != nil {
			return nil, err
		}
		if dated {
			var coarse rowSet
			if coarse, err = a.coarseAt(ctx, days); err != nil {
				return nil, err
			}
			found = found.without(coarse)
		}
	case dated:
		if found, err = a.findDates(ctx, days); err != nil {
			return nil, err
		}
	default:
		if found, err = a.find(ctx, nil); err != nil {
			return nil, err
		}
	}
	for _, kid := range others {
		if not, ok := kid.(notNode); ok {
			found, err = a.findWithout(ctx, found, not)
		} else {
			var rows rowSet
			rows, err = a.find(ctx, kid)
			found = found.and(rows)
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// findWithout takes what a notNode excludes from rows, or from all articles
// where rows is nil.
func (a *Archive) findWithout(ctx context.Context, rows rowSet, n notNode) (rowSet, error) {
	excluded, err := a.find(ctx, n.node)
	if err != nil {
		return nil, err
	}
	if rows == nil {
		if rows, err = a.find(ctx, nil); err != nil {
			return nil, err
		}
	}
	return rows.without(excluded), nil
}

func (a *Archive) findDates(ctx context.Context, d datesNode) (rowSet, error) {
	from, to := d.rows()
	rows, err := a.queryRows(ctx, 0, "SELECT id FROM doc WHERE id >= ? AND id < ? ORDER BY id", from, to)
	if err != nil {
		return nil, err
	}
	coarse, err := a.coarseAt(ctx, d)
	return rows.without(coarse), err
}

// bounded reports whether the days are limited at all.
func (d datesNode) bounded() bool { return !d.first.IsZero() || !d.last.IsZero() }

// rows returns the rows [from, to) of the days. No undated article is in any.
func (d datesNode) rows() (from, to int64) {
	from, to = firstDated, rowsEnd
	if !d.first.IsZero() {
		from = dayOf(d.first) << rowDayBits
	}
	if !d.last.IsZero() {
		to = (dayOf(d.last) + 1) << rowDayBits
	}
	return from, max(from, to)
}

// coarseAt returns the articles whose rows are within the days though their
// month or year, which is all that is known of their date, runs past the end.
// They lie at the beginning of the month and of the year that the end is in.
func (a *Archive) coarseAt(ctx context.Context, d datesNode) (rowSet, error) {
	if d.last.IsZero() {
		return nil, nil
	}
	next := d.last.AddDate(0, 0, 1)
	y, m, _ := d.last.Date()
	var coarse rowSet
	for _, start := range []struct {
		of     time.Time
		length int // of the ISO form of such a date
		cut    bool
	}{
		{time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC), len("2006"), next.Year() == y},
		{time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), len("2006-01"), next.Month() == m},
	} {
		if !start.cut {
			continue
		}
		from := dayOf(start.of) << rowDayBits
		rows, err := a.queryRows(ctx, 0, "SELECT id FROM doc WHERE id >= ? AND id < ? AND length(published) = ? ORDER BY id", from, from+rowDaySize, start.length)
		if err != nil {
			return nil, err
		}
		coarse = coarse.or(rows)
	}
	return coarse, nil
}

// queryRows reads a column of rows; size is how many are expected, if known.
func (a *Archive) queryRows(ctx context.Context, size int, query string, args ...any) (rowSet, error) {
	found, err := a.reader.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = found.Close() }()
	rows := make(rowSet, 0, size)
	var row int64
	for found.Next() {
		if err := found.Scan(&row); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, found.Err()
}
