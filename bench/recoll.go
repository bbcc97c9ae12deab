package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	recollProgram  = "recollindex"
	recollPackage  = "recollcmd" // of Debian
	recollArticles = 20_000
)

// errNoRecoll is returned where the program is not installed.
var errNoRecoll = errors.New("recollindex is not installed")

// indexWithRecoll indexes folders with recollindex, with its own defaults and
// an index that it makes anew, and returns what its process took.
func indexWithRecoll(ctx context.Context, dir string, paths []string) (c cost, err error) {
	program, err := exec.LookPath(recollProgram)
	if err != nil {
		return c, errNoRecoll
	}
	config, err := os.MkdirTemp(dir, "recoll-")
	if err != nil {
		return c, err
	}
	defer func() { _ = os.RemoveAll(config) }()
	var topdirs strings.Builder
	for _, path := range paths {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return c, err
		}
		fmt.Fprintf(&topdirs, " %q", absolute)
	}
	settings := "topdirs =" + topdirs.String() + "\n"
	if err := os.WriteFile(filepath.Join(config, "recoll.conf"), []byte(settings), 0o644); err != nil {
		return c, err
	}
	begun := time.Now()
	child := exec.CommandContext(ctx, program, "-c", config)
	if out, err := child.CombinedOutput(); err != nil {
		return c, fmt.Errorf("recollindex: %w: %s", err, out[max(0, len(out)-500):])
	}
	c.Wall = time.Since(begun)
	c.CPU = child.ProcessState.UserTime() + child.ProcessState.SystemTime()
	return c, nil
}
