package app

import (
	"context"
	"errors"
	"time"

	"dateline/data"
)

// read shows the article of a row of the results.
func (d *desk) read(row int) {
	if d.results == nil {
		return
	}
	archive, results, query := d.archive, d.results, d.asked.base()
	d.reading.run(0, func(ctx context.Context, screen func(func())) {
		ids := results.IDs(row, row+1)
		if len(ids) == 0 {
			return
		}
		a, err := archive.Article(ctx, ids[0])
		switch {
		case err == nil:
			hits := data.HitsIn(a, query)
			screen(func() {
				d.show(a, hits)
				d.markRead([]int64{a.ID}, true)
			})
		case ctx.Err() == nil && !errors.Is(err, data.ErrNoArticle): // what was taken back since is not shown
			screen(func() { d.say(err) })
		}
	})
}

// reopen shows an article again that was read when the archive was left.
func (d *desk) reopen(id int64) {
	archive, query := d.archive, d.asked.base()
	d.reading.run(0, func(ctx context.Context, screen func(func())) {
		// It may have gone since; then nothing is shown.
		if a, err := archive.Article(ctx, id); err == nil {
			hits := data.HitsIn(a, query)
			screen(func() { d.show(a, hits) })
		}
	})
}

func (d *desk) show(a *data.Article, hits data.ArticleHits) {
	d.shown, d.marked = a, d.asked.base().Text
	d.article.ShowArticle(a, hits)
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

// nextHit goes to the next hit of the article and over its end to the next
// article, or back.
func (d *desk) nextHit(step int) {
	switch {
	case step > 0 && !d.article.NextHit():
		d.list.SelectNext()
	case step < 0 && !d.article.PreviousHit():
		d.list.SelectPrevious()
	}
}

// page reads on: a page down, and then the next article.
func (d *desk) page() {
	if d.shown == nil || !d.article.PageDown() {
		d.list.SelectNext()
	}
}

const toastTime = 6 * time.Second

// say shows an error as a sentence for a while.
func (d *desk) say(err error) {
	d.toast.ShowError(sentence(err.Error()))
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
