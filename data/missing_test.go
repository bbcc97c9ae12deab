package data

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.dateline")
	a, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	if err := a.Missing(); err != nil {
		t.Errorf("while it is there: %v", err)
	}
	if err := os.Rename(path, path+".away"); err != nil {
		t.Skip("an open file cannot be renamed here")
	}
	if err := a.Missing(); !errors.Is(err, ErrGone) {
		t.Errorf("once it is away: %v", err)
	}
	if err := os.WriteFile(path, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := a.Missing(); !errors.Is(err, ErrGone) {
		t.Errorf("with another in its place: %v", err)
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if err := a.Missing(); err != nil {
		t.Errorf("once it is back: %v", err)
	}
}
