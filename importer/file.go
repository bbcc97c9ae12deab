package importer

import (
	"context"
	"errors"
	"io"
	"os"
	"syscall"

	"dateline/data"
)

// readFile reads one file on disk and sends its results, but for the first
// items that an interrupted run has filed. Turn waits until the file may take
// much memory. P may be nil. An error of send ends it.
func readFile(ctx context.Context, f found, opt *Options, begun data.Begun, p *parsers, turn func() error, send func([]data.FileResult) error) {
	r := data.FileResult{Path: f.path, Outcome: f.outcome, Reason: f.reason}
	if f.outcome == "" {
		src, file, err := openSource(ctx, f.path)
		if err == nil {
			defer func() { _ = file.Close() }()
			src.turn = turn
			s := newSink(ctx, f.path, f.info.Size(), opt, begun, send)
			s.parsers = p
			if s.source(src) == nil {
				_ = s.close() // fails only where the import is over
			}
			return
		}
		r.Outcome, r.Reason = data.Failed, err.Error()
	}
	_ = send([]data.FileResult{r})
}

// openSource opens a file on disk. Its error is a sentence.
func openSource(ctx context.Context, path string) (*source, *os.File, error) {
	// Without O_NONBLOCK, a pipe that took the file's place would be waited for.
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, errors.New(unreadable(err))
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("It became a " + kindOf(info.Mode()) + " while Dateline came to read it.")
	} else if err != nil {
		err = errors.New(unreadable(err))
	}
	if err != nil {
		_ = file.Close()
		return nil, nil, err
	}
	head, err := readHead(file, info.Size())
	if err != nil {
		_ = file.Close()
		return nil, nil, errors.New(unreadable(err))
	}
	src := &source{size: info.Size(), head: head, at: file}
	if len(head) < headBytes {
		src.head, src.size = withoutPadding(head), int64(len(head))
		src.Bytes = src.head
	}
	src.Path, src.Modified = path, info.ModTime()
	src.open = func() (io.ReadCloser, error) {
		return io.NopCloser(cancelReader{ctx, io.NewSectionReader(file, 0, 1<<62)}), nil
	}
	return src, file, nil
}

// readHead reads at most headBytes of a file: with one call where it has the
// size that was told of it.
func readHead(file *os.File, size int64) ([]byte, error) {
	if size > 0 && size < headBytes {
		head := make([]byte, size+1)
		if n, err := file.Read(head); err == nil && int64(n) == size {
			return head[:n], nil
		}
	}
	head := make([]byte, headBytes)
	n, err := file.ReadAt(head, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return head[:n], err
}
