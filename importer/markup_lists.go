package importer

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list is a list that is being written.
type list struct {
	ordered bool
	letters string // "a" or "A" where its items are lettered
	bullet  string
	next    int
	step    int
}

var bullets = []string{"• ", "◦ ", "▪ "}

// newList begins a list that lies in level others.
func newList(n *html.Node, level int) list {
	l := list{ordered: n.DataAtom == atom.Ol, next: 1, step: 1, bullet: bullets[min(level, len(bullets)-1)]}
	if !l.ordered {
		return l
	}
	if hasAttr(n, "reversed") {
		l.step, l.next = -1, 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Li {
				l.next++
			}
		}
	}
	if start, err := strconv.Atoi(attrOf(n, "start")); err == nil {
		l.next = start
	}
	if t := attrOf(n, "type"); t == "a" || t == "A" {
		l.letters = t
	}
	return l
}

// itemLead is what stands before an item: its number or a bullet.
func (w *markupWriter) itemLead(n *html.Node) string {
	if len(w.lists) == 0 {
		return bullets[0]
	}
	l := &w.lists[len(w.lists)-1]
	if !l.ordered {
		return l.bullet
	}
	if value, err := strconv.Atoi(attrOf(n, "value")); err == nil {
		l.next = value
	}
	number := strconv.Itoa(l.next)
	if l.letters != "" && l.next >= 1 && l.next <= 26 {
		number = string(rune(l.letters[0]) + rune(l.next-1))
	}
	l.next += l.step
	return number + ". "
}

// term puts a term before the definition that follows it; without one it is a
// paragraph.
func (w *markupWriter) term(n *html.Node) {
	next := n.NextSibling
	for next != nil && next.Type != html.ElementNode {
		next = next.NextSibling
	}
	text := oneLine(w.text.String())
	if next == nil || next.DataAtom != atom.Dd || text == "" {
		w.end()
		return
	}
	w.text.Reset()
	w.linked = 0
	w.lead = strings.TrimSuffix(text, ":") + ": "
}

const (
	cellBar     = " | "
	maxCell     = 240 // bytes; longer ones are columns of a layout
	maxTextCell = 5   // a table that has fewer rows than this by each long cell is a layout too

	maxCellBlocks = 3
)

// table is a table of data.
type table struct {
	caption string
	rows    []block
}

// readTable reads a table of data, of rows with cells of one short text each.
// A table that serves to lay out a page is none.
func readTable(n *html.Node) (table, bool) {
	var t table
	if hasElement(n, atom.Table) {
		return t, false
	}
	wide, long := 0, 0
	ok := eachRow(n, func(row *html.Node) bool {
		var cells []string
		linked, filled := 0, 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			inner := &markupWriter{}
			inner.children(c, 0)
			inner.end()
			if len(inner.out) > maxCellBlocks {
				return false
			}
			var parts []string
			for _, b := range inner.out {
				parts = append(parts, oneLine(b.text))
				linked += b.linked
			}
			cell := strings.Join(parts, " ")
			if len(cell) > maxCell {
				long++
			}
			if cell != "" {
				filled++
			}
			cells = append(cells, cell)
		}
		if filled > 1 {
			wide++
		}
		if filled > 0 {
			text := strings.TrimRight(oneLine(strings.Join(cells, cellBar)), " |")
			t.rows = append(t.rows, block{text: text, kind: rowBlock, linked: linked})
		}
		return true
	}, func(caption *html.Node) { t.caption = oneLine(strings.Join(paragraphsOf(caption), " ")) })
	return t, ok && wide > 1 && long*maxTextCell <= len(t.rows)
}

// eachRow calls row with each of a table's rows, for as long as it says so.
func eachRow(n *html.Node, row func(*html.Node) bool, caption func(*html.Node)) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Caption:
			caption(c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			if !eachRow(c, row, caption) {
				return false
			}
		case atom.Tr:
			if !isHidden(c) && !row(c) {
				return false
			}
		}
	}
	return true
}

func (w *markupWriter) table(t table) {
	if t.caption != "" {
		w.out = append(w.out, block{text: w.lead + t.caption, kind: captionBlock})
		w.lead = ""
	}
	for _, row := range t.rows {
		row.text = w.lead + row.text
		w.lead = ""
		w.out = append(w.out, row)
	}
}

// hasElement reports an element within another, as deep as markup is read.
func hasElement(n *html.Node, name atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == name || hasElement(c, name) {
			return true
		}
	}
	return false
}

// attrOf is an attribute's value without space about it, "" where it is missing.
func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
