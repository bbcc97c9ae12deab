package importer

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/data"
)

var htmlFormat = format{name: "html", matches: isPage, read: readHTML}

// isPage reports a web page, or a piece of one.
func isPage(src *source) bool {
	head := src.headText()
	switch src.ext() {
	case ".html", ".htm", ".xhtml", ".shtml":
		return htmlTag.MatchString(head) && !opensFrontMatter(head)
	case ".md", ".markdown":
		return false // it may begin with markup
	}
	return strings.HasPrefix(head, "<") && markupKind(head) == "a web page (HTML)"
}

func readHTML(src *source) ([]data.Article, error) {
	if err := src.decode(); err != nil {
		return nil, err
	}
	a, dates, err := readPage(src.text, "", time.Time{})
	if err != nil {
		return nil, err
	}
	return []data.Article{src.settle(a, dates...)}, nil
}

// readPage reads the article of a web page and its dates, the best first, for
// settle to finish. PageURL is where the page was fetched from, where that is
// known; when is the time, from which "3 hours ago" counts. The error is a
// *NotArticle or a *Failure.
func readPage(text, pageURL string, when time.Time) (a data.Article, dates []data.Date, err error) {
	root, err := parseMarkup(text)
	if err != nil {
		return a, nil, err
	}
	from, saved := savedFrom(text)
	facts := gatherFacts(root)
	address := facts.addressOf(cmp.Or(unwrapped(pageURL), from))
	if when.IsZero() {
		when = saved
	}
	article := facts.linkedArticle(address)
	a.URL = address
	a.Outlet = facts.outletOf(article)
	a.Authors, a.Agency = facts.creditsOf(article)
	a.Headline = facts.headlineOn(article, a.Outlet, address, a.Authors)
	a.Section, a.Keywords = facts.sectionOf(article), facts.keywordsOf(article)
	dates = facts.datesOf(article, when)

	page := blocksOf(root)
	dates = facts.readAround(&a, page, dates, when)

	shape := facts.shapeOf(root, page, address)
	shape.piece = isFragment(text)
	captions := cleanPage(root)
	u, _ := url.Parse(address) // of an absolute address, or of nothing
	blocks := bodyOf(root, linkedText(article), u, facts.elements, shape.piece)
	if len(blocks) > MaxParagraphs {
		return data.Article{}, nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"The page has more than %d paragraphs (MaxParagraphs). Save the part with the article by itself.", MaxParagraphs)}
	}
	blocks, opened := tidy(blocks, articleFacts{a.Headline, address, a.Outlet, a.Authors, facts.summaries(article)})
	for _, b := range blocks {
		a.Body = append(a.Body, b.text)
		shape.words += words(b.text)
		if b.kind == headingBlock && linkShare(b) > 0.9 {
			shape.leads++
		}
	}
	shape.prose = proseOf(blocks)
	if len(dates) == 0 {
		dates = opened.dates(when)
	}
	if len(a.Body) > 0 {
		shape.first = a.Body[0]
	}
	if kind := facts.notArticle(article, shape); kind != "" {
		return data.Article{}, nil, &NotArticle{kind}
	}
	facts.complete(&a, article, append([]string{opened.dek}, captions...))
	return a, dates, nil
}

// complete fills in what depends on the body: a summary in its place, the
// language. What stands beside the text, the captions of pictures and the
// sentence below the headline, becomes the trailer.
func (f *pageFacts) complete(a *data.Article, article map[string]any, beside []string) {
	if len(a.Body) == 0 {
		if said := f.described(article); len(said) > 0 {
			a.Body = said[:1]
			a.Review = append(a.Review, "The page holds a summary only.")
		}
	}
	if a.Headline == "" && len(a.Body) > 0 {
		a.Headline = firstSentence(a.Body[0])
	}
	a.Language = f.languageOf(article, a.Headline, a.Body)
	var items []data.TrailerItem
	seen := map[string]bool{}
	for _, c := range beside {
		if c != "" && !seen[c] {
			seen[c] = true
			items = append(items, data.TrailerItem{Marks: []string{}, Headline: c})
		}
	}
	if len(items) > 0 {
		a.Trailer = append(a.Trailer, data.TrailerList{Kind: data.TrailerText, Items: items})
	}
}

// described are the summaries that the page gives of its article.
func (f *pageFacts) described(article map[string]any) []string {
	var out []string
	for _, s := range append(stringsIn(article["description"]), f.says("og:description"), f.says("description"), f.says("twitter:description")) {
		if s = htmlLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (f *pageFacts) summaries(article map[string]any) []string {
	said := f.described(article)
	for i := range said {
		said[i] = foldName(said[i])
	}
	return said
}

// isFragment reports a piece of a page, without its frame.
func isFragment(text string) bool {
	return !pageFrame.MatchString(text[:min(len(text), headBytes)])
}

var pageFrame = regexp.MustCompile(`(?i)<(?:html|body|head|!doctype)\b`)

// shapeOf looks at a whole page before it is cleaned.
func (f *pageFacts) shapeOf(root *html.Node, page []block, address string) pageShape {
	p := pageShape{address: address, title: f.title}
	for _, v := range f.meta["refresh"] {
		p.refresh = p.refresh || strings.Contains(strings.ToLower(v), "url")
	}
	if p.title == "" && len(f.headings) > 0 {
		p.title = f.headings[0]
	}
	eachElement(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Body:
			p.classes = strings.Fields(strings.ToLower(attrOf(n, "class")))
		case atom.Input:
			p.password = p.password || strings.EqualFold(attrOf(n, "type"), "password")
		case atom.H2, atom.H3, atom.H4:
			if hasElement(n, atom.A) || n.Parent != nil && n.Parent.DataAtom == atom.A {
				p.teasers++
			}
		}
		if class := attrOf(n, "class"); strings.Contains(class, "g-recaptcha") || strings.Contains(class, "h-captcha") || strings.Contains(class, "cf-turnstile") {
			p.captcha = true
		}
		return true
	})
	for _, b := range page {
		p.linked += b.linked
		p.plain += len(b.text) - b.linked
	}
	return p
}
