package importer

import (
	"bytes"
	"regexp"
	"strings"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"dateline/data"
)

var proquestFormat = format{name: "proquest", matches: isProQuest, read: readProQuest}

// proquestLabel is a labelled line of a record of a ProQuest export.
var proquestLabel = lazily(`(?i)^(author|publication info|abstract|links?|full text|subjects?(?: \(narrow\))?|locations?|people|company(?: / organization)?|identifiers?(?: / keywords?)?|` +
	`classification|title|alternate title|publication title|volume|issue|first page|pages?|number of pages|publication year|publication date|year|section|edition|publisher|` +
	`place of publication|country of publication|publication subject|issn|e-issn|source type|language(?: of publication)?|document type|document feature|dateline|column|credit|supplement|` +
	`proquest document id|accession number|document url|copyright|last updated|database|url|keywords?|author affiliation|source|source attribution|publication history|company):(?:\s+|$)(.*)$`)

var (
	proquestSigns = regexp.MustCompile(`(?i)\b(?:proquest document id|publication title|publication info|document url|full text):`)
	proquestRule  = regexp.MustCompile(`^_{20,}$`)
	proquestCount = regexp.MustCompile(`^Document \d+ of \d+$`)
)

// isProQuest reports an export of ProQuest, mailed or saved as text or as a
// page: two of the labels that it writes beside its name, or a mail from it.
func isProQuest(s *source) bool {
	head := s.headText()
	if !strings.Contains(head, "ProQuest") && !strings.Contains(head, "proquest") {
		return false
	}
	seen := map[string]bool{}
	for _, m := range proquestSigns.FindAllString(head, 100) {
		seen[strings.ToLower(m)] = true
	}
	if len(seen) >= 2 {
		return strings.HasPrefix(head, "<") || strings.HasPrefix(head, "_") || isMail(s) || proquestLabel.MatchString(head) || len(seen) >= 3
	}
	h := s.header()
	return isMail(s) && strings.Contains(strings.ToLower(h["from"]+h["subject"]+h["sender"]), "proquest")
}

// readProQuest reads the records of an export. A mail without any is a mail.
func readProQuest(src *source) ([]data.Article, error) {
	mailed := isMail(src)
	text, err := proquestText(src, mailed)
	if err != nil {
		return nil, err
	}
	var articles []data.Article
	var record []string
	add := func() {
		if a, dates, ok := proquestRecord(record); ok {
			articles = append(articles, settleRecord(a, dates...))
		}
		record = nil
	}
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); proquestRule.MatchString(l) || proquestCount.MatchString(l) {
			add()
			continue
		}
		record = append(record, l)
	}
	add()
	switch {
	case len(articles) > 0:
		return articles, nil
	case mailed:
		return readMail(src)
	}
	return nil, &NotArticle{"a ProQuest export without articles"}
}

func proquestText(src *source, mailed bool) (string, error) {
	if !mailed {
		if err := src.decode(); err != nil {
			return "", err
		}
		if strings.HasPrefix(src.headText(), "<") {
			return strings.Join(htmlParagraphs(src.text), "\n\n"), nil
		}
		return src.text, nil
	}
	raw := withoutEnvelope(src)
	if err := boundParts(raw); err != nil {
		return "", err
	}
	root, err := enmime.NewParser(enmime.SkipMalformedParts(true), enmime.DisableCharacterDetection(true),
		enmime.SetReadPartErrorPolicy(keepWhatWasRead), enmime.MultipartWOBoundaryAsSinglePart(true)).ReadParts(bytes.NewReader(raw))
	if err != nil {
		return "", &Failure{Stage: "parse", Err: err, Reason: "The e-mail's structure is broken: " + plainCause(err) + "."}
	}
	for _, kind := range []string{"text/plain", "text/html"} {
		for _, p := range root.DepthMatchAll(func(p *enmime.Part) bool { return p.ContentType == kind }) {
			text, encoding := partText(p)
			src.encoding = encoding
			if kind == "text/html" {
				text = strings.Join(htmlParagraphs(text), "\n\n")
			}
			if proquestSigns.MatchString(text) {
				return text, nil
			}
		}
	}
	return "", nil
}

// proquestRecord reads one record. The labels after its text are the better.
func proquestRecord(lines []string) (data.Article, []data.Date, bool) {
	fields := map[string]string{}
	heading, last := "", ""
	var text []string
	for i, l := range lines {
		m := proquestLabel.FindStringSubmatch(l)
		if m != nil && last == "full text" && (words(l) > labelWords && endsSentence(l) || !closesText(lines[i:])) {
			m = nil
		}
		switch {
		case m != nil:
			last = strings.ToLower(m[1])
			if last == "full text" {
				text = append(text, m[2])
			} else if m[2] != "" {
				fields[last] = m[2]
			}
		case last == "full text":
			text = append(text, l)
		case l == "":
		case last == "" && heading == "":
			heading = l
		case last != "":
			fields[last] = strings.TrimSpace(fields[last] + "\n" + l)
		}
	}
	if len(fields) < 3 {
		return data.Article{}, nil, false
	}
	a := data.Article{
		Headline: firstOf(fields["title"], heading), Outlet: firstOf(fields["publication title"], fields["source"]), Section: fields["section"],
		Dateline: fields["dateline"], URL: proquestAddress(fields), Language: languageCode(firstLanguageName(firstOf(fields["language of publication"], fields["language"]))),
		Authors: proquestAuthors(fields["author"]), Body: paragraphs(splitLines(strings.Join(text, "\n"))),
	}
	if a.Outlet == "" {
		a.Outlet, _, _ = strings.Cut(fields["publication info"], ";")
	}
	a.Outlet, _, _ = strings.Cut(a.Outlet, ";")
	if len(a.Body) == 0 || strings.EqualFold(a.Body[0], "not available.") || strings.EqualFold(a.Body[0], "none available.") {
		a.Body = paragraphs(splitLines(fields["abstract"]))
	}
	for _, name := range []string{"subject", "subjects", "keywords", "keyword"} {
		a.Keywords = append(a.Keywords, strings.Split(fields[name], ";")...)
	}
	a.Source.Name = firstOf(fields["proquest document id"], fields["accession number"])
	var dates []data.Date
	for _, stamp := range []string{fields["publication date"], fields["publication info"], fields["publication year"]} {
		if d, ok := readDate(stamp, data.FromMetadata, time.Time{}); ok {
			dates = append(dates, d)
			break
		}
	}
	return a, dates, a.Headline != "" || len(a.Body) > 0
}

// labelWords is how many words a labelled line has at most that is a sentence
// of no text.
const labelWords = 12

// closesText reports a label that ends the text of a record: others follow it.
func closesText(lines []string) bool {
	labels, seen := 0, 0
	for _, l := range lines {
		if l == "" {
			continue
		}
		if proquestLabel.MatchString(l) {
			labels++
		}
		if seen++; seen >= 12 {
			break
		}
	}
	return labels >= 4 || labels*2 > seen
}

func proquestAddress(fields map[string]string) string {
	for _, name := range []string{"document url", "url", "links", "link"} {
		if u := addressIn.FindString(fields[name]); u != "" {
			return u
		}
	}
	return ""
}

// proquestAuthors reads "Doe, Jane; Roe, Richard".
func proquestAuthors(s string) []string {
	var names []string
	for name := range strings.SplitSeq(s, ";") {
		name = strings.TrimSuffix(oneLine(name), ".")
		name = strings.TrimPrefix(strings.TrimPrefix(name, "By "), "by ")
		if last, first, ok := strings.Cut(name, ", "); ok && !strings.Contains(first, ",") {
			name = first + " " + last
		}
		names = append(names, name)
	}
	return names
}
