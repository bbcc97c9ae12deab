package views

import (
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// nest is a widget that counts how often it is painted, with another in it.
type nest struct {
	widget.BaseWidget
	inner           fyne.CanvasObject
	painted, placed int
}

func newNest(inner fyne.CanvasObject) *nest {
	n := &nest{inner: inner}
	n.ExtendBaseWidget(n)
	return n
}

func (n *nest) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(n, &plan{
		objects: []fyne.CanvasObject{n.inner},
		minSize: func() fyne.Size { return fyne.NewSquareSize(10) },
		paint:   func() { n.painted++ },
		layout: func(size fyne.Size) {
			n.placed++
			n.inner.Resize(size)
		},
	})
}

func TestAThemeDrawsEachWidgetOnce(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	inmost := newNest(newRule())
	shown(t, newNest(newNest(newNest(inmost))), 100, 100)
	inmost.painted, inmost.placed = 0, 0
	UseTheme(fyne.CurrentApp(), Theme{Scheme: Light, Scale: 1.5})
	if inmost.painted != 1 || inmost.placed != 1 {
		t.Errorf("the inmost is painted %d times and laid out %d times", inmost.painted, inmost.placed)
	}
	outer := newNest(inmost)
	if outer.Refresh(); inmost.painted != 2 {
		t.Error("afterwards, refreshing does not reach what is within")
	}
}

// fullRoom is a window of a room with something in each of its parts.
func fullRoom(t *testing.T) fyne.Window {
	t.Helper()
	list, article, timeline := NewResultList(), NewArticlePane(), NewTimeline()
	search, header, status, chips, drawer := NewSearchBar("Ctrl L"), NewResultHeader(), NewStatusBar(), NewChips(), NewImportDrawer()
	status.SetArchive("Coast stories.dateline", data.Stats{Articles: 128904})
	room := NewRoom(RoomParts{
		Search: search, Pill: NewImportPill(nil), ImportButton: NewImportButton(nil, nil), Chips: chips, Notice: search.Notice(),
		Completions: search.Completions(), SearchHelp: search.Help(), Timeline: NewTimelinePane(NewCompareBar(), timeline),
		Sidebar: sampleLibrary(), ResultHeader: header, Results: NewResultPane(list), Article: article, Status: status,
	})
	room.SetDrawer(drawer)
	w := shown(t, room, 1280, 800)
	timeline.OnViewChanged = func(from, to time.Time, by data.Unit) { timeline.SetData(counted(from, to, by)) }
	timeline.SetExtent(date(2017, 1, 3), date(2024, 1, 9))
	chips.SetChips([]Chip{{"date", "2021 – 2023", nil}, {"place", "Busan, Seoul", nil}})
	list.SetResults(500, numberedHit)
	header.SetCount(500, time.Millisecond)
	article.ShowArticle(barrierArticle(), data.ArticleHits{})
	drawer.SetProgress(doneImport())
	drawer.Show()
	return w
}

func TestAnotherThemeLooksAsAtTheStart(t *testing.T) {
	startApp(t, Theme{Scheme: Dark, Scale: 1.3})
	want := fullRoom(t).Canvas().Capture()
	startApp(t, Theme{Scheme: Light})
	w := fullRoom(t)
	UseTheme(fyne.CurrentApp(), Theme{Scheme: Dark, Scale: 1.3})
	if got := w.Canvas().Capture(); !reflect.DeepEqual(got, want) {
		t.Error("the window looks otherwise than one that was opened in the theme")
	}
}
