package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"

	"dateline/data"
	"dateline/importer"
)

// imported is what Dateline's import took, in a process of its own.
type imported struct {
	Articles int
	Total    cost
	Peak     int64 // bytes of memory
}

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

// The first arguments of processes that are started to be measured, and what
// they do with the others.
const (
	importChild   = "measure-import"   // a folder, the archive to make
	baselineChild = "measure-baseline" // a folder, an archive, the databases to make in C and in Go
)

// inChild runs this program again and reads what it tells of itself.
func inChild[T any](ctx context.Context, args ...string) (result T, err error) {
	child := exec.CommandContext(ctx, "/proc/self/exe", args...)
	child.Stderr = os.Stderr
	out, err := child.Output()
	if err != nil {
		return result, fmt.Errorf("%s: %w", args[0], err)
	}
	return result, json.Unmarshal(out, &result)
}

// isChild reports whether the program was started by inChild.
func isChild(args []string) bool {
	return len(args) > 0 && (args[0] == importChild || args[0] == baselineChild)
}

// runChild is the other side of inChild.
func runChild(ctx context.Context, args []string, out io.Writer) error {
	var result any
	var err error
	switch {
	case args[0] == importChild && len(args) == 3:
		result, err = importWhole(ctx, args[1], args[2])
	case args[0] == baselineChild && len(args) == 5:
		result, err = writeBaseline(ctx, args[1], args[2], args[3], args[4])
	default:
		err = errors.New("this is for the program itself to call")
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(result)
}

// importWhole imports a folder into a new archive, as Dateline does.
func importWhole(ctx context.Context, folder, to string) (i imported, err error) {
	if err := removeDatabase(to); err != nil {
		return i, err
	}
	err = i.Total.measure(func() error {
		archive, err := data.Open(ctx, to)
		if err != nil {
			return err
		}
		done, err := importer.Run(ctx, archive, []string{folder}, importer.Options{})
		if err == nil && done.Counts.Added != done.Counts.Found {
			err = fmt.Errorf("not every article was added: %+v", done.Counts)
		}
		i.Articles = done.Counts.Added
		return errors.Join(err, archive.Close())
	})
	if err != nil {
		return i, err
	}
	i.Peak, err = peakMemory()
	return i, err
}

// writeBaseline writes a folder's articles without Dateline's archive.
func writeBaseline(ctx context.Context, folder, archive, toC, toGo string) (w written, err error) {
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
			err = b.write(ctx, folder)
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
