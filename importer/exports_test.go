package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"dateline/data"
)

// sample reads a file of the samples' formats.
func sample(t testing.TB, name string) []data.Article {
	t.Helper()
	return articlesIn(t, name, bytesOf(t, filepath.Join("..", "samples", "formats", name)))
}

func articlesIn(t testing.TB, path string, b []byte) []data.Article {
	t.Helper()
	articles, err := Read(Document{Path: path, Bytes: b})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return articles
}

// facts are an article's fields in one line, in the order: headline, marks,
// authors, dateline, places, agency, outlet, section, language, keywords,
// notes, date and evidence, name.
func facts(a data.Article) string {
	join := func(list []string) string { return strings.Join(list, "+") }
	return strings.Join([]string{
		a.Headline, join(a.Marks), join(a.Authors), a.Dateline, join(a.Places), a.Agency, a.Outlet, a.Section, a.Language,
		join(a.Keywords), join(a.Notes), a.Published.ISO() + " " + string(a.Published.Evidence), a.Source.Name,
	}, "|")
}

// digest is the beginning of a hash of what a person reads.
func digest(articles []data.Article) string {
	h := sha256.New()
	for i := range articles {
		h.Write([]byte(articles[i].Headline + "\n" + strings.Join(articles[i].Body, "\n") + "\n\n"))
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

func TestExportSamples(t *testing.T) {
	for name, want := range map[string][]string{
		"nexis-export.txt": {
			"Second barrier will cost twice the estimate, surveyors tell the harbor council||Mara Ellin+Jo Sandoval|HAEDOL, Feb. 14 (Yonhap)|HAEDOL|Yonhap|The Coast Ledger|NEWS|en|||2022-02-14 metadata|",
			"Fähre nach Port Maren fährt wieder nachts||Anke Brodersen||||Hafenbote Nordufer|WIRTSCHAFT|de|||2022-03-05 metadata|",
			"Le marché aux poissons ouvrira à quatorze heures||Lucie Armand||VALDORNA||Le Phare de Valdorna|ÉCONOMIE|fr|PÊCHE+MARCHÉ MUNICIPAL||2023-03-03 metadata|",
		},
		"nexis-export.html": {
			"A lighthouse keeper's last winter; Nobody will follow her||IDA LUND||||The Coast Ledger|Section B; Coast Desk|en|||2021-06-02 metadata|",
		},
		"factiva-export.xml": {
			"First pile of the second barrier is driven||Mara Ellin||Haedol||The Coast Ledger|Harbor|en|Weather+Public Works|Corrected version|2022-03-14T08:30Z metadata|COAST00020220314ei3e00001",
			"La digue de Haedol avance||||||Le Phare de Valdorna||fr|||2022-03-15 metadata|PHARE00020220315ei3f00002",
		},
		"factiva-export.html": {
			"Robbe im Trockendock||Anke Brodersen||Haedol||Hafenbote Nordufer|Hafen|de|Tiere+Allgemeines||2021-05-12T14:05 metadata|HAFBOT0020210512eh5c0001r",
			"Seal returns to the dry dock||Mara Ellin||||The Coast Ledger|Front Page|en|||2021-05-13T06:40 metadata|COAST00020210513eh5d0002x",
		},
		"factiva-export.txt": {
			"Anchovy prices fall as the fleet comes home||Jo Sandoval||Haedol||The Coast Ledger||en|Fishing+Commodity Market News||2022-09-09T07:15 metadata|COAST00020220909ei9900001",
			"Ice plant sold||||||The Coast Ledger||en|||2022-09-10 metadata|COAST00020220910ei9a00002",
		},
		"europresse-export.html": {
			"Le marché aux poissons cherche un toit||Lucie Armand||||Le Phare de Valdorna|Économie|fr||PÊCHE+ENTRETIEN|2023-03-14T10:25Z metadata|news·20230314·PHV·0q1403_1256056",
			"A roof for the fish market||||||The Coast Ledger|News|en|||2023-03-16 metadata|news·20230316·TCL·88_17",
		},
		"reuters-wire.sgm": {
			"HAEDOL LINE <HLN> ORDERS TWO NIGHT FERRIES||Ida Lund|HAEDOL, Feb 26|HAEDOL|Reuters|||en|fishmeal+ship+lund||1987-02-26T15:01 metadata|1",
			"PORT MAREN CLOSES ITS HARBOR FOR FOG|||||Reuters||||||1987-02-26T15:03 metadata|2",
			"|||||Reuters||||||1987-02-26 metadata|3",
		},
		"trec-wire.sgml": {
			"Keeper of Haedol Light Refuses to Leave||IDA LUND|HAEDOL (AP)|HAEDOL|AP|||en||Eds: UPDATES with quotes in 2nd graf|1988-02-12 metadata|AP880212-0007",
			"WHALE LEAVES THE ESTUARY||JO SANDOVAL||||Los Angeles Times|Metro; Coast Desk|en|||1989-01-02 metadata|LA010289-0001",
			"Haedol sells its last crane||||||Financial Times||en|||1991-05-14 metadata|FT911-3",
			"Port Maren opens fog museum|||PORT MAREN, Nov. 22 (Xinhua)|PORT MAREN|Xinhua|||en|||2003-11-22 metadata|XIN_ENG_20031122.0004",
		},
		"anpa-wire.tst": {
			"Night ferry finds its way by the bell|1st Ld-Writethru|IDA LUND+JO SANDOVAL|HAEDOL (AP)|HAEDOL|AP||lifestyle|en|BC-HD--Haedol-Night Ferry|AP Photo HDL101, HDL102+Eds: Updates with quotes. With AP Photos.|2023-01-01T01:05Z metadata|W0417",
			"Haedol Regatta Results|||||AP||sports|en|BC-HD--Regatta Results||2023-01-02T18:30Z metadata|W0418",
		},
		"iptc7901-wire.txt": {
			"Fog closes the harbor of Haedol for a third day|2ND LEAD|Anke Brodersen|Haedol (dpa)|Haedol|dpa|||en|Haedol+harbor+weather||2021-10-07T13:41Z metadata|eca0417",
		},
	} {
		t.Run(name, func(t *testing.T) {
			articles := sample(t, name)
			if len(articles) != len(want) {
				t.Errorf("%d articles, want %d", len(articles), len(want))
			}
			for i := range min(len(articles), len(want)) {
				if got := facts(articles[i]); got != want[i] {
					t.Errorf("article %d:\ngot  %s\nwant %s", i+1, got, want[i])
				}
			}
		})
	}
}

func TestExportBodies(t *testing.T) {
	for _, c := range []struct {
		file    string
		article int
		want    []string
	}{
		{"nexis-export.txt", 0, []string{
			"The second tidal barrier that the port of Haedol means to build would cost twice what was estimated three years ago, surveyors told the harbor council on Monday.",
			"The council had asked for the survey after a storm in December moved the sand banks at the mouth of the estuary by forty metres, which nobody had expected.",
			"SECTION: so the surveyors call each of the eleven parts of the wall. The third is the most expensive, as it would stand in the deepest water.",
			"A decision is not expected before the summer.",
		}},
		{"nexis-export.txt", 2, []string{
			"Les pêcheurs demandaient une ouverture plus tardive depuis des années.",
			"Le marché aux poissons de Valdorna ouvrira désormais à quatorze heures, a décidé le conseil municipal jeudi soir par neuf voix contre quatre.",
		}},
		{"factiva-export.txt", 0, []string{
			"The price of anchovy fell by a third at the market of Haedol on Thursday, when forty boats landed their catch within an hour.",
			"Traders said that it would rise again by the weekend.", "CO is what the buyers call the cooler by the gate; it was full.",
		}},
		{"factiva-export.xml", 1, []string{
			"Le premier pieu de la digue a été planté lundi matin sous la pluie.", "Le chantier doit durer trois ans, selon le port.",
		}},
		{"reuters-wire.sgm", 0, []string{
			"The Haedol Line said it had ordered two ferries for the night service to Port Maren, which had no ship of its own since autumn.",
			"The ships will cost 14 mln dlrs, <HLN> said. It gave no date for the delivery.", "Net 130 vs 127", "Revs 1.2 mln vs 1.1 mln",
		}},
		{"reuters-wire.sgm", 1, nil},
		{"reuters-wire.sgm", 2, []string{"TIDES AT HAEDOL - FEB 27", "HIGH 04.12 3.8 METRES", "LOW 10.31 0.6 METRES"}},
		{"trec-wire.sgml", 0, []string{
			"The keeper of the light on the northern mole said Friday that she would stay until somebody could show her a machine that sees fog.",
			"“It has not been built,” she said.",
		}},
		{"anpa-wire.tst", 0, []string{
			"The night ferry to Port Maren — the last of its kind — found the harbor by a bell on Sunday, when every light was out.",
			"“I have not listened so hard in years,” the captain said.", "The line is 3½ years old.",
		}},
		{"anpa-wire.tst", 1, []string{"First Heat", "Grey Heron | 4 | 1 | .800", "Night Bell | 3 | 2 | .600"}},
		{"iptc7901-wire.txt", 0, []string{
			"The harbor of Haedol stayed closed for a third day on Wednesday, as fog lay on the estuary and the cafés on the quay were full of sailors.",
			"The pilots said that it might lift by Friday.",
		}},
	} {
		got := sample(t, c.file)[c.article].Body
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s, article %d:\n%s", c.file, c.article+1, strings.Join(got, "\n"))
		}
	}
}

// The real exports: how many articles, and what of them is known without
// their text.
func TestRealExports(t *testing.T) {
	for _, c := range []struct {
		file, format, digest string
		articles             int
	}{
		{"lexisnexis-lorem/sample.TXT", nexisName, "981ff2ad4c85", 10},
		{"lexisnexis-lorem/lexisnexis_test_en.html", nexisHTMLName, "12e7737e04de", 2},
		{"lexisnexis-lorem/lexisnexis_test_fr.html", nexisHTMLName, "d61809f5073a", 3},
		{"lexisnexis-lorem/lexisnexis_test_copyright_error.html", nexisHTMLName, "", 1},
		{"factiva-test/factiva_test.html", factivaName, "d462546e3c0f", 2},
		{"factiva-test/factiva_test.xml", factivaName, "d9dd2322a8c2", 3},
		{"factiva-test/reut21578-factiva.xml", factivaName, "5bc1ceca67b2", 19},
		{"europresse-test/europresse_test1.html", europresseName, "3ab7630309df", 3},
		{"europresse-test/europresse_test2.html", europresseName, "3359ef6eed38", 4},
		{"reuters21578/reut2-001-first200.sgm", reutersName, "e9a11ebc50cb", 200},
	} {
		dir, file := filepath.Split(c.file)
		articles := articlesIn(t, file, bytesOf(t, filepath.Join(corpus(t, dir), file)))
		if len(articles) != c.articles || articles[0].Source.Format != c.format {
			t.Errorf("%s: %d articles in %q", c.file, len(articles), articles[0].Source.Format)
		}
		if got := digest(articles); got != c.digest && c.digest != "" {
			t.Errorf("%s: the text reads otherwise than when it was compared with the file: %s", c.file, got)
		}
		for i := range articles {
			a := &articles[i]
			if !a.Published.Known() || a.Published.Evidence != data.FromMetadata || a.Published.Precision < data.ToDay {
				t.Errorf("%s, article %d: date %v", c.file, i+1, a.Published)
			}
			if a.Outlet == "" && a.Agency == "" || strings.Contains(strings.Join(a.Body, "\n"), "LOAD-DATE") {
				t.Errorf("%s, article %d: outlet %q", c.file, i+1, a.Outlet)
			}
		}
	}
}

// Every tag of Reuters-21578 is in the article that was read from it.
func TestEveryReutersTag(t *testing.T) {
	const file = "reut2-001-first200.sgm"
	raw := string(bytesOf(t, filepath.Join(corpus(t, "reuters21578"), file)))
	articles := articlesIn(t, file, []byte(raw))
	field := func(record, tag string) string {
		m := regexp.MustCompile(`(?s)<` + tag + `>(.*?)</` + tag + `>`).FindStringSubmatch(record)
		if m == nil {
			return ""
		}
		return m[1]
	}
	items := regexp.MustCompile(`<D>(.*?)</D>`)
	records := strings.Split(raw, "<REUTERS")[1:]
	for i, record := range records {
		a := &articles[i]
		if want := regexp.MustCompile(`NEWID="(\d+)"`).FindStringSubmatch(record)[1]; a.Source.Name != want {
			t.Errorf("record %d: name %q, want %q", i+1, a.Source.Name, want)
		}
		if want := oneLine(strings.NewReplacer("&lt;", "<", "&amp;", "&").Replace(field(record, "TITLE"))); a.Headline != want {
			t.Errorf("record %d: headline %q, want %q", i+1, a.Headline, want)
		}
		if want := oneLine(field(record, "DATE")); a.Published.Text != want || a.Published.Precision != data.ToMinute {
			t.Errorf("record %d: date %v, want %q", i+1, a.Published, want)
		}
		if want := strings.Trim(oneLine(field(record, "DATELINE")), " -"); a.Dateline != want {
			t.Errorf("record %d: dateline %q, want %q", i+1, a.Dateline, want)
		}
		for _, d := range items.FindAllStringSubmatch(field(record, "TOPICS"), -1) {
			if !strings.Contains("+"+strings.Join(a.Keywords, "+")+"+", "+"+d[1]+"+") {
				t.Errorf("record %d: no topic %q in %q", i+1, d[1], a.Keywords)
			}
		}
		if (field(record, "BODY") == "") != (len(a.Body) == 0) && !strings.Contains(record, "UNPROC") {
			t.Errorf("record %d: %d paragraphs", i+1, len(a.Body))
		}
	}
}

func TestRealWireMessages(t *testing.T) {
	dir := corpus(t, "wire-anpa-superdesk")
	for file, want := range map[string]string{
		"anpa-1.tst": "2013-11-13T15:09Z W2870 2 14", "anpa-2.tst": "2013-11-13T07:45Z W2607 2 33", "anpa-3.tst": "2013-11-13T07:13Z W2595 0 115",
		"anpa-4.tst": "2016-02-10T04:23Z V4644 0 10", "ap_anpa-1.tst": "2016-02-20T03:37Z z6715 1 18", "ap_anpa-2.tst": "2016-05-17T06:20Z z9631 0 119",
		"ap_anpa-3.tst": "2016-08-29T16:26Z G7787 0 1", "ap_anpa-4.tst": "2017-05-09T00:56Z W2346 1 25", "ap_anpa-5.tst": "2017-06-29T23:50Z W1645 0 1",
		"ap_anpa-6.tst": "2019-08-18T20:17Z s0284 0 94", "ap_anpa-7.tst": "2019-09-04T10:29Z W2422 0 21",
		"IPTC7901.txt": "2013-11-13T11:37Z eca062 0 5", "IPTC7901_odd_charset.txt": "2015-10-07T13:41Z eca100 1 21",
		"dpa_copyright.txt": "2017-06-24T22:00Z eca0001 0 1", "dpa_four_line.txt": "2018-11-21T23:22Z eca0003 1 15",
		"dpa_two_by_line.txt": "2018-11-21T12:59 ecp0007 1 35", "dpa_two_line.txt": "2018-11-21T21:01Z eca0124 0 4",
	} {
		articles := articlesIn(t, file, bytesOf(t, filepath.Join(dir, file)))
		a := articles[0]
		got := strings.Join([]string{a.Published.ISO(), a.Source.Name, strconv.Itoa(len(a.Authors)), strconv.Itoa(len(a.Body))}, " ")
		if len(articles) != 1 || got != want {
			t.Errorf("%s: %d articles, %s, want %s", file, len(articles), got, want)
		}
	}
}

// What is kept as an article's original reads as the same article.
func TestOriginalsReadByThemselves(t *testing.T) {
	for _, name := range []string{
		"nexis-export.txt", "nexis-export.html", "factiva-export.xml", "factiva-export.html", "factiva-export.txt", "europresse-export.html",
		"reuters-wire.sgm", "trec-wire.sgml", "anpa-wire.tst",
	} {
		b := bytesOf(t, filepath.Join("..", "samples", "formats", name))
		s := newSink(context.Background(), name, int64(len(b)), &Options{KeepOriginals: true}, data.Begun{}, func(chunk []data.FileResult) error {
			for _, r := range chunk {
				if len(r.Articles) == 0 {
					continue
				}
				again := articlesIn(t, name, r.Original)
				if len(again) != 1 || facts(again[0]) != facts(r.Articles[0]) || digest(again) != digest(r.Articles) {
					t.Errorf("%s: %d articles in the original of %q: %s", name, len(again), r.Articles[0].Headline, facts(again[0]))
				}
			}
			return nil
		})
		if err := errors.Join(s.source(newSource(Document{Path: name, Bytes: b})), s.close()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestExportEncodings(t *testing.T) {
	text := string(bytesOf(t, filepath.Join("..", "samples", "formats", "nexis-export.txt")))
	want := articlesIn(t, "a.txt", []byte(text))
	latin := make([]byte, 0, len(text))
	for _, r := range text {
		latin = append(latin, byte(r))
	}
	wide := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, b := range map[string][]byte{
		"CRLF": []byte(strings.ReplaceAll(text, "\n", "\r\n")), "BOM": []byte("\ufeff" + text), "Latin-1": latin, "UTF-16": wide,
	} {
		got := articlesIn(t, "a.txt", b)
		if len(got) != len(want) || digest(got) != digest(want) || facts(got[1]) != facts(want[1]) {
			t.Errorf("%s: %d articles, %s", name, len(got), facts(got[1]))
		}
	}
}

// A record that is too long fails alone, with the bound's name.
func TestLongRecord(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes a large file")
	}
	record := string(bytesOf(t, filepath.Join("..", "samples", "formats", "reuters-wire.sgm")))
	_, record, _ = strings.Cut(record, "\n")
	first, _, _ := strings.Cut(record, "</REUTERS>\n")
	long := first[:strings.Index(first, "&#3;")] + strings.Repeat("    A sentence of the long story.\n", MaxExportRecord/33) + "&#3;</BODY></TEXT>\n</REUTERS>\n"
	b := []byte(record + long + record)
	var failed, read int
	s := newSink(context.Background(), "a.sgm", int64(len(b)), &Options{}, data.Begun{}, func(chunk []data.FileResult) error {
		for _, r := range chunk {
			read += len(r.Articles)
			if r.Outcome == data.Failed && strings.Contains(r.Reason, "MaxExportRecord") && r.Position == 4 {
				failed++
			}
		}
		return nil
	})
	if err := errors.Join(s.source(newSource(Document{Path: "a.sgm", Bytes: b})), s.close()); err != nil || read != 6 || failed != 1 {
		t.Errorf("%d read, %d failed: %v", read, failed, err)
	}
}

// The Wall Street Journal of TREC has decks and byline in the headline's element.
func TestHeadlineWithByline(t *testing.T) {
	a := articlesIn(t, "WSJ_0402", []byte("<DOC>\n<DOCNO> WSJ870402-0099 </DOCNO>\n<HL> Pier Plan Wins Vote\n---\nBy Ines Duarte\nStaff Reporter of The Coast Ledger</HL>\n"+
		"<DD> 04/02/87</DD>\n<TEXT>\n   The board voted on the pier.\n   It meets again in May.\n</TEXT>\n</DOC>\n"))[0]
	if a.Headline != "Pier Plan Wins Vote" || len(a.Authors) != 1 || a.Authors[0] != "Ines Duarte" {
		t.Errorf("%q by %q", a.Headline, a.Authors)
	}
}
