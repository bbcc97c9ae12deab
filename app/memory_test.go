package app

import (
	"math"
	"runtime/debug"
	"testing"

	"dateline/data/memory"
)

func TestMemoryLimitGrowsWithTheArchive(t *testing.T) {
	const (
		perArticle = 90       // bytes in use for each of a million articles, measured
		atRest     = 87 << 20 // with an article open in the window, most of it fonts, measured
	)
	for _, articles := range []int{0, 10_000, 1_000_000, 10_000_000} {
		limit := memory.For(memoryAtRest, articles, false)
		if inUse := int64(atRest + articles*perArticle); limit < inUse*5/4 {
			t.Errorf("%d articles: garbage is collected at %d bytes, with %d in use", articles, limit, inUse)
		}
		if memory.For(memoryAtRest, articles, true) <= limit {
			t.Errorf("%d articles: an import is given no memory", articles)
		}
	}
}

func TestAnArchiveSetsTheMemoryLimit(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	r := newsRig(t)
	r.wait("the limit", func() bool {
		return r.stats.Articles > 0 && debug.SetMemoryLimit(-1) == memory.For(memoryAtRest, r.stats.Articles, false)
	})
}
