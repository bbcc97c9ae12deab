package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

// Bounds of what the drawer lists; the saved report has everything.
const (
	maxShownReasons = 50
	maxShownItems   = 200
)

// reasonList lists the reasons of an import's failed and skipped items. A
// reason opens to the items that it holds for.
type reasonList struct {
	groups  []ReasonGroup
	counts  data.Counts
	open    map[reasonKey]bool
	onPath  func(row fyne.CanvasObject, path string)
	reveal  func(row fyne.CanvasObject)
	resized func()
	onOpen  func(data.Item)

	rows  *fyne.Container
	heads map[reasonKey]*reasonRow
}

type reasonKey struct {
	outcome data.Outcome
	reason  string
}

func newReasonList(onPath func(fyne.CanvasObject, string), reveal func(fyne.CanvasObject), resized func()) *reasonList {
	l := &reasonList{open: map[reasonKey]bool{}, onPath: onPath, reveal: reveal, resized: resized}
	l.rows = container.New(&stack{})
	return l
}

// set shows the groups, failures first. What a person opened stays open.
func (l *reasonList) set(counts data.Counts, groups []ReasonGroup) {
	if counts != l.counts || !sameGroups(groups, l.groups) {
		l.counts, l.groups = counts, groups
		if len(groups) == 0 {
			clear(l.open)
		}
		l.build()
	}
}

// sameGroups reports whether two lists would be shown alike.
func sameGroups(a, b []ReasonGroup) bool {
	return slices.EqualFunc(a, b, func(x, y ReasonGroup) bool {
		return x.Outcome == y.Outcome && x.Reason == y.Reason && x.Count == y.Count && len(x.Items) == len(y.Items) && (x.Answer == nil) == (y.Answer == nil)
	})
}

func (l *reasonList) build() {
	l.onPath(nil, "")
	sorted := slices.Clone(l.groups)
	slices.SortStableFunc(sorted, func(a, b ReasonGroup) int { return a.urgency() - b.urgency() })
	l.rows.RemoveAll()
	l.heads = map[reasonKey]*reasonRow{}
	var heading data.Outcome
	for i, g := range sorted {
		if i == maxShownReasons {
			l.rows.Add(newIndented(0, locale.Count("and {{.N}} more reasons", len(sorted)-i)))
			break
		}
		if g.Answer != nil {
			l.rows.Add(newSection(unansweredText(g.Count), false))
		} else if g.Outcome != heading {
			heading = g.Outcome
			n := l.counts.Of(heading)
			l.rows.Add(newSection(countedOutcome(heading, n), i > 0))
		}
		l.addGroup(g)
	}
	l.rows.Hidden = len(l.groups) == 0
}

func (l *reasonList) addGroup(g ReasonGroup) {
	key := reasonKey{g.Outcome, g.Reason}
	row := newReasonRow(l, g, l.open[key])
	row.OnTapped = func() {
		l.open[key] = !l.open[key]
		// The row that takes this one's place is in no window yet.
		window := fyne.CurrentApp().Driver().CanvasForObject(row)
		focused := row.focused
		l.build()
		l.resized()
		if focused && window != nil {
			window.Focus(l.heads[key])
		}
	}
	l.heads[key] = row
	l.rows.Add(row)
	if g.Answer != nil {
		l.rows.Add(newAnswerRow(g.Answer))
	}
	if !l.open[key] {
		return
	}
	shown := g.Items[:min(len(g.Items), maxShownItems)]
	for _, item := range shown {
		l.rows.Add(newItemRow(l, item))
	}
	if more := g.Count - len(shown); more > 0 {
		l.rows.Add(newIndented(reasonIndent, locale.Count("and {{.N}} more", more)))
	}
}

// urgency orders the groups by how much a person wants to know why.
func (g ReasonGroup) urgency() int {
	switch {
	case g.Answer != nil:
		return 0
	case g.Outcome == data.Failed:
		return 1
	case g.Outcome == data.Skipped:
		return 2
	default:
		return 3
	}
}

// reasonIndent is where the text of a reason and its items begins.
const reasonIndent = 20

func newSection(text string, gap bool) *indented {
	s := newIndented(0, text)
	s.text.look = textLook{bold: true}
	if gap {
		s.above = 10
	}
	return s
}

// indented is a quiet line in the list of reasons.
type indented struct {
	widget.BaseWidget
	text         *line
	indent       float32
	above, below float32
}

func newIndented(indent float32, text string) *indented {
	i := &indented{text: newLine(textLook{color: ColorSoftText, size: 12}, text), indent: indent, above: 2, below: 3}
	i.ExtendBaseWidget(i)
	return i
}

func (i *indented) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(i, &plan{
		objects: []fyne.CanvasObject{i.text},
		minSize: func() fyne.Size {
			return fyne.NewSize(0, i.text.MinSize().Height+scaled(i.above+i.below))
		},
		layout: func(size fyne.Size) {
			place(i.text, scaled(i.indent), scaled(i.above), size.Width-scaled(i.indent), i.text.MinSize().Height)
		},
	})
}

// reasonRow is one reason with its count; pressing it opens or closes it.
type reasonRow struct {
	control
	list   *reasonList
	open   bool
	reason *paragraph
	count  *line
}

func newReasonRow(l *reasonList, g ReasonGroup, open bool) *reasonRow {
	if g.Reason == "" {
		g.Reason = lang.L("No reason is recorded.")
	}
	r := &reasonRow{
		list:   l,
		open:   open,
		reason: newParagraph(textLook{ours: true}, locale.Sentence(g.Reason)),
		count:  newLine(textLook{color: ColorSoftText, align: fyne.TextAlignTrailing}, locale.Number(g.Count)),
	}
	r.extend(r)
	return r
}

func (r *reasonRow) FocusGained() { r.control.FocusGained(); r.list.reveal(r) }

// reasonWidth is what the chevron and the count leave of a row.
func (r *reasonRow) reasonWidth(width float32) float32 {
	return width - scaled(reasonIndent+16) - r.count.full().Width
}

func (r *reasonRow) heightFor(width float32) float32 {
	return r.reason.heightFor(r.reasonWidth(width)) + scaled(8)
}

func (r *reasonRow) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := canvas.NewRectangle(nil), newRing()
	chevron := canvas.NewImageFromResource(nil)
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{ground, chevron, r.reason, r.count, ring},
		minSize: func() fyne.Size { return fyne.NewSize(0, r.reason.MinSize().Height+scaled(8)) },
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorSelectedRow), scaled(5)
			ground.Hidden = !r.hovered
			outline(ground, thinOutline)
			icon := theme.MenuExpandIcon()
			if r.open {
				icon = theme.MenuDropDownIcon()
			}
			chevron.Resource = theme.NewColoredResource(icon, ColorSoftText)
			paintRing(ring, r.focused, false)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			side, high := scaled(16), r.count.MinSize().Height
			place(chevron, scaled(1), scaled(4)+(high-side)/2, side, side)
			width := r.reasonWidth(size.Width)
			place(r.reason, scaled(reasonIndent), scaled(4), width, r.reason.heightFor(width))
			count := r.count.full().Width
			place(r.count, size.Width-count-scaled(8), scaled(4), count, high)
			layoutRing(ring, size, false)
		},
	})
}

// itemRow is the path of one item. Where it had to be shortened, the pointer
// or the keyboard on it shows the whole.
type itemRow struct {
	control
	list *reasonList
	path string
	text *line
}

func newItemRow(l *reasonList, item data.Item) *itemRow {
	path := cleanText(item.Path)
	if item.Position > 0 {
		path += " · " + placeText(item)
	}
	r := &itemRow{list: l, path: path, text: newLine(textLook{color: ColorSoftText, size: 12, middle: true}, path)}
	r.OnTapped = func() {
		if l.onOpen != nil {
			l.onOpen(item)
		}
	}
	r.extend(r)
	return r
}

// placeText says where in its file an item stands.
func placeText(item data.Item) string {
	at := map[string]any{"N": locale.Number(item.Position)}
	switch item.Part() {
	case "record":
		return lang.L("record {{.N}}", at)
	case "message":
		return lang.L("message {{.N}}", at)
	}
	return lang.L("article {{.N}}", at)
}

func (r *itemRow) FocusGained()                  { r.control.FocusGained(); r.list.reveal(r); r.showPath() }
func (r *itemRow) FocusLost()                    { r.control.FocusLost(); r.showPath() }
func (r *itemRow) MouseIn(e *desktop.MouseEvent) { r.control.MouseIn(e); r.showPath() }
func (r *itemRow) MouseOut()                     { r.control.MouseOut(); r.showPath() }

func (r *itemRow) showPath() {
	if (r.hovered || r.focused) && r.text.full().Width > r.text.Size().Width {
		r.list.onPath(r, r.path)
	} else {
		r.list.onPath(nil, "")
	}
}

func (r *itemRow) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := canvas.NewRectangle(nil), newRing()
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{ground, r.text, ring},
		minSize: func() fyne.Size { return fyne.NewSize(0, r.text.MinSize().Height+scaled(4)) },
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorSelectedRow), scaled(5)
			ground.Hidden = !r.hovered
			outline(ground, thinOutline)
			paintRing(ring, r.focused, false)
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			place(r.text, scaled(reasonIndent), scaled(2), size.Width-scaled(reasonIndent+8), r.text.MinSize().Height)
			layoutRing(ring, size, false)
		},
	})
}

// pathTip shows a whole path over the rows.
type pathTip struct {
	widget.BaseWidget
	text *paragraph
}

func newPathTip() *pathTip {
	t := &pathTip{text: newParagraph(textLook{size: 12}, "")}
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

func (t *pathTip) heightFor(width float32) float32 {
	return t.text.heightFor(width-scaled(16)) + scaled(10)
}

func (t *pathTip) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	return newPlan(t, &plan{
		objects: []fyne.CanvasObject{ground, t.text},
		minSize: func() fyne.Size { return fyne.NewSize(0, t.text.MinSize().Height+scaled(10)) },
		paint: func() {
			ground.FillColor, ground.CornerRadius = colorOf(ColorPane), scaled(5)
			ground.StrokeColor, ground.StrokeWidth = colorOf(ColorLine), 1
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			place(t.text, scaled(8), scaled(5), size.Width-scaled(16), size.Height-scaled(10))
		},
	})
}
