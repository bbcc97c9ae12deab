package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// Completions are the rows under the search field that say what the part of the
// query at the cursor may become. They never take the keyboard: the field reads
// its keys, and hands on those that are for them.
type Completions struct {
	widget.BaseWidget
	resizer
	onChosen func(data.Completion)
	onShown  func() // or hidden

	waiting bool   // completions were asked for and not dismissed since
	text    string // the query that they were asked for, and the cursor in it
	cursor  int

	found  []data.Completion // of the query as it is now, or of a moment ago
	fresh  bool              // they are of the query as it is now
	marked int               // the row that the keys have chosen; -1 for none
	ground *card
	rows   []*completionRow
}

func newCompletions(onChosen func(data.Completion), onShown func()) *Completions {
	c := &Completions{onChosen: onChosen, onShown: onShown, marked: -1, ground: newCard()}
	c.ExtendBaseWidget(c)
	c.Hide()
	return c
}

// Completions returns the rows that SetCompletions fills.
func (s *SearchBar) Completions() *Completions { return s.completions }

// SetCompletions shows what a query may become at the cursor, unless it has
// changed since or the person wants none.
func (s *SearchBar) SetCompletions(text string, cursor int, found []data.Completion) {
	if c := s.completions; c.waiting && c.text == text && c.cursor == cursor {
		c.show(found)
	}
}

// askCompletions asks for completions of the query as it was typed.
func (s *SearchBar) askCompletions(text string) {
	c := s.completions
	if text == "" || s.help.Visible() {
		c.dismiss()
		return
	}
	c.waiting, c.fresh, c.marked = true, false, -1
	c.text, c.cursor = text, s.cursorOffset()
	if s.OnComplete != nil {
		s.OnComplete(c.text, c.cursor)
	}
}

// cursorMoved asks again where the cursor has left what was being completed.
func (s *SearchBar) cursorMoved() {
	c := s.completions
	if c.waiting && c.text == s.entry.Text && c.cursor != s.cursorOffset() {
		s.askCompletions(s.entry.Text)
	}
}

// cursorOffset is the cursor's place in bytes.
func (s *SearchBar) cursorOffset() int {
	runes := []rune(s.entry.Text)
	return len(string(runes[:min(s.entry.CursorTextOffset(), len(runes))]))
}

// completionKey does what a key does to the completions, and reports whether it
// was for them.
func (s *SearchBar) completionKey(key fyne.KeyName) bool {
	c := s.completions
	if !c.Visible() {
		return false
	}
	switch {
	case key == fyne.KeyEscape:
		c.dismiss()
	case key == fyne.KeyTab && shiftIsDown():
		c.dismiss()
		if canvas := fyne.CurrentApp().Driver().CanvasForObject(s.entry); canvas != nil {
			canvas.FocusPrevious()
		}
	case key == fyne.KeyTab:
		c.choose(max(c.marked, 0))
	case (key == fyne.KeyReturn || key == fyne.KeyEnter) && c.marked >= 0:
		c.choose(c.marked)
	case key == fyne.KeyDown:
		c.mark(min(c.marked+1, len(c.found)-1))
	case key == fyne.KeyUp && c.marked >= 0:
		c.mark(c.marked - 1)
	default:
		return false
	}
	return true
}

func shiftIsDown() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// complete puts a completion into the query, which may be completed further.
func (s *SearchBar) complete(c data.Completion) {
	text := s.entry.Text
	s.completions.dismiss()
	s.write(text[:c.Span.Start]+c.Insert+text[c.Span.End:], c.Span.Start+len(c.Insert))
	s.changed(s.entry.Text)
}

func (c *Completions) dismiss() {
	c.waiting = false
	c.show(nil)
}

func (c *Completions) show(found []data.Completion) {
	c.fresh, c.marked = true, -1
	if slices.Equal(c.found, found) {
		c.Refresh() // a row may have been marked
		return
	}
	c.found, c.rows = found, nil
	kind := ""
	for i, completion := range found {
		row := newCompletionRow(completion, completion.Kind != kind, func() { c.choose(i) })
		kind = completion.Kind
		c.rows = append(c.rows, row)
	}
	c.Hidden = len(found) == 0
	c.Refresh()
	c.onShown()
	c.tellResized()
}

// choose takes a row, if it is of the query as it is now.
func (c *Completions) choose(row int) {
	if c.fresh && row < len(c.found) {
		c.onChosen(c.found[row])
	}
}

func (c *Completions) mark(row int) {
	if c.fresh {
		c.marked = row
		c.Refresh()
	}
}

// widthWithin returns the width that the rows want, if there is as much.
func (c *Completions) widthWithin(width float32) float32 {
	wants := max(scaled(280), alignCompletions(c.rows))
	return min(wants+2*(cardMargin+scaled(completionPad)), width)
}

const completionPad = 5 // between the rim and the rows, at text size 13

// CreateRenderer is for Fyne.
func (c *Completions) CreateRenderer() fyne.WidgetRenderer {
	p := &plan{}
	p.minSize = func() fyne.Size {
		high := 2 * (cardMargin + scaled(completionPad))
		for _, row := range c.rows {
			high += row.MinSize().Height
		}
		return fyne.NewSize(0, high)
	}
	p.paint = func() {
		p.objects = []fyne.CanvasObject{c.ground}
		for i, row := range c.rows {
			row.marked = i == c.marked
			p.objects = append(p.objects, row)
		}
	}
	p.layout = func(size fyne.Size) {
		c.ground.Resize(size)
		inset := cardMargin + scaled(completionPad)
		y := inset
		for _, row := range c.rows {
			high := row.MinSize().Height
			place(row, inset, y, size.Width-2*inset, high)
			y += high
		}
	}
	return newPlan(c, p)
}
