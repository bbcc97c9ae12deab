package importer

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"dateline/data"
)

// format is one kind of file that holds articles. It has read, where a
// document is read as a whole, or stream, where a file of any size is read
// piece by piece.
type format struct {
	name    string // what the archive calls it: one short word, stable
	matches func(*source) bool
	read    func(*source) ([]data.Article, error)
	stream  func(*source, *sink) error
}

// formats are those that are read, in the order in which they are tried: the
// most particular first, containers among them.
var formats []format

// init avoids the initialization cycle through containers, whose members are
// of these formats again.
func init() {
	formats = []format{
		docxFormat, odtFormat, epubFormat, waczFormat, // zip files that are documents
		zipFormat, sevenZipFormat, tarFormat, gzipFormat, bzip2Format, xzFormat, zstdFormat,
		pdfFormat, rtfFormat,
		warcFormat, arcFormat,
		mboxFormat, mhtmlFormat, proquestFormat, mailFormat,
		nitfFormat, newsmlFormat, newsmlG2Format, ritzauFormat, rcv1Format, factivaFormat, feedFormat,
		reutersFormat, trecFormat,
		europresseFormat, nexisHTMLFormat, htmlFormat,
		ninjsFormat, dpaFormat, jsonFeedFormat, jsonFormat,
		nexisFormat, anpaFormat, iptc7901Format,
		markdownFormat, tableFormat,
		wireFormat, textFormat,
	}
}

// source reads a source in the first format that matches it. It returns an
// error only where the import was cancelled.
func (s *sink) source(src *source) error {
	before := s.items
	err := s.readSource(src)
	var failed *Failure
	var not *NotArticle
	switch {
	case s.ctx.Err() != nil:
		return s.ctx.Err()
	case err == nil && s.items == before:
		return s.fail(src, 0, &NotArticle{"a file without an article"})
	case err == nil:
		return nil
	case s.items > before && !errors.As(err, &failed) && errors.As(err, &not):
		return nil // what it yielded stands for it
	}
	return s.fail(src, 0, err)
}

func (s *sink) readSource(src *source) (err error) {
	if src.blank() {
		if src.size == 0 || len(src.head) == 0 {
			return &NotArticle{"an empty file"}
		}
		return &NotArticle{"a file of white space"}
	}
	defer func() {
		if p := recover(); p != nil {
			err = stumbled(p)
		}
	}()
	return s.inFormat(src)
}

func (s *sink) inFormat(src *source) error {
	for i := range formats {
		f := &formats[i]
		if !f.matches(src) {
			continue
		}
		if f.stream != nil {
			return f.stream(src, s)
		}
		if err := src.load(); err != nil {
			return err
		}
		articles, err := s.within(func() ([]data.Article, error) { return f.read(src) })
		if err != nil {
			return err
		}
		return s.yield(src, f.name, articles)
	}
	if kind := src.headBinary(); kind != "" {
		return &NotArticle{kind}
	}
	if src.size <= MaxFileSize {
		if _, _, err := decodeRaw(src.head); errors.Is(err, errBinary) {
			return &NotArticle{"a binary file"} // the rest need not be read
		}
	}
	if err := src.decode(); errors.Is(err, errBinary) {
		return &NotArticle{"a binary file"}
	} else if err != nil {
		return err
	}
	if kind := textKind(src.Path, src.text); kind != "" {
		return &NotArticle{kind}
	}
	if longestLine(src.text) > MaxLineBytes {
		return &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"A line is longer than %d MB (MaxLineBytes). Break the text into lines and import it again.", MaxLineBytes>>20)}
	}
	return &NotArticle{"text without the sentences of an article"}
}

// largeDocument is from how many bytes on a document is read only when it is
// its file's turn to be filed: one at a time, which bounds the memory that
// reading takes.
const largeDocument = 8 << 20

// within runs a parser apart, so that neither a panic nor a parser that comes
// to no end takes the import with it. What the function reads must be left
// alone after an error.
func (s *sink) within(parse func() ([]data.Article, error)) ([]data.Article, error) {
	type answer struct {
		articles []data.Article
		err      error
	}
	done := make(chan answer, 1)
	s.parsers.run(func() {
		defer func() {
			if p := recover(); p != nil {
				done <- answer{nil, stumbled(p)}
			}
		}()
		articles, err := parse()
		done <- answer{articles, err}
	})
	limit := time.NewTimer(MaxReadTime)
	defer limit.Stop()
	select {
	case a := <-done:
		return a.articles, a.err
	case <-limit.C:
		s.parsers.abandon()
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"Reading it took longer than %d seconds (MaxReadTime) and was given up. Please report it with the file.", int(MaxReadTime.Seconds()))}
	case <-s.ctx.Done():
		s.parsers.abandon()
		return nil, s.ctx.Err()
	}
}

// parsers runs one parser after another in a goroutine of its own, which lives
// on so that its stack need not grow anew for every document. A nil one starts
// a goroutine for each.
type parsers struct{ jobs chan func() }

func (p *parsers) run(job func()) {
	if p == nil {
		go job()
		return
	}
	if p.jobs == nil {
		jobs := make(chan func())
		go func() {
			for job := range jobs {
				job()
			}
		}()
		p.jobs = jobs
	}
	p.jobs <- job
}

// abandon ends the goroutine when what it runs ends; the next parser has
// another.
func (p *parsers) abandon() {
	if p != nil && p.jobs != nil {
		close(p.jobs)
		p.jobs = nil
	}
}

func stumbled(p any) error {
	return &Failure{Stage: "parse", Err: fmt.Errorf("%v\n%s", p, debug.Stack()),
		Reason: fmt.Sprintf("Dateline stumbled over its content (%v); please report it with the file.", p)}
}
