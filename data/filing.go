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

// FileResult is what an importer made of one file.
type FileResult struct {
	Path     string    // of the file, or of a member in it as if the file were a folder
	Articles []Article // with Source filled
	Original []byte    // the file's bytes
	// Outcome is Skipped or Failed where there are no articles, and Reason
	// says why.
	Outcome  Outcome
	Reason   string
	Position int // of a record that yielded no article; 0 for the whole file

	// A file that is filed piece by piece, such as a zip archive or a table, is
	// named in File, and Items tells how many of its items are filed with this
	// result. Last ends it. Nothing marks a result that only does that. Mark is
	// what the importer needs to know to go on from there.
	File    string
	Items   int
	Mark    string
	Last    bool
	Nothing bool
}

// ErrNothingToResume is returned where no import was interrupted.
var ErrNothingToResume = errors.New("no import was interrupted")

// Filing is the archive's side of one import: it takes what was read in
// batches, each of which is one transaction. It is not safe for concurrent
// use, and an archive has one at a time.
type Filing struct {
	archive   *Archive
	record    Import
	originals bool
	done      map[string]bool  // files that an interrupted run has filed
	begun     map[string]Begun // those that it has filed in part
	folders   map[string]int64
	values    map[facetKey]uint32 // ids of facet_value

	background bool
	giveWay    func(context.Context)
}

// InBackground has what the filing does on threads of its own step back for all
// else that the computer does. It calls giveWay, which may be nil, for each
// article and step, from several goroutines: a place to wait.
func (f *Filing) InBackground(giveWay func(context.Context)) {
	f.background, f.giveWay = true, giveWay
}

// Begun is how far an interrupted run has filed a file.
type Begun struct {
	Items int
	Mark  string // of the last result that is filed
}

// BeginImport records a new import of paths.
func (a *Archive) BeginImport(ctx context.Context, kind ImportKind, paths []string, keepOriginals bool) (*Filing, error) {
	if a.writer == nil {
		return nil, say(ErrReadOnly, "%s is open to read only, so nothing can be imported into it", a.path)
	}
	list, err := json.Marshal(paths)
	if err != nil {
		return nil, fmt.Errorf("record the import's paths: %w", err)
	}
	// An import that was interrupted and not resumed is given up, but not for
	// one that began of itself.
	if _, err := a.writer.ExecContext(ctx, "UPDATE import SET state = ? WHERE state = ? AND (? <> ? OR kind <> ?)",
		ImportCancelled, ImportRunning, kind, ByWatch, ByPerson); err != nil {
		return nil, a.explain(err)
	}
	f := a.newFiling(Import{Kind: kind, Paths: paths, State: ImportRunning, Started: time.Now()}, keepOriginals)
	result, err := a.writer.ExecContext(ctx, "INSERT INTO import (kind, paths, state, started, originals) VALUES (?, ?, ?, ?, ?)",
		kind, string(list), ImportRunning, f.record.Started.Unix(), keepOriginals)
	if err != nil {
		return nil, a.explain(err)
	}
	if f.record.ID, err = result.LastInsertId(); err != nil {
		return nil, a.explain(err)
	}
	return f, a.explain(tune(ctx, a.writer, bulkTuning))
}

// ResumeImport takes up the last import that was interrupted, with its counts,
// and adds further paths to its own. It returns ErrNothingToResume where there
// is none.
func (a *Archive) ResumeImport(ctx context.Context, further []string) (*Filing, error) {
	if a.writer == nil {
		return nil, say(ErrReadOnly, "%s is open to read only, so no import can be resumed", a.path)
	}
	imports, err := a.Imports(ctx)
	if err != nil {
		return nil, err
	}
	for _, i := range imports {
		if i.State != ImportRunning || i.Kind != ByPerson {
			continue
		}
		var keepOriginals bool
		if err := a.reader.QueryRowContext(ctx, "SELECT originals FROM import WHERE id = ?", i.ID).Scan(&keepOriginals); err != nil {
			return nil, a.explain(err)
		}
		f := a.newFiling(i, keepOriginals)
		if err := f.loadDone(ctx); err != nil {
			return nil, err
		}
		if err := f.addPaths(ctx, further); err != nil {
			return nil, a.explain(err)
		}
		return f, a.explain(tune(ctx, a.writer, bulkTuning))
	}
	return nil, ErrNothingToResume
}

func (a *Archive) newFiling(i Import, keepOriginals bool) *Filing {
	return &Filing{archive: a, record: i, originals: keepOriginals, folders: map[string]int64{}, values: map[facetKey]uint32{}}
}

// forget drops what a transaction that failed may have made.
func (f *Filing) forget() {
	clear(f.folders)
	clear(f.values)
}

// loadDone lists the files that the interrupted run has committed. A file's
// items are committed together, so one of them stands for all.
func (f *Filing) loadDone(ctx context.Context) error {
	f.done, f.begun = map[string]bool{}, map[string]Begun{}
	if err := each(ctx, f.archive.reader, "SELECT path, items, mark, whole FROM import_file WHERE import = ?", func(rows *sql.Rows) error {
		var path string
		var b Begun
		var whole bool
		err := rows.Scan(&path, &b.Items, &b.Mark, &whole)
		f.begun[path], f.done[path] = b, whole
		return err
	}, f.record.ID); err != nil {
		return f.archive.explain(err)
	}
	rows, err := f.archive.reader.QueryContext(ctx, `
		SELECT folder.path, doc.name FROM doc JOIN folder ON folder.id = doc.folder WHERE doc.import = ?1
		UNION ALL SELECT path, '' FROM import_item WHERE import = ?1`, f.record.ID)
	if err != nil {
		return f.archive.explain(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var folder, name string
		if err := rows.Scan(&folder, &name); err != nil {
			return f.archive.explain(err)
		}
		if path := filepath.Join(folder, name); f.begun[path].Items == 0 {
			f.done[path] = true
		}
	}
	return f.archive.explain(rows.Err())
}

func (f *Filing) addPaths(ctx context.Context, further []string) error {
	paths := slices.Clone(f.record.Paths)
	for _, p := range further {
		if !slices.Contains(paths, p) {
			paths = append(paths, p)
		}
	}
	list, err := json.Marshal(paths)
	if err != nil {
		return fmt.Errorf("record the import's paths: %w", err)
	}
	f.record.Paths = paths
	_, err = f.archive.writer.ExecContext(ctx, "UPDATE import SET paths = ? WHERE id = ?", string(list), f.record.ID)
	return err
}

// Done reports whether an interrupted run has filed the file at path already.
func (f *Filing) Done(path string) bool { return f.done[path] }

// Begun tells how far an interrupted run has filed a file.
func (f *Filing) Begun(path string) Begun { return f.begun[path] }

// Import returns the import as it stands.
func (f *Filing) Import() Import { return f.record }

// File files a batch in one transaction and returns what became of each item,
// in order. After an error, or where ctx was cancelled, nothing of the batch
// is filed.
func (f *Filing) File(ctx context.Context, results []FileResult) ([]Item, error) {
	if err := f.ensureDictionary(ctx, results); err != nil {
		return nil, f.archive.explain(err)
	}
	tx, err := f.archive.writer.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, f.archive.explain(err)
	}
	defer func() { _ = tx.Rollback() }()
	b := newBatch(ctx, f, tx)
	items, err := b.file(results)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		f.forget()
		return nil, f.archive.explain(err)
	}
	counts := f.record.Counts
	for _, item := range items {
		counts.Add(item.Outcome)
	}
	if err := b.recordItems(items, counts); err != nil {
		f.forget()
		return nil, f.archive.explain(err)
	}
	if err := tx.Commit(); err != nil {
		f.forget()
		return nil, f.archive.explain(err)
	}
	f.record.Counts = counts
	return items, nil
}

// ensureDictionary makes the archive's dictionary of the first batch that has
// enough text, in a transaction of its own.
func (f *Filing) ensureDictionary(ctx context.Context, results []FileResult) error {
	a := f.archive
	if a.codec.hasDictionary() {
		return nil
	}
	var texts []string
	var details [][]byte
	for _, r := range results {
		for i := range r.Articles {
			texts = append(texts, joinBody(r.Articles[i].Body))
			d, err := marshalRest(&r.Articles[i])
			if err != nil {
				return err
			}
			details = append(details, d)
		}
	}
	var id int64
	if err := a.writer.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM dictionary").Scan(&id); err != nil {
		return err
	}
	dict := makeDictionary(id, texts, details)
	if dict == nil {
		return nil
	}
	if _, err := a.writer.ExecContext(ctx, "INSERT INTO dictionary (id, bytes) VALUES (?, ?)", id, dict); err != nil {
		return err
	}
	return a.codec.use(id, dict)
}

// Finish ends the import as done or cancelled and puts the index in order.
// A done import merges it whole where the import was a large part of the
// archive; progress, which may be nil, is told the merge's rounds.
func (f *Filing) Finish(ctx context.Context, state ImportState, progress func(round int)) (Import, error) {
	a := f.archive
	if state == ImportDone {
		if err := f.merge(ctx, progress); err != nil && ctx.Err() == nil {
			return f.record, a.explain(err)
		}
	}
	ctx = context.WithoutCancel(ctx)
	if err := tune(ctx, a.writer, restTuning); err != nil {
		return f.record, a.explain(err)
	}
	if err := f.close(ctx, state); err != nil {
		return f.record, a.explain(err)
	}
	if err := a.settleBlocks(ctx); err != nil {
		return f.record, err
	}
	return f.record, a.explain(a.giveBack(ctx))
}

// close records the end, and drops what served resuming only.
func (f *Filing) close(ctx context.Context, state ImportState) error {
	tx, err := f.archive.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	ended := time.Now()
	if _, err := tx.ExecContext(ctx, "UPDATE import SET state = ?, finished = ? WHERE id = ?", state, ended.Unix(), f.record.ID); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM import_item WHERE import = ? AND outcome IN (?, ?)", f.record.ID, Added, Unchanged); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM import_file WHERE import = ?", f.record.ID); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	f.record.State, f.record.Finished = state, ended
	return nil
}

type tuning struct {
	option string
	value  int
}

// How the full-text index merges its segments: not at all while an import
// runs, and little by little otherwise. See docs/ARCHITECTURE.md.
var (
	bulkTuning = []tuning{{"automerge", 0}, {"crisismerge", 2000}, {"hashsize", 8 << 20}}
	restTuning = []tuning{{"automerge", 4}, {"crisismerge", 16}, {"hashsize", 1 << 20}}
)

// executor is what the writer's pool and its transactions have in common.
type executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func tune(ctx context.Context, to executor, options []tuning) error {
	for _, o := range options {
		if _, err := to.ExecContext(ctx, "INSERT INTO fts (fts, rank) VALUES (?, ?)", o.option, o.value); err != nil {
			return fmt.Errorf("set the index's %s: %w", o.option, err)
		}
	}
	return nil
}

const (
	mergePages   = 20_000 // leaves a merge writes in one transaction: each opens every segment anew
	wholeMergeOf = 4      // merge whole where the import is at least 1/4 of the archive
)

// merge merges the index's segments in short transactions, so that the log
// stays small and a cancel is answered at once.
func (f *Filing) merge(ctx context.Context, progress func(round int)) error {
	var total int
	if err := f.archive.writer.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM day").Scan(&total); err != nil {
		return err
	}
	changed := f.record.Counts.Added + f.record.Counts.Updated
	if changed == 0 || changed*wholeMergeOf < total {
		return nil
	}
	// A negative count first puts all segments on one level (FTS5's "merge").
	pages := -mergePages
	for round := 1; ctx.Err() == nil; round++ {
		var before, after int64
		conn, err := f.archive.writer.Conn(ctx)
		if err != nil {
			return err
		}
		err = errors.Join(
			conn.QueryRowContext(ctx, "SELECT total_changes()").Scan(&before),
			exec(ctx, conn, "INSERT INTO fts (fts, rank) VALUES ('merge', ?)", pages),
			conn.QueryRowContext(ctx, "SELECT total_changes()").Scan(&after),
			conn.Close())
		if err != nil {
			return err
		}
		if after-before < 2 {
			return nil
		}
		if progress != nil {
			progress(round)
		}
		pages = mergePages
	}
	return ctx.Err()
}

func exec(ctx context.Context, conn *sql.Conn, query string, args ...any) error {
	_, err := conn.ExecContext(ctx, query, args...)
	return err
}
