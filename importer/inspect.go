package importer

import (
	"cmp"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"time"
)

// Bounds on the look for datasets before an import. What lies beyond them is
// imported all the same, with the mapping that is guessed then.
const (
	MaxInspected   = 200             // files looked into
	MaxInspectTime = 3 * time.Second // for all of them

	shownRows  = 5
	shownRunes = 300
)

// Dataset is what one kind of dataset among the files of an import is like.
type Dataset struct {
	Path      string // the first file of it
	Shape     string // see Shape
	Kind      string // "CSV", "TSV", "JSON", "JSON Lines"
	Columns   []string
	Rows      [][]string // a few records, their values cut short
	Mapping   Mapping    // as guessed
	Confident bool       // that the guess hardly needs a person's look
}

// inspected are the extensions of files that are looked into without being named.
var inspected = map[string]string{
	".csv": "CSV", ".tsv": "TSV", ".tab": "TSV", ".psv": "CSV", ".json": "JSON", ".jsonl": "JSON Lines", ".ndjson": "JSON Lines",
}

// anyName says what a dataset is whose file's name does not, by its format.
var anyName = map[string]string{"table": "CSV", "json": "JSON"}

// IsDataset tells by a file's name that it holds a dataset.
func IsDataset(path string) bool { return inspected[strings.ToLower(filepath.Ext(path))] != "" }

// Inspect finds the datasets among files and folders, one of each shape, so
// that a person can correct the mapping of columns. It looks into the files that
// are named, and in folders into those whose names are those of datasets. Its
// only error is that of ctx.
func Inspect(ctx context.Context, paths []string) ([]Dataset, error) {
	limit, stop := context.WithTimeout(ctx, MaxInspectTime)
	defer stop()
	var list []Dataset
	seen, named := map[string]bool{}, map[string]bool{}
	for _, p := range paths {
		if p, err := filepath.Abs(p); err == nil {
			named[p] = true
		}
	}
	files := 0
	walk(limit, paths, func(f found) bool {
		if f.outcome != "" || !IsDataset(f.path) && !named[f.path] {
			return true
		}
		files++
		for _, d := range inspect(limit, f.path) {
			if !seen[d.Shape] {
				seen[d.Shape] = true
				list = append(list, d)
			}
		}
		return files < MaxInspected
	})
	return list, ctx.Err()
}

// inspect finds the datasets in a file.
func inspect(ctx context.Context, path string) (list []Dataset) {
	src, file, err := openSource(ctx, path)
	if err != nil {
		return nil
	}
	defer func() { _ = file.Close() }()
	open := src.open
	src.open = func() (io.ReadCloser, error) {
		in, err := open()
		return io.NopCloser(&interruptible{ctx, in}), err
	}
	add := func(d *dataset, kind string, all bool) bool {
		g := newGuess(d.columns, d.rows())
		if !all && !g.usable(d) || len(d.columns) == 0 {
			return false
		}
		list = append(list, Dataset{
			Path: path, Shape: Shape(d.columns), Kind: kind, Columns: d.columns, Rows: shown(d.rows()), Mapping: g.mapping, Confident: g.confident(),
		})
		return true
	}
	read := formatOf(src)
	kind := cmp.Or(inspected[src.ext()], anyName[read])
	switch read {
	case "table":
		table, done, err := openTable(src)
		if err != nil {
			return nil
		}
		defer done()
		add(newDataset(table, table.columns), kind, true)
	case "json":
		in, err := src.textReader()
		if err != nil {
			return nil
		}
		defer func() { _ = in.Close() }()
		_ = eachDataset(src, in, func(d *dataset) (bool, error) { // what is damaged the import reports
			if add(d, kind, false) {
				return true, errInspected
			}
			return false, &NotArticle{noArticles}
		})
	}
	return list
}

var errInspected = errors.New("seen enough")

// formatOf names the format in which a source would be read, or "".
func formatOf(src *source) string {
	for i := range formats {
		if formats[i].matches(src) {
			return formats[i].name
		}
	}
	return ""
}

func shown(rows [][]string) [][]string {
	rows = rows[:min(len(rows), shownRows)]
	for _, row := range rows {
		for i, v := range row {
			row[i] = cutRunes(clean(v), shownRunes)
		}
	}
	return rows
}

// interruptible is a reader that ends with its context.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.r.Read(p)
}
