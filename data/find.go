package data

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// findDates returns the articles of some days.
func (v *view) findDates(d datesNode) bitmap {
	from, to := d.rows()
	found := newBitmap(v.len())
	found.fill(v.below(from), v.below(to))
	for _, i := range v.coarseAt(d) {
		found.remove(i)
	}
	return found
}

// findValue returns the articles that have a value in a field.
func (v *view) findValue(ctx context.Context, n valueNode) (bitmap, error) {
	var ids []uint32
	if err := each(ctx, v.tx, "SELECT id FROM facet_value WHERE field = ?1 AND (term = ?2 OR ?3 AND substr(term, 1, length(?2)) = ?2)", func(rows *sql.Rows) error {
		var id uint32
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, n.field, n.term, n.prefix); err != nil {
		return nil, err
	}
	found := newBitmap(v.len())
	if n.field < singleFields {
		for i, id := range v.single[n.field] {
			if slices.Contains(ids, id) {
				found.add(i)
			}
		}
		return found, nil
	}
	many := &v.many[n.field-singleFields]
	for i := range v.len() {
		if slices.ContainsFunc(many.of(i), func(id uint32) bool { return slices.Contains(ids, id) }) {
			found.add(i)
		}
	}
	return found, nil
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
func (v *view) coarseAt(d datesNode) []int {
	if d.last.IsZero() {
		return nil
	}
	next := d.last.AddDate(0, 0, 1)
	y, m, _ := d.last.Date()
	from, _ := d.rows()
	var coarse []int
	for _, start := range []struct {
		of        time.Time
		precision Precision
		cut       bool
	}{
		{time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC), ToYear, next.Year() == y},
		{time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), ToMonth, next.Month() == m},
	} {
		row := dayOf(start.of) << rowDayBits
		if !start.cut || row < from {
			continue
		}
		for i := v.below(row); i < v.len() && rowDay(v.rows[i]) == rowDay(row); i++ {
			if Precision(v.precision[i]) == start.precision {
				coarse = append(coarse, i)
			}
		}
	}
	return coarse
}
