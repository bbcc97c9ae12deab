package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/importer"
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
	d.openings++
	if d.archive != nil && d.archive.Path() == path {
		then()
		return
	}
	d.cancelImport()
	mine, closed := d.openings, d.closed
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		if closed != nil {
			<-closed // it may be the one that was just left
		}
		archive, stats, notice, err := openToRead(ctx, path)
		screen(func() {
			switch {
			case mine != d.openings:
				d.closeLater(archive, nil)
			case err != nil:
				d.say(err)
				d.showNothing()
			default:
				d.closeLater(d.archive, d.task)
				d.opened(archive, stats)
				if notice != nil {
					d.say(fmt.Errorf("%w. It is open to read only", notice))
				}
				then()
			}
		})
	})
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
	for _, l := range []*lane{&d.searching, &d.completing, &d.paging, &d.counting, &d.reading, &d.watching, &d.catching, &d.shelving, &d.listing, &d.linking, &d.copying, &d.comparing} {
		l.drop()
	}
	d.archive, d.results, d.base, d.shown, d.task = archive, nil, nil, nil, nil
	d.forgetCompare()
	d.trail = trail{}
	d.article.SetWays(false, false)
	d.pages = pages{desk: d}
	d.list.SetResults(0, d.pages.hit)
	d.pill.Clear()
	d.drawer.Hide()
	d.toast.Dismiss()
	d.article.Clear()
	d.list.SetResults(0, d.pages.hit) // forgets the row and the place in the other archive
	d.prefs.addRecent(archive.Path())
	d.window.SetTitle(archive.Name() + " — Dateline")
	d.window.SetMainMenu(d.menu())
	if archive.Path() == data.DefaultPath() {
		d.start.SetArchive("")
	} else {
		d.start.SetArchive(archive.Name())
	}
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
	d.ask(false)
	if l.article != 0 {
		d.reopen(place{article: l.article})
	}
	d.offerResume()
	d.follow()
}

// offerResume offers to take up an import that was interrupted.
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
		for _, i := range imports {
			if i.State == data.ImportRunning && i.Kind == data.ByPerson {
				screen(func() {
					if d.archive == archive && !d.task.running() {
						d.toast.ShowMessage("An import was interrupted before it was done.", "Resume it", func() { d.toast.Dismiss(); d.resumeImport() })
					}
				})
				return
			}
		}
	})
}

// showNothing shows the start page where no archive could be opened.
func (d *desk) showNothing() {
	if d.archive == nil {
		d.room.SetContentPage(d.start)
	}
}

// leave keeps what is asked and read for the next time.
func (d *desk) leave() {
	if d.archive == nil {
		return
	}
	l := last{query: d.asked.text, undated: d.asked.undated, steps: marshalSteps(d.asked.steps)}
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
				d.recompareChanged()
			}
		})
	})
}

func (d *desk) setStats(stats data.Stats) {
	d.stats = stats
	d.room.SetSidebarUseful(stats.Articles > 0)
	name := filepath.Base(d.archive.Path())
	if d.archive.ReadOnly() {
		name += " (read only)"
	}
	d.status.SetArchive(name, stats)
	var first, last time.Time
	if stats.First.Known() {
		first, last = stats.First.Time, stats.Last.Time
	}
	d.timeline.SetExtent(first, last)
}

// newArchive asks for a folder and a name, and opens a new archive there. It
// does not use Fyne's dialog for saving, which empties a file that is there.
func (d *desk) newArchive() {
	choose := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			d.sayIf(err)
			return
		}
		name := widget.NewEntry()
		name.SetText("Articles")
		dialog.ShowForm("New archive in "+folder.Path(), "Make it", "Cancel", []*widget.FormItem{widget.NewFormItem("Name", name)},
			func(ok bool) {
				if ok {
					d.makeArchive(folder.Path(), name.Text)
				}
			}, d.window)
	}, d.window)
	choose.SetConfirmText("Choose")
	d.showDialog(choose)
}

// makeArchive opens a new archive, and never one that is there already.
func (d *desk) makeArchive(folder, name string) {
	name = strings.TrimSuffix(strings.TrimSpace(name), data.Extension)
	path := filepath.Join(folder, name+data.Extension)
	switch {
	case name == "" || name != filepath.Base(name):
		d.say(fmt.Errorf("“%s” cannot be the name of an archive; choose one without / and \\", name))
	case exists(path):
		d.say(fmt.Errorf("%s is there already; open it with File ▸ Open archive…, or choose another name", path))
	default:
		d.openArchive(path)
	}
}

func (d *desk) chooseArchive() {
	open := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			d.sayIf(err)
			return
		}
		_ = r.Close()
		d.openArchive(r.URI().Path())
	}, d.window)
	open.SetFilter(storage.NewExtensionFileFilter([]string{data.Extension}))
	d.showDialog(open)
}

func (d *desk) chooseFiles() {
	open := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			d.sayIf(err)
			return
		}
		_ = r.Close()
		d.importPaths([]string{r.URI().Path()})
	}, d.window)
	open.SetConfirmText("Import")
	d.showDialog(open)
}

func (d *desk) chooseFolder() {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			d.sayIf(err)
			return
		}
		d.importPaths([]string{folder.Path()})
	}, d.window)
	open.SetConfirmText("Import")
	d.showDialog(open)
}

// showDialog shows a file dialog at a size that fits the window.
func (d *desk) showDialog(f *dialog.FileDialog) {
	size := d.window.Canvas().Size()
	f.Resize(fyne.NewSize(min(900, size.Width*0.9), min(640, size.Height*0.9)))
	f.Show()
}

func (d *desk) sayIf(err error) {
	if err != nil {
		d.say(err)
	}
}

// openSample opens an archive of the articles that come with the program.
func (d *desk) openSample() {
	folder := filepath.Dir(data.DefaultPath())
	d.bridge.start(func(_ context.Context, screen func(func())) {
		articles := filepath.Join(folder, "samples")
		err := copyOut(articles, d.samples)
		screen(func() {
			if err != nil {
				d.say(fmt.Errorf("the sample articles could not be written to %s: %w", articles, err))
				return
			}
			d.openArchiveThen(filepath.Join(folder, "Sample articles"+data.Extension), func() {
				d.runImport([]string{articles}, importer.Options{KeepOriginals: true}) // nothing of it needs to be asked
			})
		})
	})
}

// copyOut writes files to a folder, over older ones of the same names.
func copyOut(folder string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		to := filepath.Join(folder, filepath.FromSlash(path))
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		return os.WriteFile(to, content, 0o644)
	})
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
