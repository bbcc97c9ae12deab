package views

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

// Notice is a quiet line that says what of a query was not understood. It lies
// at the end of the field or, where the query leaves no room, over the window, so
// that nothing moves while a person types.
type Notice struct {
	widget.BaseWidget
	resizer
	text    *line
	covered bool // by completions or help
}

func newNotice() *Notice {
	n := &Notice{text: newLine(textLook{color: ColorSoftText, ours: true}, "")}
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

func (n *Notice) set(text string) {
	if text == n.text.text {
		if text != "" {
			n.tellResized() // the query grew and may need its place
		}
		return
	}
	n.text.set(text)
	n.update()
}

// cover hides the notice while something lies over it.
func (n *Notice) cover(covered bool) {
	if n.covered != covered {
		n.covered = covered
		n.update()
	}
}

func (n *Notice) update() {
	n.Hidden = n.text.text == "" || n.covered
	n.Refresh()
	n.tellResized()
}

// CreateRenderer is for Fyne.
func (n *Notice) CreateRenderer() fyne.WidgetRenderer {
	ground, mark := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	return newPlan(n, &plan{
		objects: []fyne.CanvasObject{ground, mark, n.text},
		minSize: func() fyne.Size {
			return n.text.full().AddWidthHeight(scaled(24), scaled(6))
		},
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorPane), scaled(6)
			ground.StrokeColor, ground.StrokeWidth = colorOf(ColorLine), 1
			mark.FillColor, mark.CornerRadius = colorOf(ColorAccent), 1
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			place(mark, scaled(7), scaled(6), 2, size.Height-scaled(12))
			high := n.text.MinSize().Height
			place(n.text, scaled(14), (size.Height-high)/2, size.Width-scaled(22), high)
		},
	})
}

// noticeSpace returns from where to where in the field a notice covers no letter,
// in pixels.
func (s *SearchBar) noticeSpace() (left, right float32) {
	text := fyne.MeasureText(s.entry.Text, s.entry.Theme().Size(theme.SizeNameText), s.entry.TextStyle)
	left = s.entry.Position().X + s.entry.Theme().Size(theme.SizeNameInnerPadding) + text.Width
	return left + scaled(roomMargin), s.entry.Position().X + s.entry.Size().Width - scaled(6)
}

const longestPart = 24 // characters of a query that a notice quotes

// problemText says in one line what of a query was left out: the first problem
// with the part it names and where that begins, counted in characters from 1.
func problemText(query string, problems []data.Problem) string {
	if len(problems) == 0 {
		return ""
	}
	p := problems[0]
	start := min(max(p.Span.Start, 0), len(query))
	end := min(max(p.Span.End, start), len(query))
	part, message := cleanText(query[start:end]), cleanText(locale.Sentence(p.Message))
	if runes := []rune(part); len(runes) > longestPart {
		part = string(runes[:longestPart-1]) + "…"
	}
	if part != "" && !strings.Contains(message, part) {
		message = lang.L("“{{.Part}}”: {{.What}}", map[string]any{"Part": part, "What": message})
	}
	message = lang.L("{{.What}} (character {{.N}} of the search)", map[string]any{"What": strings.TrimRight(message, ".。"), "N": utf8.RuneCountInString(query[:start]) + 1})
	if more := len(problems) - 1; more > 0 {
		message = andMore(message, more)
	}
	return message
}
