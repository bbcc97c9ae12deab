package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// Results are the articles that answered a query when it was asked. They keep
// 8 bytes an article, so there is no cap. They are safe for concurrent use.
type Results struct {
	Query   Query
	Sort    Sort
	Elapsed time.Duration // that the search took

	archive *Archive
	rows    rowSet  // ascending: oldest first, the undated before all
	ranked  []int64 // the rows in order where Sort is not by date
}

// Len returns the number of articles found.
func (r *Results) Len() int { return len(r.rows) }

// row returns the row of the nth result.
func (r *Results) row(n int) int64 {
	switch {
	case r.ranked != nil:
		return r.ranked[n]
	case r.Sort == Oldest:
		// The undated come last.
		undated, _ := slices.BinarySearch(r.rows, rowsUndated)
		return r.rows[(n+undated)%len(r.rows)]
	default:
		return r.rows[len(r.rows)-1-n]
	}
}

// Search finds the articles that answer a query, in an order. Cancelling ctx
// ends it with ctx's error.
func (a *Archive) Search(ctx context.Context, q Query, order Sort) (*Results, error) {
	started := time.Now()
	rows, err := a.find(ctx, q.root)
	if err != nil {
		return nil, a.explain(err)
	}
	r := &Results{archive: a, Query: q, Sort: order, rows: rows}
	switch order {
	case Newest, Oldest:
	case Relevance:
		r.ranked, err = a.byRelevance(ctx, q, rows)
	case ByHeadline:
		r.ranked, err = a.byHeadline(ctx, rows)
	default:
		return nil, fmt.Errorf("results are sorted by newest, oldest, relevance or headline, not by %q", order)
	}
	r.Elapsed = time.Since(started)
	return r, a.explain(err)
}

// FirstPage returns the first hits of a query in the newest or oldest order
// without finding the others, so that it takes as long for a common word as
// for a rare one. It is not ok where that cannot be done; then Search answers.
func (a *Archive) FirstPage(ctx context.Context, q Query, order Sort, limit int) (hits []Hit, ok bool, err error) {
	rest, days := q.splitDates()
	expr, matches := "", true
	if rest != nil {
		expr, matches = match(rest)
	}
	if !matches || order != Newest && order != Oldest {
		return nil, false, nil
	}
	ranges := [][2]int64{{firstDated, rowsEnd}, {0, rowsUndated}}
	if days.bounded() {
		coarse, err := a.coarseAt(ctx, days)
		if err != nil || len(coarse) > 0 {
			return nil, false, a.explain(err)
		}
		from, to := days.rows()
		ranges = [][2]int64{{from, to}}
	}
	rows := make([]int64, 0, limit)
	for _, within := range ranges {
		query, args := "SELECT id FROM doc WHERE id >= ? AND id < ?", []any{within[0], within[1]}
		if expr != "" {
			query, args = "SELECT rowid FROM fts WHERE fts MATCH ? AND rowid >= ? AND rowid < ?", []any{expr, within[0], within[1]}
		}
		query += " ORDER BY rowid"
		if order == Newest {
			query += " DESC"
		}
		found, err := a.queryRows(ctx, limit-len(rows), query+" LIMIT ?", append(args, limit-len(rows))...)
		if err != nil {
			return nil, false, a.explain(err)
		}
		if rows = append(rows, found...); len(rows) == limit {
			break
		}
	}
	hits, err = a.hits(ctx, q, rows)
	return hits, err == nil, err
}

// Hits returns the results [from, to) with their snippets. A hit whose article
// was removed since has only zero values.
func (r *Results) Hits(ctx context.Context, from, to int) ([]Hit, error) {
	from, to = max(0, from), min(to, r.Len())
	rows := make([]int64, 0, max(0, to-from))
	for n := from; n < to; n++ {
		rows = append(rows, r.row(n))
	}
	return r.archive.hits(ctx, r.Query, rows)
}

// IDs returns the stable ids of the results [from, to), 0 for a removed one.
func (r *Results) IDs(ctx context.Context, from, to int) ([]int64, error) {
	ids := make([]int64, 0, max(0, to-from))
	for n := max(0, from); n < min(to, r.Len()); n++ {
		var id int64
		err := r.archive.reader.QueryRowContext(ctx, "SELECT article FROM doc WHERE id = ?", r.row(n)).Scan(&id)
		if err != nil && err != sql.ErrNoRows {
			return nil, r.archive.explain(err)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// Moved returns the place among r of what is at place n of older results of
// the same archive, -1 where it is not one of them. It reads no disk.
func (r *Results) Moved(older *Results, n int) int {
	if n < 0 || n >= older.Len() {
		return -1
	}
	return r.place(older.row(n))
}

// place is the inverse of row.
func (r *Results) place(row int64) int {
	if r.ranked != nil {
		return slices.Index(r.ranked, row)
	}
	i, found := slices.BinarySearch(r.rows, row)
	if !found {
		return -1
	}
	if r.Sort == Oldest {
		undated, _ := slices.BinarySearch(r.rows, rowsUndated)
		return (i - undated + len(r.rows)) % len(r.rows)
	}
	return len(r.rows) - 1 - i
}

// Count returns how many articles answer a query.
func (a *Archive) Count(ctx context.Context, q Query) (int, error) {
	if expr, ok := match(q.root); ok {
		var n int
		err := a.reader.QueryRowContext(ctx, "SELECT count(*) FROM fts WHERE fts MATCH ?", expr).Scan(&n)
		return n, a.explain(err)
	}
	rows, err := a.find(ctx, q.root)
	return len(rows), a.explain(err)
}
