package importer

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"dateline/data"
)

// ahead is how long after a dated thing a date that lacks its year may lie and
// still be of the same time: copy is filed a few days early, not months.
const ahead = 7 * 24 * time.Hour

// withYear gives a month and day the latest year that does not put it after
// the dated evidence, so that a December dateline in a January file is last
// year's. Evidence of a year alone gives that year. A day that none of the
// years near the evidence has, such as 29 February, gets no year.
func (c civil) withYear(evidence civil) civil {
	switch {
	case evidence.year == 0:
		return civil{}
	case evidence.month == 0:
		c.year = evidence.year
		return c
	}
	limit := evidence
	if limit.day == 0 { // the last day of the month
		limit.month, limit.day = limit.month+1, 0
	}
	end := time.Date(limit.year, limit.month, limit.day, 0, 0, 0, 0, time.UTC).Add(ahead)
	for c.year = evidence.year + 1; c.year >= evidence.year-1; c.year-- {
		if c.valid() && !time.Date(c.year, c.month, c.day, 0, 0, 0, 0, time.UTC).After(end) {
			return c
		}
	}
	return civil{}
}

// yearSource is something dated that can lend a date its year.
type yearSource struct {
	date  civil
	basis string // "year from the file name"
}

// civilOf is the inverse of civil.date.
func civilOf(d data.Date) civil {
	c := civil{year: d.Time.Year()}
	if d.Precision >= data.ToMonth {
		c.month = d.Time.Month()
	}
	if d.Precision >= data.ToDay {
		c.day = d.Time.Day()
	}
	return c
}

var (
	yonhapID  = lazily(`\b(?:AEN|AKR|ACK|AJP|ASP|AFR|AAR|MYH|PYH)((?:19|20)\d{6})\d{6,}`)
	urlDate   = lazily(`/((?:18|19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/\-._?#]|$)`)
	urlDigits = lazily(`/((?:19|20)\d{6})(?:[/\-._?#]|$)`)
	anyURL    = lazily(`^https?://[^\s<>"]+$`)
)

// dateInURL reads a date that an address contains: /2019/06/22/, /2019/jun/22/,
// /20190622/ or one of Yonhap's numbers, which begin with the date.
func dateInURL(url string) (civil, string, bool) {
	if m := urlDate.FindStringSubmatch(url); m != nil {
		year, _ := strconv.Atoi(m[1])
		day, _ := strconv.Atoi(m[3])
		month, named := monthNamed(m[2])
		if !named {
			n, _ := strconv.Atoi(m[2])
			month = time.Month(n)
		}
		c := civil{year, month, day}
		return c, strings.Trim(m[0], "/-._?#"), c.complete()
	}
	for _, re := range []lazyRegexp{urlDigits, yonhapID} {
		if m := re.FindStringSubmatch(url); m != nil {
			c := compactDate(m[1])
			return c, m[1], c.complete()
		}
	}
	return civil{}, "", false
}

func (c civil) complete() bool {
	return c.year > 0 && c.month > 0 && c.day > 0 && c.valid()
}

// compactDate reads "20190622".
func compactDate(s string) civil {
	year, _ := strconv.Atoi(s[:4])
	month, _ := strconv.Atoi(s[4:6])
	day, _ := strconv.Atoi(s[6:])
	return civil{year, time.Month(month), day}
}

// digitRuns finds where the runs of digits in a name begin and end.
func digitRuns(name string) (runs [][2]int) {
	for i := 0; i < len(name); i++ {
		begin := i
		for i < len(name) && name[i] >= '0' && name[i] <= '9' {
			i++
		}
		if i > begin {
			runs = append(runs, [2]int{begin, i})
		}
	}
	return runs
}

// dateInName reads the one date in a file's name: 2019-06-22 with any of - _ .
// between, or 20190622 standing alone. A longer run of digits is an identifier,
// not a date; two different dates are none.
func dateInName(name string) (found civil, text string, ok bool) {
	if m := yonhapID.FindStringSubmatch(name); m != nil {
		c := compactDate(m[1])
		return c, m[1], c.complete()
	}
	runs := digitRuns(name)
	for i, r := range runs {
		c, end := civil{}, r[1]
		switch {
		case r[1]-r[0] == 8:
			c = compactDate(name[r[0]:r[1]])
		case r[1]-r[0] == 4 && i+2 < len(runs):
			m, d := runs[i+1], runs[i+2]
			if between := name[r[1]:m[0]]; len(between) != 1 || !strings.Contains("-_. ", between) ||
				name[m[1]:d[0]] != between || m[1]-m[0] > 2 || d[1]-d[0] > 2 {
				continue
			}
			c.year, _ = strconv.Atoi(name[r[0]:r[1]])
			month, _ := strconv.Atoi(name[m[0]:m[1]])
			c.day, _ = strconv.Atoi(name[d[0]:d[1]])
			c.month, end = time.Month(month), d[1]
		}
		if !c.complete() {
			continue
		}
		if ok && c != found {
			return civil{}, "", false
		}
		found, text, ok = c, name[r[0]:end], true
	}
	return found, text, ok
}

// yearsInPath lists what a file's name and folders say of the year, nearest
// first. A two-digit year counts only in a name like 190622 that agrees with
// the month and day to be completed.
func yearsInPath(path string, day civil) []yearSource {
	var sources []yearSource
	name := baseName(path)
	const fromName = "year from the file name"
	if c, _, ok := dateInName(name); ok {
		sources = append(sources, yearSource{c, fromName})
	}
	for _, at := range digitRuns(name) {
		run := name[at[0]:at[1]]
		switch len(run) {
		case 6:
			c := compactDate("20" + run)
			if c.year > time.Now().Year()+1 {
				c.year -= 100
			}
			if c.complete() && c.month == day.month && c.day == day.day {
				sources = append(sources, yearSource{civil{year: c.year}, fromName})
			} else if c := yearMonth(run[:4], run[4:]); c.year > 0 {
				sources = append(sources, yearSource{c, fromName})
			}
		case 4:
			if c := yearMonth(run, ""); c.year > 0 {
				sources = append(sources, yearSource{c, fromName})
			}
		}
	}
	return append(sources, yearsInFolders(filepath.Dir(path))...)
}

// hyphens puts one for the other signs that part a year from its month.
var hyphens = strings.NewReplacer("_", "-", ".", "-")

// yearsInFolders reads the nearest of 2019/06/22, 2019/06, 2019-06 and 2019.
func yearsInFolders(dir string) []yearSource {
	parts := strings.FieldsFunc(filepath.ToSlash(dir), func(r rune) bool { return r == '/' })
	const fromFolder = "year from the folder name"
	for i := len(parts) - 1; i >= 0; i-- {
		if c, _, ok := dateInName(parts[i]); ok {
			return []yearSource{{c, fromFolder}}
		}
		year, month, _ := strings.Cut(hyphens.Replace(parts[i]), "-")
		c := yearMonth(year, month)
		if c.year == 0 {
			continue
		}
		if c.month == 0 && i+1 < len(parts) {
			c = yearMonth(year, parts[i+1])
			if c.year == 0 {
				c = yearMonth(year, "")
			}
		}
		return []yearSource{{c, fromFolder}}
	}
	return nil
}

// yearMonth reads "2019" and "06" (or ""); anything else gives the zero civil.
func yearMonth(year, month string) civil {
	c := civil{}
	if len(year) != 4 {
		return c
	}
	c.year, _ = strconv.Atoi(year)
	if month != "" {
		n, err := strconv.Atoi(month)
		if err != nil || n < 1 || n > 12 || len(month) > 2 {
			return civil{}
		}
		c.month = time.Month(n)
	}
	if c.year < earliestYear || !c.valid() {
		return civil{}
	}
	return c
}

// dated collects what a story says of its date.
type dated struct {
	header   data.Date // a header line, a stamp or a labelled date
	partial  civil     // month and day alone: a dateline's, or a bare line's
	text     string    // the words partial was read from
	evidence data.Evidence
	end      yearSource // a year in the end mark
	url      string
}

// all lists the evidence, for weighDates: a header before a dateline, a
// dateline before an address, an address before a file's name. A dateline
// without a year takes it from the nearest dated thing; without any it stays
// unknown, and Text keeps its words.
func (e dated) all(path string) []data.Date {
	var dates []data.Date
	if e.header.Known() {
		dates = append(dates, e.header)
	}
	if d, ok := e.fromPartial(path); ok {
		dates = append(dates, d)
	} else if e.text != "" && e.partial.year == 0 {
		dates = append(dates, data.Date{Text: e.text, Basis: "no year is known"})
	}
	if c, text, ok := dateInURL(e.url); ok {
		dates = append(dates, c.date(data.FromURL, text))
	}
	if d := dateInFileName(path); d.Known() {
		dates = append(dates, d)
	}
	return dates
}

func (e dated) fromPartial(path string) (data.Date, bool) {
	switch {
	case e.partial.day == 0:
		return data.Date{}, false
	case e.partial.year != 0:
		return e.partial.date(e.evidence, e.text), e.partial.complete()
	}
	var sources []yearSource
	if e.header.Known() {
		sources = append(sources, yearSource{civilOf(e.header), "year from the header"})
	}
	if e.end.date.year != 0 {
		sources = append(sources, e.end)
	}
	if c, _, ok := dateInURL(e.url); ok {
		sources = append(sources, yearSource{c, "year from the address"})
	}
	for _, s := range append(sources, yearsInPath(path, e.partial)...) {
		if c := e.partial.withYear(s.date); c.complete() {
			d := c.date(e.evidence, e.text)
			d.Basis = s.basis
			return d, true
		}
	}
	return data.Date{}, false
}
