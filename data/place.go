package data

import (
	"path/filepath"

	"github.com/adrg/xdg"
)

// DefaultPath returns the path of the archive that is used where none is
// named, in the user's data folder.
func DefaultPath() string {
	return filepath.Join(xdg.DataHome, "dateline", "Articles"+Extension)
}
