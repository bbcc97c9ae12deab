package importer

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// MaxWrappers is how many objects may lie around the array of a dataset.
const MaxWrappers = 5

// jsonWalker looks for arrays of objects that are datasets of articles:
// {"articles": […]}, {"response": {"docs": […]}}.
type jsonWalker struct {
	jsonObjects
	use     func(*dataset) (taken bool, err error)
	taken   bool
	refused error
}

func newJSONWalker(r io.Reader, use func(*dataset) (bool, error)) *jsonWalker {
	b := &boundedReader{r: r}
	return &jsonWalker{jsonObjects: *newJSONObjects(b, b), use: use}
}

// walk looks through the file. Its error says why nothing was found, or what
// ended the reading.
func (w *jsonWalker) walk() error {
	if err := w.value(0); err != nil {
		return err
	}
	if w.taken {
		return nil
	}
	if w.refused != nil {
		return w.refused
	}
	return &NotArticle{noArticles}
}

func (w *jsonWalker) value(depth int) error {
	token, err := w.token()
	if err != nil {
		return damagedJSON(err)
	}
	switch token {
	case json.Delim('['):
		return w.array(&jsonArray{jsonObjects: w.jsonObjects}, depth > 0)
	case json.Delim('{'):
		return w.object(depth)
	}
	return nil
}

func (w *jsonWalker) object(depth int) error {
	for w.dec.More() {
		if _, err := w.token(); err != nil { // the key
			return damagedJSON(err)
		}
		if depth < MaxWrappers {
			if err := w.value(depth + 1); err != nil {
				return err
			}
		} else if _, err := w.raw(); err != nil {
			return damagedJSON(err)
		}
	}
	_, err := w.token()
	if err != nil {
		return damagedJSON(err)
	}
	return nil
}

// array offers the objects of an array and passes over what is left of it.
func (w *jsonWalker) array(a *jsonArray, inside bool) error {
	if d := newDataset(a, nil); len(d.sample) > 0 {
		d.inside = inside
		taken, err := w.use(d)
		w.taken = w.taken || taken
		if taken && err != nil || err != nil && !isRefusal(err) {
			return err
		}
		if err != nil {
			w.refused = err
		}
	}
	for {
		if _, err := a.object(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// isRefusal reports that a dataset was not taken for what it is, not that the
// import is over.
func isRefusal(err error) bool {
	var not *NotArticle
	var failed *Failure
	return errors.As(err, &not) || errors.As(err, &failed)
}

// keyedObjects reports an object whose members are articles: {"id 1": {…}, …}.
func keyedObjects(head string) bool {
	dec := json.NewDecoder(strings.NewReader(head))
	var raw json.RawMessage
	if start, err := dec.Token(); err != nil || start != json.Delim('{') {
		return false
	}
	if _, err := dec.Token(); err != nil || dec.Decode(&raw) != nil || raw[0] != '{' {
		return false
	}
	d := newDataset(&queue{[]*record{objectRecord(raw)}, endOf{io.EOF}}, nil)
	g := newGuess(d.columns, d.rows())
	d.one = true
	return g.usable(d) && g.named["headline"]
}

// walkKeyed offers the members of an object.
func (w *jsonWalker) walkKeyed() error {
	if _, err := w.token(); err != nil {
		return damagedJSON(err)
	}
	if err := w.array(&jsonArray{jsonObjects: w.jsonObjects, keys: true}, false); err != nil {
		return err
	}
	return w.refused
}
