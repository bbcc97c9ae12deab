package importer

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func rssOf(items string) string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>The Coast Ledger</title><language>en-us</language>` + items + `</channel></rss>`
}

func atomOf(entries string) string {
	return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://ledger.example/"><title>The Coast Ledger</title><author><name>Ines Duarte</name></author>` + entries + `</feed>`
}

func TestFeedItems(t *testing.T) {
	for name, c := range map[string]struct {
		text                     string
		headline, author, outlet string
		date, words, url, body   string // words are those that the date was read from
	}{
		"content before description": {text: rssOf(`<item><title>A</title><description>short</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>`),
			headline: "A", outlet: "The Coast Ledger", body: "One.|Two."},
		"plain description":  {text: rssOf("<item><title>A</title><description>One.\n\nTwo.</description></item>"), headline: "A", outlet: "The Coast Ledger", body: "One.|Two."},
		"escaped twice":      {text: rssOf("<item><title>A</title><description>&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two.&amp;lt;/p&amp;gt;</description></item>"), headline: "A", outlet: "The Coast Ledger", body: "One.|Two."},
		"author with mail":   {text: rssOf(`<item><title>A</title><author>ines@ledger.example (Ines Duarte)</author></item>`), headline: "A", author: "Ines Duarte", outlet: "The Coast Ledger"},
		"two authors":        {text: rssOf(`<item><title>A</title><dc:creator>Ines Duarte and Per Anders Holm</dc:creator></item>`), headline: "A", author: "Ines Duarte|Per Anders Holm", outlet: "The Coast Ledger"},
		"outlet as author":   {text: rssOf(`<item><title>A</title><dc:creator>The Coast Ledger</dc:creator></item>`), headline: "A", outlet: "The Coast Ledger"},
		"dc:date":            {text: rssOf(`<item><title>A</title><dc:date>2023-03-06T07:00:00+09:00</dc:date></item>`), headline: "A", outlet: "The Coast Ledger", date: "2023-03-06T07:00+09:00"},
		"updated alone":      {text: rssOf(`<item><title>A</title><atom:updated>2023-03-06T07:00:00Z</atom:updated></item>`), headline: "A", outlet: "The Coast Ledger"},
		"midnight":           {text: rssOf(`<item><title>A</title><pubDate>Mon, 06 Mar 2023 00:00:00 GMT</pubDate></item>`), headline: "A", outlet: "The Coast Ledger", date: "2023-03-06"},
		"guid as address":    {text: rssOf(`<item><title>A</title><guid>https://ledger.example/1</guid></item>`), headline: "A", outlet: "The Coast Ledger", url: "https://ledger.example/1"},
		"guid, no permalink": {text: rssOf(`<item><title>A</title><guid isPermaLink="false">https://ledger.example/1</guid></item>`), headline: "A", outlet: "The Coast Ledger"},
		"a counter's link":   {text: rssOf(`<item><title>A</title><link>https://feeds.example/~r/1</link><feedburner:origLink>https://ledger.example/1</feedburner:origLink></item>`), headline: "A", outlet: "The Coast Ledger", url: "https://ledger.example/1"},
		"aggregator":         {text: rssOf(`<item><title>Slip is free - Tideline</title><source url="https://tideline.example">Tideline</source></item>`), headline: "Slip is free", outlet: "Tideline"},
		"mark":               {text: rssOf(`<item><title>(LEAD) Slip is free</title></item>`), headline: "Slip is free", outlet: "The Coast Ledger"},
		"rdf": {text: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Tideline</title></channel><item><title>A</title><description>One.</description></item></rdf:RDF>`,
			headline: "A", outlet: "Tideline", body: "One."},
		"atom": {text: atomOf(`<entry><title>A</title><link rel="self" href="self.xml"/><link href="a/1"/><published>2023-03-06T07:00:00+09:00</published><updated>2023-03-07T07:00:00Z</updated><content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry>`),
			headline: "A", author: "Ines Duarte", outlet: "The Coast Ledger", date: "2023-03-06T07:00+09:00", words: "2023-03-06T07:00:00+09:00", url: "https://ledger.example/a/1", body: "One."},
		"atom, updated alone": {text: atomOf(`<entry><title>A</title><author><name>Per Anders Holm</name></author><updated>2023-03-07T07:00:00Z</updated></entry>`),
			headline: "A", author: "Per Anders Holm", outlet: "The Coast Ledger", date: "2023-03-07T07:00Z", words: "updated 2023-03-07T07:00:00Z"},
		"atom 0.3": {text: `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Tideline</title><entry><title>A</title><issued>2004-03-06T07:00:00Z</issued><summary>One.</summary></entry></feed>`,
			headline: "A", outlet: "Tideline", date: "2004-03-06T07:00Z", body: "One."},
		"json": {text: `{"version":"https://jsonfeed.org/version/1","title":"Tideline","author":{"name":"Ines Duarte"},"items":[{"id":7,"title":"A","content_text":"One.","date_published":"2023-03-06T07:00:00+09:00","external_url":"https://x.example/1"}]}`,
			headline: "A", author: "Ines Duarte", outlet: "Tideline", date: "2023-03-06T07:00+09:00", url: "https://x.example/1", body: "One."},
		"json 1.1, modified alone": {text: `{"version":"https:\/\/jsonfeed.org\/version\/1.1","title":"Tideline","items":[{"id":"7","title":"A","summary":"One.","authors":[{"name":"Ines Duarte"}],"date_modified":"2023-03-06T07:00:00+09:00"}]}`,
			headline: "A", author: "Ines Duarte", outlet: "Tideline", body: "One."},
		"declared in another encoding": {text: strings.Replace(rssOf(`<item><title>항만 공사</title></item>`), `"1.0"?`, `"1.0" encoding="euc-kr"?`, 1), headline: "항만 공사", outlet: "The Coast Ledger"},
	} {
		t.Run(name, func(t *testing.T) {
			a := articleIn(t, "feed", c.text)
			if a.Headline != c.headline || strings.Join(a.Authors, "|") != c.author || a.Outlet != c.outlet || a.URL != c.url || a.Published.ISO() != c.date ||
				c.words != "" && a.Published.Text != c.words || strings.Join(a.Body, "|") != c.body {
				t.Errorf("%q by %q in %q at %q on %s (%q):\n%q", a.Headline, a.Authors, a.Outlet, a.URL, a.Published.ISO(), a.Published.Text, a.Body)
			}
		})
	}
}

func TestFeedsThatAreNone(t *testing.T) {
	for text, want := range map[string]string{
		rssOf(""):                            "a feed without articles",
		rssOf("<item><guid>1</guid></item>"): "a feed without articles",
		`{"version":"https://jsonfeed.org/version/1","title":"x","items":[]}`:               "a feed without articles",
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"}`:                   "The JSON of this feed is broken",
		rssOf(strings.Repeat("<a>", MaxFeedDepth+1)):                                        "MaxFeedDepth",
		`<rss version="2.0"><channel><title>x</title><item><title>A</title><description>On`: "The feed's XML is broken",
	} {
		if _, err := Read(Document{Path: "feed.xml", Bytes: []byte(text)}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80q: got %v", text, err)
		}
	}
}

func TestFeedBound(t *testing.T) {
	if _, err := feedArticles(make([]feedItem, MaxFeedItems+1)); err == nil || !strings.Contains(err.Error(), "MaxFeedItems") {
		t.Errorf("got %v", err)
	}
}

// TestCutFeed reads what is whole of a feed that breaks off, and says so.
func TestCutFeed(t *testing.T) {
	for _, text := range []string{rssOf(`<item><title>A</title></item><item><title>B</title><descr¶`), atomOf(`<entry><title>A</title></entry><entry><title>B¶`)} {
		text, _, _ = strings.Cut(text, "¶")
		if a := articleIn(t, "feed.xml", text); a.Headline != "A" || len(a.Review) != 1 {
			t.Errorf("%q %q", a.Headline, a.Review)
		}
	}
}

// TestRealFeeds reads the items of the real feeds that have a title or a
// text. What the feeds' tests expect is JSON, and no feed.
func TestRealFeeds(t *testing.T) {
	want := map[string]string{
		"atom03_feed_entry_summary_html_escaped_markup.xml": "/Entry Summary", "atom10_feed_entry_title_custom_type.xml": "test/",
		"entry_content_xml_base_inherit.xml": "/Example test", "feed_item_description_-_rss_channel_item_description.xml": "/Item Description",
		"rdf_item_title.xml": "Item Title/", "version_json_10.json": "title/content_html",
	}
	files, _ := filepath.Glob(filepath.Join(corpus(t, "feeds"), "*"))
	for _, f := range files {
		name := filepath.Base(f)
		src := newSource(Document{Path: f, Bytes: bytesOf(t, f)})
		isFeed := feedFormat.matches(src) || jsonFeedFormat.matches(src)
		if wantFeed := strings.HasSuffix(name, ".xml") || name == "version_json_10.json"; isFeed != wantFeed {
			t.Errorf("%s is a feed: %v", name, isFeed)
		}
		if !isFeed {
			continue
		}
		articles, err := Read(src.Document)
		var not *NotArticle
		if got := want[name]; got == "" {
			if !errors.As(err, &not) || not.Kind != "a feed without articles" {
				t.Errorf("%s: %d articles, %v", name, len(articles), err)
			}
		} else if len(articles) != 1 || articles[0].Headline+"/"+strings.Join(articles[0].Body, "|") != got {
			t.Errorf("%s: %v %v", name, articles, err)
		}
	}
}

// TestFeedTime holds the reading of a feed to linear time.
func TestFeedTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	item := "<item><title>A</title><description><![CDATA[" + strings.Repeat("<p>Nobody bid for the slip, and the gulls sat on it.</p>", 40) + "]]></description></item>"
	small, large := rssOf(strings.Repeat(item, 200)), rssOf(strings.Repeat(item, 3200))
	if ratio := timeOf(t, large).Seconds() / timeOf(t, small).Seconds(); ratio > 16*4 {
		t.Errorf("sixteen times the feed took %.0f times as long", ratio)
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(rssOf(`<item><title>A</title><author>a@b.example (C)</author><pubDate>Mon, 06 Mar 2023 00:00:00 GMT</pubDate></item>`)))
	f.Add([]byte(atomOf(`<entry><title type="xhtml"><div>A</div></title><link href="a/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>B</p></div></content></entry>`)))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_html":"<p>x","author":{"name":"y"}}]}`))
	f.Add([]byte(`<!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF xmlns="http://purl.org/rss/1.0/"><item><title>&a;</title></item>`))
	for _, name := range []string{"coast-ledger.rss", "tideline.atom", "sodo-feed.json"} {
		if b, err := os.ReadFile(filepath.Join("..", "samples", "formats", name)); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, format := range []format{feedFormat, jsonFeedFormat} {
			src := newSource(Document{Path: "feed", Bytes: b})
			format.matches(src)
			if articles, err := format.read(src); (len(articles) == 0) == (err == nil) {
				t.Fatal(fmt.Sprint(len(articles), err))
			}
		}
	})
}

// WordPress signs each item of its feeds; a Blogger backup holds more than posts.
func TestFeedsOfBlogs(t *testing.T) {
	for name, feed := range map[string]string{
		"wordpress": `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Orme Record</title><item><title>Gate shut</title>
			<content:encoded><![CDATA[<p>The gate was shut by hand.</p><p>The post <a href="x">Gate shut</a> appeared first on <a href="y">Orme Record</a>.</p>]]></content:encoded></item></channel></rss>`,
		"blogger": `<feed xmlns="http://www.w3.org/2005/Atom"><title>Orme Record</title>
			<entry><id>1</id><category term="http://schemas.google.com/blogger/2008/kind#settings"/><title>The name of the blog</title><content>Orme Record</content></entry>
			<entry><id>2</id><category term="http://schemas.google.com/blogger/2008/kind#post"/><title>Gate shut</title><content type="html">&lt;p&gt;The gate was shut by hand.&lt;/p&gt;</content></entry></feed>`,
	} {
		articles, err := readFeed(newSource(Document{Path: name + ".xml", Bytes: []byte(feed)}))
		if err != nil || len(articles) != 1 || articles[0].Headline != "Gate shut" || len(articles[0].Body) != 1 || articles[0].Body[0] != "The gate was shut by hand." {
			t.Errorf("%s: %+v, %v", name, articles, err)
		}
	}
}
