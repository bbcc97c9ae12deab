package importer

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// chromeShare is the part of a page's text from which on an element is not
// taken for chrome, whatever its class says: layouts carry names too.
const chromeShare = 0.25

// MaxCaptions is how many captions of pictures are kept of a page.
const MaxCaptions = 500

// cleaner takes what is not the article off a page's tree: navigation, forms,
// share bars, lists of other articles, comments. Captions are kept apart.
type cleaner struct {
	total    int // letters outside links in the whole page
	captions []string
}

// cleanPage cleans a page's tree and returns its captions.
func cleanPage(root *html.Node) []string {
	c := &cleaner{}
	c.total = textSize(root, 0)
	c.clean(root, 0)
	return c.captions
}

// textSize is about how much text an element has outside its links.
func textSize(n *html.Node, depth int) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if depth > MaxMarkupDepth || unread[n.DataAtom] || n.DataAtom == atom.A || n.Type == html.CommentNode {
		return 0
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += textSize(c, depth+1)
	}
	return size
}

// amount is how much text an element has, outside links and in them.
type amount struct{ plain, linked int }

// clean cleans an element's children first, so that what is left of it tells
// what it is; it returns how much text is left.
func (c *cleaner) clean(n *html.Node, depth int) amount {
	if n.Type == html.TextNode {
		return amount{plain: len(strings.TrimSpace(n.Data))}
	}
	var left amount
	for child, next := n.FirstChild, (*html.Node)(nil); child != nil; child = next {
		next = child.NextSibling
		if depth > MaxMarkupDepth || child.Type == html.CommentNode || unread[child.DataAtom] && child.DataAtom != atom.Head {
			n.RemoveChild(child)
			continue
		}
		part := c.clean(child, depth+1)
		if child.Type == html.ElementNode && c.drops(child, part) {
			n.RemoveChild(child)
			continue
		}
		left.plain += part.plain
		left.linked += part.linked
	}
	switch n.DataAtom {
	case atom.Div, atom.Td, atom.Body, atom.Article, atom.Section, atom.Main, atom.Center:
		wrapBreaks(n)
	case atom.A:
		return amount{linked: left.plain + left.linked}
	}
	return left
}

// maxChromeText is how much text outside links an element may have, in bytes,
// whose class has a word that means chrome on most sites only.
const maxChromeText = 600

func (c *cleaner) drops(n *html.Node, has amount) bool {
	if float64(has.plain) >= chromeShare*float64(c.total) {
		return false
	}
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article, atom.Br, atom.A, atom.Img,
		atom.H1, atom.Td, atom.Tr, atom.Tbody, atom.Table, atom.Em, atom.Strong, atom.B, atom.I:
		return false
	case atom.Figcaption:
		c.caption(n)
		return true
	case atom.Nav, atom.Aside, atom.Form, atom.Input, atom.Label, atom.Dialog:
		return true
	case atom.Footer:
		return !hasAncestor(n, atom.Blockquote)
	}
	if roles[strings.ToLower(attrOf(n, "role"))] || attrOf(n, "aria-hidden") == "true" && n.DataAtom != atom.Span {
		return true
	}
	mostlyText := has.plain > maxChromeText && has.plain > 2*has.linked
	tokens := classTokens(n)
	for i, t := range tokens {
		switch {
		case captionTokens[t] && n.DataAtom != atom.Figure && has.plain < maxCaption:
			c.caption(n)
			return true
		case n.DataAtom == atom.P:
		case chromeTokens[t]:
			return true
		case !mostlyText && (oftenChrome[t] || i+1 < len(tokens) && chromePairs[t+" "+tokens[i+1]]):
			return true
		}
	}
	return false
}

func (c *cleaner) caption(n *html.Node) {
	if text := oneLine(textIn(n)); words(text) > 2 && len(c.captions) < MaxCaptions && len(text) < maxCaption {
		c.captions = append(c.captions, text)
	}
}

func hasAncestor(n *html.Node, name atom.Atom) bool {
	for depth := 0; n != nil && depth < MaxMarkupDepth; n, depth = n.Parent, depth+1 {
		if n.DataAtom == name {
			return true
		}
	}
	return false
}

// roles are the ARIA roles of what is not the article.
var roles = wordSet("navigation complementary banner contentinfo search dialog alertdialog alert menu menubar toolbar tablist tooltip")

// captionTokens are words in the class of a picture's caption.
var captionTokens = wordSet("caption captions figcaption imgcaption photocaption imagecaption credit credits photocredit imagecredit copyright")

// chromeTokens, oftenChrome and chromePairs are words in the class or id of
// what surrounds an article; the last two only where it is no long text.
var (
	chromeTokens = wordSet(`share shares sharing sharebar sharethis addthis addtoany sociable sociallinks socialshare newsletter newsletters signup optin
		relatedposts relatedarticles recirc recirculation mostread mostpopular comments commentlist disqus respond cookie cookies consent gdpr
		breadcrumb breadcrumbs advert adverts advertisement advertising adbox outbrain taboola zergnet revcontent upnext
		authorbio authorbox aboutauthor taglist posttags nav navbar navigation navi screenreader jumplinks skiplink navbox editsection pagination
		pager prevnext postnav paywall hatnote noprint`)
	oftenChrome = wordSet(`social socials subscribe subscription related relateds recommended recommendation recommendations trending popular promo promos
		promotion promobox teaser teasers ads sponsor sponsored sponsors readmore morefrom nextup toolbar toolbox byline bylines tags menu sidebar
		footer popup modal overlay skip follow followus playlist poll donate donation recommendedstories toc login`)
	chromePairs = wordPairs(`most read,most popular,most viewed,read more,read next,see also,more from,more news,more stories,more on,up next,next up,you may,
		also like,also read,author bio,author box,author info,about author,about the,tag list,post tags,entry tags,article tags,social media,sign up,
		opt in,call to,cta box,post nav,post navigation,related stories,related links,related posts,inline related,sr only,visually hidden,
		screen reader,print only,no print,skip link,article tools,story tools,post meta,entry meta,article meta,post footer,entry footer,
		end photo,ad slot,ad unit,ad container,ad wrapper,ad label,dfp ad,google ad,link list,latest news,latest stories`)
)

func wordPairs(s string) map[string]bool {
	set := map[string]bool{}
	for pair := range strings.SplitSeq(s, ",") {
		set[strings.TrimSpace(pair)] = true
	}
	return set
}

const maxClass = 400 // bytes

// classTokens are the words in an element's class and id, small: "relatedPosts"
// and "related-posts" are two.
func classTokens(n *html.Node) []string {
	s := attrOf(n, "class") + " " + attrOf(n, "id") + " " + attrOf(n, "data-component") + " " + attrOf(n, "data-testid")
	if len(s) < 4 || len(s) > maxClass {
		return nil
	}
	var b strings.Builder
	lower := false
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r):
			b.WriteByte(' ')
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}
