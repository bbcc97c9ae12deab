package views

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// control is what everything that can be pressed has in common: hover, focus
// and the keys. It passes the keys that it does not use on to the window, so
// that the window's keys work whatever has the focus.
type control struct {
	widget.BaseWidget
	OnTapped func()

	self                       fyne.Widget
	hovered, focused, disabled bool
}

// extend takes the widget that embeds the control.
func (c *control) extend(self fyne.Widget) {
	c.self = self
	c.ExtendBaseWidget(self)
}

// Tapped does what the control is for.
func (c *control) Tapped(*fyne.PointEvent) {
	if !c.disabled {
		call(c.OnTapped)
	}
}

// FocusGained shows the focus ring.
func (c *control) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides the focus ring.
func (c *control) FocusLost() { c.focused = false; c.Refresh() }

// TypedKey presses the control on Space, Return and Enter.
func (c *control) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		passKey(c.self, key)
	}
}

// TypedRune passes on everything but the space, which came as a key already.
func (c *control) TypedRune(r rune) {
	if r != ' ' {
		passRune(c.self, r)
	}
}

// MouseIn shows that the control can be pressed.
func (c *control) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved does nothing.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (c *control) MouseOut() { c.hovered = false; c.Refresh() }

// Disable makes the control deaf.
func (c *control) Disable() { c.setDisabled(true) }

// Enable makes the control work again.
func (c *control) Enable() { c.setDisabled(false) }

// Disabled reports whether the control is deaf.
func (c *control) Disabled() bool { return c.disabled }

func (c *control) setDisabled(disabled bool) {
	if c.disabled != disabled {
		c.disabled = disabled
		c.Refresh()
	}
}

// passKey gives a key to the window that an object is in.
func passKey(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// passShortcut gives a shortcut to the window that an object is in.
func passShortcut(o fyne.CanvasObject, shortcut fyne.Shortcut) {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(shortcut)
	}
}

// passRune gives a character to the window that an object is in.
func passRune(o fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

type buttonKind int

const (
	linkKind buttonKind = iota
	pillKind
	primaryKind
)

// Button is a flat button in one of Dateline's looks. Pressing it, also with
// Space or Return, calls OnTapped.
type Button struct {
	control
	kind  buttonKind
	label string
	icon  fyne.Resource // instead of a label
	soft  bool          // the pill tells something rather than asks for it
	alarm bool          // what it tells of went wrong
}

// NewLinkButton makes a button that is only its text.
func NewLinkButton(label string, tapped func()) *Button { return newButton(linkKind, label, tapped) }

// NewPillButton makes a button on a quiet ground.
func NewPillButton(label string, tapped func()) *Button { return newButton(pillKind, label, tapped) }

// NewPrimaryButton makes the one button of a place that is asked for most, on
// the accent's ground.
func NewPrimaryButton(label string, tapped func()) *Button {
	return newButton(primaryKind, label, tapped)
}

// NewIconButton makes a small square button without a text.
func NewIconButton(icon fyne.Resource, tapped func()) *Button {
	b := newButton(linkKind, "", tapped)
	b.icon = icon
	return b
}

func newButton(kind buttonKind, label string, tapped func()) *Button {
	b := &Button{kind: kind, label: label}
	b.OnTapped = tapped
	b.extend(b)
	return b
}

// SetLabel changes the text.
func (b *Button) SetLabel(label string) {
	if b.label != label {
		b.label = label
		b.self.Refresh()
	}
}

func (b *Button) look() textLook {
	look := textLook{color: ColorSoftText, align: fyne.TextAlignCenter, ours: true}
	switch {
	case b.kind == primaryKind && !b.disabled:
		look.color, look.bold = ColorOnAccent, true
	case b.kind == primaryKind:
		look.bold = true
	case b.disabled && b.icon != nil:
		look.color = ColorLine
	case b.disabled && b.kind == linkKind: // whose text is soft while it works
		look.color = ColorFaintText
	case b.disabled:
	case b.alarm:
		look.color = ColorAccent
	case b.hovered || b.kind == pillKind && !b.soft:
		look.color = ColorText
	}
	return look
}

func (b *Button) ground() color.Color {
	switch {
	case b.kind == linkKind:
		return color.Transparent
	case b.disabled:
		return colorOf(ColorSelectedRow)
	case b.kind == primaryKind:
		return colorOf(ColorAccent)
	case b.alarm:
		return colorOf(ColorAccentFaint)
	default:
		return colorOf(ColorSelectedRow)
	}
}

// padding returns the room around the label.
func (b *Button) padding() fyne.Size {
	switch {
	case b.icon != nil:
		return fyne.NewSquareSize(2 * scaled(4))
	case b.kind == linkKind:
		return fyne.NewSize(2*scaled(8), 2*scaled(4))
	default:
		return fyne.NewSize(2*scaled(13), 2*scaled(8))
	}
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground, shade, ring := canvas.NewRectangle(nil), canvas.NewRectangle(nil), newRing()
	label := newLine(textLook{}, "")
	icon := canvas.NewImageFromResource(nil)
	return newPlan(b.self, &plan{
		objects: []fyne.CanvasObject{ground, shade, label, icon, ring},
		minSize: func() fyne.Size {
			if b.icon != nil {
				return fyne.NewSquareSize(scaled(14)).Add(b.padding())
			}
			return b.look().measure(b.label).Add(b.padding())
		},
		paint: func() {
			ground.FillColor, ground.CornerRadius = b.ground(), scaled(7)
			shade.FillColor, shade.CornerRadius = withAlpha(colorOf(ColorText), 0x12), scaled(7)
			shade.Hidden = !b.hovered || b.disabled
			outline(shade, thickOutline)
			ground.StrokeWidth = 0
			if b.kind != linkKind {
				outline(ground, thinOutline)
			}
			label.look, label.text = b.look(), b.label
			icon.Hidden = b.icon == nil
			if b.icon != nil {
				icon.Resource = theme.NewColoredResource(b.icon, b.look().color)
			}
			onAccent := b.kind == primaryKind
			paintRing(ring, b.focused, onAccent)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			shade.Resize(size)
			side := min(scaled(14), size.Width, size.Height)
			place(icon, (size.Width-side)/2, (size.Height-side)/2, side, side)
			pad := min(b.padding().Width/2, scaled(10))
			high := label.MinSize().Height
			place(label, pad, (size.Height-high)/2, size.Width-2*pad, high)
			layoutRing(ring, size, b.kind == primaryKind)
		},
	})
}

// newRing makes the mark of the control that has the keyboard.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth = 2
	return r
}

// paintRing shows or hides a ring; on the accent's ground it takes the colour
// of the text there.
func paintRing(ring *canvas.Rectangle, shown, onAccent bool) {
	ring.Hidden = !shown
	ring.CornerRadius = scaled(7)
	ring.StrokeColor = colorOf(ColorAccent)
	if onAccent {
		ring.StrokeColor = colorOf(ColorOnAccent)
		ring.CornerRadius = scaled(5)
	}
}

func layoutRing(ring *canvas.Rectangle, size fyne.Size, inside bool) {
	inset := float32(1)
	if inside {
		inset = 4
	}
	place(ring, inset, inset, size.Width-2*inset, size.Height-2*inset)
}
