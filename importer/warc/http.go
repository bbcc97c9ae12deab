package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// MaxBody is how long the body of a response may be once it is unpacked, in
// bytes.
const MaxBody = 64 << 20

// ErrTooLarge is returned for a body that is longer than MaxBody.
var ErrTooLarge = errors.New("the body is longer than 64 MB (MaxBody)")

// Response is an HTTP response whose header was read.
type Response struct {
	Status int
	fields map[string]string
	Header []byte // as it is in the file
	rest   io.Reader
}

// Field returns a field of the header by its name in lower case.
func (r *Response) Field(name string) string { return r.fields[name] }

// Response reads the header of the HTTP response that is the record's block.
func (r *Record) Response() (*Response, error) {
	in := bufio.NewReaderSize(r.Block, 16<<10)
	answer := &Response{fields: map[string]string{}, rest: in}
	last := ""
	for number := 0; ; number++ {
		line, err := in.ReadSlice('\n')
		answer.Header = append(answer.Header, line...)
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case err != nil && !errors.Is(err, io.EOF), len(answer.Header) > MaxHeader:
			return nil, &Damage{fmt.Sprintf("The header of a response is longer than %d KB (MaxHeader).", MaxHeader>>10)}
		case number == 0:
			if answer.Status = status(text); answer.Status == 0 {
				return nil, &Damage{"A response does not begin as one of HTTP."}
			}
		case text == "":
			return answer, nil
		case (text[0] == ' ' || text[0] == '\t') && last != "":
			answer.fields[last] += " " + strings.TrimSpace(text)
		default:
			name, value, _ := strings.Cut(text, ":")
			last = strings.ToLower(strings.TrimSpace(name))
			answer.fields[last] = strings.TrimSpace(value)
		}
		if err != nil {
			return answer, nil // a response without a body
		}
	}
}

func status(line string) int {
	protocol, rest, _ := strings.Cut(line, " ")
	if !strings.HasPrefix(protocol, "HTTP/") && protocol != "ICY" {
		return 0
	}
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.Atoi(code)
	if err != nil || n < 100 || n > 999 {
		return 0
	}
	return n
}

// Body reads the body. Raw is as it is in the file, and plain what it is
// without the codings that it was sent in. A body that was cut short is given
// as far as it goes; one that is not coded as the header says, as it is.
func (r *Response) Body() (raw, plain []byte, err error) {
	if raw, err = readUpTo(r.rest); err != nil {
		return nil, nil, err
	}
	plain = raw
	if strings.Contains(strings.ToLower(r.Field("transfer-encoding")), "chunked") {
		plain = unchunked(plain)
	}
	codings := strings.Split(r.Field("content-encoding"), ",")
	for i := range codings {
		coding := strings.ToLower(strings.TrimSpace(codings[len(codings)-1-i]))
		if plain, err = decoded(plain, coding); err != nil {
			return nil, nil, err
		}
	}
	return raw, plain, nil
}

func readUpTo(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxBody+1))
	if len(b) > MaxBody {
		return nil, ErrTooLarge
	}
	return b, err
}

// unchunked takes off the chunked transfer coding. What does not begin with a
// chunk's size is returned as it is, and what follows a wrong size is left.
func unchunked(body []byte) []byte {
	var plain []byte
	for rest := body; ; {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		size, _, _ := strings.Cut(string(line[:min(len(line), 64)]), ";")
		n, err := strconv.ParseInt(strings.TrimSpace(size), 16, 64)
		switch {
		case err != nil || n < 0 || !found:
			if plain == nil {
				return body
			}
			return plain
		case n == 0:
			return plain
		case n >= int64(len(after)):
			return append(plain, after...)
		}
		plain = append(plain, after[:n]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[n:], []byte("\r")), []byte("\n"))
	}
}

// decoded takes off one content coding.
func decoded(body []byte, coding string) ([]byte, error) {
	var r io.Reader
	var err error
	in := bytes.NewReader(body)
	switch coding {
	case "gzip", "x-gzip":
		r, err = gzip.NewReader(in)
	case "deflate":
		if r, err = zlib.NewReader(in); err != nil { // many servers send it bare
			r, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	case "br":
		r = brotli.NewReader(in)
	case "zstd":
		var z *zstd.Decoder
		if z, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20)); err == nil {
			defer z.Close()
			r = z
		}
	default:
		return body, nil
	}
	if err != nil {
		return body, nil // it was unpacked when it was archived
	}
	plain, err := readUpTo(r)
	if errors.Is(err, ErrTooLarge) {
		return nil, err
	}
	if len(plain) == 0 {
		return body, nil
	}
	return plain, nil
}
