package importer

import (
	"bytes"
	"context"
	"errors"
	"sync"

	"dateline/data"
	"dateline/importer/pdf"
)

var pdfFormat = format{name: "pdf", matches: isPDF, stream: streamPDF}

// isPDF allows for what mail and web servers leave before a PDF.
func isPDF(s *source) bool {
	return bytes.Contains(s.head[:min(len(s.head), 1024)], []byte("%PDF-"))
}

// onePDF holds the reading of PDFs to one at a time: the engine is one.
var onePDF sync.Mutex

// streamPDF reads a PDF as a whole. It is a stream only so that neither the
// start of the engine nor another PDF counts as time spent on this one.
func streamPDF(src *source, s *sink) error {
	if err := src.load(); err != nil {
		return err
	}
	if err := startPDF(s.ctx); errors.Is(err, context.Canceled) {
		return err
	} else if err != nil {
		return &Failure{Stage: "parse", Err: err, Reason: "PDFs cannot be read on this computer: " + err.Error() + "."}
	}
	onePDF.Lock()
	defer onePDF.Unlock()
	articles, err := s.within(func() ([]data.Article, error) { return src.readPDF(s.ctx) })
	if err != nil {
		return err
	}
	return s.yield(src, "pdf", articles)
}

// startPDF starts the engine, which cannot be stopped while it compiles.
func startPDF(ctx context.Context) error {
	started := make(chan error, 1)
	go func() { started <- pdf.Start() }()
	select {
	case err := <-started:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *source) readPDF(ctx context.Context) ([]data.Article, error) {
	doc, err := pdf.Read(ctx, s.Bytes)
	switch {
	case errors.Is(err, pdf.ErrLocked):
		return nil, locked()
	case errors.Is(err, pdf.ErrDamaged):
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The PDF is damaged or cut short. Fetch it again from where it came."}
	case errors.Is(err, pdf.ErrTime):
		return nil, &Failure{Stage: "parse", Err: err, Reason: "Reading the PDF took too long (MaxTime) and was given up. Please report it with the file."}
	case err != nil:
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The PDF could not be read: " + err.Error() + "."}
	}
	pages := newPDFLayout(doc)
	if pages.letters < fewLetters {
		return nil, &Failure{Stage: "parse", Reason: "It is a scan without text. Run it through a program that recognizes text (OCR) and import it again."}
	}
	p := prose{kind: "a PDF", named: doc.Title, author: doc.Author}
	pages.fill(&p)
	articles, err := s.articlesOf(p)
	if err == nil && len(articles) == 1 && articles[0].URL == "" {
		articles[0].URL = webAddress(pages.url)
	}
	return articles, err
}
