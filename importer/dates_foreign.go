package importer

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/jalaali/go-jalaali"
)

const (
	maxMonthWords = 5 // between day and year
	maxDateForms  = 3 // of one kind that are looked at in a text
)

// The orders in which a date has its parts where the month is a word. The
// words are without figures.
var dateForms = []struct {
	re               lazyRegexp
	day, words, year int
}{
	{lazily(`(?:^|[^\d])(\d{1,2})((?:[^\d\p{L}]|\p{L}){2,48}?)(\d{4})(?:[^\d]|$)`), 1, 2, 3},
	{lazily(`([\p{L}\p{M}.]{3,32}(?:\s[\p{L}\p{M}.]{1,16})?)\s(\d{1,2})[^\d\p{L}]{1,3}(\d{4})(?:[^\d]|$)`), 2, 1, 3},
	{lazily(`(?:^|[^\d])(\d{4})((?:[^\d\p{L}]|\p{L}){3,48}?)(\d{1,2})(?:[^\d]|$)`), 3, 2, 1},
}

// foreignDate finds a date whose month is a word of any language: "22 июня
// 2019". The language, where it is known, settles what a word means; where it
// is not, all languages that have the word must mean the same month.
func foreignDate(s, lang string) (civil, bool) {
	if !strings.ContainsFunc(s, isLetter) {
		return civil{}, false
	}
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
	return !isLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .'’׳ªº-", r)
}

// monthIn is the month that words mean, 0 where they mean none. Where the
// language is not known, they must mean the same month in every language that
// has them: "listopada" is November in Polish and October in Croatian.
func monthIn(words, lang string) time.Month {
	if len(words) < 2 || len(words) < 3 && isASCII([]byte(words)) {
		return 0
	}
	plain := plainWords(words)
	tables := foreignMonths()
	if m := monthOf(plain, tables.of[primary(lang)]); m != 0 {
		return m
	}
	return monthOf(plain, tables.agreed)
}

// monthOf is the month that all the words name. They may name it twice:
// "حزيران/يونيو".
func monthOf(words []string, names map[string]time.Month) (month time.Month) {
	for len(words) > 0 {
		n := min(2, len(words)) // of the longest names: "كانون الثاني"
		m := names[strings.Join(words[:n], " ")]
		if m == 0 {
			n = 1
			m = names[strings.TrimPrefix(words[0], "ב")] // Hebrew's "in"
		}
		if m == 0 || month != 0 && m != month {
			return 0
		}
		month, words = m, words[n:]
	}
	return month
}

var persianMonths = strings.Fields("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند")

// persianDate reads a date of the Persian calendar: "۱ تیر ۱۳۹۸".
func persianDate(day int, words string, year int) (civil, bool) {
	return fromPersian(year, slices.Index(persianMonths, words)+1, day)
}

func fromPersian(year, month, day int) (civil, bool) {
	y, m, d, err := jalaali.ToGregorian(year, jalaali.Month(month), day)
	c := civil{y, m, d}
	return c, err == nil && c.complete()
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
	return fromPersian(year, month, day)
}
