package views

import "math"

// subpixels is how finely a scroll position is kept. Positions are whole
// numbers of 64ths of a pixel: every step, even a touchpad's fractions, can be
// undone exactly, at any row.
const subpixels = 64

// rowScroll is the arithmetic of a list of rows of one height. Lengths are in
// 64ths of a pixel; an int64 of those reaches past 10^14 rows.
type rowScroll struct {
	count  int
	row    int64 // height of a row, at least 1
	view   int64 // height of what is seen
	offset int64 // of the view's top edge below the first row's
}

func toSubpixels(px float64) int64   { return int64(math.Round(px * subpixels)) }
func fromSubpixels(s int64) float32  { return float32(float64(s) / subpixels) }
func (s *rowScroll) total() int64    { return int64(s.count) * s.row }
func (s *rowScroll) end() int64      { return max(0, s.total()-s.view) }
func (s *rowScroll) moveTo(to int64) { s.offset = min(max(to, 0), s.end()) }

// by scrolls down by so many pixels, up where they are negative.
func (s *rowScroll) by(px float32) {
	if px != px { // not a number
		return
	}
	limit := float64(s.total()) / subpixels
	s.moveTo(s.offset + toSubpixels(min(max(float64(px), -limit), limit)))
}

// top returns the row at the view's top edge and how much of it, in pixels,
// is above that edge.
func (s *rowScroll) top() (row int, remainder float32) {
	return int(s.offset / s.row), fromSubpixels(s.offset % s.row)
}

// visible returns the rows that show at least in part: first ≤ row < past.
func (s *rowScroll) visible() (first, past int) {
	if s.count == 0 || s.view <= 0 {
		return 0, 0
	}
	first = int(s.offset / s.row)
	past = int((s.offset + s.view + s.row - 1) / s.row)
	return first, min(past, s.count)
}

// y returns where a row's top edge is below the view's, in pixels.
func (s *rowScroll) y(row int) float32 { return fromSubpixels(int64(row)*s.row - s.offset) }

// rowAt returns the row at y pixels below the view's top edge, -1 if none.
func (s *rowScroll) rowAt(y float32) int {
	at := toSubpixels(float64(y))
	if at < 0 || at >= s.view || s.offset+at >= s.total() {
		return -1
	}
	return int((s.offset + at) / s.row)
}

// reveal scrolls as little as needed to show a whole row.
func (s *rowScroll) reveal(row int) {
	begin := int64(row) * s.row
	switch {
	case begin < s.offset || s.view < s.row:
		s.moveTo(begin)
	case begin+s.row > s.offset+s.view:
		s.moveTo(begin + s.row - s.view)
	}
}

// page is how many whole rows a page key steps over: one less than are seen,
// so that the reader keeps a row to hold on to.
func (s *rowScroll) page() int { return max(1, int(s.view/s.row)-1) }

// resize takes a new height of rows and view, in pixels. The row at the top
// stays there, cut at the same share of it.
func (s *rowScroll) resize(row, view float32) {
	height := max(1, toSubpixels(float64(row)))
	if s.row > 0 && height != s.row {
		top, rest := s.offset/s.row, s.offset%s.row
		s.offset = top*height + rest*height/s.row
	}
	s.row, s.view = height, toSubpixels(float64(view))
	s.moveTo(s.offset)
}

// setCount takes a new number of rows. Row from, at its old number, becomes
// row to and stays at the same pixel as far as the list's ends allow.
func (s *rowScroll) setCount(count, from, to int) {
	s.count = max(0, count)
	s.moveTo(s.offset + int64(to-from)*s.row)
}
