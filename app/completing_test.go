package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
	"dateline/importer"
	"dateline/views"
)

// typeQuery types into the search field, over what it says.
func (r *rig) typeQuery(text string) {
	r.t.Helper()
	r.search.SetText("")
	r.search.Focus()
	test.Type(r.window.Canvas().Focused(), text)
}

func (r *rig) press(key fyne.KeyName) {
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func TestCompletingValuesOfTheArchive(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.imported(news(t))
	asked := make(chan string, 100)
	r.values = func(a *data.Archive, ctx context.Context, field, prefix string, limit int) ([]data.FacetValue, error) {
		asked <- fmt.Sprintf("%s of %s, %q", field, filepath.Base(a.Path()), prefix)
		return []data.FacetValue{{Value: "New Haedol", Count: 3}}, ctx.Err()
	}
	r.typeQuery("place:ne")
	whole := false // those of a shorter prefix may be asked for later
	r.wait("the values of the whole prefix", func() bool {
		for len(asked) > 0 {
			whole = <-asked == `place of a.dateline, "ne"` || whole
		}
		return whole
	})
	r.settle()
	r.press(fyne.KeyTab)
	if r.search.Text() != `place:"New Haedol" ` || r.asked.text != r.search.Text() || r.search.Completions().Visible() {
		t.Errorf("the field says %q, asked %q", r.search.Text(), r.asked.text)
	}
}

func TestCompletingLateAndBrokenValues(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	wait, entered := make(chan struct{}), make(chan struct{})
	r.values = func(_ *data.Archive, _ context.Context, _, prefix string, _ int) ([]data.FacetValue, error) {
		if prefix != "x" {
			return nil, os.ErrClosed
		}
		entered <- struct{}{}
		<-wait
		return []data.FacetValue{{Value: "Xanten", Count: 3}}, nil
	}
	r.typeQuery("is:")
	r.wait("the states", r.search.Completions().Visible)
	r.search.OnComplete("place:x", 7) // slow
	<-entered
	r.typeQuery("harbor ")
	close(wait)
	r.bridge.running.Wait()
	for len(r.queue) > 0 {
		(<-r.queue)()
	}
	if r.search.Completions().Visible() {
		t.Error("late completions are shown")
	}
	r.typeQuery("is:")
	r.wait("the states", r.search.Completions().Visible)
	r.typeQuery("place:y")
	r.bridge.running.Wait()
	for len(r.queue) > 0 {
		(<-r.queue)()
	}
	if r.search.Completions().Visible() || r.toast.Visible() {
		t.Error("a failed look-up leaves rows or is complained of")
	}
}

func TestHelpOpensByKeyAndEscCloses(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	r.focusResults()
	r.press(fyne.KeyF1)
	if !r.search.Help().Visible() || !r.search.Focused() {
		t.Fatal("F1 does not open the help")
	}
	r.press(fyne.KeyF1)
	if r.search.Help().Visible() {
		t.Error("F1 does not close the help")
	}
	r.press(fyne.KeyF1)
	r.focusResults()
	r.press(fyne.KeyEscape)
	if r.search.Help().Visible() {
		t.Error("Esc outside the field does not close the help")
	}
	if !slices.ContainsFunc(r.menu().Items, func(m *fyne.Menu) bool {
		return m.Label == helpMenu && m.Items[0].Label == "How to search"
	}) {
		t.Error("the help menu lacks it")
	}
}

// TestExamplesAreTrue asks the examples of the help and of the guide of the
// sample archive.
func TestExamplesAreTrue(t *testing.T) {
	ctx := t.Context()
	archive, err := data.Open(ctx, filepath.Join(t.TempDir(), "samples.dateline"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if _, err := importer.Run(ctx, archive, []string{"../samples"}, importer.Options{}); err != nil {
		t.Fatal(err)
	}
	count := func(text string) int {
		t.Helper()
		q := data.ParseQuery(text, false)
		for _, p := range q.Problems {
			t.Errorf("%s: %s", text, p.Message)
		}
		found, err := archive.Search(ctx, q, data.Newest)
		if err != nil {
			t.Fatal(err)
		}
		return found.Len()
	}
	none := []string{"is:review", "is:updated", "is:gone", "is:read"} // the samples are in good order
	queries := guideExamples(t)
	for _, example := range views.QueryExamples {
		queries = append(queries, example.Queries...)
	}
	for _, query := range queries {
		if !strings.HasSuffix(query, ":") && !slices.Contains(none, query) && count(query) == 0 {
			t.Errorf("%s finds nothing", query)
		}
	}
}

// guideExamples are the queries in the first column of the guide's tables.
func guideExamples(t *testing.T) []string {
	t.Helper()
	page, err := os.ReadFile("../docs/guide/search.md")
	if err != nil {
		t.Fatal(err)
	}
	var queries []string
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		for i, code := range strings.Split(cells[1], "`") {
			if i%2 == 1 {
				queries = append(queries, code)
			}
		}
	}
	if len(queries) < 40 {
		t.Fatalf("the guide has only %d examples", len(queries))
	}
	return queries
}
