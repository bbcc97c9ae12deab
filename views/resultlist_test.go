package views

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"dateline/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func numberedHit(row int) (data.Hit, bool) {
	hit := sampleHits[row%len(sampleHits)]
	hit.ID = int64(row)
	hit.Headline = fmt.Sprintf("Article %d of the harbor", row)
	number := fmt.Sprintf("Of article %d: ", row) // no two rows measure the same text
	hit.Snippet = number + hit.Snippet
	hit.SnippetHits = resultSpans(hit.Snippet, "harbor")
	return hit, true
}

// newTestList shows a list of so many rows, 62 high, in a view of 500 by 620.
func newTestList(t testing.TB, count int) (*ResultList, fyne.Window) {
	resultApp(t, Theme{Scheme: Light})
	list := NewResultList()
	w := test.NewTempWindow(t, list)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(500, 620))
	list.SetResults(count, numberedHit)
	return list, w
}

func wheelDown(list *ResultList, down float32) {
	list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -down)})
}

func typeKeysOn(list *ResultList, names ...fyne.KeyName) {
	for _, name := range names {
		list.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// checkShown compares the rows on the screen with where they belong.
func checkShown(t *testing.T, list *ResultList) {
	t.Helper()
	first, past := list.scroll.visible()
	if len(list.shown) != past-first {
		t.Fatalf("%d rows are shown for %d", len(list.shown), past-first)
	}
	for n, row := range list.shown {
		if want := fyne.NewPos(0, list.scroll.y(n)); row.box.Position() != want || !row.box.Visible() {
			t.Fatalf("row %d is at %v, want %v", n, row.box.Position(), want)
		}
	}
	visible := 0
	for _, o := range list.rows.Objects {
		if o.Visible() {
			visible++
		}
	}
	if visible != past-first {
		t.Fatalf("%d boxes are visible for %d rows", visible, past-first)
	}
	if pooled := len(list.rows.Objects); pooled > past-first+2 {
		t.Fatalf("%d row objects for %d rows", pooled, past-first)
	}
}

func TestRowsFollowTheScroll(t *testing.T) {
	list, w := newTestList(t, 1_000_000)
	random := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		switch random.IntN(6) {
		case 0:
			list.ScrollTo(random.IntN(1_000_000))
		case 1:
			w.Resize(fyne.NewSize(400, 100+float32(random.IntN(900))))
		default:
			wheelDown(list, float32(random.IntN(401)-200))
		}
		checkShown(t, list)
	}
	typeKeysOn(list, fyne.KeyEnd)
	if bottom := list.scroll.y(999_999) + 62; bottom != list.Size().Height {
		t.Errorf("End puts the last row's edge at %v of %v", bottom, list.Size().Height)
	}
	wheelDown(list, -1)
	if row := list.shown[999_999]; row.box.Position().Y+62 != list.Size().Height+1 {
		t.Errorf("one pixel up, the last row is at %v", row.box.Position().Y)
	}
	checkShown(t, list)
}

func TestOnlyIncomingRowsAreFetched(t *testing.T) {
	list, _ := newTestList(t, 1000)
	var fetched []int
	list.SetResults(1000, func(row int) (data.Hit, bool) {
		fetched = append(fetched, row)
		return numberedHit(row)
	})
	fetched = nil
	wheelDown(list, 62)
	wheelDown(list, 10)
	if want := []int{10, 11}; !reflect.DeepEqual(fetched, want) {
		t.Errorf("fetched %v, want %v", fetched, want)
	}
}

func TestPlaceholdersUntilRowsChanged(t *testing.T) {
	list, _ := newTestList(t, 100)
	loaded := false
	list.SetResults(100, func(row int) (data.Hit, bool) {
		if !loaded {
			return data.Hit{}, false
		}
		return numberedHit(row)
	})
	texts := func() int { return list.shown[3].upper.used }
	if texts() != 0 {
		t.Error("a row that is not loaded shows text")
	}
	loaded = true
	list.RowsChanged()
	if texts() == 0 {
		t.Error("a loaded row shows no text")
	}
}

func TestOnVisible(t *testing.T) {
	list, w := newTestList(t, 1000)
	var told [][2]int
	list.OnVisible = func(first, last int) { told = append(told, [2]int{first, last}) }
	list.SetResults(500, numberedHit)
	list.SetResults(500, numberedHit)
	wheelDown(list, 1)
	wheelDown(list, 1)
	wheelDown(list, 60)
	w.Resize(fyne.NewSize(500, 310))
	list.ScrollTo(499)
	list.SetResults(0, numberedHit)
	want := [][2]int{{0, 9}, {0, 9}, {0, 10}, {1, 10}, {1, 5}, {495, 499}}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

func TestResultsMayBeSetFromOnVisible(t *testing.T) {
	list, _ := newTestList(t, 1000)
	list.OnVisible = func(int, int) {
		list.OnVisible = nil
		list.SetResults(3, numberedHit)
	}
	wheelDown(list, 5000)
	checkShown(t, list)
	if list.Count() != 3 || len(list.shown) != 3 {
		t.Errorf("%d rows, %d shown", list.Count(), len(list.shown))
	}
}

func TestKeysSelect(t *testing.T) {
	list, _ := newTestList(t, 1000)
	var selected, activated []int
	list.OnSelected = func(row int) { selected = append(selected, row) }
	list.OnActivated = func(row int) { activated = append(activated, row) }
	typeKeysOn(list, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyEnter, fyne.KeyEnd, fyne.KeyDown,
		fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyUp, fyne.KeyPageUp)
	if want := []int{0, 1, 10, 9, 999, 990, 0}; !reflect.DeepEqual(selected, want) {
		t.Errorf("selected %v, want %v", selected, want)
	}
	if want := []int{9}; !reflect.DeepEqual(activated, want) {
		t.Errorf("activated %v, want %v", activated, want)
	}
}

func TestKeysOfAnEmptyList(t *testing.T) {
	list, _ := newTestList(t, 0)
	list.OnSelected = func(row int) { t.Errorf("selected %d of nothing", row) }
	list.OnActivated = func(row int) { t.Errorf("activated %d of nothing", row) }
	typeKeysOn(list, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn)
	if list.SelectNext() || list.SelectPrevious() || list.Selected() != -1 {
		t.Error("an empty list has a selection")
	}
}

func TestOtherKeysAreHandedOn(t *testing.T) {
	list, w := newTestList(t, 10)
	var keys []fyne.KeyName
	var runes []rune
	list.OnKey = func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) }
	list.OnRune = func(r rune) { runes = append(runes, r) }
	typeKeysOn(list, fyne.KeyEscape, fyne.KeyDown, fyne.KeySpace)
	w.Canvas().Focus(list)
	test.Type(list, "j/")
	if !slices.Equal(keys, []fyne.KeyName{fyne.KeyEscape, fyne.KeySpace}) || string(runes) != "j/" {
		t.Errorf("handed on %v and %q", keys, string(runes))
	}
}

func TestSelectScrollsIntoViewAndTellsOnce(t *testing.T) {
	list, _ := newTestList(t, 1_000_000)
	calls := 0
	list.OnSelected = func(int) { calls++ }
	list.Select(700_000)
	list.Select(700_000)
	if top, rest := list.Top(); calls != 1 || top != 699_991 || rest != 0 {
		t.Errorf("%d calls, top %d less %v", calls, top, rest)
	}
	list.Select(1_000_000)
	list.Select(-7)
	if list.Selected() != 700_000 || calls != 1 {
		t.Errorf("a row that does not exist changed the selection to %d", list.Selected())
	}
	if !list.SelectNext() || list.Selected() != 700_001 || !list.SelectPrevious() || list.Selected() != 700_000 {
		t.Errorf("next and previous lead to %d", list.Selected())
	}
	list.Select(-1)
	if list.Selected() != -1 || calls != 3 {
		t.Errorf("selected %d after %d calls", list.Selected(), calls)
	}
}

func TestMouse(t *testing.T) {
	list, w := newTestList(t, 100)
	wheelDown(list, 40)
	var selected, activated []int
	var menu string
	list.OnSelected = func(row int) { selected = append(selected, row) }
	list.OnActivated = func(row int) { activated = append(activated, row) }
	list.OnMenu = func(row int, at fyne.Position) { menu = fmt.Sprint(row, at) }

	list.MouseDown(pressedAt(25)) // on row 1
	if w.Canvas().Focused() != fyne.Focusable(list) || list.mark.Visible() {
		t.Error("a click takes the focus and shows no mark")
	}
	list.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(9, 25)})
	list.MouseDown(pressedAt(10)) // on row 0, in part out of view
	if _, rest := list.Top(); rest != 40 {
		t.Error("a click scrolls the list")
	}
	list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(9, 300)}, Button: desktop.MouseButtonSecondary})
	list.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(9, 300), AbsolutePosition: fyne.NewPos(20, 350)})
	if want := []int{1, 0, 5}; !reflect.DeepEqual(selected, want) || !reflect.DeepEqual(activated, want[:1]) {
		t.Errorf("selected %v, activated %v", selected, activated)
	}
	if want := fmt.Sprint(5, fyne.NewPos(20, 350)); menu != want || list.Selected() != 5 {
		t.Errorf("menu at %s, want %s; selected %d", menu, want, list.Selected())
	}
	list.MouseDown(pressedAt(300))
	if !slices.Equal(selected, []int{1, 0, 5}) {
		t.Errorf("a row whose menu was opened is not read when it is clicked: %v", selected)
	}
	typeKeysOn(list, fyne.KeyDown)
	if !list.mark.Visible() {
		t.Error("keys show where the focus is")
	}
}

func TestClickBelowTheRows(t *testing.T) {
	list, _ := newTestList(t, 2)
	list.Select(1)
	list.OnActivated = func(int) { t.Error("activated") }
	list.OnMenu = func(int, fyne.Position) { t.Error("menu") }
	list.MouseDown(pressedAt(400))
	list.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(9, 400)})
	list.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(9, 400)})
	if list.Selected() != 1 {
		t.Errorf("selected %d", list.Selected())
	}
}

func TestUpdateResultsKeepsTheArticleInPlace(t *testing.T) {
	for name, c := range map[string]struct {
		selected int
		scroll   float32
		moved    func(int) int
		count    int
		row      int // whose place is compared, before
		now      int // and after
		want     int // selected after
	}{
		"the selected one":     {5005, 310_017, func(r int) int { return r + 250 }, 10_250, 5005, 5255, 5255},
		"the top one":          {-1, 310_017, func(r int) int { return r + 250 }, 10_250, 5000, 5250, -1},
		"selection elsewhere":  {3, 310_017, func(r int) int { return r + 250 }, 10_250, 5000, 5250, 253},
		"selection gone":       {5005, 310_017, dropRow(5005), 9999, 5000, 5000, -1},
		"the top one gone":     {-1, 310_017, dropRow(5000), 9999, 5001, 5000, -1},
		"at the beginning":     {-1, 0, func(r int) int { return r + 250 }, 10_250, 0, 0, -1},
		"first row is read":    {0, 0, func(r int) int { return r + 250 }, 10_250, 0, 250, 250},
		"nothing moved":        {7, 310_017, nil, 20_000, 5000, 5000, 7},
		"more than exist told": {5005, 310_017, func(int) int { return 1 << 40 }, 10_000, 5000, 5000, -1},
	} {
		t.Run(name, func(t *testing.T) {
			list, _ := newTestList(t, 10_000)
			list.Select(c.selected)
			list.ScrollTo(0)
			wheelDown(list, c.scroll)
			before := list.scroll.y(c.row)
			list.OnSelected = func(row int) { t.Errorf("OnSelected(%d) though no one selected", row) }
			list.UpdateResults(c.count, numberedHit, c.moved)
			if got := list.scroll.y(c.now); got != before {
				t.Errorf("row %d was at %v, its article is now at %v", c.row, before, got)
			}
			if list.Selected() != c.want {
				t.Errorf("selected %d, want %d", list.Selected(), c.want)
			}
			checkShown(t, list)
		})
	}
}

// dropRow is where rows move when one is gone.
func dropRow(gone int) func(int) int {
	return func(row int) int {
		switch {
		case row == gone:
			return -1
		case row > gone:
			return row - 1
		}
		return row
	}
}

func TestSetResultsStartsAnew(t *testing.T) {
	list, _ := newTestList(t, 1000)
	list.Select(500)
	list.SetResults(2000, numberedHit)
	if top, rest := list.Top(); top != 0 || rest != 0 || list.Selected() != -1 {
		t.Errorf("top %d less %v, selected %d", top, rest, list.Selected())
	}
}

func TestScrollBarMovesTheList(t *testing.T) {
	list, _ := newTestList(t, 1_000_000)
	list.bar.MouseDown(pressedAt(2))
	list.bar.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(6, 10_000)}})
	list.bar.DragEnd()
	if list.scroll.offset != list.scroll.end() {
		t.Error("the thumb at its end does not show the end")
	}
	checkShown(t, list)
}

func TestTextSizeChange(t *testing.T) {
	list, _ := newTestList(t, 1000)
	list.ScrollTo(300)
	fyne.CurrentApp().Settings().SetTheme(Theme{Scheme: Dark, Scale: 1.5})
	list.Refresh()
	if top, _ := list.Top(); top != 300 || list.metrics.height != 95 {
		t.Errorf("top %d, rows %v high", top, list.metrics.height)
	}
	if got, want := list.mark.FillColor, colorOf(ColorAccent); got != want {
		t.Errorf("the mark of a search is %v, want %v", got, want)
	}
	checkShown(t, list)
}

// One step of the wheel over a million rows, painted as the window would be.
func BenchmarkResultScrollStep(b *testing.B) {
	for _, step := range []float32{10, 62, 620} {
		b.Run(fmt.Sprintf("%vpx", step), func(b *testing.B) {
			list, _ := newTestList(b, 1_000_000)
			list.ScrollTo(500_000)
			for b.Loop() {
				wheelDown(list, step)
				list.rows.Refresh()
			}
		})
	}
}
