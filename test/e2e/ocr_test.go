package e2e

import (
	"image"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A line is one line of text as read from the screen, with its words' boxes.
type line struct {
	words []string
	boxes []image.Rectangle
}

func (l line) String() string { return strings.Join(l.words, " ") }

// A match is a piece of a line: its text, its groups and its box.
type match struct {
	groups []string // as regexp.FindStringSubmatch gives them
	box    image.Rectangle
}

// Columns of Tesseract's TSV output, and the level of its word rows.
const (
	tsvLevel, tsvLine                    = 0, 5 // the columns before tsvLine name block and paragraph
	tsvLeft, tsvTop, tsvWidth, tsvHeight = 6, 7, 8, 9
	tsvText, tsvColumns                  = 11, 12
	tsvWord                              = "5"
)

// parseTSV reads Tesseract's TSV output of a picture into lines. The picture is
// a part of the screen that begins at origin, enlarged by scale; the boxes are in
// the screen's own pixels. Rows that are not words are passed over.
func parseTSV(tsv string, scale int, origin image.Point) []line {
	var lines []line
	previous := ""
	for row := range strings.Lines(tsv) {
		cells := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(cells) != tsvColumns || cells[tsvLevel] != tsvWord || strings.TrimSpace(cells[tsvText]) == "" {
			continue
		}
		at := func(column int) int {
			n, _ := strconv.Atoi(cells[column]) // not a number: 0, which matches nothing useful
			return n / scale
		}
		box := image.Rect(at(tsvLeft), at(tsvTop), at(tsvLeft)+at(tsvWidth), at(tsvTop)+at(tsvHeight)).Add(origin)
		key := strings.Join(cells[1:tsvLine], "/")
		if key != previous {
			lines, previous = append(lines, line{}), key
		}
		last := &lines[len(lines)-1]
		last.words = append(last.words, cells[tsvText])
		last.boxes = append(last.boxes, box)
	}
	return lines
}

// find returns the first match of a pattern, reading line by line.
func find(lines []line, pattern *regexp.Regexp) (match, bool) {
	for _, l := range lines {
		text := l.String()
		if at := pattern.FindStringIndex(text); at != nil {
			return match{groups: pattern.FindStringSubmatch(text), box: l.boxOf(at[0], at[1])}, true
		}
	}
	return match{}, false
}

// boxOf returns the box around the words that the bytes [from, to) of the
// line's text touch.
func (l line) boxOf(from, to int) image.Rectangle {
	var box image.Rectangle
	start := 0
	for i, word := range l.words {
		end := start + len(word)
		if start < to && from < end {
			box = box.Union(l.boxes[i])
		}
		start = end + len(" ")
	}
	return box
}

func TestParseTSVAndFind(t *testing.T) {
	tsv := strings.Join([]string{
		"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
		"1\t1\t0\t0\t0\t0\t0\t0\t2560\t1600\t-1\t",
		"4\t1\t1\t1\t1\t0\t200\t100\t300\t40\t-1\t",
		"5\t1\t1\t1\t1\t1\t200\t100\t120\t40\t96\tChoose",
		"5\t1\t1\t1\t1\t2\t340\t104\t160\t36\t91\tfolder...",
		"5\t1\t2\t1\t1\t1\t1600\t800\t60\t30\t95\t1,204",
		"5\t1\t2\t1\t1\t2\t1680\t800\t90\t30\t95\tarticles",
		"5\t1\t2\t1\t1\t3\t1780\t800\t90\t30\t95\t ",
		"5\t1\t3\t1\t1\t1\t1600\t900\t120\t30\t90\tChoose",
	}, "\n")
	lines := parseTSV(tsv, 2, image.Pt(10, 20))
	if len(lines) != 3 || lines[0].String() != "Choose folder..." || lines[1].String() != "1,204 articles" {
		t.Fatalf("lines: %q", lines)
	}
	tests := []struct {
		pattern string
		groups  []string // nil where nothing is to be found
		box     image.Rectangle
	}{
		{`choose folder`, []string{"Choose folder"}, image.Rect(110, 70, 260, 90)},
		{`folder`, []string{"folder"}, image.Rect(180, 72, 260, 90)},
		{`([\d,]+) articles`, []string{"1,204 articles", "1,204"}, image.Rect(810, 420, 895, 435)},
		{`^choose$`, []string{"Choose"}, image.Rect(810, 470, 870, 485)},
		{`choose files`, nil, image.Rectangle{}},
	}
	for _, test := range tests {
		got, ok := find(lines, regexp.MustCompile("(?i)"+test.pattern))
		if ok != (test.groups != nil) || !slices.Equal(got.groups, test.groups) || got.box != test.box {
			t.Errorf("find %q: %q at %v, want %q at %v", test.pattern, got.groups, got.box, test.groups, test.box)
		}
	}
}
