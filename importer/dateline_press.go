package importer

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The openings of Korean, Japanese, Chinese and Arabic copy.
var (
	// (서울·세종=연합뉴스) 홍길동 김철수 기자 =
	koreanMark = lazily(`^[(\[【〔]\s*([^=()\[\]【】\n]{1,60}?)\s*=\s*([^=()\[\]【】\n]{2,24}?)\s*[)\]】〕]\s*(?:([\p{Hangul}\p{L}·‧,. ]{1,60}?)\s*=\s*|=?\s*)`)
	// [해돌일보 홍길동 기자], [해돌일보=홍길동 기자]
	koreanCredit = lazily(`^[(\[【〔]\s*([\p{Hangul}A-Za-z0-9]{2,16})\s*[ =]\s*([가-힣]{2,4})\s?(?:인턴|수습|선임|전문)?\s?(?:기자|특파원|통신원|논설위원)\s*[)\]】〕]\s*=?\s*`)
	// 홍길동 기자
	koreanName = lazily(`([가-힣]{2,4})(?:\s(?:인턴|수습|선임|전문))?$`)
	koreanRole = lazily(`\s*(?:인턴|수습|선임|전문|사진)?(?:기자|특파원|통신원|논설위원|편집위원)\s*$`)
	// 【東京共同】 【ソウル聯合ニュース】
	japaneseMark = lazily(`^[【［\[](\p{Han}[\p{Han}・、]{0,30}?|[\p{Katakana}ー・、\p{Han}]{2,30}?)(?:（[^（）]{1,20}）)?(?:[　 ]*(\d{1,2}月)?([\d０-９]{1,2})日)?[　 =＝]*(共同|時事|聯合ニュース|ロイター|ＡＦＰ|AFP|ＡＰ|AP|新華社|中央社|ＡＦＰ＝時事|AFP時事|タス|Reuters)(?:通信)?(?:[　 ＝=][^】］\]]{0,20})?[】］\]]`)
	// 【ソウル＝山田太郎】
	japaneseByline = lazily(`^【([\p{Katakana}ー・\p{Han}]{1,20})[＝=]([\p{Han}\p{Hiragana}\p{Katakana}ー 　]{2,16})】`)
	// 新华社北京6月22日电（记者 张三、李四）
	chineseMark = lazily(`^[（(]?(新华社|新華社|中新社|中新网|中央社|法新社|美联社|路透社)(?:记者|記者)?([\p{Han}]{0,8}?)([\p{Han}]{2,6}?)(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:电|電|讯|訊)[）)]?(?:\s?[（(](?:记者|記者)[ :：]?([^）)]{2,40})[）)])?`)
	// بورسعيد (رويترز) -
	arabicMark = lazily(`^([\p{Arabic}][\p{Arabic} ،]{1,40}?)\s?\((رويترز|أ ف ب|أ\.? ?ف\.? ?ب|د ب أ|شينخوا|وام|واس|سبوتنيك|يونهاب|أ ش أ|قنا|كونا|بترا|وفا)\)\s?[-–—]+\s`)
)

// parsePressMark reads a dateline of the Korean, Japanese, Chinese or Arabic press.
func parsePressMark(s string) (dateline, string, bool) {
	if s == "" || s[0] < utf8.RuneSelf && s[0] != '(' && s[0] != '[' {
		return dateline{}, s, false
	}
	head := s
	if len(head) > maxDateline {
		head = strings.ToValidUTF8(head[:maxDateline], "")
	}
	for _, read := range []func(string) (dateline, int){readKorean, readJapanese, readChinese, readArabic} {
		if d, end := read(head); end > 0 {
			d.text = strings.TrimRight(head[:end], "=-–— ")
			d.strong = true
			return d, strings.TrimLeft(s[end:], " 　"), true
		}
	}
	return dateline{}, s, false
}

func readKorean(s string) (dateline, int) {
	if m := koreanCredit.FindStringSubmatch(s); m != nil {
		return dateline{outlet: m[1], authors: []string{m[2]}}, len(m[0])
	}
	m := koreanMark.FindStringSubmatchIndex(s)
	if m == nil {
		return dateline{}, 0
	}
	where, agency := s[m[2]:m[3]], s[m[4]:m[5]]
	if !hasHangul(where+agency) || strings.Contains(where, ". ") {
		return dateline{}, 0
	}
	d := dateline{agency: agency}
	for place := range strings.FieldsFuncSeq(where, func(r rune) bool { return strings.ContainsRune("·‧・,ㆍ/、", r) }) {
		d.places = append(d.places, strings.TrimSpace(place))
	}
	if m[6] < 0 {
		return d, m[1]
	}
	byline := s[m[6]:m[7]]
	if !koreanRole.MatchString(byline) && !strings.HasSuffix(strings.TrimSpace(byline), "팀") {
		return d, m[6] // "A = B" of the text itself
	}
	for part := range strings.FieldsFuncSeq(koreanRole.ReplaceAllString(byline, ""), func(r rune) bool { return strings.ContainsRune("·‧, ", r) }) {
		if koreanName.MatchString(part) && !strings.HasSuffix(part, "팀") {
			d.authors = append(d.authors, part)
		}
	}
	return d, m[1]
}

func readJapanese(s string) (dateline, int) {
	if m := japaneseMark.FindStringSubmatch(s); m != nil {
		d := dateline{agency: m[4], places: splitPlaces(m[1])}
		day, _ := strconv.Atoi(narrowDigits(m[3]))
		if month, err := strconv.Atoi(strings.TrimSuffix(m[2], "月")); err == nil {
			d.date = civil{month: time.Month(month), day: day}
			d.dateAt = m[2] + m[3] + "日"
		}
		if !d.date.valid() {
			d.date = civil{}
		}
		return d, len(m[0])
	}
	if m := japaneseByline.FindStringSubmatch(s); m != nil {
		return dateline{places: splitPlaces(m[1]), authors: []string{strings.TrimSpace(m[2])}}, len(m[0])
	}
	return dateline{}, 0
}

func readChinese(s string) (dateline, int) {
	m := chineseMark.FindStringSubmatch(s)
	if m == nil {
		return dateline{}, 0
	}
	d := dateline{agency: m[1]}
	place := m[2] + m[3]
	if author, city, ok := cutChineseByline(place); ok {
		d.authors, place = []string{author}, city
	}
	d.places = []string{place}
	day, _ := strconv.Atoi(m[5])
	if month, err := strconv.Atoi(m[4]); err == nil {
		d.date = civil{month: time.Month(month), day: day}
		d.dateAt = m[4] + "月" + m[5] + "日"
	}
	if !d.date.valid() {
		d.date = civil{}
	}
	for name := range strings.FieldsFuncSeq(m[6], func(r rune) bool { return strings.ContainsRune("、，, ", r) }) {
		d.authors = append(d.authors, name)
	}
	return d, len(m[0])
}

func readArabic(s string) (dateline, int) {
	m := arabicMark.FindStringSubmatch(s)
	if m == nil {
		return dateline{}, 0
	}
	d := dateline{agency: m[2]}
	for place := range strings.SplitSeq(m[1], "،") {
		d.places = append(d.places, strings.TrimSpace(place))
	}
	return d, len(m[0])
}

// cutChineseByline parts a name of two or three characters from the city that
// follows it: 王小明台北.
func cutChineseByline(s string) (author, city string, ok bool) {
	runes := []rune(s)
	for n := 3; n >= 2; n-- {
		if len(runes) == n+2 && knownCity(string(runes[n:])) {
			return string(runes[:n]), string(runes[n:]), true
		}
	}
	return "", "", false
}

func splitPlaces(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '・' || r == '、' })
}

func narrowDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

func hasHangul(s string) bool {
	for _, r := range s {
		if r >= 0xac00 && r <= 0xd7a3 {
			return true
		}
	}
	return false
}
