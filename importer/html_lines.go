package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline/data"
)

// What is looked for only at an article's beginning or end is looked for in so
// many of its paragraphs, or in so much of its text.
const (
	openingBlocks = 6
	tailShare     = 0.8 // the tail begins after this part of the text, at the latest
	maxPrompt     = 420 // bytes of a line that asks readers to do something
	firmWords     = 12  // of a paragraph after which the text is not yet at its end
)

// prompts are the forms of lines that ask readers to do something, or say what
// surrounds the text.
var prompts = []string{
	`advertisements?`, `anzeige`, `publicidad`, `publicidade`, `publicité`, `pubblicità`, `iklan`, `реклама`, `광고`,
	`story continues below`, `article continues`, `continue reading(?: the main story)?`, `scroll (?:down )?(?:to continue|for)`,
	`loading\W*`, `skip (?:to|advert)`, `share(?: this.*| on .*)?`, `comments?(?: \(\d+\))?`, `leave a (?:comment|reply)`,
	`view comments`, `print`, `close`, `caption`, `expand`, `replay`, `advertise with us`, `subscribe (?:to|now|here|today)\b.*`,
	`sign up (?:to|for|here|now|with)\b.*`,
	`(?:please )?(?:follow|like|find|join) .*\b(?:on|at) (?:twitter|facebook|instagram|youtube|telegram|linkedin|whatsapp|x)\b.*`,
	`follow (?:us|me|@\w+)\b.*`, `follow .* coverage.*`,
	`join (?:our|us) .*(?:forums?|channel|community|newsletter|group|mailing list)\b.*`,
	`get (?:our|the latest|more) .*(?:newsletter|inbox|app)\b.*`, `download (?:our|the) .*app\b.*`,
	`if you (?:enjoyed|liked?|love) (?:this|reading|our) .*`, `join (?:our|the conversation|the discussion)\b.*`,
	`have a (?:news )?tip\b.*`, `copyright (?:©|@|\(c\)|\d{4}|by\b).*`, `© .*`, `\(c\) \d{4}.*`, `.*all rights reserved.*`,
	`filed under:?.*`, `(?:tags?|topics?|keywords|categories|labels|etiquetas|schlagworte) ?:.*`,
	`read (?:more|next|also|the full (?:story|article))\b.*`, `learn more`, `more information`, `explore further`,
	`click here to (?:subscribe|sign up|join|donate|follow|comment|read|view|see|share|watch)\b.*`, `disclaimer`, `disclosure`,
	`source ?: ?https?:.*`, `via \S+\.\w{2,4}`, `watch (?:now|below|more)`, `listen (?:now|to this article)\b.*`,
	`\d+ (?:min|minute)s? read`, `reading time.*`, `recommended(?: for you)?`,
	`related(?: (?:articles?|stories|posts|content|links|news|topics))?`, `you (?:may|might) also (?:like|be interested in)`,
	`most (?:read|popular|viewed)`, `trending(?: now)?`, `don.?t miss`, `editor.?s picks?`, `highlights`,
	`(?:see|lire) (?:also|aussi)`, `close (?:this )?window\b.*`, `print this (?:page|article|story).*`, `url: ?https?://\S+`,
	`ⓒ.*`, `.*무단 ?전재.*`, `▶.*`, `저작권자.*`, `제보는 .*`, `.*無断転載.*`, `[（(]?责任编辑.*`, `the post .+ (?:first )?appeared (?:first )?on .+`,
}

var (
	// promptLine asks readers to do something, or says what surrounds the text.
	promptLine = lazily(`(?i)^\W*(?:` + strings.Join(prompts, "|") + `)\W*$`)
	// relatedLine leads to another article.
	relatedLine = regexp.MustCompile(`(?i)^\W*(?:related|read(?: more| also| next)?|see(?: also| more)?|also (?:read|see)|more(?: on this| from)?|watch|don.?t miss|recommended|must.?read|next|lire aussi|à lire|leia (?:também|mais)|lee también|leer más|te puede interesar|leggi anche|mehr zum thema|lesen sie auch|siehe auch|baca juga|читайте также|関連記事|관련기사)\b? ?[:|»>\-–—]`)
	pictureLine = regexp.MustCompile(`(?i)^\(?(?:image|photo|picture|foto|bild|video)s?(?: credit)? ?[:/©].+$|^.*\b(?:getty images|shutterstock|istock)\b.*$`)
	bioVerb     = regexp.MustCompile(`^(?: ?[’']s (?:book|latest|writing|work)| (?:is|was|has been|covers|writes|reports|joined|can be reached|contributed|works|has written|est|ist|es)\b)`)
	letterRun   = regexp.MustCompile(`\p{L}+`)
)

// besideDate are words that stand beside a date.
var besideDate = wordSet(`published posted updated last modified created on at by am pm a m p et est edt ct cst cdt mt pt pst pdt gmt utc bst ist cet cest kst jst hrs hours uhr h
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun date time first originally print edition
	de del às as le à publié mis jour publicado actualizado em el la il alle ore veröffentlicht am aktualisiert um stand
	segunda terça quarta quinta sexta sábado domingo feira lunes martes miércoles jueves viernes lundi mardi mercredi jeudi vendredi samedi dimanche
	montag dienstag mittwoch donnerstag freitag samstag sonntag lunedì martedì mercoledì giovedì venerdì sabato domenica st nd rd th er
	年 月 日 時 分 时 時間 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 午前 午後 上午 下午
	년 월 일 시 분 오전 오후 입력 송고 등록 승인 송고시간 기사입력 월요일 화요일 수요일 목요일 금요일 토요일 일요일
	понедельник вторник среда четверг пятница суббота воскресенье года г в мск
	الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت`)

// isStampLine reports a line that is a date and nothing else but what stands beside one.
func isStampLine(s string) bool {
	if len(s) > maxShownDate || !strings.ContainsAny(s, "0123456789") {
		return false
	}
	named := letterRun.FindAllString(strings.ToLower(s), -1)
	for _, w := range named {
		if _, month := monthNamed(w); !month && !besideDate[w] {
			return false
		}
	}
	if _, _, ok := findDate(s); ok {
		return true
	}
	if len(named) == 0 {
		return false // the cells of a table; asking the library costs
	}
	_, ok := readPageDate(s, data.FromHeader, time.Time{})
	return ok
}

// tidy drops from an article's paragraphs what is not its text: headline,
// byline and date again, prompts, links to other articles, notes on the author.
func tidy(blocks []block, a articleFacts) (body []block, opened pageOpening) {
	blocks, opened = withoutOpening(blocks, a)
	end := tailOf(blocks)
	for i, b := range blocks {
		tail := i > end
		if isPrompt(b) || isRelated(blocks, i, tail) || b.text == a.address ||
			(tail || len(body) == 0) && isMenuLine(b) || tail && (isStampLine(b.text) || isAddressLine(b.text) || endsPrompting(b)) || i > 0 && isBio(b.text, a.authors) && i+maxBioLines >= len(blocks) {
			continue
		}
		body = append(body, b)
	}
	return withoutLooseEnd(body), opened
}

// isMenuLine reports short links beside one another and nothing else.
func isMenuLine(b block) bool {
	return len(b.text) <= maxShownDate && words(b.text) <= firmWords && linkShare(b) >= 0.75 && b.kind != headingBlock && !endsSentence(b.text)
}

// isAddressLine reports a reporter's e-mail address in a line of its own.
func isAddressLine(s string) bool {
	return len(s) <= maxByline && emailAnywhere.MatchString(s) && words(emailAnywhere.ReplaceAllString(s, "")) <= 3 && !endsSentence(s)
}

// endsPrompting reports the foot of a page: lines of which the last is a prompt.
func endsPrompting(b block) bool {
	_, last, several := cutLast(b.text, "\n")
	return several && len(b.text) <= maxPrompt && b.linked > 0 && promptLine.MatchString(last)
}

// maxBioLines is how many paragraphs before the end a note on the author may stand.
const maxBioLines = 4

// tailOf is the index of the last paragraph of text, but for one that is in
// the last part of the article.
func tailOf(blocks []block) int {
	whole, size, at := 0, 0, len(blocks)
	for i := len(blocks) - 1; i >= 0; i-- {
		whole += len(blocks[i].text)
		b := blocks[i]
		if at == len(blocks) && b.kind != itemBlock && words(b.text) >= firmWords && b.linked*2 < len(b.text) && !isPrompt(b) {
			at = i
		}
	}
	for i, b := range blocks {
		if size += len(b.text); float64(size) > tailShare*float64(whole) {
			return min(at, i)
		}
	}
	return at
}

// articleFacts is what is known of an article before its body.
type articleFacts struct {
	headline, address, outlet string
	authors                   []string
	summaries                 []string // folded
}

// withoutOpening drops headline, byline and date from the first paragraphs, and
// takes off the sentence below the headline: a heading that is the page's summary.
func withoutOpening(blocks []block, a articleFacts) (rest []block, found pageOpening) {
	var out []block
	for i, b := range blocks {
		if i < openingBlocks && len(b.text) <= maxShownDate && strings.Contains(b.text, "\n") {
			for line := range strings.SplitSeq(b.text, "\n") {
				out = append(out, block{text: line, kind: b.kind})
			}
			continue
		}
		out = append(out, b)
	}
	for i := 0; i < min(openingBlocks, len(out)); {
		text := out[i].text
		stamp := isStampLine(text)
		if stamp {
			found.stamps = append(found.stamps, text)
		}
		credited := isAuthors(text, a.authors)
		if stamp || repeatsHeadline(out[i], a.headline) || credited || a.outlet != "" && siteKey(text) == siteKey(a.outlet) {
			out = slices.Delete(out, i, i+1)
			if credited && i < len(out) && isJobTitle(out[i].text) {
				out = slices.Delete(out, i, i+1)
			}
			continue
		}
		i++
	}
	for i := range min(2, len(out)) {
		found.dateline = cmp.Or(found.dateline, datedOpening(out[i].text))
	}
	if len(out) > 1 && out[0].kind == headingBlock && slices.Contains(a.summaries, siteKey(out[0].text)) {
		found.dek, out = out[0].text, out[1:]
	}
	return out, found
}

// repeatsHeadline reports the headline in the body, alone or below a kicker.
func repeatsHeadline(b block, headline string) bool {
	key, text := siteKey(headline), siteKey(b.text)
	return key != "" && (text == key || b.kind == headingBlock && strings.HasSuffix(text, key) && len(text) <= len(key)+maxKicker)
}

// maxKicker is how long a line above a headline may be, in bytes.
const maxKicker = 40

// pageOpening is what stood before an article's text.
type pageOpening struct {
	dek      string   // the sentence below the headline
	stamps   []string // lines of a date and nothing else
	dateline string   // the date with which the text begins
}

var (
	// dateAhead is what may be a date before the first sentence: "22 mai 2012. - The rocket …".
	dateAhead = regexp.MustCompile(`^(\S{1,20}(?: \S{1,20}){1,6}?)(?:\.|,)? ?[-–—]{1,2} ?[\p{L}\d«“"]`)
	// placeBehind is the place that may follow it: "22 août 2012, Espagne. - …".
	placeBehind = regexp.MustCompile(`, \p{Lu}[\p{L}’'-]*(?: [\p{L}’'-]+){0,3}\.?$`)
)

// datedOpening is the date with which a paragraph begins, "" without one.
func datedOpening(paragraph string) string {
	m := dateAhead.FindStringSubmatch(paragraph)
	if m == nil {
		return ""
	}
	for _, date := range []string{m[1], placeBehind.ReplaceAllString(m[1], "")} {
		if isStampLine(date) {
			return date
		}
	}
	return ""
}

// dates are the dates of publication that stand there.
func (o pageOpening) dates(when time.Time) []data.Date {
	var out []data.Date
	for _, s := range o.stamps {
		if at := changed.FindStringIndex(s); at != nil && at[0] > 0 {
			s = s[:at[0]]
		}
		if d, ok := readPageDate(s, data.FromHeader, when); ok {
			out = append(out, d)
			break
		}
	}
	if o.dateline != "" {
		if d, ok := readPageDate(o.dateline, data.FromDateline, when); ok {
			out = append(out, d)
		}
	}
	return out
}

// isAuthors reports a line of the authors' names and nothing else of weight.
func isAuthors(text string, authors []string) bool {
	if len(text) > maxByline || len(authors) == 0 || !strings.Contains(strings.ToLower(text), strings.ToLower(authors[0])) {
		return false
	}
	rest := strings.ToLower(text)
	for _, name := range authors {
		rest = strings.ReplaceAll(rest, strings.ToLower(name), "")
	}
	left := 0
	for _, w := range letterRun.FindAllString(rest, -1) {
		if _, month := monthNamed(w); !month && !besideDate[w] {
			left++
		}
	}
	return left <= 4
}

func isPrompt(b block) bool {
	if b.kind == itemBlock || b.kind == rowBlock {
		return isChrome(strings.TrimLeft(b.text, "•◦▪ "))
	}
	return len(b.text) <= maxPrompt && (isChrome(b.text) || promptLine.MatchString(b.text) || b.kind == plainBlock && len(b.text) <= maxByline && !endsSentence(b.text) && pictureLine.MatchString(b.text))
}

// isRelated reports a paragraph that is a link to another article: it says so,
// or it is one of several that are links and nothing else. Such links in a
// list are so at the end only, where no text follows them.
func isRelated(blocks []block, i int, tail bool) bool {
	b := blocks[i]
	if b.kind != plainBlock && b.kind != itemBlock && b.kind != headingBlock {
		return false
	}
	if label := relatedLine.FindString(b.text); label != "" && b.linked > 0 && b.linked+len(label)+2 >= len(b.text) {
		return true
	}
	if share := linkShare(b); share >= 0.7 && relatedLine.MatchString(b.text) || share >= 0.8 && strings.Contains(b.text, "\n") {
		return true
	}
	if !isLinkLine(b) || b.kind == headingBlock {
		return false
	}
	several := i > 0 && isLinkLine(blocks[i-1]) && blocks[i-1].kind == b.kind || i+1 < len(blocks) && isLinkLine(blocks[i+1]) && blocks[i+1].kind == b.kind
	return several && (tail || b.kind == plainBlock)
}

// isLinkLine reports a paragraph that is a link of the length of a headline.
func isLinkLine(b block) bool { return linkShare(b) > 0.95 && words(b.text) > 4 }

func linkShare(b block) float64 {
	size := len(b.text)
	if b.kind == itemBlock {
		size -= len(bullets[0])
	}
	return float64(b.linked) / float64(max(1, size))
}

// isBio reports a note on the author below the article.
func isBio(text string, authors []string) bool {
	for _, name := range authors {
		if rest, ok := strings.CutPrefix(text, name); ok && len(text) < 3*maxPrompt && bioVerb.MatchString(rest) {
			return true
		}
	}
	return false
}

// withoutLooseEnd drops headings that nothing follows.
func withoutLooseEnd(blocks []block) []block {
	for len(blocks) > 1 && blocks[len(blocks)-1].kind == headingBlock && words(blocks[len(blocks)-1].text) < 12 {
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}
