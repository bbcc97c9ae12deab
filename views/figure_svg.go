package views

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// svgBaseline is where a text's baseline lies below its upper edge, in parts of
// its size.
const svgBaseline = 1.07

// SVG writes the figure as a drawing. It is for the screen's goroutine, which
// measures its texts.
func (f Figure) SVG(w io.Writer) error {
	l := f.arrange()
	s := &svg{}
	s.print(`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="%s" height="%s" viewBox="0 0 %s %s" font-family="'Noto Sans', Helvetica, Arial, sans-serif">`+"\n",
		coordinate(l.width), coordinate(l.height), coordinate(l.width), coordinate(l.height))
	s.print("<title>%s, %s</title>\n", escaped(f.title()), escaped(f.period()))
	s.rect(timeArea{0, 0, l.width, l.height}, ColorPane)
	for _, m := range l.marks {
		s.rect(timeArea{m.x, m.y, figureSwatch, figureSwatch}, m.ink)
	}
	for _, y := range l.grid {
		s.rect(timeArea{l.plot.X, y, l.plot.Width, 1}, ColorLine)
	}
	s.print(`<clipPath id="plot"><rect x="%s" y="%s" width="%s" height="%s"/></clipPath>`+"\n<g clip-path=\"url(#plot)\">\n",
		coordinate(l.plot.X), coordinate(l.plot.Y-seriesDot), coordinate(l.plot.Width), coordinate(l.plot.Height+2*seriesDot))
	f.drawPlot(s, l.plot)
	s.print("</g>\n")
	for _, label := range l.labels {
		weight := ""
		if label.bold {
			weight = ` font-weight="bold"`
		}
		s.print(`<text x="%s" y="%s" font-size="%s" fill="%s"%s>%s</text>`+"\n", coordinate(label.x),
			coordinate(label.y+label.size*svgBaseline), coordinate(label.size), hexColor(label.ink), weight, escaped(label.text))
	}
	s.print("</svg>\n")
	_, err := w.Write(s.Bytes())
	return err
}

func (f Figure) drawPlot(s *svg, plot timeArea) {
	high := f.plotHeight()
	foot := plot.Y + high
	for _, b := range f.bars {
		left, width := plot.X+f.view.x(float64(b.days.from), plot.Width), float32(0)
		width = max(plot.X+f.view.x(float64(b.days.to), plot.Width)-left-1, 1)
		column := func(from, to float32, ink fyne.ThemeColorName) {
			if to > from {
				s.rect(timeArea{left, foot - to, width, to - from}, ink)
			}
		}
		switch {
		case !f.charted:
			column(0, f.rise(float64(b.archive)), ColorArchiveBar)
			column(0, f.rise(float64(b.query)), ColorAccent)
			continue
		case b.archive > 0:
			s.rect(timeArea{left, foot + 1, width, keptStrip - 1}, ColorArchiveBar)
		}
		if f.chart.style.Stacked {
			from := float32(0)
			for n, end := range f.chart.stack(b, float64(high)) {
				column(from, float32(end), slotColor(f.series[n].Slot))
				from = float32(end)
			}
		}
	}
	if f.charted && !f.chart.style.Stacked {
		for n := len(f.series) - 1; n >= 0; n-- {
			s.line(f.chart.line(n, float64(plot.Width), float64(high)), plot, slotColor(f.series[n].Slot))
		}
	}
}

// svg collects a drawing.
type svg struct{ bytes.Buffer }

func (s *svg) print(format string, args ...any) { fmt.Fprintf(s, format, args...) }

func (s *svg) rect(a timeArea, ink fyne.ThemeColorName) {
	s.print(`<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`+"\n",
		coordinate(a.X), coordinate(a.Y), coordinate(a.Width), coordinate(a.Height), hexColor(ink))
}

// line draws a series: thick where it is solid, thin between, a dot where a
// point stands alone.
func (s *svg) line(points []chartPoint, plot timeArea, ink fyne.ThemeColorName) {
	var thick, thin strings.Builder
	for i, p := range points {
		at := coordinate(plot.X+float32(p.x)) + " " + coordinate(plot.Y+float32(p.y))
		switch {
		case p.solid:
			thick.WriteString("L" + at)
		default:
			if i > 0 {
				before := points[i-1]
				thin.WriteString("M" + coordinate(plot.X+float32(before.x)) + " " + coordinate(plot.Y+float32(before.y)) + "L" + at)
			}
			thick.WriteString("M" + at)
			if i+1 == len(points) || !points[i+1].solid {
				s.print(`<circle cx="%s" cy="%s" r="%d" fill="%s"/>`+"\n",
					coordinate(plot.X+float32(p.x)), coordinate(plot.Y+float32(p.y)), seriesDot, hexColor(ink))
			}
		}
	}
	for _, path := range []struct {
		of    string
		width int
	}{{thin.String(), seriesBridge}, {thick.String(), seriesLine}} {
		if path.of != "" {
			s.print(`<path d="%s" fill="none" stroke="%s" stroke-width="%d" stroke-linejoin="round"/>`+"\n", path.of, hexColor(ink), path.width)
		}
	}
}

// coordinate writes a length with at most two digits after the point.
func coordinate(v float32) string {
	text := strconv.FormatFloat(float64(v), 'f', 2, 32)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

func hexColor(ink fyne.ThemeColorName) string {
	c := color.NRGBAModel.Convert(figureInk(ink)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// escaped makes a text safe between tags.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}
