package importer

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	jp "golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"

	"dateline/data"
)

// readBytes reads a file that is in memory, from where an earlier run stood.
func readBytes(t testing.TB, name string, content []byte, begun data.Begun) []data.FileResult {
	t.Helper()
	var all []data.FileResult
	s := newSink(context.Background(), name, int64(len(content)), &Options{}, begun, func(chunk []data.FileResult) error {
		all = append(all, chunk...)
		return nil
	})
	if err := s.source(newSource(Document{Path: name, Bytes: content})); err != nil {
		t.Fatal(err)
	}
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
	return all
}

// told lists results: the paths of articles, and the reasons of others.
func told(results []data.FileResult) []string {
	var list []string
	for _, r := range results {
		for range r.Articles {
			list = append(list, filepath.ToSlash(r.Path))
		}
		if len(r.Articles) == 0 && !r.Nothing {
			list = append(list, filepath.ToSlash(r.Path)+": "+r.Reason)
		}
	}
	return list
}

// entry is a member of a container that a test makes.
type entry struct {
	name, content string
	mode          fs.FileMode
	flags         uint16
}

func memberStory(n int) string {
	return fmt.Sprintf(" date 2021-11-%02d Vote number %d is put off\nHAEDOL, Nov. %d (Coast Wire) -- The council put off vote %d on Wednesday.\n"+
		"It will be held next week, after the panel has seen the figures of the port.\n(END)\n", 1+n%28, n, 1+n%28, n)
}

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: true, Flags: e.flags}
		h.SetMode(0o644 | e.mode)
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(e.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := tar.NewWriter(&b)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Mode: 0o644, Size: int64(len(e.content)), Typeflag: tar.TypeReg}
		if e.mode&fs.ModeSymlink != 0 {
			h.Typeflag, h.Linkname, h.Size, e.content = tar.TypeSymlink, e.content, 0, ""
		}
		if e.mode&fs.ModeNamedPipe != 0 {
			h.Typeflag = tar.TypeFifo
		}
		if err := z.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write([]byte(e.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "containers", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestContainersAreFolders(t *testing.T) {
	two := []entry{{name: "a.txt", content: memberStory(1)}, {name: "deep/b.txt", content: memberStory(2)}}
	for _, c := range []struct {
		name    string
		content []byte
		want    []string
	}{
		{"n.zip", zipOf(t, two...), []string{"n.zip/a.txt", "n.zip/deep/b.txt"}},
		{"n.tar", tarOf(t, two...), []string{"n.tar/a.txt", "n.tar/deep/b.txt"}},
		{"n.tar.gz", gzipOf(t, tarOf(t, two...)), []string{"n.tar.gz/a.txt", "n.tar.gz/deep/b.txt"}},
		{"n.tgz", gzipOf(t, tarOf(t, two...)), []string{"n.tgz/a.txt", "n.tgz/deep/b.txt"}},
		{"a.txt.gz", gzipOf(t, []byte(memberStory(1))), []string{"a.txt.gz/a.txt"}},
		{"two.gz", append(gzipOf(t, []byte(memberStory(1)[:50])), gzipOf(t, []byte(memberStory(1)[50:]))...), []string{"two.gz/two"}},
		{"tape.gz", append(gzipOf(t, []byte(memberStory(1))), 0, 0, 0, 0), []string{"tape.gz/tape"}},
		{"news.tar.xz", fixture(t, "news.tar.xz"), []string{"news.tar.xz/news/ferry.txt", "news.tar.xz/news/lamp.txt"}},
		{"news.tar.zst", fixture(t, "news.tar.zst"), []string{"news.tar.zst/news/ferry.txt", "news.tar.zst/news/lamp.txt"}},
		{"news.tar.bz2", fixture(t, "news.tar.bz2"), []string{"news.tar.bz2/news/ferry.txt", "news.tar.bz2/news/lamp.txt"}},
		{"solid.7z", fixture(t, "solid.7z"), []string{"solid.7z/news/ferry.txt", "solid.7z/news/lamp.txt"}},
		{"bzip2.zip", fixture(t, "bzip2.zip"), []string{"bzip2.zip/news/ferry.txt", "bzip2.zip/news/lamp.txt"}},
		{"xz.zip", fixture(t, "xz.zip"), []string{"xz.zip/news/ferry.txt", "xz.zip/news/lamp.txt"}},
		{"outer.zip", zipOf(t, entry{name: "in.tar.gz", content: string(gzipOf(t, tarOf(t, two...)))}),
			[]string{"outer.zip/in.tar.gz/a.txt", "outer.zip/in.tar.gz/deep/b.txt"}},
		{"after.exe.zip", append(bytes.Repeat([]byte("PK\x03\x04"), 25), zipOf(t, two...)...), []string{"after.exe.zip/a.txt", "after.exe.zip/deep/b.txt"}},
		{"hostile.zip", zipOf(t, entry{name: "../../etc/a.txt", content: memberStory(1)}, entry{name: "/root/b.txt", content: memberStory(2)},
			entry{name: `C:\news\c.txt`, content: memberStory(3)}, entry{name: "d\x00\n.txt", content: memberStory(4)}),
			[]string{"hostile.zip/etc/a.txt", "hostile.zip/root/b.txt", "hostile.zip/news/c.txt", "hostile.zip/d__.txt"}},
	} {
		if got := told(readBytes(t, c.name, c.content, data.Begun{})); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMembersThatAreNotRead(t *testing.T) {
	for _, c := range []struct {
		name    string
		content []byte
		want    string // in the only reason, or in that of each
	}{
		{"link.zip", zipOf(t, entry{name: "a.txt", content: "/etc/passwd", mode: fs.ModeSymlink}), "a link"},
		{"link.tar", tarOf(t, entry{name: "a.txt", content: "/etc/passwd", mode: fs.ModeSymlink}), "a link"},
		{"pipe.tar", tarOf(t, entry{name: "a.txt", mode: fs.ModeNamedPipe}), "a pipe"},
		{"mac.zip", zipOf(t, entry{name: "__MACOSX/._a.txt", content: "x"}, entry{name: "a/.DS_Store", content: "x"}), "operating system"},
		{"folders.zip", zipOf(t, entry{name: "a/", mode: fs.ModeDir}), "without files"},
		{"none.zip", zipOf(t), "without files"},
		{"book.xlsx", zipOf(t, entry{name: "[Content_Types].xml", content: "<x/>"}, entry{name: "xl/workbook.xml", content: "<x/>"}), "Excel"},
		{"plan.xyz", zipOf(t, entry{name: "_rels/.rels", content: "<x/>"}, entry{name: "plan/a.txt", content: memberStory(1)}), "packed as a zip"},
		{"a.jar", zipOf(t, entry{name: "META-INF/MANIFEST.MF", content: "x"}, entry{name: "a.txt", content: memberStory(1)}), "Java"},
		{"cut.zip", zipOf(t, entry{name: "a.txt", content: memberStory(1)})[:150], "cut short"},
		{"encrypted.zip", fixture(t, "encrypted.zip"), "encrypted"},
		{"encrypted.7z", fixture(t, "encrypted.7z"), "encrypted"},
		{"hidden.7z", fixture(t, "hidden.7z"), "encrypted"},
		{"lzma.zip", fixture(t, "lzma.zip"), "method"},
		{"deflate64.zip", fixture(t, "deflate64.zip"), "method"},
		{"dictionary.tar.xz", fixture(t, "dictionary.tar.xz"), "MaxDictionary"},
		{"window.zst", []byte("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00"), "MaxDictionary"},
		{"wrong.gz", append(gzipOf(t, []byte(memberStory(1)))[:100], "\x00\x00\x00\x00\x00\x00\x00\x00"...), "cut short"},
	} {
		results := readBytes(t, c.name, c.content, data.Begun{})
		for _, r := range results {
			if len(r.Articles) > 0 || !strings.Contains(r.Reason, c.want) || !strings.HasSuffix(r.Reason, ".") {
				t.Errorf("%s: %s %q (%d articles)", c.name, r.Path, r.Reason, len(r.Articles))
			}
		}
	}
}

func TestNamesInZipFiles(t *testing.T) {
	for _, c := range []struct {
		encoding encoding.Encoding
		names    []string
	}{
		{korean.EUCKR, []string{"기사/항구 요금.txt", "기사/등대지기.txt", "기사/연락선 시간표.txt"}},
		{jp.ShiftJIS, []string{"記事/港の新しい図書館.txt", "記事/灯台のあかり.txt", "記事/漁業.txt"}},
		{simplifiedchinese.GB18030, []string{"新闻/港口的新图书馆.txt", "新闻/中国经济发展.txt"}},
		{charmap.CodePage437, []string{"Köln/Straße.txt", "Köln/über den Hafen.txt", "été.txt"}},
		{charmap.Windows1252, []string{"Köln/Straße.txt", "Köln/über den Hafen.txt", "été.txt"}},
		{charmap.CodePage866, []string{"Новости/Маяк снова горит.txt", "Новости/Паром.txt"}},
		{encoding.Nop, []string{"기사/항구 요금.txt", "été.txt"}},
	} {
		var entries []entry
		var want []string
		for i, name := range c.names {
			raw, err := c.encoding.NewEncoder().String(name)
			if err != nil {
				t.Fatal(err)
			}
			entries = append(entries, entry{name: raw, content: memberStory(i)})
			want = append(want, "n.zip/"+name)
		}
		if got := told(readBytes(t, "n.zip", zipOf(t, entries...), data.Begun{})); !slices.Equal(got, want) {
			t.Errorf("%v: %q, want %q", c.encoding, got, want)
		}
	}
}

// Of a name that is too long to be true, the end is kept.
func TestLongNames(t *testing.T) {
	name := strings.Repeat("é/", 20_000) + "a.txt"
	got := told(readBytes(t, "n.zip", zipOf(t, entry{name: name, content: memberStory(1)}), data.Begun{}))
	if len(got) != 1 || len(got[0]) > longestName+20 || !strings.HasSuffix(got[0], "a.txt") {
		t.Errorf("%.100q", got)
	}
}
