package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"dateline/data"
	"dateline/importer"
)

// What an import reports after its archive was left is nobody's.
func TestAnImportEndsAfterItsArchiveWasLeft(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	left := r.task
	r.opened(filepath.Join(t.TempDir(), "b.dateline"))
	r.progressed(left, importer.Progress{})
	r.desk.imported(left, data.Import{}, nil, nil)
	if r.task != nil || r.list.Count() != 0 {
		t.Errorf("task %v, %d rows of the archive that was left", r.task, r.list.Count())
	}
}

// Of archives opened one after the other the last is open, and none of the
// others keeps its lock.
func TestArchivesOpenedInARow(t *testing.T) {
	r := newRig(t)
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name+data.Extension) }
	r.opened(path("a"))
	r.importPaths([]string{news(t)}) // its end is waited for before a is closed
	r.openArchive(path("b"))
	r.openArchive(path("c"))
	r.wait("c", func() bool { return r.archive.Path() == path("c") })
	r.openArchive(path("a"))
	r.wait("a again", func() bool { return r.archive.Path() == path("a") })
	if r.archive.ReadOnly() {
		t.Error("the archive that was left and opened again is open to read only")
	}
	for _, name := range []string{"b", "c"} {
		r.wait(name+" to be closed", func() bool {
			a, err := data.Open(t.Context(), path(name))
			if err != nil {
				time.Sleep(10 * time.Millisecond)
				return false
			}
			_ = a.Close()
			return true
		})
	}
}

func TestOneImportAtATime(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.importPaths([]string{news(t)})
	r.wait("the import", func() bool { return r.task != nil })
	running := r.task
	r.resumeImport()
	if r.task != running {
		t.Error("a second import runs beside the first")
	}
	r.cancelImport()
	r.wait("the end", func() bool { return !r.task.running() })
}

// Closing the window, or opening another archive, does not lose an import.
func TestAnImportThatIsLeftIsOfferedAgain(t *testing.T) {
	for name, leave := range map[string]func(r *rig, other string){
		"quit": func(r *rig, _ string) { r.quit(); r.bridge.stop(stopLimit); _ = r.archive.Close(); r.archive = nil },
		"another archive": func(r *rig, other string) {
			r.openArchive(other)
			r.wait("the other", func() bool { return r.archive.Path() == other })
			<-r.closed
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, folder := filepath.Join(t.TempDir(), "a.dateline"), t.TempDir()
			for i := range 900 {
				write(t, folder, fmt.Sprint(i, ".txt"), fmt.Sprintf("Gulls over pier %d\n\nThe keeper counted %d gulls over the pier before the ferry came in.\n", i, i))
			}
			r := newRig(t)
			r.opened(path)
			r.importPaths([]string{folder})
			r.wait("its beginning", func() bool { return r.task != nil && r.task.progress.Elapsed > 0 })
			leave(r, filepath.Join(t.TempDir(), "b.dateline"))

			again := newRig(t)
			again.opened(path)
			again.wait("the offer", func() bool { return again.banner.Visible() })
			offer := again.banner.Text()
			caught := &task{cancel: func(error) {}, done: make(chan struct{})}
			again.task = caught
			again.caughtUp(caught, data.Import{Counts: data.Counts{Found: 1, Added: 1}}, nil)
			again.settle()
			if again.banner.Text() != offer {
				t.Errorf("a folder that is watched puts %q in place of %q", again.banner.Text(), offer)
			}
			again.openHistory()
			if again.history.resume.Hidden || again.history.giveUp.Hidden || !again.history.retry.Hidden {
				t.Error("the list of imports does not offer to resume it")
			}
			test.Tap(again.history.resume)
			if again.banner.Visible() || again.history != nil {
				t.Error("what is resumed is still offered")
			}
			again.wait("the rest", func() bool { return again.task.progress.Done })
			if c := again.task.progress.Counts; c.Found != 900 {
				t.Errorf("resumed: %+v", c)
			}
		})
	}
}

// TestAnInterruptedImportIsGivenUp leaves it as it is, in the list of imports.
func TestAnInterruptedImportIsGivenUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.dateline")
	archive, err := data.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := archive.BeginImport(t.Context(), data.ByPerson, []string{news(t)}, true); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	r := newRig(t)
	r.opened(path)
	r.settle()
	if !r.banner.Visible() {
		t.Fatal("it is not offered")
	}
	r.openHistory()
	test.Tap(r.history.giveUp)
	r.settle()
	i, _ := r.history.list.Chosen()
	if i.State != data.ImportCancelled || r.banner.Visible() || !r.history.resume.Hidden || r.history.retry.Hidden {
		t.Errorf("given up, it is %s; offered: %v", i.State, r.banner.Visible())
	}
}

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{
		"/home/a b.txt": "file:///home/a%20b.txt", "C:/news/a.txt": "file:///C:/news/a.txt", "//host/news/a.txt": "file:////host/news/a.txt",
	} {
		if got := fileURL(path).String(); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestNewArchiveSparesWhatIsThere(t *testing.T) {
	r := newRig(t)
	folder := t.TempDir()
	present := filepath.Join(folder, "a.dateline")
	r.opened(present)
	r.imported(news(t))
	for _, name := range []string{"a", "a.dateline", "", "  ", "../b", "x/y"} {
		r.toast.Dismiss()
		r.makeArchive(folder, name)
		if !r.toast.Visible() || r.archive.Path() != present {
			t.Errorf("%q: told %v, open is %s", name, r.toast.Visible(), r.archive.Path())
		}
	}
	if s, err := r.archive.Stats(t.Context()); err != nil || s.Articles != 5 {
		t.Errorf("%d articles are left, %v", s.Articles, err)
	}
	r.makeArchive(folder, "new")
	r.wait("the new archive", func() bool { return r.archive.Name() == "new" })
}

func TestAnArchiveOfANewerDatelineIsOpenedToRead(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "a.dateline")
	r := newRig(t)
	r.opened(archive)
	r.imported(news(t))
	other := filepath.Join(t.TempDir(), "b.dateline")
	r.openArchive(other)
	r.wait("the other archive", func() bool { return r.archive.Path() == other })
	<-r.closed
	makeNewer(t, archive)
	r.openArchive(archive)
	r.wait("the newer archive", func() bool { return r.archive.Path() == archive && r.results != nil })
	told := r.banner.Visible() && strings.Contains(r.banner.Text(), "made by a newer Dateline")
	if !r.archive.ReadOnly() || !told || r.stats.Articles == 0 {
		t.Errorf("read only: %v, told: %q, %d articles", r.archive.ReadOnly(), r.banner.Text(), r.stats.Articles)
	}
	if err := r.mayWork(); err == nil {
		t.Error("it may be imported into")
	}
}

// makeNewer raises the number of the schema, which SQLite keeps in bytes 60 to
// 63 of a file.
func makeNewer(t *testing.T, archive string) {
	t.Helper()
	file, err := os.OpenFile(archive, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteAt([]byte{0, 0, 0, 99}, 60)
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
}
