package importer

import (
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/data"
)

// shownHeadline is the length, in runes, that a first sentence is cut to where
// it must serve as the headline.
const shownHeadline = 90

// numberedFile is how collections of one text a file name them: "001.txt".
var numberedFile = regexp.MustCompile(`^\d{1,6}$`)

// readText reads a plain text: the headline on its first line, then
// paragraphs. A text without a headline is shown under its first sentence, cut
// at a word. In a collection of numbered texts whose folder has the name of a
// newspaper's section, that is the article's.
func readText(src *source) ([]data.Article, error) {
	s, err := parseArticle(src)
	if err != nil {
		return nil, err
	}
	a := &s.article
	if a.Headline == "" {
		a.Headline = firstSentence(a.Body[0])
	}
	name := strings.TrimSuffix(filepath.Base(src.Path), filepath.Ext(src.Path))
	folder := filepath.Base(filepath.Dir(src.Path))
	if a.Section == "" && numberedFile.MatchString(name) && isSection(folder) {
		a.Section = folder
	}
	return []data.Article{*a}, nil
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
