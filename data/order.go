package data

import (
	"context"
	"slices"
	"strings"
	"unicode"
)

// byRelevance orders rows by FTS5's BM25 of the query's text, ties by date;
// rows that no text of the query matched come last.
func (a *Archive) byRelevance(ctx context.Context, q Query, rows rowSet) ([]int64, error) {
	ranked := make([]int64, 0, len(rows))
	text := positive(q.root)
	expr, ok := "", false
	if text != nil {
		expr, ok = match(text)
	}
	if ok {
		all, err := a.queryRows(ctx, len(rows), "SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank, rowid DESC", expr)
		if err != nil {
			return nil, err
		}
		for _, row := range all {
			if _, found := slices.BinarySearch(rows, row); found {
				ranked = append(ranked, row)
			}
		}
	}
	if len(ranked) < len(rows) {
		left := rows.without(slices.Sorted(slices.Values(ranked)))
		slices.Reverse(left)
		ranked = append(ranked, left...)
	}
	return ranked, nil
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

// byHeadline orders rows by headline without regard to case, quotation marks
// and the like, ties by date.
func (a *Archive) byHeadline(ctx context.Context, rows rowSet) ([]int64, error) {
	type titled struct {
		row int64
		key string
	}
	if len(rows) == 0 {
		return []int64{}, nil
	}
	list := make([]titled, 0, len(rows))
	found, err := a.reader.QueryContext(ctx, "SELECT id, headline FROM doc WHERE id BETWEEN ? AND ? ORDER BY id", rows[0], rows[len(rows)-1])
	if err != nil {
		return nil, err
	}
	defer func() { _ = found.Close() }()
	for i := 0; i < len(rows) && found.Next(); {
		var row int64
		var headline string
		if err := found.Scan(&row, &headline); err != nil {
			return nil, err
		}
		for i < len(rows) && rows[i] < row { // removed since
			list = append(list, titled{row: rows[i]})
			i++
		}
		if i < len(rows) && rows[i] == row {
			list = append(list, titled{row, headlineKey(headline)})
			i++
		}
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(s, t titled) int {
		if c := strings.Compare(s.key, t.key); c != 0 {
			return c
		}
		return int(min(1, max(-1, t.row-s.row)))
	})
	ranked := make([]int64, len(list))
	for i, t := range list {
		ranked[i] = t.row
	}
	return ranked, nil
}

// headlineKey is what headlines are compared by.
func headlineKey(headline string) string {
	return strings.ToLower(strings.TrimLeftFunc(headline, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
