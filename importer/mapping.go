package importer

import (
	"context"

	"dateline/data"
)

// Mapping says which column of a dataset holds which field of an article. Its
// keys are the names of fields (see Fields), its values those of columns.
type Mapping map[string]string

// optionsOf makes the mappings that an archive remembers known to its imports.
func optionsOf(ctx context.Context, archive *data.Archive, opt Options) Options {
	opt.Mappings = func(shape string) (Mapping, bool) {
		m, ok, err := archive.Mapping(ctx, shape)
		return m, ok && err == nil
	}
	return opt
}
