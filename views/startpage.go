package views

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/locale"
)

// StartPage stands in place of results and article while the archive is empty:
// what Dateline does, and how to begin.
type StartPage struct {
	widget.BaseWidget
	OnFiles, OnFolder, OnSample func()

	heading, detail       *paragraph
	target                *dropTarget
	files, folder, sample *Button
	promise               *paragraph
	scroll                *container.Scroll
}

// NewStartPage makes the page of the very first start.
func NewStartPage() *StartPage {
	centred := func(look textLook, text string) *paragraph {
		look.align = fyne.TextAlignCenter
		return newParagraph(look, text)
	}
	s := &StartPage{
		heading: centred(textLook{size: 25, serif: locale.Latin(), bold: true}, ""),
		detail:  centred(textLook{size: 14, color: ColorSoftText}, ""),
		promise: centred(textLook{size: 12, color: ColorSoftText},
			lang.L("Nothing leaves this computer; your files are not changed.")),
	}
	s.target = newDropTarget(func() { call(s.OnFolder) })
	s.files = NewPillButton(lang.L("Choose files…"), func() { call(s.OnFiles) })
	s.folder = NewPillButton(lang.L("Choose folder…"), func() { call(s.OnFolder) })
	s.sample = NewPillButton(lang.L("Open the sample archive"), func() { call(s.OnSample) })
	s.scroll = container.NewVScroll(container.New(startLayout{s},
		s.heading, s.detail, s.target, s.files, s.folder, s.sample, s.promise))
	s.ExtendBaseWidget(s)
	s.SetArchive("")
	return s
}

// SetArchive names the empty archive that is open; an empty name is the very
// first start.
func (s *StartPage) SetArchive(name string) {
	if name == "" {
		s.heading.set(lang.L("Find and date anything in your news articles"))
		s.detail.set(lang.L("Dateline files your articles under the day they were published, and searches every word of them at once."))
	} else {
		s.heading.set(lang.L("“{{.Name}}” has no articles yet", map[string]any{"Name": name}))
		s.detail.set(lang.L("What you import is filed here by the day it was published, and every word of it can be searched."))
	}
	s.Refresh()
}

// CreateRenderer is for Fyne.
func (s *StartPage) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	return newPlan(s, &plan{
		objects: []fyne.CanvasObject{ground, s.scroll},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(400), scaled(300)) },
		paint:   func() { ground.FillColor = colorOf(ColorPane) },
		layout: func(size fyne.Size) {
			ground.Resize(size)
			s.scroll.Resize(size)
			s.scroll.Refresh()
		},
	})
}

// startLayout centres the page's parts; what is too high for the window scrolls.
type startLayout struct{ *StartPage }

// Lengths of the start page, at text size 13.
const (
	startWidth  = 600
	startMargin = 20
	startGap    = 20
	leastTarget = 110
	mostTarget  = 210
)

// fixed returns the width of the parts in a page, and the height of all but
// the drop target.
func (s startLayout) fixed(page float32) (width, height float32) {
	width = min(scaled(startWidth), page-2*scaled(startMargin))
	height = s.heading.heightFor(width) + s.detail.heightFor(width) + s.files.MinSize().Height +
		s.promise.heightFor(width) + 2*scaled(startMargin) + 3*scaled(startGap) + scaled(8)
	return width, height
}

func (s startLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	_, height := s.fixed(s.Size().Width)
	return fyne.NewSize(0, height+scaled(leastTarget))
}

func (s startLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width, fixed := s.fixed(size.Width)
	rest := size.Height - fixed
	target := min(max(rest, scaled(leastTarget)), scaled(mostTarget))
	heading, detail := s.heading.heightFor(width), s.detail.heightFor(width)
	buttons, left := s.files.MinSize().Height, (size.Width-width)/2

	// A little above the middle looks like the middle.
	y := scaled(startMargin) + max(0, (rest-target)*0.42)
	place(s.heading, left, y, width, heading)
	y += heading + scaled(8)
	place(s.detail, left, y, width, detail)
	y += detail + scaled(startGap)
	place(s.target, left, y, width, target)
	y += target + scaled(startGap)

	row := []*Button{s.files, s.folder, s.sample}
	total := scaled(10) * float32(len(row)-1)
	for _, b := range row {
		total += b.MinSize().Width
	}
	x := (size.Width - total) / 2
	for _, b := range row {
		wide := b.MinSize().Width
		place(b, x, y, wide, buttons)
		x += wide + scaled(10)
	}
	y += buttons + scaled(startGap)
	place(s.promise, left, y, width, s.promise.heightFor(width))
}

// dropTarget is the dashed box that says where to drop. A drop anywhere in the
// window works; a click chooses a folder.
type dropTarget struct {
	control
	title, more *line
}

func newDropTarget(tapped func()) *dropTarget {
	d := &dropTarget{
		title: newLine(textLook{size: 16, bold: true, align: fyne.TextAlignCenter}, lang.L("Drop a folder of articles here")),
		more:  newLine(textLook{color: ColorSoftText, align: fyne.TextAlignCenter}, lang.L("Single files work too")),
	}
	d.OnTapped = tapped
	d.extend(d)
	return d
}

func (d *dropTarget) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := canvas.NewRectangle(nil), newRing()
	border, icon := canvas.NewImageFromResource(nil), canvas.NewImageFromResource(nil)
	border.FillMode = canvas.ImageFillStretch
	return newPlan(d, &plan{
		objects: []fyne.CanvasObject{ground, border, icon, d.title, d.more, ring},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(280), scaled(90)) },
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorWindow), scaled(12)
			if d.hovered {
				ground.FillColor = colorOf(ColorSelectedRow)
			}
			ground.StrokeWidth = 0
			if d.hovered {
				outline(ground, thickOutline)
			}
			icon.Resource = theme.NewColoredResource(theme.FolderOpenIcon(), ColorAccent)
			paintRing(ring, d.focused, false)
			ring.CornerRadius = scaled(12)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			border.Resource = dashedBorder(size, scaled(12), colorOf(ColorFaintText))
			border.Resize(size)
			side, title, more := scaled(36), d.title.MinSize().Height, d.more.MinSize().Height
			y := (size.Height - side - title - more - scaled(10)) / 2
			place(icon, (size.Width-side)/2, y, side, side)
			y += side + scaled(8)
			place(d.title, scaled(12), y, size.Width-scaled(24), title)
			y += title + scaled(2)
			place(d.more, scaled(12), y, size.Width-scaled(24), more)
			layoutRing(ring, size, false)
		},
	})
}

// dashedBorder draws a dashed rounded rectangle, which Fyne's canvas has not.
func dashedBorder(size fyne.Size, radius float32, c color.Color) fyne.Resource {
	ink := color.NRGBAModel.Convert(c).(color.NRGBA)
	hex := fmt.Sprintf("#%02x%02x%02x", ink.R, ink.G, ink.B)
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]g" height="%[2]g" viewBox="0 0 %[1]g %[2]g">`+
		`<rect x="1" y="1" width="%[3]g" height="%[4]g" rx="%[5]g" ry="%[5]g" fill="none" stroke="%[6]s" `+
		`stroke-width="1.5" stroke-dasharray="7 6"/></svg>`,
		size.Width, size.Height, size.Width-2, size.Height-2, radius, hex)
	// Fyne keeps drawn pictures by the resource's name.
	return fyne.NewStaticResource(fmt.Sprintf("dashes-%g-%g-%g-%s.svg", size.Width, size.Height, radius, hex[1:]), []byte(svg))
}
