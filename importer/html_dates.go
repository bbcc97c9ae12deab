package importer

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"

	"dateline/data"
)

// publishedKeys are the names under which pages state when an article was
// published, the most exact first; datedKeys are those that sometimes mean
// another day.
var (
	publishedKeys = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
		"parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate", "published", "published_time", "published_at", "published-date",
		"publication_date", "publication-date", "originalpublicationdate", "article.published", "dcsext.articlefirstpublished", "bt:pubdate", "rnews:datepublished",
		"cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date", "citation_online_date", "citation_date",
		"dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date.published", "ptime", "pdate", "displaydate", "article_date_original", "article:post_time", "story_date", "shareaholic:article_published_time"}
	datedKeys = []string{"dc.date.created", "dcterms.created", "dc.date", "date", "datecreated", "created", "creation_date", "timestamp", "release_date", "og:release_date"}
)

// mostMetadataDates bounds the dates that are taken from a page's data.
const mostMetadataDates = 3

// datesOf are the dates of publication that a page gives, the best first.
func (f *pageFacts) datesOf(article map[string]any, when time.Time) []data.Date {
	var stated []string
	stated = append(stated, stringsIn(article["datePublished"])...)
	for _, key := range publishedKeys {
		stated = append(stated, f.meta[key]...)
	}
	stated = append(stated, f.parselyPage("pub_date")...)
	if dates := readPageDates(stated, when); len(dates) > 0 {
		return append(dates, f.shownDates(when)...)
	}
	stated = stringsIn(article["dateCreated"])
	stated = append(stated, stringsIn(article["uploadDate"])...)
	for _, key := range datedKeys {
		stated = append(stated, f.meta[key]...)
	}
	return append(readPageDates(stated, when), f.shownDates(when)...)
}

// readPageDates reads what the page's data say, one date a day.
func readPageDates(stated []string, when time.Time) []data.Date {
	var out []data.Date
	days := map[string]bool{}
	for _, s := range stated {
		d, ok := readPageDate(s, data.FromMetadata, when)
		if !ok || len(out) >= mostMetadataDates {
			continue
		}
		if day := d.Time.Format(time.DateOnly); !days[day] || d.Precision == data.ToMinute && out[len(out)-1].Precision < data.ToMinute {
			days[day] = true
			out = append(out, d)
		}
	}
	return out
}

var (
	unixStamp  = regexp.MustCompile(`^\d{10}(?:\d{3})?$`)
	offsetGMT  = regexp.MustCompile(`\b(?:GMT|UTC)([+-]\d{4})\b`)
	namedZone  = regexp.MustCompile(`\s*\((?:[A-Z]{2,5}|[A-Z][\p{L} ]{3,40}|[+-]\d\d:?\d\d)\)$`)
	changed    = regexp.MustCompile(`(?i)\b(?:(?:last |page )?(?:updated|modified|edited|revised|changed|reviewed)|actualizado|actualizada|aktualisiert|zuletzt|mis à jour|modifié|aggiornato|modificato|atualizado|bijgewerkt|uppdaterad)\b|обновлено|изменено|최종 ?수정|수정|更新|تحديث`)
	beforeDate = regexp.MustCompile(`(?i)\b(?:(?:first |originally )?(?:published|posted|created|issued|filed)|publié|publicado|pubblicato|veröffentlicht|erstellt)\b|기사 ?입력|입력|등록|опубликовано|公開日?|配信|发布(?:时间)?|نشر`)
)

// readPageDate is readDate with the forms that programs put in pages.
func readPageDate(s string, evidence data.Evidence, when time.Time) (data.Date, bool) {
	s = strings.TrimSpace(s)
	if unixStamp.MatchString(s) {
		seconds, _ := strconv.ParseInt(s[:10], 10, 64)
		t := time.Unix(seconds, 0).UTC().Truncate(time.Minute)
		return data.Date{Time: t, Zoned: true, Precision: data.ToMinute, Evidence: evidence, Text: s}, t.Year() > 1995 && t.Year() <= time.Now().Year()+1
	}
	bare := namedZone.ReplaceAllString(offsetGMT.ReplaceAllString(s, "$1"), "")
	d, ok := readDate(bare, evidence, when)
	if !ok {
		return d, false
	}
	d.Text = oneLine(s)
	return d, true
}

// shownDates is the date that the page shows near its headline.
func (f *pageFacts) shownDates(when time.Time) []data.Date {
	for _, exact := range []bool{true, false} {
		for _, at := range f.nearHeadline(f.times) {
			n := at.node
			class := strings.ToLower(attrOf(n, "itemprop") + " " + attrOf(n, "class") + " " + attrOf(n, "property"))
			published := strings.Contains(class, "publish") || strings.Contains(class, "created") || hasAttr(n, "pubdate")
			if published != exact || isAside(n) || !published && isChanged(n, class) {
				continue
			}
			for _, s := range []string{attrOf(n, "datetime"), attrOf(n, "content"), attrOf(n, "title"), textIn(n)} {
				if d, ok := readPageDate(s, data.FromHeader, when); ok {
					return []data.Date{d}
				}
			}
		}
		if !exact {
			break
		}
		for _, at := range f.nearHeadline(f.marked) { // microformats' hAtom
			if d, ok := readPageDate(attrOf(at.node, "title"), data.FromHeader, when); ok && hAtomDate.MatchString(attrOf(at.node, "class")) && !isAside(at.node) {
				return []data.Date{d}
			}
		}
		for _, key := range []string{"datepublished", "dc:date", "dcterms:issued", "dcterms:created"} {
			for _, n := range f.items[key] {
				for _, s := range []string{attrOf(n, "datetime"), attrOf(n, "content"), attrOf(n, "title"), textIn(n)} {
					if d, ok := readPageDate(s, data.FromHeader, when); ok && !isAside(n) {
						return []data.Date{d}
					}
				}
			}
		}
	}
	for _, at := range f.nearHeadline(f.marked) {
		if d, ok := readShown(at.node, when); ok {
			return []data.Date{d}
		}
	}
	return nil
}

var hAtomDate = regexp.MustCompile(`(?:^|\s)(?:dt-)?published(?:$|\s)`)

// isChanged reports an element about the latest change of the article.
func isChanged(n *html.Node, class string) bool {
	if changed.MatchString(class) || strings.Contains(class, "modified") || strings.Contains(class, "updated") {
		return true
	}
	before := ""
	if n.PrevSibling != nil {
		before = n.PrevSibling.Data + textIn(n.PrevSibling)
	} else if n.Parent != nil && n.Parent.PrevSibling != nil {
		before = n.Parent.PrevSibling.Data + textIn(n.Parent.PrevSibling)
	}
	return len(before) < maxByline && changed.MatchString(before)
}

const maxShownDate = 200 // bytes

// readShown reads the date in an element whose class says that it has one.
func readShown(n *html.Node, when time.Time) (data.Date, bool) {
	text := oneLine(textIn(n))
	if text == "" || len(text) > maxShownDate || isAside(n) || !dateClass.MatchString(attrOf(n, "class")+" "+attrOf(n, "id")+" "+attrOf(n, "data-testid")) {
		return data.Date{}, false
	}
	text = publishedPart(text)
	if title := attrOf(n, "title"); title != "" {
		if d, ok := readPageDate(title, data.FromHeader, when); ok {
			return d, true
		}
	}
	return readPageDate(text, data.FromHeader, when)
}

var dateClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:date|datetime|date-?time|pub-?date|published|publish|publication|posted|post-?date|timestamp|time-?stamp|time|dateline|entry-date|meta|info|details|byline|datum|fecha|data)(?:$|[\s_-])|(?:date|published|timestamp)(?:$|\s)`)

// placed is an element with its place in the page.
type placed struct {
	node *html.Node
	at   int
}

// What stands further from the headline, in elements, is not about the article:
// the day's date over the page, the dates of comments below it.
const (
	farBefore = 80
	farAfter  = 500
)

// nearHeadline returns the elements that follow the page's first headline
// closely, then those that stand closely before it; all where there is none.
func (f *pageFacts) nearHeadline(elements []placed) []placed {
	if f.headlineAt == 0 {
		return elements
	}
	var before, after []placed
	for _, e := range elements {
		switch away := e.at - f.headlineAt; {
		case away >= 0 && away <= farAfter:
			after = append(after, e)
		case away < 0 && away >= -farBefore:
			before = append(before, e)
		}
	}
	return append(after, before...)
}

// parselyPage is a field of the JSON that Parse.ly once kept in a meta element.
func (f *pageFacts) parselyPage(key string) []string {
	var page map[string]any
	if s := f.says("parsely-page"); s == "" || json.Unmarshal([]byte(s), &page) != nil {
		return nil
	}
	return append(stringsIn(page[key]), stringsIn(page[key+"s"])...)
}
