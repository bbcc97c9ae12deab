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
