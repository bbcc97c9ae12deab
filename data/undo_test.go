package data

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// importOf files articles as an import of their own and returns its id.
func importOf(t *testing.T, a *Archive, articles ...Article) int64 {
	t.Helper()
	fileAll(t, a, articles...)
	imports, err := a.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return imports[0].ID
}

// picture is all that an archive holds, by the ids of its articles.
func picture(t *testing.T, a *Archive) map[int64]string {
	t.Helper()
	all := map[int64]string{}
	r, err := a.Search(t.Context(), ParseQuery("", false), Newest)
	if err != nil {
		t.Fatal(err)
	}
	hits, err := r.Hits(t.Context(), 0, r.Len())
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		art, err := a.Article(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		versions, err := a.Versions(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		original, _, err := a.Original(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		s := fmt.Sprint(art.Headline, art.Body, art.Published.ISO(), art.Import, len(versions), art.Versions, string(original))
		for _, v := range versions {
			s += fmt.Sprint("<", v.Article.Body, v.Article.Import)
		}
		all[h.ID] = s
	}
	return all
}

func TestUndoLeavesWhatWasThere(t *testing.T) {
	a := openTest(t)
	one := article("/n/1.txt", "One", day1, "First.")
	importOf(t, a, one)
	before := picture(t, a)
	again, two := article("/n/1.txt", "One", day1, "First, corrected."), article("/n/2.txt", "Two", Date{}, "Second.")
	id := importOf(t, a, again, two)
	if got := headlines(t, a, "corrected", Newest); len(got) != 1 {
		t.Fatalf("before undoing: %q", got)
	}
	var told [2]int
	u, err := a.UndoImport(t.Context(), id, func(done, of int) { told = [2]int{done, of} })
	if err != nil || u != (Undone{Removed: 1, Restored: 1}) || told[0] != told[1] || told[1] == 0 {
		t.Fatalf("%+v, %v, told %v", u, err, told)
	}
	if after := picture(t, a); !equalMaps(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
	if got := headlines(t, a, "corrected", Newest); len(got) != 0 {
		t.Errorf("still found: %q", got)
	}
	imports, err := a.Imports(t.Context())
	if err != nil || imports[0].State != ImportUndone || imports[0].Counts.Found != 2 {
		t.Errorf("%+v, %v", imports[0], err)
	}
	for _, wrong := range []int64{id, 99} {
		if _, err := a.UndoImport(t.Context(), wrong, nil); !errors.Is(err, ErrNoImport) {
			t.Errorf("undoing import %d gives %v", wrong, err)
		}
	}
	checkClean(t, a)
}

// What a later import made of an article stays when an earlier one is undone.
func TestUndoInTheMiddle(t *testing.T) {
	a := openTest(t)
	version := func(n int) Article {
		return article("/n/1.txt", "One", day1, fmt.Sprint("Text number ", n, "."))
	}
	importOf(t, a, version(1))
	second := importOf(t, a, version(2))
	importOf(t, a, version(3))
	if u, err := a.UndoImport(t.Context(), second, nil); err != nil || u != (Undone{}) {
		t.Fatalf("%+v, %v", u, err)
	}
	art, err := a.Article(t.Context(), 1)
	versions, err2 := a.Versions(t.Context(), 1)
	if err != nil || err2 != nil || art.Body[0] != "Text number 3." || art.Versions != 1 || len(versions) != 1 || versions[0].Article.Body[0] != "Text number 1." {
		t.Errorf("%+v, %+v, %v, %v", art, versions, err, err2)
	}
	checkClean(t, a)
	third, err := a.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.UndoImport(t.Context(), third[0].ID, nil); err != nil {
		t.Fatal(err)
	}
	if art, err := a.Article(t.Context(), 1); err != nil || art.Body[0] != "Text number 1." || art.Versions != 0 {
		t.Errorf("%+v, %v", art, err)
	}
	checkClean(t, a)
}

// Undoing the last import gives the archive that was there before it, whatever
// the imports were.
func TestUndoLaw(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	a := openTest(t)
	random := func() []Article {
		var articles []Article
		for range 1 + r.IntN(25) {
			art := article(fmt.Sprintf("/n/%d.txt", r.IntN(20)), fmt.Sprint("Headline ", r.IntN(30)),
				Day(2000+r.IntN(2), time.Month(1+r.IntN(12)), 1+r.IntN(28), FromHeader, ""), fmt.Sprint("text ", r.IntN(5)))
			if r.IntN(3) == 0 {
				art.URL = fmt.Sprint("https://example.org/", r.IntN(6))
			}
			articles = append(articles, art)
		}
		return articles
	}
	for range 15 {
		importOf(t, a, random()...)
		before := picture(t, a)
		id := importOf(t, a, random()...)
		if _, err := a.UndoImport(t.Context(), id, nil); err != nil {
			t.Fatal(err)
		}
		if after := picture(t, a); !equalMaps(before, after) {
			t.Fatalf("before %v\nafter %v", before, after)
		}
		checkClean(t, a)
	}
}

func equalMaps(a, b map[int64]string) bool {
	if len(a) != len(b) {
		return false
	}
	for id, s := range a {
		if b[id] != s {
			return false
		}
	}
	return true
}

// An article of a file that holds many is known by its key where others were
// put before it.
func TestArticlesOfAFileKeepTheirIDs(t *testing.T) {
	a := openTest(t)
	item := func(key int64, position int, text string) Article {
		art := article("/n/feed.xml", fmt.Sprint("Item ", key), day1, text)
		art.Source.Key, art.Source.Position = key, position
		return art
	}
	first := fileAll(t, a, item(1, 1, "One."), item(2, 2, "Two."))
	again := fileAll(t, a, item(3, 1, "Three."), item(1, 2, "One."), item(2, 3, "Two, changed."))
	if got := outcomes(again); !slices.Equal(got, []Outcome{Added, Unchanged, Updated}) {
		t.Fatalf("%q", got)
	}
	if again[1].Article != first[0].Article || again[2].Article != first[1].Article {
		t.Errorf("ids %+v, then %+v", first, again)
	}
	if art, err := a.Article(t.Context(), first[0].Article); err != nil || art.Source.Position != 2 {
		t.Errorf("%+v, %v", art, err)
	}
	checkClean(t, a)
}
