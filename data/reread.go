package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

// KeptOriginal is what of a file is kept, with the articles that were read
// from it.
type KeptOriginal struct {
	Path     string // of the file
	Modified time.Time
	Bytes    []byte
	Articles []Article
}

// EachOriginal calls visit with every original that is kept, until it returns
// an error.
func (a *Archive) EachOriginal(ctx context.Context, visit func(KeptOriginal) error) error {
	var ids []int64
	if err := each(ctx, a.reader, "SELECT id FROM original WHERE id IN (SELECT original FROM doc) ORDER BY id", func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}); err != nil {
		return a.explain(err)
	}
	for _, id := range ids {
		o, err := a.keptOriginal(ctx, id)
		if err != nil {
			return a.explain(err)
		}
		if len(o.Articles) == 0 {
			continue // it was taken back since
		}
		if err := visit(o); err != nil {
			return err
		}
	}
	return nil
}

// Originals counts the originals that are kept.
func (a *Archive) Originals(ctx context.Context) (n int, err error) {
	err = a.reader.QueryRowContext(ctx, "SELECT count(DISTINCT original) FROM doc").Scan(&n)
	return n, a.explain(err)
}

func (a *Archive) keptOriginal(ctx context.Context, id int64) (KeptOriginal, error) {
	var o KeptOriginal
	var z []byte
	if err := a.reader.QueryRowContext(ctx, "SELECT z FROM original WHERE id = ?", id).Scan(&z); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return o, nil
		}
		return o, err
	}
	var err error
	if o.Bytes, err = a.codec.unpack(z); err != nil {
		return o, fmt.Errorf("read original %d: %w", id, err)
	}
	var articles []int64
	if err := each(ctx, a.reader, "SELECT article FROM doc WHERE original = ? ORDER BY position", func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		articles = append(articles, n)
		return err
	}, id); err != nil {
		return o, err
	}
	for _, n := range articles {
		article, err := loadArticle(ctx, a.reader, &a.codec, n)
		if err != nil {
			return o, err
		}
		o.Path, o.Modified = article.Source.Path, time.Unix(article.Source.Modified, 0)
		o.Articles = append(o.Articles, *article)
	}
	return o, nil
}

// Differences names the fields in which two readings of one article differ,
// as dateline-cli show names them.
func Differences(old, now Article) []string {
	var fields []string
	for _, f := range []struct {
		name     string
		old, now any
	}{
		{"headline", old.Headline, now.Headline}, {"marks", old.Marks, now.Marks}, {"authors", old.Authors, now.Authors},
		{"published", old.Published.ISO(), now.Published.ISO()}, {"date_evidence", old.Published.Evidence, now.Published.Evidence},
		{"dateline", old.Dateline, now.Dateline}, {"places", old.Places, now.Places}, {"agency", old.Agency, now.Agency},
		{"outlet", old.Outlet, now.Outlet}, {"section", old.Section, now.Section}, {"language", old.Language, now.Language},
		{"url", old.URL, now.URL}, {"keywords", old.Keywords, now.Keywords}, {"notes", old.Notes, now.Notes},
		{"body", old.Body, now.Body}, {"trailer", old.Trailer, now.Trailer}, {"review", old.Review, now.Review},
		{"format", old.Source.Format, now.Source.Format},
	} {
		if !sameValue(f.old, f.now) {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// sameValue compares as JSON, to which a nil list is an empty one.
func sameValue(a, b any) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	if s := string(x); s == "null" {
		x = []byte("[]")
	}
	if s := string(y); s == "null" {
		y = []byte("[]")
	}
	return err == nil && err2 == nil && slices.Equal(x, y)
}

// Replace puts new readings in the place of articles, in one transaction: each
// has the id and the source of the one that it replaces, which becomes an older
// version. It is part of an import of kind ByReread, so that it can be undone.
func (f *Filing) Replace(ctx context.Context, articles []Article) error {
	counts := f.record.Counts
	err := f.archive.inWriter(ctx, func(tx *sql.Tx) error {
		b := newBatch(ctx, f, tx)
		var items []Item
		for i := range articles {
			a := &articles[i]
			old := &filed{article: a.ID}
			found, err := b.get("SELECT id, hash FROM doc WHERE article = ?", []any{a.ID}, &old.row, &old.hash)
			if err != nil {
				return err
			}
			if !found {
				continue // taken back since
			}
			p := &pending{article: a}
			if _, err := b.get("SELECT original FROM doc WHERE article = ?", []any{a.ID}, &p.original); err != nil {
				return err
			}
			if p.versions, err = b.retire(old); err != nil {
				return err
			}
			a.Import = f.record.ID
			b.pendings = append(b.pendings, p)
			item := Item{Path: a.Source.Path, Position: a.Source.Position, Outcome: Updated, Article: a.ID, Reason: "Dateline reads it otherwise now; the older reading is kept."}
			items = append(items, item)
			counts.Add(Updated)
		}
		if err := b.flush(); err != nil {
			return err
		}
		if err := b.writeBlock(); err != nil {
			return err
		}
		return b.recordItems(items, counts)
	})
	if err == nil {
		f.record.Counts = counts
	}
	return err
}

// ItemPaths lists the paths of an import's items that ended for a reason.
func (a *Archive) ItemPaths(ctx context.Context, id int64, reason string) ([]string, error) {
	var paths []string
	err := each(ctx, a.reader, "SELECT DISTINCT path FROM import_item WHERE import = ? AND reason = ? ORDER BY path", func(rows *sql.Rows) error {
		var path string
		err := rows.Scan(&path)
		paths = append(paths, path)
		return err
	}, id, reason)
	return paths, a.explain(err)
}

// ChangeReason gives the items of an import that ended for a reason another one:
// what they waited for has come.
func (a *Archive) ChangeReason(ctx context.Context, id int64, from, to string) error {
	if a.writer == nil {
		return say(ErrReadOnly, "%s is open to read only, so nothing of its imports can be changed", a.path)
	}
	_, err := a.writer.ExecContext(ctx, "UPDATE import_item SET reason = ? WHERE import = ? AND reason = ?", to, id, from)
	return a.explain(err)
}

// FailedFiles lists the files, or members of files, of an import that could
// not be read.
func (a *Archive) FailedFiles(ctx context.Context, id int64) ([]string, error) {
	var files []string
	err := each(ctx, a.reader, "SELECT DISTINCT path FROM import_item WHERE import = ? AND outcome = ? ORDER BY path", func(rows *sql.Rows) error {
		var path string
		err := rows.Scan(&path)
		files = append(files, filepath.Clean(path))
		return err
	}, id, Failed)
	return files, a.explain(err)
}
