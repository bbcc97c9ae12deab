package importer

import (
	"regexp"
	"strings"
	"time"

	"dateline/data"
)

// nexisEnd ends each article of an export of Nexis Uni or Lexis Advance.
const nexisEnd = "End of Document"

// uniLabel are the fields of an article there: those above the body, and
// below it those of the classification.
var uniLabel = lazily(`^(Section|Length|Byline|Dateline|Highlight|Headline|Series|Distribution|Edition|Graphic|Notes|Correction|Correction-Date|Language|Publication-Type|Journal Code|Subject|Company|Organization|Ticker|Industry|Person|Geographic|Load-Date|URL|Acc-No)\s?:[\s\x{a0}]*(.*)$`)

// nexisUni reads an export of Nexis Uni or Lexis Advance: a list of what was
// searched for, then the articles. It returns nothing where the document is
// something else.
func nexisUni(paragraphs []string) []data.Article {
	var lines []string
	ends, bodies := 0, 0
	for _, p := range paragraphs {
		for line := range strings.SplitSeq(p, "\n") {
			if line = oneLine(line); line != "" {
				lines = append(lines, line)
			}
			switch line {
			case nexisEnd:
				ends++
			case "Body":
				bodies++
			}
		}
	}
	if ends == 0 || bodies == 0 {
		return nil
	}
	var articles []data.Article
	from := afterCover(lines)
	for i := from; i < len(lines); i++ {
		if lines[i] == nexisEnd {
			if a, ok := nexisArticle(lines[from:i]); ok {
				articles = append(articles, a)
			}
			from = i + 1
		}
	}
	return articles
}

var (
	coverCount  = regexp.MustCompile(`^(?:Documents?|Dokumente?|Documentos?) \((\d+)\)$`)
	coverNarrow = regexp.MustCompile(`^(?:[\p{L} ]{2,20}: .*; )?(?:Content Type|Sources|Timeline|Narrowed by)\b`)
	nexisPage   = regexp.MustCompile(`^Page \d+ of \d+$|^(?:©|About LexisNexis) .*\bLexisNexis\b.*$`)
)

// afterCover is where the first article begins: after the list that an export
// begins with. Its last line says what the search was narrowed by.
func afterCover(lines []string) int {
	count, last := false, 0
	for i, line := range lines {
		if line == nexisEnd || line == "Body" {
			break
		}
		if coverCount.MatchString(line) {
			count = true
		}
		if count && (coverNarrow.MatchString(line) || strings.Contains(line, "Content Type: ") || strings.HasPrefix(line, "Search Type:") || strings.HasPrefix(line, "Client/Matter:")) {
			last = i + 1
		}
	}
	return last
}

// nexisArticle reads one article: headline, outlet, date, then the fields.
func nexisArticle(lines []string) (data.Article, bool) {
	var a data.Article
	var dates []data.Date
	body := indexOf(lines, "Body")
	head := lines[:max(body, 0)]
	if body < 0 {
		for len(head) < len(lines) && (len(head) < 4 || uniLabel.MatchString(lines[len(head)])) {
			head = lines[:len(head)+1]
		}
		body = len(head) - 1
	}
	at := 0
	for i, line := range head[:min(len(head), 8)] {
		if d, ok := nexisDate(line); ok && i > 0 {
			dates, at = append(dates, d), i
			break
		}
	}
	if at == 0 {
		return a, false
	}
	if at > 1 {
		a.Outlet = head[at-1]
		a.Headline = strings.Join(head[:at-1], " ")
	} else {
		a.Headline = head[0]
	}
	for _, line := range head[at+1:] {
		if m := uniLabel.FindStringSubmatch(line); m != nil {
			uniField(&a, m[1], m[2])
		} else if copyright.MatchString(line) {
			a.Notes = append(a.Notes, line)
		} else if correctionAhead.MatchString(line) {
			a.Notes = append(a.Notes, line)
		}
	}
	uniBody(&a, lines[body+1:])
	return settleRecord(a, dates...), a.Headline != ""
}

var correctionAhead = regexp.MustCompile(`(?i)^correction appended$`)

func indexOf(lines []string, line string) int {
	for i := range lines {
		if lines[i] == line {
			return i
		}
	}
	return -1
}

// nexisDate reads a line such as "July 1, 2019 Monday 9:20 AM GMT" or "June 2019".
func nexisDate(line string) (data.Date, bool) {
	if len(line) > 60 {
		return data.Date{}, false
	}
	if d, ok := readDate(line, data.FromMetadata, time.Time{}); ok {
		return d, true
	}
	if m := monthAlone.FindStringSubmatch(line); m != nil {
		if month, ok := monthNamed(m[1]); ok {
			c := yearMonth(m[2], "")
			c.month = month
			return c.date(data.FromMetadata, line), c.valid() && c.year > 0
		}
	}
	return data.Date{}, false
}

var monthAlone = lazily(`^(\p{L}{3,10})\.?,? (\d{4})$`)

// uniBody reads what follows "Body": paragraphs, then captions and the
// classification.
func uniBody(a *data.Article, lines []string) {
	part := "Body"
	for _, line := range lines {
		switch line {
		case "Classification", "Graphic", "Notes", "Correction":
			part = line
			continue
		}
		m := uniLabel.FindStringSubmatch(line)
		switch {
		case nexisPage.MatchString(line):
		case m != nil && (part != "Body" || m[1] == "Load-Date"):
			uniField(a, m[1], m[2])
		case part == "Body":
			a.Body = append(a.Body, line)
		case part != "Classification":
			a.Notes = append(a.Notes, line)
		}
	}
}

var relevance = regexp.MustCompile(`\s*\(\d{1,3}%\)`)

func uniField(a *data.Article, name, value string) {
	switch name {
	case "Headline":
		a.Headline = value
	case "Section":
		a.Section, _, _ = strings.Cut(value, ";")
	case "Byline":
		a.Authors = append(a.Authors, uniByline(value)...)
	case "Dateline":
		a.Dateline = value
		if d, _, ok := parseDateline(value + " -- A"); ok {
			a.Places = d.places
		} else {
			a.Places = []string{value}
		}
	case "Highlight", "Notes", "Graphic", "Correction":
		a.Notes = append(a.Notes, value)
	case "Language":
		a.Language = languageCode(firstLanguageName(value))
	case "URL":
		a.URL = value
	case "Subject", "Company", "Organization", "Industry", "Person", "Geographic":
		for keyword := range strings.SplitSeq(relevance.ReplaceAllString(value, ""), ";") {
			a.Keywords = append(a.Keywords, keyword)
		}
	}
}

var (
	besideName = regexp.MustCompile(`\s*\([^()]*\)`)
	namesPlace = lazily(`^(` + fullName + `) in \p{Lu}[\p{L} .,'’-]*$`)
)

// uniByline reads names, without what is said of them: where they wrote, and
// which part of a live report.
func uniByline(value string) []string {
	value = strings.TrimPrefix(strings.TrimPrefix(besideName.ReplaceAllString(value, ""), "By "), "BY ")
	if m := namesPlace.FindStringSubmatch(value); m != nil {
		value = m[1]
	}
	if c, ok := parseNames(value); ok && len(c.authors) > 0 {
		return c.authors
	}
	var names []string
	for name := range strings.SplitSeq(value, ";") {
		names = append(names, strings.TrimSpace(name))
	}
	return names
}
