package importer

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// dpa's own converter makes NewsML-G2 of its JSON: both must read as the same
// article.
func TestDPAReadsAsItsOwnNewsMLG2(t *testing.T) {
	dir := corpus(t, "dpa-digitalwires")
	files, _ := filepath.Glob(filepath.Join(dir, "expected-newsmlg2", "*.xml"))
	pairs := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".xml")
		t.Run(name, func(t *testing.T) {
			source := filepath.Join(dir, name+".json")
			want, wantErr := Read(Document{Path: file, Bytes: bytesOf(t, file)})
			got, err := Read(Document{Path: source, Bytes: bytesOf(t, source)})
			if (err == nil) != (wantErr == nil) || len(got) != len(want) {
				t.Fatalf("JSON: %d articles, %v; NewsML-G2: %d, %v", len(got), err, len(want), wantErr)
			}
			if len(got) == 0 {
				return
			}
			pairs++
			a, b := got[0], want[0]
			if a.Headline != b.Headline || a.Published.ISO() != b.Published.ISO() || a.Dateline != b.Dateline || a.Agency != b.Agency || a.Language != b.Language {
				t.Errorf("JSON      %q %s %q %q %q\nNewsML-G2 %q %s %q %q %q", a.Headline, a.Published.ISO(), a.Dateline, a.Agency, a.Language,
					b.Headline, b.Published.ISO(), b.Dateline, b.Agency, b.Language)
			}
			if !slices.Equal(a.Authors, b.Authors) || !slices.Equal(a.Marks, b.Marks) || !slices.Equal(a.Notes, b.Notes) || !slices.Equal(a.Places, b.Places) {
				t.Errorf("JSON      %q %q %q %q\nNewsML-G2 %q %q %q %q", a.Authors, a.Marks, a.Notes, a.Places, b.Authors, b.Marks, b.Notes, b.Places)
			}
			if !slices.Equal(a.Body, b.Body) {
				for i := range max(len(a.Body), len(b.Body)) {
					if i >= len(a.Body) || i >= len(b.Body) || a.Body[i] != b.Body[i] {
						t.Errorf("paragraph %d of %d and %d:\nJSON      %.300q\nNewsML-G2 %.300q", i, len(a.Body), len(b.Body), a.Body[i:min(i+1, len(a.Body))], b.Body[i:min(i+1, len(b.Body))])
						break
					}
				}
			}
		})
	}
	if pairs < 12 {
		t.Errorf("only %d pairs hold an article", pairs)
	}
}
