package importer

import (
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MaxPageElements is how many elements a page may have for its article to be
// looked for; of a larger one, all text is taken.
const MaxPageElements = 200_000

// A result of Readability is believed where it is at least enoughText long and
// has at least enoughShare of the text that cleaning left. Otherwise what the
// page itself marks as its text is taken, where that is longer by muchLonger.
// No second extractor is asked: none did better on what Readability misses,
// and go-trafilatura brings a date parser that takes 0.3 s and 65 MB to start.
const (
	enoughText  = 250 // bytes
	enoughShare = 0.5
	muchLonger  = 2
)

// bodyOf finds the article in a cleaned page. Full is the body that the page's
// data give, if any.
func bodyOf(root *html.Node, full []string, address *url.URL, elements int, fragment bool) []block {
	all := blocksOf(root)
	whole := proseOf(all)
	if fragment || elements > MaxPageElements {
		return all
	}
	best := readable(root, address)
	size := proseOf(best)
	if size < enoughText || float64(size) < enoughShare*float64(whole) {
		if n := marked(root); n != nil {
			if other := blocksOf(n); float64(proseOf(other)) > muchLonger*float64(size) {
				best, size = other, proseOf(other)
			}
		}
	}
	if stated := asBlocks(full); float64(proseOf(stated)) > muchLonger*float64(size) {
		best, size = stated, proseOf(stated)
	}
	if size == 0 {
		return all
	}
	return best
}

func asBlocks(paragraphs []string) []block {
	var out []block
	for _, p := range paragraphs {
		out = append(out, block{text: p})
	}
	return out
}

// proseOf is how much text stands outside links.
func proseOf(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.text) - b.linked
	}
	return n
}

// readable is the article in a page as Readability finds it.
func readable(root *html.Node, address *url.URL) []block {
	p := readability.NewParser()
	p.DisableJSONLD = true
	a, err := p.ParseDocument(root, address)
	if err != nil || a.Node == nil {
		return nil
	}
	return blocksOf(a.Node)
}

// bodyPairs are words in the class of the element that holds an article's text.
var bodyPairs = wordPairs(`article body,article content,article text,articlebody main,entry content,post content,post body,story body,story content,story text,
	body text,body copy,content body,main content,news content,news body,news text,article main,single content,page content,field body`)

// marked is what the page itself marks as its article's text: by microdata, by
// a class, by one article element or one main element; nil where it has none
// of these, or several.
func marked(root *html.Node) *html.Node {
	var found [4][]*html.Node
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if depth > MaxMarkupDepth {
			return
		}
		if rank := markRank(n); rank >= 0 {
			found[rank] = append(found[rank], n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(root, 0)
	for _, nodes := range found {
		if len(nodes) == 1 {
			return nodes[0]
		}
	}
	return nil
}

func markRank(n *html.Node) int {
	if n.Type != html.ElementNode {
		return -1
	}
	if strings.Contains(strings.ToLower(attrOf(n, "itemprop")), "articlebody") {
		return 0
	}
	switch n.DataAtom {
	case atom.Article:
		return 2
	case atom.Main:
		return 3
	case atom.Div, atom.Section:
		tokens := classTokens(n)
		for i, t := range tokens {
			if t == "articlebody" || t == "storybody" || i+1 < len(tokens) && bodyPairs[t+" "+tokens[i+1]] {
				return 1
			}
		}
	}
	return -1
}
