package views

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

func promise() string { return lang.L("Nothing leaves this computer") }

// StatusBar is the window's last line: the archive, and the promise.
type StatusBar struct {
	widget.BaseWidget
	left, right *line
}

// NewStatusBar makes a status bar that names no archive yet.
func NewStatusBar() *StatusBar {
	s := &StatusBar{
		left: newLine(textLook{color: ColorSoftText, size: 12, middle: true}, ""),
		right: newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignTrailing},
			promise()),
	}
	s.ExtendBaseWidget(s)
	return s
}

// SetArchive shows an archive by its file's name.
func (s *StatusBar) SetArchive(name string, stats data.Stats) { s.left.set(archiveText(name, stats)) }

// SetNote shows a word on what just happened in place of the promise; an empty
// one brings the promise back.
func (s *StatusBar) SetNote(note string) {
	if note == "" {
		note = promise()
	}
	s.right.set(note)
	s.Refresh()
}

// archiveText is an archive in a line: name, size and the years it covers.
func archiveText(name string, stats data.Stats) string {
	parts := []string{name, locale.Count("{{.N}} articles", stats.Articles)}
	if stats.First.Known() && stats.Last.Known() {
		first, last := stats.First.Time.Year(), stats.Last.Time.Year()
		if first == last {
			parts = append(parts, fmt.Sprint(first))
		} else {
			parts = append(parts, fmt.Sprintf("%d – %d", first, last))
		}
	}
	return strings.Join(parts, " · ")
}

// CreateRenderer is for Fyne.
func (s *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	top := newRule()
	return newPlan(s, &plan{
		objects: []fyne.CanvasObject{top, s.left, s.right},
		minSize: func() fyne.Size { return fyne.NewSize(0, scaled(25)) },
		layout: func(size fyne.Size) {
			place(top, 0, 0, size.Width, 1)
			margin, high := scaled(14), s.left.MinSize().Height
			y := (size.Height + 1 - high) / 2
			wide := min(s.right.full().Width, size.Width/2-margin)
			place(s.right, size.Width-margin-wide, y, wide, high)
			place(s.left, margin, y, size.Width-3*margin-wide, high)
		},
	})
}
