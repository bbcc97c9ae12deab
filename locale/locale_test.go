package locale

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"
)

func speak(t *testing.T, tag string) {
	t.Helper()
	if err := Use(tag); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = Use("en") })
}

func TestUse(t *testing.T) {
	for _, c := range []struct{ tag, close, one, many, million string }{
		{"en", "Close", "1 article", "1,204 articles", "1,000,000 articles"},
		{"de", "Schließen", "1 Artikel", "1.204 Artikel", "1.000.000 Artikel"},
		{"fr", "Fermer", "1 article", "1\u00a0204 articles", "1\u00a0000\u00a0000 articles"},
		{"es", "Cerrar", "1 artículo", "1204 artículos", "1.000.000 artículos"},
		{"ko", "닫기", "기사 1건", "기사 1,204건", "기사 1,000,000건"},
		{"ja", "閉じる", "1 件の記事", "1,204 件の記事", "1,000,000 件の記事"},
		{"zh-Hans", "关闭", "1 篇文章", "1,204 篇文章", "1,000,000 篇文章"},
		{"en", "Close", "1 article", "1,204 articles", "1,000,000 articles"}, // and back again
	} {
		speak(t, c.tag)
		if spoken != c.tag || lang.L("Close") != c.close {
			t.Errorf("%s: speaks %s and says %q for Close", c.tag, spoken, lang.L("Close"))
		}
		for n, want := range map[int]string{1: c.one, 1204: c.many, 1_000_000: c.million} {
			if got := Count("{{.N}} articles", n); got != want {
				t.Errorf("%s: %q, not %q", c.tag, got, want)
			}
		}
	}
}

// The language of the system is found by what the environment names, and an
// environment that names none speaks English.
func TestSystemLanguage(t *testing.T) {
	t.Cleanup(func() { _ = Use("en") })
	for _, c := range []struct{ lang, all, want string }{
		{"de_AT.UTF-8", "", "de"}, {"ko_KR.UTF-8", "", "ko"}, {"zh_CN.UTF-8", "", "zh-Hans"}, {"ja_JP.eucJP", "", "ja"},
		{"nl_NL.UTF-8", "", "en"}, {"C", "", "en"}, {"C.UTF-8", "", "en"}, {"POSIX", "", "en"}, {"", "", "en"}, {"de_DE.UTF-8", "C", "en"},
	} {
		t.Setenv("LANG", c.lang)
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANGUAGE", "")
		if err := Use(""); err != nil || spoken != c.want {
			t.Errorf("LANG=%s LC_ALL=%s speaks %s, not %s (%v)", c.lang, c.all, spoken, c.want, err)
		}
	}
}

func TestMatch(t *testing.T) {
	for system, want := range map[string]string{"en-GB": "en", "fr-CA": "fr", "es-419": "es", "zh-SG": "zh-Hans", "vi": "en", "und": "en"} {
		if got := match(language.Make(system)); got != want {
			t.Errorf("%s speaks %s, not %s", system, got, want)
		}
	}
}

func TestEveryLanguageHasForms(t *testing.T) {
	for _, l := range Languages {
		f, ok := formsOf[l.Tag]
		if !ok {
			t.Fatalf("%s has no forms", l.Tag)
		}
		for form, layout := range f.dates {
			if layout == "" {
				t.Errorf("%s has no layout for the form %d", l.Tag, form)
			}
		}
		if _, err := messagesOf(l.Tag); err != nil {
			t.Error(err)
		}
	}
}

func TestDates(t *testing.T) {
	day := time.Date(2021, time.March, 3, 9, 5, 0, 0, time.UTC)
	for _, c := range []struct {
		tag                                                string
		day, weekday, month, shortDay, shortMonth, dayName string
	}{
		{"en", "3 March 2021", "Wednesday, 3 March 2021", "March 2021", "3 Mar 2021", "Mar 2021", "3 Mar"},
		{"de", "3. März 2021", "Mittwoch, 3. März 2021", "März 2021", "3. März 2021", "März 2021", "3. März"},
		{"fr", "3 mars 2021", "mercredi 3 mars 2021", "mars 2021", "3 mars 2021", "mars 2021", "3 mars"},
		{"es", "3 de marzo de 2021", "miércoles, 3 de marzo de 2021", "marzo de 2021", "3 mar 2021", "mar 2021", "3 mar"},
		{"ko", "2021년 3월 3일", "2021년 3월 3일 수요일", "2021년 3월", "2021. 3. 3.", "2021. 3.", "3월 3일"},
		{"ja", "2021年3月3日", "2021年3月3日 水曜日", "2021年3月", "2021/3/3", "2021/3", "3月3日"},
		{"zh-Hans", "2021年3月3日", "2021年3月3日 星期三", "2021年3月", "2021/3/3", "2021/3", "3月3日"},
	} {
		f := formsOf[c.tag]
		for form, want := range map[DateForm]string{Day: c.day, Weekday: c.weekday, Month: c.month, ShortDay: c.shortDay, ShortMonth: c.shortMonth, DayLabel: c.dayName} {
			if got := f.date(day, form); got != want {
				t.Errorf("%s: %q, not %q", c.tag, got, want)
			}
		}
	}
}

// TestShortMonths holds that German and French put a point after a month that is cut
// short, and none after one that is not.
func TestShortMonths(t *testing.T) {
	december, may := time.Date(2023, time.December, 18, 0, 0, 0, 0, time.UTC), time.Date(2023, time.May, 1, 0, 0, 0, 0, time.UTC)
	for tag, want := range map[string][2]string{
		"en": {"18 Dec 2023", "May 2023"}, "de": {"18. Dez. 2023", "Mai 2023"}, "fr": {"18 déc. 2023", "mai 2023"}, "es": {"18 dic 2023", "may 2023"},
	} {
		if day, month := formsOf[tag].date(december, ShortDay), formsOf[tag].date(may, ShortMonth); day != want[0] || month != want[1] {
			t.Errorf("%s: %q and %q, not %q", tag, day, month, want)
		}
	}
}

func TestRangesOfDates(t *testing.T) {
	march, april := time.Date(2022, time.March, 1, 0, 0, 0, 0, time.UTC), time.Date(2022, time.April, 30, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		tag      string
		from, to time.Time
		form     DateForm
		want     string
	}{
		{"en", march, april, Month, "March – April 2022"},
		{"en", march, april.AddDate(1, 0, 0), Month, "March 2022 – April 2023"},
		{"en", march, march, Day, "1 March 2022"},
		{"en", march, april.AddDate(2, 0, 0), Year, "2022–2024"},
		{"de", march, april, Day, "1. März – 30. April 2022"},
		{"ko", march, april, Month, "2022년 3월 – 4월"},
		{"ja", march, april.AddDate(2, 0, 0), Year, "2022–2024年"},
	} {
		if got := formsOf[c.tag].between(c.from, c.to, c.form); got != c.want {
			t.Errorf("%s: %q, not %q", c.tag, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 0, "0"}, {"en", 999, "999"}, {"en", 4118, "4,118"}, {"en", -4118, "-4,118"}, {"en", 12345678, "12,345,678"},
		{"de", 4118, "4.118"}, {"fr", 4118, "4\u00a0118"}, {"es", 4118, "4118"}, {"es", 41180, "41.180"}, {"ko", 4118, "4,118"},
	} {
		if got := formsOf[c.tag].number(c.n); got != c.want {
			t.Errorf("%s: %q, not %q", c.tag, got, c.want)
		}
	}
	if got := formsOf["de"].fraction(7.62, 1); got != "7,6" {
		t.Errorf("German writes %q", got)
	}
}

func TestSentence(t *testing.T) {
	speak(t, "de")
	for english, want := range map[string]string{
		"This bracket is not closed.":                        "Diese Klammer ist nicht geschlossen.",
		"The same content as a/b.html.":                      "Derselbe Inhalt wie a/b.html.",
		"counted back from 2021-03-03":                       "zurückgerechnet von 2021-03-03",
		"Something that nobody foresaw.":                     "Something that nobody foresaw.",
		"Another file has taken the place of /a/b.dateline.": "Eine andere Datei hat den Platz von /a/b.dateline eingenommen.",
		"/a/b.dateline is no longer there: it was removed or renamed, or its disk is not connected.": "/a/b.dateline ist nicht mehr da: " +
			"Die Datei wurde gelöscht oder umbenannt, oder ihr Laufwerk ist nicht verbunden.",
		"AND needs something to search for on each side.": "AND braucht auf beiden Seiten etwas, das gesucht wird.",
	} {
		if got := Sentence(english); got != want {
			t.Errorf("%q became %q, not %q", english, got, want)
		}
	}
	if got := LanguageName("ko"); got != "Koreanisch" {
		t.Errorf("ko is called %q", got)
	}
}
