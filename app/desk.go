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
	reader // of the main window

	app    fyne.App
	window fyne.Window
	prefs  prefs
	bridge *bridge
	use    use // when the window was last used

	samples fs.FS    // the sample articles
	values  valuesOf // what completion offers of an archive

	searching, completing, paging, counting, causing, reading, toasting, watching, catching, shelving, listing, noting, sizing, sparing, linking, copying, comparing, guarding, dwelling lane

	room         *views.Room
	search       *views.SearchBar
	chips        *views.Chips
	pill         *views.ImportPill
	drawer       *views.ImportDrawer
	timeline     *views.Timeline
	compare      *views.CompareBar
	timelinePane *views.TimelinePane
	library      *views.Library
	header       *views.ResultHeader
	list         *views.ResultList
	listPane     *views.ResultPane
	article      *views.ArticlePane
	status       *views.StatusBar
	toast        *views.Toast
	start        *views.StartPage
	state        *views.StatePage
	banner       *views.Banner

	archive    *data.Archive // nil while none is open
	openings   int           // how many archives were asked for
	opening    func()        // ends the opening that runs; nil before the first
	upgrading  bool          // the opening brings the archive up to date
	notice     error         // why the archive cannot be written; nil where it can
	gone       error         // that its file is no longer there; nil where it is
	dwellTime  time.Duration // an article is shown that counts as read
	guardEvery time.Duration // it is looked whether the file is there; 0 is once
	stating    pageKind      // of the state that was shown last
	keepRow    int64         // the article whose row is to be selected once it is found; 0 for none
	closed     chan struct{} // closed when those that were left are; nil where none was
	stats      data.Stats
	asked      question
	questions  int // how many were asked
	answered   int // which of them the results answer
	compared   comparison
	results    *data.Results // what the list shows; nil before the first answer
	base       *data.Results // the same without range: what the timeline shows
	pages      pages
	shown      *data.Article    // in the article pane
	marked     string           // the query whose hits are marked in it
	trail      trail            // what was read before
	known      map[string]int64 // articles whose headlines stand in its trailer
	walking    pace             // through the list
	brushing   pace             // of the timeline
	rolling    int              // the step that rolls over to another article's hits
	windows    []*articleWindow // of articles by themselves
	changes    []change         // that can be taken back, the latest last
	history    *history         // the list of imports while it is open
	task       *task            // the import that is running or was last seen
	unfinished *data.Import     // it was interrupted and can be resumed; nil for none
	frames     *frameLog        // nil but for --frame-log
}

// archiveLanes are the lanes of what is found out of the present archive.
func (d *desk) archiveLanes() []*lane {
	return []*lane{
		&d.searching, &d.completing, &d.paging, &d.counting, &d.causing, &d.reading, &d.watching, &d.catching, &d.shelving, &d.listing,
		&d.linking, &d.copying, &d.comparing, &d.guarding, &d.dwelling,
	}
}

// question is all that narrows and orders the results.
type question struct {
	text        string
	typing      bool // the last word may be unfinished
	sort        data.Sort
	first, last time.Time // days, both included; zero is open
	undated     bool
	steps       []step // what narrows it, in the order in which that was added; never changed in place
}

// words is the query as it stands in the field.
func (q question) words() data.Query { return data.ParseQuery(q.text, q.typing) }

// base is the query without the timeline's selection.
func (q question) base() data.Query { return q.chosen(inPart(q.words(), q.part())) }

// query is the whole of it.
func (q question) query() data.Query { return q.chosen(q.unchosen()) }

// unchosen is the whole of it but for the values that are included and excluded.
func (q question) unchosen() data.Query {
	most := inPart(q.words(), q.part()).Within(q.first, q.last)
	if q.undated {
		most = most.OnlyUndated()
	}
	return most
}

// chosen narrows a query by the values that are included and excluded.
func (q question) chosen(query data.Query) data.Query {
	for _, c := range q.choices() {
		query = query.Having(c.Field, c.Include, c.Exclude)
	}
	return query
}

// narrowed reports whether the timeline selects something.
func (q question) narrowed() bool { return q.undated || !q.first.IsZero() || !q.last.IsZero() }
