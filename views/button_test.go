package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestButtonPresses(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	pressed := 0
	b := NewPillButton("Choose files…", func() { pressed++ })
	w := shown(t, b, 200, 40)
	var keys []fyne.KeyName
	var runes []rune
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { keys = append(keys, k.Name) })
	w.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })

	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.TypedRune(' ')
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 3 {
		t.Errorf("pressed %d times, want 3", pressed)
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.TypedRune('j')
	if len(keys) != 1 || keys[0] != fyne.KeyEscape || string(runes) != "j" {
		t.Errorf("the window got keys %v and %q", keys, string(runes))
	}

	b.Disable()
	test.Tap(b)
	if pressed != 3 || !b.Disabled() {
		t.Error("a disabled button works")
	}
}

func TestButtonShowsFocusAndHover(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	b := NewPrimaryButton("Import…", nil)
	w := shown(t, b, 90, 38)
	plain := w.Canvas().Capture()
	for name, change := range map[string][2]func(){
		"focus": {b.FocusGained, b.FocusLost},
		"hover": {func() { b.MouseIn(nil) }, b.MouseOut},
	} {
		change[0]()
		if sameImage(plain, w.Canvas().Capture()) {
			t.Errorf("%s cannot be seen", name)
		}
		change[1]()
		if !sameImage(plain, w.Canvas().Capture()) {
			t.Errorf("%s stays", name)
		}
	}
}

func TestImportButtonOpensMenu(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	folder := 0
	b := NewImportButton(nil, func() { folder++ })
	w := shown(t, b, 500, 300)
	test.Tap(b)
	menu := w.Canvas().Overlays().Top()
	if menu == nil {
		t.Fatal("no menu")
	}
	keys := w.Canvas().Focused()
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if folder != 1 {
		t.Errorf("“Import folder…” was called %d times", folder)
	}
}

// TestADisabledButtonLooksSo holds that each kind changes its text's colour.
func TestADisabledButtonLooksSo(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	for _, b := range []*Button{NewLinkButton("Later change", nil), NewPillButton("Later change", nil), NewPrimaryButton("Later change", nil)} {
		works := b.look().color
		b.Disable()
		if b.look().color == works {
			t.Errorf("a button of kind %d looks the same while it does nothing", b.kind)
		}
	}
}
