package importer

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// textReader reads the source as UTF-8 from its start, however long it is,
// and names the encoding in s.encoding. What is wrong in the encoding becomes
// U+FFFD. The encoding is told by the head, or where that is ASCII by samples
// further in.
func (s *source) textReader() (io.ReadCloser, error) {
	in, err := s.reader()
	if err != nil {
		return nil, readFailure(err)
	}
	_, name, err := decodeRaw(s.sample())
	if err != nil {
		_ = in.Close()
		if err == errBinary {
			return nil, &NotArticle{"a binary file"}
		}
		return nil, &Failure{Stage: "decode", Err: err,
			Reason: "The text's encoding could not be told. Save the file as UTF-8 and import it again."}
	}
	s.encoding = name
	var t transform.Transformer
	switch name {
	case "utf-8":
		t = transform.Chain(utf16.BOMOverride(transform.Nop), utf16.UTF8.NewDecoder())
	case "utf-16le":
		t = utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder()
	case "utf-16be":
		t = utf16.UTF16(utf16.BigEndian, utf16.UseBOM).NewDecoder()
	default:
		enc, err := htmlindex.Get(name)
		if err != nil { // utf-32, iso-2022-kr: too rare to be streamed
			_ = in.Close()
			if err := s.decode(); err != nil {
				return nil, err
			}
			return io.NopCloser(bytes.NewReader([]byte(s.text))), nil
		}
		t = enc.NewDecoder()
	}
	return struct {
		io.Reader
		io.Closer
	}{transform.NewReader(in, t), in}, nil
}

// sample is the head, or where that is ASCII the first of three further
// places that is not.
func (s *source) sample() []byte {
	if !isASCII(s.head) || s.at == nil || s.size <= int64(len(s.head)) {
		return s.head
	}
	for i := range int64(3) {
		b := make([]byte, headBytes)
		n, _ := s.at.ReadAt(b, s.size/4*(i+1)) // what cannot be read shows when it is read in order
		b = b[:n]
		if from := bytes.IndexByte(b, '\n'); from >= 0 {
			b = b[from:] // no character is cut
		}
		if !isASCII(b) {
			return b
		}
	}
	return s.head
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
