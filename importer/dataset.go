package importer

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/data"
)

// Bounds on datasets. What exceeds one ends as failed with its name.
const (
	MaxRecordBytes = 16 << 20 // of one record of a dataset
	MaxColumns     = 1000     // of a dataset; further ones are not read

	sampleRecords = 200     // a mapping is guessed from,
	sampleSize    = 4 << 20 // or from this many bytes of them
)

// record is one row of a table, or one JSON object.
type record struct {
	columns  []string            // those that it has
	values   map[string][]string // of each column; only a JSON array has several
	original []byte              // reads as a file by itself, with the same mapping
	surplus  bool                // a row has more fields than there are columns; the last column has them all
	broken   error               // why it could not be read; then it has nothing else
}

// value is what a column has, as one text.
func (r *record) value(column string) string {
	v := r.values[column]
	if len(v) == 1 {
		return v[0]
	}
	return strings.Join(v, "; ")
}

// records is a dataset that is being read. At its end it returns io.EOF.
type records interface {
	next() (*record, error)
}

// dataset is a sequence of records with the beginning that was looked at.
type dataset struct {
	records
	sample  []*record
	columns []string
	end     error // of the records, where the sample is all there is
	one     bool  // it is a single JSON object, or
	inside  bool  // an array somewhere inside one
}

// newDataset looks at the beginning of records.
func newDataset(r records, columns []string) *dataset {
	d := &dataset{records: r, columns: columns}
	has := map[string]bool{}
	for _, c := range columns {
		has[c] = true
	}
	for size := 0; len(d.sample) < sampleRecords && size < sampleSize; {
		rec, err := r.next()
		if err != nil {
			d.end = err
			break
		}
		d.sample = append(d.sample, rec)
		size += len(rec.original)
		for _, c := range rec.columns {
			if !has[c] && len(d.columns) < MaxColumns {
				has[c] = true
				d.columns = append(d.columns, c)
			}
		}
	}
	return d
}

// rows are the sample's values in the order of the columns.
func (d *dataset) rows() [][]string {
	var rows [][]string
	for _, r := range d.sample {
		if r.broken != nil {
			continue
		}
		row := make([]string, len(d.columns))
		for i, c := range d.columns {
			if row[i] = r.value(c); isNothing(row[i]) {
				row[i] = ""
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// mapping finds the mapping of a source's dataset: what a person gave or gave
// before, and for the rest a guess. It returns a *NotArticle of a kind where the
// dataset does not seem to hold articles, and errUnanswered where a person is to
// say what its columns hold.
func (s *sink) mapping(src *source, d *dataset, kind string) (Mapping, error) {
	shape, opt := Shape(d.columns), s.opt
	guess := newGuess(d.columns, d.rows())
	given := opt.Mapping
	if given == nil && opt.Mappings != nil {
		given, _ = opt.Mappings(shape)
	}
	if given == nil {
		usable := guess.usable(d)
		unsure := opt.Ask && !d.one && !guess.confident() && (usable || kind == figures)
		switch {
		case src.Path == s.file && (unsure || opt.Later[shape]): // Inspect does not look into containers
			return nil, errUnanswered
		case !usable:
			return nil, &NotArticle{kind}
		}
		return guess.mapping, nil
	}
	if err := given.lacking(d.columns, d.one); err != nil {
		if d.one && !guess.usable(d) {
			return nil, &NotArticle{kind} // a file of settings beside the datasets
		}
		return nil, err
	}
	return given.over(guess.mapping, d.columns), nil
}

// dataset yields each record of a dataset as an article.
func (s *sink) dataset(src *source, format string, d *dataset, m Mapping) error {
	reading := newReading(d, m)
	for i := 0; ; i++ {
		var rec *record
		switch {
		case i < len(d.sample):
			rec, d.sample[i] = d.sample[i], nil
		case d.end != nil:
			return ended(d.end)
		default:
			var err error
			if rec, err = d.next(); err != nil {
				return ended(err)
			}
		}
		if s.skipping() {
			s.skipOne(src)
			continue
		}
		if err := s.one(src, format, rec, reading); err != nil {
			return err
		}
	}
}

func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func (s *sink) one(src *source, format string, rec *record, reading *reading) error {
	if rec.broken != nil {
		return s.failRecord(src, rec.broken)
	}
	if rec.surplus && !reading.textLast {
		return s.failRecord(src, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"This row has more fields than the table has columns (%d). Put texts that contain the separator in quotation marks.", len(rec.columns))})
	}
	article, dates := reading.article(rec)
	if article.Headline == "" && len(article.Body) == 0 {
		return s.failRecord(src, &NotArticle{"a record without a headline and a body"})
	}
	if len(article.Body) > MaxParagraphs {
		return s.failRecord(src, &Failure{Stage: "parse", Reason: "It has more than 200,000 paragraphs (MaxParagraphs)."})
	}
	return s.record(src, format, rec.original, settleRecord(article, dates...))
}

// reading is a mapping made ready for many records.
type reading struct {
	columns  map[string][]string // of each field
	order    dayOrder
	textLast bool // the last column is the body, whose separators may stand unquoted
}

func newReading(d *dataset, m Mapping) *reading {
	r := &reading{columns: map[string][]string{}}
	for field, column := range m {
		r.columns[field] = splitColumns(column, d.columns)
	}
	if n := len(d.columns); n > 0 {
		r.textLast = slices.Contains(r.columns["body"], d.columns[n-1])
	}
	var dates []string
	for _, c := range r.columns["published"] {
		for _, rec := range d.sample {
			if rec.broken == nil {
				dates = append(dates, rec.value(c))
			}
		}
	}
	r.order = orderOf(dates)
	return r
}

// values lists what a record has for a field, in as many parts as it has
// columns.
func (r *reading) values(rec *record, field string) [][]string {
	var out [][]string
	for _, c := range r.columns[field] {
		var full []string
		for _, v := range rec.values[c] {
			if !isNothing(v) {
				full = append(full, v)
			}
		}
		out = append(out, full)
	}
	return out
}

func (r *reading) line(rec *record, field string) string {
	var parts []string
	for _, values := range r.values(rec, field) {
		for _, v := range values {
			if v = textLine(v); v != "" {
				parts = append(parts, v)
			}
		}
	}
	return strings.Join(parts, " ")
}

func (r *reading) list(rec *record, field string) []string {
	var out []string
	for _, values := range r.values(rec, field) {
		out = append(out, textList(values)...)
	}
	return out
}

func (r *reading) article(rec *record) (data.Article, []data.Date) {
	a := data.Article{
		Headline: r.line(rec, "headline"), Outlet: r.line(rec, "outlet"), Section: r.section(rec), Agency: r.line(rec, "agency"),
		Dateline: r.line(rec, "dateline"), URL: r.line(rec, "url"), Language: languageCode(r.line(rec, "language")),
		Keywords: r.list(rec, "keywords"), Places: r.list(rec, "places"), Body: r.body(rec),
	}
	a.Source.Name = r.line(rec, "id")
	for _, values := range r.values(rec, "authors") {
		authors, agency, outlet := names(values)
		a.Authors = append(a.Authors, authors...)
		if a.Agency == "" {
			a.Agency = agency
		}
		if a.Outlet == "" {
			a.Outlet = outlet
		}
	}
	if a.Headline == "" && len(a.Body) > 0 {
		a.Headline = firstSentence(a.Body[0])
	}
	var dates []data.Date
	if d, ok := r.date(rec); ok {
		dates = append(dates, d)
	}
	return a, dates
}

func (r *reading) date(rec *record) (data.Date, bool) {
	var parts []string
	for _, values := range r.values(rec, "published") {
		if len(values) == 0 {
			values = []string{""}
		}
		parts = append(parts, values[0])
	}
	switch len(parts) {
	case 0:
		return data.Date{}, false
	case 1:
		return readColumnDate(parts[0], r.order)
	}
	return joinedDate(parts, r.order)
}

// section is a single value: of a list the first.
func (r *reading) section(rec *record) string {
	if list := r.values(rec, "section"); len(list) == 1 && len(list[0]) > 0 {
		first := list[0][0]
		if items, ok := literalList(strings.TrimSpace(first)); ok && len(items) > 0 {
			first = items[0]
		}
		return textLine(first)
	}
	return r.line(rec, "section")
}

// body joins the columns of the body. One that the next begins with is an
// excerpt of it.
func (r *reading) body(rec *record) []string {
	var body []string
	for _, values := range r.values(rec, "body") {
		var part []string
		for _, v := range values {
			if list, ok := quotedList(v); ok && len(values) == 1 {
				for _, p := range list {
					part = append(part, textParagraphs(p)...)
				}
				continue
			}
			part = append(part, textParagraphs(v)...)
		}
		if len(body) > 0 && len(part) > 0 && strings.HasPrefix(letters(strings.Join(part, " ")), letters(cutRunes(body[0], 60))) {
			body = nil
		}
		body = append(body, part...)
	}
	return body
}
