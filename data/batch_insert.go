package data

import (
	"cmp"
	"database/sql"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"dateline/data/priority"
)

// maxPendingText is how many bytes of bodies are packed and tokenized at once,
// which bounds the memory that takes.
const maxPendingText = 6 << 20

// pending is an article to be inserted, with its packed parts.
type pending struct {
	article  *Article
	versions int
	original sql.NullInt64
	row      int64

	packed []byte // body and details
	entry  indexEntry
}

// queue has an article inserted with the others that are pending.
func (b *batch) queue(p *pending, hash int64, key string) error {
	if b.pendingText > maxPendingText {
		if err := b.flush(); err != nil {
			return err
		}
	}
	for _, paragraph := range p.article.Body {
		b.pendingText += len(paragraph)
	}
	b.pendings = append(b.pendings, p)
	b.pendingHash[hash] = p
	b.pendingKey[key] = true
	if p.article.URL != "" {
		b.pendingKey[p.article.URL] = true
	}
	return nil
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
