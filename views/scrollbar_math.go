package views

// minThumb is the shortest a scroll bar's thumb gets, in pixels, so that it
// can be caught however long the content is.
const minThumb = 28

// scrollRange is what a scroll bar stands for: a view of some length at a
// position on content of some length, all in pixels. It is float64 because
// float32 cannot tell neighbouring pixels apart beyond 16 million.
type scrollRange struct{ total, view, position float64 }

// end is the last position: the content's end at the view's end.
func (r scrollRange) end() float64 { return max(0, r.total-r.view) }

// clamp returns the position nearest to p that exists.
func (r scrollRange) clamp(p float64) float64 { return min(max(p, 0), r.end()) }

// thumb returns where the thumb begins in a trough and how long it is. Its
// length is 0 where there is nothing to scroll or no room for a thumb.
func (r scrollRange) thumb(trough float64) (start, length float64) {
	if r.end() == 0 || trough <= minThumb {
		return 0, 0
	}
	length = max(minThumb, trough*r.view/r.total)
	return (trough - length) * r.clamp(r.position) / r.end(), length
}

// positionAt is the inverse of thumb: the position that puts the thumb's
// beginning at start.
func (r scrollRange) positionAt(start, trough float64) float64 {
	_, length := r.thumb(trough)
	if length == 0 || trough <= length {
		return 0
	}
	return r.clamp(start / (trough - length) * r.end())
}
