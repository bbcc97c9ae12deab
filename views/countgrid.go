package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

// countGrid shows how many were found and the outcomes that they add up to: beside
// it or, where that has no room, under it.
type countGrid struct {
	widget.BaseWidget
	counts data.Counts

	total, totalName *line
	numbers, names   []*line // of the outcomes
	wide             float32 // that it was last laid out for
}

// Lengths of the grid, at text size 13.
const (
	countGap    = 8 // at least, between columns
	countRowGap = 10
	countMargin = 20 // between the total's rule and the outcomes
)

func newCountGrid() *countGrid {
	caption := textLook{color: ColorSoftText, size: 12}
	g := &countGrid{total: newLine(textLook{size: 24}, ""), totalName: newLine(caption, lang.L("found"))}
	for range data.Outcomes {
		g.numbers = append(g.numbers, newLine(textLook{size: 15, bold: true}, ""))
		g.names = append(g.names, newLine(caption, ""))
	}
	g.write()
	g.ExtendBaseWidget(g)
	return g
}

func (g *countGrid) set(c data.Counts) {
	if g.counts != c {
		g.counts = c
		g.write()
		g.Refresh()
	}
}

// write takes the texts from the counts.
func (g *countGrid) write() {
	g.total.text = locale.Number(g.counts.Found)
	for i, o := range data.Outcomes {
		n := g.counts.Of(o)
		g.numbers[i].text, g.names[i].text = locale.Number(n), outcomeWord(o, n)
		switch {
		case n == 0:
			g.numbers[i].look.color = ColorSoftText
		case o == data.Failed:
			g.numbers[i].look.color = ColorAccent
		default:
			g.numbers[i].look.color = ColorText
		}
	}
}

// countSpread is how the outcomes stand in a width.
type countSpread struct {
	beside bool      // the total; else under it
	left   float32   // of the first column
	widths []float32 // of the columns, as their words need
}

// spread finds the most columns that hold their words whole, up to three.
func (g *countGrid) spread(width float32) countSpread {
	columns := func(n int) (widths []float32, sum float32) {
		widths = make([]float32, n)
		for i := range g.numbers {
			widths[i%n] = max(widths[i%n], ceil(g.numbers[i].full().Width), ceil(g.names[i].full().Width))
		}
		for _, w := range widths {
			sum += w + scaled(countGap)
		}
		return widths, sum - scaled(countGap)
	}
	const most = 3
	widths, sum := columns(most)
	total := width / 4
	left := total + scaled(countMargin)
	if left+sum <= width && max(g.total.full().Width, g.totalName.full().Width) <= total-scaled(countGap) {
		return countSpread{true, left, widths}
	}
	n := most
	for n > 1 && sum > width {
		n--
		widths, sum = columns(n)
	}
	return countSpread{false, 0, widths}
}

func (g *countGrid) cellHeight() float32 {
	return g.numbers[0].MinSize().Height + g.names[0].MinSize().Height
}

// heightFor returns the height of the grid in a width.
func (g *countGrid) heightFor(width float32) float32 {
	s := g.spread(width)
	rows := float32(len(g.numbers) / len(s.widths))
	high := rows*(g.cellHeight()+scaled(countRowGap)) - scaled(countRowGap)
	if !s.beside {
		high += g.total.MinSize().Height + scaled(countRowGap)
	}
	return high
}

// CreateRenderer is for Fyne.
func (g *countGrid) CreateRenderer() fyne.WidgetRenderer {
	split := newRule()
	p := &plan{objects: []fyne.CanvasObject{g.total, g.totalName, split}}
	for i := range g.numbers {
		p.objects = append(p.objects, g.numbers[i], g.names[i])
	}
	p.minSize = func() fyne.Size { return fyne.NewSize(0, g.heightFor(g.wide)) }
	p.layout = func(size fyne.Size) {
		g.wide = size.Width
		s := g.spread(size.Width)
		split.Hidden = !s.beside
		total, name := g.total.MinSize().Height, g.totalName.MinSize().Height
		top := float32(0)
		if s.beside {
			y, wide := (size.Height-total-name)/2, size.Width/4-scaled(countGap)
			place(g.total, 0, y, wide, total)
			place(g.totalName, 0, y+total, wide, name)
			place(split, size.Width/4, 0, 1, size.Height)
		} else {
			wide := ceil(g.total.full().Width) + scaled(countGap)
			place(g.total, 0, 0, wide, total)
			place(g.totalName, wide, (total-name)/2, size.Width-wide, name)
			top = total + scaled(countRowGap)
		}
		g.layoutCells(s, top, size.Width)
	}
	return newPlan(g, p)
}

// layoutCells places the outcomes, the room left over shared among the columns.
func (g *countGrid) layoutCells(s countSpread, top, width float32) {
	spare := width - s.left
	for _, w := range s.widths {
		spare -= w
	}
	spare /= float32(len(s.widths))
	number, name := g.numbers[0].MinSize().Height, g.names[0].MinSize().Height
	x := s.left
	for column, w := range s.widths {
		for row := range len(g.numbers) / len(s.widths) {
			n, y := row*len(s.widths)+column, top+float32(row)*(number+name+scaled(countRowGap))
			place(g.numbers[n], x, y, max(w, w+spare-scaled(countGap)), number)
			place(g.names[n], x, y+number, max(w, w+spare-scaled(countGap)), name)
		}
		x += w + spare
	}
}
