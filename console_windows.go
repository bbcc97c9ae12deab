package main

import (
	"context"
	"os"

	"golang.org/x/sys/windows"
)

var (
	kernel                = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole         = kernel.NewProc("AttachConsole")
	setConsoleCtrlHandler = kernel.NewProc("SetConsoleCtrlHandler")
)

const parentProcess = 0xffffffff // ATTACH_PARENT_PROCESS

// onTheConsole attaches the program to the console that it was called from. Files
// and pipes that it was given stay its standard ones; the console, where there is
// one, takes the place of the others. What it returns is done when the person
// presses Ctrl+C or closes the console: attaching makes Windows forget the handler
// that Go has set.
func onTheConsole() context.Context {
	_, _, _ = attachConsole.Call(parentProcess) // fails where there is none, or where it is attached already
	os.Stdin = standard(windows.STD_INPUT_HANDLE, os.Stdin, "CONIN$")
	os.Stdout = standard(windows.STD_OUTPUT_HANDLE, os.Stdout, "CONOUT$")
	os.Stderr = standard(windows.STD_ERROR_HANDLE, os.Stderr, "CONOUT$")
	ctx, cancel := context.WithCancel(context.Background())
	_, _, _ = setConsoleCtrlHandler.Call(windows.NewCallback(func(event uint32) uintptr {
		cancel()
		if event != windows.CTRL_C_EVENT && event != windows.CTRL_BREAK_EVENT {
			select {} // the console closes, and Windows ends the program once this returns
		}
		return 1
	}), 1)
	return ctx
}

// standard returns given, or the console where that is no file and no pipe.
func standard(which uint32, given *os.File, console string) *os.File {
	var mode uint32
	if given != nil && given.Fd() != 0 && windows.GetConsoleMode(windows.Handle(given.Fd()), &mode) != nil {
		return given
	}
	opened, err := os.OpenFile(console, os.O_RDWR, 0)
	if err != nil {
		return given
	}
	_ = windows.SetStdHandle(which, windows.Handle(opened.Fd())) // for what Go itself writes when it panics
	return opened
}
