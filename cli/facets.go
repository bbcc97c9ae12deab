package cli

import (
	"errors"
	"strings"

	"github.com/spf13/pflag"

	"dateline/data"
)

const facetLimit = 10 // values printed of each field unless --limit says otherwise

type facetJSON struct {
	Values   []facetValueJSON `json:"values"`
	Distinct int              `json:"distinct"`
}

type facetValueJSON struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

func (c *cli) facetsCommand(flags *pflag.FlagSet) func([]string) error {
	limit := flags.Int("limit", facetLimit, "print `N` values of each field")
	return func(words []string) error {
		if *limit < 1 {
			return misuse{errors.New("--limit takes a number from 1 on")}
		}
		return c.read(func(a *data.Archive) error {
			results, err := a.Search(c.ctx, c.parse(strings.Join(words, " ")), data.Newest)
			if err != nil {
				return err
			}
			facets, err := results.Facets(c.ctx, *limit)
			if err != nil {
				return err
			}
			return c.printFacets(results.Len(), facets)
		})
	}
}

func (c *cli) printFacets(total int, facets []data.Facet) error {
	if c.json {
		byField := map[string]facetJSON{}
		for _, f := range facets {
			j := facetJSON{Values: []facetValueJSON{}, Distinct: f.Distinct}
			for _, v := range f.Values {
				j.Values = append(j.Values, facetValueJSON(v))
			}
			byField[f.Field] = j
		}
		return c.line(struct {
			Total  int                  `json:"total"`
			Facets map[string]facetJSON `json:"facets"`
		}{total, byField})
	}
	for _, f := range facets {
		for _, v := range f.Values {
			c.say(c.out, "%s\t%s\t%d\n", f.Field, v.Value, v.Count)
		}
		if left := f.Distinct - len(f.Values); left > 0 {
			c.say(c.out, "%s\t… and %d more\n", f.Field, left)
		}
	}
	return nil
}
