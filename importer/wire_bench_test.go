package importer

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkWireFile reads wire copy that is in memory already, a file after another.
func BenchmarkWireFile(b *testing.B) {
	paths, err := filepath.Glob(filepath.Join("..", "samples", "wire", "*"))
	if err != nil {
		b.Fatal(err)
	}
	var docs []Document
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, Document{Path: path, Bytes: content})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := Read(docs[i%len(docs)]); err != nil {
			b.Fatal(err)
		}
	}
}
