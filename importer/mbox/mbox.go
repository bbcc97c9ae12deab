// Package mbox splits a mailbox file into its messages, in whichever of the
// variants it was written: mboxo and mboxrd, which quote a line of a message
// that begins with "From ", and mboxcl and mboxcl2, which say a message's
// length.
package mbox

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
)

// Bounds on a mailbox.
const (
	MaxMessage = 64 << 20 // bytes of one message
	MaxHeader  = 1 << 20  // bytes of a message's header that are searched for its length
)

// ErrTooLarge says that a message has more than MaxMessage bytes. The reader
// has passed over it, and Next goes on with the message after it.
var ErrTooLarge = errors.New("mbox: a message has more than MaxMessage bytes")

// ErrNotMbox says that the input does not begin with a line "From ".
var ErrNotMbox = errors.New("mbox: no line that begins with \"From \" at the start")

// Message is one message of a mailbox.
type Message struct {
	From  string // the separator line above it, without its end
	Bytes []byte // header and body as they were before they were filed, line ends as in the file
}

// Reader reads the messages of a mailbox in order. It holds one in memory.
type Reader struct {
	in       *bufio.Reader
	pending  []byte // what was read too far, to be read again
	mistrust bool   // a length was wrong: believe no other one
	from     string // the separator of the next message
	started  bool
	over     bool
}

// NewReader returns a reader of a mailbox.
func NewReader(r io.Reader) *Reader {
	return &Reader{in: bufio.NewReaderSize(r, 64<<10)}
}

// Next returns the next message, io.EOF after the last, or ErrTooLarge.
func (r *Reader) Next() (Message, error) {
	if !r.started {
		if err := r.start(); err != nil {
			return Message{}, err
		}
	}
	if r.over {
		return Message{}, io.EOF
	}
	b := body{reader: r, length: -1}
	separator, err := b.read()
	if err != nil && !errors.Is(err, io.EOF) {
		r.over = true
		return Message{}, err
	}
	m := Message{From: r.from}
	r.from, r.over = separator, errors.Is(err, io.EOF)
	if b.tooLarge {
		return Message{}, ErrTooLarge
	}
	m.Bytes = b.message()
	return m, nil
}

// start passes over blank lines to the first separator.
func (r *Reader) start() error {
	r.started = true
	for {
		line, err := r.line()
		text := trimEnd(line)
		switch {
		case IsSeparator(text):
			r.from = string(text)
			return nil
		case len(text) > 0:
			r.over = true
			return ErrNotMbox
		case err != nil:
			r.over = true
			return err
		}
	}
}

// line reads a line with its end. Of a line longer than the buffer it returns
// a piece at a time.
func (r *Reader) line() ([]byte, error) {
	if len(r.pending) > 0 {
		n := bytes.IndexByte(r.pending, '\n') + 1
		if n == 0 {
			n = len(r.pending)
		}
		line := r.pending[:n]
		r.pending = r.pending[n:]
		return line, nil
	}
	line, err := r.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return line, err
}

// nextLine shows the beginning of the line that comes next.
func (r *Reader) nextLine() []byte {
	next := r.pending
	if len(next) == 0 {
		next, _ = r.in.Peek(peekBytes)
	}
	next = next[:min(len(next), peekBytes)]
	if i := bytes.IndexByte(next, '\n'); i >= 0 {
		next = next[:i]
	}
	return trimEnd(next)
}

const peekBytes = 1024

var (
	stamp  = regexp.MustCompile(`[ \t]\d{1,2}:\d\d(:\d\d)?([ \t]|$)`)
	opened = regexp.MustCompile(`^From [^\s]+`)
	field  = regexp.MustCompile(`^>?[!-9;-~]{1,80}:([ \t]|$)`)
)

// IsSeparator reports a line that can stand above a message: "From ", a
// sender and the time of delivery.
func IsSeparator(line []byte) bool {
	return len(line) < peekBytes && opened.Match(line) && stamp.Match(line)
}

// isField reports a line that begins a header.
func isField(line []byte) bool { return field.Match(line) }

func trimEnd(line []byte) []byte { return bytes.TrimRight(line, "\r\n") }

// body collects the bytes of one message.
type body struct {
	reader   *Reader
	raw      []byte
	header   int // bytes of the header with the blank line below it; 0 while in it
	length   int // that the header gives the rest; -1 without
	blank    bool
	opening  bool // the line stands at the start of a line, not within a long one
	tooLarge bool
	cut      int    // where a separator stands that the length says is none
	cutFrom  string // that separator
	exact    bool   // the length was right
}

// read reads to the next separator, which it returns, or to the end.
func (b *body) read() (separator string, err error) {
	b.opening = true
	for {
		if b.reached() {
			return b.finish()
		}
		line, err := b.reader.line()
		if bytes.HasPrefix(line, []byte("From ")) {
			line = bytes.Clone(line) // looking at the next line moves the buffer
		}
		text := trimEnd(line)
		if b.opening && b.isSeparator(text) {
			if b.header == 0 || b.length < 0 || len(b.raw)-b.header >= b.length || b.tooLarge {
				return string(text), nil
			}
			if b.cut == 0 {
				b.cut, b.cutFrom = len(b.raw)+len(line), string(text)
			}
		}
		b.add(line, text)
		if err != nil {
			return b.end(err)
		}
	}
}

// isSeparator also weighs what stands about a line: a blank line above it, or
// the beginning of a header below.
func (b *body) isSeparator(text []byte) bool {
	if !bytes.HasPrefix(text, []byte("From ")) {
		return false
	}
	headed := isField(b.reader.nextLine())
	if IsSeparator(text) {
		return headed || b.blank && b.reader.atEnd()
	}
	return b.blank && headed && opened.Match(text)
}

func (r *Reader) atEnd() bool {
	if len(r.pending) > 0 {
		return false
	}
	next, err := r.in.Peek(1)
	return err != nil || len(next) > 0 && (next[0] == '\n' || next[0] == '\r')
}

// add appends a line, or a piece of one, and watches for the header's end.
func (b *body) add(line, text []byte) {
	if len(b.raw)+len(line) > MaxMessage {
		b.tooLarge, b.length = true, -1
		b.raw = b.raw[:0]
	}
	if !b.tooLarge {
		b.raw = append(b.raw, line...)
	}
	b.blank = b.opening && len(text) == 0
	if b.header == 0 && b.opening && b.blank {
		b.header = max(1, len(b.raw))
		if !b.reader.mistrust && !b.tooLarge {
			b.length = contentLength(b.raw)
		}
	}
	b.opening = len(line) > 0 && line[len(line)-1] == '\n'
}

// reached reports that the body is as long as its header says.
func (b *body) reached() bool {
	return b.header > 0 && b.length >= 0 && b.cut > 0 && len(b.raw)-b.header >= b.length
}

// finish tests a length against what follows: the end, or a separator. Where
// it was wrong, the message ends at the separator that was passed over.
func (b *body) finish() (string, error) {
	r := b.reader
	at := b.header + b.length
	rest := b.raw[at:]
	b.length = -1
	for len(bytes.TrimLeft(rest, "\r\n")) == 0 {
		line, err := r.line()
		text := trimEnd(line)
		if len(text) > 0 && IsSeparator(text) || len(text) == 0 && err != nil {
			b.raw, b.exact = b.raw[:at], true
			return string(text), err
		}
		b.raw = append(b.raw, line...)
		rest = b.raw[at:]
		if err != nil {
			break
		}
	}
	return b.rewind()
}

// rewind gives up a wrong length: what follows the first separator is read again.
func (b *body) rewind() (string, error) {
	r := b.reader
	r.mistrust = true
	r.pending = append(bytes.Clone(b.raw[b.cut:]), r.pending...)
	start := bytes.LastIndexByte(b.raw[:b.cut-1], '\n') + 1
	b.raw, b.length = b.raw[:start], -1
	return b.cutFrom, nil
}

// end is the end of the file, which a message may reach before its length.
func (b *body) end(err error) (string, error) {
	if b.cut > 0 && errors.Is(err, io.EOF) && len(b.raw)-b.header < b.length {
		return b.rewind()
	}
	return "", err
}

var (
	lengthField = regexp.MustCompile(`(?im)^Content-Length:[ \t]*(\d{1,9})[ \t]*\r?$`)
	quotedFrom  = regexp.MustCompile(`(?m)^>(>*From )`)
)

// contentLength is what a header says of the length of its body, or -1.
func contentLength(header []byte) int {
	m := lengthField.FindSubmatch(header[:min(len(header), MaxHeader)])
	if m == nil {
		return -1
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil || n > MaxMessage {
		return -1
	}
	return n
}

// message is the message as it was before it was filed: lines unquoted, but
// where the mailbox quotes none, and without the blank line below it.
func (b *body) message() []byte {
	m := b.raw
	if !b.exact {
		if bytes.Contains(m, []byte(">From ")) {
			m = quotedFrom.ReplaceAll(m, []byte("$1"))
		}
		for _, end := range []string{"\r\n\r\n", "\n\n"} {
			if bytes.HasSuffix(m, []byte(end)) {
				m = m[:len(m)-len(end)/2]
				break
			}
		}
	}
	return m
}
