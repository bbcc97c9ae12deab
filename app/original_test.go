package app

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
)

// opener notes what is opened in other programs.
type opener struct {
	fyne.App
	opened []string
}

func (o *opener) OpenURL(u *url.URL) error { o.opened = append(o.opened, u.Path); return nil }

func (r *rig) readFirst(t *testing.T, folder string) *opener {
	t.Helper()
	o := &opener{App: r.app}
	r.app = o
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(folder)
	r.settle()
	r.list.Select(0)
	r.wait("the article", func() bool { return r.shown != nil })
	return o
}

func TestOriginalIsShownAndOpened(t *testing.T) {
	r := newRig(t)
	o := r.readFirst(t, news(t))
	path := r.shown.Source.Path
	r.showOriginal()
	overlays := r.window.Canvas().Overlays()
	r.wait("the sheet", func() bool { return overlays.Top() != nil })
	r.escape()
	r.openOriginal()
	r.settle()
	r.revealOriginal()
	r.settle()
	if want := []string{path, filepath.Dir(path)}; strings.Join(o.opened, "\n") != strings.Join(want, "\n") {
		t.Errorf("opened %q, want %q", o.opened, want)
	}

	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	o.opened = nil
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("TMP", temporary) // on Windows
	found, err := findOriginal(t.Context(), r.archive, r.shown)
	if err != nil || found.here || found.kept == nil {
		t.Fatalf("%+v, %v", found, err)
	}
	r.openOriginal() // now of the copy that the archive keeps
	r.settle()
	if len(o.opened) != 1 || filepath.Base(o.opened[0]) != filepath.Base(path) {
		t.Fatalf("opened %q", o.opened)
	}
	if content, err := os.ReadFile(o.opened[0]); err != nil || string(content) != string(found.kept) {
		t.Errorf("wrote %q, %v", content, err)
	}
	write(t, temporary, "dateline-other", "is none of ours")
	removeCopies(temporary)
	if left, err := os.ReadDir(temporary); err != nil || len(left) != 1 || left[0].Name() != "dateline-other" {
		t.Errorf("at the next start %v is left, %v", left, err)
	}
	found.kept = nil
	if _, _, err := found.bytes(); err == nil || !strings.Contains(err.Error(), "no longer there") {
		t.Errorf("of what is nowhere it says %v", err)
	}
}

func TestWriteCopyStaysInItsFolder(t *testing.T) {
	for _, name := range []string{"../x", "..", "/etc/x", ""} {
		if path, err := writeCopy(name, nil); err == nil {
			t.Errorf("%q is written to %s", name, path)
		}
	}
}

func TestCopiesOfTheArticle(t *testing.T) {
	r := newRig(t)
	r.readFirst(t, news(t))
	r.rune('c')
	if got := r.app.Clipboard().Content(); !strings.HasPrefix(got, "“Harbor report number 3.” Yonhap, 5 January 2022") {
		t.Errorf("copied %q", got)
	}
	r.copyAs(data.WholeText, "")()
	if got := r.app.Clipboard().Content(); !strings.HasPrefix(got, "Harbor report number 3\n\nYonhap, 5 January 2022\n\nThe harbor master") {
		t.Errorf("copied %q", got)
	}
	r.rune('i')
	overlays := r.window.Canvas().Overlays()
	r.wait("the information", func() bool { return overlays.Top() != nil })
}
