package importer

import (
	"strings"
	"sync"
	"time"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/ar"
	"github.com/gohugoio/locales/ar_LB"
	"github.com/gohugoio/locales/az"
	"github.com/gohugoio/locales/be"
	"github.com/gohugoio/locales/bg"
	"github.com/gohugoio/locales/bn"
	"github.com/gohugoio/locales/ca"
	"github.com/gohugoio/locales/cs"
	"github.com/gohugoio/locales/da"
	"github.com/gohugoio/locales/de"
	"github.com/gohugoio/locales/de_AT"
	"github.com/gohugoio/locales/el"
	"github.com/gohugoio/locales/es"
	"github.com/gohugoio/locales/es_PE"
	"github.com/gohugoio/locales/et"
	"github.com/gohugoio/locales/eu"
	"github.com/gohugoio/locales/fa"
	"github.com/gohugoio/locales/fi"
	"github.com/gohugoio/locales/fr"
	"github.com/gohugoio/locales/gl"
	"github.com/gohugoio/locales/he"
	"github.com/gohugoio/locales/hi"
	"github.com/gohugoio/locales/hr"
	"github.com/gohugoio/locales/hu"
	"github.com/gohugoio/locales/hy"
	"github.com/gohugoio/locales/id"
	"github.com/gohugoio/locales/is"
	"github.com/gohugoio/locales/it"
	"github.com/gohugoio/locales/ka"
	"github.com/gohugoio/locales/kk"
	"github.com/gohugoio/locales/lt"
	"github.com/gohugoio/locales/lv"
	"github.com/gohugoio/locales/mk"
	"github.com/gohugoio/locales/mr"
	"github.com/gohugoio/locales/ms"
	"github.com/gohugoio/locales/nb"
	"github.com/gohugoio/locales/nl"
	"github.com/gohugoio/locales/nn"
	"github.com/gohugoio/locales/pl"
	"github.com/gohugoio/locales/pt"
	"github.com/gohugoio/locales/ro"
	"github.com/gohugoio/locales/ru"
	"github.com/gohugoio/locales/sk"
	"github.com/gohugoio/locales/sl"
	"github.com/gohugoio/locales/sq"
	"github.com/gohugoio/locales/sr"
	"github.com/gohugoio/locales/sr_Latn"
	"github.com/gohugoio/locales/sv"
	"github.com/gohugoio/locales/ta"
	"github.com/gohugoio/locales/te"
	"github.com/gohugoio/locales/th"
	"github.com/gohugoio/locales/tr"
	"github.com/gohugoio/locales/uk"
	"github.com/gohugoio/locales/ur"
	"github.com/gohugoio/locales/uz"
	"github.com/gohugoio/locales/zh"
	"github.com/goodsign/monday"
	"golang.org/x/text/unicode/norm"
)

// monthLocales are those whose months are looked for. Further ones would read
// any short word as a month; those of Korea, Japan and Vietnam are figures.
func monthLocales() []locales.Translator {
	return []locales.Translator{
		ar.New(), ar_LB.New(), az.New(), be.New(), bg.New(), bn.New(), ca.New(), cs.New(), da.New(), de.New(), de_AT.New(),
		el.New(), es.New(), es_PE.New(), et.New(), eu.New(), fa.New(), fi.New(), fr.New(), gl.New(), he.New(), hi.New(),
		hr.New(), hu.New(), hy.New(), id.New(), is.New(), it.New(), ka.New(), kk.New(), lt.New(), lv.New(), mk.New(),
		mr.New(), ms.New(), nb.New(), nl.New(), nn.New(), pl.New(), pt.New(), ro.New(), ru.New(), sk.New(), sl.New(),
		sq.New(), sr.New(), sr_Latn.New(), sv.New(), ta.New(), te.New(), th.New(), tr.New(), uk.New(), ur.New(), uz.New(),
		zh.New(),
	}
}

// monthTables are the months' names by language.
type monthTables struct {
	of     map[string]map[string]time.Month
	agreed map[string]time.Month // of all languages, 0 where two differ
}

// add has a language's names for the twelve months, in order.
func (t monthTables) add(locale string, names []string) {
	if len(names) != 12 { // some tables are not whole
		return
	}
	lang, _, _ := strings.Cut(locale, "_")
	if t.of[lang] == nil {
		t.of[lang] = map[string]time.Month{}
	}
	for i, name := range names {
		name = strings.Join(plainWords(name), " ")
		for _, table := range []map[string]time.Month{t.of[lang], t.agreed} {
			month := time.Month(i + 1)
			if known, ok := table[name]; ok && known != month {
				month = 0
			}
			table[name] = month
		}
	}
}

// foreignMonths are Unicode's names of the months as they stand in a date
// ("июня"), and those that stand alone ("июнь"), which only monday has.
var foreignMonths = sync.OnceValue(func() monthTables {
	tables := monthTables{map[string]map[string]time.Month{}, map[string]time.Month{}}
	for _, l := range monthLocales() {
		tables.add(l.Locale(), l.MonthsWide())
		tables.add(l.Locale(), l.MonthsAbbreviated())
	}
	for _, l := range monday.ListLocales() {
		tables.add(string(l), monday.GetLongMonths(l))
	}
	return tables
})

// plainWords are a text's words without the accents and signs that writers
// leave out, and without those that only join a month to its day and year.
func plainWords(s string) []string {
	var words []string
	s = strings.Map(plainLetter, norm.NFD.String(strings.ToLower(s)))
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimPrefix(strings.Trim(w, ".॰'"), "d'")
		if w != "" && !joiningWords[w] {
			words = append(words, w)
		}
	}
	return words
}

var joiningWords = wordSet("de del di года року")

// plainLetter drops the accents of Latin, Greek and Cyrillic letters, the hamza
// of Arabic and the dot of Hindi. Other scripts' marks make other words.
func plainLetter(r rune) rune {
	switch {
	case 0x300 <= r && r <= 0x36F, 0x653 <= r && r <= 0x655, r == 0x93C:
		return -1
	case r == '’', r == '׳':
		return '\''
	case r == 'ı':
		return 'i'
	}
	return r
}
