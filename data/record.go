package data

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// listSeparator joins lists in a column of doc: a control character that no
// tokenizer takes for text.
const listSeparator = "\x1f"

// rest is what only a reader of the article needs, kept as JSON in body.
type rest struct {
	Dateline  string        `json:"dateline,omitempty"`
	Section   string        `json:"section,omitempty"`
	Keywords  []string      `json:"keywords,omitempty"`
	Notes     []string      `json:"notes,omitempty"`
	Trailer   []TrailerList `json:"trailer,omitempty"`
	Evidence  Evidence      `json:"evidence,omitempty"`
	DateText  string        `json:"date_text,omitempty"`
	DateBasis string        `json:"date_basis,omitempty"`
	Others    []dateRecord  `json:"other_dates,omitempty"`
	Review    []string      `json:"review,omitempty"`
	Encoding  string        `json:"encoding,omitempty"`
	Size      int64         `json:"size"`
	Modified  int64         `json:"modified"`
	SHA256    []byte        `json:"sha256"`
}

// dateRecord is a Date as it is kept in JSON.
type dateRecord struct {
	Date     string   `json:"date"` // ISO
	Evidence Evidence `json:"evidence"`
	Text     string   `json:"text,omitempty"`
	Basis    string   `json:"basis,omitempty"`
}

func restOf(a *Article) rest {
	var others []dateRecord
	for _, d := range a.OtherDates {
		others = append(others, dateRecord{d.ISO(), d.Evidence, d.Text, d.Basis})
	}
	return rest{
		Others: others, Review: a.Review,
		Dateline: a.Dateline, Section: a.Section, Keywords: a.Keywords, Notes: a.Notes, Trailer: a.Trailer,
		Evidence: a.Published.Evidence, DateText: a.Published.Text, DateBasis: a.Published.Basis,
		Encoding: a.Source.Encoding, Size: a.Source.Size, Modified: a.Source.Modified, SHA256: a.Source.SHA256[:],
	}
}

func (r rest) fill(a *Article) {
	a.Dateline, a.Section, a.Keywords, a.Notes, a.Trailer = r.Dateline, r.Section, r.Keywords, r.Notes, r.Trailer
	a.Published.Evidence, a.Published.Text, a.Published.Basis = r.Evidence, r.DateText, r.DateBasis
	a.Source.Encoding, a.Source.Size, a.Source.Modified = r.Encoding, r.Size, r.Modified
	copy(a.Source.SHA256[:], r.SHA256)
	a.Review = r.Review
	for _, o := range r.Others {
		if d, err := parseISO(o.Date); err == nil {
			d.Evidence, d.Text, d.Basis = o.Evidence, o.Text, o.Basis
			a.OtherDates = append(a.OtherDates, d)
		}
	}
}

func joinList(list []string) string { return strings.Join(list, listSeparator) }

func splitList(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, listSeparator)
}

func joinBody(paragraphs []string) string { return strings.Join(paragraphs, paragraphBreak) }

func splitBody(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, paragraphBreak)
}

// clean makes an article safe to store: separators cannot occur in its parts,
// and its date can be read back.
func clean(a *Article) {
	for _, list := range [][]string{a.Marks, a.Places, a.Authors} {
		for i, s := range list {
			list[i] = strings.ReplaceAll(s, listSeparator, " ")
		}
	}
	for i, p := range a.Body {
		for strings.Contains(p, paragraphBreak) {
			p = strings.ReplaceAll(p, paragraphBreak, "\n")
		}
		a.Body[i] = p
	}
	if y := a.Published.Time.Year(); !a.Published.Known() || y < 1 || y > lastYear {
		a.Published = Date{Text: a.Published.Text, Basis: a.Published.Basis}
	}
}

// parseISO reads what Date.ISO writes. An empty string is an unknown date.
func parseISO(s string) (Date, error) {
	for _, form := range []struct {
		layout    string
		precision Precision
		zoned     bool
	}{
		{"2006", ToYear, false}, {"2006-01", ToMonth, false}, {"2006-01-02", ToDay, false},
		{"2006-01-02T15:04", ToMinute, false}, {"2006-01-02T15:04Z07:00", ToMinute, true},
	} {
		if t, err := time.Parse(form.layout, s); err == nil {
			return Date{Time: t, Precision: form.precision, Zoned: form.zoned}, nil
		}
	}
	if s == "" {
		return Date{}, nil
	}
	return Date{}, fmt.Errorf("%q is no date of the archive", s)
}

// shortHash is the part of a SHA-256 that the archive indexes.
func shortHash(sum [32]byte) int64 { return int64(binary.BigEndian.Uint64(sum[:8])) }

// facetTerms are the terms of the facet column: what place:, lang:, is: and
// their like look for.
func facetTerms(a *Article, versions int) string {
	var terms []string
	add := func(field string, values ...string) {
		for _, v := range values {
			if t := facetTerm(field, v); v != "" && t != "" {
				terms = append(terms, t)
			}
		}
	}
	add("place", a.Places...)
	add("agency", a.Agency)
	add("outlet", a.Outlet)
	add("lang", a.Language)
	add("tag", a.Keywords...)
	if a.Published.Known() {
		add("is", "dated")
	} else {
		add("is", "undated")
	}
	if versions > 0 {
		add("is", "updated")
	}
	if len(a.Review) > 0 {
		add("is", "review")
	}
	if a.Gone {
		add("is", "gone")
	}
	for _, part := range []struct {
		name string
		has  bool
	}{
		{"trailer", len(a.Trailer) > 0}, {"author", len(a.Authors) > 0}, {"place", len(a.Places) > 0},
		{"url", a.URL != ""}, {"note", len(a.Notes) > 0}, {"agency", a.Agency != ""}, {"outlet", a.Outlet != ""},
	} {
		if part.has {
			add("has", part.name)
		}
	}
	return strings.Join(terms, " ")
}

// searchText are the columns of fts for an article, tokenized.
func searchText(a *Article, versions int) [5]string {
	return [5]string{
		indexText(joinBody(a.Body)), indexText(headlineText(a.Headline, a.Marks)), indexText(strings.Join(a.Authors, ", ")),
		indexText(a.Dateline), facetTerms(a, versions),
	}
}

// detailsMark stands between a body and its details where both are packed
// together, in the column text: a control character, which JSON never has.
// Until schema 3 the details were packed by themselves, in the column rest.
const detailsMark = '\x1e'

func joinDetails(body string, details []byte) []byte {
	return append(append([]byte(body), detailsMark), details...)
}

// splitDetails is the inverse of joinDetails.
func splitDetails(b []byte) (body, details []byte) {
	at := bytes.LastIndexByte(b, detailsMark)
	if at < 0 {
		return b, nil
	}
	return b[:at], b[at+1:]
}

// unpackText returns an article's body and its details from the columns of
// its text.
func (c *codec) unpackText(text, rest []byte) (body, details []byte, err error) {
	if body, err = c.unpack(text); err != nil {
		return nil, nil, err
	}
	if len(rest) > 0 {
		details, err = c.unpack(rest)
		return body, details, err
	}
	body, details = splitDetails(body)
	return body, details, nil
}

func marshalRest(a *Article) ([]byte, error) { return json.Marshal(restOf(a)) }

func splitPath(path string) (folder, name string) {
	return filepath.Dir(path), filepath.Base(path)
}
