package data

import (
	"context"
	"database/sql"
	"fmt"
)

const (
	freeShare = 20   // give pages back where more than 1/20 of the file is free
	freeStep  = 1000 // pages given back in one transaction
)

// giveBack returns to the system what an import's end or an undo has left free
// in the file. A merge leaves behind what its many small segments took more
// than the one that it made of them.
func (a *Archive) giveBack(ctx context.Context) error {
	var free, pages int
	for _, p := range []struct {
		pragma string
		to     *int
	}{{"freelist_count", &free}, {"page_count", &pages}} {
		if err := a.writer.QueryRowContext(ctx, "PRAGMA "+p.pragma).Scan(p.to); err != nil {
			return err
		}
	}
	// An archive that an older Dateline made gives nothing back; its free
	// pages are used for what comes.
	for left := free; free*freeShare > pages && left > 0; left -= freeStep {
		// The pragma works as its rows are read.
		if err := each(ctx, a.writer, fmt.Sprintf("PRAGMA incremental_vacuum(%d)", freeStep), func(*sql.Rows) error { return nil }); err != nil {
			return err
		}
	}
	// A reader may hold the log; then it is emptied at another time.
	_, _ = a.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return nil
}
