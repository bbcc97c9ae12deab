//go:build !windows

package main

import (
	"fmt"
	"os"
)

func tellNoWindow(text string) { fmt.Fprintf(os.Stderr, "dateline: %s\n", text) }
