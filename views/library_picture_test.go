package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func TestLibraryPictures(t *testing.T) {
	for name, c := range map[string]struct {
		theme Theme
		size  fyne.Size
	}{
		"light":       {Theme{Scheme: Light}, fyne.NewSize(220, 720)},
		"dark":        {Theme{Scheme: Dark}, fyne.NewSize(220, 720)},
		"large-light": {Theme{Scheme: Light, Scale: 1.5}, fyne.NewSize(330, 720)},
		"large-dark":  {Theme{Scheme: Dark, Scale: 1.5}, fyne.NewSize(330, 720)},
	} {
		t.Run(name, func(t *testing.T) {
			startApp(t, c.theme)
			l := sampleLibrary()
			l.SetFolded(nil)
			w := shown(t, l, c.size.Width, c.size.Height)
			at := l.lines[indexOf(l.lines, lineID{valueLine, "outlet", "The Port Maren Evening Post and Shipping Gazette"})]
			l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(minusLeft(at, c.size.Width)+4, at.y+8)}})
			test.AssertImageMatches(t, "library-"+name+".png", w.Canvas().Capture())
		})
	}
}

func TestLongLibraryPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		l := sampleLibrary()
		w := shown(t, l, 220, 360)
		l.SetChosen([]string{"unread"}, nil)
		l.openLong("place")
		l.SetLong("", facetOf("place", 312, 1204, "Busan", "Seoul", "Sejong", "Lyon", "Mokpo", "강릉", "Daejeon", "Ulsan"))
		w.Canvas().Focus(l)
		for range 3 {
			l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
		capture(t, w, "library-long", scheme)
	})
}

func TestRoomWithLibraryPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		f := newFurnished()
		f.parts.Sidebar = sampleLibrary()
		w := shown(t, f.Room, 1024, 700)
		f.chips.SetChips([]Chip{{"place", "Busan", nil}, {"place", "not Sejong", nil}})
		capture(t, w, "room-library", scheme)
		f.chips.SetChips([]Chip{{"library", "Unread", nil}})
		w.Resize(fyne.NewSize(800, 560))
		f.SetSidebarVisible(true)
		capture(t, w, "room-library-over", scheme)
	})
}

func TestLibraryLinesFit(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		startApp(t, Theme{Scheme: Light, Scale: scale})
		l := sampleLibrary()
		l.SetFolded(nil)
		l.SetChosen([]string{"review"}, []data.Choice{{Field: "outlet", Include: []string{"The Port Maren Evening Post and Shipping Gazette"}}})
		shown(t, l, scaled(leastSidebar), 1600)
		l.press("Seoul", 40, 0)
		for _, row := range l.pool {
			assertFits(t, row.box, "line")
		}
	}
}
