package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

const memoryLimit = 500 << 20 // bytes that an import may hold

// report is the table that is printed.
type report struct {
	lines  [][]string // of a heading, one cell
	failed []string
}

func (r *report) heading(text string)     { r.lines = append(r.lines, []string{text}) }
func (r *report) add(cells ...string)     { r.lines = append(r.lines, cells) }
func ratio(a, b time.Duration) string     { return fmt.Sprintf("%.2f", float64(a)/float64(b)) }
func milliseconds(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d)/1e6) }
func microseconds(d time.Duration) string { return fmt.Sprintf("%.0f µs", float64(d)/1e3) }
func megabytes(n int64) string            { return fmt.Sprintf("%d MB", n>>20) }

// limited adds a row that has a limit.
func (r *report) limited(name, value, limit string, within bool) {
	verdict := "ok"
	if !within {
		verdict = "FAILED"
		r.failed = append(r.failed, fmt.Sprintf("%s: %s, the limit is %s", name, value, limit))
	}
	r.add(name, "", value, limit, verdict)
}

func (r *report) addImport(mine imported, theirs written) {
	n := time.Duration(mine.Articles)
	row := func(name string, a, b time.Duration, note string) {
		r.add(name, ratio(a, b), microseconds(a/n), microseconds(b/n), note)
	}
	c := theirs.withC()
	r.heading(fmt.Sprintf("Import of %d articles, an article", mine.Articles))
	row("processor time", mine.Total.CPU, c.CPU, "C: a straight writer")
	row("the same without parsing", mine.Total.CPU-theirs.Parsing.CPU, c.CPU-theirs.Parsing.CPU, fmt.Sprintf("parsing: %s", microseconds(theirs.Parsing.CPU/n)))
	row("SQL alone, Go against C", theirs.Go.CPU, theirs.C.CPU, "both the straight writer's")
	row("time by the clock", mine.Total.Wall, c.Wall, fmt.Sprintf("Dateline: %.0f articles/s", float64(n)/mine.Total.Wall.Seconds()))
	r.limited("peak of memory", megabytes(mine.Peak), megabytes(memoryLimit), mine.Peak < memoryLimit)
}

func (r *report) addSearch(q compared) {
	r.heading(fmt.Sprintf("Search: %s, %d articles", q.question.name, q.hits))
	for _, part := range []struct {
		name, note string
		took       [2]time.Duration
	}{
		{"first page", "C: without snippets", q.page}, {"count", "", q.count}, {"histogram by month", "Dateline: with all results", q.histogram},
	} {
		r.add(part.name, ratio(part.took[0], part.took[1]), milliseconds(part.took[0]), milliseconds(part.took[1]), part.note)
	}
}

func (r *report) addWidgets(laid, scrolled time.Duration) {
	r.heading("Widgets, processor time")
	r.limited("lay out an article of 1 MB", milliseconds(laid), milliseconds(frame), laid < frame)
	r.limited("scroll a step in 1,000,000 rows", milliseconds(scrolled), milliseconds(frame), scrolled < frame)
}

// write prints the table. Ratios hold anywhere; what is beside them does not.
func (r *report) write(out io.Writer) {
	head := []string{"", "ratio", "Dateline*", "baseline*", ""}
	width := make([]int, len(head))
	for _, line := range append(slices.Clone(r.lines), head) {
		for i, cell := range line {
			if len(line) > 1 {
				width[i] = max(width[i], utf8.RuneCountInString(cell))
			}
		}
	}
	show := func(line []string) {
		var b strings.Builder
		for i, cell := range line {
			fill := strings.Repeat(" ", max(0, width[i]-utf8.RuneCountInString(cell)))
			switch {
			case len(line) == 1, i == len(line)-1:
				b.WriteString(cell)
			case i == 0:
				b.WriteString("  " + cell + fill)
			default:
				b.WriteString(fill + cell)
			}
			b.WriteString("  ")
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
	show(head)
	for _, line := range r.lines {
		show(line)
	}
	fmt.Fprintln(out, "\n* on this machine; a widget's baseline is its limit, and so is memory's.")
}

// failure is an error that names the limits passed, nil where none was.
func (r *report) failure() error {
	if len(r.failed) == 0 {
		return nil
	}
	return fmt.Errorf("limits passed: %s", strings.Join(r.failed, "; "))
}
