package main

import (
	"cmp"
	"slices"
)

// article is what a file says of one of its articles: the truth, or what a
// reader made of it. In a truth, what is not stated is not judged; byline is
// stated as nobody's where Nobody is set.
type article struct {
	headline string
	dates    []string // the days that are right; a reader gives one
	authors  []string
	nobody   bool   // a truth in which the byline is known to be missing
	lead     string // of a truth: a summary apart from the text, which may open the body or not
	body     string
}

// page is a file with the articles that are truly in it; it may have none.
type page struct {
	name  string
	bytes []byte
	truth []article
}

// reader reads the articles of a file.
type reader struct {
	name string
	read func(page) ([]article, error)
}

// tally sums up how well one field was read: precision over the articles that
// were given a value, recall over those that have one.
type tally struct {
	precise, recalled float64 // the sums of the shares that are right
	given, wanted     int
}

func (t *tally) add(o tally) {
	t.precise, t.recalled, t.given, t.wanted = t.precise+o.precise, t.recalled+o.recalled, t.given+o.given, t.wanted+o.wanted
}

func (t tally) precision() (float64, bool) { return t.precise / float64(max(t.given, 1)), t.given > 0 }
func (t tally) recall() (float64, bool)    { return t.recalled / float64(max(t.wanted, 1)), t.wanted > 0 }

// f1 is the harmonic mean of precision and recall.
func (t tally) f1() (float64, bool) {
	p, _ := t.precision()
	r, known := t.recall()
	return 2 * p * r / max(p+r, 1e-9), known
}

// The fields that are judged, in the table's order.
const (
	ofHeadline = iota
	ofDate
	ofByline
	ofBody
	fieldCount
)

var fieldNames = [fieldCount]string{"headline", "date", "byline", "body"}

type quality [fieldCount]tally

func (q *quality) add(o quality) {
	for i := range q {
		q[i].add(o[i])
	}
}

// judge compares what was read of a file with what is in it. An article that
// was not found misses all that is stated of it; one that is not there counts
// against precision.
func judge(truth, read []article, same overlap) (q quality) {
	partner := pair(truth, read)
	taken := make([]bool, len(read))
	for i, t := range truth {
		got := article{}
		if partner[i] >= 0 {
			got, taken[partner[i]] = read[partner[i]], true
		}
		q.add(compare(t, got, same))
	}
	for i, r := range read {
		if !taken[i] {
			q.add(invented(r))
		}
	}
	return q
}

// pair finds for each true article what was read of it: its index in read, or
// -1. The best fits are paired first.
func pair(truth, read []article) []int {
	type fit struct {
		truth, read int
		score       float64
	}
	var fits []fit
	starts := make([]map[string]int, len(read))
	for j, r := range read {
		starts[j] = bag(firstWords(r.body, pairWords))
	}
	for i, t := range truth {
		start := bag(firstWords(t.body, pairWords))
		for j, r := range read {
			score := 0.1 / float64(1+max(i-j, j-i)) // all else being equal, in order
			if t.headline != "" && plain(t.headline) == plain(r.headline) {
				score++
			}
			p, recalled := bagOverlap(starts[j], start)
			fits = append(fits, fit{i, j, score + p + recalled})
		}
	}
	slices.SortStableFunc(fits, func(a, b fit) int { return cmp.Compare(b.score, a.score) })
	partner, used := make([]int, len(truth)), make([]bool, len(read))
	for i := range partner {
		partner[i] = -1
	}
	for _, f := range fits {
		if partner[f.truth] < 0 && !used[f.read] {
			partner[f.truth], used[f.read] = f.read, true
		}
	}
	return partner
}

// pairWords is by how many words of their bodies articles are paired.
const pairWords = 40

func compare(truth, got article, same overlap) (q quality) {
	if truth.headline != "" {
		q[ofHeadline] = exact(got.headline != "", plain(got.headline) == plain(truth.headline))
	}
	if len(truth.dates) > 0 {
		day := firstOf(got.dates)
		q[ofDate] = exact(day != "", slices.ContainsFunc(truth.dates, func(d string) bool { return sameDay(d, day) }))
	}
	if truth.nobody || len(truth.authors) > 0 {
		q[ofByline] = names(truth.authors, got.authors)
	}
	if truth.body != "" {
		t := tally{wanted: 1}
		if got.body != "" {
			t.given = 1
			t.precise, t.recalled = sameBody(got.body, truth, same)
		}
		q[ofBody] = t
	}
	return q
}

// sameBody compares a body with the true one, with its lead or without it,
// whichever fits.
func sameBody(got string, truth article, same overlap) (precision, recall float64) {
	precision, recall = same(got, truth.body)
	if truth.lead != "" {
		if p, r := same(got, truth.lead+"\n"+truth.body); p+r > precision+recall {
			return p, r
		}
	}
	return precision, recall
}

// exact is the tally of a value that is right or wrong.
func exact(given, right bool) tally {
	t := tally{wanted: 1}
	if given {
		t.given = 1
	}
	if given && right {
		t.precise, t.recalled = 1, 1
	}
	return t
}

// names is the tally of a byline, each of its names counting for itself.
func names(truth, got []string) tally {
	t := tally{given: len(got), wanted: len(truth)}
	for _, name := range got {
		if slices.ContainsFunc(truth, func(s string) bool { return plain(s) == plain(name) }) {
			t.precise++
		}
	}
	for _, name := range truth {
		if slices.ContainsFunc(got, func(s string) bool { return plain(s) == plain(name) }) {
			t.recalled++
		}
	}
	return t
}

// invented is the tally of an article that is not there.
func invented(a article) (q quality) {
	given := func(is bool) tally {
		if is {
			return tally{given: 1}
		}
		return tally{}
	}
	q[ofHeadline], q[ofDate], q[ofBody] = given(a.headline != ""), given(len(a.dates) > 0), given(a.body != "")
	q[ofByline] = tally{given: len(a.authors)}
	return q
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// sameDay compares dates in ISO 8601 as far as the true one goes, to the day
// at most.
func sameDay(truth, got string) bool {
	truth = truth[:min(len(truth), len("2006-01-02"))]
	return len(got) >= len(truth) && got[:len(truth)] == truth
}
