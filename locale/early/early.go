// Package early keeps Fyne from complaining of an environment that names no
// language, such as LANG=C.UTF-8. Fyne asks for the language while packages are
// initialized, which happens in the order of their import paths as soon as what
// they import is ready: so a package that imports nearly nothing and begins with
// this program's name comes first.
package early

import (
	"os"
	"strings"
)

const name = "LC_ALL"

var old, was = os.LookupEnv(name)

func init() {
	if Neutral() {
		_ = os.Setenv(name, "C") // the one form of it that Fyne understands
	}
}

// Restore leaves the environment as it was found, for what is started later.
func Restore() {
	if was {
		_ = os.Setenv(name, old)
	} else {
		_ = os.Unsetenv(name)
	}
}

// Neutral reports whether the environment names no language.
func Neutral() bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			value, _, _ = strings.Cut(value, ".")
			return value == "C" || value == "POSIX"
		}
	}
	return false
}
