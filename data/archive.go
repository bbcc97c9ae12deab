package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	_ "modernc.org/sqlite" // the driver
)

// Extension is that of an archive's file.
const Extension = ".dateline"

const (
	applicationID = 0x4441544c // "DATL", in the header of every archive
	pageSize      = 8192
	writerCacheKB = 16 * 1024
	readerCacheKB = 8 * 1024
	readers       = 4
	busyMillis    = 5000
)

// Archive is an open archive: one writer connection, which only one process
// holds at a time, and a pool of read-only ones. It is safe for concurrent use.
type Archive struct {
	path   string
	writer *sql.DB // nil where read-only
	reader *sql.DB
	lock   *flock.Flock
	codec  codec
	engine engine
	opened fs.FileInfo // of the file, to tell whether another takes its place

	readParams map[string]string // of the readers' DSN
	newer      bool              // made by a newer Dateline
	patience   time.Duration     // with a search for a near spelling, where it is to be longer
}

// Open opens the archive at path to read and write, and makes it where there
// is no file. While it is open no other process can open it to write:
// ErrInUse.
func Open(ctx context.Context, path string) (*Archive, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, say(err, "the folder for the archive %s cannot be made (%v)", path, err)
	}
	if err := refuseForeign(path); err != nil {
		return nil, err
	}
	a := &Archive{path: path, lock: flock.New(path + ".lock")}
	locked, err := a.lock.TryLock()
	if err != nil {
		return nil, say(ErrReadOnly, "%s cannot be written, because its lock cannot be taken (%v); check that you may write to its folder", path, err)
	}
	if !locked {
		return nil, say(ErrInUse, "%s is open in another Dateline, which is writing to it; close it there first, or read it meanwhile", path)
	}
	made := !fileExists(path)
	if err := a.openWriter(ctx); err != nil {
		_ = a.Close()
		if info, statErr := os.Stat(path); made && statErr == nil && info.Size() == 0 {
			_ = os.Remove(path) // else it would be in the way as no archive
		}
		return nil, err
	}
	if err := a.openReaders(ctx); err != nil {
		_ = a.Close()
		return nil, err
	}
	return a, nil
}

// OpenReadOnly opens an existing archive to read. Other processes may have it
// open, and may write to it meanwhile.
func OpenReadOnly(ctx context.Context, path string) (*Archive, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if _, err := os.Stat(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, say(ErrGone, "there is no archive %s", path)
		}
		return nil, say(err, "the archive %s cannot be opened (%v)", path, err)
	}
	if err := refuseForeign(path); err != nil {
		return nil, err
	}
	a := &Archive{path: path}
	if err := a.openReaders(ctx); err != nil {
		_ = a.Close()
		return nil, err
	}
	return a, nil
}

// Path returns the archive's absolute path.
func (a *Archive) Path() string { return a.path }

// Name returns the archive's file name without its extension.
func (a *Archive) Name() string { return strings.TrimSuffix(filepath.Base(a.path), Extension) }

// ReadOnly reports whether the archive was opened with OpenReadOnly.
func (a *Archive) ReadOnly() bool { return a.writer == nil }

// Missing returns ErrGone where the file that is open is no longer at its path:
// it was removed, renamed or replaced, or its disk is gone. Some systems go on
// reading it; what would be written then is lost.
func (a *Archive) Missing() error {
	info, err := os.Stat(a.path)
	switch {
	case err != nil:
		return say(ErrGone, "%s is no longer there: it was removed or renamed, or its disk is not connected", a.path)
	case !os.SameFile(info, a.opened):
		return say(ErrGone, "another file has taken the place of %s", a.path)
	}
	return nil
}

// InUse reports whether a process has the archive at path open to write.
func InUse(path string) bool {
	if !fileExists(path) || !fileExists(path+".lock") {
		return false
	}
	lock := flock.New(path + ".lock")
	free, err := lock.TryLock()
	if free {
		_ = lock.Unlock()
	}
	return err == nil && !free
}

// Newer reports whether a newer Dateline made the archive. This one reads what
// it knows of it, and changes nothing.
func (a *Archive) Newer() bool { return a.newer }

// Close ends all connections and gives up the lock.
func (a *Archive) Close() error {
	var errs []error
	for _, db := range []*sql.DB{a.reader, a.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	a.codec.close()
	if a.lock != nil {
		// The lock's file stays: removing it would let two processes lock
		// two different files of the same name.
		errs = append(errs, a.lock.Unlock())
	}
	return errors.Join(errs...)
}

func (a *Archive) openWriter(ctx context.Context) error {
	if fileExists(a.path) {
		// Opening to write sets the journal's mode, which would change a
		// file that is none of ours: so look first.
		if err := a.probe(ctx); err != nil {
			return err
		}
	} else if err := a.create(ctx); err != nil {
		return a.explain(err)
	}
	db, err := openDB(a.path, map[string]string{"mode": "rwc", "_txlock": "immediate", "_journal_mode": "WAL"},
		"synchronous", "NORMAL",
		"cache_size", -writerCacheKB, "busy_timeout", busyMillis, "foreign_keys", 0)
	if err != nil {
		return a.explain(err)
	}
	db.SetMaxOpenConns(1)
	a.writer = db
	if err := migrate(ctx, db, a.path, migrations); err != nil {
		return a.explain(err)
	}
	// SQLite opens a write-protected file to read, and says so when it is
	// first written to.
	_, err = db.ExecContext(ctx, "UPDATE counter SET value = value WHERE name = ''")
	return a.explain(err)
}

// create makes the file with what cannot be set later. The driver runs pragmas
// in the order of their names, and auto_vacuum settles the size of pages.
func (a *Archive) create(ctx context.Context) error {
	db, err := openDB(a.path, map[string]string{"mode": "rwc"}, "page_size", pageSize)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA auto_vacuum = INCREMENTAL")
	return errors.Join(err, db.Close())
}

func (a *Archive) probe(ctx context.Context) error {
	db, err := openDB(a.path, map[string]string{"mode": "ro"}, "busy_timeout", busyMillis)
	if err != nil {
		return a.explain(err)
	}
	err = a.checkWhole(ctx, db)
	if version, versionErr := schemaVersion(ctx, db); err == nil && versionErr == nil && version > len(migrations) {
		err = a.explain(ErrNewer)
	}
	return errors.Join(err, db.Close())
}

func (a *Archive) openReaders(ctx context.Context) error {
	params := map[string]string{"mode": "ro"}
	pragmas := []any{"cache_size", -readerCacheKB, "busy_timeout", busyMillis, "query_only", 1}
	a.readParams = params
	db, err := openDB(a.path, params, pragmas...)
	if err == nil && a.writer == nil && a.checkWhole(ctx, db) != nil && !fileExists(a.path+"-wal") && unwritable(filepath.Dir(a.path)) {
		// A folder that cannot be written has no room for SQLite's
		// shared memory; where nobody writes, none is needed.
		_ = db.Close()
		params["immutable"] = "1"
		db, err = openDB(a.path, params, pragmas...)
	}
	if err != nil {
		return a.explain(err)
	}
	db.SetMaxOpenConns(readers)
	db.SetMaxIdleConns(readers)
	a.reader = db
	if err := a.checkWhole(ctx, db); err != nil {
		return err
	}
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return a.explain(err)
	}
	if a.newer = version > len(migrations); a.newer {
		if err := a.checkReadable(ctx, db); err != nil {
			return err
		}
	}
	if version < len(migrations) {
		return say(ErrReadOnly, "%s was made by an older Dateline; open it once to write, so that it can be brought up to date", a.path)
	}
	if a.opened, err = os.Stat(a.path); err != nil {
		return a.explain(err)
	}
	a.codec.db = db
	if err := a.codec.load(ctx, db); err != nil {
		return a.explain(err)
	}
	return nil
}

// checkWhole reports what can be told at once: that the file is an archive and
// is not cut short.
func (a *Archive) checkWhole(ctx context.Context, db *sql.DB) error {
	var id, version, pages, size int64
	for _, q := range []struct {
		pragma string
		to     *int64
	}{{"application_id", &id}, {"user_version", &version}, {"page_count", &pages}, {"page_size", &size}} {
		if err := db.QueryRowContext(ctx, "PRAGMA "+q.pragma).Scan(q.to); err != nil {
			return a.explain(err)
		}
	}
	if id != applicationID && (version != 0 || pages > 1) {
		return a.explain(ErrNotArchive)
	}
	info, err := os.Stat(a.path)
	if err != nil {
		return a.explain(err)
	}
	if !fileExists(a.path+"-wal") && info.Size() < pages*size {
		return say(ErrDamaged, "%s is cut short, with %d of its %d bytes; restore it from a copy", a.path, info.Size(), pages*size)
	}
	return nil
}

// refuseForeign tells a file that is no SQLite database before SQLite makes
// files beside it. It must not run while this process has the file open.
func refuseForeign(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return say(err, "the archive %s cannot be opened (%v)", path, err)
	}
	if info.IsDir() {
		return say(ErrNotArchive, "%s is a folder, no Dateline archive", path)
	}
	if !info.Mode().IsRegular() || info.Size() < 512 {
		return say(ErrNotArchive, "%s is no Dateline archive; choose another file", path)
	}
	return nil
}

// openDB opens a pool with every pragma in the DSN, so that each of its
// connections gets them.
func openDB(path string, params map[string]string, pragmas ...any) (*sql.DB, error) {
	q := url.Values{}
	for k, v := range params {
		q.Set(k, v)
	}
	for i := 0; i < len(pragmas); i += 2 {
		q.Add("_pragma", fmt.Sprintf("%s(%v)", pragmas[i], pragmas[i+1]))
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… on Windows
	}
	dsn := "file://" + (&url.URL{Path: slashed}).EscapedPath() + "?" + q.Encode()
	return sql.Open("sqlite", dsn)
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func unwritable(folder string) bool {
	probe, err := os.CreateTemp(folder, ".dateline-probe-*")
	if err != nil {
		return true
	}
	_ = probe.Close()
	_ = os.Remove(probe.Name())
	return false
}
