package importer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/data"
)

func openArchive(t testing.TB) *data.Archive {
	t.Helper()
	a, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "test.dateline"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

// readOne reads a file that gives one result.
func readOne(f found, keepOriginals bool) (result data.FileResult) {
	readFile(context.Background(), f, &Options{KeepOriginals: keepOriginals}, data.Begun{}, nil, nil, func(chunk []data.FileResult) error {
		result = chunk[0]
		return nil
	})
	return result
}

// writeFiles writes files, whose names may have folders, and returns their
// folder.
func writeFiles(t testing.TB, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func councilStory(n int) string {
	return fmt.Sprintf(" date 2021-11-%02d Council vote number %d is put off\nMOKPO, Nov. %d (Yonhap) -- The council of Mokpo put off vote %d on Wednesday, its speaker said.\n"+
		"It will be held next week, after the panel has seen the figures of the port.\n(END)\n", 1+n%28, n, 1+n%28, n)
}

// runAll imports paths and returns the import and its items.
func runAll(t testing.TB, a *data.Archive, paths ...string) (data.Import, map[string]data.Item) {
	t.Helper()
	items := map[string]data.Item{}
	done, err := Run(t.Context(), a, paths, Options{KeepOriginals: true, Items: func(i data.Item) { items[filepath.Base(i.Path)] = i }})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, o := range data.Outcomes {
		sum += done.Counts.Of(o)
	}
	if sum != done.Counts.Found {
		t.Fatalf("%+v does not add up", done.Counts)
	}
	r, err := a.Check(t.Context())
	if err != nil || len(r.Problems) > 0 {
		t.Fatalf("check: %q, %v", r.Problems, err)
	}
	return done, items
}

func TestRunSixOutcomes(t *testing.T) {
	a := openArchive(t)
	folder := writeFiles(t, map[string]string{
		"1.txt": councilStory(1), "deep/er/2.txt": councilStory(2), "twin.txt": councilStory(2), "picture.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"empty.txt": "", ".DS_Store": "x", "other.dateline": "x", "other.dateline-wal": "x",
	})
	done, items := runAll(t, a, folder)
	if c := done.Counts; c != (data.Counts{Found: 8, Added: 2, Duplicate: 1, Skipped: 5}) {
		t.Errorf("counts %+v", c)
	}
	for name, item := range items {
		if item.Outcome != data.Added && (item.Reason == "" || !strings.HasSuffix(item.Reason, ".")) {
			t.Errorf("%s: the reason is %q", name, item.Reason)
		}
	}
	again, _ := runAll(t, a, folder)
	if c := again.Counts; c != (data.Counts{Found: 8, Unchanged: 2, Duplicate: 1, Skipped: 5}) {
		t.Errorf("again: %+v", c)
	}
	if err := os.WriteFile(filepath.Join(folder, "1.txt"), []byte(councilStory(3)), 0o600); err != nil {
		t.Fatal(err)
	}
	changed, items := runAll(t, a, folder)
	if c := changed.Counts; c.Updated != 1 || c.Unchanged != 1 {
		t.Errorf("changed: %+v", c)
	}
	if versions, err := a.Versions(t.Context(), items["1.txt"].Article); err != nil || len(versions) != 1 {
		t.Errorf("versions: %v, %v", versions, err)
	}
}

func TestRunIsInOrder(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("%03d.txt", i)] = councilStory(i % 200) // a third are duplicates
	}
	folder := writeFiles(t, files)
	for range 3 {
		_, items := runAll(t, openArchive(t), folder)
		for name, item := range items {
			if want := data.Added; name < "200" && item.Outcome != want {
				t.Fatalf("%s: %s %s", name, item.Outcome, item.Reason)
			}
		}
	}
}

func TestUnreadableThingsEnd(t *testing.T) {
	a := openArchive(t)
	folder := writeFiles(t, map[string]string{"good.txt": councilStory(1), "locked.txt": councilStory(2), "closed/in.txt": councilStory(3)})
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Skip("links cannot be made here:", err)
		}
	}
	link(folder, "loop")
	link("nowhere", "broken")
	link("self", "self")
	link(filepath.Join(folder, "good.txt"), "zlink.txt")
	pipeErr := mkfifo(filepath.Join(folder, "pipe"))
	big := filepath.Join(folder, "big.txt")
	if err := os.WriteFile(big, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 10<<30); err != nil { // sparse
		t.Fatal(err)
	}
	for _, name := range []string{"locked.txt", "closed"} {
		path := filepath.Join(folder, name)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
	}
	_, items := runAll(t, a, folder, filepath.Join(folder, "missing"))
	want := map[string]data.Outcome{
		"good.txt": data.Added, "loop": data.Skipped, "broken": data.Failed, "self": data.Failed, "zlink.txt": data.Duplicate,
		"big.txt": data.Failed, "missing": data.Failed,
	}
	if pipeErr == nil {
		want["pipe"] = data.Skipped
	}
	if os.Geteuid() != 0 {
		want["locked.txt"], want["closed"] = data.Failed, data.Failed
	}
	for name, outcome := range want {
		if items[name].Outcome != outcome || outcome != data.Added && items[name].Reason == "" {
			t.Errorf("%s: %+v, want %s", name, items[name], outcome)
		}
	}
}

func TestFileGoneWhileItIsRead(t *testing.T) {
	f := look(filepath.Join(t.TempDir(), "gone.txt"), nil, os.ErrNotExist)
	if f.outcome != data.Failed || f.reason == "" {
		t.Errorf("%+v", f)
	}
	folder := writeFiles(t, map[string]string{"a.txt": councilStory(1)})
	path := filepath.Join(folder, "a.txt")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if r := readOne(found{path: path, info: info}, true); r.Outcome != data.Failed || !strings.Contains(r.Reason, "gone") {
		t.Errorf("%+v", r)
	}
}

func TestCancelKeepsWhatIsFiled(t *testing.T) {
	a := openArchive(t)
	files := map[string]string{}
	for i := range 1000 {
		files[fmt.Sprintf("%04d.txt", i)] = councilStory(i)
	}
	folder := writeFiles(t, files)
	ctx, cancel := context.WithCancel(t.Context())
	var told atomic.Int32
	done, err := Run(ctx, a, []string{folder}, Options{Progress: func(p Progress) {
		if told.Add(1) == 1 {
			cancel()
		}
	}})
	if err != nil || done.State != data.ImportCancelled {
		t.Fatalf("%+v, %v", done, err)
	}
	s, err := a.Stats(t.Context())
	if err != nil || s.Articles != done.Counts.Added {
		t.Errorf("%d articles, %d added, %v", s.Articles, done.Counts.Added, err)
	}
	all, _ := runAll(t, a, folder)
	if all.Counts.Added+all.Counts.Unchanged != 1000 {
		t.Errorf("afterwards %+v", all.Counts)
	}
}

// What is interrupted, unlike what is cancelled, goes on where it stood.
func TestAnInterruptedImportCanBeResumed(t *testing.T) {
	a := openArchive(t)
	files := map[string]string{}
	for i := range 1000 {
		files[fmt.Sprintf("%04d.txt", i)] = councilStory(i)
	}
	folder := writeFiles(t, files)
	ctx, cancel := context.WithCancelCause(t.Context())
	part, err := Run(ctx, a, []string{folder}, Options{Progress: func(Progress) { cancel(ErrInterrupted) }})
	if err != nil || part.State != data.ImportRunning {
		t.Fatalf("%+v, %v", part, err)
	}
	all, err := Run(t.Context(), a, nil, Options{Resume: true})
	if err != nil || all.ID != part.ID || all.State != data.ImportDone || all.Counts.Found != 1000 {
		t.Errorf("resumed %+v, %v", all, err)
	}
}

func TestResumeTakesUpTheRest(t *testing.T) {
	a := openArchive(t)
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("%02d.txt", i)] = councilStory(i)
	}
	folder := writeFiles(t, files)
	filing, err := a.BeginImport(t.Context(), data.ByPerson, []string{folder}, true)
	if err != nil {
		t.Fatal(err)
	}
	var first []data.FileResult
	for i := range 20 {
		path := filepath.Join(folder, fmt.Sprintf("%02d.txt", i))
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		first = append(first, readOne(found{path: path, info: info}, true))
	}
	if _, err := filing.File(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	seen := 0 // the program died here; the next one resumes
	done, err := Run(t.Context(), a, nil, Options{Resume: true, Items: func(data.Item) { seen++ }})
	if err != nil || done.Counts.Added != 50 || done.Counts.Found != 50 || seen != 30 {
		t.Errorf("%+v, %d items, %v", done.Counts, seen, err)
	}
	if _, err := Run(t.Context(), a, nil, Options{Resume: true}); !errors.Is(err, data.ErrNothingToResume) {
		t.Errorf("nothing to resume gives %v", err)
	}
}

func TestWalkVisitsOnce(t *testing.T) {
	folder := writeFiles(t, map[string]string{"a.txt": "x", "b/c.txt": "x", "b/d.txt": "x", ".git/config": "x"})
	var seen []string
	walk(t.Context(), []string{folder, filepath.Join(folder, "a.txt"), folder}, func(f found) bool {
		rel, err := filepath.Rel(folder, f.path)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, filepath.ToSlash(rel))
		return true
	})
	if want := []string{"a.txt", "b/c.txt", "b/d.txt"}; !slices.Equal(seen, want) {
		t.Errorf("visited %q, want %q", seen, want)
	}
}

// Paths that are named when an import is resumed are imported with its own.
func TestResumeWithFurtherPaths(t *testing.T) {
	a := openArchive(t)
	first := writeFiles(t, map[string]string{"1.txt": councilStory(1)})
	further := writeFiles(t, map[string]string{"2.txt": councilStory(2)})
	if _, err := a.BeginImport(t.Context(), data.ByPerson, []string{first}, true); err != nil {
		t.Fatal(err)
	}
	done, err := Run(t.Context(), a, []string{further, first}, Options{Resume: true}) // the first died at once
	if err != nil || done.Counts.Added != 2 || !slices.Equal(done.Paths, []string{first, further}) {
		t.Errorf("%+v, %v", done, err)
	}
	imports, err := a.Imports(t.Context())
	if err != nil || !slices.Equal(imports[0].Paths, done.Paths) {
		t.Errorf("recorded %q, %v", imports[0].Paths, err)
	}
}

// A time limit is a cancellation like any other.
func TestATimeLimitCancels(t *testing.T) {
	a := openArchive(t)
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprint(i, ".txt")] = councilStory(i)
	}
	folder := writeFiles(t, files)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	done, err := Run(ctx, a, []string{folder}, Options{Progress: func(Progress) { <-ctx.Done() }})
	if err != nil || done.State != data.ImportCancelled {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestAPipeInPlaceOfAFileIsNotWaitedFor(t *testing.T) {
	folder := writeFiles(t, map[string]string{"a.txt": councilStory(1)})
	info, err := os.Stat(filepath.Join(folder, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(folder, "pipe")
	if err := mkfifo(pipe); err != nil {
		t.Skip("pipes cannot be made here:", err)
	}
	read := make(chan data.FileResult, 1)
	go func() { read <- readOne(found{path: pipe, info: info}, false) }()
	select {
	case r := <-read:
		if r.Outcome != data.Failed || !strings.Contains(r.Reason, "pipe") {
			t.Errorf("%+v", r)
		}
	case <-time.After(10 * time.Second):
		t.Error("the pipe is waited for")
	}
}

func TestReadersAskBeforeEachFile(t *testing.T) {
	a, folder := openArchive(t), writeFiles(t, map[string]string{"1.txt": councilStory(1), "2.txt": councilStory(2), "3.txt": councilStory(3)})
	var asked atomic.Int64
	_, err := Run(t.Context(), a, []string{folder}, Options{Before: func(context.Context) { asked.Add(1) }})
	if err != nil || asked.Load() != 3 {
		t.Errorf("readers asked %d times before 3 files, error %v", asked.Load(), err)
	}
}
