package importer

import (
	"context"
	"errors"

	"dateline/data"
)

var (
	wireFormat = format{name: "wire", matches: func(s *source) bool { return s.plain() && isWire(s) }, read: readWire}
	textFormat = format{name: "text", matches: func(s *source) bool { return s.plain() && isProse(s) }, read: readText}
)

// plain reports a source that is plain text of no other kind, and decodes it.
func (s *source) plain() bool {
	if !s.plainTold {
		s.plainTold = true
		s.isPlain = s.headText() != "" && s.headBinary() == "" && s.decode() == nil &&
			s.headKind() == "" && longestLine(s.text) <= MaxLineBytes
	}
	return s.isPlain
}

// Read detects, decodes and parses a document. It returns at least one
// article, or a *NotArticle (there is none in the file) or a *Failure (the
// file could not be read).
func Read(doc Document) ([]data.Article, error) {
	return readDocument(context.Background(), doc, Options{})
}

func readDocument(ctx context.Context, doc Document, opt Options) ([]data.Article, error) {
	var articles []data.Article
	var wrong error
	s := newSink(ctx, doc.Path, int64(len(doc.Bytes)), &opt, data.Begun{}, func(chunk []data.FileResult) error {
		for _, r := range chunk {
			articles = append(articles, r.Articles...)
			if wrong == nil && r.Outcome != "" {
				wrong = &Failure{Reason: r.Reason} // a member's
			}
		}
		return nil
	})
	err := errors.Join(s.readSource(newSource(doc)), s.close())
	switch {
	case len(articles) > 0:
		return articles, nil
	case err != nil:
		return nil, err
	case wrong != nil:
		return nil, wrong
	}
	return nil, &NotArticle{"a file without an article"}
}
