package app

import (
	"slices"
	"testing"

	"dateline/importer"
)

// TestAMappingSaysWhyItCannotBeImported holds that a person learns what is missing.
func TestAMappingSaysWhyItCannotBeImported(t *testing.T) {
	const why = "Choose a column for the headline or the text."
	for _, c := range []struct {
		mapping map[string]string
		says    bool
	}{
		{nil, true},
		{map[string]string{"outlet": "one"}, true},
		{map[string]string{"headline": "one"}, false},
		{map[string]string{"body": "two"}, false},
	} {
		r := newsRig(t)
		set := importer.Dataset{Shape: "x", Path: "x.csv", Columns: []string{"one", "two"}, Mapping: c.mapping}
		r.askMapping([]importer.Dataset{set}, 1, map[string]bool{}, func() {})
		r.settle()
		if got := slices.Contains(texts(r.window.Canvas().Overlays().Top()), why); got != c.says {
			t.Errorf("mapped %v, it says so: %v", c.mapping, got)
		}
	}
}
