//go:build !sqlite_fts5

package main

import (
	"fmt"
	"os"
)

// Without the tag SQLite's C library is built without full-text search.
func init() {
	fmt.Fprintln(os.Stderr, "bench: build it with full-text search: go run -tags sqlite_fts5 .")
	os.Exit(2)
}
