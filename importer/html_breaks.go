package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// wrapBreaks makes paragraphs of the text that an element parts by empty lines,
// "<br><br>", as old pages do.
func wrapBreaks(n *html.Node) {
	if !hasEmptyLine(n) {
		return
	}
	var p *html.Node
	breaks := 0
	for c, next := n.FirstChild, (*html.Node)(nil); c != nil; c = next {
		next = c.NextSibling
		_, isBlock := blockElements[c.DataAtom]
		switch {
		case c.DataAtom == atom.Br:
			breaks++
			n.RemoveChild(c)
			continue
		case isBlock:
			p, breaks = nil, 0
			continue
		case p == nil && isSpaceBetween(c):
			continue
		case isSpaceBetween(c) && breaks > 0:
			n.RemoveChild(c)
			continue
		}
		if p == nil || breaks > 1 {
			p = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			n.InsertBefore(p, c)
		} else if breaks == 1 {
			p.AppendChild(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br})
		}
		breaks = 0
		n.RemoveChild(c)
		p.AppendChild(c)
	}
}

func hasEmptyLine(n *html.Node) bool {
	if n.DataAtom == atom.P || n.DataAtom == atom.Pre {
		return false
	}
	breaks := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Br:
			if breaks++; breaks > 1 {
				return true
			}
		case !isSpaceBetween(c):
			breaks = 0
		}
	}
	return false
}

// isSpaceBetween reports white space between elements.
func isSpaceBetween(n *html.Node) bool {
	return n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""
}
