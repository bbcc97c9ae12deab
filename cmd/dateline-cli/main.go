// Command dateline-cli works on Dateline's archives from a terminal.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/pflag"

	"dateline/data"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // something failed; the report says what
	exitMisuse = 2
)

const usage = `dateline-cli works on Dateline's archives of news articles.

usage: dateline-cli COMMAND [options] [arguments]

  import [--resume] [--retry ID] [--no-originals] [--map FIELD=COLUMN,...] PATH...
                                               read article files and folders into the archive; --map says
                                               which columns of tables and JSON data hold what
  inspect PATH...                              show the columns of tables and JSON data, and the --map guessed
  imports [--csv] [ID]                         list past imports, or the items of one
  undo ID                                      take an import back
  reread [--apply]                             read the kept originals with today's parsers
  watch [--remove] [--once] [FOLDER...]        list or change the folders that are followed
  search [--sort ORDER] [--limit N] [--offset N] [--count] QUERY
                                               find articles; ORDER is newest, oldest, relevance, headline,
                                               outlet, place or author, the last four also as headline-desc
  show ID                                      show one article whole
  timeline [--by UNIT] [QUERY...]              count articles by year, month, week or day
  facets [--limit N] [QUERY]                   count outlets, places, agencies, authors, languages, years and formats
  stats                                        tell the archive's size and extent
  check                                        check database, index and originals

Every command takes --archive FILE (default: %s)
and --json. Messages and progress go to standard error. Exit status: 0 done,
1 something failed, 2 wrong usage.
`

// cli is one call of the program.
type cli struct {
	ctx      context.Context
	out, err io.Writer
	archive  string
	json     bool
}

// misuse is an error in how the program was called.
type misuse struct{ error }

// errReported ends a command whose report said already what failed.
var errReported = errors.New("something failed")

// softMemory is how much memory, in bytes, garbage is collected the more
// eagerly the nearer it comes; GOMEMLIMIT sets another.
const softMemory = 128 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, out, errOut io.Writer) int {
	c := &cli{ctx: ctx, out: out, err: errOut}
	commands := map[string]func(*pflag.FlagSet) func([]string) error{
		"import": c.importCommand, "inspect": c.inspectCommand, "search": c.searchCommand, "show": c.showCommand,
		"imports": c.importsCommand, "undo": c.undoCommand, "reread": c.rereadCommand, "watch": c.watchCommand,
		"timeline": c.timelineCommand, "facets": c.facetsCommand, "stats": c.statsCommand, "check": c.checkCommand,
	}
	if len(args) == 0 {
		c.usage(errOut)
		return exitMisuse
	}
	switch args[0] {
	case "help", "--help", "-h":
		c.usage(out)
		return exitDone
	}
	command, ok := commands[args[0]]
	if !ok {
		return c.fail(misuse{fmt.Errorf("there is no command %q; dateline-cli help lists them", args[0])})
	}
	flags := pflag.NewFlagSet(args[0], pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&c.archive, "archive", data.DefaultPath(), "the archive's `FILE`")
	flags.BoolVar(&c.json, "json", false, "print JSON")
	work := command(flags)
	if err := flags.Parse(args[1:]); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			c.usage(out)
			return exitDone
		}
		return c.fail(misuse{err})
	}
	if err := work(flags.Args()); err != nil {
		return c.fail(err)
	}
	return exitDone
}

func (c *cli) usage(to io.Writer) { c.say(to, usage, data.DefaultPath()) }

func (c *cli) fail(err error) int {
	if errors.Is(err, errReported) {
		return exitFailed
	}
	c.say(c.err, "dateline-cli: %v\n", err)
	var wrong misuse
	if errors.As(err, &wrong) {
		return exitMisuse
	}
	return exitFailed
}

// say prints; where standard output is closed there is nobody to tell.
func (c *cli) say(to io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(to, format, args...) }

// line prints v as one line of JSON.
func (c *cli) line(v any) error {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// read opens the archive to read and passes it to f.
func (c *cli) read(f func(*data.Archive) error) error {
	a, err := data.OpenReadOnly(c.ctx, c.archive)
	if err != nil {
		return err
	}
	return errors.Join(f(a), a.Close())
}
