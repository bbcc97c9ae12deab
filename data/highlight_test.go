package data

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// marked writes a text with its spans in brackets.
func marked(text string, spans []Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.Start] + "[" + text[s.Start:s.End] + "]")
		at = s.End
	}
	return b.String() + text[at:]
}

func TestSpans(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"cafe", "Café, CAFE, cafe\u0301s and cafes", "[Café], [CAFE], cafe\u0301s and cafes"},
		{"caf*", "Café, cafes", "[Café], [cafes]"},
		{`"vice minister"`, "vice—minister; a vice, minister; vice a minister", "[vice—minister]; a [vice, minister]; vice a minister"},
		{`"vice min*"`, "the vice ministers", "the [vice ministers]"},
		{"25,000", "some 25,000 of 25 and 000", "some [25,000] of 25 and 000"},
		{`"a a" b`, "a a a b b", "[a a a] [b] [b]"},
		{`"a b" "b c"`, "a b c", "[a b c]"},
		{"a NEAR/1 b", "a x b; x x x a x x x b", "[a] x [b]; x x x a x x x b"},
		{"a NEAR/1 b", "a x x b x a b", "a x x [b] x [a] [b]"},
		{"a -b", "a b", "[a] b"},
		{"a NOT (b OR NOT c)", "a b c", "[a] b c"},
		{"title:a body:b", "a b", "a [b]"},
		{"place:seoul date:2019 is:dated x", "seoul 2019 dated x", "seoul 2019 dated [x]"},
		{"한국", "한국은 대한국민 한 국", "[한국]은 대[한국]민 한 국"},
		{"한국", "한국한국", "[한국][한국]"},
		{"대통령", "부대통령이", "부[대통령]이"},
		{"차", "3차 회의 차례", "3[차] 회의 [차]례"},
		{`"북한 차*"`, "북한 차례", "[북한 차]례"},
		{"3차", "제3차례", "제[3차]례"},
		{"ニュース", "ﾆｭｰｽ速報", "[ﾆｭｰｽ]速報"},
		{"", "a", "a"},
		{"-a", "a", "a"},
	} {
		got := marked(c.text, ParseQuery(c.query, false).highlighter().spans(bodyColumn, c.text))
		if got != c.want {
			t.Errorf("%q marks %s, want %s", c.query, got, c.want)
		}
	}
}

func TestArticleHits(t *testing.T) {
	a := &Article{
		Headline: "Talks open", Marks: []string{"2nd LD"}, Authors: []string{"Ann Lee", "Bo Kim"}, Dateline: "NEWPORT, June 22",
		Body: []string{"They left.", "", "The river open talks", "end"},
	}
	for _, c := range []struct{ query, headline, byline, dateline, body string }{
		{"talks", "[Talks] open", "Ann Lee, Bo Kim", "NEWPORT, June 22", "They left.||The river open [talks]|end"},
		{`"open 2nd"`, "Talks [open]", "Ann Lee, Bo Kim", "NEWPORT, June 22", "They left.||The river open talks|end"},
		{`ld "lee bo" newport`, "Talks open", "Ann [Lee, Bo] Kim", "[NEWPORT], June 22", "They left.||The river open talks|end"},
		{`"left the" "talks end"`, "Talks open", "Ann Lee, Bo Kim", "NEWPORT, June 22", "They [left.]||[The] river open [talks]|[end]"},
		{`"left the river open talks end"`, "Talks open", "Ann Lee, Bo Kim", "NEWPORT, June 22", "They [left.]||[The river open talks]|[end]"},
	} {
		hits := ParseQuery(c.query, false).highlighter().articleHits(a)
		var body []string
		for i, p := range a.Body {
			body = append(body, marked(p, hits.Body[i]))
		}
		for _, got := range [][2]string{
			{marked(a.Headline, hits.Headline), c.headline},
			{marked(strings.Join(a.Authors, ", "), hits.Byline), c.byline},
			{marked(a.Dateline, hits.Dateline), c.dateline},
			{strings.Join(body, "|"), c.body},
		} {
			if got[0] != got[1] {
				t.Errorf("%q marks %s, want %s", c.query, got[0], got[1])
			}
		}
	}
}

func TestSnippet(t *testing.T) {
	filler := strings.Repeat("lorem ipsum dolor sit amet ", 400)
	for _, c := range []struct {
		query string
		width int
		body  []string
		want  string
	}{
		{"x", 40, []string{"A short  body.", "With\ttwo paragraphs."}, "A short body. With two paragraphs."},
		{"body", 40, []string{"A short  body.", "With two."}, "A short [body]. With two."},
		{"x", 12, []string{"Nothing to be found in here"}, "Nothing to …"},
		{"here", 18, []string{"Nothing to be found in here"}, "… be found in [here]"},
		{"found", 15, []string{"Nothing to be found in here, or there"}, "… be [found] in …"},
		{`"body with"`, 40, []string{"A short body.", "With two."}, "A short [body. With] two."},
		{"needle", 20, []string{filler, "a needle"}, "… sit amet a [needle]"},
		{"needle", 30, []string{filler, "a needle " + filler}, "… amet a [needle] lorem ipsum …"},
		{"대통령", 9, []string{"어제오늘내일부대통령이말했다고한다"}, "… 내일부[대통령]이말했 …"},
		{"lorem", 5, []string{"lorem", "lorem"}, "[lorem] …"},
		{"lorem", 2, []string{"loremipsum lorem"}, "… [lo] …"},
		{"", 10, nil, ""},
		{"a", 10, []string{"", "  ", " a "}, "[a]"},
	} {
		text, spans := ParseQuery(c.query, false).highlighter().snippet(c.body, c.width)
		if got := marked(text, spans); got != c.want {
			t.Errorf("%q: %q, want %q", c.query, got, c.want)
		}
	}
}

func TestSnippetMarksBesideTheFirstHit(t *testing.T) {
	body := strings.Repeat("x", firstLook-10) + " needle " + "another needle " + strings.Repeat("y ", firstLook)
	text, spans := ParseQuery("needle", false).highlighter().snippet([]string{body}, 60)
	if got := marked(text, spans); strings.Count(got, "[needle]") != 2 {
		t.Errorf("%q", got)
	}
}

// checkSnippet tests what holds for every snippet.
func checkSnippet(t *testing.T, h *highlighter, paragraphs []string, width int) {
	t.Helper()
	text, spans := h.snippet(paragraphs, width)
	if n := utf8.RuneCountInString(text); n > width+4 {
		t.Fatalf("a snippet of %d characters: %q", n, text)
	}
	if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
		t.Fatalf("white space in %q", text)
	}
	end := 0
	for _, s := range spans {
		if s.Start < end || s.Start >= s.End || s.End > len(text) {
			t.Fatalf("spans %v of %q", spans, text)
		}
		end = s.End
	}
	if hit := h.spans(bodyColumn, strings.Join(paragraphs, paragraphBreak)); (len(hit) > 0) != (len(spans) > 0) {
		t.Fatalf("%d spans in the snippet %q, %d in the body", len(spans), text, len(hit))
	}
}

// 16 times the text takes about 16 times as long, not 256 times.
func TestHighlightIsLinear(t *testing.T) {
	h := ParseQuery(`"a a b a a c" a NEAR/1000 c OR b NEAR/1000 a`, false).highlighter()
	took := func(n int) time.Duration {
		body, long := []string{strings.Repeat("a a b ", n)}, []string{strings.Repeat("北", 2*n), "a"}
		best := time.Duration(math.MaxInt64)
		for range 3 {
			start := time.Now()
			h.paragraphSpans(body)
			h.snippet(long, 100)
			best = min(best, time.Since(start))
		}
		return best
	}
	ratio := math.Inf(1)
	for try := 0; try < 8 && ratio > 80; try++ { // a busy machine slows now the one, now the other
		ratio = min(ratio, float64(took(1<<15))/float64(took(1<<11)))
	}
	if ratio > 80 {
		t.Errorf("16 times the text takes %.1f times as long", ratio)
	}
}

func BenchmarkSnippet(b *testing.B) {
	text := benchmarkTexts["english"]
	body := []string{text[:len(text)/2], text[len(text)/2:]}
	h := ParseQuery(`"third trip" moscow`, false).highlighter()
	b.ReportAllocs()
	for b.Loop() {
		h.snippet(body, 160)
	}
}
