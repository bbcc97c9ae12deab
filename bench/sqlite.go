package main

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	_ "github.com/mattn/go-sqlite3" // the C library
)

// The two SQLites, by the names of their drivers. Package data registers the
// one in Go.
const (
	inGo = "sqlite"
	inC  = "sqlite3"
)

// openSQLite opens a database with one connection and the pragmas given.
func openSQLite(driver, path string, pragmas ...string) (*sql.DB, error) {
	db, err := sql.Open(driver, "file:"+path)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	for _, p := range pragmas {
		if _, err := db.Exec("PRAGMA " + p); err != nil {
			_ = db.Close()
			return nil, fmt.Errorf("open %s: %w", path, err)
		}
	}
	return db, nil
}

// The archive's numbering of rows; see docs/ARCHITECTURE.md. The test that
// compares the two sides holds them together.
const (
	rowDayBits  = 24
	firstDay    = 1 << 16      // the day of 0001-01-01
	unixOfFirst = -62135596800 // 0001-01-01 in Unix seconds
	secondsADay = 24 * 60 * 60 //
)

func firstRow(day time.Time) int64 {
	return (firstDay + (day.Unix()-unixOfFirst)/secondsADay) << rowDayBits
}

// each calls scan for each row of a query.
func each(ctx context.Context, db *sql.DB, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return scanAll(rows, scan)
}

// scanAll calls scan for each of the rows, and closes them.
func scanAll(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
