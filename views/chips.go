package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/locale"
)

// Chip is one filter that a person may take away: "date 2021 – 2023".
type Chip struct {
	Label    string
	Value    string
	OnRemove func()
}

// Chips is the row of filters over the article. Where they do not fit on one line, a
// button at its end tells how many more there are, and shows them on further
// lines.
type Chips struct {
	widget.BaseWidget
	resizer
	OnClear func() // “Clear all”; nil removes each chip in turn

	chips    []*chipButton
	unfolded bool // on as many lines as they take
	more     *Button
	clear    *Button
}

// NewChips makes a row without chips.
func NewChips() *Chips {
	c := &Chips{}
	c.more = NewLinkButton("", c.toggle)
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

// toggle shows all chips, or those of one line.
func (c *Chips) toggle() {
	c.unfolded = !c.unfolded
	c.Refresh()
	c.tellResized()
}

type chipBox struct {
	of   fyne.CanvasObject
	at   fyne.Position
	size fyne.Size
}

// leastChip is how narrow the first chip may become beside the buttons, at text size 13.
const leastChip = 70

// arrange places the chips and, behind two or more, “Clear all”, from left to
// right. Of chips that do not fit on one line it places the first ones and what
// shows the others, unless they are unfolded.
func (c *Chips) arrange(width float32) []chipBox {
	if len(c.chips) == 0 {
		return nil
	}
	var all []fyne.CanvasObject
	for _, chip := range c.chips {
		all = append(all, chip)
	}
	if len(all) == 1 {
		return c.rows(all, width)
	}
	boxes := c.rows(append(all, c.clear), width)
	switch {
	case boxes[len(boxes)-1].at.Y == 0:
		return boxes
	case c.unfolded:
		c.more.label = lang.L("Fewer")
		return c.rows(append(all, c.more, c.clear), width)
	}
	for n := len(all) - 1; n > 0; n-- {
		c.more.label = "+" + locale.Number(len(all)-n) + " ▾"
		boxes = c.rows(append(all[:n:n], c.more, c.clear), width)
		if boxes[len(boxes)-1].at.Y == 0 {
			return boxes
		}
	}
	rest := c.more.MinSize().Width + c.clear.MinSize().Width + 2*scaled(chipSpace)
	boxes = c.rows([]fyne.CanvasObject{all[0]}, max(scaled(leastChip), width-rest))
	for _, b := range c.rows([]fyne.CanvasObject{c.more, c.clear}, rest) {
		b.at.X += boxes[0].size.Width + scaled(chipSpace)
		boxes = append(boxes, b)
	}
	return boxes
}

const chipSpace = 6 // between chips, at text size 13

// rows places objects from left to right, in as many rows as they take.
func (c *Chips) rows(all []fyne.CanvasObject, width float32) []chipBox {
	var boxes []chipBox
	at := fyne.Position{}
	high := c.chips[0].MinSize().Height
	for _, o := range all {
		wide := min(o.MinSize().Width, width)
		if at.X > 0 && at.X+wide > width {
			at = fyne.NewPos(0, at.Y+high+scaled(chipSpace))
		}
		boxes = append(boxes, chipBox{o, at, fyne.NewSize(wide, high)})
		at.X += wide + scaled(chipSpace)
	}
	return boxes
}

// CreateRenderer is for Fyne.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	r := &plan{minSize: func() fyne.Size { return fyne.Size{} }}
	r.layout = func(size fyne.Size) {
		r.objects = nil
		for _, box := range c.arrange(size.Width) {
			box.of.Move(crisp(box.at, pixelScale(c)))
			box.of.Resize(box.size)
			r.objects = append(r.objects, box.of)
		}
		if slices.Contains(r.objects, fyne.CanvasObject(c.more)) {
			c.more.Refresh() // its label
		}
		canvas.Refresh(c)
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
			return fyne.NewSize(ceil(scaled(14)+labelWidth)+ceil(valueWidth)+scaled(24), scaled(chipButtonHeight))
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
			y := middle(high, size.Height)
			place(label, scaled(10), y, labelWidth, high)
			x := ceil(scaled(14) + labelWidth)
			place(value, x, y, size.Width-scaled(24)-x, high)
			side := scaled(11)
			place(cross, size.Width-scaled(20), (size.Height-side)/2, side, side)
			layoutRing(ring, size, false)
		},
	})
}
