package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func TestStartPageButtons(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	s := NewStartPage()
	got := ""
	s.OnFiles, s.OnFolder, s.OnSample = func() { got += "files " }, func() { got += "folder " }, func() { got += "sample " }
	for _, b := range []fyne.Tappable{s.files, s.folder, s.sample, s.target} {
		test.Tap(b)
	}
	if got != "files folder sample folder " {
		t.Errorf("got %q", got)
	}
}

func TestKeyListCloses(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	k := NewKeyList([]KeyGroup{{"Search", []KeyHelp{{[]string{"/"}, "Search"}}}})
	closed := 0
	k.OnClose = func() { closed++ }
	shown(t, k, 500, 300)
	k.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	k.TypedRune('?')
	test.Tap(k.dismiss)
	if closed != 3 {
		t.Errorf("closed %d times, want 3", closed)
	}
}

func TestHalfOf(t *testing.T) {
	group := func(n int) KeyGroup { return KeyGroup{Keys: make([]KeyHelp, n)} }
	for _, c := range []struct {
		groups []KeyGroup
		want   int
	}{
		{nil, 0},
		{[]KeyGroup{group(4), group(4)}, 1},
		{[]KeyGroup{group(2), group(2), group(6)}, 2},
		{[]KeyGroup{group(9), group(1), group(1)}, 1},
	} {
		if got := halfOf(c.groups); got != c.want {
			t.Errorf("of %d groups %d are in the first column, want %d", len(c.groups), got, c.want)
		}
	}
}

func TestToast(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	toast := NewToast()
	shown(t, toast, 400, 60)
	undone := 0
	toast.ShowMessage("3 articles were moved.", "Undo", func() { undone++ })
	test.Tap(toast.action)
	if undone != 1 || !toast.Visible() {
		t.Error("the action does nothing, or hides the toast by itself")
	}
	toast.ShowError("The file could not be read.")
	if toast.action.Visible() || !toast.error {
		t.Error("an error offers the last message's action")
	}
	test.Tap(toast.close)
	if toast.Visible() {
		t.Error("the cross does not close the toast")
	}
}

func TestArchiveText(t *testing.T) {
	for want, stats := range map[string]data.Stats{
		"a.dateline · 128,904 articles · 1998 – 2024": {Articles: 128904, First: data.Day(1998, 1, 1, data.FromHeader, ""), Last: data.Day(2024, 3, 3, data.FromHeader, "")},
		"a.dateline · 1 article · 2024":               {Articles: 1, First: data.Day(2024, 3, 3, data.FromHeader, ""), Last: data.Day(2024, 3, 3, data.FromHeader, "")},
		"a.dateline · 0 articles":                     {},
	} {
		if got := archiveText("a.dateline", stats); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
