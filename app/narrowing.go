package app

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views"
)

// step is one thing that narrows the results besides the query, and has a chip:
// the dates, a part of the archive, or a value of a field.
type step struct {
	Field    string // dateField, partField, or one of data.FacetFields
	Value    string
	Excluded bool `json:",omitempty"`
}

const (
	dateField = "date" // its days are in the question
	partField = "is"   // its value is that of is: in a query
)

// The parts of the archive that the library offers.
const (
	wholePart   = ""
	unreadPart  = "unread"
	undatedPart = "undated" // as the timeline's bin; no value of partField
	reviewPart  = "review"
)

// partNames are the parts as the library and the chips name them, in their order.
// The names are keys of the translations.
var partNames = []struct{ part, name string }{
	{wholePart, "All articles"}, {unreadPart, "Unread"}, {undatedPart, "Undated"}, {reviewPart, "Needs review"},
}

// with returns the question narrowed by one more step, in place of what it cannot
// stand beside: other dates, another part, the opposite of a value.
func (q question) with(s step) question {
	q.steps = append(slices.DeleteFunc(slices.Clone(q.steps), s.excludes), s)
	return q
}

// excludes reports whether another step gives way to this one.
func (s step) excludes(other step) bool {
	if s.Field == dateField || s.Field == partField {
		return s.Field == other.Field
	}
	return s.Field == other.Field && s.Value == other.Value
}

// without returns the question without what narrows it by a step.
func (q question) without(s step) question {
	if s.Field == dateField {
		return q.dated(time.Time{}, time.Time{}, false)
	}
	q.steps = slices.DeleteFunc(slices.Clone(q.steps), s.excludes)
	return q
}

// dated returns the question with the days first to last, or with the undated
// articles, as all that the timeline selects.
func (q question) dated(first, last time.Time, undated bool) question {
	q.first, q.last, q.undated = first, last, undated
	if q.narrowed() {
		return q.with(step{Field: dateField})
	}
	q.steps = slices.DeleteFunc(slices.Clone(q.steps), step{Field: dateField}.excludes)
	return q
}

// settled returns the question with a step for its dates exactly where it has
// any, as one that was kept may not.
func (q question) settled() question {
	if slices.Contains(q.steps, step{Field: dateField}) == q.narrowed() {
		return q
	}
	return q.dated(q.first, q.last, q.undated)
}

// free returns the question without any step.
func (q question) free() question {
	q.steps, q.first, q.last, q.undated = nil, time.Time{}, time.Time{}, false
	return q
}

// part is the chosen part of the archive.
func (q question) part() string {
	for _, s := range q.steps {
		if s.Field == partField {
			return s.Value
		}
	}
	return wholePart
}

// choices are what is included and excluded of each field.
func (q question) choices() []data.Choice {
	var choices []data.Choice
	for _, field := range data.FacetFields {
		c := data.Choice{Field: field}
		for _, s := range q.steps {
			switch {
			case s.Field != field:
			case s.Excluded:
				c.Exclude = append(c.Exclude, s.Value)
			default:
				c.Include = append(c.Include, s.Value)
			}
		}
		if len(c.Include)+len(c.Exclude) > 0 {
			choices = append(choices, c)
		}
	}
	return choices
}

// inPart narrows a query to a part of the archive.
func inPart(query data.Query, part string) data.Query {
	if part == wholePart {
		return query
	}
	return query.And(data.ParseQuery("is:"+part, false))
}

// marshalSteps writes steps as preferences keep them.
func marshalSteps(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	text, err := json.Marshal(steps)
	if err != nil {
		return "" // strings and booleans can always be written
	}
	return string(text)
}

// unmarshalSteps is the inverse of marshalSteps; what it cannot read is none.
func unmarshalSteps(text string) []step {
	var steps []step
	if json.Unmarshal([]byte(text), &steps) != nil {
		return nil
	}
	return steps
}

// chip is how a step is shown above the results.
func (d *desk) chip(s step) views.Chip {
	c := views.Chip{Label: views.FacetLabel(s.Field), Value: d.asked.stepName(s), OnRemove: func() { d.narrow(d.asked.without(s)) }}
	if s.Excluded {
		c.Value = lang.L("not {{.Value}}", map[string]any{"Value": c.Value})
	}
	return c
}

// counted names what the timeline counts: the query and what narrows it, but for the dates.
func (q question) counted() string {
	var names []string
	if q.text != "" {
		names = append(names, q.text)
	}
	for _, s := range q.steps {
		switch {
		case s.Field == dateField:
		case s.Excluded:
			names = append(names, lang.L("not {{.Value}}", map[string]any{"Value": q.stepName(s)}))
		default:
			names = append(names, q.stepName(s))
		}
	}
	return strings.Join(names, " · ")
}

// stepName names what a step narrows to.
func (q question) stepName(s step) string {
	switch s.Field {
	case dateField:
		if q.undated {
			return lang.L("undated")
		}
		return rangeText(q.first, q.last)
	case partField:
		for _, p := range partNames {
			if p.part == s.Value {
				return lang.L(p.name)
			}
		}
	}
	return views.FacetName(s.Field, s.Value)
}

// clearName names a step in a sentence that takes it back.
func (q question) clearName(s step) string {
	switch {
	case s.Field == dateField && !q.undated:
		return lang.L("the dates")
	case s.Field == dateField, s.Field == partField:
		return lang.L("“{{.Text}}”", map[string]any{"Text": q.stepName(s)})
	case s.Excluded:
		return lang.L("“{{.Text}}”", map[string]any{"Text": lang.L("not {{.Value}}", map[string]any{"Value": q.stepName(s)})})
	}
	return q.stepName(s)
}

// showChips shows what narrows the results besides the query.
func (d *desk) showChips() {
	var chips []views.Chip
	for _, s := range d.asked.steps {
		chips = append(chips, d.chip(s))
	}
	d.chips.SetChips(chips)
	d.markLibrary()
}

// narrow asks a question that differs from the present one in its steps.
func (d *desk) narrow(q question) {
	d.asked = q
	d.showDates()
	d.ask(false)
}

// showDates shows in the timeline what it selects of the question.
func (d *desk) showDates() {
	end := d.asked.last
	if !end.IsZero() {
		end = end.AddDate(0, 0, 1)
	}
	d.timeline.SetRange(d.asked.first, end)
	d.timeline.SetUndated(d.asked.undated)
}

// selectDates narrows the results to the days [from, to); zero times widen
// them again.
func (d *desk) selectDates(from, to time.Time) {
	if !to.IsZero() {
		to = to.AddDate(0, 0, -1)
	}
	d.asked = d.asked.dated(from, to, false)
	d.showDates()
	delay := d.brushing.step(time.Now(), longestBrush)
	if d.stats.Articles <= largeArchive {
		delay = 0
	}
	d.askAfter(delay, false)
}

// selectUndated narrows the results to articles without a date.
func (d *desk) selectUndated(on bool) { d.narrow(d.asked.dated(time.Time{}, time.Time{}, on)) }

// unwind takes back the step that was taken last.
func (d *desk) unwind() {
	if len(d.asked.steps) == 0 {
		return // two quick clicks
	}
	d.narrow(d.asked.without(d.asked.steps[len(d.asked.steps)-1]))
}
