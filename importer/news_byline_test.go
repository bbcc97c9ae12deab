package importer

import (
	"strings"
	"testing"
)

func TestBylineFields(t *testing.T) {
	for text, want := range map[string]string{
		"By Ada Finch":                            "Ada Finch",
		"By ADA FINCH and OLE BRODERSEN":          "ADA FINCH, OLE BRODERSEN",
		"Ada Finch, Ole Brodersen and Ylva Storm": "Ada Finch, Ole Brodersen, Ylva Storm",
		"Von Gesine Harms und Ole Brodersen, dpa": "Gesine Harms, Ole Brodersen @dpa",
		"Von dpa":                         "@dpa",
		"NTB":                             "@NTB",
		"Par Aurèle Montfaucon":           "Aurèle Montfaucon",
		"Di Stefano":                      "Di Stefano",
		"Ada Finch og Ole Brodersen":      "Ada Finch, Ole Brodersen",
		"ADA FINCH, YLVA STORM ":          "ADA FINCH, YLVA STORM",
		"Ylva Storm/TT":                   "Ylva Storm @TT",
		"Ole Brodersen / Tide.example":    "Ole Brodersen #Tide.example",
		"gr/bp":                           "gr/bp",
		"By Ada Finch, Press Association": "Ada Finch @Press Association",
		"By Ada Finch, Press Association Reporter":   "Ada Finch @Press Association",
		"Ada Finch, University of Port Maren":        "Ada Finch #University of Port Maren",
		"Ada Finch, The Tide Database":               "Ada Finch #The Tide Database",
		"Ada Finch ada@ledger.example":               "Ada Finch",
		"":                                           "",
		strings.Repeat("a and b, ", maxFieldBytes/8): "",
	} {
		n := &newsItem{}
		n.byline(text)
		got := strings.Join(n.article.Authors, ", ")
		if n.article.Agency != "" {
			got += " @" + n.article.Agency
		}
		if n.article.Outlet != "" {
			got += " #" + n.article.Outlet
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("%.80q: got %q, want %q", text, got, want)
		}
	}
}

func TestDatelineFields(t *testing.T) {
	for text, want := range map[string]string{
		"STOCKHOLM, Aug 29, 2014 (AFP) -": "STOCKHOLM, Aug 29, 2014 (AFP) [STOCKHOLM] @AFP 2014-08-29",
		"Peine (dpa/lni) - ":              "Peine (dpa/lni) [Peine] @dpa",
		"Tel Aviv/Beirut (dpa) - ":        "Tel Aviv/Beirut (dpa) [Tel Aviv Beirut] @dpa",
		"Newport News, VA":                "Newport News, VA [Newport News]",
		"Oslo":                            "Oslo [Oslo]",
		"MOSCOW, Monday (Reuters)":        "MOSCOW, Monday (Reuters) [MOSCOW] @Reuters",
		"Haedol, 17 mars 2022 (MPA) -":    "Haedol, 17 mars 2022 (MPA) [Haedol] @MPA 2022-03-17",
		"加州桑尼維爾":                          "加州桑尼維爾 [加州桑尼維爾]",
		"20230301T070512Z":                "[]",
	} {
		n := &newsItem{}
		n.dateline(text)
		got := n.article.Dateline + " [" + strings.Join(n.article.Places, " ") + "]"
		if n.article.Agency != "" {
			got += " @" + n.article.Agency
		}
		if dates := n.partial.dates(nil); len(dates) > 0 {
			got += " " + dates[0].ISO()
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if text[0] == '2' && (len(n.dates) != 1 || n.dates[0].ISO() != "2023-03-01T07:05Z") {
			t.Errorf("%q: dates %v", text, n.dates)
		}
	}
}
