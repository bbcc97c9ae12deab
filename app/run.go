// Package app is the running program: it wires archive, importer and views,
// and is the only place that knows all three.
package app

import (
	"context"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
	"dateline/views"
)

// Options are what the command line says.
type Options struct {
	Archive  string   // path; empty for the one used last
	Paths    []string // files and folders to import; the first may be an archive to open
	Samples  fs.FS    // the articles of the sample archive
	FrameLog string   // path of a file for the times of frames; empty for none
}

const stopLimit = 5 * time.Second // for work to end when the program quits

// Run shows the window and returns when it was closed. Where a Dateline has the
// archive open already, that one does what the options say. Its errors are those
// of the log of frames.
func Run(a fyne.App, opt Options) error {
	wanted := prefs{a.Preferences()}.wanted(opt)
	if handOver(context.Background(), requestFolder(), wanted) {
		return nil
	}
	d := newDesk(a)
	d.samples = opt.Samples
	if opt.FrameLog != "" {
		if err := d.logFrames(opt.FrameLog); err != nil {
			return err
		}
	}
	d.removeCopies()
	d.open(wanted)
	d.takeRequests(requestFolder())
	d.window.ShowAndRun()
	d.bridge.stop(stopLimit)
	if d.archive != nil {
		_ = d.archive.Close() // all that was filed is committed
	}
	return d.frames.close()
}

func newDesk(a fyne.App) *desk {
	d := &desk{app: a, prefs: prefs{a.Preferences()}, bridge: newBridge(), values: (*data.Archive).Values, guardEvery: guardEvery, dwellTime: dwellTime}
	a.Settings().SetTheme(d.prefs.theme())
	if err := locale.Use(d.prefs.language()); err != nil {
		fyne.LogError("The window speaks English", err) // the translations are part of the program
	}
	d.window = a.NewWindow("Dateline")
	for _, l := range append(d.archiveLanes(), &d.toasting, &d.noting, &d.sizing, &d.sparing) {
		l.bridge = d.bridge
	}
	d.build()
	d.wire()
	d.rebuildMenus()
	d.window.SetContent(d.room)
	d.window.SetPadded(false)
	d.window.Resize(d.prefs.windowSize())
	d.window.SetMaster()
	d.window.Canvas().Focus(nil)
	d.search.Focus()
	return d
}

// build makes the views.
func (d *desk) build() {
	d.search = views.NewSearchBar(lang.L("Ctrl") + " L")
	d.chips = views.NewChips()
	d.pill = views.NewImportPill(func() { d.drawer.Show() })
	d.drawer = views.NewImportDrawer()
	d.drawer.Hide()
	d.timeline, d.compare = views.NewTimeline(), views.NewCompareBar()
	d.timelinePane = views.NewTimelinePane(d.compare, d.timeline)
	d.library = views.NewLibrary()
	d.header = views.NewResultHeader()
	d.list = views.NewResultList()
	d.listPane = views.NewResultPane(d.list)
	d.article = views.NewArticlePane()
	d.reader = reader{desk: d, home: d.window, pane: d.article, article: func() *data.Article { return d.shown }}
	d.article.SetTypography(d.prefs.typography())
	d.status = views.NewStatusBar()
	d.toast = views.NewToast()
	d.start = views.NewStartPage()
	d.state, d.banner = views.NewStatePage(), views.NewBanner()
	d.room = views.NewRoom(views.RoomParts{
		Search: d.search, Pill: d.pill, ImportButton: views.NewImportButton(d.chooseFiles, d.chooseFolder),
		Completions: d.search.Completions(), SearchHelp: d.search.Help(),
		Chips: d.chips, Banner: d.banner, Notice: d.search.Notice(), Timeline: d.timelinePane, Sidebar: d.library,
		ResultHeader: d.header, Results: d.listPane, Article: d.article, Status: d.status,
	})
	d.room.SetDrawer(d.drawer)
	d.room.SetToast(d.toast)
	d.room.SetSplitRatio(d.prefs.split())
	d.room.SetTimelineVisible(d.prefs.timeline())
	d.room.SetSidebarWidth(d.prefs.libraryWidth())
	d.room.SetSidebarWished(d.prefs.library())
	d.room.SetSidebarUseful(false)
	d.library.SetFolded(d.prefs.folded())
	d.listPane.SetColumns(d.prefs.columns())
	d.listPane.SetTable(d.prefs.table())
}

// wire connects what a person does in the views to what the desk does.
func (d *desk) wire() {
	d.search.OnChanged, d.search.OnComplete = d.typed, d.complete
	d.search.OnSubmitted = func(text string) { d.searchFor(text); d.focusResults() }
	d.search.OnEscape, d.search.OnClear = d.escape, d.escapeSearch
	d.search.OnDown = d.focusResults
	d.search.OnKey = d.key
	d.chips.OnClear = d.clearFilters
	d.timeline.OnViewChanged = d.viewChanged
	d.timeline.OnRange = d.selectDates
	d.timeline.OnUndated = d.selectUndated
	d.library.OnChoose, d.library.OnImport = d.choosePart, d.openPastImport
	d.library.OnInclude, d.library.OnExclude = d.includeValue, d.excludeValue
	d.library.OnUnfold, d.library.OnFolded = d.unfoldFacet, d.prefs.setFolded
	d.library.OnKey, d.library.OnRune = d.key, d.rune
	d.library.OnScrolled, d.article.OnScrolled, d.timeline.OnPointed = d.use.now, d.use.now, d.use.now
	d.timeline.OnSeries = d.chooseCompared
	d.compare.OnTyped, d.compare.OnSubmitted = d.compareTyped, d.compareSubmitted
	d.compare.OnAdd, d.compare.OnRemove = d.addCompared, d.dropCompared
	d.compare.OnStyle, d.compare.OnClose = d.styleCompared, d.endCompare
	d.header.OnSort = d.sortBy
	d.listPane.OnSort = func(order data.Sort) { d.sortBy(order); d.focusResults() }
	d.listPane.OnColumns = d.prefs.setColumns
	d.list.OnVisible = func(first, last int) { d.use.now(); d.pages.show(first, last) }
	d.list.OnSelected = d.read
	d.list.OnSelection, d.list.OnCopy, d.list.OnMenu = d.showSelection, d.copyRows, d.openRowMenu
	d.list.OnActivated = d.enterRow
	d.list.OnKey, d.list.OnRune = d.key, d.rune
	d.article.OnKey, d.article.OnRune, d.article.OnShortcut = d.key, d.rune, d.shortcut
	d.article.OnCopy = func(text string) { d.app.Clipboard().SetContent(text) }
	d.article.OnTrailer = d.followHeadline
	d.article.OnVersions = d.showVersions
	d.article.Find, d.article.OnFindWrapped = data.FindText, d.findWrapped
	d.article.SetTools(d.articleTools()...)
	d.article.OnBack, d.article.OnForward = d.goBack, d.goForward
	d.drawer.OnCancel = d.cancelImport
	d.drawer.OnClose = d.closeDrawer
	d.drawer.OnSaveReport = d.saveReport
	d.drawer.OnOpenItem(d.openItem)
	d.start.OnFiles, d.start.OnFolder, d.start.OnSample = d.chooseFiles, d.chooseFolder, d.openSample
	d.room.OnSplitMoved(d.prefs.setSplit)
	d.room.OnSidebarMoved(d.prefs.setLibraryWidth)
	d.room.OnSidebarShut(d.focusResults)
	d.room.OnSidebarShown(d.renewMenus)
	d.window.Canvas().SetOnTypedKey(d.key)
	d.window.Canvas().SetOnTypedRune(d.rune)
	addFurtherKeys(d.window.Canvas(), d.commands(), d.shortcut)
	d.window.SetOnDropped(func(_ fyne.Position, items []fyne.URI) {
		var paths []string
		for _, item := range items {
			paths = append(paths, item.Path())
		}
		d.importPaths(paths)
	})
	d.window.SetCloseIntercept(d.quit)
}

// open opens an archive and imports what is named. One that is known from
// before is not made anew: that would hide that it is gone.
func (d *desk) open(wanted request) {
	d.room.SetContentPage(d.start)
	open := openToRead
	if wanted.known {
		open = openExisting
	}
	d.openFile(wanted.Archive, open, func() { d.importPaths(wanted.Paths) })
}

// quit keeps what is to come back and ends the program. A running import is
// interrupted: what it has filed stays, and the next start offers to resume it.
func (d *desk) quit() {
	d.leave()
	d.prefs.setWindowSize(d.window.Canvas().Size())
	d.interruptImport()
	d.window.Close()
}
