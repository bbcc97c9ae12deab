package main

import "golang.org/x/sys/windows"

// tellNoWindow shows a box of the system's own, which needs no OpenGL. A program
// with a window has no console to write to.
func tellNoWindow(text string) {
	words, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return // it has a zero in it, which no text of ours has
	}
	title, _ := windows.UTF16PtrFromString("Dateline")
	_, _ = windows.MessageBox(0, words, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
