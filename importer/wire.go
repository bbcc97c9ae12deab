package importer

import (
	"fmt"
	"strings"

	"dateline/data"
)

// headerLine is what the crawl that most wire copy comes from wrote before its
// first line: " date 2019-06-22 HEADLINE".
var headerLine = lazily(`^[Dd]ate:? ((\d{4})(?:[-/.](\d{2})(?:[-/.](\d{2})((?:T\d{2}:\d{2}| \d{2}:\d{2}:)[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?)?)?)(?:[ \t]+(.*))?$`)

// signLines is how many lines are searched for the signs of wire copy.
const signLines = 40

// isWire reports the signs of wire copy: a crawl's header, a dateline with an
// agency or a date, several without (a digest), a note to editors, an end mark.
func isWire(src *source) bool {
	lines := splitLines(src.text)
	items := 0
	for i, l := range lines[:min(len(lines), signLines)] {
		if marks, _ := cutMarks(l.text); len(marks) > 0 && versionMark.MatchString(marks[0]) {
			return true
		}
		if i == 0 && headerLine.MatchString(l.text) || isNote(strings.TrimPrefix(l.text, "(")) && strings.HasPrefix(l.text, "(") {
			return true
		}
		if d, _, ok := parseDateline(l.text); ok {
			if items++; d.strong || items > 1 {
				return true
			}
		}
		if _, _, _, ok := gluedDateline(l.text); ok {
			return true
		}
	}
	for _, l := range lines {
		if l.text == "(END)" || l.text == "-30-" || strings.HasSuffix(l.text, " (END)") {
			return true
		}
	}
	return false
}

// readWire reads wire copy. Its headline stays empty where the copy has none.
func readWire(src *source) ([]data.Article, error) {
	s, err := parseArticle(src)
	if err != nil {
		return nil, err
	}
	return []data.Article{s.article}, nil
}

// parsed is an article while it is parsed.
type parsed struct {
	article  data.Article
	dated    dated
	shortest int      // words that the headline has at least
	lead     []string // what stood among the head's lines but is none of them: captions, a subheading
	digest   bool
}

// parseArticle reads one article from text. In outline, with everything optional:
//
//	article := header? chrome* headline? note* byline? dateline body email? end? trailer
func parseArticle(src *source) (*parsed, error) {
	lines := splitLines(src.text)
	if len(lines) > MaxParagraphs {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"The text has more than %d lines (MaxParagraphs), too many for one article. Split the file.", MaxParagraphs)}
	}
	s := &parsed{}
	s.article.Marks, s.article.Headline = cutMarks(src.title)
	main, after := s.splitAtEnd(lines)
	paras := joinNotes(paragraphs(main))
	s.digest = isDigest(paras)
	paras = s.readHead(paras)
	s.readBody(paras)
	s.readTrailer(after)
	a := &s.article
	if len(a.Body) == 0 && strings.HasSuffix(a.Headline, ".") && endsSentence(a.Headline) {
		a.Body, a.Headline = []string{a.Headline}, ""
	}
	weighDates(a, s.dated.all(src.Path))
	if a.Outlet == "" {
		a.Outlet = outletInMarks(a.Marks)
	}
	a.Language = languageOf(a.Headline, a.Body)
	if a.Headline == "" && len(a.Body) == 0 {
		return nil, &NotArticle{"text with neither a headline nor a body"}
	}
	return s, nil
}

// isDigest reports a summary of several stories: its items are parted by lines
// of hyphens, or begin with a place and a dash.
func isDigest(paras []string) bool {
	rules, items := 0, 0
	for _, p := range paras {
		if len(p) >= 5 && strings.Trim(p, "-") == "" {
			rules++
		} else if d, _, ok := parseDateline(p); ok && !d.strong {
			items++
		}
	}
	return rules >= 2 || items >= 3 || rules == 1 && items == 2
}

// opening is where the head of a story ends: the paragraph with the dateline,
// or else the one after the last line that belongs to a head.
type opening struct {
	at     int
	line   dateline
	before string // what stands before the dateline in its paragraph
	rest   string // what follows it
	found  bool
}

// headLines is how many paragraphs are searched for the dateline; beforeIt how
// many of them may be sentences of a body, such as a summary in bullets.
const (
	headLines = 30
	beforeIt  = 3
)

func (s *parsed) findOpening(paras []string) opening {
	sentences, end := 0, 0
	for i, p := range paras[:min(len(paras), headLines)] {
		d, rest, ok := parseDateline(p)
		if ok && (d.strong || sentences == 0 && !s.digest) && (sentences == 0 || d.agency != "") {
			return opening{i, d, "", rest, true}
		}
		if ok && s.digest {
			return opening{at: max(end, itemStart(paras, i))}
		}
		if before, d, rest, ok := gluedDateline(p); ok && sentences == 0 {
			return opening{i, d, before, rest, true}
		}
		_, isStamp := readStamp(p)
		switch {
		case isStamp, isByline(p), strings.HasPrefix(p, "(") && isNote(p[1:]):
			if sentences == 0 {
				end = i + 1
			}
		case isCaption(p):
		case !likeHeadline(p) && !isChrome(p):
			sentences++
		}
		if sentences > beforeIt {
			break
		}
	}
	return opening{at: end}
}

// itemStart steps back from the first paragraph of a digest's item over the
// note and the headings above it.
func itemStart(paras []string, i int) int {
	for i > 0 && likeHeadline(paras[i-1]) && (beginsItem(paras[i]) || strings.HasPrefix(paras[i], "(")) {
		if _, isDay := bareDay(paras[i-1]); isDay {
			break
		}
		i--
	}
	return i
}

// beginsItem reports the first paragraph of a digest's item.
func beginsItem(p string) bool {
	d, _, ok := parseDateline(p)
	return ok && !d.strong
}

// readBody files the paragraphs of the body. The author's e-mail address goes,
// a caption that is repeated is kept once, the lines that part a digest's
// items are not paragraphs.
func (s *parsed) readBody(paras []string) {
	a := &s.article
	paras = append(s.lead, paras...)
	paras = s.cutFoot(paras)
	captions := map[string]bool{}
	for i, p := range paras {
		caption := isCaption(p)
		switch {
		case isSeparator(p), i > 0 && p == paras[i-1] && words(p) > sentenceWords, caption && captions[p]:
			continue
		case i < 2 && sameHeadline(p, a.Headline):
			continue
		}
		if caption {
			captions[p] = true
		}
		a.Body = append(a.Body, p)
	}
}

// initials are those of the desk below a story: "jd/rt/pk".
var initials = lazily(`^[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}$`)

var copyright = lazily(`(?i)^(?:copyright|©|ⓒ|\(c\)|<저작권자|저작권자)`)

// cutFoot takes off what stands below the last paragraph: addresses, page
// furniture, tags, a copyright line.
func (s *parsed) cutFoot(paras []string) []string {
	a := &s.article
	for n := 0; len(paras) > 0; n++ {
		last := paras[len(paras)-1]
		tags := hashtags(last)
		switch {
		case onlyEmails(last), isChrome(last), isSeparator(last), endCut(last):
		case len(tags) > 0 && strings.HasPrefix(last, "#"):
			a.Keywords = append(tags, a.Keywords...)
		case s.sourced(last) && len(paras) > 1:
		case (initials.MatchString(last) || strings.HasPrefix(last, "Editor: ") && words(last) < 6) && len(paras) > 1:
			s.trailing(last)
		case copyright.MatchString(last) && len(last) < 300 && len(paras) > 1:
			s.trailing(last)
		default:
			if cut := emailsAtEnd.FindStringIndex(last); cut != nil && endsSentence(last[:cut[0]]) {
				paras[len(paras)-1] = strings.TrimSpace(last[:cut[0]])
			}
			return dropEmails(paras)
		}
		paras = paras[:len(paras)-1]
	}
	return paras
}

// sourced reads a line below the story that names its agency: "Source: Reuters/st".
func (s *parsed) sourced(p string) bool {
	name, ok := strings.CutPrefix(p, "Source: ")
	name, _, _ = strings.Cut(name, "/")
	if !ok || !isAgency(name) {
		return false
	}
	s.setCredit(credit{agency: name})
	return true
}

// endCut reports an end mark that the file's end has cut: "(EN".
func endCut(s string) bool { return s == "(" || s == "(E" || s == "(EN" || s == "(END" }

// dropEmails takes addresses off that stand alone near the end, above a caption.
func dropEmails(paras []string) []string {
	from := max(0, len(paras)-4)
	kept := paras[:from:from]
	for _, p := range paras[from:] {
		if !onlyEmails(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// trailing files one line as text of the trailer.
func (s *parsed) trailing(text string) {
	a := &s.article
	n := len(a.Trailer)
	if n == 0 || a.Trailer[n-1].Kind != data.TrailerText {
		a.Trailer = append(a.Trailer, data.TrailerList{Kind: data.TrailerText})
		n++
	}
	marks, headline := cutMarks(text)
	a.Trailer[n-1].Items = append(a.Trailer[n-1].Items, data.TrailerItem{Marks: marks, Headline: headline})
}
