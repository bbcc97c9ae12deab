package importer

import (
	"cmp"
	"strings"

	"dateline/data"

	"golang.org/x/net/html"
)

// rcv1Format is the XML of the Reuters corpora of 1996 and 1997 (RCV1, RCV2),
// a story a file.
var rcv1Format = format{name: "rcv1", matches: isRCV1, read: readRCV1}

func isRCV1(s *source) bool { return xmlRoot(s) == "newsitem" && s.headHas(4<<10, "itemid=") }

func readRCV1(src *source) ([]data.Article, error) {
	root, cut, err := src.xml()
	if err != nil {
		return nil, err
	}
	var items []*newsItem
	for _, story := range xmlElements(root, "newsitem") {
		n := &newsItem{}
		n.rcv1(story)
		items = append(items, n)
	}
	if cut && len(items[len(items)-1].article.Body) == 0 {
		return nil, cutShort()
	}
	incomplete(items, cut)
	return src.finishAll(items)
}

func (n *newsItem) rcv1(story *html.Node) {
	a := &n.article
	a.Source.Name, a.Language = xmlAttr(story, "itemid"), xmlAttr(story, "lang")
	a.Headline = cmp.Or(xmlLine(xmlAt(story, "headline")), xmlLine(xmlAt(story, "title")))
	a.Body = nitfParagraphs(xmlAt(story, "text"))
	metadata := xmlAt(story, "metadata")
	for _, dc := range xmlElements(metadata, "dc") {
		switch value := xmlAttr(dc, "value"); xmlAttr(dc, "element") {
		case "dc.date.published":
			n.published(value)
		case "dc.source":
			n.from(value)
		case "dc.creator.location":
			n.located = append(n.located, value)
		}
	}
	n.published(xmlAttr(story, "date"))
	n.byline(xmlLine(xmlAt(story, "byline")))
	n.dateline(withoutISODay(xmlLine(xmlAt(story, "dateline"))))
}

// withoutISODay takes off the day that these datelines end with, "MEXICO CITY
// 1996-08-20": no agency printed it so.
func withoutISODay(s string) string {
	at := strings.LastIndexByte(s, ' ')
	if _, _, isDate := findDate(s[at+1:]); isDate && at > 0 {
		return s[:at]
	}
	return s
}
