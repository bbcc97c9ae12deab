package app

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
)

func TestTrail(t *testing.T) {
	var way trail
	if way.can(-1) || way.can(1) {
		t.Error("an empty trail leads somewhere")
	}
	way.keep(4) // nothing is read yet
	for _, id := range []int64{1, 1, 2, 3, 3} {
		way.visit(id)
	}
	way.keep(70)
	var walked []int64
	walk := func(step int) {
		p, ok := way.move(step)
		if !ok {
			walked = append(walked, 0)
			return
		}
		way.visit(p.article) // what is shown after a step is no new place
		walked = append(walked, p.article)
	}
	for _, step := range []int{-1, -1, -1, 1, 1, 1, -1} {
		walk(step)
	}
	if want := []int64{2, 1, 0, 2, 3, 0, 2}; !slices.Equal(walked, want) {
		t.Errorf("walked %v, want %v", walked, want)
	}
	way.visit(9)
	if way.can(1) {
		t.Error("what lay ahead is still there after another article was read")
	}
	if p, _ := way.move(-1); p.article != 2 {
		t.Errorf("back leads to %d", p.article)
	}
}

func TestTrailIsBounded(t *testing.T) {
	var way trail
	for id := range int64(3 * mostPlaces) {
		way.visit(id)
	}
	steps := 0
	for way.can(-1) {
		way.move(-1)
		steps++
	}
	if steps != mostPlaces-1 || way.places[0].article != 2*mostPlaces {
		t.Errorf("%d steps back to %d", steps, way.places[0].article)
	}
}

func TestBackAndForward(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	r.answered(5)
	read := func(row int) int64 {
		before := r.shown
		r.list.Select(row)
		r.wait("the article", func() bool { return r.shown != nil && r.shown != before })
		return r.shown.ID
	}
	first, second := read(0), read(1)
	shows := func(id int64) {
		t.Helper()
		r.wait("the place", func() bool { return r.shown.ID == id })
	}
	r.goBack()
	shows(first)
	if r.list.Selected() != 0 {
		t.Errorf("row %d is selected, not the article's", r.list.Selected())
	}
	r.goForward()
	shows(second)
	r.goForward() // there is nothing ahead
	r.settle()
	shows(second)

	r.searchFor("is:undated")
	r.answered(1)
	r.key(&fyne.KeyEvent{Name: fyne.KeyF6})
	r.goBack()
	shows(first)
	if r.asked.text != "is:undated" || r.results.Find(first) != -1 {
		t.Error("going back asks another question")
	}
	if r.results.Find(r.results.IDs(0, 1)[0]) != 0 {
		t.Error("an article of the results is not found among them")
	}
	r.sortBy(data.ByHeadline)
	r.searchFor("")
	r.answered(5)
	for row, id := range r.results.IDs(0, 5) {
		if got := r.results.Find(id); got != row {
			t.Errorf("article %d is at %d, found at %d", id, row, got)
		}
	}
}
