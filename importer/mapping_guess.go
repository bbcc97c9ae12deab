package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// guess is a mapping on its way.
type guess struct {
	columns []string
	traits  map[string]traits
	mapping Mapping
	taken   map[string]bool
	named   map[string]bool // fields that were told by a column's name
	summary bool            // the body is but a summary
}

// minBody is how many characters a column's values have on average that is
// taken for the body without having its name.
const minBody = 120

// newGuess guesses which columns of a dataset hold which fields, by their
// names and by what sample rows have in them. What it is not sure of it leaves
// out. A mapping without a headline and a body says that the dataset does not
// seem to hold articles.
func newGuess(columns []string, samples [][]string) *guess {
	g := &guess{columns: columns, traits: map[string]traits{}, mapping: Mapping{}, taken: map[string]bool{}, named: map[string]bool{}}
	for i, c := range columns {
		g.traits[c] = traitsOf(samples, i)
	}
	g.byName("url")
	g.byName("published")
	g.byName("headline")
	g.guessBody()
	g.byContent("published", func(c string, l traits) bool { return !hasPart(c, otherDates) && l.most(l.dates) && !l.some(l.numbers) })
	g.byContent("url", func(c string, l traits) bool { return !hasPart(c, otherAddresses) && l.most(l.addresses) })
	if g.mapping["body"] != "" {
		g.byContent("headline", func(_ string, l traits) bool { return l.likeHeadline() })
	}
	for _, field := range []string{"authors", "outlet", "section", "language", "keywords", "places", "dateline", "agency", "id"} {
		g.byName(field)
	}
	g.guessDateParts()
	return g
}

// usable reports that the mapping gives articles. Headlines alone are articles
// where something else says that they are of news. Of a file of one object
// more is asked, or any settings with a title would be an article, and of an
// array somewhere inside an object, or its links would be.
func (g *guess) usable(d *dataset) bool {
	m := g.mapping
	body := m["body"] != "" && !g.summary
	more := m["published"] != "" || m["url"] != ""
	switch {
	case d.one:
		return g.named["body"] && (g.named["headline"] || more && g.traits[m["body"]].likeBody())
	case d.inside:
		return g.named["headline"] && (g.named["body"] || g.named["published"] || g.summary && more || m["url"] != "" && g.named["outlet"])
	case body:
		return m["headline"] != "" || g.traits[m["body"]].likeBody()
	}
	return m["headline"] != "" && (more || g.summary)
}

// confident reports a guess that hardly needs a person's look.
func (g *guess) confident() bool {
	return g.named["headline"] && g.named["body"] && g.named["published"]
}

func (g *guess) set(field, column string) {
	g.mapping[field] = column
	g.taken[column] = true
}

// byName takes the column whose name fits the field best and whose values do
// not speak against it.
func (g *guess) byName(field string) {
	if c := g.best(field); c != "" {
		g.set(field, c)
		g.named[field] = true
	}
}

func (g *guess) best(field string) string {
	best, least := "", noSuchName
	for _, c := range g.columns {
		cost := nameCost(field, c)
		if cost == noSuchName || g.taken[c] || !g.traits[c].allows(field) {
			continue
		}
		if g.traits[c].filled == 0 {
			cost += emptyCost
		}
		if cost < least {
			best, least = c, cost
		}
	}
	return best
}

// guessBody takes the named column, unless another that a body's name fits has
// far more text: a beginning is often kept beside the whole. Without any it
// takes a column of long prose, and last a summary.
func (g *guess) guessBody() {
	body := g.best("body")
	for _, c := range g.columns {
		if body != "" && nameCost("body", c) < noSuchName && !g.taken[c] && g.traits[c].allows("body") && g.traits[c].length() > 3*g.traits[body].length() {
			body = c
		}
	}
	g.named["body"] = body != ""
	if body == "" || g.traits[body].length() < minBody/3 {
		longest := minBody
		for _, c := range g.columns {
			if l := g.traits[c]; !g.taken[c] && outermost(c) && nameCost("summary", c) == noSuchName && !hasPart(c, otherTexts) && l.likeBody() && l.length() > longest {
				body, longest = c, l.length()
			}
		}
	}
	if body == "" {
		if body = g.best("summary"); body == "" {
			return
		}
		g.summary = true
	}
	g.set("body", body)
	if g.summary {
		return
	}
	if lead := g.best("lead"); lead != "" && g.traits[lead].filled > 0 {
		g.taken[lead] = true
		g.mapping["body"] = lead + "+" + body
	}
}

// byContent takes the first column whose values show what it is.
func (g *guess) byContent(field string, fits func(string, traits) bool) {
	if g.mapping[field] != "" {
		return
	}
	for _, c := range g.columns {
		if !g.taken[c] && outermost(c) && g.traits[c].filled > 0 && fits(c, g.traits[c]) {
			g.set(field, c)
			return
		}
	}
}

// guessDateParts puts a date together from year, month and day, or from date
// and time.
func (g *guess) guessDateParts() {
	published := g.mapping["published"]
	if published == "" {
		year := g.best("year")
		if year == "" || !g.traits[year].most(g.traits[year].numbers) {
			return
		}
		parts := []string{year}
		if month := g.best("month"); month != "" {
			parts = append(parts, month)
			if day := g.best("day"); day != "" {
				parts = append(parts, day)
			}
		}
		g.mapping["published"] = strings.Join(parts, "+")
		return
	}
	if g.traits[published].some(g.traits[published].clocks) {
		return
	}
	if c := g.best("time"); c != "" && g.traits[c].most(g.traits[c].clocks) {
		g.taken[c] = true
		g.mapping["published"] = published + "+" + c
	}
}

// traits are what the samples of a column are like.
type traits struct {
	filled, runes, words                            int
	dates, clocks, numbers, addresses, prose, lists int
	distinct                                        map[string]bool
	wide                                            int
}

func traitsOf(samples [][]string, column int) traits {
	l := traits{distinct: map[string]bool{}}
	for _, row := range samples {
		if column >= len(row) {
			continue
		}
		v := strings.TrimSpace(row[column])
		if v == "" {
			continue
		}
		l.add(v)
	}
	return l
}

var (
	aNumber  = regexp.MustCompile(`^[-+]?\d[\d.,]*(?:[eE][-+]?\d+)?%?(?:\s*[,;]\s*[-+]?\d[\d.]*)*$`)
	hasClock = regexp.MustCompile(`\d{1,2}:\d{2}`)
	aSchema  = regexp.MustCompile(`^(?:https?:)?//[^\s/]+\S*$`)
)

func (l *traits) add(v string) {
	l.filled++
	l.runes += utf8.RuneCountInString(v)
	head := cutRunes(v, 2000)
	l.words += len(strings.Fields(head))
	wide := wideLetters(head)
	l.wide += wide
	l.distinct[cutRunes(v, 80)] = true
	flag := func(n *int, is bool) {
		if is {
			*n++
		}
	}
	flag(&l.numbers, aNumber.MatchString(v))
	flag(&l.addresses, aSchema.MatchString(v))
	flag(&l.lists, strings.HasPrefix(v, "[") && strings.HasSuffix(v, "]"))
	flag(&l.clocks, hasClock.MatchString(v) && len(v) <= maxStamp)
	flag(&l.prose, (len(strings.Fields(head)) >= 12 || wide >= 30) && strings.ContainsAny(head, ".?!。？！"))
	if len(v) <= maxStamp {
		_, ok := readColumnDate(v, noOrder)
		flag(&l.dates, ok && len(v) < 50 || dayAndMonth.MatchString(v))
	}
}

// most and some report what holds of at least four fifths, or a fifth, of the
// values.
func (l traits) most(n int) bool { return l.filled > 0 && n*5 >= l.filled*4 }
func (l traits) some(n int) bool { return n > 0 && n*5 >= l.filled }

// half is for what a name says already.
func (l traits) half(n int) bool { return l.filled == 0 || n*2 >= l.filled }

// length is the average in characters.
func (l traits) length() int {
	if l.filled == 0 {
		return 0
	}
	return l.runes / l.filled
}

func (l traits) likeBody() bool {
	return l.length() >= minBody && l.most(l.prose) && !l.some(l.lists) && !l.some(l.addresses)
}

func (l traits) likeHeadline() bool {
	n := l.length()
	texts := l.words >= 3*l.filled || l.wide >= 6*l.filled
	return n >= 8 && n <= 200 && texts && len(l.distinct)*10 >= l.filled*9 &&
		!l.some(l.numbers) && !l.some(l.dates) && !l.some(l.addresses) && !l.some(l.lists)
}

// allows reports that the values may be what a column's name says.
func (l traits) allows(field string) bool {
	if l.filled == 0 {
		return field != "lead"
	}
	text := !l.half(l.numbers) && !l.half(l.addresses)
	switch field {
	case "published":
		return l.half(l.dates)
	case "url":
		return l.half(l.addresses)
	case "headline":
		return text && l.length() <= 500 && (!l.half(l.dates) || l.length() > 40)
	case "body", "summary":
		return text && (!l.half(l.dates) || l.length() > 40)
	case "outlet", "section", "dateline", "agency":
		return text && l.length() <= 120
	case "language":
		return text && l.length() <= 30
	case "authors", "places", "lead":
		return text && l.length() <= 1000
	case "keywords":
		return text && l.length() <= 3000
	case "id":
		return l.length() <= 300 && len(l.distinct)*10 >= l.filled*9
	}
	return true
}

// cutRunes is the first n characters of s.
func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
