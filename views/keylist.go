package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// KeyGroup is a heading with the keys under it.
type KeyGroup struct {
	Title string
	Keys  []KeyHelp
}

// KeyHelp says what a key does. Keys holds alternatives: "Ctrl+L", "/".
type KeyHelp struct {
	Keys []string
	What string
}

// KeyList lists all keys in two columns. It is the content of an overlay: while
// it has the keyboard, Esc and ? close it, and the arrows scroll it.
type KeyList struct {
	widget.BaseWidget
	OnClose func()

	title         *line
	dismiss       *Button
	scroll        *container.Scroll
	content       *fyne.Container
	first, second *fyne.Container
}

// NewKeyList lists groups of keys.
func NewKeyList(groups []KeyGroup) *KeyList {
	k := &KeyList{title: newLine(textLook{size: 16, bold: true}, lang.L("Keys"))}
	k.dismiss = NewIconButton(theme.CancelIcon(), func() { call(k.OnClose) })
	k.first, k.second = container.New(&stack{}), container.New(&stack{})
	at := halfOf(groups)
	for i, g := range groups {
		column := k.first
		if i >= at {
			column = k.second
		}
		column.Add(newSection(g.Title, len(column.Objects) > 0))
		for _, key := range g.Keys {
			column.Add(newKeyRow(key))
		}
	}
	k.content = container.New(&keyColumns{}, k.first, k.second)
	k.scroll = container.NewVScroll(k.content)
	k.ExtendBaseWidget(k)
	return k
}

// halfOf returns how many of the groups fill the first of two columns so that
// the columns are as alike in length as they can be.
func halfOf(groups []KeyGroup) int {
	total := 0
	for _, g := range groups {
		total += len(g.Keys) + 2
	}
	best, least, sum := 0, total+1, 0
	for i := 0; i <= len(groups); i++ {
		difference := total - 2*sum
		if longer := max(difference, -difference); longer < least {
			best, least = i, longer
		}
		if i < len(groups) {
			sum += len(groups[i].Keys) + 2
		}
	}
	return best
}

// keyColumns lays two stacks out side by side, or one under the other where that
// leaves too little room for what the keys do.
type keyColumns struct{ stacked bool }

const (
	keyColumnGap = 28 // at text size 13
	keyMargin    = 10 // the scrollbar stands beside the caps
)

func (c *keyColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for i, o := range objects {
		wants := o.MinSize()
		if c.stacked && i > 0 {
			wants.Height += size.Height + scaled(keyMargin)
		}
		size = size.Max(wants)
	}
	return size
}

func (c *keyColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := scaled(keyColumnGap)
	if c.stacked {
		y, width := float32(0), size.Width-scaled(keyMargin)
		for _, o := range objects {
			high := o.MinSize().Height
			place(o, 0, y, width, high)
			y += high + scaled(keyMargin)
		}
		return
	}
	width := (size.Width - gap - scaled(keyMargin)) / 2
	for i, o := range objects {
		place(o, float32(i)*(width+gap), 0, width, size.Height)
	}
}

// FocusGained does nothing: the whole list has the keyboard.
func (k *KeyList) FocusGained() {}

// FocusLost does nothing.
func (k *KeyList) FocusLost() {}

// TypedKey closes or scrolls the list.
func (k *KeyList) TypedKey(key *fyne.KeyEvent) {
	page := k.scroll.Size().Height
	by := map[fyne.KeyName]float32{
		fyne.KeyUp: -scaled(40), fyne.KeyDown: scaled(40), fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
	}[key.Name]
	switch {
	case key.Name == fyne.KeyEscape:
		call(k.OnClose)
	case by != 0:
		k.scroll.ScrollToOffset(fyne.NewPos(0, k.scroll.Offset.Y+by))
	}
}

// TypedRune closes the list with the key that opened it.
func (k *KeyList) TypedRune(r rune) {
	if r == '?' {
		call(k.OnClose)
	}
}

// CreateRenderer is for Fyne.
func (k *KeyList) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(k, &plan{
		objects: []fyne.CanvasObject{k.title, k.dismiss, k.scroll},
		minSize: func() fyne.Size {
			width := min(scaled(700), 740)
			content := max(heightOf(k.first, width/2), heightOf(k.second, width/2))
			return fyne.NewSize(width, min(content+scaled(76), 470))
		},
		layout: func(size fyne.Size) {
			pad, cross := scaled(18), k.dismiss.MinSize()
			place(k.title, pad, pad, size.Width-2*pad-cross.Width, k.title.MinSize().Height)
			place(k.dismiss, size.Width-pad-cross.Width+scaled(4), pad, cross.Width, cross.Height)
			top := pad + k.title.MinSize().Height + scaled(14)
			width := (size.Width - 2*pad) / 2
			columns := k.content.Layout.(*keyColumns)
			if columns.stacked = k.widest() > width-scaled(keyColumnGap+keyMargin)/2; columns.stacked {
				width *= 2
			}
			k.first.Layout.(*stack).width, k.second.Layout.(*stack).width = width, width
			place(k.scroll, pad, top, size.Width-2*pad, size.Height-top-pad)
			k.scroll.Refresh()
		},
	})
}

// widest is the width of the widest line.
func (k *KeyList) widest() float32 {
	width := float32(0)
	for _, column := range []*fyne.Container{k.first, k.second} {
		for _, o := range column.Objects {
			if row, ok := o.(*keyRow); ok {
				width = max(width, row.width())
			}
		}
	}
	return width
}

// keyRow is one line of the list: what is done, and the keys as caps.
type keyRow struct {
	widget.BaseWidget
	what *line
	caps []*line
}

func newKeyRow(help KeyHelp) *keyRow {
	r := &keyRow{what: newLine(textLook{}, help.What)}
	for _, key := range help.Keys {
		r.caps = append(r.caps, newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignCenter}, key))
	}
	r.ExtendBaseWidget(r)
	return r
}

// width is the width that shows the line whole.
func (r *keyRow) width() float32 {
	width := r.what.full().Width + scaled(8)
	for _, key := range r.caps {
		width += max(key.full().Width+scaled(12), r.what.MinSize().Height+scaled(4)) + scaled(5)
	}
	return width
}

func (r *keyRow) CreateRenderer() fyne.WidgetRenderer {
	p := &plan{objects: []fyne.CanvasObject{r.what}}
	boxes := make([]*canvas.Rectangle, len(r.caps))
	for i, key := range r.caps {
		boxes[i] = canvas.NewRectangle(nil)
		p.objects = append(p.objects, boxes[i], key)
	}
	p.minSize = func() fyne.Size { return fyne.NewSize(0, r.what.MinSize().Height+scaled(10)) }
	p.paint = func() {
		for _, box := range boxes {
			box.FillColor, box.CornerRadius = colorOf(ColorWindow), scaled(4)
			box.StrokeColor, box.StrokeWidth = colorOf(ColorLine), 1
		}
	}
	p.layout = func(size fyne.Size) {
		right, high := size.Width, r.what.MinSize().Height+scaled(4)
		for i := len(r.caps) - 1; i >= 0; i-- {
			wide := max(r.caps[i].full().Width+scaled(12), high)
			right -= wide
			place(boxes[i], right, scaled(3), wide, high)
			text := r.caps[i].MinSize().Height
			place(r.caps[i], right, scaled(3)+(high-text)/2, wide, text)
			right -= scaled(5)
		}
		place(r.what, 0, scaled(5), right-scaled(8), r.what.MinSize().Height)
	}
	return newPlan(r, p)
}
