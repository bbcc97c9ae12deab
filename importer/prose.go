package importer

import (
	"slices"
	"strings"

	"dateline/data"
)

// prose is the text of a document that is read like plain text, with what the
// document's form says of it: which paragraph is the title.
type prose struct {
	kind       string // what the document is: "a Word document"
	paragraphs []string
	title      int    // where the title stands, counted from 1; 0 where none is marked
	rank       int    // of the title: 1 a title's style, 2 a first heading
	named      string // the headline where the text has none, as the document's properties have it
}

// Ranks of paragraphs.
const (
	titleRank   = 1
	headingRank = 2
)

// add adds a paragraph. Rank says that it is a title or a heading; the first
// of the better rank is the headline, where no more than a few lines stand
// before it.
func (p *prose) add(text string, rank int) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	p.paragraphs = append(p.paragraphs, text)
	if rank != 0 && len(p.paragraphs) <= linesBeforeTitle && len(text) <= maxHeadLine && (p.rank == 0 || rank < p.rank) {
		p.title, p.rank = len(p.paragraphs), rank
	}
}

// linesBeforeTitle is within how many paragraphs a title is looked for:
// sections, dates and names may stand before it.
const linesBeforeTitle = 8

// heading marks the paragraph of a text as the title.
func (p *prose) heading(text string) {
	for i, have := range p.paragraphs[:min(len(p.paragraphs), linesBeforeTitle)] {
		if sameHeadline(have, text) {
			p.title, p.rank = i+1, headingRank
			return
		}
	}
}

// articleOf reads one article from prose as it would from plain text.
func (s *source) articleOf(p prose) (data.Article, error) {
	text := &source{Document: Document{Path: s.Path}, decoded: true}
	lines := slices.Clone(p.paragraphs)
	if p.title > 0 {
		text.title = oneLine(lines[p.title-1])
		lines = slices.Delete(lines, p.title-1, p.title)
	}
	text.text = clean(strings.Join(lines, "\n\n"))
	wire := isWire(text)
	if !wire && !isProse(text) {
		return data.Article{}, &NotArticle{p.kind + " without the sentences of an article"}
	}
	parsed, err := parseArticle(text)
	if err != nil {
		return data.Article{}, err
	}
	a := parsed.article
	if a.Headline == "" {
		a.Headline = oneLine(p.named)
	}
	if a.Headline == "" && !wire {
		a.Headline = firstSentence(a.Body[0])
	}
	return a, nil
}
