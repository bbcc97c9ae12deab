package views

// layoutBar places the line over results and article, and returns where it ends.
// The header of the results stands over them, the chips over the article. The line
// is there without chips too, so that none that comes or goes moves what is
// beneath. A page in place of results and article has chips alone over it.
func (r *Room) layoutBar(left, top, width float32) float32 {
	r.barTop = top
	chips := r.parts.Chips
	setVisible(r.page == nil || chips.Visible(), r.barRule)
	if !r.barRule.Visible() {
		r.layoutNotice(left+scaled(roomMargin), top, 0, width)
		return top
	}
	margin, x, high := scaled(roomMargin), left, scaled(barLineHeight)
	if r.page == nil {
		x += r.split.lineIn(width - left)
		place(r.parts.ResultHeader, left, top, x-left, r.parts.ResultHeader.MinSize().Height)
		high = max(high, r.parts.ResultHeader.MinSize().Height)
	}
	x += margin
	room, from := width-margin-x, x
	if chips.Visible() {
		needs := heightOf(chips, room)
		gap := (high - 1 - min(needs, scaled(chipButtonHeight))) / 2
		place(chips, x, top+gap, room, needs)
		high = max(high, needs+2*gap+1)
		if c, ok := chips.(*Chips); ok {
			from += c.endFor(room) + margin
		}
	}
	place(r.barRule, left, top+high-1, width-left, 1)
	r.layoutNotice(from, top, high, width)
	return top + high
}

// rearrangeBar follows the line between results and article.
func (r *Room) rearrangeBar() {
	if r.page == nil && r.split.Size().Width > 0 {
		at := r.split.Position()
		if r.layoutBar(at.X, r.barTop, r.Size().Width) != at.Y {
			r.rearrange() // the chips take more lines, or fewer
		}
	}
}

// layoutNotice places the notice at the end of the search field, in what the bar leaves
// free from a place on or, where it fits in neither, over what lies beneath them.
func (r *Room) layoutNotice(from, barTop, barHigh, width float32) {
	if r.parts.Notice == nil {
		return
	}
	margin, wants := scaled(roomMargin), r.parts.Notice.MinSize()
	if field, ok := r.parts.Search.(interface{ noticeSpace() (from, to float32) }); ok {
		if from, to := field.noticeSpace(); to-from >= wants.Width {
			at, high := r.parts.Search.Position(), r.parts.Search.Size().Height
			place(r.parts.Notice, at.X+to-wants.Width, at.Y+(high-wants.Height)/2, wants.Width, wants.Height)
			return
		}
	}
	if barHigh > 0 && from+wants.Width <= width-margin {
		place(r.parts.Notice, from, barTop+barHigh-1-(scaled(barLineHeight)-1+wants.Height)/2, wants.Width, wants.Height)
		return
	}
	x := max(margin, min(from, width-margin-wants.Width))
	place(r.parts.Notice, x, barTop+barHigh+scaled(4), min(wants.Width, width-margin-x), wants.Height)
}

// Heights of the bar over results and article, at text size 13.
const (
	barLineHeight    = 35
	chipButtonHeight = 24
)
