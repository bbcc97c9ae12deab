package app

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// leastPainting is what painting a window takes at least. A pass of Fyne's loop
// that was shorter had nothing to paint.
const leastPainting = time.Millisecond

// frameLog is the probe behind --frame-log: it writes a line for each frame that
// was painted. Fyne's loop takes in what a person did, runs the animations and
// paints, again and again; so an animation that never ends sees each pass, and
// what it posts runs once the frame is painted. Whoever sends events and knows
// when finds the frame that answered one: the first whose events were taken in
// later. A window that hangs is thus seen as it is, since what was sent
// meanwhile waits.
//
// A line is tab-separated: when events were taken in, in microseconds since 1970; the microseconds
// from there to the painted frame; and what the frame shows that work off the
// screen brought (results, article), by commas.
type frameLog struct {
	file   *os.File
	out    *bufio.Writer
	now    func() time.Time
	taken  time.Time // of the frame that is being painted; zero between frames
	brings []string
	err    error
}

// logFrames writes the frames to a file from now on.
func (d *desk) logFrames(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("frames cannot be logged: %w", err)
	}
	log := &frameLog{file: file, out: bufio.NewWriter(file), now: time.Now}
	d.frames = log
	watching := fyne.NewAnimation(time.Second, func(float32) {
		log.painted() // what was posted may come later than the next pass
		log.taken = log.now()
		d.bridge.post(log.painted)
	})
	watching.RepeatCount = fyne.AnimationRepeatForever
	watching.Start()
	return nil
}

// painted writes the line of the frame. Where there was none it has the time to
// put what was written into the file.
func (l *frameLog) painted() {
	taken, took := l.taken, l.now().Sub(l.taken)
	l.taken = time.Time{}
	switch {
	case l.err != nil || taken.IsZero():
		return
	case took < leastPainting:
		l.err = l.out.Flush()
		return
	}
	_, l.err = fmt.Fprintf(l.out, "%d\t%d\t%s\n", taken.UnixMicro(), took.Microseconds(), strings.Join(l.brings, ","))
	l.brings = nil
}

// brought notes what the next frame shows. Without a log it does nothing.
func (l *frameLog) brought(what string) {
	if l != nil {
		l.brings = append(l.brings, what)
	}
}

// close writes what is still to be written and tells the first error.
func (l *frameLog) close() error {
	if l == nil {
		return nil
	}
	if err := l.out.Flush(); l.err == nil {
		l.err = err
	}
	if err := l.file.Close(); l.err == nil {
		l.err = err
	}
	return l.err
}
