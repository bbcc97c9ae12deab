package app

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"
)

// TestTheSampleArchiveIsFilledOnce opens it again, whole, with an article whose sample
// was changed, and without what an import had brought.
func TestTheSampleArchiveIsFilledOnce(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	samples := t.TempDir()
	for _, name := range []string{"0.txt", "1.txt", "2.jpg"} {
		write(t, samples, name, "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01")
	}
	report(t, samples, 0)
	report(t, samples, 1)
	r := newRig(t)
	r.samples = os.DirFS(samples)
	opens := func() {
		t.Helper()
		r.openSample()
		r.wait("the archive", func() bool { return r.archive != nil && filepath.Base(r.archive.Path()) == "Sample articles.dateline" })
		r.settle()
	}
	imports := func() int {
		t.Helper()
		list, err := r.archive.Imports(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	opens()
	if r.count("") != 2 || imports() != 1 {
		t.Fatalf("%d articles, %d imports", r.count(""), imports())
	}
	r.task = nil
	opens()
	if r.task != nil || imports() != 1 || r.pill.Visible() && r.drawer.Visible() {
		t.Errorf("it is imported again: %d imports", imports())
	}

	report(t, samples, 2)
	opens()
	if c := r.task.progress.Counts; c.Found != 1 || c.Added != 1 || r.count("") != 3 {
		t.Errorf("a sample that was missing: %+v", c)
	}
	write(t, samples, "report-000.txt", " date 2015-01-01 Report 0, corrected\nBUSAN, (Yonhap) -- The master counted no ships on that day, and more on the next.\n(END)\n")
	opens()
	if c := r.task.progress.Counts; c.Found != 1 || c.Updated != 1 {
		t.Errorf("a sample that was changed: %+v", c)
	}
	r.undoImport(1)
	r.settle()
	left := r.count("")
	opens()
	if r.count("") <= left {
		t.Errorf("%d articles; what was undone is not brought back by opening it again", r.count(""))
	}
}
