package importer

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mailPage is the text of a message's page.
type mailPage struct {
	paras  []string
	quoted []string
	url    string // of the same page on the web
	broken error
}

// read adds a page. Where the message answers another, that one's text, which
// mail programs mark, is kept apart.
func (p *mailPage) read(markup string, passesOn bool) {
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		p.broken = err
		return
	}
	p.tidy(root, passesOn, 0)
	p.paras = append(p.paras, paragraphsOf(root)...)
}

var (
	hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)`)
	quoteClass  = regexp.MustCompile(`\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|gmail_extra_quote)\b`)
)

// tidy takes out of a page what its reader does not see, a message that it
// answers, and the link to itself; tables that only arrange it become blocks.
func (p *mailPage) tidy(n *html.Node, passesOn bool, depth int) {
	if depth > MaxMarkupDepth {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != html.ElementNode:
		case isHiddenPart(c):
			n.RemoveChild(c)
		case !passesOn && isQuote(c):
			quoted := paragraphsOf(c)
			if !isPassedOn(quoted) {
				p.quoted = append(p.quoted, quoted...)
				n.RemoveChild(c)
				break
			}
			p.tidy(c, true, depth+1)
		case c.DataAtom == atom.A:
			if p.url == "" && isWebLink(c) {
				p.url = publicAddress(attribute(c, "href"))
			}
		default:
			p.tidy(c, passesOn, depth+1)
			if c.DataAtom == atom.Table && !isDataTable(c) {
				unravel(c, 0)
			}
		}
		c = next
	}
}

func isHiddenPart(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && len(a.Val) < 4096 && hiddenStyle.MatchString(a.Val) {
			return true
		}
	}
	return false
}

func isQuote(n *html.Node) bool {
	return n.DataAtom == atom.Blockquote && strings.EqualFold(attribute(n, "type"), "cite") ||
		(n.DataAtom == atom.Div || n.DataAtom == atom.Blockquote) && quoteClass.MatchString(attribute(n, "class"))
}

// isPassedOn reports a quotation that is a message passed on.
func isPassedOn(paras []string) bool {
	if len(paras) == 0 {
		return false
	}
	first, _, _ := strings.Cut(paras[0], "\n")
	return passedOn.MatchString(first)
}

func isWebLink(a *html.Node) bool {
	return webLink.MatchString(oneLine(strings.Join(paragraphsOf(a), " ")))
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// isDataTable reports a table of facts: it has headings of columns, or rows
// of equally many cells that hold words and nothing else.
func isDataTable(table *html.Node) bool {
	rows, cells, odd, headed := 0, 0, false, false
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if depth > MaxMarkupDepth || odd {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Th:
				headed = true
			case atom.Tr:
				rows++
				if count := childrenOf(c, atom.Td, atom.Th); rows == 1 {
					cells = count
				} else if count != cells {
					odd = true
				}
			case atom.Table, atom.Img, atom.Div, atom.P, atom.H1, atom.H2, atom.H3, atom.Ul:
				odd = true
			}
			walk(c, depth+1)
		}
	}
	walk(table, 0)
	return !odd && cells >= 2 && (headed || rows >= 2)
}

func childrenOf(n *html.Node, kinds ...atom.Atom) int {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		for _, k := range kinds {
			if c.DataAtom == k {
				count++
			}
		}
	}
	return count
}

// unravel makes the cells of a table blocks. Tables within it were seen to before.
func unravel(n *html.Node, depth int) {
	if depth > 4 {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr:
			unravel(c, depth+1)
		case atom.Td, atom.Th:
			c.DataAtom, c.Data = atom.Div, "div"
		}
	}
}

// finish takes a page's link to itself, a signature and the footer off its
// paragraphs.
func (p *mailPage) finish(paras []string) []string {
	var out []string
	for i, para := range paras {
		para = strings.TrimSpace(para)
		if para == "--" {
			if len(paras)-i <= signatureLines {
				break
			}
			continue
		}
		if para == "" || i < 12 && webLink.MatchString(para) && words(para) <= 25 {
			continue
		}
		out = append(out, para)
	}
	for len(out) > 1 && sentFrom.MatchString(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return cutFooter(out)
}
