package data

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// newerArchive makes an archive as a Dateline of the next schema would leave
// it, with one article and what the script changes.
func newerArchive(t *testing.T, script string) (path string, content []byte) {
	t.Helper()
	a := openTest(t)
	fileAll(t, a, article("/n/a", "Harbor barrier opens", Day(2031, 5, 4, FromHeader, ""), "The second barrier opened on Sunday."))
	steps := fmt.Sprintf("%s; PRAGMA user_version = %d", script, len(migrations)+1)
	if _, err := a.writer.Exec(steps); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(a.Path())
	if err != nil {
		t.Fatal(err)
	}
	return a.Path(), content
}

func TestAnArchiveOfANewerDatelineIsReadAndNeverChanged(t *testing.T) {
	path, before := newerArchive(t, "CREATE TABLE later (x); ALTER TABLE doc ADD COLUMN mood TEXT")
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "can be read but not changed") {
		t.Errorf("to write it opens with %v", err)
	}
	a, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if !a.Newer() || !a.ReadOnly() {
		t.Errorf("newer: %v, read only: %v", a.Newer(), a.ReadOnly())
	}
	if got := headlines(t, a, "barrier", Newest); len(got) != 1 {
		t.Errorf("found %q", got)
	}
	if article, err := a.Article(t.Context(), 1); err != nil || len(article.Body) != 1 {
		t.Errorf("the article is %+v, %v", article, err)
	}
	if _, err := a.BeginImport(t.Context(), ByPerson, []string{"/n"}, true); !errors.Is(err, ErrReadOnly) {
		t.Errorf("an import begins with %v", err)
	}
	if err := a.Watch(t.Context(), "/n"); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a folder is watched with %v", err)
	}
	if _, err := a.UndoImport(t.Context(), 1, nil); !errors.Is(err, ErrReadOnly) {
		t.Errorf("an import is undone with %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the archive was changed, %v", err)
	}
	if backups, _ := filepath.Glob(path + "*backup"); len(backups) > 0 {
		t.Errorf("it was upgraded: %q", backups)
	}
}

func TestANewerArchiveOfAnotherFormIsLeftAlone(t *testing.T) {
	for name, script := range map[string]string{
		"a column that is gone": "ALTER TABLE doc RENAME COLUMN headline TO title",
		"a table that is gone":  "DROP TABLE block",
		"it says so":            fmt.Sprintf("INSERT INTO counter VALUES ('%s', %d)", oldestReader, len(migrations)+1),
		"no counters":           "DROP TABLE counter",
	} {
		t.Run(name, func(t *testing.T) {
			path, before := newerArchive(t, script)
			_, err := OpenReadOnly(t.Context(), path)
			if !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "update Dateline") {
				t.Errorf("opens with %v", err)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
				t.Errorf("the archive was changed, %v", err)
			}
		})
	}
}

func TestANewerArchiveSaysWhoMayReadIt(t *testing.T) {
	path, _ := newerArchive(t, fmt.Sprintf("INSERT INTO counter VALUES ('%s', %d)", oldestReader, len(migrations)))
	a, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
}
