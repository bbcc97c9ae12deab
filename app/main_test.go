package app

import (
	"os"
	"testing"

	"dateline/locale"
)

// TestMain speaks English, whatever the computer does.
func TestMain(m *testing.M) {
	if err := os.Setenv("LC_ALL", "C"); err != nil {
		panic(err)
	}
	if err := locale.Use("en"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
