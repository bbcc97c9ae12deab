package importer

import (
	"net/url"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MaxPageElements is how many elements a page may have for its article to be
// looked for; of a larger one, all text is taken.
const MaxPageElements = 200_000

// A result of Readability is believed where it is at least enoughText long and
// has at least enoughShare of the text that cleaning left. Otherwise that of
// another source is taken where it is longer by muchLonger.
const (
	enoughText  = 250 // bytes
	enoughShare = 0.5
	muchLonger  = 1.4
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
		if other := trafilated(root, address); float64(proseOf(other)) > muchLonger*float64(size) {
			best, size = other, proseOf(other)
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

// trafilated is the article in a page as Trafilatura finds it, without the
// headline, which it takes along.
func trafilated(root *html.Node, address *url.URL) []block {
	r, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		OriginalURL: address, ExcludeComments: true, IncludeLinks: true, HtmlDateMode: trafilatura.Disabled,
	})
	if err != nil || r.ContentNode == nil {
		return nil
	}
	for n := range r.ContentNode.ChildNodes() {
		if n.DataAtom == atom.H1 {
			r.ContentNode.RemoveChild(n)
			break
		}
	}
	return blocksOf(r.ContentNode)
}
