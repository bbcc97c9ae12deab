package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	leadingMark  = lazily(`^\(([\p{Lu}\d\p{Hangul}\p{Han}][^()]{0,79})\)\s*`)
	pressMark    = lazily(`^[\[【［]\s?(속보|단독|긴급|종합|영상|1보|2보|3보|사진|포토|인터뷰|르포|팩트체크|速報|独自|号外|解説|快讯|独家|BREAKING|URGENT|UPDATE|EXCLUSIVE|LEAD)\s?[\]】］]\s*`)
	trailingMark = lazily(`\s*\((종합\d?보?|\d보|속보|종합)\)$`)
	sectionTag   = lazily(`^\[([\p{L}][\p{L}\d &'’/.-]{1,39})\]\s*`)
	versionMark  = lazily(`^(?:LEAD|URGENT|\d+(?:st|nd|rd|th) LD)$`)
	fromOutlet   = lazily(`^(?i:EDITORIALS?) from (?:the )?(.+?)(?: on \p{L}+\.? \d{1,2}(?:, \d{4})?)?$`)
)

// cutMarks takes the marks off the start of a headline, such as "(LEAD)" and
// "[속보]", and the Korean ones off its end. A bracket that is the beginning of
// a word, as in "(G)I-dle", is no mark.
func cutMarks(s string) (marks []string, rest string) {
	marks, rest = []string{}, strings.TrimSpace(s)
	for {
		m := leadingMark.FindStringSubmatch(rest)
		if m == nil || isNote(m[1]) || beginsWord(m, rest) || koreanMark.MatchString(rest) || isAgency(m[1]) {
			m = pressMark.FindStringSubmatch(rest)
		}
		if m == nil {
			break
		}
		marks = append(marks, strings.TrimSpace(m[1]))
		rest = rest[len(m[0]):]
	}
	if m := trailingMark.FindStringSubmatch(rest); m != nil {
		marks = append(marks, m[1])
		rest = strings.TrimSuffix(rest, m[0])
	}
	return marks, rest
}

// beginsWord reports that a bracket is part of the word it stands before.
func beginsWord(m []string, s string) bool {
	glued := !strings.HasSuffix(m[0], " ") && len(m[0]) < len(s)
	next, _ := utf8.DecodeRuneInString(s[len(m[0]):])
	return glued && (len(m[1]) < 4 || unicode.IsLower(next) || next == '-')
}

// outletInMarks returns the newspaper that an editorial was taken from.
func outletInMarks(marks []string) string {
	for _, mark := range marks {
		if m := fromOutlet.FindStringSubmatch(mark); m != nil {
			return m[1]
		}
	}
	return ""
}

// joinNotes joins a note to editors that runs over several lines.
func joinNotes(paras []string) []string {
	var out []string
	for i := 0; i < len(paras); i++ {
		p := paras[i]
		for n := 0; n < 4 && i+1 < len(paras) && len(p) < maxCaption && isOpenNote(p) && !opensBlock(paras[i+1]); n++ {
			i++
			p += " " + paras[i]
		}
		out = append(out, p)
	}
	return out
}

// isOpenNote reports a note to editors whose bracket is not closed.
func isOpenNote(p string) bool {
	_, note, _, ok := cutNote(p)
	return ok && strings.HasSuffix(p, note)
}

var noteOpening = lazily(`^(?i:ATTN|EDS?|EDITORS?|EDITOR['’]S NOTE|NOTE TO EDITORS|注|편집자주|편집자 주)\s?\.?[:：]`)

func isNote(s string) bool { return noteOpening.MatchString(s) }

// cutNote finds an editor's note in brackets, "(ATTN: …)", and returns what
// stands before it, the note without its brackets and what follows. A note
// whose bracket is never closed runs to the end.
func cutNote(s string) (before, note, after string, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] != '(' || !isNote(s[i+1:]) {
			continue
		}
		depth := 0
		for j := i; j < len(s); j++ {
			switch s[j] {
			case '(':
				depth++
			case ')':
				depth--
			}
			if depth == 0 {
				return strings.TrimSpace(s[:i]), s[i+1 : j], strings.TrimSpace(s[j+1:]), true
			}
		}
		return strings.TrimSpace(s[:i]), s[i+1:], "", true
	}
	return s, "", "", false
}

const (
	nameWord = `(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|della|di|da|dos|van|von|der|den|bin|ibn|al|el|la|le|ter|ten)`
	fullName = `\p{Lu}[\p{L}\p{M}.'’-]*(?: ` + nameWord + `){0,4}`
)

var (
	bylineLine = lazily(`^(?:By|BY|Par|Von|Por|Di)[ :：]+(.{2,120}?)\s*=?$`)
	namesToEnd = lazily(`^` + fullName + `(?:(?:, | and )` + fullName + `){0,4}$`)
	nameOnly   = lazily(`^` + fullName + `$`)
	koreanLine = lazily(`^[\p{Hangul} ·,]{2,40}(?:기자|특파원|논설위원|통신원)(?:\s*=)?$`)
	andBetween = lazily(`\s*,?\s+(?:and|AND|und|et|y|e|&)\s+`)
)

// credit is who a byline names.
type credit struct {
	authors        []string
	agency, outlet string
}

// isByline reports a line that is a byline and nothing else.
func isByline(s string) bool {
	_, ok := parseByline(s)
	return ok
}

// parseByline reads "By NAME", "By NAME and NAME, AGENCY", "By NAME, OUTLET".
func parseByline(s string) (credit, bool) {
	if korean := strings.TrimSpace(emailAnywhere.ReplaceAllString(s, "")); koreanLine.MatchString(korean) {
		names := koreanRole.ReplaceAllString(strings.TrimRight(korean, "= "), "")
		return credit{authors: strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune(" ·,", r) })}, true
	}
	m := bylineLine.FindStringSubmatch(s)
	if m == nil {
		return credit{}, false
	}
	return parseNames(strings.TrimSpace(emailAnywhere.ReplaceAllString(m[1], "")))
}

// cutByline takes a byline off the end of a headline that it is glued to, with
// a space or without.
func cutByline(s string) (before string, c credit, ok bool) {
	for at := 0; ; at += 3 {
		i := strings.Index(s[at:], "By ")
		if i < 0 {
			return s, credit{}, false
		}
		at += i
		prev, _ := utf8.DecodeLastRuneInString(s[:at])
		if at > 0 && unicode.IsUpper(prev) || !namesToEnd.MatchString(s[at+3:]) {
			continue
		}
		if c, ok := parseNames(s[at+3:]); ok {
			return strings.TrimSpace(s[:at]), c, true
		}
	}
}

// parseNames reads the names of a byline without its "By".
func parseNames(s string) (credit, bool) {
	var c credit
	for i, part := range strings.Split(andBetween.ReplaceAllString(s, ",& "), ",") {
		part, joined := strings.CutPrefix(part, "&") // a person: "Kim Hyun and Park Sun"
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case isAgency(part):
			c.agency = part
		case !nameOnly.MatchString(titleCase(part)):
			return credit{}, false
		case i > 0 && !joined && isOutlet(part):
			c.outlet = part
		default:
			c.authors = append(c.authors, part)
		}
	}
	return c, len(c.authors) > 0 || c.agency != ""
}

// titleCase leaves names as they are; "dpa correspondents" begins small.
func titleCase(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if strings.HasPrefix(s, "dpa ") || strings.HasPrefix(s, "the ") {
		return string(unicode.ToUpper(r)) + s[size:]
	}
	return s
}

// outletWords are those by which a newspaper's or broadcaster's name is told
// from a person's.
var outletWords = wordSet(`News Times Post Herald Tribune Journal Daily Press Gazette Guardian Observer Mail Chronicle Globe
	Star Sun Standard Telegraph Independent Mirror Express Union-Tribune Bee Register Examiner Inquirer Sentinel Courier Monitor
	Review Magazine Weekly Network Agency Service Writer Editor Correspondent Reporter Staff TV Radio BBC CNN NPR CBS NBC ABC Bloomberg Wire
	correspondent correspondents editor reporter writer Hankyoreh JoongAng Ilbo Dispatch Free Bulletin World Today Report`)

func isOutlet(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if outletWords[w] {
			return true
		}
	}
	return strings.HasPrefix(s, "The ")
}

var jobTitle = lazily(`(?i)\b(?:correspondents?|writer|reporter|editor|columnist|bureau chief|contributor)$`)

// isJobTitle reports a line below a byline that says what its author is.
func isJobTitle(s string) bool { return words(s) <= 6 && jobTitle.MatchString(s) }

var (
	emailAnywhere = lazily(`[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}`).needing("@")
	emailsAtEnd   = lazily(`(?:[\s(<[,/;]*[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}[)>\]]?)+\s*$`).needing("@")
	cutEmail      = lazily(`^[a-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{0,63}$`)
	shieldedEmail = lazily(`\[email protected\]`)
)

// onlyEmails reports a line of e-mail addresses and nothing else.
func onlyEmails(s string) bool {
	if !strings.ContainsRune(s, '@') && !strings.Contains(s, "[email") {
		return false
	}
	if cutEmail.MatchString(s) {
		return true
	}
	s = emailAnywhere.ReplaceAllString(shieldedEmail.ReplaceAllString(s, ""), "")
	return strings.Trim(s, " ,;/()<>[]&") == ""
}

// creditAhead is a photo credit that text follows on the same line.
var creditAhead = lazily(`^(?i:photo) ?[:=] ?(?:\p{Lu}[\p{L}]+ (?:News|NEWS)|(?i:yonhap))\s`)

// photoCredit is a line that names who took a picture, and no more.
var photoCredit = lazily(`(?i)^[\[(]?\s?(?:photos?|pictures?|image|file photo|video|사진|写真)(?: (?:by|courtesy of|credit))?\s?[:=：/]\s?.{1,80}$|^[ⓒ©] ?.{2,60}$|^\(?(?:AP|Yonhap|Reuters|AFP|EPA|Xinhua) ?(?:file )?photos?\)?$|^(?:AP|Reuters|Yonhap|AFP)?[ -]?Photo by .{2,60}$|^[^.]{2,60}/(?:AP|Reuters|AFP|EPA|Getty Images|Pool)$`)

const maxCaption = 900 // bytes

// captionEnd closes a picture's caption.
var captionEnd = lazily(`\((?:PHOTO NOT FOR SALE\) \()?(?:[^()]{0,60}[-/ =])?(?:Yonhap|Yonhap News|AP|AP-Yonhap|AFP|AFP-Yonhap|EPA|EPA-Yonhap|EPA=Yonhap|Reuters|Reuters-Yonhap|Xinhua|Xinhua-Yonhap|Kyodo|KCNA-Yonhap|UPI-Yonhap|Getty Images|연합뉴스|PHOTO NOT FOR SALE|Yonhap file photo)(?: Photo)?\)$|[(\[](?i:(?:file )?photo|photo by|photo courtesy of|image)[:： ] ?[^()\[\]]{2,80}[)\]]$`)

func isCaption(s string) bool {
	return len(s) <= maxCaption && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]")) && captionEnd.MatchString(s)
}
