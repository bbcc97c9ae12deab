package views

import (
	"image/color"
	"math"

	"dateline/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// maxSpareRows is how many rows out of view are kept to be used again.
const maxSpareRows = 2

// ResultList is a list of any number of results. One of the rows that are
// selected leads: it is the last that was chosen, and the keys start from it. It asks for the rows it shows, keeps only those on the screen, and is exact
// to the pixel at any row; Fyne's own List is so to about 200,000.
type ResultList struct {
	widget.BaseWidget

	// OnVisible is called with the first and the last row that show, when
	// these change and whenever results are set. Rows that have to be loaded
	// are told with RowsChanged.
	OnVisible func(first, last int)
	// OnSelected is called once when another row is selected alone, to be
	// read. A row that joins a selection, or whose menu is opened, is not.
	OnSelected func(row int)
	// OnSelection is called when other rows are selected, or another leads.
	OnSelection func()
	// OnActivated is called on Enter or a double click.
	OnActivated func(row int)
	// OnMenu is called on a secondary click and on the menu key with a place
	// on the canvas. The row is selected first, unless it is one of several.
	OnMenu func(row int, at fyne.Position)
	// OnCopy is called when the selected rows are to be copied.
	OnCopy func()
	// OnKey and OnRune are called with the keys that the list does not use.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	fetch    func(row int) (data.Hit, bool)
	scroll   rowScroll
	metrics  rowMetrics
	table    bool // rows of one line
	columns  columnWidths
	skipped  int               // columns
	aside    float32           // that a wheel was turned sideways since the last step
	onStep   func(by int) bool // to the columns that have no place
	selected int               // the row that leads, -1 if none
	picked   rowSet            // all that are selected
	anchor   int               // where a selection of several began
	told     int               // to OnSelected, -1 if none
	shift    bool              // is held

	first, past int // the rows last told to OnVisible
	shown       map[int]*resultRow
	spare       []*resultRow

	pointer float32           // height of the pointer on the list; -1 while elsewhere
	wake    *canvas.Rectangle // never drawn
	rows    *fyne.Container
	clip    *container.Clip
	veil    *canvas.Rectangle // over the rows while they are of an older query
	mark    *focusMark
	bar     *scrollBar
}

// NewResultList returns an empty list.
func NewResultList() *ResultList {
	l := &ResultList{
		columns:  usualWidths,
		selected: -1,
		anchor:   -1,
		told:     -1,
		pointer:  -1,
		shown:    map[int]*resultRow{},
		wake:     canvas.NewRectangle(color.Transparent),
		rows:     container.New(freeLayout{}),
		veil:     canvas.NewRectangle(nil),
	}
	l.clip = container.NewClip(l.rows)
	l.veil.Hide()
	l.mark = newFocusMark(l)
	l.bar = newScrollBar(func(position float64) {
		l.scroll.moveTo(toSubpixels(position))
		l.update()
	})
	l.ExtendBaseWidget(l)
	l.restyle()
	return l
}

// SetResults shows other results from the first on, none selected. Fetch
// returns the result of a row, or false while it is not loaded; it is called
// for rows that come into view and must return at once.
func (l *ResultList) SetResults(count int, fetch func(row int) (data.Hit, bool)) {
	l.fetch = fetch
	l.selected, l.anchor, l.told, l.picked = -1, -1, -1, nil
	l.scroll.offset = 0
	l.scroll.setCount(count, 0, 0)
	l.reload()
}

// UpdateResults takes changed results of the same query. Moved returns the new
// row of the article that was at a row, -1 where it is gone; nil means that
// none has moved. The selected article, else the one at the top, stays at the
// same pixel; a list that stands at its beginning without a selection in view
// stays there. The selection goes with its articles, without OnSelected.
func (l *ResultList) UpdateResults(count int, fetch func(row int) (data.Hit, bool), moved func(row int) int) {
	if moved == nil {
		moved = func(row int) int { return row }
	}
	to := func(row int) int {
		if row = moved(row); row < 0 || row >= count {
			return -1
		}
		return row
	}
	from, anchor := l.heldRow(to)
	l.moveSelection(to)
	l.fetch = fetch
	l.scroll.setCount(count, from, anchor)
	l.reload()
	call(l.OnSelection)
}

// heldRow returns the old and new number of the row that is to stay in place.
func (l *ResultList) heldRow(to func(row int) int) (from, anchor int) {
	first, past := l.scroll.visible()
	if l.selected >= first && l.selected < past && to(l.selected) >= 0 {
		return l.selected, to(l.selected)
	}
	if l.scroll.offset == 0 {
		return 0, 0
	}
	for row := first; row < past; row++ {
		if anchor := to(row); anchor >= 0 {
			return row, anchor
		}
	}
	return first, first
}

// RowsChanged draws the rows in view again, as some have been loaded.
func (l *ResultList) RowsChanged() {
	for _, row := range l.shown {
		row.drawn = false
	}
	l.update()
}

// SetDimmed veils the rows, while results of a newer query are awaited.
func (l *ResultList) SetDimmed(dimmed bool) {
	if l.veil.Hidden == !dimmed {
		return
	}
	l.veil.Hidden = !dimmed
	l.repaint()
}

// Count returns how many rows there are.
func (l *ResultList) Count() int { return l.scroll.count }

// ScrollTo puts a row at the top, as far as the list's end allows.
func (l *ResultList) ScrollTo(row int) {
	l.scroll.moveTo(int64(min(max(row, 0), l.scroll.count)) * l.scroll.row)
	l.update()
}

// Top returns the row at the top and how many of its pixels are scrolled out.
func (l *ResultList) Top() (row int, remainder float32) { return l.scroll.top() }

// reload fetches and draws everything in view, and says what that is.
func (l *ResultList) reload() {
	l.first, l.past = 0, 0
	l.RowsChanged()
}

// restyle takes the theme's colours and text size.
func (l *ResultList) restyle() {
	l.metrics = newRowMetrics()
	if l.table {
		l.metrics.height = round(tableRowHeight * l.metrics.scale)
	}
	l.fit(l.Size().Height)
	l.veil.FillColor = withAlpha(colorOf(ColorPane), 0x8c)
	l.mark.restyle()
}

// fit takes a height of the view, and that of the rows. A selected row that is in view
// stays there.
func (l *ResultList) fit(height float32) {
	first, past := l.scroll.visible()
	l.scroll.resize(l.metrics.height, height)
	if l.selected >= first && l.selected < past && height > 0 {
		l.scroll.reveal(l.selected)
	}
}

// update brings rows and scroll bar to where the list stands. Rows that stay
// in view are moved; only those that come in are laid out.
func (l *ResultList) update() {
	first, past := l.scroll.visible()
	if first != l.first || past != l.past {
		l.first, l.past = first, past
		if l.OnVisible != nil && past > first {
			l.OnVisible(first, past-1)
			first, past = l.scroll.visible() // the callback may have set other results
		}
	}
	for n, row := range l.shown {
		if n < first || n >= past {
			row.drawn = false
			row.box.Hide()
			delete(l.shown, n)
			l.spare = append(l.spare, row)
		}
	}
	hovered := l.scroll.rowAt(l.pointer)
	l.metrics.pixels = pixelScale(l)
	pixels := float64(l.metrics.pixels)
	for n := first; n < past; n++ {
		row := l.shown[n]
		if row == nil {
			row = l.takeRow()
			l.shown[n] = row
		}
		row.box.Move(fyne.NewPos(0, float32(math.Round(float64(l.scroll.y(n))*pixels)/pixels)))
		if !row.drawn {
			row.draw(l.drawingOf(n), l.Size().Width, l.metrics)
		}
		row.setState(l.picked.has(n), n == l.selected, n == hovered)
	}
	l.dropSpare()
	l.bar.set(float64(l.scroll.total())/subpixels, float64(l.scroll.view)/subpixels, float64(l.scroll.offset)/subpixels)
	l.repaint()
}

// repaint has the window painted again. A canvas does not know an object that
// it has not painted yet, so new rows cannot ask for that themselves.
func (l *ResultList) repaint() { canvas.Refresh(l.wake) }

func (l *ResultList) drawingOf(row int) rowDrawing {
	var hit data.Hit
	known := false
	if l.fetch != nil {
		hit, known = l.fetch(row)
	}
	width := l.Size().Width
	switch cells := l.columns.fitting(l.metrics.date).cellsFrom(width, l.metrics.scale, l.skipped); {
	case l.table && known:
		return drawTableRow(hit, cells, l.metrics)
	case l.table:
		return drawTablePlaceholder(row, cells, l.metrics)
	case known:
		return drawRow(hit, width, l.metrics)
	default:
		return drawPlaceholder(row, width, l.metrics)
	}
}

// setTable shows rows of one line, or of two. The leading row stays in view.
func (l *ResultList) setTable(table bool) {
	l.table = table
	l.restyle()
	l.reload()
}

// setColumns takes the widths of a table's columns.
func (l *ResultList) setColumns(widths columnWidths) {
	l.columns = widths
	if l.table {
		l.RowsChanged()
	}
}

func (l *ResultList) takeRow() *resultRow {
	if n := len(l.spare); n > 0 {
		row := l.spare[n-1]
		l.spare = l.spare[:n-1]
		row.box.Show()
		return row
	}
	row := newResultRow()
	l.rows.Objects = append(l.rows.Objects, row.box)
	return row
}

// dropSpare lets go of rows that a smaller view no longer needs.
func (l *ResultList) dropSpare() {
	if len(l.spare) <= maxSpareRows {
		return
	}
	l.spare = l.spare[:maxSpareRows]
	kept := l.rows.Objects[:0]
	for _, row := range l.shown {
		kept = append(kept, row.box)
	}
	for _, row := range l.spare {
		kept = append(kept, row.box)
	}
	clear(l.rows.Objects[len(kept):])
	l.rows.Objects = kept
}

// CreateRenderer is for Fyne.
func (l *ResultList) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(l, &plan{
		objects: []fyne.CanvasObject{l.wake, l.clip, l.veil, l.mark.line, l.bar},
		minSize: func() fyne.Size { return fyne.NewSize(240, l.metrics.height) },
		paint:   l.restyle,
		layout: func(size fyne.Size) {
			for _, o := range []fyne.CanvasObject{l.clip, l.veil} {
				o.Resize(size)
			}
			l.mark.place(size.Width)
			place(l.bar, size.Width-scrollBarWidth, 0, scrollBarWidth, size.Height)
			l.fit(size.Height)
			l.RowsChanged()
		},
	})
}

// freeLayout leaves its objects where they are.
type freeLayout struct{}

func (freeLayout) Layout([]fyne.CanvasObject, fyne.Size) {}
func (freeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
