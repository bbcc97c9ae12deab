package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"dateline/data"
)

// A C that takes longer than patience is asked once; else again for up to
// repeating.
const (
	patience  = 5 * time.Second
	repeating = time.Second
)

// timing is what an answer took.
type timing struct {
	fresh time.Duration // Dateline, asked for the first time
	again time.Duration // Dateline, asked once more
	c     time.Duration
}

// compared is a question with what it took both sides: the medians of its
// wordings.
type compared struct {
	question question
	hits     int
	parts    []timing // as parts has them
}

// comparison asks Dateline and C the same of two copies of an archive.
type comparison struct {
	path string // Dateline's
	c    library
	runs int // the most that C is asked the same
}

// all compares every question.
func (m comparison) all(ctx context.Context, questions []question) ([]compared, error) {
	list := make([]compared, 0, len(questions))
	for _, q := range questions {
		row := compared{question: q}
		for _, p := range parts {
			took, got, err := m.part(ctx, q, p)
			if err != nil {
				return nil, err
			}
			row.parts = append(row.parts, took)
			row.hits = max(row.hits, got.count)
		}
		list = append(list, row)
	}
	return list, nil
}

// part asks one thing about all wordings of a question, and returns the answer
// to the first.
func (m comparison) part(ctx context.Context, q question, p part) (timing, answer, error) {
	var fresh, again, c []time.Duration
	var first answer
	for i, w := range q.wordings {
		var mine, theirs answer
		fail := func(whom string, err error) (timing, answer, error) {
			return timing{}, first, fmt.Errorf("ask %s: %s, %s (%s): %w", whom, q.name, p.name, w.dateline, err)
		}
		took, err := freshAndAgain(ctx, m.path, func(d product) (err error) {
			mine, err = p.ask(ctx, d, w)
			return err
		})
		if err != nil {
			return fail("Dateline", err)
		}
		fresh, again = append(fresh, took[0]), append(again, took[1])
		if i == 0 {
			first = mine
		} else if p.once {
			continue
		}
		cost, err := warm(m.runs, func() (err error) {
			theirs, err = p.ask(ctx, m.c, w)
			return err
		})
		if err != nil {
			return fail("C", err)
		}
		c = append(c, cost)
		if !mine.equal(theirs) {
			return timing{}, first, fmt.Errorf("the sides disagree: %s, %s (%s): %+v and %+v", q.name, p.name, w.dateline, mine, theirs)
		}
	}
	return timing{median(fresh), median(again), median(c)}, first, nil
}

// freshAndAgain opens an archive and measures the same work twice.
func freshAndAgain(ctx context.Context, path string, work func(product) error) (took [2]time.Duration, err error) {
	d, err := openProduct(ctx, path)
	if err != nil {
		return took, err
	}
	defer func() { _ = d.archive.Close() }()
	for i := range took {
		if took[i], err = clock(func() error { return work(d) }); err != nil {
			return took, err
		}
	}
	return took, nil
}

// warm measures work that has been done before: the median of up to runs.
func warm(runs int, work func() error) (time.Duration, error) {
	first, err := clock(work)
	if err != nil || first > patience {
		return first, err
	}
	var took []time.Duration
	for spent := time.Duration(0); len(took) < runs && (spent < repeating || len(took) == 0); {
		t, err := clock(work)
		if err != nil {
			return 0, err
		}
		took, spent = append(took, t), spent+t
	}
	return median(took), nil
}

func clock(work func() error) (time.Duration, error) {
	started := time.Now()
	err := work()
	return time.Since(started), err
}

func median(list []time.Duration) time.Duration {
	if len(list) == 0 {
		return 0
	}
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}

// sorted is a question with what its first page in another order took.
type sorted struct {
	question question
	order    data.Sort
	hits     int
	took     timing // again is after the same was asked by date; c is 0 where it was not asked
}

// order compares the first page of a question by relevance, and by headline
// measures Dateline alone.
func (m comparison) order(ctx context.Context, q question, order data.Sort) (sorted, error) {
	s := sorted{question: q, order: order}
	var fresh, again, c []time.Duration
	for i, w := range q.wordings {
		var mine []int64
		ask := func(d product) (err error) {
			mine, err = d.ordered(ctx, w, order)
			return err
		}
		first, err := freshAndAgain(ctx, m.path, ask)
		if err != nil {
			return s, err
		}
		after, err := m.afterDates(ctx, w, ask)
		if err != nil {
			return s, err
		}
		fresh, again = append(fresh, first[0]), append(again, after)
		if s.hits == 0 {
			if s.hits, err = m.c.count(ctx, w); err != nil {
				return s, err
			}
		}
		if order != data.Relevance {
			continue
		}
		theirs, err := m.c.ranked(ctx, w, true)
		if err != nil {
			return s, err
		}
		if !slices.Equal(mine, theirs) {
			return s, fmt.Errorf("the sides order %s differently by relevance (%s, wording %d): %v and %v", q.name, w.dateline, i+1, mine, theirs)
		}
		cost, err := warm(m.runs, func() error {
			_, err := m.c.ranked(ctx, w, false)
			return err
		})
		if err != nil {
			return s, err
		}
		c = append(c, cost)
	}
	s.took = timing{median(fresh), median(again), median(c)}
	return s, nil
}

// afterDates measures ask in an archive that was asked the same by date.
func (m comparison) afterDates(ctx context.Context, w wording, ask func(product) error) (time.Duration, error) {
	d, err := openProduct(ctx, m.path)
	if err != nil {
		return 0, err
	}
	defer func() { _ = d.archive.Close() }()
	if _, err := d.histogram(ctx, w); err != nil {
		return 0, err
	}
	return clock(func() error { return ask(d) })
}
