package data

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// dump writes a node as a test can compare it.
func dump(n node) string {
	join := func(parts []node, sep string) string {
		var s []string
		for _, p := range parts {
			s = append(s, dump(p))
		}
		return "(" + strings.Join(s, sep) + ")"
	}
	switch n := n.(type) {
	case nil:
		return "all"
	case andNode:
		return join(n, " & ")
	case orNode:
		return join(n, " | ")
	case notNode:
		return "!" + dump(n.node)
	case phraseNode:
		names := map[columns]string{textColumns: "", headlineColumn: "title=", bodyColumn: "body=", bylineColumn: "by="}
		s := names[n.columns] + strings.Join(n.terms, "_")
		if n.prefix {
			s += "*"
		}
		return s
	case nearNode:
		return fmt.Sprintf("%s~%d~%s", dump(n.left), n.distance, dump(n.right))
	case facetNode:
		if n.prefix {
			return n.term + "*"
		}
		return n.term
	case datesNode:
		day := func(t time.Time) string {
			if t.IsZero() {
				return ""
			}
			return t.Format("2006-01-02")
		}
		return day(n.first) + ".." + day(n.last)
	}
	return fmt.Sprintf("%T", n)
}

func TestParseQuery(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "all"},
		{"  \n", "all"},
		{"kim", "kim"},
		{"Kim LEE", "(kim & lee)"},
		{"kim AND lee", "(kim & lee)"},
		{"kim and lee", "(kim & and & lee)"},
		{"kim OR lee park", "(kim | (lee & park))"},
		{"(kim OR lee) park", "((kim | lee) & park)"},
		{"kim NOT lee", "(kim & !lee)"},
		{"kim OR NOT lee", "(kim | !lee)"},
		{"NOT kim lee", "(!kim & lee)"},
		{"NOT (kim lee)", "!(kim & lee)"},
		{"NOT NOT kim", "kim"},
		{"NOT -kim", "kim"},
		{"-kim", "!kim"},
		{"- kim", "kim"},
		{"kim -", "kim"},
		{"--kim", "kim"},
		{"–kim —lee −park", "(kim & lee & park)"},
		{"ex-aide", "ex_aide"},
		{`-"vice minister" x`, "(!vice_minister & x)"},
		{"-(kim OR lee) x", "(!(kim | lee) & x)"},
		{"-place:seoul x", "(!place¦seoul & x)"},
		{"-title:(a b)", "!(title=a & title=b)"},
		{`"Vice Minister"`, "vice_minister"},
		{"“vice minister” „a b“ ”c d”", "(vice_minister & a_b & c_d)"},
		{"«vice “x” minister» »a b«", "(vice_x_minister & a_b)"},
		{`"a"b`, "(a & b)"},
		{`צה"ל`, "צה_ל"},
		{`"צה"ל ארה"ב"`, "צה_ל_ארה_ב"},
		{"ko*", "ko*"},
		{"ko**", "ko*"},
		{`"vice min*"`, "vice_min*"},
		{`"vice min"*`, "vice_min*"},
		{"north NEAR/5 south", "north~5~south"},
		{"north NEAR south", "north~10~south"},
		{`a "b c" NEAR/0 d*`, "(a & b_c~0~d*)"},
		{"a NEAR/2 b NEAR/3 c", "(a~2~b & b~3~c)"},
		{"a NEAR/2 b c", "(a~2~b & c)"},
		{"NOT a NEAR/2 b", "!a~2~b"},
		{"-a NEAR/2 b", "!a~2~b"},
		{"title:kim", "title=kim"},
		{"TITLE:Kim By:lee", "(title=kim & by=lee)"},
		{`title:"vice minister"`, "title=vice_minister"},
		{"body:(kim OR lee*)", "(body=kim | body=lee*)"},
		{"title:(a NEAR/3 b)", "title=a~3~title=b"},
		{"title:(a body:b)", "(title=a & body=b)"},
		{"title:N.K.", "title=n_k"},
		{`place:"New York"`, "place¦new¦york"},
		{"place:new*", "place¦new*"},
		{"place:서울 lang:en-US", "(place¦서울 & lang¦en¦us)"},
		{"lang:kor", "(lang¦kor | lang¦ko)"},
		{"lang:Korean", "(lang¦korean | lang¦ko)"},
		{"lang:ko", "lang¦ko"},
		{"lang:kor*", "lang¦kor*"},
		{"place:(seoul OR busan)", "(place¦seoul | place¦busan)"},
		{"agency:Yonhap outlet:KBS tag:a-b", "(agency¦yonhap & outlet¦kbs & tag¦a¦b)"},
		{"is:undated", "is¦undated"},
		{"IS:Updated has:URL", "(is¦updated & has¦url)"},
		{"date:2019", "2019-01-01..2019-12-31"},
		{"date:2019-06", "2019-06-01..2019-06-30"},
		{"date:2020-2", "2020-02-01..2020-02-29"},
		{"date:2019-06-22", "2019-06-22..2019-06-22"},
		{"date:2019-06-01..2019-06-22", "2019-06-01..2019-06-22"},
		{"date:2018..2019-03", "2018-01-01..2019-03-31"},
		{"date:2019..", "2019-01-01.."},
		{"date:..2019", "..2019-12-31"},
		{"before:2019", "..2018-12-31"},
		{"before:2019-06-01", "..2019-05-31"},
		{"after:2019", "2020-01-01.."},
		{"after:2019-06", "2019-07-01.."},
		{"after:2019-12-31", "2020-01-01.."},
		{`date:"2019"`, "2019-01-01..2019-12-31"},
		{"-date:2019 kim", "(!2019-01-01..2019-12-31 & kim)"},
		{"10:30", "10_30"},
		{"https://example.org/a-b?c=1", "https_example_org_a_b_c_1"},
		{"foo:bar", "foo_bar"},
		{"25,000", "25_000"},
		{"korea’s", "korea_s"},
		{"AT & T", "(at & t)"},
		{"차", "차*"},
		{"북한", "북한"},
		{"대통령", "대통_통령"},
		{"3차", "3_차*"},
		{"제3차", "제_3_차*"},
		{"북한a", "북한_한_a"},
		{`"북한 외교"`, "북한_한_외교"},
		{`"북한 차"`, "북한_한_차*"},
		{"북한*", "북한"},
		{"\u1107\u116e\u11a8\u1112\u1161\u11ab", "북한"},
		{"北京 OR 東京", "(北京 | 東京)"},
		{"ゟ", "より"},
		{"f(x)", "(f & x)"},
	} {
		q := ParseQuery(c.text, false)
		if got := dump(q.root); got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
		for _, p := range q.Problems {
			t.Errorf("%q has a problem: %s", c.text, p.Message)
		}
		if q.IsAll() != (c.want == "all") || q.Text != c.text {
			t.Errorf("%q: IsAll %t, Text %q", c.text, q.IsAll(), q.Text)
		}
	}
}

func TestParseQueryTyping(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"kim", "kim*"},
		{"kim lee", "(kim & lee*)"},
		{"kim ", "kim"},
		{"kim.", "kim"},
		{"U.S", "u_s*"},
		{`"kim"`, "kim"},
		{`kim "vice min`, "(kim & vice_min*)"},
		{"(kim", "kim*"},
		{"(kim)", "kim"},
		{"title:ki", "title=ki*"},
		{"place:new", "place¦new*"},
		{"a NEAR/3 b", "a~3~b*"},
		{"-ki", "!ki*"},
		{"대통령", "대통_통령"},
		{"차", "차*"},
		{"is:undated", "is¦undated"},
		{"date:2019", "2019-01-01..2019-12-31"},
	} {
		if got := dump(ParseQuery(c.text, true).root); got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
	}
}

func TestParseQueryProblems(t *testing.T) {
	for _, c := range []struct{ text, want, at, says string }{
		{`kim "vice minister`, "(kim & vice_minister)", `"vice minister`, "not closed"},
		{`"`, "all", `"`, "not closed"},
		{`""`, "all", `""`, "no word"},
		{"kim title:...", "kim", "title:...", "no word"},
		{"(kim", "kim", "(", "not closed"},
		{"kim)", "kim", ")", "closes nothing"},
		{"kim) lee", "(kim & lee)", ")", "closes nothing"},
		{"kim ()", "kim", "()", "nothing between"},
		{"kim AND", "kim", "AND", "each side"},
		{"AND kim", "kim", "AND", "each side"},
		{"kim OR", "kim", "OR", "each side"},
		{"(OR kim)", "kim", "OR", "each side"},
		{"a AND AND b", "(a & b)", "AND", "each side"},
		{"kim NOT", "kim", "NOT", "NOT needs"},
		{"NOT", "all", "NOT", "NOT needs"},
		{"kim NEAR/5", "kim", "NEAR/5", "each side"},
		{"NEAR/5 kim", "kim", "NEAR/5", "each side"},
		{"a NEAR/ b", "a~10~b", "NEAR/", "number of words"},
		{"a NEAR/5000 b", "a~1000~b", "NEAR/5000", "1000"},
		{"a NEAR/5 (b OR c)", "(a & (b | c))", "NEAR/5", "AND"},
		{"a NEAR/5 title:b", "(a & title=b)", "NEAR/5", "AND"},
		{"a NEAR/5 -b", "(a & !b)", "NEAR/5", "AND"},
		{"kim *", "kim", "*", "beginning"},
		{"U.S.*", "u_s", "U.S.*", "beginning"},
		{"ko*rea", "ko_rea", "ko*rea", "end of a word"},
		{"*korea", "korea", "*korea", "end of a word"},
		{"kim title:", "kim", "title:", "title: needs"},
		{"place: kim", "kim", "place:", "place: needs"},
		{"place:*", "all", "place:*", "beginning"},
		{"place:...", "all", "place:...", "no word"},
		{"date:20", "all", "date:20", "“20” is not a date"},
		{"date:2019-13", "all", "date:2019-13", "not a date"},
		{"date:2019-02-29", "all", "date:2019-02-29", "not a date"},
		{"date:2019-06-", "all", "date:2019-06-", "not a date"},
		{"date:..", "all", "date:..", "not a date"},
		{"date:2019..x", "all", "date:2019..x", "not a date"},
		{"date:2020..2019", "all", "date:2020..2019", "ends before"},
		{"before:2019..2020", "all", "before:2019..2020", "before:2019"},
		{"date:2019*", "all", "date:2019*", "all of that year"},
		{"is:nonsense kim", "kim", "is:nonsense", "undated, dated, unread, read, updated"},
		{"has:x", "all", "has:x", "trailer, author"},
		{"plcae:seoul", "plcae_seoul", "plcae:", "place:"},
		{"author:kim", "author_kim", "author:", "by:"},
	} {
		q := ParseQuery(c.text, false)
		if got := dump(q.root); got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
		if len(q.Problems) != 1 {
			t.Errorf("%q has %d problems: %v", c.text, len(q.Problems), q.Problems)
			continue
		}
		p := q.Problems[0]
		if at := c.text[p.Span.Start:p.Span.End]; at != c.at || !strings.Contains(p.Message, c.says) {
			t.Errorf("%q: problem at %q: %s", c.text, at, p.Message)
		}
	}
}

func TestParseQueryBounds(t *testing.T) {
	for _, c := range []struct {
		name, text string
		terms      int
	}{
		{"long", strings.Repeat("한국어 ", 100000), maxQueryTerms},
		{"many words", strings.Repeat("a ", 2000), maxQueryTerms},
		{"one long phrase", `a "` + strings.Repeat("b ", 2000) + `"`, 1},
		{"deep", strings.Repeat("(", 2000) + "a" + strings.Repeat(")", 2000) + " b", 2},
		{"deep and negative", strings.Repeat("NOT (", 500) + "a" + strings.Repeat(")", 500), 1},
		{"many nots", strings.Repeat("NOT ", 1000) + "a", 1},
		{"deep fields", strings.Repeat("title:(", 500) + "a", 1},
	} {
		q := ParseQuery(c.text, true)
		if got := countTerms(q.root); got != c.terms {
			t.Errorf("%s: %d terms, want %d", c.name, got, c.terms)
		}
		if len(q.Problems) == 0 && c.name != "many nots" || len(q.Problems) > maxQueryProblems {
			t.Errorf("%s: %d problems", c.name, len(q.Problems))
		}
		checkQuery(t, q)
	}
}

func TestParseQueryAtItsBounds(t *testing.T) {
	cut := ParseQuery(strings.Repeat(" ", maxQueryBytes-3)+"abcdef", true)
	if got := dump(cut.root); got != "abc" || len(cut.Problems) != 1 {
		t.Errorf("a query cut within its last word is %s, %v", got, cut.Problems)
	}
	deep := maxQueryDepth + 3
	nested := ParseQuery(strings.Repeat("(", deep)+"a"+strings.Repeat(")", deep)+" b", false)
	if got := dump(nested.root); got != "(a & b)" || len(nested.Problems) != 3 {
		t.Errorf("brackets nested %d deep are %s, %v", deep, got, nested.Problems)
	}
}

func countTerms(n node) (terms int) {
	switch n := n.(type) {
	case andNode:
		for _, kid := range n {
			terms += countTerms(kid)
		}
	case notNode:
		return countTerms(n.node)
	case phraseNode:
		return len(n.terms)
	}
	return terms
}

// checkQuery tests what holds for every query.
func checkQuery(t *testing.T, q Query) {
	t.Helper()
	last := 0
	for _, p := range q.Problems {
		if p.Span.Start < last || p.Span.End <= p.Span.Start || p.Span.End > len(q.Text) || p.Message == "" {
			t.Fatalf("%q: problem %v after %d", q.Text, p, last)
		}
		last = p.Span.Start
		if utf8.ValidString(q.Text) && !utf8.ValidString(q.Text[p.Span.Start:p.Span.End]) {
			t.Fatalf("%q: problem %v cuts a character", q.Text, p)
		}
	}
}

func TestQueryDates(t *testing.T) {
	for _, c := range []struct{ text, days, rest string }{
		{"kim", "..", "kim"},
		{"date:2019", "2019-01-01..2019-12-31", "all"},
		{"kim after:2018 lee before:2019-06", "2019-01-01..2019-05-31", "(kim & lee)"},
		{"date:2018..2020 date:2019..", "2019-01-01..2020-12-31", "all"},
		{"date:2018 OR kim", "..", "(2018-01-01..2018-12-31 | kim)"},
		{"-date:2018", "..", "!2018-01-01..2018-12-31"},
		{"after:2019 before:2018", "2020-01-01..2017-12-31", "all"},
	} {
		q := ParseQuery(c.text, false)
		rest, days := q.splitDates()
		if dump(days) != c.days || dump(rest) != c.rest {
			t.Errorf("%q: days %s, rest %s; want %s, %s", c.text, dump(days), dump(rest), c.days, c.rest)
		}
	}
}

func TestNarrowingLeavesTheQueryAlone(t *testing.T) {
	root := ParseQuery("a b c", false).root
	x, y := newAnd(root, facetNode{term: "x"}), newAnd(root, facetNode{term: "y"})
	if dump(x) != "(a & b & c & x)" || dump(y) != "(a & b & c & y)" {
		t.Errorf("%s, %s", dump(x), dump(y))
	}
}

func TestFacetTerm(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"New York", "place¦new¦york"},
		{"SÃO PAULO ", "place¦sao¦paulo"},
		{"서울", "place¦서울"},
		{"제3차", "place¦제3차"},
		{"—", ""},
	} {
		if got := facetTerm("place", c.value); got != c.want {
			t.Errorf("facetTerm(%q) = %q, want %q", c.value, got, c.want)
		}
	}
	if got := facetTerm("place", strings.Repeat("서울 ", 1000)); len(got) > maxFacetBytes || !utf8.ValidString(got) {
		t.Errorf("a facet's term of %d bytes", len(got))
	}
}
