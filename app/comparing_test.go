package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"dateline/views"
)

// comparedCounts returns what the timeline would save: one line per bar.
func (r *rig) comparedCounts() string {
	content, err := r.figure(figureCSV)
	if err != nil {
		return err.Error()
	}
	return string(content)
}

// compares waits for a table that begins with a header.
func (r *rig) compares(header string) {
	r.t.Helper()
	r.wait("the comparison "+header, func() bool { return strings.HasPrefix(r.comparedCounts(), "start,"+header+",archive\n") })
}

// types writes a query into a field, as the keyboard does.
func (r *rig) types(slot int, text string) {
	field := r.compare.Field(slot)
	r.window.Canvas().Focus(field)
	for _, c := range text {
		field.TypedRune(c)
	}
}

func compareRig(t *testing.T) *rig {
	r := newRig(t)
	r.window.Resize(fyne.NewSize(1024, 700))
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.answered(5)
	return r
}

func TestCompareBeginsWithThePresentQuery(t *testing.T) {
	r := compareRig(t)
	r.searchFor("harbor")
	r.answered(5)
	low := r.timelinePane.MinSize().Height
	r.toggleCompare()
	r.compares("harbor")
	if r.timelinePane.MinSize().Height <= low {
		t.Error("the timeline does not grow")
	}
	if r.window.Canvas().Focused() != r.compare.Field(1) {
		t.Error("the second field does not have the keyboard")
	}
	r.types(1, "ferr") // the last word may be unfinished
	r.compares("harbor,ferr*")
	if !strings.HasSuffix(r.comparedCounts(), "undated,1,0,1\n") {
		t.Errorf("counts:\n%s", r.comparedCounts())
	}
	if n := r.compared.found[comparedQuery{"ferr", true}].Len(); n != 4 {
		t.Errorf("what is typed finds %d", n)
	}
	r.compare.OnSubmitted(1, "ferr")
	r.wait("the exact word", func() bool { return r.compared.found[comparedQuery{"ferr", false}] != nil })
	if n := r.compared.found[comparedQuery{"ferr", false}].Len(); n != 0 {
		t.Errorf("the exact word finds %d", n)
	}
	r.searchFor("gulls") // does not change what is compared
	r.answered(1)
	r.compares("harbor,ferr")
}

func TestCompareGivesUpLateAnswers(t *testing.T) {
	r := compareRig(t)
	r.toggleCompare()
	for _, text := range []string{"h", "ha", "har", "gulls", "ferry"} {
		r.compare.OnTyped(0, text)
	}
	r.compares("ferry*")
	for len(r.queue) > 0 {
		(<-r.queue)()
	}
	r.compares("ferry*")
	if len(r.compared.found) != 1 {
		t.Errorf("keeps %d results", len(r.compared.found))
	}
}

// comparing has harbors compared with ferries.
func comparing(t *testing.T) *rig {
	t.Helper()
	r := compareRig(t)
	r.searchFor("harbor")
	r.answered(5)
	r.toggleCompare()
	r.types(1, "ferry")
	r.compares("harbor,ferry*")
	return r
}

func TestCompareIsLeftByEscapeAndComesBack(t *testing.T) {
	r := comparing(t)
	r.escape()
	if r.compared.on || r.asked.text != "harbor" {
		t.Errorf("on %v, the query is %q", r.compared.on, r.asked.text)
	}
	r.compares("harbor")
	r.toggleCompare()
	r.compares("harbor,ferry")

	r.compare.OnRemove(0)
	r.compares("ferry")
	r.compare.OnAdd()
	r.types(0, "gulls")
	r.compares("gulls*,ferry")
	r.compare.OnRemove(0)
	r.compare.OnRemove(1)
	if r.compared.on {
		t.Error("there is nothing to compare any more")
	}
	r.toggleCompare()
	r.compares("harbor")

	r.openArchive(filepath.Join(t.TempDir(), "b.dateline"))
	r.wait("the other archive", func() bool { return filepath.Base(r.archive.Path()) == "b.dateline" && r.results != nil })
	if r.compared.on || len(r.compared.queries) > 0 {
		t.Error("the other archive begins with what was compared in the first")
	}
}

func TestCompareTakesSixQueriesAtMost(t *testing.T) {
	r := compareRig(t)
	r.toggleCompare()
	for range 9 {
		r.compare.OnAdd()
	}
	if n := len(r.compared.queries); n != views.MostSeries {
		t.Errorf("%d queries", n)
	}
}

func TestAClickedPeakIsSearched(t *testing.T) {
	r := comparing(t)
	march := time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC)
	r.timeline.OnSeries(1, march, march.AddDate(0, 1, 0))
	r.answered(2)
	r.compare.OnTyped(1, "ferr")
	r.compares("harbor,ferr*")
	r.timeline.OnSeries(1, march, march.AddDate(0, 1, 0))
	r.answered(2) // as many as were counted
	r.compare.OnTyped(1, "ferry")
	r.timeline.OnSeries(1, march, march.AddDate(0, 1, 0))
	r.wait("the whole word", func() bool { return r.results != nil && r.results.Len() == 2 })
	if r.search.Text() != "ferry" || !r.compared.on {
		t.Errorf("the field says %q, comparing %v", r.search.Text(), r.compared.on)
	}
	r.compares("harbor,ferry*")
}

func TestCompareFollowsAnImport(t *testing.T) {
	r := compareRig(t)
	r.searchFor("harbor")
	r.answered(5)
	r.toggleCompare()
	r.compares("harbor")
	folder := t.TempDir()
	write(t, folder, "new.txt", " date 2021-03-05 Gulls at the harbor\nBUSAN, (Yonhap) -- The harbor master counted 44 gulls in the harbor on that day.\nThe ferry was late again, and nobody could say why.\n(END)\n")
	r.importPaths([]string{folder})
	r.wait("the new count", func() bool { return strings.Contains(r.comparedCounts(), "2021-03-01,3,3\n") })
}

func TestFiguresAreSaved(t *testing.T) {
	r := compareRig(t)
	for _, format := range []figureFormat{figurePNG, figureSVG, figureCSV} {
		path := filepath.Join(t.TempDir(), "timeline"+format.extension)
		content, err := r.figure(format)
		if err != nil {
			t.Fatal(err)
		}
		w, err := storage.Writer(storage.NewFileURI(path))
		if err != nil {
			t.Fatal(err)
		}
		r.toast.Dismiss()
		r.writeFigure(w, content)
		r.wait("the sentence", r.toast.Visible)
		if saved, err := os.ReadFile(path); err != nil || string(saved) != string(content) || len(saved) == 0 {
			t.Errorf("%s: %d bytes, want %d; %v", path, len(saved), len(content), err)
		}
	}
	r.toast.Dismiss()
	r.writeFigure(brokenFile{}, []byte("x"))
	r.wait("the sentence of what went wrong", r.toast.Visible)
}

func TestAnEmptyTimelineIsNotSaved(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	if _, err := r.figure(figureCSV); err == nil || !strings.Contains(err.Error(), "nothing to save") {
		t.Errorf("%v", err)
	}
	r.saveFigure(figurePNG)
	if !r.toast.Visible() {
		t.Error("nobody is told")
	}
}

// brokenFile is a file on a disk that is full.
type brokenFile struct{}

func (brokenFile) Write([]byte) (int, error) { return 0, errors.New("no space left") }
func (brokenFile) Close() error              { return nil }
func (brokenFile) URI() fyne.URI             { return storage.NewFileURI("/full/timeline.png") }
