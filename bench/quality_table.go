package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/importer"
)

// set is a folder of real files whose articles are known, and the libraries
// that read the format by themselves.
type set struct {
	folder string
	truth  func(dir string) ([]page, error)
	rivals []reader
	same   overlap // how bodies are compared
}

// sets lists the folders in the table's order. The bodies of html-aeb are
// compared as in the scores that are published of it.
func sets() []set {
	pages, matter := []reader{trafilaturaAlone, readabilityAlone}, []reader{yamlAlone}
	return []set{
		{"seed", seedTruth, nil, wordOverlap},
		{"html-readability", readabilityTruth, pages, wordOverlap},
		{"html-aeb", aebTruth, pages, runOverlap},
		{"hugo-digitalgov", frontMatterTruth, matter, wordOverlap},
		{"jekyll-18f", frontMatterTruth, matter, wordOverlap},
		{"lexisnexis-lorem", nexisTruth, nil, wordOverlap},
		{"factiva-test", factivaTruth, nil, wordOverlap},
		{"europresse-test", europresseTruth, nil, wordOverlap},
		{"ninjs", wireTruth, nil, wordOverlap},
		{"iptc-newsml-g2", wireTruth, nil, wordOverlap},
		{"dpa-digitalwires", wireTruth, nil, wordOverlap},
		{"wire-anpa-superdesk", wireTruth, nil, wordOverlap},
		{"reuters21578", reutersTruth, nil, wordOverlap},
		{"wikinews-ja", wikinewsTruth, nil, wordOverlap},
	}
}

// dateline reads a file as the program does.
var dateline = reader{"Dateline", func(p page) ([]article, error) {
	read, err := importer.Read(importer.Document{Path: "/" + p.name, Bytes: p.bytes})
	var all []article
	for _, a := range read {
		got := article{headline: a.Headline, authors: a.Authors, body: strings.Join(a.Body, "\n")}
		if a.Published.Known() {
			got.dates = []string{a.Published.ISO()}
		}
		all = append(all, got)
	}
	var not *importer.NotArticle
	if errors.As(err, &not) {
		return nil, nil
	}
	return all, err
}}

// measure has a reader read a set's files, and counts those that it could not.
// What it got wrong is told to misses, which may be nil.
func (s set) measure(ctx context.Context, pages []page, r reader, misses *misses) (q quality, failed int, err error) {
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return q, failed, err
		}
		read, err := r.read(p)
		if err != nil {
			failed++
		}
		q.add(judge(p.truth, read, s.same))
		misses.add(p, read, err, s.same)
	}
	return q, failed, nil
}

// reportQuality prints precision and recall of what is read of real files,
// beside the libraries that read them alone. A folder that is not there is
// named. Of the one folder that is asked for, each difference is named.
func reportQuality(ctx context.Context, corpora, only string, out io.Writer) error {
	t := &qualityTable{out: out}
	t.head()
	for _, s := range sets() {
		if only != "" && only != s.folder {
			continue
		}
		dir := filepath.Join(corpora, s.folder)
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			t.absent(s.folder, dir)
			continue
		}
		pages, err := s.truth(dir)
		if err != nil {
			return fmt.Errorf("the truth about %s: %w", s.folder, err)
		}
		n := 0
		for _, p := range pages {
			n += len(p.truth)
		}
		if n == 0 {
			return fmt.Errorf("the truth about %s is empty: %s", s.folder, dir)
		}
		name := s.folder
		for _, r := range append([]reader{dateline}, s.rivals...) {
			var wrong *misses
			if only != "" && r.name == dateline.name {
				wrong = &t.misses
			}
			q, failed, err := s.measure(ctx, pages, r, wrong)
			if err != nil {
				return err
			}
			t.row(name, n, r.name, q, failed)
			name = ""
		}
	}
	return t.end()
}

// qualityTable writes rows of fixed width.
type qualityTable struct {
	out  io.Writer
	text strings.Builder
	gone []string
	misses
}

const qualityRow = "%-20s %5s  %-16s"

func (t *qualityTable) head() {
	fmt.Fprintf(&t.text, qualityRow, "folder", "n", "reader")
	for _, name := range fieldNames {
		fmt.Fprintf(&t.text, "  %-13s", name)
	}
	t.text.WriteString("  body F1  unread\n")
}

func (t *qualityTable) row(folder string, n int, reader string, q quality, failed int) {
	count := fmt.Sprint(n)
	if folder == "" {
		count = ""
	}
	fmt.Fprintf(&t.text, qualityRow, folder, count, reader)
	for _, f := range q {
		p, given := f.precision()
		r, wanted := f.recall()
		fmt.Fprintf(&t.text, "  %s / %s", share(p, given && wanted), share(r, wanted))
	}
	f1, known := q[ofBody].f1()
	fmt.Fprintf(&t.text, "  %7s  %6d\n", share(f1, known), failed)
}

func (t *qualityTable) absent(folder, dir string) {
	fmt.Fprintf(&t.text, qualityRow+"  not there\n", folder, "", "")
	t.gone = append(t.gone, dir)
}

func share(f float64, known bool) string {
	if !known {
		return "  —  "
	}
	return fmt.Sprintf("%.3f", f)
}

func (t *qualityTable) end() error {
	t.text.WriteString("\nEach field: precision / recall. Headlines and dates are right or wrong, to the day; names of bylines count\n" +
		"each, bodies by their words, those of html-aeb by runs of four. An article that is not there counts against precision.\n" +
		"F1 is the harmonic mean of both. unread: files that failed.\n")
	for _, dir := range t.gone {
		fmt.Fprintf(&t.text, "Not there: %s\n", dir)
	}
	t.text.WriteString(t.misses.String())
	_, err := io.WriteString(t.out, t.text.String())
	return err
}

// filesIn are the files of a folder and those below it, those of gzip unpacked.
func filesIn(dir string) ([]page, error) {
	var pages []page
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.HasSuffix(path, ".gz") {
			z, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				return err
			}
			if b, err = io.ReadAll(z); err != nil {
				return err
			}
			path = strings.TrimSuffix(path, ".gz")
		}
		name, err := filepath.Rel(dir, path)
		pages = append(pages, page{name: filepath.ToSlash(name), bytes: b})
		return err
	})
	return pages, err
}
