package views

import (
	"fyne.io/fyne/v2"
)

// showOverlay places the brush, the marked column and the tooltip.
func (p *timelineParts) showOverlay() {
	if p.t.extent.empty() || p.plot.Width <= 0 {
		setVisible(false, p.brush, p.ends[0], p.ends[1], p.grips[0], p.grips[1], p.column, p.tip, p.tipText)
		p.hideTipRows(0)
		return
	}
	p.showBrush()
	dragging := p.t.drag != nil && p.t.drag.started
	marked := !dragging && p.t.cursor.day != noDay && p.t.grain.bucket(p.t.cursor.day).overlaps(p.t.view.days())
	setVisible(marked, p.column)
	setVisible(marked || dragging, p.tip, p.tipText)
	if !marked && !dragging {
		p.hideTipRows(0)
	}
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

// chartArea returns the part of the plot that a chart's values rise in.
func (p *timelineParts) chartArea() timeArea {
	area := p.plot
	area.Y += timelineAir
	area.Height = max(area.Height-timelineAir-keptStrip, 0)
	return area
}

// axisWidth returns the room for the labels of a chart's lines. It does not
// follow the labels, or the plot would move while it is zoomed.
func (p *timelineParts) axisWidth() float32 {
	if !p.t.charted() {
		return 0
	}
	return labelLook.width("9,000") + axisGap
}

// showAxis labels a chart's lines.
func (p *timelineParts) showAxis() {
	var texts []placedText
	if area := p.chartArea(); p.t.charted() && area.Height > 0 {
		for _, tick := range p.t.chart.ticks() {
			size := labelLook.measure(tick.label)
			y := area.Y + area.Height - float32(p.t.chart.rise(tick.value, float64(area.Height)))
			at := fyne.NewPos(area.X-axisGap-size.Width, max(0, y-size.Height/2))
			texts = append(texts, labelLook.placed(tick.label, at, size))
		}
	}
	p.axis.draw(pixelScale(p.t), texts...)
}
