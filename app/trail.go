package app

import "slices"

// mostPlaces bounds how far back a trail leads.
const mostPlaces = 200

// place is where a person was: an article, and how far down in it.
type place struct {
	article int64
	scroll  float64
}

// trail is the way through what was read. Its present place is places[at].
type trail struct {
	places []place
	at     int
}

// visit makes an article the present place and forgets what lay ahead. Where
// it is the present place already, nothing changes.
func (t *trail) visit(article int64) {
	if len(t.places) > 0 {
		if t.places[t.at].article == article {
			return
		}
		t.places = slices.Delete(t.places, t.at+1, len(t.places))
	}
	t.places = append(t.places, place{article: article})
	if extra := len(t.places) - mostPlaces; extra > 0 {
		t.places = slices.Delete(t.places, 0, extra)
	}
	t.at = len(t.places) - 1
}

// keep remembers how far down in the present article a person has read.
func (t *trail) keep(scroll float64) {
	if len(t.places) > 0 {
		t.places[t.at].scroll = scroll
	}
}

// can reports whether there is a place one step back (-1) or on (1).
func (t *trail) can(step int) bool { return t.at+step >= 0 && t.at+step < len(t.places) }

// move goes one step back or on and returns the place there.
func (t *trail) move(step int) (place, bool) {
	if !t.can(step) {
		return place{}, false
	}
	t.at += step
	return t.places[t.at], true
}
