package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// listed is a ValueLookup over a few values, commonest first.
func listed(_ context.Context, field, prefix string, limit int) ([]FacetValue, error) {
	all := map[string][]FacetValue{
		"place":  {{"Busan", 14}, {"Port Maren", 9}, {"부산", 5}, {"BUSAN", 3}, {"San José", 2}},
		"outlet": {{"The Coast Ledger", 8}, {"Coast (Evening)", 3}, {`The "Port" Mail`, 2}, {"AND", 1}},
		"agency": {{"Yonhap", 20}},
		"author": {{"Ana Duarte", 4}, {"-30-", 1}},
		"lang":   {{"en", 50}, {"ko", 7}, {"zh-Hant", 2}, {"x-none", 1}},
	}
	var found []FacetValue
	for _, v := range all[field] {
		if wordBegins(v.Value, prefix) && len(found) < limit {
			found = append(found, v)
		}
	}
	return found, nil
}

// completed returns the completions at the mark | of a query, and the query that
// each makes, with the mark where the cursor is then.
func completed(t *testing.T, marked string) (texts, queries []string) {
	t.Helper()
	before, after, _ := strings.Cut(marked, "|")
	found, err := Complete(t.Context(), before+after, len(before), listed)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range found {
		texts = append(texts, c.Text)
		text := before + after
		queries = append(queries, text[:c.Span.Start]+c.Insert+"|"+text[c.Span.End:])
	}
	return texts, queries
}

func TestCompleteInserts(t *testing.T) {
	for _, c := range []struct{ typed, text, want string }{
		{"pla|", "place:", "place:|"},
		{"harbor -PLA|", "place:", "harbor -place:|"},
		{"(a OR tit|) b", "title:", "(a OR title:|) b"},
		{"place:bus|", "Busan", "place:Busan |"},
		{"place:|", "Busan", "place:Busan |"},
		{"-place:bus|", "Busan", "-place:Busan |"},
		{"place:bus| harbor", "Busan", "place:Busan |harbor"},
		{"place:b|usan", "Busan", "place:Busan |"},
		{"place:bus|*", "Busan", "place:Busan |"},
		{"place:bus*|", "Busan", "place:Busan |"},
		{"place:부|", "부산", "place:부산 |"},
		{"place:jose|", "San José", `place:"San José" |`},
		{"place:(seoul OR ma|) x", "Port Maren", `place:(seoul OR "Port Maren"|) x`},
		{"place:((a) bus|", "Busan", "place:((a) Busan |"},
		{`outlet:"the co|`, "The Coast Ledger", `outlet:"The Coast Ledger" |`},
		{`outlet:"the co|" x`, "The Coast Ledger", `outlet:"The Coast Ledger" |x`},
		{`outlet:"the c|oast x" y`, "The Coast Ledger", `outlet:"The Coast Ledger" |y`},
		{`outlet:“the co|`, "The Coast Ledger", `outlet:"The Coast Ledger" |`},
		{`outlet:"the co| harbor`, "The Coast Ledger", `outlet:"The Coast Ledger" |harbor`},
		{`outlet:"the c|oa harbor "a b"`, "The Coast Ledger", `outlet:"The Coast Ledger" |harbor "a b"`},
		{"outlet:eve|", "Coast (Evening)", `outlet:"Coast (Evening)" |`},
		{"outlet:mail|", `The "Port" Mail`, `outlet:«The "Port" Mail» |`},
		{"outlet:an|", "AND", `outlet:"AND" |`},
		{"by:3|", "-30-", `by:"-30-" |`},
		{"by:(du|)", "Ana Duarte", `by:("Ana Duarte"|)`},
		{"place:(x by:du|)", "Ana Duarte", `place:(x by:"Ana Duarte"|)`},
		{"title:(x pla|", "", ""},
		{"lang:korean|", "ko", "lang:ko |"},
		{"is:und|", "undated", "is:undated |"},
		{"has:|", "trailer", "has:trailer |"},
		{"date:|", "2019-06-22", "date:2019-06-22 |"},
		{"date:2021-1|", "2021-11", "date:2021-11 |"},
		{"date:2021|", "2021-06-01..2021-06-22", "date:2021-06-01..2021-06-22 |"},
		{"date:2021-03-05..|", "2021-03-05..2021-12-31", "date:2021-03-05..2021-12-31 |"},
		{"before:18|", "2019", ""},
		{"before:2021|", "2021-06", "before:2021-06 |"},
	} {
		texts, queries := completed(t, c.typed)
		i := slices.Index(texts, c.text)
		switch {
		case c.want == "" && i >= 0:
			t.Errorf("%s offers %q", c.typed, c.text)
		case c.want != "" && i < 0:
			t.Errorf("%s offers %q, not %q", c.typed, texts, c.text)
		case c.want != "" && queries[i] != c.want:
			t.Errorf("%s with %q becomes %s, want %s", c.typed, c.text, queries[i], c.want)
		}
	}
}

func TestCompleteOffers(t *testing.T) {
	for typed, want := range map[string][]string{
		"ha|":              {"has:"},
		"be|":              {"before:"},
		"h|":               nil,
		"harb|":            nil,
		"place|":           {"place:"},
		"pla|ce":           nil,
		"pla*|":            nil,
		`"pla|`:            nil,
		"pla |":            nil,
		"|":                nil,
		"NEAR|":            nil,
		"title:pla|":       nil,
		"pl|ace:busan":     nil,
		"place:|busan":     nil,
		"place: |":         nil,
		"place:busan |":    nil,
		"place:busan|":     nil, // it is there already
		"place:nowhere|":   nil,
		`place:"busan"|`:   nil,
		`place:"Busan|`:    nil,
		"place:(a) bus|":   nil,
		"place:(a)) bus|":  nil,
		"colour:bus|":      nil,
		"outlet:coast|":    {"The Coast Ledger", "Coast (Evening)"},
		"agency:|":         {"Yonhap"},
		"by:duarte|":       {"Ana Duarte"},
		"lang:|":           {"en", "ko", "zh-Hant", "x-none"},
		"lang:KO|":         {"ko"},
		"lang:chi|":        {"zh-Hant"},
		"is:|":             {"undated", "dated", "unread", "read", "updated", "review", "gone"},
		"is:u|":            {"undated", "unread", "updated"},
		"is:x|":            nil,
		"date:|":           {"2019", "2019-06", "2019-06-22", "2019-06-01..2019-06-22", "2019..", "..2019"},
		"date:2021-06-3|":  {"2021-06-30", "2021-06-3.."},
		"date:2021-13|":    nil,
		"date:june|":       nil,
		"date:2021..|":     {"2021..", "2021..2021", "2021..2021-12", "2021..2021-12-31"},
		"date:2021..2022|": {"2021..2022", "2021..2022-12", "2021..2022-12-31"},
		"date:..2022|":     {"..2022", "..2022-12", "..2022-12-31"},
		"after:|":          {"2019", "2019-06", "2019-06-22"},
		"after:2021-06|":   {"2021-06", "2021-06-22"},
	} {
		if texts, _ := completed(t, typed); !slices.Equal(texts, want) {
			t.Errorf("%s offers %q, want %q", typed, texts, want)
		}
	}
}

func TestCompleteSaysWhatItIs(t *testing.T) {
	one := func(text string) Completion {
		found, err := Complete(t.Context(), text, len(text), listed)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v %v", text, found, err)
		}
		return found[0]
	}
	for text, want := range map[string]Completion{
		"lang:ko":   {Text: "ko", Detail: "Korean", Kind: "lang", Count: 7, Insert: "ko ", Span: Span{5, 7}},
		"place:b":   {Text: "Busan", Kind: "place", Count: 17, Insert: "Busan ", Span: Span{6, 7}},
		"is:und":    {Text: "undated", Detail: "its date is not known", Kind: "is", Insert: "undated ", Span: Span{3, 6}},
		"before:20": {Text: "2019", Detail: "before that year begins", Kind: "before", Insert: "2019 ", Span: Span{7, 9}},
		"age":       {Text: "agency:", Detail: "a news agency", Kind: FieldCompletion, Insert: "agency:", Span: Span{0, 3}},
	} {
		if got := one(text); got != want {
			t.Errorf("%s: got %+v, want %+v", text, got, want)
		}
	}
}

func TestCompleteOffersWhatTheParserKnows(t *testing.T) {
	for field, hints := range stateHints {
		for state := range hints {
			if !slices.Contains(knownStates[field], state) {
				t.Errorf("%s:%s is offered and not known", field, state)
			}
		}
	}
	for text := range strings.FieldsSeq("date:| before:| after:| date:2021| date:2021..| date:2021-1| is:| has:| lang:|") {
		_, queries := completed(t, text)
		for _, q := range queries {
			q = strings.Replace(q, "|", "", 1)
			if found := ParseQuery(q, false).Problems; len(found) > 0 {
				t.Errorf("%s: %v", q, found)
			}
		}
	}
}

func TestCompleteLookup(t *testing.T) {
	broken := errors.New("disk full")
	fail := func(context.Context, string, string, int) ([]FacetValue, error) { return nil, broken }
	for _, text := range []string{"place:x", "lang:x"} {
		if _, err := Complete(t.Context(), text, len(text), fail); !errors.Is(err, broken) {
			t.Errorf("%s: the lookup's error is lost: %v", text, err)
		}
		if found, err := Complete(t.Context(), text, len(text), nil); found != nil || err != nil {
			t.Errorf("%s without a lookup: %v %v", text, found, err)
		}
	}
	many := func(_ context.Context, _, _ string, limit int) (found []FacetValue, err error) {
		for i := range 20 {
			found = append(found, FacetValue{fmt.Sprintf("en-x-%d", i), 1})
		}
		return found[:min(limit, len(found))], nil
	}
	for _, text := range []string{"place:", "lang:"} {
		if found, _ := Complete(t.Context(), text, len(text), many); len(found) != MaxCompletions {
			t.Errorf("%s: %d are offered", text, len(found))
		}
	}
}

func FuzzComplete(f *testing.F) {
	for _, s := range []string{
		"pla", "harbor -place:bus x", `outlet:"the co harbor "a b"`, "by:(du OR ((x))", "date:2021-1..2", "lang:kor", "is:u*", `place:צה"ל`,
		"place:«a „b“", "\xff place:\xff", "place:\u3000x", "((((place:(", "has:)", "date:", "place:", "title:(by:",
	} {
		f.Add(s, len(s), "San José")
		f.Add(s, len(s)/2, `a "b« ”c»*`)
	}
	f.Fuzz(func(t *testing.T, text string, cursor int, value string) {
		lookup := func(context.Context, string, string, int) ([]FacetValue, error) { return []FacetValue{{value, 1}}, nil }
		found, err := Complete(t.Context(), text, cursor, lookup)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) > 0 && !CanComplete(text, cursor) {
			t.Fatalf("%q at %d has completions and cannot be completed", text, cursor)
		}
		for _, c := range found {
			checkCompletion(t, text, cursor, c)
		}
	})
}

// checkCompletion checks what holds for every completion of every query.
func checkCompletion(t *testing.T, text string, cursor int, c Completion) {
	t.Helper()
	s := c.Span
	if s.Start < 0 || s.Start > cursor || cursor > s.End || s.End > len(text) {
		t.Fatalf("%q at %d: %+v is not about the cursor", text, cursor, c)
	}
	if !utf8.ValidString(c.Insert) {
		t.Fatalf("%q inserts %q", text, c.Insert)
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) && utf8.ValidString(text) {
			t.Fatalf("%q is cut at %d", text, at)
		}
	}
	made := text[:s.Start] + c.Insert + text[s.End:]
	if utf8.ValidString(text) && !utf8.ValidString(made) {
		t.Fatalf("%q becomes %q", text, made)
	}
	if c.Kind == FieldCompletion || len(made) > maxQueryBytes {
		return
	}
	// What was inserted is read as one value, and nothing of it is typed any more.
	before := text[:s.Start] + strings.TrimSuffix(c.Insert, " ")
	l := lexer{text: before, problems: &problems{}}
	it := l.next()
	for it.end < len(before) {
		it = l.next()
	}
	if it.kind != itemWord && it.kind != itemPhrase || it.start > s.Start || it.textStart < s.Start || it.kind == itemPhrase && it.open {
		t.Fatalf("%q with %q becomes %q, whose last item is %+v", text, c.Text, made, it)
	}
}
