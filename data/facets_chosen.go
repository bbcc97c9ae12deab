package data

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Facets counts, as Results.Facets does, the values of the articles that answer
// a query narrowed by choices; of years all. A field that is narrowed itself
// counts as if nothing of it were included: so each count is that of the results
// with the value included too. What is chosen is always named; the count of an
// excluded value is that of the articles which its exclusion keeps out.
func (a *Archive) Facets(ctx context.Context, q Query, choices []Choice, limit int) ([]Facet, error) {
	var facets []Facet
	err := a.inChosen(ctx, q, choices, func(c *chosenCounts) error {
		for _, name := range FacetFields {
			f, err := c.facet(ctx, name, "", limit)
			if err != nil {
				return err
			}
			facets = append(facets, f)
		}
		return nil
	})
	return facets, err
}

// FacetBeginning counts as Facets does, but one field, and only its values of
// which a word begins with a prefix. Languages are found by their English names
// too. Distinct is the number of such values.
func (a *Archive) FacetBeginning(ctx context.Context, q Query, choices []Choice, field, prefix string, limit int) (f Facet, err error) {
	err = a.inChosen(ctx, q, choices, func(c *chosenCounts) error {
		f, err = c.facet(ctx, field, prefix, limit)
		return err
	})
	return f, err
}

// chosenCounts counts values over a query that is narrowed by choices.
type chosenCounts struct {
	*view
	archive          *Archive
	query            bitmap
	choices          []Choice
	wanted, unwanted []bitmap // of each choice; nil where it asks for nothing
	whole            ranked   // the query with all choices
}

func (a *Archive) inChosen(ctx context.Context, q Query, choices []Choice, work func(*chosenCounts) error) error {
	return a.inView(ctx, func(v *view) error {
		c := &chosenCounts{view: v, archive: a, choices: choices}
		find := func(n node) (set bitmap, err error) {
			if n != nil {
				set, err = v.find(ctx, n, nil)
			}
			return set, err
		}
		var err error
		if c.query, err = v.findKept(ctx, q.root); err != nil {
			return err
		}
		for _, choice := range choices {
			wanted, err := find(choice.wanted())
			if err != nil {
				return err
			}
			unwanted, err := find(choice.unwanted())
			if err != nil {
				return err
			}
			c.wanted, c.unwanted = append(c.wanted, wanted), append(c.unwanted, unwanted)
		}
		c.whole = newRanked(c.narrowed("", ""))
		return work(c)
	})
}

// narrowed is the query with the choices, but for what one field includes and
// for what another excludes.
func (c *chosenCounts) narrowed(notIncluded, notExcluded string) bitmap {
	set := c.query
	for i, choice := range c.choices {
		if c.wanted[i] != nil && choice.Field != notIncluded {
			set = set.and(c.wanted[i])
		}
		if c.unwanted[i] != nil && choice.Field != notExcluded {
			set = set.without(c.unwanted[i])
		}
	}
	return set
}

func (c *chosenCounts) facet(ctx context.Context, name, prefix string, limit int) (Facet, error) {
	if err := ctx.Err(); err != nil {
		return Facet{}, err
	}
	set, own := c.whole, Choice{}
	for _, choice := range c.choices {
		if choice.Field == name {
			own = choice.beginning(prefix)
			set = newRanked(c.narrowed(name, ""))
		}
	}
	f, err := c.count(ctx, name, prefix, set, limit)
	if err != nil {
		return f, err
	}
	known := len(f.Values)
	if f, err = c.name(ctx, f, own.Include, set.bits, set.bits); err == nil && len(own.Exclude) > 0 {
		f, err = c.name(ctx, f, own.Exclude, set.bits, c.narrowed(name, name))
	}
	if len(f.Values) > known {
		slices.SortStableFunc(f.Values, func(a, b FacetValue) int {
			if name == "year" {
				return cmp.Or(cmp.Compare(len(b.Value), len(a.Value)), cmp.Compare(b.Value, a.Value))
			}
			return cmp.Compare(b.Count, a.Count)
		})
	}
	return f, err
}

// beginning is what is chosen of the values that a prefix finds.
func (c Choice) beginning(prefix string) Choice {
	if prefix == "" {
		return c
	}
	other := func(value string) bool {
		return !wordBegins(value, prefix) && (c.Field != "lang" || !wordBegins(LanguageName(value), prefix))
	}
	c.Include = slices.DeleteFunc(slices.Clone(c.Include), other)
	c.Exclude = slices.DeleteFunc(slices.Clone(c.Exclude), other)
	return c
}

// count counts the values of a field over a set.
func (c *chosenCounts) count(ctx context.Context, name, prefix string, set ranked, limit int) (Facet, error) {
	field := facetByName[name]
	f := Facet{Field: name, Known: c.knows(field)}
	if field == yearField {
		f.Values = slices.DeleteFunc(c.years(set), func(v FacetValue) bool { return !strings.HasPrefix(v.Value, strings.TrimSpace(prefix)) })
		f.Distinct = len(f.Values)
		return f, nil
	}
	counts := c.countValues(field, set)
	if field == languageField && prefix != "" {
		ids, _ := mostOf(counts, maxLanguages)
		values, err := c.archive.nameValues(ctx, ids, counts)
		for _, v := range values {
			if wordBegins(v.Value, prefix) || wordBegins(LanguageName(v.Value), prefix) {
				f.Values = append(f.Values, v)
			}
		}
		f.Distinct = len(f.Values)
		f.Values = f.Values[:min(limit, len(f.Values))]
		return f, err
	}
	ids, distinct, err := c.beginning(ctx, field, prefix, counts, limit)
	if err != nil {
		return f, err
	}
	f.Values, err = c.archive.nameValues(ctx, ids, counts)
	f.Distinct = distinct
	return f, err
}

// name adds chosen values that are not among those of a facet, which was counted
// over a set, with their counts in another.
func (c *chosenCounts) name(ctx context.Context, f Facet, chosen []string, counted, set bitmap) (Facet, error) {
	for _, value := range chosen {
		same := func(v FacetValue) bool { return v.Value == value || foldValue(v.Value) == foldValue(value) }
		if slices.ContainsFunc(f.Values, same) {
			continue
		}
		has, err := c.find(ctx, valueOf(facetByName[f.Field], value), nil)
		if err != nil {
			return f, err
		}
		f.Values = append(f.Values, FacetValue{value, has.and(set).count()})
		if has.and(counted).count() == 0 {
			f.Distinct++
		}
	}
	return f, nil
}
