package data

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUpgradeFromEveryVersion opens archives that earlier programs have made.
// testdata/vN.dateline.gz holds three articles, of which one was updated once.
func TestUpgradeFromEveryVersion(t *testing.T) {
	old, err := filepath.Glob("testdata/v*.dateline.gz")
	if err != nil || len(old) != len(migrations)-1 {
		t.Fatalf("%d archives of earlier versions for %d steps of the schema, %v", len(old), len(migrations), err)
	}
	for _, packed := range old {
		t.Run(filepath.Base(packed), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.dateline")
			unpackTo(t, packed, path)
			a, err := Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = a.Close() })
			if got := headlines(t, a, "", Newest); len(got) != 3 {
				t.Errorf("has %q", got)
			}
			article, err := a.Article(t.Context(), 3)
			versions, err2 := a.Versions(t.Context(), 3)
			if err != nil || err2 != nil || article.Headline != "Night ferry runs again" || article.Published.ISO() != "2022-01-05" || len(versions) != 1 {
				t.Errorf("%+v, %d versions, %v, %v", article, len(versions), err, err2)
			}
			if _, kept, err := a.Original(t.Context(), 3); err != nil || !kept {
				t.Errorf("its original is lost: %v", err)
			}
			checkClean(t, a)
			backup, err := OpenReadOnly(t.Context(), path+"."+strings.TrimSuffix(filepath.Base(packed), ".dateline.gz")+"-backup")
			if backup != nil {
				_ = backup.Close()
			}
			if err == nil {
				t.Error("the backup was brought up to date too")
			}
			// What the upgrade has added works on what was there.
			if _, err := a.UndoImport(t.Context(), 2, nil); err != nil {
				t.Fatal(err)
			}
			if a, err := a.Article(t.Context(), 3); err != nil || a.Versions != 0 || a.Import != 1 {
				t.Errorf("undone: %+v, %v", a, err)
			}
			checkClean(t, a)
		})
	}
}

func unpackTo(t *testing.T, packed, path string) {
	t.Helper()
	in, err := os.Open(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, z); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestUpgradeCanBeCancelled holds that a cancelled upgrade leaves the archive as
// it was, without half a copy beside it, and that the next opening does it all.
func TestUpgradeCanBeCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.dateline")
	unpackTo(t, "testdata/v2.dateline.gz", path)
	var told []float64
	for _, when := range []int{1, 2} { // while it is copied, and while it is indexed
		ctx, cancel := context.WithCancel(t.Context())
		told = nil
		a, err := Open(WithProgress(ctx, func(share float64) {
			if told = append(told, share); len(told) == when {
				cancel()
			}
		}), path)
		cancel()
		if a != nil || !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled at the %d. telling, it opens with %v", when, err)
		}
		_, err = os.Stat(path + ".v2-backup")
		if when == 1 && err == nil {
			t.Error("half a copy stays")
		}
	}
	a, err := Open(WithProgress(t.Context(), func(share float64) { told = append(told, share) }), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	if got := headlines(t, a, "", Newest); len(got) != 3 || told[len(told)-1] != 1 {
		t.Errorf("has %q, told %v", got, told)
	}
	checkClean(t, a)
}
