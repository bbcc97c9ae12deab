package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
)

// orderedFields are the fields of the orders by value: an article without a value
// of the first is compared by the next, as a list names it.
var orderedFields = map[Sort][]facetField{
	ByOutlet: {outletField, agencyField},
	ByPlace:  {placeField},
	ByAuthor: {authorField},
}

// valueRanks are the places of values in the order of their folded texts, from 1
// on, by field and id. Values of one text have one rank.
type valueRanks struct {
	ranks [facetFieldCount][]uint32
	most  uint32
}

// inValueOrder orders a set by the first value of each article without regard to
// case and accents, ties by date, newest first. Those that have none come last
// either way.
func (v *view) inValueOrder(ctx context.Context, order Sort, set bitmap) (*ordered, error) {
	fields, backwards := orderedFields[order.Forwards()], order.Backwards()
	ranks, err := v.ranksOf(ctx, order.Forwards(), fields)
	if err != nil {
		return nil, err
	}
	// Ranks are few and dense, so that counting them sorts in one pass.
	n := set.count()
	keys, ends := make([]uint32, 0, n), make([]int32, ranks.most+2)
	set.each(func(i int) bool {
		key := ranks.most // none
		if rank := v.rankAt(ranks, fields, i); rank > 0 {
			if key = rank - 1; backwards {
				key = ranks.most - rank
			}
		}
		keys = append(keys, key)
		ends[key+1]++
		return true
	})
	for key := 1; key < len(ends); key++ {
		ends[key] += ends[key-1]
	}
	o := &ordered{all: make([]int32, n), sorted: n}
	at := 0
	set.each(func(i int) bool { // the oldest first, which take the last places
		key := keys[at] + 1
		ends[key]--
		o.all[ends[key]] = int32(i)
		at++
		return true
	})
	return o, nil
}

// rankAt returns the rank of an article's first value in the first of the fields
// in which it has one, 0 where it has none.
func (s *snapshot) rankAt(r *valueRanks, fields []facetField, i int) uint32 {
	for _, field := range fields {
		id := uint32(0)
		if field < singleFields {
			id = s.single[field][i]
		} else if ids := s.many[field-singleFields].of(i); len(ids) > 0 {
			id = ids[0]
		}
		if id > 0 {
			return r.ranks[field][id]
		}
	}
	return 0
}

// ranksOf returns the ranks for an order, which are made once.
func (v *view) ranksOf(ctx context.Context, order Sort, fields []facetField) (*valueRanks, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if known := v.ranks[order]; known != nil {
		return known, nil
	}
	type named struct {
		term  string
		field facetField
		id    uint32
	}
	var values []named
	r := &valueRanks{}
	for _, field := range fields {
		r.ranks[field] = make([]uint32, v.largest[field]+1)
		if err := each(ctx, v.tx, "SELECT id, term FROM facet_value WHERE field = ?", func(rows *sql.Rows) error {
			var id int64
			var term string
			err := rows.Scan(&id, &term)
			if id <= int64(v.largest[field]) { // else no article has it yet
				values = append(values, named{strings.ReplaceAll(term, facetSeparator, " "), field, uint32(id)})
			}
			return err
		}, field); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(values, func(a, b named) int { return cmp.Compare(a.term, b.term) })
	for at, value := range values {
		if at == 0 || value.term != values[at-1].term {
			r.most++
		}
		r.ranks[value.field][value.id] = r.most
	}
	if v.ranks == nil {
		v.ranks = map[Sort]*valueRanks{}
	}
	v.ranks[order] = r
	return r, nil
}
