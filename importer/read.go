// Package importer turns files into articles: it finds them, tells what they are,
// decodes and parses them, and reports what became of each.
package importer

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"dateline/data"
)

// Bounds on what is read. What exceeds one is a Failure that names it.
const (
	MaxTextBytes  = 64 << 20 // size of a text file
	MaxLineBytes  = 4 << 20  // length of one line
	MaxParagraphs = 200_000  // paragraphs of one article, its trailer included
)

// Document is one file's bytes with what is known from outside.
type Document struct {
	Path     string
	Bytes    []byte
	Modified time.Time // never used as a publication date
}

// NotArticle says that a file is sound but holds no article.
type NotArticle struct {
	Kind string // "a JPEG picture", "a web page (HTML)", "an empty file"
}

// Error is a sentence for a person.
func (e *NotArticle) Error() string {
	return "This is " + e.Kind + ", not an article in a format that Dateline reads."
}

// Failure says that a file could not be read.
type Failure struct {
	Stage  string // "read", "decode" or "parse"
	Reason string // a sentence a person can act on
	Err    error  // the cause, where there is one
}

// Error returns the reason.
func (e *Failure) Error() string { return e.Reason }

// Unwrap returns the cause.
func (e *Failure) Unwrap() error { return e.Err }

// source is a document that has been decoded.
type source struct {
	Document
	text     string // clean: LF line ends, NFC, no control characters but tab and LF
	encoding string
}

// format is one kind of file that holds articles.
type format struct {
	name    string
	matches func(source) bool
	read    func(source) ([]data.Article, error)
}

// formats lists what is read, the most particular first.
var formats = []format{
	{"wire", isWire, readWire},
	{"text", isProse, readText},
}

// Read detects, decodes and parses a document. It returns at least one
// article, or a *NotArticle (there is none in the file) or a *Failure (the
// file could not be read).
func Read(doc Document) ([]data.Article, error) {
	if len(bytes.TrimSpace(doc.Bytes)) == 0 {
		if len(doc.Bytes) == 0 {
			return nil, &NotArticle{"an empty file"}
		}
		return nil, &NotArticle{"a file of white space"}
	}
	doc.Bytes = withoutPadding(doc.Bytes)
	if kind := binaryKind(doc.Bytes); kind != "" {
		return nil, &NotArticle{kind}
	}
	if len(doc.Bytes) > MaxTextBytes {
		return nil, &Failure{Stage: "read", Reason: fmt.Sprintf(
			"The file has %d MB; text files are read up to %d MB (MaxTextBytes). Split it into smaller files.",
			len(doc.Bytes)>>20, MaxTextBytes>>20)}
	}
	text, encoding, err := decode(doc.Bytes)
	if errors.Is(err, errBinary) {
		return nil, &NotArticle{"a binary file"}
	}
	if err != nil {
		return nil, &Failure{Stage: "decode", Err: err,
			Reason: "The text's encoding could not be told. Save the file as UTF-8 and import it again."}
	}
	if kind := textKind(doc.Path, text); kind != "" {
		return nil, &NotArticle{kind}
	}
	if longestLine(text) > MaxLineBytes {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"A line is longer than %d MB (MaxLineBytes). Break the text into lines and import it again.", MaxLineBytes>>20)}
	}
	src := source{Document: doc, text: text, encoding: encoding}
	for _, f := range formats {
		if !f.matches(src) {
			continue
		}
		articles, err := f.read(src)
		for i := range articles {
			articles[i].Source.Format = f.name
			articles[i].Source.Encoding = encoding
		}
		return articles, err
	}
	return nil, &NotArticle{"text without the sentences of an article"}
}

// withoutPadding takes zeros off the end of a file that has none elsewhere: a
// file system that was cut short leaves them below a text.
func withoutPadding(b []byte) []byte {
	if i := bytes.IndexByte(b, 0); i > 1 && len(bytes.Trim(b[i:], "\x00")) == 0 {
		return b[:i]
	}
	return b
}

func longestLine(s string) int {
	longest := 0
	for len(s) > 0 {
		n := len(s)
		for i := range len(s) {
			if s[i] == '\n' {
				n = i
				break
			}
		}
		longest = max(longest, n)
		s = s[min(n+1, len(s)):]
	}
	return longest
}
