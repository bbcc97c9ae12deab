package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
)

// completionRow shows a completion: its kind, what it writes, what that means and
// how many articles have it. Being able to take the keyboard, it leaves the
// keyboard with the field when it is clicked.
type completionRow struct {
	control
	marked                    bool
	column                    float32 // the width of the texts of all rows
	kind, text, detail, count *line
}

func newCompletionRow(c data.Completion, first bool, chosen func()) *completionRow {
	look := textLook{}
	if c.Kind == data.FieldCompletion {
		look.color = ColorSoftText // only a hint: most words are no field
	}
	r := &completionRow{
		kind:   newLine(textLook{color: ColorSoftText, size: 12}, ""),
		text:   newLine(look, c.Text),
		detail: newLine(textLook{color: ColorSoftText, size: 12}, detailText(c)),
		count:  newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignTrailing}, ""),
	}
	if first {
		r.kind.text = kindText(c.Kind)
	}
	if c.Count > 0 {
		r.count.text = locale.Number(c.Count)
	}
	r.OnTapped = chosen
	r.extend(r)
	return r
}

// completionKinds name what a completion is of. They are keys of the translations.
var completionKinds = map[string]string{
	data.FieldCompletion: "field", "place": "place", "agency": "agency", "outlet": "outlet", "author": "author", "format": "format",
}

// kindText names what a completion is of: by its field in the query where that
// has no other name.
func kindText(kind string) string {
	if key := completionKinds[kind]; key != "" {
		return lang.L(key)
	}
	return kind
}

// detailText says what a completion means.
func detailText(c data.Completion) string {
	if c.Kind == "lang" {
		return locale.LanguageName(c.Text)
	}
	return locale.Sentence(c.Detail)
}

// Lengths of a row, at text size 13.
const (
	completionKindWidth = 54
	completionGap       = 12
	completionSide      = 8
)

// alignCompletions gives rows the same columns and returns the width that shows
// all of them whole.
func alignCompletions(rows []*completionRow) float32 {
	column, rest := float32(0), float32(0)
	for _, row := range rows {
		column = max(column, ceil(row.text.full().Width))
		beside := float32(0)
		for _, l := range []*line{row.detail, row.count} {
			if l.text != "" {
				beside += scaled(completionGap) + ceil(l.full().Width)
			}
		}
		rest = max(rest, beside)
	}
	for _, row := range rows {
		row.column = column
	}
	return scaled(2*completionSide+completionKindWidth) + column + rest
}

func (r *completionRow) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{ground, r.kind, r.text, r.detail, r.count},
		minSize: func() fyne.Size { return fyne.NewSize(0, ceil(r.text.MinSize().Height)+scaled(8)) },
		paint: func() {
			ground.CornerRadius, ground.Hidden = scaled(6), !r.marked && !r.hovered
			ground.FillColor = colorOf(ColorSelectedRow)
			if r.marked {
				ground.FillColor = colorOf(ColorAccentFaint)
			}
			outlineChosen(ground, r.marked)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			put := func(l *line, x, width float32) {
				high := l.MinSize().Height
				place(l, x, middle(high, size.Height), width, high)
			}
			left, right := scaled(completionSide), size.Width-scaled(completionSide)
			put(r.kind, left, scaled(completionKindWidth-4))
			left += scaled(completionKindWidth)
			if r.count.text != "" {
				width := ceil(r.count.full().Width)
				put(r.count, right-width, width)
				right -= width + scaled(completionGap)
			}
			text := min(r.column, right-left)
			put(r.text, left, text)
			left += text + scaled(completionGap)
			put(r.detail, left, right-left)
		},
	})
}
