package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var ferry = article{
	headline: "Ferry strike ends", dates: []string{"2021-11-03"}, authors: []string{"Ana Duarte", "Jun Seo"},
	body: "The crews of the night ferries went back to work on Wednesday.",
}

// What is wrong must lower the score of its field, and of no other.
func TestJudge(t *testing.T) {
	change := func(f func(*article)) []article {
		a := ferry
		f(&a)
		return []article{a}
	}
	for _, c := range []struct {
		name              string
		read              []article
		field             int
		precision, recall float64
	}{
		{"a wrong headline", change(func(a *article) { a.headline = "Ferry strike goes on" }), ofHeadline, 0, 0},
		{"no headline", change(func(a *article) { a.headline = "" }), ofHeadline, -1, 0},
		{"a wrong day", change(func(a *article) { a.dates = []string{"2021-11-04"} }), ofDate, 0, 0},
		{"the month alone", change(func(a *article) { a.dates = []string{"2021-11"} }), ofDate, 0, 0},
		{"no date", change(func(a *article) { a.dates = nil }), ofDate, -1, 0},
		{"one name of two", change(func(a *article) { a.authors = []string{"Jun Seo"} }), ofByline, 1, 0.5},
		{"a name too many", change(func(a *article) { a.authors = []string{"Ana Duarte", "Jun Seo", "Coast News"} }), ofByline, 2.0 / 3, 1},
		{"half the body", change(func(a *article) { a.body = "The crews of the night ferries" }), ofBody, 1, 0.5},
		{"twice the body", change(func(a *article) { a.body = strings.ToLower(a.body) + " Related: a b c d e f g h i j" }), ofBody, 12.0 / 23, 1},
		{"nothing", nil, ofHeadline, -1, 0},
		{"an article that is not there", []article{ferry, {headline: "Most read", body: "x"}}, ofHeadline, 0.5, 1},
	} {
		q := judge([]article{ferry}, c.read, wordOverlap)
		p, given := q[c.field].precision()
		if !given {
			p = -1
		}
		r, _ := q[c.field].recall()
		if math.Abs(p-c.precision) > 0.001 || math.Abs(r-c.recall) > 0.001 {
			t.Errorf("%s: precision %.3f, recall %.3f, want %.3f, %.3f", c.name, p, r, c.precision, c.recall)
		}
		for i := range q {
			p, given := q[i].precision()
			if r, _ := q[i].recall(); len(c.read) == 1 && i != c.field && (!given || p != 1 || r != 1) {
				t.Errorf("%s: the %s has %.3f, %.3f too", c.name, fieldNames[i], p, r)
			}
		}
	}
}

func TestJudgeWhatIsNotStated(t *testing.T) {
	q := judge([]article{{headline: "Ferry strike ends"}}, []article{ferry}, wordOverlap)
	if q[ofDate].given+q[ofByline].given+q[ofBody].given != 0 {
		t.Errorf("what the truth does not state is judged: %+v", q)
	}
	q = judge([]article{{headline: "Ferry strike ends", nobody: true}}, []article{ferry}, wordOverlap)
	if p, given := q[ofByline].precision(); !given || p != 0 {
		t.Errorf("a byline where there is none: %+v", q[ofByline])
	}
}

// Articles of a file are paired by what they say, not by their order alone.
func TestPair(t *testing.T) {
	other := article{headline: "Lamp is lit", body: "The harbor office lit its lamp again."}
	if got := pair([]article{ferry, other}, []article{other, ferry}); got[0] != 1 || got[1] != 0 {
		t.Errorf("paired %v", got)
	}
	if got := pair([]article{ferry, other}, []article{other}); got[0] != -1 || got[1] != 0 {
		t.Errorf("paired %v", got)
	}
}

func TestNamesIn(t *testing.T) {
	for byline, want := range map[string]string{
		"By Ana Duarte and Jun Seo": "Ana Duarte|Jun Seo", "Von Ute Klein, dpa": "Ute Klein", "Ana Duarte (avec Jun Seo)": "Ana Duarte|Jun Seo", "": "", "Anders Sandberg": "Anders Sandberg",
	} {
		if got := strings.Join(namesIn(byline), "|"); got != want {
			t.Errorf("%q: %q", byline, got)
		}
	}
}

// The table names folders that are not there, and fails where a truth is
// empty.
func TestReportQuality(t *testing.T) {
	corpora := t.TempDir()
	folder := filepath.Join(corpora, "jekyll-18f")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	post := "---\ntitle: \"Ferry strike ends\"\ndate: 2021-11-03\nauthors:\n- ana\n---\nThe [crews](https://example.org/c) went back to work on Wednesday, the office said.\n"
	if err := os.WriteFile(filepath.Join(folder, "2021-11-03-ferry.md"), []byte(post), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := reportQuality(t.Context(), corpora, "", &out); err != nil {
		t.Fatal(err)
	}
	if table := out.String(); !strings.Contains(table, "Not there: "+filepath.Join(corpora, "seed")) || !strings.Contains(table, "goccy/go-yaml") {
		t.Errorf("the table:\n%s", table)
	}
	if err := os.Remove(filepath.Join(folder, "2021-11-03-ferry.md")); err != nil {
		t.Fatal(err)
	}
	if err := reportQuality(t.Context(), corpora, "", &out); err == nil {
		t.Error("an empty truth passes")
	}
}

// What is known of the real files, as far as they are here.
func TestTruth(t *testing.T) {
	for folder, want := range map[string]int{
		"seed": 1, "html-readability": 8, "html-aeb": 31, "hugo-digitalgov": 209, "jekyll-18f": 51, "lexisnexis-lorem": 10,
		"factiva-test": 20, "europresse-test": 5, "ninjs": 10, "dpa-digitalwires": 30, "wire-anpa-superdesk": 30, "reuters21578": 200, "wikinews-ja": 299,
	} {
		dir := filepath.Join("..", "..", "shared", "corpora", folder)
		if _, err := os.Stat(dir); err != nil {
			t.Logf("%s is not here", folder)
			continue
		}
		for _, s := range sets() {
			if s.folder != folder {
				continue
			}
			pages, err := s.truth(dir)
			n, headlines := 0, 0
			for _, p := range pages {
				for _, a := range p.truth {
					n++
					if a.headline != "" {
						headlines++
					}
				}
			}
			if err != nil || n < want || headlines < n*7/10 && folder != "html-aeb" {
				t.Errorf("%s: %d articles, %d headlines, %v", folder, n, headlines, err)
			}
		}
	}
}
