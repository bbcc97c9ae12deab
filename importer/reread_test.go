package importer

import (
	"reflect"
	"testing"

	"dateline/data"
)

// misread files a text as an older parser would have: with a wrong headline
// and no date.
func misread(t *testing.T, a *data.Archive, path, text string) {
	t.Helper()
	right := articleIn(t, path, text)
	right.Headline, right.Published = "Wrongly read", data.Date{}
	right.Source.Path = path
	filing, err := a.BeginImport(t.Context(), data.ByPerson, []string{path}, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := filing.File(t.Context(), []data.FileResult{{Path: path, Articles: []data.Article{right}, Original: []byte(text)}}); err != nil {
		t.Fatal(err)
	}
	if _, err := filing.Finish(t.Context(), data.ImportDone, nil); err != nil {
		t.Fatal(err)
	}
}

func TestRereadOriginals(t *testing.T) {
	a := openArchive(t)
	folder := writeFiles(t, map[string]string{"1.txt": councilStory(1)})
	runAll(t, a, folder)
	misread(t, a, "/gone/2.txt", councilStory(2))
	before, err := a.Article(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := RereadOriginals(t.Context(), a, RereadOptions{})
	if err != nil || shown.Originals != 2 || shown.Same != 1 || shown.Changed != 1 || shown.Fields["headline"] != 1 || shown.Fields["published"] != 1 || shown.Import.ID != 0 {
		t.Fatalf("%+v, %v", shown, err)
	}
	if still, err := a.Article(t.Context(), 2); err != nil || !reflect.DeepEqual(still, before) {
		t.Fatal("showing what would change has changed it")
	}
	applied, err := RereadOriginals(t.Context(), a, RereadOptions{Apply: true})
	if err != nil || applied.Changed != 1 || applied.Import.Counts.Updated != 1 {
		t.Fatalf("%+v, %v", applied, err)
	}
	now, err := a.Article(t.Context(), 2)
	if err != nil || now.Headline != "Council vote number 2 is put off" || now.Published.ISO() != "2021-11-03" || now.Versions != 1 || now.Source.Path != "/gone/2.txt" {
		t.Errorf("%+v, %v", now, err)
	}
	if again, err := RereadOriginals(t.Context(), a, RereadOptions{Apply: true}); err != nil || again.Changed != 0 || again.Import.ID != 0 {
		t.Errorf("again: %+v, %v", again, err)
	}
	if _, err := a.UndoImport(t.Context(), applied.Import.ID, nil); err != nil {
		t.Fatal(err)
	}
	if back, err := a.Article(t.Context(), 2); err != nil || back.Headline != "Wrongly read" {
		t.Errorf("undone: %+v, %v", back, err)
	}
	r, err := a.Check(t.Context())
	if err != nil || len(r.Problems) > 0 {
		t.Errorf("%q, %v", r.Problems, err)
	}
}
