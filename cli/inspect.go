package cli

import (
	"errors"
	"strings"

	"github.com/spf13/pflag"

	"dateline/importer"
)

type datasetJSON struct {
	Path      string            `json:"path"`
	Shape     string            `json:"shape"`
	Kind      string            `json:"kind"`
	Columns   []string          `json:"columns"`
	Rows      [][]string        `json:"rows"`
	Mapping   map[string]string `json:"mapping"`
	Confident bool              `json:"confident"`
}

func (c *cli) inspectCommand(*pflag.FlagSet) func([]string) error {
	return func(paths []string) error {
		if len(paths) == 0 {
			return misuse{errors.New("inspect needs files or folders: dateline-cli inspect PATH")}
		}
		found, err := importer.Inspect(c.ctx, paths)
		if err != nil {
			return err
		}
		for _, d := range found {
			if !c.json {
				c.printDataset(d)
				continue
			}
			line := datasetJSON{d.Path, d.Shape, d.Kind, d.Columns, append([][]string{}, d.Rows...), d.Mapping, d.Confident}
			if err := c.line(line); err != nil {
				return err
			}
		}
		if len(found) == 0 && !c.json {
			c.say(c.out, "no tables or JSON data with articles\n")
		}
		return nil
	}
}

// maxShown is how many characters of a value are printed.
const maxShown = 60

func (c *cli) printDataset(d importer.Dataset) {
	c.say(c.out, "%s\n  %s with the columns %s\n", d.Path, d.Kind, strings.Join(d.Columns, ", "))
	var pairs []string
	for _, field := range importer.Fields {
		if column := d.Mapping[field]; column != "" {
			pairs = append(pairs, field+"="+column)
		}
	}
	c.say(c.out, "  --map '%s'\n", strings.Join(pairs, ","))
	if !d.Confident {
		c.say(c.out, "  this mapping is a guess; look at the values\n")
	}
	if len(d.Rows) == 0 {
		return
	}
	for i, column := range d.Columns {
		if value := []rune(strings.Join(strings.Fields(d.Rows[0][i]), " ")); len(value) > maxShown {
			c.say(c.out, "    %s: %s…\n", column, string(value[:maxShown]))
		} else {
			c.say(c.out, "    %s: %s\n", column, string(value))
		}
	}
}
