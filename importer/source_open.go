package importer

import (
	"bytes"
	"context"
	"io"
	"os"
)

// reader reads the source from its start. A member of a container that was
// not loaded can be read only once.
func (s *source) reader() (io.ReadCloser, error) {
	if s.Bytes != nil {
		return io.NopCloser(bytes.NewReader(s.Bytes)), nil
	}
	return s.open()
}

// keptInMemory is up to how many bytes of a stream are kept in memory rather
// than in a temporary file.
const keptInMemory = 4 << 20

// anywhere returns the source as something to be read anywhere in, with its
// size in bytes. What can only be streamed is copied, if it is large to a
// temporary file, which done removes.
func (s *source) anywhere() (at io.ReaderAt, size int64, done func(), err error) {
	if s.at != nil {
		return s.at, s.size, func() {}, nil
	}
	if s.Bytes != nil {
		return bytes.NewReader(s.Bytes), int64(len(s.Bytes)), func() {}, nil
	}
	in, err := s.open()
	if err != nil {
		return nil, 0, nil, readFailure(err)
	}
	defer func() { _ = in.Close() }()
	start, err := io.ReadAll(io.LimitReader(in, keptInMemory))
	if err != nil {
		return nil, 0, nil, readFailure(err)
	}
	if len(start) < keptInMemory {
		return bytes.NewReader(start), int64(len(start)), func() {}, nil
	}
	file, err := os.CreateTemp("", "dateline-*")
	if err != nil {
		return nil, 0, nil, readFailure(err)
	}
	// Where the system lets an open file be removed, none stays after a crash.
	removed := os.Remove(file.Name()) == nil
	done = func() {
		_ = file.Close()
		if !removed {
			_ = os.Remove(file.Name())
		}
	}
	if size, err = io.Copy(file, io.MultiReader(bytes.NewReader(start), in)); err != nil {
		done()
		return nil, 0, nil, readFailure(err)
	}
	return file, size, done, nil
}

// cancelReader reads until the import is cancelled.
type cancelReader struct {
	ctx context.Context
	r   io.Reader
}

func (c cancelReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
