package app

import (
	"context"

	"dateline/data"
)

// valuesOf looks the values of a field up in an archive, as a data.ValueLookup
// does: (*data.Archive).Values, but for tests.
type valuesOf func(a *data.Archive, ctx context.Context, field, prefix string, limit int) ([]data.FacetValue, error)

// lookup is the open archive's list of values; nil where there is none.
func (d *desk) lookup() data.ValueLookup {
	archive, values := d.archive, d.values
	if archive == nil {
		return nil
	}
	return func(ctx context.Context, field, prefix string, limit int) ([]data.FacetValue, error) {
		return values(archive, ctx, field, prefix, limit)
	}
}

// complete shows what the query may become at the cursor, in place of what an
// older one may.
func (d *desk) complete(text string, cursor int) {
	if !data.CanComplete(text, cursor) {
		d.completing.drop()
		d.search.SetCompletions(text, cursor, nil)
		return
	}
	lookup := d.lookup()
	d.completing.run(0, func(ctx context.Context, screen func(func())) {
		found, err := data.Complete(ctx, text, cursor, lookup)
		if err != nil {
			found = nil // the search meets the same trouble and tells of it
		}
		screen(func() { d.search.SetCompletions(text, cursor, found) })
	})
}
