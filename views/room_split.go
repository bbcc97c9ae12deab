package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// The least widths of the two sides of a split, at text size 13.
const (
	minLeading  = 260
	minTrailing = 320
)

// split shows two objects side by side, parted by a line of one pixel that can
// be dragged, or moved with the left and right arrows.
type split struct {
	widget.BaseWidget
	onMoved func(ratio float64) // by the person
	onRatio func()              // the line has another place

	leading, trailing fyne.CanvasObject
	divider           *rule
	grip              *splitGrip
	ratio             float64 // of the leading side, as wished
}

func newSplit(leading, trailing fyne.CanvasObject) *split {
	s := &split{leading: leading, trailing: trailing, divider: newRule(), ratio: 0.41}
	s.grip = newSplitGrip(s.moveTo)
	s.ExtendBaseWidget(s)
	return s
}

func (s *split) setRatio(ratio float64) {
	s.ratio = min(max(ratio, 0), 1)
	s.arrange()
	call(s.onRatio)
}

// arrange lays out without refreshing the sides, which are costly.
func (s *split) arrange() {
	size := s.Size()
	x := s.lineIn(size.Width)
	place(s.leading, 0, 0, x, size.Height)
	place(s.divider, x, 0, 1, size.Height)
	place(s.trailing, x+1, 0, size.Width-x-1, size.Height)
	s.grip.placeAt(x, 0, size.Height)
}

// lineIn returns where the line stands in a width.
func (s *split) lineIn(width float32) float32 {
	return leadingWidth(width, s.ratio, scaled(minLeading), scaled(minTrailing))
}

// leadingWidth returns the width of the leading side: what the ratio asks for,
// within the least widths; where even those do not fit, in their proportion.
func leadingWidth(width float32, ratio float64, leading, trailing float32) float32 {
	if width <= leading+trailing {
		return width * leading / (leading + trailing)
	}
	return min(max(width*float32(ratio), leading), width-trailing)
}

// moveTo puts the line at x and tells of it.
func (s *split) moveTo(x float32) {
	width := s.Size().Width
	if width <= 0 {
		return
	}
	s.setRatio(float64(leadingWidth(width, float64(x/width), scaled(minLeading), scaled(minTrailing)) / width))
	if s.onMoved != nil {
		s.onMoved(s.ratio)
	}
}

func (s *split) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(s, &plan{
		objects: []fyne.CanvasObject{s.leading, s.trailing, s.divider, s.grip},
		minSize: func() fyne.Size { return fyne.NewSize(minLeading+minTrailing, 160) },
		layout:  func(fyne.Size) { s.arrange() },
	})
}

const (
	gripWidth = 8
	gripStep  = 24 // of the arrow keys
)

// splitGrip is what the pointer takes hold of, wider than the line it moves.
type splitGrip struct {
	control
	moveTo func(x float32) // of the line, in the grip's parent
}

func newSplitGrip(moveTo func(x float32)) *splitGrip {
	g := &splitGrip{moveTo: moveTo}
	g.extend(g)
	return g
}

// placeAt puts the grip over its line.
func (g *splitGrip) placeAt(x, y, height float32) { place(g, x-gripWidth/2, y, gripWidth, height) }

func (g *splitGrip) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (g *splitGrip) Dragged(e *fyne.DragEvent) {
	g.moveTo(g.Position().X + gripWidth/2 + e.Dragged.DX)
}

func (g *splitGrip) DragEnd() {}

func (g *splitGrip) TypedKey(key *fyne.KeyEvent) {
	line := g.Position().X + gripWidth/2
	switch key.Name {
	case fyne.KeyLeft:
		g.moveTo(line - gripStep)
	case fyne.KeyRight:
		g.moveTo(line + gripStep)
	default:
		g.control.TypedKey(key)
	}
}

func (g *splitGrip) CreateRenderer() fyne.WidgetRenderer {
	mark := canvas.NewRectangle(nil)
	return newPlan(g, &plan{
		objects: []fyne.CanvasObject{mark},
		minSize: func() fyne.Size { return fyne.NewSize(gripWidth, 0) },
		paint: func() {
			mark.FillColor = colorOf(ColorAccent)
			mark.Hidden = !g.focused && !g.hovered
		},
		layout: func(size fyne.Size) { place(mark, gripWidth/2-1, 0, 2, size.Height) },
	})
}
