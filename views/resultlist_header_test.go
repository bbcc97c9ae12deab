package views

import (
	"reflect"
	"testing"
	"time"

	"dateline/data"
)

func TestResultHeader(t *testing.T) {
	resultApp(t, Theme{Scheme: Light})
	h := NewResultHeader()
	for _, c := range []struct {
		total   int
		elapsed time.Duration
		row     int
		several int
		want    [3]string
	}{
		{2501, 6 * time.Millisecond, -1, 0, [3]string{"", "2,501 articles", " · 6 ms"}},
		{1, 300 * time.Microsecond, -1, 0, [3]string{"", "1 article", " · under 1 ms"}},
		{0, 1440 * time.Millisecond, -1, 0, [3]string{"", "No articles", " · 1.4 s"}},
		{1234567, time.Second, 11, 1, [3]string{"12 of ", "1,234,567 articles", ""}},
		{1234567, time.Second, 11, 1234567, [3]string{"12 of ", "1,234,567 articles", " · 1,234,567 selected"}},
		{5, time.Second, 5, 0, [3]string{"", "5 articles", " · 1.0 s"}},
	} {
		h.SetCount(c.total, c.elapsed)
		h.SetRow(c.row, c.several)
		before, count, after := h.words()
		if got := [3]string{before, count, after}; got != c.want {
			t.Errorf("%d: got %q, want %q", c.total, got, c.want)
		}
	}
	h.SetSearching()
	if before, _, _ := h.words(); before != "Searching…" {
		t.Errorf("searching says %q", before)
	}
	h.SetProgress(0.426)
	if before, _, _ := h.words(); before != "Putting the headlines in order… 43%" {
		t.Errorf("sorting says %q", before)
	}
}

func TestResultHeaderSorts(t *testing.T) {
	resultApp(t, Theme{Scheme: Light})
	h := NewResultHeader()
	var asked []data.Sort
	h.OnSort = func(s data.Sort) { asked = append(asked, s) }
	h.SetSort(data.Relevance)
	if items := h.orders().Items; !items[len(items)-1].Disabled {
		t.Error("relevance can be turned round")
	}
	for _, item := range h.orders().Items {
		if item.Action != nil {
			item.Action()
		}
	}
	want := []data.Sort{data.Newest, data.Oldest, data.Relevance, data.ByHeadline, data.ByOutlet, data.ByPlace, data.ByAuthor, data.ByAuthor.Reversed()}
	if h.order.label != "Author, from Z ▾" {
		t.Errorf("the button says %q", h.order.label)
	}
	if !reflect.DeepEqual(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	h.SetSort(data.ByHeadline)
	h.orders().Items[3].Action()
	if len(asked) != len(want) || !h.orders().Items[3].Checked {
		t.Error("the order that is chosen already is asked for again, or is not checked")
	}
}

func TestEmptyResults(t *testing.T) {
	resultApp(t, Theme{Scheme: Light})
	for _, c := range []struct {
		query    string
		words    []string
		narrowed bool
		title    string
		reason   string
	}{
		{"harbor decembre", []string{"decembre"}, true, "No article matches “harbor decembre”", "“decembre” is in no article of this archive."},
		{"a b c", []string{"a", "b", "c"}, false, "No article matches “a b c”", "“a”, “b” and “c” are in no article of this archive."},
		{"outlet:AP", []string{"outlet:AP"}, false, "No article matches “outlet:AP”", "No article of this archive answers “outlet:AP”."},
		{"a:b is:read", []string{"a:b", "is:read"}, false, "No article matches “a:b is:read”", "No article of this archive answers “a:b” or “is:read”."},
		{`"late ferry"`, []string{`"late ferry"`}, false, "No article matches “late ferry”", "“late ferry” is in no article of this archive."},
		{`by:"A B"`, []string{`by:"A B"`}, false, `No article matches “by:"A B"”`, `No article of this archive answers “by:"A B"”.`},
		{"ferry", nil, true, "No article matches “ferry” with these filters", "The archive has more, which the filters leave out."},
		{"ferry gull", nil, false, "No article matches “ferry gull”", "Each part of it is in some article, but no article has all of them."},
		{" \n", nil, true, "No article matches these filters", "The archive has more, which the filters leave out."},
	} {
		s := EmptyState(c.query, c.narrowed, c.words, nil)
		if s.Headline != c.title || s.Sentence != c.reason {
			t.Errorf("%q: says %q and %q", c.query, s.Headline, s.Sentence)
		}
	}
}
