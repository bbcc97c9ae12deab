package views

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// LibraryRow is a part of the archive that can be chosen as a whole: "Unread".
// The key of the whole archive is "".
type LibraryRow struct {
	Key, Name string
	Count     int
}

// LibraryImport is a past import.
type LibraryImport struct {
	ID    int64
	When  time.Time
	Added int
	Gone  bool // it was undone
}

// Library is the pane at the left: parts of the archive, past imports, and the
// values of each field with their counts, to include or to exclude. It shows
// what it is given; choosing something only calls back.
type Library struct {
	widget.BaseWidget

	// OnChoose is called with the key of a LibraryRow.
	OnChoose func(key string)
	// OnImport is called with the id of a past import, 0 for the list of all.
	OnImport func(id int64)
	// OnInclude and OnExclude are called with a value that a person wants
	// included or excluded, or, where it is so already, no longer.
	OnInclude, OnExclude func(field, value string)
	// OnUnfold asks for the long list of a field, narrowed by a filter, which
	// SetLong answers.
	OnUnfold func(field, filter string)
	// OnFolded is called with the sections that are folded when these change.
	OnFolded func(sections []string)
	// OnScrolled is called when the lines were moved.
	OnScrolled func()
	// OnKey and OnRune are called with the keys that the pane does not use.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	content  libraryContent
	lines    []libraryLine
	offset   float64 // of the view's top edge below the first line's
	cursor   lineID
	pointer  fyne.Position // of the mouse, while it is over the pane
	hovering bool
	pressed  lineID
	focused  bool
	byMouse  bool // the focus came from the mouse: no mark

	ground *canvas.Rectangle
	rows   *fyne.Container
	clip   *container.Clip
	pool   []*libraryRow
	filter *filterField
	bar    *scrollBar
}

// NewLibrary makes an empty pane.
func NewLibrary() *Library {
	l := &Library{ground: canvas.NewRectangle(nil)}
	l.content.folded = map[string]bool{ImportsSection: true}
	l.filter = newFilterField(l)
	l.rows = container.New(freeLayout{}, l.filter)
	l.clip = container.NewClip(l.rows)
	l.bar = newScrollBar(func(position float64) { l.scrollTo(position) })
	l.ExtendBaseWidget(l)
	return l
}

// SetRows shows the parts of the archive.
func (l *Library) SetRows(rows []LibraryRow) {
	l.content.rows = rows
	l.rebuild()
}

// SetImports shows past imports, the newest first.
func (l *Library) SetImports(imports []LibraryImport) {
	l.content.imports = imports
	l.rebuild()
}

// SetFacets shows fields with their commonest values. Chosen values are among
// them, whatever their count.
func (l *Library) SetFacets(facets []data.Facet) {
	l.content.facets = facets
	if l.hovering || l.focused {
		l.rebuildAround(l.cursor)
	} else {
		l.rebuild()
	}
}

// rebuildAround keeps a line where it is on the screen, as far as it can, so that
// what a person has just clicked on does not leave the pointer.
func (l *Library) rebuildAround(id lineID) {
	before := indexOf(l.lines, id)
	if before < 0 {
		l.rebuild()
		return
	}
	was := l.lines[before].y
	l.lines = l.content.lines()
	if after := indexOf(l.lines, id); after >= 0 && float64(was) < l.offset+float64(l.Size().Height) && float64(was) >= l.offset {
		l.offset += float64(l.lines[after].y - was)
	}
	l.scrollTo(l.offset)
}

// SetLong shows the long list of a field, if it is still the one asked for.
func (l *Library) SetLong(filter string, long data.Facet) {
	if long.Field == l.content.unfolded && filter == l.filter.text() {
		l.content.filtered = filter != ""
		l.content.long = long
		l.rebuild()
	}
}

// Unfolded returns the field whose long list is shown and its filter; the field
// is "" where there is none.
func (l *Library) Unfolded() (field, filter string) { return l.content.unfolded, l.filter.text() }

// SetChosen marks the chosen parts of the archive by their keys, and the values
// that are included and excluded.
func (l *Library) SetChosen(keys []string, choices []data.Choice) {
	l.content.chosen, l.content.choices = keys, choices
	l.rebuild()
}

// SetFolded folds these sections and unfolds all others.
func (l *Library) SetFolded(sections []string) {
	l.content.folded = map[string]bool{}
	for _, s := range sections {
		l.content.folded[s] = true
	}
	l.rebuild()
}

// Reset folds the long list and scrolls to the top, for another archive.
func (l *Library) Reset() {
	l.closeLong()
	l.content.facets, l.content.imports = nil, nil
	l.offset = 0
	l.rebuild()
}

func (l *Library) rebuild() {
	l.lines = l.content.lines()
	l.scrollTo(l.offset)
}

// fold folds a section, or unfolds it.
func (l *Library) fold(section string, folded bool) {
	if l.content.folded[section] == folded {
		return
	}
	if folded {
		l.content.folded[section] = true
		if l.content.unfolded == section {
			l.closeLong()
		}
		l.cursor = lineID{headLine, section, ""}
	} else {
		delete(l.content.folded, section)
	}
	l.rebuild()
	if l.OnFolded != nil {
		var sections []string
		for s := range l.content.folded {
			sections = append(sections, s)
		}
		slices.Sort(sections)
		l.OnFolded(sections)
	}
}

// openLong shows the long list of a field in place of the short one.
func (l *Library) openLong(field string) {
	l.closeLong()
	l.content.unfolded = field
	l.cursor = lineID{headLine, field, ""}
	l.rebuild()
	l.revealSection(field)
	if indexOf(l.lines, lineID{filterLine, field, ""}) >= 0 {
		l.filter.focus()
	}
	if l.OnUnfold != nil {
		l.OnUnfold(field, "")
	}
}

func (l *Library) closeLong() {
	if l.content.unfolded == "" {
		return
	}
	l.content.unfolded, l.content.filtered, l.content.long = "", false, data.Facet{}
	l.filter.clear()
	if l.filter.focused() {
		l.takeFocus()
	}
}

// scrollTo puts the view at a position as far as the lines allow, and draws.
func (l *Library) scrollTo(position float64) {
	total := float64(linesHeight(l.lines))
	before := l.offset
	l.offset = min(max(position, 0), max(0, total-float64(l.Size().Height)))
	l.update()
	if l.offset != before && l.OnScrolled != nil {
		l.OnScrolled()
	}
}

// reveal scrolls as little as needed to show a whole line.
func (l *Library) reveal(id lineID) {
	at := indexOf(l.lines, id)
	if at < 0 {
		return
	}
	line := l.lines[at]
	top, view := float64(line.y), float64(l.Size().Height)
	switch bottom := top + float64(line.height); {
	case at == 0 || top < l.offset:
		l.scrollTo(top)
	case bottom > l.offset+view:
		l.scrollTo(bottom - view)
	default:
		l.update()
	}
}

// revealSection puts the head of a section at the top.
func (l *Library) revealSection(section string) {
	if at := indexOf(l.lines, lineID{headLine, section, ""}); at >= 0 {
		l.scrollTo(float64(l.lines[at].y))
	}
}

// update draws the lines that are in view.
func (l *Library) update() {
	size := l.Size()
	first, past := linesIn(l.lines, float32(l.offset), size.Height)
	hovered := l.lineAt(l.pointer)
	used := 0
	l.filter.Hide()
	for n := first; n < past; n++ {
		line := l.lines[n]
		y := line.y - float32(l.offset)
		if line.kind == filterLine {
			l.filter.Show()
			place(l.filter, scaled(libraryInset), y+scaled(2), size.Width-2*scaled(libraryInset), line.height-scaled(6))
			continue
		}
		if used == len(l.pool) {
			l.pool = append(l.pool, newLibraryRow())
			l.rows.Add(l.pool[used].box)
		}
		row := l.pool[used]
		used++
		row.box.Show()
		row.draw(line, y, size.Width, pixelScale(l), rowState{
			hovered: n == hovered,
			onMinus: n == hovered && onMinus(line, l.pointer.X, size.Width),
			marked:  l.focused && !l.byMouse && line.id() == l.cursor,
		})
	}
	for _, row := range l.pool[used:] {
		row.box.Hide()
	}
	l.bar.set(float64(linesHeight(l.lines)), float64(size.Height), l.offset)
	canvas.Refresh(l.ground) // new rows are not known to the canvas yet
}

// restyle takes the theme's colours and text size.
func (l *Library) restyle() {
	l.ground.FillColor = colorOf(ColorWindow)
	for _, row := range l.pool {
		l.rows.Remove(row.box)
	}
	l.pool = nil
	before := linesHeight(l.lines)
	l.lines = l.content.lines()
	if before > 0 { // the same lines stay in view at another text size
		l.offset *= float64(linesHeight(l.lines) / before)
	}
}

// CreateRenderer is for Fyne.
func (l *Library) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(l, &plan{
		objects: []fyne.CanvasObject{l.ground, l.clip, l.bar},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(140), scaled(100)) },
		paint:   l.restyle,
		layout: func(size fyne.Size) {
			l.ground.Resize(size)
			l.clip.Resize(size)
			place(l.bar, size.Width-scrollBarWidth, 0, scrollBarWidth, size.Height)
			l.scrollTo(l.offset)
		},
	})
}
