package e2e

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	root     = "../.."             // of the repository, from this folder
	pictures = root + "/build/e2e" // what was seen, for a person to look at
	scale    = 3                   // small text is enlarged before it is read
	patience = 60 * time.Second    // how long a thing may take to appear
	errand   = 120 * time.Second   // how long one helper program may run
)

// A screen is an X server in memory with a window manager that gives a window the
// whole of it, a mouse, a keyboard and a reader of what it shows. Its methods end
// the test when they fail.
type screen struct {
	t    *testing.T
	area image.Rectangle
	env  []string
	runs *program // the last one that was started, until it was quit
}

// newScreen starts a screen of the size given, on a display number of its own.
// The test ends it. Preferences and default archives of programs started on it
// live in the test's temporary folder.
func newScreen(t *testing.T, width, height int, env ...string) *screen {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the window is tested on Linux, where a screen in memory can be had")
	}
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "import", "tesseract", "/usr/bin/python3"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: run scripts/setup.sh test", tool)
		}
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}

	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { end(server) })
	write.Close() // so that a server that dies ends the read
	display, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not name its display: %v", err)
	}

	home := t.TempDir()
	s := &screen{t: t, area: image.Rect(0, 0, width, height)}
	s.env = append(os.Environ(),
		"DISPLAY=:"+strings.TrimSpace(display), "WAYLAND_DISPLAY=", "OMP_THREAD_LIMIT=1",
		"XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_DATA_HOME="+filepath.Join(home, "share"))
	s.env = append(s.env, env...)
	settings, err := filepath.Abs("openbox.xml") // a relative path is passed over in silence
	if err != nil {
		t.Fatal(err)
	}
	manager := exec.Command("openbox", "--config-file", settings)
	manager.Env = s.env
	if err := manager.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { end(manager) })
	s.xdotool("mousemove", width-1, height-1) // where it hovers over nothing
	return s
}

// end kills a program and waits for it.
func end(command *exec.Cmd) {
	_ = command.Process.Kill() // it may have ended by itself
	_ = command.Wait()
}

// A program is one running on a screen.
type program struct {
	t       *testing.T
	command *exec.Cmd
	done    chan error
	ended   chan struct{} // closed when it has
}

// start runs a program on the screen; its output goes to the file log in
// pictures. The test ends the program if it still runs.
func (s *screen) start(log string, name string, args ...string) *program {
	s.t.Helper()
	output, err := os.Create(filepath.Join(pictures, log))
	if err != nil {
		s.t.Fatal(err)
	}
	command := exec.Command(name, args...)
	command.Env, command.Stdout, command.Stderr = s.env, output, output
	if err := command.Start(); err != nil {
		s.t.Fatal(err)
	}
	p := &program{t: s.t, command: command, done: make(chan error, 1), ended: make(chan struct{})}
	go func() {
		p.done <- command.Wait()
		close(p.done)
		close(p.ended)
	}()
	s.runs = p
	s.t.Cleanup(func() {
		_ = command.Process.Kill() // it may have ended by itself
		<-p.done
		output.Close()
		if said, _ := os.ReadFile(output.Name()); s.t.Failed() && len(said) > 0 {
			s.t.Logf("%s said:\n%s", name, said)
		}
	})
	return p
}

// exit waits for the program to end and returns its exit code.
func (p *program) exit() int {
	p.t.Helper()
	select {
	case err := <-p.done:
		var failed *exec.ExitError
		if err != nil && !errors.As(err, &failed) {
			p.t.Fatal(err)
		}
		return p.command.ProcessState.ExitCode()
	case <-time.After(patience):
		p.t.Fatalf("the program still runs after %v", patience)
		return -1
	}
}

// run runs a helper program on the screen to its end and returns what it printed.
func (s *screen) run(name string, args ...string) []byte {
	s.t.Helper()
	return run(s.t, s.env, nil, name, args...)
}

// run runs a program to its end and returns what it printed. A nil environment
// is the test's own.
func run(t *testing.T, env []string, input []byte, name string, args ...string) []byte {
	t.Helper()
	output, err := try(env, input, name, args...)
	if err != nil {
		t.Fatal(err)
	}
	return output
}

// try is run for a program that may fail.
func try(env []string, input []byte, name string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), errand)
	defer cancel()
	command := exec.CommandContext(ctx, name, args...)
	var complaint bytes.Buffer
	command.Env, command.Stdin, command.Stderr = env, bytes.NewReader(input), &complaint
	output, err := command.Output()
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%s %s: %w after %v", name, strings.Join(args, " "), ctx.Err(), errand)
	case err != nil:
		return nil, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, &complaint)
	}
	return output, nil
}

// click clicks the middle of a box.
func (s *screen) click(box image.Rectangle) {
	s.t.Helper()
	at := middle(box)
	s.xdotool("mousemove", at.X, at.Y, "sleep", 0.1, "click", 1)
}

// drag presses the mouse at one point and lets go at another, moving between
// them as a hand does.
func (s *screen) drag(from, to image.Point) {
	s.t.Helper()
	words := []any{"mousemove", from.X, from.Y, "sleep", 0.1, "mousedown", 1}
	const steps = 8
	for i := 1; i <= steps; i++ {
		at := from.Add(to.Sub(from).Mul(i).Div(steps))
		words = append(words, "sleep", 0.05, "mousemove", at.X, at.Y)
	}
	s.xdotool(append(words, "sleep", 0.1, "mouseup", 1)...)
}

// typeText types into whatever has the keyboard.
func (s *screen) typeText(text string) {
	s.t.Helper()
	s.xdotool("type", "--delay", 30, text)
}

// key presses a key or a combination, as xdotool names it: "ctrl+q".
func (s *screen) key(name string) {
	s.t.Helper()
	s.xdotool("key", name)
}

func (s *screen) xdotool(words ...any) {
	s.t.Helper()
	args := make([]string, len(words))
	for i, word := range words {
		args[i] = fmt.Sprint(word)
	}
	s.run("xdotool", args...)
}

// drop drags files onto a point of the screen and lets them go there.
func (s *screen) drop(at image.Point, paths ...string) {
	s.t.Helper()
	args := append([]string{"drop.py", strconv.Itoa(at.X), strconv.Itoa(at.Y)}, paths...)
	s.run("/usr/bin/python3", args...)
}

// picture saves what the screen shows.
func (s *screen) picture(path string) {
	s.t.Helper()
	s.run("import", "-window", "root", "png:"+path)
}

// The ways in which Tesseract looks at a picture: as scattered words and as a
// page. Each misses some text that the other reads.
var layouts = []string{"11", "3"}

// enlarge returns an area of the screen as a picture that can be read.
func (s *screen) enlarge(area image.Rectangle) []byte {
	s.t.Helper()
	crop := fmt.Sprintf("%dx%d+%d+%d", area.Dx(), area.Dy(), area.Min.X, area.Min.Y)
	return s.run("import", "-window", "root", "-crop", crop, "+repage",
		"-colorspace", "Gray", "-resize", strconv.Itoa(100*scale)+"%", "png:-")
}

// read returns the text of an enlarged area, line by line. Reading takes half a
// second, but has been seen to be held up for minutes where a computer was busy
// or suspended; then it is done again.
func (s *screen) read(enlarged []byte, layout string, area image.Rectangle) []line {
	s.t.Helper()
	tsv, err := try(s.env, enlarged, "tesseract", "stdin", "stdout", "--psm", layout, "tsv")
	if errors.Is(err, context.DeadlineExceeded) {
		tsv, err = try(s.env, enlarged, "tesseract", "stdin", "stdout", "--psm", layout, "tsv")
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return parseTSV(string(tsv), scale, area.Min)
}

// waitFor waits until area shows text that matches the pattern, in any case,
// and returns where it stands. It reads as little as it can: reading is what
// takes the time of these tests.
func (s *screen) waitFor(area image.Rectangle, pattern string) match {
	s.t.Helper()
	var found match
	wanted := regexp.MustCompile("(?i)" + pattern)
	s.await(fmt.Sprintf("%q appears in %v", pattern, area), func() (ok bool, seen any) {
		enlarged := s.enlarge(area)
		var all []line
		for _, layout := range layouts {
			lines := s.read(enlarged, layout, area)
			if found, ok = find(lines, wanted); ok {
				return true, nil
			}
			all = append(all, lines...)
		}
		return false, all
	})
	return found
}

// waitInOrder waits until area shows texts that match the patterns, in any case,
// each below the one before it, all at one moment.
func (s *screen) waitInOrder(area image.Rectangle, patterns ...string) {
	s.t.Helper()
	s.await(fmt.Sprintf("%q stand one below another in %v", patterns, area), func() (bool, any) {
		enlarged := s.enlarge(area)
		var all []line
		for _, layout := range layouts {
			all = append(all, s.read(enlarged, layout, area)...)
		}
		above := -1
		for _, pattern := range patterns {
			found, ok := find(all, regexp.MustCompile("(?i)"+pattern))
			if !ok || found.box.Min.Y <= above {
				return false, all
			}
			above = found.box.Min.Y
		}
		return true, nil
	})
}

// waitGone waits until area no longer shows text that matches the pattern.
func (s *screen) waitGone(area image.Rectangle, pattern string) {
	s.t.Helper()
	unwanted := regexp.MustCompile("(?i)" + pattern)
	s.await(fmt.Sprintf("%q goes from %v", pattern, area), func() (bool, any) {
		enlarged := s.enlarge(area)
		for _, layout := range layouts {
			if found, ok := find(s.read(enlarged, layout, area), unwanted); ok {
				return false, found
			}
		}
		return true, nil
	})
}

// await looks at the screen until it is as wished. The look returns whether it
// is and, if not, what there is instead.
func (s *screen) await(wish string, look func() (ok bool, seen any)) {
	s.t.Helper()
	const least = 5 // looks, however long they take
	deadline := time.Now().Add(patience)
	for looks := 1; ; looks++ {
		ok, seen := look()
		if ok {
			return
		}
		if s.runs != nil {
			select {
			case <-s.runs.ended:
				s.t.Fatalf("the program ended (%v) before %s", s.runs.command.ProcessState, wish)
			default:
			}
		}
		if looks >= least && time.Now().After(deadline) {
			picture := filepath.Join(pictures, s.t.Name()+"-failed.png")
			s.picture(picture)
			s.t.Fatalf("waited %v until %s; %s shows what there is, which reads:\n%v", patience, wish, picture, seen)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func middle(box image.Rectangle) image.Point {
	return box.Min.Add(box.Max).Div(2)
}
