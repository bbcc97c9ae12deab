package importer

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	jis "golang.org/x/text/encoding/japanese"
	ksc "golang.org/x/text/encoding/korean"
	utf16 "golang.org/x/text/encoding/unicode"

	"dateline/data"
)

// resultsOf reads a document as an import does, with every item.
func resultsOf(t testing.TB, opt Options, path string, content []byte) ([]data.FileResult, error) {
	t.Helper()
	opt.KeepOriginals = true
	var results []data.FileResult
	s := newSink(t.Context(), path, int64(len(content)), &opt, data.Begun{}, func(chunk []data.FileResult) error {
		results = append(results, chunk...)
		return nil
	})
	err := s.readSource(newSource(Document{Path: path, Bytes: content}))
	return results, errors.Join(err, s.flush())
}

func articlesOf(t testing.TB, opt Options, path, content string) []data.Article {
	t.Helper()
	results, err := resultsOf(t, opt, path, []byte(content))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	var articles []data.Article
	for _, r := range results {
		articles = append(articles, r.Articles...)
	}
	return articles
}

// brief is what the tests below look at of an article.
func brief(a *data.Article) string {
	return fmt.Sprintf("%d %s | %s | %s", a.Source.Position, a.Headline, a.Published.ISO(), strings.Join(a.Body, " / "))
}

func TestTables(t *testing.T) {
	const head = "title,text,date\n"
	tests := map[string]struct {
		name, text string
		want       []string
	}{
		"quotes":    {"a.csv", head + "\"Berth, second\",\"It \"\"opened\"\".\",2021-03-04\n", []string{`1 Berth, second | 2021-03-04 | It "opened".`}},
		"newlines":  {"a.csv", head + "Berth,\"It opened.\n\nShips came.\",2021-03-04\r\nGate,It shut.,2021-03-05", []string{"1 Berth | 2021-03-04 | It opened. / Ships came.", "2 Gate | 2021-03-05 | It shut."}},
		"BOM":       {"a.csv", "\ufeff" + head + "Berth,It opened.,2021-03-04\n", []string{"1 Berth | 2021-03-04 | It opened."}},
		"semicolon": {"a.csv", "title;text;date\nBerth;It opened, at last.;04.03.2021\n", []string{"1 Berth | 2021-03-04 | It opened, at last."}},
		"sep line":  {"a.csv", "sep=|\ntitle|text|date\nBerth|It opened, at; last.|2021-03-04\n", []string{"1 Berth | 2021-03-04 | It opened, at; last."}},
		"pipe":      {"a.psv", "title|text|date\nBerth|It opened, then shut, then opened.|2021-03-04\n", []string{"1 Berth | 2021-03-04 | It opened, then shut, then opened."}},
		"tabs without quoting": {"a.tsv", "title\ttext\tdate\n\"Berth\" opens\tIt opened.\t2021-03-04\n\"We are open\tShips came.\t2021-03-05\n",
			[]string{`1 "Berth" opens | 2021-03-04 | It opened.`, `2 "We are open | 2021-03-05 | Ships came.`}},
		"tabs with quoting":    {"a.tsv", "title\ttext\tdate\nBerth\t\"It opened.\nShips came.\"\t2021-03-04\n", []string{"1 Berth | 2021-03-04 | It opened. / Ships came."}},
		"backslash":            {"a.csv", head + `Berth,"The \"second\" berth, it opened.",2021-03-04` + "\n", []string{`1 Berth | 2021-03-04 | The "second" berth, it opened.`}},
		"quote within a field": {"a.csv", head + "Berth,A 5\" bolt broke.,2021-03-04\n", []string{`1 Berth | 2021-03-04 | A 5" bolt broke.`}},
		"old Mac":              {"a.csv", "title,text,date\rBerth,It opened.,2021-03-04\rGate,It shut.,2021-03-05\r", []string{"1 Berth | 2021-03-04 | It opened.", "2 Gate | 2021-03-05 | It shut."}},
		"short rows":           {"a.csv", "date,title,text,section\n2021-03-04,Berth,It opened.\n\n,,,\n2021-03-05,Gate,It shut.,ports\n", []string{"1 Berth | 2021-03-04 | It opened.", "2 Gate | 2021-03-05 | It shut."}},
		"commas in the last":   {"a.csv", "date,title,text\n2021-03-04,Berth,It opened, at last, to ships.\n", []string{"1 Berth | 2021-03-04 | It opened, at last, to ships."}},
		"no header": {"a.csv", "2021-03-04,Second berth opens,\"The port of Haedol opened its second berth on Monday after two years of work. Ships may use it from June, the harbor office said.\"\n",
			[]string{"1 Second berth opens | 2021-03-04 | The port of Haedol opened its second berth on Monday after two years of work. Ships may use it from June, the harbor office said."}},
		"HTML":           {"a.csv", head + "Berth &amp; gate,<p>It <b>opened</b>.</p><p>Ships came.</p>,2021-03-04\n", []string{"1 Berth & gate | 2021-03-04 | It opened. / Ships came."}},
		"escaped breaks": {"a.csv", head + `Berth,It opened.\n\nShips came.,2021-03-04` + "\n", []string{"1 Berth | 2021-03-04 | It opened. / Ships came."}},
		"day first":      {"a.csv", head + "Berth,It opened.,04/03/2021\nGate,It shut.,25/03/2021\n", []string{"1 Berth | 2021-03-04 | It opened.", "2 Gate | 2021-03-25 | It shut."}},
		"month first":    {"a.csv", head + "Berth,It opened.,03/04/2021\nGate,It shut.,3/25/21\n", []string{"1 Berth | 2021-03-04 | It opened.", "2 Gate | 2021-03-25 | It shut."}},
		"order unknown":  {"a.csv", head + "Berth,It opened.,03/04/2021\nGate,It shut.,05/06/2021\n", []string{"1 Berth |  | It opened.", "2 Gate |  | It shut."}},
		"seconds":        {"a.csv", head + "Berth,It opened.,1561161600\nGate,It shut.,1561198500000\n", []string{"1 Berth | 2019-06-22 | It opened.", "2 Gate | 2019-06-22T10:15Z | It shut."}},
		"date in parts":  {"a.csv", "title,text,year,month,day\nBerth,It opened.,2021,3,4\nGate,It shut.,2021,April,\n", []string{"1 Berth | 2021-03-04 | It opened.", "2 Gate | 2021-04 | It shut."}},
		"date and time":  {"a.csv", "title,text,date,time\nBerth,It opened.,2021-03-04,10:15\n", []string{"1 Berth | 2021-03-04T10:15 | It opened."}},
		"no headline": {"a.csv", "text,date\n\"The port of Haedol opened its second berth. Ships may use it from June, the harbor office said on Monday morning, after two years of work.\",2021-03-04\n",
			[]string{"1 The port of Haedol opened its second berth | 2021-03-04 | The port of Haedol opened its second berth. Ships may use it from June, the harbor office said on Monday morning, after two years of work."}},
		"text with many rows": {"a.txt", "id\ttitle\ttext\n1\ta\tb c.\n2\td\te f.\n3\tg\th i.\n4\tj\tk l.\n", []string{"1 a |  | b c.", "2 d |  | e f.", "3 g |  | h i.", "4 j |  | k l."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, a := range articlesOf(t, Options{}, test.name, test.text) {
				got = append(got, brief(&a))
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("%q,\nwant %q", got, test.want)
			}
		})
	}
}

func TestTableFields(t *testing.T) {
	a := articlesOf(t, Options{}, "a.csv", "id,title,text,published_at,date_extracted,authors,publication,category,url,lang,tags\n"+
		`17,(LEAD) Second berth opens,"HAEDOL, March 4 (Yonhap) -- It opened on Monday.",2021-03-04T08:30:00+09:00,2024-01-01,"['Kim Aru', ""Pat O'Dea""]",The Coast Ledger,Ports,https://ledger.example/17,English,"berth; port"`+"\n")[0]
	want := data.Article{
		Headline: "Second berth opens", Marks: []string{"LEAD"}, Authors: []string{"Kim Aru", "Pat O'Dea"}, Outlet: "The Coast Ledger", Section: "Ports",
		URL: "https://ledger.example/17", Language: "en", Keywords: []string{"berth", "port"}, Body: []string{"It opened on Monday."},
		Dateline: "HAEDOL, March 4 (Yonhap)", Places: []string{"HAEDOL"}, Agency: "Yonhap",
	}
	got := data.Article{
		Headline: a.Headline, Marks: a.Marks, Authors: a.Authors, Outlet: a.Outlet, Section: a.Section, URL: a.URL, Language: a.Language,
		Keywords: a.Keywords, Body: a.Body, Dateline: a.Dateline, Places: a.Places, Agency: a.Agency,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if a.Published.ISO() != "2021-03-04T08:30+09:00" || a.Published.Evidence != data.FromMetadata || a.Source.Name != "17" || a.Source.Format != "table" {
		t.Errorf("published %v, source %+v", a.Published, a.Source)
	}
}

func TestTableEncodings(t *testing.T) {
	korean949 := "제목,본문,날짜\n제2 부두 개장,\"해돌항 제2 부두가 월요일 문을 열었다. 항만청은 유월부터 배가 들어온다고 밝혔다.\",2021-03-04\n"
	japaneseText := "見出し,本文,日付\n第二岸壁が開業,\"ヘドル港の第二岸壁が月曜日に開業した。船は六月から使えると港湾局が発表した。\",2021-03-04\n"
	tests := map[string]struct {
		enc      encoding.Encoding
		text     string
		headline string
	}{
		"euc-kr":    {ksc.EUCKR, korean949, "제2 부두 개장"},
		"shift_jis": {jis.ShiftJIS, japaneseText, "第二岸壁が開業"},
		"utf-16le":  {utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), strings.ReplaceAll(korean949, ",", "\t"), "제2 부두 개장"},
	}
	for name, test := range tests {
		b, err := test.enc.NewEncoder().Bytes([]byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		articles := articlesOf(t, Options{}, "a.csv", string(b))
		if len(articles) != 1 || articles[0].Headline != test.headline || articles[0].Source.Encoding != name || articles[0].Published.ISO() != "2021-03-04" {
			t.Errorf("%s: %+v", name, articles)
		}
	}
}

func TestTableRowsThatFail(t *testing.T) {
	text := "title,text,date\nBerth,It opened.,2021-03-04\n,,2021-03-05\nGate,It shut.,2021-03-06,and,more\n\"Crane,It fell.,2021-03-07\nLock,It leaks.,2021-03-08\n"
	results, err := resultsOf(t, Options{}, "a.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range results {
		if len(r.Articles) > 0 {
			got = append(got, brief(&r.Articles[0]))
		} else {
			got = append(got, fmt.Sprintf("%d %s", r.Position, r.Outcome))
		}
	}
	want := []string{"1 Berth | 2021-03-04 | It opened.", "2 skipped", "3 failed", "4 failed", "5 Lock | 2021-03-08 | It leaks."}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOriginalOfARowReadsAsAFile(t *testing.T) {
	text := "sep=;\ntitle;text;date;id\nBerth;\"It opened;\n\nShips came.\";25/03/2021;a\nGate;It \"shut\".;2021-03-05;b\n"
	results, err := resultsOf(t, Options{}, "a.csv", []byte(text))
	if err != nil || len(results) != 2 {
		t.Fatal(results, err)
	}
	for _, r := range results {
		again := articlesOf(t, Options{}, "a.csv", string(r.Original))
		a := &r.Articles[0]
		if len(again) != 1 || again[0].Headline != a.Headline || !reflect.DeepEqual(again[0].Body, a.Body) || again[0].Published.ISO() != a.Published.ISO() {
			t.Errorf("%q reads as %+v, not as %+v", r.Original, again, a)
		}
	}
}

func TestMappingOfATable(t *testing.T) {
	const text = "a,b,c\nBerth,It opened.,2021-03-04\n"
	given := Mapping{"headline": "a", "body": "b", "published": "c"}
	for name, opt := range map[string]Options{
		"for all":    {Mapping: given},
		"remembered": {Mappings: func(shape string) (Mapping, bool) { return given, shape == Shape([]string{"c", "b", "a"}) }},
	} {
		if got := articlesOf(t, opt, "a.csv", text); len(got) != 1 || brief(&got[0]) != "1 Berth | 2021-03-04 | It opened." {
			t.Errorf("%s: %+v", name, got)
		}
	}
	_, err := resultsOf(t, Options{Mapping: Mapping{"headline": "title"}}, "a.csv", []byte(text))
	var failed *Failure
	if !errors.As(err, &failed) || !strings.Contains(failed.Reason, `"title"`) || !strings.Contains(failed.Reason, `"a", "b", "c"`) {
		t.Errorf("a column that is not there: %v", err)
	}
	got := articlesOf(t, Options{Mapping: Mapping{"section": ""}}, "a.csv", "title,text,section\nBerth,It opened.,Ports\n")
	if len(got) != 1 || got[0].Section != "" || got[0].Headline != "Berth" {
		t.Errorf("a field mapped to nothing: %+v", got)
	}
}

func TestTablesOfFigures(t *testing.T) {
	for name, text := range map[string]string{
		"a.csv": "date,city,count\n2019-01-01,Seoul,12\n2019-01-02,Busan,3\n",
		"b.csv": "name,price\nrope,3\n",
		"c.tsv": "1\t2\t3\n4\t5\t6\n",
	} {
		_, err := Read(Document{Path: name, Bytes: []byte(text)})
		var not *NotArticle
		if !errors.As(err, &not) || not.Kind != figures {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLongField(t *testing.T) {
	long := strings.Repeat("The ships came and went. ", 12_000)
	a := articlesOf(t, Options{}, "a.csv", "title,text\nBerth,\""+long+"\"\nGate,It shut.\n")
	if len(a) != 2 || a[0].Body[0] != strings.TrimSpace(long) || a[1].Headline != "Gate" {
		t.Errorf("%d articles", len(a))
	}
}

func TestUnclosedQuoteIsBounded(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("title,text\nBerth,It opened.\n\"Gate,It shut.\n")
	for b.Len() < 2*MaxRecordBytes {
		b.WriteString("Lock,It leaks a little.\n")
	}
	lines := bytes.Count(b.Bytes(), []byte("\n"))
	cut := newRowCutter(&b, dialect{comma: ',', quotes: true, lineEnd: '\n'})
	rows, unclosed := 0, 0
	for {
		row, err := cut.next()
		if err != nil {
			break
		}
		if rows++; cut.unclosed {
			unclosed++
		}
		if len(row) > 100 {
			t.Fatalf("a row of %d bytes", len(row))
		}
	}
	if rows != lines || unclosed != 1 {
		t.Errorf("%d rows of %d lines, %d unclosed", rows, lines, unclosed)
	}
}

func TestWikinewsTable(t *testing.T) {
	path := filepath.Join(corpus(t, "wikinews-ja"), "jawikinews-300.tsv")
	lines := strings.Split(strings.TrimSpace(string(bytesOf(t, path))), "\n")[1:]
	articles := articlesOf(t, Options{}, path, string(bytesOf(t, path)))
	if len(articles) != len(lines) {
		t.Fatalf("%d articles of %d lines", len(articles), len(lines))
	}
	for i, l := range lines {
		fields := strings.Split(strings.TrimSpace(clean(l)), "\t")
		a := articles[i]
		// One body begins with the names of agencies, which are taken for a dateline.
		if letters(a.Headline) != letters(fields[2]) || !strings.HasSuffix(letters(fields[1]), letters(strings.Join(a.Body, ""))) || a.Language != "ja" {
			t.Errorf("%d: %q, want %q; body %q", i+1, a.Headline, fields[2], a.Body)
		}
	}
}

func FuzzTable(f *testing.F) {
	for _, s := range []string{
		"title,text,date\nBerth,\"It\nopened.\",2021-03-04\n", "sep=;\ntitle;text\na;b\n", "a\tb\n\"c\td\n", "title,text\r\"a,b\rc,d\r", "\ufefftitle|text\n\"\\\"\"|x\n",
	} {
		f.Add([]byte(s))
	}
	addSamples(f, "*.?sv")
	f.Fuzz(func(t *testing.T, b []byte) {
		results, err := resultsOf(t, Options{}, "a.csv", b)
		if err == nil {
			checkOriginals(t, "a.csv", results)
		}
	})
}

// checkOriginals tests that what is kept of each record reads again.
func checkOriginals(t *testing.T, name string, results []data.FileResult) {
	for i, r := range results {
		if i == 20 {
			break
		}
		if len(r.Articles) != 1 {
			continue
		}
		if _, err := resultsOf(t, Options{Mapping: Mapping{}}, name, r.Original); err != nil {
			var not *NotArticle
			if !errors.As(err, &not) {
				t.Errorf("%q: %v", r.Original, err)
			}
		}
	}
}
