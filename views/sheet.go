package views

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sheet is the content of an overlay: a title, a sentence, a body, and at its
// foot what can be done. While it has the keyboard, Esc closes it.
type Sheet struct {
	widget.BaseWidget
	OnClose func()
	OnKey   func(*fyne.KeyEvent) // with the keys that the sheet does not use; may be nil

	title   *line
	dismiss *Button
	intro   *paragraph
	body    fyne.CanvasObject
	links   []*Button // at the left of the foot
	buttons []*Button // at its right, the most wanted last
	wants   fyne.Size // at text size 13
}

// NewSheet makes a sheet that would like a size, given for text size 13.
func NewSheet(title, intro string, body fyne.CanvasObject, wants fyne.Size) *Sheet {
	s := &Sheet{
		title: newLine(textLook{size: 16, bold: true}, title),
		intro: newParagraph(textLook{color: ColorSoftText, ours: true}, intro),
		body:  body, wants: wants,
	}
	s.dismiss = NewIconButton(theme.CancelIcon(), func() { call(s.OnClose) })
	s.ExtendBaseWidget(s)
	return s
}

// SetFoot sets what can be done: quiet links at the left, buttons at the
// right, the most wanted last.
func (s *Sheet) SetFoot(links, buttons []*Button) { s.links, s.buttons = links, buttons }

// SetIntro changes the sentence under the title.
func (s *Sheet) SetIntro(intro string) {
	s.intro.set(intro)
	s.Refresh()
}

// FocusGained does nothing: the whole sheet has the keyboard.
func (s *Sheet) FocusGained() {}

// FocusLost does nothing.
func (s *Sheet) FocusLost() {}

// TypedKey closes the sheet with Esc, and presses its most wanted button with
// Return where that is the primary one.
func (s *Sheet) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		call(s.OnClose)
	case fyne.KeyReturn, fyne.KeyEnter:
		if n := len(s.buttons); n > 0 && s.buttons[n-1].kind == primaryKind {
			s.buttons[n-1].Tapped(nil)
		}
	default:
		if s.OnKey != nil {
			s.OnKey(key)
		}
	}
}

// TypedRune does nothing.
func (s *Sheet) TypedRune(rune) {}

// CreateRenderer is for Fyne.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	edge := canvas.NewRectangle(color.Transparent) // of the sheet, in high contrast
	objects := []fyne.CanvasObject{edge, s.title, s.dismiss, s.intro, s.body}
	for _, b := range append(s.links[:len(s.links):len(s.links)], s.buttons...) {
		objects = append(objects, b)
	}
	return newPlan(s, &plan{
		objects: objects,
		minSize: func() fyne.Size { return fyne.NewSize(scaled(300), scaled(200)) },
		paint:   func() { outline(edge, thickOutline) },
		layout: func(size fyne.Size) {
			edge.Resize(size)
			s.layout(size)
		},
	})
}

// WantedSize is the size that the sheet would like in a window of a size.
func (s *Sheet) WantedSize(window fyne.Size) fyne.Size {
	return fyne.NewSize(min(scaled(s.wants.Width), window.Width*0.94), min(scaled(s.wants.Height), window.Height*0.9))
}

func (s *Sheet) layout(size fyne.Size) {
	pad, cross, high := scaled(18), s.dismiss.MinSize(), s.title.MinSize().Height
	inner := size.Width - 2*pad
	place(s.title, pad, pad, inner-cross.Width, high)
	place(s.dismiss, size.Width-pad-cross.Width+scaled(4), pad-scaled(2), cross.Width, cross.Height)
	top, bottom := pad+high+scaled(8), size.Height-pad
	s.intro.Hidden = s.intro.text == ""
	if !s.intro.Hidden {
		high := s.intro.heightFor(inner)
		place(s.intro, pad, top, inner, high)
		top += high + scaled(8)
	}
	if len(s.links)+len(s.buttons) > 0 {
		bottom = s.layoutFoot(size, pad)
	}
	place(s.body, pad, top+scaled(6), inner, bottom-top-scaled(6))
}

// Gaps in the foot of a sheet, at text size 13.
const (
	footLinkGap   = 4
	footButtonGap = 8
	footRowGap    = 6
)

// layoutFoot places links and buttons and returns where the body ends. Links that
// have no room beside the buttons stand above them, each in as many rows as they need.
func (s *Sheet) layoutFoot(size fyne.Size, pad float32) float32 {
	links, buttons := visibleButtons(s.links), visibleButtons(s.buttons)
	row, beside := rowSize(buttons, footButtonGap), rowSize(links, footLinkGap)
	foot, inner := size.Height-pad, size.Width-2*pad
	if row.Width+beside.Width+scaled(footButtonGap) <= inner {
		high := max(row.Height, beside.Height)
		foot -= high
		placeRow(buttons, footButtonGap, fyne.NewPos(size.Width-pad-row.Width, foot), high)
		placeRow(links, footLinkGap, fyne.NewPos(pad, foot), high)
		return foot - scaled(14)
	}
	for _, r := range slices.Backward(inRows(buttons, footButtonGap, inner)) {
		wants := rowSize(r, footButtonGap)
		foot -= wants.Height
		placeRow(r, footButtonGap, fyne.NewPos(size.Width-pad-wants.Width, foot), wants.Height)
		foot -= scaled(footRowGap)
	}
	for _, r := range slices.Backward(inRows(links, footLinkGap, inner)) {
		wants := rowSize(r, footLinkGap)
		foot -= wants.Height
		placeRow(r, footLinkGap, fyne.NewPos(pad, foot), wants.Height)
		foot -= scaled(footRowGap)
	}
	return foot + scaled(footRowGap) - scaled(14)
}

// inRows breaks buttons into rows of a width, the last of them as full as can be: it has the
// button that is wanted most.
func inRows(buttons []*Button, gap, width float32) [][]*Button {
	var rows [][]*Button
	for end := len(buttons); end > 0; {
		start := end - 1
		for start > 0 && rowSize(buttons[start-1:end], gap).Width <= width {
			start--
		}
		rows = slices.Insert(rows, 0, buttons[start:end])
		end = start
	}
	return rows
}

func visibleButtons(all []*Button) []*Button {
	var shown []*Button
	for _, b := range all {
		if b.Visible() {
			shown = append(shown, b)
		}
	}
	return shown
}

// rowSize is the size of buttons side by side.
func rowSize(buttons []*Button, gap float32) fyne.Size {
	size := fyne.Size{}
	for i, b := range buttons {
		wants := b.MinSize()
		if i > 0 {
			size.Width += scaled(gap)
		}
		size.Width += wants.Width
		size.Height = max(size.Height, wants.Height)
	}
	return size
}

// placeRow places buttons side by side, in the middle of a height.
func placeRow(buttons []*Button, gap float32, at fyne.Position, high float32) {
	for _, b := range buttons {
		wants := b.MinSize()
		place(b, at.X, at.Y+(high-wants.Height)/2, wants.Width, wants.Height)
		at.X += wants.Width + scaled(gap)
	}
}

// SheetRow is one line of a list in a sheet.
type SheetRow struct {
	Text, Detail string // the detail stands under the text; it may be empty
	OnRemove     func() // puts a cross at the end; may be nil
	OnTapped     func() // may be nil
}

// NewSheetList lists rows for a sheet's body, or says in a sentence that there
// are none.
func NewSheetList(rows []SheetRow, none string) fyne.CanvasObject {
	list := container.New(&stack{gap: 2})
	for _, r := range rows {
		list.Add(newSheetRow(r))
	}
	if len(rows) == 0 {
		list.Add(newParagraph(textLook{color: ColorSoftText}, none))
	}
	return container.NewVScroll(list)
}

type sheetRow struct {
	control
	text, detail *line
	remove       *Button
}

func newSheetRow(r SheetRow) *sheetRow {
	row := &sheetRow{text: newLine(textLook{middle: true}, r.Text), detail: newLine(textLook{color: ColorSoftText, size: 12, middle: true}, r.Detail)}
	row.detail.Hidden = r.Detail == ""
	row.OnTapped = r.OnTapped
	row.remove = NewIconButton(theme.CancelIcon(), r.OnRemove)
	row.remove.Hidden = r.OnRemove == nil
	row.extend(row)
	return row
}

func (r *sheetRow) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := newGround(), newRing()
	high := func() float32 {
		h := r.text.MinSize().Height
		if !r.detail.Hidden {
			h += r.detail.MinSize().Height
		}
		return h
	}
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{ground, r.text, r.detail, ring, r.remove},
		minSize: func() fyne.Size { return fyne.NewSize(0, max(high(), r.remove.MinSize().Height)+scaled(10)) },
		paint: func() {
			paintGround(ground, r.hovered && r.OnTapped != nil, false)
			paintRing(ring, r.focused, false)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			layoutRing(ring, size, false)
			width := size.Width - scaled(16)
			if !r.remove.Hidden {
				wants := r.remove.MinSize()
				place(r.remove, size.Width-wants.Width-scaled(4), (size.Height-wants.Height)/2, wants.Width, wants.Height)
				width -= wants.Width + scaled(8)
			}
			y := (size.Height - high()) / 2
			place(r.text, scaled(8), y, width, r.text.MinSize().Height)
			place(r.detail, scaled(8), y+r.text.MinSize().Height, width, r.detail.MinSize().Height)
		},
	})
}
