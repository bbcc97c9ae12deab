package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func TestASecondProgramHandsItsPathsToTheFirst(t *testing.T) {
	folder, archive := t.TempDir(), filepath.Join(t.TempDir(), "a.dateline")
	r := newRig(t)
	r.opened(archive)
	r.takeRequests(folder)
	handed := make(chan bool, 1)
	go func() {
		// The folder may not be followed yet when the first request is left.
		for range 5 {
			if handOver(context.Background(), folder, request{Archive: archive, Paths: []string{news(t)}}) {
				handed <- true
				return
			}
		}
		handed <- false
	}()
	r.wait("the import", func() bool { return r.stats.Articles > 0 })
	if !<-handed {
		t.Error("the second program was not told that its paths were taken")
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left in the folder: %v", left)
	}
}

func TestWhereNoProgramAnswersNothingIsLeft(t *testing.T) {
	folder, archive := t.TempDir(), filepath.Join(t.TempDir(), "a.dateline")
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	asked := request{Archive: archive, Paths: []string{"/news"}}
	if handOver(gone, folder, asked) {
		t.Error("an archive that is not there takes paths")
	}
	writer, err := data.Open(t.Context(), archive)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = writer.Close() }()
	if handOver(gone, folder, asked) {
		t.Error("a program that takes no requests took one")
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left in the folder: %v", left)
	}
}

func TestARequestForAnotherArchiveIsLeftAlone(t *testing.T) {
	folder := t.TempDir()
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	path, err := request{Archive: "/other.dateline", Paths: []string{news(t)}}.leave(folder)
	if err != nil {
		t.Fatal(err)
	}
	r.takeRequest(path)
	if !exists(path) || r.task.running() {
		t.Error("it took what was not for its archive")
	}
}

func TestWhatTheCommandLineWants(t *testing.T) {
	p := prefs{test.NewTempApp(t).Preferences()}
	for _, c := range []struct {
		opt  Options
		want request
	}{
		{Options{}, request{Archive: data.DefaultPath()}},
		{Options{Paths: []string{"/n/a.dateline"}}, request{Archive: "/n/a.dateline"}},
		{Options{Paths: []string{"/n/a.dateline", "/n/b.txt"}}, request{Archive: "/n/a.dateline", Paths: []string{"/n/b.txt"}}},
		{Options{Archive: "/n/a.dateline", Paths: []string{"/n/b.txt"}}, request{Archive: "/n/a.dateline", Paths: []string{"/n/b.txt"}}},
		{Options{Paths: []string{"/n/b.txt"}}, request{Archive: data.DefaultPath(), Paths: []string{"/n/b.txt"}}},
	} {
		if got := p.wanted(c.opt); got.Archive != c.want.Archive || !slices.Equal(got.Paths, c.want.Paths) {
			t.Errorf("%+v wants %+v, not %+v", c.opt, got, c.want)
		}
	}
}
