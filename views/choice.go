package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// choice is a control that is one of a few short words, all shown side by
// side. Pressing it, also with Space or the arrow keys, goes to the next.
type choice struct {
	control
	words    []string
	chosen   int
	onChosen func(int)
}

func newChoice(onChosen func(int), words ...string) *choice {
	c := &choice{words: words, onChosen: onChosen}
	c.extend(c)
	return c
}

// set chooses without calling onChosen.
func (c *choice) set(n int) {
	if c.chosen != n {
		c.chosen = n
		c.Refresh()
	}
}

func (c *choice) choose(n int) {
	n = min(max(n, 0), len(c.words)-1)
	if n != c.chosen {
		c.set(n)
		c.onChosen(n)
	}
}

// Tapped chooses the word under the pointer, or the next where a key pressed.
func (c *choice) Tapped(e *fyne.PointEvent) {
	if e == nil {
		c.choose((c.chosen + 1) % len(c.words))
		return
	}
	right := float32(0)
	for i, word := range c.words {
		if right += c.width(word); e.Position.X < right || i == len(c.words)-1 {
			c.choose(i)
			return
		}
	}
}

// TypedKey chooses with the keyboard.
func (c *choice) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.choose(c.chosen - 1)
	case fyne.KeyRight:
		c.choose(c.chosen + 1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		passKey(c, key)
	}
}

func (c *choice) look(n int) textLook {
	if n == c.chosen {
		return textLook{color: ColorText, align: fyne.TextAlignCenter}
	}
	return textLook{color: ColorSoftText, align: fyne.TextAlignCenter}
}

// width returns the width of a word with the room around it.
func (c *choice) width(word string) float32 { return (textLook{}).width(word) + 2*scaled(10) }

// CreateRenderer is for Fyne.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	ground, mark, ring := canvas.NewRectangle(nil), canvas.NewRectangle(nil), newRing()
	objects := []fyne.CanvasObject{ground, mark}
	lines := make([]*line, len(c.words))
	for i, word := range c.words {
		lines[i] = newLine(textLook{}, word)
		objects = append(objects, lines[i])
	}
	return newPlan(c, &plan{
		objects: append(objects, ring),
		minSize: func() fyne.Size {
			width := float32(0)
			for _, word := range c.words {
				width += c.width(word)
			}
			return fyne.NewSize(width, (textLook{}).lineHeight()+2*scaled(5))
		},
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorPane), scaled(6)
			ground.StrokeColor, ground.StrokeWidth = colorOf(ColorLine), 1
			mark.FillColor, mark.CornerRadius = colorOf(ColorSelectedRow), scaled(5)
			outline(mark, thickOutline)
			for i, l := range lines {
				l.look = c.look(i)
				l.Refresh()
			}
			paintRing(ring, c.focused, false)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			layoutRing(ring, size, false)
			x := float32(0)
			for i, word := range c.words {
				width, high := c.width(word), lines[i].MinSize().Height
				if i == c.chosen {
					place(mark, x+2, 2, width-4, size.Height-4)
				}
				place(lines[i], x, (size.Height-high)/2, width, high)
				x += width
			}
		},
	})
}
