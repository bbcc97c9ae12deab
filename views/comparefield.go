package views

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// compareField is a query that is compared: its colour, its text, how many
// articles it finds, and a button that removes it.
type compareField struct {
	widget.BaseWidget
	bar    *CompareBar
	slot   int
	entry  *compareEntry
	total  *line
	remove *Button
}

func newCompareField(bar *CompareBar, slot int) *compareField {
	f := &compareField{bar: bar, slot: slot}
	f.total = newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignTrailing}, "")
	f.remove = NewIconButton(theme.CancelIcon(), func() { bar.removed(slot) })
	f.entry = newCompareEntry(f)
	f.ExtendBaseWidget(f)
	return f
}

// Tapped puts the cursor into the field from its rim.
func (f *compareField) Tapped(*fyne.PointEvent) { f.focus() }

// Cursor is the one for text.
func (f *compareField) Cursor() desktop.Cursor { return desktop.TextCursor }

func (f *compareField) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.entry); c != nil {
		c.Focus(f.entry)
	}
}

// setText replaces the query and tells nobody.
func (f *compareField) setText(text string) {
	if f.entry.Text != text {
		f.entry.write(text)
		f.entry.rest()
	}
}

func (f *compareField) setTotal(text string) {
	if f.total.text != text {
		f.total.set(text)
		f.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (f *compareField) CreateRenderer() fyne.WidgetRenderer {
	ground, swatch := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	return newPlan(f, &plan{
		objects: []fyne.CanvasObject{ground, swatch, f.entry, f.total, f.remove},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(150), scaled(30)) },
		paint: func() {
			paintField(ground, ColorWindow, 6, f.entry.focused)
			swatch.FillColor, swatch.CornerRadius = colorOf(slotColor(f.slot)), scaled(3)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			side := scaled(11)
			place(swatch, scaled(9), (size.Height-side)/2, side, side)
			button := f.remove.MinSize()
			right := size.Width - scaled(3) - button.Width
			place(f.remove, right, (size.Height-button.Height)/2, button.Width, button.Height)
			total := f.total.full()
			right -= total.Width
			place(f.total, right, (size.Height-total.Height)/2, total.Width, total.Height)
			right -= scaled(4)
			left, high := scaled(21), f.entry.MinSize().Height
			place(f.entry, left, (size.Height-high)/2, right-left, high)
		},
	})
}

// compareEntry is an entry with the keys that lead out of it.
type compareEntry struct {
	bareEntry
	field *compareField
}

func newCompareEntry(f *compareField) *compareEntry {
	e := &compareEntry{field: f}
	e.PlaceHolder = lang.L("Type a query")
	e.ExtendBaseWidget(e)
	e.OnChanged = func(text string) {
		if !e.quiet && f.bar.OnTyped != nil {
			f.bar.OnTyped(f.slot, text)
		}
	}
	e.OnSubmitted = func(string) { e.done() }
	e.focusChanged = e.cameOrWent
	e.onKey = func(key *fyne.KeyEvent) { passKey(e, key) }
	e.onShortcut = func(shortcut fyne.Shortcut) { passShortcut(e, shortcut) }
	return e
}

// done tells that the query is finished.
func (e *compareEntry) done() {
	if e.field.bar.OnSubmitted != nil {
		e.field.bar.OnSubmitted(e.field.slot, e.Text)
	}
}

// cameOrWent puts the cursor at the end when the keyboard comes, and takes the query for
// finished when it goes.
func (e *compareEntry) cameOrWent() {
	if e.focused {
		e.CursorColumn = utf8.RuneCountInString(e.Text)
		e.Refresh()
		e.field.Refresh()
		return
	}
	e.field.Refresh()
	e.rest()
	e.done()
}

// rest shows the beginning of a long query.
func (e *compareEntry) rest() {
	if !e.focused {
		e.CursorColumn = 0
		e.Refresh()
	}
}

// TypedKey leaves Esc to the window.
func (e *compareEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		passKey(e, key)
		return
	}
	e.bareEntry.TypedKey(key)
}
