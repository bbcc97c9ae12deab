package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/locale"
)

// CompareBar holds the queries that a timeline compares. It is their legend
// too: each has the colour of its slot and its total.
type CompareBar struct {
	widget.BaseWidget
	resizer

	OnTyped     func(slot int, text string) // at each keystroke
	OnSubmitted func(slot int, text string)
	OnRemove    func(slot int)
	OnAdd       func()
	OnStyle     func(ChartStyle)
	OnClose     func()

	fields     [MostSeries]*compareField
	add, close *Button
	form, unit *choice
	style      ChartStyle
	wide       float32 // that it was last laid out for
}

// NewCompareBar makes a bar without queries.
func NewCompareBar() *CompareBar {
	b := &CompareBar{}
	for slot := range b.fields {
		b.fields[slot] = newCompareField(b, slot)
		b.fields[slot].Hide()
	}
	b.add = NewLinkButton(lang.L("Add query"), func() { call(b.OnAdd) })
	b.close = NewIconButton(theme.CancelIcon(), func() { call(b.OnClose) })
	b.form = newChoice(func(n int) { b.style.Stacked = n == 1; b.tellStyle() }, lang.L("Lines"), lang.L("Stacked"))
	b.unit = newChoice(func(n int) { b.style.Share = n == 1; b.tellStyle() }, lang.L("Counts"), lang.L("Share"))
	b.ExtendBaseWidget(b)
	return b
}

func (b *CompareBar) tellStyle() {
	if b.OnStyle != nil {
		b.OnStyle(b.style)
	}
}

func (b *CompareBar) removed(slot int) {
	if b.OnRemove != nil {
		b.OnRemove(slot)
	}
}

// SetQueries shows the queries by their slots; a slot that is not there has no
// field. It does not call OnTyped.
func (b *CompareBar) SetQueries(queries map[int]string) {
	changed := false
	for slot, f := range b.fields {
		text, used := queries[slot]
		f.setText(text)
		if used != f.Visible() {
			setVisible(used, f)
			f.setTotal("")
			changed = true
		}
	}
	b.add.Hidden = len(queries) >= MostSeries
	if changed {
		b.Refresh()
		b.tellResized()
	}
}

// SetTotals shows how many articles the queries find, by slot. One that is not
// there is not known.
func (b *CompareBar) SetTotals(totals map[int]int) {
	for slot, f := range b.fields {
		if n, known := totals[slot]; known {
			f.setTotal(locale.Number(n))
		} else {
			f.setTotal("")
		}
	}
}

// SetStyle shows a style without calling OnStyle.
func (b *CompareBar) SetStyle(style ChartStyle) {
	b.style = style
	index := map[bool]int{true: 1}
	b.form.set(index[style.Stacked])
	b.unit.set(index[style.Share])
}

// Field returns what the keyboard writes into for a slot.
func (b *CompareBar) Field(slot int) fyne.Focusable { return b.fields[slot].entry }

// Focused reports whether the keyboard writes into a field.
func (b *CompareBar) Focused() bool {
	for _, f := range b.fields {
		if f.entry.focused {
			return true
		}
	}
	return false
}

// Lengths of the bar, at text size 13.
const (
	compareGap    = 8
	compareNarrow = 190 // least width of a field
	compareWidest = 320
)

// compareGrid is where the fields stand: beside the controls where three fit
// there, else in rows under them. The first row ends with the button that adds.
type compareGrid struct {
	columns  int
	each     float32 // width of a field
	controls float32 // x
	under    bool
}

func (b *CompareBar) grid(width float32) compareGrid {
	const fewest = 3
	gap, margin := scaled(compareGap), scaled(roomMargin)
	g := compareGrid{controls: width - margin - b.close.MinSize().Width - b.form.MinSize().Width - b.unit.MinSize().Width - 2*gap}
	fit := func(room float32) int { return int(room / (scaled(compareNarrow) + gap)) }
	room := g.controls - 2*gap - margin - b.add.MinSize().Width
	if g.under = fit(room) < fewest; g.under {
		room = width - 2*margin + gap
	}
	g.columns = min(max(1, fit(room)), MostSeries)
	g.each = min(room/float32(g.columns)-gap, scaled(compareWidest))
	return g
}

// rows returns how many rows the bar has.
func (b *CompareBar) rows(g compareGrid) int {
	rows := max(1, (len(b.used())+g.columns-1)/g.columns)
	if g.under {
		rows++
	}
	return rows
}

func (b *CompareBar) used() []*compareField {
	var used []*compareField
	for _, f := range b.fields {
		if f.Visible() {
			used = append(used, f)
		}
	}
	return used
}

// heightFor returns the height of the rows that a width asks for.
func (b *CompareBar) heightFor(width float32) float32 { return b.heightOf(b.rows(b.grid(width))) }

// leastHeight returns the height with one row of fields.
func (b *CompareBar) leastHeight(width float32) float32 {
	if b.grid(width).under {
		return b.heightOf(2)
	}
	return b.heightOf(1)
}

func (b *CompareBar) heightOf(rows int) float32 {
	gap := scaled(compareGap)
	return float32(rows)*(b.fields[0].MinSize().Height+gap) + gap/2
}

// CreateRenderer is for Fyne.
func (b *CompareBar) CreateRenderer() fyne.WidgetRenderer {
	p := &plan{minSize: func() fyne.Size { return fyne.NewSize(0, b.heightFor(b.wide)) }}
	for _, f := range b.fields {
		p.objects = append(p.objects, f)
	}
	p.objects = append(p.objects, b.add, b.form, b.unit, b.close)
	p.layout = func(size fyne.Size) {
		b.wide = size.Width
		gap, margin, high := scaled(compareGap), scaled(roomMargin), b.fields[0].MinSize().Height
		g := b.grid(size.Width)
		used, top, add := b.used(), gap, margin
		if g.under {
			top += high + gap
			add -= scaled(8) // the button's own padding
		} else {
			add += float32(min(len(used), g.columns)) * (g.each + gap)
		}
		for i, f := range used {
			place(f, margin+float32(i%g.columns)*(g.each+gap), top+float32(i/g.columns)*(high+gap), g.each, high)
		}
		place(b.add, add, gap, b.add.MinSize().Width, high)
		x := g.controls
		for _, o := range []fyne.CanvasObject{b.form, b.unit, b.close} {
			wants := o.MinSize()
			place(o, x, gap+(high-wants.Height)/2, wants.Width, wants.Height)
			x += wants.Width + gap
		}
	}
	return newPlan(b, p)
}
