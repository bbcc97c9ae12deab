package importer

import (
	"regexp"
	"strings"

	"dateline/data"
)

// nexisSigns are what a page that LexisNexis exported is told by, in lower
// case: the anchor of a document, its hidden tags, the database's comment.
var nexisSigns = []string{`name="doc_id_`, `name=doc_id_`, "<docfull>", "<!-- lxncomment", `topic="null" documents=`}

func isNexisHTML(src *source) bool {
	if !strings.HasPrefix(src.headText(), "<") {
		return false
	}
	for _, sign := range nexisSigns {
		if src.headHas(headBytes, sign) {
			return true
		}
	}
	return false
}

var (
	nexisAnchor = regexp.MustCompile(`(?i)<a\s+name="?doc_id_[\d_]+"?\s*>`)
	nexisHidden = lazily(`(?i)<!--[^<>]{0,80}<doc number=`)
)

// streamNexisHTML reads an exported page, whose documents begin at an anchor
// or at a comment. A page that has neither is cut at the documents' numbers.
func streamNexisHTML(src *source, s *sink) error {
	if err := src.decode(); err != nil {
		return err
	}
	cuts := nexisAnchor.FindAllStringIndex(src.text, -1)
	if len(cuts) == 0 {
		cuts = nexisHidden.regexp().FindAllStringIndex(src.text, -1)
	}
	if len(cuts) == 0 {
		return nexisNumbered(src, s)
	}
	return pieces(src, s, nexisHTMLName, cuts, func(piece string) (*data.Article, error) {
		return readNexisParagraphs(htmlParagraphs(piece))
	})
}

// nexisNumbered reads a page without anchors. The original of an article is
// its text as LexisNexis exports text.
func nexisNumbered(src *source, s *sink) error {
	var document []string
	starts := nexisStarts()
	file := func() error {
		if len(document) == 0 {
			return nil
		}
		a, err := readNexisParagraphs(document)
		if err != nil {
			return s.failRecord(src, err)
		}
		return s.record(src, nexisHTMLName, []byte(strings.Join(document, "\n\n")), *a)
	}
	for _, p := range htmlParagraphs(src.text) {
		switch {
		case starts([]byte(p)):
			if err := file(); err != nil {
				return err
			}
			document = []string{p}
		case len(document) > 0:
			document = append(document, p)
		}
	}
	return file()
}

// readNexisParagraphs reads a document from the paragraphs of its page.
func readNexisParagraphs(paragraphs []string) (*data.Article, error) {
	var lines []line
	for i, p := range paragraphs {
		if i == 0 {
			if n, _ := nexisNumber(p); n > 0 {
				continue
			}
		}
		blank := true
		for text := range strings.SplitSeq(p, "\n") {
			if text = oneLine(text); text != "" {
				lines = append(lines, line{text: text, blank: blank})
				blank = false
			}
		}
	}
	if len(lines) == 0 {
		return nil, &NotArticle{"an empty document of the database"}
	}
	if strings.HasPrefix(lines[0].text, "We are sorry but there is an error") {
		return nil, &NotArticle{"the database's notice that it could not show a document"}
	}
	return readNexisDocument(nexisBlocks(lines))
}
