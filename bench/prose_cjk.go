package main

import (
	"math/rand/v2"
	"strings"
)

// Characters that words of Korean, Chinese and Japanese are made up of.
var (
	hangul = []rune(`가각간감강개거건검견결경계고공과관광교구국군권금급기길나남내년노농능다단당대도독동등라력로료리마만말
		면명모무문물미민박반방배번법변보복본부북분비사산상생서선설성세소속수시식신실심안약양어업역연영예오외용우운원위유은의이인일임입자작장재전
		정제조종주중지진차참책천체초총최추출치타통투특파판평포표품하학한합해행험현형호화환활회후`)
	han  = []rune(`人中大上国我以要他时来用生到作地于出分对成会可主发年动同工能下过子说产种面方后多定行学法所民得经部度家电力水化高自理起小物现实加量体制机当点从业本去性好应开合因由前外天政日社事平形相全表间重新线内数正心明看原利气向道命条结解问意建月公无系军情者立代通提直题党程展果料位入常文总次品式活设管特件长求基资流路级山统接知组见计期根论运农指区强放决西`)
	kana = []rune(`あいうえおかきくけこさしすせそたちつてとなにのはひまみもやゆよらりるれろわをんがぎげごだでど`)

	koreanPairs   = []string{"항만", "방벽", "홍수", "예산", "선거"}
	koreanTriples = []string{"위원회", "시민들", "대통령", "연구소", "대변인"}
)

// koreanShare is how many articles in Korean have one of the words that
// questions ask for, and each article of foreignEvery is in another language.
const (
	koreanShare  = 0.3
	foreignEvery = 100
	foreignWords = 2000
)

// foreign is a language without spaces, or with few.
type foreign struct {
	words           []string
	upTo            scale
	space, end, sep string
}

// newForeign makes up the words of Korean, Chinese and Japanese.
func newForeign() [3]foreign {
	r := rand.New(rand.NewPCG(corpusForm, 1<<33))
	some := func(of []rune, n int) string {
		word := make([]rune, n)
		for i := range word {
			for word[i] = ' '; word[i] <= ' '; {
				word[i] = of[r.IntN(len(of))]
			}
		}
		return string(word)
	}
	languages := [3]foreign{{space: " ", end: ".", sep: ","}, {end: "。", sep: "，"}, {end: "。", sep: "、"}}
	for i := range languages {
		languages[i].upTo = newScale(foreignWords, 2)
	}
	for range foreignWords {
		for i, word := range []string{some(hangul, 2+r.IntN(2)) + some([]rune("은는이가을를의에로"), 1), some(han, 1+r.IntN(2)), some(han, 2) + some(kana, 1+r.IntN(3))} {
			languages[i].words = append(languages[i].words, word)
		}
	}
	return languages
}

// paragraph appends a paragraph of a few sentences.
func (f *foreign) paragraph(b *strings.Builder, r *rand.Rand, planted []string) {
	for range 2 + r.IntN(3) {
		for i, n := 0, 8+r.IntN(9); i < n; i++ {
			if i > 0 {
				if r.IntN(8) == 0 {
					b.WriteString(f.sep)
				}
				b.WriteString(f.space)
			}
			if len(planted) > 0 {
				b.WriteString(planted[0] + f.space)
				planted = planted[1:]
			}
			b.WriteString(f.words[f.upTo.draw(r)])
		}
		b.WriteString(f.end + f.space)
	}
	b.WriteByte('\n')
}

// koreanWords draws the words that an article in Korean has beside its own.
func koreanWords(r *rand.Rand) (words []string) {
	for _, list := range [][]string{koreanPairs, koreanTriples} {
		for _, w := range list {
			if r.Float64() < koreanShare {
				words = append(words, w)
			}
		}
	}
	return words
}
