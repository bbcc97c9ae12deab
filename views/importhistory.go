package views

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

// ImportHistory lists the imports of an archive at the left, and shows at the
// right what became of everything that the chosen one found. It is the body of
// a Sheet.
type ImportHistory struct {
	widget.BaseWidget
	OnSelected func(data.Import)

	imports []data.Import
	chosen  int64

	list    *fyne.Container
	left    *container.Scroll
	title   *line
	paths   *line
	pace    *line
	counts  *countGrid
	sum     *paragraph
	note    *paragraph
	reasons *reasonList
	right   *container.Scroll
	none    *paragraph
}

// NewImportHistory makes an empty list.
func NewImportHistory(onOpen func(data.Item)) *ImportHistory {
	h := &ImportHistory{
		list:   container.New(&stack{gap: 2}),
		title:  newLine(textLook{size: 15, bold: true}, ""),
		paths:  newLine(textLook{color: ColorSoftText, middle: true}, ""),
		pace:   newLine(textLook{color: ColorSoftText, size: 12}, ""),
		counts: newCountGrid(),
		sum:    newParagraph(textLook{color: ColorSoftText, size: 12}, ""),
		note:   newParagraph(textLook{}, ""),
		none:   newParagraph(textLook{color: ColorSoftText}, lang.L("Nothing was imported into this archive yet.")),
	}
	h.reasons = newReasonList(func(fyne.CanvasObject, string) {}, func(fyne.CanvasObject) {}, func() { h.right.Refresh() })
	h.reasons.onOpen = onOpen
	h.left = container.NewVScroll(h.list)
	h.right = container.NewVScroll(container.New(&stack{gap: 10, margin: scrollMargin}, h.title, h.paths, h.pace, h.counts, h.sum, h.note, h.reasons.rows))
	h.ExtendBaseWidget(h)
	return h
}

// SetImports lists imports, newest first. The one chosen before stays so, or
// else the first is.
func (h *ImportHistory) SetImports(imports []data.Import) {
	h.imports = imports
	at := 0
	for i := range imports {
		if imports[i].ID == h.chosen {
			at = i
		}
	}
	h.build()
	h.none.Hidden = len(imports) > 0
	if len(imports) > 0 {
		h.left.Show()
		h.right.Show()
		h.choose(at)
	} else {
		h.left.Hide()
		h.right.Hide()
	}
	h.Refresh()
}

// Prefer has SetImports choose an import.
func (h *ImportHistory) Prefer(id int64) { h.chosen = id }

// Chosen returns the import that is shown, if there is one.
func (h *ImportHistory) Chosen() (data.Import, bool) {
	for _, i := range h.imports {
		if i.ID == h.chosen {
			return i, true
		}
	}
	return data.Import{}, false
}

// SetGroups shows why items of an import were not added.
func (h *ImportHistory) SetGroups(id int64, groups []ReasonGroup) {
	if i, ok := h.Chosen(); ok && i.ID == id {
		h.reasons.set(i.Counts, groups)
		h.right.Refresh()
	}
}

func (h *ImportHistory) build() {
	h.list.RemoveAll()
	for i := range h.imports {
		h.list.Add(newImportRow(h, i))
	}
}

func (h *ImportHistory) choose(at int) {
	i := h.imports[at]
	changed := h.chosen != i.ID
	h.chosen = i.ID
	h.title.set(importTitle(i))
	h.paths.set(pathsText(i.Paths))
	h.pace.set(importTimes(i))
	h.counts.set(i.Counts)
	h.sum.set(reconciliation(i.Counts))
	h.note.set(importNote(i))
	h.note.Hidden = h.note.text == ""
	if changed {
		h.reasons.set(i.Counts, nil)
		h.right.ScrollToTop()
	}
	h.list.Refresh()
	h.right.Refresh()
	if h.OnSelected != nil {
		h.OnSelected(i)
	}
}

// TypedKey goes through the list.
func (h *ImportHistory) TypedKey(key *fyne.KeyEvent) {
	step, moves := map[fyne.KeyName]int{
		fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyHome: -len(h.imports), fyne.KeyEnd: len(h.imports),
	}[key.Name]
	if !moves || len(h.imports) == 0 {
		return
	}
	at := slices.IndexFunc(h.imports, func(i data.Import) bool { return i.ID == h.chosen })
	at = min(max(at+step, 0), len(h.imports)-1)
	h.choose(at)
	row := h.list.Objects[at]
	top, high, view := row.Position().Y, row.Size().Height, h.left.Size().Height
	if to := min(top, max(h.left.Offset.Y, top+high-view)); view > 0 && to != h.left.Offset.Y {
		h.left.ScrollToOffset(fyne.NewPos(0, to))
	}
}

// importTitle says what an import was.
func importTitle(i data.Import) string {
	switch i.Kind {
	case data.ByWatch:
		return lang.L("Changes in watched folders")
	case data.ByReread:
		return lang.L("Originals read again")
	}
	if len(i.Paths) == 0 {
		return lang.L("Import")
	}
	return shortPath(i.Paths)
}

// importTimes says when an import ran and how long it took.
func importTimes(i data.Import) string {
	text := locale.Moment(i.Started, locale.Day, minutes)
	if !i.Finished.IsZero() {
		text += " · " + durationText(i.Finished.Sub(i.Started).Round(time.Second))
	}
	return text
}

func importNote(i data.Import) string {
	switch i.State {
	case data.ImportRunning:
		return lang.L("It is not finished.")
	case data.ImportCancelled:
		return lang.L("It was cancelled; what it had filed stayed.")
	case data.ImportUndoing:
		return lang.L("It is undone in part; undo it again to go on.")
	case data.ImportUndone:
		return lang.L("It is undone: its articles were taken out again.")
	}
	return ""
}

// importGist is an import's line in the list, what matters most first: the end is left out
// where there is no room.
func importGist(i data.Import) string {
	switch {
	case i.State == data.ImportUndone:
		return lang.L("undone")
	case i.State == data.ImportRunning:
		return lang.L("not finished")
	}
	var parts []string
	if i.Counts.Failed > 0 {
		parts = append(parts, countedOutcome(data.Failed, i.Counts.Failed))
	}
	if i.State == data.ImportCancelled {
		parts = append(parts, lang.L("cancelled"))
	}
	if i.Kind == data.ByReread {
		parts = append(parts, locale.Count("{{.N}} read otherwise", i.Counts.Updated))
	} else {
		parts = append(parts, countedOutcome(data.Added, i.Counts.Added))
		if i.Counts.Updated > 0 {
			parts = append(parts, countedOutcome(data.Updated, i.Counts.Updated))
		}
	}
	return strings.Join(parts, " · ")
}

const historyList = 230 // width of the list at text size 13

// CreateRenderer is for Fyne.
func (h *ImportHistory) CreateRenderer() fyne.WidgetRenderer {
	rule := newRule()
	return newPlan(h, &plan{
		objects: []fyne.CanvasObject{h.left, rule, h.right, h.none},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(200), scaled(100)) },
		layout: func(size fyne.Size) {
			wide := min(scaled(historyList), size.Width*0.32)
			rule.Hidden = len(h.imports) == 0
			place(h.left, 0, 0, wide, size.Height)
			place(rule, wide+scaled(10), 0, 1, size.Height)
			place(h.right, wide+scaled(24), 0, size.Width-wide-scaled(24), size.Height)
			place(h.none, 0, 0, size.Width, h.none.heightFor(size.Width))
		},
	})
}

// importRow is one import in the list.
type importRow struct {
	control
	history    *ImportHistory
	id         int64
	when, gist *line
}

func newImportRow(h *ImportHistory, at int) *importRow {
	i := h.imports[at]
	r := &importRow{
		history: h, id: i.ID,
		when: newLine(textLook{bold: true}, locale.Moment(i.Started, locale.ShortDay, minutes)),
		gist: newLine(textLook{color: ColorSoftText, size: 12}, importGist(i)),
	}
	r.OnTapped = func() { h.choose(at) }
	r.extend(r)
	return r
}

// TypedKey goes through the list, or chooses the row.
func (r *importRow) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		r.history.TypedKey(key)
	default:
		r.control.TypedKey(key)
	}
}

func (r *importRow) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := newGround(), newRing()
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{ground, r.when, r.gist, ring},
		minSize: func() fyne.Size {
			return fyne.NewSize(0, r.when.MinSize().Height+r.gist.MinSize().Height+scaled(10))
		},
		paint: func() {
			paintGround(ground, r.hovered, r.history.chosen == r.id)
			paintRing(ring, r.focused, false)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			layoutRing(ring, size, false)
			place(r.when, scaled(8), scaled(5), size.Width-scaled(16), r.when.MinSize().Height)
			place(r.gist, scaled(8), scaled(5)+r.when.MinSize().Height, size.Width-scaled(16), r.gist.MinSize().Height)
		},
	})
}

// newGround makes the ground of a row that can be hovered over and chosen.
func newGround() *canvas.Rectangle { return canvas.NewRectangle(nil) }

func paintGround(ground *canvas.Rectangle, hovered, chosen bool) {
	ground.CornerRadius = scaled(5)
	ground.Hidden = !hovered && !chosen
	ground.FillColor = colorOf(ColorSelectedRow)
	if chosen {
		ground.FillColor = colorOf(ColorAccentFaint)
	}
	outlineChosen(ground, chosen)
}

// shortPath names paths by the last parts: "crawl and 2 more".
func shortPath(paths []string) string {
	name := filepath.Base(paths[0])
	if len(paths) > 1 {
		name = andMore(name, len(paths)-1)
	}
	return name
}
