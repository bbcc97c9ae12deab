package views

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
)

const (
	looseCafe   = "Le cafe\u0301 ferme\u0301 \u1112\u1162\u1103\u1169\u11af"
	wholeCafe   = "Le café fermé 해돌"
	looseHarbor = "qx\u0301" // there is no such character
)

func TestComposed(t *testing.T) {
	for _, c := range []struct {
		text, want string
		marked     []string // in text, and what is marked then
	}{
		{looseCafe, wholeCafe, []string{"ferme\u0301", "fermé", "\u1112\u1162\u1103\u1169\u11af", "해돌"}},
		{looseCafe, wholeCafe, []string{"cafe", "café"}}, // a mark goes with its letter
		{wholeCafe, wholeCafe, []string{"fermé", "fermé"}},
		{looseHarbor + " e\u0301", looseHarbor + " é", []string{"x\u0301", "x\u0301"}},
	} {
		var spans []data.Span
		for i := 0; i < len(c.marked); i += 2 {
			spans = append(spans, spansOf(c.text, c.marked[i])...)
		}
		got, moved := composed(c.text, spans)
		if got != c.want || len(moved)*2 != len(c.marked) {
			t.Fatalf("%q: %q with %v", c.text, got, moved)
		}
		for i, s := range moved {
			if said := got[s.Start:s.End]; said != c.marked[2*i+1] {
				t.Errorf("%q: marks %q, want %q", c.text, said, c.marked[2*i+1])
			}
		}
	}
	if _, moved := composed("e\u0301", []data.Span{{Start: 2, End: 1}, {Start: -1, End: 3}, {Start: 0, End: 9}}); !reflect.DeepEqual(moved, []data.Span{{Start: 0, End: 2}}) {
		t.Errorf("wrong spans become %v", moved)
	}
}

func TestRowsAndArticlesAreComposed(t *testing.T) {
	line, hits := oneLine(looseCafe, spansOf(looseCafe, "ferme\u0301"))
	if line != wholeCafe || !reflect.DeepEqual(hits, spansOf(wholeCafe, "fermé")) {
		t.Errorf("a row says %q with %v", line, hits)
	}
	p, _ := openPane(t, Light, 1, fyne.NewSize(400, 300))
	a := &data.Article{Headline: looseCafe, Body: []string{"plain", looseCafe}}
	p.ShowArticle(a, hitsFor(a, "ferme\u0301"))
	marked := 0
	for _, b := range p.page.blocks {
		for _, h := range b.hits {
			if b.text != wholeCafe || b.text[h.Start:h.End] != "fermé" {
				t.Errorf("the article says %q and marks %q", b.text, b.text[h.Start:h.End])
			}
			marked++
		}
	}
	if marked != 2 {
		t.Errorf("%d hits are marked", marked)
	}
}
