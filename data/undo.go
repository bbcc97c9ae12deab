package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// undoStep is how many articles one transaction takes back.
const undoStep = 500

// Undone tells what taking back an import did.
type Undone struct {
	Removed  int // articles that it had added
	Restored int // articles that it had updated, as they were before
}

// UndoImport takes back what an import did: the articles that it added go, those
// that it updated are again what they were. What a later import made of them
// stays. It works in steps, and progress, which may be nil, is told after each
// how many articles are done and how many there were; cancelled between steps,
// it can be called again to go on.
func (a *Archive) UndoImport(ctx context.Context, id int64, progress func(done, of int)) (Undone, error) {
	var u Undone
	if a.writer == nil {
		return u, say(ErrReadOnly, "%s is open to read only, so nothing in it can be undone", a.path)
	}
	var state ImportState
	err := a.writer.QueryRowContext(ctx, "SELECT state FROM import WHERE id = ?", id).Scan(&state)
	switch {
	case err == sql.ErrNoRows:
		return u, say(ErrNoImport, "there is no import %d in %s", id, a.path)
	case err != nil:
		return u, a.explain(err)
	case state == ImportUndone:
		return u, say(ErrNoImport, "import %d is undone already", id)
	}
	if _, err := a.writer.ExecContext(ctx, "UPDATE import SET state = ? WHERE id = ?", ImportUndoing, id); err != nil {
		return u, a.explain(err)
	}
	var of int
	if err := a.writer.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT article FROM doc WHERE import = ?1
		UNION SELECT article FROM version WHERE import = ?1 OR came = ?1)`, id).Scan(&of); err != nil {
		return u, a.explain(err)
	}
	f := a.newFiling(Import{ID: id}, false)
	for done := 0; ; {
		n, err := f.undoSome(ctx, &u)
		if err != nil {
			return u, a.explain(err)
		}
		if done += n; progress != nil {
			progress(min(done, of), of)
		}
		if n == 0 {
			break
		}
	}
	if _, err = a.writer.ExecContext(ctx, "UPDATE import SET state = ?, undone = ? WHERE id = ?", ImportUndone, time.Now().Unix(), id); err != nil {
		return u, a.explain(err)
	}
	if err := a.settleBlocks(ctx); err != nil {
		return u, err
	}
	return u, a.explain(a.giveBack(ctx))
}

// undoSome takes back some articles in one transaction and returns how many;
// 0 where none are left.
func (f *Filing) undoSome(ctx context.Context, u *Undone) (int, error) {
	tx, err := f.archive.writer.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = tx.Rollback() }()
	b := newBatch(ctx, f, tx)
	id := f.record.ID
	var current, older []int64
	list := func(to *[]int64) func(*sql.Rows) error {
		return func(rows *sql.Rows) error {
			var n int64
			err := rows.Scan(&n)
			*to = append(*to, n)
			return err
		}
	}
	if err := each(ctx, tx, "SELECT article FROM doc WHERE import = ? LIMIT ?", list(&current), id, undoStep); err != nil {
		return 0, err
	}
	done := *u
	for _, article := range current {
		restored, err := b.undoCurrent(article, id)
		if err != nil {
			return 0, fmt.Errorf("take back article %d: %w", article, err)
		}
		if restored {
			done.Restored++
		} else {
			done.Removed++
		}
	}
	if err := b.flush(); err != nil {
		return 0, err
	}
	if len(current) == 0 {
		if err := each(ctx, tx, "SELECT DISTINCT article FROM version WHERE import = ?1 OR came = ?1 LIMIT ?2", list(&older), id, undoStep); err != nil {
			return 0, err
		}
		for _, article := range older {
			if err := b.undoHistory(article, id); err != nil {
				return 0, fmt.Errorf("take back a version of article %d: %w", article, err)
			}
		}
	}
	if err := b.writeBlock(); err != nil {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	*u = done
	return len(current) + len(older), nil
}

// undoCurrent takes out what an import made of an article, and puts back what
// the import found, if there was something.
func (b *batch) undoCurrent(article, id int64) (restored bool, err error) {
	var row int64
	var original sql.NullInt64
	if _, err := b.get("SELECT id, original FROM doc WHERE article = ?", []any{article}, &row, &original); err != nil {
		return false, err
	}
	if err := b.takeOut(row, article); err != nil {
		return false, err
	}
	if err := b.dropOriginal(original); err != nil {
		return false, err
	}
	// The import may have updated it more than once; what it found is the
	// last version that came with another.
	for {
		var version, came, hash int64
		var z []byte
		original = sql.NullInt64{}
		found, err := b.get("SELECT id, came, hash, original, z FROM version WHERE article = ? ORDER BY id DESC LIMIT 1",
			[]any{article}, &version, &came, &hash, &original, &z)
		if err != nil || !found {
			return false, err
		}
		if _, err := b.exec("DELETE FROM version WHERE id = ?", version); err != nil {
			return false, err
		}
		if came == id {
			if err := b.dropOriginal(original); err != nil {
				return false, err
			}
			continue
		}
		return true, b.putBack(article, original, z)
	}
}

// putBack makes a version the current one again.
func (b *batch) putBack(article int64, original sql.NullInt64, z []byte) error {
	record, err := b.filing.archive.codec.unpack(z)
	if err != nil {
		return err
	}
	p := &pending{article: &Article{}, original: original}
	if err := json.Unmarshal(record, p.article); err != nil {
		return err
	}
	p.article.Gone = false // its file is looked for again
	if _, err := b.get("SELECT count(*) FROM version WHERE article = ?", []any{article}, &p.versions); err != nil {
		return err
	}
	b.pendings = append(b.pendings, p)
	return nil
}

// undoHistory takes an import out of the history of an article that a later
// one has updated: what came with it goes, and what it had replaced was
// replaced by what came next.
func (b *batch) undoHistory(article, id int64) error {
	type kept struct{ id, came int64 }
	var stay []kept
	var gone []int64
	var originals []sql.NullInt64
	if err := each(b.ctx, b.tx, "SELECT id, came, original FROM version WHERE article = ? ORDER BY id", func(rows *sql.Rows) error {
		var v kept
		var original sql.NullInt64
		err := rows.Scan(&v.id, &v.came, &original)
		if v.came == id {
			gone, originals = append(gone, v.id), append(originals, original)
		} else {
			stay = append(stay, v)
		}
		return err
	}, article); err != nil {
		return err
	}
	for i, version := range gone {
		if _, err := b.exec("DELETE FROM version WHERE id = ?", version); err != nil {
			return err
		}
		if err := b.dropOriginal(originals[i]); err != nil {
			return err
		}
	}
	var next int64
	if _, err := b.get("SELECT import FROM doc WHERE article = ?", []any{article}, &next); err != nil {
		return err
	}
	for _, v := range slices.Backward(stay) {
		if _, err := b.exec("UPDATE version SET import = ? WHERE id = ?", next, v.id); err != nil {
			return err
		}
		next = v.came
	}
	return b.recount(article)
}

// dropOriginal removes an original that nothing needs any more.
func (b *batch) dropOriginal(original sql.NullInt64) error {
	if !original.Valid {
		return nil
	}
	_, err := b.exec(`DELETE FROM original WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM doc WHERE original = ?1)
		AND NOT EXISTS (SELECT 1 FROM version WHERE original = ?1)`, original.Int64)
	return err
}

// recount sets how many versions an article has.
func (b *batch) recount(article int64) error {
	if _, err := b.exec("UPDATE doc SET versions = (SELECT count(*) FROM version WHERE version.article = doc.article) WHERE article = ?", article); err != nil {
		return err
	}
	return b.reindex(article)
}

// reindex writes an article's entry in the full-text index anew, after a fact
// about it has changed that its text does not tell.
func (b *batch) reindex(article int64) error {
	a, err := loadArticle(b.ctx, b.tx, &b.filing.archive.codec, article)
	if err != nil {
		return err
	}
	var row int64
	if _, err := b.get("SELECT id FROM doc WHERE article = ?", []any{article}, &row); err != nil {
		return err
	}
	if err := b.takeFromIndex(row); err != nil {
		return err
	}
	e := newIndexEntry(a, a.Versions)
	e.row = row
	return b.putIn(e)
}
