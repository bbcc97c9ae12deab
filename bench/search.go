package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"dateline/data"
)

// searched is all that was measured of an archive.
type searched struct {
	articles int
	made     *imported // nil for an archive that an earlier run made
	compared []compared
	sorted   []sorted
	starting starting
}

// archiveSizes are the numbers of articles whose archives are searched.
func (s settings) archiveSizes() (sizes []int) {
	if s.growth {
		for n := 10_000; n < s.articles; n *= 10 {
			sizes = append(sizes, n)
		}
	}
	return append(sizes, s.articles)
}

func reportSearch(ctx context.Context, s settings, r *report) error {
	asked := questions(newNewsroom())
	var all []searched
	for _, n := range s.archiveSizes() {
		made, err := s.makeArchive(ctx, n)
		if err != nil {
			return err
		}
		progress("search %d articles", n)
		found, err := searchArchive(ctx, s, n, asked)
		found.made = made
		all = append(all, found)
		if err != nil {
			r.addArchives(all)
			return fmt.Errorf("of %d articles: %w", n, err)
		}
	}
	r.addArchives(all)
	last := all[len(all)-1]
	r.addSearch(last)
	r.addOrders(last)
	r.addStarting(last)
	if len(all) > 1 {
		r.addGrowth(all)
	}
	return nil
}

func (s settings) archivePath(n int) string { return s.path(fmt.Sprintf("search-%d", n)) }

// makeArchive imports the first n articles, unless an archive of an earlier
// run may be used; then it returns nil.
func (s settings) makeArchive(ctx context.Context, n int) (*imported, error) {
	path := s.archivePath(n)
	if _, err := os.Stat(path); s.reuse && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	c := corpusIn(s.dir)
	if err := c.write(ctx, n); err != nil {
		return nil, err
	}
	progress("import %d articles to search", n)
	made, err := inChild[imported](ctx, importChild, c.root, strconv.Itoa(n), path)
	return &made, err
}

// searchArchive asks an archive and a copy of it.
func searchArchive(ctx context.Context, s settings, n int, asked []question) (found searched, err error) {
	found.articles = n
	from, to := s.archivePath(n), s.path("copy")
	if err := copyDatabase(from, to); err != nil {
		return found, err
	}
	c, err := openLibrary(inC, to)
	if err != nil {
		return found, err
	}
	defer func() { err = errors.Join(err, c.close(), removeDatabase(to)) }()
	m := comparison{path: from, c: c, runs: s.runs}
	if found.compared, err = m.all(ctx, asked); err != nil {
		return found, err
	}
	for _, q := range asked {
		if q.name != commonWord && q.name != twoWords {
			continue
		}
		for _, order := range []data.Sort{data.Relevance, data.ByHeadline} {
			progress("order %s by %s", q.name, order)
			row, err := m.order(ctx, q, order)
			if err != nil {
				return found, err
			}
			found.sorted = append(found.sorted, row)
		}
	}
	found.starting, err = measureStarting(ctx, from, asked)
	return found, err
}
