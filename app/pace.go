package app

import "time"

// pace tells steps that follow each other at once, of a key that is held down or
// a range that is dragged, from single ones. Meanwhile list and range move
// on, and what takes longer than a step is shown where they rest, and now and then.
type pace struct{ stepped, shown time.Time }

const (
	repeatPace   = 100 * time.Millisecond // between such steps, at most
	repeatRest   = 60 * time.Millisecond  // without a step: the last was made
	longestWalk  = time.Second            // through the list without an article
	longestBrush = 400 * time.Millisecond // of the timeline of a large archive without results
)

// step returns how long the outcome of a step is to wait for another step, if
// outcomes come at least as often as given.
func (p *pace) step(now time.Time, longest time.Duration) time.Duration {
	follows := now.Sub(p.stepped) < repeatPace
	p.stepped = now
	if follows && now.Sub(p.shown) < longest {
		return repeatRest
	}
	p.shown = now
	return 0
}
