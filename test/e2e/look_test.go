package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
)

// Colours of the light theme that say what a place on the screen is.
var (
	accent  = rgb(0x9b2d20) // the bars of the timeline and the ends of its range
	hit     = rgb(0xffe08a) // behind a word of the query
	finding = rgb(0xcdf0de) // behind what is looked for in the article
	series  = []color.RGBA{rgb(0x0072b2), rgb(0xd55e00)}
)

func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// pixels returns what an area of the screen shows, in the screen's coordinates.
func (s *screen) pixels(area image.Rectangle) *image.RGBA {
	s.t.Helper()
	area = area.Intersect(s.area)
	crop := fmt.Sprintf("%dx%d+%d+%d", area.Dx(), area.Dy(), area.Min.X, area.Min.Y)
	shot, err := png.Decode(bytes.NewReader(s.run("import", "-window", "root", "-crop", crop, "+repage", "png:-")))
	if err != nil {
		s.t.Fatal(err)
	}
	img := image.NewRGBA(area)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			img.Set(x, y, shot.At(x-area.Min.X, y-area.Min.Y))
		}
	}
	return img
}

// amount returns how many pixels of an area have a colour.
func (s *screen) amount(area image.Rectangle, c color.RGBA) int {
	s.t.Helper()
	img, n := s.pixels(area), 0
	for i := 0; i < len(img.Pix); i += 4 {
		if isColor(img.Pix[i:], c) {
			n++
		}
	}
	return n
}

// isColor leaves room for rounding.
func isColor(pix []uint8, c color.RGBA) bool {
	const rounding = 2
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= rounding }
	return near(pix[0], c.R) && near(pix[1], c.G) && near(pix[2], c.B)
}

// waitColor waits until an area has at least so many pixels of a colour.
func (s *screen) waitColor(area image.Rectangle, c color.RGBA, least int) {
	s.t.Helper()
	s.await(fmt.Sprintf("%d pixels of %v are in %v", least, c, area), func() (bool, any) {
		n := s.amount(area, c)
		return n >= least, n
	})
}

// waitNoColor waits until an area has no pixel of a colour.
func (s *screen) waitNoColor(area image.Rectangle, c color.RGBA) {
	s.t.Helper()
	s.await(fmt.Sprintf("%v goes from %v", c, area), func() (bool, any) {
		n := s.amount(area, c)
		return n == 0, n
	})
}

// uprights returns the places along x of the upright lines of a colour in an
// area. Something may lie over a line, but not over half of it.
func (s *screen) uprights(area image.Rectangle, c color.RGBA) []int {
	s.t.Helper()
	img := s.pixels(area)
	var all []int
	for x := area.Min.X; x < area.Max.X; x++ {
		n := 0
		for y := area.Min.Y; y < area.Max.Y; y++ {
			if isColor(img.Pix[img.PixOffset(x, y):], c) {
				n++
			}
		}
		if n > area.Dy()/2 {
			all = append(all, x)
		}
	}
	return all
}

// ground returns the commonest colour of an area: what its text stands on.
func (s *screen) ground(area image.Rectangle) color.RGBA {
	s.t.Helper()
	img, counts := s.pixels(area), map[color.RGBA]int{}
	var most color.RGBA
	for i := 0; i < len(img.Pix); i += 4 {
		c := color.RGBA{R: img.Pix[i], G: img.Pix[i+1], B: img.Pix[i+2], A: 0xff}
		if counts[c]++; counts[c] > counts[most] {
			most = c
		}
	}
	return most
}

// waitDark waits until text of an area stands on a dark ground, or a light one.
func (s *screen) waitDark(area image.Rectangle, dark bool) {
	s.t.Helper()
	s.await(fmt.Sprintf("the ground of %v is dark: %v", area, dark), func() (bool, any) {
		c := s.ground(area)
		if dark {
			return c.R < 0x40 && c.G < 0x40 && c.B < 0x40, c
		}
		return c.R > 0xe0 && c.G > 0xe0 && c.B > 0xe0, c
	})
}

// words returns the boxes of what stands in one line, such as the names in a
// menu bar: pieces that no gap parts, whatever script they are in.
func (s *screen) words(area image.Rectangle, gap int) []image.Rectangle {
	s.t.Helper()
	img, ground := s.pixels(area), s.ground(area)
	var all []image.Rectangle
	last := area.Min.X - gap - 1
	for x := area.Min.X; x < area.Max.X; x++ {
		plain := true
		for y := area.Min.Y; y < area.Max.Y && plain; y++ {
			plain = isColor(img.Pix[img.PixOffset(x, y):], ground)
		}
		switch {
		case plain:
		case x-last > gap:
			all = append(all, image.Rect(x, area.Min.Y, x+1, area.Max.Y))
			last = x
		default:
			all[len(all)-1].Max.X, last = x+1, x
		}
	}
	return all
}

// waitTitle waits until the window that has the keyboard has a title that begins so.
func (s *screen) waitTitle(beginning string) {
	s.t.Helper()
	s.await(fmt.Sprintf("a window %q has the keyboard", beginning), func() (bool, any) {
		title := strings.TrimSpace(string(s.run("xdotool", "getactivewindow", "getwindowname")))
		return strings.HasPrefix(title, beginning), title
	})
}
