package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"dateline/data"
)

// started is what a process measured of itself that has just begun.
type started struct {
	Page  time.Duration // from opening the archive to the first page
	Whole time.Duration // to the whole result with its months and facets
	Peak  int64         // bytes of memory
}

// start opens an archive and asks one question.
func start(ctx context.Context, path, query string) (s started, err error) {
	w := text(query, "")
	begun := time.Now()
	archive, err := data.OpenReadOnly(ctx, path)
	if err != nil {
		return s, err
	}
	defer func() { _ = archive.Close() }()
	d := product{archive}
	if _, err := d.page(ctx, w); err != nil {
		return s, err
	}
	s.Page = time.Since(begun)
	if err := d.whole(ctx, w); err != nil {
		return s, err
	}
	s.Whole = time.Since(begun)
	s.Peak, err = peakMemory()
	return s, err
}

// whole finds all that answers a wording, with its months and facets.
func (p product) whole(ctx context.Context, w wording) error {
	results, err := p.archive.Search(ctx, w.query(), data.Newest)
	if err != nil {
		return err
	}
	if _, err := p.archive.Timeline(ctx, data.ByMonth, time.Time{}, time.Time{}, results); err != nil {
		return err
	}
	_, err = facetsOf(ctx, results)
	return err
}

// memoryQueries is how many queries the memory of a process is measured with.
const memoryQueries = 100

// askMany opens an archive, as the window does, and asks it many queries.
func askMany(ctx context.Context, path string, queries []string) (s started, err error) {
	archive, err := data.OpenReadOnly(ctx, path)
	if err != nil {
		return s, err
	}
	defer func() { _ = archive.Close() }()
	d := product{archive}
	for _, q := range queries {
		w := text(q, "")
		if _, err := d.page(ctx, w); err != nil {
			return s, err
		}
		if err := d.whole(ctx, w); err != nil {
			return s, err
		}
	}
	s.Peak, err = peakMemory()
	return s, err
}

// starting is what processes need that begin with an archive.
type starting struct {
	cold   started       // to answer a first question
	opened time.Duration // to show the newest articles
	memory int64
}

// measureStarting starts processes to measure them: several with a word in
// over half of the articles, several with none, and one with many questions.
func measureStarting(ctx context.Context, path string, asked []question) (s starting, err error) {
	children := func(queries []string) (list []started, err error) {
		for _, q := range queries {
			one, err := inChild[started](ctx, startChild, path, q)
			if err != nil {
				return nil, err
			}
			list = append(list, one)
		}
		slices.SortFunc(list, func(a, b started) int { return cmp.Compare(a.Page, b.Page) })
		return list, nil
	}
	words, err := children(commonWords[:alike])
	if err != nil {
		return s, err
	}
	newest, err := children(make([]string, alike))
	if err != nil {
		return s, err
	}
	s.cold, s.opened = words[alike/2], newest[alike/2].Page
	args := []string{memoryChild, path}
	for i := range memoryQueries {
		args = append(args, asked[i%len(asked)].wordings[i/len(asked)%alike].dateline)
	}
	many, err := inChild[started](ctx, args...)
	s.memory = many.Peak
	return s, err
}
