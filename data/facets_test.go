package data

import (
	"fmt"
	"testing"
)

// facetArchive has five articles, of which one is undated.
func facetArchive(t *testing.T) *Archive {
	a := openTest(t)
	for i, f := range []struct {
		outlet, agency, language, format string
		places, authors                  []string
		year                             int
	}{
		{"The Coast Ledger", "", "en", "html", []string{"Haedol", "Port Maren"}, []string{"Ana Müller"}, 2019},
		{"The Coast Ledger", "Coast News", "en", "wire", []string{"HAEDOL"}, nil, 2019},
		{"Port Maren Post", "Coast News", "en", "wire", []string{"Port Maren"}, []string{"Ana Muller", "Kim Do-yun"}, 2020},
		{"", "", "ko", "wire", nil, []string{"김도윤"}, 2021},
		{"", "", "", "text", []string{"Haedol", "Haedol"}, nil, 0},
	} {
		date := Day(f.year, 3, 4, FromHeader, "")
		if f.year == 0 {
			date = Date{}
		}
		article := article(fmt.Sprintf("/n/%d", i), "Ferry", date, "The ferry of Haedol.", fmt.Sprint("Text ", i))
		article.Outlet, article.Agency, article.Language, article.Source.Format = f.outlet, f.agency, f.language, f.format
		article.Places, article.Authors = f.places, f.authors
		fileAll(t, a, article)
	}
	return a
}

func facetsOf(t *testing.T, a *Archive, query string, limit int) map[string]string {
	t.Helper()
	r, err := a.Search(t.Context(), ParseQuery(query, false), Newest)
	if err != nil {
		t.Fatal(err)
	}
	facets, err := r.Facets(t.Context(), limit)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range facets {
		found[f.Field] = fmt.Sprint(f.Values, f.Distinct)
	}
	return found
}

func TestFacets(t *testing.T) {
	a := facetArchive(t)
	for query, want := range map[string]map[string]string{
		"": {
			"outlet": "[{The Coast Ledger 2} {Port Maren Post 1}] 2", "agency": "[{Coast News 2}] 1", "lang": "[{en 3} {ko 1}] 2",
			"place": "[{Haedol 3} {Port Maren 2}] 2", "author": "[{Ana Müller 2} {Kim Do-yun 1} {김도윤 1}] 3",
			"year": "[{2021 1} {2020 1} {2019 2}] 3", "format": "[{wire 3} {html 1} {text 1}] 3",
		},
		"is:undated": {
			"outlet": "[] 0", "agency": "[] 0", "lang": "[] 0", "place": "[{Haedol 1}] 1", "author": "[] 0", "year": "[] 0", "format": "[{text 1}] 1",
		},
		"format:wire date:2020..": {
			"outlet": "[{Port Maren Post 1}] 1", "agency": "[{Coast News 1}] 1", "lang": "[{en 1} {ko 1}] 2", "place": "[{Port Maren 1}] 1",
			"author": "[{Ana Müller 1} {Kim Do-yun 1} {김도윤 1}] 3", "year": "[{2021 1} {2020 1}] 2", "format": "[{wire 2}] 1",
		},
	} {
		got := facetsOf(t, a, query, 10)
		for _, field := range FacetFields {
			if got[field] != want[field] {
				t.Errorf("%q: %s: %s, want %s", query, field, got[field], want[field])
			}
		}
	}
	if got := facetsOf(t, a, "", 1); got["author"] != "[{Ana Müller 2}] 3" {
		t.Errorf("the commonest alone: %s", got["author"])
	}
}

// TestAFacetNarrowsToItsCount holds each value's count against the results that
// it narrows to.
func TestAFacetNarrowsToItsCount(t *testing.T) {
	a := facetArchive(t)
	r, err := a.Search(t.Context(), Query{}, Newest)
	if err != nil {
		t.Fatal(err)
	}
	facets, err := r.Facets(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]string{"author": "by", "year": "date"}
	for _, f := range facets {
		for _, v := range f.Values {
			field := f.Field
			if fields[field] != "" {
				field = fields[field]
			}
			n, err := a.Count(t.Context(), ParseQuery(field+`:"`+v.Value+`"`, false))
			if err != nil || n != v.Count {
				t.Errorf("%s %s: %d counted, %d found, %v", f.Field, v.Value, v.Count, n, err)
			}
		}
	}
}

func TestValues(t *testing.T) {
	a := facetArchive(t)
	for _, c := range []struct{ field, prefix, want string }{
		{"author", "mul", "[{Ana Müller 2}]"}, {"author", "k", "[{Kim Do-yun 1}]"}, {"author", "", "[{Ana Müller 2} {Kim Do-yun 1} {김도윤 1}]"},
		{"author", "도", "[]"}, {"author", "김도", "[{김도윤 1}]"}, {"place", "HAE", "[{Haedol 3}]"}, {"place", "maren", "[{Port Maren 2}]"},
		{"place", "port ma", "[{Port Maren 2}]"}, {"outlet", "ledger", "[{The Coast Ledger 2}]"}, {"year", "20", "[]"}, {"nothing", "a", "[]"},
	} {
		got, err := a.Values(t.Context(), c.field, c.prefix, 5)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s %q: %v, want %s, %v", c.field, c.prefix, got, c.want, err)
		}
	}
}
