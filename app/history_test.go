package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"dateline/data"
)

// count asks the archive itself.
func (r *rig) count(query string) int {
	r.t.Helper()
	found, err := r.archive.Search(r.t.Context(), data.ParseQuery(query, false), data.Newest)
	if err != nil {
		r.t.Fatal(err)
	}
	return found.Len()
}

func (r *rig) openHistory() {
	r.t.Helper()
	r.showImports()
	r.wait("the imports", func() bool {
		_, ok := r.history.list.Chosen()
		return ok && !r.history.save.Disabled()
	})
}

func TestHistoryUndoesAnImport(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	more := t.TempDir()
	write(t, more, "new.txt", " date 2023-01-05 A ferry at last\nBUSAN, (Yonhap) -- The ferry came on time, and the harbor master wrote it down twice.\n(END)\n")
	r.importPaths([]string{more})
	r.wait("the second import", func() bool { return r.task.progress.Done && r.count("") == 6 })
	r.openHistory()
	chosen, _ := r.history.list.Chosen()
	r.undoChosen()
	if r.window.Canvas().Overlays().Top() == nil || r.task.running() {
		t.Error("it is undone without a question")
	}
	r.escape()
	r.undoImport(chosen.ID)
	r.wait("the undoing", func() bool { return r.task.progress.Done && r.count("") == 5 })
	r.answered(5)
	r.openHistory()
	if i, _ := r.history.list.Chosen(); i.State != data.ImportUndone || !r.history.undo.Disabled() {
		t.Errorf("%+v can be undone again", i)
	}
	r.history.close()
}

func TestHistoryRetriesWhatFailed(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	folder := news(t)
	write(t, folder, "gone.txt", "x")
	if err := os.Remove(filepath.Join(folder, "gone.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(folder, "nowhere"), filepath.Join(folder, "gone.txt")); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	r.imported(folder)
	if r.task.progress.Counts.Failed != 1 {
		t.Fatalf("%+v", r.task.progress.Counts)
	}
	write(t, folder, "nowhere", " date 2023-01-05 A ferry at last\nBUSAN, (Yonhap) -- The ferry came on time, and the harbor master wrote it down twice.\n(END)\n")
	r.openHistory()
	if r.history.retry.Disabled() {
		t.Fatal("what failed cannot be retried")
	}
	r.retryChosen()
	r.wait("the retry", func() bool { return r.task.progress.Done && r.count("") == 6 })
}

func TestOriginalsAreReadAgain(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.proposeReread()
	r.wait("the answer", func() bool { return r.task.progress.Done && r.toast.Visible() })
	if r.count("is:updated") != 0 {
		t.Error("reading again has changed something")
	}
}

func TestWatchedFolderIsFollowed(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	folder := news(t)
	r.changeWatched(func(_ context.Context, archive *data.Archive) error { return archive.Watch(t.Context(), folder) }, func() {})
	r.wait("the first catching up", func() bool { return r.count("") == 5 && !r.task.running() })
	looks := 0
	r.wait("the new file", func() bool {
		if looks%100 == 0 { // again, where the folder was not yet followed
			write(t, folder, "new.txt", " date 2023-01-05 A ferry at last\nBUSAN, (Yonhap) -- The ferry came on time, and the harbor master wrote it down twice.\n(END)\n")
		}
		looks++
		return r.count("") == 6 && !r.task.running()
	})
	if err := os.Remove(filepath.Join(folder, "new.txt")); err != nil {
		t.Fatal(err)
	}
	r.wait("the mark", func() bool { return r.count("is:gone") == 1 })
	if r.count("") != 6 {
		t.Error("the article of a file that disappeared is gone too")
	}
}

func TestOlderVersionsAreShown(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	folder := news(t)
	r.imported(folder)
	write(t, folder, "0.txt", " date 2021-03-01 Harbor report, corrected\nBUSAN, (Yonhap) -- The harbor master counted eleven ships in the harbor on that day.\n(END)\n")
	r.importPaths([]string{folder})
	r.wait("the update", func() bool { return r.task.progress.Done && r.count("is:updated") == 1 })
	id, err := r.archive.Article(t.Context(), 1)
	if err != nil || id.Versions != 1 {
		t.Fatalf("%+v, %v", id, err)
	}
	r.shown = id
	r.showVersions()
	r.wait("the list", func() bool { return r.window.Canvas().Overlays().Top() != nil })
	versions, err := r.archive.Versions(t.Context(), 1)
	if err != nil || len(versions) != 1 || versions[0].Article.Headline != "Harbor report number 0" {
		t.Errorf("%+v, %v", versions, err)
	}
}
