package data

import "math/bits"

// bitmap is a set of ordinals: the places of articles in a snapshot, oldest
// first. All bitmaps of a snapshot have the same length.
type bitmap []uint64

func newBitmap(n int) bitmap { return make(bitmap, (n+63)/64) }

// fullBitmap holds the ordinals 0 to n-1.
func fullBitmap(n int) bitmap {
	b := newBitmap(n)
	b.fill(0, n)
	return b
}

func (b bitmap) add(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b bitmap) remove(i int)   { b[i>>6] &^= 1 << (i & 63) }
func (b bitmap) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// fill adds the ordinals [from, to).
func (b bitmap) fill(from, to int) {
	for from < to && from&63 != 0 {
		b.add(from)
		from++
	}
	for ; from+64 <= to; from += 64 {
		b[from>>6] = ^uint64(0)
	}
	for ; from < to; from++ {
		b.add(from)
	}
}

// and, or and without return new sets and change neither of the two.
func (b bitmap) and(c bitmap) bitmap {
	out := make(bitmap, len(b))
	for i := range out {
		out[i] = b[i] & c[i]
	}
	return out
}

func (b bitmap) or(c bitmap) bitmap {
	out := make(bitmap, len(b))
	for i := range out {
		out[i] = b[i] | c[i]
	}
	return out
}

func (b bitmap) without(c bitmap) bitmap {
	out := make(bitmap, len(b))
	for i := range out {
		out[i] = b[i] &^ c[i]
	}
	return out
}

func (b bitmap) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// countIn counts the ordinals in [from, to).
func (b bitmap) countIn(from, to int) int {
	if from >= to {
		return 0
	}
	first, last := from>>6, (to-1)>>6
	head, tail := ^uint64(0)<<(from&63), ^uint64(0)>>(63-(to-1)&63)
	if first == last {
		return bits.OnesCount64(b[first] & head & tail)
	}
	n := bits.OnesCount64(b[first]&head) + bits.OnesCount64(b[last]&tail)
	for _, w := range b[first+1 : last] {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls f with the ordinals in ascending order until it returns false.
func (b bitmap) each(f func(i int) bool) {
	for at, w := range b {
		for ; w != 0; w &= w - 1 {
			if !f(at<<6 + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}

// rankWords is how many words of a bitmap share one count of a ranked set.
const rankWords = 16

// ranked is a set that knows the nth of its ordinals at once.
type ranked struct {
	bits   bitmap
	before []int32 // ordinals before each run of rankWords words
	n      int
}

func newRanked(b bitmap) ranked {
	r := ranked{bits: b, before: make([]int32, 0, len(b)/rankWords+1)}
	for i, w := range b {
		if i%rankWords == 0 {
			r.before = append(r.before, int32(r.n))
		}
		r.n += bits.OnesCount64(w)
	}
	return r
}

// nth returns the ordinal with n others before it, for 0 <= n < r.n.
func (r ranked) nth(n int) int {
	lo, hi := 0, len(r.before) // the last run that begins at or before n
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(r.before[mid]) <= n {
			lo = mid
		} else {
			hi = mid
		}
	}
	n -= int(r.before[lo])
	for at := lo * rankWords; ; at++ {
		w := r.bits[at]
		if c := bits.OnesCount64(w); n >= c {
			n -= c
			continue
		}
		for ; n > 0; n-- {
			w &= w - 1
		}
		return at<<6 + bits.TrailingZeros64(w)
	}
}

// rank returns how many ordinals of the set are below i.
func (r ranked) rank(i int) int {
	if i>>6 >= len(r.bits) {
		return r.n
	}
	run := i >> 6 / rankWords
	return int(r.before[run]) + r.bits.countIn(run*rankWords*64, i)
}
