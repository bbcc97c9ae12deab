package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFrameLogTellsPaintedFrames(t *testing.T) {
	r := newRig(t)
	path := filepath.Join(t.TempDir(), "frames")
	if err := r.logFrames(path); err != nil {
		t.Fatal(err)
	}
	log := r.frames
	log.now = func() time.Time { return time.UnixMicro(5_000_000).Add(7 * time.Millisecond) }
	log.taken = time.UnixMicro(5_000_000)
	log.brought("results")
	log.brought("article")
	log.painted()
	log.painted() // the same frame is told once
	log.taken = log.now().Add(1 - leastPainting)
	log.painted() // nothing was to be painted
	said, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(said), "\n"), "\n")
	if fields := strings.Split(lines[0], "\t"); len(lines) != 1 || len(fields) != 3 || fields[0] != "5000000" || fields[1] != "7000" || fields[2] != "results,article" {
		t.Errorf("the log says %q", lines)
	}
}

func TestFrameLogNamesFileItCannotWrite(t *testing.T) {
	r := newRig(t)
	path := filepath.Join(t.TempDir(), "no-folder", "frames")
	if err := r.logFrames(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a log that cannot be written gave %v", err)
	}
}
