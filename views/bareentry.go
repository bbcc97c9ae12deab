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
// itself, it draws a bar and shadows over the text.
type bareEntry struct {
	widget.Entry
	moved func() // the cursor was; may be nil

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
