package importer

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	savedURL      = regexp.MustCompile(`(?is)<!--\s*saved from url=\(\d+\)(\S+)\s*-->`)
	singleFileURL = regexp.MustCompile(`(?is)<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]+?)\s*(?:-->|\n)`)
	archivedURL   = regexp.MustCompile(`^https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(https?://.+)$`)
	pageLanguage  = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$`)
	hexOnly       = regexp.MustCompile(`^[0-9A-Fa-f-]{16,}$`)
)

// savedFrom reads the comment in which a browser notes where and when it saved
// a page.
func savedFrom(text string) (address string, when time.Time) {
	head := text[:min(len(text), 16<<10)]
	if m := savedURL.FindStringSubmatch(head); m != nil {
		return unwrapped(m[1]), time.Time{}
	}
	if m := singleFileURL.FindStringSubmatch(head); m != nil {
		day, _, _ := strings.Cut(m[2], " (")
		when, _ = time.Parse("Mon Jan 02 2006 15:04:05 GMT-0700", day) // zero where it is written otherwise
		return unwrapped(m[1]), when
	}
	return "", time.Time{}
}

// unwrapped is the address of a page that a web archive serves under its own.
func unwrapped(address string) string {
	if m := archivedURL.FindStringSubmatch(address); m != nil {
		return m[1]
	}
	return address
}

// addressOf is the page's own address: what it calls so, unless that leads to
// the site's front page, or else where it was fetched from.
func (f *pageFacts) addressOf(fetched string) string {
	base, err := url.Parse(fetched)
	if err != nil {
		base = &url.URL{}
	}
	stated := []string{f.canonical, f.says("og:url"), f.says("twitter:url", "parsely-link", "dc.identifier")}
	for _, v := range f.linked {
		if articleScore(v) > 2 && len(f.linked) < maxLinkedObjects {
			stated = append(stated, stringsIn(v["mainEntityOfPage"])...)
			stated = append(stated, stringsIn(memberOf(v["mainEntityOfPage"], "@id"))...)
			stated = append(stated, stringsIn(v["url"])...)
			break
		}
	}
	for _, s := range stated {
		u, err := base.Parse(unwrapped(s))
		if err != nil || s == "" || webAddress(u.String()) == "" || isRoot(u) && base.Host != "" && !isRoot(base) {
			continue
		}
		u.Fragment = ""
		return u.String()
	}
	return webAddress(fetched)
}

func isRoot(u *url.URL) bool { return (u.Path == "" || u.Path == "/") && u.RawQuery == "" }

const maxKeywords = 60

// sectionOf is the section that a page says it belongs to.
func (f *pageFacts) sectionOf(article map[string]any) string {
	stated := stringsIn(article["articleSection"])
	for _, key := range []string{"article:section", "og:article:section", "og:section", "articlesection", "parsely-section", "section", "sailthru.section", "dc.subject.section", "category", "cxenseparse:section", "tmgads.section"} {
		stated = append(stated, f.meta[key]...)
	}
	stated = append(stated, f.parselyPage("section")...)
	for _, s := range stated {
		if s = htmlLine(s); s != "" && len(s) <= 80 && !hexOnly.MatchString(s) && !strings.Contains(s, "://") {
			return s
		}
	}
	return ""
}

// keywordsOf are the page's keywords, of the first source that has any.
func (f *pageFacts) keywordsOf(article map[string]any) []string {
	sources := [][]string{stringsIn(article["keywords"])}
	for _, key := range []string{"news_keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "keywords", "dc.subject"} {
		sources = append(sources, f.meta[key])
	}
	for _, source := range sources {
		var out []string
		for _, s := range source {
			for k := range strings.FieldsFuncSeq(htmlLine(s), func(r rune) bool { return r == ',' || r == ';' || r == '、' || r == '，' }) {
				k = strings.TrimSpace(k)
				known := slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, k) })
				if k != "" && len(k) <= 120 && !known && !placeholders[strings.ToLower(k)] && len(out) < maxKeywords {
					out = append(out, k)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// languageOf is the language that the page states, unless its text is plainly
// in another: templates keep the language of their maker.
func (f *pageFacts) languageOf(article map[string]any, headline string, body []string) string {
	told := languageOf(headline, body)
	spoken := cmp.Or(strings.Join(stringsIn(article["inLanguage"]), " "), strings.Join(stringsIn(memberOf(article["inLanguage"], "alternateName")), " "))
	for _, s := range []string{spoken, f.language, f.says("og:locale", "content-language", "language", "dc.language")} {
		tag := strings.ReplaceAll(s, "_", "-")
		if !pageLanguage.MatchString(tag) {
			continue
		}
		primary, region, parted := strings.Cut(tag, "-")
		primary = strings.ToLower(primary)
		if told != "" && primary != told {
			return told
		}
		if parted {
			return primary + "-" + region
		}
		return primary
	}
	return told
}
