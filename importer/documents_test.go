package importer

import (
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline/data"
	"dateline/importer/pdf"
)

// One story as four programs write it.
func TestDocuments(t *testing.T) {
	for _, name := range []string{"ferry.docx", "ferry.odt", "ferry.rtf"} {
		articles := sample(t, name)
		a := articles[0]
		if len(articles) != 1 || a.Headline != "Lettuce ferry waits for the tide at Haedol" || !reflect.DeepEqual(a.Authors, []string{"Ines Duarte"}) ||
			a.Outlet != "The Coast Ledger" || a.Published.ISO() != "2023-05-02" || a.Published.Evidence != data.FromDateline || a.Dateline != "HAEDOL, May 2, 2023" {
			t.Errorf("%s: %+v", name, a)
		}
		if a.Source.Format != strings.TrimPrefix(filepath.Ext(name), ".") {
			t.Errorf("%s: format %s", name, a.Source.Format)
		}
		want := []string{"What was on board", "• Forty crates of lettuce", "• The post for three islands", "1. First the gates were pumped dry.", "2. Then the net was cut.",
			"Port | Minutes late", "Garan | 240", "Port Maren | 185"}
		if len(a.Body) != 12 || !reflect.DeepEqual(a.Body[2:10], want) || a.Body[11] != "[1] The ferry has eleven cabins." ||
			!strings.Contains(a.Body[10], "배가 늦었다고") || !strings.HasPrefix(a.Body[0], "The night ferry") {
			t.Errorf("%s: body %q", name, a.Body)
		}
	}
}

func TestBook(t *testing.T) {
	articles := sample(t, "weekly.epub")
	if len(articles) != 2 {
		t.Fatalf("%d articles", len(articles))
	}
	for i, want := range []string{"Night ferry to sail again on Wednesday", "Letters: leave the net where it was"} {
		a := articles[i]
		if a.Headline != want || a.Outlet != "The Coast Ledger Weekly" || a.Published.ISO() != "2023-05-05" || a.Published.Evidence != data.FromMetadata ||
			a.Language != "en-GB" || a.Source.Position != i+1 || a.Source.Key == 0 || !reflect.DeepEqual(a.Keywords, []string{"harbor", "Garan"}) {
			t.Errorf("%+v", a)
		}
	}
	if !reflect.DeepEqual(articles[0].Authors, []string{"Ines Duarte"}) {
		t.Errorf("authors %q", articles[0].Authors)
	}
}

func TestPDF(t *testing.T) {
	a := sample(t, "ferry.pdf")[0]
	if a.Headline != "Night ferry waits for the tide at Haedol" || !reflect.DeepEqual(a.Authors, []string{"Ines Duarte"}) || a.Published.ISO() != "2023-05-02" ||
		len(a.Body) != 2 || !strings.Contains(a.Body[0], "the first officer offered coffee to everybody.") || a.Source.Format != "pdf" {
		t.Errorf("%+v", a)
	}
	path := filepath.Join("..", "samples", "formats", "ferry.pdf")
	_, err := Read(Document{Path: path, Bytes: bytesOf(t, path)[:9000]})
	var failed *Failure
	if !errors.As(err, &failed) {
		t.Errorf("cut short: %v", err)
	}
}

// line is a line of a page for tests: 500 points wide where full.
func pageLine(text string, base, right float64) pdf.Line {
	return pdf.Line{Text: text, Left: 50, Right: right, Base: base, Foot: base, Size: 10}
}

func TestPDFLayout(t *testing.T) {
	title := pageLine("Night ferry waits for the tide", 760, 400)
	title.Size = 18
	parted := pageLine("Nobody on board slept, although the dif", 704, 550)
	parted.Hyphen = true
	doc := &pdf.Document{Pages: []pdf.Page{
		{Lines: []pdf.Line{pageLine("The Coast Ledger", 800, 150), title, pageLine("The night ferry that carries lettuce to Garan left", 728, 550),
			pageLine("four hours late on Monday.", 716, 200), parted, pageLine("ficult offing was calm that night and the", 692, 550), pageLine("1", 20, 55)}},
		{Lines: []pdf.Line{pageLine("The Coast Ledger", 800, 150), pageLine("captain slept.", 728, 130), pageLine("The harbor office was asleep too.", 700, 300),
			pageLine("It sails again.", 688, 130), pageLine("2", 20, 55)}},
	}}
	var p prose
	newPDFLayout(doc).fill(&p)
	want := []string{"Night ferry waits for the tide", "The night ferry that carries lettuce to Garan left four hours late on Monday.",
		"Nobody on board slept, although the difficult offing was calm that night and the captain slept.", "The harbor office was asleep too.", "It sails again."}
	if !reflect.DeepEqual(p.paragraphs, want) || p.title != 1 {
		t.Errorf("title %d, paragraphs %q", p.title, p.paragraphs)
	}
}

func TestProperties(t *testing.T) {
	for title, want := range map[string]string{
		"Ferry waits for the tide": "Ferry waits for the tide", "Microsoft Word - ferry final.doc": "", "untitled": "", "ferry draft.docx": "", "my ferry": "", "Ferry": "",
	} {
		if got := titleProperty(title, "/x/my-ferry.pdf"); got != want {
			t.Errorf("title %q: %q", title, got)
		}
	}
	for name, want := range map[string]bool{"Ines Duarte": true, "Microsoft Office User": false, "python-docx": false, "News Desk": false, "idu": false, "ines": false} {
		if isPersonProperty(name) != want {
			t.Errorf("author %q", name)
		}
	}
}

func TestNexisUni(t *testing.T) {
	cover := []string{"Date and Time: Friday, 5. July 2019", "Documents (2)", "1. Fog", "Client/Matter: -None-", "Search Type: Natural Language", "News", "Sources: The Coast Ledger; Content Type: News"}
	fog := []string{"Fog holds the ferry", "The Coast Ledger", "July 1, 2019 Monday 9:20 AM GMT", "Copyright 2019 The Coast Ledger All Rights Reserved", "Section: NEWS; Pg. 4", "Length: 12 words",
		"Byline: By Ines Duarte in Garan", "Dateline: HAEDOL", "Highlight: It was thick.", "Body", "The ferry waited.", "Section: this is text of the body.", "Graphic", "The ferry", "Classification", "Language: ENGLISH",
		"Subject: FERRIES (90%); FOG (80%)", "Geographic: GARAN (70%)", "Load-Date: July 4, 2019", "End of Document"}
	net := []string{"A net", "Revue du Port", "3 juillet 2019", "Body", "It held.", "End of Document"}
	got := nexisUni(append(append(cover, fog...), net...))
	if len(got) != 2 {
		t.Fatalf("%d articles", len(got))
	}
	a := got[0]
	if a.Headline != "Fog holds the ferry" || a.Outlet != "The Coast Ledger" || a.Published.ISO() != "2019-07-01T09:20Z" || a.Section != "NEWS" ||
		!reflect.DeepEqual(a.Authors, []string{"Ines Duarte"}) || a.Dateline != "HAEDOL" || !reflect.DeepEqual(a.Places, []string{"HAEDOL"}) || a.Language != "en" ||
		!reflect.DeepEqual(a.Keywords, []string{"FERRIES", "FOG", "GARAN"}) || !reflect.DeepEqual(a.Body, []string{"The ferry waited.", "Section: this is text of the body."}) {
		t.Errorf("%+v", a)
	}
	if b := got[1]; b.Headline != "A net" || b.Published.ISO() != "2019-07-03" || b.Outlet != "Revue du Port" {
		t.Errorf("%+v", b)
	}
	if nexisUni([]string{"Body", "a story", "of a day"}) != nil {
		t.Error("a text is no export")
	}
}

// Every explicit field of a real export.
func TestNexisUniExport(t *testing.T) {
	file := filepath.Join(corpus(t, "lexisnexis-lorem"), "sample.DOCX")
	articles, err := Read(Document{Path: file, Bytes: bytesOf(t, file)})
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ date, section, authors string }{
		{"2019-07-01T09:20Z", "POLITICS", "Mattha Busby, Andrew Sparrow"}, {"2019-07-02T09:33Z", "POLITICS", "Andrew Sparrow"}, {"2019-07-04T13:04Z", "POLITICS", "Daniel Boffey"},
		{"2019-07-03T19:53Z", "POLITICS", "Heather Stewart"}, {"2019-07-04T09:10Z", "POLITICS", "Andrew Sparrow, Kevin Rawlinson"},
		{"2019-07-02T07:00Z", "POLITICS", "Lisa O'Carroll Sample File correspondent"}, {"2019-07-03T18:18Z", "POLITICS", "Letters"}, {"2019-07-03T00:02Z", "SPORT", "Greg Wood"},
		{"2019-07-03T11:11Z", "Wikipedia", "Ross Ihaka, Robert Gentleman"}, {"2019-07-02T11:27Z", "OPINION", "Tom Kibasi"},
	}
	if len(articles) != len(want) {
		t.Fatalf("%d articles", len(articles))
	}
	for i, w := range want {
		a := articles[i]
		if a.Published.ISO() != w.date || a.Section != w.section || strings.Join(a.Authors, ", ") != w.authors || a.Outlet != "The Guardian(London)" || a.Headline == "" || len(a.Body) == 0 {
			t.Errorf("%d: %q %s %q %q %q, %d paragraphs", i+1, a.Headline, a.Published.ISO(), a.Section, a.Authors, a.Outlet, len(a.Body))
		}
		for _, p := range a.Body {
			if strings.HasPrefix(p, "Load-Date") || p == nexisEnd || p == "Classification" {
				t.Errorf("%d: %q is no text", i+1, p)
			}
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		articles, err := Read(Document{Path: "a.pdf", Bytes: b})
		if err == nil && len(articles) == 0 {
			t.Error("neither an article nor an error")
		}
	})
}
