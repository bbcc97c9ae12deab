package views

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// fictionalCounts makes the archive's and the query's count of a day by a rule
// that looks like years of news: a quiet spring in 2020, waves, weekends.
func fictionalCounts(d day) (archive, query int) {
	t := d.time()
	if t.Before(date(2017, 1, 1)) || !t.Before(date(2024, 2, 1)) {
		return 0, 0
	}
	wave := math.Sin(float64(d)/190) + math.Sin(float64(d)/67)/2
	archive = int(60 + 25*wave)
	query = int(14 + 12*math.Sin(float64(d)/230))
	switch {
	case t.Year() == 2020 && t.Month() < 5:
		return int(d) % 2, 0
	case t.Weekday() == time.Sunday:
		return archive / 4, query / 6
	}
	return archive, query
}

// counted answers what a timeline asks for, as the app does.
func counted(from, to time.Time, by data.Unit) data.Timeline {
	tl := data.Timeline{By: by, Undated: []int{27}, ArchiveUndated: 310}
	g := grainOf(by)
	for d := dayAt(from); d < dayAt(to); {
		bucket := g.bucket(d)
		b := data.Bucket{Start: bucket.from.time(), Counts: []int{0}}
		if bucket.to-bucket.from < 400 {
			for ; d < bucket.to; d++ {
				archive, query := fictionalCounts(d)
				b.Archive += archive
				b.Counts[0] += query
			}
		}
		d = bucket.to
		tl.Buckets = append(tl.Buckets, b)
	}
	return tl
}

// shownTimeline is a timeline in a window of its own, answered by counted.
func shownTimeline(t testing.TB, th Theme, width float32) (*Timeline, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(th)
	tl := NewTimeline()
	tl.OnViewChanged = func(from, to time.Time, by data.Unit) { tl.SetData(counted(from, to, by)) }
	w := test.NewTempWindow(t, tl)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, tl.MinSize().Height))
	tl.SetExtent(date(2017, 1, 3), date(2024, 1, 9))
	return tl, w
}

// at returns the position of a day in the widget, in the middle of the plot.
func at(tl *Timeline, t time.Time) fyne.Position {
	p := tl.parts.plot
	return fyne.NewPos(p.X+tl.view.x(float64(dayAt(t)), p.Width), p.Y+p.Height/2)
}

func mouseAt(pos fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: pos}}
}

func TestTimelinePictures(t *testing.T) {
	light, dark := Theme{Scheme: Light}, Theme{Scheme: Dark}
	hovering := func(tl *Timeline) {
		tl.SetRange(date(2020, 1, 1), date(2022, 5, 1))
		tl.MouseMoved(mouseAt(at(tl, date(2021, 11, 10))))
	}
	for name, c := range map[string]struct {
		theme Theme
		width float32
		act   func(*Timeline)
	}{
		"light": {light, 1440, hovering},
		"dark":  {dark, 1440, hovering},
		"large": {Theme{Scheme: Light, Scale: 1.5}, 1440, hovering},
		"days": {light, 1440, func(tl *Timeline) {
			tl.zoom(float64(dayAt(date(2021, 1, 2))), 3)
			tl.zoom(float64(dayAt(date(2021, 1, 2))), 3)
			tl.SetUndated(true)
		}},
		"weeks": {dark, 1000, func(tl *Timeline) {
			tl.zoom(float64(dayAt(date(2020, 3, 2))), 1.5)
			tl.MouseDown(mouseAt(at(tl, date(2020, 2, 12))))
			tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(tl, date(2020, 6, 3))}})
		}},
		"empty": {light, 1000, func(tl *Timeline) {
			tl.SetData(data.Timeline{})
			tl.SetExtent(time.Time{}, time.Time{})
		}},
		"one-day": {light, 1000, func(tl *Timeline) {
			tl.SetExtent(date(2021, 11, 3), date(2021, 11, 3))
		}},
		"centuries": {light, 1000, func(tl *Timeline) {
			tl.SetExtent(date(1621, 11, 3), date(2024, 11, 3))
		}},
		"hidpi": {light, 700, hovering},
		"narrow": {dark, 360, func(tl *Timeline) {
			tl.MouseMoved(mouseAt(at(tl, date(2017, 1, 10))))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			tl, w := shownTimeline(t, c.theme, c.width)
			if name == "hidpi" {
				w.Canvas().(interface{ SetScale(float32) }).SetScale(2)
			}
			c.act(tl)
			test.AssertImageMatches(t, "timeline-"+name+".png", w.Canvas().Capture())
		})
	}
}
