package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"dateline/data"
)

const searchLimit = 50 // articles printed unless --limit says otherwise
const searchPage = 500 // articles loaded at once

const sortNames = "newest, oldest, relevance, headline, outlet, place or author; the last four also backwards, as headline-desc"

type hitJSON struct {
	ID        int64    `json:"id"`
	Headline  *string  `json:"headline"`
	Marks     []string `json:"marks"`
	Published *string  `json:"published"`
	Places    []string `json:"places"`
	Agency    *string  `json:"agency"`
	Outlet    *string  `json:"outlet"`
	Snippet   *string  `json:"snippet"`
}

// sortOrders are the values of --sort.
func sortOrders() (names []string) {
	for _, order := range data.Sorts {
		names = append(names, string(order))
		if order != data.Newest && order != data.Oldest && order != data.Relevance {
			names = append(names, string(order.Reversed()))
		}
	}
	return names
}

func (c *cli) searchCommand(flags *pflag.FlagSet) func([]string) error {
	order := flags.String("sort", string(data.Newest), "in this `ORDER`: "+sortNames)
	offer(flags, "sort", sortOrders()...)
	limit := flags.Int("limit", searchLimit, "print `N` articles")
	offset := flags.Int("offset", 0, "leave out the first `N` articles")
	count := flags.Bool("count", false, "print only how many articles there are")
	return func(words []string) error {
		if !data.Sort(*order).Known() {
			return misuse{fmt.Errorf("--sort takes %s, not %q", sortNames, *order)}
		}
		if *limit < 0 || *offset < 0 {
			return misuse{errors.New("--limit and --offset take numbers from 0 on")}
		}
		if *count {
			*limit = 0
		}
		return c.read(func(a *data.Archive) error {
			results, err := a.Search(c.ctx, c.parse(strings.Join(words, " ")), data.Sort(*order))
			if err != nil {
				return err
			}
			if err := c.printHits(results, *offset, *limit); err != nil {
				return err
			}
			return c.printTotal(results, *count)
		})
	}
}

// parse reads a query and names its odd parts on standard error.
func (c *cli) parse(text string) data.Query {
	q := data.ParseQuery(text, false)
	for _, p := range q.Problems {
		c.say(c.err, "%s (character %d of the query)\n", p.Message, p.Span.Start+1)
	}
	return q
}

func (c *cli) printHits(results *data.Results, offset, limit int) error {
	end := results.Len()
	if limit < end-offset {
		end = offset + limit
	}
	for from := offset; from < end; from += searchPage {
		hits, err := results.Hits(c.ctx, from, min(end, from+searchPage))
		if err != nil {
			return err
		}
		for _, h := range hits {
			if h.ID == 0 {
				continue // removed meanwhile
			}
			if err := c.printHit(h); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *cli) printHit(h data.Hit) error {
	if c.json {
		return c.line(hitJSON{
			ID: h.ID, Headline: known(h.Headline), Marks: list(h.Marks), Published: known(h.Published.ISO()),
			Places: list(h.Places), Agency: known(h.Agency), Outlet: known(h.Outlet), Snippet: known(h.Snippet),
		})
	}
	date := h.Published.ISO()
	if date == "" {
		date = "undated"
	}
	c.say(c.out, "%d\t%s\t%s\n", h.ID, date, h.Headline)
	return nil
}

func (c *cli) printTotal(r *data.Results, count bool) error {
	if c.json {
		return c.line(struct {
			Total   int     `json:"total"`
			Elapsed float64 `json:"elapsed_ms"`
		}{r.Len(), float64(r.Elapsed.Microseconds()) / 1000})
	}
	if count {
		c.say(c.out, "%d\n", r.Len())
	} else {
		c.say(c.err, "%s\n", counted(r.Len(), "article"))
	}
	return nil
}
