package views

import (
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
)

func TestTypography(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(1000, 500))
	p.ShowArticle(longArticle(60), data.ArticleHits{})
	p.scrollTo(4000)
	body := func() *block { return &p.page.blocks[bodyBlock(p)] }
	first, _ := p.page.visible(p.scroll.position, p.scroll.position+1)
	wide, high := body().width, p.page.height
	for _, c := range []struct {
		name  string
		set   Typography
		check func() bool
	}{
		{"a shorter line", Typography{Letters: 65, Spacing: NormalSpacing}, func() bool { return body().width < wide*0.9 && body().width > wide*0.84 }},
		{"wide spacing", Typography{Letters: 75, Spacing: WideSpacing}, func() bool { return p.page.height > high*1.1 }},
		{"close spacing", Typography{Letters: 75, Spacing: CloseSpacing}, func() bool { return p.page.height < high*0.95 }},
		{"a sans", Typography{Letters: 75, Spacing: NormalSpacing, Sans: true}, func() bool { return !p.page.face(body()).font.serif }},
		{"the default again", DefaultTypography, func() bool { return p.page.face(body()).font.serif && p.page.height == high }},
	} {
		p.SetTypography(c.set)
		if !c.check() {
			t.Errorf("%s is not set: the body is %v wide, the page %v high", c.name, body().width, p.page.height)
		}
		if now, _ := p.page.visible(p.scroll.position, p.scroll.position+1); now != first {
			t.Errorf("%s: paragraph %d is at the top after %d was", c.name, now, first)
		}
	}
}
