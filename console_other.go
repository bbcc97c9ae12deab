//go:build !windows

package main

import "context"

func onTheConsole() context.Context { return context.Background() }
