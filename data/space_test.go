package data

import (
	"fmt"
	"strings"
	"testing"
)

// TestAnUndoGivesSpaceBack imports much, takes it back, and looks at the file.
func TestAnUndoGivesSpaceBack(t *testing.T) {
	a := openTest(t)
	var articles []Article
	for i := range 600 {
		articles = append(articles, article(fmt.Sprintf("/n/%d", i), "Ferry", day1, strings.Repeat(fmt.Sprintf("word%d other%d ", i, i*7), 300)))
	}
	id := importOf(t, a, articles...)
	pages := func() (n int) {
		t.Helper()
		if err := a.writer.QueryRow("PRAGMA page_count").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := pages()
	if _, err := a.UndoImport(t.Context(), id, nil); err != nil {
		t.Fatal(err)
	}
	if after := pages(); after*2 > before {
		t.Errorf("%d pages before, %d when all is taken back", before, after)
	}
	checkClean(t, a)
}
