package cli

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// mostMemory is what an import may take, whatever it is given.
const mostMemory = 300 << 20

// hostile is a file that was made to do harm, or is merely huge.
type hostile struct {
	name  string
	heavy bool // takes more than a few seconds
	make  func(t *testing.T, w *os.File)
	want  string // in the reason of the first item that failed or was skipped
}

// Whatever a file holds, its import ends, its items add up, and memory stays
// within bounds.
func TestHostileFiles(t *testing.T) {
	for _, h := range hostileFiles {
		t.Run(h.name, func(t *testing.T) {
			if h.heavy && testing.Short() {
				t.Skip("takes long")
			}
			folder := t.TempDir()
			path := filepath.Join(folder, h.name)
			file, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			h.make(t, file)
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
			reasons := importBounded(t, path)
			if !strings.Contains(reasons, h.want) {
				t.Errorf("the reasons are %q, want %q", reasons, h.want)
			}
		})
	}
}

// importBounded imports a path in a process of its own and returns the reasons
// that were given, a line each, the first thousand of them.
func importBounded(t *testing.T, path string) string {
	t.Helper()
	archive := filepath.Join(t.TempDir(), "a.dateline")
	report, err := os.Create(filepath.Join(t.TempDir(), "report"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = report.Close() }()
	c := program(t, "import", "--archive", archive, "--json", path)
	c.Stdout = report
	var exit *exec.ExitError
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	peak := watchMemory(c.Process.Pid, ended)
	if err := <-ended; err != nil && (!errors.As(err, &exit) || exit.ExitCode() != exitFailed) {
		t.Fatal(err)
	}
	t.Logf("at most %d MB, %v", peak>>20, c.ProcessState.UserTime()+c.ProcessState.SystemTime())
	if peak > mostMemory {
		t.Errorf("it took %d MB of memory", peak>>20)
	}
	if _, err := report.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	return checkReport(t, report)
}

// watchMemory returns the most memory that a process has had, in bytes. What
// the kernel tells at its end counts the memory of its parent.
func watchMemory(pid int, ended chan error) int {
	peak := 0
	for {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			return peak
		}
		if _, after, ok := strings.Cut(string(status), "VmHWM:"); ok {
			var kilobytes int
			if _, err := fmt.Sscan(after, &kilobytes); err == nil {
				peak = max(peak, kilobytes<<10)
			}
		}
		select {
		case err := <-ended:
			ended <- err
			return peak
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func checkReport(t *testing.T, report io.Reader) string {
	t.Helper()
	var reasons strings.Builder
	items := 0
	for d := json.NewDecoder(report); ; {
		var line struct {
			itemJSON
			Totals *totalsJSON
		}
		if err := d.Decode(&line); err != nil {
			t.Fatalf("the report ends with %v", err)
		}
		if n := line.Totals; n != nil {
			if n.Found != items || n.Added+n.Updated+n.Unchanged+n.Duplicate+n.Skipped+n.Failed != items || items == 0 {
				t.Errorf("%d items, totals %+v", items, *n)
			}
			t.Logf("%+v", *n)
			return reasons.String()
		}
		if items++; line.Reason != nil && items <= 1000 {
			reasons.WriteString(*line.Reason + "\n")
		}
	}
}

const storyText = "MOKPO, Nov. 3 (Yonhap) -- The council put off a vote on Wednesday, its speaker said.\n" +
	"It will be held when the panel has seen the figures of the port.\n"

var hostileFiles = []hostile{
	{name: "sparse.txt", want: "MaxFileSize", make: sparse},
	{name: "sparse.zip", make: func(t *testing.T, w *os.File) { put(t, w, "PK\x03\x04"); sparse(t, w) }},
	{name: "line.txt", want: "MaxFileSize", make: line("", "word ", "")},
	{name: "line.csv", make: line("headline,body,date\n", "word ", "")},
	{name: "line.json", make: line(`{"headline": "A", "body": "`, "word ", `"}`)},
	{name: "line.jsonl", make: line("{\"headline\": \"A\", \"body\": \"b\"}\n{\"headline\": \"A\", \"body\": \"", "word ", "\"}\n")},
	{name: "line.html", make: line("<html><body><p>", "word ", "")},
	{name: "line.mbox", make: line("From a@example.com Thu Jan  1 00:00:00 1970\nFrom: a@example.com\nSubject: B\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n\n", "word ", "\n")},
	{name: "line.warc", make: line("WARC/1.0\r\nWARC-Type: ", "word ", "\r\n\r\n")},
	{name: "long.txt", make: func(t *testing.T, w *os.File) { line("", storyText, "")(t, w); truncate(t, w, 30<<20) }},
	{name: "long.txt.gz", make: zipped(func(t *testing.T, w io.Writer) { repeat(t, w, storyText, 30<<20) })},
	{name: "longer.txt.gz", want: "MaxTextSize", make: zipped(func(t *testing.T, w io.Writer) { repeat(t, w, storyText, 50<<20) })},
	{name: "long.rss", want: "MaxArticle", make: long("<rss><channel><item><title>Vote</title><description>", "</description></item></channel></rss>", 30<<20)},
	{name: "long.eml", want: "MaxMailBytes", make: long("From: a@example.com\nSubject: Vote\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n\n", "", 50<<20)},
	{name: "quotations.md", make: func(t *testing.T, w *os.File) { put(t, w, "# Vote\n\n"+strings.Repeat("> ", 1<<20)+storyText) }},
	{name: "five.zip", make: fiveLong},
	{name: "zeros.tar.gz", heavy: true, want: "MaxUnpacked", make: zeros},
	{name: "overlap.zip", want: "overlap", make: overlapping},
	{name: "quine.zip", make: nestedZip(4, 10)},
	{name: "deep.zip", want: "MaxDepth", make: nestedZip(50, 1)},
	{name: "deep.gz", want: "MaxDepth", make: deepGzip},
	{name: "million.zip", heavy: true, want: "an empty file", make: millionZip},
	{name: "million.tar", heavy: true, want: "an empty file", make: millionTar},
	{name: "members.7z", want: "MaxMembers", make: sevenZipOf(0xf0, 0xff, 0xff, 0xff, 0x7f)},
}

func put(t *testing.T, w io.Writer, s string) {
	t.Helper()
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
}

func repeat(t *testing.T, w io.Writer, s string, size int) {
	t.Helper()
	block := strings.Repeat(s, 1+(1<<20)/len(s))
	for n := 0; n < size; n += len(block) {
		put(t, w, block[:min(len(block), size-n)])
	}
}

func truncate(t *testing.T, w *os.File, size int64) {
	t.Helper()
	if err := w.Truncate(size); err != nil {
		t.Fatal(err)
	}
}

func sparse(t *testing.T, w *os.File) { truncate(t, w, 10<<30) }

// long makes a file of as many stories as have a size in bytes.
func long(before, after string, size int) func(*testing.T, *os.File) {
	return func(t *testing.T, w *os.File) {
		put(t, w, before)
		repeat(t, w, storyText, size)
		put(t, w, after)
	}
}

// line makes a file of a line of 200 MB.
func line(before, word, after string) func(*testing.T, *os.File) {
	return func(t *testing.T, w *os.File) {
		put(t, w, before)
		repeat(t, w, word, 200<<20)
		put(t, w, after)
	}
}

func zipped(content func(*testing.T, io.Writer)) func(*testing.T, *os.File) {
	return func(t *testing.T, w *os.File) {
		z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
		if err != nil {
			t.Fatal(err)
		}
		content(t, z)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// fiveLong makes a zip file of five long articles.
func fiveLong(t *testing.T, w *os.File) {
	z := zip.NewWriter(w)
	for i := range 5 {
		member, err := z.Create(fmt.Sprint(i, ".txt"))
		if err != nil {
			t.Fatal(err)
		}
		put(t, member, fmt.Sprintf(" date 2021-11-0%d Vote %d\n", i+1, i))
		repeat(t, member, storyText, 30<<20)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// zeros makes a tar file of 10 GB of zeros, packed.
func zeros(t *testing.T, w *os.File) {
	var head, block bytes.Buffer
	if err := tar.NewWriter(&head).WriteHeader(&tar.Header{Name: "zeros", Size: 10 << 30, Mode: 0o600}); err != nil {
		t.Fatal(err)
	}
	zipped(func(t *testing.T, w io.Writer) { put(t, w, head.String()) })(t, w)
	z := gzip.NewWriter(&block)
	repeat(t, z, "\x00", 256<<20)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for range 40 {
		put(t, w, block.String())
	}
}
