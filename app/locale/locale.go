// Package locale gives the environment a language that Fyne can read. Fyne
// reads it while packages are initialised and complains of C and POSIX; this
// package has an earlier import path and so is initialised before.
package locale

import "os"

const fallback = "en_US.UTF-8"

func init() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		switch os.Getenv(name) {
		case "":
			continue
		case "C", "POSIX", "C.UTF-8", "C.utf8":
			_ = os.Setenv(name, fallback) // a valid name cannot fail
		}
		return
	}
	_ = os.Setenv("LANG", fallback)
}
