package importer

import (
	"bytes"
	"regexp"
	"strings"

	"dateline/data"
)

var (
	iptcHeader = regexp.MustCompile(`^\x01?([A-Za-z]{2,5}\d{3,4}) +(\d) +([A-Za-z]{1,4}) +(\d{1,5})\b([^\n]*)`)
	iptcDate   = regexp.MustCompile(`(\d{2})(\d{2})(\d{2})\s+(?:(GMT|UTC|[A-Z]{3,4})\s+)?(\p{L}{3,4})\.?\s+(\d{2})\b`)
	iptcMark   = lazily(`^\([^()]{2,40}\)$|^[\p{Lu}\d][\p{Lu}\d .:/-]{1,30}$`)
	iptcDesk   = regexp.MustCompile(`^[a-z]{2,4}(?: [a-z]{2,4}){1,7}$`)
)

func isIPTC7901(src *source) bool {
	head := bytes.TrimLeft(src.head[:min(len(src.head), 256)], framing+"\x16")
	return iptcHeader.Match(head) && (bytes.HasPrefix(head, []byte{soh}) || strings.Contains(src.headText(), "/\n"))
}

func streamIPTC7901(src *source, s *sink) error {
	return streamWire(src, s, iptc7901Name, readIPTC7901)
}

// readIPTC7901 reads one wireMessage: the header, keywords parted by slashes, the
// headline with the marks above and the byline below it up to a "=", the text,
// the time it was sent at.
func readIPTC7901(b []byte, _ string) (data.Article, []data.Date, error) {
	m := cutMessage(b)
	if m.text == "" { // its control bytes were lost
		m = withoutFrame(m.header)
	}
	a := data.Article{}
	rest := m.header
	if h := iptcHeader.FindStringSubmatch(m.header); h != nil {
		a.Source.Name = h[1]
		if words := strings.Fields(h[5]); len(words) > 1 {
			a.Agency = words[len(words)-2]
		}
		rest = m.header[len(h[0]):]
	}
	a.Keywords = listOf(strings.TrimSpace(clean(rest)), "/")
	var dates []data.Date
	if t := iptcDate.FindStringSubmatch(m.trailer); t != nil {
		if d, ok := wireDate(oneLine(t[0]), t[6], t[5], t[1], t[2]+":"+t[3], t[4]); ok {
			dates = append(dates, d)
		}
	}
	iptcText(&a, splitLines(clean(m.text)))
	if a.Headline == "" && len(a.Body) == 0 {
		return a, nil, &NotArticle{"an agency's wire message without text"}
	}
	return a, dates, nil
}

// withoutFrame cuts a wireMessage that has no control bytes: the header is its
// first line, the keywords are the next; the time is the last line.
func withoutFrame(text string) wireMessage {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	keywords := 1
	for keywords < len(lines)-1 && !strings.HasSuffix(lines[keywords], "/") {
		keywords++
	}
	if keywords == len(lines)-1 {
		keywords = 0
	}
	last := len(lines) - 1
	for last > keywords && !iptcDate.MatchString(lines[last]) {
		last--
	}
	if last == keywords {
		last = len(lines)
	}
	return wireMessage{
		header: strings.Join(lines[:keywords+1], "\n"), text: strings.Join(lines[keywords+1:last], "\n"), trailer: strings.Join(lines[last:], "\n"),
	}
}

func iptcText(a *data.Article, lines []line) {
	head := 0
	for head < min(len(lines), maxHeadLines) {
		head++
		if strings.HasSuffix(lines[head-1].text, "=") || head < len(lines) && lines[head].blank {
			break
		}
	}
	iptcHead(a, lines[:head])
	body := lines[head:]
	end := len(body)
	for i, l := range body {
		if strings.HasPrefix(l.text, "# ") || strings.HasPrefix(l.text, "* * *") {
			end = i
			break
		}
	}
	if end == len(body) && end > 0 && iptcDesk.MatchString(body[end-1].text) {
		end--
	}
	a.Body = rejoined(body[:end])
	foot := body[end:]
	for i, l := range foot { // headings and items of lists
		foot[i].blank = l.blank || strings.HasPrefix(l.text, "#") || strings.HasPrefix(l.text, "- ")
	}
	var items []data.TrailerItem
	for _, p := range rejoined(foot) {
		if !isSeparator(p) {
			items = append(items, data.TrailerItem{Headline: p})
		}
	}
	if len(items) > 0 {
		a.Trailer = []data.TrailerList{{Kind: data.TrailerText, Items: items}}
	}
}

// iptcHead reads marks, headline and byline.
func iptcHead(a *data.Article, lines []line) {
	for i, l := range lines {
		text := strings.TrimRight(l.text, " =")
		switch {
		case a.Headline == "" && i < len(lines)-1 && iptcMark.MatchString(text):
			a.Marks = append(a.Marks, strings.Trim(text, "()"))
		case a.Headline != "" && creditWord.MatchString(text):
			creditNames(a, text)
		default:
			a.Headline = oneLine(a.Headline + " " + text)
		}
	}
}
