package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ComparedRow is a piece of an article beside what it became: a headline, the
// facts or a paragraph. Where it was added or taken out, one side is empty.
type ComparedRow struct {
	Kind     RowKind
	Old, New string
	Removed  []Span // of Old
	Added    []Span // of New
}

// RowKind names what a ComparedRow holds.
type RowKind string

// The kinds of rows.
const (
	HeadlineRow  RowKind = "headline"
	FactsRow     RowKind = "facts"
	ParagraphRow RowKind = "paragraph"
)

// mostEdits bounds the work of a comparison: of texts that differ in more, the
// rest counts as changed.
const mostEdits = 1500

// Compare puts two versions of an article side by side and marks the words that
// differ.
func Compare(old, current *Article) []ComparedRow {
	rows := []ComparedRow{
		comparedRow(HeadlineRow, old.Headline, current.Headline),
		comparedRow(FactsRow, factsText(old), factsText(current)),
	}
	i, j := 0, 0
	for _, p := range append(alignParagraphs(old.Body, current.Body), [2]int{len(old.Body), len(current.Body)}) {
		for ; i < p[0]; i++ {
			rows = append(rows, comparedRow(ParagraphRow, old.Body[i], ""))
		}
		for ; j < p[1]; j++ {
			rows = append(rows, comparedRow(ParagraphRow, "", current.Body[j]))
		}
		if i < len(old.Body) && j < len(current.Body) {
			rows = append(rows, comparedRow(ParagraphRow, old.Body[i], current.Body[j]))
			i, j = i+1, j+1
		}
	}
	return rows
}

func factsText(a *Article) string {
	var facts []string
	date := citedDate(a.Published)
	if a.Published.Precision == ToMinute {
		date += a.Published.Time.Format(", 15:04")
	}
	for _, f := range []string{date, a.Dateline, publisher(a), joinedNames(a.Authors), strings.Join(a.Marks, ", ")} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	return strings.Join(facts, " · ")
}

func comparedRow(kind RowKind, old, current string) ComparedRow {
	row := ComparedRow{Kind: kind, Old: old, New: current}
	row.Removed, row.Added = diffWords(old, current)
	return row
}

// alignParagraphs pairs the paragraphs of two texts: those that are equal, and
// between them those that share most of their words.
func alignParagraphs(old, current []string) [][2]int {
	oldWords, newWords := wordSets(old), wordSets(current)
	var pairs [][2]int
	i, j := 0, 0
	equal := align(len(old), len(current), func(i, j int) bool { return old[i] == current[j] })
	for _, p := range append(equal, [2]int{len(old), len(current)}) {
		for _, q := range align(p[0]-i, p[1]-j, func(m, n int) bool { return alike(oldWords[i+m], newWords[j+n]) }) {
			pairs = append(pairs, [2]int{i + q[0], j + q[1]})
		}
		if p[0] < len(old) {
			pairs = append(pairs, p)
		}
		i, j = p[0]+1, p[1]+1
	}
	return pairs
}

func wordSets(paragraphs []string) []map[string]bool {
	sets := make([]map[string]bool, len(paragraphs))
	for i, p := range paragraphs {
		sets[i] = map[string]bool{}
		for _, w := range wordsOf(p) {
			sets[i][p[w.Start:w.End]] = true
		}
	}
	return sets
}

// alike reports whether two paragraphs share half of their words or more.
func alike(a, b map[string]bool) bool {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return shared > 0 && 2*shared >= min(len(a), len(b))
}

// diffWords returns what of a text was taken out and what was put in to make
// another of it, neighbouring words as one.
func diffWords(old, current string) (removed, added []Span) {
	was, is := wordsOf(old), wordsOf(current)
	kept := align(len(was), len(is), func(i, j int) bool {
		return old[was[i].Start:was[i].End] == current[is[j].Start:is[j].End]
	})
	i, j := 0, 0
	for _, p := range append(kept, [2]int{len(was), len(is)}) {
		if i < p[0] {
			removed = append(removed, Span{was[i].Start, was[p[0]-1].End})
		}
		if j < p[1] {
			added = append(added, Span{is[j].Start, is[p[1]-1].End})
		}
		i, j = p[0]+1, p[1]+1
	}
	return removed, added
}

// wordsOf cuts a text into words and signs. Chinese, Japanese and Korean are
// cut into characters.
func wordsOf(s string) []Span {
	var words []Span
	inWord := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		part := kindOf(r) != runeBreak
		switch {
		case unicode.IsSpace(r):
		case inWord && part && !isCJK(r):
			words[len(words)-1].End = i + size
		default:
			words = append(words, Span{i, i + size})
		}
		inWord = part && !isCJK(r)
		i += size
	}
	return words
}

// align finds a longest sequence of pairs (i, j), both ascending, that are the
// same: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
// Where more than mostEdits steps lie between the texts, it gives up on the
// middle and pairs only their beginnings and ends.
func align(n, m int, same func(i, j int) bool) [][2]int {
	var pairs [][2]int
	head := 0
	for head < n && head < m && same(head, head) {
		pairs = append(pairs, [2]int{head, head})
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && same(n-1-tail, m-1-tail) {
		tail++
	}
	pairs = append(pairs, alignMiddle(head, n-tail, m-tail, same)...)
	for ; tail > 0; tail-- {
		pairs = append(pairs, [2]int{n - tail, m - tail})
	}
	return pairs
}

// alignMiddle aligns what of two texts lies from head to n and to m.
func alignMiddle(head, n, m int, same func(i, j int) bool) [][2]int {
	most := min(n+m-2*head, mostEdits)
	reach := make([]int, 2*most+3) // of each diagonal, by how far the best path came along it
	var steps [][]int              // reach before each number of edits
	for d := 0; d <= most; d++ {
		steps = append(steps, append([]int(nil), reach[most+1-d:most+2+d]...))
		for k := -d; k <= d; k += 2 {
			at := most + 1 + k
			x := reach[at-1] + 1
			if k == -d || k != d && reach[at-1] < reach[at+1] {
				x = reach[at+1]
			}
			y := x - k
			for head+x < n && head+y < m && same(head+x, head+y) {
				x, y = x+1, y+1
			}
			reach[at] = x
			if head+x >= n && head+y >= m {
				return walkBack(steps, head, x, y)
			}
		}
	}
	return nil
}

// walkBack follows the edits from the end to the beginning and returns the
// pairs on the way.
func walkBack(steps [][]int, head, x, y int) [][2]int {
	var pairs [][2]int
	for d := len(steps) - 1; d >= 0; d-- {
		reach := func(k int) int { // as it was before this edit
			if i := k + d; i >= 0 && i < len(steps[d]) {
				return steps[d][i]
			}
			return 0
		}
		k := x - y
		from := k - 1
		if k == -d || k != d && reach(k-1) < reach(k+1) {
			from = k + 1
		}
		startX := reach(from)
		startY := startX - from
		if d == 0 {
			startX, startY = 0, 0
		}
		for x > startX && y > startY {
			x, y = x-1, y-1
			pairs = append(pairs, [2]int{head + x, head + y})
		}
		x, y = startX, startY
	}
	for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	return pairs
}
