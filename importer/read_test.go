package importer

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline/data"
)

// corpus returns a folder of real files, or skips the test.
func corpus(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join("..", "..", "shared", "corpora", name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the real files of %s are not here", name)
	}
	return dir
}

// addSamples gives a fuzz target the samples whose names match.
func addSamples(f *testing.F, pattern string) {
	f.Helper()
	samples, err := filepath.Glob(filepath.Join("..", "samples", "formats", pattern))
	if err != nil || len(samples) == 0 {
		f.Fatalf("%d samples are named %s, %v", len(samples), pattern, err)
	}
	for _, path := range samples {
		f.Add(bytesOf(f, path))
	}
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// articleIn reads a text that holds one article.
func articleIn(t testing.TB, path, text string) data.Article {
	t.Helper()
	articles, err := Read(Document{Path: path, Bytes: []byte(text)})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	if len(articles) != 1 {
		t.Fatalf("%d articles", len(articles))
	}
	return articles[0]
}

// expected is what a file's expected.json says of it.
type expected struct {
	Headline       string
	Marks, Authors []string
	Published      string
	Precision      string `json:"published_precision"`
	Evidence       string `json:"date_evidence"`
	Places         []string
	Agency         string
	Language       string
	BodyParagraphs int    `json:"body_paragraphs"`
	BodyFirst      string `json:"body_first"`
	BodyLastEnds   string `json:"body_last_ends"`
	Trailer        []data.TrailerList
}

func TestReferenceFile(t *testing.T) {
	dir := corpus(t, "seed")
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	if len(files) != 1 {
		t.Fatalf("files %v", files)
	}
	var want expected
	if err := json.Unmarshal(bytesOf(t, filepath.Join(dir, "expected.json")), &want); err != nil {
		t.Fatal(err)
	}
	a := articleIn(t, files[0], string(bytesOf(t, files[0])))
	got := expected{
		Headline: a.Headline, Marks: a.Marks, Authors: append([]string{}, a.Authors...),
		Published: a.Published.ISO(), Precision: a.Published.Precision.String(), Evidence: string(a.Published.Evidence),
		Places: a.Places, Agency: a.Agency, Language: a.Language,
		BodyParagraphs: len(a.Body), BodyFirst: a.Body[0], BodyLastEnds: want.BodyLastEnds, Trailer: a.Trailer,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if !strings.HasSuffix(a.Body[len(a.Body)-1], want.BodyLastEnds) {
		t.Errorf("the body ends %q", a.Body[len(a.Body)-1])
	}
	if a.Source.Format != "wire" || a.Source.Encoding != "utf-8" || a.Dateline != "SEOUL, June 22 (Yonhap)" {
		t.Errorf("format %q, encoding %q, dateline %q", a.Source.Format, a.Source.Encoding, a.Dateline)
	}
}

func TestNotArticles(t *testing.T) {
	pad := strings.Repeat("\x00\x01\x02", 200)
	for name, c := range map[string]struct{ path, content, kind string }{
		"empty":      {"a.txt", "", "an empty file"},
		"white":      {"a.txt", " \n\t\r\n  ", "white space"},
		"png":        {"a.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + pad, "PNG"},
		"jpeg":       {"a.txt", "\xff\xd8\xff\xe0\x00\x10JFIF\x00" + pad, "JPEG"},
		"elf":        {"a", "\x7fELF\x02\x01\x01\x00" + pad, "program"},
		"sqlite":     {"a.db", "SQLite format 3\x00" + pad, "SQLite"},
		"binary":     {"a.txt", "News of the day\x00\x00\x00\x01\x07\x07 and\x00more", "binary"},
		"xml":        {"a.txt", `<?xml version="1.0"?><catalog><item>story</item></catalog>`, "XML"},
		"json":       {"a.txt", `{"theme": "dark", "width": 3}`, "JSON"},
		"json lines": {"a.txt", `[{"theme": "dark"}, {"theme": "light"}]`, "JSON"},
		"rtf":        {"a.txt", `{\rtf1\ansi A story of the day.}`, "RTF"},
		"subtitles":  {"a.txt", "1\n00:00:01,000 --> 00:00:02,000\nHello, she said to him.\n\n2\n00:00:03,000 --> 00:00:04,000\nHe said nothing.\n", "subtitles"},
		"csv":        {"data.csv", "date,city,count\n2019-01-01,Seoul,12\n2019-01-02,Busan,3\n", "table"},
		"numbers":    {"a.log", strings.Repeat("2019-01-01 10:00:00 12.5 13.7 99 0x1f OK\n", 30), "without the sentences"},
		"code":       {"a.go", "package main\n\nfunc main() {\n\tfor i := 0; i < 10; i++ {\n\t\tx[i] = y[i] | z;\n\t}\n}\n", "without the sentences"},
		"makefile":   {"Makefile", "all: build\n\nbuild:\n\tgo build -o $(OUT) ./...\n\nclean:\n\trm -rf $(OUT)\n", "without the sentences"},
	} {
		t.Run(name, func(t *testing.T) {
			articles, err := Read(Document{Path: c.path, Bytes: []byte(c.content)})
			var not *NotArticle
			if !errors.As(err, &not) || !strings.Contains(not.Kind, c.kind) {
				t.Fatalf("got %v, %v; want a NotArticle of kind %q", articles, err, c.kind)
			}
		})
	}
}

// Two letters that begin some binary format begin words too.
func TestWordsThatLookLikeSignatures(t *testing.T) {
	for _, word := range []string{"BMW", "MZ", "II*", "PK", "ID3", "GIF", "FORM"} {
		articleIn(t, "a.txt", word+" shares rose on Monday\n\nThe company said that it had sold more cars than in any year before, and that it would build another factory. Analysts were surprised.\n")
	}
}

// Thai has no full stop, and spaces between phrases alone.
func TestThaiTextIsAnArticle(t *testing.T) {
	a := articleIn(t, "a.txt", "ท่าเรือระงับการเดินเรือหลังพายุ\n\nท่าเรือระงับการเดินเรือข้ามฟากเมื่อวันจันทร์ หลังพายุพัดเข้าชายฝั่ง คลื่นสูงกว่าสามเมตร เจ้าหน้าที่กล่าวว่าจะเปิดให้บริการอีกครั้ง\n")
	if a.Headline != "ท่าเรือระงับการเดินเรือหลังพายุ" || len(a.Body) != 1 {
		t.Errorf("headline %q, %d paragraphs", a.Headline, len(a.Body))
	}
	names := "ชื่อ ที่อยู่ โทร\nสมชาย กรุงเทพ 02-111\n"
	if articles, err := Read(Document{Path: "a.txt", Bytes: []byte(names)}); err == nil {
		t.Errorf("a list of names is %v", articles)
	}
}

func TestBounds(t *testing.T) {
	for name, c := range map[string]struct{ content, bound string }{
		"size":       {strings.Repeat("A sentence of news. ", MaxFileSize/20+1), "MaxFileSize"},
		"line":       {"SEOUL, June 22 (Yonhap) -- " + strings.Repeat("A sentence of news. ", MaxLineBytes/20+1), "MaxLineBytes"},
		"paragraphs": {"SEOUL, June 22 (Yonhap) -- It began.\n" + strings.Repeat("a\n", MaxParagraphs+1), "MaxParagraphs"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(Document{Path: "a.txt", Bytes: []byte(c.content)})
			var failure *Failure
			if !errors.As(err, &failure) || !strings.Contains(failure.Reason, c.bound) {
				t.Fatalf("got %v, want a failure that names %s", err, c.bound)
			}
		})
	}
}
