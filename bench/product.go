package main

import (
	"context"
	"time"

	"dateline/data"
)

// product answers with Dateline's archive. Its page has what a row of results
// shows, snippets with their hits included; its histogram and its facets come
// with the whole set of results.
type product struct{ archive *data.Archive }

// openProduct opens an archive anew, with nothing in its caches but what the
// first question of all leaves there: its first result is open.
func openProduct(ctx context.Context, path string) (product, error) {
	archive, err := data.OpenReadOnly(ctx, path)
	if err != nil {
		return product{}, err
	}
	p := product{archive}
	for _, part := range parts {
		if _, err := part.ask(ctx, p, text(unasked, "")); err != nil {
			_ = archive.Close()
			return product{}, err
		}
	}
	return p, nil
}

// unasked is a word that no question has.
var unasked = rareWords[len(rareWords)-1]

func ids(hits []data.Hit) []int64 {
	list := make([]int64, len(hits))
	for i, h := range hits {
		list[i] = h.ID
	}
	return list
}

func (p product) page(ctx context.Context, w wording) ([]int64, error) {
	return p.ordered(ctx, w, data.Newest)
}

func (p product) count(ctx context.Context, w wording) (int, error) {
	return p.archive.Count(ctx, w.query())
}

func (p product) histogram(ctx context.Context, w wording) (map[string]int, error) {
	results, err := p.archive.Search(ctx, w.query(), data.Newest)
	if err != nil {
		return nil, err
	}
	timeline, err := p.archive.Timeline(ctx, data.ByMonth, time.Time{}, time.Time{}, results)
	months := map[string]int{}
	for _, b := range timeline.Buckets {
		if b.Counts[0] > 0 {
			months[b.Start.Format("2006-01")] = b.Counts[0]
		}
	}
	return months, err
}

func (p product) facets(ctx context.Context, w wording) (map[string][]nameable, error) {
	results, err := p.archive.Search(ctx, w.query(), data.Newest)
	if err != nil {
		return nil, err
	}
	return facetsOf(ctx, results)
}

// ordered returns the first page in an order, without the other results where
// that can be done, as the window does.
func (p product) ordered(ctx context.Context, w wording, order data.Sort) ([]int64, error) {
	hits, ok, err := p.archive.FirstPage(ctx, w.query(), order, pageHits)
	if ok || err != nil {
		return ids(hits), err
	}
	results, err := p.archive.Search(ctx, w.query(), order)
	if err != nil {
		return nil, err
	}
	hits, err = results.Hits(ctx, 0, pageHits)
	return ids(hits), err
}
