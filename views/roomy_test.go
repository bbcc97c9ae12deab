package views

import (
	"testing"

	"fyne.io/fyne/v2"
)

// overlap reports whether two objects of one parent cover each other.
func overlap(a, b fyne.CanvasObject) bool {
	p, q := a.Position(), b.Position()
	return p.X < q.X+b.Size().Width && q.X < p.X+a.Size().Width && p.Y < q.Y+b.Size().Height && q.Y < p.Y+a.Size().Height
}

func TestTheFootOfASheetHasRoom(t *testing.T) {
	for _, scale := range []float32{0.8, 1, 1.5, 2} {
		for _, words := range [][3]string{
			{"Save report…", "Retry 31 failed", "Undo import"},
			{"Bericht speichern…", "Fehlgeschlagene wiederholen", "Import zurücknehmen"},
		} {
			startApp(t, Theme{Scheme: Light, Scale: scale})
			s, _ := historySheet()
			s.SetFoot(s.links, []*Button{NewPillButton(words[0], nil), NewPillButton(words[1], nil), NewPillButton(words[2], nil)})
			size := s.WantedSize(fyne.NewSize(1024, 660))
			shown(t, s, size.Width, size.Height)
			all := append([]fyne.CanvasObject{s.body}, s.dismiss)
			for _, b := range append(s.links[:len(s.links):len(s.links)], s.buttons...) {
				all = append(all, b)
			}
			for i, a := range all {
				for _, b := range all[:i] {
					if overlap(a, b) {
						t.Errorf("at %v, %v at %v covers %v at %v", scale, a.Size(), a.Position(), b.Size(), b.Position())
					}
				}
				if p := a.Position(); p.X < 0 || p.Y < 0 || p.X+a.Size().Width > size.Width || p.Y+a.Size().Height > size.Height {
					t.Errorf("at %v, something lies outside the sheet, at %v", scale, p)
				}
			}
		}
	}
}

// longKeys are as long as the longest of the program's list.
func longKeys() []KeyGroup {
	row := KeyHelp{[]string{"Ctrl+Shift+← →"}, "Choose a compared query there"}
	return []KeyGroup{{"One", []KeyHelp{row, row, row}}, {"Two", []KeyHelp{row, row}}}
}

func TestTheListOfKeysIsNotCut(t *testing.T) {
	for _, scale := range []float32{0.8, 1, 1.5, 2} {
		startApp(t, Theme{Scheme: Light, Scale: scale})
		k := NewKeyList(longKeys())
		size := fyne.NewSize(min(760*scale, 962), min(560*scale, 594))
		shown(t, k, size.Width, size.Height)
		for _, column := range []*fyne.Container{k.first, k.second} {
			for _, o := range column.Objects {
				if row, ok := o.(*keyRow); ok && row.what.Size().Width < row.what.full().Width {
					t.Errorf("at %v, %q has %v of %v", scale, row.what.text, row.what.Size().Width, row.what.full().Width)
				}
			}
		}
		if k.content.Layout.(*keyColumns).stacked != stackedColumns(k) {
			t.Errorf("at %v, single is %v", scale, k.content.Layout.(*keyColumns).stacked)
		}
	}
}

// stackedColumns reports whether the columns stand one under the other.
func stackedColumns(k *KeyList) bool { return k.first.Position().X == k.second.Position().X }

func TestTheHelpIsNotCut(t *testing.T) {
	for _, scale := range []float32{0.8, 1, 1.5, 2} {
		startApp(t, Theme{Scheme: Light, Scale: scale})
		f := newFurnished()
		shown(t, f.Room, 1024, 660)
		f.search.ToggleHelp()
		h := f.search.help
		for _, row := range h.rows {
			if row.what.Size().Width < row.what.full().Width {
				t.Errorf("at %v, %q has %v of %v", scale, row.what.text, row.what.Size().Width, row.what.full().Width)
			}
		}
	}
}
