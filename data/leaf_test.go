package data

import (
	"bytes"
	"testing"
)

// FuzzLeaf reads pages that may be anything: each is read or refused, and no
// row is told with more positions than there are bytes.
func FuzzLeaf(f *testing.F) {
	f.Add([]byte{0, 9, 0, 14, 5, '0', 'a', 'b', 'c', 'd', 7, 4, 2, 3, 4}, []byte{0, 0, 0, 6, 9, 9}, true)
	f.Add([]byte{0, 7, 0, 11, 2, '0', 'a', 5, 20, 2, 3, 4}, []byte{0, 0, 0, 8, 2, 2, 2, 2}, false)
	f.Fuzz(func(t *testing.T, first, second []byte, prefix bool) {
		w := walker{segment: &segment{gone: map[int64]struct{}{5: {}}}, term: []byte("0a"), prefix: prefix, visit: func(row int64, positions []byte) {
			if row == 5 {
				t.Fatal("a row that is gone was visited")
			}
			if len(positions) > len(first)+len(second) {
				t.Fatalf("%d bytes of positions", len(positions))
			}
			for _, in := range []columns{textColumns, bodyColumn, headlineColumn | datelineColumn} {
				if places := appendPlaces(nil, positions, in); len(places) > countPlaces(positions, in) {
					t.Fatalf("%x in %b: %v, counted %d", positions, in, places, countPlaces(positions, in))
				}
			}
		}}
		if w.leaf(first) && !w.done {
			w.leaf(second)
		}
	})
}

func TestVarints(t *testing.T) {
	for _, c := range []struct {
		bytes []byte
		v     uint64
		n     int
	}{
		{[]byte{0x05}, 5, 1}, {[]byte{0x81, 0x00}, 128, 2}, {[]byte{0xff, 0x7f, 1}, 1<<14 - 1, 2}, {[]byte{0x81}, 0, 0}, {nil, 0, 0},
		{bytes.Repeat([]byte{0xff}, 9), 1<<64 - 1, 9},
	} {
		if v, n := varint(c.bytes); v != c.v || n != c.n {
			t.Errorf("%x is %d of %d bytes, want %d of %d", c.bytes, v, n, c.v, c.n)
		}
	}
}
