// Package office reads the text of word processors' documents, DOCX and ODT,
// as paragraphs. Items of lists begin with a bullet or their number, the cells
// of a table's row are parted by bars, notes stand after the text. What was
// deleted under change tracking, comments, tables of contents, headers and
// footers are left out.
package office

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds on what is read of a document.
const (
	MaxPart  = 64 << 20 // bytes that one part of the package unpacks to
	MaxDepth = 256      // elements within elements
)

// Document is the text of a document with what its properties say of it.
type Document struct {
	Title, Author string // as the program that wrote it keeps them: often junk
	Keywords      []string
	Paragraphs    []Paragraph
}

// Paragraph is one paragraph; a line break within it is "\n".
type Paragraph struct {
	Text string
	Role Role
}

// Role says what a paragraph's style makes of it.
type Role int

// The roles of paragraphs.
const (
	Text Role = iota
	Title
	Heading
	Byline
)

// Errors of reading.
var (
	ErrNoText    = errors.New("the package has no part with the document's text")
	ErrEncrypted = errors.New("the document is protected by a password")
)

// part opens a part of the package, or returns nil where there is none.
func part(pkg *zip.Reader, name string) (io.ReadCloser, error) {
	for _, f := range pkg.File {
		if strings.EqualFold(strings.TrimPrefix(f.Name, "/"), name) {
			r, err := f.Open()
			if err != nil {
				return nil, err
			}
			return struct {
				io.Reader
				io.Closer
			}{&bounded{r: r, name: name, left: MaxPart}, r}, nil
		}
	}
	return nil, nil
}

// bounded fails where more than a bound is read.
type bounded struct {
	r    io.Reader
	name string
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n, fmt.Errorf("its part %s unpacks to more than %d MB (MaxPart)", b.name, MaxPart>>20)
	}
	return n, err
}

// handler is told of the elements and the text of a part in their order.
type handler interface {
	start(e xml.StartElement) (skip bool) // skip leaves the element's content out
	end(name xml.Name)
	text(s string)
}

// walk reads a part. A part that is cut short gives what it has.
func walk(r io.Reader, h handler) error {
	decoder := xml.NewDecoder(r)
	decoder.Strict = false
	depth, skipping := 0, 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				return nil
			}
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > MaxDepth {
				return fmt.Errorf("its elements lie more than %d deep in one another (MaxDepth)", MaxDepth)
			}
			if skipping > 0 || h.start(t) {
				skipping++
			}
		case xml.EndElement:
			depth--
			if skipping > 0 {
				skipping--
			}
			if skipping == 0 {
				h.end(t.Name)
			}
		case xml.CharData:
			if skipping == 0 {
				h.text(string(t))
			}
		}
	}
}

// attribute returns the value of an attribute by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// properties reads what the package says of the document.
type properties struct {
	doc  *Document
	name string
}

func (p *properties) start(e xml.StartElement) bool {
	p.name = e.Name.Local
	return false
}

func (p *properties) end(xml.Name) { p.name = "" }

func (p *properties) text(s string) {
	switch p.name {
	case "title":
		p.doc.Title += s
	case "creator", "initial-creator":
		if p.doc.Author == "" {
			p.doc.Author = strings.TrimSpace(s)
		}
	case "keywords", "keyword":
		for keyword := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
			if keyword = strings.TrimSpace(keyword); keyword != "" {
				p.doc.Keywords = append(p.doc.Keywords, keyword)
			}
		}
	}
}

// walkPart walks a part of the package where it is there.
func walkPart(pkg *zip.Reader, name string, h handler) error {
	r, err := part(pkg, name)
	if r == nil || err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	return walk(r, h)
}

// walkText walks through the part without which there is no document.
func walkText(pkg *zip.Reader, name string, h handler) error {
	r, err := part(pkg, name)
	if err != nil {
		return err
	}
	if r == nil {
		return ErrNoText
	}
	defer func() { _ = r.Close() }()
	return walk(r, h)
}
