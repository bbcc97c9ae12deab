// Command dateline-cli works on Dateline's archives from a terminal.
package main

import (
	"context"

	"dateline/cli"
)

// version is FyneApp.toml's; the build says it (see the Makefile).
var version = "of no release"

func main() { cli.Main(context.Background(), version) }
