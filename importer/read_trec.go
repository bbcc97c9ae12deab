package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline/data"
)

// isTREC reports documents with a number of the collection, or Gigaword's.
func isTREC(src *source) bool {
	return strings.HasPrefix(src.headText(), "<") &&
		(src.headHas(headBytes, "<doc>") && src.headHas(headBytes, "<docno>") || gigaword.MatchString(src.headText()[:min(len(src.headText()), 1024)]))
}

var gigaword = regexp.MustCompile(`(?i)(?:^|\n)<doc id="?[A-Z_]{2,12}\d{8}[._]\d+"?`)

func streamTREC(src *source, s *sink) error {
	plain, attributed := startsWith("<DOC>"), startsWith("<DOC ")
	starts := func(line []byte) bool { return plain(line) || attributed(line) }
	return streamText(src, s, trecName, starts, readTREC)
}

// The tags that the collections use for one thing, the better first.
var (
	trecHeadlines = []string{"HEADLINE", "HL", "HEAD", "TI", "TITLE", "DOCTITLE", "H3"}
	trecBylines   = []string{"BYLINE", "AUTHOR", "AU"}
	trecDates     = []string{"DATE_TIME", "DATETIME", "PUBDATE", "DATE", "DATE1", "DD"}
	trecOutlets   = []string{"PUB", "SO", "JOURNAL", "SOURCE"}
	trecTerms     = []string{"SUBJECT", "DESCRIPT", "DESCRIPTORS", "KEYWORD"}
	trecTexts     = []string{"LP", "LEADPARA", "TEXT"}
)

// trecSources are the newspapers and agencies that the numbers begin with.
var trecSources = map[string]struct{ outlet, agency string }{
	"AP": {agency: "AP"}, "APW": {agency: "AP"}, "AFP": {agency: "AFP"}, "XIE": {agency: "Xinhua"}, "XIN": {agency: "Xinhua"}, "CNA": {agency: "CNA"},
	"NYT": {outlet: "The New York Times"}, "WSJ": {outlet: "The Wall Street Journal"}, "LA": {outlet: "Los Angeles Times"},
	"FT": {outlet: "Financial Times"}, "SJMN": {outlet: "San Jose Mercury News"},
}

func readTREC(record []byte) (*data.Article, error) {
	d := newSGML(record)
	attributes, _, _, ok := d.element("DOC", 0)
	if !ok {
		return nil, nil
	}
	a := data.Article{Section: withoutPages(d.line("SECTION")), Language: exportLanguage(d.line("LANGUAGE"))}
	a.Source.Name = d.line("DOCNO")
	if m := trecID.FindStringSubmatch(attributes); m != nil && a.Source.Name == "" {
		a.Source.Name = m[1]
	}
	known := trecSources[trecPrefix.FindString(a.Source.Name)]
	a.Outlet, a.Agency = known.outlet, known.agency
	d.trecHeadline(&a)
	d.trecByline(&a)
	dates := d.trecDates(a.Source.Name)
	if line := d.line("DATELINE"); line != "" {
		setDatelineField(&a, line)
		dates = append(dates, datelineDate(line).dates(dates)...)
	}
	if outlet := d.first(trecOutlets); a.Outlet == "" && len(outlet) < maxStamp {
		a.Outlet = outlet
	}
	a.Keywords = listOf(d.first(trecTerms), ";")
	for _, name := range trecTexts {
		for _, text := range d.all(name) {
			a.Body = append(a.Body, trecParagraphs(text)...)
		}
	}
	if a.Headline == "" && len(a.Body) == 0 {
		return nil, &NotArticle{"a document without text"}
	}
	settled := settleRecord(a, dates...)
	return &settled, nil
}

var (
	trecID     = lazily(`(?i)\bid="?([^"\s>]{1,80})`)
	trecPrefix = regexp.MustCompile(`^[A-Z]+`)
)

// first is the first of several elements that has text, as one line.
func (d sgml) first(names []string) string {
	for _, name := range names {
		if text := d.line(name); text != "" {
			return text
		}
	}
	return ""
}

// trecDated is what the Financial Times puts before its headlines.
var trecDated = regexp.MustCompile(`^FT +\d{1,2} [A-Z]{3} \d{2} / `)

// trecHeadline takes the first headline; the others of one name, which the
// agency sent for other lengths or as notes, are kept as notes.
func (d sgml) trecHeadline(a *data.Article) {
	for _, name := range trecHeadlines {
		for _, content := range d.all(name) {
			parts := strings.Split(sgmlText(content), "---\n") // as the Wall Street Journal parts decks and byline from a headline
			head := trecDated.ReplaceAllString(strings.Trim(oneLine(parts[0]), " =@"), "")
			if by, _, _ := strings.Cut(strings.TrimSpace(parts[len(parts)-1]), "\n"); len(parts) > 1 && isByline(by) {
				creditNames(a, by)
			}
			switch {
			case head == "":
			case a.Headline == "" && !isNote(head):
				a.Headline = head
			default:
				a.Notes = append(a.Notes, head)
			}
		}
		if a.Headline != "" {
			return
		}
	}
}

func (d sgml) trecByline(a *data.Article) {
	for _, name := range trecBylines {
		for _, content := range d.all(name) {
			by := strings.Trim(oneLine(sgmlText(content)), " =@")
			if !isJobTitle(by) || strings.Contains(by, ",") {
				creditNames(a, by)
			}
		}
	}
}

// trecDates reads the date of publication, and what of it the number has.
func (d sgml) trecDates(number string) []data.Date {
	var dates []data.Date
	for _, name := range trecDates {
		text := strings.Trim(d.line(name), " =")
		date, ok := exportDate(text, data.FromMetadata)
		if !ok && trecSix.MatchString(text) {
			date, ok = shortDate(text, text[:2], text[2:4], text[4:6])
		}
		if ok {
			dates = append(dates, date)
			break
		}
	}
	if m := trecLong.FindStringSubmatch(number); m != nil {
		if c := compactDate(m[1]); c.complete() {
			dates = append(dates, c.date(data.FromMetadata, m[1]))
		}
	} else if m := trecShort.FindStringSubmatch(number); m != nil {
		year, month, day := m[2], m[3], m[4]
		if m[1] == "LA" { // the month first
			year, month, day = m[4], m[2], m[3]
		}
		if date, ok := shortDate(m[2]+m[3]+m[4], year, month, day); ok {
			dates = append(dates, date)
		}
	}
	return dates
}

var (
	trecSix   = regexp.MustCompile(`^\d{6}$`)
	trecLong  = regexp.MustCompile(`^[A-Z_]{2,12}((?:19|20)\d{6})[._-]\d+`)
	trecShort = regexp.MustCompile(`^(AP|WSJ|LA)(\d{2})(\d{2})(\d{2})-\d+$`)
)

// shortDate reads a date whose year has two digits: these collections began in
// 1980.
func shortDate(text, year, month, day string) (data.Date, bool) {
	c := civil{}
	c.year, _ = strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	c.month = time.Month(m)
	c.day, _ = strconv.Atoi(day)
	if c.year += 1900; c.year < 1980 {
		c.year += 100
	}
	return c.date(data.FromMetadata, text), c.complete()
}

// trecParagraphs cuts a text at its <P>, or where it has none at its indents.
func trecParagraphs(text string) []string {
	text = trecQuotes.Replace(text)
	pieces := trecPara.Split(text, -1)
	if len(pieces) == 1 {
		return indentedParagraphs(splitLines(sgmlText(text)))
	}
	var out []string
	for _, piece := range pieces {
		if p := oneLine(sgmlText(piece)); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var trecQuotes = strings.NewReplacer("``", "“", "''", "”")

var trecPara = regexp.MustCompile(`(?i)</?P>`)
