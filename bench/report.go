package main

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// The limits of an import.
const (
	memoryLimit = 500 << 20 // bytes that it may hold
	cpuLimit    = 1.4       // of the straight writer's processor time
	recollLimit = 13        // times that recollindex must take at least
	sizeLimit   = 1.1       // an archive's size, of its text's
)

// report is what is printed: tables, one below the other.
type report struct {
	tables []*table
	failed []string
}

// table has cells below a head. Its first column names what its row is about,
// and one of a single cell heads those below it.
type table struct {
	title string
	head  []string
	rows  [][]string
}

func (r *report) table(title string, head ...string) *table {
	t := &table{title: title, head: head}
	r.tables = append(r.tables, t)
	return t
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// verdict tells whether a limit is kept, and remembers what is not.
func (r *report) verdict(within bool, name, value, limit string) string {
	if within {
		return "ok"
	}
	r.failed = append(r.failed, fmt.Sprintf("%s: %s, the limit is %s", name, value, limit))
	return "FAILED"
}

// limited adds a row of a value that must be below its limit.
func (r *report) limited(t *table, name string, took, limit time.Duration) {
	value, most := milliseconds(took), milliseconds(limit)
	t.add(name, value, most, r.verdict(took < limit, name, value, most))
}

func ratio(a, b time.Duration) string {
	if b <= 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", float64(a)/float64(b))
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d)/1e6) }
func microseconds(d time.Duration) string { return fmt.Sprintf("%.0f µs", float64(d)/1e3) }
func megabytes(n int64) string            { return fmt.Sprintf("%d MB", n>>20) }

// write prints the tables. Ratios hold anywhere; what is beside them does not.
func (r *report) write(out io.Writer) {
	for i, t := range r.tables {
		if i > 0 {
			fmt.Fprintln(out)
		}
		t.write(out)
	}
	if len(r.tables) > 0 {
		fmt.Fprintln(out, "\n* on this machine")
	}
}

func (t *table) write(out io.Writer) {
	lines := [][]string{append([]string{t.title}, t.head...)}
	for _, row := range t.rows {
		if len(row) > 1 {
			row = append([]string{"  " + row[0]}, row[1:]...)
		}
		lines = append(lines, row)
	}
	width := make([]int, len(t.head)+1)
	for _, line := range lines {
		for i, cell := range line {
			if len(line) > 1 {
				width[i] = max(width[i], utf8.RuneCountInString(cell))
			}
		}
	}
	for _, line := range lines {
		var b strings.Builder
		for i, cell := range line {
			fill := strings.Repeat(" ", max(0, width[i]-utf8.RuneCountInString(cell)))
			if i == 0 || i == len(t.head) {
				b.WriteString(cell + fill + "  ")
			} else {
				b.WriteString(fill + cell + "  ")
			}
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
}

// failure is an error that names the limits passed, nil where none was.
func (r *report) failure() error {
	if len(r.failed) == 0 {
		return nil
	}
	return fmt.Errorf("limits passed: %s", strings.Join(r.failed, "; "))
}

func (r *report) addImport(mine imported, theirs written) {
	n := time.Duration(mine.Articles)
	t := r.table(fmt.Sprintf("Import of %d articles, an article", mine.Articles), "ratio", "limit", "Dateline*", "baseline*", "")
	c := theirs.withC()
	cpu := float64(mine.Total.CPU) / float64(c.CPU)
	row := func(name, limit string, a, b time.Duration, note string) {
		t.add(name, ratio(a, b), limit, microseconds(a/n), microseconds(b/n), note)
	}
	limit := fmt.Sprintf("%.2f", cpuLimit)
	row("processor time", limit, mine.Total.CPU, c.CPU,
		r.verdict(cpu <= cpuLimit, "processor time of an import", ratio(mine.Total.CPU, c.CPU), limit)+", C: a straight writer")
	row("the same without parsing", "", mine.Total.CPU-theirs.Parsing.CPU, c.CPU-theirs.Parsing.CPU, "parsing: "+microseconds(theirs.Parsing.CPU/n))
	row("SQL alone, Go against C", "", theirs.Go.CPU, theirs.C.CPU, "both the straight writer's")
	row("time by the clock", "", mine.Total.Wall, c.Wall, fmt.Sprintf("Dateline: %.0f articles/s", float64(n)/mine.Total.Wall.Seconds()))
	t.add("peak of memory", "", megabytes(memoryLimit), megabytes(mine.Peak), "",
		r.verdict(mine.Peak < memoryLimit, "peak of memory", megabytes(mine.Peak), megabytes(memoryLimit)))
	t.add("archive, of the text", fmt.Sprintf("%.2f", mine.size()), "", megabytes(mine.Archive), megabytes(mine.Text), "without originals")
}

func (r *report) addRecoll(mine imported, theirs cost) {
	n := time.Duration(mine.Articles)
	t := r.table(fmt.Sprintf("recollindex, %d of these articles", mine.Articles), "times", "at least", "Dateline*", "recollindex*", "")
	value, limit := ratio(theirs.CPU, mine.Total.CPU), fmt.Sprint(recollLimit)
	t.add("processor time", value, limit, microseconds(mine.Total.CPU/n), microseconds(theirs.CPU/n),
		r.verdict(theirs.CPU >= recollLimit*mine.Total.CPU, "processor time of recollindex", value+" times Dateline's", limit+" at least"))
}

func (r *report) skipRecoll() {
	r.table("recollindex is not installed, so it is not compared; it comes with Debian's package " + recollPackage)
}

func (r *report) addWidgets(laid, scrolled time.Duration) {
	t := r.table("Widgets, processor time", "took*", "limit", "")
	r.limited(t, "lay out an article of 1 MB", laid, frame)
	r.limited(t, "scroll a step in 1,000,000 rows", scrolled, frame)
}
