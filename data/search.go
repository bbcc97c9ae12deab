package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Results are the articles that answered a query when it was asked. They keep
// a bit for each article of the archive, so there is no cap. They are safe for
// concurrent use.
type Results struct {
	Query   Query
	Sort    Sort
	Elapsed time.Duration // that the search took

	archive  *Archive
	snapshot *snapshot
	set      ranked
	mu       sync.Mutex
	order    *ordered // where Sort is not by date
}

// Len returns the number of articles found.
func (r *Results) Len() int { return r.set.n }

// row returns the row of the nth result.
func (r *Results) row(n int) int64 { return r.snapshot.rows[r.ordinal(n)] }

// ordinal returns the place of the nth result in the snapshot.
func (r *Results) ordinal(n int) int {
	switch {
	case r.order != nil:
		r.mu.Lock()
		defer r.mu.Unlock()
		if n >= r.order.sorted {
			r.order.sort(r.Len())
		}
		return int(r.order.all[n])
	case r.Sort == Oldest: // the undated come last
		return r.set.nth((n + r.set.rank(r.snapshot.undated())) % r.Len())
	default:
		return r.set.nth(r.Len() - 1 - n)
	}
}

// Settle puts all results into their order, of which Search sorts only the first
// where that takes long. It is for a goroutine that may take its time: what is
// asked of the results meanwhile does not wait.
func (r *Results) Settle() {
	if r.order == nil {
		return
	}
	r.mu.Lock()
	settled := ordered{all: slices.Clone(r.order.all), sorted: r.order.sorted, better: r.order.better}
	r.mu.Unlock()
	settled.sort(len(settled.all))
	settled.fillPlaces()
	r.mu.Lock()
	*r.order = settled
	r.mu.Unlock()
}

// Search finds the articles that answer a query, in an order. Cancelling ctx
// ends it with ctx's error.
func (a *Archive) Search(ctx context.Context, q Query, order Sort) (*Results, error) {
	if !order.Known() {
		return nil, fmt.Errorf("results are sorted by newest, oldest, relevance, headline, outlet, place or author, not by %q", order)
	}
	started := time.Now()
	r := &Results{archive: a, Query: q, Sort: order}
	err := a.inView(ctx, func(v *view) error {
		set, err := v.find(ctx, q.root, nil)
		if err != nil {
			return err
		}
		v.keepText(q.root, set)
		r.snapshot, r.set = v.snapshot, newRanked(set)
		switch order.Forwards() {
		case Newest, Oldest:
		case Relevance:
			r.order, err = v.byRelevance(ctx, q, set)
		case ByHeadline:
			r.order, err = v.inHeadlineOrder(ctx, set, order.Backwards())
		case ByOutlet, ByPlace, ByAuthor:
			r.order, err = v.inValueOrder(ctx, order, set)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	r.Elapsed = time.Since(started)
	return r, nil
}

// firstPagePatience is how long FirstPage tries. SQL stops early where hits are
// many, and reads the whole index where they are few; then Search is faster.
const firstPagePatience = 12 * time.Millisecond

// FirstPage returns the first hits of a query in the newest or oldest order
// without finding the others, where that can be done at once. It is not ok
// elsewhere; then Search answers.
func (a *Archive) FirstPage(ctx context.Context, q Query, order Sort, limit int) (hits []Hit, ok bool, err error) {
	rest, days := q.splitDates()
	expr, matches := "", true
	if rest != nil {
		expr, matches = match(rest)
	}
	if !matches || hasPrefix(rest) || order != Newest && order != Oldest {
		return nil, false, nil
	}
	err = a.inView(ctx, func(v *view) error {
		if _, known := v.sets.get(v.key(rest)); known {
			return nil // the whole is as fast
		}
		rows, err := v.firstRows(ctx, expr, days, order, limit)
		if err != nil || rows == nil {
			return err
		}
		articles := make([]int64, 0, len(rows))
		for _, row := range rows {
			if i, known := v.ordinal(row); known {
				articles = append(articles, int64(v.articles[i]))
			}
		}
		hits, err = a.hits(ctx, v.tx, q, articles)
		ok = err == nil
		return err
	})
	return hits, ok, err
}

// firstRows returns the first rows that an expression of FTS5 matches on some
// days, nil where that takes long.
func (v *view) firstRows(ctx context.Context, expr string, days datesNode, order Sort, limit int) ([]int64, error) {
	ranges := [][2]int64{{firstDated, rowsEnd}, {0, rowsUndated}}
	if days.bounded() {
		if len(v.coarseAt(days)) > 0 {
			return nil, nil
		}
		from, to := days.rows()
		ranges = [][2]int64{{from, to}}
	}
	inTime, cancel := context.WithTimeout(ctx, firstPagePatience)
	defer cancel()
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
		err := each(inTime, v.tx, query+" LIMIT ?", func(found *sql.Rows) error {
			var row int64
			err := found.Scan(&row)
			rows = append(rows, row)
			return err
		}, append(args, limit-len(rows))...)
		if inTime.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil || len(rows) == limit {
			return rows, err
		}
	}
	return rows, nil
}

// hasPrefix reports whether a query looks for the beginning of a word.
func hasPrefix(n node) bool {
	for _, n := range leaves(n) {
		switch n := n.(type) {
		case phraseNode:
			if n.prefix {
				return true
			}
		case facetNode:
			if n.prefix {
				return true
			}
		case nearNode:
			if n.left.prefix || n.right.prefix {
				return true
			}
		}
	}
	return false
}

// Hits returns the results [from, to) with their snippets. A hit whose article
// was removed since has only zero values.
func (r *Results) Hits(ctx context.Context, from, to int) ([]Hit, error) {
	from, to = max(0, from), min(to, r.Len())
	return r.archive.hits(ctx, r.archive.reader, r.Query, r.IDs(from, to))
}

// IDs returns the stable ids of the results [from, to).
func (r *Results) IDs(from, to int) []int64 {
	ids := make([]int64, 0, max(0, to-from))
	for n := max(0, from); n < min(to, r.Len()); n++ {
		ids = append(ids, int64(r.snapshot.articles[r.ordinal(n)]))
	}
	return ids
}

// Moved returns the place among r of what is at place n of older results of
// the same archive, -1 where it is not one of them. It reads no disk.
func (r *Results) Moved(older *Results, n int) int {
	if n < 0 || n >= older.Len() {
		return -1
	}
	return r.place(older.row(n))
}

// Find returns the place of an article among the results, -1 where it is not
// one of them. It reads no disk.
func (r *Results) Find(id int64) int {
	i := slices.Index(r.snapshot.articles, uint32(id))
	if i < 0 || id != int64(uint32(id)) {
		return -1
	}
	return r.place(r.snapshot.rows[i])
}

// place is the inverse of row.
func (r *Results) place(row int64) int {
	i, found := r.snapshot.ordinal(row)
	if !found || !r.set.bits.has(i) {
		return -1
	}
	switch {
	case r.order != nil:
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.order.place(int32(i))
	case r.Sort == Oldest:
		return (r.set.rank(i) - r.set.rank(r.snapshot.undated()) + r.Len()) % r.Len()
	default:
		return r.Len() - 1 - r.set.rank(i)
	}
}

// Count returns how many articles answer a query.
func (a *Archive) Count(ctx context.Context, q Query) (n int, err error) {
	err = a.inView(ctx, func(v *view) error {
		set, err := v.find(ctx, q.root, nil)
		n = set.count()
		return err
	})
	return n, err
}
