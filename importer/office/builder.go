package office

import "strings"

// Builder collects the paragraphs of a document. Paragraphs lie in one another
// where a text box is anchored in one, tables where a cell has one.
type Builder struct {
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

// AddNote keeps a footnote for the end of the text.
func (b *Builder) AddNote(p Paragraph) { b.notes = append(b.notes, p) }

// InTable reports that a table is open.
func (b *Builder) InTable() bool { return len(b.tables) > 0 }

func (b *Builder) begin() *openParagraph {
	p := &openParagraph{}
	b.open = append(b.open, p)
	return p
}

// current is the paragraph that is open, or nil.
func (b *Builder) current() *openParagraph {
	if len(b.open) == 0 {
		return nil
	}
	return b.open[len(b.open)-1]
}

func (b *Builder) write(s string) {
	if p := b.current(); p != nil {
		p.text.WriteString(s)
	}
}

// finish closes the paragraph that is open.
func (b *Builder) finish() {
	p := b.current()
	if p == nil {
		return
	}
	b.open = b.open[:len(b.open)-1]
	text := strings.TrimSpace(p.text.String())
	if text == "" || p.drop {
		return
	}
	b.Add(Paragraph{p.lead + text, p.role})
}

// Add adds a paragraph to the text or to the cell that is open.
func (b *Builder) Add(p Paragraph) {
	if n := len(b.tables); n > 0 {
		b.tables[n-1].cell = append(b.tables[n-1].cell, p)
		return
	}
	b.out = append(b.out, p)
}

// BeginTable begins a table, within the cell of another where one is open.
func (b *Builder) BeginTable() { b.tables = append(b.tables, &table{}) }

// EndCell ends a cell of the table.
func (b *Builder) EndCell() {
	if n := len(b.tables); n > 0 {
		t := b.tables[n-1]
		t.row = append(t.row, t.cell)
		t.cell = nil
	}
}

// longCell is how many bytes a cell of several paragraphs has at least where
// a table sets out a page instead of holding figures.
const longCell = 300

// EndRow makes a paragraph of a row: its cells, parted by bars. The cells of a
// table that only sets out the page become paragraphs of their own.
func (b *Builder) EndRow() {
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
				b.Add(p)
			}
		}
	} else if len(cells) > 0 {
		b.Add(Paragraph{Text: strings.Join(cells, " | ")})
	}
	b.tables = append(b.tables, t)
}

// EndTable ends the table, and a row that was left open.
func (b *Builder) EndTable() {
	if n := len(b.tables); n > 0 {
		b.EndRow()
		b.tables = b.tables[:n-1]
	}
}

// Paragraphs returns all that was read, what was left open included.
func (b *Builder) Paragraphs() []Paragraph {
	for len(b.open) > 0 {
		b.finish()
	}
	for len(b.tables) > 0 {
		b.EndCell()
		b.EndTable()
	}
	return append(b.out, b.notes...)
}
