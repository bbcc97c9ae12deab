package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// QueryExample says what queries of a kind find.
type QueryExample struct {
	Queries []string // beginnings of a query where they end in a colon
	What    string
}

// QueryExamples are what the help of the search field shows. What they mean is a
// key of the translations.
var QueryExamples = []QueryExample{
	{[]string{`busan port`}, "Both words, anywhere in the article"},
	{[]string{`"tidal barrier"`}, "The phrase"},
	{[]string{`ferr*`}, "Words that begin so: ferry, ferries"},
	{[]string{`busan OR incheon`}, "Either word"},
	{[]string{`-storm`}, "Without the word; NOT storm says the same"},
	{[]string{`harbor NEAR/5 storm`}, "At most five words between the two"},
	{[]string{`(ferry OR port) storm`}, "Brackets say what belongs together"},
	{[]string{`title:`, `body:`, `by:`}, "Words of the headline, the text, the byline"},
	{[]string{`place:`, `agency:`, `outlet:`, `lang:`}, `The whole value: place:busan, lang:ko`},
	{[]string{`format:`}, `How the file was written: format:html, format:wire`},
	{[]string{`is:`, `has:`}, "What it is, what it has: is:undated, has:author"},
	{[]string{`date:2021`, `date:2021-11`}, "That year, that month; or a day, 2021-11-03"},
	{[]string{`date:2021-11-01..2022-03-31`}, "From one day to another; either may be left out"},
	{[]string{`before:2022`, `after:2021-06`}, "Earlier, later; what they name is left out"},
}

// exampleWords are the words of the examples that are put in the window's language,
// longer ones before those that they begin with. They are keys of the translations.
var exampleWords = []string{"tidal barrier", "incheon", "harbor", "busan", "storm", "ferry", "ferr", "port"}

// localExample is an example with its words in the window's language.
func localExample(query string) string {
	var pairs []string
	for _, word := range exampleWords {
		pairs = append(pairs, word, lang.L(word))
	}
	return strings.NewReplacer(pairs...).Replace(query)
}

// SearchHelp is the help under the search field: examples, each of which a click
// appends to the query. It lies over the window, and a click beside it closes it.
type SearchHelp struct {
	widget.BaseWidget
	resizer
	bar *SearchBar

	title   *line
	foot    *paragraph
	dismiss *Button
	ground  *card
	scroll  *container.Scroll
	rows    []*exampleRow
}

func newSearchHelp(bar *SearchBar) *SearchHelp {
	h := &SearchHelp{
		bar: bar, ground: newCard(),
		title: newLine(textLook{size: 14, bold: true}, lang.L("How to search")),
		foot:  newParagraph(textLook{color: ColorSoftText, size: 12}, lang.L("Operators are in capitals. Case and accents do not matter. Click an example to try it.")),
	}
	h.dismiss = NewIconButton(theme.CancelIcon(), bar.HideHelp)
	list := container.New(&stack{})
	for _, example := range QueryExamples {
		row := newExampleRow(example, bar.appendExample)
		h.rows = append(h.rows, row)
		list.Add(row)
	}
	h.scroll = container.NewVScroll(list)
	h.ExtendBaseWidget(h)
	h.Hide()
	return h
}

// Help returns what ToggleHelp shows.
func (s *SearchBar) Help() *SearchHelp { return s.help }

// ToggleHelp shows the help under the field, or hides it again.
func (s *SearchBar) ToggleHelp() {
	if s.help.Visible() {
		s.HideHelp()
		return
	}
	s.completions.dismiss()
	s.help.setShown(true)
	s.focusEnd()
}

// HideHelp hides the help.
func (s *SearchBar) HideHelp() { s.help.setShown(false) }

// appendExample puts an example behind the query and asks that.
func (s *SearchBar) appendExample(query string) {
	s.HideHelp()
	text := s.entry.Text
	if text != "" && !strings.HasSuffix(text, " ") {
		text += " "
	}
	text += query
	s.focusEnd()
	s.write(text, len(text))
	s.changed(text)
}

// focusEnd puts the cursor behind the query.
func (s *SearchBar) focusEnd() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.entry); c != nil && !s.entry.focused {
		c.Focus(s.entry)
		s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

func (h *SearchHelp) setShown(shown bool) {
	if h.Visible() != shown {
		h.Hidden = !shown
		h.Refresh()
		h.bar.coverNotice()
		h.tellResized()
	}
}

// Tapped closes the help: the click was beside it.
func (h *SearchHelp) Tapped(*fyne.PointEvent) { h.bar.HideHelp() }

// Scrolled keeps the wheel from what lies beneath.
func (h *SearchHelp) Scrolled(*fyne.ScrollEvent) {}

const helpPad = 14 // between rim and text, at text size 13

// CreateRenderer is for Fyne.
func (h *SearchHelp) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(h, &plan{
		objects: []fyne.CanvasObject{h.ground, h.title, h.dismiss, h.scroll, h.foot},
		minSize: func() fyne.Size { return fyne.Size{} },
		layout:  h.layout,
	})
}

// layout places the card under the right end of the field.
func (h *SearchHelp) layout(size fyne.Size) {
	examples, what := float32(0), float32(0)
	for _, row := range h.rows {
		examples, what = max(examples, row.examplesWidth()), max(what, ceil(row.what.full().Width))
	}
	inset := cardMargin + scaled(helpPad)
	width := max(examples+scaled(exampleGap)+what, ceil(h.foot.look.width(h.foot.text))) + 2*inset
	content := float32(0)
	for _, row := range h.rows {
		row.column, row.stacked = examples, width+scaled(scrollMargin) > size.Width
		content += row.MinSize().Height
	}
	if content+2*inset+h.dismiss.MinSize().Height+h.foot.MinSize().Height+2*scaled(8) > size.Height {
		width += scaled(scrollMargin)
	}
	width = min(width, size.Width)
	left, top := ceil(max(h.bar.Position().X+h.bar.Size().Width+cardMargin-width, 0)), float32(0)

	footHigh := ceil(h.foot.heightFor(width - 2*inset))
	head, foot := h.dismiss.MinSize().Height+scaled(8), footHigh+scaled(8)
	content = min(content, size.Height-2*inset-head-foot)

	place(h.ground, left, top, width, content+2*inset+head+foot)
	left, top, width = left+inset, top+inset, width-2*inset
	cross := h.dismiss.MinSize()
	place(h.title, left, top+middle(h.title.MinSize().Height, cross.Height), width-cross.Width, h.title.MinSize().Height)
	place(h.dismiss, left+width-cross.Width+scaled(4), top, cross.Width, cross.Height)
	place(h.scroll, left, top+head, width, content)
	place(h.foot, left, top+head+content+scaled(8), width, footHigh)
}

// exampleRow is one line of the help.
type exampleRow struct {
	widget.BaseWidget
	examples []*exampleButton
	what     *line
	column   float32 // the width of the examples of all rows
	stacked  bool    // what they find stands under them, for lack of room
}

// Gaps between examples and what they find, and between the examples of a row,
// at text size 13.
const (
	exampleGap   = 22
	exampleSpace = 6
)

func newExampleRow(example QueryExample, chosen func(query string)) *exampleRow {
	r := &exampleRow{what: newLine(textLook{}, lang.L(example.What))}
	for _, query := range example.Queries {
		query = localExample(query)
		r.examples = append(r.examples, newExampleButton(query, func() { chosen(query) }))
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *exampleRow) examplesWidth() float32 {
	width := float32(0)
	for _, e := range r.examples {
		width += e.MinSize().Width + scaled(exampleSpace)
	}
	return width - scaled(exampleSpace)
}

func (r *exampleRow) CreateRenderer() fyne.WidgetRenderer {
	p := &plan{objects: []fyne.CanvasObject{r.what}}
	for _, e := range r.examples {
		p.objects = append(p.objects, e)
	}
	p.minSize = func() fyne.Size {
		high := r.examples[0].MinSize().Height + 2*scaled(2)
		if r.stacked {
			high += r.what.MinSize().Height + scaled(4)
		}
		return fyne.NewSize(0, high)
	}
	p.layout = func(size fyne.Size) {
		x := float32(0)
		for _, e := range r.examples {
			wants := e.MinSize()
			place(e, x, scaled(2), wants.Width, wants.Height)
			x += wants.Width + scaled(exampleSpace)
		}
		high := r.what.MinSize().Height
		if r.stacked {
			place(r.what, scaled(exampleSpace), size.Height-high-scaled(4), size.Width-scaled(exampleSpace), high)
			return
		}
		x = r.column + scaled(exampleGap)
		place(r.what, x, middle(high, size.Height), size.Width-x, high)
	}
	return newPlan(r, p)
}

// exampleButton is an example that a click appends to the query.
type exampleButton struct {
	control
	query string
}

func newExampleButton(query string, chosen func()) *exampleButton {
	b := &exampleButton{query: query}
	b.OnTapped = chosen
	b.extend(b)
	return b
}

// look is in the font of the explanations, as the search field is: Fyne's font of a
// fixed pitch lacks the letters of many scripts, and cuts those of another font.
func (b *exampleButton) look() textLook {
	if b.hovered {
		return textLook{color: ColorAccent}
	}
	return textLook{}
}

func (b *exampleButton) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, text := canvas.NewRectangle(nil), newRing(), newLine(textLook{}, b.query)
	side := func() float32 { return scaled(6) }
	return newPlan(b, &plan{
		objects: []fyne.CanvasObject{ground, text, ring},
		minSize: func() fyne.Size {
			text := b.look().measure(b.query)
			return fyne.NewSize(ceil(text.Width)+2*side(), ceil(text.Height)+scaled(2))
		},
		paint: func() {
			text.look = b.look()
			ground.CornerRadius, ground.FillColor = scaled(5), colorOf(ColorWindow)
			outlineChosen(ground, b.hovered)
			if b.hovered {
				ground.FillColor = colorOf(ColorAccentFaint)
			}
			paintRing(ring, b.focused, false)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			high := text.MinSize().Height
			place(text, side(), middle(high, size.Height), size.Width-side(), high)
			layoutRing(ring, size, false)
		},
	})
}
