package importer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/data"
)

// readHead reads what stands above the body and returns the body's paragraphs,
// the dateline taken off the first.
func (s *parsed) readHead(paras []string) []string {
	paras = partStamps(s.cutHeader(paras))
	open := s.findOpening(paras)
	for _, p := range paras[:open.at] {
		if words(p) >= menuWords && likeHeadline(p) && !isFact(p) {
			s.shortest = menuWords
		}
	}
	for _, p := range paras[:open.at] {
		if !s.headLine(p) {
			s.lead = append(s.lead, p)
		}
	}
	rest := paras[open.at:]
	if open.found {
		s.headPieces(open.before)
		s.setDateline(open.line)
		rest = append([]string{open.rest}, rest[1:]...)
		if open.rest == "" {
			rest = rest[1:]
		}
		return rest
	}
	for len(rest) > 0 && !(s.digest && len(rest) > 1 && itemStart(rest, 1) == 0) && s.headLine(rest[0]) {
		rest = rest[1:]
	}
	return rest
}

// cutHeader reads the crawl's header and leaves what follows it on its line.
func (s *parsed) cutHeader(paras []string) []string {
	if len(paras) == 0 {
		return nil
	}
	m := headerLine.FindStringSubmatch(paras[0])
	if m == nil {
		return paras
	}
	c := civil{}
	c.year, _ = strconv.Atoi(m[2])
	month, _ := strconv.Atoi(m[3])
	c.month = time.Month(month)
	c.day, _ = strconv.Atoi(m[4])
	if c.valid() && c.year > 0 {
		s.setHeader(c.date(data.FromHeader, m[1]))
		if h, _, ok := findTime(m[5]); ok {
			s.setHeader(c.at(h, data.FromHeader, m[1]))
		}
	} else { // 30 February: no date, but the year holds
		s.dated.end = yearSource{yearMonth(m[2], ""), "year from the header"}
	}
	rest := strings.TrimSpace(m[6])
	if credit := creditAhead.FindString(rest); credit != "" && (len(rest) > maxHeadline || endsSentence(rest)) {
		s.article.Notes = append(s.article.Notes, strings.TrimSpace(credit))
		rest = rest[len(credit):]
	}
	if rest != "" {
		return append([]string{rest}, paras[1:]...)
	}
	return paras[1:]
}

// setHeader keeps the first date of the head, or a finer one that agrees with it.
func (s *parsed) setHeader(d data.Date) {
	have := s.dated.header
	if !have.Known() || d.Precision > have.Precision && strings.HasPrefix(d.ISO(), have.ISO()) {
		s.dated.header = d
	}
}

func (s *parsed) setDateline(d dateline) {
	a := &s.article
	a.Dateline, a.Places = d.text, d.places
	if d.agency != "" {
		a.Agency = d.agency
	}
	a.Authors = append(a.Authors, d.authors...)
	if d.date.day != 0 {
		s.dated.partial, s.dated.text, s.dated.evidence = d.date, d.dateAt, data.FromDateline
	}
}

// headLine files one line of the head and reports whether it is one.
func (s *parsed) headLine(p string) bool {
	a := &s.article
	if before, note, after, ok := cutNote(p); ok && len(p) <= maxHeadLine {
		if before != "" && !s.headLine(before) {
			s.lead = append(s.lead, before)
		}
		a.Notes = append(a.Notes, note)
		return after == "" || s.headLine(after) || s.addLead(after)
	}
	if stamp, ok := readStamp(p); ok {
		s.setHeader(stamp)
		return true
	}
	if c, ok := parseByline(p); ok {
		s.setCredit(c)
		return true
	}
	if a.Headline != "" && s.placeAndDay(p) {
		return true
	}
	if s.fields(p) || s.pageTitle(p) {
		return true
	}
	switch {
	case isSeparator(p), isNumber(p), isChrome(p), s.labelled(p), s.addressed(p):
		return true
	case strings.HasPrefix(p, "#") || strings.HasPrefix(p, "Recommended #"):
		tags := hashtags(strings.TrimPrefix(p, "Recommended "))
		a.Keywords = append(a.Keywords, tags...)
		return len(tags) > 0
	case photoCredit.MatchString(p), copyright.MatchString(p) && anyYear.MatchString(p) && len(p) < maxCaption/3, len(a.Authors) > 0 && isJobTitle(p):
		a.Notes = append(a.Notes, p)
		return true
	case a.Headline == "" && isSection(p):
		a.Section = p
		return true
	case sameHeadline(p, a.Headline):
		return true
	case versionMark.MatchString(p):
		a.Marks = append(a.Marks, p)
		return true
	case isAgency(strings.TrimSuffix(p, " Staff")) && len(p) > 3:
		s.setCredit(credit{agency: strings.TrimSuffix(p, " Staff")})
		return true
	case changes.MatchString(p), timeLabel.MatchString(p), words(p) < s.shortest && slug.MatchString(p):
		a.Notes = append(a.Notes, p)
		return true
	case pressNotice.MatchString(p):
		a.Notes = append(a.Notes, p)
		return true
	case a.Headline == "" && a.Outlet == "" && masthead.MatchString(p):
		a.Outlet = p
		return true
	case s.dated.partial.day == 0 && a.Headline == "":
		if day, ok := bareDay(p); ok {
			s.dated.partial, s.dated.text, s.dated.evidence = day, p, data.FromHeader
			return true
		}
	}
	return s.headline(p)
}

var (
	// pressNotice is what stands above a press release.
	pressNotice = lazily(`(?i)^(?:for (?:immediate )?release\b.{0,60}|(?:press|news|media) release|pressemitteilung|communiqué de presse|보도자료|(?:media |press )?contacts?:.{1,160})$`)
	// masthead is a newspaper's name above its article.
	masthead = lazily(`^(?i:the)(?: \p{Lu}[\p{L}’'-]+){1,3} (?i:times|post|herald|tribune|journal|gazette|guardian|observer|chronicle|courier|examiner|inquirer|sentinel|register|telegraph|ledger|record|standard|dispatch)$`)
	// whereAndWhen is "Port Maren, 3 May 2012", with the paper in the place's place.
	whereAndWhen = lazily(`^(\p{Lu}[\p{L}’'.-]*(?: [\p{L}’'.-]+){0,4}), (?:on )?(.{6,40}?)\.?$`)
)

// placeAndDay files a line of the place, or the newspaper, and the day.
func (s *parsed) placeAndDay(p string) bool {
	m := whereAndWhen.FindStringSubmatch(p)
	if m == nil || isByline(p) {
		return false
	}
	if !isStampLine(m[2]) {
		return false
	}
	stamp, ok := readStamp(m[2])
	if !ok {
		return false
	}
	s.setHeader(stamp)
	if a := &s.article; isOutlet(m[1]) {
		a.Outlet = cmp.Or(a.Outlet, m[1])
	} else if len(a.Places) == 0 {
		a.Places = []string{m[1]}
	}
	return true
}

func (s *parsed) addLead(p string) bool {
	s.lead = append(s.lead, p)
	return true
}

// headPieces files what stands glued before a dateline: headline, byline.
func (s *parsed) headPieces(p string) {
	before, note, after, ok := cutNote(p)
	if ok {
		s.article.Notes = append(s.article.Notes, note)
		s.headPieces(before)
		s.headPieces(after)
		return
	}
	if before, c, ok := cutByline(p); ok {
		s.setCredit(c)
		p = before
	}
	if p != "" && !s.headLine(p) {
		s.lead = append(s.lead, p)
	}
}

func (s *parsed) setCredit(c credit) {
	a := &s.article
	a.Authors = append(a.Authors, c.authors...)
	if c.agency != "" && a.Agency == "" {
		a.Agency = c.agency
	}
	if c.outlet != "" && a.Outlet == "" {
		a.Outlet = c.outlet
	}
}

var midMark = lazily(`^(\S.{0,40}?) (\((?:LEAD|URGENT|\d+(?:st|nd|rd|th) LD)\) .+)$`)

// headline takes p as the headline where it reads like one. A slug, the short
// name of a story that its versions share, may stand before it with the same
// mark; it goes to the notes.
func (s *parsed) headline(p string) bool {
	a := &s.article
	marks, text := cutMarks(p)
	if a.Headline != "" {
		if len(marks) == 0 || len(a.Marks) == 0 || marks[0] != a.Marks[0] || !versionMark.MatchString(marks[0]) || !likeHeadline(text) {
			return false
		}
		a.Notes = append(a.Notes, a.Headline)
		a.Headline = text
		return true
	}
	if text == "" {
		a.Marks = append(a.Marks, marks...)
		return true
	}
	if m := midMark.FindStringSubmatch(text); m != nil {
		a.Notes = append(a.Notes, m[1])
		again, rest := cutMarks(m[2])
		if len(marks) == 0 {
			marks = again
		}
		text = rest
	}
	if !likeHeadline(text) || len(marks) == 0 && words(text) < s.shortest {
		return false
	}
	if m := sectionTag.FindStringSubmatch(text); m != nil && len(m[0]) < len(text) && !beginsWord(m, text) {
		a.Section = m[1]
		text = text[len(m[0]):]
	}
	for _, mark := range marks {
		if !slices.Contains(a.Marks, mark) {
			a.Marks = append(a.Marks, mark)
		}
	}
	a.Headline = text
	return true
}

const (
	maxHeadLine      = 16 << 10 // bytes of a paragraph that notes are cut from
	maxHeadline      = 200      // runes
	maxHeadlineWords = 32
	sentenceWords    = 5  // that many words and a full stop are a sentence of a body
	longSentence     = 18 // that many and any full stop, be it an abbreviation's
	menuWords        = 3  // a line of fewer is passed over where a longer one may be the headline
)

// likeHeadline reports whether a paragraph can be a headline: it is short, no
// sentence of a body, no caption, no dateline.
func likeHeadline(p string) bool {
	n := words(p)
	runes := utf8.RuneCountInString(p)
	if p == "" || runes > maxHeadline || n > maxHeadlineWords || !strings.ContainsFunc(p, unicode.IsLetter) ||
		isCaption(p) || copyright.MatchString(p) || anyURL.MatchString(p) {
		return false
	}
	if endsSentence(p) {
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p, "\"'”’」』)）] "))
		if full := strings.ContainsRune(".。．…", last); full && !strings.HasSuffix(p, "...") && (n >= sentenceWords || runes > 60 || hasHangul(p)) {
			return false
		}
	}
	if n >= longSentence && strings.HasSuffix(p, ".") {
		return false
	}
	for i := range p { // two sentences
		if strings.HasPrefix(p[i:], ". ") && words(p[:i]) > sentenceWords && endsSentence(p[:i+1]) {
			return false
		}
	}
	d, _, ok := parseDateline(p)
	return !ok || !d.strong
}

// sameHeadline compares headlines by their letters and digits, marks aside.
func sameHeadline(p, headline string) bool {
	if headline == "" || len(p) > 2*len(headline)+120 {
		return false
	}
	_, text := cutMarks(p)
	if m := sectionTag.FindString(text); m != "" {
		text = text[len(m):]
	}
	return letters(text) == letters(headline)
}

// letters keeps letters and digits, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
