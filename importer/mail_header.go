package importer

import (
	"cmp"
	"net/mail"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"

	"dateline/data"
)

// header returns a field of a message's header, decoded, as one line.
func (m *message) header(name string) string {
	v := m.env.GetHeader(name)
	if !utf8.ValidString(v) {
		text, _, err := decode([]byte(v)) // raw bytes of an old encoding
		if err != nil {
			text = strings.ToValidUTF8(v, "\ufffd")
		}
		v = text
	}
	return oneLine(clean(v))
}

// article files what the message says, with its date.
func (m *message) article() (data.Article, []data.Date) {
	t := &m.text
	a := data.Article{Headline: m.subject(), Body: t.paras, URL: t.url}
	a.Source.Name = strings.Trim(m.header("Message-ID"), "<> ")
	a.Source.Encoding = t.encoding
	a.Language = firstLanguage(m.header("Content-Language"))
	sender := m.sender()
	if t.forwarded != nil {
		a.Headline, sender = cleanSubject(t.forwarded["subject"]), nameOf(t.forwarded["from"])
	}
	a.Authors, a.Outlet = authorOf(sender, m.listName())
	if words := m.header("Keywords"); words != "" {
		a.Keywords = strings.Split(words, ",")
	}
	if u := strings.Trim(m.header("Archived-At"), "<> "); webAddress(u) != "" {
		a.URL = u
	}
	a.Trailer = quotedTrailer(t.quoted)
	var dates []data.Date
	if t.forwarded != nil { // when it was passed on is no date of its own
		if d, ok := readDate(t.forwarded["date"], data.FromHeader, time.Time{}); ok {
			dates = append(dates, d)
		}
	} else if d, ok := m.date(); ok {
		dates = append(dates, d)
	}
	if t.form != nil {
		dates = t.form.fill(&a, dates)
	}
	takeByline(&a)
	t.labels.fill(&a)
	return a, dates
}

// date is when the message says that it was sent, in the sender's zone.
func (m *message) date() (data.Date, bool) { return mailDate(m.header("Date")) }

func mailDate(text string) (data.Date, bool) {
	t, err := mail.ParseDate(text)
	if err != nil {
		return readDate(text, data.FromMetadata, time.Time{})
	}
	if c := (civil{t.Year(), t.Month(), t.Day()}); !c.valid() {
		return data.Date{}, false
	}
	return data.Date{Time: t.Truncate(time.Minute), Zoned: !strings.Contains(text, "-0000"), Precision: data.ToMinute,
		Evidence: data.FromMetadata, Text: text}, true
}

var (
	replyMark = regexp.MustCompile(`(?i)^(?:(?:re|fwd?|aw|wg|sv|vs|antw|tr|rv|enc|odp|ynt|回复|答复|转发|回覆|轉寄|답장|회신|전달)(?:\[\d+\])?\s?[:：]\s*)+`)
	listTag   = regexp.MustCompile(`^\[([^\]]{1,60})\]\s*`)
	forwarded = regexp.MustCompile(`(?i)^(?:fwd?|wg|tr|rv|转发|轉寄|전달)\s?[:：]`)
)

// subject is the subject without what programs write before it. A tag in
// brackets goes only where it is the mailing list's name.
func (m *message) subject() string {
	s := cleanSubject(m.header("Subject"))
	if tag := listTag.FindStringSubmatch(s); tag != nil {
		local, _, _ := strings.Cut(strings.Trim(m.listID(), "<>"), ".")
		if name := foldedLetters(tag[1]); name != "" && (name == foldedLetters(local) || name == foldedLetters(m.listName())) {
			s = s[len(tag[0]):]
		}
	}
	return cleanSubject(s)
}

func cleanSubject(s string) string {
	return strings.TrimSpace(replyMark.ReplaceAllString(oneLine(s), ""))
}

// foldedLetters are a name's letters and digits in lower case, for comparison.
func foldedLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// listID is the identifier of the mailing list, in angle brackets.
func (m *message) listID() string {
	v := m.header("List-Id")
	if i := strings.LastIndexByte(v, '<'); i >= 0 {
		return v[i:]
	}
	return v
}

var listNumber = regexp.MustCompile(`(?i)^(?:[0-9a-f]{4,}(?:mc)?|\d+)(?: list)?$|@|^list$`)

// listName is the name of the mailing list for people, or "".
func (m *message) listName() string {
	v := m.header("List-Id")
	i := strings.LastIndexByte(v, '<')
	if i < 0 {
		return ""
	}
	name := strings.Trim(v[:i], ` "'`)
	if listNumber.MatchString(name) || !strings.ContainsFunc(name, unicode.IsLetter) {
		return ""
	}
	return name
}

// sender is the name of who wrote the message, without the address.
func (m *message) sender() string { return nameOf(m.header("From")) }

var anyAddress = regexp.MustCompile(`<[^>]*>|\[mailto:[^\]]*\]|\S+@\S+|\S+ at \S+\.\S+|\(via [^)]*\)`)

// nameOf is the name in a sender's field: `Name <address>`, `address (Name)`.
func nameOf(s string) string {
	if list, err := enmime.ParseAddressList(s); err == nil && len(list) == 1 && list[0].Name != "" {
		s = list[0].Name
	}
	s = familyFirst.ReplaceAllString(anyAddress.ReplaceAllString(s, " "), "$2 $1")
	return strings.Trim(oneLine(s), `"'()[]<>,; `)
}

var (
	familyFirst = regexp.MustCompile(`^\s*"?(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?)"?\s*$`)
	personAt    = lazily(`^(.{2,60}?)(?: (?:from|at|via|of|@|de|bei|von) | ?[|·•–—] ?|, )(.{2,80})$`)
	mailRole    = regexp.MustCompile(`(?i)\b(?:newsletters?|news|updates?|briefing|digest|alerts?|team|editors?|editorial|press|office|service|no-?reply|info|redaktion|뉴스레터|편집부|メールマガジン|編集部)\b`)
	notPerson   = regexp.MustCompile(`[\d@/_]`)
)

// authorOf tells a person from an organisation in a sender's name. List is
// the mailing list's name.
func authorOf(sender, list string) (authors []string, outlet string) {
	if m := personAt.FindStringSubmatch(sender); m != nil && !isOrganisation(m[1], list) && isOrganisation(m[2], list) {
		return []string{m[1]}, cmp.Or(list, m[2])
	}
	switch {
	case sender == "":
	case isOrganisation(sender, list):
		return nil, cmp.Or(list, sender)
	case !notPerson.MatchString(sender):
		authors = []string{sender}
	}
	return authors, list
}

func isOrganisation(name, list string) bool {
	return isOutlet(name) || mailRole.MatchString(name) || list != "" && foldedLetters(name) == foldedLetters(list)
}

// takeByline takes the author from a byline at the body's start, which says
// better than the sender who wrote it.
func takeByline(a *data.Article) {
	for i, p := range a.Body[:min(len(a.Body), 4)] {
		if c, ok := parseByline(p); ok && len(a.Body) > 1 {
			if len(c.authors) > 0 {
				a.Authors = c.authors
			}
			a.Agency, a.Outlet = cmp.Or(a.Agency, c.agency), cmp.Or(a.Outlet, c.outlet)
			a.Body = append(append([]string{}, a.Body[:i]...), a.Body[i+1:]...)
			return
		}
	}
}

func firstLanguage(s string) string {
	s, _, _ = strings.Cut(s, ",")
	return languageTag(s)
}

var languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$`)

// languageTag returns a language as BCP 47 writes it: "en-us" is "en-US".
// Anything else is "".
func languageTag(s string) string {
	if s = strings.TrimSpace(s); !languageForm.MatchString(s) {
		return ""
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	for i, p := range parts {
		switch {
		case i > 0 && len(p) == 2:
			parts[i] = strings.ToUpper(p)
		case i > 0 && len(p) == 4:
			parts[i] = strings.ToUpper(p[:1]) + strings.ToLower(p[1:])
		default:
			parts[i] = strings.ToLower(p)
		}
	}
	return strings.Join(parts, "-")
}

// quotedTrailer keeps a message that was answered, folded below the answer.
func quotedTrailer(quoted []string) []data.TrailerList {
	if len(quoted) == 0 {
		return nil
	}
	list := data.TrailerList{Kind: data.TrailerText}
	for _, q := range quoted {
		list.Items = append(list.Items, data.TrailerItem{Marks: []string{}, Headline: q})
	}
	return []data.TrailerList{list}
}
