package views

import (
	"maps"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func someImports() []data.Import {
	at := time.Date(2026, 11, 25, 15, 4, 0, 0, time.UTC)
	return []data.Import{
		{ID: 4, Kind: data.ByWatch, State: data.ImportDone, Started: at, Finished: at.Add(2 * time.Second), Counts: data.Counts{Found: 12, Added: 11, Unchanged: 1}, Paths: []string{"/home/mina/inbox"}},
		{ID: 3, Kind: data.ByReread, State: data.ImportDone, Started: at.Add(-time.Hour), Finished: at, Counts: data.Counts{Found: 318, Updated: 318}},
		{ID: 2, Kind: data.ByPerson, State: data.ImportUndone, Started: at.Add(-48 * time.Hour), Finished: at.Add(-47 * time.Hour), Counts: data.Counts{Found: 9, Added: 9}, Paths: []string{"/home/mina/wrong-folder"}},
		{ID: 1, Kind: data.ByPerson, State: data.ImportDone, Started: at.Add(-72 * time.Hour), Finished: at.Add(-72*time.Hour + 23*time.Second), Counts: doneImport().Counts, Paths: runningImport.Paths},
	}
}

func historySheet() (*Sheet, *ImportHistory) {
	h := NewImportHistory(nil)
	s := NewSheet("Imports", "", h, fyne.NewSize(860, 560))
	s.SetFoot([]*Button{NewLinkButton("Watched folders…", nil), NewLinkButton("Read originals again…", nil)},
		[]*Button{NewPillButton("Save report…", nil), NewPillButton("Retry 31 failed", nil), NewPillButton("Undo import", nil)})
	return s, h
}

func TestImportHistoryPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		s, h := historySheet()
		h.SetImports(someImports())
		h.choose(3)
		h.SetGroups(1, doneImport().Groups)
		w := shown(t, s, 860, 560)
		capture(t, w, "importhistory", scheme)
	})
}

func TestImportHistoryKeepsTheChosen(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	h := NewImportHistory(nil)
	var asked []int64
	h.OnSelected = func(i data.Import) { asked = append(asked, i.ID) }
	h.SetImports(someImports()[1:])
	if i, ok := h.Chosen(); !ok || i.ID != 3 {
		t.Fatalf("the newest is not chosen: %+v", i)
	}
	test.Tap(h.list.Objects[2].(*importRow))
	h.SetImports(someImports()) // another has ended meanwhile
	if i, _ := h.Chosen(); i.ID != 1 {
		t.Errorf("import %d is chosen, not the one that was", i.ID)
	}
	if len(asked) != 3 || asked[2] != 1 {
		t.Errorf("details were asked of %v", asked)
	}
	h.SetImports(nil)
	if _, ok := h.Chosen(); ok || h.none.Hidden {
		t.Error("an archive without imports does not say so")
	}
}

func mappingForm() *MappingForm {
	return NewMappingForm([]MappingColumn{
		{"id", "4417", ""}, {"title", "Harbor authority approves barrier", "headline"}, {"published_at", "2021-11-03T15:19:00+09:00", "published"},
		{"date_extracted", "2024-01-11", ""}, {"text", "The harbor authority on Wednesday approved a second barrier after six years of study.", "body"}, {"writer", "Mina Duarte", "authors"},
	}, []MappingField{{"headline", "Headline"}, {"published", "Date of publication"}, {"body", "Text"}, {"authors", "Authors"}})
}

func TestMappingFormPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		s := NewSheet("How is articles.csv to be read?", "Dateline takes these columns for the fields of an article. Correct what is wrong; it is remembered for tables like this one.",
			mappingForm(), fyne.NewSize(720, 440))
		s.SetFoot(nil, []*Button{NewPillButton("Cancel", nil), NewPrimaryButton("Import", nil)})
		capture(t, shown(t, s, 720, 440), "mappingform", scheme)
	})
}

func TestMappingFormSaysWhatIsMissing(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		startApp(t, Theme{Scheme: Light, Scale: scale})
		f := mappingForm()
		shown(t, f, 720, 400)
		all := f.scroll.Size().Height
		f.SetNotice("Choose a column for the headline or the text.")
		if f.notice.Hidden || overlap(f.notice, f.scroll) || f.notice.Position().Y+f.notice.Size().Height > 400 {
			t.Errorf("at %v the notice lies at %v, the columns end at %v", scale, f.notice.Position(), f.scroll.Position().Y+f.scroll.Size().Height)
		}
		f.SetNotice("")
		if f.notice.Visible() || f.scroll.Size().Height != all {
			t.Errorf("at %v the room of the notice is not given back", scale)
		}
	}
}

func TestMappingFormJoinsColumns(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	f := mappingForm()
	changed := 0
	f.OnChanged = func() { changed++ }
	f.rows.Objects[3].(*mappingRow).pick.SetSelected("Date of publication")
	f.rows.Objects[4].(*mappingRow).pick.SetSelected(notUsed())
	want := map[string]string{"headline": "title", "published": "published_at+date_extracted", "body": "", "authors": "writer"}
	if m := f.Mapping(); !maps.Equal(m, want) || changed != 2 {
		t.Errorf("%v after %d changes, want %v", m, changed, want)
	}
}

func TestSheetListPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		list := NewSheetList([]SheetRow{{Text: "/home/mina/inbox", Detail: "since 25 November 2026", OnRemove: func() {}}, {Text: "/home/mina/articles/coast-ledger", Detail: "not there now", OnRemove: func() {}}}, "")
		s := NewSheet("Watched folders", "What changes in them is imported while Dateline runs, and caught up on when it starts.", list, fyne.NewSize(560, 320))
		s.SetFoot(nil, []*Button{NewPrimaryButton("Watch a folder…", nil)})
		capture(t, shown(t, s, 560, 320), "sheetlist", scheme)
	})
}

func TestReturnPressesThePrimaryButton(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	pressed, closed := 0, 0
	s := NewSheet("A question", "", NewSheetList(nil, "Nothing."), fyne.NewSize(300, 200))
	s.OnClose = func() { closed++ }
	s.SetFoot(nil, []*Button{NewPillButton("No", func() { closed++ }), NewPrimaryButton("Yes", func() { pressed++ })})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if pressed != 1 || closed != 1 {
		t.Errorf("pressed %d, closed %d", pressed, closed)
	}
	s.SetFoot(nil, []*Button{NewPillButton("Undo", func() { pressed++ })})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 1 {
		t.Error("Return pressed a button that is not the primary one")
	}
}
