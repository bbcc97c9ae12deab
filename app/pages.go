package app

import (
	"context"

	"dateline/data"
)

const (
	pageRows  = 50
	mostPages = 60 // kept in memory
)

// pages are the hits of the results, loaded as they come into view.
type pages struct {
	desk    *desk
	results *data.Results
	loaded  map[int][]data.Hit
	first   int // row in view
	last    int

	early []data.Hit         // the first rows, before there are results
	known map[int64]data.Hit // by id, of the same query, shown until they are loaded again
	read  map[int64]bool     // what was marked in this archive since it was opened
}

// reset begins with the desk's results. Those of the same query as before show
// what was known of the articles in view and near it until they are loaded, so
// nothing flickers.
func (p *pages) reset(d *desk, sameQuery bool) {
	known := map[int64]data.Hit{}
	if sameQuery {
		for row := max(0, p.first-pageRows); row <= p.last+pageRows; row++ {
			if hit, ok := p.hit(row); ok {
				known[hit.ID] = hit
			}
		}
	}
	*p = pages{desk: d, results: d.results, loaded: map[int][]data.Hit{}, known: known, read: p.read}
}

// showFirst takes the first rows of a query whose results are not there yet.
func (p *pages) showFirst(d *desk, hits []data.Hit) {
	*p = pages{desk: d, early: hits, read: p.read}
}

// hit returns the hit at a row if it is known.
func (p *pages) hit(row int) (hit data.Hit, ok bool) {
	page := p.loaded[row/pageRows]
	switch {
	case p.results == nil && row < len(p.early):
		hit, ok = p.early[row], true
	case p.results == nil:
	case row%pageRows < len(page):
		hit, ok = page[row%pageRows], true
	case len(p.known) > 0:
		if ids := p.results.IDs(row, row+1); len(ids) == 1 {
			hit, ok = p.known[ids[0]]
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

// show loads what is missing of the rows [first, last], nearest first.
func (p *pages) show(first, last int) {
	if p.results == nil || p.results.Len() == 0 {
		return
	}
	p.first, p.last = max(0, first), min(last, p.results.Len()-1)
	var missing []int
	for page := p.first / pageRows; page <= p.last/pageRows; page++ {
		if _, ok := p.loaded[page]; !ok {
			missing = append(missing, page)
		}
	}
	if len(missing) == 0 {
		return
	}
	results, d := p.results, p.desk
	d.paging.run(0, func(ctx context.Context, screen func(func())) {
		for _, page := range missing {
			hits, err := results.Hits(ctx, page*pageRows, (page+1)*pageRows)
			if err != nil {
				if ctx.Err() == nil {
					screen(func() { d.say(err) })
				}
				return
			}
			screen(func() {
				if d.pages.results == results {
					d.pages.add(page, hits)
				}
			})
		}
	})
}

func (p *pages) add(page int, hits []data.Hit) {
	if len(p.loaded) >= mostPages {
		for other := range p.loaded {
			if !p.near(other) {
				delete(p.loaded, other)
			}
		}
	}
	p.loaded[page] = hits
	p.desk.list.RowsChanged()
}

// near reports whether a page is in view or beside it.
func (p *pages) near(page int) bool {
	return page >= p.first/pageRows-1 && page <= p.last/pageRows+1
}
