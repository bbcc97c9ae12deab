package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"dateline/data"
	"dateline/importer"
)

// baseline writes the same articles as Dateline into the same tables, with
// nothing around it: it reads and parses files with the importer, packs bodies
// with the archive's own dictionary, and inserts batches sorted by row. It
// looks nothing up, takes every text for ASCII and every article for new and
// dated, and cannot be cancelled or resumed.
//
// It writes each batch with both SQLites, so that their costs are those of the
// same work done at the same time.
type baseline struct {
	zstd    *zstd.Encoder
	writers []*writer
	next    map[int64]int64 // the next free row by a day's first
	written int64
	parsing cost // of reading and parsing files alone
}

// writer is a database that the baseline writes to.
type writer struct {
	db      *sql.DB
	folders map[string]int
	cost    cost
}

const baselineBatch = 10_000

// ready is an article whose parts are made; only SQL is left.
type ready struct {
	article    data.Article
	id, row    int64
	text, rest []byte
	columns    [5]string
}

// newBaseline prepares to write with the dictionary of an archive.
func newBaseline(ctx context.Context, archive *sql.DB) (*baseline, error) {
	encoding := []zstd.EOption{zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(false), zstd.WithWindowSize(1 << 20)}
	err := each(ctx, archive, func(r *sql.Rows) error {
		var id uint32
		var dict []byte
		err := r.Scan(&id, &dict)
		encoding = append(encoding, zstd.WithEncoderDictRaw(id, dict))
		return err
	}, "SELECT id, bytes FROM dictionary")
	if err != nil {
		return nil, err
	}
	packer, err := zstd.NewWriter(nil, encoding...)
	return &baseline{zstd: packer, next: map[int64]int64{}}, err
}

// addWriter makes a database at path with the tables and pages of an archive.
func (b *baseline) addWriter(ctx context.Context, archive *sql.DB, driver, path string) error {
	var statements []string
	err := each(ctx, archive, func(r *sql.Rows) error {
		var s string
		err := r.Scan(&s)
		statements = append(statements, s)
		return err
	}, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'fts\_%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY rowid`)
	if err != nil {
		return err
	}
	var pageSize int
	if err := archive.QueryRowContext(ctx, "PRAGMA page_size").Scan(&pageSize); err != nil {
		return err
	}
	db, err := openSQLite(driver, path, fmt.Sprintf("page_size = %d", pageSize), "journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536")
	if err != nil {
		return err
	}
	b.writers = append(b.writers, &writer{db: db, folders: map[string]int{}})
	for _, s := range append(statements, "INSERT INTO fts (fts, rank) VALUES ('automerge', 0)",
		"INSERT INTO fts (fts, rank) VALUES ('crisismerge', 2000)", "INSERT INTO fts (fts, rank) VALUES ('hashsize', 67108864)") {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("make the tables: %w", err)
		}
	}
	return nil
}

func (b *baseline) close() error {
	var errs []error
	for _, w := range b.writers {
		errs = append(errs, w.db.Close())
	}
	return errors.Join(errs...)
}

// write files the first articles of a corpus.
func (b *baseline) write(ctx context.Context, c corpus, n int) error {
	paths := make([]string, n)
	for i := range paths {
		paths[i] = c.file(i)
	}
	for batch := range slices.Chunk(paths, baselineBatch) {
		articles := make([]ready, len(batch))
		if err := b.parsing.measure(func() error {
			return inParallel(len(batch), func(i int) error { return articles[i].read(batch[i]) })
		}); err != nil {
			return err
		}
		if err := inParallel(len(batch), func(i int) error { return articles[i].pack(b.zstd) }); err != nil {
			return err
		}
		b.place(articles)
		for _, w := range b.writers {
			if err := w.cost.measure(func() error { return w.insert(ctx, articles) }); err != nil {
				return err
			}
		}
	}
	for _, w := range b.writers {
		if err := w.cost.measure(func() error { return w.merge(ctx) }); err != nil {
			return err
		}
	}
	return nil
}

// inParallel calls work with 0 to n-1 on all cores.
func inParallel(n int, work func(i int) error) error {
	errs := make([]error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for w := range errs {
		wg.Go(func() {
			for i := w; i < n && errs[w] == nil; i += len(errs) {
				errs[w] = work(i)
			}
		})
	}
	wg.Wait()
	return cmp.Or(errs...)
}

// read reads a file of one article.
func (r *ready) read(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	articles, err := importer.Read(importer.Document{Path: path, Bytes: content})
	if err != nil {
		return err
	}
	if len(articles) != 1 || articles[0].Published.Precision != data.ToDay {
		return fmt.Errorf("%s: the baseline writes files of one article dated to the day", path)
	}
	r.article = articles[0]
	s := &r.article.Source
	s.Path, s.Size, s.SHA256 = path, int64(len(content)), sha256.Sum256(content)
	return nil
}

// pack makes what is stored of an article.
func (r *ready) pack(packer *zstd.Encoder) error {
	a := r.article
	body := strings.Join(a.Body, "\n\n")
	r.columns = [5]string{
		terms(strings.Join(append([]string{a.Headline}, a.Marks...), "\n")), terms(strings.Join(a.Authors, ", ")), terms(a.Dateline),
		terms(body), facets(a),
	}
	a.Body = nil
	rest, err := json.Marshal(a)
	r.text, r.rest = packer.EncodeAll(append(append([]byte(body), '\x1e'), rest...), nil), []byte{}
	return err
}

// terms are the words of a text as the index has them: runs of ASCII letters
// and digits, and of Chinese, Japanese and Korean characters each with its next.
func terms(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && (r < utf8.RuneSelf || !unicode.IsLetter(r))
	})
	for i, w := range words {
		if w[0] >= utf8.RuneSelf {
			words[i] = pairs(w)
		}
	}
	return strings.Join(words, " ")
}

// pairs are the overlapping pairs of a run of characters and its last alone.
func pairs(run string) string {
	var b strings.Builder
	for i := 0; i < len(run); {
		_, first := utf8.DecodeRuneInString(run[i:])
		_, second := utf8.DecodeRuneInString(run[i+first:])
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(run[i : i+first+second])
		i += first
	}
	return b.String()
}

// facets are the terms of the facet column.
func facets(a data.Article) string {
	var list []string
	add := func(field string, values ...string) {
		for _, v := range values {
			if v != "" {
				list = append(list, field+"¦"+strings.ReplaceAll(terms(v), " ", "¦"))
			}
		}
	}
	has := func(name string, has bool) {
		if has {
			add("has", name)
		}
	}
	add("place", a.Places...)
	add("agency", a.Agency)
	add("outlet", a.Outlet)
	add("lang", a.Language)
	add("is", "dated")
	has("author", len(a.Authors) > 0)
	has("place", len(a.Places) > 0)
	has("agency", a.Agency != "")
	has("outlet", a.Outlet != "")
	return strings.Join(list, " ")
}

// place numbers the articles, gives each the next free row of its day, and
// sorts them by row.
func (b *baseline) place(articles []ready) {
	for i := range articles {
		a := &articles[i]
		b.written++
		a.id = b.written
		day := firstRow(a.article.Published.Time)
		a.row = max(day, b.next[day])
		b.next[day] = a.row + 1
	}
	slices.SortFunc(articles, func(p, q ready) int { return cmp.Compare(p.row, q.row) })
}

func (w *writer) insert(ctx context.Context, articles []ready) error {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	var stmts [5]*sql.Stmt
	for i, query := range []string{
		`INSERT INTO doc (id, article, headline, marks, published, places, agency, outlet, authors, language, format,
			url, folder, name, position, hash, import, original, versions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		"INSERT INTO body (article, text, rest) VALUES (?, ?, ?)",
		"INSERT INTO fts (rowid, headline, byline, dateline, body, facet) VALUES (?, ?, ?, ?, ?, ?)",
		"INSERT INTO folder (id, path) VALUES (?, ?)",
		"INSERT INTO day VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
	} {
		if stmts[i], err = tx.PrepareContext(ctx, query); err != nil {
			return err
		}
		defer func() { _ = stmts[i].Close() }()
	}
	doc, body, fts, folder, day := stmts[0], stmts[1], stmts[2], stmts[3], stmts[4]
	exec := func(s *sql.Stmt, args ...any) {
		if err == nil {
			_, err = s.Exec(args...)
		}
	}
	for _, r := range inOrderOfIDs(articles) {
		exec(body, r.id, r.text, r.rest)
	}
	perDay := map[int64]int{}
	list := func(l []string) string { return strings.Join(l, "\x1f") }
	for i := range articles {
		r := &articles[i]
		a, c := &r.article, &r.columns
		path, name := filepath.Split(a.Source.Path)
		if w.folders[path] == 0 {
			w.folders[path] = len(w.folders) + 1
			exec(folder, w.folders[path], path)
		}
		exec(doc, r.row, r.id, a.Headline, list(a.Marks), a.Published.ISO(), list(a.Places), a.Agency, a.Outlet, list(a.Authors), a.Language,
			a.Source.Format, nil, w.folders[path], name, 0, int64(binary.BigEndian.Uint64(a.Source.SHA256[:8])), 1, nil, 0)
		exec(fts, r.row, c[0], c[1], c[2], c[3], c[4])
		perDay[r.row>>rowDayBits]++
		if err != nil {
			return fmt.Errorf("write %s: %w", a.Source.Path, err)
		}
	}
	for d, n := range perDay {
		exec(day, d, n)
	}
	if err != nil {
		return fmt.Errorf("count the days: %w", err)
	}
	return tx.Commit()
}

// inOrderOfIDs are articles as the table of their bodies has them, so that its
// pages fill up one after the other.
func inOrderOfIDs(articles []ready) []*ready {
	list := make([]*ready, len(articles))
	for i := range articles {
		list[i] = &articles[i]
	}
	slices.SortFunc(list, func(p, q *ready) int { return cmp.Compare(p.id, q.id) })
	return list
}

// merge merges the index whole, as an import does at its end.
func (w *writer) merge(ctx context.Context) error {
	for pages, changed := -2000, int64(2); changed >= 2; pages = 2000 {
		var before, after int64
		if err := w.db.QueryRowContext(ctx, "SELECT total_changes()").Scan(&before); err != nil {
			return err
		}
		if _, err := w.db.ExecContext(ctx, "INSERT INTO fts (fts, rank) VALUES ('merge', ?)", pages); err != nil {
			return fmt.Errorf("merge the index: %w", err)
		}
		if err := w.db.QueryRowContext(ctx, "SELECT total_changes()").Scan(&after); err != nil {
			return err
		}
		changed = after - before
	}
	_, err := w.db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}
