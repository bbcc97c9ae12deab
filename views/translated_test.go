package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
	"dateline/locale"
)

// inEveryLanguage calls do with large text, in each language.
func inEveryLanguage(t *testing.T, do func(t *testing.T)) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(Theme{Scheme: Light, Scale: 1.5})
	t.Cleanup(func() { _ = locale.Use("en") })
	for _, l := range locale.Languages {
		if err := locale.Use(l.Tag); err != nil {
			t.Fatal(err)
		}
		t.Run(l.Tag, do)
	}
}

// The words under the counts of an import are shown whole in a window of
// 1024×700.
func TestOutcomesFitInEveryLanguage(t *testing.T) {
	inEveryLanguage(t, func(t *testing.T) {
		column := (float32(540)/4*3 - scaled(20)) / 3
		for _, o := range data.Outcomes {
			for _, n := range []int{1, 2} {
				word := outcomeWord(o, n)
				if wide := (textLook{size: 12}).width(word); wide > column-scaled(4) {
					t.Errorf("%q is %.0f wide and has %.0f", word, wide, column-scaled(4))
				}
			}
		}
	})
}

// Links of a sheet never lie under its buttons.
func TestTheFootOfASheetFitsInEveryLanguage(t *testing.T) {
	inEveryLanguage(t, func(t *testing.T) {
		sheet := NewSheet("", "", NewSheetList(nil, ""), fyne.NewSize(860, 560))
		links := []*Button{NewLinkButton("A long link to something…", nil), NewLinkButton("Another link that is long…", nil)}
		buttons := []*Button{NewPillButton("A button to press…", nil), NewPillButton("Another button to press", nil), NewPillButton("The third of the buttons", nil)}
		sheet.SetFoot(links, buttons)
		sheet.Resize(fyne.NewSize(960, 630))
		test.WidgetRenderer(sheet).Layout(sheet.Size())
		for _, l := range links {
			for _, b := range buttons {
				if l.Position().Y+l.Size().Height > b.Position().Y && l.Position().X+l.Size().Width > b.Position().X {
					t.Errorf("%v lies under %v", l.Position(), b.Position())
				}
			}
		}
	})
}
