package data

import (
	"context"
	"database/sql"
	"fmt"
)

// batch is one transaction of a Filing. It decides the outcome of each item
// in order, and inserts what is new sorted by row, because FTS5 flushes its
// hash whenever a row id goes down.
type batch struct {
	filing      *Filing
	tx          *sql.Tx
	stmts       map[string]*sql.Stmt // closed with the transaction
	ctx         context.Context
	pendings    []*pending
	pendingHash map[int64]*pending
	pendingKey  map[string]bool // sources and URLs of pendings
	pendingText int             // bytes of their bodies
	begun       map[string]fileProgress
	changes     block // of the index
	nextArticle int64
}

// fileProgress is how many items of a file are filed, and whether all are.
type fileProgress struct {
	items int
	mark  string
	whole bool
}

func newBatch(ctx context.Context, f *Filing, tx *sql.Tx) *batch {
	return &batch{filing: f, tx: tx, ctx: ctx, stmts: map[string]*sql.Stmt{}, pendingHash: map[int64]*pending{},
		pendingKey: map[string]bool{}, begun: map[string]fileProgress{}}
}

func (b *batch) stmt(query string) (*sql.Stmt, error) {
	s := b.stmts[query]
	if s == nil {
		var err error
		if s, err = b.tx.Prepare(query); err != nil {
			return nil, fmt.Errorf("prepare %q: %w", query, err)
		}
		b.stmts[query] = s
	}
	return s, nil
}

func (b *batch) exec(query string, args ...any) (sql.Result, error) {
	s, err := b.stmt(query)
	if err != nil {
		return nil, err
	}
	return s.Exec(args...)
}

// get scans the first row of a query and reports whether there was one.
func (b *batch) get(query string, args []any, to ...any) (bool, error) {
	s, err := b.stmt(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRow(args...).Scan(to...)
	if err == sql.ErrNoRows {
		return false, nil
	}
	return err == nil, err
}

// file decides on all that was read, in order, and inserts what is new.
func (b *batch) file(results []FileResult) ([]Item, error) {
	if _, err := b.get("SELECT value FROM counter WHERE name = 'article'", nil, &b.nextArticle); err != nil {
		return nil, err
	}
	var items []Item
	for i := range results {
		if err := b.next(); err != nil {
			return nil, err
		}
		var err error
		if items, err = b.fileResult(items, &results[i]); err != nil {
			return nil, fmt.Errorf("file %s: %w", results[i].Path, err)
		}
	}
	if err := b.flush(); err != nil {
		return nil, err
	}
	if err := b.writeBlock(); err != nil {
		return nil, err
	}
	_, err := b.exec("UPDATE counter SET value = ? WHERE name = 'article'", b.nextArticle)
	return items, err
}

// next gives way before the next article, and reports whether the import was
// cancelled.
func (b *batch) next() error {
	if b.filing.giveWay != nil {
		b.filing.giveWay(b.ctx)
	}
	return b.ctx.Err()
}

// fileResult appends the items of one result.
func (b *batch) fileResult(items []Item, r *FileResult) ([]Item, error) {
	if r.File != "" {
		b.begun[r.File] = fileProgress{r.Items, r.Mark, r.Last}
	}
	if len(r.Articles) == 0 && !r.Nothing {
		return append(items, Item{Path: r.Path, Position: r.Position, Outcome: r.Outcome, Reason: r.Reason}), nil
	}
	var original sql.NullInt64
	for i := range r.Articles {
		item, err := b.decide(&r.Articles[i], r, &original)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// recordItems writes the items that doc does not show, and the counts.
func (b *batch) recordItems(items []Item, c Counts) error {
	for _, i := range items {
		if i.Outcome == Added {
			continue
		}
		if err := b.recordItem(i); err != nil {
			return err
		}
	}
	for path, p := range b.begun {
		if _, err := b.exec("INSERT INTO import_file VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET items = excluded.items, whole = excluded.whole, mark = excluded.mark",
			b.filing.record.ID, path, p.items, p.whole, p.mark); err != nil {
			return err
		}
	}
	_, err := b.exec("UPDATE import SET found = ?, added = ?, updated = ?, unchanged = ?, duplicate = ?, skipped = ?, failed = ? WHERE id = ?",
		c.Found, c.Added, c.Updated, c.Unchanged, c.Duplicate, c.Skipped, c.Failed, b.filing.record.ID)
	return err
}

func (b *batch) recordItem(i Item) error {
	_, err := b.exec("INSERT INTO import_item VALUES (?, ?, ?, ?, ?, ?)", b.filing.record.ID, i.Path, i.Position, i.Outcome, i.Article, i.Reason)
	return err
}
