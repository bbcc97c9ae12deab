package importer

import (
	"strings"
)

// isFact reports a line of a head that is no headline, however long: a byline,
// a stamp, a label, page furniture, a point of a summary in bullets.
func isFact(p string) bool {
	_, stamped := readStamp(p)
	return stamped || isByline(p) || strings.HasPrefix(p, "(") && isNote(p[1:]) || label.MatchString(p) ||
		photoCredit.MatchString(p) || isChrome(p) || bullet.MatchString(p) || changes.MatchString(p) || timeLabel.MatchString(p)
}

// Lines of a head: what a version changes, when it was posted, the short name
// of a story, a point of a summary.
var (
	changes   = lazily(`^\((?:Adds|Updates|Recasts|Corrects|Repeats|Rewrites|Refiles|Removes|Changes|Writes through|New throughout)\b[^()]{0,200}\)$`)
	timeLabel = lazily(`^(?:Published|Updated|Posted|Last updated|Last modified|First published)\b.{0,40} ago$`)
	slug      = lazily(`^[\p{L}\d.' ]{2,40}(?:-[\p{L}\d.']{2,20}){1,4}$`)
	bullet    = lazily(`^[*•·■▲△○-] ?\S`)
)

var (
	menuAhead  = lazily(`^(?:Go to Contents )?Go to Navigation `)
	gluedStamp = lazily(`(?:^|\s)((?:All News )?\d{1,2}:\d{2} [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}(?: \(?KST\)?)?)(?:\s|$)`).needing(":")
)

// partStamps parts a page's menu and the time that it shows for an article
// from the headline or the dateline on the same line.
func partStamps(paras []string) []string {
	var out []string
	for i, p := range paras {
		if i >= headLines {
			return append(out, paras[i:]...)
		}
		if menu := menuAhead.FindString(p); menu != "" {
			out, p = append(out, strings.TrimSpace(menu)), p[len(menu):]
		}
		m := gluedStamp.FindStringSubmatchIndex(p)
		_, whole := readStamp(p)
		if m == nil || whole || m[2] > maxHeadline || m[2] > 0 && m[3] < len(p) {
			out = append(out, p)
			continue
		}
		for _, part := range []string{p[:m[2]], p[m[2]:m[3]], p[m[3]:]} {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// fields reads a line of facts parted by bars, such as
// "Source: Xinhua| 2019-06-22 15:03:22|Editor: Li Xia".
func (s *parsed) fields(p string) bool {
	parts := strings.Split(p, "|")
	if len(parts) < 2 || len(p) > maxHeadline {
		return false
	}
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
		if _, stamped := readStamp(parts[i]); parts[i] == "" || !stamped && !label.MatchString(parts[i]) && !isChrome(parts[i]) {
			return false
		}
	}
	for _, part := range parts {
		if !s.headLine(part) {
			s.lead = append(s.lead, part)
		}
	}
	return true
}

var anyYear = lazily(`\b(?:19|20)\d{2}\b`)

var titleEnd = lazily(`^ (?:[|:–—-]|::) (.{2,60})$`)

// pageTitle reports that p is the headline without the name of the site, which
// the page's title, read before, has after it.
func (s *parsed) pageTitle(p string) bool {
	a := &s.article
	_, text := cutMarks(p)
	rest, ok := strings.CutPrefix(a.Headline, text)
	m := titleEnd.FindStringSubmatch(rest)
	if !ok || m == nil || words(text) < menuWords || !isAgency(m[1]) && !isOutlet(m[1]) {
		return false
	}
	a.Headline = text
	if isAgency(m[1]) {
		s.setCredit(credit{agency: m[1]})
	} else {
		s.setCredit(credit{outlet: m[1]})
	}
	return true
}

var label = lazily(`^(Title|Headline|Authors?|Auther|Byline|Source|Publication|Publisher|Outlet|Section|Category|Keywords?|Tags|URL|Link|Shortlink|Permalink|ID|Editor) ?[:：] ?(.{1,400})$`)

// labelled reads a line such as "Source: Reuters".
func (s *parsed) labelled(p string) bool {
	m := label.FindStringSubmatch(p)
	if m == nil {
		return false
	}
	a, value := &s.article, strings.Trim(m[2], `"' `)
	switch m[1] {
	case "Title", "Headline":
		return a.Headline == "" && s.headline(value)
	case "Author", "Authors", "Auther", "Byline":
		c, ok := parseNames(strings.TrimPrefix(value, "By "))
		if !ok {
			c = credit{authors: []string{value}}
		}
		s.setCredit(c)
	case "Source", "Publication", "Publisher", "Outlet":
		if isAgency(value) {
			s.setCredit(credit{agency: value})
		} else {
			s.setCredit(credit{outlet: value})
		}
	case "Section", "Category":
		a.Section = value
	case "Keyword", "Keywords", "Tags":
		for tag := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ';' }) {
			a.Keywords = append(a.Keywords, strings.TrimSpace(tag))
		}
	case "Editor":
		a.Notes = append(a.Notes, p)
	case "ID":
		return isNumber(value)
	default:
		return s.addressed(value)
	}
	return true
}

// addressed keeps a web address that stands alone on its line.
func (s *parsed) addressed(p string) bool {
	if !anyURL.MatchString(p) || s.article.URL != "" && s.article.URL != p {
		return false
	}
	s.article.URL, s.dated.url = p, p
	return true
}
