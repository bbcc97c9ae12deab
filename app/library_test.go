package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// texts are all texts that an object draws. Those with ink stand behind their
// picture and are hidden.
func texts(objects ...fyne.CanvasObject) []string {
	var found []string
	for i, o := range objects {
		inked := false
		if i > 0 {
			_, inked = objects[0].(*canvas.Raster)
		}
		if !o.Visible() && !inked {
			continue
		}
		switch o := o.(type) {
		case *canvas.Text:
			found = append(found, o.Text)
		case *fyne.Container:
			found = append(found, texts(o.Objects...)...)
		case fyne.Widget:
			found = append(found, texts(test.WidgetRenderer(o).Objects()...)...)
		}
	}
	return found
}

// shelved is an archive of three articles from BUSAN and Yonhap in 2021, one of
// 2022 and one without a date, in a window that is wide enough for its library.
func shelved(t *testing.T) *rig {
	r := newRig(t)
	r.window.Resize(fyne.NewSize(1280, 900))
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.answered(5)
	r.settle()
	return r
}

// shelfCount is what the library says beside a name.
func (r *rig) shelfCount(name string) string {
	r.t.Helper()
	all := texts(r.library)
	at := slices.Index(all, name)
	if at < 0 {
		return fmt.Sprintf("no %s among %q", name, all)
	}
	return all[at+1]
}

func (r *rig) chipTexts() string { return strings.Join(texts(r.chips), " ") }

func TestTheLibraryNarrowsAndCounts(t *testing.T) {
	r := shelved(t)
	for name, want := range map[string]string{"All articles": "5", "Unread": "5", "Undated": "1", "Needs review": "0", "BUSAN": "4", "2021": "3", "Yonhap": "4", "English": "5"} {
		if got := r.shelfCount(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	r.includeValue("year", "2021")
	r.answered(3)
	r.settle()
	if r.shelfCount("2022") != "1" || r.shelfCount("BUSAN") != "3" || r.shelfCount("All articles") != "3" || r.shelfCount("Undated") != "0" {
		t.Errorf("beside 2021 it counts %q", texts(r.library))
	}
	r.includeValue("year", "2022") // values of one field are alternatives
	r.answered(4)
	r.includeValue("year", "2021")
	r.answered(1)
	r.excludeValue("place", "BUSAN")
	r.answered(0)
	r.settle()
	if got := r.chipTexts(); got != "year 2022 place not BUSAN Clear all" {
		t.Errorf("the chips say %q", got)
	}
	r.excludeValue("year", "2022") // in place of its inclusion
	r.answered(1)
	r.chips.OnClear()
	r.answered(5)
	if r.chips.Visible() {
		t.Error("chips stay when all is cleared")
	}
}

func TestPartsOfTheArchive(t *testing.T) {
	r := shelved(t)
	if _, err := r.archive.SetRead(t.Context(), []int64{1, 2}, true); err != nil {
		t.Fatal(err)
	}
	r.choosePart(unreadPart)
	r.answered(3)
	r.choosePart(reviewPart)
	r.answered(0)
	r.choosePart(undatedPart)
	r.answered(1)
	r.settle()
	if got := r.chipTexts(); got != "date undated" {
		t.Errorf("the chips say %q", got)
	}
	r.choosePart(undatedPart) // again
	r.answered(5)
	r.choosePart(unreadPart)
	r.answered(3)
	r.timeline.OnUndated(true)
	r.settle()
	if part := r.asked.part(); part != unreadPart || !r.asked.undated {
		t.Errorf("the timeline's bin leaves %q, undated %v", part, r.asked.undated)
	}
	r.choosePart(wholePart)
	r.answered(5)
}

func TestReadingLeavesFewerUnread(t *testing.T) {
	r := shelved(t)
	r.list.SelectNext()
	r.wait("the article", func() bool { return r.shown != nil })
	r.settle()
	if got := r.shelfCount("Unread"); got != "4" {
		t.Errorf("%s are unread", got)
	}
}

func TestEscUnwindsTheLastStepFirst(t *testing.T) {
	r := shelved(t)
	r.searchFor("harbor")
	r.answered(5)
	r.focusResults()
	r.selectDates(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC))
	r.answered(3)
	r.includeValue("place", "BUSAN")
	r.excludeValue("format", "text")
	r.settle()
	for _, want := range []string{"date 2021 place BUSAN Clear all", "date 2021", ""} {
		r.escape()
		r.settle()
		if got := r.chipTexts(); r.chips.Visible() != (want != "") || want != "" && got != want {
			t.Errorf("the chips say %q, want %q", got, want)
		}
	}
	if r.asked.text != "harbor" {
		t.Fatal("the query went before its time")
	}
	r.library.Focus()
	r.escape()
	if r.asked.text != "" || !r.library.Focused() {
		t.Errorf("%q is left, the library has the keyboard: %v", r.asked.text, r.library.Focused())
	}
	r.escape()
	if r.library.Focused() {
		t.Error("the last Esc does not lead back to the results")
	}
}

func TestNothingFoundOffersToClearWhatNarrows(t *testing.T) {
	r := shelved(t)
	r.searchFor("ferry")
	r.answered(4)
	r.includeValue("place", "BUSAN")
	r.choosePart(reviewPart)
	r.answered(0)
	r.settle()
	said := strings.Join(texts(r.state), "|")
	if !strings.Contains(said, "No article matches “ferry” with these filters") || !strings.Contains(said, "Clear “Needs review” (4)") || !strings.Contains(said, "Clear all filters") ||
		strings.Contains(said, "Clear BUSAN") {
		t.Errorf("it says %s", said)
	}
	r.choosePart(wholePart)
	r.answered(4)
	r.searchFor("gulls")
	r.answered(0)
	r.settle()
	ways := r.waysOut(answer{freed: []freed{{r.asked.steps[0], 1}}})
	if ways[0].Label != "Clear BUSAN (1)" {
		t.Fatalf("the first way is %q", ways[0].Label)
	}
	ways[0].Action()
	r.answered(1)
}

func TestWhatNarrowsComesBack(t *testing.T) {
	r := shelved(t)
	archive := r.archive.Path()
	r.includeValue("year", "2021")
	r.excludeValue("place", "BUSAN, South")
	r.selectDates(time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2021, 4, 1, 0, 0, 0, 0, time.UTC))
	r.answered(2)
	steps := r.asked.steps
	r.openArchive(filepath.Join(t.TempDir(), "b.dateline"))
	r.wait("the other archive", func() bool { return r.archive.Path() != archive && r.results != nil })
	if len(r.asked.steps) > 0 || r.room.SidebarVisible() {
		t.Error("another archive is narrowed by the first one's steps, or an empty one shows a library")
	}
	r.openArchive(archive)
	r.wait("the first archive", func() bool { return r.archive.Path() == archive && r.results != nil })
	if !slices.Equal(r.asked.steps, steps) || r.results.Len() != 2 {
		t.Errorf("back with %v and %d results", r.asked.steps, r.results.Len())
	}
}

func TestStepsOfOlderPreferences(t *testing.T) {
	q := question{undated: true, steps: unmarshalSteps("no steps")}.settled()
	if !slices.Equal(q.steps, []step{{Field: dateField}}) {
		t.Errorf("dates without a step become %v", q.steps)
	}
	q = question{steps: unmarshalSteps(marshalSteps([]step{{Field: dateField}, {Field: "place", Value: "a", Excluded: true}}))}.settled()
	if !slices.Equal(q.steps, []step{{Field: "place", Value: "a", Excluded: true}}) {
		t.Errorf("a step without dates becomes %v", q.steps)
	}
}

func TestAQuestionIsNotChangedByAnother(t *testing.T) {
	q := question{}.with(step{Field: "place", Value: "a"}).with(step{Field: "place", Value: "b"})
	before := slices.Clone(q.steps)
	_ = q.with(step{Field: "place", Value: "a", Excluded: true})
	_ = q.without(step{Field: "place", Value: "a"})
	_ = q.inPart(unreadPart)
	if !slices.Equal(q.steps, before) {
		t.Errorf("%v became %v", before, q.steps)
	}
}

func TestLateFacetsOfAnOlderQuestionAreDropped(t *testing.T) {
	r := shelved(t)
	r.searchFor("ferry")
	r.settle()
	r.asked.text = ""
	r.loadLibrary()
	r.bridge.running.Wait()
	late := <-r.queue
	r.searchFor("ferry")
	late()
	if got := r.shelfCount("All articles"); got != "4" {
		t.Errorf("the library counts %s", got)
	}
	r.settle()
	if got := r.shelfCount("All articles"); got != "4" {
		t.Errorf("in the end it counts %s", got)
	}
}

func TestALongListIsFiltered(t *testing.T) {
	r := shelved(t)
	r.searchFor("ferry")
	r.settle()
	f, err := r.archive.FacetBeginning(t.Context(), r.asked.unchosen(), r.asked.choices(), "place", "bu", longestList)
	if err != nil || len(f.Values) != 1 || f.Values[0] != (data.FacetValue{Value: "BUSAN", Count: 4}) {
		t.Errorf("%+v, %v", f, err)
	}
	r.unfoldFacet("place", "bu")
	r.settle() // the list is not unfolded, so nothing of it shows
	if strings.Contains(strings.Join(texts(r.library), "|"), "Fewer") {
		t.Error("an answer unfolds a list by itself")
	}
}

func TestTheLibraryFolds(t *testing.T) {
	r := shelved(t)
	if !r.room.SidebarVisible() {
		t.Fatal("the library is hidden at first")
	}
	r.library.Focus()
	r.toggleLibrary()
	if r.room.SidebarVisible() || r.prefs.library() || r.window.Canvas().Focused() != r.list {
		t.Error("Ctrl+B does not hide the library, or the keyboard stays in it")
	}
	r.toggleLibrary()
	r.window.Canvas().Focus(r.timeline)
	r.key(&fyne.KeyEvent{Name: fyne.KeyF6})
	if !r.library.Focused() {
		t.Error("F6 does not lead from the timeline to the library")
	}
	r.key(&fyne.KeyEvent{Name: fyne.KeyF6})
	if !r.search.Focused() {
		t.Error("F6 does not lead from the library to the search field")
	}

	r.window.Resize(fyne.NewSize(900, 700))
	if r.room.SidebarVisible() {
		t.Error("it takes room in a narrow window")
	}
	r.toggleLibrary()
	if !r.room.SidebarOver() || !r.library.Focused() || !r.prefs.library() {
		t.Error("Ctrl+B does not bring it over the rest")
	}
	r.escape()
	if r.room.SidebarVisible() {
		t.Error("Esc does not take it away")
	}
	r.library.OnFolded([]string{"place"})
	if got := r.prefs.folded(); !slices.Equal(got, []string{"place"}) {
		t.Errorf("folded %v", got)
	}
}

func TestAPastImportOpensTheListAtIt(t *testing.T) {
	r := shelved(t)
	r.imported(news(t))
	r.settle()
	r.library.OnImport(1)
	r.settle()
	if i, ok := r.history.list.Chosen(); !ok || i.ID != 1 {
		t.Errorf("import %d is chosen", i.ID)
	}
}
