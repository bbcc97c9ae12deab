package importer

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sync/semaphore"

	"dateline/data"
)

// Bounds of an import. What exceeds one ends as failed with a sentence.
const (
	MaxFileSize = 64 << 20 // bytes of one file

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
	KeepOriginals bool
	Resume        bool                 // take up the last interrupted import, with its own paths and those given
	Progress      func(Progress)       // called from one goroutine, about ten times a second; may be nil
	Items         func(item data.Item) // called from that goroutine for each item when it is filed; may be nil
}

// Run imports files and folders into an archive. One bad file never stops the
// others. Where ctx is cancelled, what is filed stays, and the import ends as
// cancelled without an error. An error means that the archive could not take
// what was read; the import can then be resumed.
func Run(ctx context.Context, archive *data.Archive, paths []string, opt Options) (data.Import, error) {
	filing, err := begin(ctx, archive, paths, opt)
	if errors.Is(err, context.Canceled) {
		return data.Import{Paths: paths, State: data.ImportCancelled}, nil // nothing was begun
	}
	if err != nil {
		return data.Import{}, err
	}
	r := &run{filing: filing, opt: opt, started: time.Now(), room: semaphore.NewWeighted(inFlightBytes)}
	reading, stop := context.WithCancel(ctx)
	defer stop()
	roots := filing.Import().Paths
	go r.count(reading, roots)
	if err := r.fileAll(ctx, r.read(reading, roots)); err != nil && ctx.Err() == nil {
		return filing.Import(), err
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
	return archive.BeginImport(ctx, absolute, opt.KeepOriginals)
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
	result chan data.FileResult // takes one
}

// count finds how many files there are, ahead of the readers.
func (r *run) count(ctx context.Context, roots []string) {
	walk(ctx, roots, func(found) bool {
		r.files.Add(1)
		return ctx.Err() == nil
	})
	r.counted.Store(ctx.Err() == nil)
}

// read walks the roots and starts the readers. It returns the files in the
// order found; each yields its result when read.
func (r *run) read(ctx context.Context, roots []string) <-chan *queued {
	queue := make(chan *queued, queueLength)
	jobs := make(chan *queued, queueLength)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for f := range jobs {
				if ctx.Err() != nil {
					return
				}
				f.result <- readOne(f.found, r.opt.KeepOriginals)
				r.done.Add(1)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(jobs)
		walk(ctx, roots, func(f found) bool {
			if r.filing.Done(f.path) {
				r.done.Add(1)
				return true
			}
			if r.room.Acquire(ctx, weight(f)) != nil {
				return false
			}
			next := &queued{found: f, result: make(chan data.FileResult, 1)}
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

func weight(f found) int64 {
	if f.outcome != "" {
		return 0
	}
	return min(f.info.Size(), MaxFileSize)
}

// fileAll gathers what was read into batches and files them.
func (r *run) fileAll(ctx context.Context, queue <-chan *queued) error {
	var batch []data.FileResult
	var items int
	var bytes int64
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		filed, err := r.filing.File(ctx, batch)
		if err != nil {
			return err
		}
		r.room.Release(bytes)
		clear(batch)
		batch, items, bytes = batch[:0], 0, 0
		for _, item := range filed {
			if r.opt.Items != nil {
				r.opt.Items(item)
			}
		}
		return nil
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	last := time.Now()
	for open := true; open; {
		var next *queued
		select {
		case next, open = <-queue:
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		if next != nil {
			result, err := r.await(ctx, next, tick.C)
			if err != nil {
				return err
			}
			batch = append(batch, result)
			items += max(1, len(result.Articles))
			bytes += weight(next.found)
		}
		if items >= batchItems || bytes >= batchBytes || time.Since(last) >= batchAge || !open {
			if err := flush(); err != nil {
				return err
			}
			last = time.Now()
		}
		if time.Since(r.told) >= progressEvery {
			r.report(Reading)
		}
	}
	return nil
}

// await waits until a file is read, and goes on reporting meanwhile.
func (r *run) await(ctx context.Context, next *queued, tick <-chan time.Time) (data.FileResult, error) {
	for {
		select {
		case result := <-next.result:
			return result, nil
		case <-tick:
			r.report(Reading)
		case <-ctx.Done():
			return data.FileResult{}, ctx.Err()
		}
	}
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

// readOne reads one file and gives its articles or its outcome.
func readOne(f found, keepOriginal bool) (result data.FileResult) {
	result = data.FileResult{Path: f.path, Outcome: f.outcome, Reason: f.reason}
	if f.outcome != "" {
		return result
	}
	defer func() {
		if p := recover(); p != nil {
			result = data.FileResult{Path: f.path, Outcome: data.Failed,
				Reason: fmt.Sprintf("Dateline stumbled over its content (%v); please report it with the file.", p)}
		}
	}()
	content, err := readBounded(f.path)
	if err != nil {
		result.Outcome, result.Reason = data.Failed, err.Error()
		return result
	}
	articles, err := Read(Document{Path: f.path, Bytes: content, Modified: f.info.ModTime()})
	var not *NotArticle
	switch {
	case errors.As(err, &not):
		result.Outcome, result.Reason = data.Skipped, err.Error()
		return result
	case err != nil:
		result.Outcome, result.Reason = data.Failed, err.Error()
		return result
	}
	sum := sha256.Sum256(content)
	for i := range articles {
		s := &articles[i].Source
		s.Path, s.Size, s.Modified = f.path, int64(len(content)), f.info.ModTime().Unix()
		if len(articles) == 1 {
			s.SHA256 = sum
		} else {
			s.Position = i + 1
		}
	}
	result.Articles = articles
	if keepOriginal {
		result.Original = content
	}
	return result
}

// readBounded reads a file of at most MaxFileSize, even where it grows
// meanwhile. Its errors are sentences.
func readBounded(path string) ([]byte, error) {
	// Without O_NONBLOCK, a pipe that took the file's place would be waited for.
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, errors.New(unreadable(err))
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return nil, errors.New(unreadable(err))
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("It became a " + kindOf(info.Mode()) + " while Dateline came to read it.")
	}
	content := make([]byte, 0, min(info.Size(), MaxFileSize)+512)
	for {
		n, err := file.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		switch {
		case errors.Is(err, io.EOF):
			return content, nil
		case err != nil:
			return nil, errors.New(unreadable(err))
		case len(content) > MaxFileSize:
			return nil, errors.New(tooLarge(int64(len(content))))
		case len(content) == cap(content):
			content = append(content, 0)[:len(content)]
		}
	}
}

func tooLarge(size int64) string {
	return fmt.Sprintf("It is larger than the %d MB that Dateline reads of one file (%d MB).", MaxFileSize>>20, size>>20)
}
