package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/data"

	"golang.org/x/net/html"
)

// newsmlFormat is NewsML 1, whose items lie in components, one in another.
var newsmlFormat = format{name: "newsml", matches: func(s *source) bool { return strings.EqualFold(xmlRoot(s), "newsml") }, read: readNewsML}

// MaxStories is how many stories one item of NewsML 1 may have.
const MaxStories = 200

func readNewsML(src *source) ([]data.Article, error) {
	root, cut, err := src.xml()
	if err != nil {
		return nil, err
	}
	envelope := newsmlEnvelope(root)
	var items []*newsItem
	kinds := kindsSeen{}
	for _, item := range newsmlItems(root) {
		stories, err := newsmlStories(item, envelope)
		if err != nil {
			return nil, err
		}
		items = append(items, stories...)
		if len(stories) == 0 {
			kinds.add(newsmlKind(item))
		}
	}
	switch {
	case len(items) == 0 && cut:
		return nil, cutShort()
	case len(items) == 0:
		return nil, kinds.notArticle("NewsML", "a NewsML document without news items")
	}
	incomplete(items, cut)
	return src.finishAll(items)
}

// newsmlItems returns the NewsItems below n, also those that a package holds.
func newsmlItems(n *html.Node) []*html.Node {
	var out []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for _, c := range xmlElements(n) {
			if c.Data == "NewsItem" {
				out = append(out, c)
			}
			walk(c)
		}
	}
	walk(n)
	return out
}

// envelope is what a delivery says of all of its items.
type envelope struct {
	from []string
	sent string
}

func newsmlEnvelope(root *html.Node) envelope {
	n := firstNode(xmlBelow(root, "NewsEnvelope"))
	e := envelope{sent: xmlLine(xmlAt(n, "DateAndTime"))}
	for _, party := range xmlBelow(xmlAt(n, "SentFrom"), "Party") {
		if len(e.from) < maxFieldLines {
			e.from = append(e.from, xmlAttr(party, "FormalName"))
		}
	}
	return e
}

// kindsSeen says what a package without articles has.
type kindsSeen struct{ kinds []string }

func (k *kindsSeen) add(kind string) {
	if kind != "" && !slices.Contains(k.kinds, kind) {
		k.kinds = append(k.kinds, kind)
	}
}

func (k *kindsSeen) notArticle(format, nothing string) error {
	last := len(k.kinds) - 1
	switch {
	case last < 0:
		return &NotArticle{nothing}
	case last == 0:
		return &NotArticle{k.kinds[0] + " (" + format + ")"}
	}
	return &NotArticle{"a delivery of " + strings.Join(k.kinds[:last], ", ") + " and " + k.kinds[last] + " (" + format + ")"}
}

// newsmlStories reads the stories of a NewsItem: one, or where several
// components have headlines and texts of their own, each of them.
func newsmlStories(item *html.Node, sent envelope) ([]*newsItem, error) {
	var parts []*html.Node
	for _, c := range xmlElements(item, "NewsComponent") {
		parts = append(parts, newsmlSplit(c)...)
	}
	if len(parts) > MaxStories {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf("One of its items has %d stories (MaxStories is %d).", len(parts), MaxStories)}
	}
	var out []*newsItem
	for i, part := range parts {
		n := &newsItem{}
		n.newsmlItem(item)
		n.newsmlComponent(part)
		for up := part.Parent; up != nil && up != item; up = up.Parent {
			n.newsmlFacts(up) // what a component lacks, those around it say
		}
		n.newsmlSource(item, sent)
		if i > 0 {
			n.article.Source.Name += "#" + cmp.Or(xmlAttr(part, "Duid"), n.article.Headline)
		}
		if len(n.article.Body) > 0 {
			out = append(out, n)
		}
	}
	return out, nil
}

// newsmlSplit returns the components below c, or c itself, that are a story
// each.
func newsmlSplit(c *html.Node) []*html.Node {
	var out []*html.Node
	for _, child := range xmlElements(c, "NewsComponent") {
		if isNewsStory(child) {
			out = append(out, newsmlSplit(child)...)
		}
	}
	if len(out) > 1 && xmlAttr(c, "EquivalentsList") != "yes" {
		return out
	}
	return []*html.Node{c}
}

func isNewsStory(c *html.Node) bool {
	return !slices.Contains(mediaRoles, role(c)) && len(xmlLines(xmlBelow(c, "HeadLine", "hl1"))) > 0 && len(xmlLines(xmlBelow(c, "DataContent"))) > 0
}

func role(c *html.Node) string { return strings.ToLower(formalName(c, "Role")) }

// formalName is the FormalName that a child of n has.
func formalName(n *html.Node, path ...string) string { return xmlAttr(xmlAt(n, path...), "FormalName") }

func (n *newsItem) newsmlItem(item *html.Node) {
	identifier, management := xmlAt(item, "Identification", "NewsIdentifier"), xmlAt(item, "NewsManagement")
	n.article.Source.Name = cmp.Or(xmlLine(xmlAt(identifier, "PublicIdentifier")), xmlLine(xmlAt(identifier, "NewsItemId")))
	n.published(xmlLine(xmlAt(management, "FirstCreated")), xmlLine(xmlAt(management, "ThisRevisionCreated")))
	n.status(formalName(management, "Status"))
}

// newsmlSource tells who the item comes from, and the date of its delivery
// where it has no other.
func (n *newsItem) newsmlSource(item *html.Node, sent envelope) {
	a := &n.article
	n.from(sent.from...)
	n.fromCode(xmlLine(xmlAt(item, "Identification", "NewsIdentifier", "ProviderId")))
	a.Language = cmp.Or(a.Language, xmlAttr(item, "lang"))
	if len(n.dates) == 0 {
		n.published(sent.sent)
	}
}

var mediaRoles = []string{"photo", "picture", "image", "graphic", "video", "audio", "logo", "animation", "thumbnail", "stylesheet", "caption", "preview"}

var leadRoles = []string{"subheadline", "subtitle", "lead", "abstract", "summary", "teaser", "introduction"}

// newsmlComponent reads a component with those inside of it.
func (n *newsItem) newsmlComponent(c *html.Node) {
	if slices.Contains(mediaRoles, role(c)) {
		return
	}
	for _, item := range xmlElements(c, "ContentItem") {
		n.newsmlContent(item, role(c))
	}
	n.newsmlFacts(c)
	for _, child := range xmlElements(c, "NewsComponent") {
		before := len(n.article.Body)
		n.newsmlComponent(child)
		if len(n.article.Body) > before && xmlAttr(c, "EquivalentsList") == "yes" {
			break // the others say the same in another form
		}
	}
}

// newsmlFacts reads what a component says of itself.
func (n *newsItem) newsmlFacts(c *html.Node) {
	a := &n.article
	newsLines, described, administrative := xmlAt(c, "NewsLines"), xmlAt(c, "DescriptiveMetadata"), xmlAt(c, "AdministrativeMetadata")
	line := func(name string) string { return xmlLine(xmlAt(newsLines, name)) }
	a.Headline = cmp.Or(a.Headline, line("HeadLine"))
	n.lead = append(n.lead, line("SubHeadLine"))
	if by := line("ByLine"); len(a.Authors) == 0 {
		n.byline(by)
	}
	n.dateline(line("DateLine"))
	for _, l := range few(xmlElements(newsLines, "NewsLine")) {
		if strings.Contains(strings.ToLower(formalName(l, "NewsLineType")), "note") {
			n.note(xmlLines(xmlElements(l, "NewsLineText"))...)
		}
	}
	n.keywords(xmlLines(xmlElements(newsLines, "KeywordLine"))...)
	a.Language = cmp.Or(a.Language, formalName(described, "Language"))
	for _, party := range few(append(xmlBelow(xmlAt(administrative, "Provider"), "Party"), xmlBelow(xmlAt(administrative, "Creator"), "Party")...)) {
		n.from(xmlAttr(party, "FormalName"))
	}
	n.newsmlSubjects(c, described)
}

func (n *newsItem) newsmlSubjects(c, described *html.Node) {
	a := &n.article
	city := ""
	for _, p := range append(xmlBelow(described, "Property"), xmlBelow(xmlAt(c, "Metadata"), "Property")...) {
		switch name, value := strings.ToLower(xmlAttr(p, "FormalName")), xmlAttr(p, "Value"); {
		case strings.HasSuffix(name, "keyword"), strings.HasSuffix(name, "keywords"):
			n.keywords(value)
		case name == "city" && city == "" && strings.EqualFold(xmlAttr(p.Parent, "HowPresent"), "Origin"):
			city = value
		}
	}
	n.located = append(n.located, city)
	for _, s := range xmlBelow(described, "SubjectDetail", "SubjectMatter", "Subject") {
		a.Section = cmp.Or(a.Section, xmlAttr(s, "cat"))
		n.keywords(xmlLine(s))
	}
}

// newsmlContent reads a ContentItem. What is of the text depends on its role:
// press releases have headline and contacts apart.
func (n *newsItem) newsmlContent(item *html.Node, role string) {
	content := xmlAt(item, "DataContent")
	if newsmlMedium(item) != "" || content == nil {
		return
	}
	a := &n.article
	switch {
	case role == "headline", role == "title":
		a.Headline = cmp.Or(a.Headline, xmlLine(content))
	case slices.Contains(leadRoles, role):
		n.lead = append(n.lead, contentParagraphs(content)...)
	case strings.HasPrefix(role, "contact"):
		list := data.TrailerList{Kind: data.TrailerText}
		for _, p := range contentParagraphs(content) {
			list.Items = append(list.Items, data.TrailerItem{Marks: []string{}, Headline: oneLine(p)})
		}
		if len(list.Items) > 0 {
			a.Trailer = append(a.Trailer, list)
		}
	default:
		n.content(content)
	}
}

// newsmlMedium says which medium that is no text a ContentItem has, or "".
func newsmlMedium(item *html.Node) string {
	mime := xmlAttr(xmlAt(item, "MimeType"), "FormalName")
	medium := strings.ToLower(cmp.Or(formalName(item, "MediaType"), strings.Split(mime, "/")[0]))
	switch {
	case mime == "text/css":
		return "a style sheet"
	case strings.Contains(medium, "photo"), strings.Contains(medium, "image"), strings.Contains(medium, "picture"):
		return "a picture"
	case strings.Contains(medium, "graphic"), strings.Contains(medium, "animation"):
		return "a graphic"
	case strings.Contains(medium, "video"):
		return "a video"
	case strings.Contains(medium, "audio"):
		return "a sound recording"
	}
	return ""
}

func newsmlKind(item *html.Node) string {
	for _, content := range xmlBelow(item, "ContentItem", "NewsItem") {
		if medium := newsmlMedium(content); medium != "" {
			return medium + " with its data"
		}
	}
	return "a news item without text"
}
