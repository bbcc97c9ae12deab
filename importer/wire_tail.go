package importer

import (
	"strconv"
	"strings"

	"dateline/data"
)

const endMarks = `\(END\)|\(End\)|\(ENDS\)|\(Ends\)|-30-|- 30 -|###|# # #|-0-|- 0 -|\(끝\)|\(完\)|\(了\)|-+ ?ENDS? ?-+|/ENDS|ENDS|END|Reuter|Enditem|={2} ?Kyodo`

var (
	endLine   = lazily(`^(?:` + endMarks + `)$|^(?:-0- )?(?:www\.kcna\.kp )?\(Juche ?\d.{0,18}\)$`)
	endInside = lazily(`(?:^|\s|[.?!”"’'])(\(END\)|Enditem|-0-(?: \(Juche[^)]{0,20}\))?|-30-)(?:\s|$)`).needing("(END)", "Enditem", "-0-", "-30-")
	juche     = lazily(`\(Juche ?(\d{2,3})(?:[.,] ?(\d{1,2})[.,] ?(\d{1,2})\.?)?\)`).needing("(Juche")
	tailOpens = nameSet(`Keyword|Keywords|Issue Keywords|Most Liked|Most Saved|Most Viewed|Most Read|Most Popular|Related Articles|Related News|Send Feedback`)
)

// isEndMark reports a line that ends a story: "(END)", "-30-", "###", "-0-".
func isEndMark(s string) bool { return endLine.MatchString(s) }

// splitAtEnd parts a story from what follows its end mark. Without a mark the
// story ends where a sidebar or the page's own lists begin.
func (s *parsed) splitAtEnd(lines []line) (main, after []line) {
	for i, l := range lines {
		if i > 0 && isEndMark(l.text) {
			s.readJuche(lines[i:min(len(lines), i+3)])
			return lines[:i], lines[i+1:]
		}
		m := endInside.FindStringSubmatchIndex(l.text)
		if m == nil || m[2] == 0 && (i == 0 || !strings.HasPrefix(l.text, "(END)")) {
			continue
		}
		s.readJuche(lines[i:min(len(lines), i+3)])
		head, rest := l, line{text: strings.TrimSpace(l.text[m[3]:])}
		head.text = strings.TrimSpace(l.text[:m[2]])
		main = lines[:i:i]
		if head.text != "" {
			main = append(main, head)
		}
		if rest.text == "" {
			return main, lines[i+1:]
		}
		return main, append([]line{rest}, lines[i+1:]...)
	}
	for i, l := range lines {
		if i < 2 {
			continue
		}
		next := func(n int) string {
			if i+n < len(lines) {
				return lines[i+n].text
			}
			return ""
		}
		if tailOpens[l.text] || l.text == "-" && (isNumber(next(1)) || next(2) == "-" || next(3) == "-") {
			return lines[:i], lines[i:]
		}
	}
	return lines, nil
}

// readJuche reads the year of KCNA's end mark; Juche 1 was 1912.
func (s *parsed) readJuche(lines []line) {
	for _, l := range lines {
		m := juche.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		year, _ := strconv.Atoi(m[1])
		c := yearMonth(strconv.Itoa(year+1911), m[2])
		if c.year != 0 && c.month != 0 {
			c.day, _ = strconv.Atoi(m[3])
		}
		s.dated.end = yearSource{c, "year from the end mark"}
		return
	}
}

// trailerParser reads sidebars line by line:
//
//	sidebar := "-" newline number newline headline | "-" newline headline | "-" newline number headline
type trailerParser struct {
	lists  []data.TrailerList
	rank   int  // read, its headline not yet
	dashed bool // a "-" stands before this line
	inline bool // ranks and headlines share lines
	closed bool // page furniture has ended the last list
	headed bool // page furniture, such as "Related Articles", stands above
}

// readTrailer files what follows the end mark: ranked lists, related
// headlines, keywords. Page furniture goes, and so does a second copy of the
// story.
func (s *parsed) readTrailer(lines []line) {
	if len(lines) == 0 {
		return
	}
	a := &s.article
	copies := newCopyFinder(a)
	p := trailerParser{inline: ranksInline(lines)}
	var tail []line
	for i := 0; i < len(lines); {
		if !isRunning(lines[i].text) {
			tail = append(tail, lines[i])
			i++
			continue
		}
		j := i + 1
		for j < len(lines) && isRunning(lines[j].text) && lines[j-1].text != "-" {
			j++
		}
		for _, para := range paragraphs(lines[i:j]) {
			tail = append(tail, line{text: para})
		}
		i = j
	}
	for _, l := range tail {
		l.text = strings.Replace(l.text, "Keywords #", "#", 1)
		tags := hashtags(l.text)
		switch {
		case l.text == "-":
			p.dashed, p.rank = true, 0
		case isEndMark(l.text), onlyEmails(l.text), isSeparator(l.text):
		case isChrome(l.text) && !p.dashed && p.rank == 0:
			p.closed, p.headed = true, true
		case strings.HasPrefix(l.text, "#") && len(tags) > 0:
			a.Keywords = append(a.Keywords, tags...)
		case !p.dashed && p.rank == 0 && !isNumber(l.text) && copies.has(l.text):
		default:
			p.line(l.text)
		}
	}
	a.Trailer = append(p.lists, a.Trailer...)
}

// isRunning reports a line that may be part of a wrapped paragraph.
func isRunning(s string) bool {
	return !standsAlone(s) && !isChrome(s) && !strings.HasPrefix(s, "#")
}

// ranksInline reports that numbers stand before headlines on the same line:
// the first headline's is 1, each later one's the next or 1 again.
func ranksInline(lines []line) bool {
	prev, seen := 0, 0
	for i, l := range lines {
		if i == 0 || lines[i-1].text != "-" {
			continue
		}
		n, _, ok := cutRank(l.text)
		if !ok || n != prev+1 && n != 1 {
			return false
		}
		prev = n
		seen++
	}
	return seen > 0
}

var rankAhead = lazily(`^(\d{1,2})[.)]? (.+)$`)

func cutRank(s string) (rank int, headline string, ok bool) {
	m := rankAhead.FindStringSubmatch(s)
	if m == nil {
		return 0, s, false
	}
	rank, _ = strconv.Atoi(m[1])
	return rank, m[2], true
}

func (p *trailerParser) line(text string) {
	if n, err := strconv.Atoi(text); err == nil && isNumber(text) && n > 0 && n <= 99 && p.rank == 0 {
		p.rank = n
		return
	}
	rank, kind := p.rank, data.TrailerText
	if rank == 0 && (p.dashed && p.inline || !p.dashed && p.expects(text)) {
		if n, rest, ok := cutRank(text); ok {
			rank, text = n, rest
		}
	}
	switch {
	case rank > 0:
		kind = data.TrailerRanked
	case p.dashed, p.headed && likeHeadline(text):
		kind = data.TrailerRelated
	}
	p.dashed, p.rank = false, 0
	p.add(kind, rank, text)
}

// expects reports that a line without a hyphen goes on with a list whose ranks
// stand before the headlines, or begins one.
func (p *trailerParser) expects(text string) bool {
	n, _, ok := cutRank(text)
	if !ok {
		return false
	}
	if last := p.last(); last != nil && last.Kind == data.TrailerRanked {
		return n == last.Items[len(last.Items)-1].Rank+1 || n == 1
	}
	return n == 1
}

// last returns the list that the next item may belong to.
func (p *trailerParser) last() *data.TrailerList {
	if p.closed || len(p.lists) == 0 {
		return nil
	}
	return &p.lists[len(p.lists)-1]
}

func (p *trailerParser) add(kind data.TrailerKind, rank int, text string) {
	marks, headline := cutMarks(text)
	last := p.last()
	if last == nil || last.Kind != kind || kind == data.TrailerRanked && rank <= last.Items[len(last.Items)-1].Rank {
		p.lists = append(p.lists, data.TrailerList{Kind: kind})
		p.closed, last = false, &p.lists[len(p.lists)-1]
	}
	last.Items = append(last.Items, data.TrailerItem{Rank: rank, Marks: marks, Headline: headline})
}

// copyFinder finds the paragraphs of a second copy of the story, in order.
type copyFinder struct {
	text   string // letters and digits of the story
	at     int
	misses int
}

// A line shorter than minCopy, in bytes of its letters, is known for a copy
// only if it is of the story's head, its first copyHeadBytes; maxMisses bounds the
// search in a text that has no copy.
const (
	minCopy       = 24
	copyHeadBytes = 400
	maxMisses     = 64
)

func newCopyFinder(a *data.Article) *copyFinder {
	byline := "By " + strings.Join(a.Authors, " and ")
	parts := append([]string{a.Headline, byline, a.Dateline}, a.Body...)
	return &copyFinder{text: letters(strings.Join(parts, " "))}
}

func (c *copyFinder) has(para string) bool {
	key := letters(para)
	if c.misses > maxMisses {
		return false
	}
	if len(key) < minCopy {
		return key != "" && strings.Contains(c.text[:min(len(c.text), copyHeadBytes)], key)
	}
	if i := strings.Index(c.text[c.at:], key); i >= 0 {
		c.at += i + len(key)
		return true
	}
	c.misses++
	return false
}
