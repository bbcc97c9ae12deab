package app

import (
	"context"
	"sync/atomic"
	"time"
)

const (
	useLasts   = 150 * time.Millisecond // how long the window counts as being used after each act
	longestWay = 300 * time.Millisecond // that a file waits, so that an import goes on in any case
)

// use is when a person last did something in the window. The readers of an
// import wait meanwhile: on a computer with few cores they would take them from
// whoever draws the window.
type use struct{ until atomic.Int64 } // in nanoseconds since 1970

// now notes that the window is being used.
func (u *use) now() { u.until.Store(time.Now().Add(useLasts).UnixNano()) }

// active reports whether the window is being used.
func (u *use) active() bool { return time.Now().UnixNano() < u.until.Load() }

// giveWay waits while the window is being used. It is called off the screen.
func (u *use) giveWay(ctx context.Context) {
	for end := time.Now().Add(longestWay); ; {
		now := time.Now()
		wait := min(time.Unix(0, u.until.Load()).Sub(now), end.Sub(now))
		if wait <= 0 {
			return
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return
		}
	}
}
