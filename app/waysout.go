package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
	"dateline/views"
)

// The most ways out of one kind that a page offers.
const (
	mostElsewhere = 2
	mostWithout   = 3
)

// freed is a step without which something is found.
type freed struct {
	step  step
	count int
}

// suggestion is another query that finds something.
type suggestion struct {
	query   string
	without string // the part that it leaves out, where it leaves one out
	count   int
	freed   bool // it finds nothing within what narrows the results
}

// explain finds out why nothing was found: which steps are to blame, or which
// words, where these alone find nothing.
func (a *answer) explain(ctx context.Context, archive *data.Archive, q question) error {
	for _, s := range q.steps {
		n, err := archive.Count(ctx, q.without(s).query())
		if err != nil {
			return err
		}
		if n > 0 {
			a.freed = append(a.freed, freed{s, n})
		}
	}
	wordless := q
	wordless.text = ""
	var err error
	if a.textless, err = archive.Count(ctx, wordless.query()); err != nil {
		return err
	}
	if a.unfiltered, err = archive.Count(ctx, q.words()); err != nil || a.unfiltered > 0 {
		return err
	}
	culprits, err := archive.WhyEmpty(ctx, q.text)
	if err == nil {
		a.words = culprits.Words
		a.suggested, err = suggestions(ctx, archive, q, culprits)
	}
	return err
}

// suggestions are the queries that find something within what narrows the results;
// where none does, those that find something once that is cleared.
func suggestions(ctx context.Context, archive *data.Archive, q question, c data.Culprits) ([]suggestion, error) {
	var all, within []suggestion
	if c.Near != "" {
		all = append(all, suggestion{query: c.Near})
	}
	for _, other := range c.Elsewhere[:min(mostElsewhere, len(c.Elsewhere))] {
		all = append(all, suggestion{query: other.Query})
	}
	for _, rest := range c.Without[:min(mostWithout, len(c.Without))] {
		all = append(all, suggestion{query: rest.Query, without: rest.Part})
	}
	for i, s := range all {
		other := q
		other.text, other.typing = s.query, false
		n, err := archive.Count(ctx, other.query())
		if err != nil {
			return nil, err
		}
		if n > 0 {
			s.count = n
			within = append(within, s)
			continue
		}
		all[i].freed = true
		if all[i].count, err = archive.Count(ctx, other.words()); err != nil {
			return nil, err
		}
	}
	if len(within) > 0 {
		return within, nil
	}
	return all, nil
}

// waysOut lead from an empty page to articles, each with how many there are.
func (d *desk) waysOut(a answer) []views.WayOut {
	var ways []views.WayOut
	for _, s := range a.suggested {
		ways = append(ways, d.wayToQuery(s))
	}
	for _, f := range a.freed[:min(mostWithout, len(a.freed))] {
		ways = append(ways, views.WayOut{Label: countedWay(d.clearLabel(f.step), f.count), Action: func() { d.narrow(d.asked.without(f.step)) }})
	}
	if len(d.asked.steps) > 1 && a.unfiltered > 0 {
		ways = append(ways, views.WayOut{Label: countedWay(lang.L("Clear all filters"), a.unfiltered), Action: d.clearFilters})
	}
	switch {
	case d.asked.text == "":
	case a.textless > 0:
		ways = append(ways, views.WayOut{Label: lang.L("Clear the search"), Action: d.clearSearch})
	default:
		ways = append(ways, views.WayOut{Label: lang.L("Clear the search and all filters"), Action: func() { d.searchUnfiltered("") }})
	}
	return ways
}

// searchUnfiltered answers a query with nothing else that narrows it.
func (d *desk) searchUnfiltered(text string) {
	before := d.asked
	d.asked = d.asked.free()
	d.showDates()
	d.searchFor(text)
	d.remember(d.restoring(before, lang.L("All filters are cleared")))
}

// wayToQuery leads to another query.
func (d *desk) wayToQuery(s suggestion) views.WayOut {
	label := lang.L("Search “{{.Query}}”", map[string]any{"Query": s.query})
	if s.without != "" {
		label = lang.L("Search without “{{.Part}}”", map[string]any{"Part": s.without})
	}
	if s.freed {
		label = lang.L("{{.What}}, filters cleared", map[string]any{"What": label})
	}
	return views.WayOut{Label: countedWay(label, s.count), Action: func() {
		if s.freed {
			d.searchUnfiltered(s.query)
		} else {
			d.searchFor(s.query)
		}
	}}
}

// countedWay is the label of a way with how many articles it leads to.
func countedWay(label string, n int) string {
	return lang.L("{{.What}} ({{.N}})", map[string]any{"What": label, "N": locale.Number(n)})
}

func (d *desk) clearLabel(s step) string {
	return lang.L("Clear {{.What}}", map[string]any{"What": d.asked.clearName(s)})
}
