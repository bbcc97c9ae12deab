package main

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/data"
	"dateline/importer"
)

func TestArticlesAreWireCopyAndTheSameEachTime(t *testing.T) {
	news, again := newNewsroom(), newNewsroom()
	const n = 600
	words, signed, languages := 0, 0, map[string]int{}
	for i := range n {
		text := news.article(i)
		if text != again.article(i) {
			t.Fatalf("article %d differs from one run to the next", i)
		}
		articles, err := importer.Read(importer.Document{Path: "article.txt", Bytes: []byte(text)})
		if err != nil || len(articles) != 1 {
			t.Fatalf("article %d: %d articles, %v\n%s", i, len(articles), err, text)
		}
		a := articles[0]
		if a.Source.Format != "wire" || a.Published.Precision != data.ToDay || a.Published.Evidence != data.FromHeader || a.Headline == "" ||
			len(a.Places) != 1 || !slices.Contains(news.places, a.Places[0]) || !slices.Contains(news.agencies, a.Agency) || len(a.Body) < 2 || len(a.Trailer) > 0 {
			t.Fatalf("article %d was read as %+v from\n%s", i, a, text)
		}
		if len(a.Authors) > 0 {
			signed++
			if len(a.Authors) > 1 || !slices.Contains(news.authors, a.Authors[0]) {
				t.Errorf("article %d is by %q", i, a.Authors)
			}
		}
		languages[a.Language]++
		words += len(strings.Fields(strings.Join(a.Body, " ")))
	}
	if languages["en"] < n*49/50 {
		t.Errorf("languages: %v", languages)
	}
	if signed < n/4 || signed > n*5/12 {
		t.Errorf("%d of %d articles have a byline", signed, n)
	}
	if mean := words / n; mean < 310 || mean > 350 {
		t.Errorf("%d words an article", mean)
	}
}

func TestOneArticleOfAHundredIsKoreanChineseOrJapanese(t *testing.T) {
	news := newNewsroom()
	languages := map[string]int{}
	const n = 80
	for i := range n {
		articles, err := importer.Read(importer.Document{Path: "article.txt", Bytes: []byte(news.article(i*foreignEvery + foreignEvery/2))})
		if err != nil || len(articles) != 1 {
			t.Fatal(err)
		}
		languages[articles[0].Language]++
	}
	if languages["ko"] < n/3 || languages["zh"] < n/6 || languages["ja"] < n/6 {
		t.Errorf("languages: %v", languages)
	}
}

// A tail without an end: the later half of many words still brings new ones,
// and every kind of word is among them.
func TestVocabularyHasALongTail(t *testing.T) {
	v := newVocabulary()
	if unique := slices.Compact(slices.Sorted(slices.Values(v.head))); len(unique) != headWords {
		t.Errorf("%d different words", len(unique))
	}
	if first, tenth := v.upTo[0], v.upTo[9]-v.upTo[8]; first < 9.9*tenth || first > 10.1*tenth {
		t.Errorf("the first word occurs %v times as often as the tenth", first/tenth)
	}
	r := rand.New(rand.NewPCG(1, 2))
	seen, half := map[string]bool{}, 0
	for i := range 100_000 {
		if seen[v.tail(r)] = true; i == 50_000 {
			half = len(seen)
		}
	}
	if whole := len(seen); whole < 60_000 || whole < half*3/2 || whole > half*19/10 {
		t.Errorf("%d different words in the first half, %d in all", half, len(seen))
	}
	spelled := map[string]bool{}
	for n := range uint64(100_000) {
		spelled[spell(headWords+n)] = true
	}
	if len(spelled) != 100_000 {
		t.Errorf("100,000 numbers are spelled in %d ways", len(spelled))
	}
}

func TestPlantedWordsLieInTheirShareOfArticles(t *testing.T) {
	news := newNewsroom()
	const n = 4000
	in := map[string]int{}
	for i := range n {
		has := map[string]bool{}
		for _, w := range strings.Fields(terms(news.article(i))) {
			has[w] = true
		}
		for w := range has {
			in[w]++
		}
	}
	for _, c := range []struct {
		words []string
		share float64
	}{
		{rareWords, rareShare}, {scarceWords, scarceShare}, {commonWords, commonShare}, {secondWords, secondShare}, {thirdWords, thirdShare},
		{koreanPairs, koreanShare / foreignEvery / 2},
	} {
		sum := 0
		for _, w := range c.words {
			sum += in[w]
		}
		if share := float64(sum) / float64(len(c.words)) / n; share < c.share*.8 || share > c.share*1.2 {
			t.Errorf("%s and the like lie in %.4f of the articles, not in %.4f", c.words[0], share, c.share)
		}
	}
}

func TestCorpusIsCachedAndGrows(t *testing.T) {
	ctx := context.Background()
	c := corpusIn(t.TempDir())
	if err := c.write(ctx, 150); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(c.folder(0), "article-0000000.txt")
	if err := os.Remove(kept); err != nil {
		t.Fatal(err)
	}
	if err := c.write(ctx, 301); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(kept); err == nil {
		t.Error("the articles were written again")
	}
	for n, want := range map[int]int{100: 99, 150: 149, 250: 249, 301: 300} {
		got := 0
		for _, path := range c.paths(n) {
			if err := filepath.WalkDir(path, func(_ string, e fs.DirEntry, err error) error {
				if err == nil && !e.IsDir() {
					got++
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		if got != want {
			t.Errorf("the paths of %d articles hold %d files, not %d", n, got, want)
		}
	}
}

func TestPathsNameWholeGroups(t *testing.T) {
	c := corpusIn("x")
	if got := c.paths(2*articlesPerGroup + articlesPerFolder + 2); len(got) != 5 || got[0] != c.group(0) || got[1] != c.group(articlesPerGroup) || got[4] != c.file(20_101) {
		t.Errorf("%q", got)
	}
}
