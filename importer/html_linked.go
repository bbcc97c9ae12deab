package importer

import (
	"slices"
	"strings"
)

// linkedArticle returns the JSON-LD object that describes the page's article,
// or nil. A page that lists articles describes many, none of which is its own.
func (f *pageFacts) linkedArticle(address string) map[string]any {
	var best map[string]any
	most, articles := 0, 0
	title := f.says("og:title", "twitter:title") + "\n" + f.title + "\n" + strings.Join(f.headings, "\n")
	for _, v := range f.linked {
		score := articleScore(v)
		if score == 0 {
			continue
		}
		if score > 2 {
			articles++
		}
		if f.isOf(v, address) {
			score += 8
		}
		if h := linkedHeadline(v); h != "" && strings.Contains(title, strings.TrimRight(h, "….")) {
			score += 4
		}
		if score > most {
			best, most = v, score
		}
	}
	if articles > 3 && most < 8 {
		return nil
	}
	return best
}

// articleScore says how like an article a JSON-LD object is; 0 is not at all.
func articleScore(v map[string]any) int {
	score := 0
	for _, t := range typesOf(v) {
		switch {
		case t == "JobPosting":
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting"), t == "Report", t == "Reportage":
			score = max(score, 4)
		case t == "Review", t == "CriticReview", t == "ClaimReview", t == "Recipe", t == "HowTo", t == "PodcastEpisode":
			score = max(score, 3)
		case t == "WebPage", t == "ItemPage", t == "CreativeWork":
			score = max(score, 1)
		}
	}
	if score > 0 && len(stringsIn(v["datePublished"])) > 0 {
		score++
	}
	return score
}

// isOf reports that an object says it is the page at an address.
func (f *pageFacts) isOf(v map[string]any, address string) bool {
	if address == "" {
		return false
	}
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		for _, s := range append(stringsIn(v[key]), stringsIn(memberOf(v[key], "@id"))...) {
			if sameAddress(s, address) {
				return true
			}
		}
	}
	return false
}

func linkedHeadline(v map[string]any) string {
	for _, key := range []string{"headline", "name", "alternativeHeadline"} {
		if s := stringsIn(v[key]); len(s) > 0 {
			return htmlLine(s[0])
		}
	}
	return ""
}

// memberOf returns a member of an object.
func memberOf(v any, key string) any {
	if m, ok := v.(map[string]any); ok {
		return m[key]
	}
	return nil
}

// namesOf returns the names of persons or organisations: strings, objects,
// references to objects, or lists of those.
func (f *pageFacts) namesOf(v any, depth int) []string {
	switch v := v.(type) {
	case string:
		if known, ok := f.ids[v]; ok && depth < 4 {
			return f.namesOf(known, depth+1)
		}
		return stringsIn(v)
	case []any:
		var out []string
		for _, item := range v[:min(len(v), MaxPageFacts)] {
			if depth < 4 {
				out = append(out, f.namesOf(item, depth+1)...)
			}
		}
		return out
	case map[string]any:
		for _, key := range []string{"name", "@list", "alternateName"} {
			if names := f.namesOf(v[key], depth+1); depth < 4 && len(names) > 0 {
				return names
			}
		}
		if given, family := stringsIn(v["givenName"]), stringsIn(v["familyName"]); len(given)+len(family) > 0 {
			return []string{strings.Join(slices.Concat(given, family), " ")}
		}
		if id, _ := v["@id"].(string); id != "" && f.ids[id] != nil && depth < 4 {
			return f.namesOf(stringsIn(f.ids[id]["name"]), depth+1)
		}
	case []string:
		return v
	}
	return nil
}

// linkedText is the body that an object gives in full.
func linkedText(v map[string]any) []string {
	s := strings.Join(stringsIn(v["articleBody"]), "\n")
	if s == "" {
		return nil
	}
	if strings.Contains(s, "</") || strings.Contains(s, "&lt;") || strings.Contains(s, "&amp;") || strings.Contains(s, "&#") {
		if strings.Contains(s, "&lt;p") {
			s = htmlLine(s)
		}
		if strings.Contains(s, "</") {
			return htmlParagraphs(s)
		}
	}
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = htmlLine(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// outletOf is the name of who publishes the page.
func (f *pageFacts) outletOf(article map[string]any) string {
	for _, key := range []string{"publisher", "sourceOrganization", "provider"} {
		if names := f.namesOf(article[key], 0); len(names) > 0 && isOutletName(names[0]) {
			return bareSiteName(names[0])
		}
	}
	for _, key := range []string{"og:article:author", "article:author"} {
		if press, ok := strings.CutSuffix(f.says(key), onPortal); ok && isOutletName(press) {
			return press
		}
	}
	if s := f.says("og:site_name", "og:sitename", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher", "apple-mobile-web-app-title"); isOutletName(s) {
		return bareSiteName(s)
	}
	for _, v := range f.linked {
		if t := typesOf(v); slices.Contains(t, "WebSite") || slices.Contains(t, "NewsMediaOrganization") {
			if names := stringsIn(v["name"]); len(names) > 0 && isOutletName(names[0]) {
				return bareSiteName(names[0])
			}
		}
	}
	return ""
}

// isOutletName reports a value that is a name, not an address or a number.
func isOutletName(s string) bool {
	return s != "" && len(s) <= 120 && !strings.Contains(s, "://") && strings.ContainsFunc(s, isLetter) && !placeholders[strings.ToLower(s)]
}

// bareSiteName is a site's name without its motto.
func bareSiteName(s string) string {
	s = strings.TrimPrefix(htmlLine(s), "@")
	for _, dash := range titleDashes {
		if name, motto, ok := strings.Cut(s, dash); ok && words(motto) > 2 {
			return name
		}
	}
	return s
}
