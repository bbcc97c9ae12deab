package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"time"

	"dateline/data"
)

// member is one entry of a container.
type member struct {
	name     string // with slashes, as the container has it; hostile
	size     int64  // as the container says; -1 where it does not
	modified time.Time
	folder   bool
	packed   bool                          // the container is but the member's packing
	special  string                        // what it is where it has no content to be read: "a link"
	open     func() (io.ReadCloser, error) // called at most once
}

// member reads the next member of a container as if the container were a
// folder. Its errors end the container: the import was cancelled, or a bound
// is exceeded.
func (s *sink) member(container *source, m member) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	read, err := s.trail.enter(s)
	defer s.trail.leave()
	if err != nil || !read || m.folder || inSystemFolder(m.name) {
		return err
	}
	src := &source{size: m.size, turn: container.turn}
	src.Path, src.Modified = memberPath(container.Path, m.name), m.modified
	switch {
	case isSystemFile(filepath.Base(src.Path)):
		return s.put(data.FileResult{Path: src.Path, Outcome: data.Skipped, Reason: systemFile})
	case m.special != "":
		return s.put(data.FileResult{Path: src.Path, Outcome: data.Skipped, Reason: "Not a file with content but " + m.special + "."})
	case s.trail.depth() > MaxDepth:
		return s.fail(src, 0, &Failure{Stage: "read", Reason: fmt.Sprintf(
			"It lies %d containers deep (MaxDepth is %d). Unpack the outer ones and import their folder.", s.trail.depth(), MaxDepth)})
	}
	content, err := m.open()
	if err != nil {
		return s.fail(src, 0, memberFailure(err))
	}
	defer func() { _ = content.Close() }()
	if err := src.begin(&countingReader{r: content, sink: s, unpacked: s.trail.unpacked()}); err != nil {
		if s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		return errors.Join(s.fail(src, 0, err), s.withinLimit())
	}
	if m.packed && isTransparent(src) {
		src.Path = container.Path
	}
	if err := s.source(src); err != nil {
		return err
	}
	return s.withinLimit()
}

// withinLimit is an error where the present container has unpacked too much.
func (s *sink) withinLimit() error {
	if *s.trail.unpacked() > s.limit {
		return s.tooMuch()
	}
	return nil
}

func (s *sink) tooMuch() error {
	return &Failure{Stage: "read", Reason: fmt.Sprintf(
		"It unpacks to more than %d MB (MaxUnpacked, MaxRatio); what came before that was read. If it is sound, unpack it and import the folder.", s.limit>>20)}
}

// begin takes the beginning of what can be read only once.
func (s *source) begin(content io.Reader) error {
	room := headBytes
	if s.size >= 0 && s.size < headBytes {
		room = int(s.size) + 1
	}
	head, err := fill(make([]byte, room), content)
	if err == nil && room < headBytes { // there is more than the container said
		var rest []byte
		rest, err = fill(make([]byte, headBytes-room), content)
		head = append(head, rest...)
	}
	s.head = head
	switch {
	case errors.Is(err, io.EOF):
		s.size = int64(len(head))
		s.Bytes = withoutPadding(head)
		s.head, s.at = s.Bytes, bytes.NewReader(s.Bytes)
	case err != nil:
		return memberFailure(err)
	}
	s.open = func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(bytes.NewReader(head), content)), nil
	}
	return nil
}

// fill reads into b until it is full. Its error is io.EOF where content ended.
func fill(b []byte, content io.Reader) ([]byte, error) {
	n, err := io.ReadFull(content, b)
	if err == io.ErrUnexpectedEOF { // ReadFull's own; one of content would be wrapped
		err = io.EOF
	}
	return b[:n], err
}

func memberFailure(err error) error {
	var failed *Failure
	switch {
	case errors.As(err, &failed):
		return failed
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Failure{Stage: "read", Reason: "It ends before its end: what it is packed in was cut short. Copy or download that again.", Err: err}
	}
	return &Failure{Stage: "read", Reason: "It could not be unpacked (" + err.Error() + "). What it is packed in may be damaged.", Err: err}
}

// countingReader counts what a container unpacks to and stops at the bound.
type countingReader struct {
	r        io.Reader
	sink     *sink
	unpacked *int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	if err := c.sink.ctx.Err(); err != nil {
		return 0, err
	}
	if *c.unpacked > c.sink.limit {
		return 0, c.sink.tooMuch()
	}
	n, err := c.r.Read(p)
	*c.unpacked += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = memberFailure(err)
	}
	return n, err
}

// memberPath joins a container's path with a member's name, from which
// nothing leads out of the container.
func memberPath(container, name string) string {
	name = cleanName(name)
	if len(name) > 2 && name[1] == ':' {
		name = name[2:] // C:/…
	}
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "" {
		name = "unnamed"
	}
	return filepath.Join(container, filepath.FromSlash(name))
}

// longestName is what is kept of a member's name, in bytes.
const longestName = 4096

func cleanName(name string) string {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "\ufffd")
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[len(name)-longestName:], "") // its end has the extension
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '_'
		}
		return r
	}, name)
}

// inSystemFolder reports a member that lies in a folder that the walk passes
// over too.
func inSystemFolder(name string) bool {
	folder, _ := path.Split(strings.ReplaceAll(name, `\`, "/"))
	for part := range strings.SplitSeq(folder, "/") {
		if isSystemFolder(part) {
			return true
		}
	}
	return false
}
