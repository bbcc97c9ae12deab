package app

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/data"
	"dateline/views"
)

// says waits for a state whose headline has some words.
func (r *rig) says(words string) {
	r.t.Helper()
	r.wait("the state “"+words+"”", func() bool { return r.room.HasContentPage() && strings.Contains(r.state.State().Headline, words) })
}

// take presses the button of the state that is shown.
func (r *rig) take(label string) {
	r.t.Helper()
	for _, way := range r.state.State().Ways {
		if strings.Contains(way.Label, label) {
			way.Action()
			return
		}
	}
	r.t.Fatalf("the state %q has no way %q", r.state.State().Headline, label)
}

// TestStatesOfArchivesThatCannotBeOpened holds that each says what is wrong and
// leads on, with another archive open and without.
func TestStatesOfArchivesThatCannotBeOpened(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name+".dateline") }
	good, err := data.Open(t.Context(), path("good"))
	if err != nil {
		t.Fatal(err)
	}
	if err := good.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path("good"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, "cut.dateline", string(whole[:len(whole)/2]))
	write(t, folder, "text.dateline", strings.Repeat("no database ", 200))
	for name, want := range map[string]string{
		"cut": "“cut” is damaged", "text": "“text” is no Dateline archive", "none": "“none” is not where it was",
	} {
		for _, another := range []bool{false, true} {
			r := newRig(t)
			if another {
				r.opened(path("good"))
			}
			r.openKnown(path(name))
			r.says(want)
			s := r.state.State()
			if !strings.Contains(s.Sentence, path(name)) {
				t.Errorf("%s: the sentence %q does not name the file", name, s.Sentence)
			}
			if len(s.Ways) < 3 {
				t.Errorf("%s: only %d ways on", name, len(s.Ways))
			}
			if another {
				r.take("Back to “good”")
				r.wait("the archive that is open", func() bool { return r.start.Visible() || !r.room.HasContentPage() })
				if err := r.archive.Close(); err != nil {
					t.Error(err)
				}
				r.archive = nil
			}
			if exists(path("none")) {
				t.Fatal("an archive was made in the place of one that is gone")
			}
		}
	}
}

// TestTheLastArchiveIsGone holds that no empty archive hides that the one that was
// used last is not there, and that it is found again.
func TestTheLastArchiveIsGone(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.dateline")
	made, err := data.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	r := newRig(t)
	r.prefs.addRecent(path)
	r.open(r.prefs.wanted(Options{}))
	r.says("“a” is not where it was")
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	r.take("Look again")
	r.wait("the archive", func() bool { return r.archive != nil && r.archive.Path() == path })
}

func TestForgottenRecentComesBack(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	r := newRig(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "gone.dateline")
	r.prefs.addRecent(path)
	r.opened(filepath.Join(folder, "b.dateline"))
	r.openKnown(path)
	r.says("is not where it was")
	r.take("Remove it from the list")
	if r.prefs.isRecent(path) {
		t.Error("it is still in the list")
	}
	r.undo()
	if !r.prefs.isRecent(path) || r.canUndo() {
		t.Error("it does not come back to the list")
	}
}

func TestArchiveInUseIsReadWithABanner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.dateline")
	other, err := data.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	r := newRig(t)
	r.opened(path)
	if !r.banner.Visible() || !strings.Contains(r.banner.Text(), "another Dateline") || r.writable() {
		t.Errorf("the banner says %q", r.banner.Text())
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	r.reopenArchive()
	r.wait("the archive to write", func() bool { return r.archive != nil && !r.archive.ReadOnly() })
	if r.banner.Visible() || !r.writable() {
		t.Errorf("the banner still says %q", r.banner.Text())
	}
}

func TestBannerTellsOfAFileThatIsGone(t *testing.T) {
	r := newsRig(t)
	r.guardEvery = time.Millisecond
	r.guard()
	path := r.archive.Path()
	if err := os.Rename(path, path+".away"); err != nil {
		t.Skip("an open file cannot be renamed here")
	}
	r.wait("the banner", func() bool { return strings.Contains(r.banner.Text(), "no longer there") })
	if err := r.mayWork(); !errors.Is(err, data.ErrGone) {
		t.Errorf("it would import: %v", err)
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	r.wait("the banner's end", func() bool { return !r.banner.Visible() })
}

func TestSearchThatFailsLeadsOn(t *testing.T) {
	r := newsRig(t)
	r.showSearchFailed(errors.New("the disk cannot be read"))
	if s := r.state.State(); s.Sentence != "The disk cannot be read." || len(s.Ways) < 3 {
		t.Errorf("it says %+v", s)
	}
	r.take("Search again")
	r.wait("results", func() bool { return !r.room.HasContentPage() })
	r.showSearchFailed(errors.New("the disk cannot be read"))
	r.take("Open the archive again")
	r.wait("results", func() bool { return r.archive != nil && r.results != nil && !r.room.HasContentPage() })
}

func TestUpgradeShowsProgressAndIsCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.dateline")
	unpackTo(t, "../data/testdata/v2.dateline.gz", path)
	r := newRig(t)
	seen := false
	r.openFile(path, func(ctx context.Context, path string) (*data.Archive, data.Stats, error, error) {
		archive, stats, notice, err := openToRead(ctx, path)
		seen = true
		return archive, stats, notice, err
	}, func() {})
	r.says("Bringing “old” up to date")
	if s := r.state.State(); !s.Working || len(s.Ways) != 1 {
		t.Errorf("it says %+v", s)
	}
	r.wait("the archive", func() bool { return r.archive != nil && seen })

	again := newRig(t)
	again.openFile(path, func(ctx context.Context, path string) (*data.Archive, data.Stats, error, error) {
		<-ctx.Done()
		return nil, data.Stats{}, nil, ctx.Err()
	}, func() {})
	again.says("Opening “old”")
	again.take("Cancel")
	again.says("“old” was not opened")
}

func unpackTo(t *testing.T, packed, path string) {
	t.Helper()
	in, err := os.Open(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestArticleOfAnUndoneImportIsTakenOffTheScreen(t *testing.T) {
	r := newsRig(t)
	r.list.SelectNext()
	r.wait("the article", func() bool { return r.shown != nil })
	r.undoImport(r.shown.Import)
	r.wait("its end", func() bool { return r.shown == nil && r.stats.Articles == 0 })
}

func TestImportIntoAnEmptyArchiveSaysSo(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.runImport([]string{news(t)}, importOptions)
	r.says("The first articles are being filed")
	r.wait("the articles", func() bool { return r.results != nil && r.results.Len() == 5 && !r.room.HasContentPage() })
}

// TestEveryWayOutOfAnEmptyPageFindsWhatItSays presses each way of pages that are
// empty for different reasons.
func TestEveryWayOutOfAnEmptyPageFindsWhatItSays(t *testing.T) {
	r := shelved(t)
	year := func(y string) step { return step{Field: "year", Value: y} }
	for _, c := range []struct {
		text  string
		steps []step
		want  string
	}{
		{"ferri", nil, "Search “ferry” (4)|Clear the search"},
		{"ferri", []step{year("2022")}, "Search “ferry” (1)|Clear the search"},
		{"gullz", []step{year("2022")}, "Search “gulls”, filters cleared (1)|Clear the search"},
		{"outlet:Yonhap", nil, "Search “agency:Yonhap” (4)|Search “Yonhap” (4)|Clear the search"},
		{"source:Yonhap", []step{year("2022")}, "Search “agency:Yonhap” (1)|Search “Yonhap” (1)|Clear the search"},
		{"ferry gulls", []step{year("2022")}, "Search without “gulls” (1)|Clear the search"},
		{"zeppelin", []step{{Field: partField, Value: reviewPart}}, "Clear the search and all filters"},
		{"zeppelin", []step{year("2022"), {Field: "place", Value: "BUSAN", Excluded: true}}, "Clear the search and all filters"},
		{"gulls", []step{year("2022"), {Field: "place", Value: "BUSAN"}}, "Clear all filters (1)|Clear the search"},
		{"", []step{{Field: partField, Value: reviewPart}}, "Clear “Needs review” (5)"},
		{"ferry", []step{{Field: "place", Value: "BUSAN", Excluded: true}}, "Clear “not BUSAN” (4)|Clear the search"},
	} {
		ask := func() []views.WayOut {
			r.asked = r.asked.free()
			r.asked.steps = c.steps
			r.searchFor(c.text)
			r.answered(0)
			r.settle()
			return r.state.State().Ways
		}
		ways := ask()
		for range 5 { // a busy machine gives up near spellings
			if got := len(ways); got == strings.Count(c.want, "|")+1 {
				break
			}
			ways = ask()
		}
		var labels []string
		for n, way := range ways {
			labels = append(labels, way.Label)
			if n > 0 {
				way = ask()[n]
			}
			way.Action()
			r.settle()
			found := r.results.Len()
			if _, count, counted := strings.Cut(way.Label, " ("); found == 0 || counted && count != fmt.Sprintf("%d)", found) {
				t.Errorf("%q %v: %q finds %d", c.text, c.steps, way.Label, found)
			}
		}
		if got := strings.Join(labels, "|"); got != c.want {
			t.Errorf("%q %v offers\n%s, want\n%s", c.text, c.steps, got, c.want)
		}
	}
}
