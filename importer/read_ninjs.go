package importer

import (
	"cmp"
	"encoding/json"
	"regexp"
	"strings"

	"dateline/data"
)

// ninjsFormat is ninjs, the IPTC's news in JSON, in the forms of its versions 1
// to 3 and those that newsrooms' systems make of them.
var ninjsFormat = format{name: "ninjs", matches: isNinjs, read: readNinjs}

func isNinjs(s *source) bool {
	head := s.headText()
	if head == "" || head[0] != '{' && head[0] != '[' || isDPA(s) {
		return false
	}
	low := strings.ToLower(head)
	has := func(text string) bool { return strings.Contains(low, text) }
	switch {
	case has("iptc.org/std/ninjs"):
		return true
	case !has(`"uri"`) && !has(`"guid"`):
		return false
	}
	return has(`"versioncreated"`) || has(`"body_xhtml"`) || has(`"eventdetails"`) || has(`"pubstatus"`) || has(`"body_html"`) && textType.MatchString(low)
}

var textType = regexp.MustCompile(`"type"\s*:\s*"(?:text|composite)"`)

// ninjsKinds are the types of ninjs that are no text.
var ninjsKinds = map[string]string{
	"picture": "a picture with its data", "photo": "a picture with its data", "image": "a picture with its data", "graphic": "a graphic with its data",
	"video": "a video with its data", "audio": "a sound recording with its data", "animation": "an animation with its data",
	"event": "an event of a calendar", "planning": "a planning item", "planning_featured": "a planning item", "component": "a part of a page",
}

func isNinjsItem(fields map[string]json.RawMessage) bool {
	if fields["uri"] == nil && fields["guid"] == nil {
		return false
	}
	for _, name := range []string{"type", "versioncreated", "headline", "headlines", "body_xhtml", "body_html", "body_text", "bodies", "eventdetails", "title"} {
		if fields[name] != nil {
			return true
		}
	}
	return false
}

// ninjs is an item. The names of version 3 differ from those before in capital
// letters alone, which the decoder passes over.
type ninjs struct {
	URI, GUID, Type, Title, Headline                string
	Headlines, Bodies, Descriptions                 []ninjsValue
	BodyXHTML                                       string                `json:"body_xhtml"`
	BodyHTML                                        string                `json:"body_html"`
	BodyText                                        string                `json:"body_text"`
	DescriptionText                                 string                `json:"description_text"`
	DescriptionHTML                                 string                `json:"description_html"`
	DescriptionSummary                              string                `json:"description_summary"` // AP
	Bylines                                         []struct{ By string } // AP
	Byline, By                                      jsonText              // versions 2 and 3: by
	Located, Language, Source, PubStatus            jsonText              // Source is Superdesk's
	CopyrightHolder, CreditLine                     jsonText
	Authors                                         jsonNames // Superdesk
	Ednote, Embargoed, UsageTerms                   jsonText
	FirstPublished, FirstCreated, VersionCreated    string
	ContentCreated                                  string
	Subject, Subjects, Service, Genres, InfoSources jsonNames
	Keyword, Keywords                               jsonNames
	InfoSource                                      jsonNames
	EventDetails                                    json.RawMessage
	Extra                                           struct {
		Published string `json:"original_published_at"`
	}
}

// ninjsValue is a headline, a body or a description of versions 2 and 3.
type ninjsValue struct {
	Role, ContentType, Value string
}

func readNinjs(src *source) ([]data.Article, error) {
	found, cut, err := jsonItems(src, isNinjsItem)
	if err != nil {
		return nil, err
	}
	var items []*newsItem
	kinds := kindsSeen{}
	for _, value := range found {
		var raw ninjs
		unmarshalLoosely(value, &raw)
		n := &newsItem{}
		if kind := n.ninjs(&raw); kind != "" {
			kinds.add(kind)
			continue
		}
		items = append(items, n)
	}
	if len(items) == 0 {
		if len(found) == 0 && strings.Contains(src.headText(), `"$schema"`) {
			return nil, &NotArticle{"a schema for JSON"}
		}
		return nil, kinds.notArticle("ninjs", "JSON without news items")
	}
	incomplete(items, cut)
	return src.finishAll(items)
}

// ninjs reads an item, or says what it is where it is no article.
func (n *newsItem) ninjs(raw *ninjs) (kind string) {
	if len(raw.EventDetails) > 0 {
		return ninjsKinds["event"]
	}
	if kind := ninjsKinds[strings.ToLower(raw.Type)]; kind != "" {
		return kind
	}
	a := &n.article
	a.Source.Name = cmp.Or(raw.URI, raw.GUID)
	a.URL = cmp.Or(webAddress(raw.URI), webAddress(raw.GUID))
	a.Language = raw.Language.text()
	n.ninjsHeadline(raw)
	n.published(raw.Extra.Published, raw.FirstPublished, raw.FirstCreated, raw.VersionCreated)
	if len(n.dates) == 0 {
		n.published(raw.ContentCreated)
	}
	n.ninjsFacts(raw)
	n.ninjsBody(raw)
	if a.Headline == "" {
		a.Headline = oneLine(raw.Title)
	}
	switch {
	case len(a.Body) == 0 && len(n.lead) == 0 && strings.EqualFold(raw.Type, "composite"):
		return "a package of news items"
	case len(a.Body) == 0 && len(n.lead) == 0 && a.Headline == "":
		return "a news item without headline and text"
	}
	return ""
}

func (n *newsItem) ninjsHeadline(raw *ninjs) {
	a := &n.article
	a.Headline = htmlLine(raw.Headline)
	for _, h := range few(raw.Headlines) {
		if a.Headline == "" && (h.Role == "" || h.Role == "main") {
			a.Headline = htmlLine(h.Value)
		}
	}
	for _, h := range few(raw.Headlines) {
		line := htmlLine(h.Value)
		switch {
		case a.Headline == "":
			a.Headline = line
		case strings.Contains(strings.ToLower(h.Role), "sub"):
			n.lead = append(n.lead, line)
		}
	}
}

func (n *newsItem) ninjsFacts(raw *ninjs) {
	a := &n.article
	n.from(raw.Source.text())
	n.from(append(raw.InfoSource.all(), raw.InfoSources.all()...)...)
	n.from(raw.CopyrightHolder.text())
	n.fromCode(raw.CreditLine.text())
	byline := cmp.Or(raw.Byline.text(), raw.By.text())
	n.byline(htmlLine(byline))
	for _, line := range few(raw.Bylines) { // AP
		n.byline(line.By)
	}
	if byline == "" && len(raw.Bylines) == 0 {
		for _, author := range few(raw.Authors) {
			if author.Role == "" || author.Role == "writer" || author.Role == "author" {
				n.byline(author.Name)
			}
		}
	}
	n.located = append(n.located, raw.Located.text())
	n.note(htmlLine(raw.Ednote.text()))
	n.terms(raw.Embargoed.text(), htmlLine(raw.UsageTerms.text()))
	n.status(raw.PubStatus.text())
	for _, s := range few(raw.Service) {
		a.Section = cmp.Or(a.Section, s.Name)
	}
	for _, g := range few(raw.Genres) {
		if strings.Contains(g.URI, "/sector/") { // TT's section
			a.Section = cmp.Or(a.Section, g.Name)
		}
	}
	for _, list := range []jsonNames{raw.Keywords, raw.Keyword, raw.Subject, raw.Subjects} {
		n.keywords(list.all()...)
	}
}

// ninjsBody reads the richest form of the text: with markup before NITF before
// plain.
func (n *newsItem) ninjsBody(raw *ninjs) {
	a := &n.article
	forms := []ninjsValue{{"xhtml", "text/html", raw.BodyXHTML}, {"html", "text/html", raw.BodyHTML}, {"text", "text/plain", raw.BodyText}}
	for _, wanted := range []string{"html", "nitf", ""} {
		for _, form := range append(forms, few(raw.Bodies)...) {
			if what := strings.ToLower(form.Role + " " + form.ContentType); len(a.Body) == 0 && strings.Contains(what, wanted) {
				n.ninjsForm(what, form.Value)
			}
		}
	}
	n.lead = append(n.lead, textParagraphs(cmp.Or(raw.DescriptionText, raw.DescriptionHTML, raw.DescriptionSummary))...)
	for _, d := range few(raw.Descriptions) {
		if d.Role != "caption" && d.Role != "creditline" {
			n.lead = append(n.lead, textParagraphs(d.Value)...)
		}
	}
}

func (n *newsItem) ninjsForm(what, value string) {
	switch {
	case strings.TrimSpace(value) == "":
	case strings.Contains(what, "html"):
		n.markup(value)
	case strings.Contains(what, "nitf"):
		if root, _, err := xmlTree(strings.TrimSpace(value)); err == nil {
			inner := &newsItem{}
			inner.nitf(xmlAt(root, "nitf"))
			n.article.Body, n.lead = inner.article.Body, append(n.lead, inner.lead...)
			n.article.Headline = cmp.Or(n.article.Headline, inner.article.Headline)
		}
	default:
		n.article.Body = textParagraphs(value)
	}
}
