package app

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/importer"
	"dateline/locale"
	"dateline/views"
)

const (
	refreshEvery  = 3 * time.Second  // of the results while an import runs
	latestRefresh = 12 * time.Second // if the window is being used all the time
	shownItems    = 200              // of the items that failed for one reason
)

// task is the import that is running or was run last.
type task struct {
	id        int64
	cancel    context.CancelCauseFunc // with importer.ErrInterrupted where an import is to be resumed
	done      chan struct{}           // closed when the archive is no longer used
	progress  views.ImportProgress
	refreshed time.Time
}

func (t *task) running() bool { return t != nil && !t.progress.Done }

// importPaths imports files and folders, or opens an archive that was dropped.
func (d *desk) importPaths(paths []string) {
	switch {
	case len(paths) == 0:
		return
	case len(paths) == 1 && filepath.Ext(paths[0]) == data.Extension:
		d.openArchive(paths[0])
		return
	}
	if err := d.mayWork(); err != nil {
		d.say(err)
		return
	}
	opt := importer.Options{KeepOriginals: true, Ask: true}
	if !askBefore(paths) {
		d.runImport(paths, opt)
		return
	}
	d.askMappings(paths, func(_ int, later map[string]bool) {
		opt.Later = later
		d.runImport(paths, opt)
	})
}

// resumeImport takes up an import that was interrupted.
func (d *desk) resumeImport() {
	d.runImport(nil, importer.Options{KeepOriginals: true, Ask: true, Resume: true})
}

func (d *desk) runImport(paths []string, opt importer.Options) {
	if err := d.mayWork(); err != nil {
		d.say(err)
		return
	}
	archive := d.archive
	d.unfinished = nil
	d.showBanner()
	d.begin(views.ImportProgress{Paths: paths}, func(ctx context.Context, t *task, screen func(func())) {
		opt.Before, opt.Background = d.use.giveWay, true
		opt.Progress = func(p importer.Progress) { screen(func() { d.progressed(t, p) }) }
		done, err := importer.Run(ctx, archive, paths, opt)
		causes, causesErr := archive.ImportCauses(context.WithoutCancel(ctx), done.ID, shownItems)
		screen(func() { d.imported(t, done, causes, errors.Join(err, causesErr)) })
	})
	d.showTask()
}

// errNoArchive is translated where it is shown.
var errNoArchive = errors.New("No archive is open; open or make one with the File menu.")

// mayWork says why nothing can be imported or otherwise changed now.
func (d *desk) mayWork() error {
	switch {
	case d.archive == nil:
		return errNoArchive
	case d.gone != nil:
		return d.gone
	case d.archive.ReadOnly():
		return errors.New(lang.L("{{.Name}} is open to read only, so nothing in it can be changed.", map[string]any{"Name": d.archive.Name()}))
	case d.task.running():
		return errors.New(lang.L("An import or another long task is running; wait until it has ended, or cancel it."))
	}
	return nil
}

func (d *desk) progressed(t *task, p importer.Progress) {
	if d.task != t { // its archive was left
		return
	}
	v := &t.progress
	v.Paths, v.Counts, v.FilesDone, v.Elapsed = p.Import.Paths, p.Import.Counts, p.Done, p.Elapsed
	if p.Counted {
		v.Files = p.Files
	}
	if s := p.Elapsed.Seconds(); s > 1 {
		v.Rate = float64(v.Counts.Found) / s
		if p.Counted && p.Done > 0 {
			v.Left = time.Duration(float64(p.Elapsed) * float64(p.Files-p.Done) / float64(p.Done))
		}
	}
	d.showTask()
	if since := time.Since(t.refreshed); since >= refreshEvery && !d.use.active() || since >= latestRefresh {
		t.refreshed = time.Now()
		d.refresh()
	}
}

func (d *desk) imported(t *task, done data.Import, causes []data.Cause, err error) {
	if d.task != t {
		return
	}
	v := &t.progress
	t.id = done.ID
	v.Counts, v.Done, v.Cancelled = done.Counts, true, done.State == data.ImportCancelled
	v.Elapsed, v.Left = time.Since(v.Started), 0
	if err != nil {
		v.Err = locale.Sentence(sentence(err.Error()))
	}
	v.Groups = d.groupsOf(done.ID, causes)
	if err != nil || done.Counts.Failed+v.Waiting() > 0 || v.Barren() {
		d.drawer.Show()
	}
	if err != nil {
		d.offerResume()
	}
	d.showTask()
	d.refresh()
}

func (d *desk) showTask() {
	d.pill.SetProgress(d.task.progress)
	d.drawer.SetProgress(d.task.progress)
	if d.task.running() && d.stats.Articles == 0 && d.asked.text == "" && d.task.progress.Title == "" {
		d.showFilling()
	}
}

func (d *desk) cancelImport() {
	if d.task.running() {
		d.task.cancel(nil)
	}
}

// interruptImport stops an import because its archive is left. It is offered to be
// resumed when the archive is opened again.
func (d *desk) interruptImport() {
	if d.task.running() {
		d.task.cancel(importer.ErrInterrupted)
	}
}

// closeDrawer hides the drawer, and the pill with it once all is done.
func (d *desk) closeDrawer() {
	d.drawer.Hide()
	if !d.task.running() {
		d.pill.Clear()
	}
	d.focusResults()
}

// saveReport writes the last import's report.
func (d *desk) saveReport() { d.saveReportOf(d.task.id) }

// saveReportOf writes an import's items as CSV where the person says.
func (d *desk) saveReportOf(id int64) {
	archive := d.archive
	save := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err != nil {
			d.complain(lang.L("The report could not be saved: {{.Why}}", map[string]any{"Why": err}))
		}
		if w == nil {
			return
		}
		d.prefs.setSaved(w.URI().Path())
		d.bridge.start(func(ctx context.Context, screen func(func())) {
			items, err := archive.ImportItems(ctx, id)
			if err == nil {
				err = importer.WriteReport(w, items)
			}
			err = errors.Join(err, w.Close())
			screen(func() {
				if err != nil {
					d.complain(lang.L("The report could not be saved to {{.Path}}: {{.Why}}", map[string]any{"Path": w.URI().Path(), "Why": err}))
				} else {
					d.tell(lang.L("The report is saved as {{.Path}}.", map[string]any{"Path": w.URI().Path()}))
				}
			})
		})
	}, d.window)
	save.SetFileName(lang.L("import-report") + ".csv")
	save.SetTitleText(asTitle(lang.L("Save report…")))
	d.showSaving(save, documentsFolder)
}

// openItem shows an item's file in the program that the system has for it.
func (d *desk) openItem(i data.Item) {
	if err := d.app.OpenURL(fileURL(filepath.ToSlash(i.Path))); err != nil {
		d.complain(lang.L("{{.Path}} could not be opened: {{.Why}}", map[string]any{"Path": i.Path, "Why": err}))
	}
}

// fileURL names a file by its path with slashes: /home/a, C:/a or //host/a.
func fileURL(slashed string) *url.URL {
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return &url.URL{Scheme: "file", Path: slashed}
}
