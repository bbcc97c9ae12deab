package importer

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/data"
)

// show writes an article out, one fact a line, for comparison.
func show(a data.Article) string {
	var b strings.Builder
	add := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	add("headline", a.Headline)
	add("marks", strings.Join(a.Marks, " | "))
	add("authors", strings.Join(a.Authors, " | "))
	add("dateline", a.Dateline)
	add("places", strings.Join(a.Places, " | "))
	add("agency", a.Agency)
	add("outlet", a.Outlet)
	add("section", a.Section)
	add("url", a.URL)
	add("keywords", strings.Join(a.Keywords, " | "))
	if a.Published.Known() {
		add("published", fmt.Sprintf("%s from %s %q", a.Published.ISO(), a.Published.Evidence, a.Published.Text))
	}
	add("basis", a.Published.Basis)
	for _, n := range a.Notes {
		add("note", n)
	}
	for _, p := range a.Body {
		add("body", p)
	}
	for _, list := range a.Trailer {
		add("trailer", string(list.Kind))
		for _, item := range list.Items {
			fmt.Fprintf(&b, "  %d %v %s\n", item.Rank, item.Marks, item.Headline)
		}
	}
	return b.String()
}

// Each file of testdata/forms is one way in which copy begins and ends; beside
// it stands, in .want, what must be read from it.
func TestForms(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "forms", "*.txt"))
	if len(files) < 20 {
		t.Fatalf("only %d files", len(files))
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			a := articleIn(t, path, string(bytesOf(t, path)))
			got := "format: " + a.Source.Format + " in " + a.Language + "\n" + show(a)
			want := string(bytesOf(t, strings.TrimSuffix(path, ".txt")+".want"))
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Copy cut anywhere gives an article whose text is a beginning of the whole's.
func TestFormsCutAnywhere(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "forms", "*.txt"))
	for _, path := range files {
		text := bytesOf(t, path)
		for n := 1; n < len(text); n += 7 {
			articles, err := Read(Document{Path: path, Bytes: text[:n]})
			var not *NotArticle
			if err != nil && !errors.As(err, &not) {
				t.Fatalf("%s cut at %d: %v", path, n, err)
			}
			for _, a := range articles {
				checkArticle(t, a, string(text[:n]))
			}
		}
	}
}

var wordOf = regexp.MustCompile(`[\p{L}\p{N}]+`)

// checkArticle fails if a word of the input is nowhere in the article, page
// furniture and labels aside, or if a word was made up.
func checkArticle(t *testing.T, a data.Article, text string) {
	t.Helper()
	var all strings.Builder
	add := func(parts ...string) {
		for _, p := range parts {
			all.WriteString(p)
			all.WriteByte(' ')
		}
	}
	add(a.Headline, a.Dateline, a.Agency, a.Outlet, a.Section, a.URL, a.Published.Text)
	for _, list := range [][]string{a.Marks, a.Authors, a.Keywords, a.Notes, a.Body} {
		add(list...)
	}
	for _, list := range a.Trailer {
		for _, item := range list.Items {
			add(strconv.Itoa(item.Rank), item.Headline)
			add(item.Marks...)
		}
	}
	kept := map[string]bool{}
	for _, w := range wordOf.FindAllString(all.String(), -1) {
		kept[w] = true
	}
	clean, _, err := decode([]byte(text))
	if err != nil {
		return
	}
	joined, whole := letters(clean), letters(all.String())
	cut := "" // the last word, which may be a part of one
	if all := wordOf.FindAllString(clean, -1); len(all) > 0 && !strings.HasSuffix(clean, "\n") {
		cut = all[len(all)-1]
	}
	for _, p := range a.Body {
		if !strings.Contains(joined, letters(p)) {
			t.Errorf("the body has %q, which the text has not", p)
		}
	}
	for _, l := range splitLines(clean) {
		_, stamped := readStamp(l.text)
		if stamped || onlyEmails(l.text) || headerLine.MatchString(l.text) || standsAlone(l.text) || label.MatchString(l.text) || sourceLine(l.text) {
			continue
		}
		line := emailAnywhere.ReplaceAllString(l.text, "")
		for _, w := range wordOf.FindAllString(line, -1) {
			if wideLetters(w) > 0 && strings.Contains(whole, letters(w)) {
				continue // such words run over the ends of wrapped lines
			}
			if !kept[w] && w != cut && !chromeWords[strings.ToLower(w)] && !knownWords[w] {
				t.Errorf("%q of %q is nowhere in the article:\n%s", w, l.text, show(a))
				return
			}
		}
	}
}

func sourceLine(s string) bool { return strings.HasPrefix(s, "Source: ") }

// knownWords are labels that bylines, lists of tags and end marks have.
var knownWords = wordSet("By by and END EN E 0 30 Recommended 기자 끝 1 2 3 4 5 6 7 8 9")

var chromeWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range wordOf.FindAllString(chrome, -1) {
		set[w] = true
	}
	return set
}()

// Any order of the parts that copy has keeps every word.
func TestNoWordIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	n := 0
	word := func() string { n++; return fmt.Sprintf("wört%d", n) }
	sentence := func(length int) string {
		var b strings.Builder
		b.WriteString("The " + word())
		for range length {
			b.WriteString(" " + word())
		}
		return b.String() + "."
	}
	parts := []func() string{
		func() string { return "(LEAD) Harbor " + word() + " opens its " + word() },
		func() string { return "(ATTN: ADDS " + word() + " in para (3); TRIMS " + word() + ")" },
		func() string { return "By Kim " + strings.ToUpper(word()[:1]) + "an" },
		func() string { return "SEOUL, June 22 (Yonhap) -- " + sentence(12) },
		func() string { return sentence(15) },
		func() string { return sentence(30) + " " + sentence(9) },
		func() string { return "A " + word() + " in the harbor. (Yonhap)" },
		func() string { return "-----------------" },
		func() string { return "SEOUL -- " + sentence(10) },
		func() string { return "(END)" },
		func() string { return "-\n1\n(LEAD) Ship " + word() + " sails\n-\n2\nThe " + word() + " comes home" },
		func() string { return "-\nShip " + word() + " sails\n-\n5 " + word() + " come home" },
		func() string { return "Most Liked" },
		func() string { return "#" + word() + " #" + word() },
		func() string { return "[News Today] Boats " + word() + " again" },
		func() string { return "(서울=연합뉴스) 홍길동 기자 = " + sentence(11) },
		func() string { return strings.ToUpper(word()) + " " + sentence(8) },
		func() string { return "Photo : " + word() + " News" },
		func() string { return "http://example.org/2019/06/22/" + word() },
		func() string { return "Copyright 2019 " + word() },
	}
	for range 3000 {
		text := ""
		if r.IntN(2) == 0 {
			text = " date 2019-06-22 "
		}
		for range 1 + r.IntN(9) {
			text += parts[r.IntN(len(parts))]() + strings.Repeat("\n", 1+r.IntN(2))
		}
		articles, err := Read(Document{Path: "a.txt", Bytes: []byte(text)})
		var not *NotArticle
		if err != nil && !errors.As(err, &not) {
			t.Fatal(err)
		}
		for _, a := range articles {
			checkArticle(t, a, text)
		}
		if t.Failed() {
			t.Fatalf("the text was\n%s", text)
		}
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "forms", "*.txt"))
	for _, path := range files {
		f.Add(bytesOf(f, path))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		articles, err := Read(Document{Path: "2019/06/22.txt", Bytes: b})
		var not *NotArticle
		var failure *Failure
		if err != nil && !errors.As(err, &not) && !errors.As(err, &failure) || err == nil && len(articles) == 0 {
			t.Fatalf("%d articles, %v", len(articles), err)
		}
		for _, a := range articles {
			if !utf8.ValidString(show(a)) || a.Headline == "" && len(a.Body) == 0 || a.Published.Known() && a.Published.ISO() == "" {
				t.Errorf("%q gives %+v", b, a)
			}
		}
	})
}

func FuzzDateline(f *testing.F) {
	f.Add("SEOUL/WASHINGTON, Sept. 3 (Yonhap) -- A boat")
	f.Add("LISBOA, 18 de jun (Xinhua) — Un barco")
	f.Add("(서울·세종=연합뉴스) 홍길동 기자 = 배가")
	f.Add("【東京共同】船が")
	f.Add("(ANSA) - ROME, JUNE 22 - A boat")
	f.Add("MOSCOW. June 22 /TASS/. A boat")
	f.Fuzz(func(t *testing.T, s string) {
		d, rest, ok := parseDateline(s)
		if ok && (!strings.HasSuffix(s, rest) || len(rest) >= len(s) || d.text == "") {
			t.Errorf("%q gives %+v and %q", s, d, rest)
		}
		gluedDateline(s)
		readStamp(s)
		dateInName(s)
		dateInURL(s)
	})
}
