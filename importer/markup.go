package importer

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// MaxMarkupDepth is how deeply the elements of a page may lie in one another.
const MaxMarkupDepth = 512

// paragraphsOf returns the text of a piece of a page, a paragraph a block:
// an item of a list begins with a bullet or its number, the cells of a table's
// row are parted by bars, preformatted text keeps its lines.
func paragraphsOf(n *html.Node) []string {
	w := &markupWriter{}
	w.walk(n, 0)
	w.end()
	return w.out
}

// htmlParagraphs is paragraphsOf a piece of HTML.
func htmlParagraphs(markup string) []string {
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return nil
	}
	return paragraphsOf(root)
}

// htmlLine is a piece of HTML as one line of text.
func htmlLine(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return oneLine(markup)
	}
	return oneLine(strings.Join(htmlParagraphs(markup), " "))
}

var blankLine = regexp.MustCompile(`\n{2,}`)

type markupWriter struct {
	out  []string
	text strings.Builder
	lead string // what stands before the block's text: a bullet
	pre  bool
}

func (w *markupWriter) end() {
	text := w.text.String()
	w.text.Reset()
	if !w.pre && strings.Contains(text, "\n") {
		lines := strings.Split(text, "\n")
		for i, l := range lines {
			lines[i] = oneLine(l)
		}
		text = strings.Join(lines, "\n")
	} else if !w.pre {
		text = oneLine(text)
	}
	if w.pre {
		if strings.TrimSpace(text) != "" {
			w.out = append(w.out, w.lead+strings.Trim(text, "\n"))
			w.lead = ""
		}
		return
	}
	for _, p := range blankLine.Split(text, -1) { // <br><br> parts paragraphs
		if p = strings.TrimSpace(p); p != "" {
			w.out = append(w.out, w.lead+p)
			w.lead = ""
		}
	}
}

var blockElements = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Table: true,
	atom.Tr: true, atom.Caption: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Main: true,
	atom.Aside: true, atom.Figure: true, atom.Figcaption: true, atom.Pre: true, atom.Hr: true, atom.Body: true, atom.Address: true,
	atom.Details: true, atom.Summary: true, atom.Form: true, atom.Center: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true,
}

func (w *markupWriter) walk(n *html.Node, depth int) {
	if depth > MaxMarkupDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		if w.pre {
			w.text.WriteString(n.Data)
		} else {
			w.text.WriteString(strings.Map(func(r rune) rune {
				if r == '\n' || r == '\r' {
					return ' '
				}
				return r
			}, n.Data))
		}
		return
	case html.ElementNode:
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c, depth+1)
		}
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Svg, atom.Object, atom.Select, atom.Button:
		return
	case atom.Br:
		w.text.WriteByte('\n')
		return
	case atom.Td, atom.Th:
		if strings.TrimSpace(w.text.String()) != "" {
			w.text.WriteString(" | ")
		}
	}
	block := blockElements[n.DataAtom]
	if block {
		w.end()
	}
	switch n.DataAtom {
	case atom.Li:
		w.lead = "• "
	case atom.Pre:
		w.pre = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, depth+1)
	}
	if block {
		w.end()
		if n.DataAtom == atom.Pre {
			w.pre = false
		}
		if n.DataAtom == atom.Li {
			w.lead = ""
		}
	}
}
