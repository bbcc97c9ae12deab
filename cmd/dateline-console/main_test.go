package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dateline/cli"
)

// The test's own program is both: dateline-cli, under the name "console", and
// the dateline beside it, which tells how it was called.
func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "console":
		main()
	case cli.Name:
		fmt.Printf("%q\n", os.Args)
		fmt.Fprintln(os.Stderr, "on the other side")
		os.Exit(7)
	}
	os.Exit(m.Run())
}

// called copies the program under the names and calls the first.
func called(t *testing.T, names []string, args ...string) (out, complaint string, status int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, name := range names {
		if err := os.Link(self, filepath.Join(folder, name)); err != nil {
			content, err := os.ReadFile(self)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(folder, name), content, 0o700); err != nil {
				t.Fatal(err)
			}
		}
	}
	var outs, complaints strings.Builder
	command := exec.Command(filepath.Join(folder, names[0]), args...)
	command.Stdout, command.Stderr = &outs, &complaints
	var failed *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return outs.String(), complaints.String(), command.ProcessState.ExitCode()
}

func TestDatelineIsCalledAsDatelineCLI(t *testing.T) {
	out, complaint, status := called(t, []string{"console", "dateline"}, "search", "two words", `"항만"`, "")
	if want := fmt.Sprintf("%q\n", []string{cli.Name, "search", "two words", `"항만"`, ""}); out != want {
		t.Errorf("called as %s, want %s", out, want)
	}
	if complaint != "on the other side\n" || status != 7 {
		t.Errorf("standard error %q, exit status %d", complaint, status)
	}
}

func TestAMissingDatelineIsTold(t *testing.T) {
	out, complaint, status := called(t, []string{"console"}, "stats")
	if out != "" || status != 1 || !strings.HasPrefix(complaint, "dateline-cli: ") || !strings.Contains(complaint, "is missing") {
		t.Errorf("%q, %q, exit status %d", out, complaint, status)
	}
}
