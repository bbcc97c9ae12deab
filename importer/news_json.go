package importer

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// MaxJSONWrapping is how deeply the items of a delivery may lie in it.
const MaxJSONWrapping = 5

// jsonItems finds the news items in a source: the document itself, those of an
// array or of lines, or those that a delivery wraps in lists and objects.
// isItem tells an item by the names of its fields, in lower case.
func jsonItems(src *source, isItem func(fields map[string]json.RawMessage) bool) (items []json.RawMessage, cut bool, err error) {
	if err := src.decode(); err != nil {
		return nil, false, err
	}
	d := json.NewDecoder(strings.NewReader(src.text))
	for {
		var value json.RawMessage
		switch wrong := d.Decode(&value); {
		case errors.Is(wrong, io.EOF):
			return items, false, nil
		case wrong != nil && len(items) > 0:
			return items, true, nil
		case wrong != nil:
			return nil, false, &Failure{Stage: "parse", Err: wrong, Reason: "It is no JSON that can be read: " + wrong.Error() + "."}
		}
		items = append(items, itemsIn(value, isItem, 0)...)
	}
}

func itemsIn(value json.RawMessage, isItem func(map[string]json.RawMessage) bool, depth int) []json.RawMessage {
	if depth > MaxJSONWrapping || len(value) == 0 {
		return nil
	}
	var out []json.RawMessage
	switch value[0] {
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(value, &list) == nil {
			for _, v := range list {
				out = append(out, itemsIn(v, isItem, depth+1)...)
			}
		}
	case '{':
		var fields map[string]json.RawMessage
		if json.Unmarshal(value, &fields) != nil {
			return nil
		}
		lower := make(map[string]json.RawMessage, len(fields))
		for name, v := range fields {
			lower[strings.ToLower(name)] = v
		}
		if isItem(lower) {
			return []json.RawMessage{value}
		}
		for _, name := range []string{"items", "_items", "item", "data", "entries", "hits", "results", "documents", "newsitems", "news", "articles"} {
			out = append(out, itemsIn(lower[name], isItem, depth+1)...)
		}
	}
	return out
}

// unmarshalLoosely reads what of a JSON object fits, and passes over the rest.
func unmarshalLoosely(value json.RawMessage, into any) {
	_ = json.Unmarshal(value, into) // a field of another type than expected is as good as missing
}

// jsonText is a text, or the texts of a list.
type jsonText []string

// UnmarshalJSON takes a string, a number, a list of them, or nothing.
func (w *jsonText) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	for _, v := range list {
		var s string
		var n json.Number
		switch {
		case json.Unmarshal(v, &s) == nil:
			*w = append(*w, s)
		case json.Unmarshal(v, &n) == nil:
			*w = append(*w, n.String())
		}
	}
	return nil
}

// text joins the texts.
func (w jsonText) text() string { return strings.Join(w, "; ") }

// jsonNamed is a thing with a name: a subject, a place, an author. A string will do.
type jsonNamed struct {
	Name, Role, Type, URI string
}

// jsonNames is a list of jsonNamed, or one.
type jsonNames []jsonNamed

// UnmarshalJSON takes an object or a string, or a list of them.
func (n *jsonNames) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	for _, v := range list {
		var one jsonNamed
		if json.Unmarshal(v, &one.Name) != nil {
			unmarshalLoosely(v, &one)
		}
		if one != (jsonNamed{}) {
			*n = append(*n, one)
		}
	}
	return nil
}

// all returns the names.
func (n jsonNames) all() []string {
	var out []string
	for _, one := range n {
		if one.Name != "" {
			out = append(out, one.Name)
		}
	}
	return out
}
