package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"dateline/views"
)

// Each drawing in another size takes tenths of a second, in which presses wait.
func TestQuickStepsOfTextSizeDrawItOnce(t *testing.T) {
	r := newRig(t)
	var drawn []float32
	r.app.Settings().AddListener(func(s fyne.Settings) { drawn = append(drawn, s.Theme().(views.Theme).Scale) })
	for range 5 {
		r.scaleText(1)
	}
	if got := r.prefs.theme().Scale; len(drawn) > 0 || got < 1.49 || got > 1.51 {
		t.Fatalf("%v is kept and %v drawn before the last step", got, drawn)
	}
	r.wait("the larger text", func() bool { return len(drawn) > 0 })
	r.noting.drop()
	r.settle()
	if len(drawn) != 1 || drawn[0] != r.prefs.theme().Scale {
		t.Errorf("text was drawn in the sizes %v", drawn)
	}
	r.scaleText(-1)
	r.setScheme(views.Dark) // draws the size, too
	r.noting.drop()
	r.settle()
	if len(drawn) != 2 || drawn[1] != r.prefs.theme().Scale {
		t.Errorf("with other colours text was drawn in the sizes %v", drawn)
	}
}

// A menu bar of another height makes room for what is under it when it is set.
func TestAnotherTextSizeSetsTheMenuBar(t *testing.T) {
	r := newRig(t)
	before := r.window.MainMenu()
	r.scaleText(1)
	r.wait("a menu bar of the new height", func() bool { return r.window.MainMenu() != before })
	before = r.window.MainMenu()
	r.setScheme(views.Dark)
	if r.window.MainMenu() == before {
		t.Error("the menu does not tick the colours")
	}
}
