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
	f.entry.focusChanged = func() {
		if f.focused() {
			library.cursor = lineID{filterLine, library.content.unfolded, ""}
		}
		f.Refresh()
	}
	f.ExtendBaseWidget(f)
	f.Hide()
	return f
}

func (f *filterField) text() string  { return f.entry.Text }
func (f *filterField) focused() bool { return f.entry.focused }

// clear empties the field and tells nobody.
func (f *filterField) clear() { f.entry.write("") }

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
			paintField(ground, ColorPane, 6, f.entry.focused)
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
	library *Library
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
	e.onKey = library.pass
	e.onShortcut = func(shortcut fyne.Shortcut) { passShortcut(e, shortcut) }
	return e
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
	default:
		e.bareEntry.TypedKey(key)
	}
}
