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
	"strconv"

	"dateline/data"
	_ "dateline/locale/early" // before Fyne reads the language
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
	articles, importArticles, runs int
	growth, reuse                  bool
	dir, only, corpora, folder     string
}

// qualityPart is what -only calls the scores of what is read of real files.
// It is printed only when it is asked for: the files are not in the repository.
const qualityPart = "import-quality"

// sections are what is measured, by the names that -only takes, in order.
var sections = []struct {
	name string
	run  func(context.Context, settings, *report) error
}{
	{"articles", writeArticles}, {"import", reportImport}, {"search", reportSearch}, {"widgets", reportWidgets}, {"window", reportWindow},
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if isChild(args) {
		return runChild(ctx, args, out)
	}
	s, err := parseSettings(args)
	if err != nil {
		return err
	}
	if s.only == qualityPart {
		return reportQuality(ctx, s.corpora, s.folder, out)
	}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return err
	}
	var r report
	found := false
	for _, section := range sections {
		if s.only != "" && s.only != section.name {
			continue
		}
		found = true
		if err := section.run(ctx, s, &r); err != nil {
			r.write(out)
			return err
		}
	}
	if !found {
		return fmt.Errorf("there is no part %q", s.only)
	}
	r.write(out)
	return r.failure()
}

func parseSettings(args []string) (s settings, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return s, err
	}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.IntVar(&s.articles, "articles", 1_000_000, "`number` of articles to search")
	flags.IntVar(&s.importArticles, "import-articles", 100_000, "`number` of articles to import beside the baseline")
	flags.IntVar(&s.runs, "runs", 25, "`times` that C is asked the same, at most; the median counts")
	flags.BoolVar(&s.growth, "growth", false, "search smaller archives too, and show how times grow")
	flags.BoolVar(&s.reuse, "reuse", false, "search the archives that an earlier run made")
	flags.StringVar(&s.dir, "dir", filepath.Join(cache, "dateline-bench"), "`folder` for articles and archives; the articles are kept for the next run")
	flags.StringVar(&s.only, "only", "", "the one `part` to measure: articles (written, not measured), import, search, widgets, window or "+qualityPart)
	flags.StringVar(&s.corpora, "corpora", filepath.Join("..", "..", "shared", "corpora"), "`folder` of real files for "+qualityPart)
	flags.StringVar(&s.folder, "folder", "", "the one `folder` to score, naming all that Dateline reads otherwise than it is")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if s.articles < 1 || s.importArticles < 1 || s.runs < 1 || flags.NArg() > 0 {
		return s, errors.New("expected -articles, -import-articles and -runs of at least 1, and no other arguments")
	}
	return s, nil
}

func (s settings) path(name string) string { return filepath.Join(s.dir, name+data.Extension) }

func writeArticles(ctx context.Context, s settings, _ *report) error {
	return corpusIn(s.dir).write(ctx, max(s.articles, s.importArticles))
}

func reportImport(ctx context.Context, s settings, r *report) error {
	c, n := corpusIn(s.dir), s.importArticles
	if err := c.write(ctx, n); err != nil {
		return err
	}
	progress("import %d articles", n)
	mine, err := inChild[imported](ctx, importChild, c.root, strconv.Itoa(n), s.path("import"))
	if err != nil {
		return err
	}
	progress("write them with the baseline")
	theirs, err := inChild[written](ctx, baselineChild, c.root, strconv.Itoa(n), s.path("import"), s.path("c"), s.path("go"))
	if err != nil {
		return err
	}
	if theirs.Articles != n {
		return fmt.Errorf("of %d articles, the baseline imported %d", n, theirs.Articles)
	}
	r.addImport(mine, theirs)
	for _, name := range []string{"import", "c", "go"} {
		if err := removeDatabase(s.path(name)); err != nil {
			return err
		}
	}
	return reportRecoll(ctx, s, r)
}

// reportRecoll measures an import of other articles beside recollindex.
func reportRecoll(ctx context.Context, s settings, r *report) error {
	c, n := corpusIn(s.dir), min(recollArticles, s.importArticles)
	progress("index %d articles with recollindex", n)
	theirs, err := indexWithRecoll(ctx, s.dir, c.paths(n))
	if errors.Is(err, errNoRecoll) {
		r.skipRecoll()
		return nil
	}
	if err != nil {
		return err
	}
	progress("import them")
	mine, err := inChild[imported](ctx, importChild, c.root, strconv.Itoa(n), s.path("import"))
	if err != nil {
		return err
	}
	r.addRecoll(mine, theirs)
	return removeDatabase(s.path("import"))
}

func reportWidgets(_ context.Context, _ settings, r *report) error {
	progress("lay out widgets")
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
