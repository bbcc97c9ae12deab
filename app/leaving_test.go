package app

import (
	"path/filepath"
	"testing"

	"dateline/data"
	"dateline/importer"
)

// twoArchives is a desk with an archive of one article open, and the path of another with
// five.
func twoArchives(t *testing.T) (r *rig, other string) {
	r = newRig(t)
	folder, one := t.TempDir(), t.TempDir()
	other = filepath.Join(folder, "other.dateline")
	write(t, one, "one.txt", " date 2021-03-01 Only report\nBUSAN, (Yonhap) -- The harbor master counted 7 ships in the harbor on that day.\n(END)\n")
	r.opened(other)
	r.imported(news(t))
	r.settle()
	r.opened(filepath.Join(folder, "first.dateline"))
	r.imported(one)
	r.settle()
	return r, other
}

// switches drops an archive on the window.
func (r *rig) switches(path string) {
	r.t.Helper()
	r.importPaths([]string{path})
	r.wait("the other archive", func() bool { return r.archive != nil && r.archive.Path() == path })
	r.settle()
}

// TestSheetsGoWithTheirArchive holds what is done in a sheet to the archive that it was
// opened over: an import of one must not be undone in another.
func TestSheetsGoWithTheirArchive(t *testing.T) {
	sheets := map[string]func(*rig){
		"imports":         func(r *rig) { r.showImports() },
		"undo":            func(r *rig) { r.showImports(); r.settle(); r.undoChosen() },
		"watched folders": func(r *rig) { r.showWatched() },
		"read again":      func(r *rig) { r.showReread(importer.Reread{Originals: 5, Changed: 1}) },
		"columns": func(r *rig) {
			r.askMapping([]importer.Dataset{{Shape: "x", Path: "x.csv", Columns: []string{"headline"}}}, 1, map[string]bool{}, func() { r.t.Error("the import goes on") })
		},
	}
	for name, open := range sheets {
		t.Run(name, func(t *testing.T) {
			r, other := twoArchives(t)
			r.t = t
			open(r)
			r.settle()
			if r.window.Canvas().Overlays().Top() == nil {
				t.Fatal("no sheet was opened")
			}
			r.switches(other)
			if r.window.Canvas().Overlays().Top() != nil || r.history != nil {
				t.Error("the sheet lies over the other archive")
			}
			if r.stats.Articles != 5 {
				t.Errorf("the other archive has %d articles, not 5", r.stats.Articles)
			}
		})
	}
}

func TestLateAnswersOfAnArchiveThatWasLeft(t *testing.T) {
	for name, ask := range map[string]func(*rig){
		"watched folders": func(r *rig) { r.showWatched() },
		"imports":         func(r *rig) { r.showImports() },
	} {
		t.Run(name, func(t *testing.T) {
			r := newsRig(t)
			ask(r)
			r.bridge.running.Wait()
			archive := r.archive
			r.closeArchive()
			_ = archive.Close()
			r.settle() // panicked
			if r.window.Canvas().Overlays().Top() != nil {
				t.Error("a sheet of no archive lies over the window")
			}
		})
	}
}

// TestOwnWindowsOutliveTheirArchive holds the commands of an article's own window to its
// archive.
func TestOwnWindowsOutliveTheirArchive(t *testing.T) {
	r, other := twoArchives(t)
	r.list.SelectNext()
	r.settle()
	r.openWindow()
	w := r.windows[0]
	if _, ok := w.filed(); !ok {
		t.Fatal("its archive is open, and it says that it is not")
	}
	w.known = map[string]int64{"Dockers vote": 1}
	r.switches(other)
	shown := r.shown
	for name, do := range map[string]func(){
		"information": w.showInformation, "original": w.showOriginal,
		"headline": func() { w.pane.OnTrailer(data.TrailerItem{Headline: "Dockers vote"}) },
	} {
		r.toast.Dismiss()
		do()
		if !r.toast.Visible() || r.shown != shown || w.window.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: it says so: %v; another article is shown: %v", name, r.toast.Visible(), r.shown != shown)
		}
	}
	archive := r.archive
	r.closeArchive()
	_ = archive.Close()
	w.showInformation() // ended the program
	r.settle()
}

// TestAnImportGoesOnWhereAnotherArchiveCannotBeOpened drops something that is no archive.
func TestAnImportGoesOnWhereAnotherArchiveCannotBeOpened(t *testing.T) {
	r := newsRig(t)
	more, none := t.TempDir(), t.TempDir()
	for i := range 500 {
		report(t, more, i)
	}
	write(t, none, "no.dateline", "no database")
	r.runImport([]string{more}, importer.Options{})
	r.openArchive(filepath.Join(none, "no.dateline"))
	r.wait("the import", func() bool { return r.task.progress.Done })
	if n := r.task.progress.Counts.Added; n != 500 || r.task.progress.Cancelled {
		t.Errorf("%d of 500 were added, cancelled: %v", n, r.task.progress.Cancelled)
	}
}
