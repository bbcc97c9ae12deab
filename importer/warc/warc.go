// Package warc reads web archives: WARC 0.17 to 1.1 and the older ARC. It
// reads a stream, holds no more than one record's header in memory, and goes
// on after what is damaged.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// MaxHeader is how long a record's header, or an HTTP response's, may be, in
// bytes.
const MaxHeader = 64 << 10

// Record is one record. Its block is read from Block until the next record is
// asked for.
type Record struct {
	Type        string // response, resource, request, metadata, revisit, conversion, warcinfo …
	ID          string // without angle brackets; an ARC record's is made of its address and date
	URL         string // that the record is about
	ContentType string // of the block
	Date        time.Time
	Length      int64  // of the block in bytes
	Header      []byte // as it is in the file, with what ends it
	Block       io.Reader
}

// Damage is what is wrong in a web archive. Reading may go on after it.
type Damage struct{ What string }

// Error says what is wrong.
func (d *Damage) Error() string { return d.What }

// Reader reads records one after another.
type Reader struct {
	in      *bufio.Reader
	rest    *io.LimitedReader // of the present record's block
	columns int               // of an ARC record's line; 0 for WARC
	begun   bool
}

// NewReader reads a web archive that is not compressed.
func NewReader(r io.Reader) *Reader { return &Reader{in: bufio.NewReaderSize(r, MaxHeader)} }

// IsWARC reports bytes that begin as a WARC file does.
func IsWARC(head []byte) bool {
	head = bytes.TrimLeft(head, "\r\n")
	return bytes.HasPrefix(head, []byte("WARC/0.")) || bytes.HasPrefix(head, []byte("WARC/1."))
}

// IsARC reports bytes that begin as an ARC file, or a record of one, does.
func IsARC(head []byte) bool {
	head = bytes.TrimLeft(head[:min(len(head), lookAhead)], "\r\n")
	if bytes.HasPrefix(head, []byte("filedesc://")) {
		return true
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	for _, columns := range []int{5, 10} {
		if _, ok := parseARC(string(line), columns); ok {
			return true
		}
	}
	return false
}

// Next returns the next record, a *Damage after which reading may go on,
// io.EOF after the last record, or an error of reading.
func (r *Reader) Next() (*Record, error) {
	if r.rest != nil {
		if _, err := io.Copy(io.Discard, r.rest); err != nil {
			return nil, err
		}
		if r.rest.N > 0 {
			r.rest = nil
			return nil, &Damage{"The last record is cut short."}
		}
		r.rest = nil
	}
	line, err := r.firstLine()
	if err != nil {
		return nil, err
	}
	var record *Record
	if IsWARC(line) {
		record, err = r.warcRecord(line)
	} else {
		record, err = r.arcRecord(line)
	}
	if err != nil {
		return nil, err
	}
	r.begun = true
	r.rest = &io.LimitedReader{R: r.in, N: record.Length}
	record.Block = r.rest
	return record, nil
}

// firstLine returns the next line that is not empty.
func (r *Reader) firstLine() ([]byte, error) {
	for {
		line, err := r.line()
		if len(bytes.TrimSpace(line)) > 0 {
			return line, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// line returns a line with its end; of one that is too long only a part.
func (r *Reader) line() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	line = bytes.Clone(line)
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return line, err
}

func (r *Reader) warcRecord(line []byte) (*Record, error) {
	record := &Record{Length: -1, Header: line}
	fields, err := r.fields(record)
	if err != nil {
		return nil, err
	}
	record.Type = strings.ToLower(fields["warc-type"])
	record.ID = unbracketed(fields["warc-record-id"])
	record.URL = unbracketed(fields["warc-target-uri"])
	record.ContentType = fields["content-type"]
	record.Date, _ = time.Parse(time.RFC3339Nano, fields["warc-date"]) // without it, the page's own dates remain
	if n, err := strconv.ParseInt(strings.TrimSpace(fields["content-length"]), 10, 64); err == nil {
		record.Length = n
	}
	if record.Length < 0 {
		return nil, r.resync("A record does not say how long it is.")
	}
	return record, nil
}

// fields reads the named fields of a header, with names in lower case, and
// the empty line after them. A line that begins with a space goes on from the
// one before.
func (r *Reader) fields(record *Record) (map[string]string, error) {
	fields := map[string]string{}
	last := ""
	for {
		line, err := r.line()
		record.Header = append(record.Header, line...)
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case errors.Is(err, io.EOF):
			return nil, &Damage{"The header of the last record is cut short."}
		case err != nil:
			return nil, err
		case len(record.Header) > MaxHeader:
			return nil, r.resync(fmt.Sprintf("A record's header is longer than %d KB (MaxHeader).", MaxHeader>>10))
		case text == "":
			return fields, nil
		case (text[0] == ' ' || text[0] == '\t') && last != "":
			fields[last] += " " + strings.TrimSpace(text)
			continue
		}
		name, value, _ := strings.Cut(text, ":")
		last = strings.ToLower(strings.TrimSpace(name))
		fields[last] = strings.TrimSpace(value)
	}
}

func unbracketed(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "<"), ">")
}

// resync passes over lines up to the next that can begin a record and returns
// what was wrong as a *Damage, or what keeps it from reading.
func (r *Reader) resync(what string) error {
	for {
		head, err := r.in.Peek(lookAhead)
		if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if len(head) == 0 || head[0] == 'W' && IsWARC(head) || head[0] != 'W' && head[0] > ' ' && IsARC(head) {
			return &Damage{what}
		}
		if _, err := r.line(); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
	}
}

// lookAhead is how much of a line tells whether it begins a record.
const lookAhead = 4096
