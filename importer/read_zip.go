package importer

import (
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/klauspost/compress/zstd"
)

var zipFormat = format{name: "zip", matches: isZip, stream: streamZip}

func isZip(s *source) bool {
	return bytes.HasPrefix(s.head, []byte("PK\x03\x04")) || bytes.HasPrefix(s.head, []byte("PK\x05\x06")) ||
		bytes.HasPrefix(s.head, []byte("PK\x07\x08PK\x03\x04")) // the first part of a split one
}

// streamZip reads a zip file as a folder, unless it is a document of another
// kind that is packed as one.
func streamZip(src *source, s *sink) error {
	if kind := src.headBinary(); kind != "" && kind != kinds["application/zip"] {
		return &NotArticle{kind}
	}
	if bytes.HasPrefix(src.head, []byte("PK\x05\x06")) {
		return &NotArticle{"a zip archive without files"}
	}
	if isPackedDocument(src.head) {
		return &NotArticle{"a document of a program, packed as a zip file"}
	}
	before := s.items
	if err := walkZip(src, s, func(string) bool { return true }); err != nil || s.items > before {
		return err
	}
	return &NotArticle{"a zip archive without files"}
}

// isPackedDocument tells by its first member a document that has no kind of its
// own here: a drawing of Visio, a file of another office program.
func isPackedDocument(head []byte) bool {
	const nameAt = 30
	for _, first := range []string{"[Content_Types].xml", "_rels/.rels", "mimetypeapplication/"} {
		if len(head) > nameAt && bytes.HasPrefix(head[nameAt:], []byte(first)) {
			return true
		}
	}
	return false
}

// walkZip reads those members of a zip file whose name is wanted.
func walkZip(src *source, s *sink, wanted func(name string) bool) error {
	at, size, done, err := src.anywhere()
	if err != nil {
		return err
	}
	defer done()
	directory, err := findZipDirectory(at, size)
	if err != nil {
		return err
	}
	var names zipNames
	packed := uint64(0)
	for {
		part, err := directory.next()
		if err != nil || part == nil {
			return err
		}
		names.learn(part.File)
		for _, f := range part.File {
			if packed += f.CompressedSize64; packed > uint64(size) {
				return &Failure{Stage: "read", Reason: "Its members overlap, as in a file that is made to do harm. Those before were read."}
			}
			m := zipMember(f, names.of(f))
			if !wanted(m.name) {
				m.folder = true // it is passed over
			}
			if err := s.member(src, m); err != nil {
				return err
			}
		}
	}
}

func zipMember(f *zip.File, name string) member {
	mode := f.Mode()
	m := member{name: name, size: int64(min(f.UncompressedSize64, 1<<62)), modified: f.Modified}
	m.folder = mode.IsDir() || strings.HasSuffix(name, "/") || strings.HasSuffix(name, `\`)
	m.special = specialEntry(mode)
	m.open = func() (io.ReadCloser, error) {
		const encrypted, aes = 1, 99
		if f.Flags&encrypted != 0 || f.Method == aes {
			return nil, errEncrypted
		}
		content, err := f.Open()
		if errors.Is(err, zip.ErrAlgorithm) {
			return nil, &Failure{Stage: "read", Err: err, Reason: fmt.Sprintf(
				"It is packed by a method that Dateline does not read (number %d). Unpack the zip file and import the folder.", f.Method)}
		}
		return content, err
	}
	return m
}

var errEncrypted = &Failure{Stage: "read", Reason: "It is encrypted. Unpack it with its password and import the folder."}

// specialEntry says what an entry of a container is that has no content of
// its own. Links are not followed.
func specialEntry(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeSymlink != 0:
		return "a link to another"
	case mode.IsRegular(), mode.IsDir():
		return ""
	}
	return "a " + kindOf(mode)
}

// registerZipMethods adds the methods of packing that archive/zip lacks.
func registerZipMethods(r *zip.Reader) {
	const methodBzip2, methodZstd, methodXZ = 12, 93, 95
	r.RegisterDecompressor(methodBzip2, func(in io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(in)) })
	r.RegisterDecompressor(methodZstd, zstd.ZipDecompressor(zstdOptions...))
	r.RegisterDecompressor(methodXZ, func(in io.Reader) io.ReadCloser {
		content, err := newXZ(in)
		if err != nil {
			return io.NopCloser(failingReader{err})
		}
		return content
	})
}

// failingReader is what cannot be read.
type failingReader struct{ err error }

func (f failingReader) Read([]byte) (int, error) { return 0, f.err }
