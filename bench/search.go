package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"dateline/data"
)

// A question is asked of both sides, of each in its own language.
type question struct {
	name     string
	dateline string // a query of Dateline
	fts      string // the same as an expression of FTS5
}

// questions takes words by how often they occur: the 30th commonest is in over
// half of the articles, the 4,000th in about one of 140.
func questions() []question {
	rare, common, second, third, fourth := rareWords[0], commonWords[0], secondWords[0], commonWords[0], secondWords[0]
	return []question{
		{"rare word", rare, `"` + rare + `"`},
		{"common word", common, `"` + common + `"`},
		{"two words", common + " " + second, `"` + common + `" AND "` + second + `"`},
		{"phrase", `"` + third + " " + fourth + `"`, `"` + third + " " + fourth + `"`},
		{"prefix", rare[:3] + "*", `{headline byline dateline body} : "` + rare[:3] + `" *`},
	}
}

const pageHits = 50

// answer is what a side says to a question.
type answer struct {
	page   []int64 // articles, newest first
	count  int
	months map[string]int // articles by month, without empty ones
}

func (a answer) equal(b answer) bool {
	if !slices.Equal(a.page, b.page) || a.count != b.count || len(a.months) != len(b.months) {
		return false
	}
	for month, n := range a.months {
		if b.months[month] != n {
			return false
		}
	}
	return true
}

// side is a way to answer a question.
type side interface {
	page(ctx context.Context, q question) ([]int64, error)
	count(ctx context.Context, q question) (int, error)
	histogram(ctx context.Context, q question) (map[string]int, error)
}

func ask(ctx context.Context, s side, q question) (a answer, err error) {
	if a.page, err = s.page(ctx, q); err != nil {
		return a, err
	}
	if a.count, err = s.count(ctx, q); err != nil {
		return a, err
	}
	a.months, err = s.histogram(ctx, q)
	return a, err
}

// product answers with Dateline's archive. Its page has what a row of results
// shows, snippets with their hits included; its histogram comes with the whole
// set of results.
type product struct{ archive *data.Archive }

func (p product) page(ctx context.Context, q question) ([]int64, error) {
	hits, ok, err := p.archive.FirstPage(ctx, data.ParseQuery(q.dateline, false), data.Newest, pageHits)
	if err == nil && !ok {
		err = fmt.Errorf("no first page for %s", q.name)
	}
	ids := make([]int64, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	return ids, err
}

func (p product) count(ctx context.Context, q question) (int, error) {
	return p.archive.Count(ctx, data.ParseQuery(q.dateline, false))
}

func (p product) histogram(ctx context.Context, q question) (map[string]int, error) {
	results, err := p.archive.Search(ctx, data.ParseQuery(q.dateline, false), data.Newest)
	if err != nil {
		return nil, err
	}
	timeline, err := p.archive.Timeline(ctx, data.ByMonth, time.Time{}, time.Time{}, results)
	months := map[string]int{}
	for _, b := range timeline.Buckets {
		if b.Counts[0] > 0 {
			months[b.Start.Format("2006-01")] = b.Counts[0]
		}
	}
	return months, err
}

// library answers with SQL alone. Its page has the columns of doc but neither
// bodies nor snippets.
type library struct{ page50, counted, byMonth *sql.Stmt }

// openLibrary opens a database with the archive's tables. It must be a copy:
// two SQLites in one process undo each other's locks on a file.
func openLibrary(ctx context.Context, driver, path string) (library, func() error, error) {
	db, err := openSQLite(driver, path, "query_only = 1", "cache_size = -16384")
	if err != nil {
		return library{}, nil, err
	}
	var l library
	for _, s := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&l.page50, `SELECT article, headline, marks, published, places, agency, outlet, authors
			FROM (SELECT rowid AS row FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT 50) JOIN doc ON doc.id = row ORDER BY row DESC`},
		{&l.counted, "SELECT count(*) FROM fts WHERE fts MATCH ?"},
		{&l.byMonth, fmt.Sprintf(`SELECT strftime('%%Y-%%m', (day - %d) * %d + %d, 'unixepoch') AS month, sum(n)
			FROM (SELECT rowid >> %d AS day, count(*) AS n FROM fts WHERE fts MATCH ? GROUP BY day) GROUP BY month`,
			firstDay, secondsADay, unixOfFirst, rowDayBits)},
	} {
		if *s.to, err = db.PrepareContext(ctx, s.query); err != nil {
			_ = db.Close()
			return library{}, nil, fmt.Errorf("prepare %q: %w", s.query, err)
		}
	}
	return l, db.Close, nil
}

func (l library) page(ctx context.Context, q question) ([]int64, error) {
	rows, err := l.page50.QueryContext(ctx, q.fts)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	ids := make([]int64, 0, pageHits)
	var columns [7]string
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id, &columns[0], &columns[1], &columns[2], &columns[3], &columns[4], &columns[5], &columns[6]); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

func (l library) count(ctx context.Context, q question) (n int, err error) {
	return n, l.counted.QueryRowContext(ctx, q.fts).Scan(&n)
}

func (l library) histogram(ctx context.Context, q question) (map[string]int, error) {
	rows, err := l.byMonth.QueryContext(ctx, q.fts)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	months := map[string]int{}
	for rows.Next() {
		var month string
		var n int
		if err := rows.Scan(&month, &n); err != nil {
			return nil, err
		}
		months[month] = n
	}
	return months, rows.Err()
}

// compared is what one question took both sides: the medians of their runs.
type compared struct {
	question               question
	hits                   int
	page, count, histogram [2]time.Duration // Dateline, C
}

// compareSearch asks both sides each question in turn, runs times, when they
// have answered it once and alike.
func compareSearch(ctx context.Context, dateline, c side, runs int) ([]compared, error) {
	var all []compared
	for _, q := range questions() {
		mine, err := ask(ctx, dateline, q)
		if err != nil {
			return nil, fmt.Errorf("ask Dateline for a %s: %w", q.name, err)
		}
		theirs, err := ask(ctx, c, q)
		if err != nil {
			return nil, fmt.Errorf("ask C for a %s: %w", q.name, err)
		}
		if !mine.equal(theirs) {
			return nil, fmt.Errorf("the sides disagree on a %s: %d and %d articles", q.name, mine.count, theirs.count)
		}
		row := compared{question: q, hits: mine.count}
		for _, part := range []struct {
			to  *[2]time.Duration
			run func(s side) error
		}{
			{&row.page, func(s side) error { _, err := s.page(ctx, q); return err }},
			{&row.count, func(s side) error { _, err := s.count(ctx, q); return err }},
			{&row.histogram, func(s side) error { _, err := s.histogram(ctx, q); return err }},
		} {
			if *part.to, err = medians(runs, [2]side{dateline, c}, part.run); err != nil {
				return nil, err
			}
		}
		all = append(all, row)
	}
	return all, nil
}

// medians runs work on the two sides by turns, so that what else the computer
// does falls on both.
func medians(runs int, sides [2]side, work func(side) error) (m [2]time.Duration, err error) {
	var took [2][]time.Duration
	for range runs {
		for i, s := range sides {
			started := time.Now()
			if err := work(s); err != nil {
				return m, err
			}
			took[i] = append(took[i], time.Since(started))
		}
	}
	for i := range m {
		slices.Sort(took[i])
		m[i] = took[i][runs/2]
	}
	return m, nil
}
