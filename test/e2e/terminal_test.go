package e2e

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"
)

// A terminal asks dateline-cli, in an archive of its own, for what the window
// ought to show of the same files.
type terminal struct {
	t       *testing.T
	archive string
	outcome outcome
}

// An outcome is what became of the files of an import.
type outcome struct{ Found, Added, Skipped, Failed int }

// newTerminal imports files and folders.
func newTerminal(t *testing.T, paths ...string) *terminal {
	t.Helper()
	c := &terminal{t: t, archive: filepath.Join(t.TempDir(), "command.dateline")}
	lines := c.ask("import", paths...)
	var last struct{ Totals outcome }
	c.decode(lines[len(lines)-1], &last)
	c.outcome = last.Totals
	return c
}

// ask runs one command and returns the lines of JSON that it answers.
func (c *terminal) ask(command string, args ...string) [][]byte {
	c.t.Helper()
	output := run(c.t, nil, nil, cli, append([]string{command, "--archive", c.archive, "--json"}, args...)...)
	return bytes.Split(bytes.TrimSpace(output), []byte("\n"))
}

func (c *terminal) decode(line []byte, into any) {
	c.t.Helper()
	if err := json.Unmarshal(line, into); err != nil {
		c.t.Fatalf("%v in %s", err, line)
	}
}

// count returns how many articles a query finds.
func (c *terminal) count(query string) int {
	c.t.Helper()
	lines := c.ask("search", "--limit", "1", query)
	var totals struct{ Total int }
	c.decode(lines[len(lines)-1], &totals)
	return totals.Total
}

// headlines returns those of the results of a query in an order, without
// those of articles that have none.
func (c *terminal) headlines(order, query string) []string {
	c.t.Helper()
	var all []string
	for _, line := range c.ask("search", "--sort", order, "--limit", "1000", query) {
		var hit struct{ Headline string }
		if c.decode(line, &hit); hit.Headline != "" {
			all = append(all, hit.Headline)
		}
	}
	return all
}

// answers are what the command line says of the samples and the query.
type answers struct {
	all, found int
	headline   string // of the newest article found
}

// askCommandLine imports samples into an archive of its own with
// dateline-cli and asks it for what the window ought to show.
func askCommandLine(t *testing.T, paths ...string) answers {
	t.Helper()
	c := newTerminal(t, paths...)
	var stats struct{ Articles int }
	c.decode(bytes.Join(c.ask("stats"), nil), &stats)
	a := answers{all: stats.Articles, found: c.count(query)}
	if headlines := c.headlines("newest", query); len(headlines) > 0 {
		a.headline = headlines[0]
	}
	if a.headline == "" || a.found == 0 || a.found >= a.all {
		t.Fatalf("%q ought to find some of the samples, not all: %d of %d", query, a.found, a.all)
	}
	return a
}
