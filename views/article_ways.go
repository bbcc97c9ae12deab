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
