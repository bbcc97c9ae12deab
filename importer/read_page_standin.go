package importer

import (
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"

	"dateline/data"
)

// readPage stands in until the reader of pages is merged.
func readPage(text, pageURL string, _ time.Time) (data.Article, []data.Date, error) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		return data.Article{}, nil, err
	}
	a := data.Article{Headline: oneLine(doc.Find("title").First().Text()), Body: htmlParagraphs(text), URL: pageURL}
	return a, nil, nil
}
