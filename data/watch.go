package data

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"time"
)

// WatchedFolder is a folder whose changes are imported while Dateline runs.
type WatchedFolder struct {
	Path  string
	Since time.Time
}

// FileState is how a file of a watched folder was last seen.
type FileState struct {
	Size     int64 // bytes
	Modified int64 // Unix nanoseconds
}

// WatchedFolders lists the folders that are followed, in the order of their paths.
func (a *Archive) WatchedFolders(ctx context.Context) ([]WatchedFolder, error) {
	var folders []WatchedFolder
	err := each(ctx, a.reader, "SELECT path, since FROM watch ORDER BY path", func(rows *sql.Rows) error {
		var w WatchedFolder
		var since int64
		err := rows.Scan(&w.Path, &since)
		w.Since = time.Unix(since, 0)
		folders = append(folders, w)
		return err
	})
	return folders, a.explain(err)
}

// Watch adds a folder to those that are followed.
func (a *Archive) Watch(ctx context.Context, folder string) error {
	if a.writer == nil {
		return say(ErrReadOnly, "%s is open to read only, so it cannot follow a folder", a.path)
	}
	_, err := a.writer.ExecContext(ctx, "INSERT INTO watch VALUES (?, ?) ON CONFLICT DO NOTHING", folder, time.Now().Unix())
	return a.explain(err)
}

// WatchAgain takes back Unwatch: it follows the folder as before, with its files
// as they were last seen.
func (a *Archive) WatchAgain(ctx context.Context, w WatchedFolder, seen map[string]FileState) error {
	if a.writer == nil {
		return say(ErrReadOnly, "%s is open to read only, so it cannot follow a folder", a.path)
	}
	if _, err := a.writer.ExecContext(ctx, "INSERT INTO watch VALUES (?, ?) ON CONFLICT DO NOTHING", w.Path, w.Since.Unix()); err != nil {
		return a.explain(err)
	}
	return a.RecordSeen(ctx, seen, nil)
}

// Unwatch follows a folder no longer. Its articles stay.
func (a *Archive) Unwatch(ctx context.Context, folder string) error {
	if a.writer == nil {
		return say(ErrReadOnly, "%s is open to read only, so its folders cannot be changed", a.path)
	}
	from, to := below(folder)
	_, err := a.writer.ExecContext(ctx, "DELETE FROM watch_file WHERE path >= ? AND path < ?", from, to)
	if err == nil {
		_, err = a.writer.ExecContext(ctx, "DELETE FROM watch WHERE path = ?", folder)
	}
	return a.explain(err)
}

// below returns the bounds of the paths that lie under a folder.
func below(folder string) (from, to string) {
	folder = filepath.Clean(folder)
	if folder[len(folder)-1] == filepath.Separator {
		folder = folder[:len(folder)-1] // the root of a file system
	}
	return folder + string(filepath.Separator), folder + string(rune(filepath.Separator)+1)
}

// SeenFiles returns the files under a watched folder as they were last seen.
func (a *Archive) SeenFiles(ctx context.Context, folder string) (map[string]FileState, error) {
	from, to := below(folder)
	seen := map[string]FileState{}
	err := each(ctx, a.reader, "SELECT path, size, modified FROM watch_file WHERE path >= ? AND path < ?", func(rows *sql.Rows) error {
		var path string
		var s FileState
		err := rows.Scan(&path, &s.Size, &s.Modified)
		seen[path] = s
		return err
	}, from, to)
	return seen, a.explain(err)
}

// RecordSeen remembers how files of watched folders were seen, and forgets
// those that are gone.
func (a *Archive) RecordSeen(ctx context.Context, seen map[string]FileState, gone []string) error {
	return a.inWriter(ctx, func(tx *sql.Tx) error {
		put, err := tx.PrepareContext(ctx, "INSERT INTO watch_file VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET size = ?2, modified = ?3")
		if err != nil {
			return err
		}
		defer func() { _ = put.Close() }()
		for path, s := range seen {
			if _, err := put.ExecContext(ctx, path, s.Size, s.Modified); err != nil {
				return err
			}
		}
		for _, path := range gone {
			if _, err := tx.ExecContext(ctx, "DELETE FROM watch_file WHERE path = ?", path); err != nil {
				return err
			}
		}
		return nil
	})
}

// SetGone marks the articles that were read from files, or from members of
// them, as having lost their original's file, or as having it again. It
// returns how many articles it marked.
func (a *Archive) SetGone(ctx context.Context, files []string, gone bool) (marked int, err error) {
	f := a.newFiling(Import{}, false)
	err = a.inWriter(ctx, func(tx *sql.Tx) error {
		b := newBatch(ctx, f, tx)
		for _, file := range files {
			articles, err := b.articlesOf(file, !gone)
			if err != nil {
				return err
			}
			for _, id := range articles {
				if _, err := b.exec("UPDATE doc SET gone = ? WHERE article = ?", gone, id); err != nil {
					return err
				}
				if err := b.reindex(id); err != nil {
					return err
				}
			}
			marked += len(articles)
		}
		return b.writeBlock()
	})
	if err != nil {
		return 0, err
	}
	return marked, a.settleBlocks(ctx)
}

// articlesOf lists the articles of a file and of its members whose mark is as
// given.
func (b *batch) articlesOf(file string, gone bool) ([]int64, error) {
	var ids []int64
	folder, name := splitPath(file)
	from, to := below(file)
	err := each(b.ctx, b.tx, `SELECT article FROM doc JOIN folder ON folder.id = doc.folder
		WHERE gone = ?1 AND folder.path = ?2 AND name = ?3
		UNION ALL SELECT article FROM doc JOIN folder ON folder.id = doc.folder
		WHERE gone = ?1 AND (folder.path = ?4 OR folder.path >= ?5 AND folder.path < ?6)`, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, gone, folder, name, filepath.Clean(file), from, to)
	return ids, err
}

// GoneFiles lists the files under a folder whose articles are marked as gone.
func (a *Archive) GoneFiles(ctx context.Context, folder string) ([]string, error) {
	var files []string
	from, to := below(folder)
	err := each(ctx, a.reader, `SELECT DISTINCT folder.path, name FROM doc JOIN folder ON folder.id = doc.folder
		WHERE gone AND (folder.path = ?1 OR folder.path >= ?2 AND folder.path < ?3)`, func(rows *sql.Rows) error {
		var dir, name string
		err := rows.Scan(&dir, &name)
		files = append(files, filepath.Join(dir, name))
		return err
	}, filepath.Clean(folder), from, to)
	return files, a.explain(err)
}

// KnownFiles lists the files under a folder, or members of them, of which an import
// that stands has filed something or said why not.
func (a *Archive) KnownFiles(ctx context.Context, folder string) ([]string, error) {
	var files []string
	from, to := below(folder)
	err := each(ctx, a.reader, `SELECT folder.path, name FROM doc JOIN folder ON folder.id = doc.folder
		WHERE folder.path = ?1 OR folder.path >= ?2 AND folder.path < ?3
		UNION SELECT path, '' FROM import_item JOIN import ON import.id = import WHERE state = ?4 AND path >= ?2 AND path < ?3`, func(rows *sql.Rows) error {
		var dir, name string
		err := rows.Scan(&dir, &name)
		files = append(files, filepath.Join(dir, name))
		return err
	}, filepath.Clean(folder), from, to, ImportDone)
	return files, a.explain(err)
}

// inWriter runs a function in a transaction of the writer.
func (a *Archive) inWriter(ctx context.Context, work func(*sql.Tx) error) error {
	if a.writer == nil {
		return say(ErrReadOnly, "%s is open to read only", a.path)
	}
	tx, err := a.writer.BeginTx(ctx, nil)
	if err != nil {
		return a.explain(err)
	}
	if err := work(tx); err != nil {
		return a.explain(errors.Join(err, tx.Rollback()))
	}
	return a.explain(tx.Commit())
}
