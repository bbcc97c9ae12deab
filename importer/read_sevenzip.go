package importer

import (
	"bytes"
	"errors"
	"hash"
	"hash/crc32"
	"io"

	"github.com/bodgit/sevenzip"
)

var sevenZipFormat = format{
	name:    "7z",
	matches: func(s *source) bool { return bytes.HasPrefix(s.head, []byte(sevenZipSignature)) },
	stream:  streamSevenZip,
}

const sevenZipSignature = "7z\xbc\xaf\x27\x1c"

func init() {
	// The library's own takes whatever memory a file says that it needs.
	sevenzip.RegisterDecompressor([]byte{0x04, 0xf7, 0x11, 0x01}, func(_ []byte, _ uint64, in []io.ReadCloser) (io.ReadCloser, error) {
		if len(in) != 1 {
			return nil, errors.New("not one packed stream")
		}
		return newZstd(in[0])
	})
}

// streamSevenZip reads a 7z file as a folder. Its members are read in order,
// as many of them are packed as one.
func streamSevenZip(src *source, s *sink) error {
	at, size, done, err := src.anywhere()
	if err != nil {
		return err
	}
	defer done()
	streams, err := checkSevenZip(at, size)
	if err != nil {
		return err
	}
	archive, err := sevenzip.NewReader(at, size)
	if err != nil {
		return memberFailure(err)
	}
	before := s.items
	for _, f := range archive.File {
		mode := f.Mode()
		m := member{name: f.Name, size: int64(min(f.UncompressedSize, 1<<62)), modified: f.Modified, folder: mode.IsDir(), special: specialEntry(mode)}
		m.open = func() (io.ReadCloser, error) {
			if m.size > 0 && f.Stream < len(streams) && streams[f.Stream] != nil {
				return nil, streams[f.Stream]
			}
			content, err := f.Open()
			if err != nil {
				return nil, err
			}
			return &checkedReader{ReadCloser: content, left: m.size, sum: crc32.NewIEEE(), want: f.CRC32}, nil
		}
		if err := s.member(src, m); err != nil {
			return err
		}
	}
	if s.items == before {
		return &NotArticle{"a 7z archive without files"}
	}
	return nil
}

// checkedReader compares the checksum of what was read to the end.
type checkedReader struct {
	io.ReadCloser
	left int64
	sum  hash.Hash32
	want uint32
}

var errChecksum = errors.New("its checksum is wrong")

func (c *checkedReader) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.left -= int64(n)
	_, _ = c.sum.Write(p[:n]) // never fails
	switch {
	case c.left > 0 && errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	case c.left <= 0 && c.want != 0 && c.sum.Sum32() != c.want:
		err = errChecksum
	}
	return n, err
}
