package data

import (
	"cmp"
	"slices"
	"strings"
)

// indexEntry is what the full-text index and the engine know of an article.
type indexEntry struct {
	row, article int64
	columns      [5]string // body, headline, byline, dateline, facet
	terms        uint32    // in all columns
	precision    Precision
	single       [singleFields]string // values as written
	many         [manyFields][]string
}

func newIndexEntry(a *Article, versions int) indexEntry {
	e := indexEntry{article: a.ID, columns: searchText(a, versions), precision: a.Published.Precision}
	e.single = [singleFields]string{outletField: a.Outlet, agencyField: a.Agency, languageField: a.Language, formatField: a.Source.Format}
	e.many = [manyFields][]string{placeField - singleFields: a.Places, authorField - singleFields: a.Authors}
	for _, c := range e.columns {
		if c != "" {
			e.terms += uint32(strings.Count(c, " ")) + 1
		}
	}
	return e
}

// putIn adds an article to the full-text index and to the batch's block.
func (b *batch) putIn(e indexEntry) error {
	c := &e.columns
	if _, err := b.exec("INSERT INTO fts (rowid, body, headline, byline, dateline, facet) VALUES (?, ?, ?, ?, ?, ?)", e.row, c[0], c[1], c[2], c[3], c[4]); err != nil {
		return err
	}
	f := &b.changes.facts
	f.rows = append(f.rows, e.row)
	f.articles = append(f.articles, uint32(e.article))
	f.lengths = append(f.lengths, e.terms)
	f.precision = append(f.precision, uint8(e.precision))
	for i, text := range e.single {
		id, err := b.facetValue(facetField(i), text)
		if err != nil {
			return err
		}
		f.single[i] = append(f.single[i], id)
	}
	for i, texts := range e.many {
		var ids []uint32
		for _, text := range texts {
			id, err := b.facetValue(facetField(i)+singleFields, text)
			if err != nil {
				return err
			}
			if id != 0 && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		f.many[i].append(ids)
	}
	return nil
}

// takeFromIndex removes a row from the full-text index and notes it for the
// batch's block.
func (b *batch) takeFromIndex(row int64) error {
	if _, err := b.exec("DELETE FROM fts WHERE rowid = ?", row); err != nil {
		return err
	}
	if slices.Contains(b.changes.rows, row) {
		b.changes.facts = b.changes.facts.pick(func(i int) bool { return b.changes.rows[i] != row })
	}
	b.changes.gone = append(b.changes.gone, row)
	return nil
}

// pick returns the facts of the articles that keep wants.
func (f *facts) pick(keep func(i int) bool) facts {
	var kept facts
	for i := range f.rows {
		if keep(i) {
			kept.append(f, i)
		}
	}
	return kept
}

// sorted returns the facts in the order of their rows.
func (f *facts) sorted() facts {
	if slices.IsSorted(f.rows) {
		return *f
	}
	order := make([]int, f.len())
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(f.rows[i], f.rows[j]) })
	var s facts
	s.grow(f.len())
	for _, i := range order {
		s.append(f, i)
	}
	return s
}

// writeBlock stores what the batch changed in the index. It is the last thing
// that a transaction does, so that readers see the change by a new block.
func (b *batch) writeBlock() error {
	c := &b.changes
	if len(c.gone) == 0 && c.len() == 0 {
		return nil
	}
	slices.Sort(c.gone)
	c.gone = slices.Compact(c.gone)
	c.facts = c.sorted()
	_, err := b.exec("INSERT INTO block (n, bytes) VALUES (?, ?)", c.len(), c.marshal())
	b.changes = block{}
	return err
}

// facetValue returns the id of a value, 0 for one without a word.
func (b *batch) facetValue(field facetField, text string) (uint32, error) {
	if text == "" {
		return 0, nil
	}
	key := facetKey{field, text}
	if id, ok := b.filing.values[key]; ok {
		return id, nil
	}
	term := facetTerm("", text)
	if term == "" {
		return 0, nil
	}
	term = facetWords(term)
	var id uint32
	found, err := b.get("SELECT id FROM facet_value WHERE field = ? AND term = ?", []any{field, term}, &id)
	if err != nil {
		return 0, err
	}
	if !found {
		result, err := b.exec("INSERT INTO facet_value (field, term, text) VALUES (?, ?, ?)", field, term, text)
		if err != nil {
			return 0, err
		}
		last, err := result.LastInsertId()
		if err != nil {
			return 0, err
		}
		id = uint32(last)
	}
	if len(b.filing.values) >= maxValuesKept {
		clear(b.filing.values)
	}
	b.filing.values[key] = id
	return id, nil
}

// facetKey is a value as an article writes it.
type facetKey struct {
	field facetField
	text  string
}

// maxValuesKept bounds how many values an import remembers the ids of.
const maxValuesKept = 50_000
