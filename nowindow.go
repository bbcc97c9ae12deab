package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

// noWindow is what a person reads where no window can be opened.
const noWindow = `Dateline cannot open its window, because this computer offers no OpenGL 2.1.

Install the graphics driver of the computer's maker. In a virtual machine, switch on 3D acceleration. Over a remote desktop, start Dateline at the computer itself, or install a driver that draws without a graphics card (Mesa).

Your archives are not affected: dateline-cli works without a window.`

// openGLFaults are how Fyne begins what it logs when it finds no OpenGL. It
// then ends the program, or goes on without a window, and tells nobody else.
var openGLFaults = [][]byte{
	[]byte("Fyne error:  window creation error"),
	[]byte("Fyne error:  failed to initialise GLFW"),
	[]byte("Fyne error:  failed to initialise OpenGL"),
}

// contextFault is how the OpenGL library's one line on Windows ends where the
// driver refuses the context that the library tries first. Fyne takes no notice
// and runs on unseen.
var contextFault = regexp.MustCompile(`PlatformError: (WGL: .*dummy context.*)`)

// windowWatch passes on what is logged, and tells once of a window that cannot
// be opened, with the cause, which is in the line after. It ends the program
// where Fyne does not.
type windowWatch struct {
	io.Writer
	tell  func(text string)
	end   func()
	fault bool
}

func (w *windowWatch) Write(line []byte) (int, error) {
	n, err := w.Writer.Write(line)
	switch {
	case w.tell == nil:
	case w.fault:
		_, cause, _ := bytes.Cut(line, []byte("Cause: "))
		w.tellOnce(cause)
	default:
		if refusal := contextFault.FindSubmatch(line); refusal != nil {
			w.tellOnce(refusal[1])
			w.end()
			break
		}
		for _, fault := range openGLFaults {
			w.fault = w.fault || bytes.Contains(line, fault)
		}
	}
	return n, err
}

func (w *windowWatch) tellOnce(cause []byte) {
	text := noWindow
	if cause = bytes.TrimSpace(cause); len(cause) > 0 {
		text += "\n\n(" + string(cause) + ")"
	}
	w.tell(text)
	w.tell = nil
}

// noScreen is what a person reads where there is nothing to show a window on.
const noScreen = `Dateline cannot open its window, because it finds no screen.

Start it from a desktop. Over ssh, start it at the computer itself, or forward its screen (ssh -X).

Your archives are not affected: dateline-cli works without a window.`

// tellFault tells of the panics by which Fyne and GLFW end where OpenGL refuses Fyne's
// programs, or where there is no screen, and reports whether it was one of these.
func tellFault(fault any, tell func(text string)) bool {
	switch text := fmt.Sprint(fault); {
	case strings.Contains(text, "OpenGL"):
		tell(noWindow + "\n\n(" + strings.TrimSpace(text) + ")")
	case strings.Contains(text, "GLFW library is not initialized"):
		tell(noScreen)
	default:
		return false
	}
	return true
}

// watchWindow makes the program say what to do where no window can be opened.
func watchWindow() io.Writer {
	return &windowWatch{Writer: os.Stderr, tell: tellNoWindow, end: func() { os.Exit(1) }}
}
