package importer

import (
	"strings"
	"time"

	"dateline/data"
)

// dateLayouts are the forms in which programs write a date, tried in order.
var dateLayouts = []struct {
	layout string
	zoned  bool
	timed  bool
}{
	{time.RFC3339Nano, true, true}, {"2006-01-02T15:04Z07:00", true, true}, {"2006-01-02T15:04:05.999999999Z0700", true, true},
	{"2006-01-02T15:04:05.999999999", false, true}, {"2006-01-02T15:04", false, true},
	{"2006-01-02 15:04:05.999999999 Z07:00", true, true}, {"2006-01-02 15:04:05.999999999Z07:00", true, true},
	{"2006-01-02 15:04:05.999999999 -0700", true, true}, {"2006-01-02 15:04:05.999999999 -0700 MST", true, true},
	{"2006-01-02 15:04:05.999999999", false, true}, {"2006-01-02 15:04", false, true},
	{"20060102T150405Z0700", true, true}, {"20060102T150405", false, true}, {"20060102T1504Z0700", true, true}, {"20060102150405", false, true},
	{"2006-01-02Z07:00", false, false}, {"2006-01-02", false, false}, {"20060102", false, false}, {"2006/01/02", false, false},
	{time.RFC1123Z, true, true}, {time.RFC1123, true, true}, {time.RFC822Z, true, true}, {time.RFC850, true, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true, true}, {"Mon, 2 Jan 2006 15:04:05 MST", true, true},
	{"2 Jan 2006 15:04:05 -0700", true, true}, {"Mon, 2 Jan 2006 15:04 -0700", true, true},
	{time.UnixDate, true, true}, {time.RubyDate, true, true}, {time.ANSIC, false, true},
}

// readDate reads a date as programs and people write it in a field of its own:
// ISO 8601, RFC 5322, "June 22, 2019 10:15 KST", "22 juin 2019". A timestamp
// at midnight is a day. The evidence is the caller's to know. Base is when the
// text was written, for "3 hours ago"; with a zero one that is no date.
func readDate(text string, evidence data.Evidence, base time.Time) (data.Date, bool) {
	text = oneLine(text)
	if text == "" || len(text) > maxStamp {
		return data.Date{}, false
	}
	if d, ok := parseISODate(text); ok {
		d.Evidence, d.Text = evidence, text
		return d, true
	}
	for _, l := range dateLayouts {
		t, err := time.Parse(l.layout, text)
		if err != nil {
			continue
		}
		c := civil{t.Year(), t.Month(), t.Day()}
		if !c.valid() {
			return data.Date{}, false
		}
		if !l.timed || t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
			return c.date(evidence, text), true
		}
		return data.Date{Time: t.Truncate(time.Minute), Zoned: l.zoned && knownZone(t), Precision: data.ToMinute, Evidence: evidence, Text: text}, true
	}
	c, at, ok := findDate(text)
	if !ok {
		return data.Date{}, false
	}
	d := c.date(evidence, text)
	if h, _, ok := findTime(text[:at.Start] + " " + text[at.End:]); ok && (h.hour != 0 || h.minute != 0) {
		d = c.at(h, evidence, text)
	}
	return d, true
}

// parseISODate reads "2019" and "2019-06".
func parseISODate(s string) (data.Date, bool) {
	year, month, _ := strings.Cut(s, "-")
	c := yearMonth(year, month)
	if c.year == 0 || len(s) > 7 {
		return data.Date{}, false
	}
	return c.date("", ""), true
}

// knownZone reports that a zone's abbreviation was understood: Go gives an
// offset of zero to those that it does not know.
func knownZone(t time.Time) bool {
	name, offset := t.Zone()
	return offset != 0 || name == "UTC" || name == "GMT" || name == "" || name == "Z"
}
