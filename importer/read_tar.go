package importer

import (
	"archive/tar"
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

var tarFormat = format{name: "tar", matches: isTar, stream: streamTar}

const tarBlock = 512

// isTar tells a tar file by the checksum of its first header, which every
// kind of tar has.
func isTar(s *source) bool {
	if len(s.head) < tarBlock || s.head[0] == 0 {
		return false
	}
	sum := 8 * int64(' ')
	for i, c := range s.head[:tarBlock] {
		if i < 148 || i >= 156 {
			sum += int64(c)
		}
	}
	stated, err := strconv.ParseInt(strings.Trim(string(s.head[148:156]), " \x00"), 8, 64)
	return err == nil && stated == sum
}

func streamTar(src *source, s *sink) error {
	in, err := src.reader()
	if err != nil {
		return readFailure(err)
	}
	defer func() { _ = in.Close() }()
	var content io.Reader = bufio.NewReaderSize(in, 64<<10)
	if src.at != nil && src.size >= 0 {
		content = io.NewSectionReader(src.at, 0, src.size) // passes over what is not read
	}
	before := s.items
	for r := tar.NewReader(content); ; {
		header, err := r.Next()
		if errors.Is(err, io.EOF) && s.items == before {
			return &NotArticle{"a tar archive without files"}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return damagedTar(err)
		}
		if err := s.member(src, tarMember(header, r)); err != nil {
			return err
		}
	}
}

func tarMember(h *tar.Header, content io.Reader) member {
	name := h.Name
	if !utf8.ValidString(name) {
		name = decodeName(name, encodingOfNames(name))
	}
	m := member{name: name, size: h.Size, modified: h.ModTime, open: func() (io.ReadCloser, error) { return io.NopCloser(content), nil }}
	switch h.Typeflag {
	case tar.TypeReg, tar.TypeCont, tar.TypeGNUSparse, '\x00':
		m.folder = strings.HasSuffix(h.Name, "/")
	case tar.TypeDir, tar.TypeXGlobalHeader:
		m.folder = true
	case tar.TypeLink, tar.TypeSymlink:
		m.special = "a link to another"
	default:
		if m.special = specialEntry(h.FileInfo().Mode()); m.special == "" {
			m.special = "a special file"
		}
	}
	return m
}

func damagedTar(err error) error {
	failed := memberFailure(err)
	if errors.Is(err, tar.ErrHeader) {
		return &Failure{Stage: "read", Err: err, Reason: "It is damaged: something that is no member stands between its members. Those before were read."}
	}
	return failed
}
