package importer

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MaxPageBytes is how long a web page may be without its scripts, its styles
// and the pictures that are embedded in it.
const MaxPageBytes = 8 << 20

// slimAbove is the length from which a page is made lighter before it is
// parsed: one that was saved with all its pictures may have tens of megabytes.
const slimAbove = 1 << 20

// parseMarkup parses a page or a piece of one. Where its elements lie too
// deeply in one another, which unclosed ones do in sloppy pages, only its text
// and its blocks are kept.
func parseMarkup(text string) (*html.Node, error) {
	if len(text) > slimAbove {
		text = slim(text, false)
	}
	if len(text) > MaxPageBytes {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"The page has %d MB of text and markup; %d MB are read (MaxPageBytes). Save the part with the article by itself.", len(text)>>20, MaxPageBytes>>20)}
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		root, err = html.Parse(strings.NewReader(slim(text, true)))
	}
	if err != nil {
		return nil, &Failure{Stage: "parse", Reason: "The page's markup could not be read: " + err.Error() + ".", Err: err}
	}
	return root, nil
}

// maxAttribute is how much of an attribute's value is kept, in bytes.
const maxAttribute = 8 << 10

// slim drops what a large page has beside its text: scripts but those of
// linked data, styles, drawings, comments and embedded pictures. Flat drops
// also every element that is no block, and makes all blocks paragraphs.
func slim(text string, flat bool) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	dropped := atom.Atom(0) // the element whose content is being dropped
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		if dropped != 0 {
			if name, _ := z.TagName(); kind == html.EndTagToken && atom.Lookup(name) == dropped {
				dropped = 0
			}
			continue
		}
		raw := z.Raw()
		switch kind {
		case html.TextToken, html.DoctypeToken:
			b.Write(raw)
		case html.EndTagToken:
			name, _ := z.TagName()
			writeEnd(&b, atom.Lookup(name), raw, flat)
		case html.StartTagToken, html.SelfClosingTagToken:
			long := len(raw) > maxAttribute
			written := string(raw)
			t := z.Token()
			if isDropped(t) {
				if kind == html.StartTagToken {
					dropped = t.DataAtom
				}
				continue
			}
			if long {
				written = shortened(t)
			}
			writeStart(&b, t, written, flat)
		}
	}
}

func isDropped(t html.Token) bool {
	switch t.DataAtom {
	case atom.Script:
		for _, a := range t.Attr {
			if a.Key == "type" {
				return !strings.Contains(a.Val, "ld+json")
			}
		}
		return true
	case atom.Style, atom.Svg, atom.Canvas, atom.Iframe, atom.Template:
		return true
	}
	return false
}

func shortened(t html.Token) string {
	for i := range t.Attr {
		if len(t.Attr[i].Val) > maxAttribute {
			t.Attr[i].Val = ""
		}
	}
	return t.String()
}

// flatKept are the elements that a page without nesting keeps: those of its
// head, and headings.
var flatKept = map[atom.Atom]bool{
	atom.Html: true, atom.Head: true, atom.Body: true, atom.Title: true, atom.Meta: true, atom.Link: true, atom.Script: true,
	atom.Br: true, atom.H1: true, atom.H2: true, atom.H3: true,
}

func writeStart(b *strings.Builder, t html.Token, raw string, flat bool) {
	_, isBlock := blockElements[t.DataAtom]
	switch {
	case !flat || flatKept[t.DataAtom]:
		b.WriteString(raw)
	case isBlock:
		b.WriteString("<p>")
	}
}

func writeEnd(b *strings.Builder, name atom.Atom, raw []byte, flat bool) {
	_, isBlock := blockElements[name]
	switch {
	case !flat || flatKept[name]:
		b.Write(raw)
	case isBlock:
		b.WriteString("<p>")
	}
}
