package views

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
)

// refreshed counts the refreshes of objects.
type refreshed map[fyne.CanvasObject]int

type spyingApp struct {
	fyne.App
	seen refreshed
}

type spyingDriver struct {
	fyne.Driver
	seen refreshed
}

type spyingCanvas struct {
	fyne.Canvas
	seen refreshed
}

func (a spyingApp) Driver() fyne.Driver { return spyingDriver{a.App.Driver(), a.seen} }

func (d spyingDriver) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	return spyingCanvas{d.Driver.CanvasForObject(o), d.seen}
}

func (c spyingCanvas) Refresh(o fyne.CanvasObject) { c.seen[o]++ }

func TestHoverAndBrushDoNotRedrawTheBars(t *testing.T) {
	tl, _ := shownTimeline(t, Theme{Scheme: Light}, 1300)
	drawn := func() image.Image { return tl.parts.raster.Generator(1200, 60) }
	before, seen := drawn(), refreshed{}
	app := fyne.CurrentApp()
	fyne.SetCurrentApp(spyingApp{app, seen})
	defer fyne.SetCurrentApp(app)

	for x := float32(0); x < 1300; x += 7 {
		tl.MouseMoved(mouseAt(fyne.NewPos(x, 40)))
	}
	drag(tl, fyne.NewPos(100, 30), fyne.NewPos(700, 30))
	drag(tl, fyne.NewPos(300, 30), fyne.NewPos(500, 30))
	tl.MouseOut()
	if len(seen) == 0 || seen[tl.parts.tipText] == 0 {
		t.Fatal("the spy saw nothing")
	}
	if seen[tl] > 0 || seen[tl.parts.raster] > 0 || drawn() != before {
		t.Errorf("hovering refreshed the widget %d times, the bars %d times", seen[tl], seen[tl.parts.raster])
	}
	tl.SetData(counted(tl.View()))
	if seen[tl.parts.raster] == 0 || drawn() == before {
		t.Error("new counts did not redraw the bars")
	}
}

func BenchmarkTimelineHover(b *testing.B) {
	tl, _ := shownTimeline(b, Theme{Scheme: Light}, 1300)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		tl.MouseMoved(mouseAt(fyne.NewPos(float32(20+i*17%1200), 40)))
	}
}

func BenchmarkTimelineSetData4000Days(b *testing.B) {
	tl, _ := shownTimeline(b, Theme{Scheme: Light}, 1300)
	days := counted(date(2017, 1, 1), date(2017, 1, 1).AddDate(0, 0, 4000), data.ByDay)
	b.ReportAllocs()
	for b.Loop() {
		tl.SetData(days)
		tl.parts.raster.Generator(1200, 60)
	}
}
