package views

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
)

// ShortList is how many values of a field the pane shows at first.
const ShortList = 6

// ImportsSection is the name of the section of past imports, for Library.SetFolded.
const ImportsSection = "imports"

const (
	filteredList   = 12 // values from which on a long list has a filter field
	librarySection = "library"
	allImports     = "0" // key of the line that leads to the list of all imports
)

// lineKind is what a line of the pane is.
type lineKind uint8

const (
	headLine   lineKind = iota // of a section
	partLine                   // a part of the archive
	importLine                 // a past import, or the way to all
	valueLine                  // a value of a field
	moreLine                   // unfolds the long list, or folds it
	filterLine                 // the field that filters the long list
	noteLine                   // says something
)

// lineID tells lines apart; it stays when others come and go.
type lineID struct {
	kind         lineKind
	section, key string
}

// lineMark is how a line is chosen.
type lineMark uint8

const (
	unmarked lineMark = iota
	included
	excluded
	current // the part of the archive that is shown, and narrows nothing
)

// libraryLine is one line of the pane. Its place is below the first one's top.
type libraryLine struct {
	kind         lineKind
	section, key string
	name, count  string
	mark         lineMark
	folded       bool // of a head: its section shows nothing
	y, height    float32
}

func (l libraryLine) id() lineID { return lineID{l.kind, l.section, l.key} }

// canBeChosen reports whether the keys can stand on the line.
func (l libraryLine) canBeChosen() bool { return l.kind != noteLine }

// libraryContent is all that the pane shows.
type libraryContent struct {
	rows     []LibraryRow
	imports  []LibraryImport
	facets   []data.Facet
	unfolded string     // field of the long list; "" where there is none
	filtered bool       // the long list holds what a filter leaves
	long     data.Facet // the zero Facet until it is loaded
	chosen   []string   // keys of rows
	choices  []data.Choice
	folded   map[string]bool
}

// lines lists what the pane shows, from top to bottom.
func (c *libraryContent) lines() []libraryLine {
	list := lineList{content: c}
	if list.head(librarySection, lang.L("Library")) {
		for _, r := range c.rows {
			mark := unmarked
			switch chosen := slices.Contains(c.chosen, r.Key); {
			case chosen && r.Key == "":
				mark = current
			case chosen:
				mark = included
			}
			list.add(libraryLine{kind: partLine, section: librarySection, key: r.Key, name: r.Name, count: locale.Number(r.Count), mark: mark})
		}
	}
	if len(c.imports) > 0 && list.head(ImportsSection, lang.L("Past imports")) {
		for _, i := range c.imports {
			count := locale.Number(i.Added)
			if i.Gone {
				count = lang.L("undone")
			}
			list.add(libraryLine{kind: importLine, section: ImportsSection, key: strconv.FormatInt(i.ID, 10), name: locale.Moment(i.When, locale.ShortDay, minutes), count: count})
		}
		list.add(libraryLine{kind: importLine, section: ImportsSection, key: allImports, name: lang.L("Imports…")})
	}
	for _, f := range c.facets {
		if f.Known || len(f.Values) > 0 || f.Field == c.unfolded { // a section that is emptied keeps its place
			list.facet(f)
		}
	}
	list.end()
	return list.lines
}

// lineList gathers lines one under the other.
type lineList struct {
	content *libraryContent
	lines   []libraryLine
	y       float32
}

// Heights of lines, at text size 13.
const (
	headHeight   = 31
	lineHeight   = 24
	filterHeight = 36
	footHeight   = 12
)

func (l *lineList) add(line libraryLine) {
	line.y, line.height = l.y, scaled(lineHeight)
	switch line.kind {
	case headLine:
		line.height = scaled(headHeight)
	case filterLine:
		line.height = scaled(filterHeight)
	}
	l.y += line.height
	l.lines = append(l.lines, line)
}

// head adds the head of a section and reports whether it is unfolded.
func (l *lineList) head(section, title string) bool {
	folded := l.content.folded[section]
	l.add(libraryLine{kind: headLine, section: section, name: title, folded: folded})
	return !folded
}

// end leaves some room under the last line.
func (l *lineList) end() {
	if n := len(l.lines); n > 0 {
		l.lines[n-1].height += scaled(footHeight)
	}
}

// facet adds the section of a field.
func (l *lineList) facet(f data.Facet) {
	if !l.head(f.Field, FacetTitle(f.Field)) {
		return
	}
	c := l.content
	choice := choiceOf(c.choices, f.Field)
	long := f.Field == c.unfolded
	if !long {
		l.values(f.Field, shortened(f.Values, choice), choice)
		if len(f.Values) == 0 {
			l.noneHere(f.Field)
		}
		if left := f.Distinct; left > ShortList {
			l.add(libraryLine{kind: moreLine, section: f.Field, name: lang.L("All {{.N}}…", map[string]any{"N": locale.Number(left)})})
		}
		return
	}
	if f.Distinct > filteredList || c.filtered { // a filter that is not seen cannot be taken back
		l.add(libraryLine{kind: filterLine, section: f.Field})
	}
	if c.long.Field == f.Field {
		f = c.long
	}
	l.values(f.Field, f.Values, choice)
	switch left := f.Distinct - len(f.Values); {
	case len(f.Values) == 0:
		l.noneHere(f.Field)
	case left > 0:
		l.add(libraryLine{kind: noteLine, section: f.Field, name: locale.Count("and {{.N}} more: type to find", left)})
	}
	l.add(libraryLine{kind: moreLine, section: f.Field, name: lang.L("Fewer")})
}

func (l *lineList) noneHere(field string) {
	l.add(libraryLine{kind: noteLine, section: field, name: lang.L("None here")})
}

func (l *lineList) values(field string, values []data.FacetValue, choice data.Choice) {
	for _, v := range values {
		mark := unmarked
		switch {
		case slices.Contains(choice.Include, v.Value):
			mark = included
		case slices.Contains(choice.Exclude, v.Value):
			mark = excluded
		}
		l.add(libraryLine{kind: valueLine, section: field, key: v.Value, name: FacetName(field, v.Value), count: locale.Number(v.Count), mark: mark})
	}
}

// shortened keeps the first values and all that are chosen.
func shortened(values []data.FacetValue, choice data.Choice) []data.FacetValue {
	var kept []data.FacetValue
	for i, v := range values {
		if i < ShortList || slices.Contains(choice.Include, v.Value) || slices.Contains(choice.Exclude, v.Value) {
			kept = append(kept, v)
		}
	}
	return kept
}

func choiceOf(choices []data.Choice, field string) data.Choice {
	for _, c := range choices {
		if c.Field == field {
			return c
		}
	}
	return data.Choice{}
}

func linesHeight(lines []libraryLine) float32 {
	if len(lines) == 0 {
		return 0
	}
	last := lines[len(lines)-1]
	return last.y + last.height
}

// linesIn returns the lines that show at least in part in a view: first ≤ n < past.
func linesIn(lines []libraryLine, offset, view float32) (first, past int) {
	first = lineBelow(lines, offset)
	past = first
	for past < len(lines) && lines[past].y < offset+view {
		past++
	}
	return first, past
}

// lineBelow returns the first line that ends below a height.
func lineBelow(lines []libraryLine, y float32) int {
	n, _ := slices.BinarySearchFunc(lines, y, func(l libraryLine, y float32) int {
		if l.y+l.height <= y {
			return -1
		}
		return 1
	})
	return n
}

func indexOf(lines []libraryLine, id lineID) int {
	return slices.IndexFunc(lines, func(l libraryLine) bool { return l.id() == id })
}

// nextLine returns the line that is so many steps from another, over those that
// cannot be chosen, as far as there are any.
func nextLine(lines []libraryLine, from, steps int) int {
	way := 1
	if steps < 0 {
		way = -1
	}
	at := from
	for n := from + way; n >= 0 && n < len(lines) && steps != 0; n += way {
		if lines[n].canBeChosen() {
			at = n
			steps -= way
		}
	}
	return at
}
