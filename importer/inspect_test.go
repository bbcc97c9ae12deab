package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestInspect(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.csv":          "title,text,date\n" + strings.Repeat("Berth opens,\""+strings.Repeat("It opened. ", 60)+"\",2021-03-04\n", 9),
		"b.csv":          "date,title,text\n2021-03-05,Gate shuts,It shut.\n",
		"c/d.jsonl":      berthJSON + "\n" + gateJSON + "\n",
		"c/e.json":       `{"articles": [{"headline": "Berth opens", "content": "It opened.", "publishedAt": "2021-03-04"}]}`,
		"c/package.json": `{"name": "ledger", "version": "1.0.0"}`,
		"figures.tsv":    "city\tships\nHaedol\t3\n",
		"story.txt":      "title,text,date\nBerth opens,It opened.,2021-03-04\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := Inspect(t.Context(), []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range found {
		name, _ := filepath.Rel(dir, d.Path)
		got = append(got, fmt.Sprint(filepath.ToSlash(name), " ", d.Kind, " ", d.Columns, " ", len(d.Rows), " ", d.Mapping["headline"], " ", d.Confident))
		if d.Shape != Shape(d.Columns) {
			t.Errorf("%s has the shape %s", name, d.Shape)
		}
	}
	want := []string{ // b.csv and d.jsonl have the columns of a.csv
		"a.csv CSV [title text date] 5 title true",
		"c/e.json JSON [headline content publishedAt] 1 headline true",
		"figures.tsv TSV [city ships] 1  false",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q,\nwant %q", got, want)
	}
	if n := utf8.RuneCountInString(found[0].Rows[0][1]); n != shownRunes {
		t.Errorf("a value of %d characters is shown", n)
	}
}

func TestInspectedShapeIsTheImports(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	text := `{"docs": [` + berthJSON + `, {"title": "Gate", "text": "It shut.", "author": {"name": "Kim Aru"}}]}`
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := Inspect(t.Context(), []string{path})
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	asked := ""
	articlesOf(t, Options{Mappings: func(shape string) (Mapping, bool) {
		asked = shape
		return nil, false
	}}, path, text)
	if asked != found[0].Shape {
		t.Errorf("the import asks for %q, the preview showed %q", asked, found[0].Shape)
	}
}
