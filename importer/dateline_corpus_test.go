package importer

import (
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	blockTags   = regexp.MustCompile(`(?i)</?(?:p|div|h[1-6]|li|ul|ol|br|tr|td|table|blockquote|section|article|body|pre)\b[^>]*>`)
	scripts     = regexp.MustCompile(`(?is)<(script|style|head)\b.*?</(script|style|head)>`)
	anyTag      = regexp.MustCompile(`<[^>]*>`)
	frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	reutersDoc  = regexp.MustCompile(`(?s)<REUTERS.*?</REUTERS>`)
	reutersLine = regexp.MustCompile(`(?s)<DATELINE>(.*?)</DATELINE>`)
	reutersBody = regexp.MustCompile(`(?s)<BODY>(.*?)</BODY>`)
)

// plainParagraphs makes paragraphs of a page, roughly: one for each block.
func plainParagraphs(page string) []string {
	page = strings.ReplaceAll(scripts.ReplaceAllString(page, " "), "\n", " ")
	page = anyTag.ReplaceAllString(blockTags.ReplaceAllString(page, "\n"), "")
	return nonEmpty(strings.Split(html.UnescapeString(page), "\n"))
}

func nonEmpty(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// indented parts paragraphs that begin with four spaces, as Reuters' do.
func indented(text string) []string {
	text = strings.ReplaceAll(text, "\t", " ")
	return nonEmpty(strings.Split(strings.ReplaceAll("\n"+text, "\n   ", "\x00"), "\x00"))
}

// Paragraphs after the first of real articles are no datelines, whatever
// words in capitals they begin with.
func TestDatelineFalsePositives(t *testing.T) {
	total, wrong := 0, 0
	for _, c := range []struct {
		folder, ext string
		split       func(string) [][]string
	}{
		{"wikinews-en", ".html", func(s string) [][]string { return [][]string{plainParagraphs(s)} }},
		{"html-readability", "expected.html", func(s string) [][]string { return [][]string{plainParagraphs(s)} }},
		{"hugo-digitalgov", ".md", func(s string) [][]string {
			return [][]string{nonEmpty(strings.Split(frontMatter.ReplaceAllString(s, ""), "\n\n"))}
		}},
		{"jekyll-18f", ".md", func(s string) [][]string {
			return [][]string{nonEmpty(strings.Split(frontMatter.ReplaceAllString(s, ""), "\n\n"))}
		}},
		{"wire-anpa-superdesk", ".tst", func(s string) [][]string { return [][]string{indented(s)} }},
		{"wire-anpa-superdesk", ".txt", func(s string) [][]string {
			return [][]string{nonEmpty(strings.Split(strings.ReplaceAll(s, "\r", ""), "\n\n"))}
		}},
		{"reuters21578", ".sgm", func(s string) (docs [][]string) {
			for _, m := range reutersBody.FindAllStringSubmatch(s, -1) {
				docs = append(docs, append([]string{""}, indented(html.UnescapeString(m[1]))...))
			}
			return docs
		}},
	} {
		dir := corpus(t, c.folder)
		n, bad := 0, 0
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, c.ext) {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			text, _, err := decode(b)
			if err != nil {
				text = string(b) // control bytes are part of ANPA
			}
			for _, paras := range c.split(text) {
				seen := false
				for i, p := range paras {
					d, _, ok := parseDateline(p)
					if i == 0 || ok && !seen && d.strong { // an article's own
						seen = seen || ok
						continue
					}
					n++
					if ok {
						bad++
						t.Logf("%s: %q of %.90q", d.text, filepath.Base(path), p)
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s *%s: %d of %d paragraphs taken for a dateline", c.folder, c.ext, bad, n)
		total, wrong = total+n, wrong+bad
	}
	t.Logf("in all %d of %d, %.4f%%", wrong, total, 100*float64(wrong)/float64(total))
	if total < 5000 || wrong*1000 > total {
		t.Errorf("%d of %d paragraphs are taken for a dateline; at most one in a thousand may be", wrong, total)
	}
}

// The datelines that real copy has are found, with their dates.
func TestDatelineRecall(t *testing.T) {
	b := bytesOf(t, filepath.Join(corpus(t, "reuters21578"), "reut2-001-first200.sgm"))
	all, found := 0, 0
	for _, doc := range reutersDoc.FindAllString(string(b), -1) {
		m := reutersLine.FindStringSubmatch(doc)
		body := reutersBody.FindStringSubmatch(doc)
		if m == nil || body == nil {
			continue
		}
		all++
		text := strings.Join(strings.Fields(html.UnescapeString(m[1]+" "+body[1])), " ")
		want := strings.TrimRight(strings.Join(strings.Fields(html.UnescapeString(m[1])), " "), "- ,")
		d, _, ok := parseDateline(text)
		if ok && d.text == want && d.date.day > 0 && len(d.places) > 0 {
			found++
		} else {
			t.Logf("%q read as %q", want, d.text)
		}
	}
	t.Logf("Reuters 1987: %d of %d datelines", found, all)
	if found*100 < all*98 {
		t.Errorf("only %d of %d datelines were read", found, all)
	}
	files, _ := filepath.Glob(filepath.Join(corpus(t, "wire-anpa-superdesk"), "*"))
	all, found = 0, 0
	opening := regexp.MustCompile(`(?m)^\s*([A-Z][A-Za-z ,.]{2,40} \((?:AP|dpa|tca/dpa)\) [-_] )`)
	for _, f := range files {
		for _, m := range opening.FindAllString(string(bytesOf(t, f)), -1) {
			all++
			if d, _, ok := parseDateline(strings.TrimSpace(m) + " Text"); ok && d.agency != "" && len(d.places) > 0 {
				found++
			} else {
				t.Logf("%q missed", m)
			}
		}
	}
	t.Logf("AP and dpa: %d of %d datelines", found, all)
	if all == 0 || found < all {
		t.Errorf("only %d of %d datelines were read", found, all)
	}
}
