package views

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*Library)(nil)
	_ fyne.Scrollable   = (*Library)(nil)
	_ desktop.Hoverable = (*Library)(nil)
	_ desktop.Mouseable = (*Library)(nil)
)

// act does what a click or Enter on a line is for.
func (l *Library) act(line libraryLine) {
	switch line.kind {
	case headLine:
		l.fold(line.section, !line.folded)
	case partLine:
		if l.OnChoose != nil {
			l.OnChoose(line.key)
		}
	case importLine:
		if id, err := strconv.ParseInt(line.key, 10, 64); err == nil && l.OnImport != nil {
			l.OnImport(id)
		}
	case valueLine:
		if line.mark == excluded {
			l.exclude(line)
		} else if l.OnInclude != nil {
			l.OnInclude(line.section, line.key)
		}
	case moreLine:
		if l.content.unfolded == line.section {
			l.closeLong()
			l.rebuild()
			l.revealSection(line.section)
		} else {
			l.openLong(line.section)
		}
	case filterLine:
		l.filter.focus()
	}
}

// exclude asks for a value to be excluded, or no longer.
func (l *Library) exclude(line libraryLine) {
	if line.kind == valueLine && l.OnExclude != nil {
		l.OnExclude(line.section, line.key)
	}
}

// current returns the line that the keys stand on, -1 in an empty pane.
func (l *Library) current() int {
	if at := indexOf(l.lines, l.cursor); at >= 0 {
		return at
	}
	if at := indexOf(l.lines, lineID{headLine, l.cursor.section, ""}); at >= 0 {
		return at
	}
	return min(0, len(l.lines)-1)
}

// stand puts the keys on a line and scrolls it into view.
func (l *Library) stand(at int) {
	if at >= 0 && at < len(l.lines) {
		l.cursor = l.lines[at].id()
		l.reveal(l.cursor)
	}
}

// TypedKey moves over the lines, chooses and folds.
func (l *Library) TypedKey(key *fyne.KeyEvent) {
	at := l.current()
	if at < 0 {
		l.pass(key)
		return
	}
	l.byMouse = false
	page := max(1, int(l.Size().Height/scaled(lineHeight))-1)
	steps := map[fyne.KeyName]int{
		fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeyEnd: len(l.lines), fyne.KeyHome: -len(l.lines),
	}
	line := l.lines[at]
	switch {
	case steps[key.Name] != 0:
		l.stand(nextLine(l.lines, at, steps[key.Name]))
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter:
		l.act(line)
	case key.Name == fyne.KeySpace:
		l.fold(line.section, !l.content.folded[line.section])
		l.stand(l.current())
	case key.Name == fyne.KeyLeft || key.Name == fyne.KeyRight:
		l.fold(line.section, key.Name == fyne.KeyLeft)
		l.stand(l.current())
	default:
		l.pass(key)
	}
}

func (l *Library) pass(key *fyne.KeyEvent) {
	if l.OnKey != nil {
		l.OnKey(key)
	}
}

// TypedRune excludes on a minus and hands other characters on; the space came
// as a key already.
func (l *Library) TypedRune(r rune) {
	switch at := l.current(); {
	case r == '-' && at >= 0:
		l.byMouse = false
		l.exclude(l.lines[at])
	case r != ' ' && l.OnRune != nil:
		l.OnRune(r)
	}
}

// FocusGained marks the line that the keys stand on, unless the focus came from
// the mouse.
func (l *Library) FocusGained() {
	l.focused = true
	if at := l.current(); at >= 0 && !l.byMouse {
		if l.cursor.section == "" {
			at = nextLine(l.lines, at, 1)
		}
		l.stand(at)
	}
	l.update()
}

// FocusLost takes the mark away.
func (l *Library) FocusLost() {
	l.focused, l.byMouse = false, false
	l.update()
}

// Focus gives the keyboard to the pane.
func (l *Library) Focus() { l.takeFocus() }

// Focused reports whether the keyboard is in the pane, with its filter field.
func (l *Library) Focused() bool { return l.focused || l.filter.focused() }

func (l *Library) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
}

// lineAt returns the line under a place in the pane, -1 if there is none or the
// pointer is elsewhere.
func (l *Library) lineAt(at fyne.Position) int {
	if !l.hovering {
		return -1
	}
	y := at.Y + float32(l.offset)
	n := lineBelow(l.lines, y)
	if n == len(l.lines) || l.lines[n].kind == headLine && y < l.lines[n].y+scaled(headHeight-lineHeight) {
		return -1
	}
	return n
}

// MouseDown takes the focus and remembers what is pressed.
func (l *Library) MouseDown(ev *desktop.MouseEvent) {
	l.hover(ev.Position)
	l.byMouse = true
	l.takeFocus()
	l.pressed = lineID{}
	if n := l.lineAt(ev.Position); n >= 0 && ev.Button == desktop.MouseButtonPrimary {
		l.pressed = l.lines[n].id()
		l.cursor = l.pressed
	}
	l.update()
}

// MouseUp acts on the line that was pressed, if the pointer is still on it. With
// Shift, or on the minus, a value is excluded.
func (l *Library) MouseUp(ev *desktop.MouseEvent) {
	n := l.lineAt(ev.Position)
	if n < 0 || l.lines[n].id() != l.pressed {
		return
	}
	line := l.lines[n]
	l.pressed = lineID{}
	if line.kind == valueLine && ev.Modifier&fyne.KeyModifierShift != 0 || onMinus(line, ev.Position.X, l.Size().Width) {
		l.exclude(line)
		return
	}
	l.act(line)
}

// Scrolled moves the lines by the pixels of a wheel or touchpad.
func (l *Library) Scrolled(ev *fyne.ScrollEvent) { l.scrollTo(l.offset - float64(ev.Scrolled.DY)) }

// MouseIn tints the line under the pointer.
func (l *Library) MouseIn(ev *desktop.MouseEvent) { l.hover(ev.Position) }

// MouseMoved tints the line under the pointer.
func (l *Library) MouseMoved(ev *desktop.MouseEvent) { l.hover(ev.Position) }

// MouseOut takes the tint away.
func (l *Library) MouseOut() {
	l.hovering = false
	l.update()
}

// hover draws again where another line, or the minus, comes under the pointer.
func (l *Library) hover(at fyne.Position) {
	before, wasOn := l.underPointer()
	l.pointer, l.hovering = at, true
	if line, on := l.underPointer(); line != before || on != wasOn {
		l.update()
	}
}

func (l *Library) underPointer() (line int, minus bool) {
	if line = l.lineAt(l.pointer); line >= 0 {
		minus = onMinus(l.lines[line], l.pointer.X, l.Size().Width)
	}
	return line, minus
}
