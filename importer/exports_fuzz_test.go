package importer

import (
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// exportSamples are the seeds of all targets below: damage in one format may
// make it look like another.
func exportSamples(f *testing.F, names ...string) {
	f.Helper()
	for _, name := range names {
		f.Add(bytesOf(f, filepath.Join("..", "samples", "formats", name)))
	}
}

// readHostile reads damaged bytes: it may fail, but not panic, and what it
// gives is an article.
func readHostile(t *testing.T, path string, b []byte) {
	t.Helper()
	articles, err := Read(Document{Path: path, Bytes: b})
	if err == nil && len(articles) == 0 {
		t.Fatal("neither an article nor an error")
	}
	for i := range articles {
		a := &articles[i]
		if a.Headline == "" && len(a.Body) == 0 || !utf8.ValidString(show(*a)) || a.Published.Known() && a.Published.ISO() == "" {
			t.Fatalf("article %d: %s", i+1, show(*a))
		}
	}
}

func FuzzNexis(f *testing.F) {
	exportSamples(f, "nexis-export.txt", "nexis-export.html")
	f.Add([]byte("1 of 2 DOCUMENTS\nBODY:\nLENGTH:\n\nCopyright\n\n2 of 2 DOCUMENTS\nLANGUAGE:"))
	f.Fuzz(func(t *testing.T, b []byte) { readHostile(t, "a.txt", b) })
}

func FuzzFactiva(f *testing.F) {
	exportSamples(f, "factiva-export.txt", "factiva-export.html", "factiva-export.xml")
	f.Fuzz(func(t *testing.T, b []byte) { readHostile(t, "a.xml", b) })
}

func FuzzEuropresse(f *testing.F) {
	exportSamples(f, "europresse-export.html")
	f.Fuzz(func(t *testing.T, b []byte) { readHostile(t, "a.html", b) })
}

func FuzzSGML(f *testing.F) {
	exportSamples(f, "reuters-wire.sgm", "trec-wire.sgml")
	f.Fuzz(func(t *testing.T, b []byte) { readHostile(t, "a.sgm", b) })
}

func FuzzWireMessage(f *testing.F) {
	exportSamples(f, "anpa-wire.tst", "iptc7901-wire.txt")
	f.Fuzz(func(t *testing.T, b []byte) { readHostile(t, "a.tst", b) })
}
