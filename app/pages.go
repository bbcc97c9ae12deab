package app

import (
	"context"
	"time"

	"dateline/data"
)

const (
	nearRows = 50                    // loaded beyond those in view
	mostRows = 3000                  // kept in memory
	restsFor = 50 * time.Millisecond // in one place after a jump, before the rows near it are loaded
)

// pages are the hits of the results, loaded as they come into view: what is in
// view at once, what is near it ahead of a scroll, or when the list rests after a jump.
type pages struct {
	desk    *desk
	results *data.Results
	loaded  map[int]data.Hit // by row
	loading rows             // at this moment
	first   int              // row in view
	last    int

	early []data.Hit         // the first rows, before there are results
	known map[int64]data.Hit // by id, of the same query, shown until they are loaded again
	read  map[int64]bool     // what was marked in this archive since it was opened
}

// rows are those from one to before another.
type rows struct{ from, to int }

// reset begins with the desk's results. Those of the same query as before show
// what was known of the articles in view and near it until they are loaded, so
// nothing flickers.
func (p *pages) reset(d *desk, sameQuery bool) {
	loaded, known := map[int]data.Hit{}, map[int64]data.Hit{}
	if sameQuery {
		for row := max(0, p.first-nearRows); row <= p.last+nearRows; row++ {
			if hit, ok := p.hit(row); ok {
				known[hit.ID] = hit
			}
		}
		for row, id := range d.results.IDs(0, len(p.early)) {
			if p.early[row].ID == id {
				loaded[row] = p.early[row]
			}
		}
	}
	*p = pages{desk: d, results: d.results, loaded: loaded, known: known, read: p.read}
}

// showFirst takes the first rows of a query whose results are not there yet.
func (p *pages) showFirst(d *desk, hits []data.Hit) {
	*p = pages{desk: d, early: hits, read: p.read}
}

// hit returns the hit at a row if it is known.
func (p *pages) hit(row int) (hit data.Hit, ok bool) {
	switch {
	case p.results == nil && row < len(p.early):
		hit, ok = p.early[row], true
	case p.results != nil:
		if hit, ok = p.loaded[row]; !ok && len(p.known) > 0 {
			if ids := p.results.IDs(row, row+1); len(ids) == 1 {
				hit, ok = p.known[ids[0]]
			}
		}
	}
	if read, marked := p.read[hit.ID]; marked {
		hit.Read = read
	}
	return hit, ok
}

// mark shows articles as read or unread from now on.
func (p *pages) mark(ids []int64, read bool) {
	if p.read == nil {
		p.read = map[int64]bool{}
	}
	for _, id := range ids {
		p.read[id] = read
	}
	p.desk.list.RowsChanged()
}

// reload loads what is in view again.
func (p *pages) reload(d *desk) {
	first, last := p.first, p.last
	p.reset(d, true)
	p.read = nil
	p.show(first, last)
}

// show loads what is missing of the rows [first, last], else of those near them.
func (p *pages) show(first, last int) {
	if p.results == nil || p.results.Len() == 0 {
		return
	}
	p.first, p.last = max(0, first), min(last, p.results.Len()-1)
	if from, to := p.missing(0); from < to {
		if !p.awaits(from, to) {
			p.load(0, from, to)
		}
		return
	}
	p.showNear(0)
}

// showNear loads the rows near those in view after a delay, if these come close to
// what is loaded.
func (p *pages) showNear(delay time.Duration) {
	if from, to := p.missing(nearRows / 2); !p.awaits(from, to) {
		from, to = p.missing(nearRows)
		p.load(delay, from, to)
	}
}

// awaits reports whether all of the rows [from, to) are being loaded, if there are any.
func (p *pages) awaits(from, to int) bool {
	return from >= to || p.loading.from <= from && to <= p.loading.to
}

// load loads the rows [from, to) after a delay, in place of what was being loaded.
func (p *pages) load(delay time.Duration, from, to int) {
	results, d := p.results, p.desk
	if p.loading = (rows{}); delay == 0 {
		p.loading = rows{from, to}
	}
	d.paging.run(delay, func(ctx context.Context, screen func(func())) {
		hits, err := results.Hits(ctx, from, to)
		screen(func() {
			if d.pages.results != results {
				return
			}
			d.pages.loading = rows{}
			if err != nil {
				d.say(err)
				return
			}
			d.pages.add(from, hits)
			d.pages.showNear(restsFor)
		})
	})
}

// missing returns the rows [from, to) around all that are not loaded, of those in
// view and so many before and after them.
func (p *pages) missing(beyond int) (from, to int) {
	for row := max(0, p.first-beyond); row <= min(p.last+beyond, p.results.Len()-1); row++ {
		if _, ok := p.loaded[row]; ok {
			continue
		}
		if from == to {
			from = row
		}
		to = row + 1
	}
	return from, to
}

func (p *pages) add(from int, hits []data.Hit) {
	if len(p.loaded) >= mostRows {
		for row := range p.loaded {
			if row < p.first-nearRows || row > p.last+nearRows {
				delete(p.loaded, row)
			}
		}
	}
	for i, hit := range hits {
		p.loaded[from+i] = hit
	}
	p.desk.list.RowsChanged()
}
