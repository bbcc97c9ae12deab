package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// paletteRow shows a command of the palette: a tick where it is on, what it does,
// its menu and its key. Being able to take the keyboard, it leaves the keyboard with
// the field when it is clicked.
type paletteRow struct {
	control
	marked, ticked   bool
	label, menu, key *line
	keyWidth         float32 // the widest key's of all rows
}

func newPaletteRow(c PaletteCommand, chosen func()) *paletteRow {
	r := &paletteRow{
		ticked: c.Ticked,
		label:  newLine(textLook{}, c.Label),
		menu:   newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignTrailing}, c.Menu),
		key:    newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignTrailing}, c.Key),
	}
	if r.disabled = c.Disabled; c.Disabled {
		r.label.look.color = theme.ColorNameDisabled
	}
	r.OnTapped = chosen
	r.extend(r)
	return r
}

func (r *paletteRow) setMarked(marked bool) {
	if r.marked != marked {
		r.marked = marked
		r.Refresh()
	}
}

// Lengths of a row, at text size 13.
const (
	paletteSide = 8
	paletteTick = 22
	paletteGap  = 16
	paletteBar  = 8 // for the scroll bar

	paletteMenu = 0.4 // of the room of label and menu, which the menu may have beside any label
)

func (r *paletteRow) CreateRenderer() fyne.WidgetRenderer {
	ground := newGround()
	tick := canvas.NewImageFromResource(nil)
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{ground, tick, r.label, r.menu, r.key},
		minSize: func() fyne.Size { return fyne.NewSize(0, ceil(r.label.MinSize().Height)+scaled(10)) },
		paint: func() {
			paintGround(ground, r.hovered && !r.disabled, r.marked)
			tick.Resource, tick.Hidden = theme.NewColoredResource(theme.ConfirmIcon(), ColorAccent), !r.ticked
		},
		layout: func(size fyne.Size) {
			size.Width -= scaled(paletteBar)
			ground.Resize(size)
			put := func(l *line, x, width float32) {
				high := l.MinSize().Height
				place(l, x, middle(high, size.Height), width, high)
			}
			side := scaled(14)
			left, right := scaled(paletteSide), size.Width-scaled(paletteSide)
			place(tick, left, middle(side, size.Height), side, side)
			left += scaled(paletteTick)
			put(r.key, right-r.keyWidth, r.keyWidth)
			right -= r.keyWidth + scaled(paletteGap)
			room := right - left - scaled(paletteGap)
			label, menu := ceil(r.label.full().Width), ceil(r.menu.full().Width)
			menu = min(menu, max(room*paletteMenu, room-label)) // a long label gives way to a short menu
			label = min(label, room-menu)
			put(r.label, left, label)
			left += label + scaled(paletteGap)
			put(r.menu, left, right-left)
		},
	})
}
