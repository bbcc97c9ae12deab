package main

import (
	"cmp"
	"encoding/json"
	"html"
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
	isText := low["type"] == "text" || low["type"] == "composite" && (low["format"] == nil || low["articlehtml"] != nil) // dpa's pictures are composite
	if !isText {
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
		value := valueOf(low["bodies"])
		a.body = textOf(cmp.Or(between(xmlBody[1], value), value))
	}
	a.body += "\n" + textOf(text("infoboxhtml"))
	a.body = strings.TrimPrefix(a.body, text("dateline"))
	a.lead = strings.Join([]string{text("subhead"), text("teaser", "descriptiontext"), textOf(valueOf(low["descriptions"]))}, "\n")
	for _, key := range []string{"firstpublished", "firstcreated", "versioncreated", "contentcreated", "updated", "embargoed"} {
		if s := text(key); s != "" {
			a.dates = append(a.dates, s)
		}
	}
	return []article{a}, true
}

// valueOf is the first of a list of values that have roles, or the one in HTML.
func valueOf(list any) string {
	all, _ := list.([]any)
	first := ""
	for _, one := range all {
		fields, _ := one.(map[string]any)
		s, _ := fields["value"].(string)
		if fields["contenttype"] == "text/html" || fields["contentType"] == "text/html" {
			return s
		}
		first = cmp.Or(first, s)
	}
	return first
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
	xmlLead  = regexp.MustCompile(`(?s)<(?:abstract|subtitle|description|p class="teaser")[^>]*>(.*?)</(?:abstract|subtitle|description|p)>`)
	xmlNote  = regexp.MustCompile(`(?s)<note\b.*?</note>`)
	xmlDates = regexp.MustCompile(`<date\.issue[^>]*norm="(\d{8}|\d{4}-\d\d-\d\d)|` +
		`<(?:versionCreated|firstCreated|contentCreated|contentModified|PublishDate|FirstCreated|ThisRevisionCreated|DateLineDate|DateAndTime|sent|published)\b[^>]*>\s*(\d{4}-\d\d-\d\d|\d{8})`)
	xmlBody = []*regexp.Regexp{
		regexp.MustCompile(`(?s)<section class="main\b[^>]*>(.*?)</section>`),
		regexp.MustCompile(`(?s)<body\.content\b[^>]*>(.*)</body\.content>`), regexp.MustCompile(`(?s)<inlineXML\b[^>]*>(.*?)</inlineXML>`),
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
		body := withoutDateline(textTwice(longestBetween(xmlBody, xmlNote.ReplaceAllString(item, ""))))
		if strings.Contains(item, "<packageItem") {
			continue
		}
		class, headline := between(xmlClass, item), textTwice(firstBetween(xmlHeadline, item))
		if class != "" && class != "text" && class != "composite" || body == "" && (class == "" || headline == "") {
			continue
		}
		a := article{headline: headline, authors: namesIn(textOf(firstBetween(xmlByline, item))), body: body}
		for _, m := range xmlLead.FindAllStringSubmatch(item, -1) {
			a.lead += textTwice(m[1]) + "\n"
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

// textTwice is the text of markup, or of markup that is written as text.
func textTwice(markup string) string {
	text := html.UnescapeString(textOf(markup))
	if markupTag.MatchString(text) {
		text = textOf(text)
	}
	return text
}

var wireDateline = regexp.MustCompile(`(?m)^[^\n(]{2,60}\((?:AP|EFE|dpa[a-z/]*|GLOBE NEWSWIRE)\)\s?(?:_|--|\.?-)\s`)

// withoutDateline is a body without the place and the agency that it, or the
// paragraph below its lead, opens with.
func withoutDateline(body string) string {
	body = strings.TrimSpace(body)
	if at := wireDateline.FindStringIndex(body); at != nil {
		return body[:at[0]] + body[at[1]:]
	}
	return body
}

// longestBetween is the longest text that one of the patterns finds, the
// earlier patterns first.
func longestBetween(patterns []*regexp.Regexp, s string) string {
	for _, p := range patterns {
		longest := ""
		for _, m := range p.FindAllStringSubmatch(s, -1) {
			if len(m[1]) > len(longest) {
				longest = m[1]
			}
		}
		if longest != "" {
			return longest
		}
	}
	return ""
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
	anpaBody   = regexp.MustCompile(`(?s)\n(?:\t|\^[^\n]{1,60}=\s*\n(?:\^[^\n]{1,60}=\s*\n)*\x08)(.*?)(?:\x03|$)`)
)

// anpaTruth reads the Associated Press's messages: after the slug the headline,
// each between a caret and a bracket, before the first line of text or of a table.
func anpaTruth(text string) []article {
	start := anpaBody.FindStringSubmatchIndex(text)
	if start == nil {
		return []article{{}}
	}
	body := strings.NewReplacer("{", "½").Replace(text[start[2]:start[3]])
	a := article{authors: namesIn(between(anpaByline, text[:start[0]+1])), body: withoutDateline(body)}
	if lines := anpaLines.FindAllStringSubmatch(text[:start[0]+1], 2); len(lines) == 2 {
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
