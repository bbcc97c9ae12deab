package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dateline/data"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nitfFormat is NITF, the News Industry Text Format of the IPTC.
var nitfFormat = format{name: "nitf", matches: func(s *source) bool { return xmlRoot(s) == "nitf" }, read: readNITF}

func readNITF(src *source) ([]data.Article, error) {
	root, cut, err := src.xml()
	if err != nil {
		return nil, err
	}
	n := &newsItem{}
	n.nitf(xmlAt(root, "nitf"))
	if n.article.Headline == "" && len(n.article.Body) == 0 {
		if cut {
			return nil, cutShort()
		}
		return nil, &NotArticle{"an NITF document without headline and text"}
	}
	items := []*newsItem{n}
	incomplete(items, cut)
	return src.finishAll(items)
}

// xml decodes the source and reads it as XML.
func (s *source) xml() (root *html.Node, cut bool, err error) {
	if err := s.decode(); err != nil {
		return nil, false, err
	}
	return xmlTree(strings.TrimLeft(s.text, " \t\n"))
}

func cutShort() error {
	return &Failure{Stage: "parse", Reason: "The file ends, or is damaged, before its text begins. Fetch it again and import it."}
}

// nitf reads an nitf element, alone or within another format, whose own fields
// were read before and count more.
func (n *newsItem) nitf(root *html.Node) {
	head, body := xmlAt(root, "head"), xmlAt(root, "body")
	n.nitfHead(root, head)
	n.nitfBodyHead(xmlAt(body, "body.head"), head)
	a := &n.article
	docdata := xmlAt(head, "docdata")
	n.from(xmlAttr(xmlAt(docdata, "doc.copyright"), "holder"), xmlAttr(firstNode(xmlBelow(docdata, "from-src")), "src-name"))
	a.Language = cmp.Or(a.Language, xmlAttr(root, "baselang"), xmlAttr(root, "lang"), xmlAttr(body, "lang"), xmlAttr(xmlAt(body, "body.content", "p"), "lang"))
	content := xmlAt(body, "body.content")
	dropLead(content)
	a.Body = append(a.Body, nitfParagraphs(content)...)
	if len(a.Body) > 1 && strings.EqualFold(a.Body[len(a.Body)-1], "ends") {
		a.Body = a.Body[:len(a.Body)-1]
	}
	a.Body = append(a.Body, xmlLines(xmlBelow(xmlAt(body, "body.end"), "tagline"))...)
}

func (n *newsItem) nitfHead(root, head *html.Node) {
	a := &n.article
	docdata := xmlAt(head, "docdata")
	id := xmlAt(docdata, "doc-id")
	a.Source.Name = cmp.Or(a.Source.Name, xmlAttr(id, "id-string"), xmlAttr(xmlAt(docdata, "du-key"), "key"), xmlAttr(root, "uno"))
	publication := xmlAt(head, "pubdata")
	n.published(xmlAttr(xmlAt(docdata, "date.issue"), "norm"), xmlLine(xmlAt(docdata, "date.issue")),
		xmlAttr(xmlAt(docdata, "date.release"), "norm"), xmlAttr(publication, "date.publication"))
	a.URL = cmp.Or(a.URL, webAddress(xmlAttr(publication, "ex-ref")))
	n.from(xmlAttr(publication, "name"))
	n.fromCode(xmlAttr(id, "regsrc"))
	n.status(xmlAttr(docdata, "management-status"))
	for _, m := range few(xmlElements(docdata, "ed-msg")) {
		n.note(cmp.Or(xmlAttr(m, "info"), xmlLine(m)))
	}
	n.nitfSubjects(head)
}

// generalTypes are values of tobject.type that name no section.
var generalTypes = []string{"", "news", "data", "text", "alert", "advisory", "feature", "article"}

func (n *newsItem) nitfSubjects(head *html.Node) {
	a := &n.article
	docdata, object := xmlAt(head, "docdata"), xmlAt(head, "tobject")
	kind := xmlAttr(object, "tobject.type")
	if slices.Contains(generalTypes, strings.ToLower(kind)) {
		kind = ""
	}
	a.Section = cmp.Or(a.Section, xmlAttr(xmlAt(head, "pubdata"), "position.section"), kind, nitfDesk(head))
	var names []string
	for _, s := range few(xmlElements(object, "tobject.subject")) {
		name := xmlAttr(s, "tobject.subject.type")
		if a.Section == "" {
			a.Section = name
		}
		names = append(names, name, xmlAttr(s, "tobject.subject.matter"), xmlAttr(s, "tobject.subject.detail"))
	}
	for _, s := range few(xmlElements(docdata, "doc-scope")) {
		if a.Section == "" {
			a.Section = xmlAttr(s, "scope")
		}
		names = append(names, xmlAttr(s, "scope"))
	}
	for _, k := range few(xmlBelow(docdata, "keyword")) {
		n.keywords(cmp.Or(xmlAttr(k, "key"), xmlLine(k)))
	}
	n.keywords(names...)
	n.keywords(xmlLines(xmlBelow(xmlAt(docdata, "identified-content"), "classifier", "person", "org", "location"))...)
}

// nitfDesk finds the section in a newspaper's own fields.
func nitfDesk(head *html.Node) string {
	desk := ""
	for _, m := range xmlElements(head, "meta") {
		switch value := xmlAttr(m, "content"); strings.ToLower(xmlAttr(m, "name")) {
		case "section", "online_sections":
			section, _, _ := strings.Cut(value, ";")
			return section
		case "dsk", "desk":
			desk = value
		}
	}
	return desk
}

func (n *newsItem) nitfBodyHead(bodyHead, head *html.Node) {
	a := &n.article
	lines := firstNode(xmlElements(bodyHead, "hedline", "headline"))
	a.Headline = cmp.Or(a.Headline, xmlLine(xmlAt(lines, "hl1")), xmlLine(xmlAt(head, "title")))
	for _, second := range xmlLines(few(xmlElements(lines, "hl2"))) {
		if !slices.Contains(a.Keywords, second) { // EFE puts its keyword there
			n.lead = append(n.lead, second)
		}
	}
	for _, note := range few(xmlElements(bodyHead, "note")) {
		n.note(xmlLine(note))
	}
	for _, dateline := range few(xmlElements(bodyHead, "dateline")) {
		story := xmlAt(dateline, "story.date")
		n.published(xmlAttr(story, "norm"))
		if xmlAttr(story, "norm") != "" && xmlAttr(story, "norm") == xmlLine(story) {
			dateline.RemoveChild(story) // a stamp for programs, no part of what is printed
		}
		n.dateline(strings.ReplaceAll(xmlLine(dateline), " ,", ","))
	}
	known := len(a.Authors) > 0
	for _, line := range few(xmlElements(bodyHead, "byline")) {
		if known || xmlAttr(line, "class") == "normalized_byline" && len(a.Authors) > 0 {
			continue // the same names, turned for an index
		}
		title := xmlLine(firstNode(xmlBelow(line, "byttl")))
		n.byline(strings.TrimSuffix(strings.TrimSpace(strings.TrimSuffix(xmlLine(line), title)), ","))
		n.bylineTitle(title)
	}
	n.from(xmlLines(xmlElements(bodyHead, "distributor"))...)
	for _, rights := range few(xmlElements(bodyHead, "rights")) {
		n.from(xmlLine(xmlAt(rights, "rights.owner")))
	}
	for _, abstract := range few(xmlElements(bodyHead, "abstract")) {
		n.lead = append(n.lead, nitfParagraphs(abstract)...)
	}
}

// dropLead takes off a block that repeats how the next one, the whole text,
// begins: archives of newspapers have both.
func dropLead(content *html.Node) {
	blocks := xmlElements(content, "block")
	if len(blocks) == 2 && xmlAttr(blocks[0], "class") == "lead_paragraph" && xmlAttr(blocks[1], "class") == "full_text" {
		content.RemoveChild(blocks[0])
	}
}

// bylineTitle takes what stands below a name: a title or a house.
func (n *newsItem) bylineTitle(title string) {
	switch agency := agencyAhead(title); {
	case agency != "":
		n.from(agency)
	case title != "" && !isJobTitle(title):
		n.from(title)
	}
}

// nitfBlocks are the elements of NITF that a page has by another name.
var nitfBlocks = map[string]atom.Atom{
	"block": atom.Div, "bq": atom.Blockquote, "hl1": atom.H1, "hl2": atom.H2, "hedline": atom.Div, "media": atom.Figure, "media-caption": atom.Figcaption,
	"nitf-table": atom.Div, "note": atom.Aside, "fn": atom.P, "byline": atom.P, "datasource": atom.P, "tagline": atom.P, "nitf-col": 0,
	"content": atom.Div, "abstract": atom.Div, "distributor": atom.P, "dateline": atom.P,
	"media-reference": atom.Template, "media-metadata": atom.Template, "media-object": atom.Template, "media-producer": atom.Template,
	"nitf-table-metadata": atom.Template, "custom-table": atom.Template, "object": 0, "title": 0, "head": 0, "select": 0, "button": 0,
}

// nitfParagraphs is paragraphsOf a piece of NITF: of a medium it has the
// caption.
func nitfParagraphs(n *html.Node) []string {
	if n == nil {
		return nil
	}
	asPage(n)
	return slices.DeleteFunc(paragraphsOf(n), isEmbedCode)
}

var embedCode = regexp.MustCompile(`(?is)^<(?:div|script|iframe|blockquote|figure)\b.*</(?:div|script|iframe|blockquote|figure)>$`)

// isEmbedCode reports a paragraph that is the code with which a page shows
// something from elsewhere, and has no words of its own.
func isEmbedCode(p string) bool { return embedCode.MatchString(p) && htmlLine(p) == "" }

func asPage(n *html.Node) {
	for _, c := range xmlElements(n) {
		if block, ok := nitfBlocks[c.Data]; ok {
			c.DataAtom = block
		}
		asPage(c)
	}
}
