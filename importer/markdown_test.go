package importer

import (
	"errors"
	"fmt"
	"html"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"dateline/data"
)

var (
	tagOrSpace = regexp.MustCompile(`<[^>]*>`)
	clockTime  = regexp.MustCompile(`[T ](\d?\d:\d\d)`)
)

// written is a front matter's text as a person reads it.
func written(v any) string {
	return oneLine(html.UnescapeString(tagOrSpace.ReplaceAllString(fmt.Sprint(v), "")))
}

func writtenList(v any) []string {
	var list []string
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			list = append(list, written(item))
		}
	case string:
		list = append(list, written(v))
	}
	return list
}

// Every field of the front matter of real posts is right: title, date,
// authors, tags. The expectations are computed apart from the reader.
func TestPostsOfGovernment(t *testing.T) {
	for _, folder := range []string{"hugo-digitalgov", "jekyll-18f"} {
		t.Run(folder, func(t *testing.T) {
			files, _ := filepath.Glob(filepath.Join(corpus(t, folder), "*.md"))
			for _, file := range files {
				checkPost(t, file)
			}
			if len(files) == 0 {
				t.Error("no files")
			}
		})
	}
}

func checkPost(t *testing.T, file string) {
	text := string(bytesOf(t, file))
	var fields map[string]any
	if err := yaml.UnmarshalWithOptions([]byte(strings.SplitN(text, "---", 3)[1]), &fields, yaml.AllowDuplicateMapKey()); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	a := articleIn(t, file, text)
	name := filepath.Base(file)
	if a.Headline != written(fields["title"]) {
		t.Errorf("%s: headline %q, want %q", name, a.Headline, written(fields["title"]))
	}
	day := name[:10] // Jekyll's name has the date where the fields have none
	minute := ""
	if date := fmt.Sprint(fields["date"]); fields["date"] != nil {
		day = date[:10]
		if at := clockTime.FindStringSubmatch(date); at != nil && at[1] != "0:00" && at[1] != "00:00" {
			minute = fmt.Sprintf("%05s", at[1])
		}
	}
	if got := a.Published.ISO(); !strings.HasPrefix(got, day) || minute != "" && !strings.HasPrefix(got, day+"T"+minute) || minute == "" && len(got) > 10 {
		t.Errorf("%s: published %s, want %s %s", name, got, day, minute)
	}
	if want := writtenList(fields["authors"]); !reflect.DeepEqual(a.Authors, want) {
		t.Errorf("%s: authors %q, want %q", name, a.Authors, want)
	}
	var want []string
	for _, field := range []string{"tags", "tag", "topics", "categories"} {
		want = append(want, writtenList(fields[field])...)
	}
	if want = distinct(want); !reflect.DeepEqual(a.Keywords, want) {
		t.Errorf("%s: keywords %q, want %q", name, a.Keywords, want)
	}
	if a.Source.Format != "markdown" || len(a.Body) == 0 && fields["deck"] != nil {
		t.Errorf("%s: format %s, %d paragraphs", name, a.Source.Format, len(a.Body))
	}
	for _, p := range a.Body {
		if strings.Contains(p, "{{") || strings.Contains(p, "{%") || strings.Contains(p, "</p>") {
			t.Errorf("%s: a template's call or a tag is left in %q", name, p)
		}
	}
}

const gatesStory = "The harbor office of Haedol will close its gates at noon on Monday, when the tide is at its highest. Boats that are out must wait.\n\nNobody was surprised."

func TestFrontMatter(t *testing.T) {
	type want struct {
		headline, date     string
		authors, keywords  []string
		url, section, lang string
	}
	for name, c := range map[string]struct {
		path, text string
		want       want
	}{
		"yaml": {"a.md", "---\ntitle: \"Gates &amp; tides\"\ndate: 2023-05-02T00:00:00Z\nlastmod: 2024-01-01\nexpirydate: 2030-01-01\nauthor: By Ines Duarte and Oh Min\ntags: harbor, tides\nsection: News\nlang: en_GB\n---\n" + gatesStory,
			want{"Gates & tides", "2023-05-02", []string{"Ines Duarte", "Oh Min"}, []string{"harbor", "tides"}, "", "News", "en-GB"}},
		"a time, a short zone": {"a.md", "---\ntitle: Gates\ndate: 2023-05-02 09:30:00 -4\n---\n" + gatesStory, want{headline: "Gates", date: "2023-05-02T09:30-04:00", lang: "en"}},
		"publication first": {"a.md", "---\ntitle: Gates\ndate: 2023-05-02\npubDate: 2023-05-04\n---\n" + gatesStory,
			want{headline: "Gates", date: "2023-05-04", lang: "en"}},
		"maps of authors": {"a.md", "---\ntitle: Gates\nauthors:\n  - name: Ines Duarte\n    url: https://x.example\n  - Oh Min\n---\n" + gatesStory,
			want{headline: "Gates", authors: []string{"Ines Duarte", "Oh Min"}, lang: "en"}},
		"toml": {"a.md", "+++\ntitle = 'Gates'\ndate = 2023-05-02T09:30:00+09:00\n[taxonomies]\ntags = ['harbor', 'tides']\n[extra]\nauthor = 'Ines Duarte'\n+++\n" + gatesStory,
			want{"Gates", "2023-05-02T09:30+09:00", []string{"Ines Duarte"}, []string{"harbor", "tides"}, "", "", "en"}},
		"toml, a local day": {"a.md", "+++\ntitle = 'Gates'\ndate = 2023-05-02\n+++\n" + gatesStory, want{headline: "Gates", date: "2023-05-02", lang: "en"}},
		"plain fields": {"a.md", "Title: Gates\nDate: 2023-05-02 09:30\nAuthor: Ines Duarte\nTags: harbor\nSlug: gates\n\n" + gatesStory,
			want{"Gates", "2023-05-02T09:30", []string{"Ines Duarte"}, []string{"harbor"}, "", "", "en"}},
		"wrong yaml": {"a.md", "---\ntitle: Gates: a story\ndate: 2023-05-02\ntags:\n- harbor\n---\n" + gatesStory, want{"Gates: a story", "2023-05-02", nil, []string{"harbor"}, "", "", "en"}},
		"an address": {"a.md", "---\ntitle: Gates\npermalink: /2023/05/02/gates/\ncanonical_url: https://ledger.example/gates\n---\n" + gatesStory,
			want{headline: "Gates", date: "2023-05-02", url: "https://ledger.example/gates", lang: "en"}},
		"jekyll's name":     {"2023-05-02-gates.md", "---\ntitle: Gates\n---\n" + gatesStory, want{headline: "Gates", date: "2023-05-02", lang: "en"}},
		"a post in html":    {"a.htm", "---\ntitle: Gates\n---\n    <p>" + gatesStory + "</p>", want{headline: "Gates", lang: "en"}},
		"an alias":          {"a.md", "---\ntitle: Gates\nx: &a [1]\ntags: [harbor, *a]\n---\n" + gatesStory, want{headline: "Gates", keywords: []string{"harbor"}, lang: "en"}},
		"no front matter":   {"a.md", "# Gates of Haedol close\n\nBy Ines Duarte\n\nMay 2, 2023\n\n" + gatesStory, want{headline: "Gates of Haedol close", date: "2023-05-02", authors: []string{"Ines Duarte"}, lang: "en"}},
		"a title elsewhere": {"a.md", "---\ndate: 2023-05-02\nauthor: Ines Duarte\n---\n# Gates of Haedol close\n\n" + gatesStory, want{headline: "Gates of Haedol close", date: "2023-05-02", authors: []string{"Ines Duarte"}, lang: "en"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := articleIn(t, c.path, c.text)
			got := want{a.Headline, a.Published.ISO(), a.Authors, a.Keywords, a.URL, a.Section, a.Language}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
			if len(a.Body) != 2 && name != "a post in html" {
				t.Errorf("body %q", a.Body)
			}
		})
	}
}

func TestMarkdownBody(t *testing.T) {
	for text, want := range map[string][]string{
		"Go to the [gates]({{< ref \"gates.md\" >}} \"Gates\") **now**.":                                   {"Go to the gates now."},
		"One. {{< figure src=\"a.jpg\" alt=\"boats\" caption=\"Boats at _noon_\" >}} Two.":                 {"One.", "Boats at _noon_", "Two."},
		"{{< youtube abc >}}\n\nText.":                                                                     {"Text."},
		"{{% notice tip %}}\nText *stays*.\n{{% /notice %}}":                                               {"Text stays."},
		"{% include figure.html\n   image=\"a.jpg\" caption=\"A boat\" %}\n\nText.":                        {"A boat", "Text."},
		"See {% post_url 2023-01-01-a %} {% comment %}no{% endcomment %}it {{ site.name }}now.":            {"See # it now."},
		"{{< quote-block text=\"The sea waits.\" cite=\"Oh Min\" >}}":                                      {"The sea waits. — Oh Min"},
		"[caption width=\"3\"]A boat[/caption]\n\n[youtube https://x.example]\n\n[video](x)":               {"A boat", "video"},
		"Text.{: .lead }\n\n## A head {#head}\n\n| a | b |\n|---|---|\n| 1 | 2 |":                          {"Text.", "A head", "a | b", "1 | 2"},
		"[Write](mailto:a@x.example?subject=The port) to us.":                                              {"Write to us."},
		"Text.\n\n<figure>\n\n\t<figcaption>A boat</figcaption>\n</figure>":                                {"Text.", "A boat"},
		"A claim.[^1]\n\n[^1]: The source.":                                                                {"A claim.[1]", "1. The source."},
		"<p>Raw <b>text</b></p>\n\n    <p>\n      More.\n    </p>\n\n<script>no()</script>\n<!-- no -->\n": {"Raw text", "More."},
	} {
		if got := markdownParagraphs(text, ".md"); !reflect.DeepEqual(got, want) {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestMarkdownWithoutArticle(t *testing.T) {
	for path, text := range map[string]string{
		"README.md": "# A tool\n\nThis tool turns tables into charts. It was written for the harbor office, and anybody may use it as they like.\n",
		"_index.md": "---\ntitle: News\ndate: 2023-01-01\n---\n",
		"list.md":   "---\ntitle: All posts\nlayout: list\n---\n",
		"links.md":  "* [a](b)\n* [c](d)\n",
	} {
		articles, err := Read(Document{Path: path, Bytes: []byte(text)})
		var not *NotArticle
		if !errors.As(err, &not) {
			t.Errorf("%s: %v, %v", path, articles, err)
		}
	}
}

// Hostile front matter neither grows nor takes long.
func TestFrontMatterBounds(t *testing.T) {
	for name, raw := range map[string]string{
		"laughs":   "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\n" + strings.Repeat("d: [*c,*c,*c,*c]\n", 500),
		"brackets": "a: " + strings.Repeat("[", 50_000),
		"indents":  nested(1000),
	} {
		start := time.Now()
		fields, _ := cutFrontMatter("---\ntitle: T\n" + raw + "\n---\ntext")
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s took %v", name, d)
		}
		_ = data.Article{Keywords: fields.list("d")}
	}
}

// nested is YAML of maps within maps.
func nested(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i%300) + "a:\n")
	}
	return b.String()
}

func FuzzMarkdown(f *testing.F) {
	f.Add("---\ntitle: a\ntags: [b, c]\n---\ntext {{< figure caption=\"x\" >}}")
	f.Add("+++\ntitle = 'a'\n+++\n# b\n[^1]\n\n[^1]: c")
	f.Add("{\"title\": \"a\"}\n{% include x caption='y' %}")
	f.Add("Title: a\nDate: 2020-01-01\n\n<p>b")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		articles, err := Read(Document{Path: "a.md", Bytes: []byte(text)})
		if err == nil && len(articles) == 0 {
			t.Error("neither an article nor an error")
		}
	})
}
