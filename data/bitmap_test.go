package data

import (
	"math/rand"
	"slices"
	"testing"
)

// ones lists the ordinals of a set.
func ones(b bitmap) []int {
	var list []int
	b.each(func(i int) bool { list = append(list, i); return true })
	return list
}

// TestBitmapsAreSets holds bitmaps against lists of numbers.
func TestBitmapsAreSets(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 300 {
		n := r.Intn(3000)
		b, c := newBitmap(n), newBitmap(n)
		var inB, inC []int
		for i := range n {
			if r.Intn(3) == 0 {
				b.add(i)
				inB = append(inB, i)
			}
			if r.Intn(50) == 0 {
				c.add(i)
				inC = append(inC, i)
			}
		}
		in := func(list []int) func(int) bool { return func(i int) bool { return slices.Contains(list, i) } }
		both := slices.DeleteFunc(slices.Clone(inB), func(i int) bool { return !c.has(i) })
		if !slices.Equal(ones(b), inB) || !slices.Equal(ones(b.and(c)), both) ||
			!slices.Equal(ones(b.without(c)), slices.DeleteFunc(slices.Clone(inB), in(inC))) ||
			b.or(c).count() != len(inB)+len(inC)-len(both) {
			t.Fatalf("of %d: %v, %v", n, inB, inC)
		}
		ranked := newRanked(b)
		if ranked.n != len(inB) {
			t.Fatalf("ranked %d of %d", ranked.n, len(inB))
		}
		for k, i := range inB {
			if ranked.nth(k) != i || ranked.rank(i) != k {
				t.Fatalf("the %dth of %v is %d, the rank of %d is %d", k, inB, ranked.nth(k), i, ranked.rank(i))
			}
		}
		from, to := r.Intn(n+1), r.Intn(n+1)
		within := slices.DeleteFunc(slices.Clone(inB), func(i int) bool { return i < from || i >= to })
		if got := b.countIn(from, to); got != len(within) {
			t.Fatalf("%d in [%d, %d) of %v", got, from, to, inB)
		}
		if ranked.rank(n) != len(inB) {
			t.Fatalf("the rank of the end is %d of %d", ranked.rank(n), len(inB))
		}
		filled := newBitmap(n)
		filled.fill(from, to)
		if filled.count() != max(0, to-from) || filled.countIn(from, to) != max(0, to-from) {
			t.Fatalf("[%d, %d) of %d has %d", from, to, n, filled.count())
		}
	}
}
