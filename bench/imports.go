package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"dateline/data"
	"dateline/importer"
)

// imported is what Dateline's import took, in a process of its own.
type imported struct {
	Articles int
	Total    cost
	Peak     int64 // bytes of memory
	Text     int64 // bytes of the files
	Archive  int64 // bytes of the archive when it is closed
}

// size is the archive's size as a share of the text's.
func (i imported) size() float64 { return float64(i.Archive) / float64(i.Text) }

// written is what the baseline took, in a process of its own.
type written struct {
	Articles int
	Total    cost // with both SQLites
	Parsing  cost
	C, Go    cost // SQL alone
}

// withC is what the baseline took but for the SQLite in Go.
func (w written) withC() cost {
	return cost{CPU: w.Total.CPU - w.Go.CPU, Wall: w.Total.Wall - w.Go.Wall}
}

// importWhole imports the first articles of a corpus into a new archive, as
// Dateline does, without keeping originals.
func importWhole(ctx context.Context, c corpus, articles int, to string) (i imported, err error) {
	if err := removeDatabase(to); err != nil {
		return i, err
	}
	err = i.Total.measure(func() error {
		archive, err := data.Open(ctx, to)
		if err != nil {
			return err
		}
		done, err := importer.Run(ctx, archive, c.paths(articles), importer.Options{})
		if err == nil && (done.Counts.Added != done.Counts.Found || done.Counts.Added != articles) {
			err = fmt.Errorf("not every article was added: %+v", done.Counts)
		}
		i.Articles = done.Counts.Added
		return errors.Join(err, archive.Close())
	})
	if err != nil {
		return i, err
	}
	if i.Peak, err = peakMemory(); err != nil {
		return i, err
	}
	if i.Text, err = c.size(articles); err != nil {
		return i, err
	}
	archive, err := os.Stat(to)
	if err == nil {
		i.Archive = archive.Size()
	}
	return i, err
}

// writeBaseline writes the first articles of a corpus without Dateline's archive.
func writeBaseline(ctx context.Context, c corpus, articles int, archive, toC, toGo string) (w written, err error) {
	for _, path := range []string{toC, toGo} {
		if err := removeDatabase(path); err != nil {
			return w, err
		}
	}
	from, err := openSQLite(inC, archive, "query_only = 1")
	if err != nil {
		return w, err
	}
	defer func() { _ = from.Close() }()
	var b *baseline
	err = w.Total.measure(func() error {
		if b, err = newBaseline(ctx, from); err != nil {
			return err
		}
		err := errors.Join(b.addWriter(ctx, from, inC, toC), b.addWriter(ctx, from, inGo, toGo))
		if err == nil {
			err = b.write(ctx, c, articles)
		}
		return errors.Join(err, b.close())
	})
	if err != nil {
		return w, err
	}
	w.Articles, w.Parsing, w.C, w.Go = int(b.written), b.parsing, b.writers[0].cost, b.writers[1].cost
	return w, nil
}

// removeDatabase removes a database with the files that SQLite and Dateline
// keep beside it.
func removeDatabase(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm", ".lock"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
