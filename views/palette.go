package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// PaletteCommand is a command as the palette offers it.
type PaletteCommand struct {
	Menu     string // the way to it through the menus: "Article ▸ Copy citation as"
	Label    string
	Key      string // how its key is written; may be empty
	Ticked   bool
	Disabled bool // it cannot act now
}

// Palette finds commands by what is typed: a field, and the list of what it finds.
// The keyboard stays in the field; the arrows and their like go through the list.
type Palette struct {
	widget.BaseWidget
	OnChosen func(command int) // its place in what the palette was made of
	OnClose  func()

	commands []PaletteCommand
	found    []int // places in commands, in the order of the list
	marked   int   // place in found

	field  *paletteField
	none   *line
	scroll *container.Scroll
	list   *fyne.Container
	rows   []*paletteRow // of all commands, in their order
}

// NewPalette makes a palette of commands, given in the order in which it shows
// them while nothing is typed.
func NewPalette(commands []PaletteCommand) *Palette {
	p := &Palette{commands: commands, list: container.New(&stack{})}
	p.field = newPaletteField(p)
	p.none = newLine(textLook{color: ColorSoftText}, lang.L("No command has these letters"))
	key := float32(0)
	for i, c := range commands {
		row := newPaletteRow(c, func() { p.choose(i) })
		key = max(key, ceil(row.key.full().Width))
		p.rows = append(p.rows, row)
	}
	for _, row := range p.rows {
		row.keyWidth = key
	}
	p.scroll = container.NewVScroll(p.list)
	p.ExtendBaseWidget(p)
	p.find("")
	return p
}

// Field is what takes the keyboard.
func (p *Palette) Field() fyne.Focusable { return p.field }

// find lists what a text finds and marks the best of it that can act.
func (p *Palette) find(text string) {
	p.found, p.list.Objects = rankCommands(p.commands, text), nil
	for _, i := range p.found {
		p.list.Objects = append(p.list.Objects, p.rows[i])
	}
	p.none.Hidden = len(p.found) > 0
	p.list.Refresh()
	p.scroll.ScrollToTop()
	p.mark(0, 1)
}

// mark chooses a row of the list or, where its command cannot act, the next that
// can in a direction, else the one before it.
func (p *Palette) mark(row, direction int) {
	row = min(max(row, 0), len(p.found)-1)
	for _, step := range []int{direction, -direction} {
		for at := row; at >= 0 && at < len(p.found); at += step {
			if !p.commands[p.found[at]].Disabled {
				p.setMarked(at)
				return
			}
		}
	}
	p.setMarked(-1)
}

func (p *Palette) setMarked(at int) {
	p.marked = at
	for i, row := range p.rows {
		row.setMarked(at >= 0 && i == p.found[at])
	}
	if at >= 0 {
		p.reveal(p.rows[p.found[at]])
	}
}

// reveal scrolls as little as shows a row.
func (p *Palette) reveal(row *paletteRow) {
	top, high, view := row.Position().Y, row.Size().Height, p.scroll.Size().Height
	at := min(top, max(p.scroll.Offset.Y, top+high-view))
	if view > 0 && at != p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, at))
	}
}

// page is how many rows are seen, less one to hold on to.
func (p *Palette) page() int {
	if len(p.found) == 0 {
		return 1
	}
	return max(1, int(p.scroll.Size().Height/p.rows[p.found[0]].MinSize().Height)-1)
}

// choose runs a command that can act.
func (p *Palette) choose(command int) {
	if p.OnChosen != nil && !p.commands[command].Disabled {
		p.OnChosen(command)
	}
}

// listKey reports whether a key is for the list.
func (p *Palette) listKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyDown:
		p.mark(p.marked+1, 1)
	case fyne.KeyUp:
		p.mark(p.marked-1, -1)
	case fyne.KeyPageDown:
		p.mark(p.marked+p.page(), 1)
	case fyne.KeyPageUp:
		p.mark(p.marked-p.page(), -1)
	case fyne.KeyHome:
		p.mark(0, 1)
	case fyne.KeyEnd:
		p.mark(len(p.found)-1, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.marked >= 0 {
			p.choose(p.found[p.marked])
		}
	case fyne.KeyEscape:
		call(p.OnClose)
	default:
		return false
	}
	return true
}

// CreateRenderer is for Fyne.
func (p *Palette) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	icon := canvas.NewImageFromResource(theme.NewColoredResource(theme.SearchIcon(), ColorSoftText))
	return newPlan(p, &plan{
		objects: []fyne.CanvasObject{ground, icon, p.field, p.none, p.scroll},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(200), scaled(160)) },
		paint: func() {
			paintField(ground, theme.ColorNameBackground, 8, true)
		},
		layout: func(size fyne.Size) {
			wants := p.field.MinSize().Height
			high, side := max(scaled(38), wants+2), scaled(16)
			place(ground, 0, 0, size.Width, high)
			place(icon, scaled(11), (high-side)/2, side, side)
			place(p.field, scaled(25), (high-wants)/2, size.Width-scaled(33), wants)
			top := high + scaled(8)
			place(p.none, scaled(8), top+scaled(6), size.Width-scaled(16), p.none.MinSize().Height)
			place(p.scroll, 0, top, size.Width, size.Height-top)
		},
	})
}

// paletteField is the field of a palette. It hands on the keys of the list.
type paletteField struct {
	bareEntry
	palette *Palette
}

func newPaletteField(p *Palette) *paletteField {
	f := &paletteField{palette: p}
	f.PlaceHolder = lang.L("Find a command")
	f.OnChanged = p.find
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey goes through the list, or edits what was typed.
func (f *paletteField) TypedKey(key *fyne.KeyEvent) {
	if !f.palette.listKey(key.Name) {
		f.bareEntry.TypedKey(key)
	}
}
