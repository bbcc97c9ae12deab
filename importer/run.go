package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"dateline/data"
	"dateline/data/priority"
)

// Bounds of an import. What exceeds one ends as failed with a sentence.
const (
	MaxFileSize = 64 << 20 // bytes of one document; files that hold many are read piece by piece
	MaxTextSize = 32 << 20 // of one that is text
	MaxArticle  = 8 << 20  // of one article's paragraphs: some four thousand pages

	batchItems    = 10_000
	batchBytes    = 24 << 20                 // bytes of files in one transaction
	inFlightBytes = batchBytes + MaxFileSize // bytes of files in memory at once
	batchAge      = time.Second              // file what there is at least this often
	queueLength   = 256                      // files read ahead of the writer
	progressEvery = 100 * time.Millisecond
)

// Phase is what an import is doing.
type Phase string

// The phases.
const (
	Reading  Phase = "reading"
	Merging  Phase = "merging" // the index is put in order
	Finished Phase = "finished"
)

// Progress tells how far an import has come.
type Progress struct {
	Import  data.Import // with the counts of what is filed
	Phase   Phase
	Files   int  // found so far
	Counted bool // Files is final
	Done    int  // files read
	Elapsed time.Duration
}

// Options of an import.
type Options struct {
	Kind          data.ImportKind // data.ByPerson where empty
	KeepOriginals bool
	Background    bool                                     // steps back for all else that the computer does
	Mapping       Mapping                                  // of columns to fields, for every dataset of this import; may be nil
	Mappings      func(shape string) (Mapping, bool)       // by Shape, where Mapping is nil; called from several goroutines; may be nil
	LeftOut       map[string]bool                          // shapes of datasets that are not read; may be nil
	Wanted        func(path string, info fs.FileInfo) bool // files to read; nil reads all
	Before        func(ctx context.Context)                // called before each file is read and, in the background, before each article is filed, from several goroutines: a place to wait; may be nil
	Resume        bool                                     // take up the last interrupted import, with its own paths and those given
	Progress      func(Progress)                           // called from one goroutine, about ten times a second; may be nil
	Items         func(item data.Item)                     // called from that goroutine for each item when it is filed; may be nil
}

// ErrInterrupted is the cause with which a context is cancelled to stop an import
// that is to be taken up again.
var ErrInterrupted = errors.New("the import was interrupted")

// Run imports files and folders into an archive. One bad file never stops the
// others. Where ctx is cancelled, what is filed stays, and the import ends as
// cancelled without an error, or stays unfinished where the cause is
// ErrInterrupted. An error means that the archive could not take what was read.
// What is unfinished can be resumed. In the background the calling goroutine keeps
// its low priority until it ends.
func Run(ctx context.Context, archive *data.Archive, paths []string, opt Options) (data.Import, error) {
	filing, err := begin(ctx, archive, paths, opt)
	if errors.Is(err, context.Canceled) {
		return data.Import{Paths: paths, State: data.ImportCancelled}, nil // nothing was begun
	}
	if err != nil {
		return data.Import{}, err
	}
	if opt.Background {
		priority.Lower(priority.Import)
		filing.InBackground(opt.Before)
	}
	r := &run{filing: filing, opt: optionsOf(ctx, archive, opt), started: time.Now(), room: semaphore.NewWeighted(inFlightBytes)}
	reading, stop := context.WithCancel(ctx)
	defer stop()
	roots := filing.Import().Paths
	go r.count(reading, roots)
	if err := r.fileAll(ctx, r.read(reading, roots)); err != nil && ctx.Err() == nil {
		return filing.Import(), err
	}
	if errors.Is(context.Cause(ctx), ErrInterrupted) {
		return filing.Import(), nil
	}
	state := data.ImportDone
	if ctx.Err() != nil {
		state = data.ImportCancelled
	}
	r.report(Merging)
	done, err := filing.Finish(ctx, state, func(int) { r.report(Merging) })
	r.report(Finished)
	return done, err
}

func begin(ctx context.Context, archive *data.Archive, paths []string, opt Options) (*data.Filing, error) {
	absolute := make([]string, len(paths))
	for i, p := range paths {
		var err error
		if absolute[i], err = filepath.Abs(p); err != nil {
			return nil, fmt.Errorf("import %s: %w", p, err)
		}
	}
	if opt.Resume {
		filing, err := archive.ResumeImport(ctx, absolute)
		if !errors.Is(err, data.ErrNothingToResume) || len(paths) == 0 {
			return filing, err
		}
	}
	return archive.BeginImport(ctx, cmp.Or(opt.Kind, data.ByPerson), absolute, opt.KeepOriginals)
}

// run is the state of one import. Files are read in parallel and filed in the
// order they were found, so that the same folder always gives the same archive.
type run struct {
	filing  *data.Filing
	opt     Options
	started time.Time
	room    *semaphore.Weighted
	files   atomic.Int64
	counted atomic.Bool
	done    atomic.Int64
	told    time.Time
}

// queued is one file on its way from a reader to the writer.
type queued struct {
	found
	results chan []data.FileResult // closed when the file is read
	turn    chan struct{}          // closed when the writer comes to it
}

// wait waits for the file's turn.
func (q *queued) wait(ctx context.Context) error {
	select {
	case <-q.turn:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// send hands a chunk to the writer. What takes much more memory than its file
// was given room for waits for its turn.
func (q *queued) send(ctx context.Context, chunk []data.FileResult) error {
	n := int64(0)
	for _, r := range chunk {
		n += int64(weightOf(r))
	}
	if n > 2*weight(q.found)+headBytes {
		if err := q.wait(ctx); err != nil {
			return err
		}
	}
	select {
	case q.results <- chunk:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// count finds how many files there are, ahead of the readers.
func (r *run) count(ctx context.Context, roots []string) {
	walk(ctx, roots, func(f found) bool {
		if r.wants(f) {
			r.files.Add(1)
		}
		return ctx.Err() == nil
	})
	r.counted.Store(ctx.Err() == nil)
}

// read walks the roots and starts the readers. It returns the files in the
// order found; each yields its result when read.
func (r *run) read(ctx context.Context, roots []string) <-chan *queued {
	queue := make(chan *queued, queueLength)
	jobs := make(chan *queued, queueLength)
	for range min(runtime.NumCPU(), runtime.GOMAXPROCS(0)) { // the latter may be more, for the window's sake
		go func() {
			if r.opt.Background {
				priority.Lower(priority.Import)
			}
			var p parsers
			defer p.abandon()
			for f := range jobs {
				if ctx.Err() != nil {
					return
				}
				if r.opt.Before != nil {
					r.opt.Before(ctx)
				}
				readFile(ctx, f.found, &r.opt, r.filing.Begun(f.path), &p,
					func() error { return f.wait(ctx) },
					func(chunk []data.FileResult) error { return f.send(ctx, chunk) })
				close(f.results)
				r.done.Add(1)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(jobs)
		walk(ctx, roots, func(f found) bool {
			if !r.wants(f) {
				return true
			}
			if r.filing.Done(f.path) {
				r.done.Add(1)
				return true
			}
			if r.room.Acquire(ctx, weight(f)) != nil {
				return false
			}
			next := &queued{found: f, results: make(chan []data.FileResult, 1), turn: make(chan struct{})}
			for _, line := range []chan *queued{queue, jobs} {
				select {
				case line <- next:
				case <-ctx.Done():
					return false
				}
			}
			return true
		})
	}()
	return queue
}

// wants reports whether a file is to be read.
func (r *run) wants(f found) bool {
	return r.opt.Wanted == nil || f.info != nil && r.opt.Wanted(f.path, f.info)
}

func weight(f found) int64 {
	if f.outcome != "" || f.info.Size() > MaxFileSize {
		return 0 // it is read piece by piece
	}
	return f.info.Size()
}

// fileAll gathers what was read into batches and files them.
func (r *run) fileAll(ctx context.Context, queue <-chan *queued) error {
	b := pile{run: r, last: time.Now()}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	var now *queued // the file whose results are taken
	for {
		next, results := queue, (chan []data.FileResult)(nil)
		if now != nil {
			next, results = nil, now.results
		}
		select {
		case f, open := <-next:
			if !open {
				return b.file(ctx)
			}
			now = f
			close(f.turn)
		case chunk, open := <-results:
			if open {
				b.add(chunk)
			} else {
				b.room += weight(now.found)
				now = nil
			}
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		if b.items >= batchItems || b.bytes >= batchBytes || b.room >= batchBytes || time.Since(b.last) >= batchAge {
			if err := b.file(ctx); err != nil {
				return err
			}
		}
		if time.Since(r.told) >= progressEvery {
			r.report(Reading)
		}
	}
}

// pile is what was read and is not yet filed.
type pile struct {
	run     *run
	results []data.FileResult
	items   int
	bytes   int64 // of originals and bodies
	room    int64 // to be given back when it is filed
	last    time.Time
}

func (b *pile) add(chunk []data.FileResult) {
	b.results = append(b.results, chunk...)
	for _, r := range chunk {
		b.items += max(1, len(r.Articles))
		b.bytes += int64(weightOf(r))
	}
}

func (b *pile) file(ctx context.Context) error {
	b.last = time.Now()
	if len(b.results) > 0 {
		filed, err := b.run.filing.File(ctx, b.results)
		if err != nil {
			return err
		}
		for _, item := range filed {
			if b.run.opt.Items != nil {
				b.run.opt.Items(item)
			}
		}
	}
	b.run.room.Release(b.room)
	clear(b.results)
	b.results, b.items, b.bytes, b.room = b.results[:0], 0, 0, 0
	return nil
}

func (r *run) report(phase Phase) {
	r.told = time.Now()
	if r.opt.Progress == nil {
		return
	}
	done := int(r.done.Load())
	r.opt.Progress(Progress{
		Import: r.filing.Import(), Phase: phase, Files: max(done, int(r.files.Load())), Counted: r.counted.Load(),
		Done: done, Elapsed: time.Since(r.started),
	})
}
