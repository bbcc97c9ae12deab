package data

import (
	"context"
	"database/sql"
	"slices"
	"sync"
)

// snapshot is the archive as it was after one block: the facts of all
// articles in the order of their rows, in memory. An article's place in it is
// its ordinal, oldest first, the undated before all. It never changes; what it
// finds out later is kept in its caches.
type snapshot struct {
	facts
	blocks  []int64 // the ids it was made of
	days    dayTable
	largest [facetFieldCount]uint32 // id of a value

	sets setCache

	mu         sync.Mutex
	places     []int32                  // see byArticle; nil until asked for
	byHeadline *headlineOrder           // nil until asked for
	ranks      map[Sort]*valueRanks     // of the orders by value that were asked for
	counts     [facetFieldCount][]int32 // articles by value, of the whole archive
}

// revision tells snapshots of one archive apart; 0 is that of an empty one.
func (s *snapshot) revision() int64 {
	if len(s.blocks) == 0 {
		return 0
	}
	return s.blocks[len(s.blocks)-1]
}

// mostDays is how many days, from the first dated one on, have an entry in a
// dayTable: 550 years. What lies beyond is found by binary search.
const mostDays = 200_000

// dayTable finds the ordinals of a day.
type dayTable struct {
	first        int64   // day
	starts       []int32 // starts[d] is the ordinal of the first article of day first+d or later
	dense        []bool  // the rows of day first+d are numbered 0, 1, 2 …
	denseUndated int64   // so are the undated, up to here
}

func newDayTable(rows []int64) dayTable {
	dated, _ := slices.BinarySearch(rows, firstDated)
	var t dayTable
	if dated > 0 && rows[dated-1] == int64(dated-1) {
		t.denseUndated = int64(dated)
	}
	if dated == len(rows) {
		return t
	}
	t.first = rowDay(rows[dated])
	days := min(rowDay(rows[len(rows)-1])-t.first+1, mostDays)
	t.starts, t.dense = make([]int32, days+1), make([]bool, days)
	next := dated
	for d := range t.starts {
		for next < len(rows) && rowDay(rows[next]) < t.first+int64(d) {
			next++
		}
		t.starts[d] = int32(next)
		if d > 0 {
			n := next - int(t.starts[d-1])
			t.dense[d-1] = n > 0 && rows[next-1]&(rowDaySize-1) == int64(n-1)
		}
	}
	return t
}

// ordinal returns the place of a row, and false where there is no article.
func (s *snapshot) ordinal(row int64) (int, bool) {
	from, to := 0, len(s.rows)
	if d := rowDay(row) - s.days.first; d >= 0 && d < int64(len(s.days.dense)) {
		from, to = int(s.days.starts[d]), int(s.days.starts[d+1])
		if s.days.dense[d] {
			n := min(int(row&(rowDaySize-1)), to-from)
			return from + n, from+n < to
		}
	} else if row < s.days.denseUndated {
		return int(row), true
	}
	for from < to {
		mid := int(uint(from+to) >> 1)
		if s.rows[mid] < row {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from, from < len(s.rows) && s.rows[from] == row
}

// below returns how many articles have smaller rows.
func (s *snapshot) below(row int64) int {
	n, _ := s.ordinal(row)
	return n
}

func (s *snapshot) undated() int { return s.below(rowsUndated) }

// loadSnapshot returns the archive as the transaction sees it. Where older is
// an earlier state it reads only the blocks that came since.
func loadSnapshot(ctx context.Context, tx querier, older *snapshot) (*snapshot, error) {
	var ids []int64
	if err := each(ctx, tx, "SELECT id FROM block ORDER BY id", func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}); err != nil {
		return nil, err
	}
	var blocks []block
	known := 0
	if older != nil && len(older.blocks) <= len(ids) && slices.Equal(older.blocks, ids[:len(older.blocks)]) {
		if known = len(older.blocks); known == len(ids) {
			return older, nil
		}
		blocks = append(blocks, block{facts: older.facts})
	}
	after := int64(0)
	if known > 0 {
		after = ids[known-1]
	}
	if err := each(ctx, tx, "SELECT bytes FROM block WHERE id > ? ORDER BY id", func(rows *sql.Rows) error {
		var bytes sql.RawBytes
		if err := rows.Scan(&bytes); err != nil {
			return err
		}
		b, err := unmarshalBlock(bytes)
		blocks = append(blocks, b)
		return err
	}, after); err != nil {
		return nil, err
	}
	s := &snapshot{facts: joinBlocks(blocks), blocks: ids}
	s.days = newDayTable(s.rows)
	for field := range s.single {
		s.largest[field] = largest(s.single[field])
	}
	for field := range s.many {
		s.largest[int(singleFields)+field] = largest(s.many[field].ids)
	}
	return s, nil
}

func largest(ids []uint32) uint32 {
	most := uint32(0)
	for _, id := range ids {
		most = max(most, id)
	}
	return most
}

// joinBlocks applies blocks one after the other.
func joinBlocks(blocks []block) facts {
	if len(blocks) == 1 {
		return blocks[0].facts
	}
	goneAt := map[int64]int{} // the last block that took a row out
	total := 0
	for n, b := range blocks {
		total += b.len()
		for _, row := range b.gone {
			goneAt[row] = n
		}
	}
	var joined facts
	joined.grow(total)
	order := orderOf(blocks, total)
	for at := 0; at < len(order); {
		// Most articles follow others of the same block, which are copied together.
		e := order[at]
		rows, end := blocks[e.block].rows, at
		for end < len(order) && order[end] == (blockEntry{e.block, e.at + int32(end-at)}) {
			if len(goneAt) > 0 {
				if by, gone := goneAt[rows[order[end].at]]; gone && by > int(e.block) {
					break
				}
			}
			end++
		}
		joined.appendRange(&blocks[e.block].facts, int(e.at), int(e.at)+end-at)
		at = max(end, at+1) // past one that is gone
	}
	return joined
}

// blockEntry is the place of an article's facts in a list of blocks.
type blockEntry struct{ block, at int32 }

// orderOf merges the rows of blocks into one ascending order, those of equal
// rows in the order of the blocks.
func orderOf(blocks []block, total int) []blockEntry {
	row := func(e blockEntry) int64 { return blocks[e.block].rows[e.at] }
	order, spare := make([]blockEntry, 0, total), make([]blockEntry, 0, total)
	ends := []int{0} // of the runs that are ascending
	for n, b := range blocks {
		for i := range b.rows {
			order = append(order, blockEntry{int32(n), int32(i)})
		}
		ends = append(ends, len(order))
	}
	for len(ends) > 2 {
		spare = spare[:0]
		next := []int{0}
		for i := 0; i+1 < len(ends); i += 2 {
			left, right := order[ends[i]:ends[i+1]], []blockEntry(nil)
			if i+2 < len(ends) {
				right = order[ends[i+1]:ends[i+2]]
			}
			for len(left) > 0 && len(right) > 0 {
				if row(left[0]) <= row(right[0]) {
					spare, left = append(spare, left[0]), left[1:]
				} else {
					spare, right = append(spare, right[0]), right[1:]
				}
			}
			spare = append(append(spare, left...), right...)
			next = append(next, len(spare))
		}
		order, spare, ends = spare, order, next
	}
	return order
}
