package app

import (
	"strings"
	"testing"

	"dateline/data"
)

// TestVersionsThatDifferInNoWordSaySo holds that a comparison without a mark says why,
// and which facts differ.
func TestVersionsThatDifferInNoWordSaySo(t *testing.T) {
	newRig(t) // for the language
	old := data.Article{Headline: "Ferry late", Body: []string{"The ferry was late."}, Outlet: "The Coast Ledger"}
	same, tagged, edited := old, old, old
	tagged.Keywords, tagged.URL, tagged.Source.Format = []string{"ferries"}, "https://coast.example/1", "html"
	edited.Body = []string{"The ferry was very late."}
	for want, now := range map[string]*data.Article{
		"Change 1 of 2: these versions differ in no word.":                                                   &same,
		"Change 1 of 2: these versions differ in no word. What differs: Web address, Keywords, Format.":      &tagged,
		"Change 1 of 2: what the older version had is struck through, what the newer one has is underlined.": &edited,
	} {
		c := compare(&old, now)
		if got := c.intro(1, 2); got != want || c.inWords() != strings.Contains(want, "struck") {
			t.Errorf("says %q, want %q", got, want)
		}
	}
}

// TestEveryFactOfAnArticleHasAName holds the names against all that can differ.
func TestEveryFactOfAnArticleHasAName(t *testing.T) {
	named := map[string]bool{"headline": true, "marks": true, "authors": true, "body": true} // their words are compared
	for _, f := range factNames {
		named[f.field] = true
	}
	full := data.Article{
		Headline: "a", Marks: []string{"a"}, Authors: []string{"a"}, Dateline: "a", Places: []string{"a"}, Agency: "a", Outlet: "a", Section: "a",
		Language: "en", URL: "a", Keywords: []string{"a"}, Notes: []string{"a"}, Body: []string{"a"}, Review: []string{"a"},
		Trailer: []data.TrailerList{{Kind: data.TrailerText}}, Published: data.Day(2021, 1, 1, data.FromHeader, ""), Source: data.Source{Format: "html"},
	}
	for _, field := range data.Differences(data.Article{}, full) {
		if !named[field] {
			t.Errorf("%s has no name", field)
		}
	}
}
