package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*ArticlePane)(nil)
	_ fyne.Shortcutable = (*ArticlePane)(nil)
	_ desktop.Keyable   = (*ArticlePane)(nil)
)

// TypedKey scrolls; with Shift it moves the selection's end.
func (p *ArticlePane) TypedKey(key *fyne.KeyEvent) {
	p.art.mark.typed()
	reads := p.article != nil // else what is said in its place takes no key
	if reads && (p.shift && p.extend(key.Name, false) || p.scrollByKey(key.Name)) {
		return
	}
	switch {
	case reads && key.Name == fyne.KeyEscape && !p.selected.empty():
		p.choose(selection{p.selected.focus, p.selected.focus})
	case key.Name == fyne.KeyEscape && p.find.open:
		p.CloseFind()
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && p.hasTrailer():
		p.toggleTrailer()
		p.scrollTo(p.foldTop())
	case p.OnKey != nil:
		p.OnKey(key)
	}
}

// foldTop returns a position that shows the trailer from its first line, or
// the present one where it shows already.
func (p *ArticlePane) foldTop() float64 {
	for i := range p.page.blocks {
		b := &p.page.blocks[i]
		if b.look == lookFold && (p.unfolded || b.top > p.scroll.position+p.scroll.view) {
			return max(p.scroll.position, b.top-p.scroll.view/2)
		}
	}
	return p.scroll.position
}

// scrollByKey reports whether a key scrolls. Space at the end does not: it is
// handed on, to go to the next article.
func (p *ArticlePane) scrollByKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyDown:
		p.scrollBy(2 * p.lineStep())
	case fyne.KeyUp:
		p.scrollBy(-2 * p.lineStep())
	case fyne.KeyPageDown:
		p.PageDown()
	case fyne.KeyPageUp:
		p.PageUp()
	case fyne.KeyHome:
		p.scrollTo(0)
	case fyne.KeyEnd:
		p.scrollTo(p.scroll.end())
	case fyne.KeySpace:
		if p.shift {
			return p.PageUp()
		}
		return p.PageDown()
	default:
		return false
	}
	return true
}

// extend moves the selection's end, and reports whether a key does that.
// Without an anchor, which the first click sets, it begins at the text's top.
func (p *ArticlePane) extend(key fyne.KeyName, far bool) bool {
	all := p.page.all()
	if all.empty() {
		return false
	}
	s := p.selected
	if s == (selection{}) {
		s = selection{all.anchor, all.anchor}
	}
	b := &p.page.blocks[s.focus.block]
	start, end := p.page.lineEdges(s.focus)
	if b.toRight && (key == fyne.KeyLeft || key == fyne.KeyRight) {
		key = map[fyne.KeyName]fyne.KeyName{fyne.KeyLeft: fyne.KeyRight, fyne.KeyRight: fyne.KeyLeft}[key]
	}
	switch {
	case key == fyne.KeyLeft && far:
		s.focus = p.page.previousWord(s.focus)
	case key == fyne.KeyRight && far:
		s.focus = p.page.nextWord(s.focus)
	case key == fyne.KeyLeft:
		s.focus = p.page.previousLetter(s.focus)
	case key == fyne.KeyRight:
		s.focus = p.page.nextLetter(s.focus)
	case key == fyne.KeyHome && far:
		s.focus = all.anchor
	case key == fyne.KeyEnd && far:
		s.focus = all.focus
	case key == fyne.KeyHome:
		s.focus = start
	case key == fyne.KeyEnd:
		s.focus = end
	case key == fyne.KeyUp:
		s.focus = p.page.lineFrom(s.focus, -1)
	case key == fyne.KeyDown:
		s.focus = p.page.lineFrom(s.focus, 1)
	default:
		return false
	}
	p.choose(s)
	p.reveal(s.focus)
	return true
}

// reveal scrolls as little as needed to show a place.
func (p *ArticlePane) reveal(at spot) {
	b := &p.page.blocks[at.block]
	top := p.page.lineTop(b, p.page.lineOf(b, at.offset))
	bottom := top + float64(p.page.face(b).lineHeight)
	switch {
	case top < p.scroll.position:
		p.scrollTo(top)
	case bottom > p.scroll.position+p.scroll.view:
		p.scrollTo(bottom - p.scroll.view)
	}
}

// TypedRune hands characters on, but for the space that turns a page.
func (p *ArticlePane) TypedRune(r rune) {
	if p.OnRune != nil && (r != ' ' || p.article == nil) {
		p.OnRune(r)
	}
}

// TypedShortcut copies, selects all, or moves the selection's end by words.
func (p *ArticlePane) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutCopy:
		p.Copy()
		return
	case *fyne.ShortcutSelectAll:
		p.SelectAll()
		return
	case *desktop.CustomShortcut:
		if p.farKey(s) {
			return
		}
	}
	if p.OnShortcut != nil {
		p.OnShortcut(shortcut)
	}
}

// farKey uses the keys with Ctrl (on a Mac also Option): by words with Shift,
// to the text's ends without.
func (p *ArticlePane) farKey(s *desktop.CustomShortcut) bool {
	switch s.Modifier {
	case fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, fyne.KeyModifierAlt | fyne.KeyModifierShift:
		return p.extend(s.KeyName, true)
	case fyne.KeyModifierShortcutDefault:
		return (s.KeyName == fyne.KeyHome || s.KeyName == fyne.KeyEnd) && p.scrollByKey(s.KeyName)
	}
	return false
}

// KeyDown notes that Shift is held.
func (p *ArticlePane) KeyDown(key *fyne.KeyEvent) { p.noteShift(key, true) }

// KeyUp notes that Shift is let go.
func (p *ArticlePane) KeyUp(key *fyne.KeyEvent) { p.noteShift(key, false) }

func (p *ArticlePane) noteShift(key *fyne.KeyEvent, down bool) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		p.shift = down
	}
}

// FocusGained marks the pane, unless the focus came from the mouse.
func (p *ArticlePane) FocusGained() { p.art.mark.gained() }

// FocusLost takes the mark away and forgets the keys that are held.
func (p *ArticlePane) FocusLost() {
	p.shift = false
	p.art.mark.lost()
}
