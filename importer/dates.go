package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline/data"
)

// earliestYear is that of the first articles an archive is likely to hold.
const earliestYear = 1800

// civil is a date of the calendar; parts that are not known are 0.
type civil struct {
	year  int
	month time.Month
	day   int
}

func (c civil) date(evidence data.Evidence, text string) data.Date {
	d := data.Date{Evidence: evidence, Text: text, Precision: data.ToDay}
	month, day := c.month, c.day
	if day == 0 {
		d.Precision, day = data.ToMonth, 1
	}
	if month == 0 {
		d.Precision, month, day = data.ToYear, time.January, 1
	}
	d.Time = time.Date(c.year, month, day, 0, 0, 0, 0, time.UTC)
	return d
}

// valid reports a real date that an article can have: its year from 1800 to
// the next one. Unknown parts are not looked at.
func (c civil) valid() bool {
	if c.year != 0 && (c.year < earliestYear || c.year > time.Now().Year()+1) {
		return false
	}
	if c.month < 0 || c.month > 12 || c.day < 0 || c.day > 0 && c.month == 0 {
		return false
	}
	year := c.year
	if year == 0 {
		year = 2000 // a leap year: 29 February is possible
	}
	return c.day <= time.Date(year, c.month+1, 0, 0, 0, 0, 0, time.UTC).Day() || c.month == 0
}

// months are names and abbreviations in English, Spanish, Portuguese, Italian,
// French and German, in lower case without a full stop.
var months = func() map[string]time.Month {
	m := map[string]time.Month{}
	for i, names := range []string{
		"january jan enero ene janeiro gennaio gen janvier janv januar jän jänner",
		"february feb febrero fevereiro fev febbraio février fevrier févr fév februar",
		"march mar marzo março mars märz maerz mrz",
		"april apr abril abr aprile avril avr",
		"may mayo maio mai maggio mag",
		"june jun junio junho giugno giu juin juni",
		"july jul julio julho luglio lug juillet juil juli",
		"august aug agosto ago août aout",
		"september sept sep septiembre setiembre setembro set settembre septembre",
		"october oct octubre outubro out ottobre ott octobre oktober okt",
		"november nov noviembre novembro novembre",
		"december dec diciembre dic dezembro dez dicembre décembre decembre déc dezember",
	} {
		for name := range strings.FieldsSeq(names) {
			m[name] = time.Month(i + 1)
		}
	}
	return m
}()

func monthNamed(s string) (time.Month, bool) {
	m, ok := months[strings.ToLower(strings.TrimSuffix(s, "."))]
	return m, ok
}

var (
	isoDate   = regexp.MustCompile(`(?:^|[^\d.])(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})(?:[^\d]|$)`)
	wideDate  = regexp.MustCompile(`(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]`)
	monthDate = regexp.MustCompile(`(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?[.,]?\s+(\d{4})(?:\D|$)`)
	dayDate   = regexp.MustCompile(`(?:^|\D)(\d{1,2})(?:\.|º|er|st|nd|rd|th)?\s+(?:de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:\D|$)`)
	dashDate  = regexp.MustCompile(`(?:^|\D)(\d{1,2})-(\p{L}{3,9})-(\d{4})(?:\D|$)`)
	slashDate = regexp.MustCompile(`(?:^|[^\d/])(\d{1,2})([/.])(\d{1,2})([/.])(\d{4})(?:[^\d/]|$)`)
	weekday   = regexp.MustCompile(`(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b`)
	usZone    = regexp.MustCompile(`\b[ECMP][SD]?T\b`)
	clock     = regexp.MustCompile(`(?i)(?:^|\D)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s?(?:([ap])\.?m\b\.?)?`)
	zoneAfter = regexp.MustCompile(`^\s*\(?(UTC|GMT|KST|JST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|MSK|HKT|SGT|Z|[+-]\d{2}:?\d{2})\b\)?`)
)

// zones are the abbreviations that mean one zone in news, in minutes east of
// Greenwich. CST is missing: it is Chicago's and China's.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "KST": 540, "JST": 540, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420,
	"MDT": -360, "PST": -480, "PDT": -420, "BST": 60, "CET": 60, "CEST": 120, "MSK": 180, "HKT": 480, "SGT": 480,
}

// findDate returns the first date with a year in a line and where it stands.
// 06/01/2009 is a date only where the line shows which of the two is the month:
// a part above 12, a weekday that fits one reading, or a North American zone.
func findDate(s string) (c civil, at data.Span, ok bool) {
	best := data.Span{Start: len(s) + 1}
	try := func(found civil, start, end int) {
		if found.valid() && found.year > 0 && found.month > 0 && found.day > 0 && start < best.Start {
			c, best, ok = found, data.Span{Start: start, End: end}, true
		}
	}
	num := func(m []int, group int) int {
		n, _ := strconv.Atoi(s[m[2*group]:m[2*group+1]])
		return n
	}
	word := func(m []int, group int) time.Month {
		month, _ := monthNamed(s[m[2*group]:m[2*group+1]])
		return month
	}
	if m := isoDate.FindStringSubmatchIndex(s); m != nil && s[m[4]] == s[m[8]] {
		try(civil{num(m, 1), time.Month(num(m, 3)), num(m, 5)}, m[2], m[11])
	}
	if m := wideDate.FindStringSubmatchIndex(s); m != nil {
		try(civil{num(m, 1), time.Month(num(m, 2)), num(m, 3)}, m[0], m[1])
	}
	for _, m := range monthDate.FindAllStringSubmatchIndex(s, 4) {
		try(civil{num(m, 3), word(m, 1), num(m, 2)}, m[2], m[7])
	}
	for _, m := range dayDate.FindAllStringSubmatchIndex(s, 4) {
		try(civil{num(m, 3), word(m, 2), num(m, 1)}, m[2], m[7])
	}
	if m := dashDate.FindStringSubmatchIndex(s); m != nil {
		try(civil{num(m, 3), word(m, 2), num(m, 1)}, m[2], m[7])
	}
	if m := slashDate.FindStringSubmatchIndex(s); m != nil && s[m[4]] == s[m[8]] {
		dayFirst := civil{num(m, 5), time.Month(num(m, 3)), num(m, 1)}
		monthFirst := civil{num(m, 5), time.Month(num(m, 1)), num(m, 3)}
		if one, sure := whichOrder(s, dayFirst, monthFirst, s[m[4]] == '.'); sure {
			try(one, m[2], m[11])
		}
	}
	return c, best, ok
}

func whichOrder(s string, dayFirst, monthFirst civil, dotted bool) (civil, bool) {
	switch {
	case dayFirst == monthFirst || dotted || !monthFirst.valid():
		return dayFirst, true
	case !dayFirst.valid():
		return monthFirst, true
	}
	if day := weekday.FindStringSubmatch(s); day != nil {
		fits := func(c civil) bool {
			name := time.Date(c.year, c.month, c.day, 0, 0, 0, 0, time.UTC).Weekday().String()
			return strings.EqualFold(name[:3], day[1][:3])
		}
		if fits(dayFirst) != fits(monthFirst) {
			if fits(dayFirst) {
				return dayFirst, true
			}
			return monthFirst, true
		}
	}
	return monthFirst, usZone.MatchString(s)
}

// hour is a time of day, with the zone that is written beside it.
type hour struct {
	hour, minute int
	zone         *time.Location // nil where none is written
}

// findTime returns the first time of day in a line and where it stands.
func findTime(s string) (h hour, at data.Span, ok bool) {
	m := clock.FindStringSubmatchIndex(s)
	if m == nil {
		return h, at, false
	}
	h.hour, _ = strconv.Atoi(s[m[2]:m[3]])
	h.minute, _ = strconv.Atoi(s[m[4]:m[5]])
	if m[6] >= 0 {
		if h.hour < 1 || h.hour > 12 {
			return h, at, false
		}
		h.hour %= 12
		if s[m[6]]|0x20 == 'p' {
			h.hour += 12
		}
	}
	if h.hour > 23 || h.minute > 59 {
		return h, at, false
	}
	at = data.Span{Start: m[2], End: m[1]}
	if z := zoneAfter.FindStringSubmatchIndex(s[at.End:]); z != nil {
		h.zone = zoneNamed(s[at.End+z[2] : at.End+z[3]])
		at.End += z[1]
	}
	return h, at, true
}

func zoneNamed(name string) *time.Location {
	if minutes, ok := zones[name]; ok {
		return time.FixedZone(name, minutes*60)
	}
	if name[0] != '+' && name[0] != '-' {
		return nil
	}
	digits := strings.ReplaceAll(name[1:], ":", "")
	hours, _ := strconv.Atoi(digits[:2])
	minutes, _ := strconv.Atoi(digits[2:])
	seconds := (hours*60 + minutes) * 60
	if hours > 14 || minutes > 59 {
		return nil
	}
	if name[0] == '-' {
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

// stampWords may stand beside a date and a time in a line that says nothing else.
var stampWords = wordSet(`published posted updated update modified last first issued released publication date
	time on at by all news calendar juche juch est edt et ct mt pt kst gmt utc am pm reading min read ago local h uhr às as das a las
	입력 수정 송고 최종수정 등록 승인 기사입력 기사 오전 오후 発信 配信 公開 更新 掲載 发布 来源 時間 时间 發布 publicado
	actualizado publié mis à jour le veröffentlicht aktualisiert stand am um`)

var (
	wordsOf = regexp.MustCompile(`[\p{L}]+`)
	clockH  = regexp.MustCompile(`(?i)\b(\d{1,2})h(\d{2})\b`)
)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// maxStamp is the length in bytes of the longest line looked at for a stamp.
const maxStamp = 160

// readStamp reads a line that is a date, or a date and a time, with nothing
// but labels beside it: "All News 15:19 September 14, 2023". Where there is a
// time, up to three words may stand before it: a section's name.
func readStamp(line string) (data.Date, bool) {
	if len(line) > maxStamp {
		return data.Date{}, false
	}
	rest := clockH.ReplaceAllString(line, "$1:$2")
	c, at, ok := findDate(rest)
	if !ok {
		return data.Date{}, false
	}
	rest = rest[:at.Start] + " " + rest[at.End:]
	d := c.date(data.FromHeader, line)
	before := 0
	h, at, timed := findTime(rest)
	if timed {
		before = len(wordsOf.FindAllString(rest[:at.Start], -1))
		rest = rest[:at.Start] + " " + rest[at.End:]
		d = c.at(h, data.FromHeader, line)
	}
	for range 3 { // "Updated: …" after "Published: …"
		if _, at, ok := findDate(rest); ok {
			rest = rest[:at.Start] + " " + rest[at.End:]
		}
		if _, at, ok := findTime(rest); ok {
			rest = rest[:at.Start] + " " + rest[at.End:]
		}
	}
	strange := 0
	for _, w := range wordsOf.FindAllString(rest, -1) {
		if !stampWords[strings.ToLower(w)] && !weekday.MatchString(w) {
			strange++
		}
	}
	return d, strange == 0 || timed && before <= 3 && strange <= before
}
