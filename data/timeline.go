package data

import (
	"context"
	"fmt"
	"time"
)

// bucketStart returns the first day of the bucket that a day lies in.
func bucketStart(day time.Time, by Unit) time.Time {
	y, m, d := day.Date()
	switch by {
	case ByYear:
		m, d = time.January, 1
	case ByMonth:
		d = 1
	case ByWeek:
		d -= (int(day.Weekday()) + 6) % 7
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// nextBucket returns the first day of the bucket after the one that begins at
// start.
func nextBucket(start time.Time, by Unit) time.Time {
	switch by {
	case ByYear:
		return start.AddDate(1, 0, 0)
	case ByMonth:
		return start.AddDate(0, 1, 0)
	case ByWeek:
		return start.AddDate(0, 0, 7)
	default:
		return start.AddDate(0, 0, 1)
	}
}

// extent returns the first and the last day that has articles; both are zero
// in an archive without dated ones.
func (s *snapshot) extent() (first, last time.Time) {
	if s.undated() == s.len() {
		return first, last
	}
	return timeOfDay(rowDay(s.rows[s.undated()])), timeOfDay(rowDay(s.rows[s.len()-1]))
}

// Timeline counts results over the days [from, to) in buckets, beside the
// archive's own counts as they were when the first of the results was found.
// Zero times stand for the archive's extent. The first and the last bucket
// count whole, so that a bar is the same at any zoom. An article known to the
// month or the year counts at its beginning.
func (a *Archive) Timeline(ctx context.Context, by Unit, from, to time.Time, results ...*Results) (Timeline, error) {
	t := Timeline{By: by, Undated: make([]int, len(results))}
	switch by {
	case ByYear, ByMonth, ByWeek, ByDay:
	default:
		return t, fmt.Errorf("a timeline goes by year, month, week or day, not by %q", by)
	}
	var whole *snapshot
	if len(results) > 0 {
		whole = results[0].snapshot
	} else if err := a.inView(ctx, func(v *view) error { whole = v.snapshot; return nil }); err != nil {
		return t, err
	}
	t.ArchiveUndated = whole.undated()
	for i, r := range results {
		t.Undated[i] = r.set.rank(r.snapshot.undated())
	}
	if from.IsZero() || to.IsZero() {
		first, last := whole.extent()
		if first.IsZero() {
			return t, nil
		}
		from, to = first, last.AddDate(0, 0, 1)
	}
	for start := bucketStart(from, by); start.Before(to); start = nextBucket(start, by) {
		t.Buckets = append(t.Buckets, Bucket{Start: start})
	}
	counts := make([]int, len(t.Buckets)*len(results)) // one allocation for all buckets
	for i := range t.Buckets {
		b := &t.Buckets[i]
		b.Counts = counts[i*len(results) : (i+1)*len(results) : (i+1)*len(results)]
		first, next := dayOf(b.Start)<<rowDayBits, dayOf(nextBucket(b.Start, by))<<rowDayBits
		b.Archive = whole.below(next) - whole.below(first)
		for n, r := range results {
			b.Counts[n] = r.set.rank(r.snapshot.below(next)) - r.set.rank(r.snapshot.below(first))
		}
	}
	return t, ctx.Err()
}
