package importer

import (
	"strings"

	"dateline/data"
)

// stampWords may stand beside a date and a time in a line that says nothing else.
var stampWords = wordSet(`published posted updated update modified last first issued released publication date
	time on at by all news calendar juche juch est edt et ct mt pt kst gmt utc am pm reading min read ago local h uhr às as das a las
	입력 수정 송고 최종수정 등록 승인 기사입력 기사 오전 오후 発信 配信 公開 更新 掲載 发布 来源 時間 时间 發布 publicado
	actualizado publié mis à jour le veröffentlicht aktualisiert stand am um`)

var wordsOf = lazily(`[\p{L}]+`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// maxStamp is the length in bytes of the longest line looked at for a stamp.
const maxStamp = 160

var (
	updateLabel  = lazily(`(?i)(?:updated?|modified|edited|actualizado|atualizado|aggiornato|aktualisiert|mis à jour|modifié|bijgewerkt|изменено|обновлено|更新|수정)([\p{L}\s:,.]{0,20})$`)
	publishLabel = lazily(`(?i)(?:publi|posted|issued|released|created|pubblicat|veröffentlicht|erstellt|опубликовано|입력|등록|송고|公開|発信|配信|掲載|发布|發布)`)
)

// isUpdate reports that what stands before a date says it to be an update's:
// "Updated: Sat 8:31 PM, ".
func isUpdate(before string) bool {
	m := updateLabel.FindStringSubmatch(clock.ReplaceAllString(before, " "))
	return m != nil && !publishLabel.MatchString(m[1])
}

// afterUpdate is what follows the date of an update, without the time that may
// belong to it.
func afterUpdate(s string) string {
	if at := publishLabel.FindStringIndex(s); at != nil {
		return s[at[0]:]
	}
	return clock.ReplaceAllString(s, " ")
}

// readStamp reads a line that is a date, or a date and a time, with nothing
// but labels beside it: "All News 15:19 September 14, 2023". Where there is a
// time, up to three words may stand before it: a section's name.
func readStamp(line string) (data.Date, bool) {
	if len(line) > maxStamp || !hasDigit(line) {
		return data.Date{}, false
	}
	rest := clockH.ReplaceAllString(line, "$1:$2")
	c, at, ok := findDate(rest)
	if !ok {
		return data.Date{}, false
	}
	if isUpdate(rest[:at.Start]) {
		published := afterUpdate(rest[at.End:])
		if c2, at2, ok := findDate(published); ok {
			rest, c, at = published, c2, at2
		}
	}
	rest = rest[:at.Start] + " " + rest[at.End:]
	d := c.date(data.FromHeader, line)
	before := 0
	h, at, timed := findTime(rest)
	if timed {
		before = len(wordsOf.FindAllString(rest[:at.Start], -1))
		rest = rest[:at.Start] + " " + rest[at.End:]
		d = c.at(h, data.FromHeader, line)
	}
	for range 3 { // "Updated: …" after "Published: …"
		if _, at, ok := findDate(rest); ok {
			rest = rest[:at.Start] + " " + rest[at.End:]
		}
		if _, at, ok := findTime(rest); ok {
			rest = rest[:at.Start] + " " + rest[at.End:]
		}
	}
	strange := 0
	for _, w := range wordsOf.FindAllString(rest, -1) {
		if !stampWords[strings.ToLower(w)] && !weekday.MatchString(w) {
			strange++
		}
	}
	return d, strange == 0 || timed && before <= 3 && strange <= before
}
