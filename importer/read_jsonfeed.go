package importer

import (
	"regexp"
	"strings"

	jsonfeed "github.com/mmcdole/gofeed/json"

	"dateline/data"
)

var jsonFeedFormat = format{name: "jsonfeed", matches: isJSONFeed, read: readJSONFeed}

var (
	feedVersion = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version`)
	feedItems   = regexp.MustCompile(`"items"\s*:\s*\[`)
	feedFields  = regexp.MustCompile(`"(?:home_page_url|feed_url|content_html|content_text)"\s*:`)
)

// isJSONFeed reports a JSON Feed by the address of its version, or by items
// and fields that no other format has.
func isJSONFeed(s *source) bool {
	head := s.headText()
	return strings.HasPrefix(head, "{") && (feedVersion.MatchString(head) || feedItems.MatchString(head) && feedFields.MatchString(head))
}

func readJSONFeed(src *source) ([]data.Article, error) {
	if err := src.decode(); err != nil {
		return nil, err
	}
	feed, err := (&jsonfeed.Parser{}).Parse(strings.NewReader(src.text))
	if err != nil {
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The JSON of this feed is broken (" + plainCause(err) + "). Save the feed again."}
	}
	items := make([]feedItem, 0, min(len(feed.Items), MaxFeedItems+1))
	for _, i := range feed.Items[:min(len(feed.Items), MaxFeedItems+1)] {
		if i != nil {
			items = append(items, jsonFeedItem(i, feed))
		}
	}
	return feedArticles(items)
}

func jsonFeedItem(i *jsonfeed.Item, feed *jsonfeed.Feed) feedItem {
	a := data.Article{
		Headline: oneLine(i.Title), Outlet: oneLine(feed.Title), Keywords: i.Tags,
		Language: firstOf(languageTag(i.Language), languageTag(feed.Language)),
		URL:      firstOf(webAddress(i.URL), webAddress(i.ID), webAddress(i.ExternalURL)),
	}
	a.Source.Name = i.ID
	a.Body = htmlParagraphs(i.ContentHTML)
	for _, plain := range []string{i.ContentText, i.Summary} {
		if len(a.Body) == 0 {
			a.Body = paragraphs(splitLines(plain))
		}
	}
	people := namesIn(append(i.Authors, i.Author))
	if len(people) == 0 {
		people = namesIn(append(feed.Authors, feed.Author))
	}
	fileAuthors(&a, people)
	return feedItem{a, feedDate(i.DatePublished, nil)}
}

func namesIn(authors []*jsonfeed.Author) []string {
	var names []string
	for _, a := range authors {
		if a != nil && a.Name != "" {
			names = append(names, a.Name)
		}
	}
	return names
}
