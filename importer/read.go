// Package importer turns files into articles: it finds them, tells what they are,
// decodes and parses them, and reports what became of each.
package importer

import "time"

// Bounds on what is read. What exceeds one is a Failure that names it.
const (
	MaxLineBytes  = 4 << 20 // length of one line
	MaxParagraphs = 200_000 // paragraphs of one article, its trailer included
)

// Document is one file's bytes with what is known from outside.
type Document struct {
	Path     string
	Bytes    []byte
	Modified time.Time // never used as a publication date
}

// NotArticle says that a file is sound but holds no article.
type NotArticle struct {
	Kind string // "a JPEG picture", "a calendar", "an empty file", "a front page"
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
