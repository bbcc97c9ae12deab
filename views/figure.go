package views

import (
	"encoding/csv"
	"fmt"
	"image/color"
	"io"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"dateline/locale"
)

// A Figure is what a timeline shows, to be saved. Its colours are those of the
// light theme, for paper.
type Figure struct {
	bars           []timeBar // in view
	view           timeView
	grain          grain
	series         []TimelineSeries
	undated        []int // of each series
	archiveUndated int
	charted        bool // series as lines or stacks; else bars before the archive's
	chart          chart
}

// Figure returns what is shown. The query is the one whose bars are shown while
// nothing is compared.
func (t *Timeline) Figure(query string) Figure {
	f := Figure{
		bars: barsIn(t.bars, t.view.days()), view: t.view, grain: t.grain,
		undated: t.drawn().Undated, archiveUndated: max(t.drawn().ArchiveUndated, 0),
		charted: t.charted(), chart: t.chart,
	}
	for _, s := range t.series {
		if s.Prefix {
			s.Query += "*" // as the query language writes it
		}
		f.series = append(f.series, s)
	}
	if !f.charted {
		if query == "" {
			query = lang.L("all articles")
		}
		f.series = []TimelineSeries{{Query: query}}
	}
	return f
}

// Empty reports whether there is nothing to save.
func (f Figure) Empty() bool { return len(f.bars) == 0 }

// CSV writes the counts: a row for each bar, its first day before them, and a
// row for the undated articles.
func (f Figure) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	row := []string{"start"}
	for _, s := range f.series {
		row = append(row, s.Query)
	}
	rows := [][]string{append(row, "archive")}
	for _, b := range f.bars {
		rows = append(rows, f.row(b.days.from.time().Format(time.DateOnly), b.counts, b.archive))
	}
	rows = append(rows, f.row("undated", f.undated, f.archiveUndated))
	return out.WriteAll(rows)
}

func (f Figure) row(start string, counts []int, archive int) []string {
	row := []string{start}
	for n := range f.series {
		row = append(row, strconv.Itoa(countOf(counts, n)))
	}
	return append(row, strconv.Itoa(archive))
}

// countOf returns the nth count, none where it is not there.
func countOf(counts []int, n int) int {
	if n >= len(counts) {
		return 0
	}
	return max(counts[n], 0)
}

// The titles of a figure by the grain of its bars. They are keys of the
// translations.
var (
	countTitles = [...]string{
		"Articles per day", "Articles per week", "Articles per month",
		"Articles per year", "Articles per decade", "Articles per century",
	}
	shareTitles = [...]string{
		"Share of the archive’s articles per day", "Share of the archive’s articles per week",
		"Share of the archive’s articles per month", "Share of the archive’s articles per year",
		"Share of the archive’s articles per decade", "Share of the archive’s articles per century",
	}
)

// title says what is counted.
func (f Figure) title() string {
	if f.charted && f.chart.style.Share {
		return lang.L(shareTitles[f.grain])
	}
	return lang.L(countTitles[f.grain])
}

// period names the time in view, and says why shares may be more than all.
func (f Figure) period() string {
	name := rangeName(f.grain.outward(f.view.days()))
	if f.charted && f.chart.overfull() {
		name += " · " + countedTwice()
	}
	return name
}

// Lengths of a figure, in pixels of a plain screen.
const (
	figureWidth  = 960
	figurePlot   = 300 // height
	figureMargin = 24
	figureText   = 13
	figureTitle  = 18
	figureRow    = 22
	figureSwatch = 11
)

// figureInk returns a colour of the theme for paper.
func figureInk(name fyne.ThemeColorName) color.Color {
	return Theme{Scheme: Light}.Color(name, theme.VariantLight)
}

// A figureLabel is a text of a figure at the place of its upper left corner.
type figureLabel struct {
	x, y, size float32
	text       string
	bold       bool
	ink        fyne.ThemeColorName
}

func (l figureLabel) measure() fyne.Size {
	return fyne.MeasureText(l.text, l.size, fyne.TextStyle{Bold: l.bold})
}

// A figureMark is a coloured square of the legend.
type figureMark struct {
	x, y float32
	ink  fyne.ThemeColorName
}

// figureLayout is a figure's parts in their places.
type figureLayout struct {
	width, height float32
	plot          timeArea
	labels        []figureLabel
	marks         []figureMark
	grid          []float32 // heights of lines across the plot
}

// arrange lays the figure out: title, legend, plot, and what labels it.
func (f Figure) arrange() figureLayout {
	l := figureLayout{width: figureWidth}
	l.add(figureLabel{figureMargin, figureMargin - 6, figureTitle, f.title(), true, ColorText})
	l.add(figureLabel{figureMargin, figureMargin + 20, figureText, f.period(), false, ColorSoftText})
	y := l.legend(f.legend(), figureMargin+48)
	axis := fyne.MeasureText("9,000", figureText, fyne.TextStyle{}).Width + axisGap
	l.plot = timeArea{figureMargin + axis, y + 10, figureWidth - 2*figureMargin - axis, figurePlot}
	for _, tick := range f.ticks() {
		label := figureLabel{size: figureText, text: tick.label, ink: ColorSoftText}
		size := label.measure()
		at := l.plot.Y + f.plotHeight() - f.rise(tick.value)
		label.x, label.y = l.plot.X-axisGap-size.Width, at-size.Height/2
		l.add(label)
		l.grid = append(l.grid, at)
	}
	width := func(s string) float32 { return fyne.MeasureText(s, figureText, fyne.TextStyle{}).Width }
	foot := l.plot.Y + l.plot.Height + labelDrop
	for _, t := range timeLabels(f.view, f.grain, l.plot.Width, width) {
		l.add(figureLabel{l.plot.X + t.x, foot, figureText, t.text, false, ColorSoftText})
	}
	l.height = foot + figureRow + figureMargin - 6
	return l
}

func (l *figureLayout) add(label figureLabel) { l.labels = append(l.labels, label) }

// A figureEntry is a line of the legend.
type figureEntry struct {
	text string
	ink  fyne.ThemeColorName
}

// legend names the series with what they count in view.
func (f Figure) legend() []figureEntry {
	var entries []figureEntry
	sum := sumOf(f.bars)
	for n, s := range f.series {
		ink := ColorAccent
		if f.charted {
			ink = slotColor(s.Slot)
		}
		entries = append(entries, figureEntry{fmt.Sprintf("%s (%s)", cleanText(s.Query), locale.Number(countOf(sum.counts, n))), ink})
	}
	archive := figureEntry{lang.L("archive ({{.N}})", map[string]any{"N": locale.Number(sum.archive)}), ColorArchiveBar}
	if f.charted {
		archive.text = lang.L("the archive has articles")
	}
	return append(entries, archive)
}

// legend places the entries in rows from y on and returns where they end.
func (l *figureLayout) legend(entries []figureEntry, y float32) float32 {
	x := float32(figureMargin)
	room := l.width - 2*figureMargin - figureSwatch - 7
	for _, e := range entries {
		label := figureLabel{size: figureText, ink: ColorText}
		label.text = shortenTo(e.text, room, false, func(s string) float32 {
			return fyne.MeasureText(s, figureText, fyne.TextStyle{}).Width
		})
		size := label.measure()
		if end := x + figureSwatch + 7 + size.Width; x > figureMargin && end > l.width-figureMargin {
			x, y = figureMargin, y+figureRow
		}
		l.marks = append(l.marks, figureMark{x, y + (size.Height-figureSwatch)/2, e.ink})
		label.x, label.y = x+figureSwatch+7, y
		l.add(label)
		x = label.x + size.Width + 22
	}
	return y + figureRow
}

// plotHeight returns the height that values rise in.
func (f Figure) plotHeight() float32 {
	if f.charted {
		return figurePlot - keptStrip
	}
	return figurePlot
}

// most returns the largest count of the bars.
func (f Figure) most() int {
	most := 0
	for _, b := range f.bars {
		most = max(most, b.archive, b.query)
	}
	return most
}

func (f Figure) ticks() []chartTick {
	if f.charted {
		return f.chart.ticks()
	}
	return chart{top: float64(f.most())}.ticks()
}

// rise returns the height of a value above the foot of the plot.
func (f Figure) rise(value float64) float32 {
	if f.charted {
		return float32(f.chart.rise(value, float64(f.plotHeight())))
	}
	return float32(value / float64(max(f.most(), 1)) * float64(f.plotHeight()))
}
