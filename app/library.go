package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views"
)

const (
	longestList   = 200 // values of a field at once
	shownImports  = 5
	longListDelay = 60 * time.Millisecond // while a filter is being typed
	shelfRest     = 80 * time.Millisecond // since the last change: counts are looked at when a query stands
)

// shelf is what the library shows of an answer, made off the screen.
type shelf struct {
	counts  []int // of partNames
	imports []views.LibraryImport
	facets  []data.Facet
	long    data.Facet // of the field that is unfolded, if there is one
}

// rows are the parts in the window's language, which is asked on the screen alone.
func (s shelf) rows() []views.LibraryRow {
	rows := make([]views.LibraryRow, len(partNames))
	for i, p := range partNames {
		rows[i] = views.LibraryRow{Key: p.part, Name: lang.L(p.name), Count: s.counts[i]}
	}
	return rows
}

// loadLibrary counts anew what the library shows, once results are on the screen.
// Until then it keeps what it has.
func (d *desk) loadLibrary() {
	archive, q := d.archive, d.asked
	field, filter := d.library.Unfolded()
	d.shelving.run(shelfRest, func(ctx context.Context, screen func(func())) {
		s, err := loadShelf(ctx, archive, q, field, filter)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			screen(func() { d.say(err) })
		default:
			screen(func() {
				d.library.SetRows(s.rows())
				d.library.SetImports(s.imports)
				d.library.SetFacets(s.facets)
				d.library.SetLong(filter, s.long)
			})
		}
	})
}

func loadShelf(ctx context.Context, archive *data.Archive, q question, field, filter string) (s shelf, err error) {
	if s.facets, err = archive.Facets(ctx, q.unchosen(), q.choices(), views.ShortList); err != nil {
		return s, err
	}
	if field != "" {
		if s.long, err = archive.FacetBeginning(ctx, q.unchosen(), q.choices(), field, filter, longestList); err != nil {
			return s, err
		}
	}
	var parts []data.Query
	for _, p := range partNames {
		parts = append(parts, q.inPart(p.part).query())
	}
	if s.counts, err = archive.CountEach(ctx, parts); err != nil {
		return s, err
	}
	imports, err := archive.Imports(ctx)
	for _, i := range imports[:min(shownImports, len(imports))] {
		s.imports = append(s.imports, views.LibraryImport{ID: i.ID, When: i.Started, Added: i.Counts.Added, Gone: i.State == data.ImportUndone})
	}
	return s, err
}

// unfoldFacet loads the long list of a field.
func (d *desk) unfoldFacet(field, filter string) {
	archive, q := d.archive, d.asked
	if archive == nil {
		return
	}
	delay := longListDelay
	if filter == "" {
		delay = 0
	}
	d.listing.run(delay, func(ctx context.Context, screen func(func())) {
		long, err := archive.FacetBeginning(ctx, q.unchosen(), q.choices(), field, filter, longestList)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			screen(func() { d.say(err) })
		default:
			screen(func() { d.library.SetLong(filter, long) })
		}
	})
}

// markLibrary marks what is chosen.
func (d *desk) markLibrary() {
	var parts []string
	if part := d.asked.part(); part != wholePart {
		parts = append(parts, part)
	}
	if d.asked.undated {
		parts = append(parts, undatedPart)
	}
	if len(parts) == 0 {
		parts = append(parts, wholePart)
	}
	d.library.SetChosen(parts, d.asked.choices())
}

// inPart returns the question about a part of the archive in place of another,
// as a click on the part asks it.
func (q question) inPart(part string) question {
	q = q.without(step{Field: partField})
	if q.undated || part == undatedPart {
		q = q.dated(time.Time{}, time.Time{}, part == undatedPart)
	}
	if part == unreadPart || part == reviewPart {
		q = q.with(step{Field: partField, Value: part})
	}
	return q
}

// choosePart narrows the results to a part of the archive, or widens them again
// where it is chosen already.
func (d *desk) choosePart(part string) {
	if part == d.asked.part() || part == undatedPart && d.asked.undated {
		part = wholePart
	}
	d.narrow(d.asked.inPart(part))
}

// includeValue narrows the results to a value of a field, or no longer does.
func (d *desk) includeValue(field, value string) { d.toggleStep(step{Field: field, Value: value}) }

// excludeValue keeps a value of a field out of the results, or no longer does.
func (d *desk) excludeValue(field, value string) {
	d.toggleStep(step{Field: field, Value: value, Excluded: true})
}

func (d *desk) toggleStep(s step) {
	for _, known := range d.asked.steps {
		if known == s {
			d.narrow(d.asked.without(s))
			return
		}
	}
	d.narrow(d.asked.with(s))
}

// toggleLibrary shows or hides the library.
func (d *desk) toggleLibrary() {
	show := !d.room.SidebarVisible()
	if !show && d.library.Focused() {
		d.focusResults()
	}
	d.room.SetSidebarVisible(show)
	if d.room.SidebarOver() {
		d.library.Focus()
	}
	d.prefs.setLibrary(d.room.SidebarWished())
	d.renewMenus()
}

// openPastImport shows the list of imports, at one of them where it is not 0.
func (d *desk) openPastImport(id int64) {
	d.showImports()
	if d.history != nil {
		d.history.list.Prefer(id)
	}
}
