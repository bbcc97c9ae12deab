package importer

import (
	"fmt"
	"strings"

	"dateline/data"
)

// show writes an article out, one fact a line, for comparison.
func show(a data.Article) string {
	var b strings.Builder
	add := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	add("headline", a.Headline)
	add("marks", strings.Join(a.Marks, " | "))
	add("authors", strings.Join(a.Authors, " | "))
	add("dateline", a.Dateline)
	add("places", strings.Join(a.Places, " | "))
	add("agency", a.Agency)
	add("outlet", a.Outlet)
	add("section", a.Section)
	add("url", a.URL)
	add("keywords", strings.Join(a.Keywords, " | "))
	if a.Published.Known() {
		add("published", fmt.Sprintf("%s from %s %q", a.Published.ISO(), a.Published.Evidence, a.Published.Text))
	}
	add("basis", a.Published.Basis)
	for _, n := range a.Notes {
		add("note", n)
	}
	for _, p := range a.Body {
		add("body", p)
	}
	for _, list := range a.Trailer {
		add("trailer", string(list.Kind))
		for _, item := range list.Items {
			fmt.Fprintf(&b, "  %d %v %s\n", item.Rank, item.Marks, item.Headline)
		}
	}
	return b.String()
}
