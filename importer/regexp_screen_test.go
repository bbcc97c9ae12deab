package importer

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// screened are patterns of every kind that the screen meets: anchored and not,
// with bounds of words, ends of lines, both cases of letters, classes of many
// characters and long repetitions.
var screened = map[string]lazyRegexp{
	"endLine": endLine, "endInside": endInside, "juche": juche, "rankAhead": rankAhead,
	"capsPlace": capsPlace, "mixedPlace": mixedPlace, "monthDay": monthDay, "dayMonth": dayMonth, "weekdayAt": weekdayAt,
	"bracketed": bracketed, "slashed": slashed, "bareAgency": bareAgency, "dash": dash, "leadAgency": leadAgency,
	"agencyDash": agencyDash, "capsStart": capsStart, "headerLine": headerLine, "initials": initials, "copyright": copyright,
	"bylineLine": bylineLine, "namesToEnd": namesToEnd, "nameOnly": nameOnly, "koreanLine": koreanLine, "andBetween": andBetween,
	"emailAnywhere": emailAnywhere, "emailsAtEnd": emailsAtEnd, "captionEnd": captionEnd, "photoCredit": photoCredit,
	"noteOpening": noteOpening, "leadingMark": leadingMark, "pressMark": pressMark, "trailingMark": trailingMark,
	"gluedStamp": gluedStamp, "menuAhead": menuAhead, "changes": changes, "slug": slug, "label": label, "anyYear": anyYear,
	"pressNotice": pressNotice, "masthead": masthead, "whereAndWhen": whereAndWhen, "isoDate": isoDate, "wideDate": wideDate,
	"monthDate": monthDate, "dayDate": dayDate, "weekday": weekday, "usZone": usZone, "clock": clock, "clockWide": clockWide,
	"thaiYear": thaiYear, "urlDate": urlDate, "anyURL": anyURL, "nexisStart": nexisStart, "htmlTag": htmlTag, "mailHeader": mailHeader,
	"licenseText": licenseText, "projectName": projectName, "initialLetters": initialLetters, "factivaCode": factivaCode,
}

// checkScreen fails where a pattern's screen contradicts package regexp.
func checkScreen(t *testing.T, name string, l lazyRegexp, text string) {
	t.Helper()
	may, sure := l.screened(text)
	if matches := l.regexp().MatchString(text); matches && !may || !matches && may && sure {
		t.Errorf("%s on %q: the pattern matches: %v; its screen says %v, and is sure: %v", name, text, matches, may, sure)
	}
}

var screenTexts = []string{
	"", "\n", "SEOUL, June 22 (Yonhap) -- The minister said", "NEW YORK/PARIS, 3 de junio de 2019 (AP) —", "(END)", "He left. (END)", "-30-", "###",
	"By Kim Min and Mary Doe, The Times", "jd/rt/pk", " date 2019-06-22 HEADLINE", "(ATTN: photos)", "[속보] 서울", "(종합2보)", "me@example.com",
	"© 2019 Yonhap", "COPYRIGHT 2020", "ſubject: ſ and K", "09:12 June 22, 2019 (KST)", "2019년 6월 22일 오후 3:04", "a\xffb\xe2\x80", "https://example.com/2019/06/22/",
	"\u2028\u00a0", "Subject: x\nFrom: y", "1 of 3 DOCUMENTS", "Source: Xinhua", "-0- (Juche 108)", "<HTML lang=x>", "x 1999", "U.A.E.", "พ.ศ. 2562",
}

func TestScreen(t *testing.T) {
	for name, l := range screened {
		for _, text := range screenTexts {
			checkScreen(t, name, l, text)
			checkScreen(t, name, l, text+" "+text)
			checkScreen(t, name, l, strings.ToUpper(text)+"\n")
		}
	}
}

// TestScreenOfTooMuch reads what would take more states, or more classes of
// characters, than an automaton is given.
func TestScreenOfTooMuch(t *testing.T) {
	var letters strings.Builder
	for r := rune(0x4e00); r < 0x4e00+300; r++ {
		letters.WriteRune(r)
	}
	many := lazily(letters.String())
	if may, sure := many.screen().passes("x"); !may || sure {
		t.Errorf("a pattern of 300 letters: %v, sure: %v", may, sure)
	}
	deep := lazily(`[ab]*a[ab]{12}c`)
	for i := range 1 << 13 {
		text := make([]byte, 13)
		for bit := range text {
			text[bit] = "ab"[i>>bit&1]
		}
		checkScreen(t, "deep", deep, string(text))
		checkScreen(t, "deep", deep, string(text)+"c")
	}
	if n := len(deep.screen().states); n > maxScreenStates {
		t.Errorf("%d states", n)
	}
}

// TestScreenShared has several goroutines make the states of one automaton.
func TestScreenShared(t *testing.T) {
	l := lazily(endLine.regexp().String())
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, text := range screenTexts {
				checkScreen(t, "endLine", l, text)
			}
		})
	}
	wg.Wait()
}

func FuzzScreen(f *testing.F) {
	for _, text := range screenTexts {
		f.Add(text, `(?i)^(?:ſ|k)\b.{2,9}$`)
	}
	f.Fuzz(func(t *testing.T, text, pattern string) {
		for _, name := range slices.Sorted(maps.Keys(screened)) {
			checkScreen(t, name, screened[name], text)
		}
		if _, err := regexp.Compile(pattern); err == nil && len(pattern) < 100 {
			checkScreen(t, pattern, lazily(pattern), text)
			checkScreen(t, pattern, lazily(pattern), pattern)
		}
	})
}

func FuzzLongest(f *testing.F) {
	for _, text := range append(screenTexts, "RIO DE JANEIRO and SAN JOSE 1234", "Frankfurt an der Oder", "O'NEILL McDONALD D’", "A B") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, l := range map[string]lazyRegexp{"capsPlace": capsPlace, "mixedPlace": mixedPlace} {
			if got, want := l.longest(text), l.regexp().FindString(text); got != want {
				t.Errorf("%s on %q: %q, want %q", name, text, got, want)
			}
		}
	})
}
