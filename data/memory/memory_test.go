package memory

import (
	"math"
	"runtime/debug"
	"testing"
)

func TestTheLimitGrowsWithTheArchive(t *testing.T) {
	const (
		inUse  = 90       // bytes for each of a million articles, measured
		atRest = 64 << 20 // with little to spare
	)
	for _, articles := range []int{0, 10_000, 1_000_000, 10_000_000} {
		limit := For(atRest, articles, false)
		if limit < atRest+int64(articles)*inUse*5/4 {
			t.Errorf("%d articles: garbage is collected at %d bytes", articles, limit)
		}
		if For(atRest, articles, true) <= limit {
			t.Errorf("%d articles: an import is given no memory", articles)
		}
	}
}

// TestALiftedLimit sets another limit while two have it lifted.
func TestALiftedLimit(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	is := func(want int64) {
		t.Helper()
		if got := debug.SetMemoryLimit(-1); got != want {
			t.Errorf("the limit is %d, want %d", got, want)
		}
	}
	Set(300 << 20)
	first := Lift()
	second := Lift()
	is(math.MaxInt64)
	Set(400 << 20)
	is(math.MaxInt64)
	first()
	first()
	is(math.MaxInt64)
	second()
	is(400 << 20)
	Lift()()
	is(400 << 20)
}

func TestGOMEMLIMITIsLeftAlone(t *testing.T) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	t.Setenv("GOMEMLIMIT", "1GiB")
	before := debug.SetMemoryLimit(-1)
	Set(300 << 20)
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("the limit became %d", got)
	}
}
