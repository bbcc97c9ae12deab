package views

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
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
		facts = append(facts, fact{look: lookFact, text: lang.L("({{.Text}})", map[string]any{"Text": evidence}), near: true})
	}
	facts = append(facts, datelineFacts(a, hits.Dateline)...)
	if a.Outlet != "" && !strings.EqualFold(a.Outlet, a.Agency) {
		facts = append(facts, fact{look: lookFact, text: a.Outlet})
	}
	if len(a.Authors) > 0 {
		facts = append(facts, fact{look: lookFact, text: strings.Join(a.Authors, ", "), hits: hits.Byline})
	}
	if a.Versions > 0 {
		facts = append(facts, fact{look: lookLink, text: locale.Count("{{.N}} versions", a.Versions+1), link: true})
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

// minutes is how a time of day is written, in every language.
const minutes = "15:04"

// longDate writes a date out: "3 November 2021", "November 2021", "2021".
// It is "undated" where nothing is known.
func longDate(d data.Date) string {
	switch d.Precision {
	case data.ToYear:
		return locale.Date(d.Time, locale.Year)
	case data.ToMonth:
		return locale.Date(d.Time, locale.Month)
	case data.ToDay:
		return locale.Date(d.Time, locale.Day)
	case data.ToMinute:
		if d.Zoned {
			return locale.Moment(d.Time, locale.Day, "15:04 (UTC-07:00)")
		}
		return locale.Moment(d.Time, locale.Day, minutes)
	}
	return lang.L("undated")
}

// evidenceTexts are keys of the translations.
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
	text := locale.Sentence(evidenceTexts[d.Evidence])
	if d.Basis == "" {
		return text
	}
	if text == "" {
		return locale.Sentence(d.Basis)
	}
	return lang.L("{{.First}}, {{.Second}}", map[string]any{"First": text, "Second": locale.Sentence(d.Basis)})
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
	count := func(key string, n int) {
		if n > 0 {
			parts = append(parts, locale.Count(key, n))
		}
	}
	count("{{.N}} ranked lists", ranked)
	count("{{.N}} related lists", related)
	count("{{.N}} headlines", headlines)
	count("{{.N}} other lines", lines)
	count("{{.N}} in this archive", here)
	return lang.L("What followed the article: {{.What}}", map[string]any{"What": strings.Join(parts, ", ")})
}

// articleNotes are the lines between the facts and the text: what a person
// should look at, and the notes of the article itself.
func articleNotes(a *data.Article) []string {
	var notes []string
	for _, r := range a.Review {
		notes = append(notes, lang.L("To be reviewed: {{.Why}}", map[string]any{"Why": locale.Sentence(r)}))
	}
	if a.Gone {
		notes = append(notes, lang.L("The file that it was read from is no longer there: {{.Path}}", map[string]any{"Path": a.Source.Path}))
	}
	return append(notes, a.Notes...)
}
