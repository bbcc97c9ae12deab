package epub

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// packageDocument is what is read of the package document (OPF 2 and 3).
type packageDocument struct {
	Titles     []string `xml:"metadata>title"`
	Languages  []string `xml:"metadata>language"`
	Publishers []string `xml:"metadata>publisher"`
	Subjects   []string `xml:"metadata>subject"`
	Creators   []struct {
		Name string `xml:",chardata"`
		Role string `xml:"role,attr"`
	} `xml:"metadata>creator"`
	Dates []struct {
		Text  string `xml:",chardata"`
		Event string `xml:"event,attr"`
	} `xml:"metadata>date"`
	Items []item `xml:"manifest>item"`
	Spine struct {
		TOC   string `xml:"toc,attr"`
		Items []struct {
			IDRef  string `xml:"idref,attr"`
			Linear string `xml:"linear,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
	Guide []struct {
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	} `xml:"guide>reference"`
}

type item struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	MediaType  string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

func (p *packageDocument) book() *Book {
	b := &Book{Title: first(p.Titles), Language: first(p.Languages), Publisher: first(p.Publishers)}
	for _, c := range p.Creators {
		if name := spaced(c.Name); name != "" && (c.Role == "" || c.Role == "aut") {
			b.Creators = append(b.Creators, name)
		}
	}
	for _, s := range p.Subjects {
		if s = spaced(s); s != "" {
			b.Subjects = append(b.Subjects, s)
		}
	}
	for _, d := range p.Dates {
		text := spaced(d.Text)
		switch d.Event {
		case "publication", "issued", "original-publication":
			b.Date = text
		case "":
			if b.Date == "" {
				b.Date = text
			}
		}
	}
	return b
}

func first(list []string) string {
	for _, s := range list {
		if s = spaced(s); s != "" {
			return s
		}
	}
	return ""
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// titles returns the titles of chapters by their paths: the first that the
// table of contents has for each.
func (c *container) titles(items map[string]item, toc string) (map[string]string, error) {
	titles := map[string]string{}
	add := func(part, href, title string) {
		if name := resolve(part, href); titles[name] == "" {
			titles[name] = spaced(title)
		}
	}
	for _, i := range items {
		if strings.Contains(i.Properties, "nav") {
			b, err := c.part(i.Href)
			if err != nil {
				return nil, err
			}
			readNav(b, func(href, title string) { add(i.Href, href, title) })
		}
	}
	ncx, ok := items[toc]
	if len(titles) > 0 || !ok {
		return titles, nil
	}
	var doc ncxDocument
	if err := c.decode(ncx.Href, &doc); err != nil {
		return titles, nil // a book can be read without its table of contents
	}
	doc.each(doc.Points, 0, func(href, title string) { add(ncx.Href, href, title) })
	return titles, nil
}

// ncxDocument is the table of contents of EPUB 2.
type ncxDocument struct {
	Points []ncxPoint `xml:"navMap>navPoint"`
}

type ncxPoint struct {
	Title   string `xml:"navLabel>text"`
	Content struct {
		Src string `xml:"src,attr"`
	} `xml:"content"`
	Points []ncxPoint `xml:"navPoint"`
}

const maxTOCDepth = 32

func (d *ncxDocument) each(points []ncxPoint, depth int, do func(href, title string)) {
	if depth > maxTOCDepth {
		return
	}
	for _, p := range points {
		do(p.Content.Src, p.Title)
		d.each(p.Points, depth+1, do)
	}
}

// readNav reads the table of contents of EPUB 3: the links of its first nav.
func readNav(markup []byte, do func(href, title string)) {
	z := html.NewTokenizer(bytes.NewReader(markup))
	href, in := "", false
	var title strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			t := z.Token()
			in = in || t.DataAtom == atom.Nav
			if t.DataAtom == atom.A && in {
				href = ""
				for _, a := range t.Attr {
					if a.Key == "href" {
						href = a.Val
					}
				}
				title.Reset()
			}
		case html.TextToken:
			if href != "" {
				title.Write(z.Text())
			}
		case html.EndTagToken:
			switch z.Token().DataAtom {
			case atom.A:
				if href != "" {
					do(href, html.UnescapeString(title.String()))
				}
				href = ""
			case atom.Nav:
				return
			}
		}
	}
}
