package importer

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MaxPageFacts is how many facts of one name a page may state; further ones
// are not looked at.
const MaxPageFacts = 64

// pageFacts is what a page says of itself outside its text.
type pageFacts struct {
	meta       map[string][]string // by name, property or itemprop, in lower case
	linked     []map[string]any    // JSON-LD: every object that has a type
	ids        map[string]map[string]any
	items      map[string][]*html.Node // elements with microdata or RDFa properties
	times      []placed
	headings   []string // h1
	subheads   []string // h2, h3 and what a class calls a headline
	named      string   // the first that a class calls so
	title      string
	language   string
	canonical  string
	marked     []placed // elements whose class says byline, author or date
	elements   int
	headlineAt int // the place of the first h1
}

// gatherFacts reads the facts of a page.
func gatherFacts(root *html.Node) *pageFacts {
	f := &pageFacts{meta: map[string][]string{}, items: map[string][]*html.Node{}, ids: map[string]map[string]any{}}
	f.walk(root, 0)
	return f
}

func (f *pageFacts) walk(n *html.Node, depth int) {
	if depth > MaxMarkupDepth {
		return
	}
	if n.Type == html.ElementNode {
		f.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.walk(c, depth+1)
	}
}

func (f *pageFacts) element(n *html.Node) {
	f.elements++
	switch n.DataAtom {
	case atom.Html:
		f.language = cmp.Or(attrOf(n, "lang"), attrOf(n, "xml:lang"))
	case atom.Meta:
		content := cmp.Or(attrOf(n, "content"), attrOf(n, "value"))
		for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
			f.state(attrOf(n, key), content)
		}
		return
	case atom.Link:
		if rel := strings.ToLower(attrOf(n, "rel")); rel == "canonical" {
			f.canonical = cmp.Or(f.canonical, attrOf(n, "href"))
		}
	case atom.Title:
		if f.title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
			f.title = oneLine(textIn(n))
		}
		return
	case atom.Script:
		if strings.Contains(strings.ToLower(attrOf(n, "type")), "ld+json") && n.FirstChild != nil {
			f.readLinkedData(n.FirstChild.Data)
		}
		return
	case atom.H1:
		if text := oneLine(textIn(n)); text != "" && len(f.headings) < MaxPageFacts {
			if f.headings = append(f.headings, text); len(f.headings) == 1 {
				f.headlineAt = f.elements
			}
		}
	case atom.Time:
		if len(f.times) < MaxPageFacts {
			f.times = append(f.times, placed{n, f.elements})
		}
	}
	for _, key := range []string{"itemprop", "property", "rel"} {
		for name := range strings.FieldsSeq(strings.ToLower(attrOf(n, key))) {
			if len(f.items[name]) < MaxPageFacts {
				f.items[name] = append(f.items[name], n)
			}
		}
	}
	f.noteSubhead(n)
	if class := attrOf(n, "class") + " " + attrOf(n, "id") + " " + attrOf(n, "data-testid"); len(class) > 2 && len(f.marked) < 8*MaxPageFacts && creditClass.MatchString(class) {
		f.marked = append(f.marked, placed{n, f.elements})
	}
}

// creditClass names an element that holds who wrote an article, or when.
var creditClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:by-?line|author|writer|reporter|journalist|contributor|autor|auteur|signature|contributors?|credit|date|datetime|pub-?date|published?|publication|posted|timestamp|time|dateline|entry-date|post-meta|entry-meta|article-meta|meta|datum|fecha|data)`)

// state notes what a meta element says.
func (f *pageFacts) state(name, content string) {
	name = strings.ToLower(name)
	if name != "" && content != "" && len(f.meta[name]) < MaxPageFacts {
		f.meta[name] = append(f.meta[name], content)
	}
}

// says returns the first value that is given under one of some names.
func (f *pageFacts) says(names ...string) string {
	for _, name := range names {
		if v := f.meta[name]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// textIn is the text in an element, as it stands.
func textIn(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		if depth > MaxMarkupDepth || unread[n.DataAtom] || n.Type == html.CommentNode {
			return
		}
		if _, isBlock := blockElements[n.DataAtom]; isBlock || n.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, 0)
	}
	return b.String()
}

// sameAddress reports two addresses of one page.
func sameAddress(a, b string) bool {
	bare := func(s string) string {
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil {
			return s
		}
		host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
		return strings.TrimPrefix(host, "m.") + strings.TrimSuffix(u.Path, "/")
	}
	return a != "" && b != "" && bare(a) == bare(b)
}

var headlineClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:headline|article-?title|entry-title|post-title|news-?title|story-?title|titular)(?:$|[\s_-])`)

// noteSubhead notes an element that may hold the headline where no h1 does.
func (f *pageFacts) noteSubhead(n *html.Node) {
	heading := n.DataAtom == atom.H2 || n.DataAtom == atom.H3
	class := headlineClass.MatchString(attrOf(n, "class") + " " + attrOf(n, "id"))
	if len(f.subheads) >= MaxPageFacts || !heading && !class {
		return
	}
	if text := oneLine(textIn(n)); text != "" && len(text) <= maxShownDate && !isAside(n) {
		f.subheads = append(f.subheads, text)
		if class {
			f.named = cmp.Or(f.named, text)
		}
	}
}

// titledSubhead is the smaller heading that the page's title repeats.
func (f *pageFacts) titledSubhead(sites []string) string {
	best, title := "", siteKey(f.title)
	for _, s := range f.subheads {
		if key := siteKey(s); len(key) > len(siteKey(best)) && len(key) >= minTitledHead && strings.Contains(title, key) && !isSite(s, sites) {
			best = s
		}
	}
	if best == "" && f.named != "" && len(siteKey(f.named)) >= minTitledHead && strings.Contains(title, siteKey(f.named)[:minTitledHead]) {
		return f.named
	}
	return best
}

// minTitledHead is the least length, in bytes, of a heading that a title is searched for.
const minTitledHead = 12
