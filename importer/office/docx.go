package office

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// ReadDOCX reads a document of Word 2007 and later, and of those who write
// its format.
func ReadDOCX(r io.ReaderAt, size int64) (*Document, error) {
	pkg, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	doc := &Document{}
	if err := walkPart(pkg, "docProps/core.xml", &properties{doc: doc}); err != nil {
		return nil, err
	}
	main := &relations{main: "word/document.xml"}
	if err := walkPart(pkg, "_rels/.rels", main); err != nil {
		return nil, err
	}
	beside := func(name string) string { return path.Join(path.Dir(main.main), name) }
	d := &docx{styles: docxStyles{}, numbers: newNumbering()}
	if err := walkPart(pkg, beside("styles.xml"), &styleReader{styles: d.styles}); err != nil {
		return nil, err
	}
	if err := walkPart(pkg, beside("numbering.xml"), d.numbers); err != nil {
		return nil, err
	}
	if err := walkText(pkg, main.main, d); err != nil {
		return nil, err
	}
	for _, notes := range []string{"footnotes.xml", "endnotes.xml"} {
		if err := d.readNotes(pkg, beside(notes)); err != nil {
			return nil, err
		}
	}
	doc.Paragraphs = d.Paragraphs()
	return doc, nil
}

// relations finds the part that has the document's text.
type relations struct{ main string }

func (r *relations) start(e xml.StartElement) bool {
	if e.Name.Local == "Relationship" && strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
		r.main = strings.TrimPrefix(attribute(e, "Target"), "/")
	}
	return false
}
func (r *relations) end(xml.Name) {}
func (r *relations) text(string)  {}

// docx reads the part that has the text.
type docx struct {
	Builder
	styles  docxStyles
	numbers *numbering

	inText     bool // within w:t
	inRun      bool
	hidden     bool   // the run is
	contents   bool   // the control that is read is a table of contents
	noteMark   string // stands before the note that is read
	references map[string]string
}

// leftOut are elements whose content is no text of the document: what was
// deleted or moved away, a second form of a drawing for old programs, the
// readings above characters.
var leftOut = map[string]bool{"del": true, "moveFrom": true, "Fallback": true, "rt": true, "instrText": true, "delText": true, "pPrChange": true, "rPrChange": true}

func (d *docx) start(e xml.StartElement) bool {
	name := e.Name.Local
	if leftOut[name] || d.contents && name == "sdtContent" {
		return true
	}
	if strings.Contains(e.Name.Space, "drawingml/2006/") && !strings.Contains(e.Name.Space, "wordprocessing") {
		return name == "txBody" // the text of a drawing's shapes is not set in paragraphs
	}
	switch name {
	case "p":
		d.begin()
		d.write(d.noteMark)
		d.noteMark = ""
	case "r":
		d.inRun, d.hidden = true, false
	case "t":
		d.inText = true
	case "vanish":
		d.hidden = d.inRun && attribute(e, "val") != "0" && attribute(e, "val") != "false"
	case "tab":
		if d.inRun {
			d.write(" ")
		}
	case "br", "cr":
		d.write("\n")
	case "noBreakHyphen":
		d.write("-")
	case "footnoteReference", "endnoteReference":
		d.refer(strings.TrimSuffix(name, "Reference") + attribute(e, "id"))
	case "tbl":
		d.BeginTable()
	case "footnote", "endnote":
		return d.startNote(e)
	case "docPartGallery":
		d.contents = strings.Contains(attribute(e, "val"), "Table of Contents")
	default:
		d.setStyle(e)
	}
	return false
}

// setStyle reads the properties of a paragraph.
func (d *docx) setStyle(e xml.StartElement) {
	p := d.current()
	if p == nil || d.inRun {
		return
	}
	switch e.Name.Local {
	case "pStyle":
		style := d.styles.of(attribute(e, "val"))
		p.role, p.drop = style.role, style.contents
		if style.list != "" && p.role == Text {
			p.lead = d.numbers.next(style.list, style.level)
		}
	case "outlineLvl":
		if level := attribute(e, "val"); level < "9" && level != "" {
			p.role, p.lead = Heading, ""
		}
	case "ilvl":
		d.numbers.level = attribute(e, "val")
	case "numId":
		p.lead = ""
		if p.role == Text {
			p.lead = d.numbers.next(attribute(e, "val"), d.numbers.level)
		}
		d.numbers.level = ""
	}
}

func (d *docx) end(name xml.Name) {
	switch name.Local {
	case "p":
		if !strings.Contains(name.Space, "drawingml/2006/main") {
			d.finish()
		}
	case "r":
		d.inRun = false
	case "t":
		d.inText = false
	case "sdt":
		d.contents = false
	case "tc":
		d.EndCell()
	case "tr":
		d.EndRow()
	case "tbl":
		d.EndTable()
	}
}

func (d *docx) text(s string) {
	if d.inText && !d.hidden {
		d.write(s)
	}
}

// refer marks the place of a note by its number.
func (d *docx) refer(id string) {
	if d.references == nil {
		d.references = map[string]string{}
	}
	if d.references[id] == "" {
		d.references[id] = fmt.Sprintf("[%d]", len(d.references)+1)
	}
	d.write(d.references[id])
}

// startNote begins a note, but for those that only draw a line.
func (d *docx) startNote(e xml.StartElement) (skip bool) {
	mark := d.references[e.Name.Local+attribute(e, "id")]
	if mark == "" {
		return true
	}
	d.noteMark = mark + " "
	return false
}

// readNotes puts the notes after the text, in the order in which they stand.
func (d *docx) readNotes(pkg *zip.Reader, name string) error {
	notes := &docx{styles: d.styles, numbers: d.numbers, references: d.references}
	if err := walkPart(pkg, name, notes); err != nil {
		return err
	}
	d.notes = append(d.notes, notes.Paragraphs()...)
	return nil
}
