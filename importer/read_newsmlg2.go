package importer

import (
	"cmp"
	"regexp"
	"strings"

	"dateline/data"

	"golang.org/x/net/html"
)

// newsmlG2Format is NewsML-G2: an item, or a message of several.
var newsmlG2Format = format{name: "newsml-g2", matches: isNewsMLG2, read: readNewsMLG2}

// g2Kinds are the items of NewsML-G2 that are no news, and the medium of those
// that are.
var g2Kinds = map[string]string{
	"packageItem": "a package that refers to news items", "conceptItem": "a concept of a vocabulary", "knowledgeItem": "a vocabulary",
	"planningItem": "a planning item", "catalogItem": "a catalogue of vocabularies",
	"picture": "a picture with its data", "photo": "a picture with its data", "graphic": "a graphic with its data", "animation": "an animation with its data",
	"video": "a video with its data", "audio": "a sound recording with its data", "composite": "a package of news items",
}

func isNewsMLG2(s *source) bool {
	switch root := xmlRoot(s); root {
	case "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem":
		return true
	case "newsItem", "contentSet", "contentMeta":
		return s.headHas(headBytes, "itemmeta") || s.headHas(headBytes, "contentmeta") || s.headHas(4<<10, "inlinexml") || s.headHas(4<<10, "iptc.org/std/nar")
	}
	return false
}

func readNewsMLG2(src *source) ([]data.Article, error) {
	root, cut, err := src.xml()
	if err != nil {
		return nil, err
	}
	var items []*newsItem
	kinds := kindsSeen{}
	found := xmlBelow(root, "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
	if len(found) == 0 {
		found = []*html.Node{root} // a piece of an item
	}
	for _, item := range found {
		if kind := g2Kinds[item.Data]; kind != "" {
			kinds.add(kind)
			continue
		}
		n := &newsItem{}
		if kind := n.newsG2(item); kind != "" {
			kinds.add(kind)
			continue
		}
		items = append(items, n)
	}
	switch {
	case len(items) == 0 && cut && len(kinds.kinds) == 0:
		return nil, cutShort()
	case len(items) == 0:
		return nil, kinds.notArticle("NewsML-G2", "a NewsML-G2 document without news items")
	}
	incomplete(items, cut)
	return src.finishAll(items)
}

// newsG2 reads a newsItem, or says what it is where it is no article.
func (n *newsItem) newsG2(item *html.Node) (kind string) {
	class := xmlAttr(xmlAt(item, "itemMeta", "itemClass"), "qcode")
	class = class[strings.LastIndexByte(class, ':')+1:]
	if class != "composite" && g2Kinds[class] != "" {
		return g2Kinds[class]
	}
	n.article.Source.Name = xmlAttr(item, "guid")
	n.article.URL = webAddress(n.article.Source.Name)
	n.article.Language = xmlAttr(item, "lang")
	meta, content := xmlAt(item, "itemMeta"), xmlAt(item, "contentMeta")
	n.g2Content(content)
	n.g2Item(item, meta)
	n.g2Dates(meta, content)
	n.g2Text(xmlAt(item, "contentSet"))
	switch {
	case len(n.article.Body) > 0:
		return ""
	case g2Kinds[class] != "":
		return g2Kinds[class]
	case n.article.Headline == "" || meta == nil:
		return "a news item without headline and text"
	case class != "text" && class != "":
		return "a news item of the class “" + class + "” without text"
	}
	return ""
}

// g2Dates takes the first publication before that of this version.
func (n *newsItem) g2Dates(meta, content *html.Node) {
	n.published(xmlLine(xmlAt(meta, "firstCreated")), xmlLine(xmlAt(meta, "versionCreated")))
	if len(n.dates) == 0 {
		n.published(xmlLine(xmlAt(content, "contentCreated")))
	}
}

func (n *newsItem) g2Item(item, meta *html.Node) {
	for _, note := range few(xmlElements(meta, "edNote")) {
		if role := xmlAttr(note, "role"); !strings.HasSuffix(role, ":notepad") { // dpa's repeats the others
			n.note(xmlLine(note))
		}
	}
	rights := xmlAt(item, "rightsInfo")
	n.terms(xmlLine(xmlAt(meta, "embargoed")), xmlLine(xmlAt(rights, "usageTerms")))
	n.status(xmlAttr(xmlAt(meta, "pubStatus"), "qcode"))
	for _, source := range few(xmlElements(xmlAt(item, "contentMeta"), "infoSource")) {
		n.g2Party(source)
	}
	n.fromCode(xmlLine(xmlAt(item, "contentMeta", "creditline")))
	n.g2Party(xmlAt(meta, "provider"))
	if n.article.Agency == "" && n.article.Outlet == "" {
		n.g2Party(xmlAt(rights, "copyrightHolder"))
	}
	if len(xmlElements(xmlAt(rights, "copyrightHolder"), "name")) > 0 {
		n.from(xmlLine(xmlAt(rights, "copyrightHolder", "name")))
	}
}

// g2Party takes a party's name, or the literal or code in its place.
func (n *newsItem) g2Party(party *html.Node) {
	n.from(cmp.Or(xmlLine(xmlAt(party, "name")), xmlAttr(party, "literal")))
	n.fromCode(xmlAttr(party, "qcode"))
}

func (n *newsItem) g2Content(content *html.Node) {
	a := &n.article
	a.Language = cmp.Or(xmlAttr(xmlAt(content, "language"), "tag"), a.Language)
	for _, h := range few(xmlElements(content, "headline")) {
		line, rank := xmlLine(h), xmlAttr(h, "rank")
		sub := rank == "2" || strings.Contains(strings.ToLower(xmlAttr(h, "role")), "sub")
		switch {
		case a.Headline == "" && !sub:
			a.Headline = line
		case rank == "3": // dpa's word above the headline
			n.mark(line)
		case sub:
			n.lead = append(n.lead, line)
		}
	}
	n.dateline(xmlLine(xmlAt(content, "dateline")))
	for _, place := range few(xmlElements(content, "located")) {
		n.located = append(n.located, xmlLine(xmlAt(place, "name")))
	}
	n.g2Subjects(content)
	for _, by := range few(xmlElements(content, "by")) {
		n.byline(xmlLine(by))
	}
	if len(xmlLines(few(xmlElements(content, "by")))) == 0 {
		for _, c := range few(xmlElements(content, "creator")) {
			n.creators(cmp.Or(xmlLine(xmlAt(c, "name")), xmlAttr(c, "literal")))
		}
	}
	for _, d := range few(xmlElements(content, "description")) {
		if role := xmlAttr(d, "role"); !strings.HasSuffix(role, "caption") {
			n.lead = append(n.lead, xmlLine(d))
		}
	}
}

// deskCode is in the code or the type of a subject that names a section.
var deskCode = regexp.MustCompile(`(?i)department|category|desk:`)

func (n *newsItem) g2Subjects(content *html.Node) {
	n.keywords(xmlLines(xmlElements(content, "keyword"))...)
	subjects := xmlElements(content, "subject")
	for _, s := range subjects[:min(len(subjects), MaxKeywords)] {
		name := xmlLine(xmlAt(s, "name"))
		if n.article.Section == "" && len(name) > 1 && deskCode.MatchString(xmlAttr(s, "qcode")+" "+xmlAttr(s, "type")) {
			n.article.Section = name
		} else {
			n.keywords(name)
		}
	}
}

// g2Text reads the first of a contentSet's renditions that has a text.
func (n *newsItem) g2Text(set *html.Node) {
	for _, c := range xmlElements(set, "inlineXML", "inlineData") {
		if medium, _, _ := strings.Cut(xmlAttr(c, "contenttype"), "/"); medium == "image" || medium == "audio" || medium == "video" || xmlAttr(c, "encoding") != "" {
			continue
		}
		n.content(c)
		if len(n.article.Body) > 0 {
			return
		}
	}
}
