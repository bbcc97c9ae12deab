package views

import (
	"reflect"
	"testing"
	"time"

	"dateline/data"
	"dateline/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Columns stand side by side and fill the row, whatever its width; where it is
// narrow, the headline keeps its room and others go.
func TestTableCells(t *testing.T) {
	for _, scale := range []float32{1, 1.5, 2} {
		shown := 0
		for width := float32(200); width < 1600; width += 13 {
			cells := usualWidths.cells(width, scale, 0)
			if len(cells) < shown || len(cells) < 2 {
				t.Fatalf("%d columns at %v, fewer than in a narrower row", len(cells), width)
			}
			shown = len(cells)
			x := rowPadding * scale
			for i, c := range cells {
				if c.column != tableColumn(i) || c.x < x-0.01 || c.x > x+0.01 || c.width < 0 {
					t.Fatalf("width %v, scale %v: column %d at %v to %v, want from %v", width, scale, i, c.x, c.x+c.width, x)
				}
				x += c.width + columnGap*scale
			}
			least := float32(leastHeadline)
			if shown > usualColumns {
				least = minHeadline
			}
			if headline := cells[headlineColumn].width; headline < least*scale-0.5 && shown > 2 {
				t.Fatalf("width %v, scale %v: the headline has %v beside %d columns", width, scale, headline, shown)
			}
		}
		if shown != int(tableColumns) {
			t.Errorf("a wide table has %d columns", shown)
		}
	}
}

func TestDraggingABorderMovesOnlyThatBorder(t *testing.T) {
	const width = 1200
	for border := range int(tableColumns - 1) {
		for _, by := range []float32{-1000, -30, 0, 12, 1000} {
			before := usualWidths.cells(width, 1.5, 0)
			after := usualWidths.dragged(before, border, by, 1.5).cells(width, 1.5, 0)
			if len(after) != len(before) {
				t.Fatalf("border %d by %v: %d columns of %d are left", border, by, len(after), len(before))
			}
			for i := range after {
				if i != border+1 && !near(after[i].x, before[i].x) {
					t.Errorf("border %d by %v: column %d moves from %v to %v", border, by, i, before[i].x, after[i].x)
				}
				if after[i].width < min(minColumn*1.5, before[i].width)-0.01 {
					t.Errorf("border %d by %v: column %d is %v wide", border, by, i, after[i].width)
				}
			}
			if moved := after[border+1].x - before[border+1].x; by*by < 1000 && !near(moved, by) {
				t.Errorf("border %d by %v moves by %v", border, by, moved)
			}
		}
	}
	cells := usualWidths.cells(width, 1, 0)
	if got := usualWidths.dragged(cells, len(cells)-1, 20, 1); got != usualWidths {
		t.Errorf("the last column has no border, yet %v", got)
	}
}

func near(a, b float32) bool { return a-b < 0.02 && b-a < 0.02 }

func TestTableTextsStayInTheirColumns(t *testing.T) {
	hits := append(append([]data.Hit{}, sampleHits...), hostileHits...)
	for _, scale := range []float32{1, 1.5} {
		resultApp(t, Theme{Scheme: Light, Scale: scale})
		m := newRowMetrics()
		for width := float32(240); width < 1000; width += 61 {
			cells := usualWidths.cells(width, scale, 0)
			for n, hit := range hits {
				for _, text := range drawTableRow(hit, cells, m).texts {
					i := cellAt(cells, text.x+0.01)
					if text.text != "" && (i < 0 || text.x+text.width > cells[i].x+cells[i].width+0.02) {
						t.Fatalf("hit %d, width %v: %.20q from %v to %v leaves its column", n, width, text.text, text.x, text.x+text.width)
					}
				}
			}
		}
	}
}

// newTestTable shows so many rows as a table of 900 by 620.
func newTestTable(t testing.TB, count int) (*ResultPane, *ResultList) {
	resultApp(t, Theme{Scheme: Light})
	list := NewResultList()
	pane := NewResultPane(list)
	w := test.NewTempWindow(t, pane)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 620))
	list.SetResults(count, numberedHit)
	pane.SetTable(true)
	return pane, list
}

func TestTableSortsByItsHead(t *testing.T) {
	pane, _ := newTestTable(t, 100)
	var asked []data.Sort
	pane.OnSort = func(order data.Sort) { asked = append(asked, order) }
	pane.SetSort(data.Relevance)
	measure := textLook{size: 12}.width
	label := func(c tableColumn) string { return pane.head.label(c, 300, measure) }
	cells := pane.head.cells()
	for _, c := range []tableColumn{dateColumn, dateColumn, dateColumn, headlineColumn, headlineColumn, sourceColumn, sourceColumn, placeColumn, authorColumn, dateColumn} {
		pane.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(cells[c].x+3, 9)})
	}
	if want := []data.Sort{data.Newest, data.Oldest, data.Newest, data.ByHeadline, data.ByHeadline.Reversed(),
		data.ByOutlet, data.ByOutlet.Reversed(), data.ByPlace, data.ByAuthor, data.Newest}; !reflect.DeepEqual(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	if label(dateColumn) != "Date ▾" || label(headlineColumn) != "Headline" {
		t.Errorf("the head says %q, %q", label(dateColumn), label(headlineColumn))
	}
	for order, want := range map[data.Sort]string{data.ByPlace: "Place ▴", data.ByPlace.Reversed(): "Place ▾", data.Relevance: "Place", data.ByAuthor: "Place"} {
		if pane.SetSort(order); label(placeColumn) != want {
			t.Errorf("sorted by %s the head says %q", order, label(placeColumn))
		}
	}
}

// TestNarrowTable is as wide as the results beside an article.
func TestNarrowTable(t *testing.T) {
	pane, list := newTestTable(t, 100)
	columns := func() []tableColumn {
		var shown []tableColumn
		for _, c := range pane.head.cells() {
			shown = append(shown, c.column)
		}
		return shown
	}
	key := func(name fyne.KeyName) { list.TypedKey(&fyne.KeyEvent{Name: name}) }
	for _, width := range []float32{445, 330} {
		pane.Resize(fyne.NewSize(width, 620))
		if got := columns(); !reflect.DeepEqual(got, []tableColumn{dateColumn, headlineColumn, sourceColumn}) {
			t.Errorf("in %v it shows the columns %v", width, got)
		}
	}
	handed := 0
	list.OnKey = func(*fyne.KeyEvent) { handed++ }
	key(fyne.KeyLeft)
	if handed != 1 {
		t.Error("a key that leads to no column is not handed on")
	}
	key(fyne.KeyRight)
	if got := columns(); !reflect.DeepEqual(got, []tableColumn{headlineColumn, sourceColumn, placeColumn}) || list.drawingOf(0).texts[0].x > rowPadding+1 {
		t.Errorf("a step aside shows the columns %v", got)
	}
	list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-25, 0)})
	list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-25, 0)})
	if got := columns(); !reflect.DeepEqual(got, []tableColumn{headlineColumn, placeColumn, authorColumn}) || handed != 1 {
		t.Errorf("the wheel turned aside shows the columns %v", got)
	}
	pane.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4, 9)})
	if got := columns(); got[1] != sourceColumn {
		t.Errorf("the arrow back shows the columns %v", got)
	}
	pane.Resize(fyne.NewSize(900, 620))
	if got := columns(); len(got) != int(tableColumns) {
		t.Errorf("a wide table shows the columns %v alone", got)
	}
}

// TestCutNamesOfColumns keeps the mark of the order, and marks the cut.
func TestCutNamesOfColumns(t *testing.T) {
	pane, _ := newTestTable(t, 1)
	pane.SetSort(data.ByHeadline)
	measure := textLook{size: 12}.width
	if got := pane.head.label(headlineColumn, measure("Headl… ▴")+1, measure); got != "Headl… ▴" {
		t.Errorf("a name that is cut is %q", got)
	}
}

func TestColumnsAreDraggedAndKept(t *testing.T) {
	pane, list := newTestTable(t, 100)
	var kept []float64
	pane.OnColumns = func(widths []float64) { kept = widths }
	cells := pane.head.cells()
	border := cells[dateColumn].x + cells[dateColumn].width + columnGap/2
	at := fyne.PointEvent{Position: fyne.NewPos(border, 9)}
	pane.head.MouseIn(&desktop.MouseEvent{PointEvent: at})
	if pane.head.Cursor() != desktop.HResizeCursor {
		t.Error("the pointer does not show that a border can be dragged")
	}
	pane.head.MouseDown(&desktop.MouseEvent{PointEvent: at})
	pane.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(border+40, 9)}})
	usual := usualWidths.fitting(list.metrics.date)[dateColumn]
	if kept != nil || !near(list.columns[dateColumn], usual+40) {
		t.Errorf("while it is dragged the rows have %v, and %v is kept", list.columns, kept)
	}
	pane.head.DragEnd()
	if len(kept) != int(tableColumns) || !near(float32(kept[dateColumn]), usual+40) {
		t.Fatalf("kept %v", kept)
	}
	other, _ := newTestTable(t, 1)
	other.SetColumns(kept)
	other.SetColumns([]float64{1, 2}) // of another version
	if other.head.widths != list.columns {
		t.Errorf("taken up again as %v, want %v", other.head.widths, list.columns)
	}
}

func TestTableIsExactAtAMillionRows(t *testing.T) {
	pane, list := newTestTable(t, 1_000_000)
	typeKeysOn(list, fyne.KeyEnd)
	if bottom := list.scroll.y(999_999) + tableRowHeight; bottom != list.Size().Height || list.Selected() != 999_999 {
		t.Errorf("End puts the last row's edge at %v of %v", bottom, list.Size().Height)
	}
	checkShown(t, list)
	wheelDown(list, -1)
	checkShown(t, list)
	if y := list.scroll.y(999_999) + tableRowHeight; y != list.Size().Height+1 {
		t.Errorf("one pixel up, the last row ends at %v", y)
	}
	list.Select(500_000)
	pane.SetTable(false)
	if y := list.scroll.y(500_000); list.metrics.height != rowHeight || y < 0 || y+rowHeight > list.Size().Height {
		t.Errorf("back to two lines, the selected row is at %v", y)
	}
	checkShown(t, list)
}

// No date is cut, in any language and size, even where a column was dragged to be narrow.
func TestDatesAreWhole(t *testing.T) {
	t.Cleanup(func() { _ = locale.Use("en") })
	for _, language := range locale.Languages {
		for _, scale := range []float32{0.8, 1, 2} {
			resultApp(t, Theme{Scheme: Light, Scale: scale})
			if err := locale.Use(language.Tag); err != nil {
				t.Fatal(err)
			}
			m := newRowMetrics()
			narrow := usualWidths
			narrow[dateColumn] = minColumn
			cells := narrow.fitting(m.date).cells(900, scale, 0)
			for month := time.January; month <= time.December; month++ {
				hit := data.Hit{Published: data.Date{Time: time.Date(2024, month, 28, 0, 0, 0, 0, time.UTC), Precision: data.ToDay}}
				want := dateText(hit.Published)
				if said := drawTableRow(hit, cells, m).texts[0].text; said != want {
					t.Errorf("%s at %v: %q for %q", language.Tag, scale, said, want)
				}
			}
		}
	}
}
