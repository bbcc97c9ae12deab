// Package e2e drives the built program through its window, as a person does:
// real drags, real keys, and the screen read back. Run it with make e2e.
package e2e

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	window  = root + "/build/dateline"
	cli     = root + "/build/dateline-cli"
	samples = root + "/samples"
	query   = "harbor" // in some of the samples, not in all
)

// Where the panes stand, as shares of the window's width.
const (
	libraryTo   = 0.17
	resultsTo   = 0.55 // with a margin: the count of results stands at its left
	articleFrom = 0.42
)

func TestWindow(t *testing.T) {
	if os.Getenv("DATELINE_E2E") == "" {
		t.Skip("DATELINE_E2E is unset: make e2e builds the program and sets it")
	}
	s := newScreen(t, 1280, 800)
	truth := askCommandLine(t, samples)
	top := image.Rect(0, 0, s.area.Dx(), s.area.Dy()/3)

	t.Log("the first start says how to begin")
	p := s.start("window.log", window)
	s.waitFor(s.area, "choose folder")
	s.waitFor(s.area, "nothing leaves this computer")

	t.Log("every article of a folder dropped on the window is imported")
	s.drop(middle(s.area), samples)
	s.waitForCount(truth.all)
	s.picture(pictures + "/imported.png")
	s.key("Escape") // closes the import's report

	t.Log("a query finds what the command line finds")
	s.search(query)
	header := s.waitForCount(truth.found)

	t.Log("a click on the first result opens it")
	s.openFirst(header, truth.headline)
	s.picture(pictures + "/article.png")

	t.Log("a drag over the timeline narrows the dates")
	y := header.Min.Y - 55
	s.drag(image.Pt(s.area.Dx()*6/10, y), image.Pt(s.area.Dx()*85/100, y))
	s.waitFor(top, `date\b.*\d{4}`)
	s.picture(pictures + "/brushed.png")
	t.Log("a click in the library narrows further, and all can be cleared at once")
	s.click(s.waitFor(s.columns(0, libraryTo), `\bbusan\b`).box)
	s.click(s.waitFor(top, "clear all").box)
	s.waitGone(top, "clear all")

	t.Log("the program ends, and its next start shows the last query")
	s.search(query)
	s.waitForCount(truth.found)
	s.quit(p)
	p = s.start("window-again.log", window)
	s.waitForCount(truth.found)
	s.waitFor(top, query)
	s.quit(p)
}

// waitForCount waits until the line above the results says how many there are
// ("1,204 articles · 3 ms"), and returns where it does.
func (s *screen) waitForCount(n int) image.Rectangle {
	s.t.Helper()
	return s.waitFor(s.columns(0, resultsTo), `\b`+grouped(n)+` articles?\b`).box
}

// search types a query in place of the one there is. Return ends the typing,
// during which the last word stands for all that begin with it.
func (s *screen) search(query string) {
	s.t.Helper()
	s.key("ctrl+l")
	s.key("ctrl+a")
	s.typeText(query)
	s.key("Return")
}

// openFirst clicks the first result, below the line that counts them, and waits
// for its headline in the article's pane.
func (s *screen) openFirst(header image.Rectangle, headline string) {
	s.t.Helper()
	s.click(header.Add(image.Pt(40, 45)))
	words := strings.Fields(headline)
	s.waitFor(s.columns(articleFrom, 1), regexp.QuoteMeta(strings.Join(words[:min(2, len(words))], " ")))
}

// quit ends the program with Ctrl+Q; it must end well.
func (s *screen) quit(p *program) {
	s.t.Helper()
	s.runs = nil
	s.key("ctrl+q")
	if code := p.exit(); code != 0 {
		s.t.Errorf("Ctrl+Q ended the program with exit code %d", code)
	}
}

// columns returns the part of the screen between two shares of its width.
func (s *screen) columns(from, to float64) image.Rectangle {
	width := float64(s.area.Dx())
	return image.Rect(int(width*from), 0, int(width*to), s.area.Dy())
}

// grouped writes a number as the window does: "1,204".
func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return grouped(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// stories are the folders of samples that the sample archive has, by a path that
// does not tell where this repository lies: pictures show it.
func stories(t *testing.T) []string {
	t.Helper()
	target, err := filepath.Abs(samples)
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(os.TempDir(), "Coast stories")
	_ = os.Remove(link) // of a run that was broken off
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(link) })
	folders, err := filepath.Glob(link + "/*")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(folders, func(path string) bool { return filepath.Base(path) == "formats" })
}
