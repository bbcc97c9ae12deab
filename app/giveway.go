package app

import (
	"context"
	"sync/atomic"
	"time"
)

const (
	useLasts   = 500 * time.Millisecond // how long the window counts as being used after each act: a pause between two
	longestWay = 600 * time.Millisecond // that an import waits, so that it goes on in any case
	turnLasts  = 30 * time.Millisecond  // how long it then goes on, a twentieth of the time: 95 of 100 frames are without it
)

// use is when a person last did something in the window. An import waits
// meanwhile, readers and writer: on a computer with few cores they would take
// them from whoever draws the window. Times are in nanoseconds since 1970.
type use struct {
	until atomic.Int64
	turn  atomic.Int64 // when the last turn of the import ends
}

// now notes that the window is being used.
func (u *use) now() { u.nowAt(time.Now().UnixNano()) }

func (u *use) nowAt(now int64) {
	if !u.activeAt(now) {
		u.turn.Store(now)
	}
	u.until.Store(now + int64(useLasts))
}

// active reports whether the window is being used.
func (u *use) active() bool { return u.activeAt(time.Now().UnixNano()) }

func (u *use) activeAt(now int64) bool { return now < u.until.Load() }

// wayAt returns how much longer an import has to wait. Where the window was used
// for long it begins a turn.
func (u *use) wayAt(now int64) time.Duration {
	turn := u.turn.Load()
	next := turn + int64(longestWay)
	if !u.activeAt(now) || now < turn {
		return 0
	}
	if now >= next {
		u.turn.CompareAndSwap(turn, now+int64(turnLasts))
		return 0
	}
	return time.Duration(min(u.until.Load(), next) - now)
}

// giveWay waits while the window is being used. It is called off the screen, by
// all that an import does at once, for each article and oftener.
func (u *use) giveWay(ctx context.Context) {
	for {
		wait := u.wayAt(time.Now().UnixNano())
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
