package importer

import (
	"encoding/json"
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"dateline/data"
)

// dayOrder is how the dates of a column that are written 03/04/2019 are read:
// one of them above 12 shows it for all.
type dayOrder int

const (
	noOrder dayOrder = iota // unknown
	dayFirst
	monthFirst
)

var dayAndMonth = regexp.MustCompile(`^\s*(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4}|\d{2})\b(.*)$`)

// orderOf tells the order from a column's values.
func orderOf(values []string) dayOrder {
	days, months := false, false
	for _, v := range values {
		if m := dayAndMonth.FindStringSubmatch(v); m != nil {
			first, _ := strconv.Atoi(m[1])
			second, _ := strconv.Atoi(m[3])
			days = days || first > 12
			months = months || second > 12
		}
	}
	switch {
	case days && !months:
		return dayFirst
	case months && !days:
		return monthFirst
	}
	return noOrder
}

// readColumnDate reads a date as datasets have it: also a Unix time in
// seconds, milliseconds or finer, and 03/04/2019 where the column shows what
// is the month.
func readColumnDate(text string, order dayOrder) (data.Date, bool) {
	text = strings.TrimSpace(text)
	if d, ok := unixTime(text); ok {
		return d, true
	}
	plain := text
	if m := dayAndMonth.FindStringSubmatch(text); m != nil && m[2] == m[4] && order != noOrder {
		day, month, year := m[1], m[3], m[5]
		if order == monthFirst {
			day, month = month, day
		}
		if len(year) == 2 {
			year = fullYear(year)
		}
		plain = year + "-" + twoDigits(month) + "-" + twoDigits(day) + m[6]
	}
	d, ok := readDate(plain, data.FromMetadata, time.Time{})
	d.Text = text
	return d, ok
}

func fullYear(two string) string {
	if n, _ := strconv.Atoi(two); 2000+n > time.Now().Year()+1 {
		return "19" + two
	}
	return "20" + two
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

var unixDigits = regexp.MustCompile(`^(\d{9,10}|\d{13}|\d{16}|\d{19})(?:\.\d*)?$|^\d\.\d+[eE]\+?(?:9|12)$`)

// unixTime reads a count since 1970 whose number of digits says its unit.
func unixTime(s string) (data.Date, bool) {
	if !unixDigits.MatchString(s) {
		return data.Date{}, false
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return data.Date{}, false
	}
	for n >= 1e11 {
		n /= 1000
	}
	t := time.Unix(int64(n), 0).UTC()
	if t.After(time.Now().AddDate(1, 0, 0)) {
		return data.Date{}, false
	}
	c := civil{t.Year(), t.Month(), t.Day()}
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return c.date(data.FromMetadata, s), true
	}
	return data.Date{Time: t.Truncate(time.Minute), Zoned: true, Precision: data.ToMinute, Evidence: data.FromMetadata, Text: s}, true
}

// joinedDate reads a date whose parts stand in columns of their own: year,
// month and day, or date and time.
func joinedDate(parts []string, order dayOrder) (data.Date, bool) {
	var full []string
	for _, p := range parts {
		if p = strings.TrimSuffix(strings.TrimSpace(p), ".0"); p == "" {
			break // without a month a day says nothing
		}
		full = append(full, p)
	}
	text := strings.Join(full, " ")
	if len(full) == 0 {
		return data.Date{}, false
	}
	if len(full[0]) != 4 || len(full) > 3 {
		return readColumnDate(text, order)
	}
	iso := full[0]
	for _, p := range full[1:] {
		if month, ok := monthNamed(p); ok {
			p = strconv.Itoa(int(month))
		}
		iso += "-" + twoDigits(p)
	}
	d, ok := readDate(iso, data.FromMetadata, time.Time{})
	d.Text = text
	return d, ok
}

var (
	blockMarkup = regexp.MustCompile(`(?i)<(?:/?(?:p|div|h[1-6]|ul|ol|li|blockquote|table|tr|section|article|figure|pre)\b[^<>]*|br\s*/?)>`)
	lineMarkup  = regexp.MustCompile(`(?i)</?(?:a|b|i|em|strong|span|u|sup|sub|font|img|small|script|style|iframe|cite|code)\b[^<>]*>`)
	anyBreak    = regexp.MustCompile(`\n\s*\n`)
	escapedText = strings.NewReplacer(`\r\n`, "\n", `\n`, "\n", `\r`, "\n", `\t`, " ", `\"`, `"`)
)

// textParagraphs turns a value into paragraphs, be it HTML, text with blank
// lines or text with one paragraph a line, its breaks perhaps written as \n.
func textParagraphs(s string) []string {
	s = clean(s)
	if !strings.Contains(s, "\n") && strings.Contains(s, `\n`) {
		s = escapedText.Replace(s)
	}
	if blockMarkup.MatchString(s) && !anyBreak.MatchString(s) || strings.Count(s, "<p") > 1 {
		return htmlParagraphs(s)
	}
	markup := lineMarkup.MatchString(s) || blockMarkup.MatchString(s)
	var out []string
	if anyBreak.MatchString(s) {
		for _, block := range anyBreak.Split(s, -1) {
			out = append(out, blockParagraphs(block, markup)...)
		}
		return out
	}
	return blockParagraphs(s, markup)
}

func blockParagraphs(s string, markup bool) []string {
	if markup {
		return htmlParagraphs(strings.ReplaceAll(s, "\n", "<br><br>"))
	}
	return paragraphs(splitLines(unescaped(s)))
}

// unescaped replaces HTML's entities, also where they were escaped twice.
func unescaped(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	s = html.UnescapeString(s)
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return s
}

// textLine turns a value into one line of text.
func textLine(s string) string {
	s = clean(s)
	if lineMarkup.MatchString(s) || blockMarkup.MatchString(s) {
		return htmlLine(s)
	}
	return oneLine(unescaped(s))
}

var listBreaks = regexp.MustCompile(`\s*[;|,、，；\n]\s*`)

// textList turns values into a list: a value may itself be one, as JSON or
// Python writes it, or with commas, semicolons or bars.
func textList(values []string) []string {
	if len(values) == 1 {
		values = splitList(values[0])
	}
	var out []string
	for _, v := range values {
		if v = strings.Trim(textLine(v), `"'`); v != "" && !isNothing(v) {
			out = append(out, v)
		}
	}
	return out
}

func splitList(s string) []string {
	s = strings.TrimSpace(s)
	if list, ok := literalList(s); ok {
		return list
	}
	for _, sep := range []string{";", "|", "\n"} {
		if strings.Contains(s, sep) {
			return strings.Split(s, sep)
		}
	}
	return listBreaks.Split(s, -1)
}

// maxLiteral is the length in bytes of the longest text that is read as a list.
const maxLiteral = 64 << 10

// literalList reads a list that was written as JSON or Python do.
func literalList(s string) ([]string, bool) {
	if len(s) < 2 || len(s) > maxLiteral || strings.Count(s, "[") > 1 || (s[0] != '[' || s[len(s)-1] != ']') && (s[0] != '{' || s[len(s)-1] != '}') {
		return nil, false
	}
	if s[0] == '{' { // a PostgreSQL array or a Python set
		s = "[" + s[1:len(s)-1] + "]"
	}
	var list []string
	if json.Unmarshal([]byte(s), &list) == nil {
		return list, true
	}
	return list, yaml.Unmarshal([]byte(s), &list) == nil
}

// quotedList is literalList of texts in quotation marks alone: a sentence may
// stand in brackets too.
func quotedList(s string) ([]string, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 || s[0] != '[' || s[1] != '"' && s[1] != '\'' {
		return nil, false
	}
	return literalList(s)
}

// names reads authors: a list, or a byline "By A and B, AGENCY".
func names(values []string) (authors []string, agency, outlet string) {
	if len(values) == 1 {
		line := textLine(values[0])
		if isByline(line) {
			if c, ok := parseByline(line); ok {
				return c.authors, c.agency, c.outlet
			}
		}
		if _, list := literalList(strings.TrimSpace(values[0])); !list && !strings.ContainsAny(line, ";|") {
			if c, ok := parseNames(line); ok {
				return c.authors, c.agency, c.outlet
			}
		}
	}
	for _, n := range textList(values) {
		if isByline(n) {
			if c, ok := parseByline(n); ok && len(c.authors) > 0 {
				authors = append(authors, c.authors...)
				continue
			}
		}
		authors = append(authors, n)
	}
	return authors, "", ""
}

// isNothing reports a word by which programs write a missing value.
func isNothing(s string) bool {
	if len(s) > 16 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "null", "none", "nan", "n/a", "nil", "na", "undefined", "[]", "{}", `\n`, "-", "nat", "#n/a", "<na>":
		return true
	}
	return false
}
