package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
	"dateline/views"
)

// A frame at 60 a second: what a widget may take for one answer.
const frame = 16 * time.Millisecond

const (
	longArticle = 1 << 20 // bytes
	longList    = 1_000_000
	listSteps   = 500
	articleRuns = 20
)

// styled starts an application without a screen, in Dateline's theme, which
// widgets ask for their colors when they are made.
func styled() fyne.App {
	app := test.NewApp()
	app.Settings().SetTheme(views.Theme{Scheme: views.Light})
	return app
}

func show(w fyne.CanvasObject, size fyne.Size) {
	window := test.NewWindow(w)
	window.SetPadded(false)
	window.Resize(size)
}

// layLongArticle returns the processor time of showing an article of 1 MB in
// the reading pane.
func layLongArticle() (time.Duration, error) {
	v := newVocabulary()
	r := rand.New(rand.NewPCG(corpusForm, 0))
	article := &data.Article{Headline: v.headline(r), Published: data.Day(2019, 6, 22, data.FromHeader, "2019-06-22")}
	for size := 0; size < longArticle; {
		s := story{vocabulary: v, Rand: r}
		for range 8 {
			s.sentence()
			s.WriteByte(' ')
		}
		article.Body = append(article.Body, s.String())
		size += s.Len()
	}
	defer styled().Quit()
	pane := views.NewArticlePane()
	show(pane, fyne.NewSize(720, 900))
	pane.ShowArticle(article, data.ArticleHits{})
	var c cost
	err := c.measure(func() error {
		for range articleRuns {
			pane.ShowArticle(article, data.ArticleHits{})
		}
		return nil
	})
	return c.CPU / articleRuns, err
}

// scrollLongList returns the processor time of one step of the wheel in the
// middle of a million results.
func scrollLongList() (time.Duration, error) {
	defer styled().Quit()
	list := views.NewResultList()
	show(list, fyne.NewSize(500, 900))
	list.SetResults(longList, func(row int) (data.Hit, bool) {
		return data.Hit{
			ID: int64(row) + 1, Headline: fmt.Sprintf("Harbor authority approves barrier %d", row), Places: []string{"HAEDOL"}, Agency: "Coast News",
			Published:   data.Day(2019, 6, 22, data.FromHeader, "2019-06-22"),
			Snippet:     "The harbor authority on Wednesday approved a second barrier after years of study, ending a dispute.",
			SnippetHits: []data.Span{{Start: 4, End: 10}},
		}, true
	})
	list.ScrollTo(longList / 2)
	var c cost
	err := c.measure(func() error {
		for range listSteps {
			list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -62)})
		}
		return nil
	})
	return c.CPU / listSteps, err
}
