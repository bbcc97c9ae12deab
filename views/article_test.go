package views

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
)

func articleKey(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func TestHitsInTurn(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 500))
	a := longArticle(100)
	p.ShowArticle(a, hitsFor(a, "harbor"))
	const total = 11 // the headline's, and one in ten paragraphs
	if p.HitCount() != total || p.CurrentHit() != 1 || p.PreviousHit() {
		t.Fatalf("%d hits, the current is %d, want %d and 1, and none before", p.HitCount(), p.CurrentHit(), total)
	}
	for want := 2; want <= total; want++ {
		if !p.NextHit() || p.CurrentHit() != want || !p.shows(p.found[p.hit]) {
			t.Fatalf("hit %d of %d shows: %v, want hit %d to", p.CurrentHit(), p.HitCount(), p.shows(p.found[p.hit]), want)
		}
	}
	if p.NextHit() || p.CurrentHit() != total {
		t.Error("there is a hit after the last")
	}
	if !p.PreviousHit() || p.CurrentHit() != total-1 || !p.shows(p.found[p.hit]) {
		t.Error("the hit before the last is not in view")
	}
}

func TestNextHitBeginsWithOneOutOfSight(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 500))
	a := longArticle(60)
	p.ShowArticle(a, data.ArticleHits{Body: append(make([][]data.Span, 40), []data.Span{{Start: 0, End: 5}})})
	if p.scroll.position != 0 || p.CurrentHit() != 1 {
		t.Fatal("an article does not begin at its top")
	}
	if !p.NextHit() || p.CurrentHit() != 1 || !p.shows(p.found[0]) {
		t.Error("the only hit was not brought into view")
	}
	if p.NextHit() {
		t.Error("there is a hit after the last")
	}
}

func TestHitsOfTheFacts(t *testing.T) {
	a := barrierArticle()
	for word, want := range map[string]string{
		"coast":  "Coast News",                 // the agency
		"busan":  "BUSAN",                      // a place
		"duarte": "Ines Duarte",                // the byline
		"nov":    "BUSAN, Nov. 3 (Coast News)", // the dateline as written
	} {
		hits := hitsFor(a, word)
		hits.Headline, hits.Body = nil, nil
		found := ""
		for _, f := range articleFacts(a, hits) {
			for _, h := range f.hits {
				if strings.ToLower(f.text[h.Start:h.End]) != word {
					t.Errorf("%s: the hit is on %q", word, f.text[h.Start:h.End])
				}
				found = f.text
			}
		}
		if found != want {
			t.Errorf("%s is found in %q, want %q", word, found, want)
		}
	}
}

// TestEvidenceStandsApart holds that where a date was read cannot be taken for a part
// of the place after it: "from the header Seoul".
func TestEvidenceStandsApart(t *testing.T) {
	facts := articleFacts(&data.Article{Published: data.Day(2021, 11, 3, data.FromHeader, ""), Places: []string{"Seoul"}}, data.ArticleHits{})
	var texts []string
	for _, f := range facts {
		texts = append(texts, f.text)
	}
	if got, want := strings.Join(texts, " "), "3 November 2021 (from the header) Seoul"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestFactTexts(t *testing.T) {
	seoul := time.FixedZone("", 9*3600)
	for want, d := range map[string]data.Date{
		"undated": {},
		"2021":    {Precision: data.ToYear, Time: time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)},
		"June 2019 from the dateline, year from the file name": {Precision: data.ToMonth,
			Time: time.Date(2019, 6, 1, 0, 0, 0, 0, time.UTC), Evidence: data.FromDateline, Basis: "year from the file name"},
		"3 November 2021 from the header": data.Day(2021, 11, 3, data.FromHeader, ""),
		"3 November 2021, 15:04 (UTC+09:00) from the metadata": {Precision: data.ToMinute, Zoned: true,
			Time: time.Date(2021, 11, 3, 15, 4, 0, 0, seoul), Evidence: data.FromMetadata},
	} {
		if got := strings.TrimSpace(longDate(d) + " " + evidenceText(d)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestScrollingByKeys(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 500))
	p.ShowArticle(longArticle(30), data.ArticleHits{})
	var handed []fyne.KeyName
	p.OnKey = func(ev *fyne.KeyEvent) { handed = append(handed, ev.Name) }
	pages := 0
	for len(handed) == 0 && pages < 100 {
		p.TypedKey(articleKey(fyne.KeySpace))
		pages++
	}
	if p.scroll.position != p.scroll.end() || pages < 5 || handed[0] != fyne.KeySpace || p.PageDown() {
		t.Errorf("after %d pages at %v of %v, handed on %v", pages, p.scroll.position, p.scroll.end(), handed)
	}
	p.TypedKey(articleKey(fyne.KeyHome))
	if p.scroll.position != 0 || p.PageUp() {
		t.Error("Home does not lead to the beginning")
	}
	p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -31)})
	if p.scroll.position != 31 {
		t.Errorf("the wheel leads to %v, want 31", p.scroll.position)
	}
}

func TestReadingPlaceIsKept(t *testing.T) {
	p, w := openPane(t, Light, 1, fyne.NewSize(700, 500))
	p.ShowArticle(longArticle(80), data.ArticleHits{})
	p.scrollTo(4000)
	first, _ := p.page.visible(p.scroll.position, p.scroll.position+1)
	w.Resize(fyne.NewSize(420, 500))
	if now, _ := p.page.visible(p.scroll.position, p.scroll.position+1); now != first {
		t.Errorf("paragraph %d is at the top after %d was", now, first)
	}
}

// pointOf returns where a place of the page is on the pane.
func pointOf(p *ArticlePane, at spot) fyne.Position {
	b := &p.page.blocks[at.block]
	n := p.page.lineOf(b, at.offset)
	x := p.page.xOf(b, p.page.segments(nil, b, p.page.lines[n]), at.offset)
	return fyne.NewPos(x, float32(p.page.lineTop(b, n)-p.scroll.position)+p.art.barHeight()+8)
}

func pressArticle(p *ArticlePane, at fyne.Position, held fyne.KeyModifier) {
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary, Modifier: held}
	p.MouseDown(ev)
	p.MouseUp(ev)
}

// bodyBlock returns the block of the first paragraph.
func bodyBlock(p *ArticlePane) int {
	for i := range p.page.blocks {
		if p.page.blocks[i].look == lookBody {
			return i
		}
	}
	return -1
}

func TestSelectingWithTheMouse(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 800))
	a := barrierArticle()
	p.ShowArticle(a, hitsFor(a, "harbor"))
	body := bodyBlock(p)
	inHarbor := pointOf(p, spot{body, 6})

	pressArticle(p, inHarbor, 0)
	if got := p.SelectedText(); got != "" {
		t.Errorf("a click selects %q", got)
	}
	pressArticle(p, inHarbor, 0)
	if got := p.SelectedText(); got != "harbor" {
		t.Errorf("a double click selects %q", got)
	}
	pressArticle(p, inHarbor, 0)
	if got := p.SelectedText(); got != a.Body[0] {
		t.Errorf("a triple click selects %q", got)
	}
	p.pointer.pressed = time.Time{}
	pressArticle(p, inHarbor, 0)
	pressArticle(p, pointOf(p, spot{body, 20}), fyne.KeyModifierShift)
	if got := p.SelectedText(); got != a.Body[0][6:20] {
		t.Errorf("Shift and a click select %q, want %q", got, a.Body[0][6:20])
	}

	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pointOf(p, spot{body, 4})}, Button: desktop.MouseButtonPrimary})
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pointOf(p, spot{body + 1, 12})}})
	p.DragEnd()
	if want := a.Body[0][4:] + "\n\n" + a.Body[1][:12]; p.SelectedText() != want {
		t.Errorf("a drag selects %q, want %q", p.SelectedText(), want)
	}
}

func TestDragBeyondTheEdgeScrolls(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 400))
	p.ShowArticle(longArticle(40), data.ArticleHits{})
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 300)}, Button: desktop.MouseButtonPrimary})
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 500)}})
	before, selected := p.scroll.position, len(p.SelectedText())
	for range 20 {
		p.pullOn()
	}
	if p.scroll.position <= before || len(p.SelectedText()) <= selected {
		t.Errorf("at %v with %d bytes selected, after %v and %d", p.scroll.position, len(p.SelectedText()), before, selected)
	}
	p.DragEnd()
	if p.pointer.pull != nil {
		t.Error("it goes on after the drag")
	}
}

func TestSelectingWithKeys(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 800))
	a := barrierArticle()
	p.ShowArticle(a, data.ArticleHits{})
	copied := ""
	p.OnCopy = func(text string) { copied = text }
	body := bodyBlock(p)
	pressArticle(p, pointOf(p, spot{body, 4}), 0)
	p.KeyDown(articleKey(desktop.KeyShiftLeft))
	p.TypedKey(articleKey(fyne.KeyRight))
	p.TypedKey(articleKey(fyne.KeyRight))
	p.KeyUp(articleKey(desktop.KeyShiftLeft))
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	p.TypedShortcut(&fyne.ShortcutCopy{})
	if copied != "harbor" {
		t.Errorf("copied %q, want harbor", copied)
	}
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.TypedShortcut(&fyne.ShortcutCopy{})
	want := strings.Join(append([]string{a.Headline, a.Notes[0]}, a.Body...), "\n\n")
	if copied != want {
		t.Errorf("copied %q, want %q", copied, want)
	}
	p.TypedKey(articleKey(fyne.KeyEscape))
	if p.SelectedText() != "" {
		t.Error("Escape keeps the selection")
	}
}

func TestTrailer(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 900))
	a := barrierArticle()
	p.ShowArticle(a, data.ArticleHits{})
	if got, want := trailerSummary(a.Trailer, nil), "What followed the article: 1 ranked list, 1 related list, 5 headlines"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var asked []string
	p.OnTrailer = func(item data.TrailerItem) { asked = append(asked, item.Headline) }
	clickAll := func(l look) {
		for i := range p.page.blocks {
			if p.page.blocks[i].look == l {
				pressArticle(p, pointOf(p, spot{i, 2}), 0)
			}
		}
	}
	clickAll(lookFold)
	clickAll(lookRelated)
	if len(asked) != 5 || asked[1] != a.Trailer[0].Items[1].Headline {
		t.Errorf("clicks asked for %q", asked)
	}
	p.TypedKey(articleKey(fyne.KeyReturn))
	if p.unfolded {
		t.Error("Enter does not fold the trailer")
	}
}

func TestHitBarClicks(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 500))
	a := longArticle(40)
	p.ShowArticle(a, hitsFor(a, "harbor"))
	bar := p.art.bar
	right, left := fyne.NewPos(bar.Size().Width-5, 10), fyne.NewPos(bar.Size().Width-scaled(hitArrowWidth)-5, 10)
	bar.Tapped(&fyne.PointEvent{Position: right})
	bar.Tapped(&fyne.PointEvent{Position: right})
	bar.Tapped(&fyne.PointEvent{Position: left})
	bar.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3, 10)})
	if p.CurrentHit() != 2 || bar.count.Text != "2 of 5" {
		t.Errorf("the current hit is %d, the bar says %q", p.CurrentHit(), bar.count.Text)
	}
	p.ShowArticle(a, data.ArticleHits{})
	if bar.Visible() {
		t.Error("the bar shows without hits")
	}
}

func TestCursor(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 900))
	p.ShowArticle(barrierArticle(), data.ArticleHits{})
	body, fold := bodyBlock(p), 0
	for i := range p.page.blocks {
		if p.page.blocks[i].look == lookFold {
			fold = i
		}
	}
	for want, at := range map[desktop.StandardCursor]fyne.Position{
		desktop.TextCursor:    pointOf(p, spot{body, 5}),
		desktop.PointerCursor: pointOf(p, spot{fold, 5}),
		desktop.DefaultCursor: fyne.NewPos(5, 300),
	} {
		p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		if got := p.Cursor(); got != want {
			t.Errorf("cursor %v at %v, want %v", got, at, want)
		}
	}
}

// TestDrawnLines holds the drawing to the layout: every visible line has its
// texts, at the widths they were measured, and objects are reused.
func TestDrawnLines(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 500))
	a := longArticle(400)
	p.ShowArticle(a, hitsFor(a, "harbor", "ministry"))
	p.scrollTo(9000)
	for i := range 300 {
		p.scrollBy(float64(i % 40))
	}
	if n := len(p.art.texts.layer.Objects); n > 120 {
		t.Errorf("%d text objects for one view", n)
	}
	var shown strings.Builder
	for _, inked := range p.art.texts.live {
		text := inked.texts[0].fyne
		if text.Visible() == inked.raster.Visible() {
			t.Errorf("%q is drawn in both ways or neither", text.Text)
		}
		shown.WriteString(text.Text)
	}
	first, past := p.page.visible(p.scroll.position, p.scroll.position+p.scroll.view)
	for i := first + 1; i < past-1; i++ {
		for _, word := range strings.Fields(p.page.blocks[i].text) {
			if !strings.Contains(shown.String(), word) {
				t.Errorf("%q is not drawn", word)
			}
		}
	}
}

// TestFontsOfOtherScripts holds lines that the serif lacks letters for to the
// font of many scripts, and letters that join to one piece.
func TestFontsOfOtherScripts(t *testing.T) {
	p, _ := openPane(t, Light, 1, fyne.NewSize(700, 500))
	for text, sans := range map[string]bool{
		"The “harbor” — café, порт": false,
		"항만 노조":                     true,
		"the harbor (항만)":           true,
		"وافقت سلطة الميناء":        true,
	} {
		p.ShowArticle(&data.Article{Headline: "Harbor", Body: []string{text}}, data.ArticleHits{Body: [][]data.Span{{{Start: 0, End: 3}}}})
		b := &p.page.blocks[bodyBlock(p)]
		if got := !p.page.face(b).font.serif; got != sans {
			t.Errorf("%q is set in a sans: %v, want %v", text, got, sans)
		}
		joins := strings.Contains(text, "سلطة")
		if whole := len(p.page.segments(nil, b, p.page.lines[b.first])) == 1; whole != joins {
			t.Errorf("%q is drawn in one piece: %v, want %v", text, whole, joins)
		}
	}
}

func TestHostileArticles(t *testing.T) {
	p, w := openPane(t, Dark, 1, fyne.NewSize(500, 400))
	huge := strings.Repeat("x", 1<<20)
	for _, a := range []*data.Article{
		{},
		{Headline: huge, Marks: []string{huge, ""}, Authors: []string{huge}, Places: []string{"", "x"}, Outlet: huge},
		{Headline: "\x00\xff\u202e", Body: []string{"", "\t\t", "\u0301", "\u200d", huge}},
		{Trailer: []data.TrailerList{{}, {Kind: data.TrailerRanked, Items: []data.TrailerItem{{Rank: -1}, {Rank: 1 << 60, Marks: []string{huge}, Headline: huge}}}}},
	} {
		p.ShowArticle(a, data.ArticleHits{Headline: []data.Span{{Start: -5, End: 900}}, Body: [][]data.Span{nil, nil, nil, nil, nil, nil, {{Start: 0, End: 1}}}})
		p.toggleTrailer()
		p.SelectAll()
		p.NextHit()
		p.TypedKey(articleKey(fyne.KeyEnd))
		for _, size := range []fyne.Size{{}, {Width: 1, Height: 1}, {Width: 900, Height: 900}} {
			p.Resize(size)
			p.PageUp()
		}
		_ = w.Canvas().Capture()
	}
	p.ShowState(NoArticle())
	p.TypedKey(articleKey(fyne.KeyEnd))
	p.SelectAll()
	if p.SelectedText() != "" || p.HitCount() != 0 || p.NextHit() || p.PageDown() {
		t.Error("there is something on the empty pane")
	}
}

// TestTheFirstLineHasRoomForAFrame holds that no edge of a hit's frame at the top of an article is
// cut off.
func TestTheFirstLineHasRoomForAFrame(t *testing.T) {
	for _, scheme := range []Scheme{Light, ContrastDark} {
		for _, scale := range []float32{0.8, 1, 1.5, 2} {
			p, _ := openPane(t, scheme, scale, fyne.NewSize(640, 480))
			a := barrierArticle()
			a.Marks = nil
			p.ShowArticle(a, hitsFor(a, "harbor"))
			frame := p.art.rects.rects[0]
			if frame.StrokeWidth < hitBorder {
				t.Fatalf("%s at %v: the first hit has no frame", scheme, scale)
			}
			if y := frame.Position().Y; y < 1 {
				t.Errorf("%s at %v: the frame begins at %v of what is seen", scheme, scale, y)
			}
		}
	}
}
