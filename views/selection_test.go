package views

import (
	"testing"
)

func TestSelectedTextOverParagraphs(t *testing.T) {
	p := testPage(200, nil, "The first paragraph.", "The second.", "The third one.")
	for name, c := range map[string]struct {
		s    selection
		want string
	}{
		"within one":   {selection{spot{0, 4}, spot{0, 9}}, "first"},
		"backwards":    {selection{spot{0, 9}, spot{0, 4}}, "first"},
		"over three":   {selection{spot{0, 10}, spot{2, 3}}, "paragraph.\n\nThe second.\n\nThe"},
		"to a start":   {selection{spot{0, 10}, spot{1, 0}}, "paragraph."},
		"all":          {p.all(), "The first paragraph.\n\nThe second.\n\nThe third one."},
		"past the end": {selection{spot{2, 10}, spot{9, 99}}, "one."},
		"nothing":      {selection{spot{1, 1}, spot{1, 1}}, ""},
	} {
		if got := p.textOf(c.s); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestCoverKeepsWhatADragBeganWith(t *testing.T) {
	word := selection{spot{0, 4}, spot{0, 9}}
	for _, c := range []struct{ now, want selection }{
		{selection{spot{1, 0}, spot{1, 3}}, selection{spot{0, 4}, spot{1, 3}}},
		{selection{spot{0, 0}, spot{0, 3}}, selection{spot{0, 9}, spot{0, 0}}},
		{word, word},
	} {
		if got := cover(word, c.now); got != c.want {
			t.Errorf("cover(%v) = %v, want %v", c.now, got, c.want)
		}
	}
}

func TestWordAt(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		want string
	}{
		{"the harbor wall", 6, "harbor"},
		{"the harbor wall", 3, " "},
		{"the city’s port", 5, "city’s"},
		{"the city’s port", 8, "city’s"},
		{"islands’ freight", 7, "’"},
		{"the end", 7, "end"},
		{"café au", 2, "café"},
		{"港口 노조", 0, "港口"},
		{"", 0, ""},
	} {
		if s := wordAt(c.text, c.at); c.text[s.Start:s.End] != c.want {
			t.Errorf("wordAt(%q, %d) = %q, want %q", c.text, c.at, c.text[s.Start:s.End], c.want)
		}
	}
}

func TestSteps(t *testing.T) {
	p := testPage(200, nil, "a port e\u0301", "next day")
	for name, c := range map[string]struct {
		step     func(spot) spot
		at, want spot
	}{
		"letter":                  {p.nextLetter, spot{0, 0}, spot{0, 1}},
		"letter with its mark":    {p.nextLetter, spot{0, 7}, spot{0, 10}},
		"over the end":            {p.nextLetter, spot{0, 10}, spot{1, 0}},
		"at the last":             {p.nextLetter, spot{1, 8}, spot{1, 8}},
		"letter back":             {p.previousLetter, spot{0, 10}, spot{0, 7}},
		"over the beginning":      {p.previousLetter, spot{1, 0}, spot{0, 10}},
		"at the first":            {p.previousLetter, spot{0, 0}, spot{0, 0}},
		"word":                    {p.nextWord, spot{0, 1}, spot{0, 6}},
		"word back":               {p.previousWord, spot{0, 6}, spot{0, 2}},
		"word over the end":       {p.nextWord, spot{0, 10}, spot{1, 0}},
		"word over the beginning": {p.previousWord, spot{1, 0}, spot{0, 10}},
	} {
		if got := c.step(c.at); got != c.want {
			t.Errorf("%s: from %v to %v, want %v", name, c.at, got, c.want)
		}
	}
}

func TestLinesUpAndDown(t *testing.T) {
	p := testPage(70, nil, "the port closed", "so long") // the port|closed, so long
	for name, c := range map[string]struct {
		at   spot
		by   int
		want spot
	}{
		"down":                 {spot{0, 2}, 1, spot{0, 6}},
		"down into the next":   {spot{0, 14}, 1, spot{1, 5}},
		"up into the last":     {spot{1, 2}, -1, spot{0, 11}},
		"up from the first":    {spot{0, 2}, -1, spot{0, 0}},
		"down from the bottom": {spot{1, 2}, 1, spot{1, 7}},
	} {
		if got := p.lineFrom(c.at, c.by); got != c.want {
			t.Errorf("%s: from %v to %v, want %v (lines %v)", name, c.at, got, c.want, p.lines)
		}
	}
}
