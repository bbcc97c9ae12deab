package importer

import (
	"path/filepath"
	"testing"

	"dateline/data"
)

// TestTablesWaitForAnAnswer holds that only what is not clear waits, and only where
// somebody can answer, and that nothing else of the import waits with it.
func TestTablesWaitForAnAnswer(t *testing.T) {
	const (
		clear   = "headline,date,text\nBerth opens,2021-03-04,It opened on Monday and ships may use it.\n"
		unclear = "h1,h2,h3\nBerth,2021-03-04,It opened.\n"
		figures = "city\tships\nHaedol\t3\n"
	)
	later := map[string]bool{Shape([]string{"headline", "date", "text"}): true}
	known := func(shape string) (Mapping, bool) {
		return Mapping{"headline": "h1", "published": "h2", "body": "h3"}, shape == Shape([]string{"h1", "h2", "h3"})
	}
	for name, c := range map[string]struct {
		file, text string
		opt        Options
		waits      bool
	}{
		"clear":               {"a.csv", clear, Options{Ask: true}, false},
		"put off":             {"a.csv", clear, Options{Ask: true, Later: later}, true},
		"unclear":             {"a.csv", unclear, Options{Ask: true}, true},
		"answered":            {"a.csv", unclear, Options{Ask: true, Mappings: known}, false},
		"nobody to ask":       {"a.csv", unclear, Options{}, false},
		"figures":             {"a.tsv", figures, Options{Ask: true}, true},
		"settings":            {"a.json", `{"theme": "dark", "width": 3}`, Options{Ask: true}, false},
		"one article as JSON": {"a.json", `{"headline": "Berth opens", "text": "It opened on Monday and ships may use it."}`, Options{Ask: true}, false},
		"some without a date": {"a.json", `[{"headline": "Berth opens", "text": "It opened on Monday and ships may use it."}]`, Options{Ask: true}, true},
		"in a zip file":       {"a.zip", string(zipOf(t, entry{name: "a.csv", content: unclear})), Options{Ask: true}, false},
	} {
		t.Run(name, func(t *testing.T) {
			folder := writeFiles(t, map[string]string{c.file: c.text, "z.txt": undatedStory})
			archive := openArchive(t)
			if c.opt.Mappings != nil {
				m, _ := known(Shape([]string{"h1", "h2", "h3"}))
				if err := archive.SetMapping(t.Context(), Shape([]string{"h1", "h2", "h3"}), m); err != nil {
					t.Fatal(err)
				}
			}
			done, err := Run(t.Context(), archive, []string{folder}, c.opt)
			if err != nil || done.State != data.ImportDone || done.Counts.Added == 0 {
				t.Fatalf("%+v, %v: the rest is not imported", done, err)
			}
			paths, err := WaitingPaths(t.Context(), archive, done.ID)
			if err != nil || (len(paths) == 1) != c.waits {
				t.Errorf("%q wait, %v", paths, err)
			}
			if err := EndWaiting(t.Context(), archive, done.ID); err != nil {
				t.Fatal(err)
			}
			if paths, _ = WaitingPaths(t.Context(), archive, done.ID); len(paths) > 0 {
				t.Errorf("%q still wait", paths)
			}
		})
	}
}

// TestInspectLooksIntoWhatIsNamed holds that the question can be asked for each file
// that waits, whatever its name.
func TestInspectLooksIntoWhatIsNamed(t *testing.T) {
	folder := writeFiles(t, map[string]string{"export.txt": "sep=;\nh1;h2;h3\nBerth;2021-03-04;It opened.\nGate;2021-03-05;It shut.\n"})
	path := filepath.Join(folder, "export.txt")
	for paths, want := range map[string]int{path: 1, filepath.Dir(path): 0} {
		found, err := Inspect(t.Context(), []string{paths})
		if err != nil || len(found) != want {
			t.Errorf("%s: %+v, %v", paths, found, err)
		}
	}
}
