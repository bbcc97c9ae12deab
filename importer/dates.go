package importer

import (
	"strconv"
	"strings"
	"time"
	"unicode"

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
// French, German, Dutch, Swedish, Polish, Turkish and Russian (as they stand in
// dates), in lower case without a full stop.
var months = func() map[string]time.Month {
	m := map[string]time.Month{}
	for i, names := range []string{
		"january jan enero ene janeiro gennaio gen janvier janv januar jän jänner januari stycznia ocak января янв",
		"february feb febrero fevereiro fev febbraio février fevrier févr fév februar februari lutego şubat февраля фев",
		"march mar marzo março mars märz maerz mrz maart marca mart марта мар",
		"april apr abril abr aprile avril avr kwietnia nisan апреля апр",
		"may mayo maio mai maggio mag mei maj maja mayıs мая",
		"june jun junio junho giugno giu juin juni czerwca haziran июня",
		"july jul julio julho luglio lug juillet juil juli lipca temmuz июля",
		"august aug agosto ago août aout augustus augusti sierpnia ağustos августа авг",
		"september sept sep septiembre setiembre setembro set settembre septembre września eylül сентября сен сент",
		"october oct octubre outubro out ottobre ott octobre oktober okt października ekim октября окт",
		"november nov noviembre novembro novembre kasım ноября ноя нояб",
		"december dec diciembre dic dezembro dez dicembre décembre decembre déc dezember grudnia aralık декабря дек",
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
	isoDate   = lazily(`(?:^|[^\d.])(\d{4})([-/.])\s?(\d{1,2})([-/.])\s?(\d{1,2})(?:[^\d]|$)`)
	wideDate  = lazily(`(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]`)
	monthDate = lazily(`(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?[.,]?\s+(\d{4})(?:\D|$)`)
	dayDate   = lazily(`(?:^|\D)(\d{1,2})(?:\.|º|er|st|nd|rd|th)?\s+(?:(?:de|of)\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:\D|$)`)
	dashDate  = lazily(`(?:^|\D)(\d{1,2})-(\p{L}{3,9})-(\d{4})(?:\D|$)`)
	slashDate = lazily(`(?:^|[^\d/])(\d{1,2})([-/.])\s?(\d{1,2})([-/.])\s?(\d{4})(?:[^\d/]|$)`)
	vietDate  = lazily(`(\d{1,2})\s+[Tt]háng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})(?:\D|$)`)
	weekday   = lazily(`(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b`)
)

// findDate returns the first date with a year in a line and where it stands.
// 06/01/2009 is a date only where the line shows which of the two is the month:
// a part above 12, a weekday that fits one reading, or a North American zone.
func findDate(s string) (c civil, at data.Span, ok bool) { return findDateIn(s, "") }

func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}

// findDateIn is findDate in a text of a language, which may tell the order of
// day and month too.
func findDateIn(s, lang string) (c civil, at data.Span, ok bool) {
	if !hasDigit(s) {
		return c, at, false
	}
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
	if m := vietDate.FindStringSubmatchIndex(s); m != nil {
		try(civil{num(m, 3), time.Month(num(m, 2)), num(m, 1)}, m[2], m[7])
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
		if one, sure := whichOrder(s, lang, dayFirst, monthFirst, s[m[4]] == '.'); sure {
			try(one, m[2], m[11])
		}
	}
	return c, best, ok
}

// usZone marks a text from where the month stands first.
var usZone = lazily(`\b[ECMP][SD]?T\b`)

// whichOrder decides between the two readings of a date in figures. Without
// evidence for one of them it is none.
func whichOrder(s, lang string, dayFirst, monthFirst civil, dotted bool) (civil, bool) {
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
	if writesDayFirst(s, lang) {
		return dayFirst, true
	}
	return monthFirst, lang == "en-us" || lang == "" && usZone.MatchString(s)
}

// dayFirstLanguages put the day before the month wherever they are written.
// English is missing, and so are the languages that begin with the year.
var dayFirstLanguages = wordSet(`de fr es pt it nl ru uk be pl cs sk sl hr sr bs mk bg ro sq el da nb nn no sv fi et lv is ca gl
	tr az ka hy ar he hi bn mr ta te ur th vi id ms en-gb en-au en-nz en-ie en-in en-za`)

// writesDayFirst reports that a text's language or script has the day before
// the month. Of the scripts, those of East Asia are missing.
func writesDayFirst(s, lang string) bool {
	if lang != "" {
		return dayFirstLanguages[lang] || dayFirstLanguages[primary(lang)] && lang != "es-pr" && lang != "es-pa" && lang != "es-us"
	}
	for _, r := range s {
		if unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic, unicode.Thai, unicode.Devanagari) && isLetter(r) {
			return true
		}
	}
	return false
}
