package app

import (
	"path/filepath"
	"testing"
)

// TestHitsRollOver walks the hits over the ends of articles.
func TestHitsRollOver(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.searchFor("harbor")
	r.settle()
	r.answered(5)
	r.list.Select(0)
	r.wait("the article", func() bool { return r.shown != nil })
	first := r.shown.ID
	hits := r.article.HitCount()
	if hits < 2 {
		t.Fatalf("%d hits", hits)
	}
	for range hits - 1 {
		r.nextHit(1)
	}
	if r.article.CurrentHit() != hits {
		t.Fatalf("at hit %d of %d", r.article.CurrentHit(), hits)
	}
	r.nextHit(1)
	r.wait("the next article", func() bool { return r.shown.ID != first })
	if r.article.CurrentHit() != 1 || r.list.Selected() != 1 {
		t.Errorf("arrived at hit %d of row %d", r.article.CurrentHit(), r.list.Selected())
	}
	r.nextHit(-1)
	r.wait("the article before", func() bool { return r.shown.ID == first })
	if r.article.CurrentHit() != hits {
		t.Errorf("arrived at hit %d of %d", r.article.CurrentHit(), hits)
	}
	r.list.Select(1)
	r.wait("the next article", func() bool { return r.shown.ID != first })
	if r.article.CurrentHit() != 1 || r.article.Scroll() != 0 {
		t.Error("an article that was chosen begins at a hit")
	}
}

func TestFindInArticle(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.answered(5)
	r.findInArticle()
	if r.article.Finding() {
		t.Error("there is something to find in no article")
	}
	r.list.Select(0)
	r.wait("the article", func() bool { return r.shown != nil })
	r.findInArticle()
	shown := r.shown
	r.nextHit(1)
	r.nextHit(-1)
	r.settle()
	if !r.article.Finding() || r.shown != shown {
		t.Error("F3 leaves the article while something is looked for in it")
	}
	r.escape()
	if r.article.Finding() {
		t.Error("Esc does not close the line")
	}
}

func TestTrailerLeadsToItsArticle(t *testing.T) {
	r := newRig(t)
	folder := news(t)
	write(t, folder, "list.txt", " date 2022-03-01 Harbor week in review\nBUSAN, (Yonhap) -- The harbor master looked back on a week of many ships and one late ferry.\n(END)\n-\n1\n(LEAD) Harbor report number 2\n-\n2\nA headline that is nowhere in the archive\n")
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(folder)
	r.settle()
	r.list.Select(0)
	r.wait("the article", func() bool { return r.shown != nil })
	r.wait("the links", func() bool { return len(r.known) == 1 })
	list := r.shown
	for _, item := range list.Trailer[0].Items {
		if _, ok := r.known[item.Headline]; ok {
			r.followHeadline(item)
		}
	}
	r.wait("the other article", func() bool { return r.shown != list })
	if r.shown.Headline != "Harbor report number 2" || r.asked.text != "" {
		t.Errorf("shows %q after asking %q", r.shown.Headline, r.asked.text)
	}
	if row := r.list.Selected(); row < 0 || r.results.IDs(row, row+1)[0] != r.shown.ID {
		t.Errorf("row %d is selected", row)
	}
	r.goBack()
	r.wait("the list", func() bool { return r.shown.ID == list.ID })
}
