package views

import (
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// clickRow presses a button on a row of a list that stands at its beginning.
func clickRow(list *ResultList, row int, mod fyne.KeyModifier, button desktop.MouseButton) {
	at := fyne.NewPos(9, float32(row)*list.metrics.height+20)
	list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Modifier: mod, Button: button})
}

func TestSeveralRowsByMouse(t *testing.T) {
	const shift, add = fyne.KeyModifierShift, fyne.KeyModifierShortcutDefault
	type click struct {
		row int
		mod fyne.KeyModifier
	}
	for name, c := range map[string]struct {
		clicks []click
		want   rowSet
		leads  int
	}{
		"one":                      {[]click{{2, 0}}, rowSet{{2, 3}}, 2},
		"up to":                    {[]click{{2, 0}, {5, shift}}, rowSet{{2, 6}}, 5},
		"back from there":          {[]click{{5, 0}, {2, shift}}, rowSet{{2, 6}}, 2},
		"the other way from there": {[]click{{5, 0}, {7, shift}, {2, shift}}, rowSet{{2, 6}}, 2},
		"one more":                 {[]click{{2, 0}, {5, add}, {7, add}}, rowSet{{2, 3}, {5, 6}, {7, 8}}, 7},
		"one less":                 {[]click{{2, 0}, {5, add}, {7, add}, {7, add}}, rowSet{{2, 3}, {5, 6}}, 5},
		"less of a stretch":        {[]click{{2, 0}, {6, shift}, {4, add}}, rowSet{{2, 4}, {5, 7}}, 5},
		"a second stretch":         {[]click{{0, 0}, {4, add}, {6, shift | add}}, rowSet{{0, 1}, {4, 7}}, 6},
		"none":                     {[]click{{2, 0}, {2, add}}, nil, -1},
		"one again":                {[]click{{2, 0}, {5, shift}, {3, 0}}, rowSet{{3, 4}}, 3},
		"without a beginning":      {[]click{{3, shift}}, rowSet{{0, 4}}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			list, _ := newTestList(t, 100)
			for _, click := range c.clicks {
				clickRow(list, click.row, click.mod, desktop.MouseButtonPrimary)
			}
			if !reflect.DeepEqual(list.picked, c.want) || list.Selected() != c.leads {
				t.Errorf("selected %v led by %d, want %v led by %d", list.picked, list.Selected(), c.want, c.leads)
			}
		})
	}
}

func TestSeveralRowsByKeys(t *testing.T) {
	list, _ := newTestList(t, 1_000_000)
	var read []int
	told := 0
	list.OnSelected = func(row int) { read = append(read, row) }
	list.OnSelection = func() { told++ }
	list.Select(5)
	list.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	typeKeysOn(list, fyne.KeyDown, fyne.KeyDown)
	if !reflect.DeepEqual(list.picked, rowSet{{5, 8}}) || list.Selected() != 7 || told != 3 {
		t.Errorf("Shift and Down select %v led by %d, told %d times", list.picked, list.Selected(), told)
	}
	typeKeysOn(list, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if !reflect.DeepEqual(list.picked, rowSet{{4, 6}}) {
		t.Errorf("and Up %v", list.picked)
	}
	typeKeysOn(list, fyne.KeyEnd, fyne.KeyDown)
	if !reflect.DeepEqual(list.picked, rowSet{{5, 1_000_000}}) || !list.picked.has(999_999) {
		t.Errorf("and End %v", list.picked)
	}
	list.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	typeKeysOn(list, fyne.KeyUp)
	if !reflect.DeepEqual(list.picked, rowSet{{999_998, 999_999}}) {
		t.Errorf("Up alone selects %v", list.picked)
	}
	if !slices.Equal(read, []int{5, 999_998}) {
		t.Errorf("read %v", read)
	}
	checkShown(t, list)
}

func TestSelectAllAndBackToOne(t *testing.T) {
	list, _ := newTestList(t, 1_000_000)
	list.OnSelected = func(row int) { t.Errorf("row %d is read", row) }
	var keys []fyne.KeyName
	list.OnKey = func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) }
	list.ScrollTo(400)
	list.TypedShortcut(&fyne.ShortcutSelectAll{})
	if top, _ := list.Top(); list.SelectedCount() != 1_000_000 || len(list.picked) != 1 || list.Selected() != 400 || top != 400 {
		t.Errorf("%d in %d ranges, led by %d, top %d", list.SelectedCount(), len(list.picked), list.Selected(), top)
	}
	typeKeysOn(list, fyne.KeyEscape)
	if !reflect.DeepEqual(list.picked, rowSet{{400, 401}}) || len(keys) != 0 {
		t.Errorf("Esc leaves %v and hands on %v", list.picked, keys)
	}
	typeKeysOn(list, fyne.KeyEscape)
	if len(keys) != 1 {
		t.Error("Esc on one row is not handed on")
	}
}

func TestCopyNeedsRows(t *testing.T) {
	list, _ := newTestList(t, 10)
	copied := 0
	list.OnCopy = func() { copied++ }
	list.TypedShortcut(&fyne.ShortcutCopy{})
	list.Select(3)
	list.TypedShortcut(&fyne.ShortcutCopy{})
	if copied != 1 {
		t.Errorf("copied %d times", copied)
	}
}

func TestMenuOfRows(t *testing.T) {
	list, _ := newTestList(t, 100)
	var rows []int
	var at fyne.Position
	list.OnMenu = func(row int, where fyne.Position) { rows, at = append(rows, row), where }
	list.Select(2)
	clickRow(list, 4, fyne.KeyModifierShift, desktop.MouseButtonPrimary)
	clickRow(list, 3, 0, desktop.MouseButtonSecondary)
	if list.SelectedCount() != 3 || list.Selected() != 4 {
		t.Errorf("a menu on one of several rows leaves %v", list.picked)
	}
	clickRow(list, 8, 0, desktop.MouseButtonSecondary)
	if !reflect.DeepEqual(list.picked, rowSet{{8, 9}}) {
		t.Errorf("a menu elsewhere leaves %v", list.picked)
	}
	list.ScrollTo(50)
	typeKeysOn(list, desktop.KeyMenu)
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(list)
	if want := corner.AddXY(rowPadding, 62); !slices.Equal(rows, []int{8}) || at != want {
		t.Errorf("the menu key asks for %v at %v, want %v", rows, at, want)
	}
}

func TestSelectionGoesWithItsArticles(t *testing.T) {
	list, _ := newTestList(t, 1000)
	list.Select(10)
	clickRow(list, 0, 0, desktop.MouseButtonTertiary) // does nothing
	list.extend(14, nil)
	told := 0
	list.OnSelected = func(row int) { t.Errorf("row %d is read", row) }
	list.OnSelection = func() { told++ }
	list.UpdateResults(1002, numberedHit, func(row int) int {
		switch {
		case row == 14:
			return -1
		case row >= 12:
			return row + 3
		}
		return row
	})
	if want := (rowSet{{10, 12}, {15, 17}}); !reflect.DeepEqual(list.picked, want) || list.Selected() != 10 {
		t.Errorf("selected %v led by %d, want %v", list.picked, list.Selected(), want)
	}
	if told != 1 {
		t.Errorf("told %d times", told)
	}
	list.SetResults(5, numberedHit)
	if list.SelectedCount() != 0 {
		t.Errorf("other results begin with %v selected", list.picked)
	}
}

func TestTheSelectedRowStaysInViewAtAnotherTextSize(t *testing.T) {
	list, _ := newTestList(t, 100)
	_, past := list.scroll.visible()
	list.Select(past - 2)
	fyne.CurrentApp().Settings().SetTheme(Theme{Scheme: Light, Scale: 2})
	list.Refresh()
	if first, past := list.scroll.visible(); list.Selected() < first || list.Selected() >= past {
		t.Errorf("row %d is selected, %d to %d are in view", list.Selected(), first, past-1)
	}
}
