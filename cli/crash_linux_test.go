package cli

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// writeStories writes n articles, no two alike, 500 a folder.
func writeStories(t *testing.T, n int) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "news")
	for i := range n {
		folder := filepath.Join(root, fmt.Sprint(i/500))
		if i%500 == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		write(t, folder, fmt.Sprintf("%05d.txt", i), fmt.Sprintf(" date 20%02d-%02d-%02d Vote %d is put off\nMOKPO, %s (Yonhap) -- The council put off vote number %d.\n"+
			"It will be held when the panel has seen figure %d of the port.\n(END)\n", 10+i%13, 1+i%12, 1+i%28, i, "Nov. 3", i, i*7))
	}
	return root
}

// program returns a call of dateline-cli as a process of its own.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Env = append(os.Environ(), asProgram+"=1")
	return c
}

// An import of 20,000 files is killed again and again, at other moments each
// time. The archive always opens and is sound, and in the end it holds every
// article once.
func TestKilledImportIsResumed(t *testing.T) {
	const n = 20_000
	news := writeStories(t, n)
	archive := filepath.Join(t.TempDir(), "a.dateline")
	before, kills := 0, 0
	for round := 0; ; round++ {
		args := []string{"import", "--archive", archive, "--json", "--resume", news}
		c := program(t, args...)
		var out strings.Builder
		c.Stdout = &out
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for begun := time.Now(); before == 0 && time.Since(begun) < time.Minute; time.Sleep(10 * time.Millisecond) {
			if _, err := os.Stat(archive); err == nil {
				break // a busy computer takes long to come so far
			}
		}
		alive := time.AfterFunc(time.Duration(500+1500*round)*time.Millisecond, func() { _ = c.Process.Signal(syscall.SIGKILL) })
		err := c.Wait()
		killed := !alive.Stop() && err != nil
		code, checked, errOut := call(t, "check", "--archive", archive)
		if code != exitDone {
			t.Fatalf("after %d kills: %s%s", kills, checked, errOut)
		}
		_, stats, _ := call(t, "stats", "--archive", archive, "--json")
		articles := int(lines(t, stats)[0]["articles"].(float64))
		if articles < before {
			t.Fatalf("%d articles became %d", before, articles)
		}
		before = articles
		if killed {
			kills++
			continue
		}
		if err != nil {
			t.Fatalf("the import failed: %v", err)
		}
		text := strings.TrimSpace(out.String())
		var last struct {
			Totals totalsJSON `json:"totals"`
		}
		if err := json.Unmarshal([]byte(text[strings.LastIndex(text, "\n")+1:]), &last); err != nil {
			t.Fatal(err)
		}
		if articles != n || last.Totals.Found != n || last.Totals.Added != n {
			t.Errorf("after %d kills: %d articles, totals %+v", kills, articles, last.Totals)
		}
		break
	}
	if kills == 0 {
		t.Error("the import was never killed")
	}
	t.Logf("killed %d times", kills)
}

// A disk that runs full ends an import with a sentence; what was filed stays,
// and with room the import is resumed.
func TestFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("a small disk can be mounted by root only")
	}
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=3m"); err != nil {
		t.Skip("a small disk cannot be mounted here: ", err)
	}
	defer func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) }()
	news := writeStories(t, 12_000)
	archive := filepath.Join(disk, "a.dateline")
	c := program(t, "import", "--archive", archive, news)
	out, err := c.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "full") || !strings.Contains(string(out), "--resume") {
		t.Fatalf("%v: %s", err, out)
	}
	if code, checked, errOut := call(t, "check", "--archive", archive); code != exitDone {
		t.Fatalf("check: %s%s", checked, errOut)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=200m"); err != nil {
		t.Fatal(err)
	}
	if code, out, errOut := call(t, "import", "--archive", archive, "--resume"); code != exitDone {
		t.Fatalf("resume: %s%s", out, errOut)
	}
	if _, count, _ := call(t, "search", "--archive", archive, "--count", ""); count != "12000\n" {
		t.Errorf("%s articles", count)
	}
}

// An archive that could not be made for want of room is made when there is some.
func TestFullDiskAtTheStart(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("a small disk can be mounted by root only")
	}
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=4k"); err != nil {
		t.Skip("a small disk cannot be mounted here: ", err)
	}
	defer func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) }()
	write(t, disk, "fill", "x")
	news, archive := writeStories(t, 1), filepath.Join(disk, "a.dateline")
	if code, _, errOut := call(t, "import", "--archive", archive, news); code != exitFailed || !strings.Contains(errOut, "full") {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=20m"); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := call(t, "import", "--archive", archive, news); code != exitDone {
		t.Errorf("with room: exit %d: %s", code, errOut)
	}
}

// An import of one zip file of many members, and one of a packed tar file, is
// killed again and again. Resumed, it gives what an import without a break
// gives: the same articles in the same order, each once.
func TestKilledInTheMiddleOfAContainer(t *testing.T) {
	const n = 12_000
	folder := t.TempDir()
	for _, name := range []string{"news.zip", "news.tar.gz"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(folder, name)
			writeContainer(t, path, n)
			whole := filepath.Join(t.TempDir(), "whole.dateline")
			if code, _, errOut := call(t, "import", "--archive", whole, path); code != exitDone {
				t.Fatal(errOut)
			}
			archive := filepath.Join(t.TempDir(), "a.dateline")
			kills, items := 0, 0
			for round := 0; ; round++ {
				c := program(t, "import", "--archive", archive, "--json", "--resume", path)
				var out strings.Builder
				c.Stdout = &out
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				alive := time.AfterFunc(time.Duration(1500*(round+1))*time.Millisecond, func() { _ = c.Process.Signal(syscall.SIGKILL) })
				err := c.Wait()
				text := out.String()
				items += strings.Count(text[:strings.LastIndex(text, "\n")+1], `"outcome":"added"`)
				if !alive.Stop() && err != nil {
					kills++
					continue
				}
				if err != nil {
					t.Fatalf("the import failed: %v", err)
				}
				break
			}
			t.Logf("killed %d times; %d items were reported", kills, items)
			if kills == 0 {
				t.Error("the import was never killed")
			}
			if items > n {
				t.Errorf("%d items were filed, %d of them twice", items, items-n)
			}
			for _, query := range []string{"", "vote"} {
				_, want, _ := call(t, "search", "--archive", whole, "--json", "--sort", "oldest", "--limit", "100000", query)
				_, got, _ := call(t, "search", "--archive", archive, "--json", "--sort", "oldest", "--limit", "100000", query)
				if withoutTotals(got) != withoutTotals(want) {
					t.Errorf("the archive differs from one that was made without a break (%d and %d bytes)", len(got), len(want))
				}
			}
			if code, checked, errOut := call(t, "check", "--archive", archive); code != exitDone {
				t.Errorf("check: %s%s", checked, errOut)
			}
		})
	}
}

// withoutTotals takes off the last line, which tells how long a search took.
func withoutTotals(out string) string {
	return out[:strings.LastIndex(strings.TrimSpace(out), "\n")+1]
}

// writeContainer writes a zip or packed tar file of n articles.
func writeContainer(t *testing.T, path string, n int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	packed := gzip.NewWriter(file)
	asTar, asZip := tar.NewWriter(packed), zip.NewWriter(file)
	for i := range n {
		name, text := fmt.Sprintf("%d/%05d.txt", i/500, i), fmt.Sprintf(" date 20%02d-%02d-%02d Vote %d is put off\nMOKPO, Nov. 3 (Yonhap) -- The council put off vote number %d.\n"+
			"It will be held when the panel has seen figure %d of the port.\n(END)\n", 10+i%13, 1+i%12, 1+i%28, i, i, i*7)
		if filepath.Ext(path) == ".zip" {
			member, err := asZip.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			put(t, member, text)
			continue
		}
		if err := asTar.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
		put(t, asTar, text)
	}
	if filepath.Ext(path) == ".zip" {
		err = asZip.Close()
	} else {
		err = errors.Join(asTar.Close(), packed.Close())
	}
	if err = errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
}
