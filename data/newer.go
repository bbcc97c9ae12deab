package data

import (
	"context"
	"database/sql"
)

// oldestReader is the name of the counter by which a newer Dateline tells the
// oldest schema whose programs can still read its archives. Where there is no
// such counter the layout decides.
const oldestReader = "oldest_reader"

// checkReadable reports why an archive of a newer schema cannot be read, if it
// cannot: it says so itself, or lacks a table or column that this program knows.
func (a *Archive) checkReadable(ctx context.Context, db *sql.DB) error {
	var oldest int
	err := db.QueryRowContext(ctx, "SELECT coalesce(max(value), 0) FROM counter WHERE name = ?", oldestReader).Scan(&oldest)
	if err != nil || oldest > len(migrations) {
		return a.unreadable()
	}
	known, err := knownColumns(ctx)
	if err != nil {
		return a.explain(err)
	}
	there, err := columnsOf(ctx, db)
	if err != nil {
		return a.explain(err)
	}
	for column := range known {
		if !there[column] {
			return a.unreadable()
		}
	}
	return nil
}

func (a *Archive) unreadable() error {
	return say(ErrNewer, "%s was made by a newer Dateline, in a form that this one cannot read; update Dateline to open it. Nothing in it was changed", a.path)
}

// tableColumn is a column of a table.
type tableColumn struct{ table, column string }

// knownColumns are those of an archive as this program makes it.
func knownColumns(ctx context.Context) (map[tableColumn]bool, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1) // each connection has a memory of its own
	for _, step := range migrations {
		if _, err := db.ExecContext(ctx, step); err != nil {
			return nil, err
		}
	}
	return columnsOf(ctx, db)
}

func columnsOf(ctx context.Context, db *sql.DB) (map[tableColumn]bool, error) {
	found := map[tableColumn]bool{}
	err := each(ctx, db, "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table'", func(rows *sql.Rows) error {
		var c tableColumn
		err := rows.Scan(&c.table, &c.column)
		found[c] = true
		return err
	})
	return found, err
}
