package views

import (
	"dateline/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ResultPane is a list of results, which it shows as rows of two lines or as a
// table of one line each, under the names of its columns.
type ResultPane struct {
	widget.BaseWidget
	// OnSort is called when a person sorts by a column.
	OnSort func(data.Sort)
	// OnColumns is called with the columns' widths once a person has changed
	// them.
	OnColumns func(widths []float64)

	list *ResultList
	head *tableHead
}

// NewResultPane shows a list as rows of two lines.
func NewResultPane(list *ResultList) *ResultPane {
	p := &ResultPane{list: list, head: newTableHead()}
	p.head.Hide()
	p.head.onSort = func(order data.Sort) {
		p.SetSort(order)
		if p.OnSort != nil {
			p.OnSort(order)
		}
	}
	p.head.onDragged = func(widths columnWidths, done bool) {
		list.setColumns(widths)
		if done && p.OnColumns != nil {
			p.OnColumns(p.columns())
		}
	}
	p.head.onStep, list.onStep = p.step, p.step
	p.ExtendBaseWidget(p)
	return p
}

// Table reports whether the results are shown as a table.
func (p *ResultPane) Table() bool { return p.list.table }

// SetTable shows the results as a table, or as rows of two lines.
func (p *ResultPane) SetTable(table bool) {
	p.head.Hidden = !table
	p.Refresh() // gives the list its height
	p.list.setTable(table)
}

// step shows columns that have no place: one more is skipped, or one less.
func (p *ResultPane) step(by int) bool {
	h := p.head
	most := h.widths.fitting(h.date).mostSkipped(h.Size().Width, h.scale())
	from := min(h.skipped, most)
	to := min(max(from+by, 0), most)
	if to == from {
		return false
	}
	h.skipped, p.list.skipped = to, to
	h.Refresh()
	p.list.RowsChanged()
	return true
}

// SetSort marks the column that the results are sorted by, if one is.
func (p *ResultPane) SetSort(order data.Sort) {
	p.head.sort = order
	p.head.Refresh()
}

// SetColumns takes widths that OnColumns once told. Others are ignored.
func (p *ResultPane) SetColumns(widths []float64) {
	if len(widths) != int(tableColumns) {
		return
	}
	var w columnWidths
	for c := range w {
		w[c] = min(max(float32(widths[c]), minColumn), maxColumn)
	}
	w[headlineColumn] = 0
	p.head.widths = w
	p.head.Refresh()
	p.list.setColumns(w)
}

func (p *ResultPane) columns() []float64 {
	widths := make([]float64, tableColumns)
	for c, width := range p.head.widths {
		widths[c] = float64(width)
	}
	return widths
}

// CreateRenderer is for Fyne.
func (p *ResultPane) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(p, &plan{
		objects: []fyne.CanvasObject{p.head, p.list},
		minSize: p.list.MinSize,
		layout: func(size fyne.Size) {
			top := float32(0)
			if p.head.Visible() {
				top = p.head.MinSize().Height
				place(p.head, 0, 0, size.Width, top)
			}
			place(p.list, 0, top, size.Width, size.Height-top)
		},
	})
}
