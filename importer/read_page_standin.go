package importer

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/data"
)

// readPage stands in for the reader of web pages: the title and all of the text.
func readPage(text, pageURL string, _ time.Time) (data.Article, []data.Date, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return data.Article{}, nil, &NotArticle{"a page that is none"}
	}
	a := data.Article{URL: pageURL, Body: paragraphsOf(root)}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Title && n.FirstChild != nil {
			a.Headline = n.FirstChild.Data
		}
	}
	if len(a.Body) == 0 {
		return a, nil, &NotArticle{"a page without text"}
	}
	return a, nil, nil
}
