package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
	"dateline/views"
)

// newsRig is a desk with the five articles of news, the newest first.
func newsRig(t *testing.T) *rig {
	t.Helper()
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.answered(5)
	r.settle()
	return r
}

// readRows tells which rows are shown as read.
func (r *rig) readRows() []int {
	var rows []int
	for row := range r.list.Count() {
		if hit, ok := r.pages.hit(row); ok && hit.Read {
			rows = append(rows, row)
		}
	}
	return rows
}

// extendTo selects up to a row, as Shift and the arrow keys do.
func (r *rig) extendTo(row int) {
	r.list.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for r.list.Selected() < row {
		r.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	r.list.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func TestWhatIsOpenedIsShownAsRead(t *testing.T) {
	r := newsRig(t)
	r.list.Select(1)
	r.wait("the article", func() bool { return r.shown != nil })
	r.settle()
	if got := r.readRows(); !slices.Equal(got, []int{1}) {
		t.Errorf("rows %v are read", got)
	}
	r.rune('u')
	if got := r.readRows(); len(got) != 0 {
		t.Errorf("after U rows %v are read", got)
	}
	r.settle()
	if r.count("is:read") != 0 {
		t.Errorf("the archive has %d read", r.count("is:read"))
	}
	r.list.Select(0)
	r.extendTo(3)
	r.settle()
	r.rune('u') // the leading one is unread
	r.settle()
	r.ask(true)
	r.settle()
	if got := r.readRows(); !slices.Equal(got, []int{0, 1, 2, 3}) || r.count("is:read") != 4 {
		t.Errorf("rows %v are read, %d in the archive", got, r.count("is:read"))
	}
}

// TestPassingOverDoesNotRead shows one article after the other, and goes into the last.
func TestPassingOverDoesNotRead(t *testing.T) {
	r := newsRig(t)
	r.dwellTime = time.Hour
	for row := range 3 {
		shown := r.shown
		r.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		r.list.Select(row)
		r.wait("the article", func() bool { return r.shown != nil && r.shown != shown })
	}
	if got := r.readRows(); len(got) != 0 {
		t.Errorf("rows %v were passed over and are read", got)
	}
	r.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := r.readRows(); !slices.Equal(got, []int{2}) {
		t.Errorf("after Return in row 2, rows %v are read", got)
	}
	r.rune('u')
	r.settle() // which would wait for an article that still is to count as read
	if got := r.readRows(); len(got) != 0 {
		t.Errorf("marked as unread, rows %v are read", got)
	}
}

func TestManyRowsAreMarkedInParts(t *testing.T) {
	r := newsRig(t)
	r.list.SelectAll()
	r.markMany(r.list.SelectedRows(), true)
	r.wait("what tells of it", r.toast.Visible)
	r.wait("the rows", func() bool { return len(r.readRows()) == 5 })
	if r.count("is:read") != 5 {
		t.Errorf("%d are read in the archive", r.count("is:read"))
	}
	var parts []string
	err := inParts([]views.RowRange{{First: 2, Past: 9}, {First: 20, Past: 21}}, 3, func(first, past int) error {
		parts = append(parts, fmt.Sprint(first, past))
		return nil
	})
	if want := []string{"2 5", "5 8", "8 9", "20 21"}; err != nil || !slices.Equal(parts, want) {
		t.Errorf("in parts %q, want %q", parts, want)
	}
}

func TestRowsAreCopied(t *testing.T) {
	r := newsRig(t)
	r.list.Select(2)
	r.extendTo(4)
	r.list.TypedShortcut(&fyne.ShortcutCopy{})
	r.wait("what tells of it", r.toast.Visible)
	want := "2021-03-02\tYonhap\tHarbor report number 1\n2021-03-01\tYonhap\tHarbor report number 0\n\t\tA walk along the shore\n"
	if got := r.app.Clipboard().Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestHowManyRowsAreCopied(t *testing.T) {
	rows := firstRows([]views.RowRange{{First: 5, Past: 8}, {First: 10, Past: 20}, {First: 30, Past: 31}}, 6)
	if want := []views.RowRange{{First: 5, Past: 8}, {First: 10, Past: 13}}; !slices.Equal(rows, want) {
		t.Errorf("the first six are %v", rows)
	}
	for _, c := range []struct {
		copied, of int
		want       string
	}{
		{1, 1, "1 row copied."}, {10_000, 10_000, "10,000 rows copied."},
		{10_000, 1_000_000, "Of 1,000,000 selected rows only the first 10,000 were copied, which is the most at once."},
	} {
		if got := copiedText(c.copied, c.of); got != c.want {
			t.Errorf("says %q", got)
		}
	}
	flat := lineOf(data.Hit{Headline: "Harbor\topens\nagain ", Agency: "Yonhap", Outlet: "The\tLedger"})
	if flat != "\tThe Ledger\tHarbor opens again" {
		t.Errorf("a line is %q", flat)
	}
}

func TestMenuOfARow(t *testing.T) {
	r := newsRig(t)
	labels := func(items []*fyne.MenuItem) string {
		var all []string
		for _, item := range items {
			if !item.IsSeparator {
				all = append(all, item.Label)
			}
		}
		return strings.Join(all, ", ")
	}
	choose := func(row int, label string) {
		t.Helper()
		hit, _ := r.pages.hit(row)
		for _, item := range r.rowItems(row, hit) {
			if item.Label == label {
				item.Action()
				r.settle()
				return
			}
		}
		t.Fatalf("no %q in %s", label, labels(r.rowItems(row, hit)))
	}
	r.list.Select(2)
	r.settle()
	hit, _ := r.pages.hit(2)
	want := "Open, Mark as unread, Copy headline, Copy row, Show only from Yonhap, Show only from BUSAN, Articles of 2 March 2021, Articles of March 2021"
	if got := labels(r.rowItems(2, hit)); got != want {
		t.Errorf("offers %s", got)
	}
	r.extendTo(3)
	if got := labels(r.rowItems(2, hit)); !strings.Contains(got, "Mark as unread (2 rows), Copy headline, Copy 2 rows") {
		t.Errorf("of two offers %s", got)
	}
	if got := labels(r.dayItems(data.Date{Precision: data.ToYear, Time: time.Date(1998, 1, 1, 0, 0, 0, 0, time.UTC)})); got != "Articles of 1998" {
		t.Errorf("of a year offers %q", got)
	}
	if got := r.dayItems(data.Date{}); len(got) != 0 {
		t.Errorf("without a date offers %s", labels(got))
	}
	choose(2, "Copy headline")
	if got := r.app.Clipboard().Content(); got != "Harbor report number 1" {
		t.Errorf("copied %q", got)
	}
	choose(2, "Open")
	if r.shown == nil || r.shown.Headline != "Harbor report number 1" || r.window.Canvas().Focused() != r.article {
		t.Error("Open does not lead to the article")
	}
	choose(2, "Articles of March 2021")
	r.answered(2)
	choose(0, "Articles of 2 March 2021")
	r.answered(1)
	r.selectDates(time.Time{}, time.Time{})
	r.answered(5)
	r.settle()
	choose(0, "Show only from Yonhap")
	r.answered(4)
	if r.search.Text() != "agency:Yonhap" {
		t.Errorf("the field says %q", r.search.Text())
	}
}

func TestTableIsKept(t *testing.T) {
	r := newRig(t)
	r.toggleTable()
	r.listPane.OnColumns([]float64{90, 0, 140, 80, 100})
	if !r.prefs.table() || !r.listPane.Table() || !slices.Equal(r.prefs.columns(), []float64{90, 0, 140, 80, 100}) {
		t.Errorf("kept %t, %v", r.prefs.table(), r.prefs.columns())
	}
	r.toggleTable()
	if r.prefs.table() {
		t.Error("the table stays")
	}
}

// While an import files articles above, below and among the results, the
// article that is read stays where it is on the screen, and nothing is blank.
func TestTheListKeepsItsPlaceWhileAnImportRuns(t *testing.T) {
	first, more := t.TempDir(), t.TempDir()
	report := func(folder string, day int, name string) {
		date := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, day).Format(time.DateOnly)
		write(t, folder, name+".txt", fmt.Sprintf(" date %s Report %s\nBUSAN, (Yonhap) -- The master of %s counted ships on that day, and more on the next.\n(END)\n", date, name, name))
	}
	for i := range 300 {
		report(first, 2*i, fmt.Sprintf("first%d", i))
		report(more, 2*i+1, fmt.Sprintf("more%d", i))
	}
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.window.Resize(fyne.NewSize(1100, 700))
	r.imported(first)
	r.answered(300)
	r.settle()
	r.list.Select(150)
	r.list.ScrollTo(147)
	r.settle()
	r.extendTo(152)
	r.settle()
	id := func(row int) int64 { return r.results.IDs(row, row+1)[0] }
	selected := func() (ids []int64) {
		for _, rows := range r.list.SelectedRows() {
			ids = append(ids, r.results.IDs(rows.First, rows.Past)...)
		}
		return ids
	}
	above := func() float32 { // of the leading row
		top, rest := r.list.Top()
		return float32(r.list.Selected()-top)*62 - rest
	}
	lead, three, place := id(152), selected(), above()

	r.importPaths([]string{more})
	refreshes, before := 0, r.results
	r.wait("the import", func() bool {
		if r.results != before {
			before = r.results
			refreshes++
			if _, known := r.pages.hit(r.list.Selected()); !known {
				t.Error("the leading row is blank after a refresh")
			}
			if id(r.list.Selected()) != lead || above() != place || !slices.Equal(selected(), three) {
				t.Fatalf("after refresh %d with %d results article %d leads at %v, want %d at %v; selected %v of %v",
					refreshes, r.results.Len(), id(r.list.Selected()), above(), lead, place, selected(), three)
			}
		}
		if r.task.running() {
			r.refresh() // more often than it would by itself
		}
		return r.task.progress.Done && r.results.Len() == 600
	})
	if refreshes == 0 || r.list.Selected() != 305 {
		t.Errorf("%d refreshes; row %d leads", refreshes, r.list.Selected())
	}
}
