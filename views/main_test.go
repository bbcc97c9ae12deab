package views

import (
	"os"
	"testing"

	"dateline/locale"
)

// TestMain speaks English, whatever the computer does.
func TestMain(m *testing.M) {
	if err := locale.Use("en"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
