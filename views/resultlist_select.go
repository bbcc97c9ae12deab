package views

// Selected returns the row that leads the selection, -1 if none is selected.
func (l *ResultList) Selected() int { return l.selected }

// SelectedRows returns all rows that are selected, ascending.
func (l *ResultList) SelectedRows() []RowRange { return l.picked }

// SelectedCount returns how many rows are selected.
func (l *ResultList) SelectedCount() int { return l.picked.count() }

// Select selects a row alone and scrolls it into view. Row -1 selects none,
// without OnSelected; any other row that does not exist is ignored.
func (l *ResultList) Select(row int) {
	if row < -1 || row >= l.scroll.count {
		return
	}
	if row >= 0 {
		l.scroll.reveal(row)
	}
	l.choose(row)
}

// SelectShown selects a row alone where the list stands, without reading it: its article
// is shown already.
func (l *ResultList) SelectShown(row int) {
	if row < 0 || row >= l.scroll.count {
		return
	}
	l.told = row
	l.adopt(row, row, rowSet{{row, row + 1}})
}

// Reveal scrolls as little as shows a row.
func (l *ResultList) Reveal(row int) {
	if row >= 0 && row < l.scroll.count {
		l.scroll.reveal(row)
		l.update()
	}
}

// SelectNext selects the row after the leading one, or the first in view. It
// returns false at the end.
func (l *ResultList) SelectNext() bool { return l.step(1) }

// SelectPrevious selects the row before the leading one, or the first in view.
// It returns false at the beginning.
func (l *ResultList) SelectPrevious() bool { return l.step(-1) }

// SelectAll selects every row. The one that leads stays.
func (l *ResultList) SelectAll() {
	if l.scroll.count > 0 {
		l.adopt(l.current(), l.current(), rowSet{{0, l.scroll.count}})
	}
}

func (l *ResultList) step(by int) bool {
	row := l.selected + by
	if l.selected < 0 {
		row = l.current()
	}
	if row < 0 || row >= l.scroll.count {
		return false
	}
	l.Select(row)
	return true
}

// current is the row that the keys start from.
func (l *ResultList) current() int {
	if l.selected >= 0 {
		return l.selected
	}
	row, _ := l.scroll.top()
	return row
}

// choose selects a row alone, where the list stands, to be read.
func (l *ResultList) choose(row int) {
	l.pick(row)
	if row == l.told {
		return
	}
	l.told = row
	if row >= 0 && l.OnSelected != nil {
		l.OnSelected(row)
	}
}

// pick selects a row alone without having it read.
func (l *ResultList) pick(row int) {
	var only rowSet
	if row >= 0 {
		only = rowSet{rowsBetween(row, row)}
	}
	l.adopt(row, row, only)
}

// extend selects from where the selection began to a row, besides the rows
// that are to be kept.
func (l *ResultList) extend(to int, keep rowSet) {
	from := l.anchor
	if from < 0 {
		from = l.current()
	}
	l.adopt(to, from, keep.with(rowsBetween(from, to)))
}

// toggle adds a row to the selection or takes it out.
func (l *ResultList) toggle(row int) {
	if !l.picked.has(row) {
		l.adopt(row, row, l.picked.with(rowsBetween(row, row)))
		return
	}
	left := l.picked.without(rowsBetween(row, row))
	l.adopt(left.nearest(row), row, left)
}

// adopt shows a selection and tells of it.
func (l *ResultList) adopt(leads, anchor int, picked rowSet) {
	l.selected, l.anchor, l.picked = leads, anchor, picked
	l.update()
	call(l.OnSelection)
}

// moveSelection takes the selection along to changed results.
func (l *ResultList) moveSelection(to func(row int) int) {
	along := func(row int) int {
		if row < 0 {
			return -1
		}
		return to(row)
	}
	l.picked = l.picked.moved(to)
	l.told, l.anchor = along(l.told), along(l.anchor)
	if l.selected = along(l.selected); l.selected < 0 && len(l.picked) > 0 {
		l.selected = l.picked[0].First
	}
}
