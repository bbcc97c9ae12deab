package main

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	markup "golang.org/x/net/html"
)

// overlap compares two bodies: how much of the first is in the second, and of
// the second in the first.
type overlap func(got, want string) (precision, recall float64)

// wordOverlap compares bodies by their words, however they are ordered.
func wordOverlap(got, want string) (precision, recall float64) {
	return bagOverlap(bag(words(got)), bag(words(want)))
}

// runOverlap compares bodies by their runs of four words, as the
// article-extraction-benchmark does, whose scores are published.
func runOverlap(got, want string) (precision, recall float64) {
	return bagOverlap(bag(runs(got)), bag(runs(want)))
}

const runWords = 4

var token = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func runs(s string) []string {
	tokens := token.FindAllString(s, -1)
	var list []string
	for i := range max(1, len(tokens)-runWords+1) {
		if run := tokens[i:min(i+runWords, len(tokens))]; len(run) > 0 {
			list = append(list, strings.Join(run, " "))
		}
	}
	return list
}

func bagOverlap(got, want map[string]int) (precision, recall float64) {
	both, all, wanted := 0, 0, 0
	for w, n := range got {
		both += min(n, want[w])
		all += n
	}
	for _, n := range want {
		wanted += n
	}
	return float64(both) / float64(max(all, 1)), float64(both) / float64(max(wanted, 1))
}

func bag(list []string) map[string]int {
	m := map[string]int{}
	for _, w := range list {
		m[w]++
	}
	return m
}

// words are a text's words in lower case; each character of Chinese, Japanese
// and Korean is one.
func words(s string) []string {
	var list []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			list = append(list, word.String())
			word.Reset()
		}
	}
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			end()
			list = append(list, string(r))
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			word.WriteRune(unicode.ToLower(r))
		default:
			end()
		}
	}
	end()
	return list
}

func firstWords(s string, n int) []string {
	list := words(s[:min(len(s), n*16)])
	return list[:min(len(list), n)]
}

// plain is a line without what does not matter when lines are compared: case,
// spaces, punctuation, HTML entities.
func plain(s string) string { return strings.Join(words(html.UnescapeString(s)), " ") }

var (
	bylineStart = regexp.MustCompile(`(?i)^\s*(?:by|von|par|por|de|av|text:)\s+`)
	bylineSplit = regexp.MustCompile(`(?i)\s*(?:,|;|&|\(|\)|\s(?:/|and|und|et|och|og|y|avec)\s|\bavec\s)\s*`)
	houseName   = regexp.MustCompile(`^(?:dpa|AP|NTB|AFP)$|\b(?:Press|Database|University)\b|\.no$`)
)

// namesIn splits a byline into the names of people: that of the house they
// write for is none.
func namesIn(byline string) []string {
	var list []string
	for _, name := range bylineSplit.Split(bylineStart.ReplaceAllString(strings.TrimSpace(byline), ""), -1) {
		if name = strings.TrimSpace(name); name != "" && !houseName.MatchString(name) {
			list = append(list, name)
		}
	}
	return list
}

// textOf is the text of a piece of HTML, a line a block.
func textOf(source string) string {
	root, err := markup.Parse(strings.NewReader(source))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == markup.TextNode && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style:
			b.WriteString(n.Data)
		case n.Type == markup.ElementNode && breaks[n.DataAtom]:
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
}

var breaks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Br: true, atom.Li: true, atom.Tr: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
	atom.Td: true, atom.Figure: true, atom.Figcaption: true, atom.Blockquote: true, atom.Ul: true, atom.Ol: true, atom.Section: true,
}

// between returns what stands between two marks, the first match of a pattern
// with one group; "" where there is none.
func between(pattern *regexp.Regexp, s string) string {
	if m := pattern.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}
