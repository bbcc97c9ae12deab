package main

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"
)

// The truth about the industry's own formats, cut out by element and field.

// wireTruth reads ninjs, dpa's JSON, NITF, NewsML, NewsML-G2, Ritzau's XML and
// ANPA. Files of other kinds are left out; pictures, films, events and packages
// are files without an article.
func wireTruth(dir string) ([]page, error) {
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, p := range files {
		known := false
		switch text := latinOr8(p.bytes); {
		case strings.HasSuffix(p.name, ".json"):
			p.truth, known = jsonTruth(p.bytes)
		case strings.HasSuffix(p.name, ".xml"):
			p.truth, known = xmlTruth(text)
		case strings.HasSuffix(p.name, ".tst"):
			p.truth, known = anpaTruth(text), true
		}
		if known {
			pages = append(pages, p)
		}
	}
	return pages, nil
}

// latinOr8 is a file's text, in UTF-8 or else in Latin 1.
func latinOr8(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}

// jsonTruth reads an item of ninjs, of any version, or of dpa. Which of its
// dates is the publication's is not stated: any of them is right.
func jsonTruth(b []byte) ([]article, bool) {
	var item map[string]any
	if json.Unmarshal(b, &item) != nil {
		return nil, false
	}
	low := map[string]any{}
	for key, value := range item {
		low[strings.ToLower(strings.ReplaceAll(key, "_", ""))] = value
	}
	if low["type"] != "text" && low["type"] != "composite" {
		return nil, low["type"] != nil && low["$schema"] == nil
	}
	text := func(keys ...string) string {
		for _, key := range keys {
			if s, ok := low[key].(string); ok && strings.TrimSpace(s) != "" {
				return strings.TrimSpace(s)
			}
		}
		return ""
	}
	a := article{
		headline: text("headline"), authors: namesIn(text("byline", "by")),
		body: textOf(text("bodyhtml", "bodyxhtml", "articlehtml", "bodytext")),
	}
	if a.headline == "" {
		a.headline = valueOf(low["headlines"])
	}
	if a.body == "" {
		a.body = textOf(valueOf(low["bodies"]))
	}
	a.body = strings.TrimPrefix(a.body, text("dateline"))
	for _, key := range []string{"firstpublished", "firstcreated", "versioncreated", "contentcreated", "updated", "embargoed"} {
		if s := text(key); s != "" {
			a.dates = append(a.dates, s)
		}
	}
	return []article{a}, true
}

// valueOf is the first of a list of values that have roles.
func valueOf(list any) string {
	all, _ := list.([]any)
	for _, one := range all {
		if fields, _ := one.(map[string]any); fields != nil {
			if s, _ := fields["value"].(string); s != "" {
				return s
			}
		}
	}
	return ""
}

var (
	xmlItem     = regexp.MustCompile(`(?s)<newsItem\b.*?</newsItem>|<RBNews>.*?</RBNews>`)
	xmlClass    = regexp.MustCompile(`<itemClass[^>]*qcode="[a-z]+:([a-z]+)"`)
	xmlHeadline = []*regexp.Regexp{
		regexp.MustCompile(`(?s)<hl1\b[^>]*>(.*?)</hl1>`), regexp.MustCompile(`(?s)<headline\b[^>]*>(.*?)</headline>`),
		regexp.MustCompile(`(?s)<HeadLine\b[^>]*>(.*?)</HeadLine>`),
	}
	xmlByline = []*regexp.Regexp{
		regexp.MustCompile(`(?s)<byline\b[^>]*>(.*?)(?:<byttl\b.*?)?</byline>`), regexp.MustCompile(`(?s)<by\b[^>]*>(.*?)</by>`),
		regexp.MustCompile(`(?s)<ByLine\b[^>]*>(.*?)</ByLine>`),
	}
	xmlDates = regexp.MustCompile(`<date\.issue[^>]*norm="(\d{8}|\d{4}-\d\d-\d\d)|` +
		`<(?:versionCreated|firstCreated|contentCreated|contentModified|PublishDate|FirstCreated|ThisRevisionCreated|DateLineDate|DateAndTime|sent|published)\b[^>]*>\s*(\d{4}-\d\d-\d\d|\d{8})`)
	xmlBody = []*regexp.Regexp{
		regexp.MustCompile(`(?s)<body\.content\b[^>]*>(.*?)</body\.content>`), regexp.MustCompile(`(?s)<inlineXML\b[^>]*>(.*?)</inlineXML>`),
		regexp.MustCompile(`(?s)<DataContent\b[^>]*>(.*?)</DataContent>`), regexp.MustCompile(`(?s)<content\b[^>]*>(.*?)</content>`),
	}
)

// xmlTruth reads items that have a text; others are none. A file that is a
// piece of one only is left out.
func xmlTruth(text string) ([]article, bool) {
	items := xmlItem.FindAllString(text, -1)
	if len(items) == 0 {
		items = []string{text}
	}
	var all []article
	for _, item := range items {
		body := textOf(firstBetween(xmlBody, item))
		if class := between(xmlClass, item); class != "" && class != "text" && class != "composite" || body == "" {
			continue
		}
		a := article{
			headline: textOf(firstBetween(xmlHeadline, item)), authors: namesIn(textOf(firstBetween(xmlByline, item))), body: body,
		}
		for _, m := range xmlDates.FindAllStringSubmatch(item, -1) {
			day := m[1] + m[2]
			if len(day) == 8 {
				day = day[:4] + "-" + day[4:6] + "-" + day[6:]
			}
			a.dates = append(a.dates, day)
		}
		all = append(all, a)
	}
	return all, len(all) > 0 || strings.Contains(text, "<packageItem") || strings.Contains(text, "<newsItem")
}

func firstBetween(patterns []*regexp.Regexp, s string) string {
	for _, p := range patterns {
		if found := between(p, s); found != "" {
			return found
		}
	}
	return ""
}

var (
	anpaByline = regexp.MustCompile(`(?m)^\^By ([^=<\n]+?)=\s*$`)
	anpaLines  = regexp.MustCompile(`(?m)^\x02?\^([^<\n]+?)\s*<\s*$`)
	anpaBody   = regexp.MustCompile(`(?s)\n\t(.*?)(?:\x03|$)`)
)

// anpaTruth reads the Associated Press's messages: after the slug the headline,
// each between a caret and a bracket.
func anpaTruth(text string) []article {
	a := article{authors: namesIn(between(anpaByline, text)), body: between(anpaBody, text)}
	if lines := anpaLines.FindAllStringSubmatch(text, 2); len(lines) == 2 {
		a.headline = lines[1][1]
	}
	return []article{a}
}

var (
	reutersItem  = regexp.MustCompile(`(?s)<REUTERS.*?</REUTERS>`)
	reutersTitle = regexp.MustCompile(`(?s)<TITLE>(.*?)</TITLE>`)
	reutersDate  = regexp.MustCompile(`(?s)<DATE>(.*?)</DATE>`)
	reutersBy    = regexp.MustCompile(`(?s)<AUTHOR>(.*?)</AUTHOR>`)
	reutersBody  = regexp.MustCompile(`(?s)<BODY>(.*?)(?:\s+(?i:reuter)\s*)?(?:&#3;)?</BODY>`)
)

// reutersTruth reads the tags of Reuters-21578.
func reutersTruth(dir string) ([]page, error) {
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	for i, p := range files {
		for _, item := range reutersItem.FindAllString(string(p.bytes), -1) {
			a := article{headline: textOf(between(reutersTitle, item)), body: textOf(between(reutersBody, item))}
			if day, ok := longDate(between(reutersDate, item)); ok {
				a.dates = []string{day}
			}
			if by := textOf(between(reutersBy, item)); by != "" {
				by, _, _ = strings.Cut(by, ", Reuters")
				a.authors = namesIn(by)
			}
			files[i].truth = append(files[i].truth, a)
		}
	}
	return files, nil
}
