package app

import (
	"context"
	"time"

	"dateline/data/memory"
)

// Memory that the window may take before garbage is collected the more eagerly, in
// bytes.
const (
	memoryAtRest    = 112 << 20
	memoryToRestyle = 64 << 20 // Fyne reads all fonts anew for another theme
)

const restyled = time.Second // after another theme was set, its memory is no longer needed

// limitMemory sets the limit for the archive as it is.
func (d *desk) limitMemory() { d.allowMemory(0) }

// spareMemory lets the window have more for a while, to be drawn in another theme.
func (d *desk) spareMemory() {
	d.allowMemory(memoryToRestyle)
	d.sparing.run(restyled, func(_ context.Context, screen func(func())) { screen(d.limitMemory) })
}

// allowMemory sets the limit for the archive as it is and some more, in bytes.
func (d *desk) allowMemory(more int64) {
	memory.Set(memory.For(memoryAtRest, d.stats.Articles, d.task.running()) + more)
}
