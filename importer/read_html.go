package importer

import (
	"strings"
	"time"

	"golang.org/x/net/html"

	"dateline/data"
)

var htmlFormat = format{name: "html", matches: isPage, read: readHTML}

// isPage reports a web page, or a piece of one.
func isPage(src *source) bool {
	return markupKind(src.headText()) == "a web page (HTML)"
}

func readHTML(src *source) ([]data.Article, error) {
	if err := src.decode(); err != nil {
		return nil, err
	}
	a, dates, err := readPage(src.text, "", time.Time{})
	if err != nil {
		return nil, err
	}
	return []data.Article{src.settle(a, dates...)}, nil
}

// readPage reads the article of a web page and its dates, the best first, for
// settle to finish. PageURL is where the page was fetched from, where that is
// known; when is the time, from which "3 hours ago" counts. The error is a
// *NotArticle or a *Failure.
func readPage(text, pageURL string, when time.Time) (a data.Article, dates []data.Date, err error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return a, nil, &Failure{Stage: "parse", Reason: "The page's markup could not be read.", Err: err}
	}
	a.Body = paragraphsOf(root)
	a.URL = pageURL
	return a, nil, nil
}
