
package main

import (
	"context"

	"dateline/data"
)

// facetsOf returns the facets that both sides count alike. Those of many
// values an article are counted with the others but not compared.
func facetsOf(ctx context.Context, results *data.Results) (map[string][]nameable, error) {
	facets, err := results.Facets(ctx, facetLimit)
	values := map[string][]nameable{}
	for _, f := range facets {
		if _, ok := facetColumns[f.Field]; !ok || len(f.Values) == 0 {
			continue
		}
		for _, v := range f.Values {
			values[f.Field] = append(values[f.Field], nameable{v.Value, v.Count})
		}
	}
	return values, err
}
