package data

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"dateline/data/priority"
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

// maxPendingText is how many bytes of bodies are packed and tokenized at once,
// which bounds the memory that takes.
const maxPendingText = 6 << 20

// fileProgress is how many items of a file are filed, and whether all are.
type fileProgress struct {
	items int
	mark  string
	whole bool
}

// pending is an article to be inserted, with its packed parts.
type pending struct {
	article  *Article
	versions int
	original sql.NullInt64
	row      int64

	packed []byte // body and details
	entry  indexEntry
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

func (b *batch) file(results []FileResult) ([]Item, error) {
	if _, err := b.get("SELECT value FROM counter WHERE name = 'article'", nil, &b.nextArticle); err != nil {
		return nil, err
	}
	var items []Item
	for i := range results {
		if err := b.next(); err != nil {
			return nil, err
		}
		r := &results[i]
		if r.File != "" {
			b.begun[r.File] = fileProgress{r.Items, r.Mark, r.Last}
		}
		if len(r.Articles) == 0 {
			if !r.Nothing {
				items = append(items, Item{Path: r.Path, Position: r.Position, Outcome: r.Outcome, Reason: r.Reason})
			}
			continue
		}
		var original sql.NullInt64
		for j := range r.Articles {
			item, err := b.decide(&r.Articles[j], r, &original)
			if err != nil {
				return nil, fmt.Errorf("file %s: %w", r.Path, err)
			}
			items = append(items, item)
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

// decide finds the outcome of an article and queues it where it is new.
func (b *batch) decide(a *Article, r *FileResult, original *sql.NullInt64) (Item, error) {
	item := Item{Path: r.Path, Position: a.Source.Position}
	hash := shortHash(a.Source.SHA256)
	sourceKey := fmt.Sprintf("%s\x00%d", a.Source.Path, a.Source.Key)
	if b.pendingKey[sourceKey] || a.URL != "" && b.pendingKey[a.URL] {
		if err := b.flush(); err != nil { // so that the lookups see it
			return item, err
		}
	}
	here, err := b.bySource(a.Source.Path, a.Source.Key)
	if err != nil {
		return item, err
	}
	if here != nil && here.hash == hash {
		item.Outcome, item.Article = Unchanged, here.article
		return item, b.seenAt(here, a.Source)
	}
	if p := b.pendingHash[hash]; p != nil {
		item.Outcome, item.Article, item.Reason = Duplicate, p.article.ID, "The same content as "+p.article.Source.Path+"."
		return item, nil
	}
	same, err := b.byHash(hash)
	if err != nil {
		return item, err
	}
	// It is called otherwise now, in its file or as a file.
	if same != nil && (same.path == a.Source.Path && a.Source.Key != 0 || same.gone) {
		item.Outcome, item.Article = Unchanged, same.article
		return item, b.seenAt(same, a.Source)
	}
	if same != nil {
		item.Outcome, item.Article, item.Reason = Duplicate, same.article, "The same content as "+same.path+"."
		return item, nil
	}
	item.Reason = "Its file has changed; the older version is kept."
	if here == nil {
		older, err := b.byOlderVersion(hash, a.URL)
		if err != nil {
			return item, err
		}
		if older != 0 {
			item.Outcome, item.Article, item.Reason = Duplicate, older, fmt.Sprintf("The same content as an older version of article %d.", older)
			return item, nil
		}
		if here, err = b.byURL(a.URL); err != nil {
			return item, err
		}
		item.Reason = "An article of the same address with other content was there; the older version is kept."
	}
	p := &pending{article: a}
	a.Import = b.filing.record.ID
	if here == nil {
		b.nextArticle++
		a.ID = b.nextArticle
		item.Outcome, item.Reason = Added, ""
	} else {
		if p.versions, err = b.retire(here); err != nil {
			return item, err
		}
		a.ID = here.article
		item.Outcome = Updated
	}
	item.Article = a.ID
	if p.original, err = b.keepOriginal(r, original); err != nil {
		return item, err
	}
	if b.pendingText > maxPendingText {
		if err := b.flush(); err != nil {
			return item, err
		}
	}
	for _, paragraph := range a.Body {
		b.pendingText += len(paragraph)
	}
	b.pendings = append(b.pendings, p)
	b.pendingHash[hash] = p
	b.pendingKey[sourceKey] = true
	if a.URL != "" {
		b.pendingKey[a.URL] = true
	}
	return item, nil
}

// retire moves an article to its versions and takes it out of the index. It
// returns how many versions there are now.
func (b *batch) retire(old *filed) (versions int, err error) {
	a, err := loadArticle(b.ctx, b.tx, &b.filing.archive.codec, old.article)
	if err != nil {
		return 0, err
	}
	var original sql.NullInt64
	if _, err := b.get("SELECT original FROM doc WHERE id = ?", []any{old.row}, &original); err != nil {
		return 0, err
	}
	record, err := json.Marshal(a)
	if err != nil {
		return 0, err
	}
	if a.Import == b.filing.record.ID {
		// It leaves doc, which showed until now that its file is done.
		replaced := Item{Path: a.Source.Path, Position: a.Source.Position, Outcome: Added, Article: a.ID}
		if err := b.recordItem(replaced); err != nil {
			return 0, err
		}
	}
	_, err = b.exec("INSERT INTO version (article, hash, replaced, import, came, original, z) VALUES (?, ?, ?, ?, ?, ?, ?)",
		a.ID, old.hash, time.Now().Unix(), b.filing.record.ID, a.Import, original, b.filing.archive.codec.pack(record))
	if err != nil {
		return 0, err
	}
	return a.Versions + 1, b.takeOut(old.row, a.ID)
}

// takeOut removes an article from the index and from the tables of what is
// current; its versions and its original stay.
func (b *batch) takeOut(row, article int64) error {
	if err := b.takeFromIndex(row); err != nil {
		return err
	}
	if _, err := b.exec("DELETE FROM doc WHERE id = ?", row); err != nil {
		return err
	}
	if _, err := b.exec("DELETE FROM body WHERE article = ?", article); err != nil {
		return err
	}
	_, err := b.exec("UPDATE day SET n = n - 1 WHERE day = ?", rowDay(row))
	return err
}

// keepOriginal stores a file's bytes once for all of its articles.
func (b *batch) keepOriginal(r *FileResult, id *sql.NullInt64) (sql.NullInt64, error) {
	if !b.filing.originals || id.Valid || r.Original == nil {
		return *id, nil
	}
	result, err := b.exec("INSERT INTO original (size, z) VALUES (?, ?)", len(r.Original), b.filing.archive.codec.pack(r.Original))
	if err != nil {
		return *id, err
	}
	id.Int64, err = result.LastInsertId()
	id.Valid = err == nil
	return *id, err
}

// flush inserts what is pending.
func (b *batch) flush() error {
	if err := b.prepare(); err != nil {
		return err
	}
	if err := b.placeRows(); err != nil {
		return err
	}
	if err := b.insertBodies(); err != nil {
		return err
	}
	perDay := map[int64]int{}
	for _, p := range b.pendings {
		if err := b.next(); err != nil {
			return err
		}
		if err := b.insert(p); err != nil {
			return fmt.Errorf("file %s: %w", p.article.Source.Path, err)
		}
		perDay[rowDay(p.row)]++
	}
	for day, n := range perDay {
		if _, err := b.exec("INSERT INTO day VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", day, n); err != nil {
			return err
		}
	}
	clear(b.pendings)
	b.pendings, b.pendingText = b.pendings[:0], 0
	clear(b.pendingHash)
	clear(b.pendingKey)
	return nil
}

// prepare packs and tokenizes the pending articles on all cores.
func (b *batch) prepare() error {
	workers := min(runtime.NumCPU(), len(b.pendings))
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			if b.filing.background {
				priority.Lower(priority.Import)
			}
			for i := w; i < len(b.pendings) && errs[w] == nil && b.next() == nil; i += workers {
				errs[w] = b.pendings[i].prepare(&b.filing.archive.codec)
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return b.ctx.Err()
}

func (p *pending) prepare(c *codec) error {
	clean(p.article)
	r, err := marshalRest(p.article)
	if err != nil {
		return fmt.Errorf("file %s: %w", p.article.Source.Path, err)
	}
	p.packed = c.pack(joinDetails(joinBody(p.article.Body), r))
	p.entry = newIndexEntry(p.article, p.versions)
	return nil
}

// placeRows gives each pending article the next free row of its slot and
// sorts them by row.
func (b *batch) placeRows() error {
	for _, p := range b.pendings {
		p.row, _ = rowSlot(p.article.Published)
	}
	slices.SortFunc(b.pendings, func(p, q *pending) int {
		return cmp.Or(cmp.Compare(p.row, q.row), cmp.Compare(p.article.ID, q.article.ID))
	})
	var free, end int64 // rows [free, end) are known to be free
	for i, p := range b.pendings {
		from, to := rowSlot(p.article.Published)
		var err error
		switch {
		case i == 0 || from >= end:
			free, end, err = b.freeRows(from, to)
		case free == end:
			free, end, err = b.freeRows(end, end+to-from)
		}
		if err != nil {
			return err
		}
		p.row, p.entry.row = free, free
		free++
	}
	return nil
}

// freeRows returns the rows after the last one used in a slot. A full slot
// runs over into the next.
func (b *batch) freeRows(from, to int64) (free, end int64, err error) {
	for size := to - from; ; from, to = to, to+size {
		var last sql.NullInt64
		if _, err := b.get("SELECT max(id) FROM doc WHERE id >= ? AND id < ?", []any{from, to}, &last); err != nil {
			return 0, 0, err
		}
		if !last.Valid {
			return from, to, nil
		}
		if last.Int64+1 < to {
			return last.Int64 + 1, to, nil
		}
	}
}

func (b *batch) insert(p *pending) error {
	a := p.article
	folderPath, name := splitPath(a.Source.Path)
	folder, err := b.folder(folderPath, true)
	if err != nil {
		return err
	}
	url := sql.NullString{String: a.URL, Valid: a.URL != ""}
	if _, err := b.exec(`INSERT INTO doc (id, article, headline, marks, published, places, agency, outlet, authors, language, format,
			url, folder, name, position, key, hash, import, original, gone, versions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		p.row, a.ID, a.Headline, joinList(a.Marks), a.Published.ISO(), joinList(a.Places), a.Agency, a.Outlet, joinList(a.Authors), a.Language,
		a.Source.Format, url, folder, name, a.Source.Position, a.Source.Key, shortHash(a.Source.SHA256), a.Import, p.original, a.Gone, p.versions); err != nil {
		return err
	}
	return b.putIn(p.entry)
}

// insertBodies writes the texts in the order of the articles' ids, so that the
// pages of their table fill up one after the other.
func (b *batch) insertBodies() error {
	inOrder := slices.Clone(b.pendings)
	slices.SortFunc(inOrder, func(p, q *pending) int { return cmp.Compare(p.article.ID, q.article.ID) })
	for _, p := range inOrder {
		if err := b.next(); err != nil {
			return err
		}
		if _, err := b.exec("INSERT INTO body (article, text, rest) VALUES (?, ?, x'')", p.article.ID, p.packed); err != nil {
			return fmt.Errorf("file %s: %w", p.article.Source.Path, err)
		}
	}
	return nil
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
