package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dateline/data"
)

// report writes a report of a number to a folder.
func report(t *testing.T, folder string, n int) {
	ferries := ""
	if n%2 == 0 {
		ferries = " and ferries"
	}
	write(t, folder, fmt.Sprintf("report-%03d.txt", n),
		fmt.Sprintf(" date 2015-01-01 Report %d\nBUSAN, (Yonhap) -- The master counted %d ships%s on that day, and more on the next.\n(END)\n", n, n, ferries))
}

// TestTheFirstPageOfAnOlderQuestion asks another question before the rest of the first
// is found: nothing of it may pass for an answer.
func TestTheFirstPageOfAnOlderQuestion(t *testing.T) {
	r := newsRig(t)
	harbor, err := r.archive.Search(t.Context(), data.ParseQuery("harbor", false), data.Newest)
	if err != nil {
		t.Fatal(err)
	}
	page, err := harbor.Hits(t.Context(), 0, firstPageRows)
	if err != nil || len(page) == 0 {
		t.Fatalf("%d hits, %v", len(page), err)
	}
	r.asked.text = "harbor"
	r.questions++
	r.showFirstPage(page, r.questions)
	r.list.Select(0)
	r.settle()
	r.typed("ferry")
	r.settle()
	if r.shown != nil || r.list.Selected() >= 0 {
		t.Errorf("row %d is selected, and an article is shown: %v", r.list.Selected(), r.shown != nil)
	}
	for row := range r.results.Len() {
		if hit, ok := r.pages.hit(row); !ok || hit.ID != r.results.IDs(row, row+1)[0] {
			t.Errorf("row %d shows article %d, it is %d", row, hit.ID, r.results.IDs(row, row+1)[0])
		}
	}
}

// TestARefreshThatOvertakesAQuestion refreshes, as an import does, before a new question
// is answered.
func TestARefreshThatOvertakesAQuestion(t *testing.T) {
	folder := t.TempDir()
	for i := range 300 {
		report(t, folder, i)
	}
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.window.Resize(fyne.NewSize(1100, 700))
	r.imported(folder)
	r.settle()
	r.list.ScrollTo(100)
	r.settle()
	r.searchFor("ferries")
	r.ask(true)
	r.settle()
	if top, _ := r.list.Top(); top != 0 {
		t.Errorf("the results of another query begin at row %d", top)
	}
}

// TestMarksAreOfTheLastQuery asks another question while an article is read from the disk.
func TestMarksAreOfTheLastQuery(t *testing.T) {
	r := newsRig(t)
	r.searchFor("harbor")
	r.settle()
	r.list.SelectNext()
	r.bridge.running.Wait() // the article waits in the queue
	r.search.SetText("ferry")
	r.typed("ferry")
	r.settle()
	want := data.HitsIn(r.shown, r.asked.base())
	n := len(want.Headline)
	for _, hits := range want.Body {
		n += len(hits)
	}
	if r.article.HitCount() != n {
		t.Errorf("%d hits are marked, the query has %d", r.article.HitCount(), n)
	}
}

func TestTwoQuickClicksOnAWayOut(t *testing.T) {
	r := newsRig(t)
	r.searchFor("gulls")
	r.selectDates(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC))
	r.settle()
	clicked := false
	for _, way := range r.state.State().Ways {
		if strings.HasPrefix(way.Label, "Clear the dates") {
			way.Action()
			way.Action() // panicked
			clicked = true
		}
	}
	if !clicked || len(r.asked.steps) != 0 {
		t.Errorf("clicked: %v; steps %v", clicked, r.asked.steps)
	}
}

// TestBackTwiceKeepsThePlaceBetween goes back again before the article between is there.
func TestBackTwiceKeepsThePlaceBetween(t *testing.T) {
	r := newsRig(t)
	for range 3 {
		r.list.SelectNext()
		r.settle()
	}
	r.trail.places[1].scroll = 11
	r.goBack()
	r.goBack()
	r.settle()
	if at := r.trail.places[1].scroll; at != 11 {
		t.Errorf("its place is %v, it was 11", at)
	}
}

// TestAChosenArticleOpensAtItsFirstHit goes over to the article before, whose reading
// another overtakes.
func TestAChosenArticleOpensAtItsFirstHit(t *testing.T) {
	folder := t.TempDir()
	for i := range 3 {
		write(t, folder, fmt.Sprintf("%d.txt", i), fmt.Sprintf(" date 2021-03-0%d Harbor report number %d\nBUSAN, (Yonhap) -- The harbor master counted %d ships in the harbor on that day.\nThe harbor was full again, and the harbor master left the harbor.\n(END)\n", i+1, i, i+10))
	}
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(folder)
	r.settle()
	r.searchFor("harbor")
	r.settle()
	r.list.Select(1)
	r.settle()
	r.nextHit(-1)
	r.reopen(place{article: 1})
	r.settle()
	r.list.Select(2)
	r.settle()
	if r.article.CurrentHit() != 1 || r.article.HitCount() < 2 {
		t.Errorf("it opens at hit %d of %d", r.article.CurrentHit(), r.article.HitCount())
	}
}

// TestAnotherLanguageKeepsWhatIsSaidOfTheArchive changes the language while an archive is
// open to read only, and after the pill of an import was closed.
func TestAnotherLanguageKeepsWhatIsSaidOfTheArchive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.dateline")
	writer, err := data.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = writer.Close() }()
	r := newRig(t)
	r.opened(path)
	r.settle()
	r.rebuild()
	r.settle()
	if !r.banner.Visible() {
		t.Error("it no longer says that the archive is open elsewhere")
	}

	r = newsRig(t)
	r.closeDrawer()
	r.rebuild()
	r.settle()
	if r.pill.Visible() {
		t.Error("the closed pill of the import is back")
	}
}

// TestASavedTimelineNamesWhatItCounts narrows a query, and compares one that is still
// being typed.
func TestASavedTimelineNamesWhatItCounts(t *testing.T) {
	r := newsRig(t)
	r.searchFor("ferry")
	r.includeValue("year", "2021")
	r.excludeValue("place", "SEOUL")
	r.settle()
	first := func() string {
		content, err := r.figure(figureCSV)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(content), "\n")
		return line
	}
	if got := first(); got != "start,ferry · 2021 · not SEOUL,archive" {
		t.Errorf("its columns are %s", got)
	}
	r.toggleCompare()
	r.compareTyped(1, "har")
	r.settle()
	if got := first(); got != "start,ferry,har*,archive" {
		t.Errorf("while a query is typed its columns are %s", got)
	}
	r.compareSubmitted(1, "harbor")
	r.settle()
	if got := first(); got != "start,ferry,harbor,archive" {
		t.Errorf("then its columns are %s", got)
	}
}
