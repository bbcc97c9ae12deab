package data

import (
	"fmt"
	"time"
)

// Precision says how much of a date is known.
type Precision uint8

// The precisions, from nothing to the minute.
const (
	NoDate Precision = iota
	ToYear
	ToMonth
	ToDay
	ToMinute
)

var precisionNames = [...]string{"none", "year", "month", "day", "minute"}

// String returns "none", "year", "month", "day" or "minute".
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return fmt.Sprintf("precision(%d)", uint8(p))
}

// Evidence says where a date was read.
type Evidence string

// The kinds of evidence, best first. The empty Evidence goes with NoDate.
const (
	ByHand       Evidence = "by_hand"
	FromMetadata Evidence = "metadata"
	FromHeader   Evidence = "header"
	FromDateline Evidence = "dateline"
	FromURL      Evidence = "url"
	FromFileName Evidence = "file_name"
)

// Date is a publication date with its precision and its evidence. The zero
// Date is an unknown one.
type Date struct {
	// Time is the wall clock as the publisher wrote it: in its zone where
	// Zoned, else in UTC as a stand-in. Parts finer than Precision are zero
	// (January, 1, 00:00).
	Time      time.Time
	Zoned     bool
	Precision Precision
	Evidence  Evidence
	Text      string // the words it was read from: "June 22"
	Basis     string // what supplied a missing part: "year from the file name"
}

// Day makes a Date known to the day.
func Day(year int, month time.Month, day int, evidence Evidence, text string) Date {
	return Date{
		Time:      time.Date(year, month, day, 0, 0, 0, 0, time.UTC),
		Precision: ToDay, Evidence: evidence, Text: text,
	}
}

// Known reports whether anything of the date is known.
func (d Date) Known() bool { return d.Precision != NoDate }

// ISO returns the date in ISO 8601 to its precision: "2019", "2019-06",
// "2019-06-22", "2019-06-22T15:04" or, zoned, "2019-06-22T15:04+09:00".
// An unknown date is "".
func (d Date) ISO() string {
	switch d.Precision {
	case ToYear:
		return d.Time.Format("2006")
	case ToMonth:
		return d.Time.Format("2006-01")
	case ToDay:
		return d.Time.Format("2006-01-02")
	case ToMinute:
		if d.Zoned {
			return d.Time.Format("2006-01-02T15:04Z07:00")
		}
		return d.Time.Format("2006-01-02T15:04")
	default:
		return ""
	}
}
