package views

// showOverlay places the brush, the marked column and the tooltip.
func (p *timelineParts) showOverlay() {
	if p.t.extent.empty() || p.plot.Width <= 0 {
		setVisible(false, p.brush, p.ends[0], p.ends[1], p.grips[0], p.grips[1], p.column, p.tip, p.tipText)
		return
	}
	p.showBrush()
	dragging := p.t.drag != nil && p.t.drag.started
	marked := !dragging && p.t.cursor.day != noDay && p.t.grain.bucket(p.t.cursor.day).overlaps(p.t.view.days())
	setVisible(marked, p.column)
	setVisible(marked || dragging, p.tip, p.tipText)
	switch {
	case dragging:
		from, to := p.t.stretch()
		r := p.t.snapped()
		p.showTip(rangeName(r), r, p.across(from, to))
	case marked:
		bucket := p.t.grain.bucket(p.t.cursor.day)
		at := p.across(float64(bucket.from), float64(bucket.to))
		at.fit(p.column)
		p.showTip(p.t.grain.bucketName(bucket), bucket, at)
	}
}

func (p *timelineParts) showBrush() {
	from, to := float64(p.t.selected.from), float64(p.t.selected.to)
	if p.t.drag != nil && p.t.drag.started {
		from, to = p.t.stretch()
	}
	v := p.t.view
	setVisible(from < to && from < v.to && to > v.from, p.brush)
	setVisible(from < to && from >= v.from && from < v.to, p.ends[0], p.grips[0])
	setVisible(from < to && to > v.from && to <= v.to, p.ends[1], p.grips[1])
	at := p.across(from, to)
	at.fit(p.brush)
	at.X, at.Width = at.X-brushLine, at.Width+2*brushLine-1 // the bar's gap is a line's place
	for i, x := range [2]float32{at.X, at.X + at.Width - brushLine} {
		timeArea{x, at.Y, brushLine, at.Height}.fit(p.ends[i])
		timeArea{x + (brushLine-endWidth)/2, at.Y + (at.Height-endHeight)/2, endWidth, endHeight}.fit(p.grips[i])
	}
}

// across returns the area of the plot that a stretch of days takes.
func (p *timelineParts) across(from, to float64) timeArea {
	v := p.t.view
	left, right := v.x(v.clamped(from), p.plot.Width), v.x(v.clamped(to), p.plot.Width)
	return timeArea{p.plot.X + left, p.plot.Y, right - left, p.plot.Height}
}

// showTip says the counts of a range, where they are on hand, over an area.
func (p *timelineParts) showTip(name string, r dayRange, over timeArea) {
	text := name
	if bars := barsIn(p.t.bars, r); len(bars) > 0 && bars[0].days.union(bars[len(bars)-1].days) == r {
		query, archive := 0, 0
		for _, b := range bars {
			query, archive = query+b.query, archive+b.archive
		}
		text = tipText(name, query, archive, p.t.all)
	}
	if text != p.tipText.Text {
		p.tipText.Text = text
		p.tipText.Refresh()
	}
	size := p.measure(p.tipText)
	box := timeArea{0, p.plot.Y + 3, size.Width + 2*tipPadding, size.Height + 4}
	box.X = over.X + (over.Width-box.Width)/2
	box.X = max(min(box.X, p.size.Width-box.Width-tipPadding/2), tipPadding/2)
	box.fit(p.tip)
	timeArea{box.X + tipPadding, box.Y + 2, size.Width, size.Height}.fit(p.tipText)
}
