package data

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// bm25 scores the articles of a set by the text that a query looks for, as
// FTS5's bm25() does with all columns of equal weight, so that both put them in
// the same order: Robertson and Zaragoza, "The Probabilistic Relevance
// Framework: BM25 and Beyond", with k1 = 1.2 and b = 0.75, and an inverse
// document frequency of at least 1e-6. The higher the score, the better; it is
// by ordinal, and 0 outside of the set.
func (v *view) bm25(ctx context.Context, text node, set bitmap) ([]float64, error) {
	rows, terms, err := v.totals(ctx)
	if err != nil {
		return nil, err
	}
	// Variables, so that they are rounded as C rounds them.
	k1, b, one := 1.2, 0.75, 1.0
	average := float64(terms) / float64(rows)
	scores := make([]float64, v.len())
	err = v.eachFrequency(ctx, text, set, func(hits int, each func(func(i int, n uint32))) {
		idf := math.Log((float64(rows-int64(hits)) + 0.5) / (float64(hits) + 0.5))
		if idf <= 0 {
			idf = 1e-6
		}
		each(func(i int, n uint32) {
			if n > 0 && set.has(i) {
				f := float64(n)
				scores[i] += idf * ((f * (k1 + one)) / (f + k1*(one-b+b*float64(v.lengths[i])/average)))
			}
		})
	})
	return scores, err
}

// totals returns what FTS5 counts of the whole index: articles and terms.
// What was deleted since the index was made counts on.
func (v *view) totals(ctx context.Context) (rows, terms int64, err error) {
	var record []byte
	if err := v.tx.QueryRowContext(ctx, "SELECT block FROM fts_data WHERE id = 1").Scan(&record); err != nil {
		return 0, 0, err
	}
	r := varints{b: record}
	rows = int64(r.next())
	for len(r.b) > 0 && !r.bad {
		terms += int64(r.next())
	}
	return max(rows, 1), max(terms, 1), nil
}

// eachFrequency calls f with each phrase of a query's text, in order: in how
// many articles of the archive it stands, and a function that tells how often
// in which; of phrases of several words those of the set at least.
func (v *view) eachFrequency(ctx context.Context, text node, set bitmap, f func(hits int, each func(func(i int, n uint32)))) error {
	var counts [2][]uint32 // by ordinal, of the phrases of a NEAR
	tell := func(p phraseNode, counts []uint32) error {
		whole, err := v.find(ctx, p, nil)
		if err == nil {
			f(whole.count(), func(visit func(i int, n uint32)) {
				set.each(func(i int) bool { visit(i, counts[i]); return true })
			})
		}
		return err
	}
	for _, n := range leaves(text) {
		if isWord(n) {
			word, err := v.frequencies(ctx, n)
			if err != nil {
				return err
			}
			f(len(word.frequency), word.each)
			continue
		}
		for i := range counts {
			counts[i] = make([]uint32, v.len())
		}
		var err error
		switch n := n.(type) {
		case phraseNode:
			err = cmp.Or(v.eachPhrase(ctx, n, set, true, func(i int, ends []place) { counts[0][i] += uint32(len(ends)) }), tell(n, counts[0]))
		case nearNode:
			err = cmp.Or(v.eachNear(ctx, n, set, func(i int, left, right []place) {
				counts[0][i] += uint32(len(left))
				counts[1][i] += uint32(len(right))
			}), tell(n.left, counts[0]), tell(n.right, counts[1]))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// frequencies tells how often a word stands in each of its articles.
func (v *view) frequencies(ctx context.Context, n node) (*keptSet, error) {
	key := "how often: " + v.key(n)
	if known := v.sets.find(key); known != nil {
		return known, nil
	}
	term, prefix, in := "", false, facetColumns
	switch n := n.(type) {
	case facetNode:
		term, prefix = n.term, n.prefix
	case phraseNode:
		term, prefix, in = n.terms[0], n.prefix, n.columns
	}
	counts := make([]uint16, v.len())
	word := &keptSet{key: key, set: newBitmap(v.len())}
	if err := v.eachEntry(ctx, term, prefix, func(i int, positions []byte) {
		if n := countPlaces(positions, in); n > 0 {
			word.set.add(i)
			counts[i] = uint16(min(int(counts[i])+n, math.MaxUint16))
		}
	}); err != nil {
		return nil, err
	}
	word.frequency = make([]uint16, 0, word.set.count())
	word.set.each(func(i int) bool { word.frequency = append(word.frequency, counts[i]); return true })
	v.sets.put(word)
	return word, nil
}

// each calls visit with the articles of a word.
func (k *keptSet) each(visit func(i int, n uint32)) {
	at := 0
	k.set.each(func(i int) bool {
		visit(i, uint32(k.frequency[at]))
		at++
		return true
	})
}

// facetColumns is the column of facets alone, which no query names.
const facetColumns columns = 1 << 4

// leaves lists the parts of a query's text in the order of FTS5's.
func leaves(n node) (list []node) {
	switch n := n.(type) {
	case andNode:
		for _, kid := range n {
			list = append(list, leaves(kid)...)
		}
	case orNode:
		for _, kid := range n {
			list = append(list, leaves(kid)...)
		}
	case phraseNode, nearNode, facetNode:
		list = append(list, n)
	}
	return list
}

// ordered is a set in an order other than by date. The first of it are sorted
// at once, the rest when somebody asks for it.
type ordered struct {
	all    []int32 // ordinals
	sorted int     // how many of the first are in their place
	better func(i, j int32) int

	asked  int     // how often a place was looked for among what is not sorted
	places []int32 // of the ordinals plus one; nil until all are sorted and one is asked for
}

const (
	sortedAtOnce = 1000 // results of an order
	placesAsked  = 8    // before all are sorted
)

// byScore orders a set by score, the highest first, ties by date, newest first.
func byScore(set bitmap, scores []float64) *ordered {
	o := &ordered{all: make([]int32, 0, set.count()), better: func(i, j int32) int {
		return cmp.Or(cmp.Compare(scores[j], scores[i]), cmp.Compare(j, i))
	}}
	set.each(func(i int) bool { o.all = append(o.all, int32(i)); return true })
	o.sort(sortedAtOnce)
	return o
}

// sort puts the first n into their places.
func (o *ordered) sort(n int) {
	if n <= o.sorted {
		return
	}
	if n >= len(o.all) || o.sorted > 0 {
		slices.SortFunc(o.all[o.sorted:], o.better)
		o.sorted = len(o.all)
		return
	}
	selectFirst(o.all, n, o.better)
	slices.SortFunc(o.all[:n], o.better)
	o.sorted = n
}

// selectFirst moves the n best to the front, in any order: Hoare's quickselect.
func selectFirst(list []int32, n int, better func(i, j int32) int) {
	for len(list) > 1 {
		middle := list[len(list)/2]
		lo, hi := 0, len(list)-1
		for lo <= hi {
			for better(list[lo], middle) < 0 {
				lo++
			}
			for better(list[hi], middle) > 0 {
				hi--
			}
			if lo <= hi {
				list[lo], list[hi] = list[hi], list[lo]
				lo++
				hi--
			}
		}
		switch {
		case n <= hi:
			list = list[:hi+1]
		case n > lo:
			list, n = list[lo:], n-lo
		default:
			return
		}
	}
}

// place returns where an ordinal stands. The first few are looked for; who asks
// for more is best served by a table of all places.
func (o *ordered) place(i int32) int {
	if o.sorted < len(o.all) {
		if at := slices.Index(o.all[:o.sorted], i); at >= 0 {
			return at
		}
		if o.asked++; o.asked <= placesAsked {
			return o.before(i)
		}
		o.sort(len(o.all))
	}
	if o.places == nil {
		o.fillPlaces()
	}
	return int(o.places[i]) - 1
}

// fillPlaces makes the table of all places.
func (o *ordered) fillPlaces() {
	if len(o.all) == 0 {
		return
	}
	o.places = make([]int32, slices.Max(o.all)+1)
	for at, j := range o.all {
		o.places[j] = int32(at + 1)
	}
}

// before counts what stands before an ordinal.
func (o *ordered) before(i int32) int {
	n := 0
	for _, j := range o.all {
		if o.better(j, i) < 0 {
			n++
		}
	}
	return n
}
