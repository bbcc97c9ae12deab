package app

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dateline/data"
	"dateline/views"
)

// rig drives a desk without a display: what would run on the screen's
// goroutine runs on the test's.
type rig struct {
	*desk
	t     *testing.T
	queue chan func()
}

func newRig(t *testing.T) *rig {
	t.Helper()
	r := &rig{t: t, queue: make(chan func(), 10_000)}
	a := test.NewTempApp(t)
	r.desk = newDesk(a)
	r.dwellTime = 0
	r.guardEvery = 0 // else there is always something to wait for
	r.bridge.post = func(f func()) { r.queue <- f }
	r.samples = os.DirFS("../samples")
	t.Cleanup(func() {
		r.bridge.stop(stopLimit)
		if r.archive != nil {
			_ = r.archive.Close()
		}
	})
	return r
}

// wait runs the screen's work until a condition holds.
func (r *rig) wait(what string, ok func() bool) {
	r.t.Helper()
	limit := time.After(2 * time.Minute)
	for !ok() {
		select {
		case f := <-r.queue:
			f()
		case <-time.After(50 * time.Millisecond): // the condition may hold by itself
		case <-limit:
			r.t.Fatalf("%s never came; the toast says %v", what, r.toast.Visible())
		}
	}
}

func (r *rig) opened(path string) {
	r.t.Helper()
	r.open(request{Archive: path})
	r.wait("the archive", func() bool { return r.archive != nil && r.archive.Path() == path && r.results != nil })
}

func (r *rig) imported(paths ...string) {
	r.t.Helper()
	r.importPaths(paths)
	r.wait("the import", func() bool { return r.task != nil && r.task.progress.Done && !r.task.running() })
	found := r.task.progress.Counts.Added
	r.wait("the refresh", func() bool { return r.stats.Articles >= found && r.results != nil && r.results.Len() > 0 })
}

func (r *rig) answered(want int) {
	r.t.Helper()
	r.wait(fmt.Sprintf("%d results", want), func() bool { return r.results != nil && r.results.Len() == want && r.list.Count() == want })
}

func write(t *testing.T, folder, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// news is a folder of five articles: three of 2021, one of 2022, one undated.
func news(t *testing.T) string {
	folder := t.TempDir()
	for i, date := range []string{"2021-03-01", "2021-03-02", "2021-11-03", "2022-01-05"} {
		write(t, folder, fmt.Sprintf("%d.txt", i), fmt.Sprintf(" date %s Harbor report number %d\nBUSAN, (Yonhap) -- The harbor master counted %d ships in the harbor on that day.\n"+
			"The ferry was late again, and nobody could say why.\n(END)\n", date, i, i+10))
	}
	write(t, folder, "undated.txt", "A walk along the shore\n\nNobody knows when this was written, and the harbor does not tell.\n\nIt is a short piece about gulls and rope.\n")
	return folder
}

func TestFromFirstStartToReading(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	if !r.start.Visible() {
		t.Error("an empty archive does not show the start page")
	}
	r.imported(news(t))
	r.answered(5)

	r.search.OnChanged("harb") // the last word may be unfinished
	r.answered(5)
	r.search.OnSubmitted("harb")
	r.answered(0)
	r.search.OnSubmitted("ferry")
	r.answered(4)

	r.list.SelectNext()
	r.wait("the article", func() bool { return r.shown != nil })
	if r.shown.Headline != "Harbor report number 3" || r.article.HitCount() != 1 {
		t.Errorf("shows %q with %d hits", r.shown.Headline, r.article.HitCount())
	}
	first := r.shown.ID
	r.nextHit(1) // over the end to the next article
	r.wait("the next article", func() bool { return r.shown.ID != first })

	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	r.timeline.OnRange(day(2021, 3, 1), day(2021, 4, 1))
	r.answered(2)
	if r.base.Len() != 4 {
		t.Errorf("the timeline counts %d", r.base.Len())
	}
	if !r.chips.Visible() {
		t.Error("no chip names the dates")
	}
	r.timeline.OnRange(time.Time{}, time.Time{})
	r.answered(4)
	r.searchFor("")
	r.answered(5)
	r.timeline.OnUndated(true)
	r.answered(1)
	r.escape()
	r.answered(5)
	r.sortBy(data.ByHeadline)
	r.wait("the sort", func() bool { return r.results.Sort == data.ByHeadline })
}

func TestNothingFoundOffersWaysOut(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.searchFor("harbor decembre")
	r.answered(0)
	if !r.state.Visible() {
		t.Fatal("the ways out are not shown")
	}
	ways := r.waysOut(answer{words: []string{"decembre"}, suggested: []suggestion{{query: "harbor", without: "decembre", count: 5}}})
	if len(ways) != 2 || !strings.Contains(ways[0].Label, "decembre") {
		t.Fatalf("ways out: %+v", ways)
	}
	ways[0].Action()
	r.answered(5)
	if r.search.Text() != "harbor" {
		t.Errorf("the field says %q", r.search.Text())
	}
}

func TestTheNextStartTakesUpWhereThisOneEnded(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "a.dateline")
	r := newRig(t)
	r.opened(archive)
	r.imported(news(t))
	r.searchFor("ferry")
	r.answered(4)
	r.selectDates(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC))
	r.answered(3)
	r.list.SelectNext()
	r.wait("the article", func() bool { return r.shown != nil })
	read := r.shown.ID
	r.leave()

	other := filepath.Join(t.TempDir(), "b.dateline")
	r.openArchive(other)
	r.wait("the other archive", func() bool { return r.archive.Path() == other && r.results != nil })
	if r.results.Len() != 0 || r.search.Text() != "" || r.shown != nil {
		t.Error("the other archive begins with what was asked of the first")
	}
	r.openArchive(archive)
	r.wait("the first archive", func() bool { return r.archive.Path() == archive && r.results != nil && r.shown != nil })
	if r.search.Text() != "ferry" || r.results.Len() != 3 || r.shown.ID != read {
		t.Errorf("back with %q, %d results, article %d", r.search.Text(), r.results.Len(), r.shown.ID)
	}
	if recent := r.prefs.recent(); !slices.Equal(recent, []string{archive, other}) {
		t.Errorf("recent archives: %q", recent)
	}
}

func TestASecondProgramReadsOnly(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "a.dateline")
	writer, err := data.Open(t.Context(), archive)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = writer.Close() }()
	r := newRig(t)
	r.opened(archive)
	if !r.archive.ReadOnly() || !r.banner.Visible() {
		t.Errorf("read only: %v, told: %v", r.archive.ReadOnly(), r.banner.Visible())
	}
	r.importPaths([]string{news(t)})
	if r.task.running() {
		t.Error("it imports all the same")
	}
}

func TestWhatIsNoArchiveLeavesThePresentOne(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "no.dateline", strings.Repeat("no database ", 200))
	r := newRig(t)
	present := filepath.Join(folder, "a.dateline")
	r.opened(present)
	r.openArchive(filepath.Join(folder, "no.dateline"))
	r.wait("the sentence", func() bool { return strings.Contains(r.state.State().Headline, "“no” is no Dateline archive") })
	r.state.State().Ways[0].Action() // back
	if r.archive.Path() != present {
		t.Errorf("open is %s", r.archive.Path())
	}
	r.imported(news(t))
}

func TestImportIsCancelled(t *testing.T) {
	folder := t.TempDir()
	for i := range 600 {
		write(t, folder, fmt.Sprintf("%04d.txt", i), fmt.Sprintf(" date 2021-03-01 Report %d\nBUSAN, (Yonhap) -- The master counted %d ships on that day, and more on the next.\n(END)\n", i, i))
	}
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.importPaths([]string{folder})
	r.wait("the start of the import", func() bool { return r.task != nil })
	r.drawer.OnCancel()
	r.wait("its end", func() bool { return r.task.progress.Done })
	c := r.task.progress.Counts
	r.wait("the refresh", func() bool { return r.stats.Articles == c.Added })
	if !r.task.progress.Cancelled && c.Added != 600 {
		t.Errorf("cancelled %v with %+v", r.task.progress.Cancelled, c)
	}
	first := r.task
	r.importPaths([]string{folder})
	r.wait("the second import", func() bool { return r.task != first && r.task.progress.Done })
	if c := r.task.progress.Counts; c.Added+c.Unchanged != 600 {
		t.Errorf("afterwards %+v", c)
	}
}

func TestEveryCommandHasItsKeyOnce(t *testing.T) {
	r := newRig(t)
	keys := map[string]string{}
	for _, c := range r.commands() {
		if c.label != separator && c.run == nil && c.kids == nil {
			t.Errorf("%s does nothing", c.label)
		}
		if name := c.keyName(); name != "" {
			if other, taken := keys[name]; taken && other != c.label {
				t.Errorf("%s is the key of %s and of %s", name, other, c.label)
			}
			keys[name] = c.label
		}
		if c.menu != "" && !slices.Contains(menus, c.menu) {
			t.Errorf("%s is in the menu %q", c.label, c.menu)
		}
	}
	for _, name := range []string{"Ctrl+L", "/", "F3", "Shift+F3", "J", "K", "[", "]", "?", "F6", "Ctrl+O"} {
		if keys[name] == "" {
			t.Errorf("%s does nothing", name)
		}
	}
	if len(r.keyGroups()) < len(menus) || len(r.menu().Items) != len(menus) {
		t.Error("menus or lists of keys are missing")
	}
}

func TestThemeAndTextSizeAreKept(t *testing.T) {
	r := newRig(t)
	r.setScheme(views.Dark)
	r.scaleText(1)
	r.scaleText(1)
	if got := r.prefs.theme(); got.Scheme != views.Dark || got.Scale < 1.19 || got.Scale > 1.21 {
		t.Errorf("kept %+v", got)
	}
	for range 30 {
		r.scaleText(1)
	}
	if got := r.prefs.theme().Scale; got != largestText {
		t.Errorf("the largest text is %v", got)
	}
	r.scaleText(0)
	if got := r.prefs.theme().Scale; got != 1 {
		t.Errorf("normal text is %v", got)
	}
}

func TestRangeText(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return time.Time{}
		}
		return d
	}
	for _, c := range []struct{ first, last, want string }{
		{"2021-01-01", "2021-12-31", "2021"}, {"2021-01-01", "2023-12-31", "2021–2023"},
		{"2021-03-01", "2021-03-31", "Mar 2021"}, {"2021-03-01", "2021-05-31", "Mar 2021 – May 2021"},
		{"2021-03-02", "2021-03-02", "2 Mar 2021"}, {"2021-03-02", "2021-03-05", "2 Mar 2021 – 5 Mar 2021"},
		{"", "2021-03-02", "until 2 Mar 2021"}, {"2021-03-02", "", "from 2 Mar 2021"},
	} {
		if got := rangeText(day(c.first), day(c.last)); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.first, c.last, got, c.want)
		}
	}
}

func TestKeysOutsideTextFields(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.answered(5)
	r.window.Canvas().Focus(r.list)
	for _, c := range []struct{ rune, row int }{{'j', 0}, {'J', 1}, {'k', 0}} {
		r.rune(rune(c.rune))
		if r.list.Selected() != c.row {
			t.Errorf("%c selects row %d, want %d", c.rune, r.list.Selected(), c.row)
		}
	}
	r.rune('/')
	if !r.search.Focused() {
		t.Error("/ does not lead to the search field")
	}
	r.key(&fyne.KeyEvent{Name: fyne.KeyF6})
	if r.window.Canvas().Focused() != r.list {
		t.Error("F6 does not lead from the search field to the results")
	}
}

// settle runs all work that is under way, on the screen and off it.
func (r *rig) settle() {
	for {
		r.toasting.drop() // what goes away by itself is not waited for
		r.noting.drop()
		r.bridge.running.Wait()
		if len(r.queue) == 0 {
			return
		}
		(<-r.queue)()
	}
}

func TestLateCountsOfAnOlderQueryAreNotShown(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.settle()
	undated := func() string {
		var texts []string
		var collect func([]fyne.CanvasObject)
		collect = func(objects []fyne.CanvasObject) {
			for _, o := range objects {
				switch o := o.(type) {
				case *canvas.Text:
					texts = append(texts, o.Text)
				case *fyne.Container:
					collect(o.Objects)
				}
			}
		}
		collect(test.WidgetRenderer(r.timeline).Objects())
		if at := slices.Index(texts, "Undated"); at >= 0 && at+1 < len(texts) {
			return texts[at+1]
		}
		return fmt.Sprintf("no bin among %q", texts)
	}
	if got := undated(); got != "1" {
		t.Fatalf("the bin of undated articles says %s", got)
	}

	from, to, by := r.timeline.View()
	r.recount(from, to, by) // its counts wait in the queue
	a, err := search(t.Context(), r.archive, question{text: "ferry", sort: data.Newest}, from, to, by)
	if err != nil {
		t.Fatal(err)
	}
	r.showAnswer(a, r.questions, false, nil)
	r.settle()
	if got := undated(); got != "0" {
		t.Errorf("after a query that no undated article answers the bin says %s", got)
	}

	a.by = data.ByDay // as if the view had changed while the query was answered
	a.timeline = data.Timeline{By: data.ByDay, Undated: []int{7}}
	r.showAnswer(a, r.questions, false, nil)
	r.settle()
	if got := undated(); got != "0" {
		t.Errorf("the counts of an older view stay: the bin says %s", got)
	}
}

func TestAnotherArchiveBeginsWithoutASelection(t *testing.T) {
	r := newRig(t)
	folder, articles := t.TempDir(), news(t)
	first, second := filepath.Join(folder, "a.dateline"), filepath.Join(folder, "b.dateline")
	for _, path := range []string{first, second} {
		r.opened(path)
		r.imported(articles)
		r.settle()
	}
	r.list.SelectNext()
	r.settle()
	r.openArchive(first)
	r.wait("the first archive", func() bool { return r.archive != nil && r.archive.Path() == first })
	r.settle()
	if row := r.list.Selected(); row != -1 || r.list.Count() != 5 {
		t.Errorf("row %d of %d is selected", row, r.list.Count())
	}
}
