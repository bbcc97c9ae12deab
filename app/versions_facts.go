package app

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
)

// factNames are what data.Differences tells of beside the words of an article, in
// its order. The names are keys of the translations.
var factNames = []struct{ field, name string }{
	{"published", "Date"}, {"date_evidence", "Evidence of the date"}, {"dateline", "Dateline"}, {"places", "Places"}, {"agency", "Agency"},
	{"outlet", "Outlet"}, {"section", "Section"}, {"language", "Language"}, {"url", "Web address"}, {"keywords", "Keywords"}, {"notes", "Notes"},
	{"trailer", "What follows the text"}, {"review", "Needs review"}, {"format", "Format"},
}

// compared is a version beside the one that replaced it.
type compared struct {
	older, newer *data.Article
	rows         []data.ComparedRow
}

func compare(older, newer *data.Article) compared {
	return compared{older, newer, data.Compare(older, newer)}
}

// inWords reports whether any word differs.
func (c compared) inWords() bool {
	for _, r := range c.rows {
		if len(r.Removed)+len(r.Added) > 0 {
			return true
		}
	}
	return false
}

// intro says how to read the comparison, or what else differs where no word does.
func (c compared) intro(at, all int) string {
	place := map[string]any{"At": at, "All": all}
	if c.inWords() {
		return lang.L("Change {{.At}} of {{.All}}: what the older version had is struck through, what the newer one has is underlined.", place)
	}
	said := lang.L("Change {{.At}} of {{.All}}: these versions differ in no word.", place)
	if facts := c.facts(); len(facts) > 0 {
		said += " " + lang.L("What differs: {{.Facts}}.", map[string]any{"Facts": strings.Join(facts, ", ")})
	}
	return said
}

// facts names what differs beside the words.
func (c compared) facts() []string {
	differs := map[string]bool{}
	for _, field := range data.Differences(*c.older, *c.newer) {
		differs[field] = true
	}
	var names []string
	for _, f := range factNames {
		if differs[f.field] {
			names = append(names, lang.L(f.name))
		}
	}
	return names
}
