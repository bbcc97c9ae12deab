package importer

import (
	"sort"
	"strings"
)

// chrome are the words of a web page about an article that a crawl left in its
// text: whole lines of them are taken off. In lower case.
const chrome = `
go to contents|go to navigation|go contents|go search|go to bottom|site map|go to bottom site map|select languages|sns rss mobile twitter|
latestnewslatestnews rss|skip to content|skip to main content|skip navigation|back to top|go top|menu content|menu|search|range|order by|periods|
~|logo|log in|login|sign in|sign up|subscribe|subscribe now|newsletter|newsletters|homepage|home|home > news summary|article view option|* the search is limited to articles published after 2010.|
facebook|twitter|x|kakaotalk|kakao|linkedin|instagram|whatsapp|pinterest|telegram|line|band|naver|weibo|copy url|copy link|url copy|url copied|
share|share this|share this article|share this story|shares|print|print this|email|e-mail|email this|scrap|save|saved|send|close|close popup|open menu|font size|font size up|font size down|
type size|example type sizing|a a|listen|text size|to get the link, tap the url.|how can we improve?|submit|thanks for your feedback!|ok|cancel|confirm|
keyword|keywords|issue keywords|most liked|most saved|most viewed|most viewed all categories|most viewed photos|most read|most popular|most shared|popular news|popular|trending|trending now|
main article right now|hot news|editors' picks|editor's pick|editor's picks|recommended|recommend|related|related articles|related news|related stories|related links|read more|see more|
more news|latest news|top news|similar articles|also read|you may also like|advertisement|advertisements|ad|sponsored|send feedback|feedback|comments|comment|comments (0)|
like|liked|likes|dislike|next|previous|prev|next article|previous article|list|top|article|share on facebook|share on twitter|photo|photos|all rights reserved|news|economy & forex|news: latest news|
id|id :|auther :|auther:|author :|author:|shortlink :|shortlink:|by|by :|view count :|read original version at source|our standards: the thomson reuters trust principles.|news provided by|this article has been viewed|add to favorites`

var chromeSet, chromeByLength = func() (map[string]bool, []string) {
	set := nameSet(chrome)
	var phrases []string
	for phrase := range set {
		if strings.ContainsRune(phrase, ' ') || len(phrase) > 3 {
			phrases = append(phrases, phrase)
		}
	}
	sort.Slice(phrases, func(i, j int) bool {
		return len(phrases[i]) > len(phrases[j]) || len(phrases[i]) == len(phrases[j]) && phrases[i] < phrases[j]
	})
	return set, phrases
}()

var readingTime = lazily(`^\d{1,2} min(?:ute)?s? read$`)

// isChrome reports a line of page furniture: one of its phrases, or several in
// a row ("Go to Contents Go to Navigation").
func isChrome(s string) bool {
	if len(s) > 120 {
		return false
	}
	s = strings.ToLower(strings.TrimSpace(s))
	if chromeSet[s] || readingTime.MatchString(s) {
		return true
	}
	phrases := 0
	for s != "" {
		found := false
		for _, phrase := range chromeByLength {
			if rest, ok := strings.CutPrefix(s, phrase); ok && (rest == "" || rest[0] == ' ') {
				s, found = strings.TrimSpace(rest), true
				phrases++
				break
			}
		}
		if !found {
			return false
		}
	}
	return phrases > 0
}

// sections are the names of a newspaper's parts that stand as a line of their
// own above a headline, and name the folders of a collection of texts.
var sections = nameSet(`national|nation|world|international|politics|business|economy|finance|markets|money|technology|tech|science|health|
environment|climate|culture|arts|entertainment|sport|sports|opinion|editorial|editorials|lifestyle|life|travel|education|society|local|metro|region|north korea|
diplomacy|defense|industry|mundo|economía|política|deportes|cultura|nacional|internacional|monde|économie|politique|société|politik|wirtschaft|kultur|
정치|경제|사회|국제|문화|스포츠|북한|연예|政治|経済|社会|国際|スポーツ|经济|国际|体育|文化`)

func isSection(s string) bool { return sections[strings.ToLower(s)] }

// hashtags reads "#Yoon #summit": every word a tag.
func hashtags(s string) []string {
	var tags []string
	for w := range strings.FieldsSeq(s) {
		tag, ok := strings.CutPrefix(w, "#")
		if tag = strings.Trim(tag, "#,"); !ok || tag == "" {
			if len(tags) == 0 {
				return nil
			}
			tags[len(tags)-1] += " " + w // "#foreign envoys"
			continue
		}
		tags = append(tags, tag)
	}
	return tags
}
