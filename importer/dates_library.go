package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	dateparser "github.com/markusmobius/go-dateparser"

	"dateline/data"
)

// Bounds on what is asked of the library of dates, which takes milliseconds
// for a text that it does not know.
const (
	maxMonthWords   = 5    // between day and year
	maxKnownForms   = 2048 // remembered
	maxDateForms    = 3    // of one kind that are looked at in a text
	maxMonthsSought = 4    // in one text
)

// dateLanguages are those whose months are known to the library and looked
// for. Further ones would read any short word as a month.
var dateLanguages = strings.Fields(`en de fr es pt it nl ru uk be pl cs sk sl hr sr bg mk ro hu sv da nb nn fi et lv lt is ca gl eu
	tr az el ka hy ar he fa ur hi bn mr ta te th vi id ms ko ja zh kk uz sq`)

// levantMonths are the months' names from Lebanon to Iraq, which the library
// lacks.
var levantMonths = map[string]time.Month{
	"كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "أيّار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
	"تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}

// The orders in which a date has its parts where the month is a word. The
// words are without figures.
var dateForms = []struct {
	re               *regexp.Regexp
	day, words, year int
}{
	{regexp.MustCompile(`(?:^|[^\d])(\d{1,2})((?:[^\d\p{L}]|\p{L}){2,48}?)(\d{4})(?:[^\d]|$)`), 1, 2, 3},
	{regexp.MustCompile(`([\p{L}\p{M}.]{3,32}(?:\s[\p{L}\p{M}.]{1,16})?)\s(\d{1,2})[^\d\p{L}]{1,3}(\d{4})(?:[^\d]|$)`), 2, 1, 3},
	{regexp.MustCompile(`(?:^|[^\d])(\d{4})((?:[^\d\p{L}]|\p{L}){3,48}?)(\d{1,2})(?:[^\d]|$)`), 3, 2, 1},
}

// foreignDate finds a date whose month is a word of any language: "22 июня
// 2019". The language, where it is known, settles what a word means; where it
// is not, all languages that have the word must mean the same month.
func foreignDate(s, lang string) (civil, bool) {
	if !strings.ContainsFunc(s, isLetter) {
		return civil{}, false
	}
	sought := 0
	for _, form := range dateForms {
		for _, m := range form.re.FindAllStringSubmatch(s, maxDateForms) {
			year, _ := strconv.Atoi(m[form.year])
			day, _ := strconv.Atoi(m[form.day])
			words := monthWords(m[form.words])
			if words == "" {
				continue
			}
			if c, ok := persianDate(day, words, year); ok {
				return c, true
			}
			if sought++; sought > maxMonthsSought {
				return civil{}, false
			}
			if month := monthIn(words, lang); month != 0 {
				if c := (civil{year, month, day}); c.complete() {
					return c, true
				}
			}
		}
	}
	return civil{}, false
}

// monthWords are the words beside a date's figures that may name its month:
// those of one letter, such as "г." for a year, are none.
func monthWords(s string) string {
	var kept []string
	s = strings.NewReplacer("־", "", ",", " ", "/", " ", "(", " ", ")", " ").Replace(s)
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, "-–'’"); len([]rune(strings.Trim(w, "."))) > 1 {
			kept = append(kept, strings.ToLower(w))
		}
	}
	words := strings.Join(kept, " ")
	if len(kept) > maxMonthWords || strings.ContainsFunc(words, isNoWord) {
		return ""
	}
	return words
}

// isNoWord reports a character that no month's name has.
func isNoWord(r rune) bool {
	return !isLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .'’ªº-", r)
}

var library = sync.OnceValue(func() *dateparser.Parser {
	return &dateparser.Parser{ParserTypes: []dateparser.ParserType{dateparser.AbsoluteTime}}
})

// knownMonths remembers which month words mean, 0 for none.
var knownMonths = struct {
	sync.Mutex
	of map[string]time.Month
}{of: map[string]time.Month{}}

func monthIn(words, lang string) time.Month {
	for name, m := range levantMonths { // often beside the other name: "حزيران/يونيو"
		if words == name || strings.HasPrefix(words, name+" ") || strings.HasSuffix(words, " "+name) {
			return m
		}
	}
	lang = primary(lang)
	key := lang + " " + words
	knownMonths.Lock()
	defer knownMonths.Unlock()
	if m, ok := knownMonths.of[key]; ok {
		return m
	}
	if len(knownMonths.of) >= maxKnownForms {
		clear(knownMonths.of)
	}
	m := time.Month(0)
	if slices.Contains(dateLanguages, lang) {
		m = askMonth(words, lang)
	}
	if m == 0 {
		m = agreedMonth(words)
	}
	knownMonths.of[key] = m
	return m
}

// agreedMonth is the month that words mean in every language that has them, 0
// where two differ: "listopada" is November in Polish and October in Croatian.
func agreedMonth(words string) (agreed time.Month) {
	for _, lang := range dateLanguages {
		m := askMonth(words, lang)
		if m != 0 && agreed != 0 && m != agreed {
			return 0
		}
		if m != 0 {
			agreed = m
		}
	}
	return agreed
}

// askMonth has the library read the words in a date of its own, so that it can
// make up nothing but the month.
func askMonth(words, lang string) time.Month {
	if len(words) < 2 || len(words) < 3 && isASCII([]byte(words)) {
		return 0
	}
	const day, year = 15, 2010
	d, err := library().Parse(&dateparser.Configuration{
		Languages: []string{lang}, DateOrder: dateparser.DMY,
		RequiredParts: []string{"day", "month", "year"}, CurrentTime: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC),
	}, fmt.Sprintf("%d %s %d", day, words, year))
	if err != nil || d.Time.Day() != day || d.Time.Year() != year {
		return 0
	}
	return d.Time.Month()
}

// persianDate reads a date of the Persian calendar: "۱ تیر ۱۳۹۸".
func persianDate(day int, words string, year int) (civil, bool) {
	if year < 1300 || year > 1499 || day < 1 || day > 31 {
		return civil{}, false
	}
	d, err := dateparser.ParseJalali(&dateparser.Configuration{DateOrder: dateparser.DMY, RequiredParts: []string{"day", "month", "year"}},
		fmt.Sprintf("%d %s %d", day, words, year))
	if err != nil {
		return civil{}, false
	}
	c := civil{d.Time.Year(), d.Time.Month(), d.Time.Day()}
	return c, c.complete()
}

// persianFigures reads "1398/04/01" in a Persian text.
func persianFigures(s string) (civil, bool) {
	m := persian.FindStringSubmatch(s)
	if m == nil {
		return civil{}, false
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	if month < 1 || month > 12 {
		return civil{}, false
	}
	return persianDate(day, persianMonths[month-1], year)
}

var persianMonths = strings.Fields("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند")

var backwards = sync.OnceValue(func() *dateparser.Parser {
	return &dateparser.Parser{ParserTypes: []dateparser.ParserType{dateparser.RelativeTime}}
})

var someNumber = regexp.MustCompile(`\d+`)

// relativeDate reads "3 hours ago" and "yesterday" from when the text was
// written. It is as exact as its unit: hours and days give a day, weeks and
// months a month. What lies ahead is no publication date.
func relativeDate(s, lang string, base time.Time) (data.Date, bool) {
	if base.IsZero() || len(s) > maxStamp || !strings.ContainsFunc(s, isLetter) {
		return data.Date{}, false
	}
	cfg := &dateparser.Configuration{Languages: dateLanguages, CurrentTime: base, ReturnTimeAsPeriod: true}
	if lang = primary(lang); slices.Contains(dateLanguages, lang) {
		cfg.Languages = []string{lang}
	}
	read, err := backwards().Parse(cfg, s)
	if err != nil || read.Time.After(base) {
		return data.Date{}, false
	}
	c := civil{read.Time.Year(), read.Time.Month(), read.Time.Day()}
	if !c.complete() {
		return data.Date{}, false
	}
	days := int(dayStart(base).Sub(dayStart(read.Time)).Hours() / 24)
	d := c.date("", "")
	switch period := read.Period.String(); {
	case period == "Year":
		d = civil{year: c.year}.date("", "")
	case period == "Month", days > 0 && days%7 == 0 && !slices.Contains(someNumber.FindAllString(s, 3), strconv.Itoa(days)):
		d = civil{year: c.year, month: c.month}.date("", "")
	case period == "Minute", period == "Second":
		h := hour{read.Time.Hour(), read.Time.Minute(), base.Location()}
		if _, written := timeIn(s); written { // "yesterday at 10:15", wherever that is
			h.zone = nil
		}
		d = c.at(h, "", "")
	}
	d.Basis = "counted back from " + base.Format(time.DateOnly)
	return d, true
}
