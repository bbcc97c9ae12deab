// Package priority lets the system run work in the background after what a
// person waits for. On a computer with few cores the window is else drawn late
// while a search or an import has them.
package priority

import "runtime"

// Level is how far work steps back.
type Level int

// The levels of work in the background.
const (
	Answer Level = iota // to what a person asked
	Import              // and all else that nobody waits for
)

// Lower lets the system run the calling goroutine at a lower priority until it
// ends. It has a thread of its own from then on, which ends with it. Where the
// system has no priorities of threads nothing changes.
func Lower(to Level) {
	runtime.LockOSThread()
	lower(to)
}
