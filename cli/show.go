package cli

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"dateline/data"
)

// articleJSON is an article as show prints it. An unknown value is null or an
// empty list.
type articleJSON struct {
	ID                 int64         `json:"id"`
	Headline           *string       `json:"headline"`
	Marks              []string      `json:"marks"`
	Authors            []string      `json:"authors"`
	Published          *string       `json:"published"`
	PublishedPrecision string        `json:"published_precision"`
	DateEvidence       *string       `json:"date_evidence"`
	DateText           *string       `json:"date_text"`
	DateBasis          *string       `json:"date_basis"`
	OtherDates         []dateJSON    `json:"other_dates"`
	Review             []string      `json:"review"`
	Dateline           *string       `json:"dateline"`
	Places             []string      `json:"places"`
	Agency             *string       `json:"agency"`
	Outlet             *string       `json:"outlet"`
	Section            *string       `json:"section"`
	Language           *string       `json:"language"`
	URL                *string       `json:"url"`
	Keywords           []string      `json:"keywords"`
	Notes              []string      `json:"notes"`
	Body               []string      `json:"body"`
	Trailer            []trailerJSON `json:"trailer"`
	SourcePath         string        `json:"source_path"`
	Position           int           `json:"position"`
	Format             string        `json:"format"`
	Encoding           *string       `json:"encoding"`
	Size               int64         `json:"size"`
	Modified           *string       `json:"modified"`
	SHA256             string        `json:"sha256"`
	Import             int64         `json:"import"`
	Versions           int           `json:"versions"`
}

// dateJSON is a date that weaker evidence gives.
type dateJSON struct {
	Published string        `json:"published"`
	Precision string        `json:"precision"`
	Evidence  data.Evidence `json:"evidence"`
	Text      *string       `json:"text"`
	Basis     *string       `json:"basis"`
}

type trailerJSON struct {
	Kind  data.TrailerKind  `json:"kind"`
	Items []trailerItemJSON `json:"items"`
}

type trailerItemJSON struct {
	Rank     *int     `json:"rank"`
	Marks    []string `json:"marks"`
	Headline string   `json:"headline"`
}

func toJSON(a *data.Article) articleJSON {
	j := articleJSON{
		ID: a.ID, Headline: known(a.Headline), Marks: list(a.Marks), Authors: list(a.Authors),
		Published: known(a.Published.ISO()), PublishedPrecision: a.Published.Precision.String(),
		DateEvidence: known(string(a.Published.Evidence)), DateText: known(a.Published.Text), DateBasis: known(a.Published.Basis),
		OtherDates: []dateJSON{}, Review: list(a.Review),
		Dateline: known(a.Dateline), Places: list(a.Places), Agency: known(a.Agency), Outlet: known(a.Outlet),
		Section: known(a.Section), Language: known(a.Language), URL: known(a.URL), Keywords: list(a.Keywords),
		Notes: list(a.Notes), Body: list(a.Body), Trailer: []trailerJSON{},
		SourcePath: a.Source.Path, Position: a.Source.Position, Format: a.Source.Format, Encoding: known(a.Source.Encoding),
		Size: a.Source.Size, SHA256: hex.EncodeToString(a.Source.SHA256[:]), Import: a.Import, Versions: a.Versions,
	}
	if a.Source.Modified != 0 {
		j.Modified = known(time.Unix(a.Source.Modified, 0).UTC().Format(time.RFC3339))
	}
	for _, d := range a.OtherDates {
		j.OtherDates = append(j.OtherDates, dateJSON{
			Published: d.ISO(), Precision: d.Precision.String(), Evidence: d.Evidence, Text: known(d.Text), Basis: known(d.Basis),
		})
	}
	for _, t := range a.Trailer {
		k := trailerJSON{Kind: t.Kind, Items: []trailerItemJSON{}}
		for _, i := range t.Items {
			k.Items = append(k.Items, trailerItemJSON{Rank: known(i.Rank), Marks: list(i.Marks), Headline: i.Headline})
		}
		j.Trailer = append(j.Trailer, k)
	}
	return j
}

func list(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}

func (c *cli) showCommand(*pflag.FlagSet) func([]string) error {
	return func(args []string) error {
		if len(args) != 1 {
			return misuse{fmt.Errorf("show needs one article's number: dateline-cli show ID")}
		}
		id, err := strconv.ParseInt(args[0], 10, 64)
		if err != nil {
			return misuse{fmt.Errorf("%q is no article's number; search prints them", args[0])}
		}
		return c.read(func(archive *data.Archive) error {
			a, err := archive.Article(c.ctx, id)
			if err != nil {
				return err
			}
			if c.json {
				return c.line(toJSON(a))
			}
			c.printArticle(a)
			return nil
		})
	}
}

func (c *cli) printArticle(a *data.Article) {
	for _, mark := range a.Marks {
		c.say(c.out, "(%s) ", mark)
	}
	c.say(c.out, "%s\n", a.Headline)
	var facts []string
	if a.Published.Known() {
		facts = append(facts, fmt.Sprintf("%s (from the %s)", a.Published.ISO(), evidenceWords(a.Published)))
	} else {
		facts = append(facts, "undated")
	}
	facts = append(facts, a.Dateline, a.Outlet, strings.Join(a.Authors, ", "), a.URL)
	c.say(c.out, "%s\n", strings.Join(nonEmpty(facts), " · "))
	for _, d := range a.OtherDates {
		c.say(c.out, "also %s (from the %s)\n", d.ISO(), evidenceWords(d))
	}
	for _, sentence := range a.Review {
		c.say(c.out, "needs review: %s\n", sentence)
	}
	for _, p := range a.Body {
		c.say(c.out, "\n%s\n", p)
	}
	for _, t := range a.Trailer {
		c.say(c.out, "\n")
		for _, i := range t.Items {
			c.say(c.out, "- %s\n", i.Headline)
		}
	}
	c.say(c.out, "\n%s\n", a.Source.Path)
}

func evidenceWords(d data.Date) string { return strings.ReplaceAll(string(d.Evidence), "_", " ") }

func nonEmpty(list []string) []string {
	var full []string
	for _, s := range list {
		if s != "" {
			full = append(full, s)
		}
	}
	return full
}
