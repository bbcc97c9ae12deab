package data

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// facetSeparator stands between the words of a facet's term. The text columns
// never hold it, so no plain word is equal to a facet's term.
const facetSeparator = "¦"

// maxFacetBytes bounds the term of a facet.
const maxFacetBytes = 500

// longestField is the length of the longest name of a field.
const longestField = len("agency")

// fieldColumns holds the fields that search text; "" is no field.
var fieldColumns = map[string]columns{
	"": textColumns, "title": headlineColumn, "body": bodyColumn, "by": bylineColumn,
}

// fieldNames lists the fields of a query.
var fieldNames = []string{
	"title", "body", "by", "place", "agency", "outlet", "tag", "lang", "format", "is", "has", "date", "before", "after",
}

// fieldSynonyms are names that people try for a field.
var fieldSynonyms = map[string]string{
	"headline": "title", "text": "body", "author": "by", "byline": "by", "city": "place",
	"source": "outlet", "keyword": "tag", "language": "lang", "since": "after", "until": "before",
}

// knownStates are the values of is: and has:.
var knownStates = map[string][]string{
	"is":  {"undated", "dated", "unread", "read", "updated", "review", "gone"},
	"has": {"trailer", "author", "place", "url", "note", "agency", "outlet"},
}

func isField(name string) bool {
	for _, f := range fieldNames {
		if f == name {
			return true
		}
	}
	return false
}

// facetTerm returns the term by which the facet column holds a whole value of a
// field: "place¦new¦york" for New York. It is "" for a value without a word.
func facetTerm(field, value string) string {
	t := tokenizer{src: value, whole: true}
	t.run()
	if len(t.buf) == 0 {
		return ""
	}
	term := field + facetSeparator + strings.ReplaceAll(string(t.buf), " ", facetSeparator)
	if len(term) > maxFacetBytes {
		cut := maxFacetBytes
		for !utf8.RuneStart(term[cut]) {
			cut--
		}
		term = term[:cut]
	}
	return term
}

// facetWords returns a facet's term without its field, as facet_value has it.
func facetWords(term string) string {
	_, words, _ := strings.Cut(term, facetSeparator)
	return words
}

// facet makes the node of a value that is compared as a whole.
func (p *parser) facet(it item, field string) node {
	starred := p.starred(it, tokenize(nil, it.text))
	term := facetTerm(field, it.text)
	if term == "" {
		if !it.prefix {
			p.problems.add(it.start, it.end, "There is no word to look for in this value of "+field+":.")
		}
		return nil
	}
	if !p.room(it, 1) {
		return nil
	}
	if field == "format" {
		return valueNode{field: formatField, term: facetWords(term), prefix: starred}
	}
	n := facetNode{term: term, prefix: starred}
	if code := languageCode(it.text); field == "lang" && !starred && code != "" && facetTerm(field, code) != term && p.room(it, 1) {
		return orNode{n, facetNode{term: facetTerm(field, code)}}
	}
	return n
}

// state makes the node of a value of is: or has:.
func (p *parser) state(it item, field string) node {
	for _, known := range knownStates[field] {
		if strings.EqualFold(it.text, known) && !it.prefix {
			if !p.room(it, 1) {
				return nil
			}
			switch known {
			case "read":
				return readNode{}
			case "unread":
				return notNode{readNode{}}
			}
			return facetNode{term: facetTerm(field, known)}
		}
	}
	p.problems.add(it.start, it.end, fmt.Sprintf("%s: knows %s, not “%s”.",
		field, strings.Join(knownStates[field], ", "), shorten(it.text)))
	return nil
}

// dates makes the node of a value of date:, before: or after:.
func (p *parser) dates(it item, field string) node {
	days, message := parseDates(field, it.text)
	if it.prefix && message == "" {
		message = "A * cannot stand in a date; 2019 alone is all of that year."
	}
	if message != "" {
		p.problems.add(it.start, it.end, message)
		return nil
	}
	return days
}

// parseDates reads a day, month, year or range of them, or says what is wrong.
func parseDates(field, text string) (days datesNode, problem string) {
	from, to, isRange := strings.Cut(text, "..")
	if field != "date" && isRange || isRange && from == "" && to == "" {
		return days, fmt.Sprintf("“%s” is not a date; write %s:2019, %[2]s:2019-06 or %[2]s:2019-06-22.", shorten(text), field)
	}
	if !isRange {
		to = from
	}
	a, b := datesNode{}, datesNode{}
	ok := true
	if from != "" || !isRange {
		a, ok = parsePeriod(from)
	}
	if ok && to != "" {
		b, ok = parsePeriod(to)
	}
	switch {
	case !ok && field == "date":
		return days, fmt.Sprintf("“%s” is not a date; write 2019, 2019-06, 2019-06-22 or 2019-06-01..2019-06-22.", shorten(text))
	case !ok:
		return days, fmt.Sprintf("“%s” is not a date; write %s:2019, %[2]s:2019-06 or %[2]s:2019-06-22.", shorten(text), field)
	case field == "before":
		return datesNode{last: a.first.AddDate(0, 0, -1)}, ""
	case field == "after":
		return datesNode{first: a.last.AddDate(0, 0, 1)}, ""
	}
	days = datesNode{first: a.first, last: b.last}
	if !days.first.IsZero() && !days.last.IsZero() && days.last.Before(days.first) {
		return days, "This range ends before it begins."
	}
	return days, ""
}

// parsePeriod reads "2019", "2019-06" or "2019-06-22" as its first and last day.
func parsePeriod(s string) (datesNode, bool) {
	parts := strings.Split(s, "-")
	number := func(i, digits int) (n int, ok bool) {
		if len(parts[i]) == 0 || len(parts[i]) > digits {
			return 0, false
		}
		for _, c := range []byte(parts[i]) {
			if c < '0' || c > '9' {
				return 0, false
			}
			n = 10*n + int(c-'0')
		}
		return n, n > 0
	}
	year, ok := number(0, 4)
	if !ok || len(parts[0]) != 4 || len(parts) > 3 {
		return datesNode{}, false
	}
	first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	if len(parts) == 1 {
		return datesNode{first, first.AddDate(1, 0, -1)}, true
	}
	month, ok := number(1, 2)
	if !ok || month > 12 {
		return datesNode{}, false
	}
	first = first.AddDate(0, month-1, 0)
	if len(parts) == 2 {
		return datesNode{first, first.AddDate(0, 1, -1)}, true
	}
	day, ok := number(2, 2)
	last := first.AddDate(0, 1, -1)
	if !ok || day > last.Day() {
		return datesNode{}, false
	}
	first = first.AddDate(0, 0, day-1)
	return datesNode{first, first}, true
}

// misspelt names a word that looks like a field of another name.
func (p *parser) misspelt(it item) {
	name, value, ok := strings.Cut(strings.ToLower(it.text), ":")
	if !ok || value == "" || value[0] == '/' {
		return
	}
	if likely := likelyField(name); likely != "" {
		p.problems.add(it.textStart, it.textStart+len(name)+1,
			fmt.Sprintf("There is no field %s:, but there is %s:. This was searched for as words.", name, likely))
	}
}

// likelyField returns the field that is meant by a name that no field has; "" where
// none is near.
func likelyField(name string) string {
	likely := fieldSynonyms[name]
	for _, f := range fieldNames {
		if len(f) > 3 && oneSlip(name, f) {
			likely = f
		}
	}
	return likely
}

// oneSlip reports whether a is b with one letter more, less or changed, or two
// neighbours swapped.
func oneSlip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && j < len(b)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	a, b = a[i:len(a)-j], b[i:len(b)-j]
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// shorten keeps a value quoted in a message short.
func shorten(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
