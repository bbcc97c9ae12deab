package importer

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// A language is told from sampleRunes of a text at most, from minLetters at
// least; fewer wide characters will do, as each says more.
const (
	sampleRunes   = 600
	minLetters    = 40
	minWide       = 8
	minConfidence = 0.2
)

// languageCodes are the languages told apart within a script, by the detector.
var languageCodes = map[whatlanggo.Lang]string{
	whatlanggo.Eng: "en", whatlanggo.Spa: "es", whatlanggo.Fra: "fr", whatlanggo.Deu: "de", whatlanggo.Ita: "it",
	whatlanggo.Por: "pt", whatlanggo.Nld: "nl", whatlanggo.Swe: "sv", whatlanggo.Dan: "da", whatlanggo.Nob: "nb",
	whatlanggo.Fin: "fi", whatlanggo.Pol: "pl", whatlanggo.Ces: "cs", whatlanggo.Hun: "hu", whatlanggo.Ron: "ro",
	whatlanggo.Tur: "tr", whatlanggo.Vie: "vi", whatlanggo.Ind: "id", whatlanggo.Hrv: "hr", whatlanggo.Slv: "sl",
	whatlanggo.Lit: "lt", whatlanggo.Lav: "lv", whatlanggo.Est: "et", whatlanggo.Tgl: "tl",
	whatlanggo.Arb: "ar", whatlanggo.Pes: "fa", whatlanggo.Urd: "ur", whatlanggo.Hin: "hi", whatlanggo.Nep: "ne", whatlanggo.Mar: "mr",
}

var whitelist = func() map[whatlanggo.Lang]bool {
	set := map[whatlanggo.Lang]bool{}
	for lang := range languageCodes {
		set[lang] = true
	}
	return set
}()

// languageOf tells a story's language as BCP 47, or "" where it is not sure.
// A script that one language writes decides alone: Hangul, kana, Han without
// kana, Greek, Hebrew, Thai.
func languageOf(headline string, body []string) string {
	var b strings.Builder
	b.WriteString(headline)
	for _, p := range body {
		if b.Len() > sampleRunes {
			break
		}
		b.WriteByte('\n')
		b.WriteString(p)
	}
	sample := b.String()
	if len(sample) > sampleRunes {
		runes := 0
		for i := range sample {
			if runes++; runes > sampleRunes {
				sample = sample[:i]
				break
			}
		}
	}
	var letters, korean, kana, han, cyrillicLetters int
	single := map[string]int{}
	for _, r := range sample {
		if !isLetter(r) {
			continue
		}
		letters++
		switch {
		case r < 0x370:
		case unicode.Is(unicode.Hangul, r):
			korean++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillicLetters++
		case unicode.Is(unicode.Greek, r):
			single["el"]++
		case unicode.Is(unicode.Hebrew, r):
			single["he"]++
		case unicode.Is(unicode.Thai, r):
			single["th"]++
		}
	}
	switch {
	case korean >= minWide && korean*3 > letters:
		return "ko"
	case kana+han >= minWide && (kana+han)*3 > letters && kana*10 > kana+han:
		return "ja"
	case han >= minWide && han*3 > letters:
		return "zh"
	}
	for code, n := range single {
		if n*2 > letters && n >= minLetters/2 {
			return code
		}
	}
	if letters < minLetters {
		return ""
	}
	if cyrillicLetters*2 > letters {
		return cyrillicLanguage(sample)
	}
	if isEnglish(sample) {
		return "en"
	}
	if code := byCommonWords(sample); code != "" {
		return code
	}
	info := whatlanggo.DetectWithOptions(sample, whatlanggo.Options{Whitelist: whitelist})
	if info.Confidence < minConfidence {
		return ""
	}
	return languageCodes[info.Lang]
}

// cyrillicLanguage tells the languages written in Cyrillic by the letters that
// only they have.
func cyrillicLanguage(s string) string {
	s = strings.ToLower(s)
	for _, l := range []struct{ code, letters string }{
		{"be", "ў"}, {"kk", "әғқңөұүһ"}, {"uk", "їєґі"}, {"mk", "ѓќѕ"}, {"sr", "ђћјљњџ"}, {"ru", "ыэё"}, {"bg", "ъ"},
	} {
		if strings.ContainsAny(s, l.letters) {
			return l.code
		}
	}
	return ""
}

// commonWords are such as one language has many of and the others few or none.
var commonWords = func() map[string]string {
	words := map[string]string{}
	for code, list := range map[string]string{
		"en": "the The of and to that with said from have has been which they will who were this their would for was are by his it not",
		"fr": "le les du et dans est qui pour au aux sur avec pas ont sont il elle cette été",
		"de": "der die das und den dem ist nicht von mit ein eine einen auf für im sich auch nach wurde hat sind zu",
	} {
		for w := range strings.FieldsSeq(list) {
			words[w] = code
		}
	}
	return words
}()

// byCommonWords tells the language of a text of whose words one in seven is
// among the common ones of it, or returns "".
func byCommonWords(s string) string {
	all, common := 0, 0
	counts := map[string]int{}
	for w := range strings.FieldsSeq(s) {
		all++
		if code := commonWords[w]; code != "" {
			counts[code]++
			common++
		}
	}
	for code, n := range counts {
		if all >= 20 && n*7 >= all && n*2 > common {
			return code
		}
	}
	return ""
}

// isEnglish reports a text of which one word in twelve is "the", "of" or
// "and". It spares most wire copy the detector, which takes longer than all
// the rest of reading it.
func isEnglish(s string) bool {
	all, english := 0, 0
	for w := range strings.FieldsSeq(s) {
		all++
		if w == "the" || w == "of" || w == "and" || w == "The" {
			english++
		}
	}
	return all >= 20 && english*12 >= all
}

// languageNames maps the names of languages in English and in themselves to
// their codes.
var languageNames = func() map[string]string {
	m := map[string]string{}
	for _, code := range []string{"en", "ko", "ja", "zh", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "pl", "cs", "sv", "da", "no", "fi",
		"el", "tr", "ar", "he", "fa", "hi", "bn", "ur", "ta", "id", "ms", "th", "vi", "hu", "ro", "bg", "sr", "hr", "ca"} {
		tag := language.MustParse(code)
		m[foldName(display.English.Tags().Name(tag))] = code
		m[foldName(display.Self.Name(tag))] = code
	}
	return m
}()

// languageCode is a language's code as BCP 47 has it, from "eng", "en_US" or
// "English"; "" for what is none.
func languageCode(s string) string {
	if code := languageNames[foldName(s)]; code != "" {
		return code
	}
	tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// firstLanguageName is the first of several languages that a database names.
func firstLanguageName(s string) string {
	if i := strings.IndexAny(s, ",;"); i >= 0 {
		s = s[:i]
	}
	return s
}
