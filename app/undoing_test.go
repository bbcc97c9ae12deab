package app

import (
	"context"
	"testing"

	"dateline/data"
	"dateline/importer"
)

var importOptions = importer.Options{KeepOriginals: true}

func TestClearedSearchAndFiltersComeBack(t *testing.T) {
	r := newsRig(t)
	r.searchFor("ferry")
	r.answered(4)
	r.includeValue("year", "2021")
	r.answered(3)
	r.clearFilters()
	r.answered(4)
	r.clearSearch()
	r.answered(5)
	if !r.canUndo() {
		t.Fatal("nothing can be taken back")
	}
	r.undo()
	r.answered(4)
	r.undo()
	r.answered(3)
	if r.asked.text != "ferry" || len(r.asked.steps) != 1 || r.canUndo() {
		t.Errorf("asked is %+v", r.asked)
	}
	r.undo() // nothing is left, and nothing happens
	r.answered(3)
}

// TestUndoLosesNoNewerQuestion types another query after a search was cleared.
func TestUndoLosesNoNewerQuestion(t *testing.T) {
	r := newsRig(t)
	r.searchFor("ferry")
	r.answered(4)
	r.clearSearch()
	r.answered(5)
	r.search.SetText("strike")
	r.typed("strike")
	r.settle()
	if r.canUndo() {
		t.Error("it offers to take back what would lose the query")
	}
	r.undo()
	r.settle()
	if r.asked.text != "strike" {
		t.Errorf("the query is %q", r.asked.text)
	}
}

// TestAClearedSearchKeepsThePlace reads an article of a search, and clears that.
func TestAClearedSearchKeepsThePlace(t *testing.T) {
	r := newsRig(t)
	r.searchFor("ferry")
	r.settle()
	r.list.Select(2)
	r.settle()
	id := r.shown.ID
	r.clearSearch()
	r.bridge.running.Wait()
	r.answered(5)
	if row := r.list.Selected(); row < 0 || r.results.IDs(row, row+1)[0] != id {
		t.Errorf("row %d is selected", row)
	}
}

// TestMarksComeBackAsTheyWere marks all where one was read before: that one stays
// read.
func TestMarksComeBackAsTheyWere(t *testing.T) {
	r := newsRig(t)
	r.list.SelectNext()
	r.wait("the article", func() bool { return r.shown != nil })
	r.wait("its mark", func() bool { return r.count("is:read") == 1 })
	r.list.SelectAll()
	r.markRows(true)
	r.wait("the marks", func() bool { return r.count("is:read") == 5 && r.canUndo() })
	if !r.toast.Visible() {
		t.Error("no word of it")
	}
	r.undo()
	r.wait("the marks as before", func() bool { return r.count("is:read") == 1 })
	r.wait("the rows as before", func() bool { hit, ok := r.pages.hit(3); return ok && !hit.Read })
}

func TestUnwatchedFolderComesBack(t *testing.T) {
	r := newsRig(t)
	folder := news(t)
	r.changeWatched(func(ctx context.Context, archive *data.Archive) error { return archive.Watch(ctx, folder) }, func() {})
	r.wait("the first catching up", func() bool {
		return r.count("") >= 5 && r.task != nil && !r.task.running() && r.watchedFiles(folder) == 5
	})
	before, err := r.archive.WatchedFolders(t.Context())
	if err != nil || len(before) != 1 {
		t.Fatalf("%v, %v", before, err)
	}
	r.unwatch(before[0])
	r.wait("the end of watching", r.canUndo)
	if r.watchedFiles(folder) != 0 {
		t.Error("its files are remembered")
	}
	r.undo()
	r.wait("the folder", func() bool { return r.watchedFiles(folder) == 5 })
	after, err := r.archive.WatchedFolders(t.Context())
	if err != nil || len(after) != 1 || after[0] != before[0] {
		t.Errorf("%v, before %v, %v", after, before, err)
	}
}

func (r *rig) watchedFiles(folder string) int {
	seen, err := r.archive.SeenFiles(r.t.Context(), folder)
	if err != nil {
		r.t.Fatal(err)
	}
	return len(seen)
}

func TestComparisonComesBack(t *testing.T) {
	r := newsRig(t)
	r.searchFor("ferry")
	r.answered(4)
	r.toggleCompare()
	r.compareSubmitted(1, "harbor")
	r.wait("both", func() bool { return len(r.compared.found) == 2 })
	r.dropCompared(0)
	r.wait("one", func() bool { return len(r.compared.queries) == 1 })
	r.undo()
	if len(r.compared.queries) != 2 || r.compared.queries[0].text != "ferry" {
		t.Errorf("compared are %v", r.compared.queries)
	}
	r.endCompare()
	if r.compared.on {
		t.Error("it still compares")
	}
	r.undo()
	if !r.compared.on || len(r.compared.queries) != 2 {
		t.Errorf("compared are %v", r.compared.queries)
	}
}

// TestChangesOfAnotherArchiveAreForgotten holds that an undo never reaches into an
// archive that is not open.
func TestChangesOfAnotherArchiveAreForgotten(t *testing.T) {
	r := newsRig(t)
	r.searchFor("ferry")
	r.answered(4)
	r.clearSearch()
	r.opened(t.TempDir() + "/other.dateline")
	if r.canUndo() {
		t.Error("a change of the other archive can be taken back here")
	}
	r.undo()
	if r.asked.text != "" {
		t.Errorf("it asks for %q", r.asked.text)
	}
}

// TestARestartBringsAllBack quits and starts again.
func TestARestartBringsAllBack(t *testing.T) {
	r := newsRig(t)
	path := r.archive.Path()
	r.sortBy("outlet-desc")
	r.searchFor("harbor")
	r.answered(5)
	r.toggleCompare()
	r.compareSubmitted(1, "gulls")
	r.styleCompared(r.compared.style)
	r.list.Select(2)
	r.wait("the article", func() bool { return r.shown != nil })
	id := r.shown.ID
	if !r.listPane.Table() {
		r.toggleTable()
	}
	r.leave()
	if err := r.archive.Close(); err != nil {
		t.Fatal(err)
	}
	r.archive, r.results = nil, nil
	r.compared = comparison{}

	r.open(request{Archive: path})
	r.wait("the row", func() bool { return r.results != nil && r.shown != nil && r.list.Selected() >= 0 })
	if r.shown.ID != id || r.results.Find(id) != r.list.Selected() {
		t.Errorf("article %d is shown, row %d selected, of article %d at %d", r.shown.ID, r.list.Selected(), id, r.results.Find(id))
	}
	if r.asked.text != "harbor" || r.results.Sort != "outlet-desc" || !r.listPane.Table() {
		t.Errorf("asks %+v", r.asked)
	}
	if !r.compared.on || r.compared.queries[0].text != "harbor" || r.compared.queries[1].text != "gulls" {
		t.Errorf("compared are %v", r.compared.queries)
	}
	r.wait("what is compared", func() bool { return len(r.compared.found) == 2 })

	r.sortBy("oldest")
	r.wait("the row again", func() bool { return r.results.Sort == "oldest" && r.list.Selected() == r.results.Find(id) })
}
