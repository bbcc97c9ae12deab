package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
)

// The truth about web pages, posts and texts whose folder has it beside the
// files. None of it is computed by Dateline's readers.

// seedTruth is what expected.json says; the body is what stands between the
// agency's bracket and the end mark.
func seedTruth(dir string) ([]page, error) {
	var want struct {
		Headline, Published string
		Authors             []string
	}
	if err := readJSON(filepath.Join(dir, "expected.json"), &want); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) != 1 {
		return nil, fmt.Errorf("%d texts, %w", len(files), err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		return nil, err
	}
	body := between(seedBody, string(b))
	return []page{{filepath.Base(files[0]), b, []article{{
		headline: want.Headline, dates: []string{want.Published}, authors: want.Authors, nobody: len(want.Authors) == 0, body: body,
	}}}}, nil
}

var seedBody = regexp.MustCompile(`(?s)\(Yonhap\) -- (.*?)\(END\)`)

// readabilityTruth is what expected-metadata.json and expected.html say. What
// is null there was not found, which does not mean that it is not there.
func readabilityTruth(dir string) ([]page, error) {
	cases, err := filepath.Glob(filepath.Join(dir, "*", "source.html"))
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, source := range cases {
		folder := filepath.Dir(source)
		var want struct{ Title, Byline, PublishedTime string }
		b, readErr := os.ReadFile(source)
		body, bodyErr := os.ReadFile(filepath.Join(folder, "expected.html"))
		err := errors.Join(readErr, bodyErr, readJSON(filepath.Join(folder, "expected-metadata.json"), &want))
		if err != nil {
			return nil, err
		}
		a := article{headline: want.Title, authors: namesIn(want.Byline), body: textOf(string(body))}
		if want.PublishedTime != "" {
			a.dates = []string{want.PublishedTime}
		}
		pages = append(pages, page{filepath.Base(folder) + ".html", b, []article{a}})
	}
	return pages, nil
}

// aebTruth is the bodies of ground-truth.json.
func aebTruth(dir string) ([]page, error) {
	var want map[string]struct{ ArticleBody string }
	if err := readJSON(filepath.Join(dir, "ground-truth.json"), &want); err != nil {
		return nil, err
	}
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, p := range files {
		if t, ok := want[strings.TrimSuffix(p.name, ".html")]; ok {
			p.truth = []article{{body: t.ArticleBody}}
			pages = append(pages, p)
		}
	}
	return pages, nil
}

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, into)
}

// frontMatterTruth is the YAML before a post, and its text without the signs
// of Markdown.
func frontMatterTruth(dir string) ([]page, error) {
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, p := range files {
		if !strings.HasSuffix(p.name, ".md") {
			continue
		}
		head, body, err := cutFrontMatter(string(p.bytes))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		fields := map[string]any{}
		if err := yaml.NewDecoder(strings.NewReader(head), yaml.AllowDuplicateMapKey()).Decode(&fields); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		a := article{headline: plainMarkdown(stated(fields["title"])), authors: statedList(fields["authors"]), body: plainMarkdown(body)}
		if day := stated(fields["date"]); day != "" {
			a.dates = []string{day}
		}
		p.truth = []article{a}
		pages = append(pages, p)
	}
	return pages, nil
}

var errNoFrontMatter = errors.New("it has no front matter")

func cutFrontMatter(s string) (head, body string, err error) {
	rest, ok := strings.CutPrefix(strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n"), "---\n")
	if !ok {
		return "", "", errNoFrontMatter
	}
	if head, body, ok = strings.Cut(rest, "\n---"); !ok {
		return "", "", errNoFrontMatter
	}
	return head, body, nil
}

func stated(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

func statedList(v any) []string {
	list, _ := v.([]any)
	var all []string
	for _, item := range list {
		if s := stated(item); s != "" {
			all = append(all, s)
		}
	}
	return all
}

var (
	markdownPicture = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
	markdownLink    = regexp.MustCompile(`\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])(?:\{:[^}]*\})?`)
	markdownCode    = regexp.MustCompile(`(?s)\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{:.*?\}|<!--.*?-->`)
	markdownTarget  = regexp.MustCompile(`(?m)^\s*\[[^\]]+\]:\s.*$`)
	markupTag       = regexp.MustCompile(`<[a-zA-Z/][^>]*>`)
)

func plainMarkdown(s string) string {
	for _, sign := range []*regexp.Regexp{markdownCode, markdownPicture, markdownTarget} {
		s = sign.ReplaceAllString(s, " ")
	}
	return strings.TrimSpace(html.UnescapeString(markupTag.ReplaceAllString(markdownLink.ReplaceAllString(s, "$1"), " ")))
}

// wikinewsTruth is the columns of the table.
func wikinewsTruth(dir string) ([]page, error) {
	files, err := filesIn(dir)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, p := range files {
		lines := strings.Split(strings.TrimSpace(string(p.bytes)), "\n")
		for _, line := range lines[1:] {
			if cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t"); len(cells) == 3 {
				p.truth = append(p.truth, article{headline: cells[2], body: cells[1]})
			}
		}
		pages = append(pages, p)
	}
	return pages, nil
}
