package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const someSource = " date 2021-11-03 Harbor authority approves second tidal barrier\nBUSAN, Nov. 3 (Coast News) -- The harbor authority on Wednesday approved a second tidal barrier after six years of study, ending a dispute.\n\n\tTIDES\thigh\n항만 노조는 3일 부분 파업을 예고했다.\n(END)\n"

func TestTextPaneCopiesLines(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	p := NewTextPane(someSource)
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(600, 300))
	p.SelectAll()
	want := someSource[:len(someSource)-1]
	if got := p.SelectedText(); len(got) < len(want) || got[:70] != want[:70] || p.art.barHeight() != 0 {
		t.Errorf("copied %q", got)
	}
}

func TestTextPanePictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		s := NewSheet("Original", "/home/mina/articles/3.txt · utf-8", NewTextPane(someSource), fyne.NewSize(620, 340))
		s.SetFoot([]*Button{NewLinkButton("Find…", nil)}, []*Button{NewPillButton("Copy all", nil), NewPillButton("Open in its program", nil)})
		capture(t, shown(t, s, 620, 340), "textpane", scheme)
	})
}
