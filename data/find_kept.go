package data

import (
	"context"
	"slices"
)

// CountEach counts the articles that answer each of several queries, which best
// are one text narrowed in several ways.
func (a *Archive) CountEach(ctx context.Context, queries []Query) ([]int, error) {
	counts := make([]int, 0, len(queries))
	err := a.inView(ctx, func(v *view) error {
		for _, q := range queries {
			set, err := v.findKept(ctx, q.root)
			if err != nil {
				return err
			}
			counts = append(counts, set.count())
		}
		return nil
	})
	return counts, err
}

// findKept is find for a query whose text is asked for again with other dates,
// values and states. Phrases take long beside these, so the text is found in the
// whole archive and kept.
func (v *view) findKept(ctx context.Context, root node) (bitmap, error) {
	text, rest := splitText(root)
	key := textKey(text)
	if key == "" {
		return v.find(ctx, root, nil)
	}
	found, err := v.kept(key, func() (bitmap, error) { return v.find(ctx, text, nil) })
	if err != nil || rest == nil {
		return found, err
	}
	narrowed, err := v.find(ctx, rest, found)
	if err != nil {
		return nil, err
	}
	return found.and(narrowed), nil
}

// keepText keeps what was found of a query for findKept, if it is all text.
func (v *view) keepText(root node, found bitmap) {
	if text, rest := splitText(root); rest == nil {
		if key := textKey(text); key != "" {
			v.sets.put(&keptSet{key: key, set: found})
		}
	}
}

// textKey names a text in the cache; it is "" for one that is found fast.
func textKey(text node) string {
	if !slices.ContainsFunc(leaves(text), func(n node) bool { return !isWord(n) }) {
		return ""
	}
	expr, ok := match(text)
	if !ok {
		return ""
	}
	return "whole: " + expr
}

// splitText parts the query into its text and what is compared with columns and
// states; either is nil where there is none of it.
func splitText(root node) (text, rest node) {
	if root == nil {
		return nil, nil
	}
	for _, kid := range members[andNode](root) {
		if isText(kid) {
			text = newAnd(text, kid)
		} else {
			rest = newAnd(rest, kid)
		}
	}
	return text, rest
}

func isText(n node) bool {
	switch n := n.(type) {
	case phraseNode, nearNode:
		return true
	case notNode:
		return isText(n.node)
	case orNode:
		return !slices.ContainsFunc(n, func(kid node) bool { return !isText(kid) })
	case andNode:
		return !slices.ContainsFunc(n, func(kid node) bool { return !isText(kid) })
	}
	return false
}
