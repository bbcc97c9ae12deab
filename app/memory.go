package app

import (
	"context"
	"os"
	"runtime/debug"
	"time"
)

// Memory that the program may take before garbage is collected the more eagerly, in
// bytes.
const (
	memoryAtRest     = 112 << 20
	memoryPerArticle = 114 // what searching keeps of each, and half as much again
	memoryToImport   = 64 << 20
	memoryToRestyle  = 64 << 20 // Fyne reads all fonts anew for another theme
)

const restyled = time.Second // after another theme was set, its memory is no longer needed

// memoryLimit returns how much memory is to be taken with so many articles, in
// bytes. A fixed limit would have garbage collected without end once an
// archive's index alone takes as much.
func memoryLimit(articles int, importing bool) int64 {
	limit := int64(memoryAtRest) + int64(articles)*memoryPerArticle
	if importing {
		limit += memoryToImport
	}
	return limit
}

// limitMemory sets the limit for the archive as it is.
func (d *desk) limitMemory() { d.allowMemory(0) }

// spareMemory lets the window have more for a while, to be drawn in another theme.
func (d *desk) spareMemory() {
	d.allowMemory(memoryToRestyle)
	d.sparing.run(restyled, func(_ context.Context, screen func(func())) { screen(d.limitMemory) })
}

// allowMemory sets the limit for the archive as it is and some more, in bytes, unless
// GOMEMLIMIT set another.
func (d *desk) allowMemory(more int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit(d.stats.Articles, d.task.running()) + more)
	}
}
