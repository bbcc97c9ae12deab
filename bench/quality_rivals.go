package main

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/goccy/go-yaml"
	trafilatura "github.com/markusmobius/go-trafilatura"
)

// trafilaturaAlone and readabilityAlone read a web page with nothing but the
// library.
var (
	trafilaturaAlone = reader{"go-trafilatura", func(p page) ([]article, error) {
		r, err := trafilatura.Extract(bytes.NewReader(p.bytes), trafilatura.Options{EnableFallback: true, ExcludeComments: true})
		if err != nil {
			return nil, err
		}
		return []article{{
			headline: r.Metadata.Title, authors: namesIn(r.Metadata.Author), dates: dayOf(r.Metadata.Date, nil), body: r.ContentText,
		}}, nil
	}}
	readabilityAlone = reader{"go-readability", func(p page) ([]article, error) {
		parser := readability.NewParser()
		a, err := parser.Parse(bytes.NewReader(p.bytes), &url.URL{Scheme: "https", Host: "example.org", Path: "/"})
		if err != nil {
			return nil, err
		}
		if a.Node == nil {
			return nil, fmt.Errorf("no article was found")
		}
		var body strings.Builder
		if err := a.RenderText(&body); err != nil {
			return nil, err
		}
		return []article{{headline: a.Title(), authors: namesIn(a.Byline()), dates: dayOf(a.PublishedTime()), body: body.String()}}, nil
	}}
)

// yamlAlone decodes the front matter of a post and takes the rest as it is.
var yamlAlone = reader{"goccy/go-yaml", func(p page) ([]article, error) {
	head, body, err := cutFrontMatter(string(p.bytes))
	if err != nil {
		return nil, err
	}
	var fields struct {
		Title   string   `yaml:"title"`
		Date    string   `yaml:"date"`
		Authors []string `yaml:"authors"`
	}
	if err := yaml.Unmarshal([]byte(head), &fields); err != nil {
		return nil, err
	}
	a := article{headline: fields.Title, authors: fields.Authors, body: body}
	if fields.Date != "" {
		a.dates = []string{fields.Date}
	}
	return []article{a}, nil
}}

func dayOf(t time.Time, err error) []string {
	if err != nil || t.IsZero() {
		return nil
	}
	return []string{t.Format(time.DateOnly)}
}
