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
// row are parted by bars, a quotation begins with ">", a term stands before
// its definition, preformatted text keeps its lines.
func paragraphsOf(n *html.Node) []string {
	var out []string
	for _, b := range blocksOf(n) {
		out = append(out, b.text)
	}
	return out
}

// htmlParagraphs is paragraphsOf a piece of HTML.
func htmlParagraphs(markup string) []string {
	root, err := parseMarkup(markup)
	if err != nil {
		return paragraphs(splitLines(clean(bareText(markup))))
	}
	return paragraphsOf(root)
}

// bareText is the text of markup that is too long to be parsed, with empty
// lines where its paragraphs begin.
func bareText(markup string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(markup)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken:
			name, _ := z.TagName()
			if tag := atom.Lookup(name); tag == atom.P || tag == atom.Div || tag == atom.Br || tag == atom.Li {
				b.WriteString("\n\n")
			}
		}
	}
}

// htmlLine is a piece of HTML as one line of text.
func htmlLine(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return oneLine(markup)
	}
	return oneLine(strings.Join(htmlParagraphs(markup), " "))
}

// blockKind says what a paragraph of a page is.
type blockKind uint8

const (
	plainBlock blockKind = iota
	headingBlock
	itemBlock
	rowBlock
	quoteBlock
	captionBlock
)

// block is one paragraph of a piece of a page.
type block struct {
	text   string
	kind   blockKind
	linked int // bytes of the text that are links
}

// blocksOf returns a piece of a page as paragraphs with what they are.
func blocksOf(n *html.Node) []block {
	w := &markupWriter{}
	w.walk(n, 0)
	w.end()
	w.markQuotes()
	return w.out
}

// markupWriter gathers the text of blocks while it walks a tree.
type markupWriter struct {
	out    []block
	text   strings.Builder
	linked int
	links  int    // how many links the text stands in
	lead   string // what stands before the block's text: a bullet, a term
	kinds  []blockKind
	lists  []list
	pre    bool
}

const quoteMark = "> "

// markQuotes marks the quotations, unless they are most of the text: old pages
// indent a whole article so.
func (w *markupWriter) markQuotes() {
	quoted, all := 0, 0
	for _, b := range w.out {
		all += len(b.text)
		if b.kind == quoteBlock {
			quoted += len(b.text)
		}
	}
	for i := range w.out {
		if b := &w.out[i]; b.kind == quoteBlock && quoted*2 <= all {
			b.text = quoteMark + b.text
		}
	}
}

var blankLine = regexp.MustCompile(`\n{2,}`)

// end ends the block whose text was gathered.
func (w *markupWriter) end() {
	text, linked := w.text.String(), w.linked
	w.text.Reset()
	w.linked = 0
	if strings.TrimSpace(text) == "" {
		return
	}
	if w.pre {
		w.put(strings.Trim(text, "\n"), linked)
		return
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = oneLine(l)
	}
	for _, p := range blankLine.Split(strings.Join(lines, "\n"), -1) { // <br><br> parts paragraphs
		if p = strings.TrimSpace(p); p != "" {
			w.put(p, min(linked, len(p)))
			linked = max(0, linked-len(p))
		}
	}
}

func (w *markupWriter) put(text string, linked int) {
	b := block{text: w.lead + text, linked: linked}
	if n := len(w.kinds); n > 0 {
		b.kind = w.kinds[n-1]
	}
	w.lead = ""
	w.out = append(w.out, b)
}

// blockElements begin a paragraph, and what follows them another.
var blockElements = map[atom.Atom]blockKind{
	atom.P: plainBlock, atom.Div: plainBlock, atom.Section: plainBlock, atom.Article: plainBlock, atom.Header: plainBlock,
	atom.Footer: plainBlock, atom.Main: plainBlock, atom.Aside: plainBlock, atom.Figure: plainBlock, atom.Pre: plainBlock,
	atom.Hr: plainBlock, atom.Body: plainBlock, atom.Address: plainBlock, atom.Details: plainBlock, atom.Summary: headingBlock,
	atom.Form: plainBlock, atom.Fieldset: plainBlock, atom.Legend: headingBlock, atom.Center: plainBlock, atom.Nav: plainBlock,
	atom.H1: headingBlock, atom.H2: headingBlock, atom.H3: headingBlock, atom.H4: headingBlock, atom.H5: headingBlock, atom.H6: headingBlock,
	atom.Ul: plainBlock, atom.Ol: plainBlock, atom.Menu: plainBlock, atom.Dir: plainBlock, atom.Li: itemBlock,
	atom.Dl: plainBlock, atom.Dt: headingBlock, atom.Dd: itemBlock,
	atom.Blockquote: quoteBlock, atom.Figcaption: captionBlock, atom.Caption: captionBlock,
	atom.Table: plainBlock, atom.Thead: plainBlock, atom.Tbody: plainBlock, atom.Tfoot: plainBlock,
	atom.Tr: plainBlock, atom.Td: plainBlock, atom.Th: plainBlock, // of a layout; for a table of data see readTable
}

// unread are elements whose text no reader sees.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Iframe: true, atom.Svg: true,
	atom.Object: true, atom.Select: true, atom.Button: true, atom.Textarea: true, atom.Audio: true, atom.Video: true, atom.Canvas: true,
	atom.Datalist: true, atom.Noframes: true, atom.Noembed: true, atom.Rt: true, atom.Rp: true, atom.Math: true, atom.Dialog: true,
}

func (w *markupWriter) walk(n *html.Node, depth int) {
	if depth > MaxMarkupDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
		if unread[n.DataAtom] || isHidden(n) {
			return
		}
		w.element(n, depth)
		return
	}
	w.children(n, depth)
}

func (w *markupWriter) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, depth+1)
	}
}

func (w *markupWriter) write(text string) {
	if !w.pre {
		text = strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' {
				return ' '
			}
			return r
		}, text)
	}
	w.text.WriteString(text)
	if w.links > 0 {
		w.linked += len(strings.TrimSpace(text))
	}
}

func (w *markupWriter) element(n *html.Node, depth int) {
	switch n.DataAtom {
	case atom.Br:
		w.text.WriteByte('\n')
		return
	case atom.A:
		w.links++
		w.children(n, depth)
		w.links--
		return
	case atom.Q:
		w.text.WriteString("“")
		w.children(n, depth)
		w.text.WriteString("”")
		return
	case atom.Table:
		if t, ok := readTable(n); ok {
			w.end()
			w.table(t)
			return
		}
	}
	kind, isBlock := blockElements[n.DataAtom]
	if !isBlock {
		w.children(n, depth)
		return
	}
	w.end()
	if kind == plainBlock && len(w.kinds) > 0 {
		kind = w.kinds[len(w.kinds)-1] // a paragraph in a quotation is a quotation
	}
	w.kinds = append(w.kinds, kind)
	w.block(n, depth)
	w.kinds = w.kinds[:len(w.kinds)-1]
}

func (w *markupWriter) block(n *html.Node, depth int) {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.lists = append(w.lists, newList(n, len(w.lists)))
		w.children(n, depth)
		w.end()
		w.lists = w.lists[:len(w.lists)-1]
	case atom.Li:
		w.lead = w.itemLead(n)
		w.children(n, depth)
		w.end()
		w.lead = ""
	case atom.Dt:
		w.children(n, depth)
		w.term(n)
	case atom.Pre:
		before := w.pre
		w.pre = true
		w.children(n, depth)
		w.end()
		w.pre = before
	default:
		w.children(n, depth)
		w.end()
	}
}

var hidingStyle = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// isHidden reports an element that is not shown.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden" && a.Val != "until-found":
			return true
		case a.Key == "style" && len(a.Val) < 1<<10 && hidingStyle.MatchString(a.Val):
			return true
		}
	}
	return false
}
