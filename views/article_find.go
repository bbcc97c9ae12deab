package views

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

const (
	findHeight    = 52 // at text size 13, of the bar's line in the article's
	findWidth     = 420
	longestPrefil = 80 // bytes of a selection that is put into the field
)

// finder is what a person looks for in the article, and the line to say it in.
type finder struct {
	open   bool
	wanted string
	places []hitPlace
	at     int
	opened bool // the trailer, which a person had left folded

	line *findLine
}

// OpenFind shows the line to find something in the article, with what is
// selected in it, and gives it the keyboard.
func (p *ArticlePane) OpenFind() {
	f := &p.find
	if text := p.SelectedText(); text != "" && len(text) <= longestPrefil && !strings.Contains(text, "\n") {
		f.line.field.SetText(text)
	}
	if !f.open {
		f.open = true
		f.line.Show()
		p.lookFor(f.line.field.Text)
		p.art.Layout(p.Size())
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(f.line.field)
		f.line.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// CloseFind hides the line and the marks of what was found.
func (p *ArticlePane) CloseFind() {
	if !p.find.open {
		return
	}
	p.find.open = false
	p.find.line.Hide()
	p.lookFor("")
	p.art.Layout(p.Size())
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// Finding reports whether the line to find something is open.
func (p *ArticlePane) Finding() bool { return p.find.open }

// FindNext goes to the next place, and from the last to the first; -1 goes
// the other way. OnFindWrapped is told of the way round.
func (p *ArticlePane) FindNext(step int) {
	n := len(p.find.places)
	if n == 0 {
		return
	}
	to := p.find.at + step
	if to < 0 || to >= n {
		to = (to + n) % n
		if p.OnFindWrapped != nil {
			p.OnFindWrapped(step)
		}
	}
	p.goToFound(to)
}

func (p *ArticlePane) goToFound(i int) {
	p.find.at = i
	p.bringIntoView(p.find.places[i])
	p.art.draw()
	p.find.line.Refresh()
}

// lookFor marks another text. The first place at or below the top of the view
// becomes the current one.
func (p *ArticlePane) lookFor(wanted string) {
	f := &p.find
	f.wanted = wanted
	if inTrailer := f.open && p.inTrailer(wanted); inTrailer && !p.unfolded || !inTrailer && f.opened {
		p.unfolded, f.opened = inTrailer, inTrailer
		p.compose()
	}
	p.markFound()
	f.at = sort.Search(len(f.places), func(i int) bool { return p.topOf(f.places[i]) >= p.scroll.position })
	if f.at == len(f.places) {
		f.at = 0
	}
	if len(f.places) > 0 {
		p.bringIntoView(f.places[f.at])
	}
	p.art.draw()
	f.line.Refresh()
}

// inTrailer reports whether a text stands in what followed the article.
func (p *ArticlePane) inTrailer(wanted string) bool {
	if wanted == "" || p.Find == nil || p.article == nil {
		return false
	}
	for _, list := range p.article.Trailer {
		for _, item := range list.Items {
			if len(p.Find(item.Headline, wanted)) > 0 {
				return true
			}
		}
	}
	return false
}

// markFound looks for the text in all blocks of the page.
func (p *ArticlePane) markFound() {
	f := &p.find
	f.places = f.places[:0]
	for i := range p.page.blocks {
		b := &p.page.blocks[i]
		b.found = nil
		if !f.open || f.wanted == "" || p.Find == nil || b.ours || b.look == lookRule || b.look == lookFold || b.look == lookRank {
			continue
		}
		b.found = p.Find(b.text, f.wanted)
		for _, s := range b.found {
			f.places = append(f.places, hitPlace{i, s})
		}
	}
	f.at = max(0, min(f.at, len(f.places)-1))
}

// oneOf says which of several is the present one: "3 of 12".
func oneOf(at, all int) string {
	return lang.L("{{.At}} of {{.All}}", map[string]any{"At": locale.Number(at), "All": locale.Number(all)})
}

// countText says which of the places is the current one.
func (f *finder) countText() string {
	switch {
	case f.wanted == "":
		return ""
	case len(f.places) == 0:
		return lang.L("not found")
	}
	return oneOf(f.at+1, len(f.places))
}

// drawFound puts grounds behind what was found in a line.
func (art *articleArt) drawFound(i int, line textLine, y float32) {
	p := art.pane
	b := &p.page.blocks[i]
	for _, s := range spansIn(b.found, int(line.start), b.inkEnd(line)) {
		art.drawGround(b, s, y, ColorFound, p.find.places[p.find.at] == hitPlace{i, s})
	}
}

// findLine is the line over an article to find something in it.
type findLine struct {
	widget.BaseWidget
	finder                *finder
	field                 *findField
	previous, next, close *Button
}

func newFindLine(p *ArticlePane) *findLine {
	l := &findLine{
		finder:   &p.find,
		previous: NewIconButton(theme.MoveUpIcon(), func() { p.FindNext(-1) }),
		next:     NewIconButton(theme.MoveDownIcon(), func() { p.FindNext(1) }),
		close:    NewIconButton(theme.CancelIcon(), p.CloseFind),
	}
	l.field = newFindField(p)
	l.ExtendBaseWidget(l)
	l.Hide()
	return l
}

// CreateRenderer is for Fyne.
func (l *findLine) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	count := newLine(textLook{color: ColorSoftText, align: fyne.TextAlignTrailing}, "")
	return newPlan(l, &plan{
		objects: []fyne.CanvasObject{ground, l.field, count, l.previous, l.next, l.close},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(200), max(scaled(34), l.field.MinSize().Height)) },
		paint: func() {
			paintField(ground, ColorWindow, 8, l.field.focused)
			count.text = l.finder.countText()
			count.look.color = ColorSoftText
			if l.finder.wanted != "" && len(l.finder.places) == 0 {
				count.look.color = ColorAccent
			}
			none := len(l.finder.places) == 0
			l.previous.disabled, l.next.disabled = none, none
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			right := size.Width - scaled(5)
			for _, b := range []*Button{l.close, l.next, l.previous} {
				wants := b.MinSize()
				right -= wants.Width
				place(b, right, (size.Height-wants.Height)/2, wants.Width, wants.Height)
			}
			full := count.full()
			right -= full.Width + scaled(6)
			place(count, right, (size.Height-full.Height)/2, full.Width, full.Height)
			high := l.field.MinSize().Height
			place(l.field, scaled(4), (size.Height-high)/2, max(0, right-scaled(8)), high)
		},
	})
}

// findField is the field in the line: Enter finds on, Esc closes it.
type findField struct {
	bareEntry
	pane  *ArticlePane
	shift bool // the key is down
}

func newFindField(p *ArticlePane) *findField {
	f := &findField{pane: p}
	f.SetPlaceHolder(lang.L("Find in this article"))
	f.ExtendBaseWidget(f)
	f.OnChanged = p.lookFor
	f.onKey = func(key *fyne.KeyEvent) {
		if p.OnKey != nil {
			p.OnKey(key)
		}
	}
	f.onShortcut = func(shortcut fyne.Shortcut) {
		if p.OnShortcut != nil {
			p.OnShortcut(shortcut)
		}
	}
	f.focusChanged = func() {
		f.shift = f.shift && f.focused // a key that is held is forgotten
		p.find.line.Refresh()
	}
	return f
}

// TypedKey uses the keys that lead on, back and out of the field.
func (f *findField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.shift {
			f.pane.FindNext(-1)
		} else {
			f.pane.FindNext(1)
		}
	case fyne.KeyEscape:
		f.pane.CloseFind()
	case fyne.KeyPageDown, fyne.KeyPageUp:
		f.pane.scrollByKey(key.Name)
	default:
		f.bareEntry.TypedKey(key)
	}
}

// KeyDown notes that Shift is held.
func (f *findField) KeyDown(key *fyne.KeyEvent) {
	f.Entry.KeyDown(key)
	f.noteShift(key, true)
}

// KeyUp notes that Shift is let go.
func (f *findField) KeyUp(key *fyne.KeyEvent) {
	f.Entry.KeyUp(key)
	f.noteShift(key, false)
}

func (f *findField) noteShift(key *fyne.KeyEvent, down bool) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		f.shift = down
	}
}

// layoutFind puts the line over the column, under the article's bar.
func (art *articleArt) layoutFind(x, width float32) {
	l := art.pane.find.line
	high := l.MinSize().Height
	wide := min(width, scaled(findWidth))
	place(l, x+width-wide, art.toolsHeight()+(scaled(findHeight)-high)/2-scaled(4), wide, high)
}

// spansIn returns the spans, which are ascending, that touch [start, end).
func spansIn(spans []data.Span, start, end int) []data.Span {
	first := sort.Search(len(spans), func(i int) bool { return spans[i].End > start })
	past := first + sort.Search(len(spans)-first, func(i int) bool { return spans[first+i].Start >= end })
	return spans[first:past]
}
