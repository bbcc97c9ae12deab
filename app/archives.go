package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
)

const closeLimit = 10 * time.Second // for an import to stop before its archive is closed

// openArchive opens another archive and imports paths, if there are any, into
// it.
func (d *desk) openArchive(path string, imports ...string) {
	d.openArchiveThen(path, func() { d.importPaths(imports) })
}

// openArchiveThen opens another archive in place of the present one, which
// stays open where the other cannot be, and goes on once it is open. Of
// several that are being opened the last one counts.
func (d *desk) openArchiveThen(path string, then func()) {
	d.leave()
	if d.archive != nil && d.archive.Path() == path {
		d.goBackToArchive()
		then()
		return
	}
	d.openFile(path, openToRead, then)
}

// openKnown opens an archive that was there before, and makes none in its place.
func (d *desk) openKnown(path string) {
	d.leave()
	if d.archive != nil && d.archive.Path() == path {
		d.openArchive(path)
		return
	}
	d.openFile(path, openExisting, func() {})
}

// reopenArchive opens the present archive anew: what kept it from being written
// or read may be over.
func (d *desk) reopenArchive() {
	if d.archive == nil {
		return
	}
	path := d.archive.Path()
	d.leave()
	d.interruptImport()
	d.closeLater(d.archive, d.task) // it has the lock that the next opening needs
	d.closeArchive()
	d.openFile(path, openExisting, func() {})
}

// openWay opens an archive, to write if that can be; else the notice says why
// not.
type openWay func(ctx context.Context, path string) (archive *data.Archive, stats data.Stats, notice, err error)

// openFile opens an archive in place of the present one.
func (d *desk) openFile(path string, open openWay, then func()) {
	d.giveUpOpening()
	ctx, cancel := context.WithCancel(d.bridge.ctx)
	mine, closed := d.openings, d.closed
	d.opening, d.upgrading = cancel, false
	d.bridge.start(func(_ context.Context, screen func(func())) {
		defer cancel()
		if closed != nil {
			<-closed // it may be the one that was just left
		}
		answered := false // on the screen; the timer may come after the answer
		mineOnly := func(show func()) {
			screen(func() {
				if mine == d.openings && !answered {
					show()
				}
			})
		}
		wait := time.AfterFunc(statePatience, func() {
			mineOnly(func() {
				if !d.upgrading {
					d.showOpening(path)
				}
			})
		})
		defer wait.Stop()
		telling := data.WithProgress(ctx, func(share float64) { mineOnly(func() { d.showUpgrade(path, share) }) })
		archive, stats, notice, err := open(telling, path)
		screen(func() {
			answered = true
			switch {
			case mine != d.openings:
				d.closeLater(archive, nil)
			case err != nil:
				d.showNotOpened(path, err, func() { d.openFile(path, open, then) })
			default:
				d.interruptImport()
				d.closeLater(d.archive, d.task)
				d.notice = notice
				d.opened(archive, stats)
				then()
			}
		})
	})
}

// openExisting is openToRead where there is a file; it makes none.
func openExisting(ctx context.Context, path string) (archive *data.Archive, stats data.Stats, notice, err error) {
	if !exists(path) {
		return nil, stats, nil, fmt.Errorf("%w: %s", data.ErrGone, path)
	}
	return openToRead(ctx, path)
}

// openToRead opens an archive, to write if that can be; else the notice says
// why not.
func openToRead(ctx context.Context, path string) (archive *data.Archive, stats data.Stats, notice, err error) {
	archive, err = data.Open(ctx, path)
	if exists(path) && (errors.Is(err, data.ErrInUse) || errors.Is(err, data.ErrReadOnly) || errors.Is(err, data.ErrNewer)) {
		notice = err
		archive, err = data.OpenReadOnly(ctx, path)
	}
	if err != nil {
		return nil, stats, nil, err
	}
	if stats, err = archive.Summary(ctx); err != nil {
		_ = archive.Close()
		return nil, stats, nil, err
	}
	return archive, stats, notice, nil
}

// closeArchive forgets the present archive, which somebody else closes.
func (d *desk) closeArchive() {
	d.dropLanes()
	d.forgetCompare()
	d.archive, d.results, d.base, d.shown, d.task = nil, nil, nil, nil, nil
	d.gone, d.notice, d.unfinished = nil, nil, nil
	d.banner.Set("")
	d.emptyPanes()
}

// emptyPanes takes off the screen what is of an archive that is left, with the
// way through its articles and the sheets over the window: what is chosen there
// must not be done to another archive.
func (d *desk) emptyPanes() {
	over := d.window.Canvas().Overlays()
	for _, sheet := range over.List() {
		over.Remove(sheet)
	}
	d.history = nil
	d.trail = trail{}
	d.article.SetWays(false, false)
	d.pages = pages{desk: d}
	d.list.SetResults(0, d.pages.hit) // forgets the row and the place too
	d.showNoArticle()
	d.pill.Clear()
	d.drawer.Hide()
	d.toast.Dismiss()
}

// dropLanes ends what is being found out of the present archive.
func (d *desk) dropLanes() {
	for _, l := range d.archiveLanes() {
		l.drop()
	}
}

// closeLater closes an archive that was left, off the screen and once its
// import has stopped. An archive may be nil.
func (d *desk) closeLater(archive *data.Archive, t *task) {
	if archive == nil {
		return
	}
	before, closed := d.closed, make(chan struct{})
	d.closed = closed
	d.bridge.start(func(context.Context, func(func())) {
		defer close(closed)
		if t != nil {
			select {
			case <-t.done:
			case <-time.After(closeLimit):
			}
		}
		_ = archive.Close() // all that was filed is committed
		if before != nil {
			<-before
		}
	})
}

// opened makes an archive the present one and asks what was last asked of it.
func (d *desk) opened(archive *data.Archive, stats data.Stats) {
	d.dropLanes()
	d.archive, d.gone, d.unfinished = archive, nil, nil
	d.results, d.base, d.shown, d.task = nil, nil, nil, nil
	d.forgetCompare()
	d.emptyPanes()
	d.prefs.addRecent(archive.Path())
	d.window.SetTitle(archive.Name() + " — Dateline")
	d.rebuildMenus()
	d.nameStart()
	d.setStats(stats)
	if stats.Articles > 0 {
		d.room.SetContentPage(nil) // while the first answer is awaited
		d.header.SetSearching()
	}
	l := d.prefs.last(archive.Path())
	d.asked = question{text: l.query, sort: d.prefs.sort(), undated: l.undated, steps: unmarshalSteps(l.steps)}
	d.asked.first, _ = time.Parse(time.DateOnly, l.first)
	d.asked.last, _ = time.Parse(time.DateOnly, l.last)
	d.asked = d.asked.settled()
	d.library.Reset()
	d.search.SetText(l.query)
	d.showSort(d.asked.sort)
	d.showDates()
	d.keepRow = l.article
	d.ask(false)
	if l.article != 0 {
		d.reopen(place{article: l.article})
	}
	d.resumeCompare(l.compared)
	d.showBanner()
	d.guard()
	d.offerResume()
	d.follow()
}

// nameStart names the archive on the start page.
func (d *desk) nameStart() {
	name := d.archive.Name()
	if d.archive.Path() == data.DefaultPath() {
		name = ""
	}
	d.start.SetArchive(name)
}

// offerResume finds the import that was interrupted, if there is one, and offers to
// take it up for as long as it is neither resumed nor given up.
func (d *desk) offerResume() {
	archive := d.archive
	if archive.ReadOnly() {
		return
	}
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		imports, err := archive.Imports(ctx)
		if err != nil {
			return // the archive was left meanwhile
		}
		at := slices.IndexFunc(imports, data.Import.Interrupted)
		screen(func() {
			if d.archive != archive || d.task.running() { // which may be that import; else once folders are caught up on
				return
			}
			d.unfinished = nil
			if at >= 0 {
				d.unfinished = &imports[at]
			}
			d.showBanner()
		})
	})
}

// giveUpImport leaves an import that was interrupted as it is.
func (d *desk) giveUpImport(i data.Import) {
	if err := d.mayWork(); err != nil {
		d.say(err)
		return
	}
	d.changeArchive(func(ctx context.Context, archive *data.Archive) error { return archive.GiveUpImport(ctx, i) }, func() {
		d.offerResume()
		d.loadImports()
	})
}

// leave keeps what is asked and read for the next time.
func (d *desk) leave() {
	if d.archive == nil {
		return
	}
	l := last{query: d.asked.text, undated: d.asked.undated, steps: marshalSteps(d.asked.steps), compared: d.compared.marshal()}
	if !d.asked.first.IsZero() {
		l.first = d.asked.first.Format(time.DateOnly)
	}
	if !d.asked.last.IsZero() {
		l.last = d.asked.last.Format(time.DateOnly)
	}
	if d.shown != nil {
		l.article = d.shown.ID
	}
	d.prefs.setLast(d.archive.Path(), l)
}

// refresh takes in what has changed in the archive.
func (d *desk) refresh() {
	archive := d.archive
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		stats, err := archive.Summary(ctx)
		if err != nil {
			return // the archive was left meanwhile
		}
		screen(func() {
			if d.archive == archive {
				d.setStats(stats)
				d.ask(true)
				d.checkShown()
				d.recompareChanged()
			}
		})
	})
}

func (d *desk) setStats(stats data.Stats) {
	d.stats = stats
	d.limitMemory()
	d.room.SetSidebarUseful(stats.Articles > 0)
	name := filepath.Base(d.archive.Path())
	if d.archive.ReadOnly() {
		name = lang.L("{{.Name}} (read only)", map[string]any{"Name": name})
	}
	d.status.SetArchive(name, stats)
	var first, last time.Time
	if stats.First.Known() {
		first, last = stats.First.Time, stats.Last.Time
	}
	d.timeline.SetExtent(first, last)
}

// sentence makes an error's text a sentence.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if last, _ := utf8.DecodeLastRuneInString(text); !unicode.IsPunct(last) {
		text += "."
	}
	return text
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
