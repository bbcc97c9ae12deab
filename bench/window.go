package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// The window that is measured, in pixels, and places in it at its first start.
const (
	windowWidth, windowHeight = 1280, 800
	listX, listY              = 440, 420
	scrollBarX, scrollBarTop  = 661, 232
	barsY                     = 120
)

// Limits of the wait from an event to the frame that answers it, with software
// rendering.
const (
	frameLimit   = 33 * time.Millisecond // for 95 of 100
	slowestFrame = 200 * time.Millisecond
)

// done is what a person did in one way: the moments at which each event was sent.
type done struct {
	name   string
	brings string // what must come after each, off the screen; "" for nothing
	sent   []time.Time
}

// hand is who uses the window.
type hand struct {
	screen *screen
	done   []done
	err    error
}

// begin begins to do something in another way.
func (h *hand) begin(name, brings string) {
	h.done = append(h.done, done{name: name, brings: brings})
}

// does notes the moment, sends an event, and waits.
func (h *hand) does(wait time.Duration, event func() error) {
	if h.err != nil {
		return
	}
	last := &h.done[len(h.done)-1]
	last.sent = append(last.sent, time.Now())
	h.err = event()
	time.Sleep(wait)
}

// prepares sends events that are not measured, and waits for their effect.
func (h *hand) prepares(events ...func() error) {
	for _, event := range events {
		if h.err == nil {
			h.err = event()
		}
		time.Sleep(600 * time.Millisecond)
	}
}

const (
	keyPause    = 90 * time.Millisecond // of a good typist
	repeatPause = 33 * time.Millisecond // of a key that is held down
	wheelPause  = 25 * time.Millisecond
	mousePause  = 16 * time.Millisecond
	longPause   = 400 * time.Millisecond
)

// useWindow does all that is measured once.
func (h *hand) useWindow() error {
	s := h.screen
	key := func(symbol rune) func() error { return func() error { return s.key(symbol) } }
	focusSearch := func() error { return s.control('l') }
	move := func(x, y int) func() error { return func() error { return s.move(x, y) } }

	h.begin("type", "")
	for _, words := range []string{"the said nulir", "zan port of", "kim and the year", "said"} {
		h.prepares(focusSearch)
		for _, letter := range words {
			h.does(keyPause, key(letter))
		}
	}
	h.begin("type a word, to its results", "results")
	for _, word := range []string{"port", "the", "kim", "said"} {
		h.prepares(focusSearch)
		for _, letter := range word {
			h.does(longPause, key(letter))
		}
	}
	h.prepares(key(escapeKey), key(escapeKey))

	h.begin("turn the wheel over the results", "")
	h.prepares(move(listX, listY))
	for i := range 160 {
		button := byte(wheelDown)
		if i%40 > 30 {
			button = wheelUp
		}
		h.does(wheelPause, func() error { return s.click(button) })
	}
	h.begin("drag the scroll bar", "")
	h.prepares(key(escapeKey), func() error { return s.click(leftButton) }, key(homeKey), move(scrollBarX, scrollBarTop), func() error { return s.press(leftButton) })
	for i := range 160 {
		y := scrollBarTop + 3*i
		if i >= 100 {
			y = scrollBarTop + 3*100 - 4*(i-100)
		}
		h.does(mousePause, move(scrollBarX, y))
	}
	h.prepares(func() error { return s.release(leftButton) }, move(listX, listY))
	h.begin("End and Home", "")
	for i := range 20 {
		h.does(longPause, key([]rune{endKey, homeKey}[i%2]))
	}
	h.begin("hold J down", "")
	h.prepares(func() error { return s.click(leftButton) })
	for range 120 {
		h.does(repeatPause, key('j'))
	}
	h.begin("J, to the article", "article")
	for range 20 {
		h.does(longPause, key('j'))
	}
	h.begin("brush the timeline", "")
	h.prepares(move(200, barsY), func() error { return s.press(leftButton) })
	for i := range 160 {
		h.does(mousePause, move(200+4*i, barsY))
	}
	h.prepares(func() error { return s.release(leftButton) })
	h.begin("zoom the timeline", "")
	for i := range 48 {
		button := byte(wheelUp)
		if i >= 24 {
			button = wheelDown
		}
		h.does(2*wheelPause, func() error { return s.click(button) })
	}
	h.prepares(key(escapeKey), key(escapeKey), key(escapeKey))
	return h.err
}

// reportWindow uses the built program in a window, first at rest and then while
// it imports.
func reportWindow(ctx context.Context, s settings, r *report) error {
	if _, err := s.makeArchive(ctx, s.articles); err != nil {
		return err
	}
	program := filepath.Join(s.dir, "dateline")
	progress("build the program")
	build := exec.CommandContext(ctx, "go", "build", "-tags", "no_animations", "-o", program, ".")
	build.Dir, build.Stderr = "..", os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build the program: %w", err)
	}
	archive := s.path("window")
	if err := copyDatabase(s.archivePath(s.articles), archive); err != nil {
		return err
	}
	busy := corpusIn(s.dir)
	if err := busy.write(ctx, s.articles+busyArticles); err != nil {
		return err
	}
	var fresh []string
	for n := s.articles; n < s.articles+busyArticles; n += articlesPerFolder {
		fresh = append(fresh, busy.folder(n))
	}
	for _, one := range []struct {
		name  string
		paths []string
	}{{"at rest", nil}, {"while it imports", fresh}} {
		progress("use the window %s", one.name)
		err := measureWindow(ctx, s, r, one.name, program, append([]string{"--archive", archive}, one.paths...))
		if errors.Is(err, errNoScreen) {
			progress("%v: the window is not measured", err)
			break
		}
		if err != nil {
			return err
		}
	}
	return removeDatabase(archive)
}

// busyArticles are imported while the window is used.
const busyArticles = 60_000

// measureWindow starts the program, uses it, and adds what its frames took.
func measureWindow(ctx context.Context, s settings, r *report, name, program string, args []string) error {
	on, err := openScreen(windowWidth, windowHeight)
	if err != nil {
		return err
	}
	defer func() { _ = on.close() }()
	home := filepath.Join(s.dir, "window-home")
	if err := os.RemoveAll(home); err != nil {
		return err
	}
	log := filepath.Join(s.dir, "frames")
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	window := exec.CommandContext(ctx, program, append([]string{"--frame-log", log}, args...)...)
	window.Stderr = os.Stderr
	window.Env = append(os.Environ(), "DISPLAY="+on.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=C.UTF-8",
		"HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_DATA_HOME="+filepath.Join(home, "share"), "XDG_CACHE_HOME="+filepath.Join(home, "cache"))
	if err := window.Start(); err != nil {
		return err
	}
	if err := on.focus(time.Minute); err != nil {
		return errors.Join(err, window.Process.Kill(), window.Wait())
	}
	time.Sleep(3 * time.Second) // until the archive is shown
	used := hand{screen: on}
	if err := used.useWindow(); err != nil {
		return errors.Join(err, window.Process.Kill(), window.Wait())
	}
	time.Sleep(time.Second) // the log is written while nothing is painted
	stop()
	_ = window.Wait() // it was killed
	in, err := os.Open(log)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	frames, err := readFrames(in)
	if err != nil {
		return err
	}
	r.addWindow(name, frames, used.done)
	return nil
}

// addWindow adds how long each way of using the window waited for its frames.
func (r *report) addWindow(name string, frames []painted, all []done) {
	t := r.table("From event to painted frame, "+name, "events", "no frame", "half*", "95 of 100*", "limit", "slowest*", "limit", "")
	for _, d := range all {
		waits, missed := answers(frames, d.sent, d.brings)
		most, slowest := quantile(waits, 0.95), quantile(waits, 1)
		limits, verdict := []string{"", ""}, ""
		if d.brings == "" {
			limits = []string{milliseconds(frameLimit), milliseconds(slowestFrame)}
			verdict = r.verdict(most <= frameLimit && slowest <= slowestFrame, name+", "+d.name, milliseconds(most)+", slowest "+milliseconds(slowest), limits[0]+", "+limits[1])
		}
		progress("%s: half in %s, 95 of 100 in %s", d.name, milliseconds(quantile(waits, 0.5)), milliseconds(most))
		t.add(d.name, fmt.Sprint(len(d.sent)), fmt.Sprint(missed), milliseconds(quantile(waits, 0.5)), milliseconds(most), limits[0], milliseconds(slowest), limits[1], verdict)
	}
}
