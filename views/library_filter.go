package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// filterField is the field that narrows a long list of values.
type filterField struct {
	widget.BaseWidget
	entry *filterEntry
}

func newFilterField(library *Library) *filterField {
	f := &filterField{entry: newFilterEntry(library)}
	f.entry.field = f
	f.ExtendBaseWidget(f)
	f.Hide()
	return f
}

func (f *filterField) text() string  { return f.entry.Text }
func (f *filterField) focused() bool { return f.entry.hasFocus }

// clear empties the field and tells nobody.
func (f *filterField) clear() {
	f.entry.quiet = true
	f.entry.SetText("")
	f.entry.quiet = false
}

// focus puts the cursor into the field. It may not have been drawn yet: then
// Fyne knows no canvas of it, and finds nothing in it before its size is asked.
func (f *filterField) focus() {
	f.MinSize()
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.entry.library); c != nil {
		c.Focus(f.entry)
	}
}

func (f *filterField) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	icon := canvas.NewImageFromResource(theme.NewColoredResource(theme.SearchIcon(), ColorSoftText))
	return newPlan(f, &plan{
		objects: []fyne.CanvasObject{ground, icon, f.entry},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(60), scaled(lineHeight)) },
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorPane), scaled(6)
			ground.StrokeColor, ground.StrokeWidth = colorOf(ColorLine), 1
			if f.entry.hasFocus {
				ground.StrokeColor = colorOf(ColorAccent)
			}
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			side := scaled(13)
			place(icon, scaled(6), (size.Height-side)/2, side, side)
			left := scaled(20) - theme.InnerPadding() + scaled(3)
			high := f.entry.MinSize().Height
			place(f.entry, left, (size.Height-high)/2, size.Width-left, high)
		},
	})
}

// filterEntry is an entry with the keys that lead out of it.
type filterEntry struct {
	bareEntry
	library         *Library
	field           *filterField
	hasFocus, quiet bool
}

func newFilterEntry(library *Library) *filterEntry {
	e := &filterEntry{library: library}
	e.ExtendBaseWidget(e)
	e.PlaceHolder = lang.L("Filter")
	e.OnChanged = func(text string) {
		if !e.quiet && library.OnUnfold != nil {
			library.OnUnfold(library.content.unfolded, text)
		}
	}
	return e
}

func (e *filterEntry) FocusGained() {
	e.Entry.FocusGained()
	e.hasFocus = true
	e.library.cursor = lineID{filterLine, e.library.content.unfolded, ""}
	e.field.Refresh()
}

func (e *filterEntry) FocusLost() {
	e.Entry.FocusLost()
	e.hasFocus = false
	e.field.Refresh()
}

// TypedKey leads out of the field with Esc, once it is empty, and the arrows.
func (e *filterEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		if e.Text != "" {
			e.SetText("")
			return
		}
		field := e.library.content.unfolded
		e.library.closeLong()
		e.library.rebuild()
		e.library.revealSection(field)
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyUp:
		e.library.takeFocus()
		if key.Name == fyne.KeyDown || key.Name == fyne.KeyUp {
			e.library.TypedKey(key)
			return
		}
		e.library.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	case fyne.KeyF1, fyne.KeyF3, fyne.KeyF6:
		e.library.pass(key)
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut passes the shortcuts that are not for editing on to the window.
func (e *filterEntry) TypedShortcut(shortcut fyne.Shortcut) {
	e.Entry.TypedShortcut(shortcut)
	if !editsText(shortcut) {
		passShortcut(e, shortcut)
	}
}
