package importer

import (
	"context"
	"time"

	"dateline/data"
)

// mostChanges is how many of the changes that reading again would make a
// report lists.
const mostChanges = 500

// Change is what reading an original again makes of one article.
type Change struct {
	Article  int64
	Old, New string   // headlines
	Fields   []string // that differ, as dateline-cli show names them
}

// Reread is what reading the kept originals again would change, or has changed.
type Reread struct {
	Originals int // read
	Same      int // articles that read as before
	Changed   int
	Added     int            // articles in files that were read as fewer
	Failed    int            // originals that cannot be read any more; their articles stay as they are
	Fields    map[string]int // how many articles differ in a field
	Changes   []Change       // the first of them
	Import    data.Import    // that the changes are part of; its ID is 0 where nothing was changed
}

// RereadOptions are those of RereadOriginals.
type RereadOptions struct {
	Apply    bool // change the archive; else only tell what would change
	Progress func(done, of int)
}

// RereadOriginals reads the originals that the archive keeps with today's
// parsers. Each article that reads otherwise gets a new version, as a part of
// an import that can be undone. Where ctx is cancelled, what is changed stays,
// and the report tells of that.
func RereadOriginals(ctx context.Context, archive *data.Archive, opt RereadOptions) (Reread, error) {
	r := &rereading{archive: archive, opt: opt, report: Reread{Fields: map[string]int{}}}
	of, err := archive.Originals(ctx)
	if err != nil {
		return r.report, err
	}
	told := time.Now()
	err = archive.EachOriginal(ctx, func(o data.KeptOriginal) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.read(ctx, o); err != nil {
			return err
		}
		r.report.Originals++
		if opt.Progress != nil && time.Since(told) >= progressEvery {
			told = time.Now()
			opt.Progress(r.report.Originals, of)
		}
		return nil
	})
	if err == nil {
		err = r.flush(ctx)
	}
	if r.filing != nil {
		state := data.ImportDone
		if err != nil {
			state = data.ImportCancelled
		}
		done, finishErr := r.filing.Finish(ctx, state, nil)
		r.report.Import = done
		if err == nil {
			err = finishErr
		}
	}
	if ctx.Err() != nil {
		return r.report, ctx.Err()
	}
	return r.report, err
}

const rereadBatch = 500 // articles that are replaced in one transaction

type rereading struct {
	archive *data.Archive
	opt     RereadOptions
	report  Reread
	filing  *data.Filing // begun with the first change
	changed []data.Article
}

// read reads one original again and compares.
func (r *rereading) read(ctx context.Context, o data.KeptOriginal) error {
	now, err := readAgain(ctx, r.archive, o)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.report.Failed++
		return nil
	}
	pairs, added := match(o.Articles, now)
	for _, old := range o.Articles {
		again, ok := pairs[old.ID]
		if !ok {
			r.report.Same++ // it is found no more; it stays as it is
			continue
		}
		fields := data.Differences(old, again)
		if len(fields) == 0 {
			r.report.Same++
			continue
		}
		r.report.Changed++
		for _, f := range fields {
			r.report.Fields[f]++
		}
		if len(r.report.Changes) < mostChanges {
			r.report.Changes = append(r.report.Changes, Change{old.ID, old.Headline, again.Headline, fields})
		}
		r.changed = append(r.changed, keepIdentity(again, old))
	}
	r.report.Added += len(added)
	if !r.opt.Apply {
		r.changed = r.changed[:0]
		return nil
	}
	if len(added) > 0 {
		if err := r.begin(ctx); err != nil {
			return err
		}
		if _, err := r.filing.File(ctx, []data.FileResult{{Path: o.Path, Articles: added, Original: o.Bytes}}); err != nil {
			return err
		}
	}
	if len(r.changed) >= rereadBatch {
		return r.flush(ctx)
	}
	return nil
}

func (r *rereading) begin(ctx context.Context) error {
	if r.filing != nil {
		return nil
	}
	filing, err := r.archive.BeginImport(ctx, data.ByReread, nil, true)
	r.filing = filing
	return err
}

func (r *rereading) flush(ctx context.Context) error {
	if len(r.changed) == 0 {
		return nil
	}
	if err := r.begin(ctx); err != nil {
		return err
	}
	err := r.filing.Replace(ctx, r.changed)
	r.changed = r.changed[:0]
	return err
}

// readAgain reads a kept original as the file that it was.
func readAgain(ctx context.Context, archive *data.Archive, o data.KeptOriginal) ([]data.Article, error) {
	return readDocument(ctx, Document{Path: o.Path, Bytes: o.Bytes, Modified: o.Modified}, optionsOf(ctx, archive, Options{}))
}

// match pairs the articles that an original was read as with those that it is
// read as now: the only one with the only one, else by their keys, and a file
// that was read as one with the first.
func match(old, now []data.Article) (pairs map[int64]data.Article, added []data.Article) {
	pairs = map[int64]data.Article{}
	if len(old) == 1 && len(now) > 0 {
		single := old[0].Source.Key == 0 || len(now) == 1
		if single {
			pairs[old[0].ID] = now[0]
			return pairs, now[1:]
		}
	}
	byKey := map[int64]int64{}
	for _, a := range old {
		byKey[a.Source.Key] = a.ID
	}
	for _, a := range now {
		if id, ok := byKey[a.Source.Key]; ok {
			pairs[id] = a
		} else if len(old) > 1 {
			added = append(added, a)
		}
	}
	return pairs, added
}

// keepIdentity gives a new reading the id and the source of the old one.
func keepIdentity(now, old data.Article) data.Article {
	format, encoding := now.Source.Format, now.Source.Encoding
	now.ID, now.Gone, now.Source = old.ID, old.Gone, old.Source
	now.Source.Format, now.Source.Encoding = format, encoding
	return now
}
