package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

var tableFormat = format{name: "table", matches: isTableSource, stream: streamTable}

const figures = "a table of figures without articles"

// isTableSource goes by the name of a table, by Excel's "sep=" line and by rows
// of equal width.
func isTableSource(src *source) bool {
	head := src.headText()
	if head == "" || src.headBinary() != "" {
		return false
	}
	_, named := tableExt[src.ext()]
	kind := src.headKind()
	return kind == tableKind || kind == "" && (named || excelSep.MatchString(head))
}

func streamTable(src *source, s *sink) error {
	table, done, err := openTable(src)
	if err != nil {
		return err
	}
	defer done()
	d := newDataset(table, table.columns)
	m, err := s.mapping(src, d, figures)
	if err != nil {
		return err
	}
	return s.dataset(src, "table", d, m)
}

// tableReader reads the rows of a table.
type tableReader struct {
	d       dialect
	cut     *rowCutter
	columns []string
	first   []string // the first row, where it is no header
}

// openTable reads a table up to its header.
func openTable(src *source) (t *tableReader, done func(), err error) {
	d := dialectOf(src)
	in, err := src.textReader()
	if err != nil {
		return nil, nil, err
	}
	t = &tableReader{d: d, cut: newRowCutter(in, d)}
	done = func() { _ = in.Close() }
	if err := t.readHeader(); err != nil {
		done()
		if errors.Is(err, io.EOF) {
			err = &NotArticle{figures}
		}
		return nil, nil, err
	}
	return t, done, nil
}

// fields returns the fields of the next row that has any.
func (t *tableReader) fields() ([]string, error) {
	for {
		row, err := t.cut.next()
		if err != nil {
			return nil, err
		}
		fields, err := t.d.fields(row)
		switch {
		case t.cut.unclosed || err != nil:
			return nil, errRow
		case !isBlankRow(fields):
			return fields, nil
		}
	}
}

var errRow = &Failure{Stage: "parse", Reason: "A quotation mark in this row is never closed, so its fields could not be told apart. Correct the row and import the file again."}

func isBlankRow(fields []string) bool {
	for _, f := range fields {
		if strings.TrimSpace(f) != "" {
			return false
		}
	}
	return true
}

func (t *tableReader) readHeader() error {
	fields, err := t.fields()
	if err != nil {
		return err
	}
	if t.d.sep {
		if fields, err = t.fields(); err != nil {
			return err
		}
	}
	if len(fields) > MaxColumns {
		return &Failure{Stage: "parse", Reason: fmt.Sprintf("The table has more than %d columns (MaxColumns).", MaxColumns)}
	}
	header := isHeader(fields)
	if !header {
		t.first = fields
	}
	seen := map[string]bool{}
	for i, name := range fields {
		name = oneLine(clean(name))
		if !header || name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		for base, n := name, 2; seen[name]; n++ {
			name = fmt.Sprintf("%s %d", base, n)
		}
		seen[name] = true
		t.columns = append(t.columns, name)
	}
	return nil
}

// maxName is how many characters the name of a column has at most.
const maxName = 64

// isHeader reports names of columns: short, different, no number, date or
// address. One that is known for a field's decides.
func isHeader(fields []string) bool {
	seen := map[string]bool{}
	plain := true
	for i, f := range fields {
		f = strings.TrimSpace(f)
		for name := range columnNames {
			if nameCost(name, f) < noSuchName {
				return true
			}
		}
		_, dated := readColumnDate(f, noOrder)
		if f == "" && i > 0 && i < len(fields)-1 || len([]rune(f)) > maxName || seen[f] || dated || aNumber.MatchString(f) ||
			aSchema.MatchString(f) || endsSentence(f) || words(f) > 6 {
			plain = false
		}
		seen[f] = true
	}
	return plain
}

func (t *tableReader) next() (*record, error) {
	fields := t.first
	t.first = nil
	if fields == nil {
		var err error
		if fields, err = t.fields(); err == errRow {
			return &record{broken: errRow}, nil
		} else if err != nil {
			return nil, err
		}
	}
	r := &record{columns: t.columns, values: make(map[string][]string, len(fields))}
	if n := len(t.columns); len(fields) > n {
		r.surplus = !isBlankRow(fields[n:])
		if r.surplus {
			fields[n-1] = strings.Join(fields[n-1:], string(t.d.comma))
		}
		fields = fields[:n]
	}
	for i, f := range fields {
		if f != "" {
			r.values[t.columns[i]] = []string{f}
		}
	}
	r.original = t.original(fields)
	return r, nil
}

// original is the header and a row as a table of its own.
func (t *tableReader) original(fields []string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(t.columns) // a buffer takes everything
	_ = w.Write(fields)
	w.Flush()
	return b.Bytes()
}
