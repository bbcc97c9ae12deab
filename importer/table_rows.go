package importer

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxUnclosed is how often a quotation mark that is never closed is passed over
// in one table; each costs a reading of what it would enclose.
const maxUnclosed = 64

// rowCutter cuts a table into the text of its rows, one of which may run over
// several lines within quotation marks. encoding/csv then reads a row; it would
// take all that follows a stray quotation mark into memory.
type rowCutter struct {
	in       *bufio.Reader
	d        dialect
	again    []byte // read already, to be cut again after a stray quotation mark
	strays   int
	unclosed bool // the row last given is one line with a stray quotation mark
}

func newRowCutter(r io.Reader, d dialect) *rowCutter {
	return &rowCutter{in: bufio.NewReaderSize(r, 64<<10), d: d}
}

// next returns the next row with its line end.
func (c *rowCutter) next() ([]byte, error) {
	c.unclosed = false
	var row []byte
	state := rowState{d: c.d}
	for {
		line, err := c.line(len(row))
		row = append(row, line...)
		open := state.after(line)
		switch {
		case err == nil && !open:
			return row, nil
		case errors.Is(err, io.EOF) && (len(row) == 0 || !open):
			if len(row) == 0 {
				return nil, io.EOF
			}
			return row, nil
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errRowTooLong):
			return nil, err
		case err != nil:
			return c.stray(row)
		}
	}
}

var errRowTooLong = errors.New("row too long")

// stray gives the first line of what an unclosed quotation mark encloses.
func (c *rowCutter) stray(row []byte) ([]byte, error) {
	end := bytes.IndexByte(row, c.d.lineEnd) + 1
	c.strays++
	if end == 0 || c.strays > maxUnclosed {
		if len(row) >= MaxRecordBytes {
			return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
				"A row is longer than %d MB (MaxRecordBytes); perhaps a quotation mark is never closed. What came before it was read.", MaxRecordBytes>>20)}
		}
		end = len(row)
	}
	c.unclosed = true
	c.again = append(row[end:len(row):len(row)], c.again...)
	return row[:end], nil
}

// line returns the next line, but no more than a row may have left.
func (c *rowCutter) line(used int) ([]byte, error) {
	if i := bytes.IndexByte(c.again, c.d.lineEnd); i >= 0 {
		line := c.again[:i+1]
		c.again = c.again[i+1:]
		return line, nil
	}
	line := c.again
	c.again = nil
	for {
		piece, err := c.in.ReadSlice(c.d.lineEnd)
		line = append(line, piece...)
		switch {
		case used+len(line) > MaxRecordBytes:
			return line, errRowTooLong
		case !errors.Is(err, bufio.ErrBufferFull):
			return line, err
		}
	}
}

// rowState follows the quotation marks of a row.
type rowState struct {
	d      dialect
	quoted bool
	inside bool // a field has begun without a quotation mark
}

// after reports whether a row goes on after a line of it.
func (s *rowState) after(line []byte) bool {
	if !s.d.quotes {
		return false
	}
	for i := 0; i < len(line); i++ {
		b := line[i]
		switch {
		case s.quoted && b == '\\' && s.d.escapes:
			i++
		case s.quoted && b == '"':
			s.close(line, &i)
		case s.quoted:
			next := bytes.IndexByte(line[i:], '"')
			if s.d.escapes {
				next = bytes.IndexAny(line[i:], `"\`)
			}
			if next < 0 {
				return true
			}
			i += next - 1
		case b == s.d.comma:
			s.inside = false
		case b == '"' && !s.inside:
			s.quoted = true
		case b != ' ' || !s.d.spaced:
			s.inside = true
		}
	}
	return s.quoted
}

// close ends a quoted field at a quotation mark before a comma or the line's
// end; any other belongs to the text.
func (s *rowState) close(line []byte, i *int) {
	rest := line[*i+1:]
	switch {
	case len(rest) > 0 && rest[0] == '"':
		*i++
	case len(rest) == 0 || rest[0] == s.d.comma || rest[0] == '\n' || rest[0] == '\r':
		s.quoted, s.inside = false, true
	}
}

// fields cuts a row into its fields.
func (d dialect) fields(row []byte) ([]string, error) {
	text := strings.TrimRight(string(row), "\r\n")
	if d.lineEnd == '\r' {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if !d.quotes {
		return strings.Split(text, string(d.comma)), nil
	}
	if d.escapes {
		text = strings.ReplaceAll(strings.ReplaceAll(text, `\\`, `\`), `\"`, `""`)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.TrimLeadingSpace, r.FieldsPerRecord = rune(d.comma), true, d.spaced, -1
	fields, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	return fields, err
}
