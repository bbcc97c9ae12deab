package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/data"
)

var writeRows = flag.Bool("rows", false, "write testdata/industry/expected.tsv anew, to be read by eye against the files")

// industryRows says in a line for each article of the real files what its fields
// are; headlines as the beginning of a checksum.
func industryRows(t *testing.T) []string {
	rows := []string{strings.Join([]string{"file", "item", "format", "published", "other dates", "headline", "authors", "dateline", "places",
		"agency", "outlet", "section", "language", "marks", "keywords", "notes", "paragraphs"}, "\t")}
	for _, folder := range []string{"wire-anpa-superdesk", "ninjs", "iptc-newsml-g2", "dpa-digitalwires"} {
		var files []string
		for _, pattern := range []string{"*.xml", "*.json", "expected-newsmlg2/*.xml"} {
			found, _ := filepath.Glob(filepath.Join(corpus(t, folder), pattern))
			files = append(files, found...)
		}
		for _, file := range files {
			name := folder + "/" + strings.TrimSuffix(filepath.Base(file), ".json")
			articles, err := Read(Document{Path: file, Bytes: bytesOf(t, file)})
			var not *NotArticle
			switch {
			case errors.As(err, &not):
				rows = append(rows, name+"\t-\t"+not.Kind)
			case err != nil:
				t.Errorf("%s: %v", name, err)
			}
			for i, a := range articles {
				rows = append(rows, industryRow(name, i+1, a))
			}
		}
	}
	return rows
}

func industryRow(name string, item int, a data.Article) string {
	headline := ""
	if a.Headline != "" {
		sum := sha256.Sum256([]byte(a.Headline))
		headline = hex.EncodeToString(sum[:4])
	}
	var others []string
	for _, d := range a.OtherDates {
		others = append(others, d.ISO())
	}
	list := func(s []string) string { return strings.Join(s, "; ") }
	return strings.Join([]string{name, fmt.Sprint(item), a.Source.Format, a.Published.ISO(), list(others), headline, list(a.Authors), a.Dateline, list(a.Places),
		a.Agency, a.Outlet, a.Section, a.Language, list(a.Marks), fmt.Sprint(len(a.Keywords)), fmt.Sprint(len(a.Notes)), fmt.Sprint(len(a.Body))}, "\t")
}

// Every field of the real files is as a person has read it in them.
func TestIndustryCorpora(t *testing.T) {
	got := industryRows(t)
	file := filepath.Join("testdata", "industry", "expected.tsv")
	if *writeRows {
		if err := os.WriteFile(file, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := strings.Split(strings.TrimSuffix(string(bytesOf(t, file)), "\n"), "\n")
	for _, row := range want {
		if !slices.Contains(got, row) {
			t.Errorf("not read:\n%s", row)
		}
	}
	for _, row := range got {
		if !slices.Contains(want, row) {
			t.Errorf("read instead:\n%s", row)
		}
	}
}
