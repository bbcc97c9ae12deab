package importer

import (
	"html"
	"regexp"
	"strings"

	"dateline/data"
)

// reutersFormat is the collection Reuters-21578, trecFormat the collections of
// the TREC conferences and Gigaword. Both are SGML without a root, of which
// only the few tags that are known are looked at.
var (
	reutersFormat = format{name: reutersName, matches: isReuters, stream: streamReuters}
	trecFormat    = format{name: trecName, matches: isTREC, stream: streamTREC}
)

const reutersName, trecName = "reuters-sgml", "trec"

// sgml is one document, with a copy of it whose ASCII letters are large, by
// which tags are found.
type sgml struct{ text, upper string }

func newSGML(record []byte) sgml {
	text := clean(string(record))
	return sgml{text, capitals(text)}
}

// capitals makes ASCII letters large and leaves every byte in its place.
func capitals(s string) string {
	upper := []byte(s)
	for i, c := range upper {
		if c >= 'a' && c <= 'z' {
			upper[i] = c - 'a' + 'A'
		}
	}
	return string(upper)
}

// element finds the next element of a name from a position on: what its tag
// says beside the name, what it contains, and where it ends. An element that
// is not closed has no content.
func (d sgml) element(name string, from int) (attributes, content string, end int, ok bool) {
	for {
		i := strings.Index(d.upper[from:], "<"+name)
		if i < 0 {
			return "", "", from, false
		}
		start := from + i + 1 + len(name)
		from = start
		if start < len(d.upper) && !strings.ContainsRune("> \n\t", rune(d.upper[start])) {
			continue // a longer name
		}
		tag := strings.IndexByte(d.upper[start:], '>')
		if tag < 0 {
			return "", "", from, false
		}
		body := start + tag + 1
		closed := strings.Index(d.upper[body:], "</"+name+">")
		if closed < 0 {
			return d.text[start : body-1], "", body, true
		}
		return d.text[start : body-1], d.text[body : body+closed], body + closed, true
	}
}

// all returns the contents of all elements of a name.
func (d sgml) all(name string) []string {
	var contents []string
	for from := 0; len(contents) < maxExportTerms; {
		_, content, end, ok := d.element(name, from)
		if !ok {
			break
		}
		contents = append(contents, content)
		from = end
	}
	return contents
}

// line is the first element of a name as one line of text.
func (d sgml) line(name string) string {
	_, content, _, _ := d.element(name, 0)
	return oneLine(sgmlText(content))
}

var sgmlTag = lazily(`</?[A-Za-z0-9_][^<>]{0,200}>|<!--[^<>]{0,400}-->`)

// sgmlText takes the tags off, and writes entities out.
func sgmlText(s string) string {
	return clean(html.UnescapeString(sgmlTag.ReplaceAllString(s, "")))
}

func isReuters(src *source) bool {
	return strings.HasPrefix(src.headText(), "<") && src.headHas(headBytes, "<reuters ") && src.headHas(headBytes, " newid=")
}

func streamReuters(src *source, s *sink) error {
	return streamText(src, s, reutersName, startsWith("<REUTERS"), readReuters)
}

// startsWith tests lines for a tag that begins a document.
func startsWith(tag string) func([]byte) bool {
	return func(line []byte) bool {
		return len(line) >= len(tag) && strings.EqualFold(string(line[:len(tag)]), tag)
	}
}

var (
	reutersID    = regexp.MustCompile(`(?i)\sNEWID="?(\d+)`)
	reutersDate  = regexp.MustCompile(`(?:^|\D)(\d{1,2}-[A-Z]{3}-\d{4})(?:\s+(\d{2}:\d{2}):\d{2})?`)
	reutersEnd   = regexp.MustCompile(`(?i)^\s*Reuters?\.?\s*$`)
	reutersTerms = []string{"TOPICS", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"}
)

// reutersFiller is what the collection has in the place of a text that it
// lacks, below headlines that were sent without a story.
const reutersFiller = "Blah blah blah."

// readReuters reads one document; what stands before the first is none. Those
// of type UNPROC have text without tags, those of type BRIEF only a headline.
func readReuters(record []byte) (*data.Article, error) {
	d := newSGML(record)
	attributes, _, _, ok := d.element("REUTERS", 0)
	if !ok {
		return nil, nil
	}
	a := data.Article{Agency: "Reuters", Headline: d.line("TITLE")}
	if m := reutersID.FindStringSubmatch(attributes); m != nil {
		a.Source.Name = m[1]
	}
	for _, name := range reutersTerms {
		_, terms, _, _ := d.element(name, 0)
		a.Keywords = append(a.Keywords, sgmlItems(terms)...)
	}
	var dates []data.Date
	if m := reutersDate.FindStringSubmatch(strings.ToUpper(d.line("DATE"))); m != nil {
		if date, ok := exportDate(m[1]+" "+m[2], data.FromMetadata); ok {
			date.Text = d.line("DATE")
			dates = append(dates, date)
		}
	}
	if line := d.line("DATELINE"); line != "" {
		setDatelineField(&a, line)
		dates = append(dates, datelineDate(line).dates(dates)...)
	}
	_, places, _, _ := d.element("PLACES", 0)
	addPlaces(&a, sgmlItems(places))
	creditNames(&a, d.line("AUTHOR"))
	_, text, _, _ := d.element("TEXT", 0)
	if _, body, _, ok := d.element("BODY", 0); ok {
		text = body
	} else {
		text = belowHead(text)
	}
	a.Body = indentedParagraphs(reutersLines(sgmlText(text)))
	if a.Headline == "" && len(a.Body) == 0 {
		return nil, &NotArticle{"a document without text"}
	}
	settled := settleRecord(a, dates...)
	return &settled, nil
}

// belowHead is what follows the elements of a text that has no body of its own.
func belowHead(text string) string {
	d, below := sgml{text, capitals(text)}, 0
	for _, name := range []string{"TITLE", "AUTHOR", "DATELINE"} {
		if _, content, end, ok := d.element(name, 0); ok && content != "" {
			below = max(below, end+len("</"+name+">"))
		}
	}
	return text[below:]
}

func sgmlItems(content string) []string {
	var items []string
	for _, item := range (sgml{content, capitals(content)}).all("D") {
		items = append(items, sgmlText(item))
	}
	return items
}

// reutersLines drops what is no text: the agency's name that ends a story, the
// asterisks that begin a flash, the filler.
func reutersLines(text string) []line {
	lines := splitLines(text)
	for len(lines) > 0 && reutersEnd.MatchString(lines[len(lines)-1].text) {
		lines = lines[:len(lines)-1]
	}
	if len(lines) > 0 {
		if lines[0].text = strings.TrimLeft(lines[0].text, "*"); lines[0].text == "" {
			lines = lines[1:]
		}
	}
	if len(lines) == 1 && lines[0].text == reutersFiller {
		return nil
	}
	return lines
}

// indentedParagraphs joins lines whose paragraphs begin with an indent; where
// no line has one, the widths of the lines decide.
func indentedParagraphs(lines []line) []string {
	const indented = 2 // columns
	flush, deep := 0, 0
	for _, l := range lines {
		if l.indent >= indented {
			deep++
		} else {
			flush++
		}
	}
	if deep == 0 || flush == 0 && deep > 1 {
		return paragraphs(lines)
	}
	var out []string
	var para strings.Builder
	for i, l := range lines {
		if i > 0 && (l.indent >= indented || l.blank) {
			out = append(out, para.String())
			para.Reset()
		} else if i > 0 {
			para.WriteString(between(lines[i-1].text, l.text))
		}
		para.WriteString(l.text)
	}
	if para.Len() > 0 {
		out = append(out, para.String())
	}
	return out
}
