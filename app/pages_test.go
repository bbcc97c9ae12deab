package app

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// TestRowsInViewAreLoadedFirst jumps into a long list: what is in view is loaded alone,
// what is near it thereafter, and neither is begun again while it is under way.
func TestRowsInViewAreLoadedFirst(t *testing.T) {
	folder := t.TempDir()
	for i := range 400 {
		report(t, folder, i)
	}
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.window.Resize(fyne.NewSize(1100, 700))
	r.imported(folder)
	r.answered(400)
	r.settle()

	r.list.ScrollTo(200)
	p := &r.pages
	view := rows{p.first, p.last + 1}
	if p.loading != view || p.first != 200 || p.last-p.first > 20 {
		t.Fatalf("after a jump to 200 the rows %v are loaded, in view are %v", p.loading, view)
	}
	serial := r.paging.serial
	p.show(p.first, p.last)
	if r.paging.serial != serial {
		t.Error("what is in view is loaded anew while it is loaded")
	}
	r.wait("the rows in view", func() bool { _, known := p.hit(200); return known })
	serial = r.paging.serial
	r.list.ScrollTo(199)
	if p.first != 199 || r.paging.serial == serial {
		t.Error("a row that comes into view is not loaded at once")
	}
	r.settle()
	serial = r.paging.serial
	r.list.ScrollTo(201)
	if _, known := p.hit(view.to + nearRows - 2); !known || r.paging.serial != serial {
		t.Errorf("the row %d is loaded: %v; begun again: %v", view.to+nearRows-2, known, r.paging.serial != serial)
	}
}
