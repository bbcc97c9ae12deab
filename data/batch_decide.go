package data

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// decide finds the outcome of an article and queues it where it is new.
func (b *batch) decide(a *Article, r *FileResult, original *sql.NullInt64) (Item, error) {
	item := Item{Path: r.Path, Position: a.Source.Position}
	hash := shortHash(a.Source.SHA256)
	key := fmt.Sprintf("%s\x00%d", a.Source.Path, a.Source.Key)
	if b.pendingKey[key] || a.URL != "" && b.pendingKey[a.URL] {
		if err := b.flush(); err != nil { // so that the lookups see it
			return item, err
		}
	}
	here, err := b.bySource(a.Source.Path, a.Source.Key)
	if err != nil {
		return item, err
	}
	if known, err := b.known(&item, a, hash, here); known || err != nil {
		return item, err
	}
	item.Reason = "Its file has changed; the older version is kept."
	if here == nil {
		if here, err = b.byURL(a.URL); err != nil {
			return item, err
		}
		item.Reason = "An article of the same address with other content was there; the older version is kept."
	}
	p, err := b.number(&item, a, here)
	if err != nil {
		return item, err
	}
	if p.original, err = b.keepOriginal(r, original); err != nil {
		return item, err
	}
	return item, b.queue(p, hash, key)
}

// known reports whether the content of an article is there already, be it in
// the batch, and fills in the outcome if so. What lies in the article's own
// place, if anything, is here.
func (b *batch) known(item *Item, a *Article, hash int64, here *filed) (bool, error) {
	if here != nil && here.hash == hash {
		return true, b.keep(item, a, here)
	}
	if p := b.pendingHash[hash]; p != nil {
		item.repeats(p.article.ID, "The same content as "+p.article.Source.Path+".")
		return true, nil
	}
	same, err := b.byHash(hash)
	if err != nil {
		return false, err
	}
	if same != nil {
		// It is called otherwise now, in its file or as a file.
		if same.path == a.Source.Path && a.Source.Key != 0 || same.gone {
			return true, b.keep(item, a, same)
		}
		item.repeats(same.article, "The same content as "+same.path+".")
		return true, nil
	}
	if here != nil {
		return false, nil
	}
	older, err := b.byOlderVersion(hash, a.URL)
	if older != 0 {
		item.repeats(older, fmt.Sprintf("The same content as an older version of article %d.", older))
	}
	return older != 0, err
}

// keep leaves an article that has not changed as it is, but for its place.
func (b *batch) keep(item *Item, a *Article, f *filed) error {
	item.Outcome, item.Article = Unchanged, f.article
	return b.seenAt(f, a.Source)
}

// repeats says that an item has the content of an article, and why that is said.
func (i *Item) repeats(article int64, reason string) {
	i.Outcome, i.Article, i.Reason = Duplicate, article, reason
}

// number gives an article the id of the one that it replaces, which is retired,
// or a new one.
func (b *batch) number(item *Item, a *Article, old *filed) (*pending, error) {
	p := &pending{article: a}
	a.Import = b.filing.record.ID
	if old == nil {
		b.nextArticle++
		a.ID = b.nextArticle
		item.Outcome, item.Article, item.Reason = Added, a.ID, ""
		return p, nil
	}
	var err error
	if p.versions, err = b.retire(old); err != nil {
		return nil, err
	}
	a.ID = old.article
	item.Outcome, item.Article = Updated, a.ID
	return p, nil
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
