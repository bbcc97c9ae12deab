//go:build !windows

package main

import "os"

func lent(files ...*os.File) []*os.File { return files }

func endTogether(*os.Process) {}
