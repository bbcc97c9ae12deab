package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
)

// read shows the article of a row of the results.
func (d *desk) read(row int) {
	if d.results == nil {
		return
	}
	archive, results, query, rolling := d.archive, d.results, d.asked.base(), d.rolling
	d.rolling = 0
	d.dwelling.drop()
	d.reading.run(d.walking.step(time.Now(), longestWalk), func(ctx context.Context, screen func(func())) {
		ids := results.IDs(row, row+1)
		if len(ids) == 0 {
			return
		}
		a, err := archive.Article(ctx, ids[0])
		switch {
		case err == nil:
			hits := data.HitsIn(a, query)
			screen(func() {
				d.show(a, hits, query)
				d.arrive(rolling)
				d.dwell(a)
			})
		case ctx.Err() == nil && !errors.Is(err, data.ErrNoArticle): // what was taken back since is not shown
			screen(func() { d.say(err) })
		}
	})
}

// dwellTime is how long an article is shown before it counts as read, so that one
// that is merely passed over does not.
const dwellTime = 800 * time.Millisecond

// dwell has an article count as read once it was shown for a moment.
func (d *desk) dwell(a *data.Article) {
	d.dwelling.run(d.dwellTime, func(_ context.Context, screen func(func())) {
		screen(func() {
			if d.shown == a {
				d.markRead([]int64{a.ID})
			}
		})
	})
}

// enterRow goes into the article of a row, which counts as read at once.
func (d *desk) enterRow(row int) {
	d.window.Canvas().Focus(d.article)
	if d.results != nil {
		d.dwelling.drop()
		d.markRead(d.results.IDs(row, row+1))
	}
}

// reopen shows an article again that was read before, from a place in it. The
// list selects its row where it is one of the results.
func (d *desk) reopen(to place) {
	archive, results, query := d.archive, d.results, d.asked.base()
	d.reading.run(0, func(ctx context.Context, screen func(func())) {
		// It may have gone since; then nothing is shown.
		a, err := archive.Article(ctx, to.article)
		if err != nil {
			return
		}
		row := -1
		if results != nil {
			row = results.Find(to.article)
		}
		hits := data.HitsIn(a, query)
		screen(func() {
			d.show(a, hits, query)
			d.article.ScrollTo(to.scroll)
			if d.results == results {
				d.markRow(row)
			}
		})
	})
}

// markRow selects a row of the list, or none, without reading its article.
func (d *desk) markRow(row int) {
	d.list.OnSelected = nil
	d.list.Select(row)
	d.list.OnSelected = d.read
	d.showSelection()
}

// show shows an article and the hits of a query in it.
func (d *desk) show(a *data.Article, hits data.ArticleHits, query data.Query) {
	d.keepPlace()
	d.trail.visit(a.ID)
	d.shown, d.marked = a, query.Text
	d.frames.brought("article")
	d.article.ShowArticle(a, hits)
	d.article.SetWays(d.trail.can(-1), d.trail.can(1))
	d.linkTrailer(a)
	d.markHits() // another query may have been asked meanwhile
	d.renewMenus()
}

// keepPlace remembers how far down the article that is shown was read, where the
// trail has not gone on without it.
func (d *desk) keepPlace() {
	if d.shown != nil && len(d.trail.places) > 0 && d.trail.places[d.trail.at].article == d.shown.ID {
		d.trail.keep(d.article.Scroll())
	}
}

// linkTrailer looks for the articles whose headlines stand in the trailer, and
// makes links of them.
func (d *desk) linkTrailer(a *data.Article) {
	d.known = nil
	var headlines []string
	for _, list := range a.Trailer {
		for _, item := range list.Items {
			if list.Kind != data.TrailerText {
				headlines = append(headlines, item.Headline)
			}
		}
	}
	if len(headlines) == 0 {
		d.linking.drop()
		return
	}
	archive := d.archive
	d.linking.run(0, func(ctx context.Context, screen func(func())) {
		found, err := archive.FindHeadlines(ctx, headlines)
		if err != nil {
			return // the archive was left, or another article is shown
		}
		known := map[string]bool{}
		for headline := range found {
			known[headline] = true
		}
		screen(func() {
			if d.shown == a {
				d.known = found
				d.article.SetKnown(known)
			}
		})
	})
}

// followHeadline leads from a headline of the trailer to its article, or looks for its
// words where the archive has no such article.
func (d *desk) followHeadline(item data.TrailerItem) {
	if id, ok := d.known[item.Headline]; ok {
		d.reopen(place{article: id})
		return
	}
	d.searchFor("title:\"" + item.Headline + "\"")
}

// goBack shows what was read before the article.
func (d *desk) goBack() { d.walk(-1) }

// goForward shows what goBack came from.
func (d *desk) goForward() { d.walk(1) }

func (d *desk) walk(step int) {
	d.keepPlace()
	if to, ok := d.trail.move(step); ok {
		d.reopen(to)
	}
}

// markHits marks what the present query finds in the article that is shown.
// Marks that are there already stay, and with them the place of the reader.
func (d *desk) markHits() {
	if d.shown == nil || d.marked == d.asked.base().Text {
		return
	}
	d.marked = d.asked.base().Text
	d.article.SetHits(data.HitsIn(d.shown, d.asked.base()))
}

// rollOver selects another article, of which a hit is then shown: the first
// after a step on, the last after a step back.
func (d *desk) rollOver(step int, selectOther func() bool) {
	d.rolling = step
	switch {
	case !selectOther():
		d.rolling = 0
		d.note(lang.L("There is no further hit"))
	case step > 0:
		d.note(lang.L("On to the next article"))
	default:
		d.note(lang.L("Back to the article before"))
	}
}

// arrive shows the hit that rollOver leads to with a step.
func (d *desk) arrive(step int) {
	switch {
	case step > 0:
		d.article.FirstHit()
	case step < 0:
		d.article.LastHit()
	}
}

const noteTime = 4 * time.Second

// note shows a quiet word in the status bar for a while.
func (d *desk) note(text string) {
	d.status.SetNote(text)
	d.noting.run(noteTime, func(_ context.Context, screen func(func())) { screen(func() { d.status.SetNote("") }) })
}

func (d *desk) findWrapped(step int) {
	if step > 0 {
		d.note(lang.L("From the top of the article again"))
	} else {
		d.note(lang.L("From the end of the article again"))
	}
}

const toastTime = 6 * time.Second

// say shows an error as a sentence for a while.
func (d *desk) say(err error) {
	d.complain(locale.Sentence(sentence(err.Error())))
}

// complain shows what went wrong in words that are translated already.
func (d *desk) complain(text string) {
	d.toast.ShowError(sentence(text))
	d.hideToastLater()
}

// tell shows a message for a while.
func (d *desk) tell(message string) {
	d.toast.ShowMessage(message, "", nil)
	d.hideToastLater()
}

func (d *desk) hideToastLater() {
	d.toasting.run(toastTime, func(_ context.Context, screen func(func())) { screen(d.toast.Dismiss) })
}
