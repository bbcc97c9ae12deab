package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// engine answers queries from sets of ordinals. It keeps the last snapshot.
type engine struct {
	mu     sync.Mutex
	latest *snapshot
}

// view is what one query sees: one state of the archive, in one transaction.
type view struct {
	*snapshot
	tx    *sql.Tx
	index *ftsIndex // nil where the index is to be asked through SQL
}

// inView runs work on the archive's present state. It is for one goroutine.
func (a *Archive) inView(ctx context.Context, work func(*view) error) error {
	tx, err := a.reader.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return a.explain(err)
	}
	defer func() { _ = tx.Rollback() }()
	v := &view{tx: tx}
	if v.snapshot, err = a.engine.snapshot(ctx, tx); err == nil {
		v.index, err = openIndex(ctx, tx)
		if errors.Is(err, errIndexForm) {
			v.index, err = nil, nil
		}
	}
	if err == nil {
		err = work(v)
	}
	if cancelled := ctx.Err(); cancelled != nil {
		return cancelled
	}
	return a.explain(err)
}

// snapshot returns the state that a transaction sees. Loading is not cancelled:
// whoever asks next needs it too.
func (e *engine) snapshot(ctx context.Context, tx *sql.Tx) (*snapshot, error) {
	ctx = context.WithoutCancel(ctx)
	e.mu.Lock()
	defer e.mu.Unlock()
	s, err := loadSnapshot(ctx, tx, e.latest)
	if err == nil && (e.latest == nil || s.revision() >= e.latest.revision()) {
		e.latest = s
	}
	return s, err
}

// find evaluates a part of a query to the set of its articles. Where within is
// not nil, only what is in it matters: the result may leave out the rest.
func (v *view) find(ctx context.Context, n node, within bitmap) (bitmap, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch n := n.(type) {
	case nil:
		return fullBitmap(v.len()), nil
	case datesNode:
		return v.findDates(n), nil
	case notNode:
		found, err := v.find(ctx, n.node, within)
		if err != nil {
			return nil, err
		}
		return fullBitmap(v.len()).without(found), nil
	case orNode:
		either := newBitmap(v.len())
		for _, kid := range n {
			found, err := v.find(ctx, kid, within)
			if err != nil {
				return nil, err
			}
			either = either.or(found)
		}
		return either, nil
	case andNode:
		return v.findAll(ctx, n, within)
	case readNode:
		return v.findRead(ctx)
	case valueNode:
		return v.kept(v.key(n), func() (bitmap, error) { return v.findValue(ctx, n) })
	}
	if within == nil || isWord(n) {
		return v.kept(v.key(n), func() (bitmap, error) { return v.findText(ctx, n, nil) })
	}
	if known, ok := v.sets.get(v.key(n)); ok {
		return known, nil
	}
	return v.findText(ctx, n, within)
}

// kept returns the set of a key, and makes it where it is not in the cache.
func (v *view) kept(key string, find func() (bitmap, error)) (bitmap, error) {
	if found, ok := v.sets.get(key); ok {
		return found, nil
	}
	found, err := find()
	if err == nil {
		v.sets.put(&keptSet{key: key, set: found})
	}
	return found, err
}

// isWord reports whether a part is found without looking at positions, so
// that to find all of it costs no more than to find some.
func isWord(n node) bool {
	switch n := n.(type) {
	case phraseNode:
		return len(n.terms) == 1
	case facetNode:
		return true
	}
	return false
}

// isColumn reports whether a part is found in memory.
func isColumn(n node) bool {
	switch n.(type) {
	case datesNode, valueNode:
		return true
	}
	return false
}

// findAll intersects the parts of an andNode, what costs least first.
func (v *view) findAll(ctx context.Context, n andNode, within bitmap) (bitmap, error) {
	found := within
	narrow := func(set bitmap) {
		if found == nil {
			found = set
		} else {
			found = found.and(set)
		}
	}
	for _, cost := range []func(node) bool{
		isColumn,
		isWord,
		func(n node) bool { _, excludes := n.(notNode); return !excludes },
		func(node) bool { return true },
	} {
		var later andNode
		for _, kid := range n {
			if !cost(kid) {
				later = append(later, kid)
				continue
			}
			if not, excludes := kid.(notNode); excludes {
				if found == nil {
					found = fullBitmap(v.len())
				}
				set, err := v.find(ctx, not.node, found)
				if err != nil {
					return nil, err
				}
				found = found.without(set)
				continue
			}
			set, err := v.find(ctx, kid, found)
			if err != nil {
				return nil, err
			}
			narrow(set)
		}
		n = later
	}
	return found, nil
}

// findText asks the index for a word, phrase, NEAR or value of a field.
func (v *view) findText(ctx context.Context, n node, within bitmap) (bitmap, error) {
	if v.index != nil {
		found, err := v.readText(ctx, n, within)
		if !errors.Is(err, errIndexForm) {
			return found, err
		}
	}
	expr, ok := match(n)
	if !ok {
		return nil, fmt.Errorf("a query has no part of type %T", n)
	}
	found := newBitmap(v.len())
	err := each(ctx, v.tx, "SELECT rowid FROM fts WHERE fts MATCH ?", func(rows *sql.Rows) error {
		var row int64
		err := rows.Scan(&row)
		if i, ok := v.ordinal(row); ok {
			found.add(i)
		}
		return err
	}, expr)
	return found, err
}

// readText reads the index's pages.
func (v *view) readText(ctx context.Context, n node, within bitmap) (bitmap, error) {
	found := newBitmap(v.len())
	switch n := n.(type) {
	case facetNode:
		err := v.eachEntry(ctx, n.term, n.prefix, func(i int, _ []byte) { found.add(i) })
		return found, err
	case phraseNode:
		if len(n.terms) == 1 {
			everywhere := n.columns == textColumns
			err := v.eachEntry(ctx, n.terms[0], n.prefix, func(i int, positions []byte) {
				if everywhere || countPlaces(positions, n.columns) > 0 {
					found.add(i)
				}
			})
			return found, err
		}
		err := v.eachPhrase(ctx, n, v.knownTo(n, within), false, func(i int, _ []place) { found.add(i) })
		return found, err
	case nearNode:
		within = v.knownTo(n.left, v.knownTo(n.right, within))
		if len(n.left.terms)+len(n.right.terms) == 2 && !(n.left.prefix && n.right.prefix) {
			return found, v.findNear(ctx, n, within, found)
		}
		err := v.eachNear(ctx, n, within, func(i int, _, _ []place) { found.add(i) })
		return found, err
	}
	return nil, fmt.Errorf("a query has no part of type %T", n)
}

// knownTo narrows within to the articles that are known to hold all words of a
// phrase: those whose sets are in the cache.
func (v *view) knownTo(p phraseNode, within bitmap) bitmap {
	for i, term := range p.terms {
		set, known := v.sets.get(v.key(phraseNode{columns: textColumns, terms: []string{term}, prefix: p.prefix && i == len(p.terms)-1}))
		switch {
		case !known:
		case within == nil:
			within = set
		default:
			within = within.and(set)
		}
	}
	return within
}

// eachEntry calls visit with the articles of a term, or of all terms that
// begin with it, and the positions in each: in no order for a beginning.
func (v *view) eachEntry(ctx context.Context, term string, prefix bool, visit func(i int, positions []byte)) error {
	for k := range v.index.segments {
		if err := v.index.entries(ctx, &v.index.segments[k], term, prefix, func(row int64, positions []byte) {
			if i, ok := v.ordinal(row); ok {
				visit(i, positions)
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// key names a part of a query in the cache.
func (v *view) key(n node) string {
	switch n := n.(type) {
	case valueNode:
		return fmt.Sprint("value: ", n.field, " ", n.term, n.prefix)
	default:
		expr, _ := match(n)
		return expr
	}
}
