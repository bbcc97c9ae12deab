package importer

import (
	"regexp"
	"strings"

	"dateline/data"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content reads an element that holds a text: NITF, XHTML, paragraphs without
// more about them, or characters that may be escaped markup.
func (n *newsItem) content(c *html.Node) {
	if only := firstNode(xmlElements(c)); only != nil && (g2Kinds[only.Data] != "" || noText[only.Data]) {
		return
	}
	if nitf := firstNode(xmlBelow(c, "nitf")); nitf != nil {
		n.nitf(nitf)
		return
	}
	if page := firstNode(xmlBelow(c, "html", "HTML")); page != nil {
		n.page(page)
		return
	}
	if body := firstNode(xmlBelow(c, "body.content")); body != nil {
		c = body
	}
	n.article.Body = append(n.article.Body, contentParagraphs(c)...)
}

// noText are elements of vocabularies for data: an event, a table of results.
var noText = map[string]bool{
	"concept": true, "conceptSet": true, "newsCoverageSet": true, "eventDetails": true, "sports-content": true, "sports-event": true, "svg": true, "RDF": true,
}

func contentParagraphs(c *html.Node) []string {
	if len(xmlElements(c)) > 0 {
		return nitfParagraphs(c)
	}
	return newsParagraphs(rawText(c))
}

var (
	someMarkup = regexp.MustCompile(`(?i)<(?:p|br|div|html|body|h[1-6]|ul|ol|table|span|pre|a)\b[^<>]*>`)
	emptyLine  = regexp.MustCompile(`\n[ \t]*\n`)
)

// newsParagraphs parts a text that is HTML, or plain with an empty line or,
// where it has none, a line end between paragraphs.
func newsParagraphs(text string) []string {
	if someMarkup.MatchString(text) {
		n := &newsItem{}
		n.markup(text)
		return n.article.Body
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if text = strings.Trim(text, "\n"); !emptyLine.MatchString(text) {
		return trimmed(strings.Split(text, "\n"))
	}
	var out []string
	for _, p := range emptyLine.Split(text, -1) {
		if strings.Contains(p, "\n    ") { // a list, indented
			out = append(out, trimmed(strings.Split(p, "\n"))...)
		} else {
			out = append(out, oneLine(p))
		}
	}
	return trimmed(out)
}

// markup reads a text in HTML.
func (n *newsItem) markup(text string) {
	if root, err := html.Parse(strings.NewReader(text)); err == nil {
		n.page(root)
	}
}

// page reads a text in HTML or XHTML, from which what agencies repeat of an
// item's own fields is taken off.
func (n *newsItem) page(root *html.Node) {
	n.tidy(root, 0)
	n.article.Body = append(n.article.Body, paragraphsOf(root)...)
}

// tidy takes out of a page what is no text of the story: its head, with
// headline and topics, links, notes to editors, who took a picture. Dateline
// and byline become the item's, where it has none.
func (n *newsItem) tidy(e *html.Node, depth int) {
	if depth > MaxMarkupDepth {
		return
	}
	for c := e.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && n.aside(c) {
			e.RemoveChild(c)
		} else {
			n.tidy(c, depth+1)
		}
		c = next
	}
}

func (n *newsItem) aside(e *html.Node) bool {
	a := &n.article
	if e.DataAtom == atom.H1 || e.DataAtom == atom.Header {
		h1 := e
		if e.DataAtom == atom.Header {
			h1 = firstNode(xmlBelow(e, "h1"))
		}
		if a.Headline == "" {
			a.Headline = xmlLine(h1)
		}
		return h1 != nil && sameHeadline(xmlLine(h1), a.Headline)
	}
	class, _, _ := strings.Cut(strings.ToLower(xmlAttr(e, "class")), " ")
	switch class {
	case "dateline":
		n.dateline(xmlLine(e))
	case "byline":
		if !insideFigure(e) && len(a.Authors) == 0 {
			n.byline(xmlLine(e))
		}
	case "dat": // TT: a word above the headline, and who it comes from
		for _, s := range few(xmlBelow(e, "span")) {
			if xmlAttr(s, "class") == "source" {
				n.from(xmlLine(s))
			} else {
				n.mark(xmlLine(s))
			}
		}
	case "linkbox":
		n.related(xmlLines(xmlBelow(e, "li", "a")))
	case "notepad", "closingline":
	default:
		return false
	}
	return true
}

func insideFigure(e *html.Node) bool {
	for p := e.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Figure {
			return true
		}
	}
	return false
}

// related files links below a text.
func (n *newsItem) related(titles []string) {
	list := data.TrailerList{Kind: data.TrailerRelated}
	for _, t := range titles {
		list.Items = append(list.Items, data.TrailerItem{Marks: []string{}, Headline: t})
	}
	if len(list.Items) > 0 {
		n.article.Trailer = append(n.article.Trailer, list)
	}
}
