package main

import (
	"encoding/xml"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
)

// The truth about exports of news databases, cut out by their labels.

var (
	nexisStart  = regexp.MustCompile(`(?m)^\s*\d+ (?:of|von|de) \d+ (?:DOCUMENTS|DOKUMENTE|Dokumente)\s*$`)
	nexisLabel  = regexp.MustCompile(`^([A-ZÀ-Ý][A-ZÀ-Ý -]{3,24}):(?: |$)(.*)`)
	nexisHeads  = regexp.MustCompile(`(?m)^(?:ENCART|HIGHLIGHT): ?`)
	nexisByline = map[string]bool{"BYLINE": true, "AUTEUR": true}
	nexisLength = map[string]bool{"LENGTH": true, "LONGUEUR": true}
	nexisAfter  = map[string]bool{"LOAD-DATE": true, "LANGUAGE": true, "SUBJECT": true, "SUJET": true, "DATE-CHARGEMENT": true, "LANGUE": true,
		"PUBLICATION-TYPE": true, "TYPE-PUBLICATION": true, "LOCALISATION-GEO": true, "GEOGRAPHIC": true, "GRAPHIC": true, "DOCUMENT-TYPE": true}
)

// nexisTruth reads LexisNexis's exports as text and as HTML. Their Word
// document is left to the reader's own tests.
func nexisTruth(dir string) ([]page, error) {
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, p := range files {
		text := strings.ReplaceAll(string(p.bytes), "\r\n", "\n")
		switch {
		case strings.HasSuffix(p.name, ".html"):
			text = textOf(text)
		case !strings.HasSuffix(p.name, ".TXT"):
			continue
		}
		for _, document := range nexisStart.Split(text, -1)[1:] {
			p.truth = append(p.truth, nexisArticle(document))
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// nexisArticle: the outlet, the date with the edition in the lines right below,
// the headline, labels up to the length, the body, further labels.
func nexisArticle(document string) (a article) {
	a.nobody = true
	var title, body []string
	inBody, ended, edition := false, false, false
	for line := range strings.SplitSeq(document, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		m := nexisLabel.FindStringSubmatch(line)
		switch {
		case ended:
		case m != nil && nexisAfter[m[1]] && inBody:
			ended = true
		case m != nil && nexisByline[m[1]] && !inBody:
			a.authors, a.nobody = namesIn(m[2]), false
		case m != nil && nexisLength[m[1]]:
			inBody = true
		case inBody:
			body = append(body, line)
		case line != "" && m == nil && len(a.dates) == 0:
			if day, ok := longDate(line); ok {
				a.dates, edition = []string{day}, true
			}
		case line == "":
			edition = false
		case edition:
		case m == nil && len(a.authors) == 0:
			title = append(title, line)
		}
	}
	a.headline, a.body = strings.Join(title, " "), nexisHeads.ReplaceAllString(strings.Join(body, "\n"), "")
	return a
}

var (
	monthsByName = map[string]int{}
	monthDay     = regexp.MustCompile(`(?i)\b([a-zéû]{3,9})\.?\s+(\d{1,2}),\s+(\d{4})`)
	dayMonth     = regexp.MustCompile(`(?i)\b(\d{1,2})(?:er)?[\s-]+([a-zéû]{3,9})[\s-]+(\d{4})`)
)

func init() {
	for _, names := range []string{
		"january february march april may june july august september october november december",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"jan feb mar apr may jun jul aug sep oct nov dec",
	} {
		for i, name := range strings.Fields(names) {
			monthsByName[name] = i + 1
		}
	}
}

// longDate reads a date in English or French.
func longDate(s string) (string, bool) {
	iso := func(day, month, year string) (string, bool) {
		m := monthsByName[strings.ToLower(month)]
		d, _ := strconv.Atoi(day)
		return fmt.Sprintf("%s-%02d-%02d", year, m, d), m > 0
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return iso(m[2], m[1], m[3])
	}
	if m := dayMonth.FindStringSubmatch(s); m != nil {
		return iso(m[1], m[2], m[3])
	}
	return "", false
}

var (
	factivaStart = regexp.MustCompile(`<div class="article\b`)
	factivaCode  = regexp.MustCompile(`(?s)<b>(HD|BY|PD|LP|TD)</b>&nbsp;(?:</p>)?</td><td>(.*?)</td>`)
)

// factivaTruth reads Factiva's codes in HTML, and its elements in XML.
func factivaTruth(dir string) ([]page, error) {
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	for i, p := range files {
		if strings.HasSuffix(p.name, ".xml") {
			if files[i].truth, err = factivaXML(p.bytes); err != nil {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			}
			continue
		}
		for _, part := range factivaStart.Split(string(p.bytes), -1)[1:] {
			a := article{nobody: true}
			for _, m := range factivaCode.FindAllStringSubmatch(part, -1) {
				text := textOf(m[2])
				switch m[1] {
				case "HD":
					a.headline = text
				case "BY":
					a.authors, a.nobody = namesIn(text), false
				case "PD":
					if day, ok := longDate(text); ok {
						a.dates = []string{day}
					}
				default:
					a.body += text + "\n"
				}
			}
			files[i].truth = append(files[i].truth, a)
		}
	}
	return files, nil
}

type innerXML struct {
	Text string `xml:",innerxml"`
}

func (x innerXML) text() string {
	return strings.TrimSpace(html.UnescapeString(markupTag.ReplaceAllString(x.Text, " ")))
}

func factivaXML(b []byte) ([]article, error) {
	var doc struct {
		Articles []struct {
			Headline innerXML `xml:"headline"`
			Byline   innerXML `xml:"byline"`
			Date     innerXML `xml:"publicationDate"`
			Lead     innerXML `xml:"leadParagraph"`
			Tail     innerXML `xml:"tailParagraphs"`
		} `xml:"ppsArticleResponse>ppsarticleResultSet>ppsarticle>article"`
	}
	if err := xml.Unmarshal(b, &doc); err != nil {
		return nil, err
	}
	var all []article
	for _, d := range doc.Articles {
		a := article{
			headline: strings.ReplaceAll(d.Headline.text(), " - ", " "), authors: namesIn(d.Byline.text()),
			body: strings.TrimSpace(d.Lead.text() + "\n" + d.Tail.text()),
		}
		a.nobody = len(a.authors) == 0
		if day := d.Date.text(); day != "" {
			a.dates = []string{day}
		}
		all = append(all, a)
	}
	return all, nil
}

var (
	europresseStart = regexp.MustCompile(`<[a-z]+ class="DocPublicationName"`)
	europresseTitle = regexp.MustCompile(`(?is)class="titreArticleVisu[^"]*"[^>]*>(.*?)(?:</span><br|</p>)`)
	europresseHead  = regexp.MustCompile(`(?s)class="DocHeader"[^>]*>(.*?)</span>`)
	europresseBody  = regexp.MustCompile(`(?s)class="DocText[^"]*"[^>]*>(.*?)</section>`)
)

// europresseTruth reads Europresse's pages by the classes of their elements.
func europresseTruth(dir string) ([]page, error) {
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	for i, p := range files {
		for _, part := range europresseStart.Split(latinOr8(p.bytes), -1)[1:] {
			a := article{headline: textOf(between(europresseTitle, part)), body: textOf(between(europresseBody, part))}
			for _, m := range europresseHead.FindAllStringSubmatch(part, -1) {
				if day, ok := longDate(textOf(m[1])); ok {
					a.dates = []string{day}
				}
			}
			files[i].truth = append(files[i].truth, a)
		}
	}
	return files, nil
}
