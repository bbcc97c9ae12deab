package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/spf13/pflag"

	"dateline/data"
)

type bucketJSON struct {
	Start   string `json:"start"`
	Counts  []int  `json:"counts"`
	Archive int    `json:"archive"`
}

type timelineJSON struct {
	By             data.Unit    `json:"by"`
	Queries        []string     `json:"queries"`
	Buckets        []bucketJSON `json:"buckets"`
	Undated        []int        `json:"undated"`
	ArchiveUndated int          `json:"archive_undated"`
}

func (c *cli) timelineCommand(flags *pflag.FlagSet) func([]string) error {
	by := flags.String("by", string(data.ByMonth), "count by `UNIT`: year, month, week or day")
	offer(flags, "by", "year", "month", "week", "day")
	return func(queries []string) error {
		if !slices.Contains([]data.Unit{data.ByYear, data.ByMonth, data.ByWeek, data.ByDay}, data.Unit(*by)) {
			return misuse{fmt.Errorf("--by takes year, month, week or day, not %q", *by)}
		}
		return c.read(func(a *data.Archive) error {
			var results []*data.Results
			for _, text := range queries {
				r, err := a.Search(c.ctx, c.parse(text), data.Newest)
				if err != nil {
					return err
				}
				results = append(results, r)
			}
			t, err := a.Timeline(c.ctx, data.Unit(*by), time.Time{}, time.Time{}, results...)
			if err != nil {
				return err
			}
			return c.printTimeline(t, queries)
		})
	}
}

func (c *cli) printTimeline(t data.Timeline, queries []string) error {
	j := timelineJSON{By: t.By, Queries: list(queries), Buckets: []bucketJSON{}, Undated: t.Undated, ArchiveUndated: t.ArchiveUndated}
	for _, b := range t.Buckets {
		j.Buckets = append(j.Buckets, bucketJSON{Start: b.Start.Format(time.DateOnly), Counts: b.Counts, Archive: b.Archive})
	}
	if c.json {
		return c.line(j)
	}
	for _, b := range j.Buckets {
		c.say(c.out, "%s", b.Start)
		for _, n := range b.Counts {
			c.say(c.out, "\t%d", n)
		}
		c.say(c.out, "\t%d\n", b.Archive)
	}
	c.say(c.out, "undated")
	for _, n := range t.Undated {
		c.say(c.out, "\t%d", n)
	}
	c.say(c.out, "\t%d\n", t.ArchiveUndated)
	return nil
}

func (c *cli) statsCommand(*pflag.FlagSet) func([]string) error {
	return func(args []string) error {
		if len(args) > 0 {
			return misuse{errors.New("stats takes no arguments")}
		}
		return c.read(func(a *data.Archive) error {
			s, err := a.Stats(c.ctx)
			if err != nil {
				return err
			}
			if c.json {
				return c.line(struct {
					Articles int            `json:"articles"`
					Undated  int            `json:"undated"`
					First    *string        `json:"first"`
					Last     *string        `json:"last"`
					Bytes    int64          `json:"bytes"`
					Formats  map[string]int `json:"formats"`
				}{s.Articles, s.Undated, known(s.First.ISO()), known(s.Last.ISO()), s.Bytes, s.Formats})
			}
			c.say(c.out, "%s\n%s, %d undated\n", a.Path(), counted(s.Articles, "article"), s.Undated)
			if s.First.Known() {
				c.say(c.out, "from %s to %s\n", s.First.ISO(), s.Last.ISO())
			}
			c.say(c.out, "%.1f MB on disk\n", float64(s.Bytes)/1e6)
			for _, format := range slices.Sorted(maps.Keys(s.Formats)) {
				c.say(c.out, "%s\t%d\n", format, s.Formats[format])
			}
			return nil
		})
	}
}

func (c *cli) checkCommand(*pflag.FlagSet) func([]string) error {
	return func(args []string) error {
		if len(args) > 0 {
			return misuse{errors.New("check takes no arguments")}
		}
		return c.read(func(a *data.Archive) error {
			r, err := a.Check(c.ctx)
			if err != nil {
				return err
			}
			if c.json {
				err = c.line(struct {
					OK        bool     `json:"ok"`
					Articles  int      `json:"articles"`
					Originals int      `json:"originals"`
					Versions  int      `json:"versions"`
					Problems  []string `json:"problems"`
				}{len(r.Problems) == 0, r.Articles, r.Originals, r.Versions, list(r.Problems)})
				if err != nil {
					return err
				}
			} else {
				for _, p := range r.Problems {
					c.say(c.out, "%s\n", p)
				}
				if len(r.Problems) == 0 {
					c.say(c.out, "All is well: %s, %s, %s.\n", counted(r.Articles, "article"), counted(r.Originals, "original"), counted(r.Versions, "older version"))
				}
			}
			if len(r.Problems) > 0 {
				return errReported
			}
			return nil
		})
	}
}
