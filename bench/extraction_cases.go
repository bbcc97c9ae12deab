package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"golang.org/x/net/html"

	"dateline/importer"
)

// caseTruth is the expected-metadata.json of one of Readability's cases.
type caseTruth struct {
	Title         string `json:"title"`
	Byline        string `json:"byline"`
	PublishedTime string `json:"publishedTime"`
}

// reportCases prints which facts of Readability's cases are read as expected:
// the headline and the minute of publication exactly, all names of the byline
// and no other, and how much of the body.
func reportCases(dir string, out io.Writer) error {
	folders, err := filepath.Glob(filepath.Join(dir, "*", "source.html"))
	if err != nil || len(folders) == 0 {
		return errors.Join(err, errors.New("no cases in "+dir))
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "\nReadability's case\theadline\tbyline\tpublished\tbody F1")
	for _, path := range folders {
		folder := filepath.Dir(path)
		var want caseTruth
		facts, err1 := os.ReadFile(filepath.Join(folder, "expected-metadata.json"))
		body, err2 := os.ReadFile(filepath.Join(folder, "expected.html"))
		page, err3 := os.ReadFile(path)
		if err := errors.Join(err1, err2, err3, json.Unmarshal(facts, &want)); err != nil {
			return err
		}
		articles, err := importer.Read(importer.Document{Path: path, Bytes: page})
		if err != nil {
			_, _ = fmt.Fprintf(w, "%s\t%v\n", filepath.Base(folder), err)
			continue
		}
		a := articles[0]
		text := overlap(textOf(string(body)), strings.Join(a.Body, "\n"))
		score := pageScore{Precision: text.precision(), Recall: text.recall()}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%.3f\n", filepath.Base(folder), verdict(want.Title, a.Headline == want.Title),
			verdict(want.Byline, sameNames(want.Byline, a.Authors)), verdict(want.PublishedTime, sameMinute(want.PublishedTime, a.Published.ISO())), score.F1())
	}
	return w.Flush()
}

func verdict(want string, right bool) string {
	switch {
	case want == "":
		return "–"
	case right:
		return "right"
	}
	return "WRONG"
}

// sameNames reports that a byline consists of all of some names and words that join them.
func sameNames(byline string, names []string) bool {
	for _, name := range names {
		before, after, found := strings.Cut(byline, name)
		if !found {
			return false
		}
		byline = before + after
	}
	left := strings.FieldsFunc(byline, func(r rune) bool { return strings.ContainsRune(" ,();&|", r) })
	return len(left) <= len(names) // "By", "and", "avec"
}

// sameMinute compares a time with one that is cut to the minute.
func sameMinute(want, got string) bool {
	if len(want) < 16 || len(got) < 16 || want[:16] != got[:16] {
		return false
	}
	zone := strings.ReplaceAll(want[strings.LastIndexAny(want, "Z+-"):], ":", "")
	return strings.HasSuffix(strings.ReplaceAll(got, ":", ""), zone)
}

// textOf is the text of a piece of HTML, its elements apart.
func textOf(markup string) string {
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if n.Type == html.ElementNode && strings.Contains(" p div li h1 h2 h3 h4 td th br figcaption blockquote ", " "+n.Data+" ") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
