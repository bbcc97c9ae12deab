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
}

func (p *pages) reset(d *desk) { *p = pages{desk: d, results: d.results, loaded: map[int][]data.Hit{}} }

// hit returns the hit at a row if it is loaded.
func (p *pages) hit(row int) (data.Hit, bool) {
	page, ok := p.loaded[row/pageRows]
	if !ok || row%pageRows >= len(page) {
		return data.Hit{}, false
	}
	return page[row%pageRows], true
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
		for other := range p.loaded { // drop what is far from the view
			if other < p.first/pageRows-1 || other > p.last/pageRows+1 {
				delete(p.loaded, other)
			}
		}
	}
	p.loaded[page] = hits
	p.desk.list.RowsChanged()
}
