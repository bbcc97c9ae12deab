package data

import (
	"context"
	"database/sql"
	"errors"
	"os"
)

// Summary returns the counts and the extent of Stats, without what takes a walk
// through the archive: formats and bytes.
func (a *Archive) Summary(ctx context.Context) (Stats, error) {
	var s Stats
	err := a.reader.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (WHERE day < ?), 0) FROM day", firstDay).Scan(&s.Articles, &s.Undated)
	if err != nil {
		return s, a.explain(err)
	}
	for _, end := range []struct {
		order string
		to    *Date
	}{{"", &s.First}, {" DESC", &s.Last}} {
		err := a.reader.QueryRowContext(ctx, "SELECT published FROM doc WHERE id >= ? ORDER BY id"+end.order+" LIMIT 1", firstDated).Scan((*dateColumn)(end.to))
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return s, a.explain(err)
		}
	}
	return s, nil
}

// Stats returns the archive's size and extent.
func (a *Archive) Stats(ctx context.Context) (Stats, error) {
	s, err := a.Summary(ctx)
	if err != nil {
		return s, err
	}
	s.Formats = map[string]int{}
	rows, err := a.reader.QueryContext(ctx, "SELECT format, count(*) FROM doc GROUP BY format")
	if err != nil {
		return s, a.explain(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var format string
		var n int
		if err := rows.Scan(&format, &n); err != nil {
			return s, a.explain(err)
		}
		s.Formats[format] = n
	}
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(a.path + suffix); err == nil {
			s.Bytes += info.Size()
		}
	}
	return s, a.explain(rows.Err())
}
