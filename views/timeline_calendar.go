package views

import (
	"math"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
)

// A day counts days from 1 January of year 1, the first that an archive keeps.
type day int

// endOfDays is the day after 31 December 9999, the last that an archive keeps.
const endOfDays day = 3_652_059

const (
	lastCalendarYear = 9999
	secondsPerDay    = 24 * 60 * 60
)

var unixOfDayZero = time.Time{}.Unix()

// dayAt returns the civil date of t, clamped to the calendar.
func dayAt(t time.Time) day {
	y, m, d := t.Date()
	if y < 1 {
		return 0
	}
	if y > lastCalendarYear {
		return endOfDays
	}
	return day((time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() - unixOfDayZero) / secondsPerDay)
}

// dayIn returns the day that a fractional count of days lies in.
func dayIn(d float64) day {
	return min(max(day(math.Floor(d)), 0), endOfDays-1)
}

// time returns UTC midnight of the day.
func (d day) time() time.Time {
	return time.Unix(int64(d)*secondsPerDay+unixOfDayZero, 0).UTC()
}

// A dayRange is the days [from, to).
type dayRange struct{ from, to day }

func (r dayRange) empty() bool              { return r.to <= r.from }
func (r dayRange) contains(d day) bool      { return r.from <= d && d < r.to }
func (r dayRange) covers(s dayRange) bool   { return r.from <= s.from && s.to <= r.to }
func (r dayRange) overlaps(s dayRange) bool { return r.from < s.to && s.from < r.to }

// union returns the smallest range that holds both.
func (r dayRange) union(s dayRange) dayRange {
	return dayRange{min(r.from, s.from), max(r.to, s.to)}
}

// times returns the range as UTC midnights, zero times for an empty one.
func (r dayRange) times() (from, to time.Time) {
	if r.empty() {
		return time.Time{}, time.Time{}
	}
	return r.from.time(), r.to.time()
}

// A grain is a width of bars. The archive counts by unit; grains wider than a
// year are sums of years.
type grain int

const (
	grainDay grain = iota
	grainWeek
	grainMonth
	grainYear
	grainDecade
	grainCentury
)

// grains holds of each its unit, its mean number of days and, from the year
// up, its number of years.
var grains = [...]struct {
	unit  data.Unit
	days  float64
	years int
}{
	grainDay:     {data.ByDay, 1, 0},
	grainWeek:    {data.ByWeek, 7, 0},
	grainMonth:   {data.ByMonth, 30.436875, 0},
	grainYear:    {data.ByYear, 365.2425, 1},
	grainDecade:  {data.ByYear, 3652.425, 10},
	grainCentury: {data.ByYear, 36524.25, 100},
}

func (g grain) unit() data.Unit { return grains[g].unit }
func (g grain) days() float64   { return grains[g].days }

// grainOf returns the finest grain of a unit.
func grainOf(u data.Unit) grain {
	for g := range grains {
		if grains[g].unit == u {
			return grain(g)
		}
	}
	return grainMonth
}

// index numbers the grain's buckets in order of time; start is its inverse.
func (g grain) index(d day) int {
	switch g {
	case grainDay:
		return int(d)
	case grainWeek: // 1 January of year 1 was a Monday
		return int(d) / 7
	case grainMonth:
		y, m, _ := d.time().Date()
		return y*12 + int(m) - 1
	default:
		return d.time().Year() / grains[g].years
	}
}

// start returns the first day of a bucket, clamped to the calendar.
func (g grain) start(i int) day {
	switch g {
	case grainDay:
		return min(max(day(i), 0), endOfDays)
	case grainWeek:
		return min(max(day(i)*7, 0), endOfDays)
	case grainMonth:
		return dayAt(time.Date(i/12, time.Month(i%12+1), 1, 0, 0, 0, 0, time.UTC))
	default:
		return dayAt(time.Date(i*grains[g].years, time.January, 1, 0, 0, 0, 0, time.UTC))
	}
}

// bucket returns the bucket that a day is in.
func (g grain) bucket(d day) dayRange {
	i := g.index(d)
	return dayRange{g.start(i), g.start(i + 1)}
}

// outward widens a range to whole buckets.
func (g grain) outward(r dayRange) dayRange {
	if r.empty() {
		return r
	}
	return dayRange{g.bucket(r.from).from, g.bucket(r.to - 1).to}
}

// whole reports whether a range is made of whole buckets.
func (g grain) whole(r dayRange) bool { return !r.empty() && g.outward(r) == r }

// length returns how many buckets a range meets.
func (g grain) length(r dayRange) int { return g.index(r.to-1) + 1 - g.index(r.from) }

// stepped moves a range of whole buckets by n of them, or as many as the
// calendar has room for.
func (g grain) stepped(r dayRange, n int) dayRange {
	first, length := g.index(r.from), g.length(r)
	first = max(min(first+n, g.index(endOfDays-1)+1-length), g.index(0))
	return dayRange{g.start(first), g.start(first + length)}
}

// periodAfter returns the n-th period after r of the same length: months for
// whole months, else days.
func periodAfter(r dayRange, n int) dayRange {
	g := grainDay
	if grainMonth.whole(r) {
		g = grainMonth
	}
	return g.stepped(r, n*g.length(r))
}

// bucketName names a bucket for people: "2021", "November 2021", "week of
// 1 November 2021", "Wednesday, 3 November 2021", "1990–1999".
func (g grain) bucketName(r dayRange) string {
	switch g {
	case grainDay:
		return locale.Date(r.from.time(), locale.Weekday)
	case grainWeek:
		return lang.L("week of {{.Day}}", map[string]any{"Day": dayName(r.from)})
	default:
		return rangeName(r)
	}
}

// rangeName names a range in whole years, months or days, the longest that
// fit: "2019–2021", "March – April 2022", "3 November 2021".
func rangeName(r dayRange) string {
	form := locale.Day
	switch {
	case grainYear.whole(r):
		form = locale.Year
	case grainMonth.whole(r):
		form = locale.Month
	}
	return locale.Dates(r.from.time(), (r.to - 1).time(), form)
}

func yearName(d day) string { return locale.Date(d.time(), locale.Year) }

func dayName(d day) string { return locale.Date(d.time(), locale.Day) }
