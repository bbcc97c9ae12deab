package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is one filter that a person may take away: "date 2021 – 2023".
type Chip struct {
	Label    string
	Value    string
	OnRemove func()
}

// Chips is the row of filters under the search field. It has no height while
// there are none, and wraps where they do not fit on one line.
type Chips struct {
	widget.BaseWidget
	resizer
	OnClear func() // “Clear all”; nil removes each chip in turn

	chips []*chipButton
	clear *Button
}

// NewChips makes a row without chips.
func NewChips() *Chips {
	c := &Chips{}
	c.clear = NewLinkButton(lang.L("Clear all"), c.clearAll)
	c.ExtendBaseWidget(c)
	c.Hide()
	return c
}

// SetChips replaces the chips.
func (c *Chips) SetChips(chips []Chip) {
	c.chips = nil
	for _, chip := range chips {
		c.chips = append(c.chips, newChipButton(chip))
	}
	c.Hidden = len(chips) == 0
	c.Refresh()
	c.tellResized()
}

func (c *Chips) clearAll() {
	if c.OnClear != nil {
		c.OnClear()
		return
	}
	for _, chip := range c.chips {
		chip.Tapped(nil)
	}
}

// heightFor returns the height of the rows that the chips take in a width.
func (c *Chips) heightFor(width float32) float32 { return c.cornerFor(width).Y }

// endFor returns where the last row of chips ends.
func (c *Chips) endFor(width float32) float32 { return c.cornerFor(width).X }

// cornerFor returns the lower right corner of the last chip in a width.
func (c *Chips) cornerFor(width float32) fyne.Position {
	boxes := c.arrange(width)
	if len(boxes) == 0 {
		return fyne.Position{}
	}
	last := boxes[len(boxes)-1]
	return last.at.Add(last.size)
}

type chipBox struct {
	at   fyne.Position
	size fyne.Size
}

// arrange places the chips and, behind two or more, “Clear all”, from left to
// right, in rows.
func (c *Chips) arrange(width float32) []chipBox {
	var boxes []chipBox
	if len(c.chips) == 0 {
		return boxes
	}
	at := fyne.Position{}
	high := c.chips[0].MinSize().Height
	for _, o := range c.all() {
		wide := min(o.MinSize().Width, width)
		if at.X > 0 && at.X+wide > width {
			at = fyne.NewPos(0, at.Y+high+scaled(6))
		}
		boxes = append(boxes, chipBox{at, fyne.NewSize(wide, high)})
		at.X += wide + scaled(6)
	}
	return boxes
}

func (c *Chips) all() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, chip := range c.chips {
		all = append(all, chip)
	}
	if len(all) > 1 {
		all = append(all, c.clear)
	}
	return all
}

// CreateRenderer is for Fyne.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	r := &plan{minSize: func() fyne.Size { return fyne.Size{} }}
	r.paint = func() { r.objects = c.all() }
	r.layout = func(size fyne.Size) {
		all := c.all()
		for i, box := range c.arrange(size.Width) {
			all[i].Move(box.at)
			all[i].Resize(box.size)
		}
	}
	return newPlan(c, r)
}

// chipButton shows a chip. A click on its cross, or Return or Delete while it
// has the keyboard, removes it.
type chipButton struct {
	control
	chip Chip
}

func newChipButton(chip Chip) *chipButton {
	b := &chipButton{chip: chip}
	b.OnTapped = chip.OnRemove
	b.extend(b)
	return b
}

// Tapped removes the chip when the cross was meant; a nil event is the
// keyboard's.
func (b *chipButton) Tapped(at *fyne.PointEvent) {
	if at == nil || at.Position.X >= b.Size().Width-scaled(24) {
		b.control.Tapped(at)
	}
}

func (b *chipButton) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyDelete || key.Name == fyne.KeyBackspace {
		b.Tapped(nil)
		return
	}
	b.control.TypedKey(key)
}

const chipValueWidth = 280 // the widest value, at text size 13

func (b *chipButton) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := canvas.NewRectangle(nil), newRing()
	label := newLine(textLook{color: ColorSoftText, size: 12}, b.chip.Label)
	value := newLine(textLook{size: 12, bold: true}, b.chip.Value)
	cross := canvas.NewImageFromResource(nil)
	sizes := func() (labelWidth, valueWidth float32) {
		return label.full().Width, min(value.full().Width, scaled(chipValueWidth))
	}
	return newPlan(b, &plan{
		objects: []fyne.CanvasObject{ground, label, value, cross, ring},
		minSize: func() fyne.Size {
			labelWidth, valueWidth := sizes()
			return fyne.NewSize(labelWidth+valueWidth+scaled(10+4+24), scaled(24))
		},
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorSelectedRow), scaled(12)
			outlineChosen(ground, b.hovered)
			tint := ColorSoftText
			if b.hovered {
				tint = ColorAccent
			}
			cross.Resource = theme.NewColoredResource(theme.CancelIcon(), tint)
			paintRing(ring, b.focused, false)
			ring.CornerRadius = scaled(11)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			labelWidth, _ := sizes()
			high := label.MinSize().Height
			y := (size.Height - high) / 2
			place(label, scaled(10), y, labelWidth, high)
			x := scaled(14) + labelWidth
			place(value, x, y, size.Width-scaled(24)-x, high)
			side := scaled(11)
			place(cross, size.Width-scaled(20), (size.Height-side)/2, side, side)
			layoutRing(ring, size, false)
		},
	})
}
