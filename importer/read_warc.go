package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"dateline/data"
	"dateline/importer/warc"
)

var (
	warcFormat = format{name: "warc", matches: func(s *source) bool { return warc.IsWARC(s.head) }, stream: streamWARC("warc")}
	arcFormat  = format{name: "arc", matches: func(s *source) bool { return warc.IsARC(s.head) }, stream: streamWARC("arc")}
)

// page is what a record of a web archive holds of a page.
type page struct {
	record   *warc.Record
	original []byte // the record by itself
	media    string
	charset  string
	content  []byte
}

func streamWARC(format string) func(*source, *sink) error {
	return func(src *source, s *sink) error {
		in, err := src.reader()
		if err != nil {
			return readFailure(err)
		}
		defer func() { _ = in.Close() }()
		articles := 0
		for records := warc.NewReader(in); ; {
			record, err := records.Next()
			var damage *warc.Damage
			switch {
			case errors.Is(err, io.EOF) && articles == 0:
				return &NotArticle{"a web archive without a page that is an article"}
			case errors.Is(err, io.EOF):
				return nil
			case errors.As(err, &damage):
				if err := s.failRecord(src, &Failure{Stage: "parse", Err: err, Reason: damage.What + " The web archive is damaged there; the rest was read."}); err != nil {
					return err
				}
				continue
			case err != nil:
				return memberFailure(err)
			}
			n, err := s.webRecord(src, format, record)
			if err != nil {
				return err
			}
			articles += n
		}
	}
}

// webRecord yields the page of a record, where it holds one. It returns how
// many articles that was.
func (s *sink) webRecord(src *source, format string, record *warc.Record) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	p, answer := recordedPage(record)
	if p == nil {
		return 0, nil
	}
	if s.skipping() {
		s.skipOne(src)
		return 1, nil
	}
	err := p.load(answer)
	var failed *Failure
	if err != nil && !errors.As(err, &failed) {
		if errors.Is(err, errCutShort) {
			return 0, nil // the next record is told to be missing
		}
		return 0, memberFailure(err)
	}
	if err == nil {
		if err = s.unpack(len(p.content)); err != nil {
			return 0, err
		}
		var articles []data.Article
		articles, err = s.within(func() ([]data.Article, error) { return p.read() })
		if err == nil {
			articles[0].Source.Name = record.ID
			return 1, s.record(src, format, p.original, articles[0])
		}
	}
	if s.ctx.Err() != nil {
		return 0, s.ctx.Err()
	}
	return 0, s.failRecord(src, err)
}

// recordedPage tells by their headers whether a record holds a page, and returns the
// HTTP response where that holds it.
func recordedPage(record *warc.Record) (*page, *warc.Response) {
	p := &page{record: record}
	if strings.HasPrefix(record.URL, "metadata:") || strings.HasPrefix(record.URL, "dns:") {
		return nil, nil
	}
	var answer *warc.Response
	contentType := record.ContentType
	switch record.Type {
	case "response":
		var err error
		if answer, err = record.Response(); err != nil || answer.Status != 200 {
			return nil, nil
		}
		contentType = answer.Field("content-type")
	case "resource", "conversion":
	default:
		return nil, nil
	}
	media, options, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(contentType, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	p.media, p.charset = media, options["charset"]
	switch {
	case media == "text/html", media == "application/xhtml+xml", media == "text/plain" && answer == nil:
		return p, answer
	}
	return nil, nil
}

var errCutShort = errors.New("the web archive ends within the page")

// load reads the page and makes its original. Its error is a *Failure where
// the next record can be read all the same.
func (p *page) load(answer *warc.Response) error {
	var block []byte
	var err error
	if answer != nil {
		var raw []byte
		raw, p.content, err = answer.Body()
		block = append(answer.Header, raw...)
	} else {
		block, err = io.ReadAll(io.LimitReader(p.record.Block, warc.MaxBody+1))
		p.content = block
		if len(block) > warc.MaxBody {
			err = warc.ErrTooLarge
		}
	}
	if errors.Is(err, warc.ErrTooLarge) {
		return &Failure{Stage: "read", Err: err, Reason: fmt.Sprintf("The page is larger than %d MB (MaxBody).", warc.MaxBody>>20)}
	}
	if err != nil {
		return err
	}
	if int64(len(block)) < p.record.Length && !p.isWhole(answer, int64(len(block))) {
		return errCutShort
	}
	p.original = bytes.Join([][]byte{p.record.Header, block, []byte("\r\n\r\n")}, nil)
	return nil
}

// isWhole reports a response that is as long as its server said.
func (p *page) isWhole(answer *warc.Response, block int64) bool {
	if answer == nil {
		return false
	}
	n, err := strconv.ParseInt(answer.Field("content-length"), 10, 64)
	return err == nil && n > 0 && block-int64(len(answer.Header)) >= n
}

func (p *page) read() ([]data.Article, error) {
	text, err := p.text()
	if err != nil {
		return nil, err
	}
	if p.media == "text/plain" {
		return p.readPlain()
	}
	a, dates, err := readPage(text, p.record.URL, p.record.Date)
	if err != nil {
		return nil, err
	}
	if a.URL == "" {
		a.URL = p.record.URL
	}
	return []data.Article{settleRecord(a, dates...)}, nil
}

// text decodes the page. What the server said of its charset counts where it
// is true.
func (p *page) text() (string, error) {
	if enc, err := htmlindex.Get(p.charset); err == nil && !utf8.Valid(p.content) {
		if name, err := htmlindex.Name(enc); err == nil && name != "utf-8" && name != "replacement" {
			return clean(decodeAs(p.content, name)), nil
		}
	}
	text, _, err := decode(p.content)
	switch {
	case errors.Is(err, errBinary):
		return "", &NotArticle{"a binary file"}
	case err != nil:
		return "", &Failure{Stage: "decode", Err: err, Reason: "The page's encoding could not be told."}
	}
	return text, nil
}

// readPlain reads text that was taken from a page.
func (p *page) readPlain() ([]data.Article, error) {
	src := newSource(Document{Bytes: p.content})
	for _, f := range []format{wireFormat, textFormat} {
		if f.matches(src) {
			articles, err := f.read(src)
			if err == nil && len(articles) > 0 {
				articles[0].URL = webAddress(p.record.URL)
				return articles[:1], nil
			}
			return nil, err
		}
	}
	return nil, &NotArticle{"text without the sentences of an article"}
}

// unpack counts what records of the present file unpack to.
func (s *sink) unpack(n int) error {
	here := &s.trail.open[s.trail.depth()].unpacked
	if *here += int64(n); *here > s.limit {
		return s.tooMuch()
	}
	return nil
}
