package views

import (
	"fmt"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// themed runs a test in each of the two schemes.
func themed(t *testing.T, f func(t *testing.T, scheme Scheme)) {
	t.Helper()
	for _, scheme := range []Scheme{Light, Dark} {
		t.Run(string(scheme), func(t *testing.T) {
			startApp(t, Theme{Scheme: scheme})
			f(t, scheme)
		})
	}
}

func startApp(t testing.TB, th Theme) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(th)
}

// shown puts an object into a window of a size.
func shown(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// capture compares a window with its golden picture.
func capture(t *testing.T, w fyne.Window, name string, scheme Scheme) {
	t.Helper()
	test.AssertImageMatches(t, fmt.Sprintf("%s-%s.png", name, scheme), w.Canvas().Capture())
}

var runningImport = ImportProgress{
	Paths:  []string{"/home/mina/articles/coast-ledger/2017-2024/crawl-of-the-whole-site"},
	Counts: data.Counts{Found: 12408, Added: 11902, Updated: 3, Unchanged: 441, Duplicate: 40, Skipped: 21, Failed: 1},
	Files:  20341, FilesDone: 12408, Bytes: 100, BytesDone: 61,
	Started: time.Unix(1, 0), Elapsed: 14 * time.Second, Rate: 1380, Left: 9 * time.Second,
}

func doneImport() ImportProgress {
	p := runningImport
	p.Done, p.Left, p.Elapsed = true, 0, 23*time.Second
	p.Counts = data.Counts{Found: 20341, Added: 18730, Updated: 3, Unchanged: 441, Duplicate: 40, Skipped: 1096, Failed: 31}
	items := func(n int, outcome data.Outcome, format string) []data.Item {
		var items []data.Item
		for i := range n {
			items = append(items, data.Item{Path: fmt.Sprintf(format, i), Outcome: outcome})
		}
		return items
	}
	p.Groups = []ReasonGroup{
		{Outcome: data.Skipped, Reason: "A picture, not an article.", Count: 1034, Items: items(200, data.Skipped, "/home/mina/articles/coast-ledger/2017-2024/crawl-of-the-whole-site/images/%04d.jpg")},
		{Outcome: data.Skipped, Reason: "A style sheet, not an article.", Count: 62, Items: items(62, data.Skipped, "/home/mina/articles/site/%d.css")},
		{Outcome: data.Failed, Reason: "The file is empty.", Count: 28, Items: items(28, data.Failed, "/home/mina/articles/coast-ledger/empty-%02d.txt")},
		{Outcome: data.Failed, Reason: "The file is larger than 64 MB, the most that Dateline reads of one file; split it and import the parts.", Count: 3,
			Items: items(3, data.Failed, "/home/mina/articles/coast-ledger/2017-2024/crawl-of-the-whole-site/dumps/whole-archive-%d.jsonl")},
	}
	return p
}

func TestImportDrawerPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		d := NewImportDrawer()
		d.Show()
		w := shown(t, d, 472, 320)
		d.SetProgress(runningImport)
		w.Resize(fyne.NewSize(472, d.heightFor(472)))
		capture(t, w, "importdrawer-running", scheme)

		d.SetProgress(doneImport())
		reasonRows(d)[1].Tapped(nil)
		itemRows(d)[1].MouseIn(nil)
		w.Resize(fyne.NewSize(472, 560))
		capture(t, w, "importdrawer-done", scheme)
	})
}

func reasonRows(d *ImportDrawer) []*reasonRow { return rowsOf[*reasonRow](d) }
func itemRows(d *ImportDrawer) []*itemRow     { return rowsOf[*itemRow](d) }

func rowsOf[T fyne.CanvasObject](d *ImportDrawer) []T {
	var rows []T
	for _, o := range d.reasons.rows.Objects {
		if row, ok := o.(T); ok {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestStartPagePictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		s := NewStartPage()
		w := shown(t, s, 1024, 600)
		capture(t, w, "startpage", scheme)
		s.SetArchive("Coast stories")
		w.Resize(fyne.NewSize(800, 420))
		capture(t, w, "startpage-empty", scheme)
	})
}

// stand is a plain box in the place of another part.
func stand(c fyne.ThemeColorName, width, height float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.FillColor = colorOf(c)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// furnished is a room with all parts of this package's frame, and stand-ins
// for the three big widgets.
type furnished struct {
	*Room
	search *SearchBar
	pill   *ImportPill
	chips  *Chips
	status *StatusBar
	drawer *ImportDrawer
	toast  *Toast
}

func newFurnished() *furnished {
	f := &furnished{
		search: NewSearchBar("Ctrl L"), pill: NewImportPill(nil), chips: NewChips(),
		status: NewStatusBar(), drawer: NewImportDrawer(), toast: NewToast(),
	}
	f.status.SetArchive("Coast stories.dateline", data.Stats{
		Articles: 128904, First: data.Day(1998, 1, 1, data.FromHeader, ""), Last: data.Day(2024, 3, 3, data.FromHeader, ""),
	})
	f.Room = NewRoom(RoomParts{
		Search: f.search, Pill: f.pill, ImportButton: NewImportButton(nil, nil),
		Chips: f.chips, Notice: f.search.Notice(), Completions: f.search.Completions(), SearchHelp: f.search.Help(),
		Timeline:     stand(ColorSelectedRow, 0, 92),
		ResultHeader: stand(ColorPane, 0, 34), Results: stand(ColorSelectedRow, 0, 0),
		Article: stand(ColorAccentFaint, 0, 0), Status: f.status,
	})
	f.SetDrawer(f.drawer)
	f.SetToast(f.toast)
	return f
}

func (f *furnished) busy() {
	f.search.SetText("harbor date:20")
	f.pill.SetProgress(runningImport)
	f.chips.SetChips([]Chip{{"date", "2021 – 2023", nil}, {"place", "Busan, Seoul", nil}})
	f.search.SetProblems([]data.Problem{{
		Span:    data.Span{Start: 7, End: 14},
		Message: "“date:20” is not a date — try 2021, 2021-06 or 2021-06-22.",
	}})
}

func TestRoomPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		f := newFurnished()
		w := shown(t, f.Room, 1440, 140)
		capture(t, w, "room-top-quiet", scheme)
		f.busy()
		capture(t, w, "room-top", scheme)

		f.drawer.SetProgress(doneImport())
		f.drawer.Show()
		f.pill.SetProgress(doneImport())
		f.toast.ShowMessage("18,733 articles were filed.", "Undo", func() {})
		w.Resize(fyne.NewSize(1024, 700))
		f.search.Focus()
		capture(t, w, "room-1024", scheme)
		f.drawer.Hide()
		f.chips.SetChips(nil)
		f.toast.ShowError("The archive “Coast stories” could not be opened: the file is on a drive that is not connected. Connect the drive and open the archive again.")
		w.Resize(fyne.NewSize(800, 560))
		capture(t, w, "room-800", scheme)
	})
}

func TestKeyListPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		k := NewKeyList([]KeyGroup{
			{"Search", []KeyHelp{{[]string{"Ctrl+L", "/"}, "Search"}, {[]string{"Ctrl+F"}, "Find in the article"}, {[]string{"Esc"}, "Back one level"}}},
			{"Article", []KeyHelp{{[]string{"J", "K"}, "Next and previous article"}, {[]string{"Space"}, "Next page, then next article"}, {[]string{"S"}, "Star"}, {[]string{"C"}, "Copy citation"}}},
			{"Window", []KeyHelp{{[]string{"F6"}, "Next pane"}, {[]string{"Ctrl +", "Ctrl −", "Ctrl 0"}, "Text size"}, {[]string{"?"}, "This list"}}},
		})
		w := shown(t, k, k.MinSize().Width, k.MinSize().Height)
		capture(t, w, "keylist", scheme)
	})
}
