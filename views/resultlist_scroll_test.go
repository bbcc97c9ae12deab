package views

import (
	"math"
	"math/rand/v2"
	"testing"
)

func newRowScroll(count int, row, view float32) rowScroll {
	s := rowScroll{count: count}
	s.resize(row, view)
	return s
}

func TestScrollingBackReturnsExactly(t *testing.T) {
	for _, count := range []int{1_000_000, 10_000_000} {
		for seed := range uint64(20) {
			random := rand.New(rand.NewPCG(seed, 1))
			s := newRowScroll(count, 62, 700)
			s.moveTo(s.end() / 2)
			start := s.offset
			var steps []float32
			for range 2000 {
				step := float32(random.NormFloat64() * 500)
				if random.IntN(2) == 0 {
					step = float32(random.IntN(2001) - 1000)
				}
				steps = append(steps, step)
				s.by(step)
			}
			random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
			for _, step := range steps {
				s.by(-step)
			}
			if s.offset != start {
				t.Fatalf("%d rows, seed %d: back at %d, left from %d", count, seed, s.offset, start)
			}
		}
	}
}

func TestOnePixelMovesRowsByOnePixel(t *testing.T) {
	for _, count := range []int{1_000_000, 10_000_000, 1_000_000_000} {
		for _, at := range []float64{0, 0.1, 0.5, 0.999999, 1} {
			s := newRowScroll(count, 62, 700)
			s.moveTo(int64(at * float64(s.end()-10*subpixels)))
			row, _ := s.top()
			before := s.y(row)
			for range 9 {
				s.by(1)
			}
			if moved := before - s.y(row); moved != 9 {
				t.Errorf("%d rows at %v: nine steps of one pixel moved row %d by %v", count, at, row, moved)
			}
		}
	}
}

func TestEndReachesTheLastRow(t *testing.T) {
	for _, count := range []int{1, 11, 12, 1_000_000, 10_000_000} {
		for _, view := range []float32{62, 100, 701, 713.5} {
			s := newRowScroll(count, 62, view)
			s.by(float32(math.Inf(1)))
			bottom := s.y(count-1) + 62
			if want := min(view, float32(count)*62); bottom != want {
				t.Errorf("%d rows in %v: the last ends at %v, want %v", count, view, bottom, want)
			}
			if _, past := s.visible(); past != count {
				t.Errorf("%d rows in %v: row %d is the last in view", count, view, past-1)
			}
			s.reveal(0)
			if row, rest := s.top(); row != 0 || rest != 0 {
				t.Errorf("%d rows in %v: revealing the first leaves %d and %v at the top", count, view, row, rest)
			}
		}
	}
}

func TestVisibleRowsCoverTheView(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	for range 5000 {
		s := newRowScroll(1+random.IntN(3_000_000), 40+float32(random.IntN(80)), float32(random.IntN(1500)))
		s.moveTo(random.Int64N(s.total()))
		first, past := s.visible()
		if s.view == 0 {
			if past > first {
				t.Fatalf("rows %d to %d show in no view", first, past)
			}
			continue
		}
		height, view := fromSubpixels(s.row), fromSubpixels(s.view)
		if s.y(first) > 0 || s.y(first)+height <= 0 {
			t.Fatalf("%+v: first row at %v", s, s.y(first))
		}
		if s.y(past-1) >= view || (past < s.count && s.y(past) < view) {
			t.Fatalf("%+v: last row at %v in a view of %v", s, s.y(past-1), view)
		}
		for _, row := range []int{first, past - 1} {
			if y := max(0, s.y(row)); s.rowAt(y) != row {
				t.Fatalf("%+v: row %d is at %v, where row %d is found", s, row, y, s.rowAt(y))
			}
		}
	}
}

func TestRowAtOutsideTheRows(t *testing.T) {
	s := newRowScroll(2, 62, 300)
	for _, y := range []float32{-1, 124, 299, 300} {
		if row := s.rowAt(y); row != -1 {
			t.Errorf("rowAt(%v) = %d, want -1", y, row)
		}
	}
}

func TestByIgnoresNotANumber(t *testing.T) {
	s := newRowScroll(100, 62, 300)
	s.by(500)
	s.by(float32(math.NaN()))
	if s.offset != 500*subpixels {
		t.Errorf("offset is %d", s.offset)
	}
}

func TestResizeKeepsTheTopRow(t *testing.T) {
	s := newRowScroll(10_000_000, 62, 700)
	s.moveTo(7_654_321*s.row + s.row/2)
	s.resize(93, 900)
	if row, rest := s.top(); row != 7_654_321 || rest != 46.5 {
		t.Errorf("top is row %d less %v", row, rest)
	}
	s.resize(62, 700)
	if row, rest := s.top(); row != 7_654_321 || rest != 31 {
		t.Errorf("and back: row %d less %v", row, rest)
	}
}

func TestSetCountKeepsAPixel(t *testing.T) {
	s := newRowScroll(1_000_000, 62, 700)
	s.moveTo(500_000*s.row + 17*subpixels)
	y := s.y(500_003)
	s.setCount(1_000_250, 500_003, 500_203)
	if got := s.y(500_203); got != y {
		t.Errorf("the article moved from %v to %v", y, got)
	}
	s.setCount(3, 0, 0)
	if s.offset != 0 {
		t.Errorf("three rows are scrolled by %d", s.offset)
	}
}
