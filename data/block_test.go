package data

import (
	"errors"
	"math/rand"
	"reflect"
	"slices"
	"testing"
)

func randomBlock(r *rand.Rand, articles int) block {
	var b block
	row := int64(r.Intn(3))
	for range articles {
		b.rows = append(b.rows, row)
		row += 1 + r.Int63n(1<<uint(1+r.Intn(40)))
		b.articles = append(b.articles, r.Uint32())
		b.lengths = append(b.lengths, uint32(r.Intn(5000)))
		b.precision = append(b.precision, uint8(r.Intn(5)))
		for i := range b.single {
			b.single[i] = append(b.single[i], uint32(r.Intn(300)))
		}
		for i := range b.many {
			ids := make([]uint32, r.Intn(4))
			for k := range ids {
				ids[k] = r.Uint32()
			}
			b.many[i].append(ids)
		}
	}
	for range r.Intn(4) {
		b.gone = append(b.gone, r.Int63n(1<<40))
	}
	slices.Sort(b.gone)
	b.gone = slices.Compact(b.gone)
	return b
}

func sameFacts(a, b facts) bool {
	same := slices.Equal(a.rows, b.rows) && slices.Equal(a.articles, b.articles) && slices.Equal(a.lengths, b.lengths) && slices.Equal(a.precision, b.precision)
	for i := range a.single {
		same = same && slices.Equal(a.single[i], b.single[i])
	}
	for i := range a.many {
		same = same && slices.Equal(a.many[i].ends, b.many[i].ends) && slices.Equal(a.many[i].ids, b.many[i].ids)
	}
	return same
}

func TestBlocksComeBack(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 200 {
		b := randomBlock(r, r.Intn(40))
		got, err := unmarshalBlock(b.marshal())
		if err != nil || !sameFacts(got.facts, b.facts) || !slices.Equal(got.gone, b.gone) {
			t.Fatalf("%+v came back as %+v, %v", b, got, err)
		}
	}
}

// TestBlocksAreApplied joins blocks at once and one after the other, and
// compares both with a map.
func TestBlocksAreApplied(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for range 200 {
		want := map[int64]uint32{}
		var blocks []block
		var step facts
		for range 1 + r.Intn(8) {
			var b block
			for row := range want {
				if r.Intn(6) == 0 {
					b.gone = append(b.gone, row)
					delete(want, row)
				}
			}
			slices.Sort(b.gone)
			fresh := randomBlock(r, r.Intn(20))
			for i := range fresh.rows {
				fresh.rows[i] = int64(r.Intn(100))
			}
			slices.Sort(fresh.rows)
			fresh.facts = fresh.pick(func(i int) bool {
				_, taken := want[fresh.rows[i]]
				return !taken && (i == 0 || fresh.rows[i] != fresh.rows[i-1])
			})
			for i, row := range fresh.rows {
				want[row] = fresh.articles[i]
			}
			b.facts = fresh.facts
			blocks = append(blocks, b)
			step = joinBlocks([]block{{facts: step}, b})
		}
		joined := joinBlocks(blocks)
		if !sameFacts(joined, step) {
			t.Fatalf("at once %+v, one after the other %+v", joined, step)
		}
		got := map[int64]uint32{}
		for i, row := range joined.rows {
			got[row] = joined.articles[i]
		}
		if !slices.IsSorted(joined.rows) || len(got) != joined.len() || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

// FuzzBlock reads bytes that may be anything: a block or an error, and what is
// read is written as it was.
func FuzzBlock(f *testing.F) {
	r := rand.New(rand.NewSource(4))
	for range 5 {
		b := randomBlock(r, 5)
		f.Add(b.marshal())
	}
	f.Fuzz(func(t *testing.T, bytes []byte) {
		b, err := unmarshalBlock(bytes)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		again, err := unmarshalBlock(b.marshal())
		if err != nil || !sameFacts(again.facts, b.facts) || !slices.Equal(again.gone, b.gone) {
			t.Fatalf("%x is read as %+v, and written and read again as %+v, %v", bytes, b, again, err)
		}
	})
}
