// Command dateline-console is dateline-cli.exe in the packages for Windows,
// where a program with a window has no console. It runs the dateline.exe beside
// it under the name of dateline-cli and waits for its end.
package main

import (
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// name is cli.Name; the package would bring the whole archive along.
const name = "dateline-cli"

func main() {
	status, err := run(os.Args[1:])
	if err != nil {
		_, _ = os.Stderr.WriteString(name + ": " + err.Error() + "\n")
		status = 1
	}
	os.Exit(status)
}

// run has dateline work on args and returns its exit status.
func run(args []string) (status int, err error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	program := filepath.Join(filepath.Dir(self), "dateline"+filepath.Ext(self))
	// Ctrl+C and the end of the console are told to dateline too. It ends in
	// order, and this program after it.
	signal.Notify(make(chan os.Signal, 1), os.Interrupt, syscall.SIGTERM)
	process, err := os.StartProcess(program, append([]string{name}, args...), &os.ProcAttr{
		Files: lent(os.Stdin, os.Stdout, os.Stderr),
	})
	if errors.Is(err, fs.ErrNotExist) {
		return 0, errors.New(program + " is missing, which does the work and belongs beside this program. Install Dateline again, or unpack the whole zip.")
	}
	if err != nil {
		return 0, err
	}
	endTogether(process)
	state, err := process.Wait()
	if err != nil {
		return 0, err
	}
	return state.ExitCode(), nil
}
