package importer

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxNameRunes = 70
	maxNameWords = 7
	maxAuthors   = 40
)

var (
	byWord     = regexp.MustCompile(`(?i)^(?:(?:(?:written|posted|reported|published|words|story|text|article|review|analysis|opinion|photos?|submitted|compiled|edited) )?by|par|von|por|di|door|af|av|autor(?:a|es|in)?|auteur|author|автор|текст|texto|texte|testo|written and photographed by)\s*[:：]?\s+`)
	colonWord  = regexp.MustCompile(`(?i)^(?:by|author|autor|auteur|автор|текст|글|작성자|文|記者|撰文|作者|from)s?\s?[:：]\s*`)
	withinName = regexp.MustCompile(`\(([^()]*)\)`)
	nameBreak  = regexp.MustCompile(`(?i)\s*(?:[;|•·/\n]|,? and |,? & |,? und |,? et | y |,? with |,? avec |,? mit )\s*`)
	commaBreak = regexp.MustCompile(`\s*[,，、]\s*`)
	nameSuffix = regexp.MustCompile(`(?i)^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?\s?d|esq|r\.?d|r\.?n|d\.?o|m\.?p\.?h|m\.?s|m\.?a|mba|obe|mbe|j\.?d)\.?$`)
	whereabout = regexp.MustCompile(`\s+(?:in|for|at|from|of the|of The|bij|für|pour|para)\s+(?:the\s+)?\p{Lu}.*$`)
	handleWord = regexp.MustCompile(`(?:^|\s)@[A-Za-z0-9_.]+`)
	roleWord   = lazily(`(?i)\b(?:writers?|reporters?|editors?|correspondents?|columnists?|contributors?|contributing|journalists?|producers?|photographers?|bureau chief|chief|analysts?|critics?|freelance|staff|team|intern|fellow|director|manager|professor|founder|ceo|redakteur(?:in)?|redaktion|journaliste|redactora?|periodista|rédacteur|rédactrice|specialist|blogger|anchor|host)$`)
	anyDigit   = regexp.MustCompile(`\d`)
)

// placeholders are values that stand where a name is missing.
var placeholders = wordSet("admin administrator author editor editors staff webmaster root user guest anonymous unknown null none undefined nil n/a na redaktion redacción redaction redazione web website wordpress default false true posted written by contributor contributors facebook twitter")

// cleanNames returns the names in a byline: without "By", without what
// somebody is or where they write, addresses and handles left out.
func cleanNames(s string) []string {
	s = htmlLine(s)
	if strings.Contains(s, "://") || len(s) > 1<<10 {
		return nil
	}
	s = handleWord.ReplaceAllString(emailAnywhere.ReplaceAllString(s, ""), "")
	var within []string
	s = withinName.ReplaceAllStringFunc(s, func(bracket string) string {
		inner := strings.Trim(bracket, "()")
		if nameBreak.MatchString(inner) || strings.HasPrefix(inner, "avec ") || strings.HasPrefix(inner, "with ") || isAgency(inner) {
			within = append(within, strings.TrimPrefix(strings.TrimPrefix(inner, "avec "), "with "))
		}
		return " "
	})
	var out, roles []string
	for _, part := range append(nameBreak.Split(s, -1), within...) {
		if len(within) > 0 && slices.Contains(within, part) {
			for _, p := range nameBreak.Split(part, -1) {
				out, roles = addNames(out, roles, p)
			}
			continue
		}
		out, roles = addNames(out, roles, part)
	}
	if len(out) == 0 && len(roles) > 0 {
		out = roles[:1]
	}
	return out
}

func addNames(names, roles []string, part string) (with, withRoles []string) {
	parts := commaBreak.Split(oneLine(part), -1)
	if len(parts) == 2 && words(parts[0]) == 1 && words(parts[1]) == 1 && !nameSuffix.MatchString(parts[1]) && !isAgency(parts[0]) && !isAgency(parts[1]) {
		parts = []string{parts[1] + " " + parts[0]} // Surname, Given
	}
	for i, p := range parts {
		p = koreanRole.ReplaceAllString(withoutBy(strings.TrimSpace(p)), "")
		p = strings.Trim(whereabout.ReplaceAllString(p, ""), " .,:;-–—_*\"“”")
		if person, wire := cutAgency(p); wire != "" {
			names, p = append(names, wire), person
		}
		switch {
		case i > 0 && len(names) > 0 && nameSuffix.MatchString(p):
			names[len(names)-1] += ", " + p
		case !isPersonal(p):
		case i > 0 && len(names) > 0 && (isOutlet(p) || !isAgency(p) && words(p) == 1):
		case roleWord.MatchString(p):
			if words(p) > 2 {
				roles = append(roles, p)
			}
		default:
			names = append(names, p)
		}
	}
	return names, roles
}

// withoutBy is a byline without the word that makes it one.
func withoutBy(s string) string {
	return colonWord.ReplaceAllString(byWord.ReplaceAllString(s, ""), "")
}

// cutAgency takes an agency off a name that it is glued to: "Jane Roe Associated Press".
func cutAgency(s string) (person, agency string) {
	list := strings.Fields(s)
	for n := 1; n <= 2 && len(list)-n >= 2; n++ {
		if wire := strings.Join(list[len(list)-n:], " "); isAgency(wire) {
			return strings.Join(list[:len(list)-n], " "), wire
		}
	}
	return s, ""
}

// isPersonal reports a text that can be the name of a person, or of a desk.
func isPersonal(s string) bool {
	return s != "" && len([]rune(s)) <= maxNameRunes && words(s) <= maxNameWords && strings.ContainsFunc(s, isLetter) &&
		!anyDigit.MatchString(s) && !strings.ContainsAny(s, "<>{}[]=#?!:") && !placeholders[strings.ToLower(s)]
}

// creditsOf are the authors and the agency that a page names, the best source first.
func (f *pageFacts) creditsOf(article map[string]any) (authors []string, agency string) {
	sources := [][]string{f.namesOf(article["author"], 0), f.namesOf(article["creator"], 0)}
	for _, key := range authorKeys {
		if !strings.HasSuffix(f.says(key), onPortal) {
			sources = append(sources, f.meta[key])
		}
	}
	sources = append(sources, f.parselyPage("author"), f.itemTexts("author"), f.visibleByline())
	for _, source := range sources {
		var names []string
		for _, s := range source {
			names = append(names, cleanNames(s)...)
		}
		people, wire := persons(names)
		if agency == "" {
			agency = wire
		}
		if len(people) > 0 {
			return people, agency
		}
	}
	return nil, agency
}

var authorKeys = []string{"author", "article:author", "og:article:author", "og:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.author",
	"byl", "byline", "citation_author", "article.author", "articleauthor", "article_author_name", "cxenseparse:author", "rbauthors", "dcsext.author", "authors", "creator"}

// onPortal ends the author that Naver states: the newspaper, on its portal.
const onPortal = " | 네이버"

// persons parts agencies from names and drops names that are given twice, in
// capitals the second time or with a title.
func persons(names []string) (people []string, agency string) {
	for _, name := range names {
		if isAgency(name) {
			if agency == "" {
				agency = name
			}
			continue
		}
		same := slices.IndexFunc(people, func(p string) bool { return strings.EqualFold(p, name) })
		switch {
		case same < 0 && len(people) < maxAuthors:
			people = append(people, name)
		case same >= 0 && people[same] == strings.ToUpper(people[same]):
			people[same] = name
		}
	}
	return people, agency
}

// itemTexts are the values of elements with an item property: the names that
// these hold, or their text.
func (f *pageFacts) itemTexts(property string) []string {
	var out []string
	var first *html.Node
	for _, n := range f.items[property] {
		if isAside(n) || n.DataAtom == atom.Link {
			continue
		}
		text := ""
		eachElement(n, func(c *html.Node) bool {
			if attrOf(c, "itemprop") == "name" {
				text = textIn(c)
				if c.DataAtom == atom.Meta {
					text = attrOf(c, "content")
				}
			}
			return text == ""
		})
		if text = oneLine(text); text == "" {
			text = oneLine(textIn(n))
		}
		if first == nil {
			first = n
		} else if !isBeside(first, n) {
			break // of another article
		}
		if text != "" && len(text) <= maxByline {
			out = append(out, text)
		}
	}
	return out
}

// isBeside reports two elements that have a parent or its parent in common.
func isBeside(a, b *html.Node) bool {
	for _, p := range []*html.Node{a.Parent, b.Parent} {
		if p != nil && (p == a.Parent || p == a.Parent.Parent) && (p == b.Parent || p == b.Parent.Parent) {
			return true
		}
	}
	return a.Parent != nil && b.Parent != nil && a.Parent.Parent == b.Parent.Parent
}

const maxByline = 160 // bytes

var (
	bylineClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:by-?line|authors?|writer|reporter|journalist|contributor|autor|auteur|signature|authored)(?:$|[\s_-])`)
	afterByline = regexp.MustCompile(`\s*(?:[|•·\n].*|(?:Published|Posted|Updated|Last updated|on)\b.*|[-–—,]?\s*(?:\p{L}+\.? )?\d.*)$`)
)

// visibleByline is the byline that the page shows: a link that says it leads
// to the author, or else an element whose class says so.
func (f *pageFacts) visibleByline() []string {
	for _, n := range f.items["author"] {
		if text := oneLine(textIn(n)); attrOf(n, "rel") == "author" && text != "" && len(text) <= maxByline && !isAside(n) {
			return []string{text}
		}
	}
	for _, at := range f.nearHeadline(f.marked) {
		n := at.node
		text := oneLine(textIn(n))
		if text == "" || len(text) > maxByline || isAside(n) ||
			!bylineClass.MatchString(attrOf(n, "class")+" "+attrOf(n, "id")+" "+attrOf(n, "data-testid")) {
			continue
		}
		bare := afterByline.ReplaceAllString(withoutBy(text), "")
		if names := cleanNames(bare); len(names) > 0 && (withoutBy(text) != text || isByline(text) || looksNamed(names)) {
			return []string{bare}
		}
	}
	return nil
}

// looksNamed reports that all of some texts are written as names are.
func looksNamed(names []string) bool {
	for _, name := range names {
		if n := words(name); !nameOnly.MatchString(name) && !uncasedName.MatchString(name) || n < 2 || n > 4 {
			return false
		}
	}
	return true
}

// uncasedName is a name in a script without capitals.
var uncasedName = regexp.MustCompile(`^[\p{Lo}\p{M}]+(?: [\p{Lo}\p{M}]+){1,3}$`)

// isAside reports an element in a part of the page that is not the article:
// comments, navigation, lists of other articles.
func isAside(n *html.Node) bool {
	for depth := 0; n != nil && depth < MaxMarkupDepth; n, depth = n.Parent, depth+1 {
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Footer, atom.Form:
			return true
		case atom.Body, atom.Html:
			return false
		}
		if asideClass.MatchString(postFooter.ReplaceAllString(attrOf(n, "class")+" "+attrOf(n, "id"), "")) {
			return true
		}
	}
	return false
}

// postFooter is a class of the line below an article that says who wrote it.
var postFooter = regexp.MustCompile(`(?i)\b(?:post|entry|article|story)-footer\b`)

var asideClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:comments?|disqus|respond|related|recommend(?:ed|ations?)|more-?(?:stories|news|from)|trending|most-?(?:read|popular|viewed|shared)|popular|latest|sidebar|promo|teasers?|footer|newsletter|breadcrumbs?|carousel|river)(?:$|[\s_-])`)

// eachElement calls visit with the elements in another, for as long as it says so.
func eachElement(n *html.Node, visit func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (!visit(c) || !eachElement(c, visit)) {
			return false
		}
	}
	return true
}
