package views

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// shownPane is a timeline under its bar, which compares the first queries.
func shownPane(t *testing.T, th Theme, width float32, queries int) (*CompareBar, *Timeline, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(th)
	bar, tl := NewCompareBar(), NewTimeline()
	tl.OnViewChanged = func(from, to time.Time, by data.Unit) { tl.SetData(counted(from, to, by)) }
	pane := NewTimelinePane(bar, tl)
	w := test.NewTempWindow(t, pane)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, pane.MinSize().Height))
	tl.SetExtent(date(2017, 1, 3), date(2024, 1, 9))
	texts, totals := map[int]string{}, map[int]int{}
	for _, s := range comparedQueries[:queries] {
		texts[s.Slot], totals[s.Slot] = s.Query, s.Total
	}
	bar.SetQueries(texts)
	bar.SetTotals(totals)
	pane.SetComparing(true)
	comparing(tl, queries, ChartStyle{})
	w.Resize(fyne.NewSize(width, pane.MinSize().Height))
	return bar, tl, w
}

func TestCompareBarPictures(t *testing.T) {
	for name, c := range map[string]struct {
		theme   Theme
		width   float32
		queries int
	}{
		"light":  {Theme{Scheme: Light}, 1024, 2},
		"dark":   {Theme{Scheme: Dark}, 1440, 6},
		"narrow": {Theme{Scheme: Dark}, 700, 4},
		"large":  {Theme{Scheme: Light, Scale: 1.5}, 1024, 6},
	} {
		t.Run(name, func(t *testing.T) {
			bar, _, w := shownPane(t, c.theme, c.width, c.queries)
			if name == "light" {
				w.Canvas().Focus(bar.Field(1))
			}
			test.AssertImageMatches(t, "comparebar-"+name+".png", w.Canvas().Capture())
		})
	}
}

func TestCompareBarTells(t *testing.T) {
	bar, _, w := shownPane(t, Theme{Scheme: Light}, 1024, 3)
	var calls []string
	tell := func(format string, args ...any) { calls = append(calls, fmt.Sprintf(format, args...)) }
	bar.OnTyped = func(slot int, text string) { tell("typed %d %s", slot, text) }
	bar.OnSubmitted = func(slot int, text string) { tell("submitted %d %s", slot, text) }
	bar.OnRemove = func(slot int) { tell("removed %d", slot) }
	bar.OnAdd = func() { tell("add") }
	bar.OnClose = func() { tell("close") }
	bar.OnStyle = func(s ChartStyle) { tell("stacked %v share %v", s.Stacked, s.Share) }
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { tell("passed %s", e.Name) })

	w.Canvas().Focus(bar.Field(0))
	bar.Field(0).TypedRune('s')
	bar.Field(0).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	bar.Field(0).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !bar.Focused() {
		t.Error("no field has the keyboard")
	}
	w.Canvas().Unfocus()
	test.Tap(bar.fields[2].remove)
	test.Tap(bar.add)
	bar.form.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	bar.form.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	bar.unit.Tapped(&fyne.PointEvent{Position: fyne.NewPos(bar.unit.Size().Width-4, 5)})
	bar.form.Tapped(nil)
	test.Tap(bar.close)
	want := []string{"typed 0 harbors", "submitted 0 harbors", "passed Escape", "submitted 0 harbors", "removed 2", "add",
		"stacked true share false", "stacked true share true", "stacked false share true", "close"}
	if !slices.Equal(calls, want) {
		t.Errorf("told\n%q, want\n%q", calls, want)
	}
	calls = nil
	bar.SetQueries(map[int]string{0: "other"})
	bar.SetStyle(ChartStyle{Stacked: true})
	if len(calls) > 0 || bar.fields[0].entry.Text != "other" || bar.fields[2].Visible() || bar.form.chosen != 1 {
		t.Errorf("told %q of what the program did; the field says %q", calls, bar.fields[0].entry.Text)
	}
}

func TestCompareBarFitsItsWidth(t *testing.T) {
	for _, width := range []float32{700, 1024, 1440, 1920} {
		bar, tl, _ := shownPane(t, Theme{Scheme: Light}, width, 6)
		for _, f := range bar.fields {
			if right := f.Position().X + f.Size().Width; right > bar.form.Position().X && f.Position().Y < bar.form.Position().Y+bar.form.Size().Height {
				t.Errorf("at %v a field ends at %v, over the controls at %v", width, right, bar.form.Position().X)
			}
			if foot := f.Position().Y + f.Size().Height; foot > bar.Size().Height {
				t.Errorf("at %v a field ends at %v of %v", width, foot, bar.Size().Height)
			}
		}
		if end := bar.close.Position().X + bar.close.Size().Width; end > width {
			t.Errorf("at %v the controls end at %v", width, end)
		}
		if tl.Position().Y != bar.Size().Height {
			t.Errorf("at %v the timeline begins at %v, under a bar of %v", width, tl.Position().Y, bar.Size().Height)
		}
	}
}

// TestAddingAQueryMovesNothing compares more queries than one row has room for.
func TestAddingAQueryMovesNothing(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	for _, width := range []float32{600, 1024, 1280} {
		bar, timeline := NewCompareBar(), NewTimeline()
		pane := NewTimelinePane(bar, timeline)
		pane.SetComparing(true)
		queries := map[int]string{}
		var high float32
		for slot := range MostSeries {
			queries[slot] = "harbor"
			bar.SetQueries(queries)
			if slot == 0 {
				high = pane.heightFor(width)
			}
			if got := pane.heightFor(width); got != high {
				t.Errorf("in %v, %d queries take %v, one takes %v", width, slot+1, got, high)
			}
		}
		pane.Resize(fyne.NewSize(width, high))
		if foot := bar.Position().Y + bar.heightFor(width); timeline.Position().Y < foot || timeline.Size().Height < 100 {
			t.Errorf("in %v, the bar ends at %v, the timeline is at %v with %v", width, foot, timeline.Position(), timeline.Size())
		}
	}
}
