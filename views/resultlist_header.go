package views

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

// sortNames are the orders as the header offers them. They are keys of the
// translations.
var sortNames = []struct {
	sort data.Sort
	name string
}{
	{data.Newest, "Newest first"},
	{data.Oldest, "Oldest first"},
	{data.Relevance, "Relevance"},
	{data.ByHeadline, "Headline"},
	{data.ByOutlet, "Outlet or agency"},
	{data.ByPlace, "Place"},
	{data.ByAuthor, "Author"},
}

// ResultHeader is the line above the results: how many there are, and in what
// order.
type ResultHeader struct {
	widget.BaseWidget

	// OnSort is called when a person chooses another order.
	OnSort func(data.Sort)

	total     int
	elapsed   time.Duration
	searching bool
	failed    bool
	share     float64 // of a long search that is done
	row       int     // of the selected article; -1 if none
	several   int     // selected rows, where more than one
	sort      data.Sort
	order     *Button
}

// NewResultHeader returns a header of no articles, ordered by Newest.
func NewResultHeader() *ResultHeader {
	h := &ResultHeader{row: -1}
	h.order = NewLinkButton("", h.showOrders)
	h.SetSort(data.Newest)
	h.ExtendBaseWidget(h)
	return h
}

// SetCount shows how many articles a query found and how long that took.
func (h *ResultHeader) SetCount(total int, elapsed time.Duration) {
	h.total, h.elapsed, h.searching, h.row, h.several = total, elapsed, false, -1, 0
	h.failed = false
	h.Refresh()
}

// SetSearching says that a search runs, until the next SetCount.
func (h *ResultHeader) SetSearching() {
	h.searching, h.share = true, 0
	h.Refresh()
}

// SetFailed says that a search could not be done, until the next SetCount.
func (h *ResultHeader) SetFailed() {
	h.searching, h.failed = false, true
	h.Refresh()
}

// SetProgress says how far a long search is, from 0 to 1.
func (h *ResultHeader) SetProgress(share float64) {
	h.searching, h.share = true, share
	h.Refresh()
}

// SetRow says which row, from 0, is selected: "12 of 2,501 articles". -1 is
// none. Of several selected rows it is the one that leads: "12 of 2,501 articles
// · 3 selected".
func (h *ResultHeader) SetRow(row, selected int) {
	h.row, h.several = row, selected
	h.Refresh()
}

// SetSort shows an order without calling OnSort.
func (h *ResultHeader) SetSort(sort data.Sort) {
	for _, s := range sortNames {
		switch {
		case sort == s.sort:
			h.sort = sort
			h.order.SetLabel(lang.L(s.name) + " ▾")
		case sort.Backwards() && sort.Forwards() == s.sort:
			h.sort = sort
			h.order.SetLabel(lang.L("{{.Order}}, from Z", map[string]any{"Order": lang.L(s.name)}) + " ▾")
		}
	}
	h.Refresh()
}

// orders is the menu of the orders, the present one checked, and of the way back.
func (h *ResultHeader) orders() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, s := range sortNames {
		item := fyne.NewMenuItem(lang.L(s.name), func() { h.choose(s.sort) })
		item.Checked = s.sort == h.sort.Forwards()
		menu.Items = append(menu.Items, item)
	}
	around := fyne.NewMenuItem(lang.L("The other way round"), func() { h.choose(h.sort.Reversed()) })
	around.Disabled = h.sort.Reversed() == h.sort
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), around)
	return menu
}

func (h *ResultHeader) choose(order data.Sort) {
	if order == h.sort {
		return
	}
	h.SetSort(order)
	if h.OnSort != nil {
		h.OnSort(order)
	}
}

// showOrders opens the menu under its button, their right edges in line.
func (h *ResultHeader) showOrders() {
	c := fyne.CurrentApp().Driver().CanvasForObject(h)
	if c == nil {
		return
	}
	menu := widget.NewPopUpMenu(h.orders(), c)
	menu.ShowAtRelativePosition(fyne.NewPos(h.order.Size().Width-menu.MinSize().Width, h.order.Size().Height), h.order)
}

// words returns what the header says: soft, bold, soft.
func (h *ResultHeader) words() (before, count, after string) {
	switch {
	case h.searching && h.share > 0:
		return lang.L("Putting the headlines in order… {{.Percent}}", map[string]any{"Percent": locale.Percent(100*h.share, 0)}), "", ""
	case h.failed:
		return lang.L("The search could not be done"), "", ""
	case h.searching:
		return lang.L("Searching…"), "", ""
	case h.total == 0:
		count = lang.L("No articles")
	default:
		count = locale.Count("{{.N}} articles", h.total)
	}
	after = " · " + elapsedText(h.elapsed)
	if h.row >= 0 && h.row < h.total {
		const count = "\ufffc" // where the count stands in the language
		row := lang.L("{{.Row}} of {{.Count}}", map[string]any{"Row": locale.Number(h.row + 1), "Count": count})
		before, after, _ = strings.Cut(row, count)
	}
	if h.several > 1 {
		after = " · " + locale.Count("{{.N}} selected", h.several)
	}
	return before, count, after
}

// CreateRenderer is for Fyne.
func (h *ResultHeader) CreateRenderer() fyne.WidgetRenderer {
	soft, bold := textLook{color: ColorSoftText}, textLook{bold: true}
	words := newInkedTexts()
	return newPlan(h, &plan{
		objects: []fyne.CanvasObject{words.box, h.order},
		minSize: func() fyne.Size {
			return fyne.NewSize(scaled(2*rowPadding)+h.order.MinSize().Width, scaled(barLineHeight))
		},
		layout: func(size fyne.Size) {
			order := h.order.MinSize()
			right := floor(size.Width - scaled(rowPadding) + h.order.padding().Width/2 - order.Width)
			place(h.order, right, middle(order.Height, size.Height-1), order.Width, order.Height)

			x := scaled(rowPadding)
			before, count, after := h.fitting(right-x, soft, bold)
			var texts []placedText
			for i, text := range []string{before, count, after} {
				look := []textLook{soft, bold, soft}[i]
				room := look.measure(text)
				if text != "" {
					texts = append(texts, look.placed(text, fyne.NewPos(x, middle(room.Height, size.Height-1)), room))
					x += room.Width
				}
			}
			words.draw(pixelScale(h), texts...)
		},
	})
}

// fitting returns the words that fit into a width. The time goes first where there is no
// room for all, then the row; how many are selected outlasts the row.
func (h *ResultHeader) fitting(width float32, soft, bold textLook) (before, count, after string) {
	before, count, after = h.words()
	first, kept, last := soft.width(before), bold.width(count), soft.width(after)
	if first+kept > width && count != "" || h.several > 1 && first+kept+last > width {
		before, first = "", 0
	}
	if first+kept+last > width {
		after = ""
	}
	return before, count, after
}

// elapsedText is how long a search took: "6 ms", "1.4 s".
func elapsedText(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return lang.L("under 1 ms")
	case d < time.Second:
		return lang.L("{{.N}} ms", map[string]any{"N": d.Round(time.Millisecond).Milliseconds()})
	default:
		return lang.L("{{.N}} s", map[string]any{"N": locale.Decimal(d.Seconds(), 1)})
	}
}
