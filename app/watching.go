package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/importer"
	"dateline/locale"
	"dateline/views"
)

// followLater is how long a change in a watched folder waits for a running
// import to end.
const followLater = 5 * time.Second

// follow catches up on the archive's watched folders and goes on following
// them, in place of those that were followed before.
func (d *desk) follow() {
	archive := d.archive
	if archive == nil || archive.ReadOnly() {
		d.watching.drop()
		return
	}
	d.watching.run(0, func(ctx context.Context, screen func(func())) {
		watched, err := archive.WatchedFolders(ctx)
		if err != nil || len(watched) == 0 {
			return // nothing is followed, or the archive was left
		}
		var folders []string
		for _, w := range watched {
			folders = append(folders, w.Path)
		}
		changed := func() { screen(func() { d.catchUp(archive, folders) }) }
		changed()
		err = importer.Watch(ctx, folders, changed, func(err error) {
			screen(func() {
				d.complain(lang.L("A watched folder cannot be followed, and is looked at only when Dateline starts: {{.Why}}", map[string]any{"Why": err}))
			})
		})
		if err != nil && ctx.Err() == nil {
			screen(func() { d.complain(lang.L("Folders cannot be watched: {{.Why}}", map[string]any{"Why": err})) })
		}
	})
}

// catchUp imports what has changed in watched folders, once nothing else runs.
func (d *desk) catchUp(archive *data.Archive, folders []string) {
	if d.archive != archive {
		return
	}
	if d.task.running() {
		d.catching.run(followLater, func(_ context.Context, screen func(func())) {
			screen(func() { d.catchUp(archive, folders) })
		})
		return
	}
	d.begin(views.ImportProgress{Paths: folders}, func(ctx context.Context, t *task, screen func(func())) {
		done, err := importer.CatchUp(ctx, archive, folders, importer.Options{KeepOriginals: true, Before: d.use.giveWay, Background: true, Progress: func(p importer.Progress) {
			screen(func() { d.progressed(t, p) })
		}})
		screen(func() { d.caughtUp(t, done, err) })
	})
}

// caughtUp tells of changes that were imported, and of nothing else.
func (d *desk) caughtUp(t *task, done data.Import, err error) {
	if d.task != t {
		return
	}
	t.id, t.progress.Done, t.progress.Counts = done.ID, true, done.Counts
	d.pill.Clear()
	if !d.drawer.Visible() {
		d.drawer.SetProgress(t.progress)
	}
	n := done.Counts.Added + done.Counts.Updated
	switch {
	case err != nil && t.progress.Counts.Found == 0 && errors.Is(err, context.Canceled):
	case err != nil:
		d.complain(lang.L("Watched folders could not be caught up on: {{.Why}}", map[string]any{"Why": err}))
	case n > 0 || done.Counts.Failed > 0:
		text := locale.Count("{{.N}} articles imported from watched folders.", n)
		if done.Counts.Failed > 0 {
			text += " " + locale.Count("{{.N}} files could not be read; File ▸ Imports… says why.", done.Counts.Failed)
		}
		d.tell(text)
	}
	d.offerResume()
	d.refresh()
}

// showWatched lists the folders that are followed.
func (d *desk) showWatched() {
	if d.archive == nil {
		d.say(errNoArchive)
		return
	}
	archive := d.archive
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		watched, err := archive.WatchedFolders(ctx)
		var there []bool
		for _, w := range watched {
			info, err := os.Stat(w.Path)
			there = append(there, err == nil && info.IsDir())
		}
		screen(func() {
			switch {
			case d.archive != archive: // it was left meanwhile
			case err != nil:
				d.say(err)
			default:
				d.listWatched(watched, there)
			}
		})
	})
}

func (d *desk) listWatched(watched []data.WatchedFolder, there []bool) {
	var closeSheet func()
	var rows []views.SheetRow
	for i, w := range watched {
		detail := lang.L("since {{.Day}}", map[string]any{"Day": locale.Date(w.Since, locale.Day)})
		if !there[i] {
			detail = lang.L("not there now; looked for again when Dateline starts")
		}
		rows = append(rows, views.SheetRow{Text: w.Path, Detail: detail, OnRemove: func() {
			closeSheet()
			d.unwatch(w)
		}})
	}
	sheet := views.NewSheet(lang.L("Watched folders"), lang.L("What changes in a watched folder is imported while Dateline runs, and caught up on when it starts. An article whose file disappears stays."),
		views.NewSheetList(rows, lang.L("No folder is watched.")), fyne.NewSize(600, 360))
	add := views.NewPrimaryButton(lang.L("Watch a folder…"), func() { closeSheet(); d.chooseWatched() })
	if d.archive.ReadOnly() {
		add.Disable()
	}
	sheet.SetFoot(nil, []*views.Button{add})
	closeSheet = d.openSheet(sheet)
}

func (d *desk) chooseWatched() {
	chooser := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			d.sayIf(err)
			return
		}
		path := filepath.Clean(folder.Path())
		d.changeWatched(func(ctx context.Context, archive *data.Archive) error { return archive.Watch(ctx, path) }, func() {})
	}, d.window)
	chooser.SetConfirmText(lang.L("Watch"))
	chooser.SetTitleText(asTitle(lang.L("Watch a folder…")))
	d.showDialog(chooser)
}

// changeWatched changes the list of watched folders, shows it, follows them and
// goes on.
func (d *desk) changeWatched(change func(ctx context.Context, archive *data.Archive) error, then func()) {
	archive := d.archive
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		err := change(ctx, archive)
		screen(func() {
			if err != nil {
				d.say(err)
				return
			}
			if d.archive == archive {
				d.follow()
				d.showWatched()
				then()
			}
		})
	})
}
