package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with an archive. Errors returned wrap them; their texts
// are sentences for a person, which name the archive.
var (
	ErrGone       = fmt.Errorf("archive is not there: %w", fs.ErrNotExist)
	ErrNotArchive = errors.New("not a Dateline archive")
	ErrDamaged    = errors.New("damaged archive")
	ErrInUse      = errors.New("archive in use")
	ErrNewer      = errors.New("archive of a newer Dateline")
	ErrReadOnly   = errors.New("archive cannot be written")
	ErrDiskFull   = errors.New("disk full")
	ErrNoArticle  = errors.New("no such article")
	ErrNoImport   = errors.New("no such import")
)

// trouble is an error with one text for a person and one meaning to a program.
type trouble struct {
	text string
	is   error
}

func (t *trouble) Error() string { return t.text }
func (t *trouble) Unwrap() error { return t.is }

func say(is error, format string, args ...any) error {
	return &trouble{text: fmt.Sprintf(format, args...), is: is}
}

// explain turns SQLite's codes into what they mean to a person.
func (a *Archive) explain(err error) error {
	var said *trouble
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.As(err, &said) {
		return err
	}
	switch {
	case errors.Is(err, ErrNewer):
		return say(err, "%s was made by a newer Dateline, so it can be read but not changed; update Dateline to change it", a.path)
	case errors.Is(err, ErrNotArchive):
		return say(err, "%s is a database of another program, no Dateline archive", a.path)
	}
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return say(err, "%s could not be read or written (%v)", a.path, err)
	}
	switch failed.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return say(ErrNotArchive, "%s is no Dateline archive; choose another file", a.path)
	case sqlite3.SQLITE_CORRUPT:
		return say(ErrDamaged, "%s is damaged (%v); restore it from a copy", a.path, failed)
	case sqlite3.SQLITE_FULL:
		return say(ErrDiskFull, "the disk of %s is full; make room and try again. What was filed before is safe", a.path)
	case sqlite3.SQLITE_IOERR:
		return say(err, "%s could not be read or written (%v); is its disk full or gone? What was filed before is safe", a.path, failed)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return say(ErrReadOnly, "%s cannot be opened or written (%v); check that you may write to its folder", a.path, failed)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return say(ErrInUse, "%s is busy in another program", a.path)
	case sqlite3.SQLITE_INTERRUPT:
		return context.Canceled
	default:
		return say(err, "%s could not be read or written (%v)", a.path, err)
	}
}
