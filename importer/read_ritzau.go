package importer

import (
	"cmp"
	"strings"

	"dateline/data"

	"golang.org/x/net/html"
)

// ritzauFormat is the XML in which the Danish agency Ritzau delivers its news,
// one or a queue of them in a file.
var ritzauFormat = format{name: "ritzau", matches: isRitzau, read: readRitzau}

func isRitzau(s *source) bool {
	switch xmlRoot(s) {
	case "RBNews":
		return true
	case "XMLNewsQueuedResponse", "ListOfRBNews", "ArrayOfRBNews":
		return s.headHas(headBytes, "<rbnews")
	}
	return false
}

func readRitzau(src *source) ([]data.Article, error) {
	root, cut, err := src.xml()
	if err != nil {
		return nil, err
	}
	var items []*newsItem
	for _, news := range xmlBelow(root, "RBNews") {
		n := &newsItem{}
		n.ritzau(news)
		if n.article.Headline != "" || len(n.article.Body) > 0 {
			items = append(items, n)
		}
	}
	switch {
	case len(items) == 0 && cut:
		return nil, cutShort()
	case len(items) == 0:
		return nil, &NotArticle{"a delivery of Ritzau without news"}
	}
	incomplete(items, cut)
	return src.finishAll(items)
}

func (n *newsItem) ritzau(news *html.Node) {
	field := func(name string) string { return xmlLine(xmlAt(news, name)) }
	a := &n.article
	a.Source.Name = cmp.Or(field("NewsID"), field("HistID"))
	a.Headline = htmlLine(unescaped(field("headline")))
	n.lead = append(n.lead, htmlLine(unescaped(field("subtitle"))))
	n.mark(field("strapline"))
	a.Section = field("section")
	n.published(field("PublishDate"))
	n.located = append(n.located, field("town"))
	n.from(field("origin"))
	n.byline(field("byLine"))
	for _, k := range xmlElements(xmlAt(news, "SubjectKeyword")) {
		n.keywords(xmlLine(k))
	}
	n.note(htmlLine(field("TilRedaktionen")))
	if content := xmlAt(news, "content"); content != nil {
		a.Body = textParagraphs(rawText(content))
	}
	if field("Annuleret") == "true" {
		n.status("canceled")
	}
}

// rawText returns the text of n as it stands.
func rawText(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n, 0)
	return b.String()
}
