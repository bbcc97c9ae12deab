package importer

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"dateline/data"
)

var feedFormat = format{name: "feed", matches: func(s *source) bool { return feedRoot(s.headText()) != "" }, read: readFeed}

// Bounds on a feed. What exceeds one is a Failure that names it.
const (
	MaxFeedItems = 200_000
	MaxFeedDepth = 5_000 // elements in one another; markup that is not closed counts
)

var (
	rootName  = regexp.MustCompile(`^<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)((?:\s[^>]*)?)/?>`)
	atomSpace = regexp.MustCompile(`http://www\.w3\.org/2005/Atom|purl\.org/atom/|\bversion\s*=\s*["']0\.3`)
	rssSpace  = regexp.MustCompile(`purl\.org/rss/|netscape\.com/rdf/simple|purl\.org/net/rss`)
)

// feedRoot tells a feed by its root element: "rss" (RDF included), "atom" or "".
func feedRoot(head string) string {
	m := rootName.FindStringSubmatch(afterProlog(head))
	if m == nil {
		return ""
	}
	switch strings.ToLower(m[2]) {
	case "rss":
		return "rss"
	case "rdf":
		if rssSpace.MatchString(m[3]) {
			return "rss"
		}
	case "feed":
		if atomSpace.MatchString(m[3]) {
			return "atom"
		}
	}
	return ""
}

// afterProlog is a document from its root element.
func afterProlog(s string) string {
	for {
		s = strings.TrimLeft(s, " \t\n\r\ufeff")
		end := ""
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<?"):
			end = "?>"
		case strings.HasPrefix(s, "<!"):
			end = ">"
			if open := strings.IndexByte(s, '['); open >= 0 && open < strings.IndexByte(s, '>') {
				end = "]>"
			}
		default:
			return s
		}
		i := strings.Index(s, end)
		if i < 0 {
			return ""
		}
		s = s[i+len(end):]
	}
}

// readFeed reads RSS, RDF or Atom. Of a feed that breaks off, the items that
// are whole are read.
func readFeed(src *source) ([]data.Article, error) {
	if err := src.decode(); err != nil {
		return nil, err
	}
	text := afterProlog(src.text)
	if nestedDeeper(text, MaxFeedDepth) {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf("The feed's elements lie more than %d deep in one another (MaxFeedDepth).", MaxFeedDepth)}
	}
	parse := parseRSS
	if feedRoot(text) == "atom" {
		parse = parseAtom
	}
	items, err := parse(text)
	whole := err == nil
	if !whole {
		if mended, ok := mendFeed(text); ok {
			items, _ = parse(mended)
		}
		if len(items) == 0 {
			return nil, &Failure{Stage: "parse", Err: err, Reason: "The feed's XML is broken (" + plainCause(err) + "). Save the feed again."}
		}
	}
	articles, err := feedArticles(items)
	if err == nil && !whole {
		last := &articles[len(articles)-1]
		last.Review = append(last.Review, "The feed's XML is broken after this article; what follows was not read.")
	}
	return articles, err
}

// feedItem is an item of any kind of feed.
type feedItem struct {
	article data.Article
	dates   []data.Date
}

func feedArticles(items []feedItem) ([]data.Article, error) {
	if len(items) > MaxFeedItems {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf("The feed has more than %d items (MaxFeedItems).", MaxFeedItems)}
	}
	var articles []data.Article
	for _, i := range items {
		i.article.Body = withoutRepeat(i.article.Body, i.article.Headline)
		a := settleRecord(i.article, i.dates...)
		if a.Headline != "" || len(a.Body) > 0 {
			articles = append(articles, a)
		}
	}
	if len(articles) == 0 {
		return nil, &NotArticle{"a feed without articles"}
	}
	return articles, nil
}

var itemEnd = regexp.MustCompile(`(?i)</((?:[a-z][\w.-]*:)?(?:item|entry))\s*>`)

// mendFeed closes a feed after its last whole item.
func mendFeed(text string) (string, bool) {
	ends := itemEnd.FindAllStringIndex(text, -1)
	root := rootName.FindStringSubmatch(text)
	if len(ends) == 0 || root == nil {
		return "", false
	}
	mended := text[:ends[len(ends)-1][1]]
	if strings.EqualFold(root[2], "rss") {
		mended += "</" + root[1] + "channel>"
	}
	return mended + "</" + root[1] + root[2] + ">", true
}

// nestedDeeper reports elements that lie more than limit deep in one another.
func nestedDeeper(text string, limit int) bool {
	depth := 0
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 || i+1 >= len(text) {
			return false
		}
		text = text[i:]
		end := ">"
		switch {
		case strings.HasPrefix(text, "<![CDATA["):
			end = "]]>"
		case strings.HasPrefix(text, "<!--"):
			end = "-->"
		}
		stop := strings.Index(text, end)
		if stop < 0 {
			return false
		}
		switch {
		case end != ">" || text[1] == '!' || text[1] == '?':
		case text[1] == '/':
			depth--
		case text[stop-1] != '/':
			if depth++; depth > limit {
				return true
			}
		}
		text = text[stop+len(end):]
	}
}

func parseRSS(text string) ([]feedItem, error) {
	feed, err := (&rss.Parser{}).Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	outlet, language := htmlLine(feed.Title), languageTag(feed.Language)
	if dc := feed.DublinCoreExt; dc != nil {
		outlet, language = firstOf(outlet, htmlLine(firstOf(dc.Title...))), firstOf(language, languageTag(firstOf(dc.Language...)))
	}
	items := make([]feedItem, 0, min(len(feed.Items), MaxFeedItems+1))
	for _, i := range feed.Items[:min(len(feed.Items), MaxFeedItems+1)] {
		items = append(items, rssItem(i, outlet, language))
	}
	return items, nil
}

func rssItem(i *rss.Item, outlet, language string) feedItem {
	a := data.Article{Headline: htmlLine(i.Title), URL: i.Link, Outlet: outlet, Language: language}
	dc := i.DublinCoreExt
	if dc == nil {
		dc = &ext.DublinCoreExtension{}
	}
	if a.Body = feedText(i.Content); len(a.Body) == 0 {
		a.Body = feedText(firstOf(i.Description, firstOf(dc.Description...)))
	}
	a.Headline = firstOf(a.Headline, htmlLine(firstOf(dc.Title...)))
	if i.GUID != nil {
		a.Source.Name = i.GUID.Value
		if webAddress(a.URL) == "" && !strings.EqualFold(i.GUID.IsPermalink, "false") {
			a.URL = i.GUID.Value
		}
	}
	a.URL = firstOf(feedExtension(i.Extensions, "feedburner", "origLink"), a.URL)
	if i.Source != nil && i.Source.Title != "" { // an aggregator names whose item it is
		a.Outlet = htmlLine(i.Source.Title)
		a.Headline = strings.TrimSuffix(a.Headline, " - "+a.Outlet)
	}
	a.Language = firstOf(languageTag(firstOf(dc.Language...)), a.Language)
	for _, c := range i.Categories {
		a.Keywords = append(a.Keywords, htmlLine(c.Value))
	}
	a.Keywords = append(a.Keywords, dc.Subject...)
	people := append([]string{i.Author}, append(dc.Creator, dc.Author...)...)
	if i.ITunesExt != nil {
		people = append(people, i.ITunesExt.Author)
	}
	fileAuthors(&a, people)
	stamp := firstOf(i.PubDate, firstOf(dc.Date...), feedExtension(i.Extensions, "atom", "published"), feedExtension(i.Extensions, "dcterms", "issued"),
		feedExtension(i.Extensions, "dcterms", "created"), feedExtension(i.Extensions, "prism", "publicationDate"))
	return feedItem{a, feedDate(stamp, i.PubDateParsed)}
}

func parseAtom(text string) ([]feedItem, error) {
	feed, err := (&atom.Parser{}).Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	items := make([]feedItem, 0, min(len(feed.Entries), MaxFeedItems+1))
	for _, e := range feed.Entries[:min(len(feed.Entries), MaxFeedItems+1)] {
		if isBlogPart(e) {
			continue
		}
		items = append(items, atomEntry(e, feed))
	}
	return items, nil
}

// isBlogPart reports an entry of a Blogger backup that is no post: a setting,
// a template, a comment.
func isBlogPart(e *atom.Entry) bool {
	for _, c := range e.Categories {
		if _, kind, ok := strings.Cut(c.Term, "blogger/2008/kind#"); ok {
			return kind != "post" && kind != "page"
		}
	}
	return false
}

func atomEntry(e *atom.Entry, feed *atom.Feed) feedItem {
	a := data.Article{Headline: htmlLine(e.Title), Outlet: htmlLine(feed.Title), Language: languageTag(feed.Language), URL: alternateOf(e.Links)}
	a.Source.Name = e.ID
	if e.Content != nil {
		a.Body = feedText(e.Content.Value)
		if a.URL == "" {
			a.URL = webAddress(e.Content.Src)
		}
	}
	if len(a.Body) == 0 {
		a.Body = feedText(e.Summary)
	}
	a.URL = firstOf(feedExtension(e.Extensions, "feedburner", "origLink"), a.URL)
	for _, c := range e.Categories {
		a.Keywords = append(a.Keywords, htmlLine(firstOf(c.Label, c.Term)))
	}
	authors := e.Authors
	if e.Source != nil {
		a.Outlet = firstOf(htmlLine(e.Source.Title), a.Outlet)
		if len(authors) == 0 {
			authors = e.Source.Authors
		}
	}
	if len(authors) == 0 {
		authors = feed.Authors // RFC 4287 gives them to entries that name none
	}
	var people []string
	for _, p := range authors {
		people = append(people, p.Name)
	}
	fileAuthors(&a, people)
	if e.Published != "" {
		return feedItem{a, feedDate(e.Published, e.PublishedParsed)}
	}
	dates := feedDate(e.Updated, e.UpdatedParsed) // all that Atom asks for
	for i := range dates {
		dates[i].Text = "updated " + dates[i].Text
	}
	return feedItem{a, dates}
}

// alternateOf is the address of an entry's page.
func alternateOf(links []*atom.Link) string {
	for _, l := range links {
		if (l.Rel == "" || l.Rel == "alternate") && webAddress(l.Href) != "" && (l.Type == "" || strings.Contains(l.Type, "html")) {
			return l.Href
		}
	}
	for _, l := range links {
		if (l.Rel == "" || l.Rel == "alternate") && webAddress(l.Href) != "" {
			return l.Href
		}
	}
	return ""
}

var (
	anyMarkup    = regexp.MustCompile(`<[A-Za-z/!][^>]*>|&#?[A-Za-z0-9]{2,8};`)
	escapedAgain = regexp.MustCompile(`(?i)^\s*<(?:p|div|a|img|span|h\d|figure|ul|ol|blockquote|strong|em|b|i|br)\b[^>]*>`)
)

// feedText is the text of an item: a piece of a page, or plain. Some feeds
// escape their markup twice.
func feedText(s string) []string {
	if !anyMarkup.MatchString(s) {
		return paragraphs(splitLines(clean(s)))
	}
	paras := htmlParagraphs(s)
	if len(paras) > 0 && escapedAgain.MatchString(paras[0]) {
		paras = htmlParagraphs(strings.Join(paras, "\n"))
	}
	if n := len(paras); n > 1 && appearedFirst.MatchString(paras[n-1]) {
		paras = paras[:n-1]
	}
	return paras
}

// appearedFirst is the line with which WordPress ends the items of its feeds.
var appearedFirst = regexp.MustCompile(`(?s)^(?:The post .+ (?:first appeared|appeared first) on|Der Beitrag .+ erschien zuerst auf|L’article .+ est apparu en premier sur|La entrada .+ (?:se publicó primero|aparece primero) en|L'articolo .+ proviene da) .{1,120}$`)

func feedDate(text string, parsed *time.Time) []data.Date {
	if d, ok := readDate(text, data.FromMetadata, time.Time{}); ok {
		return []data.Date{d}
	}
	if parsed == nil || parsed.Year() < earliestYear {
		return nil
	}
	return []data.Date{{Time: parsed.Truncate(time.Minute), Zoned: knownZone(*parsed), Precision: data.ToMinute, Evidence: data.FromMetadata, Text: oneLine(text)}}
}

// fileAuthors files the people that an item names. The outlet among them is
// no author.
func fileAuthors(a *data.Article, people []string) {
	for _, p := range people {
		name := nameOf(htmlLine(p))
		name = strings.TrimPrefix(strings.TrimPrefix(name, "By "), "by ")
		if name == "" || foldedLetters(name) == foldedLetters(a.Outlet) {
			continue
		}
		if c, ok := parseNames(name); ok && c.outlet == "" {
			a.Authors = append(a.Authors, c.authors...)
			a.Agency = firstOf(a.Agency, c.agency)
			continue
		}
		a.Authors = append(a.Authors, name)
	}
}

// extension is the text of an element of another vocabulary.
func feedExtension(all ext.Extensions, space, name string) string {
	for _, e := range all[space][name] {
		if v := strings.TrimSpace(e.Value); v != "" {
			return v
		}
	}
	return ""
}

// firstOf is the first of some strings that is not empty.
func firstOf(all ...string) string {
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}
