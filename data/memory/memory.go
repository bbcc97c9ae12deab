// Package memory sets how much memory a program may take before garbage is collected
// the more eagerly. Parts that know nothing of each other do so through it, so that
// none undoes what another set meanwhile.
package memory

import (
	"math"
	"os"
	"runtime/debug"
	"sync"
)

const (
	perArticle = 114 // bytes: what searching keeps of each, and half as much again
	toImport   = 64 << 20
)

// For returns the limit, in bytes, of a program that takes so much at rest, with so
// many articles in its archive. A fixed limit would have garbage collected without end
// once an archive's index alone takes as much.
func For(atRest int64, articles int, importing bool) int64 {
	limit := atRest + int64(articles)*perArticle
	if importing {
		limit += toImport
	}
	return limit
}

var (
	mu     sync.Mutex
	lifted int   // how many have lifted the limit and not yet put it back
	limit  int64 // that holds, or will again once none has it lifted
)

// Set sets the limit, unless GOMEMLIMIT set another.
func Set(bytes int64) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	mu.Lock()
	defer mu.Unlock()
	limit = bytes
	if lifted == 0 {
		debug.SetMemoryLimit(limit)
	}
}

// Lift lifts the limit until its result is called. What is set meanwhile holds then.
func Lift() (putBack func()) {
	mu.Lock()
	defer mu.Unlock()
	if lifted++; lifted == 1 {
		limit = debug.SetMemoryLimit(math.MaxInt64)
	}
	return sync.OnceFunc(func() {
		mu.Lock()
		defer mu.Unlock()
		if lifted--; lifted == 0 {
			debug.SetMemoryLimit(limit)
		}
	})
}
