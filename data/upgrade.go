package data

import (
	"context"
	"database/sql"
	"fmt"
)

// upgrades are the parts of schema steps that SQL cannot say, by the version
// that they lead to. Each runs in the transaction of its step.
var upgrades = map[int]func(context.Context, *sql.Tx) error{3: fillIndex}

const (
	blockArticles = 1 << 14 // articles in a block of an archive that was put in order
	upgradeStep   = 1 << 11 // articles read at once
)

// fillIndex writes the full-text index and the engine's tables of all articles
// anew, and tells how far it is. Cancelled, its transaction leaves the archive as
// it was.
func fillIndex(ctx context.Context, tx *sql.Tx) error {
	a := &Archive{}
	defer a.codec.close()
	if err := a.codec.load(ctx, tx); err != nil {
		return err
	}
	f := a.newFiling(Import{}, false)
	if err := tune(ctx, tx, bulkTuning); err != nil {
		return err
	}
	var done, of int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM doc").Scan(&of); err != nil {
		return err
	}
	b := newBatch(ctx, f, tx)
	for after := int64(-1); ; {
		tellShare(ctx, done, of)
		if err := ctx.Err(); err != nil {
			return err
		}
		articles := map[int64]int64{}
		var rows []int64
		if err := each(ctx, tx, "SELECT id, article FROM doc WHERE id > ? ORDER BY id LIMIT ?", func(found *sql.Rows) error {
			var row, article int64
			err := found.Scan(&row, &article)
			rows, articles[row] = append(rows, row), article
			return err
		}, after, upgradeStep); err != nil {
			return err
		}
		if len(rows) == 0 {
			break
		}
		for _, row := range rows {
			article, err := loadArticle(ctx, tx, &a.codec, articles[row])
			if err != nil {
				return fmt.Errorf("index article %d: %w", articles[row], err)
			}
			e := newIndexEntry(article, article.Versions)
			e.row = row
			if err := b.putIn(e); err != nil {
				return err
			}
		}
		after = rows[len(rows)-1]
		done += len(rows)
		if b.changes.len() >= blockArticles {
			if err := b.writeBlock(); err != nil {
				return err
			}
		}
	}
	if err := b.writeBlock(); err != nil {
		return err
	}
	return tune(ctx, tx, restTuning)
}

// mostBlocks is how many blocks, beyond those of a full archive in order, are
// put up with before they are put in order again: every start reads them all.
const mostBlocks = 64

// settleBlocks writes the blocks anew, in order of rows and without what is
// gone, where there are many small ones.
func (a *Archive) settleBlocks(ctx context.Context) error {
	return a.inWriter(ctx, func(tx *sql.Tx) error {
		var count, articles int
		if err := tx.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(n), 0) FROM block").Scan(&count, &articles); err != nil {
			return err
		}
		if count <= mostBlocks+2*articles/blockArticles {
			return nil
		}
		s, err := loadSnapshot(ctx, tx, nil)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM block"); err != nil {
			return err
		}
		for from := 0; from < s.len(); from += blockArticles {
			var b block
			for i := from; i < min(from+blockArticles, s.len()); i++ {
				b.append(&s.facts, i)
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO block (n, bytes) VALUES (?, ?)", b.len(), b.marshal()); err != nil {
				return err
			}
		}
		return nil
	})
}
