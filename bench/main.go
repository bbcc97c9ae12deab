// Command bench measures Dateline against baselines taken in the same run, so
// that what it prints are ratios and hold on other machines. It exits with 1
// where a limit is passed. docs/PERFORMANCE.md explains each row.
//
// It runs on Linux and needs SQLite's C library with full-text search:
//
//	go run -tags sqlite_fts5 .
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	_ "dateline/app/locale" // before Fyne reads the language
	"dateline/data"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// settings are how much is measured, and where files are put.
type settings struct {
	articles, runs             int
	dir, only, corpora, folder string
}

// qualityPart is what -only calls the scores of what is read of real files.
// It is printed only when it is asked for: the files are not in the repository.
const qualityPart = "import-quality"

// parts are what is measured, by the names that -only takes, in order.
var parts = []struct {
	name string
	run  func(context.Context, settings, *report) error
}{
	{"import", reportImport}, {"search", reportSearch}, {"widgets", reportWidgets},
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if isChild(args) {
		return runChild(ctx, args, out)
	}
	var s settings
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.IntVar(&s.articles, "articles", 100_000, "`number` of articles in the archive")
	flags.IntVar(&s.runs, "runs", 25, "`times` each search is run; the median counts")
	flags.StringVar(&s.dir, "dir", filepath.Join("..", "build", "bench"), "`folder` for articles and archives, kept for the next run")
	flags.StringVar(&s.only, "only", "", "the one `part` to measure: import, search (needs the archive of an import), widgets or "+qualityPart)
	flags.StringVar(&s.corpora, "corpora", filepath.Join("..", "..", "shared", "corpora"), "`folder` of real files for "+qualityPart)
	flags.StringVar(&s.folder, "folder", "", "the one `folder` to score, naming all that Dateline reads otherwise than it is")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if s.articles < 1 || s.runs < 1 || flags.NArg() > 0 {
		return errors.New("expected -articles and -runs of at least 1, and no other arguments")
	}
	if s.only == qualityPart {
		return reportQuality(ctx, s.corpora, s.folder, out)
	}
	var r report
	found := false
	for _, part := range parts {
		if s.only != "" && s.only != part.name {
			continue
		}
		found = true
		if err := part.run(ctx, s, &r); err != nil {
			return err
		}
	}
	if !found {
		return fmt.Errorf("there is no part %q", s.only)
	}
	r.write(out)
	return r.failure()
}

func (s settings) path(name string) string { return filepath.Join(s.dir, name+data.Extension) }

func reportImport(ctx context.Context, s settings, r *report) error {
	progress("write %d articles", s.articles)
	c := corpusIn(s.dir)
	folder, err := c.root, c.write(ctx, s.articles)
	if err != nil {
		return err
	}
	progress("import them")
	mine, err := inChild[imported](ctx, importChild, folder, s.path("dateline"))
	if err != nil {
		return err
	}
	progress("write them with the baseline")
	theirs, err := inChild[written](ctx, baselineChild, folder, s.path("dateline"), s.path("c"), s.path("go"))
	if err != nil {
		return err
	}
	if mine.Articles != s.articles || theirs.Articles != s.articles {
		return fmt.Errorf("of %d articles, Dateline imported %d and the baseline %d", s.articles, mine.Articles, theirs.Articles)
	}
	r.addImport(mine, theirs)
	return nil
}

func reportSearch(ctx context.Context, s settings, r *report) error {
	progress("search")
	from, to := s.path("dateline"), s.path("copy")
	if err := copyDatabase(from, to); err != nil {
		return err
	}
	archive, err := data.OpenReadOnly(ctx, from)
	if err != nil {
		return err
	}
	defer func() { _ = archive.Close() }()
	c, closeC, err := openLibrary(ctx, inC, to)
	if err != nil {
		return err
	}
	defer func() { _ = closeC() }()
	compared, err := compareSearch(ctx, product{archive}, c, s.runs)
	if err != nil {
		return err
	}
	for _, q := range compared {
		r.addSearch(q)
	}
	return nil
}

func reportWidgets(_ context.Context, _ settings, r *report) error {
	progress("widgets")
	laid, err := layLongArticle()
	if err != nil {
		return err
	}
	scrolled, err := scrollLongList()
	if err != nil {
		return err
	}
	r.addWidgets(laid, scrolled)
	return nil
}

func progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "bench: "+format+" …\n", args...)
}

// copyDatabase copies a database that nobody has open.
func copyDatabase(from, to string) error {
	if err := removeDatabase(to); err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
