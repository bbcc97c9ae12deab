package app

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
)

// TestAnImportGivesWay follows an import while the window is used from 0 to 1,000
// milliseconds. It gets a turn now and then, however long that takes.
func TestAnImportGivesWay(t *testing.T) {
	start := time.Now()
	at := func(ms int) int64 { return start.Add(time.Duration(ms) * time.Millisecond).UnixNano() }
	var u use
	if u.wayAt(at(-10_000)) != 0 {
		t.Error("an import waits though nobody uses the window")
	}
	used, lasts, way, turn := 1000, int(useLasts.Milliseconds()), int(longestWay.Milliseconds()), int(turnLasts.Milliseconds())
	goes := 0
	for ms := 0; ms < used+lasts+way; ms++ {
		if ms < used {
			u.nowAt(at(ms))
		}
		wait := u.wayAt(at(ms))
		if wait > longestWay {
			t.Fatalf("after %d ms it waits for %v", ms, wait)
		}
		if wait == 0 && ms < used+lasts-1 {
			goes++
		}
		if wait > 0 && ms >= used+lasts {
			t.Fatalf("it waits %d ms after the window was used", ms-used)
		}
	}
	turns := (used + lasts) / (way + turn)
	if least, most := turn*turns, turn*(turns+1)+1; goes < least || goes > most {
		t.Errorf("it goes on for %d of %d ms, want %d to %d", goes, used+lasts, least, most)
	}
}

// TestGivingWayTakesItsTime holds what is waited against a clock of the test's own.
func TestGivingWayTakesItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var u use
		waited := func() time.Duration {
			begun := time.Now()
			u.giveWay(t.Context())
			return time.Since(begun)
		}
		if took := waited(); took != 0 {
			t.Errorf("an import waits for %v though nobody uses the window", took)
		}
		u.now()
		if took := waited(); took != useLasts {
			t.Errorf("an import waits for %v after the window was used, want %v", took, useLasts)
		}
		u.now()
		u.until.Store(time.Now().Add(time.Hour).UnixNano())
		if took := waited(); took != longestWay {
			t.Errorf("an import waits for %v of an hour's use, want %v", took, longestWay)
		}
	})
}

func TestWhoGivesWayNoticesTheCancel(t *testing.T) {
	var u use
	u.until.Store(time.Now().Add(time.Hour).UnixNano())
	u.turn.Store(time.Now().UnixNano())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	began := u.turn.Load()
	u.giveWay(ctx)
	if u.turn.Load() != began {
		t.Error("it waited for a turn")
	}
}

// TestWhatIsUseOfTheWindow does what a person does by the mouse alone.
func TestWhatIsUseOfTheWindow(t *testing.T) {
	r := newsRig(t)
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for name, act := range map[string]func(){
		"a range that is dragged":   func() { r.timeline.Dragged(&fyne.DragEvent{}) },
		"a bar that is pointed at":  func() { r.timeline.MouseMoved(&desktop.MouseEvent{}) },
		"a range that is selected":  func() { r.timeline.OnRange(day(2021, 3, 1), day(2021, 4, 1)) },
		"a value of a facet":        func() { r.library.OnInclude("agency", "AP") },
		"a command of a menu":       func() { runKey(r.commands(), fyne.KeyL, fyne.KeyModifierControl) },
		"the article is moved":      func() { r.article.OnScrolled() },
		"the library is moved":      func() { r.library.OnScrolled() },
		"another part of the years": func() { r.timeline.OnViewChanged(day(2020, 1, 1), day(2022, 1, 1), data.ByMonth) },
	} {
		r.use.until.Store(0)
		if act(); r.use.until.Load() == 0 {
			t.Errorf("%s: an import does not give way", name)
		}
	}
	r.use.until.Store(0)
	if r.ask(true); r.use.until.Load() != 0 {
		t.Error("the window shows what was imported: the import gives way to itself")
	}
}
