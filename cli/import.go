package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"dateline/data"
	"dateline/data/memory"
	"dateline/importer"
)

type itemJSON struct {
	Path     string       `json:"path"`
	Position int          `json:"position"`
	Outcome  data.Outcome `json:"outcome"`
	ID       *int64       `json:"id"`
	Reason   *string      `json:"reason"`
}

type totalsJSON struct {
	Found     int     `json:"found"`
	Added     int     `json:"added"`
	Updated   int     `json:"updated"`
	Unchanged int     `json:"unchanged"`
	Duplicate int     `json:"duplicate"`
	Skipped   int     `json:"skipped"`
	Failed    int     `json:"failed"`
	Seconds   float64 `json:"seconds"`
}

func (c *cli) importCommand(flags *pflag.FlagSet) func([]string) error {
	resume := flags.Bool("resume", false, "take up the last interrupted import")
	retry := flags.Int64("retry", 0, "import again what could not be read in the import `ID`")
	noOriginals := flags.Bool("no-originals", false, "do not keep the files' bytes in the archive")
	columns := flags.String("map", "", "which columns of tables and JSON data hold what, as `FIELD=COLUMN,...`")
	return func(paths []string) error {
		if *retry != 0 {
			return c.retry(*retry, paths, importer.Options{KeepOriginals: !*noOriginals})
		}
		if len(paths) == 0 && !*resume {
			return misuse{errors.New("import needs files or folders: dateline-cli import PATH")}
		}
		opt := importer.Options{KeepOriginals: !*noOriginals, Resume: *resume}
		if flags.Changed("map") {
			var err error
			if opt.Mapping, err = importer.ParseMapping(*columns); err != nil {
				return misuse{err}
			}
		}
		return c.importPaths(paths, opt)
	}
}

// rememberMapping keeps a mapping for datasets like those among the paths, so
// that it need not be given again.
func (c *cli) rememberMapping(archive *data.Archive, paths []string, m importer.Mapping) error {
	if m == nil {
		return nil
	}
	sets, err := importer.Inspect(c.ctx, paths)
	if err != nil {
		return err
	}
	for _, set := range sets {
		if err := archive.SetMapping(c.ctx, set.Shape, m); err != nil {
			return err
		}
	}
	return nil
}

// retry imports again the files of an import that could not be read.
func (c *cli) retry(id int64, further []string, opt importer.Options) error {
	return c.write(func(a *data.Archive) error {
		paths, err := importer.FailedPaths(c.ctx, a, id)
		if err != nil {
			return err
		}
		if paths = append(paths, further...); len(paths) == 0 {
			return fmt.Errorf("nothing failed in import %d, so there is nothing to import again", id)
		}
		return c.importInto(a, paths, opt)
	})
}

func (c *cli) importPaths(paths []string, opt importer.Options) error {
	return c.write(func(a *data.Archive) error { return c.importInto(a, paths, opt) })
}

func (c *cli) importInto(archive *data.Archive, paths []string, opt importer.Options) error {
	if err := c.rememberMapping(archive, paths, opt.Mapping); err != nil {
		return err
	}
	return c.report(opt, func(opt importer.Options) (data.Import, error) { return importer.Run(c.ctx, archive, paths, opt) })
}

// report runs an import, prints what becomes of each file and how far it is, and
// tells of what failed.
func (c *cli) report(opt importer.Options, run func(importer.Options) (data.Import, error)) error {
	started := time.Now()
	var printing error
	opt.Items = func(i data.Item) {
		switch {
		case c.json:
			printing = errors.Join(printing, c.line(itemJSON{
				Path: i.Path, Position: i.Position, Outcome: i.Outcome, ID: known(i.Article), Reason: known(i.Reason),
			}))
		case i.Outcome == data.Failed || i.Outcome == data.Skipped:
			c.say(c.out, "%s: %s: %s\n", i.Outcome, pathOf(i), i.Reason)
		}
	}
	told := time.Now()
	opt.Progress = func(p importer.Progress) {
		if time.Since(told) < time.Second || p.Phase == importer.Finished {
			return
		}
		told = time.Now()
		memory.Set(memory.For(memoryAtRest, c.articles+p.Import.Counts.Added, true))
		if p.Phase == importer.Merging {
			c.say(c.err, "putting the index in order …\n")
			return
		}
		of := "…"
		if p.Counted {
			of = fmt.Sprint(p.Files)
		}
		c.say(c.err, "%d of %s files read, %s added\n", p.Done, of, counted(p.Import.Counts.Added, "article"))
	}
	done, err := run(opt)
	printing = errors.Join(printing, c.printTotals(done, started))
	switch {
	case errors.Is(err, data.ErrNothingToResume):
		return errors.New("no import was interrupted, so there is nothing to resume; name the paths to import")
	case err != nil:
		return fmt.Errorf("%w; import again with --resume to go on from there", err)
	case printing != nil:
		return fmt.Errorf("print the report: %w", printing)
	case done.State == data.ImportCancelled:
		c.say(c.err, "cancelled; what was filed stays in the archive\n")
		return errReported
	case done.Counts.Failed > 0:
		return errReported
	}
	return nil
}

// pathOf is an item's path with its place in the file, where it has one.
func pathOf(i data.Item) string {
	if i.Position == 0 {
		return i.Path
	}
	return fmt.Sprintf("%s, %s %d", i.Path, i.Part(), i.Position)
}

func (c *cli) printTotals(done data.Import, started time.Time) error {
	n := done.Counts
	if c.json {
		totals := totalsJSON{n.Found, n.Added, n.Updated, n.Unchanged, n.Duplicate, n.Skipped, n.Failed, time.Since(started).Seconds()}
		return c.line(map[string]totalsJSON{"totals": totals})
	}
	if done.ID == 0 && n.Found > 0 {
		return nil // it could not begin
	}
	c.say(c.out, "%d found = %d added + %d updated + %d unchanged + %d duplicate + %d skipped + %d failed, in %.1f s\n",
		n.Found, n.Added, n.Updated, n.Unchanged, n.Duplicate, n.Skipped, n.Failed, time.Since(started).Seconds())
	return nil
}

// known returns nil for a zero value, which JSON shows as null.
func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
