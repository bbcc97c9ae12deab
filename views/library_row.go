package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Places in a line, at text size 13.
const (
	libraryInset = 8  // from the pane's edges to a row's ground
	headLeft     = 14 // of the section's name
	labelLeft    = 28 // of a row's name; the mark stands before it
	countRight   = 16 // from the pane's right edge
	markSide     = 12
	arrowSide    = 20 // of the icon, which fills a third of that
	minusSide    = 20 // of the place to click on
)

// rowState is what the pointer and the keys are doing with a row.
type rowState struct{ hovered, onMinus, marked bool }

// libraryRow draws one line of the pane. It is used again for other lines.
type libraryRow struct {
	box                  *fyne.Container
	ground, ring, strike *canvas.Rectangle
	minusGround          *canvas.Rectangle
	texts                *inkedTexts
	tick, cross, minus   *canvas.Image
	opened, closed       *canvas.Image
}

func newLibraryRow() *libraryRow {
	icon := func(r fyne.Resource, color fyne.ThemeColorName) *canvas.Image {
		return canvas.NewImageFromResource(theme.NewColoredResource(r, color))
	}
	r := &libraryRow{
		ground: canvas.NewRectangle(nil), ring: newRing(), strike: canvas.NewRectangle(nil), minusGround: canvas.NewRectangle(nil),
		texts:  newInkedTexts(),
		tick:   icon(theme.ConfirmIcon(), ColorAccent),
		cross:  icon(theme.ContentRemoveIcon(), ColorSoftText),
		minus:  icon(theme.ContentRemoveIcon(), ColorText),
		opened: icon(theme.MenuDropDownIcon(), ColorSoftText),
		closed: icon(theme.MenuExpandIcon(), ColorSoftText),
	}
	r.box = container.New(freeLayout{}, r.ground, r.texts.box, r.strike, r.tick, r.cross, r.minusGround, r.minus, r.opened, r.closed, r.ring)
	return r
}

// lineLooks are how a line's name and count are drawn.
func lineLooks(line libraryLine) (name, count textLook) {
	name, count = textLook{}, textLook{color: ColorSoftText}
	switch {
	case line.kind == headLine:
		name = textLook{color: ColorSoftText, size: 12, bold: true}
	case line.kind == moreLine, line.kind == noteLine, line.kind == importLine && line.key == allImports:
		name.color = ColorSoftText
	case line.mark == included:
		name.color, name.bold = ColorAccent, true
		count.color, count.bold = ColorAccent, true
	case line.mark == current:
		name.bold = true
	case line.mark == excluded:
		name.color = ColorSoftText
	}
	return name, count
}

// draw shows a line at a height in a pane of some width.
func (r *libraryRow) draw(line libraryLine, y, width, pixels float32, state rowState) {
	head := line.kind == headLine
	high := scaled(lineHeight)
	top := float32(0) // of what is drawn of a line that has room above
	if head {
		top = scaled(headHeight) - high
	}
	place(r.box, 0, y, width, line.height)
	inset := scaled(libraryInset)
	place(r.ground, inset, top, width-2*inset, high)
	place(r.ring, inset+1, top+1, width-2*inset-2, high-2)
	r.ground.CornerRadius = scaled(5)
	r.ground.FillColor = colorOf(ColorSelectedRow)
	if line.mark == included {
		r.ground.FillColor = colorOf(ColorAccentFaint)
	}
	outlineChosen(r.ground, line.mark == included || line.mark == current)
	setVisible(line.mark == included || line.mark == current || state.hovered && line.kind != noteLine, r.ground)
	paintRing(r.ring, state.marked, false)
	r.ring.CornerRadius = scaled(5)

	nameLook, countLook := lineLooks(line)
	count := countLook.placed(line.count, fyne.Position{}, countLook.measure(line.count))
	right := width - scaled(countRight)
	if line.count != "" {
		right -= count.room.Width
	}
	count.at = fyne.NewPos(right, top+middle(count.room.Height, high))
	minus := state.hovered && offersMinus(line)
	setVisible(minus, r.minus)
	setVisible(minus && state.onMinus, r.minusGround)
	if minus {
		right = r.drawMinus(minusLeft(line, width), top, high)
	}
	left := scaled(labelLeft)
	if head {
		left = scaled(headLeft)
	}
	name := r.drawName(line, nameLook, left, right-scaled(6), top, high)
	r.texts.draw(pixels, name.leveled(), count)

	side := scaled(markSide)
	setVisible(line.mark == included, r.tick)
	setVisible(line.mark == excluded, r.cross)
	for _, mark := range []*canvas.Image{r.tick, r.cross} {
		place(mark, scaled(labelLeft)-side-scaled(3), top+middle(side, high), side, side)
	}
	arrowWide := scaled(arrowSide)
	setVisible(head && !line.folded, r.opened)
	setVisible(head && line.folded, r.closed)
	for _, arrow := range []*canvas.Image{r.opened, r.closed} {
		place(arrow, width-scaled(countRight)-arrowWide+scaled(6), top+middle(arrowWide, high), arrowWide, arrowWide)
	}
}

// drawMinus draws the sign that excludes and returns where it begins.
func (r *libraryRow) drawMinus(left, top, high float32) float32 {
	side, icon := scaled(minusSide), scaled(markSide)
	r.minusGround.FillColor, r.minusGround.CornerRadius = colorOf(ColorLine), scaled(4)
	place(r.minusGround, left, top+middle(side, high), side, side)
	place(r.minus, left+(side-icon)/2, top+middle(icon, high), icon, icon)
	return left
}

// minusLeft is where the sign that excludes begins, before the count, in a pane
// of some width.
func minusLeft(line libraryLine, width float32) float32 {
	_, count := lineLooks(line)
	return width - scaled(countRight) - count.width(line.count) - scaled(minusSide) - scaled(4)
}

// offersMinus reports whether a line can be excluded with the pointer.
func offersMinus(line libraryLine) bool { return line.kind == valueLine && line.mark != excluded }

// onMinus reports whether a place in a line is on the sign that excludes.
func onMinus(line libraryLine, x, width float32) bool {
	left := minusLeft(line, width)
	return offersMinus(line) && x >= left && x < left+scaled(minusSide)
}

// drawName strikes the name through where it is excluded, and returns it, shortened to
// its room.
func (r *libraryRow) drawName(line libraryLine, look textLook, left, right, top, high float32) placedText {
	text := shortenTo(cleanText(line.name), right-left, false, look.width)
	size := look.measure(text)
	setVisible(line.mark == excluded, r.strike)
	r.strike.FillColor = colorOf(ColorSoftText)
	place(r.strike, left, top+high/2, size.Width, 1)
	return look.placed(visualLine(text), fyne.NewPos(left, top+middle(size.Height, high)), size)
}
