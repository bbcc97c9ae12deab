package importer

import (
	"path/filepath"
	"strings"
	"unicode/utf8"

	"dateline/data"
)

// shownHeadline is the length, in runes, that a first sentence is cut to where
// it must serve as the headline.
const shownHeadline = 90

// numberedFile is how collections of one text a file name them: "001.txt".
var numberedFile = lazily(`^\d{1,6}$`)

// readText reads a plain text: the headline on its first line, then
// paragraphs. A text without a headline is shown under its first sentence, cut
// at a word. In a collection of numbered texts whose folder has the name of a
// newspaper's section, that is the article's.
func readText(src *source) ([]data.Article, error) {
	name := strings.TrimSuffix(filepath.Base(src.Path), filepath.Ext(src.Path))
	if isOfProject(src) {
		return nil, ofProject(name)
	}
	s, err := parseArticle(src)
	if err != nil {
		return nil, err
	}
	a := &s.article
	if a.Headline == "" {
		a.Headline = firstSentence(a.Body[0])
	}
	folder := filepath.Base(filepath.Dir(src.Path))
	if a.Section == "" && numberedFile.MatchString(name) && isSection(folder) {
		a.Section = folder
	}
	return []data.Article{*a}, nil
}

var (
	projectName = lazily(`^(?:(?i:readme|(?:un)?licen[cs]e|copying|changelog|contributing|code_of_conduct)(?:[-_.](?i:mit|apache|bsd|a?gpl|lgpl|lesser|mpl|cc0|[a-z]{2}))?` +
		`(?:\.(?i:txt|text|rst|adoc))?|AUTHORS|MAINTAINERS|CONTRIBUTORS|INSTALL|NOTICE|NEWS|TODO|HISTORY|CHANGES|SECURITY)$`)
	licenseText = lazily(`(?i)permission\s+is\s+hereby\s+granted,\s+free\s+of\s+charge,\s+to\s+any\s+person|terms\s+and\s+conditions\s+for\s+use,\s+reproduction,\s+and\s+distribution|` +
		`everyone\s+is\s+permitted\s+to\s+copy\s+and\s+distribute\s+verbatim\s+copies|redistribution\s+and\s+use\s+in\s+source\s+and\s+binary\s+forms`)
)

// isOfProject reports a text that lies beside collections and programs and
// tells of them: by its usual name, or a license by its words.
func isOfProject(src *source) bool {
	return projectName.MatchString(filepath.Base(src.Path)) || licenseText.MatchString(src.text[:min(len(src.text), 4<<10)])
}

func ofProject(name string) error {
	return &NotArticle{"a project's own file (" + strings.ToUpper(name) + ")"}
}

// firstSentence returns a paragraph's first sentence, cut at a word.
func firstSentence(p string) string {
	end := len(p)
	for i, r := range p {
		after := i + utf8.RuneLen(r)
		if strings.ContainsRune(".?!。？！", r) && (after == len(p) || p[after] == ' ' || r > 127) && endsSentence(p[:after]) {
			end = after
			break
		}
	}
	return cutAtWord(strings.TrimRight(p[:end], ".。"), shownHeadline)
}

// cutAtWord shortens s to n runes, at a space where there is one near.
func cutAtWord(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s[:min(len(s), (n+1)*utf8.UTFMax)])[:n])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:-–—") + "…"
}
