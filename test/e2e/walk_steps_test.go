package e2e

import (
	"fmt"
	"image"
	"strconv"
)

// startFirst starts the program where it never ran.
func (w *walk) startFirst() {
	w.t.Helper()
	w.program = w.start(w.name+"-first.log", window)
	center := w.area.Inset(w.area.Dy() / 8)
	w.waitFor(center, "drop a folder of articles here")
	w.waitFor(center, "choose files.*choose folder.*sample archive")
	w.waitTitle("Articles — Dateline")
	w.keep("start")
}

// importSamples drops the samples on the window, whose tables need no answer, and
// opens the report.
func (w *walk) importSamples() {
	w.drop(middle(w.area), samples)
	head := image.Rect(w.area.Dx()/2, 28, w.area.Dx()-100, 84)
	pill := w.waitFor(head, fmt.Sprintf(`imported %d articles`, w.truth.outcome.Added))
	w.press(pill.box)
	drawer := image.Rect(w.area.Dx()/2, w.area.Dy()/2, w.area.Dx(), w.area.Dy())
	o := w.truth.outcome
	w.waitFor(drawer, fmt.Sprintf(`%d found = %d added \W* 0 updated`, o.Found, o.Added))
	w.waitFor(drawer, fmt.Sprintf(`^%d skipped`, o.Skipped))
	w.keep("report")
	w.key("Escape")
	w.waitGone(drawer, "added")
}

// searchFor searches, and learns from what it finds where the panes stand.
func (w *walk) searchFor() {
	w.search(query)
	w.measure(w.waitForCount(w.truth.count(query)))
	w.waitColor(w.rows, hit, 500)
	w.keep("search")
}

// narrow excludes a place, includes others, and clears all.
func (w *walk) narrow() {
	busan := w.waitFor(w.library, `\bbusan\b`).box
	w.xdotool("keydown", "shift")
	w.press(busan)
	w.xdotool("keyup", "shift")
	w.waitFor(w.chips, `place not busan`)
	w.waitArticles(w.truth.count(query + " -place:Busan"))
	w.press(w.waitFor(w.library, `\bseoul\b`).box)
	w.waitFor(w.chips, `place not busan.*place seoul`)
	w.waitArticles(w.truth.count(query + " -place:Busan place:Seoul"))
	w.keep("facets")
	w.press(w.waitFor(w.chips, "clear all").box)
	w.waitGone(w.chips, "clear all|busan")
	w.waitArticles(w.truth.count(query))
}

// brush drags over the timeline, moves the end of what it chose, and takes it
// back.
func (w *walk) brush() {
	y := middle(w.bars).Y
	w.drag(image.Pt(w.area.Dx()*6/10, y), image.Pt(w.area.Dx()*85/100, y))
	w.rest()
	first, last := w.waitRange(0, 0)
	w.keep("brush")
	ends := w.waitEnds()
	w.drag(image.Pt(ends[len(ends)-1], y), image.Pt(ends[len(ends)-1]+w.bars.Dx()/24, y))
	w.rest()
	from, to := w.waitRange(first, last)
	if from != first || to <= last {
		w.t.Fatalf("%d-%d became %d-%d where its right end was moved on", first, last, from, to)
	}
	w.keep("brush-moved")
	chip := w.waitFor(w.chips, `date (\d{4})\D{0,3}(\d{4})`).box
	cross := image.Pt(chip.Max.X+12, middle(chip).Y)
	w.press(image.Rectangle{cross, cross}) // Esc would first dismiss a message that still stands
	w.waitGone(w.chips, "date")
	w.waitArticles(w.truth.count(query))
}

// waitRange waits until a chip names a range of years that is not the one
// given, and the results are those of these years.
func (w *walk) waitRange(first, last int) (from, to int) {
	w.t.Helper()
	w.await("a chip names another range of years", func() (bool, any) {
		chip := w.waitFor(w.chips, `date (\d{4})\D{0,3}(\d{4})`)
		from, _ = strconv.Atoi(chip.groups[1])
		to, _ = strconv.Atoi(chip.groups[2])
		return from != first || to != last, chip.groups
	})
	w.waitArticles(w.truth.count(fmt.Sprintf("%s date:%d..%d", query, from, to)))
	return from, to
}

// waitEnds waits until the timeline shows both ends of a range.
func (w *walk) waitEnds() (ends []int) {
	w.t.Helper()
	w.await("the range has two ends", func() (bool, any) {
		ends = w.uprights(w.bars, accent)
		return len(ends) > 1 && ends[len(ends)-1]-ends[0] > w.bars.Dx()/10, ends
	})
	return ends
}

// compareQueries compares the query with another.
func (w *walk) compareQueries() {
	const (
		other   = "barrier"
		counted = `\b%d ?(x|\b)` // the cross behind it is read as a letter
	)
	w.key("ctrl+m")
	w.waitFor(w.compare, fmt.Sprintf(counted, w.truth.count(query)))
	w.typeText(other)
	w.key("Return")
	w.waitFor(w.compare, fmt.Sprintf(counted, w.truth.count(other)))
	w.waitFor(w.compare, fmt.Sprintf(counted, w.truth.count(query)))
	chart := image.Rect(0, w.compare.Max.Y, w.bars.Max.X, w.compare.Max.Y+150)
	for _, c := range series {
		w.waitColor(chart, c, 50)
	}
	w.keep("compare")
	w.key("ctrl+m")
	w.waitArticles(w.truth.count(query))
	w.waitNoColor(chart, series[0])
}

// one is how tesseract reads a 1 that stands alone.
const one = `(?:\[?[1|lI])`

// readOn reads the first result, goes through its hits, and over the last one
// into the next result.
func (w *walk) readOn() {
	count, headlines := w.truth.count(query), w.truth.headlines("newest", query)
	w.press(w.waitArticles(count).Add(image.Pt(40, 45)))
	w.waitHeadline(headlines[0])
	w.waitFor(w.header, fmt.Sprintf(one+` ?.f ?%d articles`, count))
	w.waitColor(w.article, hit, 500)
	w.keep("article")
	all, _ := strconv.Atoi(w.waitFor(w.hits, `hit `+one+` ?.f ?(\d+)`).groups[1])
	for n := 2; n <= all; n++ {
		w.key("F3")
		w.waitFor(w.hits, fmt.Sprintf(`hit %d ?.f ?%d`, n, all))
	}
	w.keep("last-hit")
	w.key("F3")
	w.waitFor(w.header, fmt.Sprintf(`\b2 ?.f ?%d articles`, count))
	w.waitHeadline(headlines[1])
	w.waitFor(w.hits, `hit `+one+` ?.f ?\d+`)
	w.keep("next-article")
}

// findInArticle looks for a piece of text in the article that is open.
func (w *walk) findInArticle() {
	w.key("ctrl+f")
	w.typeText("the")
	w.waitFor(w.find, one+` ?.f ?\d+`)
	w.waitColor(w.reading, finding, 500)
	w.key("Return")
	w.waitFor(w.find, `\b2 ?.f ?\d+`)
	w.keep("find")
	w.key("Escape")
	w.waitNoColor(w.reading, finding)
}

// tabulate shows the results as a table and sorts it by headline.
func (w *walk) tabulate() {
	w.key("ctrl+shift+t")
	head := w.waitFor(w.heads, `\bheadline\b`).box
	w.waitFor(w.heads, `\bdate`)
	w.keep("table")
	w.press(head)
	var first []string
	for _, headline := range w.truth.headlines("headline", query)[:3] {
		first = append(first, beginning(headline, 3))
	}
	w.waitInOrder(w.rows, first...)
	w.keep("table-sorted")
}
