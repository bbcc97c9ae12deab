package cli

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"strings"
	"testing"
)

// overlapping makes a zip file whose thousand members are the same 20 MB.
func overlapping(t *testing.T, w *os.File) {
	var one bytes.Buffer
	z := zip.NewWriter(&one)
	member, err := z.Create("1.txt")
	if err != nil {
		t.Fatal(err)
	}
	repeat(t, member, "word ", 20<<20)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	b := one.Bytes()
	end := b[len(b)-22:]
	from, size := binary.LittleEndian.Uint32(end[16:]), binary.LittleEndian.Uint32(end[12:])
	entry := b[from : from+size]
	put(t, w, string(b[:from])+strings.Repeat(string(entry), 1000))
	binary.LittleEndian.PutUint16(end[8:], 1000)
	binary.LittleEndian.PutUint16(end[10:], 1000)
	binary.LittleEndian.PutUint32(end[12:], 1000*size)
	put(t, w, string(end))
}

// nestedZip makes a zip file of some copies of one of some copies …
func nestedZip(depth, copies int) func(*testing.T, *os.File) {
	return func(t *testing.T, w *os.File) {
		name, content := "story.txt", " date 2021-11-03 Vote\n"+storyText
		for range depth {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			for i := range copies {
				member, err := z.Create(fmt.Sprint(i, "/", name))
				if err != nil {
					t.Fatal(err)
				}
				put(t, member, content)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			name, content = "inner.zip", b.String()
		}
		put(t, w, content)
	}
}

func deepGzip(t *testing.T, w *os.File) {
	content := []byte(storyText)
	for range 50 {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		put(t, z, string(content))
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		content = b.Bytes()
	}
	put(t, w, string(content))
}

const million = 1_000_000

func millionZip(t *testing.T, w *os.File) {
	buffered := bufio.NewWriter(w)
	z := zip.NewWriter(buffered)
	for i := range million {
		member, err := z.Create(fmt.Sprintf("%03d/%07d.txt", i/1000, i))
		if err != nil {
			t.Fatal(err)
		}
		if i%1000 == 999 {
			put(t, member, fmt.Sprintf(" date 2021-11-03 Vote %d\n%s", i, storyText))
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := buffered.Flush(); err != nil {
		t.Fatal(err)
	}
}

func millionTar(t *testing.T, w *os.File) {
	buffered := bufio.NewWriter(w)
	z := tar.NewWriter(buffered)
	for i := range million {
		if err := z.WriteHeader(&tar.Header{Name: fmt.Sprintf("%03d/%07d.txt", i/1000, i), Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := buffered.Flush(); err != nil {
		t.Fatal(err)
	}
}

// sevenZipOf makes a 7z file whose header claims a number of members.
func sevenZipOf(number ...byte) func(*testing.T, *os.File) {
	return func(t *testing.T, w *os.File) {
		header := append([]byte{1, 5}, number...)
		start := binary.LittleEndian.AppendUint64(nil, 0)
		start = binary.LittleEndian.AppendUint64(start, uint64(len(header)))
		start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(header))
		b := append([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(start))...)
		put(t, w, string(b)+string(start)+string(header))
	}
}
