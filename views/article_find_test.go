package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
)

// find shows an article with the query's hits on "harbor" and looks for a text.
func find(p *ArticlePane, a *data.Article, wanted string) {
	p.Find = func(text, wanted string) []data.Span { return spansOf(text, strings.ToLower(wanted)) }
	p.ShowArticle(a, hitsFor(a, "harbor"))
	p.OpenFind()
	p.find.line.field.SetText(wanted)
}

func TestFindGoesRound(t *testing.T) {
	p, w := openPane(t, Light, 1, fyne.NewSize(700, 500))
	var wrapped []int
	p.OnFindWrapped = func(step int) { wrapped = append(wrapped, step) }
	find(p, longArticle(30), "harbor")
	field := p.find.line.field
	if w.Canvas().Focused() != field || !p.Finding() {
		t.Fatal("the field has not the keyboard")
	}
	said := func(want string) {
		t.Helper()
		if got := p.find.countText(); got != want || !p.shows(p.find.places[p.find.at]) {
			t.Errorf("the line says %q, want %q; it shows: %v", got, want, p.shows(p.find.places[p.find.at]))
		}
	}
	said("1 of 4") // the headline's, then three paragraphs'
	for _, want := range []string{"2 of 4", "3 of 4", "4 of 4", "1 of 4"} {
		field.TypedKey(articleKey(fyne.KeyReturn))
		said(want)
	}
	field.KeyDown(articleKey(desktop.KeyShiftRight))
	field.TypedKey(articleKey(fyne.KeyReturn))
	field.KeyUp(articleKey(desktop.KeyShiftRight))
	said("4 of 4")
	if len(wrapped) != 2 || wrapped[0] != 1 || wrapped[1] != -1 {
		t.Errorf("told of ways round: %v", wrapped)
	}
	field.SetText("nowhere")
	p.FindNext(1)
	if got := p.find.countText(); got != "not found" {
		t.Errorf("the line says %q", got)
	}
}

func TestFindClosesWithoutATrace(t *testing.T) {
	p, w := openPane(t, Light, 1, fyne.NewSize(700, 500))
	find(p, barrierArticle(), "december")
	high := p.art.barHeight()
	var handed []fyne.KeyName
	p.OnKey = func(ev *fyne.KeyEvent) { handed = append(handed, ev.Name) }
	p.find.line.field.TypedKey(articleKey(fyne.KeyF3))
	p.find.line.field.TypedKey(articleKey(fyne.KeyEscape))
	if p.Finding() || p.find.line.Visible() || len(p.find.places) > 0 || p.art.barHeight() >= high {
		t.Error("Esc does not close the line")
	}
	if w.Canvas().Focused() != p || len(handed) != 1 {
		t.Errorf("the article has not the keyboard, or keys were handed on: %v", handed)
	}
	for i := range p.page.blocks {
		if p.page.blocks[i].found != nil {
			t.Error("marks are left")
		}
	}
}

func TestFindTakesWhatIsSelected(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 700))
	a := barrierArticle()
	find(p, a, "x")
	p.CloseFind()
	body := bodyBlock(p)
	p.choose(selection{spot{body, 4}, spot{body, 10}})
	p.OpenFind()
	if got := p.find.line.field.Text; got != "harbor" || p.find.countText() != "1 of 3" {
		t.Errorf("looks for %q: %s", got, p.find.countText())
	}
	p.ShowArticle(longArticle(30), data.ArticleHits{}) // the line stays and looks in the next article
	if p.find.countText() != "1 of 4" || p.scroll.position != 0 {
		t.Errorf("in the next article %s, at %v", p.find.countText(), p.scroll.position)
	}
}

func TestFindLeavesTheProgramsWordsOut(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 700))
	find(p, barrierArticle(), "header") // "from the header" stands beside the date
	if got := p.find.countText(); got != "not found" {
		t.Errorf("found %s", got)
	}
	p.find.line.field.SetText("coast news")
	if got := p.find.countText(); got != "1 of 1" {
		t.Errorf("of the facts, found %s", got)
	}
}

// TestFindLooksIntoTheFoldedTrailer unfolds it where it has what is looked for,
// and folds it again where it has not, unless a person unfolded it.
func TestFindLooksIntoTheFoldedTrailer(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 500))
	a := longArticle(30)
	a.Trailer = []data.TrailerList{{Items: []data.TrailerItem{{Headline: "Lighthouse keeper retires"}}}}
	find(p, a, "lighthouse")
	if !p.unfolded || p.find.countText() != "1 of 1" || !p.shows(p.find.places[0]) {
		t.Errorf("unfolded %v, the line says %q", p.unfolded, p.find.countText())
	}
	p.find.line.field.SetText("lighthouses")
	if p.unfolded {
		t.Error("it stays unfolded without a place in it")
	}
	p.find.line.field.SetText("keeper")
	p.CloseFind()
	if p.unfolded {
		t.Error("it stays unfolded when nothing is looked for")
	}
	p.toggleTrailer()
	p.OpenFind()
	p.find.line.field.SetText("nowhere")
	if !p.unfolded {
		t.Error("what a person unfolded is folded")
	}
}
