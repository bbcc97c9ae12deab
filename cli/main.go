// Package cli is dateline-cli, which works on Dateline's archives from a
// terminal.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/pflag"

	"dateline/data"
	"dateline/data/memory"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // something failed; the report says what
	exitMisuse = 2
)

// cli is one call of the program.
type cli struct {
	ctx      context.Context
	out, err io.Writer
	archive  string
	json     bool
	articles int // in the archive, when it was opened
	version  string
}

// misuse is an error in how the program was called.
type misuse struct{ error }

// errReported ends a command whose report said already what failed.
var errReported = errors.New("something failed")

// memoryAtRest is how much memory, in bytes, the program may take without an archive
// before garbage is collected the more eagerly.
const memoryAtRest = 64 << 20

// Name is how the program is called.
const Name = "dateline-cli"

// Main runs the program with the arguments it was started with, and ends it. It
// stops what it does, in order, once ctx is done or the person interrupts it.
func Main(ctx context.Context, version string) {
	memory.Set(memory.For(memoryAtRest, 0, true))
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, version, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, version string, args []string, out, errOut io.Writer) int {
	c := &cli{ctx: ctx, out: out, err: errOut, version: version}
	if len(args) == 0 {
		c.usage(errOut)
		return exitMisuse
	}
	switch args[0] {
	case "help", "--help", "-h":
		if len(args) > 1 {
			return run(ctx, version, []string{args[1], "--help"}, out, errOut)
		}
		c.usage(out)
		return exitDone
	case "version", "--version":
		c.say(out, "dateline-cli %s\n", c.version)
		return exitDone
	}
	command, ok := commandNamed(args[0])
	if !ok {
		return c.fail(misuse{fmt.Errorf("there is no command %q; dateline-cli help lists them", args[0])})
	}
	flags, work := command.prepare(c)
	if err := flags.Parse(args[1:]); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			c.commandUsage(out, command)
			return exitDone
		}
		return c.fail(misuse{err})
	}
	if err := work(flags.Args()); err != nil {
		return c.fail(err)
	}
	return exitDone
}

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

// counted is a count of things: "1 article", "2 articles".
func counted(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
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
	if a.Newer() {
		c.say(c.err, "dateline-cli: %s was made by a newer Dateline; what this one knows of it is shown\n", c.archive)
	}
	return errors.Join(c.within(a, false, f), a.Close())
}

// within works on an archive with the memory that one of its size needs.
func (c *cli) within(a *data.Archive, changing bool, f func(*data.Archive) error) error {
	stats, err := a.Summary(c.ctx)
	if err != nil {
		return err
	}
	c.articles = stats.Articles
	memory.Set(memory.For(memoryAtRest, c.articles, changing))
	return f(a)
}
