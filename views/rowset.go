package views

import (
	"cmp"
	"slices"
	"sort"
)

// RowRange is the rows First ≤ row < Past.
type RowRange struct{ First, Past int }

// rowSet is any rows of a list. Its ranges ascend and do not touch, so a
// million rows in succession take no more room than one.
type rowSet []RowRange

// rowsBetween is the rows from one to another, both included, in either order.
func rowsBetween(a, b int) RowRange { return RowRange{min(a, b), max(a, b) + 1} }

// find returns the first range that ends behind a row.
func (s rowSet) find(row int) int {
	return sort.Search(len(s), func(i int) bool { return s[i].Past > row })
}

func (s rowSet) has(row int) bool {
	i := s.find(row)
	return i < len(s) && s[i].First <= row
}

func (s rowSet) count() int {
	n := 0
	for _, r := range s {
		n += r.Past - r.First
	}
	return n
}

// with returns the set and further rows.
func (s rowSet) with(r RowRange) rowSet {
	if r.Past <= r.First {
		return s
	}
	var joined rowSet
	i := 0
	for ; i < len(s) && s[i].Past < r.First; i++ {
		joined = append(joined, s[i])
	}
	for ; i < len(s) && s[i].First <= r.Past; i++ {
		r = RowRange{min(r.First, s[i].First), max(r.Past, s[i].Past)}
	}
	return append(append(joined, r), s[i:]...)
}

// without returns the set less some rows.
func (s rowSet) without(r RowRange) rowSet {
	var left rowSet
	for _, own := range s {
		for _, part := range []RowRange{{own.First, min(own.Past, r.First)}, {max(own.First, r.Past), own.Past}} {
			if part.First < part.Past {
				left = append(left, part)
			}
		}
	}
	return left
}

// nearest returns the row of the set that is the least far from another, -1 in
// an empty set.
func (s rowSet) nearest(row int) int {
	i := s.find(row)
	switch {
	case len(s) == 0:
		return -1
	case i == len(s):
		return s[i-1].Past - 1
	case s[i].First <= row:
		return row
	case i > 0 && row-s[i-1].Past+1 < s[i].First-row:
		return s[i-1].Past - 1
	}
	return s[i].First
}

// moved returns where the rows of the set are among changed results: to tells
// the new row of an old one, -1 where it is gone. A range whose ends and middle
// have moved alike is taken to have moved as one. So results that keep their
// order are asked of a few rows about each change, not of every row.
func (s rowSet) moved(to func(row int) int) rowSet {
	var found []RowRange
	var follow func(r RowRange)
	follow = func(r RowRange) {
		first, last, mid := to(r.First), to(r.Past-1), (r.First+r.Past)/2
		if first >= 0 && last-first == r.Past-1-r.First && to(mid)-first == mid-r.First {
			found = append(found, RowRange{first, last + 1})
			return
		}
		if r.Past-r.First > 1 {
			follow(RowRange{r.First, mid})
			follow(RowRange{mid, r.Past})
		}
	}
	for _, r := range s {
		follow(r)
	}
	slices.SortFunc(found, func(a, b RowRange) int { return cmp.Compare(a.First, b.First) })
	var joined rowSet
	for _, r := range found {
		if n := len(joined); n > 0 && joined[n-1].Past >= r.First {
			joined[n-1].Past = max(joined[n-1].Past, r.Past)
			continue
		}
		joined = append(joined, r)
	}
	return joined
}
