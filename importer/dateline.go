package importer

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// dateline is the opening of wire copy: where, when and by which agency a
// story was filed.
type dateline struct {
	text    string // as written, without the dash
	places  []string
	regions []string
	date    civil // its year is 0 where none is written
	dateAt  string
	agency  string
	outlet  string   // a Korean newspaper that stands in its agency's place
	authors []string // Korean, Japanese and Chinese datelines carry the byline
	strong  bool     // it has an agency or a date: a place alone is weak
}

// maxDatelineDate is more than the bytes of the longest date in a dateline,
// whose month has at most ten letters, and the character after it.
const maxDatelineDate = 80

// maxDateline is how far into a paragraph, in bytes, a dateline may reach.
const maxDateline = 240

const (
	capsWord  = `(?:Mc|Mac|O['’]|D['’]|L['’])?\p{Lu}[\p{Lu}\p{M}.'’-]*`
	mixedWord = `\p{Lu}[\p{L}\p{M}.'’-]*`
	small     = `(?:de|del|of|la|el|al|da|do|dos|du|and|y|am|an der|upon|sur|ob|et|the)`
)

var (
	capsAhead  = lazily(`^` + capsWord + `(?:\P{L}|$)`) // where capsPlace takes a whole word
	capsPlace  = lazily(`^` + capsWord + `(?: (?:` + capsWord + `|` + small + ` ` + capsWord + `|\d{1,3})){0,5}`)
	mixedPlace = lazily(`^` + mixedWord + `(?: (?:` + small + ` )?` + mixedWord + `){0,3}`)
	monthDay   = lazily(`^(\p{L}{3,10})\.?\s?(\d{1,2})(?:st|nd|rd|th)?(?:(?:,\s?|\s)(\d{4}))?(?:\D|$)`)
	dayMonth   = lazily(`^(\d{1,2})(?:\.|º)?\s(?:de\s)?(\p{L}{3,10})\.?(?:(?:,?\s(?:de\s|del\s)?)(\d{4}))?(?:[^\p{L}\d]|$)`)
	weekdayAt  = lazily(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s`)
	bracketed  = lazily(`^\(([^()]{1,48})\)`)
	slashed    = lazily(`^/\s?(?:PR ?Newswire|PRN)[^/]{0,60}/|^/\s?([^/ ][^/]{1,24}?)\s?/`)
	bareAgency = lazily(`^(\p{L}[\p{L}.-]{1,12}(?: (?:News|Press|Agency)){0,2})\s*(?:--?|—|–|_)`)
	dash       = lazily(`^\s*\.?\s*(?:-{1,3}|—+|–+|―+|─+|_{1,2}|−)(?:\s|$|["“‘'\p{L}])`)
	leadAgency = lazily(`^\(([^()]{2,40})\)\s?(?:--?|—|–|_)\s`)
)

// parseDateline reads a dateline from the start of a paragraph and returns
// what follows it. The grammar is that of the agencies' own style books, as it
// is met in their copy:
//
//	dateline := place ("/" place)* ("," region)* ("," date)? agency? dash
//	agency   := "(" name ")" | "/" name "/" | known name
//
// A place in capitals needs a date or an agency beside it, a place in mixed
// case an agency or, where it is a known city, a date; with neither, only a
// known city in capitals is believed. So words in capitals that open an
// ordinary paragraph are no dateline.
func parseDateline(s string) (d dateline, rest string, ok bool) {
	s = strings.TrimLeft(s, " \t　")
	if d, rest, ok := parsePressMark(s); ok {
		return d, rest, true
	}
	head := s
	if len(head) > maxDateline {
		head = strings.ToValidUTF8(head[:maxDateline], "")
	}
	p := datelineParser{s: head}
	if !mayHoldDateline(head) || !p.parse() {
		return dateline{}, s, false
	}
	p.d.text = strings.Join(strings.Fields(strings.TrimRight(head[:p.textEnd], " ,")), " ")
	p.d.strong = p.d.agency != "" || p.d.date.day != 0
	return p.d, strings.TrimLeft(s[p.pos:], " \t　"), true
}

// mayHoldDateline reports a sign of those without one of which there is no
// dateline: a dash, slash, colon or bracket, a digit, or what is not ASCII.
func mayHoldDateline(head string) bool {
	for i := range len(head) {
		switch c := head[i]; {
		case c >= utf8.RuneSelf, c >= '-' && c <= ':' && c != '.', c == '(', c == '_':
			return true
		}
	}
	return false
}

// datelineParser is a cursor over the head of a paragraph.
type datelineParser struct {
	s              string
	pos            int
	textEnd        int
	caps           bool // the places are in capitals
	known          bool // every place is a known city, or a known region follows
	knownAgency    bool
	ended, slashes bool
	d              dateline
}

func (p *datelineParser) left() string { return p.s[p.pos:] }

func (p *datelineParser) parse() bool {
	if m := leadAgency.FindStringSubmatch(p.s); m != nil && isAgency(m[1]) {
		q := datelineParser{s: p.s, pos: len(m[0])}
		if q.parsePlace() { // "(ANSA) - ROME, JUNE 22 -"
			if q.d.agency == "" {
				q.d.agency = m[1]
			}
			*p = q
			return true
		}
		p.d.agency, p.pos, p.textEnd = m[1], len(m[0]), len(m[1])+2
		return true // "(Reuters) -"
	}
	if m := bracketed.FindStringSubmatch(p.s); m != nil && isAgency(m[1]) && startsSentence(p.s[len(m[0]):]) {
		p.d.agency, p.pos, p.textEnd = m[1], len(m[0]), len(m[0])
		return true // "(CNN)The port"
	}
	if p.date() { // "May 3 (Reuters) -"
		p.comma()
		if p.agency() && p.knownAgency {
			p.terminator()
			return p.ended
		}
		*p = datelineParser{s: p.s}
	}
	return p.parsePlace()
}

func (p *datelineParser) parsePlace() bool {
	if !p.places() {
		return false
	}
	for range 4 {
		if !p.comma() {
			break
		}
		if p.date() || p.agency() || !p.region() {
			break
		}
	}
	p.comma()
	if p.d.date.day == 0 {
		p.date()
		p.comma()
	}
	if p.d.agency == "" {
		if before := p.pos; !p.skipDashes() || !p.agency() || !p.knownAgency {
			p.pos = before
			p.agency()
		}
	}
	if p.slashes && p.d.date.day == 0 { // "NEW YORK, NY / ACCESSWIRE / June 22, 2019 /"
		p.comma()
		p.date()
	}
	p.terminator()
	return p.believed()
}

// believed decides whether what was read is a dateline.
func (p *datelineParser) believed() bool {
	hasDate, hasAgency := p.d.date.day != 0, p.d.agency != ""
	switch {
	case p.knownAgency && (p.ended || p.slashes || p.left() == "" || hasDate && (p.caps || p.known)):
		return true
	case !hasAgency && goesOn(p.left()) && (!hasDate || !p.known):
		return false
	case !p.ended && (p.left() != "" || !hasDate && !hasAgency):
		return false
	case hasAgency && p.caps: // an agency we do not know
		return hasDate || p.known
	case hasAgency:
		return p.known && hasDate
	case hasDate:
		return p.caps || p.known
	}
	return p.caps && p.known
}

// goesOn reports text that begins in the midst of a sentence: where only a
// dash stands before it, as in "PHOENIX - the bird - rose", it opens no story.
func goesOn(s string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	return word != "" && strings.ToLower(word) == word && unicode.IsLower([]rune(word)[0])
}

// places reads "SEOUL/WASHINGTON".
func (p *datelineParser) places() bool {
	p.known = true
	for first := true; ; first = false {
		place, caps := p.place()
		if place == "" {
			return !first
		}
		if first {
			p.caps = caps
		}
		p.known = p.known && knownCity(place)
		p.caps = p.caps && caps
		p.d.places = append(p.d.places, place)
		p.textEnd = p.pos
		if len(p.d.places) >= 6 {
			return true
		}
		rest := strings.TrimLeft(p.left(), " ")
		if !strings.HasPrefix(rest, "/") || slashAgency(rest) != "" {
			return true
		}
		rest = strings.TrimLeft(rest[1:], " ")
		if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsUpper(r) {
			return true
		}
		p.pos = len(p.s) - len(rest)
	}
}

// place reads one place. Its words are in capitals or, where an agency or a
// date must vouch for them, capitalised.
func (p *datelineParser) place() (name string, caps bool) {
	m := ""
	if capsAhead.MatchString(p.left()) {
		m = capsPlace.longest(p.left())
	}
	for m != "" {
		next, _ := utf8.DecodeRuneInString(p.left()[len(m):])
		if !unicode.IsLetter(next) {
			break
		}
		m = m[:max(0, strings.LastIndexByte(m, ' '))] // its last word goes on in small letters
	}
	m = strings.TrimRight(m, "-'’")
	if strings.Count(m, ".") == 1 {
		m = strings.TrimSuffix(m, ".") // "MOSCOW. June 22 (Interfax)"
	}
	if utf8.RuneCountInString(m) > 1 {
		p.pos += len(m)
		return m, !isDayOrMonth(m)
	}
	m = strings.TrimRight(mixedPlace.longest(p.left()), "-'’.")
	if utf8.RuneCountInString(m) < 3 {
		return "", false
	}
	if isDayOrMonth(m) || strings.HasPrefix(m, "By ") {
		return "", false
	}
	for _, w := range strings.Fields(m)[1:] {
		if len(w) > 3 && strings.ToUpper(w) == w {
			return "", false // what stands before a place in capitals is no part of it
		}
	}
	p.pos += len(m)
	return m, false
}

// isDayOrMonth reports "MONDAY" and "May", which begin dates, not datelines.
func isDayOrMonth(s string) bool {
	_, month := monthNamed(s)
	return month || weekdays[strings.ToLower(s)]
}

var weekdays = wordSet("monday tuesday wednesday thursday friday saturday sunday")

// region reads what locates a place: "South Korea", "Calif."; a known city in
// capitals there is one more place.
func (p *datelineParser) region() bool {
	m := strings.TrimRight(mixedPlace.longest(p.left()), "-'’")
	if i := strings.LastIndexByte(m, ' '); i > 0 && isDayOrMonth(strings.TrimSuffix(m[i+1:], ".")) {
		m = m[:i] // "ANGLETON, Tex. March 3 -"
	}
	if m == "" {
		return false
	}
	after := p.left()[len(m):]
	if r, _ := utf8.DecodeRuneInString(after); after != "" && !strings.ContainsRune(" ,(/-–—_", r) {
		return false
	}
	if agency, cut := trailingAgency(m); cut && dash.MatchString(after) { // "Japan Kyodo -"
		m = strings.TrimRight(m[:len(m)-len(agency)], " ")
		if m == "" {
			return false
		}
	}
	switch {
	case knownRegion(m):
		p.known = true
		p.d.regions = append(p.d.regions, m)
	case strings.ToUpper(m) == m && knownCity(m):
		p.d.places = append(p.d.places, m)
	default:
		p.d.regions = append(p.d.regions, m)
	}
	p.pos += len(m)
	p.textEnd = p.pos
	return true
}

func (p *datelineParser) comma() bool {
	rest := strings.TrimLeft(p.left(), " ")
	if !strings.HasPrefix(rest, ",") && !strings.HasPrefix(rest, ".") {
		p.pos = len(p.s) - len(rest)
		return false
	}
	p.pos = len(p.s) - len(strings.TrimLeft(rest[1:], " "))
	return true
}

// date reads "June 22", "18 jun", "3 de junio de 2019".
func (p *datelineParser) date() bool {
	if m := weekdayAt.FindString(p.left()); m != "" {
		p.pos += len(m)
	}
	s := p.left()
	day, month, year := 1, 2, 3
	near := s[:min(len(s), maxDatelineDate)]
	m := dayMonth.FindStringSubmatchIndex(near)
	if m == nil {
		m = monthDay.FindStringSubmatchIndex(near)
		day, month = 2, 1
	}
	if m == nil {
		return false
	}
	c := civil{}
	named, ok := monthNamed(s[m[2*month]:m[2*month+1]])
	c.month = named
	c.day, _ = strconv.Atoi(s[m[2*day]:m[2*day+1]])
	end := max(m[2*month+1], m[2*day+1])
	if m[2*year] >= 0 {
		c.year, _ = strconv.Atoi(s[m[2*year]:m[2*year+1]])
		end = m[2*year+1]
	}
	if !ok || c.day == 0 {
		return false
	}
	if !c.valid() { // "April 31": a slip, no date, but still a dateline's
		c, m = civil{}, nil
	}
	for _, suffix := range []string{"st", "nd", "rd", "th", "."} {
		if strings.HasPrefix(s[end:], suffix) {
			end += len(suffix)
			break
		}
	}
	if m != nil {
		p.d.date, p.d.dateAt = c, strings.TrimSuffix(s[:end], ",")
	}
	p.pos += end
	p.textEnd = p.pos
	return true
}

// terminator reads the dash, or the full stop after "/TASS/". A known city may
// end in a colon. "(CNN)The port" has lost its dash.
func (p *datelineParser) terminator() {
	s := p.left()
	if m := dash.FindString(s); m != "" {
		last, size := utf8.DecodeLastRuneInString(m)
		if unicode.IsLetter(last) || strings.ContainsRune(`"“‘'`, last) {
			m = m[:len(m)-size]
			// "SEOUL-based" is a word; a dateline's single hyphen has space about it.
			if strings.Trim(m, " .") == "-" && !p.knownAgency && p.s[p.pos-1] != ' ' {
				return
			}
		}
		p.pos, p.ended = p.pos+len(m), true
		return
	}
	switch rest := strings.TrimLeft(s, " "); {
	case p.slashes && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "/ ")):
		p.pos, p.ended = len(p.s)-len(rest)+1, true
	case p.knownAgency && p.s[p.pos-1] == ')' && startsSentence(s):
		p.ended = true
	case p.caps && p.known && len(p.d.places) > 0 && p.d.agency == "" && strings.HasPrefix(rest, ": "):
		p.pos, p.ended = len(p.s)-len(rest)+1, true
	}
}

// startsSentence reports a capital at once, or after a quotation mark.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"“‘'`))
	return unicode.IsUpper(r)
}

// bareDay reads a month and day that stand as a line of their own: "Nov. 25".
func bareDay(line string) (civil, bool) {
	p := datelineParser{s: strings.TrimSpace(line)}
	if len(line) > 40 || !p.date() || strings.Trim(p.left(), " .,") != "" {
		return civil{}, false
	}
	if p.d.date.year != 0 || p.d.date.month < time.January {
		return civil{}, false
	}
	return p.d.date, true
}
