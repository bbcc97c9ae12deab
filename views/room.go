package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// RoomParts are what a Room arranges. Sidebar may be nil and then takes no
// space; so may Completions, SearchHelp and Banner.
type RoomParts struct {
	Search, Pill, ImportButton fyne.CanvasObject
	Chips, Notice              fyne.CanvasObject
	Banner                     fyne.CanvasObject // across the window, under Search
	Completions, SearchHelp    fyne.CanvasObject // under Search, over the rest
	Timeline                   fyne.CanvasObject
	Sidebar                    fyne.CanvasObject
	ResultHeader, Results      fyne.CanvasObject
	Article                    fyne.CanvasObject
	Status                     fyne.CanvasObject
}

// Room is the arrangement of the whole window.
type Room struct {
	widget.BaseWidget
	parts          RoomParts
	split          *split
	sidebar        sidebar
	page           fyne.CanvasObject // instead of the split; may be nil
	drawer         fyne.CanvasObject // over the lower right; may be nil
	toast          fyne.CanvasObject // over the foot; may be nil
	timelineHidden bool
	barRule        *rule // under the line over results and article
	barTop         float32
	arrange        func() // lays out anew without refreshing the parts, some of which are costly
}

// NewRoom arranges the parts of a window.
func NewRoom(parts RoomParts) *Room {
	r := &Room{parts: parts}
	r.split = newSplit(parts.Results, parts.Article)
	r.split.onRatio = r.rearrangeBar
	r.barRule = newRule()
	r.sidebar = newSidebar(r)
	for _, o := range []fyne.CanvasObject{parts.Pill, parts.Banner, parts.Chips, parts.Notice, parts.Completions, parts.SearchHelp, parts.Timeline} {
		r.follow(o)
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *Room) rearrange() {
	if r.arrange != nil {
		r.arrange()
	}
}

// follow lays the room out again when a part changes its size of itself.
func (r *Room) follow(o fyne.CanvasObject) {
	if part, ok := o.(interface{ whenResized(func()) }); ok {
		part.whenResized(r.rearrange)
	}
}

// SetTimelineVisible unfolds or folds the timeline.
func (r *Room) SetTimelineVisible(visible bool) {
	r.timelineHidden = !visible
	r.rearrange()
}

// TimelineVisible reports whether the timeline is unfolded.
func (r *Room) TimelineVisible() bool { return !r.timelineHidden }

// SetContentPage shows an object in place of results and article; nil shows
// these again.
func (r *Room) SetContentPage(page fyne.CanvasObject) {
	r.page = page
	r.rearrange()
}

// Shows reports whether an object stands in place of results and article.
func (r *Room) Shows(page fyne.CanvasObject) bool { return r.page == page }

// HasContentPage reports whether something stands in place of results and article.
func (r *Room) HasContentPage() bool { return r.page != nil }

// SetDrawer gives the room what floats over its lower right corner.
func (r *Room) SetDrawer(drawer fyne.CanvasObject) {
	r.drawer = drawer
	r.follow(drawer)
	r.rearrange()
}

// SetToast gives the room what floats over its foot.
func (r *Room) SetToast(toast fyne.CanvasObject) {
	r.toast = toast
	r.follow(toast)
	r.rearrange()
}

// SetSplitRatio sets the results' part of the width that they share with the
// article, from 0 to 1.
func (r *Room) SetSplitRatio(ratio float64) { r.split.setRatio(ratio) }

// OnSplitMoved sets what is told when a person moves the line between results
// and article.
func (r *Room) OnSplitMoved(moved func(ratio float64)) { r.split.onMoved = moved }

// Lengths of the room, at text size 13.
const (
	roomMargin  = 14
	roomGap     = 10
	floatMargin = 10
)

// CreateRenderer is for Fyne.
func (r *Room) CreateRenderer() fyne.WidgetRenderer {
	underHead, underTimeline := newRule(), newRule()
	p := &plan{
		// The window may be made smaller than it is comfortable in; the menu
		// bar and the desktop's bars need their part of 800 by 560 too.
		minSize: func() fyne.Size { return fyne.NewSize(minLeading+minTrailing+leastSidebar, 440) },
	}
	p.paint = func() {
		p.objects = nil
		for _, o := range []fyne.CanvasObject{
			r.parts.Status, r.split, r.page, r.parts.Timeline, underTimeline,
			r.parts.Search, r.parts.Pill, r.parts.ImportButton, r.parts.ResultHeader, r.parts.Chips, r.parts.Banner, underHead, r.barRule,
			r.sidebar.veil, r.parts.Sidebar, r.sidebar.line, r.sidebar.grip, r.parts.Notice,
			r.drawer, r.toast, r.parts.Completions, r.parts.SearchHelp,
		} {
			if o != nil {
				p.objects = append(p.objects, o)
			}
		}
		setVisible(r.page == nil, r.split, r.parts.ResultHeader)
		setVisible(!r.timelineHidden, r.parts.Timeline, underTimeline)
	}
	p.layout = func(size fyne.Size) {
		top := r.layoutHead(size)
		place(underHead, 0, top, size.Width, 1)
		top++
		if b := r.parts.Banner; b != nil && b.Visible() {
			high := heightOf(b, size.Width)
			place(b, 0, top, size.Width, high)
			top += high
		}
		if !r.timelineHidden {
			high := heightOf(r.parts.Timeline, size.Width)
			place(r.parts.Timeline, 0, top, size.Width, high)
			place(underTimeline, 0, top+high, size.Width, 1)
			top += high + 1
		}
		bottom := size.Height - r.parts.Status.MinSize().Height
		place(r.parts.Status, 0, bottom, size.Width, size.Height-bottom)
		left := r.layoutSidebar(top, bottom, size.Width)
		top = r.layoutBar(left, top, size.Width)
		content := fyne.CanvasObject(r.split)
		if r.page != nil {
			content = r.page
		}
		place(content, left, top, size.Width-left, bottom-top)
		r.layoutFloats(bottom, size)
	}
	r.arrange = func() {
		p.paint()
		p.layout(r.Size())
		canvas.Refresh(r)
	}
	return newPlan(r, p)
}

// layoutHead places the top row and returns where it ends.
func (r *Room) layoutHead(size fyne.Size) float32 {
	margin, gap := scaled(roomMargin), scaled(roomGap)
	high := max(r.parts.Search.MinSize().Height, r.parts.ImportButton.MinSize().Height)
	y, right := gap, size.Width-margin
	for _, o := range []fyne.CanvasObject{r.parts.ImportButton, r.parts.Pill} {
		if o != nil && o.Visible() {
			width := o.MinSize().Width
			right -= width
			place(o, right, y, width, high)
			right -= gap
		}
	}
	place(r.parts.Search, margin, y, right-margin, high)
	r.layoutUnderSearch(y+high, size)
	return y + high + gap
}

// layoutUnderSearch places what lies over the window at the search field's foot.
func (r *Room) layoutUnderSearch(top float32, size fyne.Size) {
	if c := r.parts.Completions; c != nil {
		margin := scaled(roomMargin) - cardMargin // the box stands under the field's rim
		width := size.Width - 2*margin
		if w, ok := c.(interface{ widthWithin(float32) float32 }); ok {
			width = w.widthWithin(width)
		}
		place(c, margin, top, width, c.MinSize().Height)
	}
	if r.parts.SearchHelp != nil {
		place(r.parts.SearchHelp, 0, top, size.Width, size.Height-top)
	}
}

// layoutFloats places the drawer and the toast above the status bar.
func (r *Room) layoutFloats(bottom float32, size fyne.Size) {
	margin := scaled(floatMargin)
	within := func(o fyne.CanvasObject) (width, height float32) {
		width = size.Width - 2*margin
		if w, ok := o.(interface{ widthWithin(float32) float32 }); ok {
			width = w.widthWithin(width)
		}
		return width, min(heightOf(o, width), bottom-2*margin)
	}
	if r.drawer != nil {
		width, height := within(r.drawer)
		place(r.drawer, size.Width-margin-width, bottom-margin-height, width, height)
	}
	if r.toast != nil {
		width, height := within(r.toast)
		free := size.Width
		if r.drawer != nil && r.drawer.Visible() && r.drawer.Position().X > width {
			free = r.drawer.Position().X
		}
		place(r.toast, (free-width)/2, bottom-margin-height, width, height)
	}
}
