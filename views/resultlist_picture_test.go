package views

import (
	"strings"
	"testing"
	"time"

	"dateline/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// resultApp starts an app without a display in one of Dateline's looks.
func resultApp(t testing.TB, th Theme) {
	test.NewTempApp(t).Settings().SetTheme(th)
}

// resultSpans finds words in a text.
func resultSpans(text string, words ...string) []data.Span {
	var spans []data.Span
	at := 0
	for _, w := range words {
		i := strings.Index(text[at:], w)
		if i < 0 {
			continue
		}
		spans = append(spans, data.Span{Start: at + i, End: at + i + len(w)})
		at += i + len(w)
	}
	return spans
}

func sampleHit(date data.Date, headline, place, outlet, author, snippet string, marks ...string) data.Hit {
	hit := data.Hit{
		Headline: headline, HeadlineHits: resultSpans(headline, "Harbor"),
		Marks: marks, Published: date, Outlet: outlet,
		Snippet: snippet, SnippetHits: resultSpans(snippet, "harbor", "December"),
	}
	if place != "" {
		hit.Places = strings.Split(place, "/")
	}
	if author != "" {
		hit.Authors = []string{author}
	}
	return hit
}

func hitDay(year int, month time.Month, d int) data.Date {
	return data.Day(year, month, d, data.FromHeader, "")
}

var sampleHits = []data.Hit{
	sampleHit(hitDay(2021, 6, 2), "Fleet talks resume after six-month pause", "SEOUL", "Yonhap", "Han Ji-won",
		"Negotiators met for the first time since December, when the fleet put to sea without a pact.", "LEAD"),
	sampleHit(hitDay(2021, 11, 3), "Harbor authority approves second tidal barrier", "BUSAN", "Yonhap", "",
		"… approved a second tidal barrier after six years of study of the tides in the inner harbor and beyond"),
	sampleHit(hitDay(2021, 12, 21), "Night ferries to return for the winter fair", "MOKPO", "The Coast Ledger", "Ines Duarte",
		"The harbor master said night sailings would run until the fair closes."),
	sampleHit(hitDay(2022, 9, 9), "Ministry revises harvest estimate upward", "SEJONG", "Yonhap", "",
		"Grain waits in harbor silos until December, the ministry said.", "2nd LD"),
	sampleHit(data.Date{Precision: data.ToMonth, Time: time.Date(2023, 9, 1, 0, 0, 0, 0, time.UTC)},
		"Observatory reopens after decade of repair, with a larger dome and a longer headline than fits", "DAEJEON/SEJONG",
		"Yonhap", "", "… seen from the harbor wall on clear December nights, the keeper said.", "URGENT", "3rd LD"),
	sampleHit(data.Date{}, "Glass factory to cut a third of its furnaces", "LYON", "Reuters", "",
		"Shipments leave from the harbor once a week until December."),
	sampleHit(data.Date{Precision: data.ToYear, Time: time.Date(1998, 1, 1, 0, 0, 0, 0, time.UTC)},
		"", "", "", "", "A text without a headline, read from a scan."),
}

// picturedList is a list as the window shows it, under its header.
func picturedList(t *testing.T, th Theme, size fyne.Size) (fyne.Window, *ResultList) {
	t.Helper()
	resultApp(t, th)
	header := NewResultHeader()
	header.SetCount(2501, 6*time.Millisecond)
	list := NewResultList()
	content := container.NewWithoutLayout(header, list)
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(size)
	height := header.MinSize().Height
	header.Resize(fyne.NewSize(size.Width, height))
	list.Move(fyne.NewPos(0, height))
	list.Resize(fyne.NewSize(size.Width, size.Height-height))
	list.SetResults(len(sampleHits)+2, func(row int) (data.Hit, bool) {
		if row >= len(sampleHits) {
			return data.Hit{}, false
		}
		return sampleHits[row], true
	})
	list.Select(1)
	list.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, 180)}})
	return w, list
}

func TestResultListPictures(t *testing.T) {
	for name, c := range map[string]struct {
		theme Theme
		size  fyne.Size
	}{
		"light":  {Theme{Scheme: Light}, fyne.NewSize(500, 480)},
		"dark":   {Theme{Scheme: Dark}, fyne.NewSize(500, 480)},
		"large":  {Theme{Scheme: Light, Scale: 1.5}, fyne.NewSize(620, 480)},
		"narrow": {Theme{Scheme: Light}, fyne.NewSize(240, 480)},
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := picturedList(t, c.theme, c.size)
			test.AssertImageMatches(t, "resultlist-"+name+".png", w.Canvas().Capture())
		})
	}
}

func TestResultListPictureScrolledDimmed(t *testing.T) {
	w, list := picturedList(t, Theme{Scheme: Light}, fyne.NewSize(500, 300))
	list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -258)})
	list.bar.MouseIn(nil)
	w.Canvas().Focus(list)
	test.AssertImageMatches(t, "resultlist-loading.png", w.Canvas().Capture())
	list.ScrollTo(0)
	list.SetDimmed(true)
	test.AssertImageMatches(t, "resultlist-dimmed.png", w.Canvas().Capture())
}

// picturedTable shows results in one line each: some read, several selected.
func picturedTable(t *testing.T, th Theme, size fyne.Size) (fyne.Window, *ResultPane) {
	t.Helper()
	resultApp(t, th)
	list := NewResultList()
	pane := NewResultPane(list)
	w := test.NewTempWindow(t, pane)
	w.SetPadded(false)
	w.Resize(size)
	pane.SetTable(true)
	pane.SetSort(data.Oldest)
	list.SetResults(len(sampleHits)+2, partlyRead)
	list.Select(1)
	list.extend(3, nil)
	pane.head.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(150, 10)}})
	return w, pane
}

// partlyRead are the samples, every second of them read.
func partlyRead(row int) (data.Hit, bool) {
	if row >= len(sampleHits) {
		return data.Hit{}, false
	}
	hit := sampleHits[row]
	hit.Read = row%2 == 1
	return hit, true
}

func TestResultTablePictures(t *testing.T) {
	for name, c := range map[string]struct {
		theme Theme
		size  fyne.Size
	}{
		"light":  {Theme{Scheme: Light}, fyne.NewSize(700, 320)},
		"dark":   {Theme{Scheme: Dark}, fyne.NewSize(700, 320)},
		"large":  {Theme{Scheme: Light, Scale: 1.5}, fyne.NewSize(820, 440)},
		"narrow": {Theme{Scheme: Dark, Scale: 1.5}, fyne.NewSize(480, 440)},
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := picturedTable(t, c.theme, c.size)
			test.AssertImageMatches(t, "resulttable-"+name+".png", w.Canvas().Capture())
		})
	}
}

func TestResultListPicturesOfReadAndSelected(t *testing.T) {
	for name, th := range map[string]Theme{
		"light": {Scheme: Light}, "dark": {Scheme: Dark}, "large": {Scheme: Dark, Scale: 1.5},
	} {
		t.Run(name, func(t *testing.T) {
			w, list := picturedList(t, th, fyne.NewSize(500, 480))
			list.UpdateResults(len(sampleHits)+2, partlyRead, nil)
			list.extend(3, nil)
			test.AssertImageMatches(t, "resultlist-read-"+name+".png", w.Canvas().Capture())
		})
	}
}

func TestResultHeaderMenuPicture(t *testing.T) {
	w, _ := picturedList(t, Theme{Scheme: Light}, fyne.NewSize(360, 240))
	test.TapCanvas(w.Canvas(), fyne.NewPos(300, 17))
	test.AssertImageMatches(t, "resultlist-menu.png", w.Canvas().Capture())
}
