package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
)

const (
	articlesPerFolder = 100
	articlesPerGroup  = 100 * articlesPerFolder
)

// corpus is where the articles lie on disk: groups of 100 folders of 100
// files. A smaller archive has the first of them.
type corpus struct{ root string }

func corpusIn(dir string) corpus {
	return corpus{filepath.Join(dir, fmt.Sprintf("articles-form-%d", corpusForm))}
}

func (c corpus) group(n int) string {
	return filepath.Join(c.root, fmt.Sprintf("%03d", n/articlesPerGroup))
}

func (c corpus) folder(n int) string {
	return filepath.Join(c.group(n), fmt.Sprintf("%02d", n%articlesPerGroup/articlesPerFolder))
}

func (c corpus) file(n int) string {
	return filepath.Join(c.folder(n), fmt.Sprintf("article-%07d.txt", n))
}

// paths are the folders and files that hold the first n articles and no others.
func (c corpus) paths(n int) (list []string) {
	at := 0
	for ; at+articlesPerGroup <= n; at += articlesPerGroup {
		list = append(list, c.group(at))
	}
	for ; at+articlesPerFolder <= n; at += articlesPerFolder {
		list = append(list, c.folder(at))
	}
	for ; at < n; at++ {
		list = append(list, c.file(at))
	}
	return list
}

// write writes the first n articles, but for folders that are there from
// another run, on all cores.
func (c corpus) write(ctx context.Context, n int) error {
	folders := (n + articlesPerFolder - 1) / articlesPerFolder
	var missing []int
	for i := range folders {
		if _, err := os.Stat(c.folder(i * articlesPerFolder)); errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, i*articlesPerFolder)
		} else if err != nil {
			return err
		}
	}
	if len(missing) == 0 {
		return nil
	}
	progress("write %d articles below %s", len(missing)*articlesPerFolder, c.root)
	news := newNewsroom()
	var written atomic.Int64
	err := inParallel(len(missing), func(i int) error {
		if done := written.Add(1); done%1000 == 0 {
			progress("%d articles are written", done*articlesPerFolder)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		return c.writeFolder(news, missing[i])
	})
	return errors.Join(err, os.RemoveAll(c.unfinished()))
}

// unfinished is where folders are written before they are moved to their place.
func (c corpus) unfinished() string { return c.root + "-unfinished" }

// writeFolder writes a folder elsewhere and then moves it to its place, so
// that what is there is whole.
func (c corpus) writeFolder(news *newsroom, first int) error {
	to := c.folder(first)
	unfinished := filepath.Join(c.unfinished(), filepath.Base(c.group(first))+filepath.Base(to))
	for _, folder := range []string{unfinished, c.group(first)} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	for n := first; n < first+articlesPerFolder; n++ {
		if err := os.WriteFile(filepath.Join(unfinished, filepath.Base(c.file(n))), []byte(news.article(n)), 0o644); err != nil {
			return err
		}
	}
	return os.Rename(unfinished, to)
}

// size returns how many bytes the first n articles have.
func (c corpus) size(n int) (bytes int64, err error) {
	for i := range n {
		info, err := os.Stat(c.file(i))
		if err != nil {
			return 0, err
		}
		bytes += info.Size()
	}
	return bytes, nil
}
