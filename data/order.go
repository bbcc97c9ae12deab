package data

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// byRelevance orders a set by FTS5's BM25 of the query's text, ties by date;
// articles that no text of the query matched come last.
func (v *view) byRelevance(ctx context.Context, q Query, set bitmap) (*ordered, error) {
	text := positive(q.root)
	if text == nil {
		return byScore(set, make([]float64, v.len())), nil
	}
	if v.index != nil {
		matched, err := v.find(ctx, text, set)
		if err != nil {
			return nil, err
		}
		scores, err := v.bm25(ctx, text, matched.and(set))
		if err == nil {
			return byScore(set, scores), nil
		}
		if !errors.Is(err, errIndexForm) {
			return nil, err
		}
	}
	expr, ok := match(text)
	if !ok {
		return nil, fmt.Errorf("the text %v of a query is nothing to rank by", text)
	}
	scores := make([]float64, v.len())
	err := each(ctx, v.tx, "SELECT rowid, rank FROM fts WHERE fts MATCH ?", func(rows *sql.Rows) error {
		var row int64
		var rank float64
		err := rows.Scan(&row, &rank)
		if i, ok := v.ordinal(row); ok {
			scores[i] = -rank
		}
		return err
	}, expr)
	return byScore(set, scores), err
}

// positive is the text that a query looks for: its tree without dates and
// exclusions, with OR between what is left of an OR.
func positive(n node) node {
	var left node
	switch n := n.(type) {
	case phraseNode, nearNode, facetNode:
		return n
	case andNode:
		for _, kid := range n {
			left = newAnd(left, positive(kid))
		}
	case orNode:
		for _, kid := range n {
			left = newOr(left, positive(kid))
		}
	}
	return left
}

// headlineOrder is all articles of an archive in the order of their headlines.
type headlineOrder struct {
	all    []int32 // ordinals
	titled int     // how many have a headline; the others come after
	first  bitmap  // of places in all: those of the first article of each headline
}

// inHeadlineOrder orders a set by headline without regard to case, quotation
// marks and the like, ties by date. Those without one come last either way.
func (v *view) inHeadlineOrder(ctx context.Context, set bitmap, backwards bool) (*ordered, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.byHeadline == nil {
		order, err := v.sortHeadlines(ctx)
		if err != nil {
			return nil, err
		}
		v.byHeadline = order
	}
	o, h := &ordered{all: make([]int32, 0, set.count())}, v.byHeadline
	take := func(list []int32) {
		for _, i := range list {
			if set.has(int(i)) {
				o.all = append(o.all, i)
			}
		}
	}
	if backwards {
		for end, at := h.titled, h.titled-1; at >= 0; at-- {
			if h.first.has(at) {
				take(h.all[at:end])
				end = at
			}
		}
	} else {
		take(h.all[:h.titled])
	}
	take(h.all[h.titled:])
	o.sorted = len(o.all)
	return o, nil
}

// sortHeadlines orders all articles of the archive.
func (v *view) sortHeadlines(ctx context.Context) (*headlineOrder, error) {
	type titled struct {
		start   uint64 // of the key, which mostly tells
		ordinal int32
	}
	keys, list := make([]string, v.len()), make([]titled, v.len())
	done := 0
	if err := each(ctx, v.tx, "SELECT id, headline FROM doc ORDER BY id", func(rows *sql.Rows) error {
		var row int64
		var headline sql.RawBytes
		err := rows.Scan(&row, &headline)
		if i, ok := v.ordinal(row); ok {
			keys[i] = headlineKey(string(headline))
		}
		tellProgress(ctx, done, len(keys))
		done++
		return err
	}); err != nil {
		return nil, err
	}
	for i, key := range keys {
		var start [8]byte
		copy(start[:], key)
		list[i] = titled{binary.BigEndian.Uint64(start[:]), int32(i)}
	}
	slices.SortFunc(list, func(s, t titled) int {
		if s.start != t.start {
			return cmp.Compare(s.start, t.start)
		}
		return cmp.Or(strings.Compare(keys[s.ordinal], keys[t.ordinal]), cmp.Compare(t.ordinal, s.ordinal))
	})
	untitled := 0 // their keys are empty, so they are first
	for untitled < len(list) && keys[list[untitled].ordinal] == "" {
		untitled++
	}
	h := &headlineOrder{all: make([]int32, 0, len(list)), titled: len(list) - untitled, first: newBitmap(len(list))}
	for at, t := range list[untitled:] {
		h.all = append(h.all, t.ordinal)
		if at == 0 || keys[t.ordinal] != keys[h.all[at-1]] {
			h.first.add(at)
		}
	}
	for _, t := range list[:untitled] {
		h.all = append(h.all, t.ordinal)
	}
	return h, ctx.Err()
}

// headlineKey is what headlines are compared by.
func headlineKey(headline string) string {
	return strings.ToLower(strings.TrimLeftFunc(headline, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
