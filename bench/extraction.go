package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"

	"dateline/importer"
)

// pagesCommand scores the reading of web pages: bench pages FOLDER.
const pagesCommand = "pages"

// extractor is a way from a page to the text of its article.
type extractor struct {
	name    string
	extract func(page []byte, address *url.URL) (string, error)
}

var extractors = []extractor{{"Dateline", byDateline}, {"go-trafilatura", byTrafilatura}, {"go-readability", byReadability}}

func byDateline(page []byte, _ *url.URL) (string, error) {
	articles, err := importer.Read(importer.Document{Path: "page.html", Bytes: page})
	if err != nil {
		return "", err
	}
	return strings.Join(articles[0].Body, "\n"), nil
}

func byTrafilatura(page []byte, address *url.URL) (string, error) {
	r, err := trafilatura.Extract(strings.NewReader(string(page)), trafilatura.Options{
		OriginalURL: address, EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled,
	})
	if err != nil {
		return "", err
	}
	return r.ContentText, nil
}

func byReadability(page []byte, address *url.URL) (string, error) {
	a, err := readability.FromReader(strings.NewReader(string(page)), address)
	if err != nil || a.Node == nil {
		return "", err
	}
	var b strings.Builder
	err = a.RenderText(&b)
	return b.String(), err
}

// pageScore is how well an extractor did on a folder of pages.
type pageScore struct {
	Name              string
	Precision, Recall float64 // means over the pages
	Pages             int
	Took              time.Duration // a page
	worst             []string
}

// F1 is the harmonic mean of the mean precision and the mean recall.
func (s pageScore) F1() float64 {
	if s.Precision+s.Recall == 0 {
		return 0
	}
	return 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
}

// truth is what a page's article is, as a person marked it.
type truth struct {
	ArticleBody string `json:"articleBody"`
	URL         string `json:"url"`
}

// scorePages runs every extractor over the pages of a folder that is laid out
// as the article-extraction-benchmark is: ground-truth.json, and beside it or
// in html/ the pages, gzipped. Pages that are not there are passed over.
func scorePages(dir string) ([]pageScore, error) {
	b, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	var truths map[string]truth
	if err := json.Unmarshal(b, &truths); err != nil {
		return nil, err
	}
	pages := map[string][]byte{}
	for name := range truths {
		for _, folder := range []string{"", "html"} {
			if page, err := gunzipped(filepath.Join(dir, folder, name+".html.gz")); err == nil {
				pages[name] = page
			}
		}
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("no page of ground-truth.json is in %s", dir)
	}
	var out []pageScore
	for _, e := range extractors {
		out = append(out, e.score(pages, truths))
	}
	return out, nil
}

// lowScore is below what the F1 of a page is worth a look.
const lowScore = 0.95

func (e extractor) score(pages map[string][]byte, truths map[string]truth) pageScore {
	s := pageScore{Name: e.name, Pages: len(pages)}
	precise, recalled := 0, 0
	for name, page := range pages {
		address, _ := url.Parse(truths[name].URL) // nil is an unknown one
		start := time.Now()
		text, _ := e.extract(page, address) // without a text it scores nothing
		s.Took += time.Since(start)
		found := overlap(truths[name].ArticleBody, text)
		if found.same+found.extra > 0 {
			s.Precision += found.precision()
			precise++
		}
		if found.same+found.missing > 0 {
			s.Recall += found.recall()
			recalled++
		}
		if one := (pageScore{Precision: found.precision(), Recall: found.recall()}); one.F1() < lowScore {
			s.worst = append(s.worst, fmt.Sprintf("%.3f (%.3f, %.3f) %s %s", one.F1(), one.Precision, one.Recall, name[:min(8, len(name))], truths[name].URL))
		}
	}
	s.Precision /= float64(max(1, precise))
	s.Recall /= float64(max(1, recalled))
	s.Took /= time.Duration(len(pages))
	slices.Sort(s.worst)
	return s
}

func gunzipped(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// common counts runs of words that two texts share, and that one alone has.
type common struct{ same, extra, missing int }

func (c common) precision() float64 { return float64(c.same) / float64(max(1, c.same+c.extra)) }
func (c common) recall() float64    { return float64(c.same) / float64(max(1, c.same+c.missing)) }

// overlap compares texts by their runs of four words, as that benchmark does.
func overlap(want, got string) common {
	a, b := runsOf(want), runsOf(got)
	var c common
	for run, n := range a {
		c.same += min(n, b[run])
		c.missing += max(0, n-b[run])
	}
	for run, n := range b {
		c.extra += max(0, n-a[run])
	}
	return c
}

var token = regexp.MustCompile(`[\p{L}\p{N}_]+`)

const runWords = 4

func runsOf(text string) map[string]int {
	tokens := token.FindAllString(text, -1)
	runs := map[string]int{}
	for i := range max(1, len(tokens)-runWords+1) {
		if run := tokens[i:min(i+runWords, len(tokens))]; len(run) > 0 {
			runs[strings.Join(run, " ")]++
		}
	}
	return runs
}

// reportPages prints the scores of a folder of pages, and of a folder of
// Readability's own cases where that stands beside it.
func reportPages(args []string, out io.Writer) error {
	dir := cmp.Or(strings.Join(args, " "), filepath.Join("..", "..", "shared", "corpora", "html-aeb"))
	scores, err := scorePages(dir)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintf(w, "%d pages\tprecision\trecall\tF1\tms a page\n", scores[0].Pages)
	for _, s := range scores {
		_, _ = fmt.Fprintf(w, "%s\t%.4f\t%.4f\t%.4f\t%.1f\n", s.Name, s.Precision, s.Recall, s.F1(), float64(s.Took)/1e6)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, line := range scores[0].worst {
		_, _ = fmt.Fprintln(out, line)
	}
	cases := filepath.Join(filepath.Dir(filepath.Clean(dir)), "html-readability")
	if _, err := os.Stat(cases); err != nil {
		return nil // scored where it is there
	}
	return reportCases(cases, out)
}
