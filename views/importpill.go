package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// ImportPill tells in the top row of the running import and of its result. It
// hides when there is nothing to tell. Pressing it opens the drawer.
type ImportPill struct {
	Button
	resizer
	widest float32 // it has been during this import, so that the search field keeps still
}

// NewImportPill makes a hidden pill.
func NewImportPill(tapped func()) *ImportPill {
	p := &ImportPill{}
	p.kind, p.soft, p.OnTapped = pillKind, true, tapped
	p.extend(p)
	p.Hide()
	return p
}

// SetProgress shows an import.
func (p *ImportPill) SetProgress(progress ImportProgress) {
	shown, before := p.Visible(), p.widest
	if progress.Done {
		p.widest = 0
	}
	p.label, p.alarm = pillText(progress), progress.Done && progress.alarming()
	p.widest = max(p.widest, p.Button.MinSize().Width)
	p.Hidden = false
	p.Refresh()
	if !shown || p.widest != before {
		p.tellResized()
	}
}

// MinSize returns the size of the text, no narrower than before in this import.
func (p *ImportPill) MinSize() fyne.Size {
	size := p.Button.MinSize()
	return fyne.NewSize(max(size.Width, p.widest), size.Height)
}

// Clear hides the pill.
func (p *ImportPill) Clear() {
	p.widest = 0
	if p.Visible() {
		p.Hide()
		p.tellResized()
	}
}

// NewImportButton makes the window's main button, which opens a menu of what
// can be imported.
func NewImportButton(files, folder func()) *Button {
	b := NewPrimaryButton(lang.L("Import…"), nil)
	b.OnTapped = func() {
		c := fyne.CurrentApp().Driver().CanvasForObject(b)
		if c == nil {
			return
		}
		menu := widget.NewPopUpMenu(fyne.NewMenu("",
			fyne.NewMenuItem(lang.L("Import files…"), files),
			fyne.NewMenuItem(lang.L("Import folder…"), folder),
		), c)
		// Fyne moves the menu back into the window at its right edge.
		menu.ShowAtRelativePosition(fyne.NewPos(b.Size().Width-menu.MinSize().Width, b.Size().Height+4), b)
	}
	return b
}
