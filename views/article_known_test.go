package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
)

func TestKnownHeadlinesAreLinks(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 900))
	a := barrierArticle()
	p.ShowArticle(a, data.ArticleHits{})
	p.toggleTrailer()
	links := func() (texts []string) {
		for i := range p.page.blocks {
			if p.page.blocks[i].look == lookKnown {
				texts = append(texts, p.page.blocks[i].text)
			}
		}
		return texts
	}
	if got := links(); got != nil {
		t.Errorf("links before anything is known: %q", got)
	}
	wanted := a.Trailer[0].Items[2].Headline
	p.SetKnown(map[string]bool{wanted: true})
	if got := links(); len(got) != 1 || got[0] != wanted {
		t.Errorf("links: %q", got)
	}
	if got := trailerSummary(a.Trailer, p.known); !strings.HasSuffix(got, "5 headlines, 1 in this archive") {
		t.Errorf("the line says %q", got)
	}
	p.ShowArticle(longArticle(3), data.ArticleHits{})
	if p.known != nil {
		t.Error("what is known of one article is taken for another's")
	}
}
