package data

import (
	"slices"
	"testing"
	"time"
)

func TestWithinAndUndated(t *testing.T) {
	a := searchArchive(t)
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		query Query
		want  int
	}{
		{ParseQuery("harbor", false).Within(day(2021, 1, 1), day(2021, 12, 31)), 1},
		{ParseQuery("", false).Within(day(2021, 1, 1), time.Time{}), 5},
		{ParseQuery("", false).Within(time.Time{}, time.Time{}), 7},
		{ParseQuery("harbor", false).OnlyUndated(), 1},
	} {
		if n, err := a.Count(t.Context(), c.query); err != nil || n != c.want {
			t.Errorf("%+v: %d, %v; want %d", c.query, n, err, c.want)
		}
	}
}

func TestMoved(t *testing.T) {
	a := searchArchive(t)
	older, err := a.Search(t.Context(), Query{}, Newest)
	if err != nil {
		t.Fatal(err)
	}
	fileAll(t, a, article("/n/newest", "Newest", Day(2024, 1, 1, FromHeader, ""), "Fresh."))
	for _, order := range []Sort{Newest, Oldest, ByHeadline} {
		newer, err := a.Search(t.Context(), Query{}, order)
		if err != nil {
			t.Fatal(err)
		}
		for n := range older.Len() {
			was := older.IDs(n, n+1)
			moved := newer.Moved(older, n)
			if is := newer.IDs(moved, moved+1); !slices.Equal(was, is) {
				t.Errorf("%s: place %d moved to %d: %v became %v", order, n, moved, was, is)
			}
		}
	}
}

// The place of an article is the same whether it is counted, looked for or
// looked up, and however much is sorted.
func TestPlacesOfAnOrder(t *testing.T) {
	const n = 3 * sortedAtOnce
	set, scores := newBitmap(n), make([]float64, n)
	for i := range n {
		set.add(i)
		scores[i] = float64(i * 7919 % n)
	}
	o := byScore(set, scores)
	for i := range n {
		if got, want := o.place(int32(i)), n-1-i*7919%n; got != want {
			t.Fatalf("%d is at %d, want %d", i, got, want)
		}
	}
}
