package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"

	"dateline/data"
	"dateline/importer/office"
)

var (
	docxFormat = format{name: "docx", matches: isDOCX, read: readDOCX}
	odtFormat  = format{name: "odt", matches: isODT, read: readODT}
)

var (
	wordNames = wordSet(".docx .docm .dotx .dotm")
	odtNames  = wordSet(".odt .ott")
)

const (
	zipStart = "PK\x03\x04"
	odtMark  = "mimetypeapplication/vnd.oasis.opendocument.text"
)

func isDOCX(s *source) bool {
	return bytes.HasPrefix(s.head, []byte(zipStart)) && (wordNames[s.ext()] ||
		bytes.Contains(s.head, []byte("word/")) && (bytes.Contains(s.head, []byte("[Content_Types].xml")) || bytes.Contains(s.head, []byte("_rels/.rels"))))
}

func isODT(s *source) bool {
	return bytes.HasPrefix(s.head, []byte(zipStart)) && (odtNames[s.ext()] || bytes.Contains(s.head[:min(len(s.head), 256)], []byte(odtMark)))
}

func readDOCX(src *source) ([]data.Article, error) {
	return src.inPackage(office.ReadDOCX, "a Word document")
}

func readODT(src *source) ([]data.Article, error) {
	return src.inPackage(office.ReadODT, "an OpenDocument text")
}

// inPackage reads a word processor's document.
func (s *source) inPackage(read func(io.ReaderAt, int64) (*office.Document, error), kind string) ([]data.Article, error) {
	doc, err := read(bytes.NewReader(s.Bytes), int64(len(s.Bytes)))
	switch {
	case errors.Is(err, office.ErrNoText):
		if other := s.headBinary(); other != "" && other != kinds["application/zip"] {
			return nil, &NotArticle{other}
		}
		return nil, &NotArticle{"a zip archive without a document in it"}
	case errors.Is(err, office.ErrEncrypted):
		return nil, locked()
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The document is damaged. Open it in the program that wrote it, save it again and import that."}
	case err != nil:
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The document could not be read: " + err.Error() + "."}
	}
	return s.documentArticles(doc, kind)
}

// documentArticles reads the articles in a word processor's document.
func (s *source) documentArticles(doc *office.Document, kind string) ([]data.Article, error) {
	size := 0
	for _, paragraph := range doc.Paragraphs {
		size += len(paragraph.Text)
	}
	if size > MaxTextSize {
		return nil, textTooLarge
	}
	p := prose{kind: kind, named: doc.Title, author: doc.Author, keywords: doc.Keywords}
	for _, paragraph := range doc.Paragraphs {
		if paragraph.Role == office.Byline {
			p.byline(paragraph.Text)
			continue
		}
		p.add(paragraph.Text, roleRanks[paragraph.Role])
	}
	return s.articlesOf(p)
}

var roleRanks = map[office.Role]int{office.Title: titleRank, office.Heading: headingRank}

func locked() error {
	return &Failure{Stage: "parse", Reason: "It is protected by a password. Open it, save it without one and import it again."}
}
