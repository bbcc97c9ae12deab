package views

import (
	"dateline/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableHead is the line over a table of results. A click on a column sorts by
// it, a further one the other way round; the borders can be dragged.
type tableHead struct {
	widget.BaseWidget
	onSort    func(data.Sort)
	onDragged func(widths columnWidths, done bool)
	onStep    func(by int) bool // to the columns that have no place

	widths  columnWidths
	date    float32 // room for the widest date, at scale 1
	sort    data.Sort
	pointer float32 // -1 while elsewhere
	grip    int     // the border that is dragged, -1 if none
	skipped int     // columns
}

var (
	_ fyne.Tappable      = (*tableHead)(nil)
	_ fyne.Draggable     = (*tableHead)(nil)
	_ desktop.Hoverable  = (*tableHead)(nil)
	_ desktop.Mouseable  = (*tableHead)(nil)
	_ desktop.Cursorable = (*tableHead)(nil)
)

func newTableHead() *tableHead {
	h := &tableHead{widths: usualWidths, date: newRowMetrics().date, pointer: -1, grip: -1}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHead) scale() float32 { return theme.TextSize() / 13 }

func (h *tableHead) cells() []tableCell {
	return h.widths.fitting(h.date).cellsFrom(h.Size().Width, h.scale(), h.skipped)
}

// columnSorts are the orders that a first click on a column asks for.
var columnSorts = [tableColumns]data.Sort{data.Newest, data.ByHeadline, data.ByOutlet, data.ByPlace, data.ByAuthor}

// sortOf returns the order that a click on a column asks for: the column's own,
// and once that is so, the same the other way round.
func (h *tableHead) sortOf(c tableColumn) data.Sort {
	if h.sort == columnSorts[c] {
		return h.sort.Reversed()
	}
	return columnSorts[c]
}

// sortMark is the direction that a column is sorted in.
func (h *tableHead) sortMark(c tableColumn) string {
	up := columnSorts[c]
	if c == dateColumn {
		up = data.Oldest
	}
	switch h.sort {
	case up:
		return " ▴"
	case up.Reversed():
		return " ▾"
	}
	return ""
}

// label is the name of a column with its mark, which a name that is cut keeps.
func (h *tableHead) label(c tableColumn, width float32, measure func(string) float32) string {
	mark := h.sortMark(c)
	return shortenTo(lang.L(columnNames[c]), width-measure(mark), false, measure) + mark
}

// stepAt returns -1 or 1 at the arrows that lead to further columns, elsewhere 0.
func (h *tableHead) stepAt(x float32) int {
	left, right := h.beyond()
	switch reach := rowPadding * h.scale(); {
	case left && x < reach:
		return -1
	case right && x >= h.Size().Width-reach:
		return 1
	}
	return 0
}

// beyond reports whether there are columns without a place before and behind those shown.
func (h *tableHead) beyond() (left, right bool) {
	most := h.widths.fitting(h.date).mostSkipped(h.Size().Width, h.scale())
	return min(h.skipped, most) > 0, h.skipped < most
}

// Tapped sorts by the column under the pointer.
func (h *tableHead) Tapped(ev *fyne.PointEvent) {
	if by := h.stepAt(ev.Position.X); by != 0 {
		h.onStep(by)
		return
	}
	cells := h.cells()
	i := cellAt(cells, ev.Position.X)
	if i < 0 {
		return
	}
	if h.onSort != nil {
		h.onSort(h.sortOf(cells[i].column))
	}
}

// MouseDown catches the border under the pointer.
func (h *tableHead) MouseDown(ev *desktop.MouseEvent) { h.grip = borderAt(h.cells(), ev.Position.X) }

// MouseUp lets the border go.
func (h *tableHead) MouseUp(*desktop.MouseEvent) {}

// Dragged moves the caught border to the pointer.
func (h *tableHead) Dragged(ev *fyne.DragEvent) {
	cells := h.cells()
	if h.grip < 0 || h.grip+1 >= len(cells) {
		return
	}
	c := cells[h.grip]
	at := ev.Position.X - columnGap*h.scale()/2
	h.setWidths(h.widths.fitting(h.date).dragged(cells, h.grip, at-c.x-c.width, h.scale()), false)
}

// DragEnd lets the border go.
func (h *tableHead) DragEnd() {
	if h.grip >= 0 {
		h.grip = -1
		h.setWidths(h.widths, true)
	}
}

func (h *tableHead) setWidths(w columnWidths, done bool) {
	h.widths = w
	h.Refresh()
	if h.onDragged != nil {
		h.onDragged(w, done)
	}
}

// MouseIn notes where the pointer is.
func (h *tableHead) MouseIn(ev *desktop.MouseEvent) { h.hover(ev.Position.X) }

// MouseMoved notes where the pointer is.
func (h *tableHead) MouseMoved(ev *desktop.MouseEvent) { h.hover(ev.Position.X) }

// MouseOut forgets the pointer.
func (h *tableHead) MouseOut() { h.hover(-1) }

func (h *tableHead) hover(x float32) {
	cells := h.cells()
	changed := cellAt(cells, x) != cellAt(cells, h.pointer) || h.stepAt(x) != h.stepAt(h.pointer)
	h.pointer = x
	if changed {
		h.Refresh()
	}
}

// Cursor shows that a border can be dragged.
func (h *tableHead) Cursor() desktop.Cursor {
	if h.grip >= 0 || borderAt(h.cells(), h.pointer) >= 0 {
		return desktop.HResizeCursor
	}
	if h.stepAt(h.pointer) != 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is for Fyne.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	ground, line := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	arrows := [2]*canvas.Text{canvas.NewText("‹", nil), canvas.NewText("›", nil)}
	names := [tableColumns]*canvas.Text{}
	borders := [tableColumns]*canvas.Rectangle{}
	p := &plan{minSize: func() fyne.Size { return fyne.NewSize(0, scaled(tableHeadHigh)) }}
	p.objects = []fyne.CanvasObject{ground, line, arrows[0], arrows[1]}
	for c := range names {
		names[c], borders[c] = canvas.NewText("", nil), canvas.NewRectangle(nil)
		p.objects = append(p.objects, names[c], borders[c])
	}
	p.paint = func() {
		h.date = newRowMetrics().date
		ground.FillColor, line.FillColor = colorOf(ColorWindow), colorOf(ColorLine)
	}
	p.layout = func(size fyne.Size) {
		ground.Resize(size)
		place(line, 0, size.Height-1, size.Width, 1)
		cells := h.cells()
		under := cellAt(cells, h.pointer)
		for c := range names {
			setVisible(c < len(cells), names[c], borders[c])
		}
		for i, cell := range cells {
			look := textLook{color: ColorSoftText, size: 12}
			if i == under {
				look.color = ColorText
			}
			name := names[i]
			look.draw(name)
			name.Text = h.label(cell.column, cell.width, look.width)
			high := look.lineHeight()
			place(name, cell.x, middle(high, size.Height-1), cell.width, high)
			borders[i].FillColor = colorOf(ColorLine)
			borders[i].Hidden = i == len(cells)-1
			place(borders[i], round(cell.x+cell.width+columnGap*h.scale()/2), 6, 1, size.Height-13)
		}
		left, right := h.beyond()
		wide := rowPadding * h.scale()
		for i, arrow := range arrows {
			look := textLook{color: ColorSoftText, bold: true, align: fyne.TextAlignCenter}
			if h.pointer >= 0 && h.stepAt(h.pointer) == 2*i-1 {
				look.color = ColorText
			}
			look.draw(arrow)
			setVisible([]bool{left, right}[i], arrow)
			place(arrow, float32(i)*(size.Width-wide), middle(look.lineHeight(), size.Height-1), wide, look.lineHeight())
		}
	}
	return newPlan(h, p)
}
