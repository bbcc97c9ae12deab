package importer

import (
	"bytes"
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/data"
)

// anpaFormat is an agency's wireMessage in ANPA-1312, iptc7901Format its European
// relative. A file has one wireMessage, or many one after the other.
var (
	anpaFormat     = format{name: anpaName, matches: isANPA, stream: streamANPA}
	iptc7901Format = format{name: iptc7901Name, matches: isIPTC7901, stream: streamIPTC7901}
)

const anpaName, iptc7901Name = "anpa", "iptc7901"

// The control bytes that frame a wireMessage: SYN SYN SOH header STX text ETX
// trailer EOT. Within the text BS begins a table's line, US and RS part its
// columns, DLE is a space that typesetting may stretch.
const (
	soh, stx, etx = 0x01, 0x02, 0x03
	framing       = "\x00\x04\x16\x7f \t\r\n"
)

var (
	anpaStart   = regexp.MustCompile(`^\x01([A-Za-z])(\d{3,4})([A-Z]*)\x1f`)
	wireStart   = regexp.MustCompile(`(?:^|[\x00\x04\r\n\x7f])\x16*\x01[A-Za-z]{1,5}\d{3,4}`)
	anpaLine    = regexp.MustCompile(`^([a-z]) ([a-z])[\x13\x14 ][\x11\x12 ] ?(.*?)\s+(\d{1,2})-(\d{1,2})(?:\s+\d{0,5})?\s*$`)
	anpaTrailer = regexp.MustCompile(`([A-Z]{2,6})-[A-Z]{2}-((\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2}) ?([A-Z]{1,4})?)`)
	kyodoDate   = regexp.MustCompile(`([A-Z]{3})-(\d{2}:\d{2})-(\d{2})-(\d{2})-(\d{2})`)
)

func isANPA(src *source) bool {
	return anpaStart.Match(bytes.TrimLeft(src.head[:min(len(src.head), 256)], framing)) && bytes.IndexByte(src.head, stx) > 0
}

func streamANPA(src *source, s *sink) error { return streamWire(src, s, anpaName, readANPA) }

// streamWire reads the messages of a file. One alone is dated by the file's
// name too.
func streamWire(src *source, s *sink, format string, read func(wireMessage []byte, path string) (data.Article, []data.Date, error)) error {
	if err := src.load(); err != nil {
		return err
	}
	messages := wireMessages(src.Bytes)
	src.encoding = wireEncoding(src.Bytes)
	for _, wireMessage := range messages {
		if len(wireMessage) > MaxExportRecord {
			if err := s.failRecord(src, errLongRecord); err != nil {
				return err
			}
			continue
		}
		articles, err := s.within(func() ([]data.Article, error) {
			a, dates, err := read(wireMessage, src.Path)
			err = cmp.Or(err, tooManyParagraphs(&a))
			switch {
			case err != nil:
				return nil, err
			case len(messages) == 1:
				return []data.Article{src.settle(a, dates...)}, nil
			}
			return []data.Article{settleRecord(a, dates...)}, nil
		})
		switch {
		case len(messages) == 1 && err != nil:
			return err
		case len(messages) == 1:
			err = s.yield(src, format, articles)
		case err != nil:
			err = s.failRecord(src, err)
		default:
			err = s.record(src, format, wireMessage, articles[0])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// wireMessages cuts a file before each start of a header.
func wireMessages(b []byte) [][]byte {
	var messages [][]byte
	starts := wireStart.FindAllIndex(b, -1)
	for i, start := range starts {
		from, to := start[0], len(b)
		if i == 0 {
			from = 0
		}
		if i+1 < len(starts) {
			to = starts[i+1][0]
		}
		messages = append(messages, bytes.TrimLeft(b[from:to], "\x00\x04\r\n\x7f"))
	}
	if len(starts) == 0 {
		return [][]byte{b}
	}
	return messages
}

// wireEncoding names the encoding of a wireMessage: ASCII by its standard, UTF-8
// or Latin letters where an agency has strayed from it, and another where
// bytes above ASCII are many.
func wireEncoding(b []byte) string {
	high := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	if utf8.Valid(b) {
		return "utf-8"
	}
	if name := mostPlausible(b); name != "" && high*20 > len(b) {
		return name
	}
	return "windows-1252"
}

// wireMessage is what a frame holds.
type wireMessage struct{ header, text, trailer string }

func cutMessage(b []byte) wireMessage {
	text := decodeAs(b, wireEncoding(b))
	text = strings.ReplaceAll(strings.TrimLeft(text, framing), "\r", "")
	var m wireMessage
	m.header, text, _ = strings.Cut(text, string(rune(stx)))
	m.text, m.trailer, _ = strings.Cut(text, string(rune(etx)))
	return m
}

// readANPA reads one wireMessage. Its header has the day without the year; the
// trailer has the whole date, or else the file's name and folder may lend one.
func readANPA(b []byte, path string) (data.Article, []data.Date, error) {
	m := cutMessage(b)
	a := data.Article{}
	if h := anpaStart.FindStringSubmatch(m.header); h != nil {
		a.Source.Name = h[1] + h[2]
		a.Agency = strings.TrimSpace(kyodoName.Replace(h[3]))
	}
	_, second, _ := strings.Cut(m.header, "\n")
	second, _, _ = strings.Cut(second, "\n")
	h := anpaLine.FindStringSubmatch(second)
	if h != nil {
		a.Section = anpaCategories[h[2]]
	}
	dates := anpaDates(&a, m.trailer, h, path)
	p := anpaParser{article: &a, tabular: strings.ContainsRune(m.header, 0x12)}
	p.read(m.text)
	if a.Headline == "" && len(a.Body) == 0 {
		return a, nil, &NotArticle{"an agency's wire message without text"}
	}
	return a, dates, nil
}

var kyodoName = strings.NewReplacer("KYODO", "Kyodo")

// anpaCategories are the letters of the standard that all agencies use alike.
var anpaCategories = map[string]string{
	"a": "domestic", "e": "entertainment", "f": "financial", "i": "international", "l": "lifestyle", "p": "political",
	"s": "sports", "t": "travel", "w": "Washington",
}

func anpaDates(a *data.Article, trailer string, header []string, path string) []data.Date {
	if t := anpaTrailer.FindStringSubmatch(trailer); t != nil {
		a.Agency = t[1]
		if d, ok := wireDate(t[2], t[5], t[3], t[4], t[6]+":"+t[7], t[8]); ok {
			return []data.Date{d}
		}
	}
	if t := kyodoDate.FindStringSubmatch(trailer); t != nil {
		if d, ok := wireDate(t[0], t[5], t[4], t[3], t[2], t[1]); ok {
			return []data.Date{d}
		}
	}
	if header == nil {
		return nil
	}
	month, _ := strconv.Atoi(header[4])
	e := dated{text: header[4] + "-" + header[5], evidence: data.FromHeader}
	e.partial.month = time.Month(month)
	e.partial.day, _ = strconv.Atoi(header[5])
	if !e.partial.valid() || e.partial.day == 0 {
		return nil
	}
	if d, ok := e.fromPartial(path); ok {
		return []data.Date{d}
	}
	return []data.Date{{Text: e.text, Basis: "no year is known"}}
}

// wireDate makes a date of the parts that a trailer has; its month is a number
// or a name.
func wireDate(text, year, month, day, clock, zone string) (data.Date, bool) {
	if m, ok := monthNamed(month); ok {
		month = strconv.Itoa(int(m))
	}
	d, ok := shortDate(text, year, month, day)
	h, _, timed := findTime(clock + " " + zone)
	if !ok || !timed {
		return d, ok
	}
	return civilOf(d).at(h, data.FromMetadata, text), true
}

// anpaParser reads the lines of a wireMessage's text. A caret begins the lines of
// its head, each of which ends with "<" or "="; a tab begins a paragraph.
type anpaParser struct {
	article *data.Article
	tabular bool
	slugged bool
	credits bool     // the byline was read
	heads   []string // lines of the head that are neither headline, byline nor note
	begun   bool     // the body has begun
	para    strings.Builder
	lines   int // of a headline without carets
}

// maxHeadLines is how many lines the head of a wireMessage may have.
const maxHeadLines = 12

func (p *anpaParser) read(text string) {
	for raw := range strings.SplitSeq(text, "\n") {
		line := strings.TrimRight(raw, " \t\f")
		switch {
		case strings.TrimSpace(line) == "":
			p.end()
		case line[0] == '\b':
			p.end()
			p.body(tableRow(line))
		case line[0] == '^' || !p.slugged:
			p.end()
			for part := range strings.SplitSeq(line, "< ^") {
				p.head(strings.TrimSpace(strings.TrimRight(strings.TrimLeft(part, "^"), "<= ")))
			}
		case line[0] == '\t' || line[0] == ' ':
			p.end()
			p.para.WriteString(strings.TrimSpace(line))
		case !p.begun && p.para.Len() == 0 && len(p.heads) == 0:
			p.kyodoHead(line)
		default:
			if p.para.Len() > 0 {
				p.para.WriteByte(' ')
			}
			p.para.WriteString(line)
		}
	}
	p.end()
	if !p.begun { // a list of headlines
		p.article.Body, p.heads = p.heads, nil
	}
	p.article.Notes = append(p.article.Notes, p.heads...)
}

func (p *anpaParser) end() {
	text := strings.TrimRight(p.para.String(), "<= ")
	p.para.Reset()
	if p.tabular && strings.Count(text, ";") > 1 {
		text = tableRow(text)
	}
	p.body(text)
}

func (p *anpaParser) body(text string) {
	text = anpaText(text)
	if text == "" || isSeparator(text) || strings.Trim(text, "_= ") == "" || text == "==Kyodo" {
		return
	}
	p.begun = true
	p.article.Body = append(p.article.Body, text)
}

// tableRow writes the cells of a table's line between bars.
func tableRow(line string) string {
	var cells []string
	for cell := range strings.FieldsFuncSeq(strings.Trim(line, "\b^\x10 "), func(r rune) bool { return r == ';' || r == 0x1e || r == 0x1f }) {
		if cell = strings.TrimSpace(strings.ReplaceAll(cell, "\x10", "")); cell != "" {
			cells = append(cells, cell)
		}
	}
	return strings.Join(cells, " | ")
}

// anpaSigns are those that the standard has in the place of quotes, of dashes
// and of the half.
var anpaSigns = strings.NewReplacer("``", "“", "''", "”", " _ ", " — ", "{", "½", "\x10", "")

func anpaText(s string) string { return oneLine(clean(anpaSigns.Replace(s))) }

var (
	anpaNote  = regexp.MustCompile(`^(?i)\(?(?:eds?\b|editors?\b|editor's note|with photo|ap (?:photo|graphic|video|audio)|graphic|attn|for (?:release|use))`)
	anpaTakes = regexp.MustCompile(`(?i)^(.*?),\s*((?:\d+(?:st|nd|rd|th) )?(?:ld|lead|add|take|sub|ins|writethru|ld-writethru)\b[\w -]*)$`)
	anpaCount = regexp.MustCompile(`,\s*\d*$`)
)

// head takes one line of the head.
func (p *anpaParser) head(s string) {
	a := p.article
	switch {
	case s == "" || s[0] == '*' || s == "END" || strings.Trim(s, "_") == "":
	case !p.slugged:
		p.slugged = true
		slug := anpaCount.ReplaceAllString(s, "")
		if m := anpaTakes.FindStringSubmatch(slug); m != nil { // "…, 1st Ld-Writethru"
			slug = m[1]
			a.Marks = append(a.Marks, m[2])
		}
		a.Keywords = append(a.Keywords, slug)
	case p.begun:
		p.body(s)
	case anpaNote.MatchString(s):
		a.Notes = append(a.Notes, anpaText(strings.Trim(s, "()")))
	case !p.credits && creditWord.MatchString(s):
		p.credits = true
		creditNames(a, s)
	case p.credits && (isAgency(s) || isJobTitle(s)):
	case p.credits:
		p.body(s)
	case a.Headline == "":
		a.Headline = anpaText(s)
	default:
		p.heads = append(p.heads, anpaText(s))
	}
}

// kyodoHead takes a line of the head that has no caret: the headline runs over
// lines up to a "+".
func (p *anpaParser) kyodoHead(line string) {
	a := p.article
	if p.credits {
		p.para.WriteString(line)
		return
	}
	text, last := strings.CutSuffix(line, "+")
	a.Headline = oneLine(a.Headline + " " + anpaText(text))
	p.lines++
	p.credits = last || p.lines == maxHeadLines
}
