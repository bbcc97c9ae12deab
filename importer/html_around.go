package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline/data"
)

// What stands further from the headline, in lines, is not about the article.
const (
	linesAfter  = 8
	linesBefore = 4
	maxNearLine = 120 // bytes
)

// readAround fills in what a page says only in the lines around its headline.
func (f *pageFacts) readAround(a *data.Article, page []block, dates []data.Date, when time.Time) []data.Date {
	if len(f.headings) == 0 && a.Headline != "" && siteKey(a.Headline) == siteKey(f.title) {
		above := headlineAbove(page, f.siteNames(a.Outlet, a.URL))
		if above != "" && !strings.Contains(siteKey(f.title), siteKey(above)) {
			a.Headline = above
		}
	}
	lines := linesAround(page, a.Headline)
	if len(a.Authors) == 0 || len(a.Authors) == 1 && siteKey(a.Authors[0]) == siteKey(a.Outlet) {
		if people, wire := authorsIn(lines); len(people) > 0 {
			a.Authors, a.Agency = people, cmp.Or(a.Agency, wire)
		}
	}
	if a.Outlet == "" {
		a.Outlet = f.titledOutlet(a.Headline, a.URL, a.Authors, page)
	}
	if len(dates) == 0 {
		dates = datesIn(lines, when)
	}
	return dates
}

// linesAround returns the short lines that a page shows around its headline,
// those below it first; the page's first ones where it does not show it.
func linesAround(page []block, headline string) []string {
	at, key := -1, siteKey(headline)
	for i, b := range page {
		if len(b.text) <= 2*len(headline)+maxNearLine && strings.Contains(siteKey(b.text), key) && key != "" {
			at = i
			break
		}
	}
	near := slices.Clone(page[at+1 : min(len(page), at+1+linesAfter)])
	if at > 0 {
		near = append(near, page[max(0, at-linesBefore):at]...)
	}
	var out []string
	for _, b := range near {
		for line := range strings.SplitSeq(b.text, "\n") {
			if line = strings.TrimSpace(line); line != "" && len(line) <= maxNearLine && linkShare(b) < 0.9 {
				out = append(out, line)
			}
		}
	}
	return out
}

// datesIn is the date of publication in a page's lines around its headline:
// one by itself, or with no more beside it than who wrote or printed it.
func datesIn(lines []string, when time.Time) []data.Date {
	for _, line := range lines {
		text := publishedPart(line)
		if !isStampLine(text) && !isStampLine(creditedPart(text)) && !opensWithDate(text) {
			continue
		}
		if d, ok := readPageDate(creditedPart(text), data.FromHeader, when); ok {
			return []data.Date{d}
		}
	}
	return nil
}

// publishedPart is what of a line is about its article's publication, without
// the date of its latest change.
func publishedPart(line string) string {
	if at := beforeDate.FindStringIndex(line); at != nil {
		line = strings.TrimLeft(line[at[1]:], ":： ")
	}
	if at := changed.FindStringIndex(line); at != nil {
		line = line[:at[0]]
	}
	return strings.TrimSpace(line)
}

var dateCredit = regexp.MustCompile(`(?i)^(?:(?:submitted|posted|written|published) )?by .{2,60}? on `)

// creditedPart is a line without the author who stands before its date.
func creditedPart(line string) string { return dateCredit.ReplaceAllString(line, "") }

// maxBesideDate is how much may follow a date in its line, in bytes.
const maxBesideDate = 60

// opensWithDate reports a line that begins with a date and is no sentence.
func opensWithDate(line string) bool {
	_, at, ok := findDate(line)
	return ok && at.Start == 0 && len(line)-at.End <= maxBesideDate && !endsSentence(line)
}

var writtenBy = regexp.MustCompile(`(?i)^(?:(?:written|posted|submitted|reported|story) )?by:? (\p{Lu}.+)$`)

// authorsIn are the authors named in a byline among a page's lines.
func authorsIn(lines []string) (authors []string, agency string) {
	for _, line := range lines {
		by, rest := line[:len(line)-len(withoutBy(line))], withoutBy(line)
		text := by + afterByline.ReplaceAllString(rest, "")
		if c, ok := parseByline(text); ok && len(c.authors) > 0 {
			return c.authors, c.agency
		}
		if m := writtenBy.FindStringSubmatch(text); m != nil {
			if people, wire := persons(cleanNames(m[1])); len(people) > 0 && looksNamed(people) {
				return people, wire
			}
		}
	}
	return nil, ""
}

// headlineAbove is the headline of an old page that marks none: the short line
// right above the byline.
func headlineAbove(page []block, sites []string) string {
	above := ""
	for _, b := range page {
		for line := range strings.SplitSeq(b.text, "\n") {
			line = strings.TrimSpace(line)
			if (isByline(line) || writtenBy.MatchString(line)) && words(above) > 2 {
				return above
			}
			if above = line; len(line) > maxNearLine || isStampLine(line) || endsSentence(line) || isSite(line, sites) || linkShare(b) > 0.9 {
				above = ""
			}
		}
	}
	return ""
}

// titledOutlet is the outlet that a page's title names beside the headline,
// where the page shows that it is one: by its address, its copyright line, a
// line of its own, or a word that newspapers are called by.
func (f *pageFacts) titledOutlet(headline, address string, authors []string, page []block) string {
	var names []string
	for _, dash := range titleDashes {
		if head, tail, ok := cutLast(f.title, dash); ok {
			names = append(names, strings.TrimSpace(tail), strings.TrimSpace(head))
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool {
		return !isOutletName(name) || len(name) > maxOutletName || len(siteKey(name)) < 3 || slices.Contains(authors, name) ||
			strings.Contains(siteKey(headline), siteKey(name))
	})
	sites := f.siteNames("", address)
	for _, told := range []func(string) bool{
		func(name string) bool { return isSite(name, sites) || isOnMasthead(name, page) },
		func(name string) bool {
			return pressName.MatchString(name) || words(name) > 1 && isOutlet(name) && !jobTitle.MatchString(name)
		},
	} {
		if i := slices.IndexFunc(names, told); i >= 0 {
			return names[i]
		}
	}
	return rightsHolder(page)
}

// rightsHolder is the newspaper that a copyright line names: "© 2011 Sodo Examiner".
func rightsHolder(page []block) string {
	for _, b := range page {
		for line := range strings.SplitSeq(b.text, "\n") {
			m := rightsName.FindStringSubmatch(line)
			if m != nil && (pressName.MatchString(m[1]) || isOutlet(m[1])) && words(m[1]) <= 6 {
				return strings.TrimSpace(m[1])
			}
		}
	}
	return ""
}

const maxOutletName = 60 // bytes

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i <= 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

var (
	// pressName is a word that newspapers and broadcasters are called by, in
	// languages whose words outletWords has not.
	pressName  = regexp.MustCompile(`(?i)新聞|新闻|日報|日报|晚报|通信社|通讯社|ニュース|일보|신문|뉴스|통신|газета|вести|известия|zeitung|anzeiger|nachrichten|tageblatt|dépêche|diario|periódico|jornal|gazzetta|corriere|صحيفة|جريدة`)
	rightsLine = regexp.MustCompile(`(?i)©|ⓒ|\(c\)|\bcopyright\b`)
	rightsName = regexp.MustCompile(`(?i)(?:©|ⓒ|\(c\)|\bcopyright)(?: ?(?:©|\(c\)))?,? *(?:\d{4}(?: ?[-–] ?\d{4})?)?,? *(?:by )?([\p{L}][\p{L}'’& -]{3,50}?)(?:[.,|:]|\s+all rights| \d{4}|$)`)
)

// isOnMasthead reports a name that the page shows in a line of its own or in
// its copyright line.
func isOnMasthead(name string, page []block) bool {
	key := siteKey(name)
	for _, b := range page {
		whole := siteKey(b.text)
		if rightsLine.MatchString(b.text) && len(b.text) <= maxPrompt && strings.Contains(whole, key) || words(name) > 1 && whole == key {
			return true
		}
	}
	return false
}
