package data

import "slices"

// rowSet is a set of rows in ascending order.
type rowSet []int64

// and returns the rows that are in both sets.
func (s rowSet) and(t rowSet) rowSet {
	if len(s) > len(t) {
		s, t = t, s
	}
	both := make(rowSet, 0, len(s))
	for _, row := range s {
		i, found := slices.BinarySearch(t, row)
		if found {
			both = append(both, row)
		}
		t = t[i:] // the rest of s is larger
	}
	return both
}

// or returns the rows that are in either set.
func (s rowSet) or(t rowSet) rowSet {
	either := make(rowSet, 0, len(s)+len(t))
	for len(s) > 0 && len(t) > 0 {
		switch {
		case s[0] < t[0]:
			either, s = append(either, s[0]), s[1:]
		case s[0] > t[0]:
			either, t = append(either, t[0]), t[1:]
		default:
			either, s, t = append(either, s[0]), s[1:], t[1:]
		}
	}
	return append(append(either, s...), t...)
}

// without returns the rows of s that are not in t.
func (s rowSet) without(t rowSet) rowSet {
	left := make(rowSet, 0, len(s))
	for _, row := range s {
		for len(t) > 0 && t[0] < row {
			t = t[1:]
		}
		if len(t) == 0 || t[0] != row {
			left = append(left, row)
		}
	}
	return left
}

// between returns the rows in [from, to).
func (s rowSet) between(from, to int64) rowSet {
	i, _ := slices.BinarySearch(s, from)
	j, _ := slices.BinarySearch(s, to)
	return s[i:max(i, j)]
}
