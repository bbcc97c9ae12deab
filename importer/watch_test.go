package importer

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline/data"
)

func catchUp(t *testing.T, a *data.Archive, folder string) data.Counts {
	t.Helper()
	done, err := CatchUp(t.Context(), a, []string{folder}, Options{KeepOriginals: true})
	if err != nil {
		t.Fatal(err)
	}
	return done.Counts
}

func count(t *testing.T, a *data.Archive, query string) int {
	t.Helper()
	r, err := a.Search(t.Context(), data.ParseQuery(query, false), data.Newest)
	if err != nil {
		t.Fatal(err)
	}
	return r.Len()
}

func TestCatchUp(t *testing.T) {
	a := openArchive(t)
	folder := writeFiles(t, map[string]string{"1.txt": councilStory(1), "in/2.txt": councilStory(2), "in/picture.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"})
	path := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
	write := func(name, content string) {
		if err := os.WriteFile(path(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if c := catchUp(t, a, folder); c != (data.Counts{Found: 3, Added: 2, Skipped: 1}) {
		t.Fatalf("at first %+v", c)
	}
	if done, err := CatchUp(t.Context(), a, []string{folder}, Options{}); err != nil || done.ID != 0 {
		t.Fatalf("with nothing new there is an import: %+v, %v", done, err)
	}
	write("3.txt", councilStory(3))
	write("1.txt", councilStory(4))
	if c := catchUp(t, a, folder); c != (data.Counts{Found: 2, Added: 1, Updated: 1}) {
		t.Errorf("after changes %+v", c)
	}
	if err := os.Remove(path("3.txt")); err != nil {
		t.Fatal(err)
	}
	catchUp(t, a, folder)
	if count(t, a, "is:gone") != 1 || count(t, a, "") != 3 {
		t.Errorf("%d of %d gone", count(t, a, "is:gone"), count(t, a, ""))
	}
	write("again.txt", councilStory(3)) // it was renamed
	if c := catchUp(t, a, folder); c != (data.Counts{Found: 1, Unchanged: 1}) || count(t, a, "is:gone") != 0 {
		t.Errorf("renamed: %+v, %d gone", c, count(t, a, "is:gone"))
	}
	if err := os.Rename(path("in"), path("moved")); err != nil {
		t.Fatal(err)
	}
	catchUp(t, a, folder)
	if count(t, a, "is:gone") != 0 || count(t, a, "") != 3 {
		t.Errorf("a folder that was renamed: %d of %d gone", count(t, a, "is:gone"), count(t, a, ""))
	}
	if err := os.Rename(folder, folder+"-unplugged"); err != nil {
		t.Fatal(err)
	}
	catchUp(t, a, folder)
	if count(t, a, "is:gone") != 0 {
		t.Error("a disk that is not plugged in has lost its articles")
	}
	r, err := a.Check(t.Context())
	if err != nil || len(r.Problems) > 0 {
		t.Errorf("%q, %v", r.Problems, err)
	}
}

func TestWatchTellsOfChanges(t *testing.T) {
	folder := writeFiles(t, map[string]string{"1.txt": "x"})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	told := make(chan bool, 100)
	ended := make(chan error, 1)
	go func() { ended <- Watch(ctx, []string{folder}, func() { told <- true }, nil) }()
	if err := os.MkdirAll(filepath.Join(folder, "new", "deep"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"2.txt", "3.txt"} {
		for heard := false; !heard; {
			if err := os.WriteFile(filepath.Join(folder, "new", name), []byte("y"), 0o600); err != nil {
				t.Fatal(err)
			}
			select {
			case heard = <-told:
			case <-time.After(2 * settleTime): // write it again: the folder was not yet followed
			case <-ctx.Done():
				t.Fatalf("%s in a new folder is not told of", name)
			}
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestFailedPaths(t *testing.T) {
	a := openArchive(t)
	folder := writeFiles(t, map[string]string{"good.txt": councilStory(1), "bad.txt": "SEOUL, June 22 (Yonhap) -- " + longLine()})
	done, _ := runAll(t, a, folder)
	if done.Counts.Failed != 1 {
		t.Fatalf("%+v", done.Counts)
	}
	paths, err := FailedPaths(t.Context(), a, done.ID)
	if err != nil || len(paths) != 1 || filepath.Base(paths[0]) != "bad.txt" {
		t.Errorf("%q, %v", paths, err)
	}
}

func longLine() string {
	b := make([]byte, MaxLineBytes+100)
	for i := range b {
		b[i] = "news of the day. "[i%17]
	}
	return string(b)
}
