package views

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Widths around the sidebar, at text size 13.
const (
	sidebarWidth = 220 // unless a person has moved its edge
	leastSidebar = 160
	mostSidebar  = 420
	sidebarRoom  = 1000 // width of a window that has room for it beside the rest
)

// sidebar is the state of the pane at the left. Beside results and article it
// shows as it is wished; in a narrow window only when asked for, over them.
type sidebar struct {
	hidden  bool // in a wide window
	over    bool // in a narrow window
	useless bool // there is nothing to show in it
	width   float32
	onMoved func(width float32)
	onShut  func() // by a click beside it
	onShown func() // or hidden
	shown   bool   // when it was last laid out

	line *rule
	grip *splitGrip
	veil *sidebarVeil
}

func newSidebar(r *Room) sidebar {
	s := sidebar{line: newRule(), width: sidebarWidth}
	s.grip = newSplitGrip(r.moveSidebar)
	s.veil = newSidebarVeil(r.HideSidebarOver)
	return s
}

// narrow reports whether the sidebar has no place beside the rest.
func (r *Room) narrow() bool {
	return r.Size().Width < max(sidebarRoom, scaled(r.sidebar.width+minLeading+minTrailing))
}

// SidebarVisible reports whether the sidebar is on the screen.
func (r *Room) SidebarVisible() bool {
	s := &r.sidebar
	if r.parts.Sidebar == nil || s.useless {
		return false
	}
	return r.narrow() && s.over || !r.narrow() && !s.hidden
}

// SidebarOver reports whether the sidebar lies over results and article.
func (r *Room) SidebarOver() bool { return r.SidebarVisible() && r.narrow() }

// SetSidebarVisible shows or hides the sidebar: where the window is wide enough
// beside the rest, elsewhere over it.
func (r *Room) SetSidebarVisible(visible bool) {
	if r.narrow() {
		r.sidebar.over = visible
	} else {
		r.sidebar.hidden = !visible
	}
	r.rearrange()
}

// SidebarWished reports whether the sidebar is to show in a wide window.
func (r *Room) SidebarWished() bool { return !r.sidebar.hidden }

// SetSidebarWished says whether the sidebar is to show in a wide window.
func (r *Room) SetSidebarWished(wished bool) {
	r.sidebar.hidden = !wished
	r.rearrange()
}

// SetSidebarUseful says whether there is anything to show in the sidebar, which
// an empty archive has not.
func (r *Room) SetSidebarUseful(useful bool) {
	if r.sidebar.useless == useful {
		r.sidebar.useless = !useful
		r.rearrange()
	}
}

// HideSidebarOver takes the sidebar away where it lies over the rest.
func (r *Room) HideSidebarOver() {
	if r.sidebar.over {
		r.sidebar.over = false
		r.rearrange()
		call(r.sidebar.onShut)
	}
}

// SetSidebarWidth sets the width of the sidebar at text size 13.
func (r *Room) SetSidebarWidth(width float64) {
	r.sidebar.width = min(max(float32(width), leastSidebar), mostSidebar)
	r.rearrange()
}

// OnSidebarMoved sets what is told, with the width at text size 13, when a person
// moves the sidebar's edge.
func (r *Room) OnSidebarMoved(moved func(width float64)) {
	r.sidebar.onMoved = func(width float32) { moved(float64(width)) }
}

// OnSidebarShut sets what is told when a click beside a sidebar that lies over
// the rest has taken it away.
func (r *Room) OnSidebarShut(shut func()) { r.sidebar.onShut = shut }

// OnSidebarShown sets what is told when the sidebar comes or goes, also because the
// window has become wider or narrower.
func (r *Room) OnSidebarShown(changed func()) { r.sidebar.onShown = changed }

// SidebarUseful reports whether there is anything to show in the sidebar.
func (r *Room) SidebarUseful() bool { return r.parts.Sidebar != nil && !r.sidebar.useless }

// moveSidebar puts the sidebar's edge at x.
func (r *Room) moveSidebar(x float32) {
	r.SetSidebarWidth(float64(x * 13 / scaled(13)))
	if r.sidebar.onMoved != nil {
		r.sidebar.onMoved(r.sidebar.width)
	}
}

// layoutSidebar places the sidebar and returns where what is beside it begins.
func (r *Room) layoutSidebar(top, bottom, width float32) float32 {
	s, high := &r.sidebar, bottom-top
	s.over = s.over && r.narrow()
	visible := r.SidebarVisible()
	setVisible(visible, s.line, s.grip)
	setVisible(r.SidebarOver(), s.veil)
	if s.shown != visible {
		s.shown = visible
		call(s.onShown)
	}
	if r.parts.Sidebar == nil {
		return 0
	}
	setVisible(visible, r.parts.Sidebar)
	if !visible {
		return 0
	}
	edge := scaled(s.width)
	if r.SidebarOver() {
		edge = min(edge, width*0.8)
	}
	place(r.parts.Sidebar, 0, top, edge, high)
	place(s.line, edge, top, 1, high)
	s.grip.placeAt(edge, top, high)
	place(s.veil, edge+1, top, width-edge-1, high)
	if r.SidebarOver() {
		return 0
	}
	return edge + 1
}

// sidebarVeil dims what lies beside a sidebar that is over the rest; a click on
// it takes the sidebar away.
type sidebarVeil struct {
	widget.BaseWidget
	onTapped func()
}

func newSidebarVeil(onTapped func()) *sidebarVeil {
	v := &sidebarVeil{onTapped: onTapped}
	v.ExtendBaseWidget(v)
	return v
}

func (v *sidebarVeil) Tapped(*fyne.PointEvent) { call(v.onTapped) }

func (v *sidebarVeil) CreateRenderer() fyne.WidgetRenderer {
	shade := canvas.NewRectangle(color.NRGBA{A: 0x30})
	return newPlan(v, &plan{
		objects: []fyne.CanvasObject{shade},
		minSize: func() fyne.Size { return fyne.Size{} },
		layout:  func(size fyne.Size) { shade.Resize(size) },
	})
}
