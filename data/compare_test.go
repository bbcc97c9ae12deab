package data

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func cutOut(text string, spans []Span) []string {
	var found []string
	for _, s := range spans {
		found = append(found, text[s.Start:s.End])
	}
	return found
}

func TestDiffWords(t *testing.T) {
	for _, c := range []struct {
		old, current   string
		removed, added []string
	}{
		{"", "", nil, nil},
		{"the same words", "the same words", nil, nil},
		{"ten ships came", "eleven ships came", []string{"ten"}, []string{"eleven"}},
		{"ships came", "ten ships came in", nil, []string{"ten", "in"}},
		{"the harbor, which was shut", "the harbor was shut", []string{", which"}, nil},
		{"one two three four", "", []string{"one two three four"}, nil},
		{"항만 노조 파업", "항만 노조는 파업", nil, []string{"는"}},
		{"灯台の光", "灯台の火", []string{"光"}, []string{"火"}},
		{"a b c d e", "x b y d z", []string{"a", "c", "e"}, []string{"x", "y", "z"}},
	} {
		removed, added := diffWords(c.old, c.current)
		if r, a := cutOut(c.old, removed), cutOut(c.current, added); !slices.Equal(r, c.removed) || !slices.Equal(a, c.added) {
			t.Errorf("%q to %q: −%q +%q, want −%q +%q", c.old, c.current, r, a, c.removed, c.added)
		}
	}
}

// TestAlignIsLongest compares with the table of all common subsequences.
func TestAlignIsLongest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b := make([]byte, random.IntN(14)), make([]byte, random.IntN(14))
		for _, s := range [][]byte{a, b} {
			for i := range s {
				s[i] = byte('a' + random.IntN(4))
			}
		}
		pairs := align(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
		lastI, lastJ := -1, -1
		for _, p := range pairs {
			if p[0] <= lastI || p[1] <= lastJ || a[p[0]] != b[p[1]] {
				t.Fatalf("%s and %s: %v", a, b, pairs)
			}
			lastI, lastJ = p[0], p[1]
		}
		table := make([][]int, len(a)+1)
		for i := range table {
			table[i] = make([]int, len(b)+1)
		}
		for i := range a {
			for j := range b {
				table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
				if a[i] == b[j] {
					table[i+1][j+1] = table[i][j] + 1
				}
			}
		}
		if len(pairs) != table[len(a)][len(b)] {
			t.Fatalf("%s and %s: %d pairs, want %d", a, b, len(pairs), table[len(a)][len(b)])
		}
	}
}

func TestCompareAlignsParagraphs(t *testing.T) {
	old := &Article{Headline: "Harbor opens", Body: []string{"The first paragraph stays.", "The barrier will stand two kilometres seaward of the first.", "This one goes away for good.", "The last one stays."}}
	current := &Article{Headline: "Harbor opens again", Published: Date{Precision: ToYear, Time: time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)},
		Body: []string{"The first paragraph stays.", "Quite unlike anything before it, here stands news.", "The barrier will stand three kilometres seaward of the first.", "The last one stays."}}
	var got []string
	for _, r := range Compare(old, current) {
		got = append(got, strings.Join(cutOut(r.Old, r.Removed), "|")+" > "+strings.Join(cutOut(r.New, r.Added), "|"))
	}
	want := []string{" > again", " > 2019", " > ", " > Quite unlike anything before it, here stands news.", "two > three", "This one goes away for good. > ", " > "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestCompareIsBounded(t *testing.T) {
	word := func(prefix string) string {
		var b strings.Builder
		for i := range 20_000 {
			b.WriteString(prefix)
			b.WriteByte(byte('a' + i%7))
			b.WriteByte(' ')
		}
		return b.String()
	}
	removed, added := diffWords("same "+word("x")+"end", "same "+word("y")+"end")
	if len(removed) != 1 || len(added) != 1 || removed[0].Start != 5 {
		t.Errorf("%d and %d parts differ", len(removed), len(added))
	}
}
