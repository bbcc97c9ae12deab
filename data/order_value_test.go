package data

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// orderArchive files random articles of few values, in two imports, so that there
// are ties, blocks and values that came late.
func orderArchive(t *testing.T) *Archive {
	a := openTest(t)
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	list := func(from ...string) (values []string) {
		for range r.IntN(3) {
			if v := pick(from...); !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
		return values
	}
	for batch := range 2 {
		var articles []Article
		for i := range 120 {
			date := Day(2000+r.IntN(3), time.Month(1+r.IntN(12)), 1+r.IntN(28), FromHeader, "")
			if r.IntN(9) == 0 {
				date = Date{}
			}
			one := article(fmt.Sprintf("/n/%d-%d", batch, i), pick("Ferry", "“Ahoy”", "élan", "Zest", "2 boats", "", "…"), date, fmt.Sprint("text ", batch, i, pick(" ferry", "")))
			one.Outlet, one.Agency = pick("", "The Coast Ledger", "Álmos", "alpha", "zeta", "Post"), pick("", "Yonhap", "ALPHA")
			one.Places, one.Authors = list("Busan", "New York", "Newark", "서울", "Ôita"), list("Ines Duarte", "김하늘", "ZOË", "de la Cruz")
			articles = append(articles, one)
		}
		fileAll(t, a, articles...)
	}
	return a
}

// TestOrdersAreThoseOfAPlainScan holds each order against all its articles, sorted
// one by one.
func TestOrdersAreThoseOfAPlainScan(t *testing.T) {
	a := orderArchive(t)
	first := func(list []string) string { return append(list, "")[0] }
	keys := map[Sort]func(Hit) string{
		ByHeadline: func(h Hit) string { return headlineKey(h.Headline) },
		ByOutlet:   func(h Hit) string { return foldValue(cmp.Or(h.Outlet, h.Agency)) },
		ByPlace:    func(h Hit) string { return foldValue(first(h.Places)) },
		ByAuthor:   func(h Hit) string { return foldValue(first(h.Authors)) },
	}
	for _, text := range []string{"", "ferry", "date:2001", "nothing at all"} {
		byDate, err := a.Search(t.Context(), ParseQuery(text, false), Newest)
		if err != nil {
			t.Fatal(err)
		}
		want, err := byDate.Hits(t.Context(), 0, byDate.Len())
		if err != nil {
			t.Fatal(err)
		}
		for forwards, key := range keys {
			for _, order := range []Sort{forwards, forwards.Reversed()} {
				want := slices.Clone(want)
				slices.SortStableFunc(want, func(x, y Hit) int {
					kx, ky := key(x), key(y)
					switch c := strings.Compare(kx, ky); {
					case kx == "" || ky == "":
						return cmp.Compare(len(ky), len(kx)) * min(1, len(kx)+len(ky))
					case order.Backwards():
						return -c
					default:
						return c
					}
				})
				r, err := a.Search(t.Context(), ParseQuery(text, false), order)
				if err != nil {
					t.Fatal(err)
				}
				for n, id := range r.IDs(0, r.Len()) {
					if id != want[n].ID {
						t.Fatalf("%q by %s: place %d has article %d, want %d (%q)", text, order, n, id, want[n].ID, key(want[n]))
					}
					if at := r.Find(id); at != n {
						t.Fatalf("%q by %s: article %d is found at %d, want %d", text, order, id, at, n)
					}
				}
			}
		}
	}
	if _, err := a.Search(t.Context(), Query{}, "length"); err == nil {
		t.Error("an order that is not there is none")
	}
}

func TestReversed(t *testing.T) {
	for _, s := range Sorts {
		back := s.Reversed()
		if !s.Known() || !back.Known() || back.Reversed() != s {
			t.Errorf("%s backwards is %s, and that %s", s, back, back.Reversed())
		}
		if (back == s) != (s == Relevance) {
			t.Errorf("%s backwards is %s", s, back)
		}
	}
	for _, s := range []Sort{"", "newest-desc", "relevance-desc", "outlet-desc-desc", "length"} {
		if s.Known() {
			t.Errorf("%q is an order", s)
		}
	}
}

func TestSettleKeepsTheOrder(t *testing.T) {
	a := orderArchive(t)
	search := func() *Results {
		r, err := a.Search(t.Context(), ParseQuery("ferry OR text", false), Relevance)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	lazy, settled := search(), search()
	settled.order.sorted = 0 // as of more results than are sorted at once
	settled.Settle()
	if settled.order.sorted != settled.Len() || settled.order.places == nil {
		t.Error("it is not sorted to the end")
	}
	if got, want := settled.IDs(0, settled.Len()), lazy.IDs(0, lazy.Len()); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
