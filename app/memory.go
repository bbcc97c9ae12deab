package app

import (
	"os"
	"runtime/debug"
)

// Memory that the program may take before garbage is collected the more eagerly, in
// bytes.
const (
	memoryAtRest     = 160 << 20 // the fonts alone take 70 MB, and are read anew for each text size
	memoryPerArticle = 112       // what searching keeps of each, and half as much again
	memoryToImport   = 64 << 20
)

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

// limitMemory sets the limit for the archive as it is, unless GOMEMLIMIT set another.
func (d *desk) limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit(d.stats.Articles, d.task.running()))
	}
}
