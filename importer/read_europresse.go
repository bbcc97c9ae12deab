package importer

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"dateline/data"
)

// europresseFormat is a page that Europresse (Eureka.cc) exported: today one
// <article> a story, formerly tables that begin with the newspaper's name.
var europresseFormat = format{name: europresseName, matches: isEuropresse, stream: streamEuropresse}

const europresseName = "europresse"

func isEuropresse(src *source) bool {
	return strings.HasPrefix(src.headText(), "<") && (src.headHas(headBytes, `class="docpublicationname"`) ||
		src.headHas(headBytes, `class='docpublicationname'`) || src.headHas(headBytes, "rdp__docpublicationname"))
}

var (
	europresseArticle = regexp.MustCompile(`(?i)<article[\s>]`)
	europresseTable   = regexp.MustCompile(`(?i)<span\s+class=["']?DocPublicationName["']?[\s>]`)
)

func streamEuropresse(src *source, s *sink) error {
	if err := src.decode(); err != nil {
		return err
	}
	read, cuts := readEuropresse, europresseArticle.FindAllStringIndex(src.text, -1)
	if len(cuts) == 0 {
		read, cuts = readOldEuropresse, europresseTable.FindAllStringIndex(src.text, -1)
	}
	return pieces(src, s, europresseName, cuts, read)
}

var (
	europresseNumber = lazily(`news[·•.](\d{8})[·•.][\p{L}\d_-]{1,20}[·•.][\p{L}\d_-]{1,60}`)
	europresseLabel  = regexp.MustCompile(`(?i)^(?:numéro de document|document number|documento? n(?:umber|úmero|umero)|número de documento|dokumentnummer|documentnummer)\s*:`)
	issueNumber      = regexp.MustCompile(`(?i),\s*(?:no|n°|vol|nº|nr)\.?\s.*$`)
	weekdayNames     = regexp.MustCompile(`(?i)[\s,]*\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|` +
		`montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\.?[\s,]*$`)
)

// readEuropresse reads one <article>.
func readEuropresse(piece string) (*data.Article, error) {
	page, err := goquery.NewDocumentFromReader(strings.NewReader(piece))
	if err != nil {
		return nil, &Failure{Stage: "parse", Reason: "Its HTML could not be read: " + err.Error() + ".", Err: err}
	}
	article := page.Find("article").First()
	a, dates := europresseHead(article)
	title := article.Find(".titreArticle").First()
	a.Headline = oneLine(article.Find(".titreArticleVisu").First().Text())
	if a.Headline == "" {
		a.Headline = oneLine(title.Text())
	}
	europresseTitle(&a, title)
	text := article.Find(".DocText").First()
	if text.Length() == 0 {
		text = article.Find("section").First()
	}
	for _, n := range text.Nodes {
		a.Body = append(a.Body, paragraphsOf(n)...)
	}
	article.Find("aside").Each(func(_ int, aside *goquery.Selection) {
		europresseAside(&a, paragraphsOf(aside.Get(0)))
	})
	return europresseDone(a, dates, article.Find("footer").Text())
}

// europresseHead reads the outlet, and a line such as "Politique, mardi 14 mars
// 2006, p. 12".
func europresseHead(article *goquery.Selection) (data.Article, []data.Date) {
	a := data.Article{Outlet: issueNumber.ReplaceAllString(oneLine(article.Find(".DocPublicationName").First().Text()), "")}
	header := oneLine(article.Find(".DocHeader").Text())
	var dates []data.Date
	if d, ok := exportDate(header, data.FromMetadata); ok {
		dates = append(dates, d)
	}
	if _, at, ok := findDate(header); ok {
		a.Section = strings.TrimRight(weekdayNames.ReplaceAllString(header[:at.Start], ""), " ,")
	}
	return a, dates
}

// europresseTitle reads what stands about the headline: a kicker above it, a
// second line and the author below.
func europresseTitle(a *data.Article, title *goquery.Selection) {
	title.PrevAll().Each(func(_ int, before *goquery.Selection) {
		if text := oneLine(before.Text()); text != "" && before.Find(".DocPublicationName, .DocHeader").Length() == 0 && !before.Is(".DocPublicationName, .DocHeader") {
			a.Notes = append(a.Notes, text)
		}
	})
	above := true
	title.Find("p").Each(func(_ int, p *goquery.Selection) {
		text := oneLine(p.Text())
		switch {
		case text == a.Headline:
			above = false
		case text != "" && above:
			a.Notes = append(a.Notes, text)
		case text != "":
			a.Body = append(a.Body, text)
		}
	})
	title.NextAll().Each(func(_ int, after *goquery.Selection) {
		class, _ := after.Attr("class")
		text := oneLine(after.Text())
		switch {
		case text == "" || len(text) > maxAuthorLine || after.Find(".DocPublicationName, .DocHeader").Length() > 0:
		case strings.Contains(strings.ToLower(class), "subtitle"):
			a.Body = append(a.Body, text)
		case len(a.Authors) == 0:
			creditNames(a, text)
		}
	})
}

// maxAuthorLine is the length in bytes of the longest line that is taken for the
// names of an article's authors.
const maxAuthorLine = 300

// europresseAside keeps what stands below the story: captions and notes. A
// label without text is nothing.
func europresseAside(a *data.Article, paragraphs []string) {
	var items []data.TrailerItem
	for _, p := range paragraphs {
		if !strings.HasSuffix(strings.TrimSpace(p), ":") {
			items = append(items, data.TrailerItem{Headline: p})
		}
	}
	if len(items) > 0 {
		a.Trailer = append(a.Trailer, data.TrailerList{Kind: data.TrailerText, Items: items})
	}
}

// europresseDone takes the document's number, whose date serves where the
// article has no other.
func europresseDone(a data.Article, dates []data.Date, footer string) (*data.Article, error) {
	if m := europresseNumber.FindStringSubmatch(footer); m != nil {
		a.Source.Name = m[0]
		if c := compactDate(m[1]); c.complete() && len(dates) == 0 {
			dates = append(dates, c.date(data.FromMetadata, m[1]))
		}
	}
	if a.Headline == "" && len(a.Body) == 0 {
		return nil, &NotArticle{"a document of the database without text"}
	}
	settled := settleRecord(a, dates...)
	return &settled, nil
}

// authorLine is a line of its own between the headline and the first paragraph.
var authorLine = lazily(`(?i)<br\s*/?>\s*<br\s*/?>\s*([^<>]{2,160})<br\s*/?>\s*<p\s*/?>`)

// readOldEuropresse reads one story of a page of tables. Its text stands loose
// behind the headline, up to the copyright line and the document's number.
func readOldEuropresse(piece string) (*data.Article, error) {
	page, err := goquery.NewDocumentFromReader(strings.NewReader(piece))
	if err != nil {
		return nil, &Failure{Stage: "parse", Reason: "Its HTML could not be read: " + err.Error() + ".", Err: err}
	}
	a, dates := europresseHead(page.Selection)
	a.Headline = oneLine(page.Find(".TitreArticleVisu, .titreArticleVisu").First().Text())
	author := ""
	if m := authorLine.FindStringSubmatch(piece); m != nil {
		author = oneLine(sgmlText(m[1]))
		creditNames(&a, author)
	}
	footer := ""
	begun := false
	for _, p := range paragraphsOf(page.Get(0)) {
		if europresseLabel.MatchString(p) {
			footer = p
			break
		}
		kicker, last := "", p
		if i := strings.LastIndexByte(p, '\n'); i >= 0 {
			kicker, last = p[:i], p[i+1:]
		}
		switch {
		case !begun && oneLine(last) == a.Headline:
			begun = true
			if kicker != "" {
				a.Notes = append(a.Notes, oneLine(kicker))
			}
		case begun && !(len(a.Body) == 0 && oneLine(p) == author):
			a.Body = append(a.Body, oneLine(p))
		}
	}
	for n := len(a.Body); n > 0 && isCopyright(a.Body[n-1]); n-- {
		a.Body = a.Body[:n-1]
	}
	return europresseDone(a, dates, footer)
}
