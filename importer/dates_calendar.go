package importer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/width"
)

// plainDigits writes a text's figures in ASCII, whichever script they are of,
// and its full-width signs in half width.
func plainDigits(s string) string {
	if isASCII([]byte(s)) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 || !unicode.Is(unicode.Nd, r) {
			return r
		}
		for _, block := range unicode.Nd.R16 { // each block is made up of tens, from 0 to 9
			if rune(block.Lo) <= r && r <= rune(block.Hi) {
				return '0' + (r-rune(block.Lo))%10
			}
		}
		return r
	}, width.Fold.String(s))
}

// eras are the reigns and the republic by which East Asia counts years, and
// the year before the first of each.
var eras = map[string]int{"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}

var (
	eraYear   = lazily(`(?:中華|中华)?(明治|大正|昭和|平成|令和|民國|民国)\s?(元|\d{1,3})\s?年`)
	eraAside  = lazily(`\(\s?(?:明治|大正|昭和|平成|令和|民國|民国)\s?(?:元|\d{1,3})\s?年?\s?\)`)
	hanDate   = lazily(`([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日號号])?`)
	thaiYear  = lazily(`(?:พ\.?ศ\.?\s?)?\b(2[45]\d{2})\b`)
	thaiEra   = lazily(`[\x{0E01}-\x{0E2E}]|\bB\.?E\.`)
	persian   = lazily(`(?:^|[^\d])(1[34]\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?:[^\d]|$)`)
	hanFigure = map[rune]int{'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10}
)

// commonYears writes the years of other eras as common ones: 令和元年,
// 民國108年, 二〇一九年六月, and 2562 in a Thai text.
func commonYears(s, lang string) string {
	thai := primary(lang) == "th"
	if isASCII([]byte(s)) && !thai {
		return s
	}
	s = eraAside.ReplaceAllString(s, "")
	s = eraYear.ReplaceAllStringFunc(s, func(found string) string {
		m := eraYear.FindStringSubmatch(found)
		n, err := strconv.Atoi(m[2])
		if err != nil {
			n = 1 // 元, the first
		}
		return fmt.Sprintf("%d年", eras[m[1]]+n)
	})
	s = hanDate.ReplaceAllStringFunc(s, func(found string) string {
		m := hanDate.FindStringSubmatch(found)
		year := 0
		for _, r := range m[1] {
			year = year*10 + hanFigure[r]
		}
		date := fmt.Sprintf("%d年%d月", year, hanNumber(m[2]))
		if m[3] != "" {
			date += fmt.Sprintf("%d日", hanNumber(m[3]))
		}
		return date
	})
	if thai || thaiEra.MatchString(s) {
		s = thaiYear.ReplaceAllStringFunc(s, func(found string) string {
			year, _ := strconv.Atoi(found[len(found)-4:])
			return " " + strconv.Itoa(year-543)
		})
	}
	return s
}

// hanNumber reads 一 to 九十九.
func hanNumber(s string) int {
	n := 0
	for _, r := range s {
		if r == '十' {
			n = max(n, 1) * 10
		} else {
			n += hanFigure[r]
		}
	}
	return n
}

// weekDate reads a week of ISO 8601 with its day, "2019-W25-6"; a week alone
// is known to its month, where it lies within one.
func weekDate(s string) (civil, bool) {
	m := isoWeek.FindStringSubmatch(s)
	if m == nil {
		return civil{}, false
	}
	year, _ := strconv.Atoi(m[1])
	week, _ := strconv.Atoi(m[2])
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	monday := fourth.AddDate(0, 0, (week-1)*7-(int(fourth.Weekday())+6)%7)
	if y, w := monday.ISOWeek(); y != year || w != week {
		return civil{}, false
	}
	if m[3] != "" {
		d := monday.AddDate(0, 0, int(m[3][0]-'1'))
		return civil{d.Year(), d.Month(), d.Day()}, true
	}
	sunday := monday.AddDate(0, 0, 6)
	if monday.Month() == sunday.Month() {
		return civil{year: monday.Year(), month: monday.Month()}, true
	}
	return civil{year: year}, monday.Year() == sunday.Year()
}

var isoWeek = lazily(`^(\d{4})-?W(\d{2})(?:-?([1-7]))?$`)
