package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

var jsonFormat = format{name: "json", matches: isJSONSource, stream: streamJSON}

const noArticles = "JSON data without articles"

func isJSONSource(src *source) bool {
	head := src.headText()
	return head != "" && isJSON(head)
}

// streamJSON reads one object, objects one a line or one after another, an
// array of objects, or such an array within an object.
func streamJSON(src *source, s *sink) error {
	in, err := src.textReader()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	return eachDataset(src, in, func(d *dataset) (bool, error) {
		m, err := s.mapping(src, d, noArticles)
		if err != nil {
			return false, err
		}
		return true, s.dataset(src, "json", d, m)
	})
}

// aloneBytes is the size up to which an object is tried as a record by itself;
// a larger one lies around records.
const aloneBytes = 4 << 20

// eachDataset finds the datasets in a JSON file and calls use with each, in
// order. Where use does not take one, it goes on to the next.
func eachDataset(src *source, in io.Reader, use func(*dataset) (taken bool, err error)) error {
	head := src.headText()
	switch {
	case isGeoJSON(head):
		return &NotArticle{"a map's data (GeoJSON)"}
	case hasJSONLines(head) || isLongLine(src, head):
		_, err := use(newDataset(newJSONLines(in), nil))
		return err
	case head[0] == '[':
		return newJSONWalker(in, use).walk()
	case keyedObjects(head):
		return newJSONWalker(in, use).walkKeyed()
	}
	var read bytes.Buffer
	kept := &switchedWriter{&read}
	bounded := &boundedReader{r: io.TeeReader(in, kept), max: aloneBytes}
	objects := newJSONObjects(bounded, bounded)
	var raw json.RawMessage
	err := objects.dec.Decode(&raw)
	if err != nil { // an object around what is sought, too large or cut short
		return newJSONWalker(io.MultiReader(&read, in), use).walk()
	}
	kept.w = io.Discard
	first := objectRecord(raw)
	second, err := objects.next()
	if err != nil {
		return oneObject(first, err, use)
	}
	_, err = use(newDataset(&queue{ahead: []*record{first, second}, records: objects}, nil))
	return err
}

// switchedWriter writes to what it is set to.
type switchedWriter struct{ w io.Writer }

func (s *switchedWriter) Write(p []byte) (int, error) { return s.w.Write(p) }

// oneObject reads a file of one object: an article, or an object around
// articles. After is what came after the object.
func oneObject(first *record, after error, use func(*dataset) (bool, error)) error {
	if !errors.Is(after, io.EOF) {
		after = damagedJSON(after)
	}
	d := newDataset(&queue{ahead: []*record{first}, records: endOf{after}}, nil)
	d.one = true
	taken, refused := use(d)
	if taken || !isRefusal(refused) {
		return refused
	}
	inner := newJSONWalker(bytes.NewReader(first.original), use).walk()
	var not *NotArticle
	if errors.As(inner, &not) {
		return refused
	}
	return inner
}

// endOf is a dataset without records.
type endOf struct{ err error }

func (e endOf) next() (*record, error) { return nil, e.err }

func isGeoJSON(head string) bool {
	start := strings.Join(strings.Fields(head[:min(len(head), 4<<10)]), "")
	return strings.Contains(start, `"type":"FeatureCollection"`) || strings.Contains(start, `"type":"Topology"`)
}

// hasJSONLines reports that the first line is an object by itself and another
// follows.
func hasJSONLines(head string) bool {
	line, rest, more := strings.Cut(head, "\n")
	rest = strings.TrimLeft(rest, " \t\n")
	if !more || rest == "" || rest[0] != '{' || head[0] != '{' {
		return false
	}
	return strings.HasSuffix(strings.TrimRight(line, " \t"), "}") && len(strings.TrimSpace(line)) > 2 &&
		(json.Valid([]byte(line)) || json.Valid(withoutNaN([]byte(line))))
}

// isLongLine reports the first of JSON lines that is too long for the head, by
// the name of the file.
func isLongLine(src *source, head string) bool {
	ext := src.ext()
	return (ext == ".jsonl" || ext == ".ndjson") && len(src.head) == headBytes && head[0] == '{' && !strings.Contains(head, "\n")
}

// queue gives records that were read ahead before the others.
type queue struct {
	ahead []*record
	records
}

func (q *queue) next() (*record, error) {
	if len(q.ahead) > 0 {
		r := q.ahead[0]
		q.ahead = q.ahead[1:]
		return r, nil
	}
	return q.records.next()
}

func damagedJSON(err error) error {
	var failed *Failure
	if errors.As(err, &failed) {
		return err
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errRecordTooLong):
		return &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"It has a record or a text of more than %d MB (MaxRecordBytes); what came before was read.", MaxRecordBytes>>20), Err: err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &Failure{Stage: "parse", Err: err,
			Reason: "The JSON data breaks off in the middle; what came before was read. The file may be cut short: get it again."}
	case errors.As(err, &syntax):
		return &Failure{Stage: "parse", Err: err, Reason: fmt.Sprintf(
			"The JSON data is damaged at byte %d (%v); what came before was read.", syntax.Offset, err)}
	}
	return readFailure(err)
}
