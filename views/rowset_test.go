package views

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// Random changes leave the same rows as a plain list of them would hold.
func TestRowSetHoldsWhatAListOfRowsWould(t *testing.T) {
	const rows = 60
	random := rand.New(rand.NewPCG(3, 9))
	var s rowSet
	plain := [rows]bool{}
	for range 4000 {
		r := rowsBetween(random.IntN(rows), random.IntN(rows))
		if random.IntN(3) == 0 {
			r = RowRange{r.First, r.First + 1}
		}
		add := random.IntN(2) == 0
		if add {
			s = s.with(r)
		} else {
			s = s.without(r)
		}
		count := 0
		for row := range rows {
			if row >= r.First && row < r.Past {
				plain[row] = add
			}
			if plain[row] {
				count++
			}
			if s.has(row) != plain[row] {
				t.Fatalf("row %d of %v: %t", row, s, s.has(row))
			}
		}
		if s.count() != count || s.has(-1) || s.has(rows) {
			t.Fatalf("%v counts %d, want %d", s, s.count(), count)
		}
		for i := 1; i < len(s); i++ {
			if s[i].First <= s[i-1].Past {
				t.Fatalf("%v has ranges that touch", s)
			}
		}
	}
}

func TestRowSetNearest(t *testing.T) {
	s := rowSet{{3, 5}, {10, 12}}
	for row, want := range map[int]int{0: 3, 3: 3, 4: 4, 5: 4, 6: 4, 8: 10, 11: 11, 12: 11, 99: 11} {
		if got := s.nearest(row); got != want {
			t.Errorf("nearest to %d: %d, want %d", row, got, want)
		}
	}
	if got := (rowSet{}).nearest(4); got != -1 {
		t.Errorf("nothing is near: %d", got)
	}
}

func TestRowSetMoves(t *testing.T) {
	insertedAt := func(at, n int) func(int) int {
		return func(row int) int {
			if row >= at {
				return row + n
			}
			return row
		}
	}
	for name, c := range map[string]struct {
		from rowSet
		to   func(int) int
		want rowSet
	}{
		"nothing":            {nil, dropRow(3), nil},
		"all down":           {rowSet{{2, 5}, {8, 9}}, insertedAt(0, 4), rowSet{{6, 9}, {12, 13}}},
		"a new one within":   {rowSet{{2, 8}}, insertedAt(5, 1), rowSet{{2, 5}, {6, 9}}},
		"one is gone":        {rowSet{{2, 8}}, dropRow(4), rowSet{{2, 7}}},
		"the last is gone":   {rowSet{{2, 8}}, dropRow(7), rowSet{{2, 7}}},
		"all are gone":       {rowSet{{2, 8}}, func(int) int { return -1 }, nil},
		"another order":      {rowSet{{2, 5}}, func(row int) int { return 20 - row }, rowSet{{16, 19}}},
		"one alone is moved": {rowSet{{4, 5}}, func(int) int { return 0 }, rowSet{{0, 1}}},
	} {
		if got := c.from.moved(c.to); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

func TestAMillionRowsMoveByFewQuestions(t *testing.T) {
	asked := 0
	got := rowSet{{0, 1_000_000}}.moved(func(row int) int {
		asked++
		return row + row/100_000 // ten new articles among them
	})
	if asked > 1500 || got.count() != 1_000_000 || len(got) != 10 {
		t.Errorf("asked %d times, %d rows in %d ranges", asked, got.count(), len(got))
	}
}
