//go:build !facets

package main

import (
	"context"

	"dateline/data"
)

// Results have no facets yet: that part of the table is left out.
func init() { parts = parts[:len(parts)-1] }

func facetsOf(context.Context, *data.Results) (map[string][]nameable, error) { return nil, nil }
