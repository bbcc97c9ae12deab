package importer

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/data"
)

func dateFrom(t *testing.T, evidence data.Evidence, text string) data.Date {
	t.Helper()
	d, ok := readDate(text, evidence, time.Time{})
	if !ok {
		t.Fatalf("%q is no date", text)
	}
	return d
}

// The better evidence wins; what disagrees is said in a sentence.
func TestWeighDates(t *testing.T) {
	type given map[data.Evidence]string
	for _, c := range []struct {
		name   string
		given  given
		want   string
		from   data.Evidence
		others int
		review string
	}{
		{"metadata before a header", given{data.FromHeader: "2019-06-22", data.FromMetadata: "2019-06-23"}, "2019-06-23", data.FromMetadata, 1, ""},
		{"header before a dateline", given{data.FromHeader: "2019-06-22", data.FromDateline: "2019-06-21"}, "2019-06-22", data.FromHeader, 1, ""},
		{"dateline before an address", given{data.FromDateline: "2019-06-22", data.FromURL: "2019-06-23"}, "2019-06-22", data.FromDateline, 1, ""},
		{"address before a file's name", given{data.FromURL: "2019-06-22", data.FromFileName: "2019-06-22"}, "2019-06-22", data.FromURL, 1, ""},
		{"a zone apart", given{data.FromMetadata: "2019-06-22T23:30:00-07:00", data.FromURL: "2019-06-23"}, "2019-06-22T23:30-07:00", data.FromMetadata, 1, ""},
		{"two days apart", given{data.FromMetadata: "2019-06-22", data.FromURL: "2019-06-24"}, "2019-06-22", data.FromMetadata, 1,
			"The dates disagree: the metadata says 2019-06-22, the address says 2019-06-24."},
		{"a week from its dateline", given{data.FromHeader: "2019-06-29", data.FromDateline: "2019-06-22"}, "2019-06-29", data.FromHeader, 1, ""},
		{"more than a week from it", given{data.FromHeader: "2019-06-30", data.FromDateline: "2019-06-22"}, "2019-06-30", data.FromHeader, 1,
			"The dates disagree: the header says 2019-06-30, the dateline says 2019-06-22."},
		{"a finer one that agrees", given{data.FromMetadata: "2019-06", data.FromFileName: "2019-06-22"}, "2019-06-22", data.FromFileName, 1, ""},
		{"a finer one that does not", given{data.FromMetadata: "2019-06", data.FromFileName: "2019-08-22"}, "2019-06", data.FromMetadata, 1,
			"The dates disagree: the metadata says 2019-06, the file name says 2019-08-22."},
		{"the last day before a year", given{data.FromMetadata: "2019", data.FromURL: "2018-12-31"}, "2019", data.FromMetadata, 1, ""},
		{"another year", given{data.FromMetadata: "2019", data.FromURL: "2018-12-30"}, "2019", data.FromMetadata, 1,
			"The dates disagree: the metadata says 2019, the address says 2018-12-30."},
		{"a month and its last day", given{data.FromHeader: "2019-06", data.FromURL: "2019-06-30"}, "2019-06-30", data.FromURL, 1, ""},
		{"minutes in a sentence", given{data.FromMetadata: "2019-06-22T10:15:00Z", data.FromHeader: "2019-09-01 08:00"}, "2019-06-22T10:15Z", data.FromMetadata, 1,
			"The dates disagree: the metadata says 2019-06-22, the header says 2019-09-01."},
		{"by hand", given{data.ByHand: "2019-06-22", data.FromMetadata: "1999-01-01"}, "2019-06-22", data.ByHand, 1, ""},
	} {
		var dates []data.Date
		for evidence, text := range c.given {
			dates = append(dates, dateFrom(t, evidence, text))
		}
		var a data.Article
		weighDates(&a, dates)
		if a.Published.ISO() != c.want || a.Published.Evidence != c.from || len(a.OtherDates) != c.others || strings.Join(a.Review, " ") != c.review {
			t.Errorf("%s: %s from %s, %d others, review %q", c.name, a.Published.ISO(), a.Published.Evidence, len(a.OtherDates), a.Review)
		}
	}
}

func TestWeighSameEvidence(t *testing.T) {
	var a data.Article
	weighDates(&a, []data.Date{dateFrom(t, data.FromMetadata, "2019-06-22"), dateFrom(t, data.FromMetadata, "2019-08-01"), dateFrom(t, data.FromMetadata, "2019-06-22")})
	want := []string{"The dates disagree: the metadata says both 2019-06-22 and 2019-08-01."}
	if a.Published.ISO() != "2019-06-22" || len(a.OtherDates) != 1 || !reflect.DeepEqual(a.Review, want) {
		t.Errorf("%s, %v, %q", a.Published.ISO(), a.OtherDates, a.Review)
	}
	weighDates(&a, nil)
	if a.Published.Known() || a.OtherDates != nil {
		t.Errorf("no dates give %+v", a)
	}
}

// Whatever the order in which dates of different evidence are given, the same
// one is the best; it is not among the others; where all agree nothing is to
// be reviewed, and where none does something is.
func TestWeighDatesProperties(t *testing.T) {
	kinds := []data.Evidence{data.ByHand, data.FromMetadata, data.FromHeader, data.FromDateline, data.FromURL, data.FromFileName}
	r := rand.New(rand.NewPCG(1, 2))
	someDate := func(evidence data.Evidence) data.Date {
		c := civil{2019, time.Month(1 + r.IntN(12)), 1 + r.IntN(28)}
		switch r.IntN(4) {
		case 0:
			return civil{year: 2018 + r.IntN(2)}.date(evidence, "")
		case 1:
			return civil{year: 2019, month: c.month}.date(evidence, "")
		case 2:
			return c.at(hour{r.IntN(24), 1, nil}, evidence, "")
		}
		return c.date(evidence, "")
	}
	for range 3000 {
		var dates []data.Date
		for _, k := range kinds {
			if r.IntN(2) == 0 {
				dates = append(dates, someDate(k))
			}
		}
		var a, b data.Article
		weighDates(&a, slices.Clone(dates))
		r.Shuffle(len(dates), func(i, j int) { dates[i], dates[j] = dates[j], dates[i] })
		weighDates(&b, slices.Clone(dates))
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%v: %+v or %+v", dates, a, b)
		}
		for _, o := range a.OtherDates {
			if sameDate(o, a.Published) {
				t.Fatalf("%v: the best is among the others", dates)
			}
		}
		if len(dates) > 0 && len(a.OtherDates) != len(dates)-1 {
			t.Fatalf("%v: others %v", dates, a.OtherDates)
		}
		conflict := a.Published.Evidence != data.ByHand && slices.ContainsFunc(a.OtherDates, func(o data.Date) bool { return disagree(a.Published, o) })
		if conflict != (len(a.Review) > 0) {
			t.Fatalf("%v: review %q", dates, a.Review)
		}
		same := civil{2019, 6, 22}.date("", "")
		for i := range dates {
			same.Evidence = dates[i].Evidence
			dates[i] = same
		}
		var agreed data.Article
		weighDates(&agreed, dates)
		if len(agreed.Review) > 0 {
			t.Fatalf("dates that agree: %q", agreed.Review)
		}
	}
}

// A dateline takes its year from the best evidence, however the dates came.
func TestDatelineYearFromBestEvidence(t *testing.T) {
	body := []string{"HAEDOL, Dec. 30 (Coast News) -- The harbor office closed its last lamp on Monday, after ninety years of service."}
	name := data.Day(2024, 5, 1, data.FromFileName, "2024-05-01")
	header := data.Day(2020, 1, 2, data.FromHeader, "Jan. 2, 2020")
	for _, dates := range [][]data.Date{{name, header}, {header, name}} {
		a := settleRecord(data.Article{Headline: "Harbor office closes its last lamp", Body: slices.Clone(body)}, dates...)
		i := slices.IndexFunc(a.OtherDates, func(d data.Date) bool { return d.Evidence == data.FromDateline })
		if i < 0 || a.OtherDates[i].ISO() != "2019-12-30" || a.OtherDates[i].Basis != "year from the header" || a.Published.ISO() != "2020-01-02" {
			t.Errorf("%s, others %+v", a.Published.ISO(), a.OtherDates)
		}
		if len(a.Review) != 1 || !strings.Contains(a.Review[0], "file name says 2024-05-01") {
			t.Errorf("review %q", a.Review)
		}
	}
}
