package app

import (
	"io/fs"
	"time"

	"fyne.io/fyne/v2"

	"dateline/data"
	"dateline/views"
)

// desk is the running program: one window on one archive. It holds all state
// and is used on the screen's goroutine only.
type desk struct {
	app    fyne.App
	window fyne.Window
	prefs  prefs
	bridge *bridge

	samples fs.FS    // the sample articles
	values  valuesOf // what completion offers of an archive

	searching, completing, paging, counting, comparing, reading, toasting, watching, catching lane

	room         *views.Room
	search       *views.SearchBar
	chips        *views.Chips
	pill         *views.ImportPill
	drawer       *views.ImportDrawer
	timeline     *views.Timeline
	compare      *views.CompareBar
	timelinePane *views.TimelinePane
	header       *views.ResultHeader
	list         *views.ResultList
	article      *views.ArticlePane
	status       *views.StatusBar
	toast        *views.Toast
	start        *views.StartPage
	empty        *views.EmptyResults

	archive  *data.Archive // nil while none is open
	openings int           // how many archives were asked for
	closed   chan struct{} // closed when those that were left are; nil where none was
	stats    data.Stats
	asked    question
	compared comparison
	results  *data.Results // what the list shows; nil before the first answer
	base     *data.Results // the same without range: what the timeline shows
	pages    pages
	shown    *data.Article // in the article pane
	marked   string        // the query whose hits are marked in it
	history  *history      // the list of imports while it is open
	task     *task         // the import that is running or was last seen
}

// question is all that narrows and orders the results.
type question struct {
	text        string
	typing      bool // the last word may be unfinished
	sort        data.Sort
	first, last time.Time // days, both included; zero is open
	undated     bool
}

// base is the query without the timeline's selection.
func (q question) base() data.Query { return data.ParseQuery(q.text, q.typing) }

// query is the whole of it.
func (q question) query() data.Query {
	whole := q.base().Within(q.first, q.last)
	if q.undated {
		whole = whole.OnlyUndated()
	}
	return whole
}

// narrowed reports whether the timeline selects something.
func (q question) narrowed() bool { return q.undated || !q.first.IsZero() || !q.last.IsZero() }
