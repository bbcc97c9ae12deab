package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
)

// The first arguments of processes that are started to be measured, and what
// they do with the others.
const (
	importChild   = "measure-import"   // a corpus, how many articles, the archive to make
	baselineChild = "measure-baseline" // a corpus, how many articles, an archive, the databases to make in C and in Go
	startChild    = "measure-start"    // an archive, a query
	memoryChild   = "measure-memory"   // an archive, queries
)

// inChild runs this program again and reads what it tells of itself.
func inChild[T any](ctx context.Context, args ...string) (result T, err error) {
	child := exec.CommandContext(ctx, "/proc/self/exe", args...)
	child.Stderr = os.Stderr
	out, err := child.Output()
	if err != nil {
		return result, fmt.Errorf("%s: %w", args[0], err)
	}
	return result, json.Unmarshal(out, &result)
}

// isChild reports whether the program was started by inChild.
func isChild(args []string) bool {
	return len(args) > 0 && slices.Contains([]string{importChild, baselineChild, startChild, memoryChild}, args[0])
}

// runChild is the other side of inChild.
func runChild(ctx context.Context, args []string, out io.Writer) error {
	result, err := measureAs(ctx, args[0], args[1:])
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(result)
}

func measureAs(ctx context.Context, child string, args []string) (any, error) {
	articles := 0
	if len(args) > 1 {
		articles, _ = strconv.Atoi(args[1])
	}
	switch {
	case child == importChild && len(args) == 3:
		return importWhole(ctx, corpus{args[0]}, articles, args[2])
	case child == baselineChild && len(args) == 5:
		return writeBaseline(ctx, corpus{args[0]}, articles, args[2], args[3], args[4])
	case child == startChild && len(args) == 2:
		return start(ctx, args[0], args[1])
	case child == memoryChild && len(args) > 1:
		return askMany(ctx, args[0], args[1:])
	}
	return nil, errors.New("this is for the program itself to call")
}
