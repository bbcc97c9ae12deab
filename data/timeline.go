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
func (a *Archive) extent(ctx context.Context) (first, last time.Time, err error) {
	var from, to *int64
	err = a.reader.QueryRowContext(ctx, "SELECT min(day), max(day) FROM day WHERE day >= ? AND n > 0", firstDay).Scan(&from, &to)
	if err != nil || from == nil {
		return first, last, a.explain(err)
	}
	return timeOfDay(*from), timeOfDay(*to), nil
}

// Timeline counts results over the days [from, to) in buckets, beside the
// archive's own counts. Zero times stand for the archive's extent. The first
// and the last bucket count whole, so that a bar is the same at any zoom. An
// article known to the month or the year counts at its beginning.
func (a *Archive) Timeline(ctx context.Context, by Unit, from, to time.Time, results ...*Results) (Timeline, error) {
	t := Timeline{By: by, Undated: make([]int, len(results))}
	switch by {
	case ByYear, ByMonth, ByWeek, ByDay:
	default:
		return t, fmt.Errorf("a timeline goes by year, month, week or day, not by %q", by)
	}
	for i, r := range results {
		t.Undated[i] = len(r.rows.between(0, rowsUndated))
	}
	if from.IsZero() || to.IsZero() {
		first, last, err := a.extent(ctx)
		if err != nil {
			return t, err
		}
		if first.IsZero() {
			err := a.reader.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM day WHERE day < ?", firstDay).Scan(&t.ArchiveUndated)
			return t, a.explain(err)
		}
		from, to = first, last.AddDate(0, 0, 1)
	}
	counts := make([]int, 0, len(results)) // one allocation for all buckets
	for start := bucketStart(from, by); start.Before(to); start = nextBucket(start, by) {
		t.Buckets = append(t.Buckets, Bucket{Start: start})
	}
	counts = append(counts, make([]int, len(t.Buckets)*len(results))...)
	for i := range t.Buckets {
		t.Buckets[i].Counts = counts[i*len(results) : (i+1)*len(results) : (i+1)*len(results)]
	}
	for i, r := range results {
		eachBucket(t, func(b *Bucket, from, to int64) { b.Counts[i] = len(r.rows.between(from<<rowDayBits, to<<rowDayBits)) })
	}
	return t, a.explain(a.countArchive(ctx, &t))
}

// eachBucket calls f with each bucket and its days [from, to).
func eachBucket(t Timeline, f func(b *Bucket, from, to int64)) {
	for i := range t.Buckets {
		b := &t.Buckets[i]
		f(b, dayOf(b.Start), dayOf(nextBucket(b.Start, t.By)))
	}
}

func (a *Archive) countArchive(ctx context.Context, t *Timeline) error {
	rows, err := a.reader.QueryContext(ctx, "SELECT day, n FROM day ORDER BY day")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	i := 0
	for rows.Next() {
		var day int64
		var n int
		if err := rows.Scan(&day, &n); err != nil {
			return err
		}
		if day < firstDay {
			t.ArchiveUndated += n
			continue
		}
		for i < len(t.Buckets) && dayOf(nextBucket(t.Buckets[i].Start, t.By)) <= day {
			i++
		}
		if i == len(t.Buckets) {
			break
		}
		if day >= dayOf(t.Buckets[i].Start) {
			t.Buckets[i].Archive += n
		}
	}
	return rows.Err()
}
