package importer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
)

var errRecordTooLong = errors.New("the record is too long")

// boundedReader stops a decoder that would hold more than a record may have.
type boundedReader struct {
	r         io.Reader
	read, max int64
}

// decoderSlack is what a decoder reads ahead of a record.
const decoderSlack = 1 << 20

// allow lets a record be read that begins at a byte.
func (b *boundedReader) allow(start int64) { b.max = start + MaxRecordBytes + decoderSlack }

func (b *boundedReader) Read(p []byte) (int, error) {
	if b.max == 0 {
		b.allow(0)
	}
	if b.read >= b.max {
		return 0, errRecordTooLong
	}
	n, err := b.r.Read(p)
	b.read += int64(n)
	return n, err
}

// jsonObjects reads objects that follow one another.
type jsonObjects struct {
	dec     *json.Decoder
	bounded *boundedReader
}

func newJSONObjects(r io.Reader, bounded *boundedReader) *jsonObjects {
	return &jsonObjects{dec: json.NewDecoder(r), bounded: bounded}
}

func (o *jsonObjects) next() (*record, error) {
	raw, err := o.raw()
	if err != nil {
		return nil, err
	}
	return objectRecord(raw), nil
}

func (o *jsonObjects) raw() (json.RawMessage, error) {
	o.bounded.allow(o.dec.InputOffset())
	var raw json.RawMessage
	err := o.dec.Decode(&raw)
	return raw, err
}

func (o *jsonObjects) token() (json.Token, error) {
	o.bounded.allow(o.dec.InputOffset())
	return o.dec.Token()
}

// jsonArray reads the objects that are left in an array, or with keys the
// objects that are left in an object; other values it passes over.
type jsonArray struct {
	jsonObjects
	keys  bool
	ended bool
}

func (a *jsonArray) next() (*record, error) {
	raw, err := a.object()
	if err != nil {
		return nil, err
	}
	return objectRecord(raw), nil
}

func (a *jsonArray) object() (json.RawMessage, error) {
	for !a.ended && a.dec.More() {
		if a.keys {
			if _, err := a.token(); err != nil {
				return nil, damagedJSON(err)
			}
		}
		raw, err := a.raw()
		if err != nil {
			return nil, damagedJSON(err)
		}
		if raw[0] == '{' {
			return raw, nil
		}
	}
	if !a.ended {
		a.ended = true
		if _, err := a.token(); err != nil { // the bracket
			return nil, damagedJSON(err)
		}
	}
	return nil, io.EOF
}

// jsonLines reads objects one a line. A damaged line does not harm the others.
type jsonLines struct {
	in *bufio.Reader
}

func newJSONLines(r io.Reader) *jsonLines { return &jsonLines{bufio.NewReaderSize(r, 64<<10)} }

func (l *jsonLines) next() (*record, error) {
	for {
		line, err := l.line()
		if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0) {
			return nil, err
		}
		if line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff"))); len(line) > 0 {
			return lineRecord(line), nil
		}
	}
}

func lineRecord(line []byte) *record {
	if !json.Valid(line) {
		if line = withoutNaN(line); !json.Valid(line) {
			var raw json.RawMessage
			return &record{broken: &Failure{Stage: "parse", Reason: fmt.Sprintf("This line is damaged JSON: %v.", json.Unmarshal(line, &raw))}}
		}
	}
	return objectRecord(line)
}

// line reads a line. One that is too long is read to its end, a broken record.
func (l *jsonLines) line() ([]byte, error) {
	var line []byte
	for {
		piece, err := l.in.ReadSlice('\n')
		if len(line) <= MaxRecordBytes {
			line = append(line, piece...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

var notANumber = regexp.MustCompile(`([:,\[]\s*)(?:NaN|-?Infinity)(\s*[,}\]])`)

// withoutNaN replaces the numbers that Python writes and JSON lacks.
func withoutNaN(line []byte) []byte {
	return notANumber.ReplaceAll(line, []byte("${1}null$2"))
}
