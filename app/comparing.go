package app

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/views"
)

// comparison is the queries that the timeline compares. It stays when they are
// no longer shown, and comes back with them.
type comparison struct {
	on      bool
	style   views.ChartStyle
	queries map[int]comparedQuery // by slot
	found   map[comparedQuery]*data.Results
}

// comparedQuery is a query as it stands in its field.
type comparedQuery struct {
	text   string
	typing bool // the last word may be unfinished
}

// unfinished reports whether the last word stands for all that begin so.
func (q comparedQuery) unfinished() bool {
	last, _ := utf8.DecodeLastRuneInString(q.text)
	return q.typing && (unicode.IsLetter(last) || unicode.IsDigit(last))
}

// toggleCompare begins to compare queries, the present one first, or ends it.
func (d *desk) toggleCompare() {
	if d.compared.on {
		d.endCompare()
		return
	}
	if !d.room.TimelineVisible() {
		d.toggleTimeline()
	}
	c := &d.compared
	c.on = true
	present := comparedQuery{d.asked.text, d.asked.typing}
	if !slices.ContainsFunc(slices.Collect(maps.Values(c.queries)), func(q comparedQuery) bool { return q.text == present.text }) {
		if c.queries == nil {
			c.queries = map[int]comparedQuery{}
		}
		c.queries[0] = present
	}
	if len(c.queries) == 1 && present.text != "" {
		c.queries[c.freeSlot()] = comparedQuery{}
	}
	d.showComparing()
	d.recompare()
	d.window.Canvas().Focus(d.compare.Field(c.emptySlot()))
}

// showComparing shows the fields of the queries in place of the timeline's head.
func (d *desk) showComparing() {
	d.compare.SetStyle(d.compared.style)
	d.timeline.SetChartStyle(d.compared.style)
	d.showCompared()
	d.timelinePane.SetComparing(true)
	d.renewMenus()
}

// leaveCompare shows the query's own bars again.
func (d *desk) leaveCompare() {
	d.comparing.drop()
	d.compared.on = false
	d.timelinePane.SetComparing(false)
	d.focusResults()
	d.renewMenus()
}

// forgetCompare is for another archive.
func (d *desk) forgetCompare() {
	if d.compared.on {
		d.leaveCompare()
	}
	d.compared = comparison{style: d.compared.style}
	d.timeline.SetSeries(nil, data.Timeline{})
}

// freeSlot returns the first slot without a query.
func (c *comparison) freeSlot() int {
	for slot := range views.MostSeries {
		if _, used := c.queries[slot]; !used {
			return slot
		}
	}
	return -1
}

// emptySlot returns the first slot whose query is yet to be typed, else the
// first.
func (c *comparison) emptySlot() int {
	slots := slices.Sorted(maps.Keys(c.queries))
	for _, slot := range slots {
		if c.queries[slot].text == "" {
			return slot
		}
	}
	return slots[0]
}

// showCompared shows the fields of the queries.
func (d *desk) showCompared() {
	texts := map[int]string{}
	for slot, q := range d.compared.queries {
		texts[slot] = q.text
	}
	d.compare.SetQueries(texts)
}

// compareTyped follows a query while it is being typed.
func (d *desk) compareTyped(slot int, text string) { d.setCompared(slot, comparedQuery{text, true}) }

// compareSubmitted takes a query as it stands.
func (d *desk) compareSubmitted(slot int, text string) {
	d.setCompared(slot, comparedQuery{text, false})
}

func (d *desk) setCompared(slot int, q comparedQuery) {
	if old, used := d.compared.queries[slot]; used && old != q {
		d.compared.queries[slot] = q
		d.recompare()
	}
}

func (d *desk) addCompared() {
	if slot := d.compared.freeSlot(); slot >= 0 {
		d.compared.queries[slot] = comparedQuery{}
		d.showCompared()
		d.window.Canvas().Focus(d.compare.Field(slot))
	}
}

// removeCompared takes a query away; without the last there is nothing to
// compare.
func (d *desk) removeCompared(slot int) {
	delete(d.compared.queries, slot)
	if len(d.compared.queries) == 0 {
		d.leaveCompare()
		return
	}
	d.window.Canvas().Focus(d.timeline)
	d.showCompared()
	d.recompare()
}

func (d *desk) styleCompared(style views.ChartStyle) {
	d.compared.style = style
	d.timeline.SetChartStyle(style)
}

// chooseCompared searches for a compared query in a range, as it was counted:
// what is still being typed finds more than the word as it stands.
func (d *desk) chooseCompared(slot int, from, to time.Time) {
	q := d.compared.queries[slot]
	d.search.SetText(q.text)
	d.asked.text, d.asked.typing = q.text, q.typing
	d.selectDates(from, to)
}

// viewChanged fills the timeline's new view.
func (d *desk) viewChanged(from, to time.Time, by data.Unit) {
	d.use.now()
	d.recount(from, to, by)
	d.recompare()
}

// recompareChanged is recompare over an archive that has changed.
func (d *desk) recompareChanged() {
	d.compared.found = nil
	d.recompare()
}

// recompare counts the compared queries in the timeline's view. What was found
// before is not searched again.
func (d *desk) recompare() {
	archive, c := d.archive, d.compared
	if !c.on || archive == nil {
		return
	}
	queries := maps.Clone(c.queries)
	from, to, by := d.timeline.View()
	d.comparing.run(0, func(ctx context.Context, screen func(func())) {
		found := map[comparedQuery]*data.Results{}
		var series []views.TimelineSeries
		var results []*data.Results
		for _, slot := range slices.Sorted(maps.Keys(queries)) {
			q := queries[slot]
			if q.text == "" {
				continue
			}
			r := c.found[q]
			if r == nil {
				var err error
				if r, err = archive.Search(ctx, data.ParseQuery(q.text, q.typing), data.Newest); err != nil {
					d.tellCompareFailed(ctx, screen, err)
					return
				}
			}
			found[q] = r
			results = append(results, r)
			series = append(series, views.TimelineSeries{Query: q.text, Prefix: q.unfinished(), Slot: slot, Total: r.Len()})
		}
		counts, err := archive.Timeline(ctx, by, from, to, results...)
		if err != nil {
			d.tellCompareFailed(ctx, screen, err)
			return
		}
		screen(func() {
			d.compared.found = found
			d.showSeries(series, counts)
		})
	})
}

// tellCompareFailed tells an error, unless the work was given up for newer.
func (d *desk) tellCompareFailed(ctx context.Context, screen func(func()), err error) {
	if ctx.Err() == nil {
		screen(func() { d.say(err) })
	}
}

func (d *desk) showSeries(series []views.TimelineSeries, counts data.Timeline) {
	totals := map[int]int{}
	for _, s := range series {
		totals[s.Slot] = s.Total
	}
	d.compare.SetTotals(totals)
	d.timeline.SetSeries(series, counts)
}

// keptComparison is a comparison as preferences keep it.
type keptComparison struct {
	On             bool `json:",omitempty"`
	Stacked, Share bool `json:",omitempty"`
	Queries        map[int]string
}

// marshal writes the comparison as preferences keep it.
func (c *comparison) marshal() string {
	kept := keptComparison{On: c.on, Stacked: c.style.Stacked, Share: c.style.Share, Queries: map[int]string{}}
	for slot, q := range c.queries {
		if q.text != "" {
			kept.Queries[slot] = q.text
		}
	}
	if len(kept.Queries) == 0 {
		return ""
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return "" // numbers, strings and booleans can always be written
	}
	return string(text)
}

// unmarshalComparison is the inverse of marshal; what it cannot read is none.
func unmarshalComparison(text string) (c comparison) {
	var kept keptComparison
	if json.Unmarshal([]byte(text), &kept) != nil {
		return c
	}
	c.queries = map[int]comparedQuery{}
	for slot, query := range kept.Queries {
		if slot >= 0 && slot < views.MostSeries {
			c.queries[slot] = comparedQuery{text: query}
		}
	}
	c.style = views.ChartStyle{Stacked: kept.Stacked, Share: kept.Share}
	c.on = kept.On && len(c.queries) > 0
	return c
}

// resumeCompare brings back what was compared when the archive was left.
func (d *desk) resumeCompare(kept string) {
	c := unmarshalComparison(kept)
	if len(c.queries) == 0 {
		return
	}
	d.compared = c
	if c.on && d.room.TimelineVisible() {
		d.showComparing()
		d.recompare()
	} else {
		d.compared.on = false
	}
}
