package main

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// library answers with SQL alone. Its page has the columns of doc but neither
// bodies nor snippets.
type library struct {
	db       *sql.DB
	prepared map[string]*sql.Stmt
}

// openLibrary opens a database with the archive's tables. It must be a copy:
// two SQLites in one process undo each other's locks on a file.
func openLibrary(driver, path string) (library, error) {
	db, err := openSQLite(driver, path, "query_only = 1", "cache_size = -16384")
	return library{db, map[string]*sql.Stmt{}}, err
}

func (l library) close() error {
	for _, s := range l.prepared {
		_ = s.Close()
	}
	return l.db.Close()
}

// rows is the SQL that finds the rows of a wording, with what it binds.
func (w wording) rows() (query string, args []any) {
	query = "SELECT rowid AS row FROM fts"
	if w.fts == "" {
		query = "SELECT id AS row FROM doc"
	}
	var conditions []string
	if w.fts != "" {
		conditions, args = append(conditions, "fts MATCH ?"), append(args, w.fts)
	}
	if w.to != 0 {
		conditions, args = append(conditions, "rowid >= ? AND rowid < ?"), append(args, w.from, w.to)
	}
	if len(conditions) > 0 {
		query += " WHERE " + strings.Join(conditions, " AND ")
	}
	return query, args
}

// each calls scan for each row that a query about the rows of a wording gives.
// Each query is prepared once.
func (l library) each(ctx context.Context, query string, w wording, scan func(*sql.Rows) error) error {
	within, args := w.rows()
	query = fmt.Sprintf(query, within)
	statement := l.prepared[query]
	if statement == nil {
		var err error
		if statement, err = l.db.PrepareContext(ctx, query); err != nil {
			return fmt.Errorf("prepare %q: %w", query, err)
		}
		l.prepared[query] = statement
	}
	rows, err := statement.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	return scanAll(rows, scan)
}

const docOf = "SELECT article, headline, marks, published, places, agency, outlet, authors FROM (%s) JOIN doc ON doc.id = row "

// documents returns the articles of a query of docOf's columns.
func (l library) documents(ctx context.Context, query string, w wording) ([]int64, error) {
	list := make([]int64, 0, pageHits)
	var columns [7]string
	err := l.each(ctx, query, w, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id, &columns[0], &columns[1], &columns[2], &columns[3], &columns[4], &columns[5], &columns[6])
		list = append(list, id)
		return err
	})
	return list, err
}

func (l library) page(ctx context.Context, w wording) ([]int64, error) {
	return l.documents(ctx, fmt.Sprintf(docOf, "%s ORDER BY rowid DESC LIMIT 50")+"ORDER BY row DESC", w)
}

func (l library) count(ctx context.Context, w wording) (n int, err error) {
	err = l.each(ctx, "SELECT count(*) FROM (%s)", w, func(r *sql.Rows) error { return r.Scan(&n) })
	return n, err
}

func (l library) histogram(ctx context.Context, w wording) (map[string]int, error) {
	months := map[string]int{}
	query := fmt.Sprintf(`SELECT strftime('%%%%Y-%%%%m', (day - %d) * %d + %d, 'unixepoch') AS month, sum(n)
		FROM (SELECT row >> %d AS day, count(*) AS n FROM (%%s) GROUP BY day) GROUP BY month`, firstDay, secondsADay, unixOfFirst, rowDayBits)
	err := l.each(ctx, query, w, func(r *sql.Rows) error {
		var month string
		var n int
		err := r.Scan(&month, &n)
		months[month] = n
		return err
	})
	return months, err
}

// facetColumns are the fields with one value an article, as SQL has them, and
// how many of their values are asked for.
var facetColumns = map[string]struct {
	column string
	limit  int
}{
	"outlet": {"outlet", facetLimit}, "agency": {"agency", facetLimit}, "lang": {"language", facetLimit},
	"format": {"format", facetLimit}, "year": {"substr(published, 1, 4)", 10_000},
}

// facets groups by one field after the other. Places and authors are grouped
// as they are stored, a list in one string: to part it would take C longer.
func (l library) facets(ctx context.Context, w wording) (map[string][]nameable, error) {
	facets := map[string][]nameable{}
	group := func(field, column string, limit int) error {
		query := "SELECT " + column + " AS value, count(*) AS n FROM (%s) JOIN doc ON doc.id = row WHERE value <> '' GROUP BY value ORDER BY n DESC LIMIT " + fmt.Sprint(limit)
		return l.each(ctx, query, w, func(r *sql.Rows) error {
			var v nameable
			err := r.Scan(&v.value, &v.n)
			if field != "" {
				facets[field] = append(facets[field], v)
			}
			return err
		})
	}
	for _, list := range []string{"places", "authors"} {
		if err := group("", list, facetLimit); err != nil {
			return nil, err
		}
	}
	for field, c := range facetColumns {
		if err := group(field, c.column, c.limit); err != nil {
			return nil, err
		}
	}
	return facets, nil
}

// ranked returns the best page by relevance. With ties, those as relevant as
// each other are in order, the newest first, which FTS5 cannot do by itself.
func (l library) ranked(ctx context.Context, w wording, ties bool) ([]int64, error) {
	order := "rank"
	if ties {
		order = "rank, rowid DESC"
	}
	return l.documents(ctx, fmt.Sprintf(docOf, "%s ORDER BY "+order+" LIMIT 50"), w)
}
