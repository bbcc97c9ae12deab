package views

import (
	"image"
	"image/draw"
	"image/png"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
)

const pngScale = 2 // pixels for one of a plain screen

// PNG writes the figure as a picture. It is for the screen's goroutine.
func (f Figure) PNG(w io.Writer) error { return png.Encode(w, f.picture()) }

// picture draws the figure. Fyne sets the texts, since it knows the fonts of
// every script.
func (f Figure) picture() image.Image {
	l := f.arrange()
	ground := image.NewRGBA(image.Rect(0, 0, int(l.width*pngScale), int(l.height*pngScale)))
	fill(ground, ground.Rect, figureInk(ColorPane))
	for _, m := range l.marks {
		fill(ground, pixels(timeArea{m.x, m.y, figureSwatch, figureSwatch}), figureInk(m.ink))
	}
	plot := pixels(l.plot)
	if !f.charted {
		for _, y := range l.grid {
			fill(ground, pixels(timeArea{l.plot.X, y, l.plot.Width, 1}), figureInk(ColorLine))
		}
	}
	draw.Draw(ground, plot, f.plotPicture(plot.Dx(), plot.Dy()), image.Point{}, draw.Over)

	size := fyne.NewSize(l.width, l.height)
	back := canvas.NewImageFromImage(ground)
	back.Resize(size)
	all := container.NewWithoutLayout(back)
	for _, label := range l.labels {
		text := canvas.NewText(visualLine(label.text), figureInk(label.ink))
		text.TextSize, text.TextStyle.Bold = label.size, label.bold
		text.Move(fyne.NewPos(label.x, label.y))
		text.Resize(text.MinSize())
		all.Add(text)
	}
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(pngScale)
	c.SetContent(all)
	c.Resize(size)
	return c.Capture()
}

func (f Figure) plotPicture(w, h int) image.Image {
	if !f.charted {
		return barPaint{f.bars, f.view, figureInk(ColorArchiveBar), figureInk(ColorAccent)}.picture(w, h, pngScale)
	}
	paint := chartPaint{chart: f.chart, kept: figureInk(ColorArchiveBar), grid: figureInk(ColorLine)}
	for _, s := range f.series {
		paint.colors = append(paint.colors, figureInk(slotColor(s.Slot)))
	}
	return paint.picture(w, h, pngScale)
}

func pixels(a timeArea) image.Rectangle {
	return image.Rect(int(a.X*pngScale), int(a.Y*pngScale), int((a.X+a.Width)*pngScale), int((a.Y+a.Height)*pngScale))
}
