package data

import (
	"slices"
	"testing"
)

func TestReadAndUnread(t *testing.T) {
	a := facetArchive(t)
	count := func(query string) int {
		t.Helper()
		n, err := a.Count(t.Context(), ParseQuery(query, false))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if count("is:unread") != 5 || count("is:read") != 0 {
		t.Fatalf("%d unread, %d read at first", count("is:unread"), count("is:read"))
	}
	if changed, err := a.SetRead(t.Context(), []int64{2, 3, 2, 99}, true); err != nil || !slices.Equal(changed, []int64{2, 3, 99}) {
		t.Fatal(err)
	}
	if count("is:unread") != 3 || count("is:read") != 2 || count("is:read format:wire date:2020") != 1 || count("-is:read") != 3 {
		t.Errorf("%d unread, %d read", count("is:unread"), count("is:read"))
	}
	r, err := a.Search(t.Context(), Query{}, Oldest)
	if err != nil {
		t.Fatal(err)
	}
	hits, err := r.Hits(t.Context(), 0, 5)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		if want := h.ID == 2 || h.ID == 3; h.Read != want {
			t.Errorf("article %d is read: %t", h.ID, h.Read)
		}
	}
	// It outlives an update of the article.
	updated := article("/n/1", "Ferry", Day(2019, 3, 4, FromHeader, ""), "The ferry of Haedol.", "Changed")
	if items := fileAll(t, a, updated); items[0].Outcome != Updated || count("is:read") != 2 {
		t.Errorf("%v, %d read", items, count("is:read"))
	}
	if changed, err := a.SetRead(t.Context(), []int64{1, 2}, false); !slices.Equal(changed, []int64{2}) || err != nil || count("is:read") != 1 {
		t.Errorf("%d read, %v", count("is:read"), err)
	}
}
