package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"

	"dateline/data"
)

// MaxMarkdown is how long a Markdown file may be, in bytes.
const MaxMarkdown = 8 << 20

// MaxMarkdownLead is how many marks of lists and quotations, and spaces, may
// stand before the text of a line: the parser's time grows with their square.
const MaxMarkdownLead = 100

// boundLeads takes off what a line has of them beyond that.
func boundLeads(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		lead := len(line) - len(strings.TrimLeft(line, " \t>-*+"))
		if lead > MaxMarkdownLead {
			b.WriteString(line[:MaxMarkdownLead])
			line = line[lead:]
		}
		b.WriteString(line)
	}
	return b.String()
}

var markdownFormat = format{name: "markdown", matches: isMarkdown, read: readMarkdown}

var markdownNames = wordSet(".md .markdown .mdown .mkd .mkdn .mdx .qmd .rmd")

// isMarkdown goes by the name, or by front matter that has a title.
func isMarkdown(s *source) bool {
	head := s.headText()
	if markdownNames[s.ext()] {
		return head != "" && s.headBinary() == ""
	}
	if !opensFrontMatter(head) {
		return false
	}
	fields, _ := cutFrontMatter(head)
	return fields.text("title", "headline") != ""
}

// projectFiles are those that tell of a project rather than of the news.
var projectFiles = wordSet(`readme license licence copying contributing changelog changes history code_of_conduct security support authors contributors
	maintainers install notice governance roadmap todo pull_request_template issue_template faq summary claude agents`)

func readMarkdown(src *source) ([]data.Article, error) {
	if err := src.decode(); err != nil {
		return nil, err
	}
	if len(src.text) > MaxMarkdown {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"The Markdown is longer than %d MB (MaxMarkdown), too long for one article. Split the file.", MaxMarkdown>>20)}
	}
	fields, text := cutFrontMatter(src.text)
	fields.under("params", "extra", "taxonomies", "metadata")
	dates := fields.dates()
	name := strings.ToLower(baseName(src.Path))
	if projectFiles[name] && len(dates) == 0 {
		return nil, ofProject(name)
	}
	body := markdownParagraphs(boundLeads(text), src.ext())
	headline := oneLine(htmlLine(fields.text("title", "headline", "linktitle")))
	switch {
	case len(body) == 0 && (name == "_index" || len(dates) == 0):
		return nil, &NotArticle{"a page that lists others"}
	case headline == "":
		return fields.untitled(src, body, dates)
	case len(body) == 0: // the story is elsewhere
		body = markdownParagraphs(fields.text("summary", "excerpt", "description", "deck", "dek", "subtitle"), "")
	}
	a := data.Article{Headline: headline, Body: withoutRepeat(body, headline)}
	fields.fill(&a)
	return []data.Article{src.settle(a, dates...)}, nil
}

// untitled reads a text whose front matter has no title as plain text: its
// first heading is the headline.
func (f pageFields) untitled(src *source, body []string, dates []data.Date) ([]data.Article, error) {
	p := prose{kind: "a Markdown text"}
	for _, text := range body {
		p.add(text, 0)
	}
	if m := markdownHeading.FindStringSubmatch(src.text); m != nil {
		p.heading(oneLine(m[1]))
	}
	a, err := src.articleOf(p)
	if err != nil {
		return nil, err
	}
	f.fill(&a)
	dates = append(dates, append([]data.Date{a.Published}, a.OtherDates...)...)
	a.Review = nil
	weighDates(&a, slices.DeleteFunc(dates, func(d data.Date) bool { return !d.Known() }))
	return []data.Article{a}, nil
}

var markdownHeading = regexp.MustCompile(`(?m)^#[ \t]+(.+?)[ \t]*#*[ \t]*$`)

// withoutRepeat takes the headline off the body where it is written again.
func withoutRepeat(body []string, headline string) []string {
	if len(body) > 1 && sameHeadline(body[0], headline) {
		return body[1:]
	}
	return body
}

// markdown is CommonMark with what GitHub, Hugo and Jekyll add to it. Raw HTML
// is kept: it is read, never shown.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.DefinitionList,
		extension.NewFootnote(extension.WithFootnoteBacklinkHTML([]byte(" ")))),
	goldmark.WithParserOptions(parser.WithAttribute()),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

var (
	footnoteMark = lazily(`<sup id="fnref[^>]{0,40}><a [^>]{0,200}>(\d+)</a></sup>`)
	codeOfMDX    = regexp.MustCompile(`(?m)^(?:import|export) .*$`)
	spacedLink   = regexp.MustCompile(`\]\((?:https?|mailto):[^()"'<>\n]* [^()"'<>\n]*\)`)
	indentedTag  = regexp.MustCompile(`(?m)^ *(?: {4}|\t)[ \t]*(</?(?i:p|div|ul|ol|li|table|t[rdh]|h[1-6]|blockquote|figure|figcaption|img|span|a)\b)`)
)

// markdownParagraphs turns Markdown into paragraphs. The posts of a site may
// be written in HTML, below the same front matter.
func markdownParagraphs(text, ext string) []string {
	text = withoutShortcodes(text)
	switch ext {
	case ".html", ".htm":
		return partBlocks(htmlParagraphs(text))
	case ".mdx":
		text = codeOfMDX.ReplaceAllString(text, "")
	}
	text = spacedLink.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, " ", "%20") })
	text = indentedTag.ReplaceAllString(text, "$1") // indented, it would be an example of code
	var page bytes.Buffer
	if markdown.Convert([]byte(text), &page) != nil {
		return nil
	}
	return partBlocks(htmlParagraphs(footnoteMark.ReplaceAllString(page.String(), "[$1]")))
}

// shortOffset is a zone as YAML allows it to be written: "12:30:00 -4".
var shortOffset = regexp.MustCompile(`(:\d\d ?[+-])(\d)(:?\d\d)?$`)

// dates returns the dates of publication. The fields for the last change and
// for the day on which a page is taken down are none.
func (f pageFields) dates() []data.Date {
	var dates []data.Date
	for _, name := range strings.Fields(`publishdate pubdate publicationdate publisheddate datepublished published publishedat publishedon publishedtime
		date datetime posted postedon dateposted postdate`) {
		text := oneLine(f.text(name))
		if m := shortOffset.FindStringSubmatch(text); m != nil {
			text = strings.TrimSuffix(text, m[0]) + m[1] + "0" + m[2] + cmp.Or(m[3], "00")
		}
		if d, ok := readDate(text, data.FromMetadata, time.Time{}); ok {
			dates = append(dates, d)
		}
	}
	for _, name := range []string{"url", "permalink"} {
		if c, text, ok := dateInURL(f.text(name)); ok {
			dates = append(dates, c.date(data.FromURL, text))
		}
	}
	return dates
}

// fill sets what the front matter says of an article besides its headline and
// its dates.
func (f pageFields) fill(a *data.Article) {
	if authors := f.authors(); len(authors) > 0 {
		a.Authors = authors
	}
	for _, name := range strings.Fields("tags tag topics topic categories keywords subjects labels") {
		for _, keyword := range f.list(name) {
			if _, one := f[name].(string); one {
				a.Keywords = append(a.Keywords, strings.Split(htmlLine(keyword), ",")...)
			} else {
				a.Keywords = append(a.Keywords, htmlLine(keyword))
			}
		}
	}
	a.Keywords = distinct(a.Keywords)
	a.Section = cmp.Or(a.Section, htmlLine(f.text("section", "category")))
	a.Outlet = cmp.Or(a.Outlet, f.outlet())
	a.Dateline = cmp.Or(a.Dateline, htmlLine(f.text("dateline")))
	a.Language = cmp.Or(strings.ReplaceAll(f.text("lang", "language", "locale"), "_", "-"), a.Language)
	for _, name := range strings.Fields("canonicalurl canonical url permalink originalurl sourceurl source link") {
		a.URL = cmp.Or(a.URL, webAddress(f.text(name)))
	}
	if f.text("draft") == "true" {
		a.Notes = append(a.Notes, "Draft")
	}
}

func (f pageFields) outlet() string {
	name := htmlLine(f.text("publication", "publisher", "outlet", "newspaper", "source"))
	if webAddress(name) != "" {
		return ""
	}
	return name
}

// wikiLink is a name as the web clipper of Obsidian links it: [[Ines Duarte]].
var wikiLink = regexp.MustCompile(`^\[\[(?:[^|\]]*\|)?([^|\]]+)\]\]$`)

// authors reads who wrote an article. The names of a list are taken as they
// are, a text as a byline.
func (f pageFields) authors() []string {
	for _, name := range strings.Fields("authors author byline by writers writer creator") {
		list := f.list(name)
		if _, one := f[name].(string); one && len(list) > 0 {
			line := strings.TrimPrefix(wikiLink.ReplaceAllString(htmlLine(list[0]), "$1"), "By ")
			if c, ok := parseNames(line); ok && len(c.authors) > 0 {
				return c.authors
			}
			list = []string{line}
		}
		if list = distinct(list); len(list) > 0 {
			for i := range list {
				list[i] = wikiLink.ReplaceAllString(htmlLine(list[i]), "$1")
			}
			return list
		}
	}
	return nil
}
