package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
)

// Facet is a field with the values that some articles have in it.
type Facet struct {
	Field    string       // outlet, place, agency, author, lang, year or format
	Values   []FacetValue // commonest first, years newest first
	Distinct int          // how many values there are, with those left out of Values
	Known    bool         // some article of the archive has a value, if none of these
}

// FacetValue is a value of a field and how many articles have it.
type FacetValue struct {
	Value string // as it was first written
	Count int
}

// FacetFields are the fields of Facets, in their order.
var FacetFields = []string{"outlet", "place", "agency", "author", "lang", "year", "format"}

// yearField is no column: an article's year is in its row.
const yearField = facetFieldCount

var facetByName = map[string]facetField{
	"outlet": outletField, "place": placeField, "agency": agencyField, "author": authorField,
	"lang": languageField, "year": yearField, "format": formatField,
}

// Facets counts the values of the results in each of FacetFields, and names
// the commonest, at most limit of each; of years all. The count of a value is
// that of the results narrowed by it.
func (r *Results) Facets(ctx context.Context, limit int) ([]Facet, error) {
	facets := make([]Facet, 0, len(FacetFields))
	for _, name := range FacetFields {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		field := facetByName[name]
		f := Facet{Field: name, Known: r.snapshot.knows(field)}
		if field == yearField {
			f.Values = r.snapshot.years(r.set)
			f.Distinct = len(f.Values)
		} else {
			counts := r.snapshot.countValues(field, r.set)
			var commonest []uint32
			commonest, f.Distinct = mostOf(counts, limit)
			values, err := r.archive.nameValues(ctx, commonest, counts)
			if err != nil {
				return nil, err
			}
			f.Values = values
		}
		facets = append(facets, f)
	}
	return facets, nil
}

// years counts the dated articles of a set by year, the newest first.
func (s *snapshot) years(set ranked) []FacetValue {
	var list []FacetValue
	for end := s.len(); end > s.undated(); {
		year := timeOfDay(rowDay(s.rows[end-1])).Year()
		first, _ := parsePeriod(fourDigits(year))
		from := s.below(dayOf(first.first) << rowDayBits)
		if n := set.rank(end) - set.rank(from); n > 0 {
			list = append(list, FacetValue{strconv.Itoa(year), n})
		}
		end = from
	}
	return list
}

// fourDigits writes a year as a query does.
func fourDigits(year int) string {
	s := strconv.Itoa(year)
	return "0000"[:4-len(s)] + s
}

// countValues counts the articles of a set by their values in a field, by the
// values' ids.
func (s *snapshot) countValues(field facetField, set ranked) []int32 {
	if set.n == s.len() {
		return s.countAll(field)
	}
	return s.count(field, set.bits)
}

// countAll counts the values of the whole archive, once.
func (s *snapshot) countAll(field facetField) []int32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.counts[field] == nil {
		s.counts[field] = s.count(field, fullBitmap(s.len()))
	}
	return s.counts[field]
}

// knows reports whether any article of the archive has a value in a field.
func (s *snapshot) knows(field facetField) bool {
	if field == yearField {
		return s.len() > s.undated()
	}
	return slices.ContainsFunc(s.countAll(field), func(n int32) bool { return n > 0 })
}

func (s *snapshot) count(field facetField, set bitmap) []int32 {
	if field < singleFields {
		column := s.single[field]
		counts := make([]int32, s.largest[field]+1)
		set.each(func(i int) bool {
			counts[column[i]]++
			return true
		})
		counts[0] = 0 // those that have none
		return counts
	}
	many := &s.many[field-singleFields]
	counts := make([]int32, s.largest[field]+1)
	set.each(func(i int) bool {
		for _, id := range many.of(i) {
			counts[id]++
		}
		return true
	})
	return counts
}

// mostOf returns the ids with the largest counts, the largest first, and how
// many ids have any.
func mostOf(counts []int32, limit int) (ids []uint32, distinct int) {
	better := func(a, b uint32) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) }
	for id, n := range counts {
		if n == 0 {
			continue
		}
		distinct++
		at, _ := slices.BinarySearchFunc(ids, uint32(id), better)
		if at == limit {
			continue
		}
		if len(ids) == limit {
			ids = ids[:limit-1]
		}
		ids = slices.Insert(ids, at, uint32(id))
	}
	return ids, distinct
}

// nameValues gives ids their names and counts.
func (a *Archive) nameValues(ctx context.Context, ids []uint32, counts []int32) ([]FacetValue, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	name, err := a.reader.PrepareContext(ctx, "SELECT text FROM facet_value WHERE id = ?")
	if err != nil {
		return nil, a.explain(err)
	}
	defer func() { _ = name.Close() }()
	values := make([]FacetValue, 0, len(ids))
	for _, id := range ids {
		v := FacetValue{Count: int(counts[id])}
		if err := name.QueryRowContext(ctx, id).Scan(&v.Value); err != nil {
			return nil, a.explain(err)
		}
		values = append(values, v)
	}
	return values, nil
}

// Values returns the values of a field of which a word begins with a prefix,
// the commonest in the archive first, at most limit. Case and accents do not
// matter; an empty prefix stands for all values. The field is one of
// FacetFields other than year.
func (a *Archive) Values(ctx context.Context, field, prefix string, limit int) ([]FacetValue, error) {
	number, ok := facetByName[field]
	if !ok || number == yearField {
		return nil, nil
	}
	var counts []int32
	var ids []uint32
	err := a.inView(ctx, func(v *view) error {
		counts = v.countAll(number)
		var err error
		ids, _, err = v.beginning(ctx, number, prefix, counts, limit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a.nameValues(ctx, ids, counts)
}

// beginning returns the counted values of which a word begins with a prefix, the
// commonest first, at most limit, and how many there are.
func (v *view) beginning(ctx context.Context, field facetField, prefix string, counts []int32, limit int) (ids []uint32, distinct int, err error) {
	begin := facetWords(facetTerm("", prefix))
	if begin == "" {
		ids, distinct = mostOf(counts, limit)
		return ids, distinct, nil
	}
	err = each(ctx, v.tx, "SELECT id FROM facet_value WHERE field = ?1 AND (substr(term, 1, length(?2)) = ?2 OR instr(term, ?3) > 0)", func(rows *sql.Rows) error {
		var id uint32
		err := rows.Scan(&id)
		if int(id) < len(counts) && counts[id] > 0 {
			ids = append(ids, id)
		}
		return err
	}, field, begin, facetSeparator+begin)
	slices.SortStableFunc(ids, func(x, y uint32) int { return cmp.Compare(counts[y], counts[x]) })
	return ids[:min(limit, len(ids))], len(ids), err
}
