package importer

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// A page with fewer words than shortPage is judged by its title too; one with
// fewer than leastBody has no article unless its data say so.
const (
	shortPage = 150
	leastBody = 25
)

var (
	errorTitle   = lazily(`(?i)^\W*(?:(?:http )?(?:error\s*)?(?:40[0-9]|410|50[0-4])(?:\b|$)|(?:error\s*[:–-]?\s*)?(?:the )?(?:requested )?(?:page|file|document|article|site|url|content)?\s*(?:(?:can(?:no|['’])t be|could not be|was|were)\s+)?not (?:be )?found|(?:sorry|oops|whoops|uh.oh)\b.*\b(?:not|can['’]t|couldn['’]t|error|wrong|missing)\b|page (?:cannot|could not|can['’]t) be (?:found|displayed)|internal server error|bad (?:gateway|request)|service (?:temporarily )?unavailable|gateway time-?out|something went wrong|seite (?:wurde )?nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|página não encontrada|pagina non trovata|strona nie została znaleziona|страница не найдена|ページが見つかりません|(?:요청하신 )?(?:웹 ?)?페이지를 찾을 수 없습니다)`)
	robotTitle   = regexp.MustCompile(`(?i)^\W*(?:just a moment|attention required|are you (?:a robot|human)|access (?:to this page has been |is )?denied|verify(?:ing)? (?:that )?you are (?:a )?human|security check|captcha|pardon our interruption|human verification|checking your browser|ddos-guard|robot check|bloomberg - are you a robot|403 forbidden|forbidden)`)
	consentTitle = regexp.MustCompile(`(?i)^\W*(?:before you continue|we value your privacy|cookie (?:consent|settings|preferences)|yahoo is (?:now )?part of|your privacy choices|consent)`)
	loginTitle   = regexp.MustCompile(`(?i)^\W*(?:log ?in|sign ?in|anmelden|einloggen|connexion|iniciar sesión|accedi|로그인|ログイン|войти|subscribe to (?:continue|read))\b`)
	searchTitle  = regexp.MustCompile(`(?i)\b(?:search results?|results for|you searched for|suchergebnisse|résultats de (?:la )?recherche|resultados (?:de la búsqueda|de búsqueda|da busca|da pesquisa|para)|risultati (?:della )?ricerca|검색 ?결과|検索結果|результаты поиска)\b|^search\b`)
	searchPath   = regexp.MustCompile(`(?i)/(?:search|suche|recherche|buscar|busca|ricerca|zoeken)(?:/|\.\w+)?$`)
	frontPath    = regexp.MustCompile(`(?i)^/?(?:(?:index|default|home)(?:\.\w+)?/?|[a-z]{2}(?:[-_][a-z]{2})?/?)?$`)
	sectionPath  = regexp.MustCompile(`(?i)/(?:category|categories|tag|tags|topic|topics|section|sections|author|authors|archives?|thema|rubrik|kategorie|etiqueta|categoria)/[^/]+(?:/page/\d+)?/?$|/page/\d+/?$`)
)

// pageShape is how a page looks, by which one without an article is told.
type pageShape struct {
	address  string
	title    string
	first    string // paragraph of the body that was found
	words    int    // of the body that was found
	prose    int    // bytes of the body outside links
	leads    int    // headings in the body that are links
	linked   int    // bytes of the page's text in links
	plain    int    // bytes of the page's text outside links
	piece    bool   // of a page, without its frame
	password bool
	refresh  bool
	captcha  bool
	classes  []string // of the body element
	teasers  int      // headings that are links
}

// isList reports a page that leads to many others and has little text of its
// own, or text that is parted by headings that lead on.
func (p pageShape) isList() bool {
	return p.teasers >= 5 && p.linked*2 > p.plain && (min(p.prose, p.plain) < shortText || p.leads >= 3)
}

const shortText = 500 // bytes

// notArticle says what a page is that has no article, or "".
func (f *pageFacts) notArticle(article map[string]any, p pageShape) string {
	if kind := barrier(p); kind != "" {
		return kind
	}
	types := f.linkedTypes()
	u, err := url.Parse(p.address)
	if err != nil {
		u = &url.URL{}
	}
	stated := articleScore(article) > 2 || strings.Contains(f.says("og:type"), "article") || f.says("article:published_time", "og:article:published_time") != ""
	list := p.isList()
	switch {
	case types["SearchResultsPage"], isSearch(u, p, stated), slices.Contains(p.classes, "search-results"):
		return "a page of search results"
	case p.address != "" && frontPath.MatchString(u.Path) && u.RawQuery == "" && articleScore(article) < 4 && (p.teasers >= 3 || p.linked > p.plain || p.words < shortPage):
		return "a front page"
	case slices.Contains(p.classes, "home") && !stated && p.teasers >= 3:
		return "a front page"
	case stated && p.words >= leastBody && !(list && sectionPath.MatchString(u.Path)):
		return ""
	case types["CollectionPage"], sectionPath.MatchString(u.Path) && (list || p.teasers >= 3), slices.Contains(p.classes, "archive") && p.teasers >= 3:
		return "a section page"
	case f.says("og:type") == "profile" && p.teasers >= 3:
		return "a page about an author"
	case strings.Contains(f.says("og:type"), "product"), types["Product"] && !stated:
		return "a product page"
	case stated:
		return ""
	case list:
		if f.says("og:type") == "website" && p.address == "" {
			return "a front page"
		}
		return "a section page"
	case p.words < leastBody && !p.piece, p.words == 0:
		return "a page without an article"
	}
	return ""
}

// barrier says what stands in the place of an article: an error, a test for
// robots, a form to log in with.
func barrier(p pageShape) string {
	switch {
	case p.words >= shortPage:
	case p.captcha && p.words < leastBody, robotTitle.MatchString(p.title):
		return "a page that asks whether its reader is a robot"
	case errorTitle.MatchString(p.title), p.words < 2*leastBody && errorTitle.MatchString(p.first):
		return "an error page"
	case consentTitle.MatchString(p.title):
		return "a page that asks for consent to cookies"
	case loginTitle.MatchString(p.title), p.password && p.words < leastBody*2:
		return "a page to log in with"
	case p.refresh && p.words < leastBody:
		return "a page that leads to another"
	}
	return ""
}

func isSearch(u *url.URL, p pageShape, stated bool) bool {
	q := u.Query()
	asked := q.Has("q") || q.Has("s") || q.Has("query") || q.Has("search")
	switch {
	case stated && p.words >= shortPage:
		return false
	case searchPath.MatchString(u.Path), asked && (u.Path == "" || u.Path == "/"):
		return true
	}
	return searchTitle.MatchString(p.title) && (p.teasers >= 3 || p.linked > p.plain || asked)
}

// linkedTypes are the types of all JSON-LD objects, and of items in the text.
func (f *pageFacts) linkedTypes() map[string]bool {
	set := map[string]bool{}
	for _, v := range f.linked {
		for _, t := range typesOf(v) {
			set[t] = true
		}
	}
	return set
}
