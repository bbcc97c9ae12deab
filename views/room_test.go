package views

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// assertFits checks that every visible object lies within its parent and that
// no text is wider than its place. What scrolls is checked by itself.
func assertFits(t *testing.T, o fyne.CanvasObject, trail string) {
	t.Helper()
	trail += fmt.Sprintf("/%T", o)
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *searchEntry, *filterEntry: // Fyne's own
		return
	case *container.Scroll:
		assertFits(t, o.Content, trail)
		return
	case *canvas.Text:
		if wants := o.MinSize().Width; o.Text != "" && wants > o.Size().Width+0.5 {
			t.Errorf("%s: %q is %v wide in %v", trail, o.Text, wants, o.Size().Width)
		}
		return
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	const slack = 0.5
	for _, child := range children {
		if !child.Visible() {
			continue
		}
		at, size := child.Position(), child.Size()
		if at.X < -slack || at.Y < -slack || at.X+size.Width > o.Size().Width+slack || at.Y+size.Height > o.Size().Height+slack {
			t.Errorf("%s/%T: %v %v is outside its parent of %v", trail, child, at, size, o.Size())
		}
		assertFits(t, child, trail)
	}
}

func TestRoomFits(t *testing.T) {
	sizes := []fyne.Size{{Width: 800, Height: 560}, {Width: 1024, Height: 700}, {Width: 1920, Height: 1080}}
	for _, scale := range []float32{1, 1.5} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%v at %v", size.Width, scale), func(t *testing.T) {
				startApp(t, Theme{Scheme: Light, Scale: scale})
				f := newFurnished()
				w := shown(t, f.Room, size.Width, size.Height)
				if got := w.Canvas().Size(); got != size {
					t.Fatalf("the room asks for %v where there is %v", got, size)
				}
				assertFits(t, f.Room, "quiet")

				f.busy()
				f.status.left.set(strings.Repeat("a very long archive name ", 20))
				f.chips.SetChips([]Chip{
					{"place", strings.Repeat("Busan, ", 60), nil}, {"date", "2021", nil}, {"outlet", "The Coast Ledger", nil},
					{"author", "Ines Duarte", nil}, {"agency", "Yonhap", nil}, {"language", "English", nil},
				})
				f.drawer.SetProgress(runningImport)
				f.drawer.Show()
				f.toast.ShowError(strings.Repeat("A sentence about what happened. ", 8))
				assertFits(t, f.Room, "busy")

				p := doneImport()
				p.Err = strings.Repeat("The disk is full. ", 10)
				p.Cancelled = true
				f.drawer.SetProgress(p)
				reasonRows(f.drawer)[0].Tapped(nil)
				f.toast.ShowMessage("18,733 articles were filed.", "Undo", nil)
				assertFits(t, f.Room, "done")

				f.SetContentPage(NewStartPage())
				assertFits(t, f.Room, "start")
			})
		}
	}
}

func TestRoomTimelineAndPage(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	f := newFurnished()
	shown(t, f.Room, 1024, 700)
	open := f.split.Position().Y
	f.SetTimelineVisible(false)
	if f.parts.Timeline.Visible() || f.TimelineVisible() || f.split.Position().Y != open-93 {
		t.Errorf("a folded timeline leaves the content at %v, was %v", f.split.Position().Y, open)
	}
	f.SetTimelineVisible(true)
	if f.split.Position().Y != open {
		t.Error("unfolding the timeline does not bring it back")
	}

	page := NewStartPage()
	f.SetContentPage(page)
	if f.split.Visible() || page.Size() != f.split.Size().AddWidthHeight(0, barLineHeight) {
		t.Errorf("the page takes %v in place of %v and the header", page.Size(), f.split.Size())
	}
	f.chips.SetChips([]Chip{{"date", "2021", nil}})
	if page.Size() != f.split.Size() || f.parts.ResultHeader.Visible() || !f.chips.Visible() || f.chips.Position().X > 20 {
		t.Errorf("a page of %v leaves no room for the chips at %v alone", page.Size(), f.chips.Position())
	}
	f.chips.SetChips(nil)
	f.SetContentPage(nil)
	if !f.split.Visible() {
		t.Error("results and article do not come back")
	}
}

func TestRoomFollowsItsParts(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	f := newFurnished()
	shown(t, f.Room, 1024, 700)
	wide, top := f.search.Size().Width, f.split.Position().Y

	f.search.SetText("date:20")
	f.busy()
	if f.search.Size().Width >= wide {
		t.Error("the search field does not make room for the pill")
	}
	if f.split.Position().Y != top {
		t.Error("the chips push results and article down")
	}
	header, chips := f.parts.ResultHeader, f.chips
	if line := f.split.Position().X + f.split.lineIn(1024); chips.Position().X < line || header.Size().Width > line {
		t.Errorf("the chips at %v and the header %v wide meet", chips.Position(), header.Size())
	}
	if foot := chips.Position().Y + chips.Size().Height; chips.Position().Y < header.Position().Y || foot > top {
		t.Errorf("the chips at %v are not beside the header", chips.Position())
	}
	f.pill.Clear()
	f.chips.SetChips(nil)
	if f.search.Size().Width != wide || f.split.Position().Y != top {
		t.Error("the room of pill and chips is not given back")
	}
	if !f.search.Notice().Visible() {
		t.Error("the notice went with the chips")
	}
	f.search.SetProblems(nil)
	if f.split.Position().Y != top || f.search.Notice().Visible() {
		t.Error("the notice moved the window or stayed")
	}
}

// TestNoticeStaysClearOfTheQuery types until the notice has no room in the field.
func TestNoticeStaysClearOfTheQuery(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	f := newFurnished()
	shown(t, f.Room, 1024, 700)
	problem := []data.Problem{{Message: "“date:20” is not a date."}}
	foot := f.search.Position().Y + f.search.Size().Height
	for _, c := range []struct {
		query  string
		within bool
	}{{"date:20", true}, {"date:20 " + strings.Repeat("harbor ", 30), false}} {
		f.search.SetText(c.query)
		f.search.SetProblems(problem)
		notice := f.search.Notice()
		if within := notice.Position().Y+notice.Size().Height <= foot; within != c.within {
			t.Errorf("%q: the notice at %v is in the field: %v", c.query, notice.Position(), within)
		}
		if left, _ := f.search.noticeSpace(); c.within && notice.Position().X < f.search.Position().X+left {
			t.Errorf("%q: the notice covers the query", c.query)
		}
	}
}

// TestChipsFollowTheSplit moves the line between results and article, above which
// the header ends and the chips begin.
func TestChipsFollowTheSplit(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	f := newFurnished()
	shown(t, f.Room, 1280, 700)
	var chips []Chip
	for _, outlet := range []string{"The Coast Ledger", "Le Phare de Valdorna", "Tideline"} {
		chips = append(chips, Chip{"outlet", outlet, nil})
	}
	f.chips.SetChips(chips)
	f.SetSplitRatio(0.3)
	top := f.split.Position().Y
	f.SetSplitRatio(0.6)
	if x := f.chips.Position().X - f.split.lineIn(1280); x != roomMargin || f.parts.ResultHeader.Size().Width != f.split.lineIn(1280) {
		t.Errorf("the chips are %v from the line", x)
	}
	if f.split.Position().Y != top {
		t.Error("folding the chips moved the results")
	}
	test.Tap(f.chips.more)
	if f.split.Position().Y <= top {
		t.Error("unfolded chips have no room")
	}
	f.SetSplitRatio(0.3)
	if f.split.Position().Y != top {
		t.Error("chips that fit on one line keep the room of more")
	}
}

func TestLeadingWidth(t *testing.T) {
	for _, c := range []struct {
		width float32
		ratio float64
		want  float32
	}{
		{1000, 0.4, 400},
		{1000, 0.1, 260},
		{1000, 0.9, 680},
		{580, 0.9, 260},
		{290, 0.5, 130},
	} {
		if got := leadingWidth(c.width, c.ratio, 260, 320); got != c.want {
			t.Errorf("leadingWidth(%v, %v) = %v, want %v", c.width, c.ratio, got, c.want)
		}
	}
}

func TestSplitMoves(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	f := newFurnished()
	w := shown(t, f.Room, 1000, 700)
	f.SetSplitRatio(0.5)
	var told float64
	f.OnSplitMoved(func(ratio float64) { told = ratio })

	test.Drag(w.Canvas(), fyne.NewPos(502, 400), -100, 0)
	if told < 0.39 || told > 0.41 || f.split.ratio != told {
		t.Errorf("dragged 100 to the left of the middle: told %v, ratio %v", told, f.split.ratio)
	}
	grip := f.split.grip
	grip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if told < 0.42 {
		t.Errorf("the right arrow moved the line to %v", told)
	}
	if grip.Cursor() != desktop.HResizeCursor {
		t.Error("the grip does not look like one")
	}
}

func TestShortenTo(t *testing.T) {
	letters := func(s string) float32 { return float32(len([]rune(s))) }
	for _, c := range []struct {
		text   string
		width  float32
		middle bool
		want   string
	}{
		{"harbor", 6, false, "harbor"},
		{"harbors", 6, false, "harbo…"},
		{"/home/mina/story.txt", 11, true, "/hom…ry.txt"},
		{"항만 노조", 3, false, "항만…"},
		{"harbor", 1, false, ""},
		{"", 0, false, ""},
	} {
		if got := shortenTo(c.text, c.width, c.middle, letters); got != c.want {
			t.Errorf("shortenTo(%q, %v) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestWrapWords(t *testing.T) {
	letters := func(s string) float32 { return float32(len([]rune(s))) }
	for _, c := range []struct {
		text  string
		width float32
		want  string
	}{
		{"the inner harbor", 9, "the inner|harbor"},
		{"the inner harbor", 99, "the inner harbor"},
		{"abcdefgh", 3, "abc|def|gh"},
		{"see /home/mina/x.txt", 8, "see|/home/|mina/|x.txt"},
		{"abc", 0, "a|b|c"},
		{"港口今天、关闭", 4, "港口今|天、关闭"},
		{"as in x（港）", 9, "as in x|（港）"},
		{"", 9, ""},
		{"Dateline は記事を整理します。", 12, "Dateline は記事|を整理します。"},
		{"記事を整理します。", 8, "記事を整理しま|す。"},
		{"새 기사를 가져옵니다", 7, "새 기사를|가져옵니다"},
	} {
		if got := strings.Join(wrapWords(c.text, c.width, letters), "|"); got != c.want {
			t.Errorf("wrapWords(%q, %v) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestCleanTextIsBoundedAndPlain(t *testing.T) {
	if got := cleanText("a\x1b[31m\r\nb\t"); got != "a [31m  b" {
		t.Errorf("got %q", got)
	}
	if got := len([]rune(cleanText(strings.Repeat("é", 5000)))); got != maxShownRunes+1 {
		t.Errorf("a text of 5,000 runes is shown with %d", got)
	}
}
