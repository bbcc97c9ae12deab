// Package rtf reads the text of documents in the Rich Text Format: what Word,
// LibreOffice, TextEdit and newsroom systems write, in every code page and
// with several in one document.
package rtf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"dateline/importer/office"
)

// MaxDepth is how deeply groups may lie in one another.
const MaxDepth = 1000

// ErrNotRTF says that the bytes do not begin as RTF does.
var ErrNotRTF = errors.New("it does not begin as a rich text document does")

// Read reads a document. One that is cut short gives what it has.
func Read(b []byte) (*office.Document, error) {
	b = bytes.TrimLeft(b, "\ufeff \t\r\n")
	if !bytes.HasPrefix(b, []byte(`{\rtf`)) {
		return nil, ErrNotRTF
	}
	r := &reader{lexer: lexer{b: b}, doc: &office.Document{}, fonts: map[int]codePage{}, styles: map[int]string{}, ansi: windows1252}
	r.group = &group{skipAfterU: 1, kind: body}
	if err := r.read(); err != nil {
		return nil, err
	}
	r.flush()
	for r.group.outer != nil { // what was cut short
		r.close()
	}
	r.endParagraph()
	r.doc.Paragraphs = r.out.Paragraphs()
	r.doc.Title = strings.TrimSpace(r.doc.Title)
	return r.doc, nil
}

// kind is what the text of a group is.
type kind int

const (
	skipped kind = iota // no text of the document
	body
	fontTable
	styleSheet
	title
	author
	keywords
	listText
	footnote
)

// group is the state that a group inherits and that its end restores.
type group struct {
	kind       kind
	skipAfterU int // \ucN: how many characters stand for one of Unicode, for old programs
	font       int
	wideFont   int  // of East Asian text
	wide       bool // \dbch: that font is meant
	hidden     bool
	style      int // within the style sheet: that is named
	twice      int // \upr: the group that follows says again what the next says in Unicode
	outer      *group
	depth      int
}

// reader interprets a document's tokens.
type reader struct {
	lexer
	group  *group
	doc    *office.Document
	out    office.Builder
	fonts  map[int]codePage
	styles map[int]string
	ansi   codePage

	pending []byte          // bytes whose code page decides their text
	high    rune            // the first half of a character beyond the basic plane
	skip    int             // characters that stand for the last of Unicode
	text    strings.Builder // of the paragraph
	note    strings.Builder // of the footnote
	lead    string          // the paragraph's bullet or number
	cells   []string        // of a row within a cell
	notes   int

	style   int
	outline bool
	inTable bool
}

func (r *reader) read() error {
	for {
		t, ok := r.next()
		if !ok {
			return nil
		}
		switch t.kind {
		case opens:
			r.flush()
			if r.group.depth >= MaxDepth {
				return fmt.Errorf("its groups lie more than %d deep in one another (MaxDepth)", MaxDepth)
			}
			r.open()
		case closes:
			r.flush()
			r.close()
		case word:
			r.control(t)
		case char:
			if r.skip > 0 {
				r.skip--
				continue
			}
			r.pending = append(r.pending, t.char)
		}
	}
}

func (r *reader) open() {
	g := *r.group
	g.outer, g.twice, g.depth = r.group, 0, g.depth+1
	if r.group.twice == 1 {
		g.kind = skipped
		r.group.twice = 2
	}
	r.group = &g
	r.skip = 0
}

func (r *reader) close() {
	g := r.group
	if g.outer == nil {
		return
	}
	r.group = g.outer
	r.skip = 0
	switch {
	case g.kind == footnote && g.outer.kind != footnote:
		if note := strings.Join(strings.Fields(r.note.String()), " "); note != "" {
			r.out.AddNote(office.Paragraph{Text: noteMark(r.notes) + " " + note})
		}
		r.note.Reset()
	case g.kind == listText && g.outer.kind != listText:
		r.lead = leadOf(r.lead)
	}
}

// leadOf is a bullet, or the number that an item of a list has.
func leadOf(s string) string {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		return ""
	case strings.ContainsFunc(s, func(r rune) bool { return r < 128 && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9') }) && s != "o":
		return s + " "
	}
	return "• "
}

// flush turns the bytes that are pending into text.
func (r *reader) flush() {
	if len(r.pending) == 0 {
		return
	}
	b := r.pending
	r.pending = r.pending[:0]
	if r.group.kind == skipped || r.group.hidden && r.group.kind == body {
		return
	}
	r.write(r.codePage().text(b))
}

// codePage is that of the font that is set.
func (r *reader) codePage() codePage {
	g := r.group
	switch g.kind {
	case title, author, keywords, styleSheet, fontTable:
		return r.ansi
	}
	font := g.font
	if g.wide && g.wideFont >= 0 {
		font = g.wideFont
	}
	page, ok := r.fonts[font]
	if !ok || page == (codePage{}) || page == windows1252 && r.ansi.double {
		return r.ansi
	}
	return page
}

// write files text where the group says that it belongs.
func (r *reader) write(s string) {
	g := r.group
	switch g.kind {
	case body:
		if !g.hidden {
			r.text.WriteString(s)
		}
	case footnote:
		r.note.WriteString(s)
	case listText:
		appendTo(&r.lead, s)
	case title:
		appendTo(&r.doc.Title, s)
	case author:
		appendTo(&r.doc.Author, s)
	case keywords:
		if len(r.doc.Keywords) >= maxField {
			return
		}
		for keyword := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
			if keyword = strings.TrimSpace(keyword); keyword != "" {
				r.doc.Keywords = append(r.doc.Keywords, keyword)
			}
		}
	case styleSheet:
		name := r.styles[g.style]
		appendTo(&name, s)
		r.styles[g.style] = name
	}
}

// maxField is how long a title, a name or the number of a list's item becomes.
const maxField = 1000 // bytes

func appendTo(field *string, s string) {
	if len(*field)+len(s) <= maxField {
		*field += s
	}
}

// endParagraph files the paragraph that was read.
func (r *reader) endParagraph() {
	if r.group.kind == footnote {
		r.note.WriteByte(' ')
		return
	}
	if !r.inTable && r.out.InTable() {
		r.out.EndTable()
	} else if r.inTable && !r.out.InTable() {
		r.out.BeginTable()
	}
	text := strings.TrimSpace(r.text.String())
	r.text.Reset()
	if text != "" {
		role := office.RoleNamed(strings.TrimSuffix(strings.TrimSpace(r.styles[r.style]), ";"))
		if role == office.Text && r.outline {
			role = office.Heading
		}
		r.out.Add(office.Paragraph{Text: r.lead + text, Role: role})
	}
	r.lead = ""
}

func (r *reader) endCell() {
	r.inTable = true
	r.endParagraph()
	r.out.EndCell()
}

func (r *reader) endRow() {
	if r.out.InTable() {
		r.out.EndRow()
	}
	r.inTable = false
}
