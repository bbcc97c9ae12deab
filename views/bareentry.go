package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// bareEntry is Fyne's entry of one line without the grounds behind its text. Of a text
// longer than itself it shows the part with the cursor: where Fyne's entry scrolls by
// itself, it draws a bar and shadows over the text. It is what every field of the window
// is made of, and so the home of what they share: what leaves a field, and what is told
// of it. Each of the functions may be nil.
type bareEntry struct {
	widget.Entry
	moved        func()               // the cursor was
	focusChanged func()               // the keyboard came or went
	onKey        func(*fyne.KeyEvent) // with the keys that edit no text
	onShortcut   func(fyne.Shortcut)  // with the shortcuts that edit no text

	focused bool
	quiet   bool // a change is the program's, not the person's

	clip   *container.Clip
	run    fyne.Widget // Fyne's text and cursor, in the clip
	hidden float32     // of the text, before what is shown
}

// rim is the room that Fyne leaves before and after the text, less that of the cursor.
func (e *bareEntry) rim() float32 { return e.Entry.Theme().Size(theme.SizeNameInnerPadding) - 1 }

// CreateRenderer is for Fyne.
func (e *bareEntry) CreateRenderer() fyne.WidgetRenderer {
	e.Scroll = fyne.ScrollNone
	e.OnCursorChanged = func() {
		e.follow()
		call(e.moved)
	}
	r := e.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		if run, ok := o.(fyne.Widget); ok {
			e.run = run
		}
	}
	e.clip = container.NewClip(container.NewWithoutLayout(e.run))
	e.clip.ExtendBaseWidget(e.clip)
	return &bareEntryRenderer{r, e}
}

// write replaces the text while the entry is quiet.
func (e *bareEntry) write(text string) {
	e.quiet = true
	e.SetText(text)
	e.quiet = false
}

// FocusGained shows that the keyboard writes here.
func (e *bareEntry) FocusGained() {
	e.Entry.FocusGained()
	e.focused = true
	call(e.focusChanged)
}

// FocusLost shows that the keyboard writes elsewhere.
func (e *bareEntry) FocusLost() {
	e.Entry.FocusLost()
	e.focused = false
	call(e.focusChanged)
}

// TypedKey edits the text, or hands on.
func (e *bareEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyF1, fyne.KeyF3, fyne.KeyF6:
		if e.onKey != nil {
			e.onKey(key)
		}
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut edits the text, or hands on.
func (e *bareEntry) TypedShortcut(shortcut fyne.Shortcut) {
	e.Entry.TypedShortcut(shortcut)
	if !editsText(shortcut) && e.onShortcut != nil {
		e.onShortcut(shortcut)
	}
}

// editsText reports whether a shortcut is for Fyne's entry, such as copying, or
// a key that moves or deletes by words in it.
func editsText(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok {
		return true
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// paintField draws the ground of a field, with the rim that tells where the keyboard writes.
func paintField(ground *canvas.Rectangle, fill fyne.ThemeColorName, radius float32, focused bool) {
	ground.FillColor, ground.CornerRadius = colorOf(fill), scaled(radius)
	ground.StrokeColor, ground.StrokeWidth = colorOf(ColorLine), 1
	if focused {
		ground.StrokeColor = colorOf(ColorAccent)
	}
}

// MouseDown is for Fyne, which takes the text to begin at the entry's beginning.
func (e *bareEntry) MouseDown(at *desktop.MouseEvent) {
	inText := *at
	inText.Position.X += e.hidden
	e.Entry.MouseDown(&inText)
}

// follow brings the cursor into view.
func (e *bareEntry) follow() {
	if e.run == nil {
		return
	}
	const seen = 12 // of the text on either side of the cursor
	rim, room := e.rim(), e.clip.Size().Width
	run := max(e.run.MinSize().Width, room+2*rim)
	cursor := e.CursorPosition().X - rim
	e.hidden = min(e.hidden, cursor-scaled(seen))
	e.hidden = max(e.hidden, cursor+scaled(seen)-room)
	e.hidden = round(max(0, min(e.hidden, run-2*rim-room)))
	e.run.Resize(fyne.NewSize(run, e.clip.Size().Height))
	e.run.Move(fyne.NewPos(-rim-e.hidden, 0))
}

// bareEntryRenderer has Fyne's text in a clip, and nothing else.
type bareEntryRenderer struct {
	fyne.WidgetRenderer
	entry *bareEntry
}

// Objects is for Fyne.
func (r *bareEntryRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.entry.clip}
}

// MinSize is for Fyne: an entry is as wide as there is room.
func (r *bareEntryRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.WidgetRenderer.MinSize().Height)
}

// Layout is for Fyne.
func (r *bareEntryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	rim, border := r.entry.rim(), r.entry.Entry.Theme().Size(theme.SizeNameInputBorder)
	place(r.entry.clip, rim, border, size.Width-2*rim, size.Height-2*border)
	r.entry.follow()
}

// Refresh is for Fyne.
func (r *bareEntryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.entry.follow()
	canvas.Refresh(r.entry.clip)
}
