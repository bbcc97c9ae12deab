package data

import "time"

// A row is an article's place in the index: its day and a number within the
// day, so that the full-text index lies in date order. It is not an identity:
// correcting a date moves the article to another row. Undated articles have a
// range of days of their own below all dated ones, so that they come last in
// newest first.
const (
	rowDayBits   = 24                      // 16.7 million rows a day
	rowDaySize   = int64(1) << rowDayBits  //
	rowMinute    = rowDaySize / (24 * 60)  // rows kept for a minute of the day
	firstDay     = int64(1) << 16          // the day of 0001-01-01; smaller days hold the undated
	firstDated   = firstDay << rowDayBits  // the smallest dated row
	lastYear     = 9999                    // of the calendar
	secondsADay  = 24 * 60 * 60            //
	unixOfFirst  = -62135596800            // 0001-01-01 in Unix seconds
	rowsUndated  = firstDated              // undated rows are [0, rowsUndated)
	lastDayBound = firstDay + 366*lastYear // above every day
	rowsEnd      = lastDayBound << rowDayBits
)

// dayOf returns the day number of a civil date. Years outside 1 to 9999 are
// clamped.
func dayOf(t time.Time) int64 {
	y, m, d := t.Date()
	if y < 1 {
		y, m, d = 1, time.January, 1
	}
	if y > lastYear {
		y, m, d = lastYear, time.December, 31
	}
	return firstDay + (time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()-unixOfFirst)/secondsADay
}

// timeOfDay is the inverse of dayOf: UTC midnight of a dated day.
func timeOfDay(day int64) time.Time {
	return time.Unix((day-firstDay)*secondsADay+unixOfFirst, 0).UTC()
}

// rowSlot returns the rows [from, to) where an article with the date belongs.
// Where minutes are known the number within the day follows the clock.
func rowSlot(d Date) (from, to int64) {
	switch d.Precision {
	case NoDate:
		return 0, rowsUndated
	case ToMinute:
		from = dayOf(d.Time)<<rowDayBits + int64(d.Time.Hour()*60+d.Time.Minute())*rowMinute
	default:
		from = dayOf(d.Time) << rowDayBits
	}
	return from, from + rowMinute
}

func rowDay(row int64) int64 { return row >> rowDayBits }
