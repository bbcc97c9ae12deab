package importer

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"dateline/data"
)

// settle finishes an article that a format has read from fields of its own: it
// takes marks off the headline and the dateline off the body, tells the
// language where none is given, and weighs the dates, the best first, together
// with those in the article's address and in the name of its file.
func (s *source) settle(a data.Article, dates ...data.Date) data.Article {
	return settle(a, dateInFileName(s.Path), dates)
}

// settleRecord is settle for one of the many articles of a file, of which the
// file's name says nothing.
func settleRecord(a data.Article, dates ...data.Date) data.Article {
	return settle(a, data.Date{}, dates)
}

func settle(a data.Article, named data.Date, dates []data.Date) data.Article {
	marks, headline := cutMarks(oneLine(a.Headline))
	for _, m := range marks {
		if !slices.Contains(a.Marks, m) {
			a.Marks = append(a.Marks, m)
		}
	}
	a.Headline = withoutOutlet(headline, oneLine(a.Outlet))
	for _, f := range []*string{&a.Agency, &a.Outlet, &a.Section, &a.Language, &a.Dateline} {
		*f = oneLine(*f)
	}
	a.Authors, a.Places, a.Keywords = distinct(a.Authors), distinct(a.Places), distinct(a.Keywords)
	a.Body = trimmed(a.Body)
	a.URL = pageAddress(a.URL)
	partial := openBody(&a)
	if a.Language == "" {
		a.Language = languageOf(a.Headline, a.Body)
	}
	if c, text, ok := dateInURL(a.URL); ok {
		dates = append(dates, c.date(data.FromURL, text))
	}
	if named.Known() {
		dates = append(dates, named)
	}
	weighDates(&a, append(dates, partial.dates(dates)...))
	return a
}

// withoutOutlet takes the outlet's name off the end of a headline, where the
// title of its page left it.
func withoutOutlet(headline, outlet string) string {
	if outlet == "" {
		return headline
	}
	for _, dash := range []string{" - ", " | ", " – ", " — "} {
		if bare, ok := strings.CutSuffix(headline, dash+outlet); ok && bare != "" {
			return bare
		}
	}
	return headline
}

// maxSubhead is how long a line between headline and text may be, in bytes.
const maxSubhead = 160

// openBody reads byline and dateline from the body's first paragraphs, where
// the article has none yet, and takes the dateline off. It returns what of a
// date the dateline has.
func openBody(a *data.Article) partialDate {
	if len(a.Body) > 1 && isByline(a.Body[0]) {
		if c, ok := parseByline(a.Body[0]); ok && len(a.Authors) == 0 {
			a.Authors, a.Body = c.authors, a.Body[1:]
			a.Agency, a.Outlet = cmp.Or(a.Agency, c.agency), cmp.Or(a.Outlet, c.outlet)
		}
	}
	if a.Dateline != "" || len(a.Body) == 0 {
		return partialDate{}
	}
	at := 0
	d, rest, ok := parseDateline(a.Body[0])
	if !(ok && d.strong) && len(a.Body) > 1 && len(a.Body[0]) <= maxSubhead && !endsSentence(a.Body[0]) {
		at = 1 // below a line under the headline
		d, rest, ok = parseDateline(a.Body[1])
	}
	if !ok || !d.strong {
		return partialDate{}
	}
	a.Dateline = d.text
	if len(a.Places) == 0 {
		a.Places = d.places
	}
	a.Agency, a.Outlet = cmp.Or(a.Agency, d.agency), cmp.Or(a.Outlet, d.outlet)
	if len(a.Authors) == 0 {
		a.Authors = d.authors
	}
	if rest == "" {
		a.Body = slices.Delete(a.Body, at, at+1)
	} else {
		a.Body[at] = rest
	}
	return partialDate{d.date, d.dateAt}
}

// dateInFileName reads the date in the name of a file.
func dateInFileName(path string) data.Date {
	if c, text, ok := dateInName(baseName(path)); ok {
		return c.date(data.FromFileName, text)
	}
	return data.Date{}
}

// oneLine trims text and makes runs of white space one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// trimmed takes white space off paragraphs and drops those that are empty.
func trimmed(paragraphs []string) []string {
	var out []string
	for _, p := range paragraphs {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func distinct(list []string) []string {
	var out []string
	for _, s := range list {
		if s = oneLine(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// pageAddress is webAddress without the address of a whole site, which exports
// give to each of its articles.
func pageAddress(s string) string {
	s = webAddress(s)
	if u, err := url.Parse(s); err != nil || isRoot(u) && u.Fragment == "" {
		return ""
	}
	return s
}

// webAddress returns an absolute web address, or "" for anything else.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || len(s) > 2048 {
		return ""
	}
	return s
}
