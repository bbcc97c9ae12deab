package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// ImportDrawer shows a running import and, at its end, what became of
// everything that was found. It floats over a corner of the window, so that
// articles can be read meanwhile.
type ImportDrawer struct {
	widget.BaseWidget
	resizer
	OnCancel     func()
	OnClose      func()
	OnSaveReport func()

	progress ImportProgress
	asked    bool // to cancel

	title       *line
	dismiss     *Button
	paths       *line
	trouble     *paragraph
	bar         *progressBar
	pace, left  *line
	counts      *countGrid
	sum, note   *paragraph
	reasons     *reasonList
	cancel      *Button
	save, close *Button
	tip         *pathTip

	scroll    *container.Scroll
	bodyWidth float32
}

// NewImportDrawer makes a hidden drawer.
func NewImportDrawer() *ImportDrawer {
	d := &ImportDrawer{
		title:   newLine(textLook{size: 16, bold: true}, ""),
		paths:   newLine(textLook{color: ColorSoftText, middle: true}, ""),
		trouble: newParagraph(textLook{color: ColorAccent}, ""),
		bar:     newProgressBar(6),
		pace:    newLine(textLook{color: ColorSoftText, size: 12}, ""),
		left:    newLine(textLook{color: ColorSoftText, size: 12, align: fyne.TextAlignTrailing}, ""),
		counts:  newCountGrid(),
		sum:     newParagraph(textLook{color: ColorSoftText, size: 12}, ""),
		note:    newParagraph(textLook{}, ""),
		tip:     newPathTip(),
	}
	d.dismiss = NewIconButton(theme.CancelIcon(), func() { call(d.OnClose) })
	d.close = NewPrimaryButton(lang.L("Close"), func() { call(d.OnClose) })
	d.save = NewPillButton(lang.L("Save report…"), func() { call(d.OnSaveReport) })
	d.cancel = NewPillButton(lang.L("Cancel"), d.askToCancel)
	d.reasons = newReasonList(d.showPath, d.reveal, func() {
		d.Refresh()
		d.tellResized()
	})
	body := container.New(drawerBody{d}, d.left)
	for _, row := range d.rows() {
		body.Add(row.o)
	}
	d.scroll = container.NewVScroll(body)
	d.scroll.OnScrolled = func(fyne.Position) { d.showPath(nil, "") }
	d.ExtendBaseWidget(d)
	d.SetProgress(ImportProgress{})
	d.Hide()
	return d
}

// Show shows the drawer. It has the room drawn again: Fyne forgets what was
// hidden for long, so that the drawer's own refresh draws nothing.
func (d *ImportDrawer) Show() {
	d.BaseWidget.Show()
	d.tellResized()
}

// OnOpenItem sets what a click on a failed or skipped item does.
func (d *ImportDrawer) OnOpenItem(open func(data.Item)) { d.reasons.onOpen = open }

// SetProgress shows how far an import is. It neither shows nor hides the drawer.
func (d *ImportDrawer) SetProgress(p ImportProgress) {
	if p.Done || !p.Started.Equal(d.progress.Started) {
		d.asked = false
	}
	d.progress = p
	d.title.set(titleText(p))
	d.paths.set(pathsText(p.Paths))
	d.trouble.set(p.Err)
	d.trouble.Hidden = p.Err == ""
	d.bar.set(p.fraction())
	d.bar.Hidden = p.Done
	d.pace.set(paceText(p))
	d.left.set(leftText(p))
	d.counts.set(p.Counts)
	d.counts.Hidden = p.Title != "" || p.Barren()
	d.sum.set(reconciliation(p.Counts))
	d.sum.Hidden = !p.Done || p.Barren()
	d.note.set(noteText(p))
	d.note.Hidden = d.note.text == ""
	if p.Done {
		d.reasons.set(p.Counts, p.Groups)
	} else {
		d.reasons.set(p.Counts, nil)
	}
	d.save.Hidden, d.close.Hidden, d.cancel.Hidden = !p.Done, !p.Done, p.Done
	d.showAsked()
	d.Refresh()
	d.tellResized()
}

func (d *ImportDrawer) askToCancel() {
	d.asked = true
	d.showAsked()
	call(d.OnCancel)
}

func (d *ImportDrawer) showAsked() {
	if d.asked {
		d.cancel.SetLabel(lang.L("Cancelling…"))
		d.cancel.Disable()
	} else {
		d.cancel.SetLabel(lang.L("Cancel"))
		d.cancel.Enable()
	}
	d.Refresh()
}

// showPath shows a whole path beside the row that had to shorten it; a nil row
// hides it.
func (d *ImportDrawer) showPath(row fyne.CanvasObject, path string) {
	d.tip.Hidden = row == nil
	if row != nil {
		d.tip.text.set(path)
		driver := fyne.CurrentApp().Driver()
		at := driver.AbsolutePositionForObject(row).Subtract(driver.AbsolutePositionForObject(d))
		width := d.Size().Width - 2*d.pad()
		high := d.tip.heightFor(width)
		y := at.Y + row.Size().Height + 2
		if y+high > d.Size().Height-cardMargin {
			y = at.Y - high - 2
		}
		place(d.tip, d.pad(), y, width, high)
	}
	d.tip.Refresh()
}

// reveal scrolls to a row of the reasons, which Fyne does not do for the
// object that the keyboard comes to.
func (d *ImportDrawer) reveal(row fyne.CanvasObject) {
	top := d.reasons.rows.Position().Y + row.Position().Y
	bottom := top + row.Size().Height
	offset := max(min(d.scroll.Offset.Y, top), bottom-d.scroll.Size().Height)
	if offset != d.scroll.Offset.Y {
		d.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

func (d *ImportDrawer) pad() float32 { return cardMargin + scaled(18) }

// drawerWidth is the wanted width at text size 13.
const drawerWidth = 460

func (d *ImportDrawer) widthWithin(available float32) float32 {
	return min(scaled(drawerWidth), available)
}

func (d *ImportDrawer) heightFor(width float32) float32 {
	return 2*d.pad() + d.title.MinSize().Height + d.bodyHeight(width-2*d.pad()) + scaled(16) + d.cancel.MinSize().Height
}

// CreateRenderer is for Fyne.
func (d *ImportDrawer) CreateRenderer() fyne.WidgetRenderer {
	ground := newCard()
	return newPlan(d, &plan{
		objects: []fyne.CanvasObject{ground, d.title, d.dismiss, d.scroll, d.cancel, d.save, d.close, d.tip},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(300), scaled(160)) },
		layout: func(size fyne.Size) {
			ground.Resize(size)
			d.layout(size)
		},
	})
}

func (d *ImportDrawer) layout(size fyne.Size) {
	pad, inner := d.pad(), size.Width-2*d.pad()
	cross, title := d.dismiss.MinSize(), d.title.MinSize().Height
	place(d.dismiss, size.Width-pad-cross.Width+scaled(4), pad-scaled(2), cross.Width, cross.Height)
	place(d.title, pad, pad, inner-cross.Width, title)

	foot := size.Height - pad - d.cancel.MinSize().Height
	right := size.Width - pad
	for _, b := range []*Button{d.close, d.save, d.cancel} {
		if b.Visible() {
			wants := b.MinSize()
			right -= wants.Width
			place(b, right, foot, wants.Width, wants.Height)
			right -= scaled(8)
		}
	}
	d.bodyWidth = inner
	top := pad + title
	place(d.scroll, pad, top, inner+scaled(scrollMargin), foot-scaled(16)-top)
	d.scroll.Refresh()
}

// scrollMargin is how far a scrollbar stands beside what it scrolls.
const scrollMargin = 12

// bodyRow is a part of the drawer's body with the distance kept above it.
type bodyRow struct {
	o   fyne.CanvasObject
	gap float32
}

func (d *ImportDrawer) rows() []bodyRow {
	return []bodyRow{
		{d.paths, 2}, {d.trouble, 8}, {d.bar, 14}, {d.pace, 8},
		{d.counts, 16}, {d.sum, 16}, {d.note, 8}, {d.reasons.rows, 14},
	}
}

func (d *ImportDrawer) bodyHeight(width float32) float32 {
	height := float32(0)
	for _, row := range d.rows() {
		if row.o.Visible() {
			height += scaled(row.gap) + heightOf(row.o, width)
		}
	}
	return height
}

// drawerBody lays out what scrolls between the drawer's title and its buttons.
type drawerBody struct{ d *ImportDrawer }

func (b drawerBody) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, b.d.bodyHeight(b.d.bodyWidth))
}

func (b drawerBody) Layout([]fyne.CanvasObject, fyne.Size) {
	d, inner, y := b.d, b.d.bodyWidth, float32(0)
	for _, row := range d.rows() {
		if !row.o.Visible() {
			continue
		}
		y += scaled(row.gap)
		width, high := inner, heightOf(row.o, inner)
		if row.o == d.pace {
			left := d.left.full().Width
			place(d.left, inner-left, y, left, high)
			width -= left + scaled(12)
		}
		place(row.o, 0, y, width, high)
		y += high
	}
}
