package office

import "strings"

// builder collects the paragraphs of a document. Paragraphs lie in one another
// where a text box is anchored in one, tables where a cell has one.
type builder struct {
	out    []Paragraph
	open   []*openParagraph
	tables []*table
	notes  []Paragraph
}

type openParagraph struct {
	text strings.Builder
	role Role
	lead string // what stands before its text: a bullet, a number
	drop bool   // it is no part of the text
}

// table is a table while it is read.
type table struct {
	row  [][]Paragraph // the cells of the row so far
	cell []Paragraph
}

func (b *builder) begin() *openParagraph {
	p := &openParagraph{}
	b.open = append(b.open, p)
	return p
}

// current is the paragraph that is open, or nil.
func (b *builder) current() *openParagraph {
	if len(b.open) == 0 {
		return nil
	}
	return b.open[len(b.open)-1]
}

func (b *builder) write(s string) {
	if p := b.current(); p != nil {
		p.text.WriteString(s)
	}
}

// finish closes the paragraph that is open.
func (b *builder) finish() {
	p := b.current()
	if p == nil {
		return
	}
	b.open = b.open[:len(b.open)-1]
	text := strings.TrimSpace(p.text.String())
	if text == "" || p.drop {
		return
	}
	b.add(Paragraph{p.lead + text, p.role})
}

func (b *builder) add(p Paragraph) {
	if n := len(b.tables); n > 0 {
		b.tables[n-1].cell = append(b.tables[n-1].cell, p)
		return
	}
	b.out = append(b.out, p)
}

func (b *builder) beginTable() { b.tables = append(b.tables, &table{}) }

func (b *builder) endCell() {
	if n := len(b.tables); n > 0 {
		t := b.tables[n-1]
		t.row = append(t.row, t.cell)
		t.cell = nil
	}
}

// longCell is how many bytes a cell of several paragraphs has at least where
// a table sets out a page instead of holding figures.
const longCell = 300

// endRow makes a paragraph of a row: its cells, parted by bars. The cells of a
// table that only sets out the page become paragraphs of their own.
func (b *builder) endRow() {
	n := len(b.tables)
	if n == 0 {
		return
	}
	t := b.tables[n-1]
	row := t.row
	t.row, t.cell = nil, nil
	var cells []string
	layout := false
	for _, cell := range row {
		var texts []string
		for _, p := range cell {
			texts = append(texts, p.Text)
		}
		text := strings.Join(texts, " ")
		if text != "" {
			cells = append(cells, text)
		}
		layout = layout || len(cell) > 1 && len(text) > longCell
	}
	b.tables = b.tables[:n-1]
	if layout || len(cells) == 1 {
		for _, cell := range row {
			for _, p := range cell {
				b.add(p)
			}
		}
	} else if len(cells) > 0 {
		b.add(Paragraph{Text: strings.Join(cells, " | ")})
	}
	b.tables = append(b.tables, t)
}

func (b *builder) endTable() {
	if n := len(b.tables); n > 0 {
		b.endRow()
		b.tables = b.tables[:n-1]
	}
}

// paragraphs returns all that was read, what was left open included.
func (b *builder) paragraphs() []Paragraph {
	for len(b.open) > 0 {
		b.finish()
	}
	for len(b.tables) > 0 {
		b.endCell()
		b.endTable()
	}
	return append(b.out, b.notes...)
}
