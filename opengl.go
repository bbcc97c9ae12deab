package main

import "github.com/go-gl/glfw/v3.3/glfw"

// paintFlat asks for windows without a depth to each pixel, which Fyne clears for
// every frame and never uses: it takes a renderer without a graphics card a tenth
// of the frame. Where there is no screen, the hint panics as Fyne would.
func paintFlat() {
	if glfw.Init() == nil { // Fyne's own begins nothing anew, and keeps the hints
		glfw.WindowHint(glfw.DepthBits, 0)
		glfw.WindowHint(glfw.StencilBits, 0)
	}
}
