package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/data"
)

// partialDate is a dateline's date, which often lacks its year.
type partialDate struct {
	civil
	text string
}

// dates completes a partial date from the best of others.
func (p partialDate) dates(others []data.Date) []data.Date {
	if p.day == 0 {
		return nil
	}
	if p.year != 0 {
		return []data.Date{p.date(data.FromDateline, p.text)}
	}
	for _, o := range bestFirst(others) {
		if !o.Known() {
			continue
		}
		if c := p.withYear(civilOf(o)); c.complete() {
			d := c.date(data.FromDateline, p.text)
			d.Basis = "year from the " + evidenceWords(o)
			return []data.Date{d}
		}
	}
	return []data.Date{{Text: p.text, Basis: "no year is known"}}
}

// evidenceRank orders evidence, the best first. Of equal evidence the first
// given is the better.
var evidenceRank = map[data.Evidence]int{
	data.ByHand: 0, data.FromMetadata: 1, data.FromHeader: 2, data.FromDateline: 3, data.FromURL: 4, data.FromFileName: 5, "": 6,
}

func bestFirst(dates []data.Date) []data.Date {
	return slices.SortedStableFunc(slices.Values(dates), func(d, e data.Date) int {
		return cmp.Compare(evidenceRank[d.Evidence], evidenceRank[e.Evidence])
	})
}

// Dates that lie further apart disagree. Zones make a day, and newspapers
// print a dateline's story days later.
const (
	datesApart    = 24 * time.Hour
	datelineApart = 7 * 24 * time.Hour
	mostDates     = 8 // kept beside the best
)

// weighDates sets an article's date to the best evidence and keeps the rest. A
// finer date that agrees with the best supplies what that one lacks. Where
// others disagree, the article is marked for review, unless a person has
// entered its date.
func weighDates(a *data.Article, dates []data.Date) {
	dates = bestFirst(dates)
	var best data.Date
	for _, d := range dates {
		switch {
		case !best.Known() && (d.Known() || best.Text == ""):
			best = d
		case d.Precision > best.Precision && refines(d, best):
			best = d
		}
	}
	a.Published, a.OtherDates = best, nil
	for _, d := range dates {
		if !d.Known() || sameDate(d, best) || slices.ContainsFunc(a.OtherDates, func(o data.Date) bool { return sameDate(o, d) }) {
			continue
		}
		if len(a.OtherDates) == mostDates {
			break
		}
		a.OtherDates = append(a.OtherDates, d)
		if best.Evidence != data.ByHand && disagree(best, d) {
			a.Review = append(a.Review, disagreement(best, d))
		}
	}
}

// refines reports that a finer date lies within a coarser one.
func refines(fine, coarse data.Date) bool {
	return coarse.Known() && strings.HasPrefix(fine.ISO(), coarse.ISO())
}

func sameDate(d, e data.Date) bool { return d.Evidence == e.Evidence && d.ISO() == e.ISO() }

// disagreement says in a sentence what two dates say.
func disagreement(d, e data.Date) string {
	day := func(d data.Date) string {
		d.Precision = min(d.Precision, data.ToDay)
		return d.ISO()
	}
	if d.Evidence == e.Evidence {
		return fmt.Sprintf("The dates disagree: the %s says both %s and %s.", evidenceWords(d), day(d), day(e))
	}
	return fmt.Sprintf("The dates disagree: the %s says %s, the %s says %s.", evidenceWords(d), day(d), evidenceWords(e), day(e))
}

func evidenceWords(d data.Date) string {
	if d.Evidence == data.FromURL {
		return "address"
	}
	return strings.ReplaceAll(string(d.Evidence), "_", " ")
}

// disagree reports that more time lies between two dates than zones and
// printing take. Dates known to the month or year are stretches of time.
func disagree(d, e data.Date) bool {
	limit := datesApart
	if d.Evidence == data.FromDateline || e.Evidence == data.FromDateline {
		limit = datelineApart
	}
	return max(firstDay(d).Sub(lastDay(e)), firstDay(e).Sub(lastDay(d))) > limit
}

func firstDay(d data.Date) time.Time { return dayStart(d.Time) }

func lastDay(d data.Date) time.Time {
	switch d.Precision {
	case data.ToYear:
		return firstDay(d).AddDate(1, 0, -1)
	case data.ToMonth:
		return firstDay(d).AddDate(0, 1, -1)
	}
	return firstDay(d)
}

func dayStart(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
