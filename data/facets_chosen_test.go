package data

import (
	"fmt"
	"slices"
	"testing"
)

// chosen narrows a query by choices, as a person sees the results.
func chosen(q Query, choices []Choice) Query {
	for _, c := range choices {
		q = q.Having(c.Field, c.Include, c.Exclude)
	}
	return q
}

func TestHaving(t *testing.T) {
	a := facetArchive(t)
	for _, c := range []struct {
		text    string
		choices []Choice
		want    int
	}{
		{"", []Choice{{"outlet", []string{"The Coast Ledger"}, nil}}, 2},
		{"", []Choice{{"outlet", []string{"the coast ledger", "Port Maren Post"}, nil}}, 3},
		{"", []Choice{{"outlet", nil, []string{"The Coast Ledger"}}}, 3},
		{"", []Choice{{"outlet", nil, []string{"The Coast Ledger", "Port Maren Post"}}}, 2},
		{"", []Choice{{"author", []string{"Ana Müller"}, nil}}, 2},
		{"", []Choice{{"author", []string{"Ana"}, nil}}, 0}, // a value is compared whole
		{"", []Choice{{"place", []string{"Haedol"}, []string{"Port Maren"}}}, 2},
		{"", []Choice{{"place", []string{"Haedol"}, nil}, {"lang", []string{"en"}, nil}}, 2},
		{"", []Choice{{"year", []string{"2019", "2021"}, nil}}, 3},
		{"", []Choice{{"year", nil, []string{"2019"}}}, 3}, // the undated stays
		{"", []Choice{{"year", []string{"20x"}, nil}}, 0},
		{"date:2020..", []Choice{{"year", []string{"2019"}, nil}}, 0},
		{"", []Choice{{"format", []string{"wire"}, nil}, {"agency", nil, []string{"Coast News"}}}, 1},
		{"ferry", []Choice{{"outlet", []string{"Port Maren Post"}, nil}}, 1},
		{"", []Choice{{"outlet", []string{"—"}, nil}}, 0}, // no word, so no article
		{"", []Choice{{"nothing", []string{"a"}, nil}}, 5},
	} {
		q := chosen(ParseQuery(c.text, false), c.choices)
		if n, err := a.Count(t.Context(), q); err != nil || n != c.want {
			t.Errorf("%q %v: %d, %v; want %d", c.text, c.choices, n, err, c.want)
		}
	}
}

func TestHavingChangesNoOtherQuery(t *testing.T) {
	base := ParseQuery("ferry text", false)
	first, second := base.Having("lang", []string{"en"}, nil), base.Having("lang", []string{"ko"}, nil)
	if fmt.Sprint(first.root) == fmt.Sprint(second.root) {
		t.Error("two queries from one share their parts")
	}
}

// TestCountEach holds counts that share a text against counts one by one.
func TestCountEach(t *testing.T) {
	a := facetArchive(t)
	for _, text := range []string{"", "ferry", `"the ferry"`, `"the ferry" haedol`, `"the ferry" -"text 1"`, `-"the ferry"`, `ferry NEAR/2 haedol OR is:undated`, `"the ferry" -is:undated`} {
		q := ParseQuery(text, false)
		queries := []Query{q, q.OnlyUndated(), q.Having("place", []string{"Haedol"}, []string{"Port Maren"}), q.Having("year", []string{"2019"}, nil), q.And(ParseQuery("is:unread", false)), q.And(ParseQuery("-text", false))}
		counts, err := a.CountEach(t.Context(), queries)
		if err != nil || len(counts) != len(queries) {
			t.Fatal(counts, err)
		}
		if _, err := a.Search(t.Context(), q, Newest); err != nil {
			t.Fatal(err)
		}
		for i, q := range queries {
			if n, err := a.Count(t.Context(), q); err != nil || n != counts[i] {
				t.Errorf("%q, the %dth: %d, %v; want %d", text, i, counts[i], err, n)
			}
		}
	}
}

// choicesToTry narrow in every way that a person can.
var choicesToTry = [][]Choice{
	nil,
	{{"outlet", []string{"The Coast Ledger"}, nil}},
	{{"outlet", nil, []string{"The Coast Ledger"}}},
	{{"place", []string{"Port Maren"}, []string{"Haedol"}}},
	{{"place", nil, []string{"Haedol"}}},
	{{"author", []string{"Ana Müller", "Kim Do-yun"}, nil}, {"lang", []string{"en"}, nil}},
	{{"year", []string{"2019"}, nil}, {"format", nil, []string{"html"}}},
	{{"year", nil, []string{"2019", "2021"}}, {"agency", []string{"Coast News"}, nil}},
}

// TestAChosenFacetNarrowsToItsCount holds each count against the results that a
// click on the value leads to.
func TestAChosenFacetNarrowsToItsCount(t *testing.T) {
	a := facetArchive(t)
	for _, text := range []string{"", "ferry", "is:undated", "text OR nothing"} {
		for _, choices := range choicesToTry {
			q := ParseQuery(text, false)
			facets, err := a.Facets(t.Context(), q, choices, 10)
			if err != nil || len(facets) != len(FacetFields) {
				t.Fatalf("%q %v: %d facets, %v", text, choices, len(facets), err)
			}
			for _, f := range facets {
				for _, v := range f.Values {
					n, err := a.Count(t.Context(), chosen(q, clicked(choices, f.Field, v.Value)))
					if err != nil || n != v.Count {
						t.Errorf("%q %v: %s %s: %d counted, %d found, %v", text, choices, f.Field, v.Value, v.Count, n, err)
					}
				}
			}
		}
	}
}

// clicked are the choices with one value of a field as the only one included.
// An excluded value is so no more.
func clicked(choices []Choice, field, value string) []Choice {
	list := []Choice{{Field: field, Include: []string{value}}}
	for _, c := range choices {
		if c.Field == field {
			if c.Include = nil; slices.Contains(c.Exclude, value) {
				c.Exclude = nil
			}
		}
		list = append(list, c)
	}
	return list
}

func TestChosenValuesAreAlwaysNamed(t *testing.T) {
	a := facetArchive(t)
	facets, err := a.Facets(t.Context(), ParseQuery("is:undated", false), []Choice{
		{"outlet", []string{"Port Maren Post"}, nil}, {"year", nil, []string{"2020"}},
	}, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range facets {
		if !f.Known {
			t.Errorf("%s is not known, though articles without a date lack it alone", f.Field)
		}
	}
	want := map[string]string{"outlet": "[{Port Maren Post 0}]", "year": "[{2020 0}]"}
	for _, f := range facets {
		if w := want[f.Field]; w != "" && (fmt.Sprint(f.Values) != w || f.Distinct != 1) {
			t.Errorf("%s: %v of %d, want %s", f.Field, f.Values, f.Distinct, w)
		}
	}
}

func TestOtherValuesOfANarrowedFieldStay(t *testing.T) {
	a := facetArchive(t)
	facets, err := a.Facets(t.Context(), Query{}, []Choice{{"outlet", []string{"Port Maren Post"}, nil}}, 10)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range facets {
		got[f.Field] = fmt.Sprint(f.Values)
	}
	if facets[0].Distinct != 2 {
		t.Errorf("%d outlets", facets[0].Distinct)
	}
	if got["outlet"] != "[{The Coast Ledger 2} {Port Maren Post 1}]" || got["place"] != "[{Port Maren 1}]" {
		t.Errorf("outlet %s, place %s", got["outlet"], got["place"])
	}
}

func TestFacetBeginning(t *testing.T) {
	a := facetArchive(t)
	for _, c := range []struct {
		text, field, prefix, want string
		choices                   []Choice
	}{
		{"", "author", "k", "[{Kim Do-yun 1}] 1", nil},
		{"date:2019", "author", "", "[{Ana Müller 1}] 1", nil},
		{"", "author", "mul", "[{Ana Müller 1}] 1", []Choice{{"year", []string{"2020"}, nil}}},
		{"", "lang", "kor", "[{ko 1}] 1", nil},
		{"", "lang", "en", "[{en 3}] 1", nil},
		{"", "year", "202", "[{2021 1} {2020 1}] 2", nil},
		{"", "place", "zz", "[] 0", nil},
		{"", "author", "k", "[{Kim Do-yun 1}] 1", []Choice{{"author", nil, []string{"Kim Do-yun", "Ana Müller"}}}},
		{"", "lang", "kor", "[{ko 1}] 1", []Choice{{"lang", nil, []string{"ko", "en"}}}},
		{"", "outlet", "p", "[{Port Maren Post 1}] 1", []Choice{{"outlet", []string{"The Coast Ledger"}, nil}}},
	} {
		f, err := a.FacetBeginning(t.Context(), ParseQuery(c.text, false), c.choices, c.field, c.prefix, 5)
		if got := fmt.Sprint(f.Values, f.Distinct); err != nil || got != c.want {
			t.Errorf("%q %s %q: %s, %v; want %s", c.text, c.field, c.prefix, got, err, c.want)
		}
	}
}

// TestFilterLooksThroughAllValues holds that a filter finds a value that no list of
// the commonest would reach.
func TestFilterLooksThroughAllValues(t *testing.T) {
	a := openTest(t)
	var articles []Article
	for i := range 300 {
		one := article(fmt.Sprintf("/n/%d", i), fmt.Sprint("Report ", i), Day(2020, 1, 1, FromHeader, ""), fmt.Sprint("text ", i))
		one.Authors = []string{fmt.Sprintf("Writer %03d", i), "Ines Duarte"}
		articles = append(articles, one)
	}
	articles[7].Authors = append(articles[7].Authors, "Zoltán Quist")
	fileAll(t, a, articles...)
	f, err := a.FacetBeginning(t.Context(), Query{}, nil, "author", "qui", 200)
	if err != nil || len(f.Values) != 1 || f.Values[0].Value != "Zoltán Quist" || f.Values[0].Count != 1 {
		t.Errorf("got %+v, %v", f, err)
	}
	if f, err = a.FacetBeginning(t.Context(), Query{}, nil, "author", "writer", 200); err != nil || len(f.Values) != 200 || f.Distinct != 300 {
		t.Errorf("of 300 it names %d and counts %d, %v", len(f.Values), f.Distinct, err)
	}
}

// TestFieldsThatNoArticleHas holds that only these are not known.
func TestFieldsThatNoArticleHas(t *testing.T) {
	a := openTest(t)
	plain := article("/n/1", "Ferry", Date{}, "The ferry of Haedol.")
	plain.Outlet, plain.Agency, plain.Language, plain.Places, plain.Authors = "The Coast Ledger", "", "", nil, nil
	fileAll(t, a, plain)
	facets, err := a.Facets(t.Context(), ParseQuery("nothing", false), nil, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range facets {
		if want := f.Field == "outlet" || f.Field == "format"; f.Known != want || len(f.Values) > 0 {
			t.Errorf("%s: known %v, values %v", f.Field, f.Known, f.Values)
		}
	}
}
