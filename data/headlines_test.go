package data

import (
	"maps"
	"testing"
)

func TestFindHeadlines(t *testing.T) {
	a := searchArchive(t)
	twice := article("/n/noon2", "Noon", at(18, 0), "Another article of the same headline, filed later.")
	close := article("/n/noon3", "Noon and night", at(19, 0), "Its headline only begins alike.")
	fileAll(t, a, twice, close)
	found, err := a.FindHeadlines(t.Context(), []string{"Noon", "noon", "Nowhere", "항만 노조 파업", "“Apart”", "--", "", "Noon"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for headline, id := range found {
		article, err := a.Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		got[headline] = article.Source.Path
	}
	want := map[string]string{"Noon": "/n/noon2", "항만 노조 파업": "/n/ko", "“Apart”": "/n/undated"}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
