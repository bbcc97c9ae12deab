package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func comparedVersions() []data.ComparedRow {
	older, newer := barrierArticle(), barrierArticle()
	older.Headline = "Harbor authority approves tidal barrier"
	older.Body = append([]string{}, older.Body...)
	older.Body[1] = "Construction will begin next autumn, officials said, once surveys that start in December are complete. The barrier will stand one kilometre seaward of the first."
	older.Body = append(older.Body, "Nobody at the panel could be reached on Wednesday evening.")
	newer.Body = append([]string{newer.Body[0], "The vote was nine to two."}, newer.Body[1:]...)
	return data.Compare(older, newer)
}

func TestComparisonPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		c := NewComparison()
		s := NewSheet("Versions", "", c, fyne.NewSize(920, 620))
		s.SetFoot(nil, []*Button{NewPillButton("Read the older one", nil)})
		w := shown(t, s, 920, 620)
		c.ShowVersions("Replaced on 25 November 2026, 15:04", "The present version", comparedVersions())
		capture(t, w, "comparison", scheme)
	})
}

func TestComparisonScrollsTogether(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := NewComparison()
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(600, 300))
	c.ShowVersions("old", "new", comparedVersions())
	var handed []fyne.KeyName
	c.OnKey = func(key *fyne.KeyEvent) { handed = append(handed, key.Name) }
	for _, k := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyEscape} {
		c.TypedKey(articleKey(k))
	}
	if c.scroll.position != c.scroll.end() || c.scroll.position == 0 || len(handed) != 1 {
		t.Errorf("at %v of %v, handed on %v", c.scroll.position, c.scroll.end(), handed)
	}
	for i, left := range c.pages[0].blocks {
		for j, right := range c.pages[1].blocks {
			if left.text == right.text && left.top != right.top {
				t.Errorf("blocks %d and %d are the same but begin at %v and %v", i, j, left.top, right.top)
			}
		}
	}
	seen := map[float64]bool{}
	for range c.differences {
		c.NextDifference(1)
		top := c.differences[c.at]
		seen[top] = true
		if top < c.scroll.position || top > c.scroll.position+c.scroll.view {
			t.Errorf("the difference at %v is not in view at %v", top, c.scroll.position)
		}
	}
	if len(seen) != len(c.differences) || len(seen) < 4 {
		t.Errorf("went to %d of %d differences", len(seen), len(c.differences))
	}
	c.ShowVersions("", "", nil)
	c.NextDifference(-1)
	c.TypedKey(articleKey(fyne.KeyEnd))
	c.ShowVersions("", "", []data.ComparedRow{{Old: "\x00", Removed: []data.Span{{Start: -1, End: 9}}}})
}
