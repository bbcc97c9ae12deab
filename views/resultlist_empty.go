package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// maxShownQuery is how many letters of a query the empty state repeats.
const maxShownQuery = 80

// WayOut is a button that leads out of an empty list of results.
type WayOut struct {
	Label  string // "Clear the dates"
	Action func()
}

// EmptyResults stands where the results would: it says that there are none,
// which words are to blame, and offers ways out.
type EmptyResults struct {
	widget.BaseWidget
	title, reason *paragraph
	ways          []*Button
}

// NewEmptyResults returns an empty state that says only that no article
// matches.
func NewEmptyResults() *EmptyResults {
	e := &EmptyResults{
		title:  newParagraph(textLook{size: 14, bold: true, align: fyne.TextAlignCenter}, emptyTitle("", true)),
		reason: newParagraph(textLook{color: ColorSoftText, align: fyne.TextAlignCenter}, ""),
	}
	e.ExtendBaseWidget(e)
	return e
}

// Set tells the query that found nothing, whether filters narrow it, the words of
// it that no article has, and the ways out. An empty query means that filters
// alone emptied the list.
func (e *EmptyResults) Set(query string, narrowed bool, words []string, ways []WayOut) {
	e.title.set(emptyTitle(query, narrowed && len(words) == 0))
	e.reason.set(emptyReason(words))
	e.ways = nil
	for _, way := range ways {
		e.ways = append(e.ways, NewPillButton(shorten(way.Label, maxShownQuery), way.Action))
	}
	e.Refresh()
}

func emptyTitle(query string, narrowed bool) string {
	query, _ = oneLine(query, nil)
	switch {
	case query == "":
		return lang.L("No article matches these filters.")
	case narrowed:
		return lang.L("No article matches {{.Query}} with these filters.", map[string]any{"Query": quoted(query)})
	}
	return lang.L("No article matches {{.Query}}.", map[string]any{"Query": quoted(query)})
}

// emptyReason blames words: "“a” is in no article.", "“a” and “b” are …".
func emptyReason(words []string) string {
	const most = 5
	var names []string
	for _, word := range words[:min(len(words), most)] {
		if word, _ = oneLine(word, nil); word != "" {
			names = append(names, quoted(word))
		}
	}
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return lang.L("{{.Word}} is in no article.", map[string]any{"Word": names[0]})
	default:
		return lang.L("{{.Words}} and {{.Last}} are in no article.", map[string]any{"Words": strings.Join(names[:n-1], ", "), "Last": names[n-1]})
	}
}

func quoted(text string) string {
	return lang.L("“{{.Text}}”", map[string]any{"Text": shorten(text, maxShownQuery)})
}

// CreateRenderer is for Fyne.
func (e *EmptyResults) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	r := &plan{minSize: func() fyne.Size { return fyne.NewSize(240, scaled(160)) }}
	r.paint = func() {
		ground.FillColor = colorOf(ColorPane)
		r.objects = []fyne.CanvasObject{ground, e.title, e.reason}
		for _, b := range e.ways {
			r.objects = append(r.objects, b)
		}
	}
	r.layout = func(size fyne.Size) {
		ground.Resize(size)
		e.layout(size)
	}
	return newPlan(e, r)
}

// layout stacks words and ways out a little above the middle.
func (e *EmptyResults) layout(size fyne.Size) {
	width := max(0, min(size.Width-2*scaled(rowPadding), scaled(420)))
	left := (size.Width - width) / 2
	titleHeight, reasonHeight := e.title.heightFor(width), e.reason.heightFor(width)
	wayWidth, wayHeight := float32(0), float32(0)
	for _, b := range e.ways {
		wayWidth = min(width, max(wayWidth, b.MinSize().Width))
		wayHeight = b.MinSize().Height + scaled(8)
	}
	gap := scaled(6)
	height := titleHeight + gap + reasonHeight + scaled(14) + wayHeight*float32(len(e.ways))

	y := max(gap, (size.Height-height)*0.4)
	place(e.title, left, y, width, titleHeight)
	y += titleHeight + gap
	place(e.reason, left, y, width, reasonHeight)
	y += reasonHeight + scaled(14)
	for _, b := range e.ways {
		place(b, (size.Width-wayWidth)/2, y, wayWidth, b.MinSize().Height)
		y += wayHeight
	}
}
