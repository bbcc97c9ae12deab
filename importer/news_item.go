package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline/data"

	"golang.org/x/net/html"
)

// Bounds on what is kept of one item's fields.
const (
	MaxKeywords   = 300  // subjects among them
	maxFieldLines = 32   // names, notes, dates and the like
	maxFieldBytes = 1000 // of a byline or a dateline; what is longer is none
)

// few cuts a list of fields to the number that is kept.
func few[T any](list []T) []T { return list[:min(len(list), maxFieldLines)] }

// newsItem is an article as the news industry's formats carry it: facts in
// fields of their own, beside a text that repeats some of them.
type newsItem struct {
	article data.Article
	lead    []string // what stands between headline and text: a second headline, an abstract
	located []string // places where it was written, apart from the dateline
	dates   []data.Date
	partial partialDate // of the dateline
}

// published takes dates of publication, the best first.
func (n *newsItem) published(dates ...string) {
	for _, text := range dates {
		text = zonedDay.ReplaceAllString(oneLine(text), "$1")
		if d, ok := readDate(text, data.FromMetadata, time.Time{}); ok && len(n.dates) < maxFieldLines {
			n.dates = append(n.dates, d)
		}
	}
}

// zonedDay is a day with a zone, as NITF has it: "20080219+0100".
var zonedDay = regexp.MustCompile(`^(\d{8})(?:[+-]\d{4}|Z)$`)

// dateline takes a dateline that has a field of its own. Some agencies put a
// timestamp into that field.
func (n *newsItem) dateline(text string) {
	text = strings.TrimRight(oneLine(text), " -–—_=:,")
	if text == "" || len(text) > maxFieldBytes || n.article.Dateline != "" {
		return
	}
	if before := len(n.dates); text[0] >= '0' && text[0] <= '9' {
		if n.published(text); len(n.dates) > before {
			return
		}
	}
	n.article.Dateline = text
	const rest = "A story"
	d, after, ok := parseDateline(text + " – " + rest)
	if !ok || after != rest {
		d = dateline{places: placesOf(text), agency: agencyInBrackets(text)}
		if c, at, ok := findDate(text); ok {
			d.date, d.dateAt = c, text[at.Start:at.End]
		}
	}
	n.article.Places = append(n.article.Places, few(d.places)...)
	if n.article.Agency == "" {
		n.article.Agency = d.agency
	}
	if len(n.article.Authors) == 0 {
		n.article.Authors = d.authors
	}
	n.partial = partialDate{d.date, d.dateAt}
}

// placesOf returns the places of a dateline or of a location, without what
// locates them: "Newport News, VA" is Newport News.
func placesOf(text string) []string {
	text, _, _ = strings.Cut(text, "(")
	text, _, _ = strings.Cut(text, ",")
	var out []string
	for p := range strings.SplitSeq(text, "/") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var inBrackets = regexp.MustCompile(`\(([^()]{2,40})\)`)

// agencyInBrackets finds the agency in a dateline such as "Peine (dpa/lni)".
func agencyInBrackets(text string) string {
	if m := inBrackets.FindStringSubmatch(text); m != nil {
		agency, _, _ := strings.Cut(m[1], "/")
		if plausibleAgency(agency) {
			return agency
		}
	}
	return ""
}

// from takes names of who an item comes from, the most particular first. The
// first agency among them is the article's, the first other its outlet.
func (n *newsItem) from(names ...string) {
	for _, name := range few(names) {
		if len(name) > maxFieldBytes {
			continue
		}
		name = strings.Trim(oneLine(name), "/–— ")
		for _, word := range []string{"Via ", "Agencia "} {
			name = strings.TrimPrefix(name, word)
		}
		name = strings.Trim(name, "/")
		switch agency := agencyAhead(name); {
		case name == "" || name == "None":
		case isAgency(name):
			agency = name
			fallthrough
		case agency != "" && agency == strings.ToUpper(agency):
			if n.article.Agency == "" {
				n.article.Agency = agency
			}
		case n.article.Outlet == "":
			n.article.Outlet = name
		}
	}
}

// fromCode takes codes for who an item comes from, "nprov:REUTERS" or
// "afp.com", of which only a known agency is a name.
func (n *newsItem) fromCode(codes ...string) {
	for _, code := range few(codes) {
		code = strings.Trim(code[strings.LastIndexByte(code, ':')+1:], "–— ")
		if name, _, domain := strings.Cut(code, "."); domain {
			code = strings.ToUpper(name)
		}
		if n.article.Agency == "" && isAgency(code) {
			n.article.Agency = code
		}
	}
}

// agencyAhead returns the known agency that a text begins with, if any.
func agencyAhead(text string) string {
	for end := min(len(text), maxFieldBytes/10); end > 0; end = strings.LastIndexByte(text[:end], ' ') {
		if isAgency(text[:end]) {
			return text[:end]
		}
	}
	return ""
}

// note takes notes to editors.
func (n *newsItem) note(notes ...string) {
	for _, s := range notes {
		if s = oneLine(s); s != "" && s != "None" && len(n.article.Notes) < maxFieldLines && !slices.Contains(n.article.Notes, s) {
			n.article.Notes = append(n.article.Notes, s)
		}
	}
}

// mark takes a word that stands above or before the headline.
func (n *newsItem) mark(s string) {
	if s = strings.Trim(oneLine(s), "- "); s != "" && len(n.article.Marks) < maxFieldLines {
		n.article.Marks = append(n.article.Marks, s)
	}
}

// terms notes an embargo and the terms of use.
func (n *newsItem) terms(embargo, usage string) {
	if embargo = oneLine(embargo); embargo != "" {
		n.note("Embargo: " + embargo)
	}
	n.note(usage)
}

// status marks an article for review that its publisher has taken back.
func (n *newsItem) status(s string) {
	s = strings.ToLower(s[strings.LastIndexByte(s, ':')+1:])
	switch s {
	case "canceled", "cancelled", "withheld", "withdrawn", "killed", "kill":
		n.article.Review = append(n.article.Review, "Its publisher gives its status as “"+s+"”.")
	}
}

// keywords takes the names of keywords and subjects. Codes are no names.
func (n *newsItem) keywords(names ...string) {
	for _, s := range names[:min(len(names), MaxKeywords)] {
		if s = oneLine(s); len(n.article.Keywords) < MaxKeywords && !subjectCode.MatchString(s) {
			n.article.Keywords = append(n.article.Keywords, s)
		}
	}
}

var subjectCode = regexp.MustCompile(`^(?:\S?|[\d:.-]+)$`)

// finish settles an item.
func (n *newsItem) finish(settle func(data.Article, ...data.Date) data.Article) data.Article {
	a := &n.article
	a.Headline = unescapedText(oneLine(a.Headline))
	a.Body = trimmed(a.Body)
	for i, p := range a.Body {
		a.Body[i] = unescapedText(p)
	}
	if len(a.Body) > 1 && strings.EqualFold(oneLine(a.Body[0]), a.Headline) {
		a.Body = a.Body[1:]
	}
	n.openText()
	if a.Outlet == a.Agency {
		a.Outlet = ""
	}
	a.Authors = slices.DeleteFunc(a.Authors, func(name string) bool { return strings.EqualFold(name, a.Outlet) || strings.EqualFold(name, a.Agency) })
	for _, place := range few(n.located) {
		for _, p := range placesOf(place) {
			if !slices.ContainsFunc(a.Places, func(known string) bool { return strings.EqualFold(known, p) }) {
				a.Places = append(a.Places, p)
			}
		}
	}
	a.Body = append(n.above(), a.Body...)
	return settle(*a, append(n.dates, n.partial.dates(n.dates)...)...)
}

// twiceEscaped is a character that was escaped a second time before it was
// put into a document: "o&#39;clock" in what a person reads.
var twiceEscaped = regexp.MustCompile(`&(?:#\d{2,5}|#x[\da-fA-F]{2,4}|quot|apos|amp|nbsp|[lr][sd]quo|[nm]dash|hellip);`)

// sttDash is a dash as the Finnish agency STT escapes it.
var sttDash = regexp.MustCompile(`<endash>.?</endash>`)

func unescapedText(s string) string {
	return twiceEscaped.ReplaceAllStringFunc(sttDash.ReplaceAllString(s, "–"), html.UnescapeString)
}

// openText takes a dateline and a byline off the text, also where fields have
// them already.
func (n *newsItem) openText() {
	a := &n.article
	if len(a.Body) > 1 {
		if c, ok := parseByline(a.Body[0]); ok && sameNames(c.authors, a.Authors) {
			a.Body = a.Body[1:]
		}
	}
	given := a.Dateline
	a.Dateline = ""
	partial := openBody(a)
	if n.partial.day == 0 {
		n.partial = partial
	}
	if given != "" {
		a.Dateline = given
	}
}

func sameNames(a, b []string) bool {
	return len(a) > 0 && slices.EqualFunc(a, b, strings.EqualFold)
}

// above returns what of the lead neither headline nor text repeats.
func (n *newsItem) above() []string {
	text := letters(strings.Join(n.article.Body, " "))
	seen := letters(n.article.Headline)
	var out []string
	for _, p := range few(n.lead) {
		key := letters(strings.TrimRight(p, ".… "))
		if key == "" || key == seen || strings.Contains(text, key) {
			continue
		}
		out, text = append(out, oneLine(p)), text+key
	}
	return out
}

// finishAll settles the items of a source: one with what the source's name
// says, several without.
func (s *source) finishAll(items []*newsItem) ([]data.Article, error) {
	settle := s.settle
	if len(items) > 1 {
		settle = settleRecord
	}
	out := make([]data.Article, len(items))
	for i, n := range items {
		if len(n.article.Body) > MaxParagraphs {
			return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf("An article has more than %d paragraphs (MaxParagraphs).", MaxParagraphs)}
		}
		out[i] = n.finish(settle)
	}
	return out, nil
}

// incomplete marks the last item of a document that ends in its midst.
func incomplete(items []*newsItem, cut bool) {
	if cut && len(items) > 0 {
		a := &items[len(items)-1].article
		a.Review = append(a.Review, "The file ends, or is damaged, before its markup is closed; the text may lack its end.")
	}
}
