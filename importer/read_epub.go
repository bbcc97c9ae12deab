package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/data"
	"dateline/importer/epub"
)

var epubFormat = format{name: "epub", matches: isEPUB, read: readEPUB}

func isEPUB(s *source) bool {
	return bytes.HasPrefix(s.head, []byte(zipStart)) &&
		(s.ext() == ".epub" || bytes.Contains(s.head[:min(len(s.head), 256)], []byte("mimetypeapplication/epub+zip")))
}

// readEPUB reads every chapter of an e-book that reads as an article.
func readEPUB(src *source) ([]data.Article, error) {
	book, err := epub.Read(bytes.NewReader(src.Bytes), int64(len(src.Bytes)))
	switch {
	case errors.Is(err, epub.ErrLocked):
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The e-book is locked to a reader or an account (DRM). Import a copy without the lock."}
	case errors.Is(err, zip.ErrFormat):
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The e-book is damaged. Fetch it again from where it came."}
	case err != nil:
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The e-book could not be read: " + err.Error() + "."}
	}
	var articles []data.Article
	for _, c := range joinSplit(book.Chapters) {
		a, err := src.articleOf(c.prose)
		if err != nil {
			continue // a cover, a page of pictures
		}
		a.Source.Name = c.path
		fillFromBook(&a, book)
		articles = append(articles, a)
	}
	if len(articles) == 0 {
		return nil, &NotArticle{"an e-book without the sentences of an article"}
	}
	if len(articles) == 1 && sameHeadline(articles[0].Headline, articles[0].Outlet) {
		articles[0].Outlet = ""
	}
	return articles, nil
}

// fillFromBook sets what the book says of all of its articles.
func fillFromBook(a *data.Article, book *epub.Book) {
	if a.Outlet == "" {
		a.Outlet = oneLine(book.Title)
	}
	if len(a.Authors) == 0 && a.Agency == "" {
		for _, name := range book.Creators {
			if isPersonProperty(name) {
				a.Authors = append(a.Authors, name)
			}
		}
	}
	if bcp47.MatchString(book.Language) && book.Language != "und" {
		a.Language = book.Language
	}
	a.Keywords = distinct(append(a.Keywords, book.Subjects...))
	if d, ok := readDate(book.Date, data.FromMetadata, time.Time{}); ok && !a.Published.Known() {
		weighDates(a, append([]data.Date{d}, a.OtherDates...))
	} else if ok { // an article's own date is finer than its issue's
		a.OtherDates = append(a.OtherDates, d)
	}
}

var bcp47 = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)

// bookChapter is the text of a chapter.
type bookChapter struct {
	prose prose
	path  string
}

// notChapters are what a book's parts are called that tell no story.
var notChapters = wordSet(`cover cover-page titlepage title-page halftitlepage toc index copyright-page copyright colophon dedication landmarks loi lot
	page-list bibliography glossary other-credits imprint acknowledgments acknowledgements`)

// joinSplit reads chapters. What programs split off a long one, so that it has
// neither a heading nor a place in the table of contents, is joined to it.
func joinSplit(chapters []epub.Chapter) []bookChapter {
	titled := false
	for _, c := range chapters {
		titled = titled || c.Title != ""
	}
	var out []bookChapter
	for _, c := range chapters {
		text, _, err := decode(c.Markup)
		if err != nil || notChapters[strings.ToLower(c.Guide)] {
			continue
		}
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			continue
		}
		page := describe(root)
		if notChapters[page.kind] {
			continue
		}
		paragraphs := paragraphsOf(root)
		if n := len(out); n > 0 && titled && c.Title == "" && page.heading == "" {
			for _, p := range paragraphs {
				out[n-1].prose.add(p, 0)
			}
			continue
		}
		out = append(out, bookChapter{chapterProse(c.Title, page, paragraphs), c.Path})
	}
	return out
}

func chapterProse(title string, page chapterPage, paragraphs []string) prose {
	p := prose{kind: "a chapter of an e-book", named: title}
	for _, text := range paragraphs {
		text = strings.TrimRight(text, "↩\ufe0e ") // the way back from a note
		rank := 0
		if text == page.heading {
			rank = headingRank
		}
		p.add(text, rank)
	}
	p.heading(title)
	if p.named == "" {
		p.named = page.title
	}
	return p
}

// chapterPage is what the markup of a chapter says of it.
type chapterPage struct{ kind, heading, title string }

// describe finds a chapter's kind, its first heading and its page's title.
func describe(root *html.Node) chapterPage {
	var p chapterPage
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Title:
			if p.title == "" && n.FirstChild != nil {
				p.title = oneLine(n.FirstChild.Data)
			}
		case atom.H1, atom.H2, atom.H3:
			if p.heading == "" {
				p.heading = oneLine(strings.Join(paragraphsOf(n), " "))
			}
		case atom.Body, atom.Section, atom.Nav:
			for _, a := range n.Attr {
				if a.Key == "epub:type" && p.kind == "" {
					p.kind, _, _ = strings.Cut(strings.ToLower(a.Val), " ")
				}
			}
		}
	}
	return p
}
