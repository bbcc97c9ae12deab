package importer

import (
	"strconv"
	"strings"
	"time"

	"dateline/data"
)

// zones are the abbreviations that mean one zone in news, in minutes east of
// Greenwich. CST is missing: it is Chicago's and China's; so is IST, which is
// India's, Israel's and Ireland's.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "SAST": 120,
	"MSK": 180, "PKT": 300, "ICT": 420, "WIB": 420, "HKT": 480, "SGT": 480, "KST": 540, "JST": 540, "AEST": 600, "AEDT": 660,
	"NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
	"AKST": -540, "AKDT": -480, "HST": -600,
}

var (
	clock     = lazily(`(?i)(?:^|\D)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s?(?:([ap])\.?m\b\.?)?`).needing(":")
	zoneAfter = lazily(`^\s*\(?((?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|[A-Z]{3,4}|Z)\b\)?`)
	clockH    = lazily(`(?i)\b(\d{1,2})\s?h\s?(\d{2})\b`)
	clockDot  = lazily(`(?i)(\b(?:kl|klo)\.?\s?)(\d{1,2})\.(\d{2})\b|\b(\d{1,2})\.(\d{2})(\s?uhr\b)`)
	clockWide = lazily(`(오전|오후|午前|午後|上午|下午)?\s?(\d{1,2})\s?([시時时点點:])\s?(\d{1,2})(?::\d{2})?[분分]?`)
)

// hour is a time of day, with the zone that is written beside it.
type hour struct {
	hour, minute int
	zone         *time.Location // nil where none is written
}

// of12 sets the hour from a clock of twelve hours.
func (h *hour) of12(afternoon bool) bool {
	if h.hour < 1 || h.hour > 12 {
		return false
	}
	h.hour %= 12
	if afternoon {
		h.hour += 12
	}
	return true
}

// findTime returns the first time of day in a line and where it stands.
func findTime(s string) (h hour, at data.Span, ok bool) {
	m := clock.FindStringSubmatchIndex(s)
	if m == nil {
		return h, at, false
	}
	h.hour, _ = strconv.Atoi(s[m[2]:m[3]])
	h.minute, _ = strconv.Atoi(s[m[4]:m[5]])
	if m[6] >= 0 && !h.of12(s[m[6]]|0x20 == 'p') || h.hour > 23 || h.minute > 59 {
		return h, at, false
	}
	at = data.Span{Start: m[2], End: m[1]}
	if z := zoneAfter.FindStringSubmatchIndex(s[at.End:]); z != nil {
		name := s[at.End+z[2] : at.End+z[3]]
		h.zone = zoneNamed(name)
		if _, known := zones[name]; known || h.zone != nil || !isLetter(rune(name[0])) || ambiguousZones[name] {
			at.End += z[1]
		}
	}
	return h, at, true
}

// ambiguousZones name more than one zone each: a time beside one has none.
var ambiguousZones = wordSet("CST IST AST ADT SST ECT GST AMT")

// zoneNamed returns the zone of "KST", "+09:00" or "GMT+9"; nil where it is
// not known.
func zoneNamed(name string) *time.Location {
	if minutes, ok := zones[name]; ok {
		return time.FixedZone(name, minutes*60)
	}
	offset := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(name, "UTC"), "GMT"))
	if offset == "" || offset[0] != '+' && offset[0] != '-' {
		return nil
	}
	digits := strings.ReplaceAll(offset[1:], ":", "")
	cut := len(digits)
	if cut > 2 {
		cut -= 2
	}
	hours, _ := strconv.Atoi(digits[:cut])
	minutes, _ := strconv.Atoi(digits[cut:])
	if hours > 14 || minutes > 59 {
		return nil
	}
	seconds := (hours*60 + minutes) * 60
	if offset[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone("", seconds)
}

// at returns the date known to the minute.
func (c civil) at(h hour, evidence data.Evidence, text string) data.Date {
	zone := h.zone
	if zone == nil {
		zone = time.UTC
	}
	return data.Date{
		Time:      time.Date(c.year, c.month, c.day, h.hour, h.minute, 0, 0, zone),
		Zoned:     h.zone != nil,
		Precision: data.ToMinute, Evidence: evidence, Text: text,
	}
}

// The words for the halves of the day that stand beside a time of twelve
// hours, where it is not a.m. or p.m.
var (
	forenoonWords  = wordSet("ص صباحا صباحاً πμ mañana manhã sáng सुबह पूर्वाह्न pagi")
	afternoonWords = wordSet("م مساء مساءً μμ tarde noche noite chiều tối शाम अपराह्न sore malam")
	halfDayWord    = lazily(`[\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*`)
)

// timeIn is findTime in a text of any language: "오후 3:15", "15h19",
// "kl. 15.19", "15時19分", "3:15 μ.μ.".
func timeIn(s string) (hour, bool) {
	if m := clockWide.FindStringSubmatch(s); m != nil && (m[1] != "" || m[3] != ":") {
		var h hour
		h.hour, _ = strconv.Atoi(m[2])
		h.minute, _ = strconv.Atoi(m[4])
		half := strings.HasSuffix(m[1], "後") || m[1] == "오후" || m[1] == "下午"
		if m[1] != "" && h.hour <= 12 && !h.of12(half) {
			return hour{}, false
		}
		return h, h.hour < 24 && h.minute < 60
	}
	s = clockH.ReplaceAllString(s, "$1:$2")
	s = clockDot.ReplaceAllString(s, "$1$2$4:$3$5$6")
	h, at, ok := findTime(s)
	if !ok || h.hour > 12 {
		return h, ok
	}
	for _, w := range halfDayWord.FindAllString(s[:at.Start]+" "+s[at.End:], -1) {
		w = strings.ToLower(w)
		if short := strings.ReplaceAll(w, ".", ""); afternoonWords[w] || afternoonWords[short] {
			return h, h.of12(true)
		} else if forenoonWords[w] || forenoonWords[short] {
			return h, h.of12(false)
		}
	}
	return h, true
}
