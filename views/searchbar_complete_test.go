package views

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// completing is a search field in a room, that is answered at once.
type completing struct {
	*furnished
	w         fyne.Window
	submitted []string
	downs     int
	escapes   int
}

func newCompleting(t *testing.T, width, height float32) *completing {
	c := &completing{furnished: newFurnished()}
	c.w = shown(t, c.Room, width, height)
	c.search.OnSubmitted = func(text string) { c.submitted = append(c.submitted, text) }
	c.search.OnDown = func() { c.downs++ }
	c.search.OnEscape = func() { c.escapes++ }
	c.search.OnComplete = func(text string, cursor int) { c.search.SetCompletions(text, cursor, places(text, cursor)) }
	c.search.Focus()
	return c
}

// places completes place: before the cursor, and pl.
func places(text string, cursor int) []data.Completion {
	if text == "pl" {
		return []data.Completion{{Text: "place:", Insert: "place:", Span: data.Span{Start: 0, End: 2}, Kind: data.FieldCompletion, Detail: "where it was written"}}
	}
	from := strings.LastIndex(text[:cursor], "place:")
	if from < 0 || strings.Contains(text[from:cursor], " ") {
		return nil
	}
	from += len("place:")
	var found []data.Completion
	for i, name := range []string{"Busan", "부산", "Port Maren", "San José de la Montaña y los Santos Mártires"} {
		if strings.HasPrefix(strings.ToLower(name), text[from:cursor]) {
			found = append(found, data.Completion{
				Text: name, Insert: name + " ", Span: data.Span{Start: from, End: cursor}, Kind: "place", Count: 12406 / (1 + 9*i),
			})
		}
	}
	return found
}

func (c *completing) keys(names ...fyne.KeyName) {
	for _, name := range names {
		c.search.entry.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (c *completing) rows() []string {
	var texts []string
	if c.search.completions.Visible() {
		for _, row := range c.search.completions.rows {
			texts = append(texts, row.text.text)
		}
	}
	return texts
}

func (c *completing) expect(t *testing.T, when, text string, rows int) {
	t.Helper()
	if c.search.Text() != text || len(c.rows()) != rows {
		t.Errorf("%s: the field says %q with rows %q; want %q and %d rows", when, c.search.Text(), c.rows(), text, rows)
	}
}

func TestCompletionsByKey(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := newCompleting(t, 900, 500)
	test.Type(c.search.entry, "pl")
	c.expect(t, "two letters", "pl", 1)
	if !c.search.Focused() || !c.search.entry.AcceptsTab() {
		t.Error("the rows take the keyboard, or Tab leads out of the field")
	}
	c.keys(fyne.KeyTab)
	c.expect(t, "Tab", "place:", 4)
	c.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	c.expect(t, "Return on the second", "place:부산 ", 0)
	if at := c.search.cursorOffset(); at != len("place:부산 ") {
		t.Errorf("the cursor stands at %d", at)
	}
	if c.search.entry.AcceptsTab() {
		t.Error("Tab stays in the field though there is nothing to complete")
	}
	test.Type(c.search.entry, "x place:b")
	c.expect(t, "typing on", "place:부산 x place:b", 1)
	c.keys(fyne.KeyReturn)
	if len(c.submitted) != 1 || c.submitted[0] != "place:부산 x place:b" {
		t.Errorf("Return with nothing chosen submits %q", c.submitted)
	}
	c.expect(t, "after Return", "place:부산 x place:b", 0)
	c.keys(fyne.KeyDown)
	if c.downs != 1 {
		t.Error("Down without rows does not lead to the results")
	}
}

func TestCompletionsGetOutOfTheWay(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := newCompleting(t, 900, 500)
	test.Type(c.search.entry, "place:")
	c.keys(fyne.KeyEscape)
	c.expect(t, "Esc", "place:", 0)
	if c.escapes != 0 {
		t.Error("the Esc that closes the rows does more")
	}
	c.search.SetCompletions("place:", len("place:"), places("place:", 6))
	c.expect(t, "an answer after Esc", "place:", 0)
	c.keys(fyne.KeyEscape)
	if c.escapes != 1 {
		t.Error("the second Esc does nothing")
	}
	test.Type(c.search.entry, "b")
	c.expect(t, "typing after Esc", "place:b", 1)
	c.keys(fyne.KeyDown)
	c.search.askCompletions("place:b")
	if c.search.completions.rows[0].marked {
		t.Error("a row stays marked that Return does not choose")
	}
	c.keys(fyne.KeyHome)
	c.expect(t, "the cursor leaves", "place:b", 0)
	c.keys(fyne.KeyEnd)
	c.expect(t, "the cursor comes back", "place:b", 1)
	c.w.Canvas().Unfocus()
	c.expect(t, "the keyboard leaves", "place:b", 0)

	c.search.Focus()
	test.Type(c.search.entry, "place:")
	c.search.SetText("place:b")
	c.expect(t, "SetText", "place:b", 0)
	c.keys(fyne.KeyEnd, fyne.KeyBackspace)
	c.expect(t, "deleting", "place:", 4)
}

func TestCompletionsOfAnOlderQueryAreNotTaken(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := newCompleting(t, 900, 500)
	test.Type(c.search.entry, "place:")
	c.search.OnComplete = nil // the answer is under way
	test.Type(c.search.entry, "b")
	c.expect(t, "until the answer", "place:b", 4)
	c.keys(fyne.KeyTab, fyne.KeyDown)
	c.search.completions.rows[0].Tapped(nil)
	c.expect(t, "choosing an older row", "place:b", 4)
	c.search.SetCompletions("place:", 6, nil)
	c.expect(t, "an older answer", "place:b", 4)
	c.search.SetCompletions("place:b", 7, places("place:b", 7))
	c.keys(fyne.KeyTab)
	c.expect(t, "the answer", "place:Busan ", 0)
}

func TestCompletionsByMouse(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	c := newCompleting(t, 900, 500)
	test.Type(c.search.entry, "harbor place:")
	c.search.SetProblems([]data.Problem{{Message: "place: needs a word."}})
	if c.search.notice.Visible() {
		t.Error("the notice shows under the rows")
	}
	row := c.search.completions.rows[2]
	if _, ok := any(row).(fyne.Focusable); !ok {
		t.Error("a click on a row would take the keyboard from the field")
	}
	row.Tapped(nil)
	c.expect(t, "a click", "harbor place:Port Maren ", 0)
	if !c.search.notice.Visible() {
		t.Error("the notice does not come back")
	}
}

func TestCompletionPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		c := newCompleting(t, 700, 230)
		test.Type(c.search.entry, "harbor -place:")
		c.keys(fyne.KeyDown, fyne.KeyDown)
		c.search.completions.rows[2].MouseIn(nil)
		capture(t, c.w, "completions", scheme)
		c.w.Resize(fyne.NewSize(400, 230))
		if got := c.search.completions.Size().Width; got > 400 {
			t.Errorf("the rows are %v wide in a window of 400", got)
		}
		c.w.Resize(fyne.NewSize(700, 130))
		c.search.entry.SetText("pl")
		capture(t, c.w, "completions-field", scheme)
	})
}

func TestCompletionRowsAlign(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	rows := []*completionRow{
		newCompletionRow(data.Completion{Text: "ko", Detail: "Korean", Kind: "lang", Count: 7}, true, nil),
		newCompletionRow(data.Completion{Text: "zh-Hant", Detail: "Traditional Chinese", Kind: "lang"}, false, nil),
	}
	width := alignCompletions(rows)
	for i, row := range rows {
		row.Resize(fyne.NewSize(width, row.MinSize().Height))
		test.WidgetRenderer(row).Layout(row.Size())
		if row.detail.Position().X != rows[0].detail.Position().X {
			t.Error("the meanings do not stand in a column")
		}
		if row.detail.Size().Width < row.detail.full().Width {
			t.Errorf("row %d is cut", i)
		}
	}
	if fmt.Sprint(rows[0].kind.text, rows[1].kind.text) != "lang" {
		t.Error("the kind is not said once")
	}
}
