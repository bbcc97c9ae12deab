package views

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// facetOf is a field with values that have counts from n down.
func facetOf(field string, distinct, n int, values ...string) data.Facet {
	f := data.Facet{Field: field, Distinct: distinct}
	for i, v := range values {
		f.Values = append(f.Values, data.FacetValue{Value: v, Count: n - 13*i})
	}
	return f
}

func sampleFacets() []data.Facet {
	return []data.Facet{
		facetOf("outlet", 2, 402, "The Coast Ledger", "The Port Maren Evening Post and Shipping Gazette"),
		facetOf("place", 312, 1204, "Busan", "Seoul", "Sejong", "Lyon", "Mokpo", "강릉", "Daejeon"),
		facetOf("agency", 0, 0),
		facetOf("author", 3, 118, "Han Ji-won", "Ines Duarte", "김하늘"),
		facetOf("lang", 2, 2240, "en", "ko"),
		facetOf("year", 2, 900, "2023", "2022"),
		facetOf("format", 2, 800, "html", "strange"),
	}
}

func sampleLibrary() *Library {
	l := NewLibrary()
	l.SetRows([]LibraryRow{{"", "All articles", 2501}, {"unread", "Unread", 2310}, {"undated", "Undated", 27}, {"review", "Needs review", 86}})
	l.SetImports([]LibraryImport{
		{12, time.Date(2024, 3, 1, 9, 30, 0, 0, time.UTC), 18730, false}, {11, time.Date(2023, 12, 24, 18, 5, 0, 0, time.UTC), 40, true},
	})
	l.SetFacets(sampleFacets())
	l.SetChosen([]string{"", "undated"}[:1], []data.Choice{{Field: "place", Include: []string{"Busan"}, Exclude: []string{"Sejong"}}})
	return l
}

// names are the lines that show, from top to bottom.
func (l *Library) names() string {
	var names []string
	for _, line := range l.lines {
		if line.kind == filterLine {
			line.name = "[filter]"
		}
		names = append(names, line.name+[]string{"", "+", "-", "*"}[line.mark])
	}
	return strings.Join(names, "|")
}

func TestLibraryLines(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	l := sampleLibrary()
	l.SetFacets(sampleFacets()[:3])
	want := "Library|All articles*|Unread|Undated|Needs review|Past imports|Outlet|The Coast Ledger|The Port Maren Evening Post and Shipping Gazette|" +
		"Place|Busan+|Seoul|Sejong-|Lyon|Mokpo|강릉|All 312…"
	if got := l.names(); got != want {
		t.Errorf("shows\n%s, want\n%s", got, want)
	}
	l.SetChosen([]string{"unread"}, []data.Choice{{Field: "place", Include: []string{"Daejeon"}}})
	l.SetFolded([]string{"outlet", "library"})
	want = "Library|Past imports|1 Mar 2024, 09:30|24 Dec 2023, 18:05|Imports…|Outlet|Place|Busan|Seoul|Sejong|Lyon|Mokpo|강릉|Daejeon+|All 312…"
	if got := l.names(); got != want {
		t.Errorf("shows\n%s, want\n%s", got, want)
	}
}

func TestFacetNames(t *testing.T) {
	for _, c := range []struct{ field, value, want string }{
		{"lang", "ko", "Korean"}, {"lang", "?", "?"}, {"format", "html", "Web page"}, {"format", "new", "new"}, {"place", "html", "html"},
	} {
		if got := FacetName(c.field, c.value); got != c.want {
			t.Errorf("%s %s is called %q", c.field, c.value, got)
		}
	}
	for _, field := range data.FacetFields {
		if FacetTitle(field) == "" || FacetLabel(field) == "" {
			t.Errorf("%s has no name", field)
		}
	}
}

// told is what a library calls back, one word after the other.
type told struct{ all []string }

func (w *told) listen(l *Library) {
	add := func(words ...any) { w.all = append(w.all, strings.TrimSpace(fmt.Sprintln(words...))) }
	l.OnChoose = func(key string) { add("choose", key) }
	l.OnImport = func(id int64) { add("import", id) }
	l.OnInclude = func(field, value string) { add("include", field, value) }
	l.OnExclude = func(field, value string) { add("exclude", field, value) }
	l.OnUnfold = func(field, filter string) { add("unfold", field, filter) }
	l.OnFolded = func(sections []string) { add("folded", sections) }
	l.OnKey = func(key *fyne.KeyEvent) { add("key", key.Name) }
	l.OnRune = func(r rune) { add("rune", string(r)) }
}

func (w *told) want(t *testing.T, what string, want ...string) {
	t.Helper()
	if !slices.Equal(w.all, want) {
		t.Errorf("%s: told %q, want %q", what, w.all, want)
	}
	w.all = nil
}

// press clicks on a line, at a distance from the pane's left edge.
func (l *Library) press(name string, x float32, mod fyne.KeyModifier) {
	at := slices.IndexFunc(l.lines, func(line libraryLine) bool { return line.name == name })
	line := l.lines[at]
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod}
	ev.Position = fyne.NewPos(x, line.y+line.height-scaled(lineHeight)/2-float32(l.offset))
	l.MouseMoved(ev)
	l.MouseDown(ev)
	l.MouseUp(ev)
}

func TestLibraryByMouse(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	l, w := sampleLibrary(), told{}
	w.listen(l)
	shown(t, l, 220, 700)
	l.press("Unread", 60, 0)
	w.want(t, "a part", "choose unread")
	l.press("Seoul", 60, 0)
	w.want(t, "a value", "include place Seoul")
	l.press("Seoul", 60, fyne.KeyModifierShift)
	w.want(t, "a value with Shift", "exclude place Seoul")
	l.press("Seoul", minusLeft(l.lines[indexOf(l.lines, lineID{valueLine, "place", "Seoul"})], 220)+8, 0)
	w.want(t, "its minus", "exclude place Seoul")
	l.press("Busan", 60, 0)
	w.want(t, "an included value", "include place Busan")
	l.press("Sejong", 60, 0)
	w.want(t, "an excluded value", "exclude place Sejong")
	l.press("Past imports", 60, 0)
	w.want(t, "a folded section", "folded []")
	l.press("24 Dec 2023, 18:05", 60, 0)
	l.press("Imports…", 60, 0)
	w.want(t, "imports", "import 11", "import 0")
	l.press("Place", 60, 0)
	w.want(t, "a section", "folded [place]")

	down := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	down.Position = fyne.NewPos(60, 45)
	l.MouseDown(down)
	down.Position = fyne.NewPos(60, 95)
	l.MouseMoved(down)
	l.MouseUp(down)
	w.want(t, "a press that was dragged away")
}

func TestLibraryByKeys(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	l, w := sampleLibrary(), told{}
	w.listen(l)
	window := shown(t, l, 220, 300)
	keys := func(names ...fyne.KeyName) {
		for _, name := range names {
			l.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	window.Canvas().Focus(l)
	if l.cursor.key != "" || l.cursor.kind != partLine || !l.Focused() {
		t.Errorf("begins at %+v", l.cursor)
	}
	keys(fyne.KeyDown, fyne.KeyReturn)
	w.want(t, "Enter on a part", "choose unread")
	keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnter)
	w.want(t, "Enter on a value", "include outlet The Coast Ledger")
	l.TypedRune('-')
	w.want(t, "minus", "exclude outlet The Coast Ledger")
	keys(fyne.KeySpace)
	l.TypedRune(' ')
	w.want(t, "Space", "folded [imports outlet]")
	keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	w.want(t, "right and left", "folded [imports]", "folded [imports outlet]")
	keys(fyne.KeyEnd)
	if last := l.lines[len(l.lines)-1]; l.cursor != last.id() || float64(last.y+last.height) > l.offset+300 {
		t.Errorf("End leads to %+v at offset %v", l.cursor, l.offset)
	}
	keys(fyne.KeyHome)
	if l.offset != 0 {
		t.Errorf("Home leaves the pane at %v", l.offset)
	}
	keys(fyne.KeyEscape, fyne.KeyF6)
	l.TypedRune('j')
	w.want(t, "other keys", "key Escape", "key F6", "rune j")
}

func TestLongListOfALibrary(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	l, w := sampleLibrary(), told{}
	w.listen(l)
	window := shown(t, l, 220, 300)
	window.Canvas().Capture() // what is not drawn gets no focus
	l.press("All 312…", 60, 0)
	w.want(t, "all places", "unfold place")
	if !l.filter.focused() || !l.Focused() || l.lines[indexOf(l.lines, lineID{headLine, "place", ""})].y != float32(l.offset) {
		t.Errorf("the long list stands at %v, its filter focused: %v", l.offset, l.filter.focused())
	}
	test.Type(l.filter.entry, "mo")
	w.want(t, "a filter", "unfold place m", "unfold place mo")
	l.SetLong("m", facetOf("place", 9, 50, "Late"))
	l.SetLong("mo", facetOf("place", 200, 90, "Mokpo", "Port Moran"))
	if names := l.names(); !strings.Contains(names, "Place|[filter]|Mokpo|Port Moran|and 198 more: type to find|Fewer|Author") {
		t.Errorf("the long list shows %s", names)
	}
	l.filter.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if window.Canvas().Focused() != l || l.cursor.key != "Mokpo" {
		t.Errorf("the arrow leads from the filter to %+v", l.cursor)
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !l.filter.focused() {
		t.Error("Enter does not lead back into the filter")
	}
	w.all = nil
	few := sampleLibrary().content.facets
	for i := range few {
		few[i].Distinct = min(few[i].Distinct, 3) // of another query
	}
	l.SetFacets(few)
	if names := l.names(); !strings.Contains(names, "Place|[filter]|") {
		t.Errorf("the filter is out of sight in %s", names)
	}
	l.SetLong("mo", data.Facet{Field: "place"})
	if names := l.names(); !strings.Contains(names, "[filter]|None here|Fewer") {
		t.Errorf("without a value it shows %s", names)
	}
	esc := &fyne.KeyEvent{Name: fyne.KeyEscape}
	l.filter.entry.TypedKey(esc)
	w.want(t, "the first Esc", "unfold place")
	l.filter.entry.TypedKey(esc)
	if field, filter := l.Unfolded(); field != "" || filter != "" || window.Canvas().Focused() != l {
		t.Errorf("after Esc %q is still unfolded by %q", field, filter)
	}
	w.want(t, "the second Esc")
}

func TestLibraryKeepsItsPlaceWhenCountsChange(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	l := sampleLibrary()
	shown(t, l, 220, 300)
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -120)})
	l.SetFacets(sampleFacets())
	if l.offset != 120 {
		t.Errorf("the pane went from 120 to %v", l.offset)
	}
	l.press("Seoul", 60, 0)
	below := func() float64 {
		return float64(l.lines[indexOf(l.lines, lineID{valueLine, "place", "Seoul"})].y) - l.offset
	}
	was := below()
	l.SetFacets(append([]data.Facet{facetOf("outlet", 4, 402, "a", "b", "c", "d")}, sampleFacets()[1:]...))
	if l.offset != 168 || below() != was {
		t.Errorf("two outlets more above what was clicked on move it from %v to %v", was, below())
	}
	l.MouseOut()
	l.FocusLost()
	l.SetFacets(nil)
	if l.offset != 0 {
		t.Errorf("a pane that fits stands at %v", l.offset)
	}
}

func TestSidebarOfARoom(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	f := newFurnished()
	l := sampleLibrary()
	f.parts.Sidebar = l
	w := shown(t, f.Room, 1200, 700)
	f.SetSidebarWidth(220)
	if !l.Visible() || l.Size().Width != 220 || f.split.Position().X != 221 {
		t.Fatalf("%v wide, the split is at %v", l.Size().Width, f.split.Position())
	}
	f.chips.SetChips([]Chip{{"date", "2021", nil}})
	if f.chips.Position().X < 221 || l.Position().Y >= f.split.Position().Y {
		t.Errorf("the chips at %v move the library to %v", f.chips.Position(), l.Position())
	}
	moved := 0.0
	f.OnSidebarMoved(func(width float64) { moved = width })
	test.Drag(w.Canvas(), fyne.NewPos(221, 400), 40, 0)
	if moved < 255 || moved > 265 || float64(l.Size().Width) != moved {
		t.Errorf("dragged by 40 it is %v wide, told %v", l.Size().Width, moved)
	}
	f.SetSidebarVisible(false)
	if l.Visible() || f.split.Position().X != 0 || f.SidebarWished() {
		t.Error("it is not hidden")
	}
	f.SetSidebarVisible(true)

	w.Resize(fyne.NewSize(900, 600))
	if l.Visible() || f.split.Position().X != 0 || !f.SidebarWished() {
		t.Error("a narrow window shows it of itself")
	}
	f.SetSidebarVisible(true)
	if !f.SidebarOver() || f.split.Position().X != 0 {
		t.Error("it does not come over the rest")
	}
	shut := false
	f.OnSidebarShut(func() { shut = true })
	test.TapCanvas(w.Canvas(), fyne.NewPos(700, 400))
	if l.Visible() || !shut {
		t.Error("a click beside it does not take it away")
	}
	w.Resize(fyne.NewSize(1200, 700))
	f.SetSidebarUseful(false)
	if l.Visible() {
		t.Error("it shows nothing")
	}
}

// TestSectionsThatAreEmptiedKeepTheirPlaces holds that what a query leaves no values in
// still shows, with what is chosen there, and that the pane does not move under it.
func TestSectionsThatAreEmptiedKeepTheirPlaces(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	l := sampleLibrary()
	shown(t, l, 220, 300)
	l.SetChosen([]string{""}, []data.Choice{{Field: "author", Include: []string{"Ines Duarte"}}})
	l.SetFacets(append(sampleFacets()[:5], facetOf("year", 26, 900, strings.Split("abcdefghijklmnopqrstuvwxyz", "")...)))
	head := func() float64 { return float64(l.lines[indexOf(l.lines, lineID{headLine, "lang", ""})].y) - l.offset }
	l.revealSection("author")
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)}) // its head is out of view
	was := head()
	emptied := []data.Facet{
		{Field: "outlet", Known: true}, {Field: "place", Known: true}, {Field: "agency"},
		{Field: "author", Known: true, Distinct: 1, Values: []data.FacetValue{{Value: "Ines Duarte"}}},
		facetOf("lang", 1, 3, "en"), facetOf("year", 26, 900, strings.Split("abcdefghijklmnopqrstuvwxyz", "")...),
	}
	l.SetFacets(emptied)
	want := "Outlet|None here|Place|None here|Author|Ines Duarte+|Language|English|Year|"
	if got := l.names(); !strings.Contains(got, want) {
		t.Errorf("shows\n%s, want\n%s", got, want)
	}
	if head() != was || l.offset == 0 {
		t.Errorf("the first section in view went from %v to %v", was, head())
	}
}
