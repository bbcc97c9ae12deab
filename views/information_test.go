package views

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dateline/data"
)

func sourcedArticle() (*data.Article, data.Import) {
	a := barrierArticle()
	a.OtherDates = []data.Date{{Time: time.Date(2021, 11, 4, 0, 0, 0, 0, time.UTC), Precision: data.ToDay, Evidence: data.FromFileName, Text: "2021-11-04"}}
	a.Review = []string{"The header says 3 November 2021, the file name 4 November 2021."}
	a.Source = data.Source{Path: "/home/mina/articles/coast-ledger/2021-11-04-barrier.txt", Position: 3, Format: "wire", Encoding: "euc-kr", Size: 12408}
	a.Import = 4
	return a, data.Import{ID: 4, Started: time.Date(2026, 11, 25, 15, 4, 0, 0, time.UTC)}
}

func TestInformation(t *testing.T) {
	a, imported := sourcedArticle()
	text := InformationText(InformationOf(a, imported))
	for _, want := range []string{
		"Published: 3 November 2021 (from the header: “2021-11-03”)\n", "Other date: 4 November 2021 (from the file name: “2021-11-04”)\n",
		"To be reviewed: The header says", "Places: BUSAN (in the dateline)\n", "Agency: Coast News (in the dateline)\n",
		"File: /home/mina/articles/coast-ledger/2021-11-04-barrier.txt\n", "Place in the file: article 3\n",
		"Encoding: euc-kr", "Format: Wire\n", "Size of the file: 12,408 bytes\n", "SHA-256: 0000", "Import: 4, 25 November 2026, 15:04\n", "Older versions: 1\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	a.Marks, a.Notes, a.Language = nil, nil, "ar"
	if text := InformationText(InformationOf(a, imported)); !strings.Contains(text, "Marks: none\n") || !strings.Contains(text, "Language: Arabic\n") {
		t.Errorf("the marks are not said to be none, or the language is a code:\n%s", text)
	}
	bare := InformationText(InformationOf(&data.Article{}, data.Import{}))
	for _, never := range []string{"Published", "Agency", "Encoding", "File last changed", "File: "} {
		if strings.Contains(bare, never) {
			t.Errorf("%q is said of an article of which nothing is known:\n%s", never, bare)
		}
	}
}

func TestInformationPictures(t *testing.T) {
	themed(t, func(t *testing.T, scheme Scheme) {
		s := NewSheet("Information", "", NewInformation(InformationOf(sourcedArticle())), fyne.NewSize(680, 520))
		s.SetFoot(nil, []*Button{NewPillButton("Copy", nil)})
		capture(t, shown(t, s, 680, 520), "information", scheme)
	})
}
