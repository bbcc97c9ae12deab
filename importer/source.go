package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// headBytes is how much of a file its format is told by.
const headBytes = 64 << 10

// source is what a format looks at and reads: a file on disk, or a member of
// a container. What of it is not asked for is not read.
type source struct {
	Document                               // Bytes is nil until load
	size     int64                         // bytes; -1 where a container does not say
	head     []byte                        // its beginning, at most headBytes
	open     func() (io.ReadCloser, error) // reads it from the start; a member of a container only once
	at       io.ReaderAt                   // reads anywhere in it; nil where it can only be streamed
	turn     func() error                  // waits until it may take much memory; nil where it always may

	text     string // clean, after decode: LF line ends, NFC, no control characters but tab and LF
	encoding string // that text was decoded from, after decode
	decoded  bool
	troubled error // why it could not be loaded or decoded

	title              string   // of the article, where the document's form tells it
	start              decoding // see decodeHead
	startTaken         bool
	kindTold, binTold  bool           // see headKind, headBinary
	kind, binary       string         // what the head is, where it is not plain text
	plainTold, isPlain bool           // see plain
	records            int            // articles that it has yielded
	keys               map[uint64]int // how often each of their keys
}

// newSource makes a source of bytes in memory.
func newSource(doc Document) *source {
	doc.Bytes = withoutPadding(doc.Bytes)
	return &source{
		Document: doc, size: int64(len(doc.Bytes)), head: doc.Bytes[:min(len(doc.Bytes), headBytes)], at: bytes.NewReader(doc.Bytes),
		open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(doc.Bytes)), nil },
	}
}

// ext returns the name's extension in lower case, with its dot.
func (s *source) ext() string { return strings.ToLower(filepath.Ext(s.Path)) }

// load reads the whole source into Bytes. Its error is a *Failure, or that
// the import was cancelled.
func (s *source) load() error {
	if s.troubled != nil || s.Bytes != nil && s.size <= MaxFileSize {
		return s.troubled
	}
	if s.size > MaxFileSize {
		s.troubled = &Failure{Stage: "read", Reason: tooLarge(s.size)}
		return s.troubled
	}
	if s.size > largeDocument && s.turn != nil {
		if s.troubled = s.turn(); s.troubled != nil {
			return s.troubled
		}
	}
	in, err := s.open()
	if err != nil {
		s.troubled = readFailure(err)
		return s.troubled
	}
	defer func() { _ = in.Close() }()
	content, err := s.readAll(in)
	if err != nil {
		s.troubled = readFailure(err)
		// What can be read only once goes on after what was read of it.
		rest := in
		s.open = func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(bytes.NewReader(content), rest)), nil
		}
		return s.troubled
	}
	s.Bytes = withoutPadding(content)
	return nil
}

// readAll reads at most MaxFileSize bytes, also where a file grows meanwhile.
func (s *source) readAll(r io.Reader) ([]byte, error) {
	waited := s.size > largeDocument
	content := make([]byte, 0, min(max(s.size, int64(len(s.head))), MaxFileSize)+512)
	for {
		n, err := r.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		switch {
		case len(content) > MaxFileSize:
			return content, &Failure{Stage: "read", Reason: tooLarge(int64(len(content)))}
		case errors.Is(err, io.EOF):
			return content, nil
		case err != nil:
			return content, err
		case len(content) > largeDocument && !waited && s.turn != nil:
			waited = true
			if err := s.turn(); err != nil {
				return content, err
			}
		}
		if len(content) == cap(content) {
			content = append(content, 0)[:len(content)]
		}
	}
}

func readFailure(err error) error {
	var failed *Failure
	switch {
	case errors.As(err, &failed):
		return failed
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &Failure{Stage: "read", Reason: unreadable(err), Err: err}
}

func tooLarge(size int64) string {
	return fmt.Sprintf("It is larger than the %d MB that Dateline reads of one document (MaxFileSize); it has %d MB or more.", MaxFileSize>>20, size>>20)
}

var textTooLarge = &Failure{Stage: "read", Reason: fmt.Sprintf(
	"It is larger than the %d MB that Dateline reads of one text (MaxTextSize). Split it and import the parts.", MaxTextSize>>20)}

// decode loads the source and turns its bytes into text. Its error is a
// *Failure or errBinary.
func (s *source) decode() error {
	if s.decoded || s.troubled != nil {
		return s.troubled
	}
	if s.size > MaxTextSize && s.size <= MaxFileSize {
		s.troubled = textTooLarge
		return s.troubled
	}
	if err := s.load(); err != nil {
		return err
	}
	if len(s.Bytes) > MaxTextSize {
		s.troubled = textTooLarge
		return s.troubled
	}
	if len(s.Bytes) == len(s.head) { // its head is all of it, and mostly decoded by now
		t := s.decodeHead()
		s.text, s.encoding, s.troubled = t.text, t.encoding, t.err
	} else {
		s.text, s.encoding, s.troubled = decode(s.Bytes)
	}
	s.decoded = s.troubled == nil
	if errors.Is(s.troubled, errNoEncoding) {
		s.troubled = &Failure{Stage: "decode", Err: errNoEncoding,
			Reason: "The text's encoding could not be told. Save the file as UTF-8 and import it again."}
	}
	return s.troubled
}

// decoding is what decode makes of bytes.
type decoding struct {
	text, encoding string
	err            error
}

// decodeHead decodes the beginning of the source, once.
func (s *source) decodeHead() decoding {
	if !s.startTaken {
		s.startTaken = true
		s.start.text, s.start.encoding, s.start.err = decode(s.head)
	}
	return s.start
}

// headText returns the beginning of the source as clean text, without the
// white space before it; "" where it is not text.
func (s *source) headText() string { return strings.TrimLeft(s.decodeHead().text, " \t\n") }

// headKind says which structured text the beginning of the source is, or "".
func (s *source) headKind() string {
	if !s.kindTold {
		s.kindTold, s.kind = true, textKind(s.Path, s.headText())
	}
	return s.kind
}

// headBinary says what a source that is not text is, or "".
func (s *source) headBinary() string {
	if !s.binTold {
		s.binTold, s.binary = true, binaryKind(s.head)
	}
	return s.binary
}

// headHas reports whether the beginning of the source has a string, in any
// case of its ASCII letters, within n bytes.
func (s *source) headHas(n int, low string) bool {
	head := s.headText()
	return strings.Contains(strings.ToLower(strings.ToValidUTF8(head[:min(len(head), n)], "")), low)
}

// blank reports a source of nothing but white space, as far as its head shows.
func (s *source) blank() bool {
	return len(bytes.TrimSpace(s.head)) == 0 && (s.size == int64(len(s.head)) || len(s.head) < headBytes)
}

// withoutPadding takes zeros off the end of a file that has none elsewhere: a
// file system that was cut short leaves them below a text.
func withoutPadding(b []byte) []byte {
	if len(b) == 0 || b[len(b)-1] != 0 {
		return b
	}
	if i := bytes.IndexByte(b, 0); i > 1 && len(bytes.Trim(b[i:], "\x00")) == 0 {
		return b[:i]
	}
	return b
}

// baseName is the name of a file without folder and extension.
func baseName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}
