package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// member is one file in a container.
type member struct {
	name     string // with slashes, as the container has it; hostile
	size     int64  // as the container says; -1 where it does not
	modified time.Time
	content  io.Reader // read once
}

// member reads a member of a container as if the container were a folder. Its
// errors end the container: the import was cancelled, or a bound is exceeded.
func (s *sink) member(container *source, m member) error {
	if s.unpacked > s.limit {
		return s.tooMuch()
	}
	counted := &countingReader{r: m.content, sink: s}
	src := &source{size: m.size}
	src.Path, src.Modified = memberPath(container.Path, m.name), m.modified
	head := make([]byte, headBytes)
	n, err := io.ReadFull(counted, head)
	src.head = head[:n]
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		src.Bytes, src.size = withoutPadding(src.head), int64(n)
		src.at = bytes.NewReader(src.Bytes)
	case err != nil:
		return s.fail(src, 0, memberFailure(err))
	}
	src.open = func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(bytes.NewReader(src.head), counted)), nil
	}
	s.depth++
	defer func() { s.depth-- }()
	if s.depth > MaxDepth {
		return s.fail(src, 0, &Failure{Stage: "read", Reason: fmt.Sprintf(
			"It lies %d containers deep (MaxDepth is %d). Unpack the outer ones and import their folder.", s.depth, MaxDepth)})
	}
	if err := s.source(src); err != nil {
		return err
	}
	if s.unpacked > s.limit {
		return s.tooMuch()
	}
	return nil
}

func memberFailure(err error) error {
	var failed *Failure
	if errors.As(err, &failed) {
		return failed
	}
	return &Failure{Stage: "read", Reason: "It could not be unpacked: " + err.Error() + ". The container may be damaged.", Err: err}
}

func (s *sink) tooMuch() error {
	return &Failure{Stage: "read", Reason: fmt.Sprintf(
		"It unpacks to more than %d MB (MaxUnpacked, MaxRatio); what came before that was read. If it is sound, unpack it and import the folder.", s.limit>>20)}
}

// countingReader counts what a file unpacks to and stops at the bound.
type countingReader struct {
	r    io.Reader
	sink *sink
}

func (c *countingReader) Read(p []byte) (int, error) {
	if err := c.sink.ctx.Err(); err != nil {
		return 0, err
	}
	if c.sink.unpacked > c.sink.limit {
		return 0, c.sink.tooMuch()
	}
	n, err := c.r.Read(p)
	c.sink.unpacked += int64(n)
	return n, err
}

// memberPath joins a container's path with a member's name, from which
// nothing leads out of the container.
func memberPath(container, name string) string {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "\ufffd")
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '_'
		}
		return r
	}, name)
	if len(name) > 2 && name[1] == ':' {
		name = name[2:] // C:/…
	}
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "" {
		name = "unnamed"
	}
	return filepath.Join(container, filepath.FromSlash(name))
}

// reader reads the source from its start. It may be called once, but where
// the source was loaded.
func (s *source) reader() (io.ReadCloser, error) {
	if s.Bytes != nil {
		return io.NopCloser(bytes.NewReader(s.Bytes)), nil
	}
	return s.open()
}

// anywhere returns the source as something to be read anywhere in, with its
// size in bytes. What can only be streamed is copied to a temporary file,
// which done removes.
func (s *source) anywhere() (at io.ReaderAt, size int64, done func(), err error) {
	if s.at != nil {
		return s.at, s.size, func() {}, nil
	}
	if s.size >= 0 && s.size <= MaxFileSize || s.Bytes != nil {
		if err := s.load(); err != nil {
			return nil, 0, nil, err
		}
		return bytes.NewReader(s.Bytes), int64(len(s.Bytes)), func() {}, nil
	}
	in, err := s.reader()
	if err != nil {
		return nil, 0, nil, readFailure(err)
	}
	defer func() { _ = in.Close() }()
	file, err := os.CreateTemp("", "dateline-*")
	if err != nil {
		return nil, 0, nil, readFailure(err)
	}
	done = func() {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}
	if size, err = io.Copy(file, in); err != nil {
		done()
		return nil, 0, nil, readFailure(err)
	}
	return file, size, done, nil
}
