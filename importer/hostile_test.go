package importer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/data"
)

// samples of every container, by name.
func sampleContainers(t testing.TB) map[string][]byte {
	two := []entry{{name: "a.txt", content: memberStory(1)}, {name: "deep/b.txt", content: memberStory(2)}}
	all := map[string][]byte{
		"n.zip": zipOf(t, two...), "n.tar": tarOf(t, two...), "n.tar.gz": gzipOf(t, tarOf(t, two...)), "n.txt.gz": gzipOf(t, []byte(memberStory(1))),
		"in.zip": zipOf(t, entry{name: "in.zip", content: string(zipOf(t, two...))}), "n.warc": []byte(twoPages), "n.warc.gz": gzipOf(t, []byte(twoPages)),
		"n.arc": []byte(arcPages),
	}
	for _, name := range []string{"news.tar.xz", "news.tar.zst", "news.tar.bz2", "solid.7z", "encrypted.7z", "xz.zip"} {
		all[name] = fixture(t, name)
	}
	return all
}

// checkResults fails where results are not each an article or a sentence.
func checkResults(t *testing.T, name string, results []data.FileResult) {
	t.Helper()
	if len(results) == 0 || !results[len(results)-1].Last {
		t.Fatalf("%s has no end", name)
	}
	items := 0
	for _, r := range results {
		items += max(1, len(r.Articles))
		if r.Items != items {
			t.Errorf("%s: %d items, told as %d", name, items, r.Items)
		}
		if len(r.Articles) == 0 && (r.Outcome != data.Failed && r.Outcome != data.Skipped || !strings.HasSuffix(r.Reason, ".")) {
			t.Errorf("%s: %s %q", name, r.Outcome, r.Reason)
		}
		if strings.Contains(r.Reason, "stumbled") {
			t.Errorf("%s: %s", name, r.Reason)
		}
		if !strings.HasPrefix(r.Path, name) || slices.Contains(strings.Split(filepath.ToSlash(r.Path), "/"), "..") {
			t.Errorf("%s: a member leads to %q", name, r.Path)
		}
	}
}

func TestContainersCutShort(t *testing.T) {
	for name, whole := range sampleContainers(t) {
		step := max(1, len(whole)/150)
		for n := 1; n < len(whole); n += step {
			checkResults(t, name, readBytes(t, name, whole[:n], data.Begun{}))
		}
	}
}

func TestContainersDamaged(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, whole := range sampleContainers(t) {
		for range 150 {
			b := bytes.Clone(whole)
			for range 1 + r.IntN(8) {
				b[r.IntN(len(b))] ^= byte(1 + r.IntN(255))
			}
			checkResults(t, name, readBytes(t, name, b, data.Begun{}))
		}
	}
}

// An import that was killed after any item goes on with the next, and opens
// no member before it.
func TestContainersAreTakenUpAnywhere(t *testing.T) {
	var entries []entry
	for i := range 9 {
		entries = append(entries, entry{name: fmt.Sprint(i, ".txt"), content: memberStory(i)}, entry{name: "same.txt", content: memberStory(20 + i)})
	}
	inner := entry{name: "in.zip", content: string(zipOf(t, entries...))}
	pages := entry{name: "in.warc", content: twoPages}
	for name, whole := range map[string][]byte{
		"n.zip":     zipOf(t, append(entries, inner, pages, entry{name: "last.txt", content: memberStory(99)})...),
		"n.tar.gz":  gzipOf(t, tarOf(t, append([]entry{inner, pages}, entries...)...)),
		"n.warc.gz": gzipOf(t, []byte(twoPages)),
	} {
		all := readBytes(t, name, whole, data.Begun{})
		checkResults(t, name, all)
		for i, r := range all {
			rest := readBytes(t, name, whole, data.Begun{Items: r.Items, Mark: r.Mark})
			want := told(all[i+1:])
			if got := told(rest); !slices.Equal(got, want) {
				t.Errorf("%s after item %d (%s): %q, want %q", name, i+1, r.Mark, got, want)
			}
			if end := rest[len(rest)-1]; end.Items != all[len(all)-1].Items {
				t.Errorf("%s after item %d: %d items, want %d", name, i+1, end.Items, all[len(all)-1].Items)
			}
		}
	}
}

func TestMembersBeforeAMarkAreNotOpened(t *testing.T) {
	opened := 0
	s := newSink(context.Background(), "n.zip", 1, &Options{}, data.Begun{Items: 7, Mark: "7:3"}, func([]data.FileResult) error { return nil })
	for i := range 4 {
		err := s.member(&source{Document: Document{Path: "n.zip"}}, member{name: "a.txt", size: -1, open: func() (io.ReadCloser, error) {
			opened++
			return io.NopCloser(strings.NewReader(memberStory(i))), nil
		}})
		if err != nil {
			t.Fatal(err)
		}
	}
	if opened != 2 || s.items != 9 {
		t.Errorf("%d members opened, %d items", opened, s.items)
	}
}

func TestUnpackedIsBounded(t *testing.T) {
	bomb := gzipOf(t, bytes.Repeat([]byte("word "), 1<<20))
	for name, content := range map[string][]byte{
		"n.gz": bomb, "n.zip": zipOf(t, entry{name: "a.gz", content: string(bomb)}), "n.tar.gz": gzipOf(t, tarOf(t, entry{name: "a.txt", content: strings.Repeat("word ", 1<<20)})),
	} {
		var reasons []string
		s := newSink(context.Background(), name, 1, &Options{}, data.Begun{}, func(chunk []data.FileResult) error {
			reasons = append(reasons, told(chunk)...)
			return nil
		})
		s.limit = 1 << 20
		if err := s.source(newSource(Document{Path: name, Bytes: content})); err != nil {
			t.Fatal(err)
		}
		if err := s.close(); err != nil || len(reasons) == 0 || !strings.Contains(reasons[0], "MaxUnpacked") {
			t.Errorf("%s: %q, %v", name, reasons, err)
		}
	}
}

// endless is a file that grows for as long as it is read.
type endless struct{ text string }

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], e.text)
	}
	return n, nil
}

func (e endless) Close() error { return nil }

func TestAFileThatGrows(t *testing.T) {
	src := newSource(Document{Path: "a.txt"})
	src.size, src.Bytes, src.head = 10, nil, []byte("The quay.\n")
	src.open = func() (io.ReadCloser, error) { return endless{"The quay is long.\n"}, nil }
	if err := src.load(); err == nil || !strings.Contains(err.Error(), "MaxFileSize") {
		t.Errorf("load: %v", err)
	}
}

func TestLinksToDevices(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no /dev")
	}
	folder := t.TempDir()
	if err := os.Symlink("/dev/zero", filepath.Join(folder, "zero.txt")); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	_, items := runAll(t, openArchive(t), folder)
	if i := items["zero.txt"]; i.Outcome != data.Skipped || !strings.Contains(i.Reason, "device") {
		t.Errorf("%+v", i)
	}
}

// A cancel is answered within a second, whatever is being read.
func TestCancelWhileAHugeFileIsRead(t *testing.T) {
	folder := t.TempDir()
	var many []entry
	for i := range 3000 {
		many = append(many, entry{name: fmt.Sprint(i, ".txt"), content: memberStory(i)})
	}
	block := gzipOf(t, bytes.Repeat([]byte("headline,body,date\n"), 1<<20))
	for name, content := range map[string][]byte{
		"many.zip": zipOf(t, many...), "many.tar.gz": gzipOf(t, tarOf(t, many...)), "rows.csv.gz": bytes.Repeat(block, 200),
		"rows.csv": bytes.Repeat([]byte("headline,body,date\n"), 4<<20), "zeros.tar.gz": append(gzipOf(t, longMember(t)), bytes.Repeat(block, 200)...),
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		var at time.Time
		timer := time.AfterFunc(200*time.Millisecond, func() { at = time.Now(); cancel() })
		done, err := Run(ctx, openArchive(t), []string{path}, Options{})
		if !timer.Stop() && time.Since(at) > time.Second {
			t.Errorf("%s: the cancel was answered after %v", name, time.Since(at))
		}
		if err != nil {
			t.Errorf("%s: %+v, %v", name, done, err)
		}
		cancel()
	}
}

// longMember is the header of a member of a tar file that is very long.
func longMember(t *testing.T) []byte {
	t.Helper()
	b := tarOf(t, entry{name: "rows.bin"})[:tarBlock]
	copy(b[124:], "77777777777\x00")
	sum := 8 * int(' ')
	for i, c := range b {
		if i < 148 || i >= 156 {
			sum += int(c)
		}
	}
	copy(b[148:], fmt.Sprintf("%06o\x00 ", sum))
	return b
}
