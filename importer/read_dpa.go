package importer

import (
	"cmp"
	"encoding/json"
	"strings"

	"dateline/data"
)

// dpaFormat is the JSON of dpa's digital wires, one entry or several.
var dpaFormat = format{name: "dpa", matches: isDPA, read: readDPA}

func isDPA(s *source) bool {
	head := s.headText()
	return head != "" && (head[0] == '{' || head[0] == '[') &&
		(strings.Contains(head, `"digitalwires@`) || strings.Contains(head, `"version_created"`) && strings.Contains(head, `"article_html"`))
}

func isDPAEntry(fields map[string]json.RawMessage) bool {
	return fields["urn"] != nil && fields["headline"] != nil
}

type dpaEntry struct {
	URN, Headline, Subhead, Kicker, Teaser, Byline, Dateline, CreditLine string
	Language, Embargoed, PubStatus                                       string
	VersionCreated                                                       string      `json:"version_created"`
	ContentCreated                                                       string      `json:"content_created"`
	Article                                                              string      `json:"article_html"`
	Infobox                                                              string      `json:"infobox_html"`
	Linkbox                                                              string      `json:"linkbox_html"`
	UsageTerms                                                           string      `json:"usageterms"`
	Ednotes                                                              []dpaEdnote `json:"ednotes"`
	Categories, Associations                                             jsonNames
	Rubrics                                                              jsonText `json:"rubric_names"`
	Desks                                                                jsonText `json:"desk_names"`
	Keywords                                                             jsonText `json:"keyword_names"`
	Subjects                                                             jsonText `json:"dpasubject_names"`
	Places                                                               jsonText `json:"geosubject_names"`
}

type dpaEdnote struct{ Role, Ednote string }

func readDPA(src *source) ([]data.Article, error) {
	found, cut, err := jsonItems(src, isDPAEntry)
	if err != nil {
		return nil, err
	}
	var items []*newsItem
	kinds := kindsSeen{}
	for _, value := range found {
		var e dpaEntry
		unmarshalLoosely(value, &e)
		n := &newsItem{}
		if kind := n.dpa(&e); kind != "" {
			kinds.add(kind)
			continue
		}
		items = append(items, n)
	}
	if len(items) == 0 {
		return nil, kinds.notArticle("dpa", "JSON without entries of dpa")
	}
	incomplete(items, cut)
	return src.finishAll(items)
}

// dpa reads an entry, or says what it is where it is no article.
func (n *newsItem) dpa(e *dpaEntry) (kind string) {
	if strings.TrimSpace(e.Article) == "" {
		for _, a := range e.Associations {
			if kind := ninjsKinds[a.Type]; kind != "" {
				return kind
			}
		}
		return "an entry without text"
	}
	a := &n.article
	a.Source.Name, a.Headline, a.Language = e.URN, htmlLine(e.Headline), e.Language
	a.Section = cmp.Or(firstText(e.Desks), firstText(e.Rubrics))
	n.mark(e.Kicker)
	n.lead = append(n.lead, oneLine(e.Subhead), oneLine(e.Teaser))
	n.published(e.VersionCreated)
	if len(n.dates) == 0 {
		n.published(e.ContentCreated)
	}
	n.dateline(e.Dateline)
	n.markup(e.Article + e.Infobox + e.Linkbox)
	n.byline(e.Byline)
	n.located = append(n.located, e.named("located")...)
	n.from(e.named("infosource")...)
	n.from(e.CreditLine)
	n.fromCode(e.named("provider")...)
	if strings.TrimSpace(e.Byline) == "" {
		n.creators(e.named("creator")...)
	}
	for _, note := range few(e.Ednotes) {
		n.note(note.Ednote)
	}
	n.terms(e.Embargoed, e.UsageTerms)
	n.status(e.PubStatus)
	n.keywords(e.Keywords...)
	n.keywords(e.Subjects...)
	n.keywords(e.Places...)
	return ""
}

// named returns the names of the categories of a type.
func (e *dpaEntry) named(kind string) []string {
	var out []string
	for _, c := range e.Categories {
		if c.Type == "dnltype:"+kind {
			out = append(out, c.Name)
		}
	}
	return out
}

func firstText(list jsonText) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
