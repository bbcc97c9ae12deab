package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
	"dateline/views"
)

const (
	firstPageRows  = 30                     // shown before the rest is found
	largeArchive   = 50_000                 // articles from which on the first page is shown early
	letterFirst    = 20 * time.Millisecond  // in a large archive, for the letter that is typed to be on the screen
	searchPatience = 150 * time.Millisecond // before older results are dimmed
)

// answer is what a search found, made off the screen.
type answer struct {
	results, base *data.Results
	from, to      time.Time // of the timeline's view
	by            data.Unit
	timeline      data.Timeline
	culprits      data.Culprits // where nothing was found
	freed         []freed       // likewise
	row           int           // of the article that is shown, where its row is wanted; else -1
}

// freed is a step without which something is found.
type freed struct {
	step  step
	count int
}

// ask answers the question as it stands, in place of an older one. A refresh
// is the same question over a changed archive: the list keeps its place.
func (d *desk) ask(refresh bool) { d.askAfter(0, refresh) }

// askAfter asks after a delay, if nothing else is asked meanwhile.
func (d *desk) askAfter(delay time.Duration, refresh bool) {
	if d.archive == nil {
		return
	}
	q, archive, large := d.asked, d.archive, d.stats.Articles > largeArchive
	if !refresh {
		d.use.now()
		d.questions++
	}
	asked := d.questions
	refresh = refresh && d.answered == asked // else it overtakes a question that waits
	d.search.SetProblems(q.base().Problems)
	d.showChips()
	d.shelving.drop() // its counts would be of an older question
	from, to, by := d.timeline.View()
	older, kept := d.results, d.keepRow
	d.searching.run(delay, func(ctx context.Context, screen func(func())) {
		answered := false // on the screen; the timer may come after the answer
		dim := time.AfterFunc(searchPatience, func() {
			screen(func() {
				if !answered {
					d.list.SetDimmed(true)
					d.showAwaited(0)
				}
			})
		})
		defer dim.Stop()
		if large && !refresh {
			if page, ok, err := archive.FirstPage(ctx, q.query(), q.sort, firstPageRows); ok && err == nil && len(page) > 0 {
				screen(func() { answered = true; d.showFirstPage(page, asked) })
			}
		}
		telling := data.WithProgress(ctx, func(share float64) {
			screen(func() {
				if !answered {
					d.showAwaited(share)
				}
			})
		})
		a, err := search(telling, archive, q, from, to, by)
		if a.row = -1; err == nil {
			a.findRows(kept, refresh && older != nil)
		}
		switch {
		case ctx.Err() != nil:
		case err != nil:
			screen(func() { answered = true; d.showSearchFailed(err) })
		default:
			screen(func() { answered = true; d.showAnswer(a, asked, refresh && older != nil, older) })
		}
	})
}

// search does the work of ask.
func search(ctx context.Context, archive *data.Archive, q question, from, to time.Time, by data.Unit) (answer, error) {
	a := answer{from: from, to: to, by: by}
	var err error
	if a.results, err = archive.Search(ctx, q.query(), q.sort); err != nil {
		return a, err
	}
	a.base = a.results
	if q.narrowed() {
		if a.base, err = archive.Search(ctx, q.base(), data.Newest); err != nil {
			return a, err
		}
	}
	if by != "" {
		if a.timeline, err = archive.Timeline(ctx, by, from, to, a.base); err != nil {
			return a, err
		}
	}
	if a.results.Len() == 0 {
		err = a.explain(ctx, archive, q)
	}
	return a, err
}

// findRows does off the screen what puts all results into their order: looking
// for the row of an article, and for the rows of what was selected before.
func (a *answer) findRows(article int64, refresh bool) {
	if article == 0 && !refresh {
		return
	}
	a.results.Settle()
	if article != 0 {
		a.row = a.results.Find(article)
	}
}

// explain finds out why nothing was found: which steps are to blame, or which
// words, where these alone find nothing.
func (a *answer) explain(ctx context.Context, archive *data.Archive, q question) error {
	for _, s := range q.steps {
		n, err := archive.Count(ctx, q.without(s).query())
		if err != nil {
			return err
		}
		if n > 0 {
			a.freed = append(a.freed, freed{s, n})
		}
	}
	if q.words().IsAll() {
		return nil
	}
	n, err := archive.Count(ctx, q.words())
	if err == nil && n == 0 {
		a.culprits, err = archive.WhyEmpty(ctx, q.text)
	}
	return err
}

// showFirstPage shows the first hits of a question while the rest is being found.
func (d *desk) showFirstPage(page []data.Hit, asked int) {
	d.frames.brought("results")
	d.results = nil
	d.list.SetDimmed(false)
	d.room.SetContentPage(nil)
	d.pages.showFirst(d, page)
	d.answered = asked
	d.list.SetResults(len(page), d.pages.hit)
}

func (d *desk) showAnswer(a answer, asked int, refresh bool, older *data.Results) {
	early := d.results == nil && d.answered == asked // the first page is on the screen
	d.answered = asked
	if !early {
		d.frames.brought("results")
	}
	d.results, d.base = a.results, a.base
	d.renewMenus()
	d.list.SetDimmed(false)
	d.header.SetCount(a.results.Len(), a.results.Elapsed)
	d.showSort(a.results.Sort)
	if a.timeline.By != "" {
		d.timeline.SetData(a.timeline)
	}
	if from, to, by := d.timeline.View(); !from.Equal(a.from) || !to.Equal(a.to) || by != a.by {
		d.recount(from, to, by) // the view has changed meanwhile
	}
	d.pages.reset(d, refresh || early)
	if refresh || early {
		moved := func(row int) int { return row }
		if !early {
			moved = func(row int) int { return a.results.Moved(older, row) }
		}
		d.list.UpdateResults(a.results.Len(), d.pages.hit, moved)
	} else {
		d.list.SetResults(a.results.Len(), d.pages.hit)
	}
	if d.keepRow != 0 && a.row >= 0 && d.list.Selected() < 0 {
		d.list.SelectShown(a.row)
		if !refresh {
			d.list.Reveal(a.row)
		}
	}
	d.keepRow = 0
	d.showSelection()
	if row := d.list.Selected(); early && row >= 0 {
		d.read(row) // it was chosen before it could be
	}
	d.showPage(a)
	d.markHits()
	d.loadLibrary()
}

// showPage puts the start page or the ways out in place of an empty list.
func (d *desk) showPage(a answer) {
	switch {
	case d.stats.Articles == 0 && a.base.Len() == 0 && d.task.running():
		d.showFilling()
	case d.stats.Articles == 0 && a.base.Len() == 0:
		d.room.SetContentPage(d.start)
	case a.results.Len() == 0:
		d.showState(otherPage, views.EmptyState(d.asked.text, len(d.asked.steps) > 0, a.culprits.Words, d.waysOut(a)))
	default:
		d.room.SetContentPage(nil)
	}
}

func (d *desk) waysOut(a answer) []views.WayOut {
	const most = 3
	var ways []views.WayOut
	if near := a.culprits.Near; near != "" {
		ways = append(ways, views.WayOut{Label: lang.L("Search “{{.Query}}”", map[string]any{"Query": near}), Action: func() { d.searchFor(near) }})
	}
	for _, w := range a.culprits.Without[:min(most, len(a.culprits.Without))] {
		label := lang.L("Search without “{{.Part}}”", map[string]any{"Part": w.Part})
		if len(d.asked.steps) == 0 { // else fewer are left
			label = lang.L("{{.What}} ({{.N}})", map[string]any{"What": label, "N": locale.Number(w.Count)})
		}
		ways = append(ways, views.WayOut{Label: label, Action: func() { d.searchFor(w.Query) }})
	}
	for _, f := range a.freed[:min(most, len(a.freed))] {
		label := lang.L("{{.What}} ({{.N}})", map[string]any{"What": d.clearLabel(f.step), "N": locale.Number(f.count)})
		ways = append(ways, views.WayOut{Label: label, Action: func() { d.narrow(d.asked.without(f.step)) }})
	}
	if steps := d.asked.steps; len(a.freed) == 0 && len(steps) == 1 {
		ways = append(ways, views.WayOut{Label: d.clearLabel(steps[0]), Action: d.unwind})
	} else if len(steps) > 1 {
		ways = append(ways, views.WayOut{Label: lang.L("Clear all filters"), Action: d.clearFilters})
	}
	if d.asked.text != "" {
		ways = append(ways, views.WayOut{Label: lang.L("Clear the search"), Action: d.clearSearch})
	}
	return ways
}

func (d *desk) clearLabel(s step) string {
	return lang.L("Clear {{.What}}", map[string]any{"What": d.asked.clearName(s)})
}

// searchFor puts a query into the field and answers it.
func (d *desk) searchFor(text string) {
	d.search.SetText(text)
	d.asked.text, d.asked.typing = text, false
	d.ask(false)
}

// typed answers a query while it is being typed.
func (d *desk) typed(text string) {
	d.asked.text, d.asked.typing = text, true
	d.keepRow = 0
	if d.stats.Articles > largeArchive {
		d.askAfter(letterFirst, false)
		return
	}
	d.ask(false)
}

func (d *desk) sortBy(order data.Sort) {
	d.asked.sort = order
	d.prefs.setSort(order)
	d.showSort(order)
	if d.shown != nil {
		d.keepRow = d.shown.ID
	}
	d.ask(false)
}

// showSort says in what order the results are.
func (d *desk) showSort(order data.Sort) {
	d.header.SetSort(order)
	d.listPane.SetSort(order)
}

// rangeText names days, both included, as shortly as they allow.
func rangeText(first, last time.Time) string {
	switch {
	case first.IsZero():
		return lang.L("until {{.Day}}", map[string]any{"Day": locale.Date(last, locale.ShortDay)})
	case last.IsZero():
		return lang.L("from {{.Day}}", map[string]any{"Day": locale.Date(first, locale.ShortDay)})
	}
	next := last.AddDate(0, 0, 1)
	wholeMonths := first.Day() == 1 && next.Day() == 1
	wholeYears := wholeMonths && first.Month() == time.January && next.Month() == time.January
	form := locale.ShortDay
	switch {
	case wholeYears:
		form = locale.Year
	case wholeMonths:
		form = locale.ShortMonth
	}
	return locale.Dates(first, last, form)
}

// recount fills the timeline's new view.
func (d *desk) recount(from, to time.Time, by data.Unit) {
	archive, base := d.archive, d.base
	if archive == nil || base == nil {
		return
	}
	d.counting.run(0, func(ctx context.Context, screen func(func())) {
		t, err := archive.Timeline(ctx, by, from, to, base)
		if err == nil {
			screen(func() {
				if d.base == base { // else the counts are of an older query
					d.timeline.SetData(t)
				}
			})
		}
	})
}
