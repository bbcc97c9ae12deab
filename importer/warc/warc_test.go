package warc

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func record(fields, block string) string {
	return fmt.Sprintf("WARC/1.0\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", fields, len(block), block)
}

// list reads everything and tells each record as its address and block, and
// damage as "!".
func list(t *testing.T, content string) (all []string) {
	t.Helper()
	r := NewReader(strings.NewReader(content))
	for range len(content) + 2 {
		record, err := r.Next()
		var damage *Damage
		switch {
		case errors.Is(err, io.EOF):
			return all
		case errors.As(err, &damage):
			all = append(all, "!")
			continue
		case err != nil:
			t.Fatal(err)
		}
		block, err := io.ReadAll(record.Block)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, record.URL+"="+string(block))
	}
	t.Fatal("it comes to no end")
	return nil
}

func TestRecords(t *testing.T) {
	one, two := record("WARC-Target-URI: <http://a.example/ b>\r\n", "one"), record("warc-target-uri: http://c.example/\r\n", "two")
	for _, c := range []struct{ content, want string }{
		{one + two, "http://a.example/ b=one|http://c.example/=two"},
		{strings.ReplaceAll(one+two, "\r\n", "\n"), "http://a.example/ b=one|http://c.example/=two"},
		{strings.Replace(one, "WARC/1.0", "WARC/0.17", 1), "http://a.example/ b=one"},
		{"\r\n\r\n" + one, "http://a.example/ b=one"},
		{record("X: y\r\n z\r\nWARC-Target-URI:\r\n http://a.example/\r\n", "one"), "http://a.example/=one"},
		{one + "rubbish\r\n\r\nmore\r\n" + two, "http://a.example/ b=one|!|http://c.example/=two"},
		{strings.Replace(one, "Content-Length: 3", "Content-Length: -3", 1) + two, "!|http://c.example/=two"},
		{strings.Replace(one, "Content-Length: 3", "Content-Length: 1", 1) + two, "http://a.example/ b=o|!|http://c.example/=two"},
		{one[:len(one)-5], "http://a.example/ b=on|!"},
		{one[:30], "!"},
		{"WARC/1.0\r\nX: " + strings.Repeat("x", 2*MaxHeader) + "\r\n\r\n" + two, "!|http://c.example/=two"},
		{"filedesc://a.arc 0.0.0.0 20220314050607 text/plain 2\nab\nhttp://a.example/x y 10.0.0.1 20220314050607 text/html 3\none\n", "filedesc://a.arc=ab|http://a.example/x y=one"},
		{"filedesc://a.arc 0.0.0.0 20220314050607 text/plain 200 - - 0 a.arc 2\nab\nhttp://a.example/ 10.0.0.1 20220314050607 text/html 200 - - 80 a.arc 3\none\n", "filedesc://a.arc=ab|http://a.example/=one"},
		{"filedesc://a.arc 0.0.0.0 20220314050607 text/plain 2\nab\nrubbish\nhttp://a.example/ 10.0.0.1 20220314050607 text/html 3\none\n", "filedesc://a.arc=ab|!|http://a.example/=one"},
		{"filedesc://a.arc 0.0.0.0 20220314050607 text/plain -1\nab\nhttp://a.example/ 10.0.0.1 20220314050607 text/html 3\none\n", "!|http://a.example/=one"},
	} {
		if got := strings.Join(list(t, c.content), "|"); got != c.want {
			t.Errorf("%.80q: %q, want %q", c.content, got, c.want)
		}
	}
}

func pack(t *testing.T, w io.WriteCloser, b *bytes.Buffer) string {
	t.Helper()
	if _, err := io.WriteString(w, "the page"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBodies(t *testing.T) {
	var g, z, br bytes.Buffer
	for _, c := range []struct{ fields, body, want string }{
		{"", "the page", "the page"},
		{"Content-Encoding: gzip\r\n", pack(t, gzip.NewWriter(&g), &g), "the page"},
		{"Content-Encoding: deflate\r\n", pack(t, zlib.NewWriter(&z), &z), "the page"},
		{"Content-Encoding: br\r\n", pack(t, brotli.NewWriter(&br), &br), "the page"},
		{"Content-Encoding: gzip\r\n", "the page", "the page"},
		{"Transfer-Encoding: chunked\r\n", "4\r\nthe \r\n4;x=y\r\npage\r\n0\r\n\r\n", "the page"},
		{"Transfer-Encoding: chunked\r\n", "4\r\nthe \r\nzz\r\npage", "the "},
		{"Transfer-Encoding: chunked\r\n", "4\r\nthe \r\nff\r\npage", "the page"},
		{"Transfer-Encoding: chunked\r\n", "-4\r\nthe ", "-4\r\nthe "},
		{"Transfer-Encoding: chunked\r\n", "the page", "the page"},
		{"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", g.Len(), g.String()), "the page"},
	} {
		r := &Record{Block: strings.NewReader("HTTP/1.1 200 OK\r\n" + c.fields + "\r\n" + c.body)}
		answer, err := r.Response()
		if err != nil || answer.Status != 200 {
			t.Fatalf("%q: %v", c.fields, err)
		}
		if _, plain, err := answer.Body(); err != nil || string(plain) != c.want {
			t.Errorf("%q %q: %q, %v", c.fields, c.body, plain, err)
		}
	}
}

func TestABodyThatIsTooLarge(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	for range MaxBody>>20 + 1 {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := &Record{Block: io.MultiReader(strings.NewReader("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), &b)}
	answer, err := r.Response()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := answer.Body(); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v", err)
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte(record("WARC-Target-URI: http://a.example/\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n")))
	f.Add([]byte("filedesc://a.arc 0.0.0.0 20220314050607 text/plain 2\nab\nhttp://a.example/ 10.0.0.1 20220314050607 text/html 3\none\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := NewReader(bytes.NewReader(b))
		for n := 0; ; n++ {
			if n > len(b)+2 {
				t.Fatal("it comes to no end")
			}
			record, err := r.Next()
			var damage *Damage
			if err != nil && !errors.As(err, &damage) {
				return
			}
			if err != nil {
				continue
			}
			if answer, err := record.Response(); err == nil {
				_, _, _ = answer.Body()
			}
		}
	})
}
