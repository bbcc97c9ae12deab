package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// fixedWidth measures every character as ten pixels wide, wide ones as twenty.
func fixedWidth(text string) float32 {
	w := float32(0)
	for _, r := range text {
		switch {
		case isMark(r):
		case r >= 0x2e80 && r < 0xfe00:
			w += 20
		default:
			w += 10
		}
	}
	return w
}

// fixedFaces sets all looks in characters of ten by twenty pixels.
func fixedFaces() *[looks]typeface {
	return newTypefaces(1, typesetting{spacing: 1}, func(text string, _ font) fyne.Size { return fyne.NewSize(fixedWidth(text), 20) })
}

// spansOf returns where a word occurs in a text.
func spansOf(text, word string) []data.Span {
	var spans []data.Span
	for at := 0; ; {
		i := strings.Index(strings.ToLower(text[at:]), word)
		if i < 0 {
			return spans
		}
		spans = append(spans, data.Span{Start: at + i, End: at + i + len(word)})
		at += i + len(word)
	}
}

func hitsFor(a *data.Article, words ...string) data.ArticleHits {
	var hits data.ArticleHits
	find := func(text string) []data.Span {
		var all []data.Span
		for _, w := range words {
			all = append(all, spansOf(text, w)...)
		}
		for i := range all {
			for j := i + 1; j < len(all); j++ {
				if all[j].Start < all[i].Start {
					all[i], all[j] = all[j], all[i]
				}
			}
		}
		return all
	}
	hits.Headline = find(a.Headline)
	hits.Byline = find(strings.Join(a.Authors, ", "))
	hits.Dateline = find(a.Dateline)
	for _, text := range a.Body {
		hits.Body = append(hits.Body, find(text))
	}
	return hits
}

func barrierArticle() *data.Article {
	published := data.Day(2021, 11, 3, data.FromHeader, "2021-11-03")
	return &data.Article{
		ID:       7,
		Headline: "Harbor authority approves second tidal barrier",
		Marks:    []string{"2nd LD", "URGENT"},
		Authors:  []string{"Ines Duarte"},
		Dateline: "BUSAN, Nov. 3 (Coast News)",
		Places:   []string{"BUSAN"},
		Agency:   "Coast News",
		Outlet:   "The Coast Ledger",
		Notes:    []string{"ATTN: ADDS quotes in paras 3-4"},
		Body: []string{
			"The harbor authority on Wednesday approved a second tidal barrier after six years of study, ending a dispute that had divided the city’s fishing quarter from its container port.",
			"Construction will begin next spring, officials said, once the winter surveys that start in December are complete. The barrier will stand two kilometres seaward of the first.",
			"“We have waited long enough,” said Park Min-ho, who heads the panel. “The harbor cannot take another season like the last.”",
			"The plan leaves a gap of ninety metres for night ferries, which carry a third of the islands’ freight.",
		},
		Trailer: []data.TrailerList{
			{Kind: data.TrailerRanked, Items: []data.TrailerItem{
				{Rank: 1, Marks: []string{"LEAD"}, Headline: "Fleet talks resume after six-month pause"},
				{Rank: 2, Headline: "Ministry revises harvest estimate upward as rain returns to the southern provinces for the first time since spring"},
				{Rank: 3, Headline: "Observatory reopens after decade of repair"},
			}},
			{Kind: data.TrailerRelated, Items: []data.TrailerItem{
				{Headline: "Night ferries to return for the winter fair"},
				{Headline: "Glass factory to cut a third of its furnaces"},
			}},
		},
		Published: published,
		Versions:  1,
	}
}

// longArticle has n numbered paragraphs; "harbor" is in every tenth.
func longArticle(n int) *data.Article {
	a := barrierArticle()
	a.Body = a.Body[:0]
	for i := range n {
		text := strings.Repeat("Grain waits in silos on the quay until the ministry says otherwise, the master said. ", 3)
		if i%10 == 5 {
			text += "Nothing moves in the harbor."
		}
		a.Body = append(a.Body, text)
	}
	return a
}

// openPane shows a pane in a window of a size without a border.
func openPane(t testing.TB, scheme Scheme, scale float32, size fyne.Size) (*ArticlePane, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme{Scheme: scheme, Scale: scale})
	p := NewArticlePane()
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(size)
	return p, w
}
