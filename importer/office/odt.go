package office

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ReadODT reads a document of LibreOffice and others that write OpenDocument.
func ReadODT(r io.ReaderAt, size int64) (*Document, error) {
	pkg, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	doc := &Document{}
	manifest := &encryption{}
	if err := walkPart(pkg, "META-INF/manifest.xml", manifest); err != nil {
		return nil, err
	}
	if manifest.found {
		return nil, ErrEncrypted
	}
	if err := walkPart(pkg, "meta.xml", &properties{doc: doc}); err != nil {
		return nil, err
	}
	d := &odt{parents: map[string]string{}, numbered: map[string]bool{}}
	if err := walkPart(pkg, "styles.xml", &odtStyles{d}); err != nil {
		return nil, err
	}
	if err := walkText(pkg, "content.xml", d); err != nil {
		return nil, err
	}
	doc.Paragraphs = d.Paragraphs()
	return doc, nil
}

// encryption finds whether parts are encrypted.
type encryption struct{ found bool }

func (m *encryption) start(e xml.StartElement) bool {
	m.found = m.found || e.Name.Local == "encryption-data"
	return false
}
func (m *encryption) end(xml.Name) {}
func (m *encryption) text(string)  {}

// odt reads the part that has the text.
type odt struct {
	Builder
	parents  map[string]string // the style that a style is based on
	numbered map[string]bool   // lists whose items have numbers
	listed   string            // the list style that is read
	lists    []*odtList        // open, within one another
	item     bool              // the next paragraph is an item's first
	note     int               // notes so far
	inNote   []*Builder        // the text, while a note is read
}

type odtList struct {
	style string
	count int
}

// odtLeftOut are elements whose content is no text of the document.
var odtLeftOut = map[string]bool{
	"tracked-changes": true, "annotation": true, "table-of-content": true, "note-citation": true, "ruby-text": true, "sequence-decls": true,
	"forms": true, "scripts": true, "alphabetical-index": true, "hidden-text": true,
}

func (d *odt) start(e xml.StartElement) bool {
	name := e.Name.Local
	if odtLeftOut[name] || (name == "title" || name == "desc") && strings.Contains(e.Name.Space, "svg") {
		return true
	}
	switch name {
	case "p", "h":
		d.startParagraph(e)
	case "s":
		d.write(" ")
	case "tab":
		d.write(" ")
	case "line-break":
		d.write("\n")
	case "list":
		style := attribute(e, "style-name")
		if n := len(d.lists); style == "" && n > 0 {
			style = d.lists[n-1].style
		}
		d.lists = append(d.lists, &odtList{style: style})
	case "list-item":
		d.item = true
	case "table":
		d.BeginTable()
	case "note":
		d.note++
		d.write(fmt.Sprintf("[%d]", d.note))
		outer := d.Builder
		d.inNote = append(d.inNote, &outer)
		d.Builder = Builder{}
	default:
		d.readStyle(e)
	}
	return false
}

func (d *odt) startParagraph(e xml.StartElement) {
	p := d.begin()
	p.role = d.roleOf(attribute(e, "style-name"))
	if e.Name.Local == "h" && p.role == Text {
		p.role = Heading
	}
	if n := len(d.lists); n > 0 && d.item && p.role == Text {
		list := d.lists[n-1]
		list.count++
		p.lead = "• "
		if d.numbered[list.style+"/"+strconv.Itoa(n)] {
			p.lead = fmt.Sprintf("%d. ", list.count)
		}
	}
	d.item = false
}

// roleOf follows a style to the named one that it is based on.
func (d *odt) roleOf(style string) Role {
	for range 10 { // styles may be based on one another in a circle
		name := strings.ReplaceAll(style, "_20_", " ")
		if role := RoleNamed(name); role != Text {
			return role
		}
		if style = d.parents[style]; style == "" {
			break
		}
	}
	return Text
}

func (d *odt) readStyle(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		d.parents[attribute(e, "name")] = attribute(e, "parent-style-name")
	case "list-style":
		d.listed = attribute(e, "name")
	case "list-level-style-number":
		d.numbered[d.listed+"/"+attribute(e, "level")] = attribute(e, "num-format") != ""
	}
}

func (d *odt) end(name xml.Name) {
	switch name.Local {
	case "p", "h":
		d.finish()
	case "list":
		if n := len(d.lists); n > 0 {
			d.lists = d.lists[:n-1]
		}
	case "table-cell", "covered-table-cell":
		d.EndCell()
	case "table-row":
		d.EndRow()
	case "table":
		d.EndTable()
	case "note":
		d.endNote()
	}
}

// endNote goes back from a note to the text and keeps the note for its end.
func (d *odt) endNote() {
	n := len(d.inNote)
	if n == 0 {
		return
	}
	var texts []string
	for _, p := range d.Builder.Paragraphs() {
		texts = append(texts, p.Text)
	}
	d.Builder = *d.inNote[n-1]
	d.inNote = d.inNote[:n-1]
	d.AddNote(Paragraph{Text: fmt.Sprintf("[%d] %s", d.note, strings.Join(texts, " "))})
}

func (d *odt) text(s string) {
	d.write(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}, s))
}

// odtStyles reads the part with the named styles.
type odtStyles struct{ odt *odt }

func (s *odtStyles) start(e xml.StartElement) bool {
	s.odt.readStyle(e)
	return e.Name.Local == "master-styles"
}
func (s *odtStyles) end(xml.Name) {}
func (s *odtStyles) text(string)  {}
