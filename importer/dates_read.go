package importer

import (
	"strconv"
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
	{"2006-01-02T15:04:05 Z07:00", true, true}, {"2006:01:02 15:04:05Z07:00", true, true}, {"2006:01:02 15:04:05", false, true},
	{"20060102 150405Z0700", true, true}, {"200601021504", false, true}, {"20060102150405Z0700", true, true},
	{"20060102T150405Z0700", true, true}, {"20060102T150405", false, true}, {"20060102T1504Z0700", true, true}, {"20060102150405", false, true},
	{"2006-01-02Z07:00", false, false}, {"2006-01-02", false, false}, {"20060102", false, false}, {"2006/01/02", false, false}, {"2006-002", false, false},
	{time.RFC1123Z, true, true}, {time.RFC1123, true, true}, {time.RFC822Z, true, true}, {time.RFC850, true, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true, true}, {"Mon, 2 Jan 2006 15:04:05 MST", true, true},
	{time.RFC822, true, true}, {"Mon, 2 Jan 06 15:04:05 -0700", true, true}, {"Mon, 2 Jan 06 15:04:05 MST", true, true},
	{"2 Jan 2006 15:04:05 -0700", true, true}, {"2 Jan 2006 15:04:05 MST", true, true}, {"Mon, 2 Jan 2006 15:04 -0700", true, true},
	{time.UnixDate, true, true}, {time.RubyDate, true, true}, {time.ANSIC, false, true},
}

// primary is a language without its country.
func primary(lang string) string {
	language, _, _ := strings.Cut(lang, "-")
	return language
}

// maxDateText is the length in bytes of the longest text that is read as a date.
const maxDateText = 256

// readDate reads a date as programs and people write it in a field of its own:
// ISO 8601, RFC 5322, "June 22, 2019 10:15 KST", "22 juin 2019". A timestamp
// at midnight is a day. The evidence is the caller's to know. Base is when the
// text was written, for "3 hours ago"; with a zero one that is no date.
func readDate(text string, evidence data.Evidence, base time.Time) (data.Date, bool) {
	return readDateIn(text, "", evidence, base)
}

// readDateIn is readDate of a text whose language is known, as BCP 47 has it:
// "03/04/2019" is a date in German, and "en-US" has the month first.
func readDateIn(text, lang string, evidence data.Evidence, base time.Time) (data.Date, bool) {
	text = oneLine(text)
	if text == "" || len(text) > maxDateText {
		return data.Date{}, false
	}
	plain, lang := plainDigits(text), strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	d, told := machineDate(plain)
	if !told {
		d, told = writtenDate(plain, lang)
	}
	if !told {
		d, _ = relativeDate(plain, base)
	}
	if !d.Known() {
		return data.Date{}, false
	}
	d.Evidence, d.Text = evidence, text
	return d, true
}

var (
	unixSeconds = lazily(`^(\d{10})(?:\d{3}|\.\d+)?$`)
	partISO     = lazily(`^(\d{4})[-/.]?(?:(\d{2})(?:-00)?)?$`)
	zonePrefix  = lazily(`\b(?:GMT|UTC)([+-]\d{2}:?\d{2})\b`)
	comment     = lazily(`\s?(\([^()]{1,60}\)|\[[\w/]{1,60}\])$`)
	endOfDay    = lazily(`^(\d{4}-?\d{2}-?\d{2})[T ]24:?00(?::?00)?(?:Z|[+-]\d{2}:?\d{2})?$`)
)

// machineDate reads a date in a form that programs write, and nothing beside
// it. What it tells may be that there is no date.
func machineDate(s string) (data.Date, bool) {
	if d, ok := parseISODate(s); ok {
		return d, true
	}
	if c, ok := weekDate(s); ok && c.valid() {
		return c.date("", ""), true
	}
	if m := unixSeconds.FindStringSubmatch(s); m != nil {
		seconds, _ := strconv.ParseInt(m[1], 10, 64)
		return timeStamp(time.Unix(seconds, 0).UTC(), true)
	}
	if m := endOfDay.FindStringSubmatch(s); m != nil { // the day that it ends
		s = m[1]
	}
	if strings.HasPrefix(s, "D:") { // as PDF has it
		s = strings.ReplaceAll(s[2:], "'", "")
	}
	s = comment.ReplaceAllString(s, "")
	forms := []string{s}
	if plain := zonePrefix.ReplaceAllString(s, "$1"); plain != s {
		forms = append(forms, plain)
	}
	for _, form := range forms {
		for _, l := range dateLayouts {
			if isFigure(l.layout) != isFigure(form) {
				continue
			}
			t, err := time.ParseInLocation(l.layout, form, time.UTC) // else this computer's zone would decide
			if err != nil {
				continue
			}
			if !l.timed {
				c := civil{t.Year(), t.Month(), t.Day()}
				return c.date("", ""), c.valid()
			}
			return timeStamp(inNamedZone(t), l.zoned)
		}
	}
	return data.Date{}, false
}

// isFigure reports that a text begins with a figure.
func isFigure(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// timeStamp is a date known to the minute, or to the day where it is midnight.
// The beginning of Unix time is what programs write for no date at all.
func timeStamp(t time.Time, zoned bool) (data.Date, bool) {
	c := civil{t.Year(), t.Month(), t.Day()}
	if !c.valid() || t.Unix() == 0 {
		return data.Date{}, c.valid()
	}
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return c.date("", ""), true
	}
	return data.Date{Time: t.Truncate(time.Minute), Zoned: zoned && knownZone(t), Precision: data.ToMinute}, true
}

// inNamedZone puts a time in the zone whose abbreviation stands beside it: Go
// reads those that it does not know as Greenwich's.
func inNamedZone(t time.Time) time.Time {
	name, offset := t.Zone()
	minutes, known := zones[name]
	if !known || offset != 0 || minutes == 0 {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.FixedZone(name, minutes*60))
}

// knownZone reports that a zone's abbreviation was understood.
func knownZone(t time.Time) bool {
	name, offset := t.Zone()
	return offset != 0 || name == "UTC" || name == "GMT" || name == "" || name == "Z" || name == "WET"
}

// parseISODate reads "2019" and "2019-06", and "2019-06-00" as databases have
// it.
func parseISODate(s string) (data.Date, bool) {
	s = strings.TrimSuffix(s, "-00-00")
	m := partISO.FindStringSubmatch(s)
	if m == nil || len(s) == 6 { // 201906 may be a day of 2020
		return data.Date{}, false
	}
	c := yearMonth(m[1], m[2])
	return c.date("", ""), c.year != 0
}

var (
	wideMonth  = lazily(`^(\d{4})\s?[년年]\s?(?:(\d{1,2})\s?[월月])?$`)
	slashMonth = lazily(`^(\d{1,2})/(\d{4})$`)
	wordMonth  = lazily(`^([\p{L}\p{M}][\p{L}\p{M}. ]{1,32}?)[.,]?\s(?:de\s|del\s)?(\d{4})(?:\s?г\.?)?$`)
)

// writtenDate reads a date as people write it, with labels beside it. Of two
// dates the one that is not labelled an update's counts; an update's alone is
// no date of publication.
func writtenDate(s, lang string) (data.Date, bool) {
	s = commonYears(s, lang)
	c, ok := monthOnly(s, lang)
	if ok {
		return c.date("", ""), true
	}
	rest := s
	c, at, ok := findDateIn(s, lang)
	switch {
	case ok && isUpdate(s[:at.Start]):
		return writtenDate(oneLine(afterUpdate(s[at.End:])), lang)
	case ok:
		rest = s[:at.Start] + " " + s[at.End:]
	case primary(lang) == "fa":
		c, ok = persianFigures(s)
	}
	if !ok {
		c, ok = foreignDate(s, lang)
	}
	if !ok {
		return data.Date{}, false
	}
	if h, ok := timeIn(rest); ok && (h.hour != 0 || h.minute != 0) {
		return c.at(h, "", ""), true
	}
	return c.date("", ""), true
}

// monthOnly reads a text that names a month and its year, or a year, and no
// more.
func monthOnly(s, lang string) (c civil, ok bool) {
	if m := wideMonth.FindStringSubmatch(s); m != nil {
		c.year, _ = strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		c.month = time.Month(month)
		return c, c.valid() && (m[2] == "" || month > 0)
	}
	if m := slashMonth.FindStringSubmatch(s); m != nil {
		month, _ := strconv.Atoi(m[1])
		c.year, _ = strconv.Atoi(m[2])
		c.month = time.Month(month)
		return c, month > 0 && c.valid()
	}
	if m := wordMonth.FindStringSubmatch(s); m != nil {
		c.year, _ = strconv.Atoi(m[2])
		if c.month, ok = monthNamed(m[1]); !ok {
			c.month = monthIn(monthWords(m[1]), lang)
		}
		return c, c.month > 0 && c.valid()
	}
	return c, false
}
