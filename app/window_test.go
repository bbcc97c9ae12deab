package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dateline/views"
)

func TestAWindowOfItsOwnLivesOn(t *testing.T) {
	r := newRig(t)
	r.openWindow()
	if len(r.windows) != 0 {
		t.Fatal("a window opens on no article")
	}
	r.readFirst(t, news(t))
	r.openWindow()
	if len(r.windows) != 1 {
		t.Fatalf("%d windows", len(r.windows))
	}
	w, first := r.windows[0], r.shown
	r.list.Select(1)
	r.wait("the next article", func() bool { return r.shown != first })
	w.pane.SelectAll()
	w.pane.Copy()
	if got := r.app.Clipboard().Content(); len(got) < len(first.Headline) || got[:len(first.Headline)] != first.Headline {
		t.Errorf("the window shows %q", got)
	}
	r.rune('c')
	w.pane.TypedRune('c')
	if got := r.app.Clipboard().Content(); got[:len("“"+first.Headline)] != "“"+first.Headline {
		t.Errorf("copied %q", got)
	}
	w.pane.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: ctrl})
	if !w.pane.Finding() || r.article.Finding() {
		t.Error("Ctrl+F does not look in its own article")
	}
	for range 3 { // the selection, the line, the window
		w.pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if len(r.windows) != 0 {
		t.Error("Esc does not close the window")
	}
	r.openWindow()
	r.windows[0].pane.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyW, Modifier: ctrl})
	if len(r.windows) != 0 {
		t.Error("Ctrl+W does not close the window")
	}
}

func TestTypographyIsKept(t *testing.T) {
	r := newRig(t)
	if got := r.prefs.typography(); got != views.DefaultTypography {
		t.Errorf("begins with %+v", got)
	}
	set := views.Typography{Sans: true, Letters: 65, Spacing: views.WideSpacing}
	r.setTypography(set)
	if got := r.prefs.typography(); got != set {
		t.Errorf("kept %+v", got)
	}
	ticked := 0
	for _, item := range r.typographyItems() {
		if item.Checked {
			ticked++
		}
	}
	if ticked != 3 {
		t.Errorf("%d items have a tick, want one of each kind", ticked)
	}
}
