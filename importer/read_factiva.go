package importer

import (
	"encoding/xml"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"dateline/data"
)

// factivaFormat is what Factiva exports: XML with one <ppsarticle> an article,
// a page with a table of two-letter codes an article, or those codes as text.
var factivaFormat = format{name: factivaName, matches: isFactiva, stream: streamFactiva}

const factivaName = "factiva"

var (
	factivaXML  = regexp.MustCompile(`<(?:\w+:)?ppsarticle[\s>]`)
	factivaHTML = lazily(`(?i)<div\s[^<>]{0,200}?class=["']?article [a-z]{2,3}Article\b`)
	factivaCode = lazily(`^(SE|HD|CLM|BY|CR|WC|PD|ET|SN|SC|NGC|GC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|DLN)(?:[ \t]+|$)`)
	factivaEnd  = regexp.MustCompile(`^(?:AN[ \t]+)?Document [A-Za-z0-9]{16,40}\s*$`)
)

func isFactiva(src *source) bool {
	head := src.headText()
	if strings.HasPrefix(head, "<") {
		return factivaXML.MatchString(head) || factivaHTML.MatchString(head) || src.headHas(headBytes, "<ppsarticleresponse") ||
			src.headHas(1024, "<title>factiva</title>")
	}
	seen := map[string]bool{}
	lines := 0
	for line := range strings.SplitSeq(head, "\n") {
		if m := factivaCode.FindStringSubmatch(line); m != nil {
			seen[m[1]] = true
		}
		if lines++; lines > 400 {
			break
		}
	}
	return seen["HD"] && seen["PD"] && seen["SN"] && (seen["LP"] || seen["TD"]) && (seen["WC"] || seen["AN"])
}

func streamFactiva(src *source, s *sink) error {
	if !strings.HasPrefix(src.headText(), "<") {
		return streamText(src, s, factivaName, factivaStarts(), func(record []byte) (*data.Article, error) {
			return readFactivaFields(factivaTextFields(clean(string(record))))
		})
	}
	if err := src.decode(); err != nil {
		return err
	}
	read, cuts := readFactivaXML, factivaXML.FindAllStringIndex(src.text, -1)
	if len(cuts) == 0 {
		read, cuts = readFactivaHTML, factivaHTML.regexp().FindAllStringIndex(src.text, -1)
	}
	return pieces(src, s, factivaName, cuts, read)
}

// factivaStarts returns the test for a line that begins an article: the first
// of all, and the first after a document's number.
func factivaStarts() func([]byte) bool {
	ended := true
	return func(line []byte) bool {
		text := strings.TrimRight(string(line[:min(len(line), maxStamp)]), "\r\n")
		switch {
		case factivaEnd.MatchString(text):
			ended = true
		case ended && factivaCode.MatchString(text):
			ended = false
			return true
		}
		return false
	}
}

// factivaFields are an article's fields by their codes, as paragraphs.
type factivaFields map[string][]string

func (f factivaFields) line(code string) string { return oneLine(strings.Join(f[code], " ")) }

// factivaTerm is how a list of terms begins; a paragraph may begin with "IN" too.
var (
	factivaTerm  = regexp.MustCompile(`^(?:CO|IN|NS|RE|IPC|IPD|PUB)(?:[ \t]*$|[ \t]+[a-z0-9_]+ ?[:|]| +[A-Z0-9]+ \|)`)
	factivaAfter = regexp.MustCompile(`^(?:LP|TD|ART|CT|RF|PUB|AN|DLN)(?:[ \t]|$)`)
)

func factivaTextFields(text string) factivaFields {
	fields, code := factivaFields{}, ""
	lines := map[string][]line{}
	for _, l := range splitLines(text) {
		m := factivaCode.FindStringSubmatch(l.text)
		inText := len(lines["LP"])+len(lines["TD"]) > 0
		if m != nil && l.indent == 0 && lines[m[1]] == nil && (!inText || factivaTerm.MatchString(l.text) || factivaAfter.MatchString(l.text)) {
			code = m[1]
			l.text, l.blank = strings.TrimSpace(l.text[len(m[0]):]), true
		}
		if l.text != "" {
			lines[code] = append(lines[code], l)
		}
	}
	for code, l := range lines {
		fields[code] = rejoined(l)
	}
	return fields
}

// readFactivaHTML reads one article of a page: its rows of codes, or where it
// was saved without them its lines in their usual order.
func readFactivaHTML(piece string) (*data.Article, error) {
	page, err := goquery.NewDocumentFromReader(strings.NewReader(piece))
	if err != nil {
		return nil, &Failure{Stage: "parse", Reason: "Its HTML could not be read: " + err.Error() + ".", Err: err}
	}
	article := page.Find("div.article").First()
	fields := factivaFields{}
	article.Find("tr").Each(func(_ int, row *goquery.Selection) {
		cells := row.ChildrenFiltered("td")
		code := strings.TrimSpace(cells.First().Text())
		if m := factivaCode.FindString(code); m == code && m != "" && cells.Length() > 1 && len(fields[code]) == 0 {
			fields[code] = paragraphsOf(cells.Get(1))
		}
	})
	if len(fields) == 0 {
		fields = factivaUncoded(article)
	}
	return readFactivaFields(fields)
}

var (
	wordCount     = lazily(`^[\d.,  ]{1,9} ?\p{L}+$`)
	factivaNumber = regexp.MustCompile(`^[A-Z0-9]{3,8}$`)
)

// factivaUncoded reads an article that was saved without codes: section,
// headline, author, number of words, date, time, source, its code, language,
// copyright, each a <div>; then the paragraphs.
func factivaUncoded(article *goquery.Selection) factivaFields {
	fields := factivaFields{}
	article.Find("p.articleParagraph").Each(func(_ int, p *goquery.Selection) {
		fields["TD"] = append(fields["TD"], paragraphsOf(p.Get(0))...)
	})
	if headline := article.Find("[class$=Headline]").First(); headline.Length() > 0 {
		fields["HD"] = []string{oneLine(headline.Text())}
	}
	if author := article.Find(".author").First(); author.Length() > 0 {
		fields["BY"] = []string{oneLine(author.Text())}
	}
	article.ChildrenFiltered("div").Each(func(_ int, div *goquery.Selection) {
		text := oneLine(div.Text())
		_, isDate := exportDate(text, data.FromMetadata)
		switch {
		case text == "" || text == fields.line("HD") || text == fields.line("BY"):
		case fields["WC"] == nil && wordCount.MatchString(text):
			fields["WC"] = []string{text}
		case fields["PD"] == nil && isDate:
			fields["PD"] = []string{text}
		case fields["PD"] != nil && fields["SN"] == nil && clock.MatchString(text):
			fields["ET"] = []string{text}
		case fields["PD"] != nil && fields["SN"] == nil:
			fields["SN"] = []string{text}
		case fields["SN"] != nil && fields["SC"] == nil && factivaNumber.MatchString(text):
			fields["SC"] = []string{text}
		case fields["SN"] != nil && fields["LA"] == nil && exportLanguage(text) != "":
			fields["LA"] = []string{text}
		case fields["SN"] == nil && fields["HD"] != nil && fields["WC"] == nil:
			fields["SE"] = []string{text}
		}
	})
	last := article.Find("p").Last()
	if text := oneLine(last.Text()); factivaEnd.MatchString(text) {
		fields["AN"] = []string{text}
	}
	return fields
}

// readFactivaFields makes an article of its fields.
func readFactivaFields(f factivaFields) (*data.Article, error) {
	a := data.Article{
		Headline: f.line("HD"), Outlet: f.line("SN"), Section: f.line("SE"), Language: exportLanguage(f.line("LA")),
		Body: append(f["LP"], f["TD"]...),
	}
	if a.Section == "" {
		a.Section = f.line("CLM")
	}
	if a.Headline == "" && len(a.Body) == 0 {
		return nil, &NotArticle{"a record of Factiva without an article"}
	}
	creditNames(&a, f.line("BY"))
	if credit := f.line("CR"); a.Agency == "" && isAgency(credit) {
		a.Agency = credit
	}
	for _, code := range []string{"NS", "CO", "IN"} {
		a.Keywords = append(a.Keywords, factivaTerms(f.line(code))...)
	}
	a.Places = factivaTerms(f.line("RE"))
	a.Source.Name = strings.TrimSpace(strings.TrimPrefix(f.line("AN"), "Document "))
	var dates []data.Date
	if d, ok := factivaDate(f.line("PD"), f.line("ET"), f.line("WC")); ok {
		dates = append(dates, d)
	}
	settled := settleRecord(a, dates...)
	return &settled, nil
}

// factivaTerms takes the names of "gvote1 : Elections | gpol : Domestic Politics".
func factivaTerms(field string) []string {
	terms := listOf(field, "|")
	for i, term := range terms {
		if code, name, ok := strings.Cut(term, " : "); ok && !strings.Contains(code, " ") {
			terms[i] = strings.TrimSpace(name)
		}
	}
	return terms
}

var numericDay = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)

// factivaDate reads a date, which is written as in the language of the one who
// exported it. 03/04/2011 shows by itself no more than its year; but the number
// of words is in that language too, and only English speakers write the month first.
func factivaDate(day, time, words string) (data.Date, bool) {
	d, ok := exportDate(strings.TrimSpace(day+" "+time), data.FromMetadata)
	m := numericDay.FindStringSubmatch(day)
	if m != nil && !ok && words != "" && !strings.Contains(words, "word") {
		d, ok = exportDate(m[1]+"."+m[2]+"."+m[3]+" "+time, data.FromMetadata)
	}
	return d, ok
}

// factivaArticle is what of an article's XML is read.
type factivaArticle struct {
	Number   string        `xml:"article>accessionNo"`
	Language string        `xml:"article>baseLanguage"`
	Headline factivaMarkup `xml:"article>headline"`
	Byline   factivaMarkup `xml:"article>byline"`
	Credit   factivaMarkup `xml:"article>credit"`
	Lead     factivaMarkup `xml:"article>leadParagraph"`
	Tail     factivaMarkup `xml:"article>tailParagraphs"`
	Notes    factivaMarkup `xml:"article>notes"`
	Section  string        `xml:"article>sectionName"`
	Column   string        `xml:"article>columnName"`
	Source   string        `xml:"article>sourceName"`
	Date     factivaMarkup `xml:"article>publicationDate"`
	Time     factivaMarkup `xml:"article>publicationTime"`
	Subjects []string      `xml:"article>newsSubject>name"`
	Company  []string      `xml:"article>company>name"`
	Industry []string      `xml:"article>industry>name"`
	Regions  []string      `xml:"article>region>name"`
}

type factivaMarkup struct {
	Inner string `xml:",innerxml"`
}

var (
	factivaParagraph = lazily(`</?(?:\w+:)?paragraph\b[^<>]{0,400}>`)
	factivaClose     = regexp.MustCompile(`</(?:\w+:)?ppsarticle\s*>`)
)

// paragraphs gives each <paragraph> as one; text without any is cut at its indents.
func (m factivaMarkup) paragraphs() []string {
	var out []string
	pieces := factivaParagraph.regexp().Split(m.Inner, -1)
	for _, piece := range pieces {
		if text := sgmlText(piece); len(pieces) == 1 {
			out = append(out, indentedParagraphs(splitLines(text))...)
		} else {
			out = append(out, oneLine(text))
		}
	}
	return trimmed(out)
}

func (m factivaMarkup) line() string { return oneLine(strings.Join(m.paragraphs(), " ")) }

func readFactivaXML(piece string) (*data.Article, error) {
	if end := factivaClose.FindStringIndex(piece); end != nil {
		piece = piece[:end[1]]
	}
	var x factivaArticle
	decoder := xml.NewDecoder(strings.NewReader(piece))
	decoder.Strict = false
	if err := decoder.Decode(&x); err != nil {
		return nil, &Failure{Stage: "parse", Reason: "Its XML is broken: " + err.Error() + ".", Err: err}
	}
	f := factivaFields{
		"HD": {x.Headline.line()}, "BY": {x.Byline.line()}, "CR": {x.Credit.line()}, "LP": x.Lead.paragraphs(), "TD": x.Tail.paragraphs(),
		"SE": {x.Section}, "CLM": {x.Column}, "SN": {x.Source}, "LA": {x.Language}, "PD": {x.Date.line()}, "AN": {x.Number},
		"NS": {strings.Join(x.Subjects, "|")}, "CO": {strings.Join(x.Company, "|")}, "IN": {strings.Join(x.Industry, "|")},
		"RE": {strings.Join(x.Regions, "|")},
	}
	if time := x.Time.line(); len(f.line("PD")) == len("2012-01-09") && clock.MatchString(time) {
		f["ET"] = []string{clock.FindString(time)}
	}
	a, err := readFactivaFields(f)
	if err == nil {
		a.Notes = append(a.Notes, x.Notes.paragraphs()...)
	}
	return a, err
}
