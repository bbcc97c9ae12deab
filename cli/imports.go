package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"dateline/data"
	"dateline/importer"
)

type importJSON struct {
	ID       int64            `json:"id"`
	Kind     data.ImportKind  `json:"kind"`
	State    data.ImportState `json:"state"`
	Paths    []string         `json:"paths"`
	Started  string           `json:"started"`
	Finished *string          `json:"finished"`
	totalsJSON
}

func importToJSON(i data.Import) importJSON {
	n := i.Counts
	j := importJSON{ID: i.ID, Kind: i.Kind, State: i.State, Paths: list(i.Paths), Started: i.Started.UTC().Format(time.RFC3339),
		totalsJSON: totalsJSON{n.Found, n.Added, n.Updated, n.Unchanged, n.Duplicate, n.Skipped, n.Failed, 0}}
	if !i.Finished.IsZero() {
		j.Finished = known(i.Finished.UTC().Format(time.RFC3339))
		j.Seconds = i.Finished.Sub(i.Started).Seconds()
	}
	return j
}

// importsCommand lists the imports, or the items of one that were not simply
// added.
func (c *cli) importsCommand(flags *pflag.FlagSet) func([]string) error {
	asCSV := flags.Bool("csv", false, "print the items of an import as CSV")
	return func(args []string) error {
		if len(args) > 1 || *asCSV && len(args) == 0 {
			return misuse{errors.New("imports takes the number of one import, or none: dateline-cli imports [--csv] [ID]")}
		}
		var id int64
		if len(args) == 1 {
			var err error
			if id, err = importID(args[0]); err != nil {
				return err
			}
		}
		return c.read(func(a *data.Archive) error {
			if len(args) == 1 {
				return c.printImport(a, id, *asCSV)
			}
			imports, err := a.Imports(c.ctx)
			if err != nil {
				return err
			}
			for _, i := range imports {
				n := i.Counts
				if c.json {
					if err := c.line(importToJSON(i)); err != nil {
						return err
					}
					continue
				}
				c.say(c.out, "%d\t%s\t%s\t%s\t%d found, %d added, %d updated, %d failed\t%s\n", i.ID, i.Started.Format("2006-01-02 15:04"), i.Kind, i.State,
					n.Found, n.Added, n.Updated, n.Failed, nameOf(i.Paths))
			}
			return nil
		})
	}
}

func nameOf(paths []string) string {
	switch len(paths) {
	case 0:
		return ""
	case 1:
		return paths[0]
	}
	return fmt.Sprintf("%s and %d more", paths[0], len(paths)-1)
}

func importID(s string) (int64, error) {
	id, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, misuse{fmt.Errorf("%q is no import's number; dateline-cli imports lists them", s)}
	}
	return id, nil
}

func (c *cli) printImport(a *data.Archive, id int64, asCSV bool) error {
	imports, err := a.Imports(c.ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(imports, func(i data.Import) bool { return i.ID == id }) {
		return fmt.Errorf("there is no import %d in %s; dateline-cli imports lists them", id, a.Path())
	}
	items, err := a.ImportItems(c.ctx, id)
	if err != nil {
		return err
	}
	if asCSV {
		return importer.WriteReport(c.out, items)
	}
	for _, i := range items {
		if c.json {
			if err := c.line(itemJSON{i.Path, i.Position, i.Outcome, known(i.Article), known(i.Reason)}); err != nil {
				return err
			}
			continue
		}
		c.say(c.out, "%s: %s: %s\n", i.Outcome, i.Path, i.Reason)
	}
	return nil
}

func (c *cli) undoCommand(*pflag.FlagSet) func([]string) error {
	return func(args []string) error {
		if len(args) != 1 {
			return misuse{errors.New("undo needs the number of one import: dateline-cli undo ID")}
		}
		id, err := importID(args[0])
		if err != nil {
			return err
		}
		return c.write(func(a *data.Archive) error {
			told := time.Now()
			u, err := a.UndoImport(c.ctx, id, func(done, of int) {
				if time.Since(told) >= time.Second {
					told = time.Now()
					c.say(c.err, "%d of %d articles\n", done, of)
				}
			})
			if err != nil {
				return err
			}
			if c.json {
				return c.line(map[string]int{"removed": u.Removed, "restored": u.Restored})
			}
			c.say(c.out, "import %d is undone: %s removed, %d as they were before\n", id, counted(u.Removed, "article"), u.Restored)
			return nil
		})
	}
}

type changeJSON struct {
	ID     int64    `json:"id"`
	Old    *string  `json:"old_headline"`
	New    *string  `json:"new_headline"`
	Fields []string `json:"fields"`
}

// rereadCommand reads the kept originals with today's parsers. Without
// --apply it only tells what would change.
func (c *cli) rereadCommand(flags *pflag.FlagSet) func([]string) error {
	apply := flags.Bool("apply", false, "change the articles; else only tell what would change")
	return func(args []string) error {
		if len(args) > 0 {
			return misuse{errors.New("reread takes no arguments: dateline-cli reread [--apply]")}
		}
		open := c.read
		if *apply {
			open = c.write
		}
		return open(func(a *data.Archive) error {
			told := time.Now()
			r, err := importer.RereadOriginals(c.ctx, a, importer.RereadOptions{Apply: *apply, Progress: func(done, of int) {
				if time.Since(told) >= time.Second {
					told = time.Now()
					c.say(c.err, "%d of %d originals read\n", done, of)
				}
			}})
			if err != nil {
				return err
			}
			return c.printReread(r, *apply)
		})
	}
}

func (c *cli) printReread(r importer.Reread, applied bool) error {
	if c.json {
		for _, ch := range r.Changes {
			if err := c.line(changeJSON{ch.Article, known(ch.Old), known(ch.New), ch.Fields}); err != nil {
				return err
			}
		}
		return c.line(map[string]any{"totals": map[string]any{"originals": r.Originals, "same": r.Same, "changed": r.Changed,
			"added": r.Added, "failed": r.Failed, "fields": r.Fields, "applied": applied, "import": known(r.Import.ID)}})
	}
	for _, ch := range r.Changes {
		c.say(c.out, "%d\t%s\t%v\n", ch.Article, ch.New, ch.Fields)
	}
	would := "would change"
	if applied {
		would = "changed"
	}
	c.say(c.out, "%s: %s as before, %d %s, %d new, %s could not be read\n", counted(r.Originals, "original"), counted(r.Same, "article"), r.Changed, would, r.Added, counted(r.Failed, "original"))
	if applied && r.Import.ID != 0 {
		c.say(c.out, "dateline-cli undo %d takes it back\n", r.Import.ID)
	}
	return nil
}

// watchCommand lists, adds and removes the folders that are followed, and with
// --once catches up on them.
func (c *cli) watchCommand(flags *pflag.FlagSet) func([]string) error {
	remove := flags.Bool("remove", false, "follow the folders no longer")
	once := flags.Bool("once", false, "import now what has changed in the watched folders")
	return func(folders []string) error {
		if len(folders) == 0 && *remove {
			return misuse{errors.New("watch --remove needs folders: dateline-cli watch --remove FOLDER")}
		}
		if len(folders) == 0 && !*once {
			return c.read(c.printWatched)
		}
		return c.write(func(a *data.Archive) error {
			for _, f := range folders {
				path, err := filepath.Abs(f)
				if err != nil {
					return err
				}
				if *remove {
					err = a.Unwatch(c.ctx, path)
				} else {
					err = a.Watch(c.ctx, path)
				}
				if err != nil {
					return err
				}
			}
			if *once {
				return c.catchUp(a)
			}
			return c.printWatched(a)
		})
	}
}

func (c *cli) printWatched(a *data.Archive) error {
	folders, err := a.WatchedFolders(c.ctx)
	if err != nil {
		return err
	}
	for _, f := range folders {
		if c.json {
			if err := c.line(map[string]string{"path": f.Path, "since": f.Since.UTC().Format(time.RFC3339)}); err != nil {
				return err
			}
			continue
		}
		c.say(c.out, "%s\n", f.Path)
	}
	return nil
}

func (c *cli) catchUp(a *data.Archive) error {
	watched, err := a.WatchedFolders(c.ctx)
	if err != nil {
		return err
	}
	var folders []string
	for _, f := range watched {
		folders = append(folders, f.Path)
	}
	return c.report(importer.Options{KeepOriginals: true}, func(opt importer.Options) (data.Import, error) {
		return importer.CatchUp(c.ctx, a, folders, opt)
	})
}

// write opens the archive to write and passes it to f.
func (c *cli) write(f func(*data.Archive) error) error {
	a, err := data.Open(c.ctx, c.archive)
	if err != nil {
		return err
	}
	return errors.Join(c.within(a, true, f), a.Close())
}
