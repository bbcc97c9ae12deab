package importer

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/therootcompany/xz"
)

// A packed file holds one other, which it is a container of.
var (
	gzipFormat  = packed("gzip", "\x1f\x8b\x08", newGzip)
	bzip2Format = packed("bzip2", "BZh", newBzip2)
	xzFormat    = packed("xz", "\xfd7zXZ\x00", newXZ)
	zstdFormat  = packed("zstd", "\x28\xb5\x2f\xfd", newZstd)
)

// packed makes the format of files that begin with a signature.
func packed(name, signature string, unpack func(io.Reader) (io.ReadCloser, error)) format {
	return format{
		name: name,
		matches: func(s *source) bool {
			return bytes.HasPrefix(s.head, []byte(signature)) && (name != "bzip2" || isBzip2(s.head))
		},
		stream: func(src *source, s *sink) error {
			in, err := src.reader()
			if err != nil {
				return readFailure(err)
			}
			defer func() { _ = in.Close() }()
			err = s.member(src, member{
				name: packedName(src.Path), size: -1, modified: src.Modified, packed: true,
				open: func() (io.ReadCloser, error) { return unpack(in) },
			})
			if s.ctx.Err() != nil {
				return err
			}
			return nil // what went wrong was said of the one member
		},
	}
}

// isBzip2 looks for the start of the first block or the end, as "BZh" may
// begin a text.
func isBzip2(head []byte) bool {
	return len(head) >= 10 && (string(head[4:10]) == "1AY&SY" || string(head[4:10]) == "\x17\x72\x45\x38\x50\x90")
}

// packedName is what the file in a packed one is called: the same without the
// last extension.
func packedName(path string) string {
	name := filepath.Base(path)
	ext := filepath.Ext(name)
	base := strings.TrimSuffix(name, ext)
	switch strings.ToLower(ext) {
	case ".gz", ".bz2", ".xz", ".zst", ".bz", ".z", ".zstd", ".gzip":
		return base
	case ".tgz", ".taz", ".tbz", ".tbz2", ".txz", ".tzst":
		return base + ".tar"
	case ".svgz":
		return base + ".svg"
	}
	return name
}

// isTransparent reports a member of a packed file whose own members or records
// go by the packed file's path.
func isTransparent(s *source) bool {
	return isTar(s) || warcFormat.matches(s) || arcFormat.matches(s)
}

// newGzip unpacks the members of a gzip file one after another. What follows
// them and is none, such as the zeros of a tape, is left.
func newGzip(r io.Reader) (io.ReadCloser, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	z.Multistream(false)
	return io.NopCloser(&gzipMembers{in, z}), nil
}

type gzipMembers struct {
	in *bufio.Reader
	z  *gzip.Reader
}

func (g *gzipMembers) Read(p []byte) (int, error) {
	for {
		n, err := g.z.Read(p)
		if n > 0 && errors.Is(err, io.EOF) {
			return n, nil // the next call finds the end again
		}
		if n > 0 || !errors.Is(err, io.EOF) {
			return n, err
		}
		if magic, err := g.in.Peek(3); err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		} else if string(magic) != "\x1f\x8b\x08" {
			return 0, io.EOF
		}
		if err := g.z.Reset(g.in); err != nil {
			return 0, err
		}
		g.z.Multistream(false)
	}
}

func newBzip2(r io.Reader) (io.ReadCloser, error) {
	return io.NopCloser(bzip2.NewReader(bufio.NewReaderSize(r, 64<<10))), nil
}

func newXZ(r io.Reader) (io.ReadCloser, error) {
	z, err := xz.NewReader(r, MaxDictionary)
	if err != nil {
		return nil, xzFailure(err)
	}
	return io.NopCloser(xzReader{z}), nil
}

type xzReader struct{ z *xz.Reader }

func (x xzReader) Read(p []byte) (int, error) {
	n, err := x.z.Read(p)
	return n, xzFailure(err)
}

// xzFailure says in a sentence what bound is exceeded.
func xzFailure(err error) error {
	if errors.Is(err, xz.ErrMemlimit) {
		return dictionaryTooLarge
	}
	return err
}

var dictionaryTooLarge = &Failure{Stage: "read", Reason: fmt.Sprintf(
	"Unpacking it takes more memory than Dateline grants (MaxDictionary is %d MB). Unpack it and import what was in it.", MaxDictionary>>20)}

var zstdOptions = []zstd.DOption{
	zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(MaxDictionary),
}

func newZstd(r io.Reader) (io.ReadCloser, error) {
	z, err := zstd.NewReader(r, zstdOptions...)
	if err != nil {
		return nil, err
	}
	return zstdReader{z}, nil
}

type zstdReader struct{ z *zstd.Decoder }

func (z zstdReader) Read(p []byte) (int, error) {
	n, err := z.z.Read(p)
	if errors.Is(err, zstd.ErrWindowSizeExceeded) {
		err = dictionaryTooLarge
	}
	return n, err
}

func (z zstdReader) Close() error {
	z.z.Close()
	return nil
}
