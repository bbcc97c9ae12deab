package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Bounds on one JSON record. What lies beyond them is not read.
const (
	MaxJSONDepth    = 8      // objects within objects
	MaxRecordValues = 20_000 // texts and numbers
)

// objectRecord makes a record of a JSON object that is valid.
func objectRecord(raw []byte) *record {
	switch {
	case len(raw) > MaxRecordBytes:
		return &record{broken: &Failure{Stage: "parse", Reason: fmt.Sprintf("The record is longer than %d MB (MaxRecordBytes).", MaxRecordBytes>>20)}}
	case len(raw) == 0 || raw[0] != '{':
		return &record{broken: &NotArticle{"a JSON value that is no object"}}
	}
	f := flattener{record: &record{values: map[string][]string{}, original: raw}, dec: json.NewDecoder(bytes.NewReader(raw)), has: map[string]bool{}}
	f.dec.UseNumber()
	if err := f.value("", 0, false); err != nil {
		return &record{broken: damagedJSON(err)}
	}
	return f.record
}

// flattener turns an object into columns: "author.name" where objects lie in
// one another, "authors[].name" where an array has objects. The texts of an
// array are several values of one column.
type flattener struct {
	record *record
	dec    *json.Decoder
	has    map[string]bool
	count  int
}

func (f *flattener) value(path string, depth int, element bool) error {
	if depth > MaxJSONDepth {
		var beyond json.RawMessage
		return f.dec.Decode(&beyond)
	}
	token, err := f.dec.Token()
	if err != nil {
		return err
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '[' {
			return f.array(path, depth)
		}
		if element {
			path += "[]"
		}
		return f.object(path, depth)
	case nil:
		f.column(path)
	default:
		f.add(path, fmt.Sprint(t))
	}
	return nil
}

func (f *flattener) object(path string, depth int) error {
	for f.dec.More() {
		key, err := f.dec.Token()
		if err != nil {
			return err
		}
		name := oneLine(clean(fmt.Sprint(key)))
		if path != "" {
			name = path + "." + name
		}
		if err := f.value(name, depth+1, false); err != nil {
			return err
		}
	}
	_, err := f.dec.Token() // the bracket
	return err
}

func (f *flattener) array(path string, depth int) error {
	for f.dec.More() {
		if err := f.value(path, depth+1, true); err != nil {
			return err
		}
	}
	_, err := f.dec.Token() // the bracket
	return err
}

// column adds a column, of which null has no value.
func (f *flattener) column(path string) bool {
	if !f.has[path] {
		if len(f.record.columns) == MaxColumns {
			return false
		}
		f.has[path] = true
		f.record.columns = append(f.record.columns, path)
	}
	return true
}

func (f *flattener) add(path, value string) {
	if f.count++; f.count <= MaxRecordValues && f.column(path) {
		f.record.values[path] = append(f.record.values[path], value)
	}
}
