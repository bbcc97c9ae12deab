package importer

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/data"
)

var (
	contentOfXML = regexp.MustCompile(`(?s)<(?:body\.content|inlineXML|DataContent)\b[^>]*>(.*?)</(?:body\.content|inlineXML|DataContent)>`)
	headOfPage   = regexp.MustCompile(`(?s)<head>.*?</head>|<body\.head>.*?</body\.head>|<style.*?</style>|<header>.*?</header>|<media-producer>.*?</media-producer>|<!--.*?-->|<DataContent>\s*\.bw.*?</DataContent>`)
	tagOfXML     = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
)

// readableWords is what a person would read of a piece of XML, told with nothing but
// a search for tags.
func readableWords(markup string) []string {
	text := tagOfXML.ReplaceAllString(headOfPage.ReplaceAllString(markup, " "), " ")
	for range 3 { // some files escape twice
		text = html.UnescapeString(text)
	}
	return strings.Fields(tagOfXML.ReplaceAllString(text, " "))
}

// textOf is all that an article says.
func textOf(articles []data.Article) string {
	var b strings.Builder
	for _, a := range articles {
		for _, part := range [][]string{{a.Headline, a.Dateline, a.Agency, a.Outlet}, a.Marks, a.Authors, a.Body, a.Notes} {
			b.WriteString(" " + strings.Join(part, " "))
		}
		for _, list := range a.Trailer {
			for _, item := range list.Items {
				b.WriteString(" " + item.Headline)
			}
		}
	}
	return b.String()
}

var letterRuns = regexp.MustCompile(`[\p{L}\d]+`)

func missing(words []string, text string) []string {
	has := map[string]bool{}
	for _, w := range letterRuns.FindAllString(text, -1) {
		has[w] = true
	}
	glued := letters(text) // a tag within a word parts none
	var out []string
	for _, word := range words {
		for _, w := range letterRuns.FindAllString(word, -1) {
			if !has[w] && !strings.Contains(glued, letters(w)) && !slices.Contains(out, w) && w != "ends" { // PA's end mark
				out = append(out, w)
			}
		}
	}
	return out
}

// No word of a text is lost on the way from the file to the article.
func TestIndustryNoWordIsLost(t *testing.T) {
	for _, folder := range []string{"wire-anpa-superdesk", "ninjs", "iptc-newsml-g2", filepath.Join("dpa-digitalwires", "expected-newsmlg2")} {
		files, _ := filepath.Glob(filepath.Join(corpus(t, folder), "*.xml"))
		for _, file := range files {
			articles, err := Read(Document{Path: file, Bytes: bytesOf(t, file)})
			if err != nil {
				continue // what is no article is another test's
			}
			text, _, _ := decode(bytesOf(t, file))
			var words []string
			for _, m := range contentOfXML.FindAllStringSubmatch(headOfPage.ReplaceAllString(text, " "), -1) {
				words = append(words, readableWords(m[1])...)
			}
			if lost := missing(words, textOf(articles)); len(lost) > 0 {
				t.Errorf("%s: of %d words are lost %q", filepath.Base(file), len(words), lost)
			}
		}
	}
}

func TestIndustryJSONNoWordIsLost(t *testing.T) {
	for _, folder := range []string{"wire-anpa-superdesk", "ninjs", "dpa-digitalwires"} {
		files, _ := filepath.Glob(filepath.Join(corpus(t, folder), "*.json"))
		for _, file := range files {
			articles, err := Read(Document{Path: file, Bytes: bytesOf(t, file)})
			if err != nil || len(articles) != 1 {
				continue
			}
			b, _ := os.ReadFile(file)
			var item map[string]any
			if json.Unmarshal(b, &item) != nil {
				continue
			}
			for _, field := range []string{"body_xhtml", "body_html", "article_html", "headline", "teaser", "infobox_html"} {
				if value, ok := item[field].(string); ok {
					if lost := missing(readableWords(value), textOf(articles)); len(lost) > 0 {
						t.Errorf("%s: of %s are lost %q", filepath.Base(file), field, lost)
					}
				}
			}
		}
	}
}
