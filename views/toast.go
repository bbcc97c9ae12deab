package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Toast is a short message over the window's foot, with at most one thing to
// do about it. It stays until it is hidden; the person may close it.
type Toast struct {
	widget.BaseWidget
	resizer

	message *paragraph
	action  *Button
	close   *Button
	error   bool
}

// NewToast makes a hidden toast.
func NewToast() *Toast {
	t := &Toast{message: newParagraph(textLook{ours: true}, ""), action: NewPillButton("", nil)}
	t.close = NewIconButton(theme.CancelIcon(), t.Dismiss)
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// ShowMessage shows a sentence. An empty action shows no button.
func (t *Toast) ShowMessage(message, action string, do func()) { t.show(message, action, do, false) }

// ShowError shows what went wrong: a sentence saying what happened, to what,
// and what to do.
func (t *Toast) ShowError(sentence string) { t.show(sentence, "", nil, true) }

// ShowProblem shows what is not there, and one thing to do about it.
func (t *Toast) ShowProblem(sentence, action string, do func()) { t.show(sentence, action, do, true) }

// Text returns the sentence that is shown or was shown last.
func (t *Toast) Text() string { return t.message.text }

// Dismiss hides the toast.
func (t *Toast) Dismiss() {
	t.Hide()
	t.tellResized()
}

func (t *Toast) show(message, action string, do func(), failed bool) {
	t.message.set(message)
	t.error = failed
	t.action.SetLabel(action)
	t.action.OnTapped = do
	t.action.Hidden = action == ""
	t.Hidden = false
	t.Refresh()
	t.tellResized()
}

const (
	toastWidth = 560 // the widest, at text size 13
	toastPad   = 14
)

// beside returns the width that stands beside the message.
func (t *Toast) beside() float32 {
	width := 2*cardMargin + scaled(2*toastPad+8) + t.close.MinSize().Width
	if t.action.Visible() {
		width += t.action.MinSize().Width + scaled(8)
	}
	return width
}

// widthWithin returns the width that the toast wants of what is there.
func (t *Toast) widthWithin(available float32) float32 {
	return min(t.message.look.width(t.message.text)+t.beside()+1, scaled(toastWidth), available)
}

func (t *Toast) heightFor(width float32) float32 {
	inner := max(t.message.heightFor(width-t.beside()), t.close.MinSize().Height)
	if t.action.Visible() {
		inner = max(inner, t.action.MinSize().Height-scaled(6))
	}
	return inner + 2*cardMargin + scaled(2*10)
}

// CreateRenderer is for Fyne.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	ground, mark := newCard(), canvas.NewRectangle(nil)
	return newPlan(t, &plan{
		objects: []fyne.CanvasObject{ground, mark, t.message, t.action, t.close},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(120), t.heightFor(max(t.Size().Width, scaled(120)))) },
		paint: func() {
			mark.FillColor, mark.CornerRadius = colorOf(ColorAccent), 2
			mark.Hidden = !t.error
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			middle := size.Height / 2
			place(mark, cardMargin+scaled(6), cardMargin+scaled(8), 3, size.Height-2*cardMargin-scaled(16))
			right := size.Width - cardMargin - scaled(8)
			for _, b := range []*Button{t.close, t.action} {
				if b.Visible() {
					wants := b.MinSize()
					high := min(wants.Height, size.Height-2*cardMargin-scaled(8))
					right -= wants.Width
					place(b, right, middle-high/2, wants.Width, high)
					right -= scaled(8)
				}
			}
			left := cardMargin + scaled(toastPad)
			width := size.Width - t.beside()
			high := t.message.heightFor(width)
			place(t.message, left, middle-high/2, width, high)
		},
	})
}
