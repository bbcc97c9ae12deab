package app

import (
	"testing"
	"time"
)

func TestPaceTellsKeysHeldDown(t *testing.T) {
	var p pace
	at := time.Date(2021, 11, 3, 12, 0, 0, 0, time.UTC)
	steps := func(n int, every time.Duration) (waited int) {
		for range n {
			at = at.Add(every)
			if p.step(at, longestWalk) > 0 {
				waited++
			}
		}
		return waited
	}
	if n := steps(10, 150*time.Millisecond); n != 0 {
		t.Errorf("%d of 10 steps wait that a person makes one by one", n)
	}
	if n := steps(90, 33*time.Millisecond); n < 85 || n == 90 {
		t.Errorf("%d of 90 steps wait while a key is held down for three seconds; an article is to be seen every second", n)
	}
	at = at.Add(time.Second)
	if n := steps(1, 0); n != 0 {
		t.Error("a single step waits")
	}
}
