package views

import (
	"fmt"
	"strings"

	"dateline/data"
)

// fact is one item of the line of facts under a headline.
type fact struct {
	look look
	text string
	hits []data.Span
	near bool // stands close to the fact before it
	link bool // leads to the older versions
}

// articleFacts returns what is known of an article besides its text. Hits are the
// ones of its byline and dateline.
func articleFacts(a *data.Article, hits data.ArticleHits) []fact {
	facts := []fact{{look: lookDate, text: longDate(a.Published)}}
	if evidence := evidenceText(a.Published); evidence != "" {
		facts = append(facts, fact{look: lookFact, text: evidence, near: true})
	}
	facts = append(facts, datelineFacts(a, hits.Dateline)...)
	if a.Outlet != "" && !strings.EqualFold(a.Outlet, a.Agency) {
		facts = append(facts, fact{look: lookFact, text: a.Outlet})
	}
	if len(a.Authors) > 0 {
		facts = append(facts, fact{look: lookFact, text: strings.Join(a.Authors, ", "), hits: hits.Byline})
	}
	if a.Versions > 0 {
		facts = append(facts, fact{look: lookLink, text: fmt.Sprintf("%d versions", a.Versions+1), link: true})
	}
	return facts
}

// datelineFacts returns the places and the agency, each with its hits, or the
// dateline as written where a hit lies in another part of it.
func datelineFacts(a *data.Article, hits []data.Span) []fact {
	names := a.Places
	if a.Agency != "" {
		names = append(names[:len(names):len(names)], a.Agency)
	}
	var facts []fact
	shown, at := 0, 0
	for _, name := range names {
		f := fact{look: lookFact, text: name}
		if i := strings.Index(a.Dateline[at:], name); i >= 0 {
			at += i
			for _, h := range hits {
				if h.Start >= at && h.End <= at+len(name) {
					f.hits = append(f.hits, data.Span{Start: h.Start - at, End: h.End - at})
					shown++
				}
			}
			at += len(name)
		}
		facts = append(facts, f)
	}
	if shown < len(hits) || len(names) == 0 && a.Dateline != "" {
		return []fact{{look: lookFact, text: a.Dateline, hits: hits}}
	}
	return facts
}

// longDate writes a date out: "3 November 2021", "November 2021", "2021".
// It is "undated" where nothing is known.
func longDate(d data.Date) string {
	switch d.Precision {
	case data.ToYear:
		return d.Time.Format("2006")
	case data.ToMonth:
		return d.Time.Format("January 2006")
	case data.ToDay:
		return d.Time.Format("2 January 2006")
	case data.ToMinute:
		if d.Zoned {
			return d.Time.Format("2 January 2006, 15:04 (UTC-07:00)")
		}
		return d.Time.Format("2 January 2006, 15:04")
	}
	return "undated"
}

var evidenceTexts = map[data.Evidence]string{
	data.ByHand:       "entered by hand",
	data.FromMetadata: "from the metadata",
	data.FromHeader:   "from the header",
	data.FromDateline: "from the dateline",
	data.FromURL:      "from the URL",
	data.FromFileName: "from the file name",
}

// evidenceText says where a date was read: "from the dateline, year from the
// file name".
func evidenceText(d data.Date) string {
	text := evidenceTexts[d.Evidence]
	if d.Basis == "" {
		return text
	}
	if text == "" {
		return d.Basis
	}
	return text + ", " + d.Basis
}

// trailerSummary counts what followed an article: "2 ranked lists, 10
// headlines, 3 in this archive".
func trailerSummary(lists []data.TrailerList, known map[string]bool) string {
	var ranked, related, headlines, here, lines int
	for _, l := range lists {
		for _, item := range l.Items {
			if l.Kind != data.TrailerText && known[item.Headline] {
				here++
			}
		}
		switch l.Kind {
		case data.TrailerRanked:
			ranked++
			headlines += len(l.Items)
		case data.TrailerRelated:
			related++
			headlines += len(l.Items)
		default:
			lines += len(l.Items)
		}
	}
	var parts []string
	for _, c := range []struct {
		n    int
		noun string
	}{{ranked, "ranked list"}, {related, "related list"}, {headlines, "headline"}, {lines, "other line"}} {
		if c.n > 0 {
			parts = append(parts, Plural(c.n, c.noun))
		}
	}
	text := "What followed the article: " + strings.Join(parts, ", ")
	if here > 0 {
		text += fmt.Sprintf(", %s in this archive", groupedDigits(here))
	}
	return text
}

// articleNotes are the lines between the facts and the text: what a person
// should look at, and the notes of the article itself.
func articleNotes(a *data.Article) []string {
	var notes []string
	for _, r := range a.Review {
		notes = append(notes, "To be reviewed: "+r)
	}
	if a.Gone {
		notes = append(notes, "The file that it was read from is no longer there: "+a.Source.Path)
	}
	return append(notes, a.Notes...)
}
