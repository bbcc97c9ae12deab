package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dateline/data"
)

// Fields are the fields of an article that a dataset's columns can hold.
var Fields = []string{
	"headline", "published", "body", "authors", "outlet", "section", "url", "language", "keywords", "places", "dateline", "agency", "id",
}

// Mapping says which column of a dataset holds which field of an article. Its
// keys are the names of fields (see Fields), its values those of columns. A
// field may be put together from several columns: "year+month+day",
// "lead+text". A field that the mapping lacks is guessed; one mapped to ""
// stays empty.
type Mapping map[string]string

// ParseMapping reads a mapping as the command line takes it:
// "headline=title,published=date". "section=" leaves the section empty.
func ParseMapping(spec string) (Mapping, error) {
	m := Mapping{}
	for pair := range strings.SplitSeq(spec, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		field, column, ok := strings.Cut(pair, "=")
		field, column = strings.TrimSpace(field), strings.TrimSpace(column)
		switch {
		case !ok:
			return nil, fmt.Errorf("%q is no mapping; write FIELD=COLUMN, such as headline=title,published=date", strings.TrimSpace(pair))
		case !slices.Contains(Fields, field):
			return nil, fmt.Errorf("an article has no field %q; its fields are %s", field, strings.Join(Fields, ", "))
		}
		if _, twice := m[field]; twice {
			return nil, fmt.Errorf("the field %q is mapped twice; join columns with a plus sign, such as %s=first+second", field, field)
		}
		m[field] = column
	}
	if len(m) == 0 {
		return nil, fmt.Errorf("the mapping is empty; write FIELD=COLUMN with one of the fields %s", strings.Join(Fields, ", "))
	}
	return m, nil
}

// Shape names a set of columns, whatever their order. A mapping is remembered
// by it.
func Shape(columns []string) string {
	sorted := slices.Clone(columns)
	for i, c := range sorted {
		sorted[i] = norm.NFC.String(strings.TrimSpace(c))
	}
	slices.Sort(sorted)
	sum := sha256.Sum256([]byte(strings.Join(slices.Compact(sorted), "\x00")))
	return hex.EncodeToString(sum[:12])
}

// over is the mapping with what it lacks taken from a guess. A column that it
// gives to a field is not guessed to be another.
func (m Mapping) over(guess Mapping, columns []string) Mapping {
	whole := Mapping{}
	var taken []string
	for field, column := range m {
		if column != "" {
			whole[field] = column
		}
		taken = append(taken, splitColumns(column, columns)...)
	}
	for field, column := range guess {
		_, given := m[field]
		if !given && !slices.ContainsFunc(splitColumns(column, columns), func(c string) bool { return slices.Contains(taken, c) }) {
			whole[field] = column
		}
	}
	return whole
}

// splitColumns lists the columns that a mapping names for a field.
func splitColumns(value string, columns []string) []string {
	switch {
	case value == "":
		return nil
	case slices.Contains(columns, value):
		return []string{value}
	}
	parts := strings.Split(value, "+")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return parts
}

// maxListed is how many columns a sentence lists.
const maxListed = 30

// lacking names what a mapping asks for that a dataset does not have. Where
// it is one record, whose other columns may just be empty, it is enough that
// the headline or the body is there.
func (m Mapping) lacking(columns []string, one bool) error {
	var missing []string
	found := false
	for _, field := range Fields {
		for _, c := range splitColumns(m[field], columns) {
			has := slices.Contains(columns, c)
			if !has && !slices.Contains(missing, c) {
				missing = append(missing, c)
			}
			found = found || has && (field == "headline" || field == "body")
		}
	}
	if len(missing) == 0 || one && found {
		return nil
	}
	listed := columns
	more := ""
	if len(listed) > maxListed {
		listed, more = listed[:maxListed], fmt.Sprintf(" and %d more", len(columns)-maxListed)
	}
	return &Failure{Stage: "parse", Reason: fmt.Sprintf(
		"The mapping names the column %s, which is not there. The columns are %s%s.", quoted(missing), quoted(listed), more)}
}

func quoted(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", s)
	}
	return strings.Join(out, ", ")
}

// optionsOf makes the mappings that an archive remembers known to its imports.
func optionsOf(ctx context.Context, archive *data.Archive, opt Options) Options {
	opt.Mappings = func(shape string) (Mapping, bool) {
		m, ok, err := archive.Mapping(ctx, shape)
		return m, ok && err == nil
	}
	return opt
}
