package importer

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

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
	a.Headline = headline
	for _, f := range []*string{&a.Agency, &a.Outlet, &a.Section, &a.Language, &a.Dateline} {
		*f = oneLine(*f)
	}
	a.Authors, a.Places, a.Keywords = distinct(a.Authors), distinct(a.Places), distinct(a.Keywords)
	a.Body = trimmed(a.Body)
	a.URL = webAddress(a.URL)
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
	d, rest, ok := parseDateline(a.Body[0])
	if !ok || !d.strong {
		return partialDate{}
	}
	a.Dateline = d.text
	if len(a.Places) == 0 {
		a.Places = d.places
	}
	a.Agency = cmp.Or(a.Agency, d.agency)
	if len(a.Authors) == 0 {
		a.Authors = d.authors
	}
	if rest == "" {
		a.Body = a.Body[1:]
	} else {
		a.Body[0] = rest
	}
	return partialDate{d.date, d.dateAt}
}

// partialDate is a dateline's date, which often lacks its year.
type partialDate struct {
	civil
	text string
}

// dates completes a partial date from others.
func (p partialDate) dates(others []data.Date) []data.Date {
	if p.day == 0 {
		return nil
	}
	if p.year != 0 {
		return []data.Date{p.date(data.FromDateline, p.text)}
	}
	for _, o := range others {
		if o.Known() {
			if c := p.withYear(civilOf(o)); c.complete() {
				d := c.date(data.FromDateline, p.text)
				d.Basis = "year from the " + strings.ReplaceAll(string(o.Evidence), "_", " ")
				return []data.Date{d}
			}
		}
	}
	return []data.Date{{Text: p.text, Basis: "no year is known"}}
}

// evidenceRank orders evidence, the best first. Of equal evidence the first
// given is the better.
var evidenceRank = map[data.Evidence]int{
	data.ByHand: 0, data.FromMetadata: 1, data.FromHeader: 2, data.FromDateline: 3, data.FromURL: 4, data.FromFileName: 5, "": 6,
}

// Dates that lie further apart disagree. Zones make a day, and newspapers
// print a dateline's story days later.
const (
	datesApart    = 24 * time.Hour
	datelineApart = 7 * 24 * time.Hour
	mostDates     = 8 // kept beside the best
)

// weighDates sets an article's date to the best evidence and keeps the rest. A
// finer date that agrees with the best supplies what that one lacks. Where
// others disagree, the article is marked for review.
func weighDates(a *data.Article, dates []data.Date) {
	slices.SortStableFunc(dates, func(d, e data.Date) int {
		return cmp.Compare(evidenceRank[d.Evidence], evidenceRank[e.Evidence])
	})
	var best data.Date
	for _, d := range dates {
		switch {
		case !best.Known() && (d.Known() || best.Text == ""):
			best = d
		case d.Precision > best.Precision && strings.HasPrefix(d.ISO(), best.ISO()):
			best = d
		}
	}
	a.Published = best
	a.OtherDates = nil
	for _, d := range dates {
		if !d.Known() || sameDate(d, best) || slices.ContainsFunc(a.OtherDates, func(o data.Date) bool { return sameDate(o, d) }) {
			continue
		}
		if len(a.OtherDates) < mostDates {
			a.OtherDates = append(a.OtherDates, d)
		}
		if disagree(best, d) {
			a.Review = append(a.Review, fmt.Sprintf("The %s says %s, the %s %s.", evidenceWords(best), best.ISO(), evidenceWords(d), d.ISO()))
		}
	}
}

func sameDate(d, e data.Date) bool { return d.Evidence == e.Evidence && d.ISO() == e.ISO() }

func evidenceWords(d data.Date) string {
	switch d.Evidence {
	case data.FromURL:
		return "address"
	default:
		return strings.ReplaceAll(string(d.Evidence), "_", " ")
	}
}

func disagree(d, e data.Date) bool {
	p := min(d.Precision, e.Precision, data.ToDay)
	switch p {
	case data.ToYear:
		return d.Time.Year() != e.Time.Year()
	case data.ToMonth:
		return d.Time.Year() != e.Time.Year() || d.Time.Month() != e.Time.Month()
	}
	limit := datesApart
	if d.Evidence == data.FromDateline || e.Evidence == data.FromDateline {
		limit = datelineApart
	}
	apart := dayStart(d.Time).Sub(dayStart(e.Time)).Abs()
	return apart > limit
}

func dayStart(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
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

// webAddress returns an absolute web address, or "" for anything else.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || len(s) > 2048 {
		return ""
	}
	return s
}
