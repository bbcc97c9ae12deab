package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// ways are the buttons for what was read before and after, at the left over
// an article. They are not there where neither leads anywhere.
type ways struct{ back, forward *Button }

func newWays(p *ArticlePane) *ways {
	w := &ways{
		back:    NewIconButton(theme.NavigateBackIcon(), func() { call(p.OnBack) }),
		forward: NewIconButton(theme.NavigateNextIcon(), func() { call(p.OnForward) }),
	}
	w.set(false, false)
	return w
}

func (w *ways) set(back, forward bool) {
	w.back.setDisabled(!back)
	w.forward.setDisabled(!forward)
	for _, b := range []*Button{w.back, w.forward} {
		if shown := back || forward; b.Visible() != shown {
			b.Hidden = !shown
			b.Refresh()
		}
	}
}

// layout puts the buttons' icons, not their grounds, at the column's edge.
func (w *ways) layout(x, middle float32) {
	wants := w.back.MinSize()
	x -= (wants.Width - scaled(14)) / 2
	place(w.back, x, middle-wants.Height/2, wants.Width, wants.Height)
	place(w.forward, x+wants.Width, middle-wants.Height/2, wants.Width, wants.Height)
}

func (w *ways) objects() []fyne.CanvasObject { return []fyne.CanvasObject{w.back, w.forward} }

// MoreIcon stands for a menu of all that can be done.
func MoreIcon() fyne.Resource { return theme.MoreHorizontalIcon() }

// layoutBar puts the ways back and forward over the column's left edge, and over
// its right one the tools and before them the counter of hits. Where there is
// no room for all, the tools give way from the first on.
func (art *articleArt) layoutBar(size fyne.Size) {
	p := art.pane
	if p.page.faces == nil {
		return
	}
	x, width := p.columnOf(size)
	middle := (scaled(articleBarHeight) + scaled(8)) / 2
	art.ways.layout(x, middle)
	art.layoutFind(x, width)

	hits := art.bar.MinSize()
	room := width - 2*art.ways.back.MinSize().Width
	if art.bar.Visible() {
		room -= hits.Width
	}
	right := x + width + scaled(hitArrowSlack)
	for i := len(art.tools) - 1; i >= 0; i-- {
		b := art.tools[i]
		wants := b.MinSize()
		room -= wants.Width
		b.Hidden = p.article == nil || room < 0
		if !b.Hidden {
			right -= wants.Width
			place(b, right, middle-wants.Height/2, wants.Width, wants.Height)
		}
	}
	place(art.bar, right-hits.Width, middle-hits.Height/2, hits.Width, hits.Height)
}
