package views

import (
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/data"
)

// markable is a pane that shows whether it has the keyboard.
type markable interface {
	fyne.Focusable
	fyne.CanvasObject
	desktop.Mouseable
}

func TestAPaneWithTheKeyboardIsMarked(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	list, article, timeline := NewResultList(), NewArticlePane(), NewTimeline()
	list.SetResults(20, numberedHit)
	for _, pane := range []markable{list, article, timeline} {
		t.Run(fmt.Sprintf("%T", pane), func(t *testing.T) {
			w := shown(t, pane, 400, 300)
			article.ShowArticle(barrierArticle(), data.ArticleHits{})
			marked := func() bool {
				picture := w.Canvas().Capture()
				for x := range 380 { // beside the scroll bar
					for y := range focusMarkHigh {
						if color.NRGBAModel.Convert(picture.At(x, y)) != colorOf(ColorAccent) {
							return false
						}
					}
				}
				return true
			}
			click := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
			for _, step := range []struct {
				what string
				do   func()
				want bool
			}{
				{"at first", func() {}, false},
				{"with the keyboard", func() { w.Canvas().Focus(pane) }, true},
				{"without it", w.Canvas().Unfocus, false},
				{"clicked", func() { pane.MouseDown(click); pane.MouseUp(click) }, false},
				{"after a key", func() { pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) }, true},
				{"clicked again", func() { pane.MouseDown(click); pane.MouseUp(click) }, false},
				{"left", w.Canvas().Unfocus, false},
			} {
				if step.do(); marked() != step.want {
					t.Errorf("%s it is marked: %v", step.what, !step.want)
				}
			}
		})
	}
}
