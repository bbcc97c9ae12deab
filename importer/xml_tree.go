package importer

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on an XML document.
const (
	MaxXMLDepth    = 256     // elements within elements
	MaxXMLElements = 500_000 // of one document
)

// xmlTree reads an XML document as the nodes of a page, so that what is XHTML
// in it reads like any other page. Names lose their prefix. It forgives what
// real files have: end tags that fit nowhere, entities that nobody declared.
// Nothing outside of the document is looked up. Cut reports that the document
// ends, or can be read no further, before its root is closed.
func xmlTree(text string) (root *html.Node, cut bool, err error) {
	if strings.HasPrefix(text, "<?xml") {
		_, text, _ = strings.Cut(text, "?>") // it declares an encoding that the text no longer has
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	b := treeBuilder{stack: []*html.Node{{Type: html.DocumentNode}}}
	for {
		token, wrong := d.RawToken()
		if wrong == nil {
			wrong = b.add(token)
		}
		var bound *Failure
		switch {
		case wrong == nil:
			continue
		case errors.As(wrong, &bound):
			return nil, false, bound
		case b.elements == 0:
			return nil, false, &Failure{Stage: "parse", Err: wrong, Reason: "It is no XML that can be read: " + wrong.Error() + "."}
		}
		return b.stack[0], len(b.stack) > 1 || !errors.Is(wrong, io.EOF), nil
	}
}

type treeBuilder struct {
	stack    []*html.Node // open elements, below the document
	elements int
}

func (b *treeBuilder) add(token xml.Token) error {
	top := b.stack[len(b.stack)-1]
	switch t := token.(type) {
	case xml.StartElement:
		if b.elements++; b.elements > MaxXMLElements {
			return &Failure{Stage: "parse", Reason: fmt.Sprintf("It has more than %d elements (MaxXMLElements).", MaxXMLElements)}
		}
		if len(b.stack) > MaxXMLDepth {
			return &Failure{Stage: "parse", Reason: fmt.Sprintf("Its elements lie more than %d deep (MaxXMLDepth).", MaxXMLDepth)}
		}
		n := newElement(t)
		top.AppendChild(n)
		b.stack = append(b.stack, n)
	case xml.EndElement:
		for i := len(b.stack) - 1; i > 0; i-- {
			if b.stack[i].Data == t.Name.Local {
				b.stack = b.stack[:i]
				break
			}
		}
	case xml.CharData:
		top.AppendChild(&html.Node{Type: html.TextNode, Data: string(t)})
	}
	return nil
}

func newElement(t xml.StartElement) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: t.Name.Local, DataAtom: atom.Lookup([]byte(strings.ToLower(t.Name.Local)))}
	for _, a := range t.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			n.Attr = append(n.Attr, html.Attribute{Key: a.Name.Local, Val: a.Value})
		}
	}
	return n
}

// xmlRoot returns the name of a source's root element without its prefix, or
// "" where the source does not begin as XML does.
func xmlRoot(s *source) string {
	rest := s.headText()
	for {
		rest = strings.TrimLeft(rest, " \t\n")
		end := ""
		switch {
		case strings.HasPrefix(rest, "<?"):
			end = "?>"
		case strings.HasPrefix(rest, "<!--"):
			end = "-->"
		case strings.HasPrefix(rest, "<!"):
			end = ">"
			if to := strings.IndexByte(rest, '>'); to > 0 && strings.IndexByte(rest[:to], '[') > 0 {
				end = "]>"
			}
		case strings.HasPrefix(rest, "<"):
			name := rest[1:]
			name = name[:max(0, strings.IndexAny(name, " \t\n/>"))]
			return name[strings.IndexByte(name, ':')+1:]
		default:
			return ""
		}
		_, after, found := strings.Cut(rest, end)
		if !found {
			return ""
		}
		rest = after
	}
}

// xmlAt returns the first element of a name path below n, or nil. All of
// these functions take a nil node for one without content.
func xmlAt(n *html.Node, path ...string) *html.Node {
	for _, name := range path {
		n = firstNode(xmlElements(n, name))
	}
	return n
}

func firstNode(nodes []*html.Node) *html.Node {
	if len(nodes) == 0 {
		return nil
	}
	return nodes[0]
}

// xmlElements returns the children of n that have one of the names, or all
// elements where none is given.
func xmlElements(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	if n == nil {
		return nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, c.Data)) {
			out = append(out, c)
		}
	}
	return out
}

// xmlBelow returns the elements of a name anywhere below n, in order, without
// those inside one another.
func xmlBelow(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode:
			case slices.Contains(names, c.Data):
				out = append(out, c)
			default:
				walk(c)
			}
		}
	}
	if n != nil {
		walk(n)
	}
	return out
}

// xmlLine returns the text of n as one line.
func xmlLine(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	writeText(&b, n, 0)
	return oneLine(b.String())
}

func writeText(b *strings.Builder, n *html.Node, depth int) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	if depth > MaxMarkupDepth {
		return
	}
	if n.DataAtom == atom.Br || n.DataAtom == atom.P {
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c, depth+1)
	}
}

// xmlAttr returns the value of n's attribute, whatever its prefix.
func xmlAttr(n *html.Node, name string) string {
	if n != nil {
		for _, a := range n.Attr {
			if a.Key == name {
				return oneLine(a.Val)
			}
		}
	}
	return ""
}

func xmlLines(nodes []*html.Node) []string {
	var out []string
	for _, n := range nodes {
		if s := xmlLine(n); s != "" {
			out = append(out, s)
		}
	}
	return out
}
