package data

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func at(h, m int) Date {
	return Date{Time: time.Date(2021, 11, 3, h, m, 0, 0, time.UTC), Precision: ToMinute, Evidence: FromHeader}
}

func month(y int, m time.Month) Date {
	return Date{Time: time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), Precision: ToMonth, Evidence: FromHeader}
}

// searchArchive holds a few articles that differ in everything a query asks.
func searchArchive(t *testing.T) *Archive {
	a := openTest(t)
	noon := article("/n/noon", "Noon", at(12, 0), "The harbor master of Seoul spoke.")
	noon.Places, noon.Agency, noon.Dateline = []string{"NEW YORK"}, "Yonhap", "NEW YORK, Nov. 3 (Yonhap)"
	early := article("/n/early", "Early", at(6, 30), "Kim said the tidal barrier holds.", "Winter is near.")
	early.Marks, early.Authors = []string{"2nd LD"}, []string{"Ines Duarte"}
	korean := article("/n/ko", "항만 노조 파업", Day(2023, 12, 1, FromHeader, ""), "노조는 3일 조합원 투표를 거쳐 파업한다.")
	korean.Language = "ko"
	vague := article("/n/vague", "Vague", month(2022, 4), "A month is known. The harbor again.")
	year := article("/n/year", "Year", Date{Time: time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC), Precision: ToYear}, "A year is known.")
	undated := article("/n/undated", "“Apart”", Date{}, "No date; a café by the harbor.")
	undated.Outlet = "The Coast Ledger"
	trailer := article("/n/trailer", "Trailer", Day(2020, 5, 5, FromHeader, ""), "Short body.")
	trailer.Trailer = []TrailerList{{Kind: TrailerRelated, Items: []TrailerItem{{Headline: "Zeppelin"}}}}
	fileAll(t, a, noon, early, korean, vague, year, undated, trailer)
	return a
}

func TestSearch(t *testing.T) {
	a := searchArchive(t)
	all := []string{"항만 노조 파업", "Vague", "Year", "Noon", "Early", "Trailer", "“Apart”"}
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"", all},
		{"harbor", []string{"Vague", "Noon", "“Apart”"}},
		{"HARBOR seoul", []string{"Noon"}},
		{"harbo", nil},
		{"harbo*", []string{"Vague", "Noon", "“Apart”"}},
		{"harbor -seoul", []string{"Vague", "“Apart”"}},
		{"-harbor", []string{"항만 노조 파업", "Year", "Early", "Trailer"}},
		{`"tidal barrier"`, []string{"Early"}},
		{`“barrier tidal”`, nil},
		{`"holds winter"`, []string{"Early"}},
		{`"early kim"`, nil},
		{"kim NEAR/4 barrier", []string{"Early"}},
		{"kim NEAR/2 barrier", nil},
		{"cafe", []string{"“Apart”"}},
		{"2nd", []string{"Early"}},
		{"duarte", []string{"Early"}},
		{"york", []string{"Noon"}},
		{"zeppelin", nil},
		{"has:trailer", []string{"Trailer"}},
		{"노조", []string{"항만 노조 파업"}},
		{"합원", []string{"항만 노조 파업"}},
		{"조파", nil},
		{"파", []string{"항만 노조 파업"}},
		{"title:noon", []string{"Noon"}},
		{"body:noon", nil},
		{"by:duarte", []string{"Early"}},
		{`place:"new york"`, []string{"Noon"}},
		{"place:york", nil},
		{"place:new*", []string{"Noon"}},
		{"agency:YONHAP", []string{"Noon"}},
		{`outlet:"the coast ledger"`, []string{"“Apart”"}},
		{"lang:ko", []string{"항만 노조 파업"}},
		{"is:undated", []string{"“Apart”"}},
		{"date:2021", []string{"Noon", "Early"}},
		{"date:2022", []string{"Vague", "Year"}},
		{"date:2022-04", []string{"Vague"}},
		{"date:2022-04-01", nil},
		{"date:2022-01", nil},
		{"date:2022-03-01..2022-04-15", nil},
		{"date:2022-03-01..2022-04-30", []string{"Vague"}},
		{"date:2021-11-03", []string{"Noon", "Early"}},
		{"before:2021", []string{"Trailer"}},
		{"before:2021-11-03", []string{"Trailer"}},
		{"after:2021", []string{"항만 노조 파업", "Vague", "Year"}},
		{"after:2022-03", []string{"항만 노조 파업", "Vague"}},
		{"date:2021 OR harbor", []string{"Vague", "Noon", "Early", "“Apart”"}},
		{"harbor -date:2021", []string{"Vague", "“Apart”"}},
		{"(kim OR seoul) after:2020", []string{"Noon", "Early"}},
		{"harbor after:2021-11", []string{"Vague"}},
		{"NOT date:2019..2022", []string{"항만 노조 파업", "“Apart”"}},
	} {
		want := c.want
		if want == nil {
			want = []string{}
		}
		if got := headlines(t, a, c.query, Newest); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.query, got, want)
		}
		checkFirstPage(t, a, c.query)
	}
}

// checkFirstPage compares the short way to the first page with the long one.
func checkFirstPage(t *testing.T, a *Archive, query string) {
	t.Helper()
	q := ParseQuery(query, false)
	for _, order := range []Sort{Newest, Oldest} {
		page, ok, err := a.FirstPage(t.Context(), q, order, 3)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		if !ok {
			continue
		}
		r, err := a.Search(t.Context(), q, order)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := r.Hits(t.Context(), 0, 3)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(page) != fmt.Sprint(hits) {
			t.Errorf("%s by %s: the first page is %v, the search's %v", query, order, page, hits)
		}
	}
}

func TestSorts(t *testing.T) {
	a := searchArchive(t)
	for order, want := range map[Sort][]string{
		Newest:     {"항만 노조 파업", "Vague", "Year", "Noon", "Early", "Trailer", "“Apart”"},
		Oldest:     {"Trailer", "Early", "Noon", "Year", "Vague", "항만 노조 파업", "“Apart”"},
		ByHeadline: {"“Apart”", "Early", "Noon", "Trailer", "Vague", "Year", "항만 노조 파업"},
		Relevance:  {"항만 노조 파업", "Vague", "Year", "Noon", "Early", "Trailer", "“Apart”"},
	} {
		if got := headlines(t, a, "", order); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", order, got, want)
		}
	}
	b := openTest(t)
	fileAll(t, b, article("/n/1", "One", day1, "harbor and a long text about many other things that dilutes it"),
		article("/n/2", "Two", day1, "harbor harbor harbor"), article("/n/3", "Three", day1, "nothing"))
	if got := headlines(t, b, "harbor", Relevance); !slices.Equal(got, []string{"Two", "One"}) {
		t.Errorf("relevance: %q", got)
	}
	if got := headlines(t, b, "harbor date:2021", Relevance); !slices.Equal(got, []string{"Two", "One"}) {
		t.Errorf("relevance with a date: %q", got)
	}
	if _, err := b.Search(t.Context(), Query{}, "sideways"); err == nil {
		t.Error("an unknown order passes")
	}
}

func TestPositionAndPaging(t *testing.T) {
	a := searchArchive(t)
	for _, order := range []Sort{Newest, Oldest, Relevance, ByHeadline} {
		r, err := a.Search(t.Context(), Query{}, order)
		if err != nil {
			t.Fatal(err)
		}
		ids := r.IDs(0, r.Len())
		for i, id := range ids {
			if n := r.Moved(r, i); n != i {
				t.Errorf("%s: article %d is at %d, want %d", order, id, n, i)
			}
		}
		if hits, err := r.Hits(t.Context(), 5, 99); err != nil || len(hits) != 2 || hits[1].ID != ids[6] {
			t.Errorf("%s: the last page is %v, %v", order, hits, err)
		}
	}
}

func TestSearchIsCancelled(t *testing.T) {
	a := searchArchive(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Search(ctx, ParseQuery("harbor", false), Newest); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := headlines(t, a, "harbor", Newest); len(got) != 3 {
		t.Errorf("afterwards: %q", got)
	}
}

func TestTimelineSumsToTheHits(t *testing.T) {
	a := openTest(t)
	r := rand.New(rand.NewPCG(5, 6))
	var many []Article
	for i := range 500 {
		d := Day(2018+r.IntN(4), time.Month(1+r.IntN(12)), 1+r.IntN(28), FromHeader, "")
		if i%10 == 0 {
			d = Date{}
		}
		many = append(many, article(fmt.Sprint("/n/", i), "H", d, fmt.Sprint("word", i%3, " text ", i)))
	}
	fileAll(t, a, many...)
	var results []*Results
	for _, q := range []string{"word1", "", "nothing"} {
		res, err := a.Search(t.Context(), ParseQuery(q, false), Newest)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, res)
	}
	for _, by := range []Unit{ByYear, ByMonth, ByWeek, ByDay} {
		tl, err := a.Timeline(t.Context(), by, time.Time{}, time.Time{}, results...)
		if err != nil {
			t.Fatal(err)
		}
		for i, res := range results {
			sum := tl.Undated[i]
			for _, b := range tl.Buckets {
				sum += b.Counts[i]
			}
			if sum != res.Len() {
				t.Errorf("by %s: query %d has %d hits, its bars %d", by, i, res.Len(), sum)
			}
		}
		archive := tl.ArchiveUndated
		for i, b := range tl.Buckets {
			archive += b.Archive
			if i > 0 && !nextBucket(tl.Buckets[i-1].Start, by).Equal(b.Start) {
				t.Fatalf("by %s: a gap before %s", by, b.Start)
			}
			if by == ByWeek && b.Start.Weekday() != time.Monday {
				t.Fatalf("a week begins on %s", b.Start.Weekday())
			}
		}
		if archive != 500 || tl.ArchiveUndated != 50 {
			t.Errorf("by %s: the archive's bars are %d, %d undated", by, archive, tl.ArchiveUndated)
		}
	}
	empty, err := openTest(t).Timeline(t.Context(), ByMonth, time.Time{}, time.Time{})
	if err != nil || len(empty.Buckets) != 0 {
		t.Errorf("an empty archive: %v, %v", empty, err)
	}
}

func TestStats(t *testing.T) {
	s, err := searchArchive(t).Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.Articles != 7 || s.Undated != 1 || s.First.ISO() != "2020-05-05" || s.Last.ISO() != "2023-12-01" || s.Bytes == 0 || s.Formats["text"] != 7 {
		t.Errorf("%+v", s)
	}
}

// TestSortingTellsHowFarItIs sorts by headline for the first time, and again.
func TestSortingTellsHowFarItIs(t *testing.T) {
	a := searchArchive(t)
	told := 0
	ctx := WithProgress(t.Context(), func(share float64) {
		if share < 0 || share > 1 {
			t.Errorf("%f of it is done", share)
		}
		told++
	})
	for range 2 {
		if _, err := a.Search(ctx, Query{}, ByHeadline); err != nil {
			t.Fatal(err)
		}
	}
	if told != 1 { // a short archive tells that it begins; the order is kept
		t.Errorf("told %d times", told)
	}
}
