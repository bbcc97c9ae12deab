package data

import (
	"strings"
	"testing"
	"time"
)

func citedArticle() *Article {
	return &Article{
		ID: 7, Headline: "Harbor authority approves second tidal barrier", Authors: []string{"Ines Duarte"},
		Outlet: "The Coast Ledger", Agency: "Yonhap", URL: "https://coast.example/2021/11/03/barrier?a=1&b=100%25",
		Published: Day(2021, 11, 3, FromHeader, ""), Language: "en", Section: "City", Keywords: []string{"tides", "harbor"},
		Body: []string{"One.", "Two."},
	}
}

func TestCitePlain(t *testing.T) {
	for name, c := range map[string]struct {
		change func(a *Article)
		want   string
	}{
		"whole":   {func(*Article) {}, "Ines Duarte. “Harbor authority approves second tidal barrier.” The Coast Ledger (Yonhap), 3 November 2021. https://coast.example/2021/11/03/barrier?a=1&b=100%25"},
		"nothing": {func(a *Article) { *a = Article{} }, ""},
		"names and a question": {func(a *Article) {
			*a = Article{Authors: []string{"Han Ji-won", "", "O. Park Jr.", "김하늘"}, Headline: "Who pays?\n", Agency: "Yonhap", Published: Date{Precision: ToMonth, Time: time.Date(2019, 6, 1, 0, 0, 0, 0, time.UTC)}}
		}, "Han Ji-won, O. Park Jr. and 김하늘. “Who pays?” Yonhap, June 2019."},
		"a year alone": {func(a *Article) {
			*a = Article{Headline: "항만 노조, 파업 예고", Published: Date{Precision: ToYear, Time: time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)}}
		}, "“항만 노조, 파업 예고.” 2019."},
		"outlet that is the agency": {func(a *Article) { *a = Article{Outlet: "YONHAP", Agency: "Yonhap"} }, "YONHAP."},
	} {
		a := citedArticle()
		c.change(a)
		if got := CitePlain(a); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestCiteBibTeX(t *testing.T) {
	for name, c := range map[string]struct {
		change func(a *Article)
		want   string
	}{
		"whole": {func(*Article) {}, `@article{duarte2021harbor-7,
  author = {Ines Duarte},
  title = {{Harbor authority approves second tidal barrier}},
  journal = {The Coast Ledger (Yonhap)},
  year = {2021},
  month = nov,
  date = {2021-11-03},
  url = {https://coast.example/2021/11/03/barrier?a=1&b=100%25}
}
`},
		"nothing": {func(a *Article) { *a = Article{} }, "@misc{article\n}\n"},
		"signs": {func(a *Article) {
			*a = Article{Headline: `Up 5% & more: {A_B} #1 $2 \x ~ ^ "so"`, Agency: "A & B", Authors: []string{"Smith and Sons", "Park, Min-ho", "José Ñandú"}, URL: "https://x.example/a{b} c"}
		}, `@misc{sonsmore,
  author = {{Smith and Sons} and {Park, Min-ho} and José Ñandú},
  title = {{Up 5\% \& more: \textbraceleft{}A\_B\textbraceright{} \#1 \$2 \textbackslash{}x \textasciitilde{} \textasciicircum{} {"}so{"}}},
  howpublished = {A \& B},
  url = {https://x.example/a%7Bb%7D%20c}
}
`},
		"one brace": {func(a *Article) { *a = Article{ID: 3, Headline: "}", Authors: []string{"김하늘"}} }, `@misc{article-3,
  author = {김하늘},
  title = {{\textbraceright{}}}
}
`},
		"a month": {func(a *Article) {
			*a = Article{ID: 4, Headline: "Día de mercado", Outlet: "Ñ", Published: Date{Precision: ToMonth, Time: time.Date(2019, 6, 1, 0, 0, 0, 0, time.UTC)}}
		}, `@article{n2019mercado-4,
  title = {{Día de mercado}},
  journal = {Ñ},
  year = {2019},
  month = jun,
  date = {2019-06}
}
`},
	} {
		a := citedArticle()
		c.change(a)
		got := CiteBibTeX(a)
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
		if strings.Count(got, "{") != strings.Count(got, "}") {
			t.Errorf("%s: the braces do not pair:\n%s", name, got)
		}
	}
}

func TestCiteRIS(t *testing.T) {
	a := citedArticle()
	a.Authors = append(a.Authors, "Park\r\nER  - ")
	want := strings.Join([]string{
		"TY  - NEWS", "AU  - Ines Duarte", "AU  - Park ER -", "TI  - Harbor authority approves second tidal barrier", "T2  - The Coast Ledger", "PB  - Yonhap",
		"PY  - 2021", "DA  - 2021/11/03/", "SE  - City", "KW  - tides", "KW  - harbor", "LA  - en", "UR  - https://coast.example/2021/11/03/barrier?a=1&b=100%25", "ER  - ", "",
	}, "\r\n")
	if got := CiteRIS(a); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got, want := CiteRIS(&Article{Agency: "Yonhap", Published: Date{Precision: ToYear, Time: time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)}}),
		"TY  - NEWS\r\nT2  - Yonhap\r\nPY  - 2019\r\nDA  - 2019///\r\nER  - \r\n"; got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestWholeText(t *testing.T) {
	want := "Harbor authority approves second tidal barrier\n\nInes Duarte, The Coast Ledger (Yonhap), 3 November 2021\n\nOne.\n\nTwo.\n"
	if got := WholeText(citedArticle()); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := WholeText(&Article{Body: []string{"Only this."}}); got != "Only this.\n" {
		t.Errorf("got %q", got)
	}
}
