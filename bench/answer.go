package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

const (
	pageHits   = 50
	facetLimit = 10 // values of a field
)

// answer is what a side says to a part of a question; the other parts' fields
// are empty.
type answer struct {
	page   []int64 // articles, newest first
	count  int
	months map[string]int        // articles by month, without empty ones
	facets map[string][]nameable // by field, the commonest first
}

// nameable is a value of a field and how many articles have it.
type nameable struct {
	value string
	n     int
}

func (a answer) equal(b answer) bool {
	return slices.Equal(a.page, b.page) && a.count == b.count && maps.Equal(a.months, b.months) &&
		maps.EqualFunc(a.facets, b.facets, sameValues)
}

// sameValues compares the commonest values of a field. Which of several values
// as common as the last one is among them is left open.
func sameValues(a, b []nameable) bool {
	if len(a) != len(b) {
		return false
	}
	byCount := func(list []nameable) []nameable {
		list = slices.Clone(list)
		slices.SortFunc(list, func(x, y nameable) int { return cmp.Or(y.n-x.n, cmp.Compare(x.value, y.value)) })
		return list
	}
	a, b = byCount(a), byCount(b)
	for i := range a {
		if a[i].n != b[i].n || a[i].n > a[len(a)-1].n && a[i].value != b[i].value {
			return false
		}
	}
	return true
}

// side is a way to answer a question.
type side interface {
	page(ctx context.Context, w wording) ([]int64, error)
	count(ctx context.Context, w wording) (int, error)
	histogram(ctx context.Context, w wording) (map[string]int, error)
	facets(ctx context.Context, w wording) (map[string][]nameable, error)
}

// part is one of the things that are asked about a question.
type part struct {
	name          string
	limit, phrase time.Duration // what it may take, and what it may for words that stand together
	once          bool          // C is asked for one wording only: it takes long
	ask           func(ctx context.Context, s side, w wording) (answer, error)
}

func (p part) limitOf(q question) time.Duration {
	if q.phrase {
		return p.phrase
	}
	return p.limit
}

// Facets come last, so that a table without them is the others'.
var parts = []part{
	{"first page", 16 * time.Millisecond, 16 * time.Millisecond, false, func(ctx context.Context, s side, w wording) (a answer, err error) {
		a.page, err = s.page(ctx, w)
		return a, err
	}},
	{"count", 50 * time.Millisecond, 120 * time.Millisecond, false, func(ctx context.Context, s side, w wording) (a answer, err error) {
		a.count, err = s.count(ctx, w)
		return a, err
	}},
	{"months", 50 * time.Millisecond, 120 * time.Millisecond, false, func(ctx context.Context, s side, w wording) (a answer, err error) {
		a.months, err = s.histogram(ctx, w)
		return a, err
	}},
	{"facets", 50 * time.Millisecond, 120 * time.Millisecond, true, func(ctx context.Context, s side, w wording) (a answer, err error) {
		a.facets, err = s.facets(ctx, w)
		return a, err
	}},
}
