package importer

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dateline/data"
)

// prose is the text of a document that is read like plain text, with what the
// document's form and its properties say of it.
type prose struct {
	kind       string // what the document is: "a Word document"
	paragraphs []string
	title      int  // where the title stands, counted from 1; 0 where none is marked
	rank       int  // the title's
	begun      bool // a sentence of the story has been added

	named    string // the title in the document's properties, and the rest of them
	author   string
	keywords []string
}

// Ranks of paragraphs.
const (
	titleRank   = 1 // a title's style
	headingRank = 2
)

// linesBeforeTitle is within how many paragraphs a title is looked for:
// sections, dates and names may stand before it.
const linesBeforeTitle = 8

// add adds a paragraph. Rank says that it is a title or a heading; the first
// of the better rank is the headline where few lines stand before it.
func (p *prose) add(text string, rank int) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	p.begun = p.begun || rank == 0 && isStory(text)
	p.paragraphs = append(p.paragraphs, text)
	if rank == headingRank && p.begun {
		return // within the story
	}
	if rank != 0 && len(p.paragraphs) <= linesBeforeTitle && len(text) <= 2*maxHeadline && (p.rank == 0 || rank < p.rank) {
		p.title, p.rank = len(p.paragraphs), rank
	}
}

// isStory reports a paragraph that is part of the story, not of what stands
// above it.
func isStory(text string) bool { return !likeHeadline(text) && !isFact(text) }

// byline adds a paragraph that names the authors, with a "By" or without.
func (p *prose) byline(text string) {
	if named := "By " + oneLine(text); !isByline(text) && isByline(named) {
		text = named
	}
	p.add(text, 0)
}

// heading marks the paragraph of a text as the title, where it stands near the
// beginning.
func (p *prose) heading(text string) {
	for i, have := range p.paragraphs[:min(len(p.paragraphs), linesBeforeTitle)] {
		if sameHeadline(have, text) {
			p.title, p.rank = i+1, titleRank
			return
		}
		if isStory(have) {
			return
		}
	}
}

// articlesOf reads what a document holds: one article, or those of a database's
// export.
func (s *source) articlesOf(p prose) ([]data.Article, error) {
	if articles := nexisUni(p.paragraphs); len(articles) > 0 {
		return articles, nil
	}
	a, err := s.articleOf(p)
	if err != nil {
		return nil, err
	}
	return []data.Article{a}, nil
}

// articleOf reads one article from prose as it would from plain text.
func (s *source) articleOf(p prose) (data.Article, error) {
	p.named = titleProperty(p.named, s.Path)
	if p.rank != titleRank && p.named != "" {
		p.heading(p.named)
	}
	text := &source{Document: Document{Path: s.Path}, decoded: true}
	lines := slices.Clone(p.paragraphs)
	if p.title > 0 {
		text.title = oneLine(lines[p.title-1])
		lines = slices.Delete(lines, p.title-1, p.title)
		if next := p.title - 1; next < len(lines) && p.author != "" && letters(lines[next]) == letters(p.author) && isByline("By "+oneLine(lines[next])) {
			lines[next] = "By " + lines[next]
		}
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
		a.Headline = p.named
	}
	if a.Headline == "" && !wire && len(a.Body) > 0 {
		a.Headline = firstSentence(a.Body[0])
	}
	if len(a.Authors) == 0 && a.Agency == "" && isPersonProperty(p.author) {
		a.Authors = []string{oneLine(p.author)}
	}
	a.Authors = distinct(a.Authors)
	if len(a.Body) > 1 && slices.Contains(a.Authors, a.Body[0]) {
		a.Body = a.Body[1:]
	}
	a.Keywords = distinct(append(a.Keywords, p.keywords...))
	return a, nil
}

var (
	junkTitle  = regexp.MustCompile(`(?i)^(?:microsoft word|untitled|document\s?\d*$|dokument|unbenannt|sans titre|powerpoint|normal|print|layout|about:blank|https?:|file:)|\.(?:docx?|dotx?|rtf|odt|indd|qxd|qxp|pdf|txt|html?|tex|pmd|ai|cdr|wpd)$`)
	junkAuthor = regexp.MustCompile(`(?i)\b(?:user|admin|administrator|owner|office|microsoft|libreoffice|openoffice|docx|unknown|author|editor|desk|news|press|staff|pc|hp|dell|lenovo|computer|apache|poi|team|inc|ltd)\b`)
)

// titleProperty returns the title in a document's properties, where it is one
// and not what a program put there.
func titleProperty(title, path string) string {
	title = oneLine(title)
	name := filepath.Base(path)
	if words(title) < 2 || !likeHeadline(title) || junkTitle.MatchString(title) || letters(title) == letters(baseName(name)) {
		return ""
	}
	return title
}

// isPersonProperty reports that the author in a document's properties is
// likely to be one: a first name and another.
func isPersonProperty(author string) bool {
	author = oneLine(author)
	return words(author) >= 2 && nameOnly.MatchString(author) && !junkAuthor.MatchString(author)
}
