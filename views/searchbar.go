package views

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// placeholders are what the empty search field says, longest first: the first
// that fits is shown. They are keys of the translations.
var placeholders = []string{
	`Search all articles — words, "phrases", place:Busan, date:2021-06`,
	`Search all articles — words, "phrases"`,
	`Search all articles`,
	`Search`,
}

// SearchBar is the field for the query. What lies under it, over the rest of the
// window, are parts of their own for the Room to place: the notice, which names
// the parts of a query that were not understood, the completions and the help.
type SearchBar struct {
	widget.BaseWidget
	OnChanged   func(text string) // at each keystroke
	OnSubmitted func(text string)
	OnClear     func() // by its button; nil empties the field as typing does
	OnEscape    func()
	OnDown      func()               // towards the results
	OnKey       func(*fyne.KeyEvent) // F3, F6 and the like, which edit nothing
	// OnComplete asks for what a query may become at the cursor, a byte offset;
	// SetCompletions answers.
	OnComplete func(text string, cursor int)

	entry       *searchEntry
	clear, ask  *Button
	hint        *line
	notice      *Notice
	completions *Completions
	help        *SearchHelp
}

// NewSearchBar makes an empty search field. The hint names the keys that lead
// to it: "Ctrl L".
func NewSearchBar(hint string) *SearchBar {
	s := &SearchBar{
		hint:   newLine(textLook{color: ColorSoftText, align: fyne.TextAlignTrailing}, hint),
		notice: newNotice(),
	}
	s.entry = newSearchEntry(s)
	s.completions = newCompletions(s.complete, s.coverNotice)
	s.help = newSearchHelp(s)
	s.ask = NewIconButton(theme.QuestionIcon(), s.ToggleHelp)
	s.clear = NewIconButton(theme.CancelIcon(), func() {
		if s.OnClear != nil {
			s.OnClear()
		} else {
			s.entry.SetText("")
		}
		s.Focus()
	})
	s.clear.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// Text returns the query as it stands in the field.
func (s *SearchBar) Text() string { return s.entry.Text }

// SetText replaces the query without calling OnChanged.
func (s *SearchBar) SetText(text string) {
	s.completions.dismiss()
	s.write(text, len(text))
}

// write replaces the query and puts the cursor at a byte offset, and tells nobody.
func (s *SearchBar) write(text string, cursor int) {
	s.entry.write(text)
	s.entry.CursorColumn = utf8.RuneCountInString(text[:cursor])
	s.entry.Refresh()
}

// SetProblems names the parts of the field's query that were left out; none
// hides the notice.
func (s *SearchBar) SetProblems(problems []data.Problem) {
	s.notice.set(problemText(s.entry.Text, problems))
}

// coverNotice hides the notice while something lies over it.
func (s *SearchBar) coverNotice() {
	s.notice.cover(s.completions.Visible() || s.help.Visible())
}

// Notice returns the line that SetProblems fills.
func (s *SearchBar) Notice() *Notice { return s.notice }

// Focus puts the cursor into the field and selects the query.
func (s *SearchBar) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.entry); c != nil {
		c.Focus(s.entry)
		s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Focused reports whether the keyboard writes into the field.
func (s *SearchBar) Focused() bool { return s.entry.focused }

// Tapped puts the cursor into the field from its rim.
func (s *SearchBar) Tapped(*fyne.PointEvent) { s.Focus() }

// Cursor is the one for text.
func (s *SearchBar) Cursor() desktop.Cursor { return desktop.TextCursor }

func (s *SearchBar) changed(text string) {
	if s.clear.Visible() != (text != "") {
		s.clear.Hidden = text == ""
		s.Refresh()
	}
	if s.entry.quiet {
		return
	}
	if s.OnChanged != nil {
		s.OnChanged(text)
	}
	s.askCompletions(text)
}

// CreateRenderer is for Fyne.
func (s *SearchBar) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	icon := canvas.NewImageFromResource(theme.NewColoredResource(theme.SearchIcon(), ColorSoftText))
	return newPlan(s, &plan{
		objects: []fyne.CanvasObject{ground, icon, s.entry, s.hint, s.ask, s.clear},
		minSize: func() fyne.Size {
			return fyne.NewSize(scaled(160), max(scaled(38), s.entry.MinSize().Height+2))
		},
		paint: func() {
			paintField(ground, ColorWindow, 8, s.entry.focused)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			side := scaled(16)
			place(icon, scaled(11), (size.Height-side)/2, side, side)

			right := size.Width - scaled(8)
			for _, b := range []*Button{s.clear, s.ask} {
				if b.Visible() {
					wants := b.MinSize()
					right -= wants.Width
					place(b, right, (size.Height-wants.Height)/2, wants.Width, wants.Height)
				}
			}
			left := scaled(25)
			hint := s.hint.full()
			s.hint.Hidden = right-hint.Width-left < scaled(200)
			if s.hint.Visible() {
				right -= hint.Width + scaled(4)
				place(s.hint, right, (size.Height-hint.Height)/2, hint.Width, hint.Height)
			}
			high := s.entry.MinSize().Height
			place(s.entry, left, (size.Height-high)/2, right-left, high)
			s.entry.fitPlaceholder()
		},
	})
}

// searchEntry is an entry with the keys that lead out of the field.
type searchEntry struct {
	bareEntry
	bar *SearchBar
}

func newSearchEntry(bar *SearchBar) *searchEntry {
	e := &searchEntry{bar: bar}
	e.ExtendBaseWidget(e)
	e.OnChanged = bar.changed
	e.moved = bar.cursorMoved
	e.focusChanged = func() {
		if !e.focused {
			bar.completions.dismiss()
		}
		bar.Refresh()
	}
	e.onKey = func(key *fyne.KeyEvent) {
		if bar.OnKey != nil {
			bar.OnKey(key)
		}
	}
	e.onShortcut = func(shortcut fyne.Shortcut) { passShortcut(e, shortcut) }
	e.OnSubmitted = func(text string) {
		bar.completions.dismiss()
		if bar.OnSubmitted != nil {
			bar.OnSubmitted(text)
		}
	}
	return e
}

// AcceptsTab keeps Tab in the field while there is something to complete.
func (e *searchEntry) AcceptsTab() bool { return e.bar.completions.Visible() }

// TypedKey leads through the completions and out of the field.
func (e *searchEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.bar.completionKey(key.Name):
	case key.Name == fyne.KeyEscape && e.bar.help.Visible():
		e.bar.HideHelp()
	case key.Name == fyne.KeyEscape && e.bar.OnEscape != nil:
		e.bar.OnEscape()
	case key.Name == fyne.KeyDown && e.bar.OnDown != nil:
		e.bar.OnDown()
	default:
		e.bareEntry.TypedKey(key)
	}
}

// fitPlaceholder chooses the longest placeholder that the field holds.
func (e *searchEntry) fitPlaceholder() {
	room := e.Size().Width - 2*theme.InnerPadding()
	for i, key := range placeholders {
		text := lang.L(key)
		if (textLook{}).width(text) <= room || i == len(placeholders)-1 {
			if e.PlaceHolder != text {
				e.SetPlaceHolder(text)
			}
			return
		}
	}
}
