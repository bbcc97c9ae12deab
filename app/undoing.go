package app

import (
	"context"
	"maps"
	"slices"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
)

const mostUndos = 50 // changes that can be taken back

// change is what a person did and can take back.
type change struct {
	said  string // in the toast: what was done
	undo  func()
	of    *data.Archive // nil where it is of no archive
	holds func() bool   // that nothing was asked since which taking it back would lose; nil where nothing can be
}

// did remembers a change that was made, and offers to take it back.
func (d *desk) did(said string, undo func()) {
	d.remember(change{said: said, undo: undo, of: d.archive})
}

// remember keeps a change and offers to take it back.
func (d *desk) remember(c change) {
	d.keep(c)
	d.toast.ShowMessage(c.said, lang.L("Undo"), d.undo)
	d.hideToastLater()
}

// keep lets a change be taken back.
func (d *desk) keep(c change) {
	d.changes = append(d.changes, c)
	if extra := len(d.changes) - mostUndos; extra > 0 {
		d.changes = slices.Delete(d.changes, 0, extra)
	}
	d.renewMenus()
}

// undo takes back the change that was made last.
func (d *desk) undo() {
	d.dropChanges()
	n := len(d.changes)
	if n == 0 {
		d.note(lang.L("There is nothing to undo"))
		return
	}
	last := d.changes[n-1]
	d.changes = d.changes[:n-1]
	d.toast.Dismiss()
	last.undo()
	d.note(lang.L("Undone"))
	d.renewMenus()
}

// dropChanges forgets what was changed in an archive that was left, and the latest
// changes that are not to be taken back any more.
func (d *desk) dropChanges() {
	d.changes = slices.DeleteFunc(d.changes, func(c change) bool { return c.of != nil && c.of != d.archive })
	for n := len(d.changes); n > 0 && !d.canTakeBack(d.changes[n-1]); n-- {
		d.changes = d.changes[:n-1]
	}
}

func (d *desk) canTakeBack(c change) bool {
	return (c.of == nil || c.of == d.archive) && (c.holds == nil || c.holds())
}

// canUndo reports whether there is something to take back.
func (d *desk) canUndo() bool { return slices.ContainsFunc(d.changes, d.canTakeBack) }

// clearSearch empties the search field.
func (d *desk) clearSearch() {
	if d.asked.text == "" {
		return
	}
	d.remember(d.emptySearch())
}

func (d *desk) emptySearch() change {
	before := d.asked
	if d.shown != nil {
		d.keepRow = d.shown.ID // who reads on reads from there
	}
	d.searchFor("")
	return d.restoring(before, lang.L("The search is cleared"))
}

// escapeSearch empties it without a message, which would take the next Esc.
func (d *desk) escapeSearch() {
	c := d.emptySearch()
	d.keep(c)
	d.note(c.said)
}

// clearFilters takes back all that narrows the results besides the query.
func (d *desk) clearFilters() {
	if len(d.asked.steps) == 0 {
		return
	}
	before := d.asked
	d.narrow(d.asked.free())
	d.remember(d.restoring(before, lang.L("All filters are cleared")))
}

// restoring is a change of the question from what it was before, which is taken back
// only while nothing else is asked.
func (d *desk) restoring(before question, said string) change {
	after := d.asked
	return change{said, func() { d.restore(before) }, d.archive, func() bool { return d.asked.text == after.text && slices.Equal(d.asked.steps, after.steps) }}
}

// restore asks a question again that was asked before.
func (d *desk) restore(q question) {
	d.search.SetText(q.text)
	d.narrow(q)
}

// endCompare stops comparing because a person asks for that.
func (d *desk) endCompare() {
	if !d.compared.on {
		return
	}
	before := maps.Clone(d.compared.queries)
	d.leaveCompare()
	if len(before) > 1 {
		d.did(lang.L("Queries are no longer compared"), func() { d.compareAgain(before) })
	}
}

// dropCompared takes a compared query away because a person asks for that.
func (d *desk) dropCompared(slot int) {
	before := maps.Clone(d.compared.queries)
	text := before[slot].text
	d.removeCompared(slot)
	if text != "" {
		d.did(lang.L("“{{.Query}}” is no longer compared", map[string]any{"Query": text}), func() { d.compareAgain(before) })
	}
}

// compareAgain compares queries that were compared before.
func (d *desk) compareAgain(queries map[int]comparedQuery) {
	if len(queries) == 0 {
		return
	}
	if !d.room.TimelineVisible() {
		d.toggleTimeline()
	}
	d.compared.on, d.compared.queries = true, queries
	d.showComparing()
	d.recompare()
}

// unwatch follows a folder no longer. What was seen of its files is kept until
// that can no longer be taken back, so that nothing is read again then.
func (d *desk) unwatch(w data.WatchedFolder) {
	var seen map[string]data.FileState
	d.changeWatched(func(ctx context.Context, archive *data.Archive) (err error) {
		if seen, err = archive.SeenFiles(ctx, w.Path); err != nil {
			return err
		}
		return archive.Unwatch(ctx, w.Path)
	}, func() {
		d.did(lang.L("{{.Folder}} is no longer watched", map[string]any{"Folder": w.Path}), func() {
			d.changeWatched(func(ctx context.Context, archive *data.Archive) error { return archive.WatchAgain(ctx, w, seen) }, func() {})
		})
	})
}

// forgetRecent takes an archive off the list of those opened before. Its file
// stays.
func (d *desk) forgetRecent(path string) {
	before := d.prefs.recent()
	d.prefs.setRecent(slices.DeleteFunc(slices.Clone(before), func(p string) bool { return p == path }))
	d.rebuildMenus()
	d.remember(change{said: lang.L("“{{.Name}}” is no longer in the list", archiveName(path)), undo: func() {
		d.prefs.setRecent(before)
		d.rebuildMenus()
	}})
	if d.archive == nil {
		d.openDefault()
	} else {
		d.goBackToArchive()
	}
}

// openDefault opens the archive that is there from the first start on.
func (d *desk) openDefault() { d.openArchive(data.DefaultPath()) }

// markedRead remembers what a person marked. One is seen and marked back with one
// key, so only more are worth a word.
func (d *desk) markedRead(ids []int64, read bool) {
	undo := func() { d.setRead(ids, !read, nil) }
	switch n := len(ids); {
	case n == 0:
	case n == 1:
		d.changes = append(d.changes, change{undo: undo, of: d.archive})
		d.renewMenus()
	case read:
		d.did(locale.Count("{{.N}} articles marked as read.", n), undo)
	default:
		d.did(locale.Count("{{.N}} articles marked as unread.", n), undo)
	}
}
