package importer

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// titleDashes part a headline from the names of section and site.
var titleDashes = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " ｜ ", "：", "_", " / ", ": "}

// headlineOn picks the page's headline: what its data say, unless the page
// shows a longer form of the same, or its title without the site's name.
func (f *pageFacts) headlineOn(article map[string]any, outlet, address string, authors []string) string {
	stated := ""
	if articleScore(article) > 2 {
		stated = htmlLine(strings.Join(stringsIn(article["headline"]), " "))
		if stated == "" {
			stated = linkedHeadline(article)
		}
	}
	stated = cmp.Or(stated, htmlLine(f.says("og:title", "headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "hdl", "twitter:title", "title")))
	stated = cmp.Or(stated, oneLine(strings.Join(f.parselyPage("title"), " ")))
	sites := f.siteNames(outlet, address)
	shown := ""
	for _, h := range f.headings {
		if !isSite(h, sites) {
			shown = cmp.Or(shown, h)
			if stated != "" && sameStart(h, stated) {
				shown = h
				break
			}
		}
	}
	if stated != "" && !isSite(stated, sites) {
		headline := withoutSite(stated, sites, shown, authors)
		if cut := strings.TrimRight(headline, "… ."); len(shown) > len(cut) && len(cut) > 20 && strings.HasPrefix(shown, cut) && cut != headline {
			return shown // the stated one was shortened
		}
		return headline
	}
	if shown == "" || f.isNameAhead(shown) {
		if sub := f.titledSubhead(sites); sub != "" {
			return sub
		}
	}
	title := withoutSite(f.title, sites, shown, authors)
	switch {
	case title == "" || isSite(title, sites):
		return shown
	case shown != "" && len(f.headings) == 1:
		return shown
	}
	return title
}

// isNameAhead reports an h1 that is the site's name: the title has it ahead of
// what a class calls the headline.
func (f *pageFacts) isNameAhead(h1 string) bool {
	name, ok := strings.CutSuffix(siteKey(f.title), siteKey(f.named))
	return ok && f.named != "" && strings.TrimSuffix(name, "the") == siteKey(h1)
}

// siteNames are the names by which a title may call the site, folded.
func (f *pageFacts) siteNames(outlet, address string) []string {
	names := []string{outlet}
	for _, key := range []string{"og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "publisher", "dc.publisher", "copyright"} {
		names = append(names, f.meta[key]...)
	}
	for _, v := range f.linked {
		for _, t := range typesOf(v) {
			if t == "WebSite" || t == "Organization" || t == "NewsMediaOrganization" {
				names = append(names, stringsIn(v["name"])...)
			}
		}
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		names = append(names, strings.TrimPrefix(u.Host, "www."))
		for label := range strings.SplitSeq(u.Host, ".") {
			if len(label) > 3 {
				names = append(names, label)
			}
		}
	}
	var folded []string
	for _, name := range names {
		if name = siteKey(name); len(name) > 1 {
			folded = append(folded, name)
		}
	}
	return folded
}

// siteKey is a name's letters and digits, small, without "the".
func siteKey(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	return strings.TrimPrefix(s, "the")
}

// isSite reports a text that is the site's name, with or without its domain.
func isSite(s string, sites []string) bool {
	s = siteKey(s)
	for _, site := range sites {
		if s == site || len(site) > 3 && (strings.TrimSuffix(s, "com") == strings.TrimSuffix(site, "com") ||
			strings.TrimSuffix(s, "online") == site || strings.TrimSuffix(s, "news") == site) {
			return true
		}
	}
	return false
}

// withoutSite takes the site's name off a title's end or start, and a section
// that stands between. Shown is the headline that the page shows. The author's
// name belongs to the headline of an opinion piece.
func withoutSite(title string, sites []string, shown string, authors []string) string {
	title = oneLine(title)
	if shown != "" && sameStart(title, shown) && siteKey(title) == siteKey(shown) {
		return title
	}
	for {
		cut := ""
		for _, dash := range titleDashes {
			if i := strings.LastIndex(title, dash); i > 0 {
				head, tail := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(dash):])
				if isSite(tail, sites) || dash != ": " && shown != "" && siteKey(head) == siteKey(shown) && !slices.Contains(authors, tail) {
					cut = head
				}
			}
			if head, tail, ok := strings.Cut(title, dash); ok && cut == "" && isSite(head, sites) && words(tail) > 2 {
				cut = strings.TrimSpace(tail)
			}
		}
		if cut == "" {
			break
		}
		title = cut
	}
	if shown == "" {
		return title
	}
	for _, dash := range titleDashes[:len(titleDashes)-1] { // "Headline | Section" after the site was cut
		if head, tail, ok := strings.Cut(title, dash); ok && siteKey(head) == siteKey(shown) && !slices.Contains(authors, tail) {
			return head
		}
	}
	return title
}

// sameStart reports two texts that begin alike, as a headline and its short form.
func sameStart(a, b string) bool {
	a, b = siteKey(a), siteKey(b)
	n := min(len(a), len(b), 24)
	return n > 0 && a[:n] == b[:n]
}
