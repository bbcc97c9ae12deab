package data

import (
	"encoding/binary"
	"fmt"
	"math"
)

// facetField is a field whose values are counted over results.
type facetField uint8

// The fields, by their numbers in facet_value. An article has at most one value
// of the first ones, and any number of the others.
const (
	outletField facetField = iota
	agencyField
	languageField
	formatField
	placeField
	authorField

	facetFieldCount
	singleFields = placeField
	manyFields   = facetFieldCount - singleFields
)

// facts are what the engine knows of articles without asking SQL, column by
// column: the nth of each column is of the nth article. Values are ids of
// facet_value, 0 for none.
type facts struct {
	rows      []int64 // ascending
	articles  []uint32
	lengths   []uint32 // terms in all columns of the full-text index
	precision []uint8  // of the date
	single    [singleFields][]uint32
	many      [manyFields]lists
}

// lists are lists of values: the nth is ids[ends[n-1]:ends[n]].
type lists struct {
	ends []uint32
	ids  []uint32
}

func (l *lists) of(n int) []uint32 {
	from := uint32(0)
	if n > 0 {
		from = l.ends[n-1]
	}
	return l.ids[from:l.ends[n]]
}

func (l *lists) appendRange(from *lists, begin, end int) {
	if begin == end {
		return
	}
	first := uint32(0)
	if begin > 0 {
		first = from.ends[begin-1]
	}
	shift := uint32(len(l.ids)) - first
	l.ids = append(l.ids, from.ids[first:from.ends[end-1]]...)
	for _, at := range from.ends[begin:end] {
		l.ends = append(l.ends, at+shift)
	}
}

func (l *lists) append(ids []uint32) {
	l.ids = append(l.ids, ids...)
	l.ends = append(l.ends, uint32(len(l.ids)))
}

func (f *facts) len() int { return len(f.rows) }

// append adds the facts of the nth article of another.
func (f *facts) append(from *facts, n int) { f.appendRange(from, n, n+1) }

// appendRange adds the facts of the articles [begin, end) of another.
func (f *facts) appendRange(from *facts, begin, end int) {
	f.rows = append(f.rows, from.rows[begin:end]...)
	f.articles = append(f.articles, from.articles[begin:end]...)
	f.lengths = append(f.lengths, from.lengths[begin:end]...)
	f.precision = append(f.precision, from.precision[begin:end]...)
	for i := range f.single {
		f.single[i] = append(f.single[i], from.single[i][begin:end]...)
	}
	for i := range f.many {
		f.many[i].appendRange(&from.many[i], begin, end)
	}
}

// grow makes room for n articles more, so that appending copies nothing.
func (f *facts) grow(n int) {
	f.rows = append(make([]int64, 0, len(f.rows)+n), f.rows...)
	for _, column := range []*[]uint32{&f.articles, &f.lengths, &f.single[0], &f.single[1], &f.single[2], &f.single[3], &f.many[0].ends, &f.many[1].ends} {
		*column = append(make([]uint32, 0, len(*column)+n), *column...)
	}
	f.precision = append(make([]uint8, 0, len(f.precision)+n), f.precision...)
}

// A block is what one transaction changed: the rows that it took out, then the
// articles that it put in. Blocks apply in the order of their ids.
type block struct {
	gone []int64 // ascending
	facts
}

// blockForm is the first byte of a block.
const blockForm = 1

// marshal writes a block: its form, then each column as varints, rows as the
// differences from the row before.
func (b *block) marshal() []byte {
	out := make([]byte, 0, 32+8*len(b.gone)+24*b.len())
	out = append(out, blockForm)
	number := func(v uint64) { out = binary.AppendUvarint(out, v) }
	for _, rows := range [][]int64{b.gone, b.rows} {
		number(uint64(len(rows)))
		last := int64(0)
		for _, row := range rows {
			number(uint64(row - last))
			last = row
		}
	}
	for i := range b.rows {
		number(uint64(b.articles[i]))
		number(uint64(b.lengths[i]))
		number(uint64(b.precision[i]))
		for field := range b.single {
			number(uint64(b.single[field][i]))
		}
		for field := range b.many {
			ids := b.many[field].of(i)
			number(uint64(len(ids)))
			for _, id := range ids {
				number(uint64(id))
			}
		}
	}
	return out
}

// blockReader reads a block's numbers; bad is set by the first that is missing
// or too large.
type blockReader struct {
	bytes []byte
	bad   bool
}

func (r *blockReader) number(most uint64) uint64 {
	v, n := binary.Uvarint(r.bytes)
	if n <= 0 || v > most {
		r.bad = true
		return 0
	}
	r.bytes = r.bytes[n:]
	return v
}

func (r *blockReader) ascending() []int64 {
	n := r.number(uint64(len(r.bytes))) // each takes a byte at least
	rows := make([]int64, 0, n)
	last := int64(-1)
	for range n {
		step := r.number(uint64(rowsEnd))
		row := last + int64(step)
		if last < 0 {
			row = int64(step)
		}
		if row <= last || row >= rowsEnd {
			r.bad = true
		}
		if r.bad {
			return nil
		}
		rows = append(rows, row)
		last = row
	}
	return rows
}

func unmarshalBlock(bytes []byte) (block, error) {
	var b block
	if len(bytes) == 0 || bytes[0] != blockForm {
		return b, fmt.Errorf("%w: a block of facts has an unknown form", ErrDamaged)
	}
	r := blockReader{bytes: bytes[1:]}
	b.gone = r.ascending()
	rows := r.ascending()
	b.grow(len(rows))
	b.rows = append(b.rows, rows...)
	var ids []uint32
	for i := 0; i < len(rows) && !r.bad; i++ {
		b.articles = append(b.articles, uint32(r.number(math.MaxUint32)))
		b.lengths = append(b.lengths, uint32(r.number(math.MaxUint32)))
		b.precision = append(b.precision, uint8(r.number(math.MaxUint8)))
		for field := range b.single {
			b.single[field] = append(b.single[field], uint32(r.number(math.MaxUint32)))
		}
		for field := range b.many {
			ids = ids[:0]
			for range r.number(uint64(len(r.bytes))) {
				ids = append(ids, uint32(r.number(math.MaxUint32)))
			}
			b.many[field].append(ids)
		}
	}
	if r.bad || len(r.bytes) > 0 {
		return block{}, fmt.Errorf("%w: a block of facts cannot be read", ErrDamaged)
	}
	return b, nil
}
